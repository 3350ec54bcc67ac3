"""What a comparison says element by element, of each question that is left open, and on guidance."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lanzarote import specification
from lanzarote.lawfile.terms import values_of
from lanzarote.relation.comparing import Compared, like
from lanzarote.relation.values import Answered, Comparison, ElementRow, OnPoint, Standing, Way, Whole
from lanzarote.symbolic import Set, values_in, whatever


def rows(compared: Compared, comparison: Comparison) -> Iterator[ElementRow]:
    """How each element stands; of an offence that the law does not have, what can be said."""
    for name in compared.elements:
        found = [each for each in comparison.differences if each.by == (name,)]
        firm = {each.way for each in found if each.standing is Standing.FIRM}
        opened = dict.fromkeys(d for each in found if each.standing is Standing.OPEN for d in each.doubts)
        if comparison.whole is Whole.SILENT:
            way = Way.SILENT
        elif firm >= {Way.NARROWER, Way.WIDER}:
            way = Way.BOTH
        elif firm:
            way = next(way for way in (Way.NARROWER, Way.WIDER, Way.UNCLEAR) if way in firm)
        else:
            way = Way.DEPENDS if any(each.standing is Standing.READING for each in found) else Way.SAME
        if way is not Way.SAME or comparison.whole is not Whole.NONE:
            yield ElementRow(name, way, tuple(opened))


def open_questions(compared: Compared) -> Iterator[OnPoint]:
    """What the law makes of cases that raise one open question and would be reached by both laws without it."""
    questions = [doubt for doubt in compared.doubts if not doubt.leans]
    for each in questions:
        others = compared.space.any_of(doubt.raised for doubt in questions if doubt is not each)
        if cases := (each.raised - others) & whatever(compared.both, each.facts):
            yield _on(each.name, cases, compared, each.facts)


def guidance(compared: Compared, known: bool) -> Iterator[OnPoint]:
    """What the law makes of cases that the specification wishes to be reached, though no offence asks for it.

    Where it is not `known` what the law reaches under another label, what it does not reach is unclear.
    """
    if compared.whole is Whole.SILENT:
        return
    space = compared.space
    doubtful = space.any_of(doubt.raised for doubt in compared.doubts)
    for name, each in specification.data("relation.yaml").get("guidance", {}).items():
        facts = tuple(fact for element in each["but_for"] for fact in compared.facts[element])
        told = (space.among(fact, values_of(space.facts[fact], word)) for fact, word in each["facts"].items())
        if cases := space.all_of(told) & whatever(compared.other.yes, facts) - doubtful:
            found = _on(f"{each['paragraph']}, {name}", cases, compared, facts)
            unclear = found.answered is Answered.NOT_COVERED and not known
            yield replace(found, answered=Answered.UNCLEAR) if unclear else found


def _on(name: str, cases: Set, compared: Compared, facts: tuple[str, ...]) -> OnPoint:
    """What becomes of cases that differ from what both laws reach in some facts."""
    covered, perhaps = cases & compared.law.yes, cases & compared.law.perhaps
    if covered == cases:
        answered = Answered.COVERED
    elif covered:
        answered = Answered.PARTLY
    else:
        answered = Answered.UNCLEAR if perhaps else Answered.NOT_COVERED
    told_by = tuple(_told_by(covered, cases)) if answered is Answered.PARTLY else ()
    return OnPoint(name, answered, like(covered or cases, compared.plain, facts), told_by)


def _told_by(some: Set, cases: Set) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The one fact by which some of the cases are told from the others, with its values there, if there is one."""
    space = cases.space
    for name in space.circumstances:
        if some == cases & space.present(name):
            yield name, (True,)
            return
    for name, fact in space.facts.items():
        if not fact.is_age:
            values = values_in(some, name)
            if some == cases & space.among(name, values):
                yield name, values
                return

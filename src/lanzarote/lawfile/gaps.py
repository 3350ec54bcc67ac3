"""What a law file leaves to fill in, in the order in which one would fill it in."""

from collections.abc import Iterator
from dataclasses import dataclass

from lanzarote.law.conditions import Unknown, leaves
from lanzarote.law.protocol import Place
from lanzarote.law.provisions import Element
from lanzarote.law.written import WrittenLaw
from lanzarote.lawfile.words import of_element, sentences
from lanzarote.model import OFFENCES_OF_CONDUCT, Attempt, Measure, Offence

NOT_YET = "not filled in yet"
"""What stands in a law file in the place of what is still to be filled in."""


@dataclass(frozen=True)
class Gap:
    """What is to be filled in; where it stands, if something stands in its place."""

    what: str
    place: Place | None = None


def gaps(law: WrittenLaw) -> Iterator[Gap]:
    """All that a law file leaves to fill in, as it stands on its day; terms that cannot be expressed are left out."""
    if law.age is None:
        yield Gap("the legal age for sexual activities, “legal_age: {years: …}”")
    yield from _of(law, Offence.ARTICLE_23)
    for offence in OFFENCES_OF_CONDUCT:
        yield from _of(law, offence)
    if not law.reservations_stated:
        yield Gap("the reservations, or “reservations: []” if there are none")
    if not law.rules:
        yield Gap("who may do what about a suspected offence, “enforcement”")
    for measure in Measure:
        stated = law.content.measures.get(measure)
        if stated is None or stated.provided is None:
            yield Gap(f"under “measures”, whether the State provides “{measure}”", stated.place if stated else None)


def _of(law: WrittenLaw, offence: Offence) -> Iterator[Gap]:
    if reason := law.why_silent(offence):
        yield Gap(f"a provision for {offence}, or “no_offence” if the law has none ({reason})")
        return
    for provision in law.provisions(offence):
        if provision.cite == NOT_YET:
            yield Gap(f"where the provision for {offence} stands, “cite”", provision.place)
        for element in (*provision.elements, *provision.exceptions):
            if _is_gap(element):
                told = f": {of_element(element.name)}" if element.name in sentences()["elements"] else ""
                yield Gap(f"“{element.name}” in the provision for {offence}{told}", element.place)
    for provision in law.provisions(Attempt(offence)):
        if unknown := next((each for each in provision.elements if each.name == "attempt"), None):
            yield Gap(f"whether attempt at {offence} is punishable, “attempt: yes” or “attempt: no”", unknown.place)


def _is_gap(element: Element) -> bool:
    return any(isinstance(term, Unknown) and term.reason == NOT_YET for term in leaves(element.condition))

"""What a law file states in vain: provisions that no case can meet, parts that add nothing, rules never reached."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache

from lanzarote.law.answering import met
from lanzarote.law.conditions import Condition, circumstances_in
from lanzarote.law.idle import Idleness, everywhere, readings
from lanzarote.law.problems import Problem, UnusableLaw, shown
from lanzarote.law.protocol import Place
from lanzarote.law.provisions import Provision, unbroken
from lanzarote.law.written import Rule, WrittenLaw
from lanzarote.model import Enforcement, Offence, kind_of, offence_in
from lanzarote.symbolic import Intractable, Space


def usable(law: WrittenLaw) -> WrittenLaw:
    """The law. Raises UnusableLaw with each provision and each rule that decides no case, where that can be told."""
    if problems := list(_vacuous(law)):
        raise UnusableLaw(problems)
    return law


def _vacuous(law: WrittenLaw) -> Iterator[Problem]:
    for read in readings(law.content.provisions):
        with suppress(Intractable):
            if never := list(_never_met(read)):
                yield from never
            else:
                yield from _idle(read)
    with suppress(Intractable):
        yield from _rules(law.content.rules, law.spaces[Enforcement])


def _never_met(read: tuple[Provision, ...]) -> Iterator[Problem]:
    """A provision that no case can meet as one of its offences, whatever the day; nothing declared counts."""
    met_as: dict[Offence, bool] = {}
    for each in read:
        offence = offence_in(each.label)
        met_as[offence] = met_as.get(offence) or _can_be_met(replace(each, beyond=()).condition, offence)
    for offence in (offence for offence, can_be in met_as.items() if not can_be):
        what = f"{shown(read[0].cite)} as {offence}"
        message = f"no case can meet {what}: what it requires excludes itself; change or remove it"
        yield _problem(read[0].place, message)


_SAID = {
    Idleness.ELEMENT: "“{name}” adds nothing: without it, {cite} reaches the same cases; remove it",
    Idleness.ALTERNATIVE: "this alternative in “{name}” adds nothing: without it, {cite} reaches the same; remove it",
    Idleness.COVERED: "the exception “{name}” adds nothing: others in {cite} excuse the same cases; remove it",
    Idleness.NOT_WIDER: "{cite} does not go further in “{name}”: it reaches no case in which what the Convention "
    "requires there is missing; remove the declaration, or correct the element",
}


def _idle(read: tuple[Provision, ...]) -> Iterator[Problem]:
    """What adds nothing to a provision; of an exception that excuses nothing, a remark is made."""
    for each in everywhere(read):
        if each.idleness in _SAID:
            yield _problem(each.place, _SAID[each.idleness].format(name=each.name, cite=shown(read[0].cite)))


@lru_cache(maxsize=4_000)
def _can_be_met(condition: Condition, offence: Offence) -> bool:
    """In a space of its own, in which its circumstances stand as it speaks of them."""
    space = Space(kind_of(offence), dict.fromkeys(circumstances_in(condition)))
    return bool(met(condition, space, unknown=True))


def _rules(rules: tuple[Rule, ...], space: Space) -> Iterator[Problem]:
    reached: set[int] = set()
    surely = [met(rule.condition, space) for rule in rules]
    perhaps = [met(rule.condition, space, unknown=True) for rule in rules]
    for day in (days.first for days in unbroken(rule.in_force for rule in rules)):
        decided = space.nothing
        for at, rule in enumerate(rules):
            if rule.in_force.holds(day):  # a rule with an unknown term may not decide its own cases
                reached |= {at} if perhaps[at] - decided else set()
                decided |= surely[at]
    for at, rule in enumerate(rules):
        if at not in reached:
            message = "is never reached: earlier rules decide all its cases; move it up or remove it"
            yield _problem(rule.place, f"{shown(rule.cite)} {message}")


def _problem(place: Place, message: str) -> Problem:
    return Problem(place.file, place.line, place.column, message)

"""What a law file states in vain: provisions that no case can meet, rules on enforcement that are never reached."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

from lanzarote.law.answering import met
from lanzarote.law.conditions import Condition, circumstances_in
from lanzarote.law.problems import Problem, UnusableLaw, shown
from lanzarote.law.protocol import Place
from lanzarote.law.written import Rule, WrittenLaw
from lanzarote.model import Enforcement, Situation, kind_of, offence_in
from lanzarote.symbolic import Intractable, Space


def usable(law: WrittenLaw) -> WrittenLaw:
    """The law. Raises UnusableLaw with each provision and each rule that decides no case, where that can be told."""
    if problems := list(_vacuous(law)):
        raise UnusableLaw(problems)
    return law


def _vacuous(law: WrittenLaw) -> Iterator[Problem]:
    for provision in {(p.place, offence_in(p.label)): replace(p, beyond=()) for p in law.content.provisions}.values():
        with suppress(Intractable):
            if not _can_be_met(provision.condition, kind_of(provision.label)):
                what = f"{shown(provision.cite)} as {offence_in(provision.label)}"
                message = f"no case can meet {what}: what it requires excludes itself; change or remove it"
                yield _problem(provision.place, message)
    with suppress(Intractable):
        yield from _rules(law.content.rules, law.spaces[Enforcement])


def _can_be_met(condition: Condition, kind: type[Situation]) -> bool:
    """In a space of its own, in which its circumstances stand as it speaks of them."""
    space = Space(kind, dict.fromkeys(circumstances_in(condition)))
    return bool(met(condition, space, unknown=True))


def _rules(rules: tuple[Rule, ...], space: Space) -> Iterator[Problem]:
    reached: set[int] = set()
    surely = [met(rule.condition, space) for rule in rules]
    perhaps = [met(rule.condition, space, unknown=True) for rule in rules]
    for day in _days(rules):
        decided = space.nothing
        for at, rule in enumerate(rules):
            if rule.in_force.holds(day):  # a rule with an unknown term may not decide its own cases
                reached |= {at} if perhaps[at] - decided else set()
                decided |= surely[at]
    for at, rule in enumerate(rules):
        if at not in reached:
            message = "is never reached: earlier rules decide all its cases; move it up or remove it"
            yield _problem(rule.place, f"{shown(rule.cite)} {message}")


def _days(rules: tuple[Rule, ...]) -> set[date]:
    """Days enough to see every combination of rules that is ever in force."""
    begins = {rule.in_force.start or date.min for rule in rules}
    return begins | {rule.in_force.end + timedelta(1) for rule in rules if rule.in_force.end not in (None, date.max)}


def _problem(place: Place, message: str) -> Problem:
    return Problem(place.file, place.line, place.column, message)

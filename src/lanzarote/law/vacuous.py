"""What a law file states in vain: provisions that no case can meet, rules on enforcement that are never reached."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace

from lanzarote.law.answering import met
from lanzarote.law.conditions import Condition, circumstances_in
from lanzarote.law.problems import Problem, UnusableLaw, shown
from lanzarote.law.protocol import Place
from lanzarote.law.provisions import Interval, Provision, unbroken
from lanzarote.law.written import Rule, WrittenLaw
from lanzarote.model import Enforcement, Situation, kind_of, offence_in
from lanzarote.symbolic import Intractable, Space


def usable(law: WrittenLaw) -> WrittenLaw:
    """The law. Raises UnusableLaw with each provision and each rule that decides no case, where that can be told."""
    if problems := list(_vacuous(law)):
        raise UnusableLaw(problems)
    return law


def _vacuous(law: WrittenLaw) -> Iterator[Problem]:
    for versions in _read(law.content.provisions).values():
        with suppress(Intractable):
            if not any(_can_be_met(each.condition, kind_of(each.label)) for each in versions.values()):
                provision = next(iter(versions.values()))
                what = f"{shown(provision.cite)} as {offence_in(provision.label)}"
                message = f"no case can meet {what}: what it requires excludes itself; change or remove it"
                yield _problem(provision.place, message)
    with suppress(Intractable):
        yield from _rules(law.content.rules, law.spaces[Enforcement])


def _read(provisions: Iterable[Provision]) -> dict[object, dict[Interval, Provision]]:
    """Each provision of a law file as it is read for an offence in each stretch of days; nothing declared counts."""
    found: dict[object, dict[Interval, Provision]] = {}
    for each in provisions:
        found.setdefault((each.place, offence_in(each.label)), {})[each.in_force] = replace(each, beyond=())
    return found


def _can_be_met(condition: Condition, kind: type[Situation]) -> bool:
    """In a space of its own, in which its circumstances stand as it speaks of them."""
    space = Space(kind, dict.fromkeys(circumstances_in(condition)))
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

"""What a law file states in vain: provisions that no case can meet, rules on enforcement that are never reached."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from lanzarote.law import Place, Problem, Silent
from lanzarote.law.conditions import Test, compiled
from lanzarote.law.problems import shown
from lanzarote.law.provisions import offence_in
from lanzarote.law.written import LawFile, Rule
from lanzarote.model import Enforcement, Situation, kind_of
from lanzarote.verifier.domain import domain
from lanzarote.verifier.lazy import TooManyLeaves, leaves


def unused(content: LawFile) -> Iterator[Problem]:
    """Each provision and each rule that decides no case, as a problem at its line."""
    names = tuple(content.circumstances)
    for provision in {(p.place, offence_in(p.label)): replace(p, beyond=()) for p in content.provisions}.values():
        if not _some_case(kind_of(provision.label), names, _can_be(compiled(provision.condition))):
            what = f"{shown(provision.cite)} as {offence_in(provision.label)}"
            message = f"no case can meet {what}: what it requires excludes itself; change or remove it"
            yield _problem(provision.place, message)
    for at, rule in enumerate(content.rules):
        if not any(_reached(content.rules[: at + 1], day, names) for day in _days(content.rules)):
            message = "is never reached: earlier rules decide all its cases; move it up or remove it"
            yield _problem(rule.place, f"{shown(rule.cite)} {message}")


def _reached(rules: tuple[Rule, ...], day: date, names: tuple[str, ...]) -> bool:
    """Whether the last of the rules decides a case on the day; a rule with an unknown term may not decide its own."""
    *earlier, last = rules
    if not last.in_force.holds(day):
        return False
    others = [_must_be(compiled(rule.condition)) for rule in earlier if rule.in_force.holds(day)]
    own = _can_be(compiled(last.condition))
    return _some_case(Enforcement, names, lambda case: own(case) and not any(other(case) for other in others))


def _days(rules: tuple[Rule, ...]) -> set[date]:
    """Days enough to see every combination of rules that is ever in force."""
    begins = {rule.in_force.start or date.min for rule in rules}
    return begins | {rule.in_force.end + timedelta(1) for rule in rules if rule.in_force.end not in (None, date.max)}


def _some_case(kind: type[Situation], names: tuple[str, ...], test: Test) -> bool:
    try:
        return any(met for met, _ in leaves(domain(kind, names), test))
    except TooManyLeaves:
        return True


def _can_be(test: Test) -> Test:
    return _with_silence(test, True)


def _must_be(test: Test) -> Test:
    return _with_silence(test, False)


def _with_silence(test: Test, answer: bool) -> Callable[[Situation], bool]:
    def told(case: Situation) -> bool:
        try:
            return test(case)
        except Silent:
            return answer

    return told


def _problem(place: Place, message: str) -> Problem:
    return Problem(place.file, place.line, place.column, message)

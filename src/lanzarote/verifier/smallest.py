"""From a branch in which a holding fails to a smallest plain case in which it fails."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from lanzarote.model import Impossible, Situation, facts
from lanzarote.verifier.lazy import Branch


def concrete(branch: Branch) -> Situation:
    """The most ordinary plain situation among those a branch stands for."""
    domain, known = branch.domain, facts(branch.domain.kind)

    def extraordinary(told: dict[str, Any]) -> int:
        return sum(value is not domain.values[name][0] for name, value in told.items())

    told: dict[str, Any] = {}
    for group, mask in enumerate(branch.masks):
        most_ordinary: dict[str, Any] = min(domain.rows(group, mask), key=extraordinary)
        told |= most_ordinary
    if domain.ages:
        (first, second), (one, other, (low, high)) = domain.ages, branch.zone.bounds
        told[first] = _nearest(known[first].ordinary, *one)
        told[second] = _nearest(
            known[second].ordinary, max(other[0], told[first] - high), min(other[1], told[first] - low)
        )
    return domain.situation(told)


def smallest(case: Situation, fails: Callable[[Situation], bool]) -> Situation:
    """Set facts back to their ordinary values until none can be without losing the failure."""
    ordinary = {name: f.ordinary for name, f in facts(type(case)).items()}
    while True:
        for simpler in simpler_cases(case, ordinary):
            if fails(simpler):
                case = simpler
                break
        else:
            return case


def simpler_cases(case: Situation, ordinary: dict[str, Any]) -> list[Situation]:
    """The situation with one fact set back to its ordinary value, for each fact where that is possible."""
    found = []
    for name, value in reversed(ordinary.items()):
        if getattr(case, name) != value:
            with suppress(Impossible):
                found.append(case.changed(name, value))
    present = case.circumstances
    return found + [case.changed("circumstances", present - {name}) for name in sorted(present)]


def distance(case: Situation) -> int:
    """How many facts are not at their ordinary value."""
    known = facts(type(case)).values()
    return sum(bool(getattr(case, f.name) != f.ordinary) for f in known) + len(case.circumstances)


def _nearest(wanted: int, low: int, high: int) -> int:
    return min(max(wanted, low), high)

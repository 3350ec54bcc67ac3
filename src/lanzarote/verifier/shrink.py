"""From a plain case in which a holding fails to a smallest one."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from lanzarote.model import Impossible, Situation, facts


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

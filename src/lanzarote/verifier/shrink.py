"""From a case in which a holding fails to a smallest one."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from lanzarote.model import Impossible, Situation, facts


def smallest(situation: Situation, fails: Callable[[Situation], bool]) -> Situation:
    """Set facts back to their ordinary values until none can be without losing the failure."""
    ordinary = {name: f.ordinary for name, f in facts(type(situation)).items()}
    while True:
        for simpler in simpler_cases(situation, ordinary):
            if fails(simpler):
                situation = simpler
                break
        else:
            return situation


def simpler_cases(situation: Situation, ordinary: dict[str, Any]) -> list[Situation]:
    """The situation with one fact set back to its ordinary value, for each fact where that is possible."""
    found = []
    for name, value in reversed(ordinary.items()):
        if getattr(situation, name) != value:
            with suppress(Impossible):
                found.append(situation.changed(name, value))
    present = situation.circumstances
    return found + [situation.changed("circumstances", present - {name}) for name in sorted(present)]


def distance(situation: Situation) -> int:
    """How many facts are not at their ordinary value."""
    known = facts(type(situation)).values()
    return sum(bool(getattr(situation, f.name) != f.ordinary) for f in known) + len(situation.circumstances)

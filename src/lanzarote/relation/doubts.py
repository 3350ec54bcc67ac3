"""What the specification does not decide: questions it leaves open and readings it is in doubt about."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from lanzarote import specification
from lanzarote.model import Situation
from lanzarote.symbolic import Set, Space, partition


@dataclass(frozen=True)
class Doubt:
    """A named doubt and the cases that raise it; `leans` is empty where the specification leaves the question open."""

    name: str
    raised: Set
    leans: str = ""
    facts: tuple[str, ...] = ()
    """The facts that raise a question left open."""


def doubts(space: Space, legal_age: int, package: str = specification.SPEC) -> tuple[Doubt, ...]:
    """The questions that are left open, then the readings that are in doubt, each with the cases that raise it."""
    found = []
    for question in specification.questions(package):
        found.append(Doubt(question.text, _cases(space, question.raised), facts=tuple(question.facts)))
    for entry in register():
        raised = _cases(space, lambda situation, entry=entry: entry.raised(situation, legal_age))  # type: ignore[misc]
        found.append(Doubt(entry.id, raised, str(entry.leans)))
    return tuple(found)


def register() -> Iterable[Any]:
    """The readings that the specification is in doubt about; none where it keeps no register of them."""
    known: Callable[[], Iterable[Any]] = getattr(specification, "register", tuple)
    return known()


def _cases(space: Space, raised: Callable[[Situation], bool]) -> Set:
    return partition(space, lambda situation: bool(raised(situation))).get(True, space.nothing)

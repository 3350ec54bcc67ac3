"""What the specification does not decide: questions it leaves open and readings it is in doubt about."""

from dataclasses import dataclass

from lanzarote import specification
from lanzarote.symbolic import Set, Space


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
        if told := tuple(name for name in question.facts if name in space.facts):
            raised = space.any_of(space.among(name, question.facts[name]) for name in told)
            found.append(Doubt(question.text, raised, facts=told))
    for entry in specification.register(package):
        found.append(Doubt(entry.id, entry.answer(space, legal_age).yes, entry.leans))
    return tuple(found)

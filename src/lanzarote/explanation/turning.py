"""Which single fact would turn an answer."""

from collections.abc import Callable, Collection, Iterator
from typing import Any

from lanzarote.explanation.values import Turn
from lanzarote.law import Law
from lanzarote.law.written import WrittenLaw
from lanzarote.model import OLDEST, Fact, Situation, facts

CIRCUMSTANCES = "circumstances"

Variant = tuple[str, Any, Situation]
"""A fact, another value of it, and the situation with that value."""


def can_be(law: Law, situation: Situation) -> bool:
    """Whether no circumstance is present that, by the law file, cannot be."""
    return not isinstance(law, WrittenLaw) or situation in law.spaces[type(situation)].everything


def variants(situation: Situation, law: Law) -> list[Variant]:
    """The situation with each other value of a single fact that can be; of circumstances, each one by itself.

    What says nothing beside the changed fact is ordinary.
    """
    found = [
        (name, value, _with(situation, name, value))
        for name, fact in facts(type(situation)).items()
        if _says(fact, situation)
        for value in (range(OLDEST + 1) if fact.values is None else fact.values)
        if value != getattr(situation, name)
    ]
    for name in law.circumstances:
        present = situation.circumstances ^ {name}
        found.append((CIRCUMSTANCES, present, situation.changed(CIRCUMSTANCES, present)))
    return [each for each in found if can_be(law, each[2])] if law.circumstances else found


def turns(
    answer: bool | None, among: list[Variant], ask: Callable[[Situation], bool | None], keep: Collection[str]
) -> Iterator[Turn]:
    """Each single fact that turns an answer, but for some that are kept."""
    found: dict[tuple[str, bool | None], list[Any]] = {}
    for name, value, other in among:
        if name not in keep and (to := ask(other)) is not answer:
            found.setdefault((name, to), []).append(value)
    for (name, to), values in found.items():
        yield from (Turn(name, (v,), to) for v in values) if name == CIRCUMSTANCES else (Turn(name, tuple(values), to),)


def _says(fact: Fact, situation: Situation) -> bool:
    return fact.only is None or getattr(situation, fact.only[0]) in fact.only[1]


def _with(situation: Situation, name: str, value: Any) -> Situation:
    """The situation with another value of a fact, and with what depends on it."""
    for fact in facts(type(situation)).values():
        if fact.only and fact.only[0] == name and value not in fact.only[1]:
            situation = situation.changed(fact.name, fact.ordinary)
    return situation.changed(name, value)

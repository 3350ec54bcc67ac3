"""Which single fact would turn an answer."""

from collections.abc import Callable, Iterator
from typing import Any

from lanzarote.explanation.values import Turn
from lanzarote.law import Law
from lanzarote.law.written import WrittenLaw
from lanzarote.model import OLDEST, Fact, Situation, facts

CIRCUMSTANCES = "circumstances"

Ask = Callable[[Situation], bool | None]


def can_be(law: Law, situation: Situation) -> bool:
    """Whether no circumstance is present that, by the law file, cannot be."""
    return not isinstance(law, WrittenLaw) or situation in law.spaces[type(situation)].everything


def turns(situation: Situation, law: Law, ask: Ask, keep: frozenset[str]) -> Iterator[Turn]:
    """Each single fact that turns the answer, but for some that are kept; of circumstances, each one by itself.

    What says nothing beside the changed fact is ordinary.
    """
    answer = ask(situation)
    for name, values in _changes(situation, law, keep):
        found: dict[bool | None, list[Any]] = {}
        for value in values:
            other = _with(situation, name, value)
            if can_be(law, other) and (to := ask(other)) is not answer:
                found.setdefault(to, []).append(value)
        yield from (Turn(name, tuple(each), to) for to, each in found.items())


def _changes(situation: Situation, law: Law, keep: frozenset[str]) -> Iterator[tuple[str, list[Any]]]:
    """The facts that can be otherwise, each with its other values."""
    for name, fact in facts(type(situation)).items():
        if name not in keep and _says(fact, situation):
            values = range(OLDEST + 1) if fact.values is None else fact.values
            yield name, [value for value in values if value != getattr(situation, name)]
    for name in law.circumstances:
        yield CIRCUMSTANCES, [situation.circumstances ^ {name}]


def _says(fact: Fact, situation: Situation) -> bool:
    return fact.only is None or getattr(situation, fact.only[0]) in fact.only[1]


def _with(situation: Situation, name: str, value: Any) -> Situation:
    """The situation with another value of a fact, and with what depends on it."""
    for fact in facts(type(situation)).values():
        if fact.only and fact.only[0] == name and value not in fact.only[1]:
            situation = situation.changed(fact.name, fact.ordinary)
    return situation.changed(name, value)

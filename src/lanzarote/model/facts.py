"""What a situation is made of: facts, each with a finite domain read off its field's type."""

from collections.abc import Collection, Set
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from enum import EnumMeta
from functools import lru_cache
from typing import Any, NewType, Self

Age = NewType("Age", int)
"""An age in completed years, 0 to OLDEST."""

ADULT = 18
OLDEST = 120


def fact(ordinary: Any, *, only: tuple[str, Collection[Any]] | None = None) -> Any:
    """A fact with its ordinary value; `only` names the fact and values without which it says nothing."""
    return field(default=ordinary, metadata={"only": only})


@dataclass(frozen=True)
class Fact:
    """A fact's name, its ordinary value and, unless it is an age, all its values, ordinary first."""

    name: str
    ordinary: Any
    values: tuple[Any, ...] | None
    only: tuple[str, Collection[Any]] | None

    @property
    def is_age(self) -> bool:
        """Whether the fact is an age in completed years."""
        return self.values is None

    def allows(self, value: Any) -> bool:
        """Whether the fact can have the value at all."""
        if self.values is None:
            return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= OLDEST
        return any(value is known for known in self.values)

    def wrong(self, value: Any) -> str:
        """What to say of a value that is not allowed."""
        words = ", ".join(map(str, self.values)) if self.values else f"0 to {OLDEST} completed years"
        return f"{self.name} is {value!r}; it can be {words}"


_FACTS: dict[type, dict[str, Fact]] = {}  # by hand: for mypy, a class whose instances have a hash of their own has none


def facts(kind: type["Situation"]) -> dict[str, Fact]:
    """The facts of a kind of situation by name, in the order in which they are told."""
    if kind not in _FACTS:
        known = [each for each in fields(kind) if "only" in each.metadata]
        _FACTS[kind] = {e.name: Fact(e.name, e.default, _values(e.type, e.default), e.metadata["only"]) for e in known}
    return _FACTS[kind]


def telling(known: dict[str, Fact]) -> str:
    """The fact that can have the most values."""
    return max(known, key=lambda name: len(known[name].values or ()))


def fact_of(kind: type["Situation"], name: str) -> Fact:
    """The fact of that name. Raises AttributeError, which says what it may have been."""
    known = facts(kind)
    if name in known:
        return known[name]
    from difflib import get_close_matches  # slow to import, and seldom needed

    near = get_close_matches(name, known, n=1)
    hint = f"; did you mean “{near[0]}”?" if near else ""
    raise AttributeError(f"{kind.__name__} has no fact “{name}”{hint}")


@lru_cache(maxsize=4_000)
def _allowed(kind: Any, name: str, values: tuple[Any, ...], *types: type) -> tuple[Any, ...]:
    """The values, all of which the fact can have. By their types too, since 1 and True are equal. Raises ValueError."""
    known = fact_of(kind, name)
    for each in values:
        if not known.allows(each):
            raise ValueError(known.wrong(each))
    return values


def _values(kind: Any, ordinary: Any) -> tuple[Any, ...] | None:
    if kind is Age:
        return None
    members = tuple(kind) if isinstance(kind, EnumMeta) else (False, True)
    return (ordinary, *(m for m in members if m is not ordinary))


class Impossible(ValueError):
    """Facts that could not be so in any case."""


def names_of(circumstances: Any) -> frozenset[str]:
    """A set of names as one that cannot be changed. Raises Impossible for what is no set of names."""
    if isinstance(circumstances, Set) and all(isinstance(name, str) for name in circumstances):
        return frozenset(circumstances)
    raise Impossible(f"circumstances is {circumstances!r}; it can be a set of names")


@dataclass(frozen=True, slots=True)
class Situation:
    """What a provision looks at inside a case. Facts left out have their ordinary value.

    `circumstances` names what is present of the facts that the Convention does not know and a law declares. `actors`
    are the names of the persons looked at: the offender and the child, or who enforces; situations that differ in
    them alone are equal.
    """

    circumstances: frozenset[str] = field(default=frozenset(), kw_only=True)
    actors: tuple[str, ...] = field(default=(), kw_only=True, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Refuse facts that could not be, with Impossible, which names the fact."""
        object.__setattr__(self, "circumstances", names_of(self.circumstances))
        for each in facts(type(self)).values():
            value = getattr(self, each.name)
            if not each.allows(value):
                raise Impossible(each.wrong(value))
            if each.only and value is not each.ordinary and getattr(self, each.only[0]) not in each.only[1]:
                raise Impossible(f"{each.name} says nothing when {each.only[0]} is {getattr(self, each.only[0])}")

    def __hash__(self) -> int:
        """By one fact alone, which is all that a symbolic situation must know to be looked up like a concrete one."""
        return hash(getattr(self, telling(facts(type(self)))))

    def has(self, **wanted: Any) -> bool:
        """Whether each fact that is named has the value, or one of several: `case.has(meeting=…, act_by=(…, …))`.

        Raises AttributeError for what is no fact of the situation, ValueError for what is no value of the fact.
        """
        for name, value in wanted.items():
            values = tuple(value) if isinstance(value, Collection) and not isinstance(value, str) else (value,)
            kind: Any = type(self)
            if not self.among(name, _allowed(kind, name, values, *map(type, values))):
                return False
        return True

    def among(self, name: str, values: Collection[Any]) -> bool:
        """Whether the fact has one of these values. Cheaper for a proof than reading the fact itself."""
        fact_of(type(self), name)
        return getattr(self, name) in values

    def changed(self, name: str, value: Any) -> Self:
        """The same situation but for one fact. Raises Impossible where no case could be so."""
        if name != "circumstances":
            fact_of(type(self), name)
        return replace(self, **{name: value})

    def variants(self, name: str, values: Collection[Any] | None = None) -> list[Self]:
        """The same situation with the fact at each of these values that could be.

        All values, if none are named; of an age, they must be named.
        """
        known = fact_of(type(self), name).values
        if known is None:
            if values is None:
                raise ValueError(f"name the values of {name}, an age")
            known = tuple(values)
        found = []
        for value in known:
            if values is not None and value not in values:
                continue
            with suppress(Impossible):
                found.append(self.changed(name, value))
        return found

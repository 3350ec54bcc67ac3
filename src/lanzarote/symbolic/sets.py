"""Sets of situations as values: every situation of a kind that could be, without listing them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from types import MappingProxyType
from typing import Any

from lanzarote.model import Fact, Situation, facts
from lanzarote.symbolic.diagrams import EVERYTHING, NOTHING, Diagrams
from lanzarote.symbolic.pairs import PAIRS, YEARS, pairs_at_most, pairs_before

Changes = tuple[tuple[str, Any], ...]
"""Facts that are changed, each with its new value."""
Before = Callable[[int], int]
"""From a set of rows to the rows that become one of them."""


class Level:
    """Facts that depend on one another, as rows of values they can have together, the most ordinary row first."""

    def __init__(self, known: list[Fact]) -> None:
        """Number the rows. Of the facts, the others depend on the first."""
        self.names = tuple(f.name for f in known)
        self.change = cache(self._change)
        self.rows = sorted(self._possible(known), key=lambda row: self._extraordinary(known, row))
        self.number = {row: i for i, row in enumerate(self.rows)}
        self.extraordinary = [self._extraordinary(known, row) for row in self.rows]
        """How many facts are not ordinary, by row."""
        self._with: dict[tuple[str, Any], int] = {}
        for i, row in enumerate(self.rows):
            for fact in zip(self.names, row, strict=True):
                self._with[fact] = self._with.get(fact, 0) | 1 << i

    @staticmethod
    def _possible(known: list[Fact]) -> Iterator[tuple[Any, ...]]:
        """A fact that says nothing beside the first has its ordinary value."""
        first, *others = known
        for value in first.values or ():
            values = [f.values if f.only is None or value in f.only[1] else (f.ordinary,) for f in others]
            yield from product((value,), *(each or () for each in values))

    @staticmethod
    def _extraordinary(known: list[Fact], row: tuple[Any, ...]) -> int:
        return sum(value is not fact.ordinary for value, fact in zip(row, known, strict=True))

    def among(self, name: str, values: Iterable[Any]) -> int:
        """The rows in which a fact has one of these values."""
        rows = 0
        for value in values:
            rows |= self._with.get((name, value), 0)
        return rows

    def _change(self, changes: Changes) -> tuple[int, Before]:
        """The rows that stay possible when some facts are changed, and the rows that become one of a set of rows.

        A row that becomes impossible is told with those that become the first, so that every row becomes some row.
        """
        columns = [(self.names.index(name), value) for name, value in changes]
        possible, becomes = 0, [0] * len(self.rows)
        for i, row in enumerate(self.rows):
            for column, value in columns:
                row = (*row[:column], value, *row[column + 1 :])
            changed = self.number.get(row)
            becomes[changed or 0] |= 1 << i
            possible |= 0 if changed is None else 1 << i
        earlier = [(1 << row, before) for row, before in enumerate(becomes) if before]
        return possible, lambda rows: sum(before for row, before in earlier if rows & row)


@cache
def _levels(kind: Any) -> tuple[Level, ...]:
    groups: dict[str, list[Fact]] = {}
    for fact in facts(kind).values():
        if fact.values:
            groups.setdefault(fact.only[0] if fact.only else fact.name, []).append(fact)
    return tuple(map(Level, groups.values()))


class Space:
    """All situations of a kind that could be, with the circumstances that a law declares.

    One level of the diagrams is a fact with all that depends on it, or a circumstance; the two ages are one level of
    pairs. So no diagram holds what could not be, and a difference of ages is a set of values like any other.
    Circumstances that are spoken of together should be named side by side: sets that compare levels far apart are
    large.
    """

    def __init__(self, kind: type[Situation], circumstances: Iterable[str] | None = (), room: int = 1) -> None:
        """Lay out the levels. The kind has two ages or none; `None`: circumstances cannot be asked for.

        `room`: how many times as many sets as is usual may be needed before that is intractable.
        """
        self.kind, self.circumstances, self.facts = kind, tuple(circumstances or ()), facts(kind)
        self.has_circumstances = circumstances is not None
        self.ages = tuple(f.name for f in self.facts.values() if f.is_age)
        assert len(self.ages) in (0, 2)
        self.levels = _levels(kind)  # type: ignore[arg-type]  # mypy looks at __hash__ of the instances
        self.level = {name: i for i, level in enumerate(self.levels) for name in level.names}
        self.level_of_circumstance = {name: len(self.levels) + i for i, name in enumerate(self.circumstances)}
        sizes = [len(level.rows) for level in self.levels] + [2] * len(self.circumstances)
        self.level |= dict.fromkeys(self.ages, len(sizes))
        self.diagrams = Diagrams([*sizes, PAIRS] if self.ages else sizes, room)
        self._known: dict[object, Any] = {}
        self.whole = EVERYTHING
        """The diagram of all situations that could be; the others have no other counterexample, path or count."""

    @property
    def everything(self) -> "Set":
        """All situations that could be."""
        return Set(self, self.whole)

    def limited(self, possible: "Set") -> "Space":
        """The space in which no other situations than these could be. What a change leads to may lie outside."""
        self.whole = self.node_of(possible)
        return self

    @property
    def nothing(self) -> "Set":
        """No situation."""
        return Set(self, NOTHING)

    def among(self, name: str, values: Collection[Any]) -> "Set":
        """The situations in which a fact has one of these values."""
        key = (name, values if type(values) in (tuple, frozenset) else tuple(values))
        level = self.level[name]
        return Set(self, self.once(key, lambda: self.diagrams.values(level, self.levels[level].among(*key))))

    def each(self, name: str) -> list[tuple[Any, int]]:
        """The values of a fact, each with its diagram."""
        values = self.facts[name].values or ()
        found: list[tuple[Any, int]] = self.once(name, lambda: [(v, self.among(name, (v,)).node) for v in values])
        return found

    def once(self, key: object, work_out: Callable[[], Any]) -> Any:
        """What was worked out under the key before, or is now; as long as the space lives."""
        if key not in self._known:
            self._known[key] = work_out()
        return self._known[key]

    def present(self, circumstance: str) -> "Set":
        """The situations in which a circumstance is present."""
        return Set(self, self.diagrams.values(self.level_of_circumstance[circumstance], 0b10))

    def at_most(self, first: int, second: int, years: int) -> "Set":
        """The situations in which so many times the first age and so many times the second are at most so much."""
        key, last = (first, second, years), len(self.diagrams.full) - 1
        return Set(self, self.once(key, lambda: self.diagrams.values(last, pairs_at_most(*key))))

    def node_of(self, where: "Set") -> int:
        """The diagram of a set in this space. Raises ValueError for a set of another, whose numbers mean others."""
        if where.space is not self:
            raise ValueError("the set belongs to another space")
        return where.node

    def years(self, name: str) -> tuple[int, int]:
        """How often each of the two ages counts in one of them."""
        return (1, 0) if name == self.ages[0] else (0, 1)

    def all_of(self, sets: Iterable["Set"]) -> "Set":
        """The situations in all of the sets; those that look at the last levels first, which is quickest."""
        found = EVERYTHING
        for node in sorted(map(self.node_of, sets), key=self.diagrams.level.__getitem__, reverse=True):
            found = self.diagrams.meet(node, found)
        return Set(self, found)

    def any_of(self, sets: Iterable["Set"]) -> "Set":
        """The situations in one of the sets."""
        return ~self.all_of(~each for each in sets)

    def possible(self, changes: Changes) -> "Set":
        """The situations that stay possible when some facts are changed."""
        rows = ((level, self._change(level, here)[0]) for level, here in self._by_level(changes).items())
        return self.all_of(Set(self, self.diagrams.values(level, possible)) for level, possible in rows)

    def preimage(self, node: int, changes: Changes) -> int:
        """The diagram of the situations that are in a diagram once some facts are changed, of those that can be."""
        for level, here in self._by_level(changes).items():
            node = self.diagrams.preimage(node, level, (level, here), self._change(level, here)[1])
        return node

    def _by_level(self, changes: Changes) -> dict[int, Changes]:
        found: dict[int, Changes] = {}
        for name, value in changes:
            if name == "circumstances":
                found |= {level: ((each, each in value),) for each, level in self.level_of_circumstance.items()}
            else:
                level = self.level[name]
                found[level] = (*found.get(level, ()), (name, value))
        return found

    def _change(self, level: int, changes: Changes) -> tuple[int, Before]:
        if level < len(self.levels):
            return self.levels[level].change(changes)
        full = self.diagrams.full[level]
        if changes[0][0] not in self.ages:
            ((_, present),) = changes
            return full, lambda rows: full if rows >> present & 1 else 0

        def before(pairs: int) -> int:
            for name, age in changes:
                pairs = pairs_before(self.ages.index(name), age)(pairs)
            return pairs

        return full, before

    def extraordinary(self, level: int, row: int) -> int:
        """How many facts are not ordinary in a row of a level; a circumstance that is present is one."""
        return self.levels[level].extraordinary[row] if level < len(self.levels) else row

    def row(self, situation: Situation) -> list[int]:
        """The number of a situation's values at each level."""
        numbers = [level.number[tuple(getattr(situation, n) for n in level.names)] for level in self.levels]
        numbers += [int(name in situation.circumstances) for name in self.circumstances]
        ages = [getattr(situation, name) for name in self.ages]
        return [*numbers, ages[0] * YEARS + ages[1]] if ages else numbers

    def situation(self, row: Iterable[int]) -> Situation:
        """The situation with the values of these numbers at each level."""
        numbers = iter(row)
        values: dict[str, Any] = {}
        for level in self.levels:
            values |= zip(level.names, level.rows[next(numbers)], strict=True)
        present = frozenset(name for name in self.circumstances if next(numbers))
        ages: dict[str, Any] = dict(zip(self.ages, divmod(next(numbers), YEARS), strict=True)) if self.ages else {}
        return self.kind(**values, **ages, circumstances=present)


class Set:
    """A set of situations. Sets of one space can be combined and compared; of two, that raises ValueError."""

    __slots__ = ("node", "space")

    def __init__(self, space: Space, node: int) -> None:
        self.space, self.node = space, node

    def __and__(self, other: "Set") -> "Set":
        return Set(self.space, self.space.diagrams.meet(self.node, self.space.node_of(other)))

    def __or__(self, other: "Set") -> "Set":
        return ~(~self & ~other)

    def __sub__(self, other: "Set") -> "Set":
        return self & ~other

    def __xor__(self, other: "Set") -> "Set":
        return (self - other) | (other - self)

    def __invert__(self) -> "Set":
        return Set(self.space, self.node ^ 1)

    def __bool__(self) -> bool:
        return self.node != NOTHING

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Set) and self.space is other.space and self.node == other.node

    def __hash__(self) -> int:
        """Equal sets have one number."""
        return hash(self.node)

    def __contains__(self, situation: Situation) -> bool:
        diagrams, row, node = self.space.diagrams, self.space.row(situation), self.node
        while node > EVERYTHING:
            node = diagrams.leads_to(node, row[diagrams.level[node]])
        return node == EVERYTHING

    def __repr__(self) -> str:
        return f"<{self.count:,} situations>"

    @property
    def count(self) -> int:
        """How many situations there are."""
        return self.space.diagrams.count(self.node)

    def moved(self, space: Space, named: Mapping[str, str] = MappingProxyType({})) -> "Set":
        """The same situations in another space of the kind; it has the circumstances of this one, in order, or more.

        A circumstance can be `named` otherwise there.
        """
        places = (space.level_of_circumstance[named.get(name, name)] for name in self.space.circumstances)
        levels = [*range(len(space.levels)), *places]
        levels += [space.level[name] for name in space.ages[:1]]
        if levels != sorted(levels):
            raise ValueError("the circumstances stand in another order there")
        return Set(space, space.diagrams.copied(self.node, self.space.diagrams, levels))

    def after(self, name: str, value: Any) -> "Set":
        """The situations that are in the set once a fact is changed."""
        changes = ((name, value),)
        return Set(self.space, self.space.preimage(self.node, changes)) & self.space.possible(changes)


class Spaces(dict[type[Situation], Space]):
    """A space with these circumstances for each kind of situation, laid out when it is first asked for."""

    def __init__(
        self, circumstances: Iterable[str] = (), limits: Callable[[Space], Set] | None = None, room: int = 1
    ) -> None:
        """`limits` tells which situations of a space could be, if not all; `room` as of a space."""
        super().__init__()
        self.circumstances, self.limits, self.room = tuple(circumstances), limits, room

    def widened(self, room: int) -> None:
        """From now on there is room for so many times as many sets as is usual: for many laws like one another."""
        self.room = room
        for space in self.values():
            space.diagrams.room = room

    def __missing__(self, kind: type[Situation]) -> Space:
        space = self[kind] = Space(kind, self.circumstances, self.room)
        return space.limited(self.limits(space)) if self.limits else space

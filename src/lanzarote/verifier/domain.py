"""The whole domain of a kind of situation, as sets of possible facts.

Facts that depend on one another form a group. A group's possible combinations are numbered, and a set of them is
an integer with one bit for each; so narrowing a set is `&` and counting it is `bit_count()`. Facts that depend on
nothing are groups of one.
"""

from collections.abc import Collection, Iterator
from functools import cache
from itertools import product
from typing import Any

from lanzarote.model import OLDEST, Situation, facts

CIRCUMSTANCE = "circumstance "
"""What the name of a circumstance is prefixed with where it stands among the facts."""


_HASHED = (frozenset, tuple)


class Domain:
    """All situations of a kind that could be, with the circumstances a law declares."""

    def __init__(self, kind: type[Situation], circumstances: tuple[str, ...]) -> None:
        """Lay out the groups."""
        self.kind = kind
        known = facts(kind)
        self.ages = tuple(f.name for f in known.values() if f.is_age)
        self.values: dict[str, tuple[Any, ...]] = {f.name: f.values for f in known.values() if f.values}
        self.values |= {CIRCUMSTANCE + name: (False, True) for name in circumstances}
        self.circumstances = circumstances
        self.group: dict[str, int] = {}
        self.masks: dict[str, list[int]] = {}
        self.full: list[int] = []
        self._wanted: dict[tuple[str, Collection[Any]], int] = {}
        self._changes: dict[tuple[tuple[str, Any], ...], int] = {}
        self._rows: list[tuple[tuple[str, ...], dict[tuple[Any, ...], int]]] = []
        for names in self._groups():
            self._number(names)
        self.size = self.count(self.full, [(0, OLDEST)] * len(self.ages), (-OLDEST, OLDEST))

    def _groups(self) -> list[list[str]]:
        known = facts(self.kind)
        roots: dict[str, list[str]] = {}
        for name in self.values:
            only = known[name].only if name in known else None
            roots.setdefault(only[0] if only else name, []).append(name)
        return list(roots.values())

    def _number(self, names: list[str]) -> None:
        rows = list(self._combinations(names))
        for column, name in enumerate(names):
            self.group[name] = len(self.full)
            self.masks[name] = [
                int("".join("1" if row[column] is value else "0" for row in reversed(rows)), 2)
                for value in self.values[name]
            ]
        self.full.append((1 << len(rows)) - 1)
        self._rows.append((tuple(names), {row: i for i, row in enumerate(rows)}))

    def _combinations(self, names: list[str]) -> Iterator[tuple[Any, ...]]:
        """The values a group can have together: a fact that says nothing beside the first has its ordinary value."""
        known, (root, *others) = facts(self.kind), names
        for value in self.values[root]:
            domains = [self.values[n] if value in known[n].only[1] else self.values[n][:1] for n in others]  # type: ignore[index]
            yield from product((value,), *domains)

    def wanted(self, name: str, values: Collection[Any]) -> int:
        """The combinations in which the fact has one of the values."""
        key = (name, values if type(values) in _HASHED else tuple(values))
        mask = self._wanted.get(key)
        if mask is None:
            mask = sum(m for v, m in zip(self.values[name], self.masks[name], strict=True) if v in key[1])
            self._wanted[key] = mask
        return mask

    def changeable(self, changes: tuple[tuple[str, Any], ...]) -> int:
        """The combinations of one group that stay possible when some of its facts are changed."""
        mask = self._changes.get(changes)
        if mask is None:
            names, rows = self._rows[self.group[changes[0][0]]]
            told, mask = dict(changes), 0
            for row, number in rows.items():
                if tuple(told.get(n, v) for n, v in zip(names, row, strict=True)) in rows:
                    mask |= 1 << number
            self._changes[changes] = mask
        return mask

    def rows(self, group: int, mask: int) -> list[dict[str, Any]]:
        """The combinations of a group that are in the set."""
        names, rows = self._rows[group]
        return [dict(zip(names, row, strict=True)) for row, number in rows.items() if mask >> number & 1]

    def situation(self, told: dict[str, Any]) -> Situation:
        """The plain situation with these facts."""
        present = frozenset(n for n in self.circumstances if told.pop(CIRCUMSTANCE + n))
        return self.kind(**told, circumstances=present)

    def count(self, masks: list[int], ages: list[tuple[int, int]], difference: tuple[int, int]) -> int:
        """How many situations these sets stand for."""
        number = _pairs(tuple(ages), difference) if self.ages else 1
        for mask in masks:
            number *= mask.bit_count()
        return number


@cache
def _pairs(ages: tuple[tuple[int, int], ...], difference: tuple[int, int]) -> int:
    (x_low, x_high), (y_low, y_high) = ages
    low, high = difference
    return sum(max(0, min(y_high, x - low) - max(y_low, x - high) + 1) for x in range(x_low, x_high + 1))


_DOMAINS: dict[tuple[type, tuple[str, ...]], Domain] = {}


def domain(kind: type[Situation], circumstances: tuple[str, ...]) -> Domain:
    """The domain of a kind of situation with these circumstances, laid out once."""
    key = (kind, circumstances)
    if key not in _DOMAINS:
        _DOMAINS[key] = Domain(kind, circumstances)
    return _DOMAINS[key]

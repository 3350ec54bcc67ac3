"""Sets of situations looked at with some facts left out of account."""

from functools import cache
from typing import Any

from lanzarote.symbolic.diagrams import EVERYTHING, NOTHING, Diagrams, below
from lanzarote.symbolic.pairs import ages_in, pairs_whatever
from lanzarote.symbolic.sets import Level, Set, Space


def whatever(where: Set, names: tuple[str, ...]) -> Set:
    """The situations that are in the set once some facts are changed to something, or left as they are.

    Among the names can be “circumstances”, which are all of them.
    """
    space = where.space
    return Set(space, space.once(("whatever", where.node, names), lambda: _freed(where, names)))


def _freed(where: Set, names: tuple[str, ...]) -> int:
    space, diagrams = where.space, where.space.diagrams
    free = {space.level[name] for name in names if name != "circumstances"}
    free |= set(space.level_of_circumstance.values()) if "circumstances" in names else set()
    known = {NOTHING: NOTHING, EVERYTHING: EVERYTHING}
    for each in sorted(below(where.node, diagrams)):  # what a diagram leads to was stored before it
        level, edges = diagrams.level[each], diagrams.edges[each]
        rows_to = dict[int, int]()
        for to, rows in edges:
            rows_to[known[to]] = rows_to.get(known[to], 0) | rows
        if level not in free:
            known[each] = diagrams.node(level, rows_to)
        elif space.ages and level == len(diagrams.full) - 1:
            ages = [i for i, name in enumerate(space.ages) if name in names]
            known[each] = diagrams.values(level, pairs_whatever(ages, rows_to[EVERYTHING]))
        else:
            known[each] = diagrams.node(level, _alike(space, level, names, rows_to))
    return known[where.node]


def _alike(space: Space, level: int, names: tuple[str, ...], rows_to: dict[int, int]) -> dict[int, int]:
    """What the rows of a level lead to where each can be any that differs from it in these facts alone."""
    leads_to = {NOTHING: space.diagrams.full[level]}
    for to, rows in rows_to.items():
        alike = _widened(space, level, names, rows)
        before, leads_to = leads_to, {}
        for other, among in before.items():
            for node, part in ((other, among & ~alike), (_either(space.diagrams, to, other), among & alike)):
                if part:
                    leads_to[node] = leads_to.get(node, 0) | part
    return leads_to


def _widened(space: Space, level: int, names: tuple[str, ...], rows: int) -> int:
    """The rows of a level that differ from one of some rows in these facts alone."""
    if level >= len(space.levels):
        return space.diagrams.full[level]
    known = space.levels[level]
    return sum(alike for alike in _classes(known, tuple(name for name in known.names if name in names)) if alike & rows)


def _either(diagrams: Diagrams, one: int, other: int) -> int:
    return diagrams.meet(one ^ 1, other ^ 1) ^ 1


@cache
def _classes(level: Level, names: tuple[str, ...]) -> tuple[int, ...]:
    """The rows of a level that differ in these facts alone, as sets of rows."""
    classes: dict[tuple[Any, ...], int] = {}
    for number, row in enumerate(level.rows):
        kept = tuple(value for name, value in zip(level.names, row, strict=True) if name not in names)
        classes[kept] = classes.get(kept, 0) | 1 << number
    return tuple(classes.values())


def values_in(where: Set, name: str) -> tuple[Any, ...]:
    """The values of a fact in the situations of a set, ages in ascending order."""
    space, diagrams, level = where.space, where.space.diagrams, where.space.level[name]
    full = diagrams.full[level]
    rows = full if where and diagrams.level[where.node] > level else 0
    for each in below(where.node, diagrams):
        at = diagrams.level[each]
        for to, values in diagrams.edges[each]:
            if at <= level and to != NOTHING and (at == level or diagrams.level[to] > level):
                rows |= values if at == level else full
    if name in space.ages:
        return ages_in(space.ages.index(name), rows)
    return tuple(value for value in space.facts[name].values or () if rows & space.levels[level].among(name, (value,)))

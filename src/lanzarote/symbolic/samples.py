"""From a set to concrete situations in it."""

from collections.abc import Iterator
from random import Random

from lanzarote.model import Situation
from lanzarote.symbolic.diagrams import EVERYTHING, NOTHING, below
from lanzarote.symbolic.pairs import SECONDS, YEARS
from lanzarote.symbolic.sets import Set, Space

Cost = tuple[int, int]
"""How many facts are not ordinary, and how far ages lie from ordinary ones, in years."""


def most_ordinary(where: Set) -> Situation:
    """The most ordinary situation of a set that is not empty: the fewest facts are not, and ages lie nearest."""
    space, node = where.space, where.node
    best: dict[int, tuple[Cost, int]] = {EVERYTHING: ((0, 0), 0)}
    for each in sorted(below(node, space.diagrams)):  # what a diagram leads to was stored before it
        cost, _, row_here = min(_begun(space, each, best))
        best[each] = cost, row_here
    row = [0] * len(space.diagrams.full)
    if space.ages:
        row[-1] = _ordinary_pair(space)
    while node != EVERYTHING:
        row[space.diagrams.level[node]] = best[node][1]
        node = space.diagrams.leads_to(node, best[node][1])
    return space.situation(row)


def _begun(space: Space, node: int, best: dict[int, tuple[Cost, int]]) -> Iterator[tuple[Cost, int, int]]:
    """For each that a diagram leads to: the least cost of a situation that goes there, and the row to begin with.

    Between them the cost at this level, negated: of situations that cost the same, one that departs from the ordinary
    in what is told first is taken.
    """
    for to, rows in space.diagrams.edges[node]:
        if to != NOTHING:
            (few, near), row = _cheapest(space, space.diagrams.level[node], rows)
            (more, farther), _ = best[to]
            yield (few + more, near + farther), -few, row


def _cheapest(space: Space, level: int, rows: int) -> tuple[Cost, int]:
    """The most ordinary row of some at a level, with its cost; of facts, it is the first."""
    if space.ages and level == len(space.diagrams.full) - 1:
        return _nearest(rows, *divmod(_ordinary_pair(space), YEARS))
    row = (rows & -rows).bit_length() - 1
    return (space.extraordinary(level, row), 0), row


def _nearest(pairs: int, first: int, second: int) -> tuple[Cost, int]:
    """The pair of a set with the fewest ages that are not ordinary, and then the nearest."""
    ordinary = first * YEARS + second
    if pairs >> ordinary & 1:
        return (0, 0), ordinary
    found = []
    for one in range(YEARS):
        if seconds := pairs >> one * YEARS & SECONDS:
            above, below = seconds >> second, seconds & ((1 << second) - 1)
            others = [second + (above & -above).bit_length() - 1] * bool(above) + [below.bit_length() - 1] * bool(below)
            for other in others:
                cost = ((one != first) + (other != second), abs(one - first) + abs(other - second))
                found.append((cost, one * YEARS + other))
    return min(found)


def _ordinary_pair(space: Space) -> int:
    first, second = (int(space.facts[name].ordinary) for name in space.ages)
    return first * YEARS + second


def drawn(where: Set, random: Random) -> Situation:
    """A situation of a set that is not empty, at random; ordinary values and low ages are more frequent."""
    diagrams, node, row = where.space.diagrams, where.node, []
    ordinary = random.choice((0.0, 0.5, 0.9))
    for level, rows in enumerate(diagrams.full):
        if diagrams.level[node] == level:
            node, rows = random.choice([(to, among) for to, among in diagrams.edges[node] if to != NOTHING])
        if where.space.ages and level == len(diagrams.full) - 1:
            row.append(_drawn_pair(rows, random))
        else:
            row.append((rows & -rows).bit_length() - 1 if random.random() < ordinary else _drawn_row(rows, random))
    return where.space.situation(row)


def _drawn_row(rows: int, random: Random) -> int:
    """A row of a set: tried, and looked for where most are not in it."""
    for _ in range(8):
        if rows >> (row := random.randrange(rows.bit_length())) & 1:
            return row
    return random.choice(_each(rows))


def _drawn_pair(pairs: int, random: Random) -> int:
    """A pair of ages, each among the lowest six that are possible or anywhere."""
    firsts = [age for age in range(YEARS) if pairs >> age * YEARS & SECONDS]
    first = _low_or_any(firsts, random)
    return first * YEARS + _low_or_any(_each(pairs >> first * YEARS & SECONDS), random)


def _low_or_any(choices: list[int], random: Random) -> int:
    return random.choice(random.choice((choices[:6], choices)))


def _each(rows: int) -> list[int]:
    """The numbers of the rows in a set."""
    return [number for number, bit in enumerate(reversed(f"{rows:b}")) if bit == "1"]

"""Decision diagrams: sets of rows of values, each stored as what its first level leads to.

A row has one value at each level; the values of a level are numbered, and a set of them is an integer with one bit
for each. A diagram is a number too. It stands for a level and what each value there leads to, or for every row (1) or
none (0). A level that makes no difference is left out, and what leads to the same is told once; so two diagrams of
the same rows are the same number. A diagram and its complement are numbered in pairs, `n` and `n ^ 1`.

Numbers in lists and dictionaries, not objects that refer to one another: the garbage collector has nothing to look at.
"""

from collections.abc import Callable, Sequence

NOTHING, EVERYTHING = 0, 1
MOST_NODES = 50_000
"""The most diagrams, with their complements, that are stored before an exact answer is given up."""
MEETS = 10
"""How many meets of two diagrams are remembered for each diagram that is stored, before it is."""

Edges = tuple[tuple[int, int], ...]
"""What a level leads to, each once, with the set of values that lead there."""


class Intractable(Exception):
    """An exact answer needs more sets, levels or paths than are stored, looked at or followed."""

    @classmethod
    def levels(cls) -> "Intractable":
        """What is worked out recurses once a level, and Python bounds recursion."""
        return cls("more circumstances are spoken of than can be looked at")


class Diagrams:
    """The diagrams over levels with so many values each, and the operations on them, each worked out once."""

    def __init__(self, sizes: Sequence[int], room: int = 1) -> None:
        """Store `room` times as many diagrams as is usual."""
        self.room = room
        self.full = [(1 << size) - 1 for size in sizes]
        self.rows_from = [1]
        """How many rows there are from a level on."""
        for size in reversed(sizes):
            self.rows_from.insert(0, self.rows_from[0] * size)
        self.level = [len(sizes)] * 2
        self.edges: list[Edges] = [(), ()]
        self._counts = {NOTHING: 0, EVERYTHING: 1}
        """How many rows a diagram stands for, from its own level on."""
        self._known: dict[tuple[int, Edges], int] = {}
        self._meets: dict[tuple[int, int], int] = {}
        self._preimages: dict[tuple[int, object], int] = {}

    def node(self, level: int, leads_to: dict[int, int]) -> int:
        """The diagram of a level that leads to each of these by the values in its set."""
        if len(leads_to) == 1:
            return next(iter(leads_to))
        edges = tuple(sorted(leads_to.items()))
        known = self._known.get((level, edges))
        if known is not None:
            return known
        self.check()
        number = len(self.edges)
        opposite = tuple(sorted((node ^ 1, values) for node, values in edges))
        self._known[level, edges], self._known[level, opposite] = number, number + 1
        self.level += (level, level)
        self.edges += (edges, opposite)
        return number

    def check(self) -> None:
        """Raise Intractable, from now on every time, where more diagrams are needed than are stored."""
        most = self.room * MOST_NODES
        if len(self.edges) > 2 * most or len(self._meets) > MEETS * most:
            raise Intractable(f"more than {most} sets of situations are needed")

    def count(self, node: int, level: int = 0) -> int:
        """How many rows a diagram stands for from a level on; at the levels left out, all values do."""
        at = self.level[node]
        if node not in self._counts:
            try:
                rows = [values.bit_count() * self.count(to, at + 1) for to, values in self.edges[node]]
            except RecursionError:
                raise Intractable.levels() from None
            self._counts[node] = sum(rows)
        return self._counts[node] * (self.rows_from[level] // self.rows_from[at])

    def values(self, level: int, values: int) -> int:
        """The rows that have one of these values at a level."""
        others = self.full[level] & ~values
        if not (others and values):
            return EVERYTHING if values else NOTHING
        return self.node(level, {EVERYTHING: values, NOTHING: others})

    def leads_to(self, node: int, row: int) -> int:
        """What a diagram leads to by a row of its first level."""
        return next(to for to, rows in self.edges[node] if rows >> row & 1)

    def copied(self, node: int, origin: "Diagrams", levels: Sequence[int]) -> int:
        """The diagram of the same rows as one of other diagrams, whose levels are these levels here, in order."""
        known = {NOTHING: NOTHING, EVERYTHING: EVERYTHING}
        for old in sorted(below(node, origin)):  # what a diagram leads to was stored before it
            leads_to: dict[int, int] = {known[to]: values for to, values in origin.edges[old]}
            known[old] = self.node(levels[origin.level[old]], leads_to)
        return known[node]

    def meet(self, one: int, other: int) -> int:
        """The rows in both."""
        if one == other or other == EVERYTHING:
            return one
        if one == EVERYTHING:
            return other
        if one == other ^ 1 or not (one and other):
            return NOTHING
        key = (one, other) if one < other else (other, one)
        known = self._meets.get(key)
        if known is not None:
            return known
        at, other_at = self.level[one], self.level[other]
        if at > other_at:
            one, other, at, other_at = other, one, other_at, at
        others = self.edges[other] if at == other_at else ((other, self.full[at]),)
        leads_to: dict[int, int] = {}
        try:
            for left, values in self.edges[one]:
                for right, among in others:
                    if both := values & among:
                        to = self.meet(left, right)
                        leads_to[to] = leads_to.get(to, 0) | both
        except RecursionError:
            raise Intractable.levels() from None
        known = self._meets[key] = self.node(at, leads_to)
        return known

    def preimage(self, node: int, level: int, change: object, before: Callable[[int], int]) -> int:
        """The rows that are in the diagram once their value at one level is changed.

        `before` tells the values that become one of a set of values; `change` names it, so that it is worked out once.
        """
        at = self.level[node]
        if at > level:
            return node
        known = self._preimages.get((node, change))
        if known is None:
            leads_to: dict[int, int] = {}
            for to, among in self.edges[node]:
                values = among if at < level else before(among)
                if values:
                    try:
                        earlier = self.preimage(to, level, change, before)
                    except RecursionError:
                        raise Intractable.levels() from None
                    leads_to[earlier] = leads_to.get(earlier, 0) | values
            known = self._preimages[node, change] = self.node(at, leads_to)
        return known


def below(node: int, diagrams: Diagrams) -> set[int]:
    """A diagram and all that it leads to, but nothing and everything."""
    found, rest = set[int](), [node]
    while rest:
        each = rest.pop()
        if each > EVERYTHING and each not in found:
            found.add(each)
            rest += [to for to, _ in diagrams.edges[each]]
    return found

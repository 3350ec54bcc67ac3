"""One way through a function that is run on a symbolic situation."""

from typing import Any

from lanzarote.symbolic.sets import Set, Space


class Refused(Exception):
    """What cannot be done with a symbolic situation, and what to do instead; to swallow it does not help."""

    remedy = "let its answers depend on the facts of the situation alone"


class Flaky(Refused):
    """The function went another way when it was run again on the same situation."""


class Path:
    """One way through a function, and the set of situations that go it."""

    __slots__ = ("_choices", "_meet", "depth", "node", "over", "refused", "space")

    def __init__(self, space: Space, choices: list[list[Any]], within: Set | None = None) -> None:
        """Go the way of earlier choices as far as it leads."""
        self.space, self.node = space, space.whole if within is None else within.node
        self._choices, self.depth = choices, 0
        self.refused: Refused | None = None
        self.over = False
        self._meet = space.diagrams.meet

    def choose(self, what: object, options: int) -> int:
        """One of so many ways to go on, by number; the others are followed later."""
        depth, choices = self.depth, self._choices
        self.depth += 1
        if depth == len(choices):
            choices.append([0, options, what])
            return 0
        choice, known, before = choices[depth]
        if known != options or before != what:
            raise self.refuse(Flaky(f"reads “{what}” where it had read “{before}”"))
        return int(choice)

    def refuse(self, error: Refused) -> Refused:
        """What cannot be done with a symbolic situation; it counts even if the function swallows what is raised."""
        self.refused = self.refused or error
        return error

    def within(self, node: int, what: object) -> bool:
        """Whether the situation is in a diagram; forks where it can be and can be not."""
        inside = self._meet(self.node, node)
        if not inside:
            return False
        if inside == self.node:
            return True
        if self.choose(what, 2) == 0:
            self.node = inside
            return True
        self.node = self._meet(self.node, node ^ 1)
        return False

    def read(self, name: str) -> Any:
        """The value of a fact; forks over all it can still be."""
        node, meet = self.node, self._meet
        options = [(value, inside) for value, where in self.space.each(name) if (inside := meet(node, where))]
        value, self.node = options[self.choose(name, len(options)) if len(options) > 1 else 0]
        return value

    def at_most(self, first: int, second: int, years: int) -> bool:
        """Whether so many times the first age and the second are at most so many years; forks where both can be."""
        return self.within(self.space.at_most(first, second, years).node, (first, second, years))

    @property
    def situations(self) -> Set:
        """The situations that go this way."""
        return Set(self.space, self.node)

"""Following a function over every situation: one path for each way it can go."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from lanzarote.symbolic.diagrams import EVERYTHING, Intractable
from lanzarote.symbolic.sets import Set, Space

MOST_PATHS = 20_000
"""The most paths that are followed before an exact answer is given up."""


class Refused(Exception):
    """What cannot be done with a symbolic situation, and what to do instead; to swallow it does not help."""

    remedy = "let its answers depend on the facts of the situation alone"


class Flaky(Refused):
    """The function went another way when it was run again on the same situation."""


class Path:
    """One way through a function, and the set of situations that go it."""

    __slots__ = ("_choices", "_meet", "depth", "node", "over", "refused", "space")

    def __init__(self, space: Space, choices: list[list[Any]]) -> None:
        """Go the way of earlier choices as far as it leads."""
        self.space, self.node = space, EVERYTHING
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


Answer = TypeVar("Answer")


def follow(space: Space, run: Callable[[Any], Answer], most: int | None = None) -> Iterator[tuple[Answer, Path]]:
    """Run a function on a symbolic situation until every path has been followed to its end, so many at most.

    Yields what the function returned and the path, for each; the paths' situations partition the space. Raises
    Intractable and Refused.
    """
    from lanzarote.symbolic.situations import symbolic

    choices: list[list[Any]] = []
    most = most or MOST_PATHS
    for _ in range(most):
        path = Path(space, choices)
        answer = run(symbolic(path))
        path.over = True
        if path.refused:
            raise path.refused
        if path.depth < len(choices):
            raise Flaky("reads fewer facts than before")
        space.diagrams.check()
        yield answer, path
        # As on an odometer: the last choice that has another option takes it, and those after it begin anew.
        while choices and choices[-1][0] + 1 == choices[-1][1]:
            choices.pop()
        if not choices:
            return
        choices[-1][0] += 1
    raise Intractable(f"more than {most} kinds of situation are told apart")


def partition(space: Space, run: Callable[[Any], Answer]) -> dict[Answer, Set]:
    """The situations of each thing that the function returns. Raises what `follow` raises."""
    found: dict[Answer, Set] = {}
    for answer, path in follow(space, run):
        found[answer] = found.get(answer, space.nothing) | path.situations
    return found

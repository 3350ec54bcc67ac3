"""Symbolic execution: a function is run over every situation, one path for each way it can go."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from lanzarote.symbolic.diagrams import Intractable
from lanzarote.symbolic.path import Flaky, Path
from lanzarote.symbolic.sets import Set, Space
from lanzarote.symbolic.situations import symbolic

MOST_PATHS = 20_000
"""The most paths that are followed before an exact answer is given up."""

Answer = TypeVar("Answer")


def follow(
    space: Space, run: Callable[[Any], Answer], most: int | None = None, within: Set | None = None
) -> Iterator[tuple[Answer, Path]]:
    """Run a function on a symbolic situation until every path has been followed to its end, so many at most.

    Yields what the function returned and the path, for each; the paths' situations partition the space, or the set
    of situations within which the function is run. Raises Intractable and Refused.
    """
    choices: list[list[Any]] = []
    most = most or MOST_PATHS
    for _ in range(most):
        path = Path(space, choices, within)
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


def partition(space: Space, run: Callable[[Any], Answer], within: Set | None = None) -> dict[Answer, Set]:
    """The situations of each thing that the function returns. Raises what `follow` raises."""
    found: dict[Answer, Set] = {}
    for answer, path in follow(space, run, within=within):
        found[answer] = found.get(answer, space.nothing) | path.situations
    return found

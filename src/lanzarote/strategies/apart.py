"""Hypothesis apart from what its user has set up: nobody's profile counts, and nothing is left in a folder."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from hypothesis import HealthCheck, Phase, configuration, given, settings
from hypothesis.strategies import SearchStrategy

EXAMPLES = 100
"""How many are drawn."""

Drawn = TypeVar("Drawn")


def each_drawn(strategy: SearchStrategy[Drawn], take: Callable[[Drawn], None]) -> None:
    """Draw examples, and hand each over."""

    @settings(
        max_examples=EXAMPLES,
        derandomize=False,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        deadline=None,
    )
    @given(strategy)
    def draw(example: Drawn) -> None:
        take(example)

    with _elsewhere():
        draw()


@contextmanager
def _elsewhere() -> Iterator[None]:
    """While this is open, Hypothesis finds no place to keep anything, which it does without."""
    before = vars(configuration).get("__hypothesis_home_directory")
    configuration.set_hypothesis_home_dir(Path(os.devnull) / "nothing")
    try:
        yield
    finally:
        configuration.set_hypothesis_home_dir(before)

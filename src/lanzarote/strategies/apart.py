"""Hypothesis apart from what its user has set up: nobody's profile counts, and nothing is left in a folder."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
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
    """While this is open, Hypothesis keeps what it keeps in a folder that goes away."""
    before = vars(configuration).get("__hypothesis_home_directory")
    with TemporaryDirectory() as folder:
        configuration.set_hypothesis_home_dir(folder)
        try:
            yield
        finally:
            configuration.set_hypothesis_home_dir(before)

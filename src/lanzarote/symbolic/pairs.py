"""Sets of pairs of ages, as bits of one number: the pair (first, second) is numbered first * YEARS + second."""

from collections.abc import Callable
from functools import lru_cache

from lanzarote.model import OLDEST

YEARS = OLDEST + 1
PAIRS = YEARS * YEARS
"""How many pairs of ages there are."""
SECONDS = (1 << YEARS) - 1
"""The pairs whose first age is 0."""
_FIRSTS = sum(1 << first * YEARS for first in range(YEARS))
"""The pairs whose second age is 0."""


@lru_cache(maxsize=2048)
def pairs_at_most(first: int, second: int, years: int) -> int:
    """The pairs of which so many times the first age and so many times the second are at most so many years."""
    pairs = 0
    for age in range(YEARS):
        left = years - first * age
        if second > 0:
            seconds = (1 << min(max(left // second + 1, 0), YEARS)) - 1
        elif second < 0:
            seconds = SECONDS & ~((1 << min(max(-(left // -second), 0), YEARS)) - 1)
        else:
            seconds = SECONDS if left >= 0 else 0
        pairs |= seconds << age * YEARS
    return pairs


def pairs_before(place: int, age: int) -> Callable[[int], int]:
    """The pairs that become one of a set of pairs when the first (0) or second (1) age is changed to an age."""
    if place == 0:
        return lambda pairs: (pairs >> age * YEARS & SECONDS) * _FIRSTS
    return lambda pairs: (pairs >> age & _FIRSTS) * SECONDS

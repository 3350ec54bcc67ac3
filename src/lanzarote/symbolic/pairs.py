"""Sets of pairs of ages, as bits of one number: the pair (first, second) is numbered first * YEARS + second."""

from collections.abc import Callable, Collection
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


def ages_in(place: int, pairs: int) -> tuple[int, ...]:
    """The first (0) or second (1) ages of a set of pairs, in ascending order."""
    if place == 0:
        return tuple(age for age in range(YEARS) if pairs >> age * YEARS & SECONDS)
    return tuple(age for age in range(YEARS) if pairs >> age & _FIRSTS)


def pairs_whatever(places: Collection[int], pairs: int) -> int:
    """The pairs that are in a set once the first (0) or second (1) age is another, or both."""
    if 0 in places:
        pairs = sum(1 << age for age in ages_in(1, pairs)) * _FIRSTS
    if 1 in places:
        pairs = sum(1 << age * YEARS for age in ages_in(0, pairs)) * SECONDS
    return pairs

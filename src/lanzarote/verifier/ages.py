"""Ages that have no value yet: they fork where they are compared, not once for each year."""

from math import floor
from typing import TYPE_CHECKING, Any

from lanzarote.model import OLDEST

if TYPE_CHECKING:
    from lanzarote.verifier.lazy import Branch

FIRST, SECOND, DIFFERENCE = 0, 1, 2
FAR = 10**6
"""Farther than any age or difference can be, so that comparing with infinity is comparing with a number."""


class Zone:
    """What is known of two ages: bounds of each and of the first less the second, always as tight as can be."""

    __slots__ = ("bounds",)

    def __init__(self) -> None:
        """Nothing is known."""
        self.bounds = [(0, OLDEST), (0, OLDEST), (-OLDEST, OLDEST)]

    def narrow(self, term: int, low: int, high: int) -> None:
        """Learn that a term lies between two values."""
        self.bounds[term] = (low, high)
        (xl, xh), (yl, yh), (dl, dh) = self.bounds
        self.bounds = [
            (max(xl, yl + dl), min(xh, yh + dh)),
            (max(yl, xl - dh), min(yh, xh - dl)),
            (max(dl, xl - yh), min(dh, xh - yl)),
        ]


class LazyAge:
    """An age (or one less the other), plus a number of years, times 1 or -1. Comparing it forks the branch."""

    __slots__ = ("branch", "plus", "sign", "term")

    def __init__(self, branch: "Branch", term: int, sign: int = 1, plus: int = 0) -> None:
        """`sign * term + plus`."""
        self.branch, self.term, self.sign, self.plus = branch, term, sign, plus

    def __le__(self, other: Any) -> bool:
        """Fork on whether the age is at most the other."""
        if type(other) is int and self.sign > 0:
            return self.branch.at_most(self.term, other - self.plus)
        if isinstance(other, LazyAge):
            return bool(self - other <= 0)
        if not isinstance(other, int | float):
            return NotImplemented
        bound = floor(min(max(other, -FAR), FAR)) - self.plus
        return (
            self.branch.at_most(self.term, bound) if self.sign > 0 else not self.branch.at_most(self.term, -bound - 1)
        )

    def __lt__(self, other: Any) -> bool:
        """Fork on whether the age is below the other."""
        return not self >= other

    def __ge__(self, other: Any) -> bool:
        """Fork on whether the age is at least the other."""
        if type(other) is int and self.sign > 0:
            return not self.branch.at_most(self.term, other - self.plus - 1)
        if isinstance(other, LazyAge):
            return other <= self
        if not isinstance(other, int | float):
            return NotImplemented
        return (-self).__le__(-other)

    def __gt__(self, other: Any) -> bool:
        """Fork on whether the age is above the other."""
        return not self <= other

    def __eq__(self, other: object) -> bool:
        """Fork on whether the age is the same."""
        if not isinstance(other, int | float | LazyAge):
            return NotImplemented
        return self <= other and self >= other

    def __neg__(self) -> "LazyAge":
        """The negative."""
        return LazyAge(self.branch, self.term, -self.sign, -self.plus)

    def __add__(self, years: Any) -> Any:
        """So many years more."""
        if isinstance(years, int):
            return LazyAge(self.branch, self.term, self.sign, self.plus + years)
        return int(self) + (int(years) if isinstance(years, LazyAge) else years)

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:
        """So many years less; of two ages, their difference."""
        if not isinstance(other, LazyAge):
            return self + -other
        plus = self.plus - other.plus
        if self.term == other.term and self.sign == other.sign:
            return plus
        if {self.term, other.term} == {FIRST, SECOND} and self.sign == other.sign:
            sign = self.sign if self.term == FIRST else -self.sign
            return LazyAge(self.branch, DIFFERENCE, sign, plus)
        return int(self) - int(other)

    def __rsub__(self, years: int) -> Any:
        """So many years, less the age."""
        return -self + years

    def __index__(self) -> int:
        """The age itself: forks until one year is left. Slow; compare instead."""
        return self.sign * self.branch.year(self.term) + self.plus

    __int__ = __index__

    def __hash__(self) -> int:
        """As the number."""
        return hash(int(self))

    def __abs__(self) -> Any:
        """The distance from zero."""
        return self if self >= 0 else -self

    def __str__(self) -> str:
        """As the number."""
        return str(int(self))

    def __repr__(self) -> str:
        """What is known so far; asks for no more (pytest shows the operands of a failed assertion)."""
        return "<age, bounds {}-{}>".format(*self.branch.zone.bounds[self.term])

    def __bool__(self) -> bool:
        """Whether it is not zero."""
        return self != 0

    def __format__(self, how: str) -> str:
        """As the number."""
        return format(int(self), how)

    def __mod__(self, number: Any) -> Any:
        """As the number."""
        return int(self) % number

    def __floordiv__(self, number: Any) -> Any:
        """As the number."""
        return int(self) // number

    def __truediv__(self, number: Any) -> Any:
        """As the number."""
        return int(self) / number

    def __mul__(self, number: Any) -> Any:
        """As the number."""
        return int(self) * number

    __rmul__ = __mul__

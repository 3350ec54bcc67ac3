"""Ages that have no value yet and fork where they are compared."""

import math
import operator
from collections.abc import Callable
from numbers import Number
from typing import Any

from lanzarote.model import OLDEST
from lanzarote.symbolic.path import Path


def _as_number(operation: Callable[..., Any]) -> Callable[..., Any]:
    """An operation for which the age must be known: forks until one year is left."""
    return lambda age, *others: operation(int(age), *(int(o) if isinstance(o, SymbolicAge) else o for o in others))


def _reflected(operation: Callable[..., Any]) -> Callable[..., Any]:
    return lambda age, other: operation(other, int(age))


def _is_finite(other: object) -> bool:
    """Whether this is a number that is compared by its bounds, or an age."""
    return isinstance(other, int | SymbolicAge) or (isinstance(other, float) and math.isfinite(other))


class SymbolicAge:
    """`first` times the first age, `second` times the second, and `plus` years. Comparing it forks the path.

    It can do what a number of years can. Compare it, or add, subtract and multiply whole years, where that is enough;
    everything else forks for each year.
    """

    __slots__ = ("first", "path", "plus", "second")

    def __init__(self, path: Path, first: int, second: int, plus: int = 0) -> None:
        self.path, self.first, self.second, self.plus = path, first, second, plus

    def __le__(self, other: Any) -> Any:
        if type(other) is int:
            return self.path.at_most(self.first, self.second, other - self.plus)
        if isinstance(other, SymbolicAge):
            return self - other <= 0
        return self <= math.floor(other) if _is_finite(other) else self._compared(operator.le, other)

    def __ge__(self, other: Any) -> Any:
        if type(other) is int:
            return not self.path.at_most(self.first, self.second, other - self.plus - 1)
        if isinstance(other, SymbolicAge):
            return other <= self
        return self >= math.ceil(other) if _is_finite(other) else self._compared(operator.ge, other)

    def __lt__(self, other: Any) -> Any:
        return not self >= other if _is_finite(other) else self._compared(operator.lt, other)

    def __gt__(self, other: Any) -> Any:
        return not self <= other if _is_finite(other) else self._compared(operator.gt, other)

    def __eq__(self, other: object) -> Any:
        if not _is_finite(other):
            return self._compared(operator.eq, other)
        return self is other or (self <= other and self >= other)

    def _compared(self, compare: Callable[[Any, Any], Any], other: Any) -> Any:
        """As a number compares with what is neither a finite one nor an age: the number itself with other numbers."""
        if isinstance(other, float):
            return compare(0, other)
        return compare(int(self), other) if isinstance(other, Number) else NotImplemented

    def __neg__(self) -> "SymbolicAge":
        return SymbolicAge(self.path, -self.first, -self.second, -self.plus)

    def __pos__(self) -> "SymbolicAge":
        return self

    def __add__(self, years: Any) -> Any:
        if isinstance(years, SymbolicAge):
            return self._sum(self.first + years.first, self.second + years.second, self.plus + years.plus)
        if isinstance(years, int):
            return SymbolicAge(self.path, self.first, self.second, self.plus + years)
        return int(self) + years

    __radd__ = __add__

    def _sum(self, first: int, second: int, plus: int) -> Any:
        return SymbolicAge(self.path, first, second, plus) if first or second else plus

    def __sub__(self, years: Any) -> Any:
        return self + -years

    def __rsub__(self, years: Any) -> Any:
        return -self + years

    def __mul__(self, times: Any) -> Any:
        if isinstance(times, int):
            return self._sum(self.first * times, self.second * times, self.plus * times)
        return int(self) * (int(times) if isinstance(times, SymbolicAge) else times)

    __rmul__ = __mul__

    def __deepcopy__(self, known: Any) -> "SymbolicAge":
        return self

    def __abs__(self) -> Any:
        return self if self >= 0 else -self

    def __bool__(self) -> bool:
        return self != 0

    def __index__(self) -> int:
        """The age itself: forks until one value is left. Slow; compare instead."""
        low = min(0, self.first * OLDEST) + min(0, self.second * OLDEST) + self.plus
        high = max(0, self.first * OLDEST) + max(0, self.second * OLDEST) + self.plus
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if self <= middle else (middle + 1, high)
        return low

    __int__ = __trunc__ = __floor__ = __ceil__ = __index__
    __hash__ = _as_number(hash)
    __str__ = _as_number(str)
    __format__ = _as_number(format)
    __float__ = _as_number(float)
    __round__ = _as_number(round)
    __invert__ = _as_number(operator.invert)

    def __getattr__(self, name: str) -> Any:
        """What else a number has, such as `bit_length`."""
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(int(self), name)

    def __repr__(self) -> str:
        """What it is made of; asks for nothing (pytest shows the operands of a failed assertion)."""
        return f"<{self.first} * first age + {self.second} * second age + {self.plus}>"


for _name in ("and", "divmod", "floordiv", "lshift", "mod", "or", "pow", "rshift", "truediv", "xor"):
    _operation: Any = {"divmod": divmod, "pow": pow}.get(_name) or getattr(operator, f"__{_name}__")
    setattr(SymbolicAge, f"__{_name}__", _as_number(_operation))
    setattr(SymbolicAge, f"__r{_name}__", _reflected(_operation))

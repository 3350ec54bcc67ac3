"""Conditions on a situation, as data, and their compilation to one Python function.

An unknown term (“untranslatable”) has no truth value, so a condition with unknown terms is decided twice: taking them
against it, and taking them in its favour. If both come out alike, that is the answer; else the law is silent.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lanzarote.law.protocol import Silent
from lanzarote.model import Situation


@dataclass(frozen=True)
class Among:
    """A fact has one of these values."""

    fact: str
    values: tuple[Any, ...]


@dataclass(frozen=True)
class Years:
    """An age, in completed years, is at least one bound and below another."""

    fact: str
    at_least: int | None = None
    below: int | None = None


@dataclass(frozen=True)
class AgeDifference:
    """The offender's age less the child's, in years, is at least one bound and at most another."""

    at_least: int | None = None
    at_most: int | None = None


@dataclass(frozen=True)
class Circumstance:
    """A fact the Convention does not know is present."""

    name: str


@dataclass(frozen=True)
class AllOf:
    """Every part holds."""

    parts: tuple["Condition", ...] = ()


@dataclass(frozen=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple["Condition", ...] = ()


@dataclass(frozen=True)
class Not:
    """The part does not hold."""

    part: "Condition"


@dataclass(frozen=True)
class Unknown:
    """A term the model cannot express, or a point on which the law file is silent."""

    reason: str


Condition = Among | Years | AgeDifference | Circumstance | AllOf | AnyOf | Not | Unknown
Test = Callable[[Situation], bool]


def compiled(condition: Condition) -> Test:
    """One Python function that decides the condition. Raises Silent where unknown terms would decide it.

    The source is put together from the model's own fact names; whatever a law file says only ever enters as a value.
    """
    values: dict[str, Any] = {"_silent": _silent}
    parts = condition.parts if isinstance(condition, AnyOf) else (condition,)
    terms = [_Source(values, unknown="False").of(part) for part in parts]
    for part in parts:
        if reasons := dict.fromkeys(unknowns(part)):
            values[name := f"_{len(values)}"] = "; ".join(reasons)
            terms.append(f"({_Source(values, unknown='True').of(part)} and _silent({name}))")
    return eval(f"lambda case: {' or '.join(terms) or 'False'}", values)  # type: ignore[no-any-return]  # noqa: S307


def unknowns(condition: Condition) -> tuple[str, ...]:
    """The reasons of all unknown terms in the condition, in order."""
    match condition:
        case Unknown(reason):
            return (reason,)
        case AllOf(parts) | AnyOf(parts):
            return tuple(reason for part in parts for reason in unknowns(part))
        case Not(part):
            return unknowns(part)
    return ()


def circumstances_in(condition: Condition) -> tuple[str, ...]:
    """The circumstances that the condition speaks of, in order."""
    match condition:
        case Circumstance(name):
            return (name,)
        case AllOf(parts) | AnyOf(parts):
            return tuple(name for part in parts for name in circumstances_in(part))
        case Not(part):
            return circumstances_in(part)
    return ()


def _silent(reason: str) -> bool:
    raise Silent(reason)


class _Source:
    """Writes a condition as a Python expression, with unknown terms taken for or against it."""

    def __init__(self, values: dict[str, Any], unknown: str) -> None:
        self.values, self.unknown = values, unknown

    def of(self, condition: Condition) -> str:
        match condition:
            case AllOf(parts):
                return f"({' and '.join(map(self.of, parts)) or 'True'})"
            case AnyOf(parts):
                return f"({' or '.join(map(self.of, parts)) or 'False'})"
            case Not(part):
                other = _Source(self.values, {"True": "False", "False": "True"}[self.unknown])
                return f"(not {other.of(part)})"
            case Unknown():
                return self.unknown
        return self._known(condition)

    def _known(self, condition: Among | Years | AgeDifference | Circumstance) -> str:
        if isinstance(condition, Among | Years) and not condition.fact.isidentifier():
            raise ValueError(f"{condition.fact!r} is no name of a fact")
        match condition:
            case Among(fact, (bool(wanted),)):
                return f"case.{fact}" if wanted else f"(not case.{fact})"
            case Among(fact, wanted):
                return f"case.among({fact!r}, {self._bound(wanted)})"
            case Circumstance(name):
                return f"({self._bound(name)} in case.circumstances)"
            case Years(fact, at_least, below):
                return self._within(f"case.{fact}", at_least, None if below is None else below - 1)
        return self._within("(case.offender_age - case.child_age)", condition.at_least, condition.at_most)

    def _within(self, term: str, at_least: int | None, at_most: int | None) -> str:
        bounds = [
            f"{term} {sign} {self._bound(years)}"
            for sign, years in ((">=", at_least), ("<=", at_most))
            if years is not None
        ]
        return f"({' and '.join(bounds) or 'True'})"

    def _bound(self, value: Any) -> str:
        name = f"_{len(self.values)}"
        self.values[name] = value
        return name

"""Conditions on a situation, as data, and their compilation to one Python function.

An unknown term (“untranslatable”) has no truth value. It only counts where the rest does not already decide:
`All` is false as soon as a known part is false, `Any` true as soon as a known part is true; known parts are asked
first, and an unknown one that is reached raises Silent.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any as Anything

from lanzarote.law.protocol import Silent
from lanzarote.model import Situation


@dataclass(frozen=True)
class Among:
    """A fact has one of these values."""

    fact: str
    values: tuple[Anything, ...]


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
class All:
    """Every part holds."""

    parts: tuple["Condition", ...] = ()


@dataclass(frozen=True)
class Any:
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


Condition = Among | Years | AgeDifference | Circumstance | All | Any | Not | Unknown
Test = Callable[[Situation], bool]


def compiled(condition: Condition) -> Test:
    """One Python function that decides the condition. Raises Silent where an unknown term would decide it.

    The source is put together from the model's own fact names; texts of a law file only ever enter as values.
    """
    values: dict[str, Anything] = {"_silent": _silent}
    return eval(f"lambda case: {_source(condition, values)}", values)  # type: ignore[no-any-return]  # noqa: S307


def unknowns(condition: Condition) -> tuple[str, ...]:
    """The reasons of all unknown terms in the condition, in order."""
    match condition:
        case Unknown(reason):
            return (reason,)
        case All(parts) | Any(parts):
            return tuple(reason for part in parts for reason in unknowns(part))
        case Not(part):
            return unknowns(part)
    return ()


def _silent(reason: str) -> bool:
    raise Silent(reason)


def _source(condition: Condition, values: dict[str, Anything]) -> str:
    match condition:
        case All(parts):
            return _joined(parts, " and ", "True", values)
        case Any(parts):
            return _joined(parts, " or ", "False", values)
        case Not(part):
            return f"(not {_source(part, values)})"
        case Years(fact, at_least, below):
            return _within(f"case.{fact}", at_least, None if below is None else below - 1)
        case AgeDifference(at_least, at_most):
            return _within("(case.offender_age - case.child_age)", at_least, at_most)
        case Among(fact, (bool(wanted),)):
            return f"case.{fact}" if wanted else f"(not case.{fact})"
    return _valued(condition, values)


def _valued(condition: Among | Circumstance | Unknown, values: dict[str, Anything]) -> str:
    """A condition with a value, which is bound to a name."""
    name = f"_{len(values)}"
    if isinstance(condition, Among):
        values[name] = condition.values
        return f"case.among({condition.fact!r}, {name})"
    if isinstance(condition, Circumstance):
        values[name] = condition.name
        return f"({name} in case.circumstances)"
    values[name] = condition.reason
    return f"_silent({name})"


def _joined(parts: tuple[Condition, ...], word: str, nothing: str, values: dict[str, Anything]) -> str:
    known_first = sorted(parts, key=lambda part: bool(unknowns(part)))
    return f"({word.join(_source(part, values) for part in known_first) or nothing})"


def _within(term: str, at_least: int | None, at_most: int | None) -> str:
    bounds = [f"{term} >= {at_least}"] * (at_least is not None) + [f"{term} <= {at_most}"] * (at_most is not None)
    return f"({' and '.join(bounds) or 'True'})"

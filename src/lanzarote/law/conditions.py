"""Conditions on a situation, as data, and their compilation to one Python function.

An unknown term (“untranslatable”) has no truth value, so a condition with unknown terms is decided twice: taking them
against it, and taking them in its favour. If both come out alike, that is the answer; else the law is silent.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lanzarote.law.protocol import Place, Silent
from lanzarote.model import Situation


@dataclass(frozen=True)
class Among:
    """A fact has one of these values."""

    fact: str
    values: tuple[Any, ...]


AGE_DIFFERENCE = "age_difference"
"""What is asked for as an age is, and is none: the offender's age less the child's, in years."""


@dataclass(frozen=True)
class Years:
    """An age, in completed years, or the difference of ages, is at least one bound and at most another."""

    fact: str
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
    """At least one part holds. `places` are where the parts stand, if they stand in a law file."""

    parts: tuple["Condition", ...] = ()
    places: tuple[Place, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True)
class Not:
    """The part does not hold."""

    part: "Condition"


@dataclass(frozen=True)
class Unknown:
    """A term the model cannot express, or a point on which the law file is silent."""

    reason: str


@dataclass(frozen=True)
class Unclear(Unknown):
    """A point on which the law is unclear: it is so in every situation or in none. The reason is the question."""

    name: str = ""


Condition = Among | Years | Circumstance | AllOf | AnyOf | Not | Unknown
Test = Callable[[Situation], bool]


def compiled(condition: Condition) -> Test:
    """One Python function that decides the condition. Raises Silent where unknown terms would decide it.

    The source is put together from the model's own fact names; whatever a law file says only ever enters as a value.
    """
    values: dict[str, Any] = {"_silent": _silent}
    parts = condition.parts if isinstance(condition, AnyOf) else (condition,)
    terms = [_source(part, values, unknown=False) for part in parts]
    for part in parts:
        if reasons := doubt(part):
            perhaps = _source(part, values, unknown=True)
            terms.append(f"({perhaps} and _silent({_named(reasons, values)}))")
    return eval(f"lambda case: {' or '.join(terms) or 'False'}", values)  # type: ignore[no-any-return]  # noqa: S307


def leaves(condition: Condition) -> Iterator[Condition]:
    """The terms that a condition is put together from, in order."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
        case _:
            yield condition


def doubt(condition: Condition) -> str:
    """The reasons of all unknown terms in the condition, in order; empty if there are none."""
    return "; ".join(dict.fromkeys(term.reason for term in leaves(condition) if isinstance(term, Unknown)))


def resolved(condition: Condition, answers: Mapping[str, bool]) -> Condition:
    """The condition once the unclear points are answered."""
    match condition:
        case AllOf(parts):
            return AllOf(tuple(resolved(part, answers) for part in parts))
        case AnyOf(parts, places):
            return AnyOf(tuple(resolved(part, answers) for part in parts), places)
        case Not(part):
            return Not(resolved(part, answers))
        case Unclear(_, name):
            return AllOf() if answers[name] else AnyOf()
    return condition


def circumstances_in(condition: Condition) -> tuple[str, ...]:
    """The circumstances that the condition speaks of, in order."""
    return tuple(term.name for term in leaves(condition) if isinstance(term, Circumstance))


def _silent(reason: str) -> bool:
    raise Silent(reason)


def _source(condition: Condition, values: dict[str, Any], unknown: bool) -> str:
    """The condition as a Python expression in which values are named, with unknown terms taken for or against it."""
    match condition:
        case AllOf(parts):
            return f"({' and '.join(_source(part, values, unknown) for part in parts) or 'True'})"
        case AnyOf(parts):
            return f"({' or '.join(_source(part, values, unknown) for part in parts) or 'False'})"
        case Not(part):
            return f"(not {_source(part, values, not unknown)})"
        case Unknown():
            return str(unknown)
        case Circumstance(name):
            return f"({_named(name, values)} in case.circumstances)"
    return _about_a_fact(condition, values)


def _about_a_fact(condition: Among | Years, values: dict[str, Any]) -> str:
    if not condition.fact.isidentifier():
        raise ValueError(f"{condition.fact!r} is no name of a fact")
    match condition:
        case Among(fact, (bool(wanted),)):
            return f"case.{fact}" if wanted else f"(not case.{fact})"
        case Among(fact, wanted):
            return f"case.among({fact!r}, {_named(wanted, values)})"
    difference = condition.fact == AGE_DIFFERENCE
    term = "(case.offender_age - case.child_age)" if difference else f"case.{condition.fact}"
    bounds = ((">=", condition.at_least), ("<=", condition.at_most))
    told = [f"{term} {sign} {_named(years, values)}" for sign, years in bounds if years is not None]
    return f"({' and '.join(told) or 'True'})"


def _named(value: Any, values: dict[str, Any]) -> str:
    name = f"_{len(values)}"
    values[name] = value
    return name

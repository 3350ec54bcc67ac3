"""One provision of a written law, under one label."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from typing import Any

from lanzarote.law.conditions import AllOf, Among, AnyOf, Condition, Not, Test, Unknown, compiled, resolved
from lanzarote.law.protocol import Finding, Place, Silent
from lanzarote.model import Label, Offence, Situation, scope_of, stage_of


@dataclass(frozen=True)
class Interval:
    """A stretch of days, both ends included; an open end is None. The days can have a grade of their own."""

    start: date | None = None
    end: date | None = None
    grade: str = ""

    def holds(self, day: date) -> bool:
        """Whether the day lies inside."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    @property
    def first(self) -> date:
        """The first day."""
        return self.start or date.min

    @property
    def last(self) -> date:
        """The last day."""
        return self.end or date.max

    def meets(self, other: "Interval") -> bool:
        """Whether a day lies inside both."""
        return max(self.first, other.first) <= min(self.last, other.last)

    def within(self, other: "Interval") -> "Interval":
        """The days inside both, of which there are some."""
        start, end = max(self.first, other.first), min(self.last, other.last)
        return Interval(None if start == date.min else start, None if end == date.max else end, self.grade)

    def graded(self, grade: str) -> tuple[str, ...]:
        """The grade of a fact, and that of its days where they have their own."""
        return (grade, self.grade) if self.grade else (grade,)


EVERY_DAY = Interval()


def unbroken(periods: Iterable[Interval]) -> Iterator[Interval]:
    """All days, in stretches in which none of the periods begins or ends."""
    periods = tuple(periods)
    begins = {date.min, *(each.first for each in periods)}
    begins |= {each.last + timedelta(1) for each in periods if each.last < date.max}
    for first, following in pairwise([*sorted(begins), None]):
        yield Interval(None if first == date.min else first, following and following - timedelta(1))


@dataclass(frozen=True)
class Told:
    """What a law file says beside what an entry means: its source, a note, and the statute's own words.

    `terms` are the terms of a condition as they stand in the file, none where the Convention's stand for them.
    """

    source: str = ""
    note: str = ""
    original: str = ""
    english: str = ""
    terms: Mapping[str, Any] = field(default_factory=dict)


NOTHING_TOLD = Told()


@dataclass(frozen=True)
class Element:
    """A requirement of a provision, by the Convention's name for it or a name of its own."""

    name: str
    condition: Condition
    place: Place
    grade: str = "ungraded"
    own: bool = False
    """Whether the name is the statute's own, and no element of the Convention has it."""
    told: Told = field(default=NOTHING_TOLD, compare=False)

    def resolved(self, answers: Mapping[str, bool]) -> "Element":
        """The requirement once the unclear points are answered."""
        return replace(self, condition=resolved(self.condition, answers))


CRIMINAL = "criminal"
PROVISION_KINDS = (CRIMINAL, "administrative", "civil")
"""The kinds of law a provision can be; what is not criminal establishes no offence."""


STILL_AN_OFFENCE = {
    "discretion": "a court or prosecutor may refrain, and the act stays an offence",
    "remission": "the penalty is remitted, and the act stays an offence",
    "subsidiary": "a heavier offence comes first, and the act is an offence under that",
}
"""What looks like an exception and takes no act out of criminal law, by kind."""


@dataclass(frozen=True)
class StillAnOffence:
    """What looks like an exception and is none: its name, its kind and where it stands."""

    name: str
    kind: str
    place: Place


@dataclass(frozen=True)
class Provision:
    """A provision as it stands in a law file, under one label.

    `beyond` holds what the law file declares to drop from Article 23: where one of these conditions fails, what
    the provision reaches carries the label “beyond Article 23” instead.
    """

    cite: str
    label: Label
    elements: tuple[Element, ...]
    exceptions: tuple[Element, ...] = ()
    beyond: tuple[Element, ...] = ()
    in_force: Interval = EVERY_DAY
    place: Place = Place("", 0)
    grade: str = "ungraded"
    kind: str = CRIMINAL
    kind_at: Place = Place("", 0)
    dropped: tuple[tuple[str, Place], ...] = ()
    """The Convention's elements that it is said not to require, and where."""
    still_an_offence: tuple[StillAnOffence, ...] = ()
    told: Told = field(default=NOTHING_TOLD, compare=False)

    @property
    def is_criminal(self) -> bool:
        """Whether what it reaches is a criminal offence."""
        return self.kind == CRIMINAL

    def resolved(self, answers: Mapping[str, bool]) -> "Provision":
        """The provision once the unclear points are answered."""
        parts = (self.elements, self.exceptions)
        elements, exceptions = (tuple(each.resolved(answers) for each in several) for several in parts)
        return replace(self, elements=elements, exceptions=exceptions)

    @cached_property
    def condition(self) -> Condition:
        """All the provision requires, as one condition."""
        required = (part for parts in self._named.values() for part in parts)
        return AllOf((*required, *(Not(exception.condition) for exception in self.exceptions)))

    @property
    def grades(self) -> tuple[str, ...]:
        """The grades of the facts the provision rests on."""
        return (*self.in_force.graded(self.grade), *(e.grade for e in (*self.elements, *self.exceptions)))

    def finding(self, situation: Situation) -> Finding:
        """What the provision makes of the situation, element by element."""
        met: list[str] = []
        missing: list[str] = []
        unknown: list[str] = []
        exceptions: list[Element] = []
        for name, test in self._tests:
            try:
                (met if test(situation) else missing).append(name)
            except Silent:
                unknown.append(name)
        for exception, applies in self._excepted:
            try:
                exceptions += [exception] * applies(situation)
            except Silent:
                unknown.append(f"unless {exception.name}")
        return Finding(
            provision=self.cite,
            label=self.label,
            established=self.is_criminal and not (missing or unknown or exceptions),
            objection="" if self.is_criminal else self._no_crime,
            met=tuple(met),
            missing=tuple(missing),
            unknown=tuple(unknown),
            place=self.place,
            missing_at=(*map(self._place_of, missing), *(each.place for each in exceptions)),
            exceptions=tuple(each.name for each in exceptions),
        )

    @property
    def _no_crime(self) -> str:
        return f"is no criminal offence (kind: {self.kind}), line {self.kind_at.line}"

    def _place_of(self, name: str) -> Place:
        return next((element.place for element in self._required if element.name == name), self.place)

    def required(self, element: str) -> tuple[Condition, ...]:
        """What the provision requires under the name of an element."""
        return tuple(self._named.get(element, ()))

    def lacks(self, element: str, situation: Situation) -> bool:
        """Whether the provision requires the element and the situation does not have it."""
        return any(name == element and not test(situation) for name, test in self._tests)

    @property
    def _required(self) -> tuple[Element, ...]:
        stage = stage_of(self.label)
        parts = (Element(str(stage), Among("stage", (stage,)), self.place), *self.elements)
        return parts if self.label is Offence.BEYOND_ARTICLE_23 else (*parts, *self.beyond)

    @property
    def _named(self) -> dict[str, list[Condition]]:
        """What must hold, by element; what lies beyond Article 23 under a name of its own."""
        named: dict[str, list[Condition]] = {}
        for element in self._required:
            named.setdefault(element.name, []).append(element.condition)
        if self.label is Offence.BEYOND_ARTICLE_23 and self.beyond:
            named["beyond Article 23"] = [AnyOf(tuple(Not(e.condition) for e in self.beyond))]
        return named

    @cached_property
    def _tests(self) -> tuple[tuple[str, Test], ...]:
        return tuple((name, compiled(AllOf(tuple(parts)))) for name, parts in self._named.items())

    @cached_property
    def _excepted(self) -> tuple[tuple[Element, Test], ...]:
        return tuple((exception, compiled(exception.condition)) for exception in self.exceptions)


def silence(label: Label, reason: str) -> Condition:
    """What a law file that is silent on a label leaves unknown: the situations the label is about, no others."""
    return AllOf((*(Among(fact, words) for fact, words in scope_of(label).items()), Unknown(reason)))

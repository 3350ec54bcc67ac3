"""What every part of a law file is read with: its places, its problems, its dates and its evidence."""

import datetime
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Any

from lanzarote.law.conditions import Condition
from lanzarote.law.problems import Problem, did_you_mean, shown
from lanzarote.law.protocol import Place
from lanzarote.law.provisions import EVERY_DAY, Interval, Told, unbroken
from lanzarote.law.written import LegalAge
from lanzarote.lawfile.document import Document, Pointer
from lanzarote.model import Offence

Named = dict[Offence, dict[str, Condition]]
"""The Convention's elements by offence and name."""


def day(text: str) -> datetime.date:
    """The day that is written YYYY-MM-DD, and in no other way. Raises ValueError, which says so."""
    with suppress(ValueError):
        found = datetime.date.fromisoformat(text)
        if found.isoformat() == text:
            return found
    raise ValueError(f"{text!r} is not a day of the calendar, YYYY-MM-DD")


@dataclass(frozen=True)
class Stretch:
    """Days on which one legal age holds, and one general rule on attempt; each is None where it is not known."""

    days: Interval = EVERY_DAY
    age: LegalAge | None = None
    attempt: Pointer | None = None

    @property
    def years(self) -> int | None:
        """The legal age in completed years."""
        return self.age.years if self.age else None


def stretches(ages: Iterable[LegalAge], rules: dict[Pointer, Interval]) -> list[Stretch]:
    """All days, in stretches in which neither the legal age nor the general rule on attempt changes."""
    ages = tuple(ages)
    periods = [*(each.in_force for each in ages), *rules.values()]
    found = []
    for days in unbroken(periods):
        age = next((each for each in ages if each.in_force.holds(days.first)), None)
        found.append(Stretch(days, age, next((at for at, period in rules.items() if period.holds(days.first)), None)))
    return found


@dataclass
class Reading:
    """The reading of one law file; collects problems instead of stopping at the first."""

    document: Document
    convention: Named
    stretch: Stretch = Stretch()
    problems: list[Problem] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def place(self, pointer: Pointer) -> Place:
        """Where this stands."""
        return Place(self.document.file, *self.document.place(pointer))

    def wrong(self, pointer: Pointer, message: str) -> None:
        """Note a problem."""
        self.problems.append(self.document.problem(pointer, message))

    def day(self, pointer: Pointer, text: str | None) -> datetime.date | None:
        """The day a text names, or None if it names none."""
        if text is None:
            return None
        try:
            return day(text)
        except ValueError:
            self.wrong(pointer, f"{text} is not a day of the calendar")
            return None

    def interval(self, pointer: Pointer, entry: dict[str, Any]) -> Interval:
        """The days between `from` and `until`."""
        start, end = (self.day((*pointer, key), entry.get(key)) for key in ("from", "until"))
        if start and end and end < start:
            self.wrong((*pointer, "until"), f"ends on {end}, before it begins on {start}")
        return Interval(start, end)

    def in_force(self, pointer: Pointer, entry: dict[str, Any]) -> Interval:
        """The days on which something is in force, by its key “in_force”, with their own grade if they have one."""
        period, at = entry.get("in_force", {}), (*pointer, "in_force")
        self.evidence(at, period)
        return replace(self.interval(at, period), grade=period.get("grade", ""))

    def apart(self, what: str, periods: dict[Pointer, Interval]) -> None:
        """Note where two entries for one thing are in force on one day."""
        for (_, one), (at, other) in combinations(periods.items(), 2):
            if one.meets(other):
                day = max(one.first, other.first)
                when = "every day" if day == datetime.date.min else day
                self.wrong(at, f"two entries for {what} are in force on {when}; give each its days under “in_force”")

    def evidence(self, pointer: Pointer, entry: dict[str, Any]) -> str:
        """Check the source that is named, and give the grade."""
        sources = self.document.value.get("sources", {})
        source = entry.get("source")
        if source is not None:
            self.used.add(f"source {source}")
            if source not in sources:
                message = f"“{shown(source)}” is not among the “sources” of this file{did_you_mean(source, sources)}"
                self.wrong((*pointer, "source"), message)
        return str(entry.get("grade", "ungraded"))

    def told(self, entry: dict[str, Any], source: str = "", terms: dict[str, Any] | None = None) -> Told:
        """What an entry says beside what it means; `source` is that of the provision it stands in."""
        words = entry.get("words", {})
        original, english = words.get("original", ""), words.get("english", "")
        return Told(entry.get("source", source), entry.get("note", ""), original, english, terms or {})

    def all_used(self) -> None:
        """Note each circumstance, unclear point and source that nothing uses."""
        for key, what in (("circumstances", "circumstance"), ("unclear", "unclear point"), ("sources", "source")):
            for name in self.document.value.get(key, {}):
                if f"{what} {name}" not in self.used:
                    self.wrong(
                        (key, name), f"the {what} “{shown(name)}” is used nowhere in this file; remove it or use it"
                    )

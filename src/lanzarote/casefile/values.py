"""A case as it is written down, and what is expected of laws."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lanzarote.law.protocol import Place
from lanzarote.model import Case, Enforcement, Label, Situation

Finding = Label | type[Enforcement]
"""What a law can find in a case: an offence, or attempt at one; that an act of enforcement is permitted."""


@dataclass(frozen=True)
class Facts:
    """A kind of situation, and those of its facts that are named."""

    kind: type[Situation]
    given: Mapping[str, Any]


@dataclass(frozen=True)
class Expected:
    """What a law (empty: any law) is expected to find in a case, as to a child (empty: any), and where that is said.

    The answer is yes, no, or None: the law is silent.
    """

    law: str
    finding: Finding
    child: str
    answer: bool | None
    place: Place


@dataclass(frozen=True)
class CaseFile:
    """A case as it is written down: a course of events, or the facts of one situation; what is expected of laws."""

    file: str
    title: str
    told: Case | Facts
    places: Mapping[str, Place]
    """Where each fact that is named stands, and each circumstance by its name."""
    paragraphs: tuple[str, ...] = ()
    note: str = ""
    as_of: datetime.date | None = None
    expected: tuple[Expected, ...] = ()

    @property
    def laws(self) -> tuple[str, ...]:
        """The laws of which something is expected by name."""
        return tuple(dict.fromkeys(each.law for each in self.expected if each.law))

    @property
    def for_any_law(self) -> bool:
        """Whether something is expected of any law."""
        return any(not each.law for each in self.expected)

    def expected_of(self, law: str) -> tuple[Expected, ...]:
        """What is expected of a law: by its name or, where it is not named, of any law."""
        named = tuple(each for each in self.expected if each.law == law)
        return named or tuple(each for each in self.expected if not each.law)

"""What an explanation consists of, as plain values. An answer is yes, no, or None where the law is silent."""

from dataclasses import dataclass
from typing import Any

from lanzarote.casefile.values import CaseFile, Expected
from lanzarote.casefile.values import Finding as Question
from lanzarote.law import Finding, Law, Place
from lanzarote.model import Situation


@dataclass(frozen=True)
class Turn:
    """A single fact that turns an answer: at which of its values, and to what."""

    fact: str
    values: tuple[Any, ...]
    to: bool | None


@dataclass(frozen=True)
class Answered:
    """What a law finds in a situation, and why.

    `reason` says why the law is silent, `places` where a rule on enforcement stands. `turns` are the single facts that
    turn the answer. `reserved` names the reservations that release from what is not found. `convention` is what the
    Convention finds, at the law's own legal age.
    """

    question: Question
    answer: bool | None
    reason: str = ""
    provisions: tuple[Finding, ...] = ()
    places: tuple[Place, ...] = ()
    turns: tuple[Turn, ...] = ()
    reserved: tuple[str, ...] = ()
    convention: bool | None = None


@dataclass(frozen=True)
class Raised:
    """A question that a situation raises, and by which of its facts.

    `leans` is empty where the question is left open; else it is one of interpretation, and `asks` its stricter reading.
    """

    question: str
    facts: tuple[str, ...]
    leans: str = ""
    asks: str = ""


@dataclass(frozen=True)
class Explained:
    """One situation of a case: what the law finds in it, and which questions it raises."""

    situation: Situation
    answers: tuple[Answered, ...]
    raised: tuple[Raised, ...]


@dataclass(frozen=True)
class Met:
    """What was expected, and what was found."""

    expected: Expected
    found: bool | None

    @property
    def fulfilled(self) -> bool:
        """Whether they are the same."""
        return self.found is self.expected.answer


@dataclass(frozen=True)
class Explanation:
    """What a law makes of a case. `assumed` are the facts of a plain case that the case does not name."""

    law: Law
    case: CaseFile
    situations: tuple[Explained, ...]
    assumed: tuple[str, ...]
    expectations: tuple[Met, ...]

    @property
    def as_expected(self) -> bool:
        """Whether all that is expected is found."""
        return all(each.fulfilled for each in self.expectations)

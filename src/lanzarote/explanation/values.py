"""What an explanation consists of, as plain values. An answer is yes, no, or None where the law is silent."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lanzarote.casefile.values import CaseFile, Expected
from lanzarote.casefile.values import Finding as Question
from lanzarote.law import Finding, Law, Place
from lanzarote.model import ADULT, Situation, Solicitation

MOST = 1_000
"""More things than can be in the way of a provision."""


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
    turn the answer, where that was asked. `reserved` names the reservations that release from what is not found.
    `convention` is what the Convention finds, at the law's own legal age.
    """

    question: Question
    answer: bool | None
    reason: str = ""
    provisions: tuple[Finding, ...] = ()
    places: tuple[Place, ...] = ()
    turns: tuple[Turn, ...] = ()
    reserved: tuple[str, ...] = ()
    convention: bool | None = None

    @property
    def nearly(self) -> tuple[Finding, ...]:
        """The provisions that one thing alone keeps from establishing it."""
        return tuple(each for each in self.provisions if not each.established and in_the_way(each) == 1)


def in_the_way(finding: Finding) -> int:
    """How many things keep a provision from establishing its label, or may."""
    several = (finding.missing, finding.exceptions, finding.unknown)
    return sum(map(len, several)) + bool(finding.objection)


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

    @property
    def nearness(self) -> tuple[bool, int]:
        """How near the law comes to finding something: yes above all, then the fewer things in the way."""
        ways = [in_the_way(finding) for each in self.answers for finding in each.provisions]
        return any(each.answer for each in self.answers), -min(ways, default=MOST)


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
    """What a law makes of a case.

    `telling` numbers the situations that are worth telling, of which alone it is known what turns the answers.
    `assumed` are the facts of a plain case that the case does not name.
    """

    law: Law
    case: CaseFile
    situations: tuple[Explained, ...]
    telling: tuple[int, ...]
    assumed: tuple[str, ...]
    expectations: tuple[Met, ...]

    @property
    def as_expected(self) -> bool:
        """Whether all that is expected is found."""
        return all(each.fulfilled for each in self.expectations)


def telling(situations: Sequence[Explained]) -> tuple[int, ...]:
    """Which situations of a case are told.

    A case of several messages and steps is a solicitation for each pair of them: of those of one child by one person,
    the one is told to which the law comes nearest. What is said to an adult is told only where nothing else is.
    """
    nearest: dict[object, int] = {}
    to_a_child = [i for i, each in enumerate(situations) if not _to_an_adult(each.situation)]
    for i in to_a_child or range(len(situations)):
        each = situations[i]
        key = each.situation.actors if isinstance(each.situation, Solicitation) else i
        if key not in nearest or each.nearness >= situations[nearest[key]].nearness:
            nearest[key] = i
    return tuple(nearest.values())


def _to_an_adult(situation: Situation) -> bool:
    return isinstance(situation, Solicitation) and situation.child_age >= ADULT

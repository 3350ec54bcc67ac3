"""What a verification finds, as plain data."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import Literal, NamedTuple

from lanzarote.claims import Holding
from lanzarote.law import Finding, Law, Place, Question
from lanzarote.law.reservations import Reservation
from lanzarote.law.written import WrittenLaw
from lanzarote.model import Label, Situation
from lanzarote.symbolic import Set
from lanzarote.verifier.recording import Exchange, RecordingLaw


class Outcome(Enum):
    """What a law makes of one holding."""

    PROVED = "proved"
    TESTED = "tested"
    AGREES = "agrees"
    """Proved of the law of a State that is not bound on the day."""
    RESERVED = "reserved"
    SILENT = "silent"
    NOT_APPLICABLE = "not applicable"
    NOT_TAKEN_UP = "not taken up"
    EXAMINED = "examined"
    """Guidance that was considered after the Opinion, and declined."""
    IN_PART = "in part"
    DEPENDS = "depends"
    UNSTATED = "depends on a reservation not stated"
    UNCLEAR = "unclear"
    """It turns on how a point is answered on which the law is unclear."""
    DIFFERS = "differs (not bound)"
    """A duty not followed, or a scope left, by the law of a State that is not bound on the day."""
    FALLS_SHORT = "falls short"
    OUT_OF_SCOPE = "out of scope"


Method = Literal["proof", "examples", "statement"]
"""How a result was found: over every case, over some, or (a holding about no case) by asking."""


class InCase(Enum):
    """What a holding comes to in one situation."""

    HELD = "held"
    NOT_MET = "not met"
    SILENT = "silent"
    RESERVED = "reserved"
    UNSTATED = "reserved, if there is a reservation of which the law does not say"
    FAILED = "failed"


BREACHED = (Outcome.FALLS_SHORT, Outcome.OUT_OF_SCOPE)
GUIDANCE_LEFT = (Outcome.NOT_TAKEN_UP, Outcome.IN_PART)
NOTHING_SHOWN = (Outcome.SILENT, Outcome.NOT_APPLICABLE, Outcome.UNCLEAR, Outcome.UNSTATED)
UNBOUND = {
    Outcome.PROVED: Outcome.AGREES,
    Outcome.FALLS_SHORT: Outcome.DIFFERS,
    Outcome.OUT_OF_SCOPE: Outcome.DIFFERS,
}
"""What becomes of an outcome on a duty or a scope where the State is not bound on the day."""


@dataclass(frozen=True)
class Assumptions:
    """The questions of interpretation that are decided by their stricter reading, and by the lenient one."""

    stricter: frozenset[str] = frozenset()
    lenient: frozenset[str] = frozenset()


UNDECIDED = Assumptions()


@dataclass(frozen=True)
class Counterexample:
    """A smallest case in which a law does not follow a holding, run again on the concrete evaluator.

    Smallest: no fact can be set back to its ordinary value without losing the failure.
    """

    situation: Situation
    exchanges: tuple[Exchange, ...]
    findings: tuple[Finding, ...]
    lapsed: tuple[Reservation, ...] = ()
    """The reservations that would excuse, were they in force on the day."""


class Trial(NamedTuple):
    """What a holding comes to in one situation, with the reason for silence and what the law was asked."""

    came_to: InCase
    reason: str
    law: RecordingLaw
    excused: tuple[Label, ...] = ()
    """The labels that a reservation releases the law from establishing, where it is reserved."""


class Followed(NamedTuple):
    """The cases that go one way through a holding, and what it comes to in them."""

    trial: Trial
    situations: Set


@dataclass(frozen=True)
class Result:
    """What a law makes of one holding, how that was found out, and what it rests on.

    `cases` are all situations that were decided, `met` those of them in which the holding has something to say,
    `questions` all that the law answered, `labels` the offences it was asked about, answered or not.
    """

    holding: Holding
    outcome: Outcome
    method: Method
    cases: int
    met: int
    paths: int
    counterexample: Counterexample | None
    questions: tuple[Question, ...]
    labels: tuple[Label, ...]
    places: tuple[Place, ...]
    reasons: tuple[str, ...]
    grades: tuple[str, ...]
    failing: Set | None = field(default=None, compare=False, repr=False)
    """Of a proof, all cases in which the holding fails, if there are any."""
    followed: tuple[Followed, ...] = field(default=(), compare=False, repr=False)
    """Of a proof about a law file, all cases, by what they come to."""
    law: Law | None = field(default=None, compare=False, repr=False)
    """The law that it is about; where an unclear point was answered in each way, in one of the ways."""

    @property
    def breach(self) -> bool:
        """Whether a duty is not followed, or the file calls by an article's name what lies outside."""
        return self.outcome in BREACHED

    @property
    def lacking(self) -> bool:
        """The same, also where the State is not bound on the day, so that it breaches nothing."""
        return self.breach or self.outcome is Outcome.DIFFERS


@dataclass(frozen=True)
class Verdict:
    """What a law makes of every holding."""

    law: Law
    results: tuple[Result, ...]
    assumed: Assumptions = UNDECIDED

    def conforms(self, strict_guidance: bool = False) -> bool:
        """Whether no duty is missed and, if guidance counts too, none of it is known not to be taken up.

        A law that shows nothing of any case (be it that it states its legal age) does not conform.
        """
        if nothing_shown((r.outcome, r.method) for r in self.results if r.holding.force.decides):
            return False
        bound = is_bound(self.law)
        return not any(failed(r, strict_guidance and bound) for r in self.results)


def nothing_shown(duties: Iterable[tuple[Outcome, Method]]) -> bool:
    """Whether nothing is shown of any case: of the law as such (that it states its legal age) is not enough."""
    return all(method == "statement" or outcome in NOTHING_SHOWN for outcome, method in duties)


def is_bound(law: Law) -> bool:
    """Whether the State is bound on the day: unless a law file says that it is no Party yet."""
    return not isinstance(law, WrittenLaw) or law.is_bound


def failed(result: Result, strict_guidance: bool = False) -> bool:
    """Whether a run fails for this result."""
    declined = result.outcome is Outcome.EXAMINED and not result.holding.to_consider
    return result.breach or (strict_guidance and (declined or result.outcome in GUIDANCE_LEFT))

"""Decides holdings about a law over every distinguishable situation."""

from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from random import Random
from typing import Any

from lanzarote.claims import Force, Holding, NotMet, SpecificationError
from lanzarote.law import Finding, Lack, Law, Question, Silent
from lanzarote.law.answering import Answering
from lanzarote.law.written import WrittenLaw
from lanzarote.model import Attempt, Offence, Situation
from lanzarote.symbolic import Intractable, Refused, Set, Space, drawn, follow, most_ordinary, partition
from lanzarote.verifier.guard import GuardedLaw, Misbehaves, guarded
from lanzarote.verifier.recording import RecordingLaw
from lanzarote.verifier.result import Asked, Counterexample, Outcome, Result, Verdict
from lanzarote.verifier.shrink import distance, smallest

EXAMPLES = 1_000
"""How many situations are tried where a law tells too many apart to follow them all."""
MOST_PATHS_OF_A_HOLDING = 1_000
"""The most paths of a holding that are followed about a Python law of which some answer is too large."""

DEFECT = "report it: this is a defect of lanzarote"

HELD, NOT_MET, SILENT, RESERVED, FAILED = "held", "not met", "silent", "reserved", "failed"


def _says_nothing(holding: Holding, why: str) -> SpecificationError:
    return SpecificationError(f"{holding.id} {why}: it would pass whatever the law says")


class Disagreement(Misbehaves):
    """Two evaluations of one law differ. For a law file that is a defect of this program."""

    @classmethod
    def about(cls, law: Law, holding: Holding, what: str, case: Situation | None = None) -> "Disagreement":
        """What is wrong with what holding, and who can mend it."""
        mend = Refused.remedy if isinstance(law, GuardedLaw) else DEFECT
        return cls(law.name, holding.id, what, mend, case)


def verify(law: Law, holdings: Iterable[Holding]) -> Verdict:
    """Decide every holding. Raises Misbehaves where a law cannot be used."""
    usable = guarded(law)
    return Verdict(law, tuple(decide(usable, each) for each in holdings))


def decide(law: Law, holding: Holding) -> Result:
    """Decide one holding. Raises Misbehaves and SpecificationError."""
    if not __debug__:
        raise SpecificationError("assertions are switched off (python -O, PYTHONOPTIMIZE), so no holding can fail")
    return _Decision(guarded(law), holding).result()


def outcome_in(law: Law, holding: Holding, case: Situation | None) -> tuple[str, str, RecordingLaw]:
    """What comes of a holding in one situation (or, on measures, in none), the reason for silence, what was asked."""
    asked = RecordingLaw(law)
    arguments = () if case is None else (case,)
    try:
        holding.claim(asked, *arguments)
    except NotMet:
        return NOT_MET, "", asked
    except Silent as silence:
        return SILENT, str(silence), asked
    except AssertionError:
        return *_excused(law, holding, arguments), asked
    return HELD, "", asked


def _excused(law: Law, holding: Holding, arguments: tuple[Any, ...]) -> tuple[str, str]:
    """Would the law follow the holding if it did what a reservation releases it from?"""
    try:
        holding.claim(RecordingLaw(law, excused=True), *arguments)
    except Silent as silence:
        return SILENT, str(silence)
    except (AssertionError, NotMet):
        return FAILED, ""
    return RESERVED, ""


class _Decision:
    """The work of deciding one holding about one law."""

    def __init__(self, law: WrittenLaw | GuardedLaw, holding: Holding) -> None:
        self.law, self.holding = law, holding
        self.asked: dict[Question, None] = {}
        self.reasons: dict[str, None] = {}
        self.reached = False
        self.paths = 0
        self.numbers: Counter[str] = Counter()
        self.failing: Set | None = None
        self.failures: list[Situation] = []

    def result(self) -> Result:
        method = self._follow()
        met = self.numbers.total() - self.numbers[NOT_MET]
        if not met and not self.asked:
            raise _says_nothing(self.holding, "meets no case")
        if not self.reached:
            raise _says_nothing(self.holding, "never asks the law")
        if not met:
            self.reasons[self._why_nothing_was_met(method)] = None
        counterexample = self._counterexample()
        return Result(
            holding=self.holding,
            outcome=self._outcome(method, counterexample),
            method=method,
            cases=self.numbers.total(),
            met=met,
            paths=self.paths,
            counterexample=counterexample,
            questions=tuple(self.asked),
            places=tuple(dict.fromkeys(p for about in self.asked for p in self.law.places(about))),
            reasons=tuple(self.reasons),
            grades=tuple(sorted({g for about in self.asked for g in self.law.grades(about)})),
        )

    def _why_nothing_was_met(self, method: str) -> str:
        if method == "examples":
            return f"none of {EXAMPLES} examples met the condition; the law tells too many cases apart to be proved"
        about = next(iter(self.asked))
        return f"the law nowhere establishes {about} as the holding presupposes, so nothing can be compared"

    def _follow(self) -> str:
        if self.holding.kind is None:
            self.numbers[self._run(None)] += 1
            return "statement"
        try:
            self._prove(self.law.spaces[self.holding.kind])
            return "proof"
        except Refused as error:
            if isinstance(self.law, GuardedLaw) and self.law.intractable:  # it is asked within the holding
                raise Disagreement.about(self.law, self.holding, str(error)) from None
            raise SpecificationError(f"{self.holding.id} cannot be followed: it {error}; {error.remedy}") from None
        except Intractable:
            self.law.spaces.pop(self.holding.kind, None)
            self.paths = 0
        if not self.numbers[FAILED]:
            self.numbers.clear()
            self._try(self.law.spaces[self.holding.kind])
        return "examples"

    def _prove(self, space: Space) -> None:
        decided = []
        most = MOST_PATHS_OF_A_HOLDING if self.law.intractable and isinstance(self.law, GuardedLaw) else None
        for outcome, path in follow(space, self._run, most):
            decided.append((outcome, path.situations))
            self.numbers[outcome] += path.situations.count
            if outcome == FAILED:
                self.failing = (self.failing or space.nothing) | path.situations
        self.paths = len(decided)
        if self.numbers.total() != space.everything.count:
            what = f"is decided for {self.numbers.total()} cases of {space.everything.count}"
            raise Disagreement.about(self.law, self.holding, what)
        if isinstance(self.law, GuardedLaw) and self.law.intractable:
            self._ask_again(decided)

    def _ask_again(self, decided: list[tuple[str, Set]]) -> None:
        """Ask a Python law of each path concretely: it answered path by path, since there was too much to work out."""
        for outcome, where in reversed(decided):
            case = most_ordinary(where)
            if outcome_in(self.law, self.holding, case)[0] != outcome:
                raise Disagreement.about(self.law, self.holding, f"is {outcome} for a set of cases, but not", case)

    def _try(self, space: Space) -> None:
        """Try examples among the situations in which the holding has something to say of one law or another."""
        spoken = space.any_of(self._spoken_of(space, answer) for answer in (True, False))
        spoken = spoken or space.everything
        random = Random(0)  # noqa: S311
        for case in (most_ordinary(spoken), *(drawn(spoken, random) for _ in range(EXAMPLES - 1))):
            outcome = self._run(case)
            self.numbers[outcome] += 1
            if outcome == FAILED:
                self.failures.append(case)

    def _spoken_of(self, space: Space, answer: bool) -> Set:
        """Where the holding has something to say of a law that always answers the same."""
        law = Answering(self.law, lambda question, case: answer)
        try:
            parts = partition(space, lambda case: outcome_in(law, self.holding, case)[0] != NOT_MET)
        except Intractable as error:
            raise SpecificationError(f"{self.holding.id} cannot be decided about any law: {error}") from None
        return parts.get(True, space.nothing)

    def _run(self, case: Any) -> str:
        outcome, reason, recording = outcome_in(self.law, self.holding, case)
        self.asked.update((about, None) for about, *_ in recording.asked)
        self.reached = self.reached or recording.reached
        if reason:
            self.reasons[reason] = None
        return outcome

    def _fails(self, case: Situation) -> bool:
        return outcome_in(self.law, self.holding, case)[0] == FAILED

    def _smallest(self) -> Situation | None:
        """The most ordinary case in which the holding fails; of examples, the most ordinary that leads to another."""
        if self.failing is not None:
            return most_ordinary(self.failing)
        return smallest(min(self.failures, key=distance), self._fails) if self.failures else None

    def _counterexample(self) -> Counterexample | None:
        case = self._smallest()
        if case is None:
            return None
        if not self._fails(case):
            raise Disagreement.about(self.law, self.holding, "fails for a set of cases, but not", case)
        *_, recording = outcome_in(self.law, self.holding, case)
        questions = tuple(Asked(*each) for each in recording.asked)
        return Counterexample(case, questions, tuple(self._findings(questions)))

    def _findings(self, asked: tuple[Asked, ...]) -> Iterable[Finding]:
        for each in asked:
            label = each.about.label if isinstance(each.about, Lack) else each.about
            if isinstance(label, Offence | Attempt) and each.case:
                with suppress(Silent):  # on one label; another may have a finding all the same
                    yield from self.law.findings(label, each.case)

    def _outcome(self, method: str, counterexample: Counterexample | None) -> Outcome:
        if self.numbers[FAILED]:
            if self.holding.force is not Force.MUST:
                return Outcome.NOT_TAKEN_UP
            return Outcome.MISLABELS if counterexample and counterexample.mislabelled else Outcome.FALLS_SHORT
        if self.numbers[SILENT] or self.numbers.keys() <= {NOT_MET}:
            return Outcome.SILENT
        if self.numbers[RESERVED]:
            return Outcome.RESERVED
        return Outcome.TESTED if method == "examples" else Outcome.PROVED

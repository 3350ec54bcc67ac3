"""Decides holdings about a law over every distinguishable situation."""

from collections import Counter
from collections.abc import Iterable
from random import Random
from typing import Any

from lanzarote.claims import Force, Holding, NotMet
from lanzarote.law import Finding, Label, Lack, Law, Question, Silent
from lanzarote.model import Attempt, Offence, Situation
from lanzarote.verifier.asking import AskedLaw
from lanzarote.verifier.domain import Domain, domain
from lanzarote.verifier.guard import GuardedLaw, Misbehaves, guarded
from lanzarote.verifier.lazy import Branch, TooManyLeaves, Unsteady, leaves
from lanzarote.verifier.plain import drawn, most_ordinary
from lanzarote.verifier.result import Asked, Counterexample, Outcome, Result, Verdict
from lanzarote.verifier.smallest import distance, smallest

EXAMPLES = 1_000
"""How many random situations are tried where a law tells too many apart to follow them all."""
MOST_FAILURES = 100
"""Among how many failing branches the smallest case is looked for."""

HELD, NOT_MET, SILENT, RESERVED, FAILED = "held", "not met", "silent", "reserved", "failed"


class SpecificationError(Exception):
    """A holding that says nothing: no case meets its condition, or it never asks the law."""


class Disagreement(Misbehaves):
    """Two evaluations of one law differ. For a law file that is a defect of this program."""


def verify(law: Law, holdings: Iterable[Holding]) -> Verdict:
    """Decide every holding. Raises Misbehaves where a law cannot be used."""
    usable = guarded(law)
    return Verdict(law, tuple(decide(usable, each) for each in holdings))


def decide(law: Law, holding: Holding) -> Result:
    """Decide one holding. Raises Misbehaves and SpecificationError."""
    if not __debug__:
        raise SpecificationError("assertions are switched off (python -O, PYTHONOPTIMIZE), so no holding can fail")
    return _Decision(guarded(law), holding).result()


def outcome_in(law: Law, holding: Holding, case: Situation | None) -> tuple[str, str, AskedLaw]:
    """What comes of a holding in one situation (or, on measures, in none), the reason for silence, what was asked."""
    asked = AskedLaw(law)
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
        holding.claim(AskedLaw(law, excused=True), *arguments)
    except Silent as silence:
        return SILENT, str(silence)
    except (AssertionError, NotMet):
        return FAILED, ""
    return RESERVED, ""


class _Agreeing(Law):
    """Says yes to everything: where a holding has something to say of it, examples are worth trying."""

    def __init__(self, law: Law) -> None:
        self.law, self.circumstances = law, law.circumstances

    @property
    def legal_age(self) -> int:
        return self.law.legal_age

    def establishes(self, label: Label, case: Situation) -> bool:
        return True


class _Decision:
    """The work of deciding one holding about one law."""

    def __init__(self, law: Law, holding: Holding) -> None:
        self.law, self.holding = law, holding
        self.asked: dict[Question, None] = {}
        self.reasons: dict[str, None] = {}
        self.reached = False
        self.leaves = 0
        self.numbers: Counter[str] = Counter()
        self.failures: list[Situation] = []

    def result(self) -> Result:
        if isinstance(self.law, GuardedLaw):
            self.law.begin()
        method = self._follow()
        met = self.numbers.total() - self.numbers[NOT_MET]
        if not self.reached or not (met or self.asked):
            why = "meets no case" if self.reached else "never asks the law"
            raise SpecificationError(f"{self.holding.id} {why}: it would pass whatever the law says")
        if not met:
            self.reasons[self._why_nothing_was_met(method)] = None
        counterexample = self._counterexample() if self.failures else None
        return Result(
            holding=self.holding,
            outcome=self._outcome(method, counterexample),
            method=method,
            cases=self.numbers.total(),
            met=met,
            leaves=self.leaves,
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
            self._note(self._run(None), 1, None)
            return "statement"
        whole = domain(self.holding.kind, tuple(self.law.circumstances))
        try:
            self._prove(whole)
            return "proof"
        except Unsteady as error:
            raise Misbehaves(
                f"the law “{self.law.name}” cannot be used: it answers the same question differently ({error}); "
                "let its answers depend on the situation alone"
            ) from None
        except TooManyLeaves:
            if not self.failures:
                self.numbers.clear()
                self._try(whole)
            return "examples"

    def _try(self, whole: Domain) -> None:
        """Try examples among the situations in which the holding has something to say of a law that always agrees."""
        agreeing = _Agreeing(self.law)
        branches = [b for out, b in leaves(whole, lambda c: outcome_in(agreeing, self.holding, c)[0]) if out != NOT_MET]
        random = Random(0)  # noqa: S311
        for _ in range(EXAMPLES):
            case = drawn(random.choice(branches), random)
            self._note(self._run(case), 1, case)

    def _prove(self, whole: Domain) -> None:
        decided: list[tuple[str, Branch]] = []
        for outcome, branch in leaves(whole, self._run):
            self.leaves += 1
            self._note(outcome, branch.count(), branch)
            decided.append((outcome, branch))
        if isinstance(self.law, GuardedLaw):
            self._ask_again(whole, decided)
        if self.numbers.total() != whole.size:
            raise Disagreement(f"{self.numbers.total()} cases decided of {whole.size}")

    def _ask_again(self, whole: Domain, decided: list[tuple[str, Branch]]) -> None:
        """Ask a Python law all of it again: plainly, for the most ordinary case of every branch, and then lazily."""
        plainly = [(outcome, most_ordinary(branch)) for outcome, branch in decided]
        for outcome, plain in (*plainly, *reversed(plainly)):
            if outcome_in(self.law, self.holding, plain)[0] != outcome:
                raise self._differs(f"{outcome} on a branch, but not on {plain!r}")
        again: Counter[str] = Counter()
        for outcome, branch in leaves(whole, lambda case: outcome_in(self.law, self.holding, case)[0]):
            again[outcome] += branch.count()
        if again != self.numbers:
            raise self._differs(f"{dict(self.numbers)} the first time and {dict(again)} the second")

    def _run(self, case: Any) -> str:
        outcome, reason, asked = outcome_in(self.law, self.holding, case)
        self.asked.update((about, None) for about, *_ in asked.asked)
        self.reached = self.reached or asked.reached
        if reason:
            self.reasons[reason] = None
        return outcome

    def _note(self, outcome: str, number: int, where: Branch | Situation | None) -> None:
        self.numbers[outcome] += number
        if outcome == FAILED and where is not None and len(self.failures) < MOST_FAILURES:
            self.failures.append(most_ordinary(where) if isinstance(where, Branch) else where)

    def _differs(self, what: str) -> Disagreement:
        return Disagreement(
            f"the law “{self.law.name}” cannot be used: {self.holding.id} is {what}; let its answers depend on the "
            "facts of the situation alone"
        )

    def _fails(self, case: Situation) -> bool:
        return outcome_in(self.law, self.holding, case)[0] == FAILED

    def _counterexample(self) -> Counterexample:
        first = min(self.failures, key=distance)
        if not self._fails(first):
            raise self._differs(f"{FAILED} on a branch, but not on {first!r}")
        case = smallest(first, self._fails)
        *_, asked = outcome_in(self.law, self.holding, case)
        questions = tuple(Asked(*each) for each in asked.asked)
        return Counterexample(case, questions, tuple(self._findings(questions)))

    def _findings(self, asked: tuple[Asked, ...]) -> Iterable[Finding]:
        for each in asked:
            label = each.about.label if isinstance(each.about, Lack) else each.about
            if isinstance(label, Offence | Attempt) and each.case:
                try:
                    yield from AskedLaw(self.law).findings(label, each.case)
                except Silent:
                    return

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

"""Decides holdings about a law over every distinguishable situation."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from random import Random

from lanzarote.claims import Force, Holding, SpecificationError
from lanzarote.law import Law, Question
from lanzarote.law.answering import Hypothetical
from lanzarote.law.written import WrittenLaw
from lanzarote.model import Enforcement, Label, Situation, kind_of, scope_of
from lanzarote.symbolic import Intractable, Refused, Set, Space, drawn, follow, most_ordinary, partition
from lanzarote.verifier.again import changed, stands
from lanzarote.verifier.guard import GuardedLaw, Misbehaves, guarded
from lanzarote.verifier.result import (
    UNBOUND,
    UNDECIDED,
    Assumptions,
    Counterexample,
    Followed,
    InCase,
    Method,
    Outcome,
    Result,
    Trial,
    Verdict,
    is_bound,
)
from lanzarote.verifier.shrink import distance, smallest
from lanzarote.verifier.trial import counterexample, try_on

EXAMPLES = 1_000
"""How many situations are tried where a law tells too many apart to follow them all."""
MOST_PATHS_OF_A_HOLDING = 1_000
"""The most paths of a holding that are followed about a Python law of which some answer is too large."""

NO_ASSERTIONS = "assertions are switched off (python -O, PYTHONOPTIMIZE), so no holding can fail"
DEFECT = "report it: this is a defect of lanzarote"


def _says_nothing(holding: Holding, why: str) -> SpecificationError:
    return SpecificationError(f"{holding.id} {why}: it would pass whatever the law says")


class Disagreement(Misbehaves):
    """Two evaluations of one law differ. For a law file that is a defect of this program."""

    @classmethod
    def about(cls, law: Law, holding: Holding, what: str, situation: Situation | None = None) -> "Disagreement":
        """What is wrong with what holding, and who can mend it."""
        mend = Refused.remedy if isinstance(law, GuardedLaw) else DEFECT
        return cls(law.name, holding.id, what, mend, situation)


def verify(law: Law, holdings: Iterable[Holding], assumed: Assumptions = UNDECIDED) -> Verdict:
    """Decide every holding, with some questions of interpretation assumed.

    Raises Misbehaves where a law cannot be used, and SpecificationError.
    """
    if not __debug__:
        raise SpecificationError(NO_ASSERTIONS)
    usable = guarded(law)
    return Verdict(usable, tuple(_result(usable, each, assumed) for each in holdings), assumed)


def again(known: Result, law: WrittenLaw, assumed: Assumptions = UNDECIDED) -> Result:
    """What becomes of a result with a law that is like the one that it is about; only what changed is decided again."""
    return known if stands(known, law) else _result(law, known.holding, assumed, known)


def _result(
    law: WrittenLaw | GuardedLaw, holding: Holding, assumed: Assumptions, known: Result | None = None
) -> Result:
    """The result of one holding; what an unclear point leaves silent is decided in each way in which it can be."""
    result = _decided(law, holding, assumed, known)
    if result.outcome is not Outcome.SILENT or not isinstance(law, WrittenLaw) or not law.unclear:
        return result
    asked = _asked(result)
    while len(ways := law.resolved_for(asked)) > 1:
        several = [_decided(each, holding, assumed) for each in ways]
        if len({each.outcome for each in several}) > 1:
            return replace(result, outcome=Outcome.UNCLEAR)
        more = asked.union(*map(_asked, several))
        if len(law.resolved_for(more)) == len(ways):
            labels = dict.fromkeys(label for each in several for label in each.labels)
            questions = dict.fromkeys(question for each in several for question in each.questions)
            return replace(several[0], labels=tuple(labels), questions=tuple(questions))
        asked = more
    return result


def _decided(
    law: WrittenLaw | GuardedLaw, holding: Holding, assumed: Assumptions, known: Result | None = None
) -> Result:
    """The result of one holding; where the spaces of other laws have no room left for a law, in spaces of its own."""
    try:
        return _Decision(law, holding, assumed, known).result()
    except Intractable:
        if not isinstance(law, WrittenLaw) or law.model is None:
            raise
        return _Decision(WrittenLaw(law.content, law.as_of), holding, assumed).result()


def _asked(result: Result) -> set[Question]:
    """What a holding asked a law about, also where it was silent."""
    return {*result.labels, *([Enforcement] if result.holding.kind is Enforcement else [])}


def decide(law: Law, holding: Holding, assumed: Assumptions = UNDECIDED) -> Result:
    """Decide one holding. Raises Misbehaves and SpecificationError."""
    (result,) = verify(law, [holding], assumed).results
    return result


class _Decision:
    """The work of deciding one holding about one law."""

    def __init__(
        self, law: WrittenLaw | GuardedLaw, holding: Holding, assumed: Assumptions, known: Result | None = None
    ) -> None:
        self.law, self.holding, self.assumed, self.known = law, holding, assumed, known
        self.followed: list[Followed] = []
        self.questions: dict[Question, None] = {}
        self.reasons: dict[str, None] = {}
        self.labels: dict[Label, None] = {}
        self.excused: dict[Label, None] = {}
        self.reached = False
        self.paths = 0
        self.numbers: Counter[InCase] = Counter()
        self.failing: Set | None = None
        self.failures: list[Situation] = []

    def result(self) -> Result:
        method = self._follow()
        met = self.numbers.total() - self.numbers[InCase.NOT_MET]
        if not met and not self.questions and not self.holding.depends_on:
            raise _says_nothing(self.holding, "meets no case")
        if not self.reached:
            raise _says_nothing(self.holding, "never asks the law")
        counterexample = self._counterexample(method)
        outcome = self._outcome(method)
        return Result(
            holding=self.holding,
            outcome=outcome,
            method=method,
            cases=self.numbers.total(),
            met=met,
            paths=self.paths,
            counterexample=counterexample,
            questions=tuple(self.questions),
            labels=tuple(self.labels),
            places=tuple(dict.fromkeys(p for each in self.questions for p in self.law.places(each))),
            reasons=tuple(self.reasons),
            grades=tuple(sorted({g for each in self.questions for g in self.law.grades(each)})),
            failing=self.failing if method == "proof" else None,
            followed=tuple(self.followed) if method == "proof" and isinstance(self.law, WrittenLaw) else (),
            law=self.law,
        )

    def _follow(self) -> Method:
        if self.holding.kind is None:
            self.numbers[self._tried(None).came_to] += 1
            return "statement"
        try:
            self._prove(self.law.spaces[self.holding.kind])
            return "proof"
        except Refused as error:
            if isinstance(self.law, GuardedLaw) and self.law.intractable:  # it is asked within the holding
                raise Disagreement.about(self.law, self.holding, str(error)) from None
            raise SpecificationError(f"{self.holding.id} cannot be followed: it {error}; {error.remedy}") from None
        except Intractable:
            if isinstance(self.law, WrittenLaw) and self.law.model:  # the spaces are not its own
                raise
            self.law.spaces.pop(self.holding.kind, None)
            self.paths = 0
        if not self.numbers[InCase.FAILED]:
            seen = [each for each in (InCase.UNSTATED, InCase.SILENT, InCase.RESERVED) if self.numbers[each]]
            self.numbers = Counter(dict.fromkeys(seen, 1))  # what is known of some case stays known
            self._try(self.law.spaces[self.holding.kind])
        return "examples"

    def _prove(self, space: Space) -> None:
        for each in self._ways(space):
            self._note(each.trial)
            self.followed.append(each)
            self.numbers[each.trial.came_to] += each.situations.count
            if each.trial.came_to is InCase.FAILED:
                self.failing = (self.failing or space.nothing) | each.situations
        self.paths = len(self.followed)
        if self.numbers.total() != space.everything.count:
            what = f"is decided for {self.numbers.total()} cases of {space.everything.count}"
            raise Disagreement.about(self.law, self.holding, what)
        if isinstance(self.law, GuardedLaw) and self.law.intractable:
            self._ask_again()

    def _ways(self, space: Space) -> Iterator[Followed]:
        """Each way through the holding; where a law answers as before, as it was followed before."""
        again = changed(self.known, self.law) if self.known and isinstance(self.law, WrittenLaw) else None
        if self.known and again is not None:
            for each in self.known.followed:
                if rest := each.situations - again:
                    yield Followed(each.trial, rest)
        if again is None or again:
            most = MOST_PATHS_OF_A_HOLDING if self.law.intractable and isinstance(self.law, GuardedLaw) else None
            for trial, path in follow(space, self._trial, most, again):
                yield Followed(trial, path.situations)

    def _ask_again(self) -> None:
        """Ask a Python law of each path concretely: it answered path by path, since there was too much to work out."""
        for trial, where in reversed(self.followed):
            situation = most_ordinary(where)
            if self._trial(situation).came_to is not trial.came_to:
                raise Disagreement.about(
                    self.law, self.holding, f"is {trial.came_to.value} for a set of cases, but not", situation
                )

    def _try(self, space: Space) -> None:
        """Try examples among the situations in which the holding has something to say of one law or another."""
        spoken = space.any_of(self._spoken_of(space, answer) for answer in (True, False))
        spoken = spoken or space.everything
        random = Random(0)  # noqa: S311
        for situation in (most_ordinary(spoken), *(drawn(spoken, random) for _ in range(EXAMPLES - 1))):
            came_to = self._tried(situation).came_to
            self.numbers[came_to] += 1
            if came_to is InCase.FAILED:
                self.failures.append(situation)

    def _spoken_of(self, space: Space, answer: bool) -> Set:
        """Where the holding has something to say of a law that always answers the same."""
        law = Hypothetical(self.law, lambda question, situation: answer)
        try:
            parts = partition(
                space,
                lambda situation: (
                    try_on(law, self.holding, situation, self.assumed.stricter).came_to is not InCase.NOT_MET
                ),
            )
        except Intractable as error:
            raise SpecificationError(f"{self.holding.id} cannot be decided about any law: {error}") from None
        return parts.get(True, space.nothing)

    def _tried(self, situation: Situation | None) -> Trial:
        trial = self._trial(situation)
        self._note(trial)
        return trial

    def _note(self, trial: Trial) -> None:
        self.excused.update(dict.fromkeys(trial.excused))
        self.questions.update(dict.fromkeys(each.question for each in trial.law.exchanges))
        self.labels.update(trial.law.labels)
        self.reached = self.reached or trial.law.reached
        if trial.reason:
            self.reasons[trial.reason] = None

    def _trial(self, situation: Situation | None) -> Trial:
        return try_on(self.law, self.holding, situation, self.assumed.stricter)

    def _fails(self, situation: Situation) -> bool:
        return self._trial(situation).came_to is InCase.FAILED

    def _smallest(self, method: Method) -> Situation | None:
        """The most ordinary of all cases in which the holding fails; where not all are known, one made smaller."""
        if method == "proof":
            return most_ordinary(self.failing) if self.failing is not None else None
        failures = self.failures if self.failing is None else [most_ordinary(self.failing)]
        return smallest(min(failures, key=distance), self._fails) if failures else None

    def _counterexample(self, method: Method) -> Counterexample | None:
        situation = self._smallest(method)
        if situation is None:
            return None
        trial = self._trial(situation)
        if trial.came_to is not InCase.FAILED:
            raise Disagreement.about(self.law, self.holding, "fails for a set of cases, but not", situation)
        return counterexample(self.law, situation, trial)

    def _outcome(self, method: Method) -> Outcome:
        found = self._found(method)
        return found if is_bound(self.law) or not self.holding.force.decides else UNBOUND.get(found, found)

    def _found(self, method: Method) -> Outcome:
        if self.numbers[InCase.FAILED]:
            return self._failed()
        if self.labels and not self.numbers[InCase.RESERVED] and all(map(self._says_nothing_of, self.labels)):
            return self._nothing_shown()
        if self.numbers[InCase.UNSTATED]:
            return Outcome.UNSTATED
        if self.numbers[InCase.SILENT]:
            return Outcome.SILENT
        if self.numbers[InCase.RESERVED]:
            self.reasons.update(dict.fromkeys(self._reserved_by()))
            return Outcome.RESERVED
        if self.numbers.keys() <= {InCase.NOT_MET}:
            self.reasons[self._why_nothing_was_met(method)] = None
            return Outcome.SILENT if method == "examples" else Outcome.NOT_APPLICABLE
        return Outcome.TESTED if method == "examples" else Outcome.PROVED

    def _failed(self) -> Outcome:
        """What a failure comes to, by the force of the holding and by the readings that are assumed."""
        question = self.holding.depends_on
        if question in self.assumed.lenient:
            self.reasons = {f"{question} is assumed in its lenient reading": None}
            return Outcome.NOT_APPLICABLE
        if question and question not in self.assumed.stricter:
            return Outcome.DEPENDS
        if self.holding.force.decides:
            return Outcome.OUT_OF_SCOPE if self.holding.force is Force.SCOPE else Outcome.FALLS_SHORT
        if self.numbers[InCase.HELD]:
            return Outcome.IN_PART
        known = self.law.examined if isinstance(self.law, WrittenLaw) else ()
        examined = {each.told: None for each in known if each.paragraph in self.holding.paragraphs}
        self.reasons = examined or self.reasons
        return Outcome.EXAMINED if examined else Outcome.NOT_TAKEN_UP

    def _reserved_by(self) -> Iterator[str]:
        """The reservations in force on the day that cover what the law is released from establishing."""
        if isinstance(self.law, WrittenLaw):
            yield from (r.told for r in self.law.reservations if any(map(r.concerns, self.excused)))

    def _says_nothing_of(self, label: Label) -> bool:
        """Whether the law nowhere establishes a label, or does not say of any situation that the label is about."""
        answer = self.law.answer(label, kind_of(label))
        if answer is None or answer.yes:
            return False
        space = answer.yes.space
        about = space.all_of(space.among(name, values) for name, values in scope_of(label).items())
        return not (answer.unknown and about - answer.unknown)

    def _nothing_shown(self) -> Outcome:
        """Silent, if the law does not say whether it has one of the offences; else not applicable: it has none."""
        answers = (self.law.answer(label, kind_of(label)) for label in self.labels)
        silences = [reason for answer in answers if answer for reason, where in answer.silent if where]
        reasons = silences or [f"the law nowhere establishes {next(iter(self.labels))}, so nothing is shown of it"]
        self.reasons = self.reasons if self.numbers[InCase.SILENT] and silences else dict.fromkeys(reasons)
        return Outcome.SILENT if silences else Outcome.NOT_APPLICABLE

    def _why_nothing_was_met(self, method: Method) -> str:
        if method == "examples":
            return f"none of {EXAMPLES} examples met the condition; the law tells too many cases apart to be proved"
        about = next(iter(self.questions), None)
        if about is None:
            return f"at the legal age of this law no case raises {self.holding.depends_on}"
        return f"the law nowhere establishes {about} as the holding presupposes, so nothing can be compared"

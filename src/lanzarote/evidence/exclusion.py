"""What holdings come to together, of any law whatever: what they demand, what they forbid, what they leave free.

A holding *excludes* an answer in a situation if every law that gives it there breaks the holding, whatever the law
answers to other questions. Where the holding asks about other situations too, the answers there count as far as other
holdings decide them.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from lanzarote.claims import Holding, NotMet
from lanzarote.law import Law, Question
from lanzarote.law.answering import Hypothetical, SymbolicLaw
from lanzarote.law.protocol import label_in
from lanzarote.model import BEYOND, Label, Offence, Situation, is_about, kind_of, offence_in
from lanzarote.specification import assumed
from lanzarote.symbolic import Set, follow, lies_in, most_ordinary
from lanzarote.verifier.result import InCase

STRICTER = assumed(["all"]).stricter
"""The readings that the evidence assumes: of each question of interpretation the stricter one."""

Decided = Callable[[Question, Situation], bool | None]
"""The answer that is already decided, or None."""


def supposed(law: Law, function: Callable[[Question, Situation], bool], name: str = "") -> Hypothetical:
    """A law that answers by a function, and puts each case under no other label than its own."""

    def answer(question: Question, situation: Situation) -> bool:
        label = label_in(question)
        another = label is not None and (offence_in(label) in BEYOND.values() or not is_about(label, situation))
        return not another and function(question, situation)

    return Hypothetical(law, answer, name, STRICTER)


def in_case(holding: Holding, law: Law, *situation: Situation) -> InCase:
    """What comes of a holding in a situation, of a law that never is silent and has made no reservation."""
    try:
        holding.claim(law, *situation)
    except NotMet:
        return InCase.NOT_MET
    except AssertionError:
        return InCase.FAILED
    return InCase.HELD


def breaking(holding: Holding, law: Hypothetical) -> Iterator[Situation | None]:
    """A case of each path on which the law breaks the holding; None for a holding on the law as such."""
    assert isinstance(law.law, SymbolicLaw)
    if holding.kind is None:
        yield from [None] * (in_case(holding, law) is InCase.FAILED)
        return
    for found, path in follow(law.law.spaces[holding.kind], lambda situation: in_case(holding, law, situation)):
        if found is InCase.FAILED:
            yield most_ordinary(path.situations)


def breaks(law: Hypothetical, holding: Holding) -> bool:
    """Whether the law breaks the holding in any case."""
    return any(True for _ in breaking(holding, law))


class _Undecided(Exception):
    """The holding asks about another situation, on which nothing is decided."""


def nothing(about: Question, situation: Situation) -> None:
    """Nothing is decided."""


def excludes(
    holding: Holding, law: Law, about: Question, situation: Situation, answer: bool, elsewhere: Decided = nothing
) -> bool | None:
    """Whether every law with this answer breaks the holding; None where that turns on a situation not yet decided."""

    def given(asked: Question, there: Situation) -> bool:
        decided = answer if asked == about and there is situation else elsewhere(asked, there)
        if decided is None:
            raise _Undecided
        return decided

    try:
        return in_case(holding, supposed(law, given), situation) is InCase.FAILED
    except _Undecided:
        return None


@dataclass(frozen=True)
class Exclusion:
    """That a holding may exclude an answer to a question."""

    holding: Holding
    about: Question
    answer: bool


@dataclass(frozen=True)
class Exclusions:
    """In which situations several holdings exclude which answers; `law` gives the legal age and the spaces."""

    law: SymbolicLaw
    where: dict[Exclusion, Set]
    else_no: dict[Exclusion, Set]
    """Where a holding excludes “no” where all that is not decided is answered no: one of several is due."""

    @classmethod
    def of(cls, holdings: Iterable[Holding], law: SymbolicLaw, questions: Iterable[Question]) -> "Exclusions":
        """Look at each holding and each question, over every case.

        First alone; then with what is decided so far of other situations, round after round until nothing is added.
        """
        both = [(h, q) for h in holdings for q in questions if h.kind is kind_of(label_of(q))]
        unsettled = [Exclusion(*each, answer) for each in both for answer in (False, True)]
        now = cls(law, {}, {})
        elsewhere: Decided = nothing
        while unsettled:
            found = {each: now._worked_out(each, elsewhere) for each in unsettled}
            added = {each: where for each, (where, _) in found.items() if where != now.where.get(each)}
            if not added:
                break
            now = cls(law, now.where | added, {})
            elsewhere = now.decided
            unsettled = [each for each, (_, turns) in found.items() if turns]
        none_else = [each for each in unsettled if not each.answer]
        return cls(law, now.where, {each: now._worked_out(each, now.decided_or_no)[0] for each in none_else})

    def offences(self, holding: Holding) -> set[Offence]:
        """The offences of which the holding decides something."""
        return {offence_in(label_of(e.about)) for e, where in self.where.items() if e.holding is holding and where}

    def _worked_out(self, each: Exclusion, elsewhere: Decided) -> tuple[Set, bool]:
        """The situations in which a holding excludes an answer; whether some turn on what is not decided."""

        def excluded(situation: Situation) -> bool | None:
            return excludes(each.holding, self.law, each.about, situation, each.answer, elsewhere)

        space = self.law.spaces[kind_of(label_of(each.about))]
        found = [(answer, path.situations) for answer, path in follow(space, excluded)]
        return space.any_of(where for answer, where in found if answer), any(answer is None for answer, _ in found)

    def excluded(self, about: Question, answer: bool) -> Set:
        """The situations in which a holding excludes the answer."""
        space = self.law.spaces[kind_of(label_of(about))]
        return space.any_of(where for _, where in self._of(about, answer))

    @cached_property
    def _by_answer(self) -> dict[tuple[Question, bool], list[tuple[Holding, Set]]]:
        found: dict[tuple[Question, bool], list[tuple[Holding, Set]]] = {}
        for each, where in self.where.items():
            if where:
                found.setdefault((each.about, each.answer), []).append((each.holding, where))
        return found

    def _of(self, about: Question, answer: bool) -> list[tuple[Holding, Set]]:
        return self._by_answer.get((about, answer), [])

    def excluded_by(self, about: Question, situation: Situation, answer: bool) -> Holding | None:
        """The first holding that excludes the answer."""
        for holding, where in self._of(about, answer):
            if lies_in(situation, where):
                return holding
        return None

    def decided(self, about: Question, situation: Situation) -> bool | None:
        """The only answer that no holding excludes, or None if both are free."""
        if self.excluded_by(about, situation, False):
            return True
        return False if self.excluded_by(about, situation, True) else None

    def decided_or_no(self, about: Question, situation: Situation) -> bool:
        """The only answer that no holding excludes; no, if both are free."""
        return self.excluded_by(about, situation, False) is not None

    def due(self, about: Question, situation: Situation, but: Holding | None = None) -> bool:
        """Whether a holding excludes “no”, also where all that is not decided is answered no; one may be left out."""
        return self.decided_or_no(about, situation) or any(
            each.about == about and each.holding is not but and lies_in(situation, where)
            for each, where in self.else_no.items()
        )

    def narrowest(self) -> Hypothetical:
        """The law that says yes only where it must."""
        return supposed(self.law, self.due, "the narrowest law")

    def narrowest_but_for(self, holding: Holding) -> Hypothetical:
        """The narrowest law, but that it does not follow a holding where no other decides."""
        alone = {
            (each.about, each.answer): where - self._of_others(each)
            for each, where in self.where.items()
            if each.holding is holding and where
        }

        def answer(question: Question, situation: Situation) -> bool:
            for given in (False, True):
                if (question, given) in alone and lies_in(situation, alone[question, given]):
                    return given
            return self.due(question, situation, but=holding)

        return supposed(self.law, answer, "the narrowest law but for what this holding alone decides")

    def _of_others(self, each: Exclusion) -> Set:
        space = self.law.spaces[kind_of(label_of(each.about))]
        return space.any_of(
            where for holding, where in self._of(each.about, each.answer) if holding is not each.holding
        )

    def widest(self) -> Hypothetical:
        """The law that says yes wherever it may."""
        return supposed(self.law, lambda q, c: self.excluded_by(q, c, True) is None, "the widest law")


def label_of(about: Question) -> Label:
    """The label a question is about."""
    label = label_in(about)
    assert label is not None
    return label

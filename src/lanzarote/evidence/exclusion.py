"""What holdings come to together, of any law whatever: what they demand, what they forbid, what they leave free.

A holding *excludes* an answer in a situation if every law that gives it there breaks the holding, whatever the law
answers to other questions. Where the holding asks about other situations too, the answers there count as far as other
holdings decide them.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from lanzarote.claims import Holding, NotMet
from lanzarote.law import Law, Question
from lanzarote.law.answering import Hypothetical, SymbolicLaw
from lanzarote.law.protocol import label_in
from lanzarote.model import Label, Situation, kind_of
from lanzarote.symbolic import Set, follow, lies_in, most_ordinary
from lanzarote.verifier.result import InCase

Decided = Callable[[Question, Situation], bool | None]
"""The answer that is already decided, or None."""


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


class _Another(Exception):
    """The holding asks another question about the same situation, and no answer is being tried yet."""

    def __init__(self, asked: Question) -> None:
        self.asked = asked


def nothing(about: Question, situation: Situation) -> None:
    """Nothing is decided."""


def excludes(
    holding: Holding, law: Law, about: Question, situation: Situation, answer: bool, elsewhere: Decided = nothing
) -> bool:
    """Whether every law with this answer breaks the holding: all answers to other questions there are tried."""

    def broken(others: dict[Question, bool]) -> bool:
        def given(asked: Question, there: Situation) -> bool:
            if there is not situation:
                decided = elsewhere(asked, there)
                if decided is None:
                    raise _Undecided
                return decided
            if asked not in others:
                raise _Another(asked)
            return others[asked]

        try:
            return in_case(holding, Hypothetical(law, given), situation) is InCase.FAILED
        except _Another as another:
            return all(broken(others | {another.asked: tried}) for tried in (True, False))

    try:
        return broken({about: answer})
    except _Undecided:
        return False


@dataclass(frozen=True)
class Exclusion:
    """That a holding excludes an answer in some case, and whether answers elsewhere are needed to see it."""

    holding: Holding
    about: Question
    answer: bool
    compares: bool


@dataclass(frozen=True)
class Exclusions:
    """What several holdings exclude; `law` gives the legal age and the spaces."""

    law: SymbolicLaw
    each: tuple[Exclusion, ...]
    _sets: dict[tuple[Exclusion, bool], Set] = field(default_factory=dict, compare=False)
    noted: dict[Holding, None] = field(default_factory=dict, compare=False)
    """The holdings that decided something since this was emptied."""

    @classmethod
    def of(cls, holdings: Iterable[Holding], law: SymbolicLaw, questions: Iterable[Question]) -> "Exclusions":
        """Look at each holding and each question, over every case: first alone, then beside the others."""
        both = [(h, q) for h in holdings for q in questions if h.kind is kind_of(label_of(q))]
        asked = [(*each, answer) for each in both for answer in (False, True)]
        alone = cls(law, tuple(each for question in asked if cls(law, ()).where(each := Exclusion(*question, False))))
        known = {(each.holding, each.about, each.answer) for each in alone.each}
        compared = (Exclusion(*question, True) for question in asked if question not in known)
        return cls(law, (*alone.each, *(each for each in compared if alone.where(each))))

    def without(self, *holdings: Holding) -> "Exclusions":
        """The same but for some holdings; what the others exclude alone stays, the rest is worked out again."""
        kept = tuple(each for each in self.each if each.holding not in holdings)
        return Exclusions(self.law, kept, {key: where for key, where in self._sets.items() if not key[1]})

    def where(self, each: Exclusion, compared: bool = False) -> Set:
        """The situations in which a holding excludes an answer; `compared`, if what others decide may count."""
        key = (each, compared or each.compares)
        if key not in self._sets:
            self._sets[key] = self._worked_out(each, self.decided_alone if key[1] else nothing)
        return self._sets[key]

    def _worked_out(self, each: Exclusion, elsewhere: Decided) -> Set:
        def excluded(situation: Situation) -> bool:
            return excludes(each.holding, self.law, each.about, situation, each.answer, elsewhere)

        space = self.law.spaces[kind_of(label_of(each.about))]
        return space.any_of(path.situations for found, path in follow(space, excluded) if found)

    def excluded(self, about: Question, answer: bool) -> Set:
        """The situations in which a holding excludes the answer."""
        space = self.law.spaces[kind_of(label_of(about))]
        return space.any_of(self.where(each) for each in self.each if (each.about, each.answer) == (about, answer))

    def excluded_by(self, about: Question, situation: Situation, answer: bool, alone: bool = False) -> Holding | None:
        """The first holding that excludes the answer; `alone`, of those that ask about no other situation."""
        for each in self.each:
            concerned = (each.about, each.answer) == (about, answer) and not (alone and each.compares)
            if concerned and lies_in(situation, self.where(each)):
                self.noted[each.holding] = None
                return each.holding
        return None

    def decided(self, about: Question, situation: Situation, alone: bool = False) -> bool | None:
        """The only answer that no holding excludes, or None if both are free."""
        if self.excluded_by(about, situation, False, alone):
            return True
        return False if self.excluded_by(about, situation, True, alone) else None

    def decided_alone(self, about: Question, situation: Situation) -> bool | None:
        """As far as holdings decide it that ask about no other situation."""
        return self.decided(about, situation, alone=True)

    def narrowest(self) -> Hypothetical:
        """The law that says yes only where it must."""
        return Hypothetical(self.law, lambda q, c: self.excluded_by(q, c, False) is not None, "the narrowest law")

    def widest(self) -> Hypothetical:
        """The law that says yes wherever it may."""
        return Hypothetical(self.law, lambda q, c: self.excluded_by(q, c, True) is None, "the widest law")


def label_of(about: Question) -> Label:
    """The label a question is about."""
    label = label_in(about)
    assert label is not None
    return label

"""What holdings come to together, of any law whatever: what they demand, what they forbid, what they leave free.

A holding *excludes* an answer in a situation if every law that gives it there breaks the holding, whatever the law
answers to other questions. Where the holding asks about other situations too, the answers there count as far as other
holdings decide them.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from lanzarote.claims import Holding, NotMet
from lanzarote.law import Lack, Law
from lanzarote.law.answering import SymbolicLaw
from lanzarote.model import Label, Situation, kind_of
from lanzarote.symbolic import Set, Spaces, follow, lies_in, most_ordinary
from lanzarote.verifier.run import FAILED, HELD, NOT_MET

Asked = Label | Lack
"""What is asked about one situation: whether a label is established, or whether an element is missing."""
Decided = Callable[[Asked, Situation], bool | None]
"""The answer that is already decided, or None."""


def outcome(holding: Holding, law: Law, *case: Situation) -> str:
    """What comes of a holding in a situation, of a law that never is silent and has made no reservation."""
    try:
        holding.claim(law, *case)
    except NotMet:
        return NOT_MET
    except AssertionError:
        return FAILED
    return HELD


def breaking(holding: Holding, law: "Answering") -> Iterator[Situation | None]:
    """A case of each path on which the law breaks the holding; None for a holding on the law as such."""
    if holding.kind is None:
        yield from [None] * (outcome(holding, law) == FAILED)
        return
    for found, path in follow(law.spaces[holding.kind], lambda case: outcome(holding, law, case)):
        if found == FAILED:
            yield most_ordinary(path.situations)


def breaks(law: "Answering", holding: Holding) -> bool:
    """Whether the law breaks the holding in any case."""
    return any(True for _ in breaking(holding, law))


@dataclass
class Answering(Law):
    """A law that answers by a function, and is like another law in its legal age."""

    law: SymbolicLaw
    answer: Callable[[Asked, Situation], bool]
    name: str = ""

    @property
    def legal_age(self) -> int:
        """As in the other law."""
        return self.law.legal_age

    @property
    def spaces(self) -> Spaces:
        """As in the other law."""
        return self.law.spaces

    def establishes(self, label: Label, case: Situation) -> bool:
        """By the function."""
        return self.answer(label, case)

    def lacks(self, label: Label, case: Situation, element: str) -> bool:
        """By the function."""
        return self.answer(Lack(label, element), case)


class _Undecided(Exception):
    """The holding asks about another situation, on which nothing is decided."""


class _Another(Exception):
    """The holding asks another question about the same situation, and no answer is being tried yet."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked


def nothing(about: Asked, case: Situation) -> None:
    """Nothing is decided."""


def excludes(
    holding: Holding, law: SymbolicLaw, about: Asked, case: Situation, answer: bool, elsewhere: Decided = nothing
) -> bool:
    """Whether every law with this answer breaks the holding: all answers to other questions there are tried."""

    def broken(others: dict[Asked, bool]) -> bool:
        def given(asked: Asked, there: Situation) -> bool:
            if there is not case:
                decided = elsewhere(asked, there)
                if decided is None:
                    raise _Undecided
                return decided
            if asked == about:
                return answer
            if asked not in others:
                raise _Another(asked)
            return others[asked]

        try:
            return outcome(holding, Answering(law, given), case) == FAILED
        except _Another as another:
            return broken(others | {another.asked: True}) and broken(others | {another.asked: False})

    try:
        return broken({})
    except _Undecided:
        return False


@dataclass(frozen=True)
class Stance:
    """That a holding excludes an answer in some case, and whether answers elsewhere are needed to see it."""

    holding: Holding
    about: Asked
    answer: bool
    compares: bool
    paths: int


@dataclass(frozen=True)
class Together:
    """Holdings as one whole, by their stances, the simplest first; `law` gives the legal age and the spaces."""

    law: SymbolicLaw
    stances: tuple[Stance, ...]
    _where: dict[tuple[Stance, bool], Set] = field(default_factory=dict, compare=False)
    noted: dict[Holding, None] = field(default_factory=dict, compare=False)
    """The holdings that decided something since this was emptied."""

    @classmethod
    def of(cls, holdings: Iterable[Holding], law: SymbolicLaw, questions: Iterable[Asked]) -> "Together":
        """Look at each holding and each question, over every case."""
        asked = [(h, q) for h in holdings for q in questions if h.kind is kind_of(label_of(q))]
        alone = cls(law, _stances(law, asked, None))
        return cls(law, _stances(law, asked, alone))

    def without(self, *holdings: Holding) -> "Together":
        """The same whole but for some holdings."""
        kept = tuple(s for s in self.stances if s.holding not in holdings)
        return Together(self.law, kept, {key: where for key, where in self._where.items() if not key[1]})

    def where(self, stance: Stance, compared: bool = False) -> Set:
        """The situations in which a holding excludes an answer; `compared`, if what others decide may count."""
        key = (stance, compared or stance.compares)
        if key not in self._where:
            elsewhere = self.decided_alone if key[1] else nothing
            self._where[key] = _excluded(self.law, stance.holding, stance.about, stance.answer, elsewhere)[0]
        return self._where[key]

    def excluded(self, about: Asked, answer: bool) -> Set:
        """The situations in which a holding excludes the answer."""
        space = self.law.spaces[kind_of(label_of(about))]
        return space.any_of(self.where(s) for s in self.stances if s.about == about and s.answer is answer)

    def against(self, about: Asked, case: Situation, answer: bool, alone: bool = False) -> Holding | None:
        """The first holding that excludes the answer; `alone`, of those that ask about no other situation."""
        for s in self.stances:
            asked = s.about == about and s.answer is answer and not (alone and s.compares)
            if asked and lies_in(case, self.where(s)):
                self.noted[s.holding] = None
                return s.holding
        return None

    def decided(self, about: Asked, case: Situation, alone: bool = False) -> bool | None:
        """The only answer that no holding excludes, or None if both are free."""
        if self.against(about, case, False, alone):
            return True
        return False if self.against(about, case, True, alone) else None

    def decided_alone(self, about: Asked, case: Situation) -> bool | None:
        """As far as holdings decide it that ask about no other situation."""
        return self.decided(about, case, alone=True)

    def narrowest(self) -> Answering:
        """The law that says yes only where it must."""
        return Answering(self.law, lambda q, c: self.against(q, c, False) is not None, "the narrowest law")

    def widest(self) -> Answering:
        """The law that says yes wherever it may."""
        return Answering(self.law, lambda q, c: self.against(q, c, True) is None, "the widest law")


def label_of(about: Asked) -> Label:
    """The label a question is about."""
    return about.label if isinstance(about, Lack) else about


def _stances(law: SymbolicLaw, asked: list[tuple[Holding, Asked]], alone: Together | None) -> tuple[Stance, ...]:
    """The stances of holdings that ask about no other situation; given those, the others too."""
    found = list(alone.stances) if alone else []
    known = {(s.holding, s.about, s.answer) for s in found}
    elsewhere = alone.decided_alone if alone else nothing
    for holding, about in asked:
        for answer in (False, True):
            if (holding, about, answer) not in known:
                where, paths = _excluded(law, holding, about, answer, elsewhere)
                if where:
                    found.append(Stance(holding, about, answer, alone is not None, paths))
    return tuple(sorted(found, key=lambda s: s.paths))


def _excluded(law: SymbolicLaw, holding: Holding, about: Asked, answer: bool, elsewhere: Decided) -> tuple[Set, int]:
    """The situations in which the holding excludes the answer, and how many paths it takes to see it."""
    space = law.spaces[kind_of(label_of(about))]
    paths = list(follow(space, lambda case: excludes(holding, law, about, case, answer, elsewhere)))
    return space.any_of(path.situations for excluded, path in paths if excluded), len(paths)

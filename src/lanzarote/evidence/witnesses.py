"""Witnesses: a situation and answers with which a holding is kept, or broken, by some law or other."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from random import Random
from typing import Any

from lanzarote.claims import Holding
from lanzarote.evidence.together import Decided, nothing, outcome
from lanzarote.law import Lack, Law
from lanzarote.law.answering import SymbolicLaw
from lanzarote.model import Enforcement, Label, Situation
from lanzarote.symbolic import Path, drawn, follow, most_ordinary, path_of

TRIES = 20
"""How many concrete situations of a path are tried: in some, two questions are one and have two answers."""

Answers = dict[tuple[Any, ...], bool]
"""Answers by question: what is asked about, and in which situation."""


@dataclass(frozen=True)
class Witness:
    """A situation, and the answers of a law about it and about those it is compared with."""

    case: Situation
    answers: Answers


@dataclass
class _Unknown(Law):
    """A law of which nothing is known but what is decided: every other answer forks, like a fact that is read."""

    law: Law
    decided: Decided

    def __post_init__(self) -> None:
        self.given: list[bool] = []

    @property
    def legal_age(self) -> int:
        return self.law.legal_age

    def establishes(self, label: Label, case: Situation) -> bool:
        return self._fork(case, str(label), self.decided(label, case))

    def lacks(self, label: Label, case: Situation, element: str) -> bool:
        return self._fork(case, element, self.decided(Lack(label, element), case))

    def permits(self, case: Enforcement) -> bool:
        return self._fork(case, "permits", None)

    def _fork(self, case: Situation, what: str, decided: bool | None) -> bool:
        answer = path_of(case).choose(what, 2) == 0 if decided is None else decided
        self.given.append(answer)
        return answer


class _TwoAnswers(Exception):
    """A law would answer one question in two ways."""


@dataclass
class _Recorded(Law):
    """Gives recorded answers again, in their order, and notes the questions. Raises _TwoAnswers."""

    law: Law
    given: Iterator[bool]
    answers: Answers

    @property
    def legal_age(self) -> int:
        return self.law.legal_age

    def establishes(self, label: Label, case: Situation) -> bool:
        return self._again(label, case)

    def lacks(self, label: Label, case: Situation, element: str) -> bool:
        return self._again(Lack(label, element), case)

    def permits(self, case: Enforcement) -> bool:
        return self._again(Enforcement, case)

    def _again(self, *question: Any) -> bool:
        answer = next(self.given)
        if self.answers.setdefault(question, answer) is not answer:
            raise _TwoAnswers
        return answer


def paths(holding: Holding, law: SymbolicLaw, wanted: str, decided: Decided) -> Iterator[tuple[Path, list[bool]]]:
    """Every path, of situations and of answers, on which the holding comes to the outcome; none: it never can."""
    assert holding.kind is not None

    def run(case: Situation) -> tuple[str, list[bool]]:
        unknown = _Unknown(law, decided)
        return outcome(holding, unknown, case), unknown.given

    for (found, given), path in follow(law.spaces[holding.kind], run):
        if found == wanted:
            yield path, given


def witness(holding: Holding, law: SymbolicLaw, wanted: str, decided: Decided = nothing) -> Witness | None:
    """The first plain situation found in which answers lead to the outcome; every one is run again plainly."""
    random = Random(0)  # noqa: S311
    for path, given in paths(holding, law, wanted, decided):
        where = path.situations
        for case in (most_ordinary(where), *(drawn(where, random) for _ in range(TRIES))):
            recorded = _Recorded(law, iter(given), {})
            with suppress(_TwoAnswers):
                if outcome(holding, recorded, case) == wanted:
                    return Witness(case, recorded.answers)
    return None

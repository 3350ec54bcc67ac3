"""Witnesses: a situation and answers with which a holding is kept, or broken, by some law or other."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from random import Random
from typing import Any

from lanzarote.claims import Holding
from lanzarote.evidence.exclusion import Decided, in_case, nothing, supposed
from lanzarote.law import Question
from lanzarote.law.answering import SymbolicLaw
from lanzarote.model import Situation
from lanzarote.symbolic import Path, drawn, follow, most_ordinary, path_of
from lanzarote.verifier.result import InCase

TRIES = 20
"""How many concrete situations of a path are tried: in some, two questions are one and have two answers."""

Answers = dict[tuple[Any, ...], bool]
"""Answers by question: what is asked about, and in which situation."""


@dataclass(frozen=True)
class Witness:
    """A situation, and the answers of a law about it and about those it is compared with."""

    situation: Situation
    answers: Answers


class _TwoAnswers(Exception):
    """A law would answer one question in two ways."""


def paths(holding: Holding, law: SymbolicLaw, wanted: InCase, decided: Decided) -> Iterator[tuple[Path, list[bool]]]:
    """Every path, of situations and of answers, on which the holding comes to the outcome; none: it never can.

    Of the law nothing is known but its legal age and what is decided: every other answer forks, like a fact.
    """
    assert holding.kind is not None

    def run(situation: Situation) -> tuple[InCase, list[bool]]:
        given: list[bool] = []

        def fork(about: Question, there: Situation) -> bool:
            answer = decided(about, there)
            given.append(path_of(situation).choose(about, 2) == 0 if answer is None else answer)
            return given[-1]

        return in_case(holding, supposed(law, fork), situation), given

    for (found, given), path in follow(law.spaces[holding.kind], run):
        if found is wanted:
            yield path, given


def witness(holding: Holding, law: SymbolicLaw, wanted: InCase, decided: Decided = nothing) -> Witness | None:
    """The first concrete situation found in which answers lead to the outcome; every one is run again concretely."""
    random = Random(0)  # noqa: S311
    for path, given in paths(holding, law, wanted, decided):
        where = path.situations
        for situation in (most_ordinary(where), *(drawn(where, random) for _ in range(TRIES))):
            with suppress(_TwoAnswers):
                found, answers = _again(holding, law, situation, given)
                if found is wanted:
                    return Witness(situation, answers)
    return None


def _again(holding: Holding, law: SymbolicLaw, situation: Situation, given: list[bool]) -> tuple[InCase, Answers]:
    """What comes of a holding if the answers are given again in their order, and to which questions they were given."""
    answers: Answers = {}
    rest = iter(given)

    def answer(*question: Any) -> bool:
        answer = next(rest)
        if answers.setdefault(question, answer) is not answer:
            raise _TwoAnswers
        return answer

    return in_case(holding, supposed(law, answer), situation), answers

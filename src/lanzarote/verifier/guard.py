"""A Python law, of which nothing is taken on trust: every answer has its type, is asked for twice, and in time.

A question is put to the law once, over all situations at once, and looked into there: each path is asked again in two
concrete situations, in reverse, and all of it once more symbolically. From then on the answer is a set.
"""

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property, partial
from random import Random
from typing import Any, get_args, get_origin

from lanzarote import watchdog
from lanzarote.law import Excuse, Finding, Law, Place, Question, Silent
from lanzarote.law.answering import Answer, Answering, SymbolicLaw, as_answer, heard, method_of, retold
from lanzarote.law.problems import described, did_you_mean, inert
from lanzarote.law.protocol import GRADES, Text
from lanzarote.law.written import WrittenLaw
from lanzarote.model import ADULT, KINDS, Label, Measure, Situation, facts
from lanzarote.symbolic import (
    Intractable,
    Refused,
    Set,
    Space,
    drawn,
    follow,
    is_symbolic,
    lent,
    most_ordinary,
    path_of,
)

ANSWER_SECONDS = 300.0
"""The longest that working out one answer of a Python law may take."""

_MEND = "mend that method of the law"
_STEADY = "let its answers depend on the facts of the situation alone"
_QUICKER = "let it answer more quickly, or read fewer facts"


@dataclass(eq=False)
class Misbehaves(Exception):
    """A law that cannot be used: which law, which method on which situation, what is wrong, and what to do."""

    law: str
    method: str
    what: str
    remedy: str
    situation: Situation | None = None

    def __str__(self) -> str:
        where = f" on {self.situation!r}" if self.situation is not None else ""
        return f"the law “{self.law}” cannot be used: {self.method} {self.what}{where}; {self.remedy}"


def guarded(law: Law) -> "WrittenLaw | GuardedLaw":
    """The law, guarded unless it was read from a law file, which can do no harm."""
    return law if type(law) is WrittenLaw or isinstance(law, GuardedLaw) else GuardedLaw(law)


class GuardedLaw(SymbolicLaw, Answering):
    """Asks a Python law, and raises Misbehaves where it cannot be used; from then on, whatever it is asked."""

    def __init__(self, law: Law) -> None:
        """Check what every run needs: the name and the circumstances."""
        self.law, self.name = law, type(law).__name__
        self._until = float("inf")
        self._unusable: Misbehaves | None = None
        self._witnesses: list[tuple[Question, Situation, bool | str]] = []
        self._before: list[tuple[Question, Answer]] = []
        self.name = self._twice("name")
        self.circumstances = _in_order(self._twice("circumstances"))
        self.texts = tuple(self._twice("texts"))

    @cached_property
    def _age(self) -> int | str:
        return heard(lambda: int(self._twice("legal_age")))

    @property
    def legal_age(self) -> int:
        """The legal age; asked for once."""
        return retold(self._age)

    def excuses(self, label: Label, situation: Situation) -> bool:
        """What a reservation releases from."""
        return self.says(Excuse(label), situation)

    def findings(self, label: Label, situation: Situation) -> Sequence[Finding]:
        """The law's reasons."""
        return tuple(self._twice("findings", label, situation))

    def provides(self, measure: Measure) -> bool:
        """What the jurisdiction provides."""
        return bool(self._twice("provides", measure))

    def places(self, question: Question) -> Sequence[Place]:
        """Where the law answers the question; nowhere, if it is silent on that."""
        return self._or_none("places", question)

    def grades(self, question: Question) -> Sequence[str]:
        """How well the facts are known; not at all, if it is silent on that."""
        return self._or_none("grades", question)

    def _or_none(self, method: str, question: Question) -> Sequence[Any]:
        found = heard(lambda: tuple(self._twice(method, question)))
        return () if isinstance(found, str) else found

    def worked_out(self, question: Question, space: Space) -> Answer:
        """Follow the law over all situations and look for an answer that it does not give again.

        Each path is asked again as a concrete situation, in reverse; then a case of each earlier question; then all of
        this question and of the one before it, since a law may answer otherwise once it was asked something else.
        """
        self._until = time.monotonic() + ANSWER_SECONDS
        try:
            answer = self._looked_into(question, space)
        except Refused as error:
            method, _ = method_of(question, None)
            raise self._wrong(method, str(error), error.remedy) from None
        finally:
            self._until = float("inf")
        self._before = [(question, answer)]
        return answer

    def _looked_into(self, question: Question, space: Space) -> Answer:
        random = Random(0)  # noqa: S311
        followed = self._followed(question, space)
        concrete = [
            (question, case, a) for a, where in followed for case in (most_ordinary(where), drawn(where, random))
        ]
        self._witnesses += {answer: (about, case, answer) for about, case, answer in concrete}.values()
        for about, situation, answer in (*reversed(concrete), *reversed(self._witnesses)):
            self._compare(about, situation, answer, self._heard(about, situation))
        found = as_answer(followed, space)
        for about, before in ((question, found), *self._before):
            again = as_answer(self._followed(about, before.yes.space), before.yes.space)
            if other := (before.yes ^ again.yes) | (before.unknown ^ again.unknown):
                situation = most_ordinary(other)
                self._compare(about, situation, *(heard(partial(each.to, situation)) for each in (before, again)))
        return found

    def _followed(self, question: Question, space: Space) -> list[tuple[bool | str, Set]]:
        return [(answer, path.situations) for answer, path in follow(space, partial(self._heard, question))]

    def _heard(self, question: Question, situation: Situation) -> bool | str:
        method, arguments = method_of(question, situation)
        return heard(lambda: bool(self._twice(method, *arguments)))

    def says(self, question: Question, situation: Situation) -> bool:
        """The answer for a situation; as for all situations at once, if that has been worked out."""
        answer = self._heard(question, situation)
        if known := self._answers.get((question, type(situation))):
            self._compare(question, situation, heard(partial(known.to, situation)), answer)
        return retold(answer)

    def _compare(self, question: Question, situation: Situation, answer: bool | str, again: bool | str) -> None:
        if answer is not again and not (isinstance(answer, str) and isinstance(again, str)):
            method, _ = method_of(question, situation)
            raise self._wrong(method, f"answers {_word(answer)} and also {_word(again)}", _STEADY, situation)

    def _twice(self, method: str, *question: Any) -> Any:
        """The answer, which must be the same twice in a row."""
        if self._unusable:
            raise self._unusable
        situation = next((each for each in question if isinstance(each, Situation)), None)
        if time.monotonic() > self._until:
            raise self._wrong(method, f"takes more than {ANSWER_SECONDS:g} seconds for one answer", _QUICKER, situation)
        answer, other = self._once(method, question, situation), self._once(method, question, situation)
        if not (answer == other or (isinstance(answer, Silent) and isinstance(other, Silent))):
            raise self._wrong(method, f"answers {described(answer)} and also {described(other)}", _STEADY, situation)
        if isinstance(answer, Silent):
            raise answer
        return answer

    def _once(self, method: str, question: tuple[Any, ...], situation: Situation | None) -> Any:
        """An answer of the right type, or Silent. The law gets a copy, so what is known of the situation stays so."""
        given = tuple(lent(situation) if situation is not None and each is situation else each for each in question)
        known = given if is_symbolic(situation) else question
        try:
            too_long = f"takes more than {watchdog.QUESTION_SECONDS:g} seconds"
            with watchdog.watched(lambda: str(self._wrong(method, too_long, _MEND, situation))):
                found = getattr(self.law, method)
                answer = found(*given) if given else found
        except Silent as silence:
            return silence
        except (Intractable, KeyboardInterrupt):
            raise
        except Refused as error:
            raise self._wrong(method, str(error), error.remedy, situation) from None
        except BaseException as error:
            what = f"raises {type(error).__name__}: {described(error, str)}"
            raise self._wrong(method, what, _remedy(error), situation) from error
        if is_symbolic(situation) and (refused := path_of(situation).refused):  # type: ignore[arg-type]
            raise self._wrong(method, str(refused), refused.remedy, situation)
        valid, needed = _NEEDED.get(method, _YES_OR_NO)
        if _unless_it_raises(lambda: not valid(answer)):
            raise self._wrong(method, f"answers {described(answer)}; {needed} is needed", _MEND, situation)
        if _unless_it_raises(lambda: given != known):
            what, remedy = "changes the situation it is asked about", "let it only read the situation"
            raise self._wrong(method, what, remedy, situation)
        return answer

    def _wrong(self, method: str, what: str, remedy: str, situation: Situation | None = None) -> Misbehaves:
        """What makes the law unusable; of the cases that a symbolic situation has come to stand for, one is shown."""
        if situation is not None and is_symbolic(situation):
            situation = most_ordinary(path_of(situation).situations)
        self._unusable = Misbehaves(self.name, method, what, remedy, situation)
        return self._unusable


def _unless_it_raises(wrong: Callable[[], bool]) -> bool:
    """Whether something is wrong with an answer; to look at it can raise, which is wrong too."""
    try:
        return wrong()
    except Exception:
        return True


def _word(answer: bool | str) -> str:
    return f"that it is silent ({answer})" if isinstance(answer, str) else str(answer)


def _in_order(circumstances: Collection[str]) -> Collection[str]:
    """The circumstances in the order they are given or, if they have none, of the alphabet."""
    if isinstance(circumstances, Mapping):
        return dict(circumstances)
    return tuple(dict.fromkeys(circumstances if isinstance(circumstances, Sequence) else sorted(circumstances)))


def _remedy(error: BaseException) -> str:
    """What to do about what a law raised."""
    if isinstance(error, AttributeError) and isinstance(error.obj, Situation):
        kind = next(kind for kind in KINDS.values() if isinstance(error.obj, kind))
        of = " or ".join(name for name, each in KINDS.items() if error.name in facts(each) and each is not kind)
        near = f"; it is a fact of {of}, so look at the kind of the situation first"
        return _MEND + (near if of else did_you_mean(error.name, facts(kind)))
    return _MEND


def _fits(value: Any, kind: Any) -> bool:
    """Whether a value is of a type; of many, a list will do as well as a tuple. What is found is looked into."""
    if get_origin(kind) is tuple:
        return isinstance(value, tuple | list) and all(_fits(each, get_args(kind)[0]) for each in value)
    if kind is Finding and isinstance(value, Finding):
        places = len(value.missing_at) in (0, len(value.missing) + len(value.exceptions))
        return places and all(_fits(getattr(value, each.name), each.type) for each in fields(Finding))
    return isinstance(value, kind)


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and inert(value) == value != ""


def _are_circumstances(value: Any) -> bool:
    sentences = value.values() if isinstance(value, Mapping) else ()
    names = isinstance(value, Collection) and not isinstance(value, str) and all(map(_is_name, value))
    return names and all(map(_is_name, sentences))


_YES_OR_NO: tuple[Callable[[Any], bool], str] = (lambda value: value is True or value is False, "True or False")
_NEEDED: dict[str, tuple[Callable[[Any], bool], str]] = {
    "name": (_is_name, "a printable text"),
    "circumstances": (_are_circumstances, "a list of names, or a mapping of names to sentences,"),
    "texts": (lambda value: _fits(value, tuple[Text, ...]), "a list of Text"),
    "legal_age": (lambda value: type(value) is int and 0 <= value <= ADULT, "a number of completed years, at most 18,"),
    "findings": (lambda value: _fits(value, tuple[Finding, ...]), "a list of Finding, each as its fields say,"),
    "places": (lambda value: _fits(value, tuple[Place, ...]), "a list of Place"),
    "grades": (
        lambda value: _fits(value, tuple[str, ...]) and {*value} <= {*GRADES, "ungraded"},
        f"a list of grades ({', '.join(GRADES)} or ungraded)",
    ),
}

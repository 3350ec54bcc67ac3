"""A Python law, of which nothing is taken on trust: every answer is checked, asked for twice, and bounded in time.

A question is put to the law once, over all situations at once, and looked into there: each path is asked again as a
concrete situation, in order and in reverse, and all of it once more symbolically. From then on the answer is a set.
"""

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from copy import copy
from functools import partial
from typing import Any

from lanzarote.law import Finding, Lack, Law, Place, Question, Silent
from lanzarote.law.answering import Answer, Asked, Excuse, SymbolicLaw, as_answer, heard, said
from lanzarote.law.problems import described, did_you_mean, inert
from lanzarote.law.schema import GRADES
from lanzarote.law.written import WrittenLaw
from lanzarote.model import KINDS, OLDEST, Attempt, Enforcement, Label, Measure, Offence, Situation, facts
from lanzarote.symbolic import Flaky, Intractable, Space, Undeclared, follow, is_symbolic, most_ordinary, partition
from lanzarote.verifier import limits

_MEND = "mend that method of the law"
_STEADY = "let its answers depend on the situation alone"


class Misbehaves(Exception):
    """A Python law that cannot be used: which law, which method, on which situation, and what to do."""


def guarded(law: Law) -> "WrittenLaw | GuardedLaw":
    """The law, guarded unless it was read from a law file, which can do no harm."""
    return law if type(law) is WrittenLaw or isinstance(law, GuardedLaw) else GuardedLaw(law)


class GuardedLaw(SymbolicLaw):
    """Asks a Python law, and raises Misbehaves where it cannot be used; from then on, whatever it is asked."""

    def __init__(self, law: Law) -> None:
        """Check what every run needs: the name and the circumstances."""
        limits.stderr()
        self.law, self.name = law, type(law).__name__
        self._began = float("inf")
        self._unusable = ""
        self._legal_age: int | Silent | None = None
        self._witnesses: list[tuple[Asked, Situation, bool | str]] = []
        self.name = self._asked("name")
        self.circumstances = _in_order(self._asked("circumstances"))

    def begin(self) -> None:
        """Begin with a holding: from now on its seconds are counted."""
        self._began = time.monotonic()

    @property
    def legal_age(self) -> int:
        """The legal age; asked for once."""
        if self._legal_age is None:
            try:
                self._legal_age = int(self._asked("legal_age"))
            except Silent as silence:
                self._legal_age = silence
        if isinstance(self._legal_age, Silent):
            raise self._legal_age
        return self._legal_age

    def establishes(self, label: Label, case: Situation) -> bool:
        """What the law establishes."""
        return self._about(label, case, label, case)

    def lacks(self, label: Label, case: Situation, element: str) -> bool:
        """Whether the law reports the element missing."""
        return self._about(Lack(label, element), case, label, case, element)

    def findings(self, label: Label, case: Situation) -> Sequence[Finding]:
        """The law's reasons."""
        return tuple(self._asked("findings", label, case))

    def permits(self, case: Enforcement) -> bool:
        """What the law permits."""
        return self._about(Enforcement, case, case)

    def provides(self, measure: Measure) -> bool:
        """What the jurisdiction provides."""
        return bool(self._asked("provides", measure))

    def excuses(self, label: Label, case: Situation) -> bool:
        """What a reservation releases from."""
        return self._about(Excuse(label), case, label, case)

    def places(self, question: Question) -> Sequence[Place]:
        """Where the law answers the question; nowhere, if it is silent on that."""
        return self._or_none("places", question)

    def grades(self, question: Question) -> Sequence[str]:
        """How well the facts are known; not at all, if it is silent on that."""
        return self._or_none("grades", question)

    def _or_none(self, method: str, question: Question) -> Sequence[Any]:
        try:
            return tuple(self._asked(method, question))
        except Silent:
            return ()

    def worked_out(self, question: Asked, space: Space) -> Answer:
        """Follow the law over all situations and look for an answer that it does not give again."""

        def answer(case: Situation) -> bool | str:
            return heard(lambda: said(self, question, case))

        try:
            followed = [(told, path.situations) for told, path in follow(space, answer)]
            concrete = [(question, most_ordinary(where), told) for told, where in followed]
            self._witnesses += {each[2]: each for each in concrete}.values()
            for asked, case, told in (*concrete, *reversed(concrete), *reversed(self._witnesses)):
                self._compare(asked, case, told, heard(partial(said, self, asked, case)))
            first, again = as_answer(followed, space), as_answer(partition(space, answer).items(), space)
        except Flaky as error:
            raise self._wrong(
                _method(question), (), f"answers the same question differently: {error}", _STEADY
            ) from None
        if other := (first.yes ^ again.yes) | (first.unknown ^ again.unknown):
            case = most_ordinary(other)
            self._compare(question, case, heard(lambda: first.to(case)), heard(lambda: again.to(case)))
        return first

    def _compare(self, question: Asked, case: Situation, told: bool | str, again: bool | str) -> None:
        if told is not again and not (isinstance(told, str) and isinstance(again, str)):
            what = f"answers {_word(told)} and also {_word(again)}"
            raise self._wrong(_method(question), (case,), what, _STEADY)

    def _about(self, question: Asked, case: Situation, *arguments: Any) -> bool:
        """The answer for a situation; as for all situations at once, if that has been worked out."""
        answer = heard(lambda: bool(self._asked(_method(question), *arguments)))
        known = self._answers.get((question, type(case)))
        if isinstance(known, Answer):
            self._compare(question, case, heard(lambda: known.to(case)), answer)
        if isinstance(answer, str):
            raise Silent(answer)
        return answer

    def _asked(self, method: str, *question: Any) -> Any:
        """The answer: the same twice in a row."""
        if self._unusable:
            raise Misbehaves(self._unusable)
        if time.monotonic() - self._began > limits.HOLDING_SECONDS:
            what = f"takes more than {limits.HOLDING_SECONDS:g} seconds for one holding"
            raise self._wrong(method, question, what, "let it answer more quickly, or read fewer facts")
        given = tuple(copy(each) if isinstance(each, Situation) else each for each in question)
        known = given if any(map(is_symbolic, question)) else question
        answer = self._once(method, known, given)
        other = self._once(method, known, given)
        if not _alike(answer, other):
            raise self._wrong(method, known, f"answers {described(answer)} and also {described(other)}", _STEADY)
        if isinstance(answer, Silent):
            raise answer
        return answer

    def _once(self, method: str, known: tuple[Any, ...], given: tuple[Any, ...]) -> Any:
        """An answer of the right type, or Silent. The law gets a copy, so what is known of the situation stays so."""
        try:
            answer = limits.in_time(
                f"the law “{self.name}” cannot be used: {method}", lambda: self._call(method, given)
            )
            valid, needed = _NEEDED.get(method, _YES_OR_NO)
            wrong = "" if isinstance(answer, Silent) or valid(answer) else needed
            changed = given != known
        except (Flaky, Intractable, KeyboardInterrupt):
            raise
        except limits.TooLong:
            raise self._wrong(method, known, f"takes more than {limits.QUESTION_SECONDS:g} seconds", _MEND) from None
        except BaseException as error:
            what = f"raises {type(error).__name__}: {described(error, str)}"
            raise self._wrong(method, known, what, _remedy(error)) from error
        if wrong:
            raise self._wrong(method, known, f"answers {described(answer)}; {wrong} is needed", _MEND)
        if changed:
            raise self._wrong(
                method, known, "changes the situation it is asked about", "let it only read the situation"
            )
        return answer

    def _call(self, method: str, given: tuple[Any, ...]) -> Any:
        try:
            found = getattr(self.law, method)
            return found(*given) if given else found
        except Silent as silence:
            return silence

    def _wrong(self, method: str, question: tuple[Any, ...], what: str, remedy: str) -> Misbehaves:
        cases = [f" on {each!r}" for each in question if isinstance(each, Situation)]
        self._unusable = f"the law “{self.name}” cannot be used: {method} {what}{''.join(cases)}; {remedy}"
        return Misbehaves(self._unusable)


def _method(question: Asked) -> str:
    """The method of a law that answers a question."""
    if isinstance(question, Offence | Attempt):
        return "establishes"
    return {Lack: "lacks", Excuse: "excuses"}.get(type(question), "permits")


def _word(answer: bool | str) -> str:
    return f"that it is silent ({answer})" if isinstance(answer, str) else str(answer)


def _alike(answer: Any, other: Any) -> bool:
    return bool(answer == other) or (isinstance(answer, Silent) and isinstance(other, Silent))


def _in_order(circumstances: Collection[str]) -> Collection[str]:
    """The circumstances in the order they are given or, if they have none, of the alphabet."""
    if isinstance(circumstances, Mapping):
        return dict(circumstances)
    return tuple(dict.fromkeys(circumstances if isinstance(circumstances, Sequence) else sorted(circumstances)))


def _remedy(error: BaseException) -> str:
    """What to do about what a law raised."""
    if isinstance(error, Undeclared):
        return f"declare it in the law's “circumstances”{did_you_mean(error.name, error.declared)}"
    if isinstance(error, AttributeError) and isinstance(error.obj, Situation):
        kind = next(kind for kind in KINDS.values() if isinstance(error.obj, kind))
        of = " or ".join(name for name, each in KINDS.items() if error.name in facts(each) and each is not kind)
        near = f"; it is a fact of {of}, so look at the kind of the situation first"
        return _MEND + (near if of else did_you_mean(error.name, facts(kind)))
    return _MEND


def _all_are(kind: type) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, tuple | list) and all(isinstance(each, kind) for each in value)


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and inert(value) == value != ""


def _are_circumstances(value: Any) -> bool:
    sentences = value.values() if isinstance(value, Mapping) else ()
    names = isinstance(value, Collection) and not isinstance(value, str) and all(map(_is_name, value))
    return names and all(map(_is_name, sentences))


def _are_findings(value: Any) -> bool:
    return _all_are(Finding)(value) and all(map(_is_finding, value))


def _is_finding(found: Finding) -> bool:
    return (
        isinstance(found.provision, str)
        and isinstance(found.label, Offence | Attempt)
        and isinstance(found.established, bool)
        and all(map(_all_are(str), (found.met, found.missing, found.unknown)))
        and isinstance(found.place, Place | None)
        and _all_are(Place)(found.missing_at)
        and len(found.missing_at) in (0, len(found.missing))
    )


_YES_OR_NO: tuple[Callable[[Any], bool], str] = (lambda value: value is True or value is False, "True or False")
_NEEDED: dict[str, tuple[Callable[[Any], bool], str]] = {
    "name": (_is_name, "a printable text"),
    "circumstances": (_are_circumstances, "a list of names, or a mapping of names to sentences,"),
    "legal_age": (lambda value: type(value) is int and 0 < value <= OLDEST, "a number of completed years"),
    "findings": (_are_findings, "a list of Finding, each as its fields say,"),
    "places": (_all_are(Place), "a list of Place"),
    "grades": (
        lambda value: _all_are(str)(value) and {*value} <= {*GRADES, "ungraded"},
        f"a list of grades ({', '.join(GRADES)} or ungraded)",
    ),
}

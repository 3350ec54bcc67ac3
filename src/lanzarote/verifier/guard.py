"""A Python law, of which nothing is taken on trust: every answer is checked, asked for twice, and bounded in time."""

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from copy import copy
from typing import Any

from lanzarote.law import Finding, Law, Place, Question, Silent
from lanzarote.law.problems import described, did_you_mean, inert
from lanzarote.law.schema import GRADES
from lanzarote.law.written import WrittenLaw
from lanzarote.model import KINDS, OLDEST, Attempt, Enforcement, Label, Measure, Offence, Situation, facts
from lanzarote.verifier import limits
from lanzarote.verifier.lazy import Undeclared, Unsteady, is_lazy

MOST_REMEMBERED = 100_000
"""How many answers about plain situations are remembered, to be compared when the question comes again."""

_MEND = "mend that method of the law"
_STEADY = "let its answers depend on the situation alone"


class Misbehaves(Exception):
    """A Python law that cannot be used: which law, which method, on which situation, and what to do."""


def guarded(law: Law) -> Law:
    """The law, guarded unless it was read from a law file, which can do no harm."""
    return law if type(law) is WrittenLaw or isinstance(law, GuardedLaw) else GuardedLaw(law)


class GuardedLaw(Law):
    """Asks a Python law, and raises Misbehaves where it cannot be used; from then on, whatever it is asked."""

    def __init__(self, law: Law) -> None:
        """Check what every run needs: the name and the circumstances."""
        limits.stderr()
        self.law, self.name = law, type(law).__name__
        self._began = float("inf")
        self._unusable = ""
        self._remembered: dict[tuple[Any, ...], Any] = {}
        self.name = self._asked("name")
        self.circumstances = _in_order(self._asked("circumstances"))

    def begin(self) -> None:
        """Begin with a holding: from now on its seconds are counted."""
        self._began = time.monotonic()

    @property
    def legal_age(self) -> int:
        """The legal age."""
        return int(self._asked("legal_age"))

    def establishes(self, label: Label, case: Situation) -> bool:
        """What the law establishes."""
        return bool(self._asked("establishes", label, case))

    def lacks(self, label: Label, case: Situation, element: str) -> bool:
        """Whether the law reports the element missing."""
        return bool(self._asked("lacks", label, case, element))

    def findings(self, label: Label, case: Situation) -> Sequence[Finding]:
        """The law's reasons."""
        return tuple(self._asked("findings", label, case))

    def permits(self, case: Enforcement) -> bool:
        """What the law permits."""
        return bool(self._asked("permits", case))

    def provides(self, measure: Measure) -> bool:
        """What the jurisdiction provides."""
        return bool(self._asked("provides", measure))

    def excuses(self, label: Label, case: Situation) -> bool:
        """What a reservation releases from."""
        return bool(self._asked("excuses", label, case))

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

    def _asked(self, method: str, *question: Any) -> Any:
        """The answer: the same twice in a row, and the same as ever where the situation is a plain one."""
        if self._unusable:
            raise Misbehaves(self._unusable)
        if time.monotonic() - self._began > limits.HOLDING_SECONDS:
            what = f"takes more than {limits.HOLDING_SECONDS:g} seconds for one holding"
            raise self._wrong(method, question, what, "let it answer more quickly, or read fewer facts")
        given = tuple(copy(each) if isinstance(each, Situation) else each for each in question)
        plain = not any(map(is_lazy, question))
        known = question if plain else given
        answer = self._once(method, known, given)
        before = self._remembered.get((method, *question), answer) if plain else answer
        for other in (before, self._once(method, known, given)):
            if not _alike(answer, other):
                raise self._wrong(method, known, f"answers {described(answer)} and also {described(other)}", _STEADY)
        if plain and len(self._remembered) < MOST_REMEMBERED:
            self._remembered[method, *question] = answer
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
        except (Unsteady, KeyboardInterrupt):
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

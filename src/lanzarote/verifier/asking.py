"""A law as a holding sees it: every question is noted, every answer checked."""

from collections.abc import Sequence
from typing import Any

from lanzarote.law import Finding, Lack, Law, Question, Silent
from lanzarote.model import OLDEST, Enforcement, Label, Measure, Situation
from lanzarote.verifier.lazy import Unsteady


class Misbehaves(Exception):
    """A Python law that cannot be used: which law, which method, on which situation, and what to do."""


class AskedLaw(Law):
    """Asks a law and notes what it answers. With `excused`, duties a reservation covers count as done."""

    def __init__(self, law: Law, excused: bool = False) -> None:
        """Begin with no question asked."""
        self.law = law
        self.name, self.circumstances = law.name, law.circumstances
        self.excused = excused
        self.asked: list[tuple[Question, Any, bool]] = []
        self.reached = False

    @property
    def legal_age(self) -> int:
        """The legal age of the law."""
        age = self._call("legal_age")
        if not isinstance(age, int) or isinstance(age, bool) or not 0 < age <= OLDEST:
            raise self._wrong("legal_age", (), f"answers {age!r}; a number of completed years is needed")
        return age

    def establishes(self, label: Label, case: Situation) -> bool:
        """What the law establishes, or would but for a reservation."""
        answer = self._answer("establishes", label, case)
        if self.excused and not answer:
            answer = self._answer("excuses", label, case)
        self.asked.append((label, case, answer))
        return answer

    def lacks(self, label: Label, case: Situation, element: str) -> bool:
        """Whether the law reports the element missing."""
        answer = self._answer("lacks", label, case, element)
        self.asked.append((Lack(label, element), case, answer))
        return answer

    def findings(self, label: Label, case: Situation) -> Sequence[Finding]:
        """The law's reasons."""
        found = self._call("findings", label, case)
        self.asked.append((label, case, any(f.established for f in found)))
        return found  # type: ignore[no-any-return]

    def permits(self, case: Enforcement) -> bool:
        """What the law permits."""
        answer = self._answer("permits", case)
        self.asked.append((Enforcement, case, answer))
        return answer

    def provides(self, measure: Measure) -> bool:
        """What the jurisdiction provides."""
        answer = self._answer("provides", measure)
        self.asked.append((measure, None, answer))
        return answer

    def _answer(self, method: str, *question: Any) -> bool:
        answer = self._call(method, *question)
        if answer is not True and answer is not False:
            raise self._wrong(method, question, f"answers {answer!r}; True or False is needed")
        return answer

    def _call(self, method: str, *question: Any) -> Any:
        self.reached = True
        try:
            found = getattr(self.law, method)
            return found(*question) if question else found
        except (Silent, Unsteady):
            raise
        except (Exception, SystemExit) as error:
            raise self._wrong(method, question, f"raises {type(error).__name__}: {error}") from error

    def _wrong(self, method: str, question: tuple[Any, ...], what: str) -> Misbehaves:
        cases = [repr(each) for each in question if isinstance(each, Situation)]
        where = f" on {cases[0]}" if cases else ""
        return Misbehaves(f"the law “{self.name}” cannot be used: {method} {what}{where}; mend that method of the law")

"""A law as a holding sees it: every question is noted, with its answer."""

from collections.abc import Sequence
from typing import Any

from lanzarote.law import Finding, Lack, Law, Question
from lanzarote.law.answering import Excuse, ask
from lanzarote.model import Enforcement, Label, Measure, Situation


class RecordingLaw(Law):
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
        self.reached = True
        return self.law.legal_age

    def establishes(self, label: Label, case: Situation) -> bool:
        """What the law establishes, or would but for a reservation."""
        self.reached = True
        answer = ask(self.law, label, case) or (self.excused and ask(self.law, Excuse(label), case))
        return self._noted(label, case, answer)

    def lacks(self, label: Label, case: Situation, element: str) -> bool:
        """Whether the law reports the element missing."""
        self.reached = True
        question = Lack(label, element)
        return self._noted(question, case, ask(self.law, question, case))

    def findings(self, label: Label, case: Situation) -> Sequence[Finding]:
        """The law's reasons."""
        self.reached = True
        found = self.law.findings(label, case)
        self._noted(label, case, any(f.established for f in found))
        return found

    def permits(self, case: Enforcement) -> bool:
        """What the law permits."""
        self.reached = True
        return self._noted(Enforcement, case, ask(self.law, Enforcement, case))

    def provides(self, measure: Measure) -> bool:
        """What the jurisdiction provides."""
        self.reached = True
        return self._noted(measure, None, self.law.provides(measure))

    def excuses(self, label: Label, case: Situation) -> bool:
        """What a reservation releases from."""
        self.reached = True
        return ask(self.law, Excuse(label), case)

    def _noted(self, question: Question, case: Situation | None, answer: bool) -> bool:
        self.asked.append((question, case, answer))
        return answer

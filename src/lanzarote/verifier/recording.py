"""A law as a holding sees it: every question is noted, with its answer."""

from collections.abc import Sequence
from typing import NamedTuple

from lanzarote.law import Excuse, Finding, Law, Question, Silent
from lanzarote.law.answering import Answering, ask
from lanzarote.law.protocol import label_in
from lanzarote.model import Label, Measure, Situation, is_about
from lanzarote.symbolic import Changes, changes_of


class Exchange(NamedTuple):
    """A question put to the law, about which situation (none for a measure), and its answer."""

    question: Question
    situation: Situation | None
    answer: bool

    @property
    def concerns_its_label(self) -> bool:
        """Whether the question is about a label, and the label about such a situation at all."""
        about = self.situation
        return about is not None and isinstance(self.question, Label) and is_about(self.question, about)


Asked = dict[tuple[Question, Changes | None], None]
"""Questions, each with the facts that were changed in the situation; none of another situation."""


class RecordingLaw(Answering):
    """Asks a law and notes what it answers. With `excused`, duties a reservation covers count as done."""

    def __init__(
        self, law: Law, excused: bool = False, assumed: frozenset[str] = frozenset(), asked: Asked | None = None
    ) -> None:
        self.law, self.assumed = law, assumed
        self.name, self.circumstances = law.name, law.circumstances
        self.excused = excused
        self.exchanges: list[Exchange] = []
        self.labels: dict[Label, None] = {}
        """What was asked about, also where the law is silent."""
        self.asked: Asked = {} if asked is None else asked
        """All that was asked about the situation, each time with the facts that were changed in it."""
        self.released: dict[Label, None] = {}
        """What a reservation released the law from establishing."""
        self.unstated = False
        """Whether it is not known if a reservation released from what was asked last."""
        self.reached = False

    @property
    def legal_age(self) -> int:
        """The legal age of the law."""
        self.reached = True
        return self.law.legal_age

    def says(self, question: Question, situation: Situation) -> bool:
        """What the law says, or would but for a reservation."""
        self.reached = True
        if label := label_in(question):
            self.labels[label] = None
        return self._noted(question, situation, self._answer(question, situation))

    def _answer(self, question: Question, situation: Situation) -> bool:
        """What the law says; if duties are excused, a reservation also counts where the law does not say."""
        self.asked[question, changes_of(situation)] = None
        if not (self.excused and isinstance(question, Label)):
            return ask(self.law, question, situation)
        reason = None
        try:
            if ask(self.law, question, situation):
                return True
        except Silent as silence:
            reason = str(silence)
        self.asked[Excuse(question), changes_of(situation)] = None
        try:
            excused = ask(self.law, Excuse(question), situation)
        except Silent:
            self.unstated = True
            raise
        if excused:
            self.released[question] = None
            return True
        if reason is not None:
            raise Silent(reason)
        return False

    def findings(self, label: Label, situation: Situation) -> Sequence[Finding]:
        """The law's reasons."""
        self.reached = True
        self.asked[label, None] = None
        found = self.law.findings(label, situation)
        self._noted(label, situation, any(f.established for f in found))
        return found

    def provides(self, measure: Measure) -> bool:
        """What the jurisdiction provides."""
        self.reached = True
        return self._noted(measure, None, self.law.provides(measure))

    def excuses(self, label: Label, situation: Situation) -> bool:
        """What a reservation releases from."""
        self.reached = True
        self.asked[Excuse(label), changes_of(situation)] = None
        return ask(self.law, Excuse(label), situation)

    def _noted(self, question: Question, situation: Situation | None, answer: bool) -> bool:
        self.exchanges.append(Exchange(question, situation, answer))
        return answer

"""Where a holding must be decided again when a law is like another of which its result is known."""

from lanzarote.law import Question
from lanzarote.law.protocol import label_in
from lanzarote.law.written import WrittenLaw
from lanzarote.model import Enforcement, Measure, Situation
from lanzarote.symbolic import Set
from lanzarote.symbolic.sets import Changes
from lanzarote.verifier.result import Result


def stands(known: Result, law: WrittenLaw) -> bool:
    """Whether a law answers all that was asked by the same words as the one that it is like."""
    kind, model = known.holding.kind, law.model
    if model is None or not _comparable(known, model, law):
        return False
    asked = map(label_in, known.questions)
    labels = {*known.labels, *(label for label in asked if label)}
    rules_alike = kind is not Enforcement or law.rules == model.rules
    return rules_alike and all(law.says_as_its_model(label) for label in labels)


def changed(known: Result, law: WrittenLaw) -> Set | None:
    """The situations in which something that was asked there is answered otherwise; None where that cannot be told."""
    kind, followed = known.holding.kind, known.followed
    before = known.law  # of several like one another the last: what was kept of earlier ones is as it answers
    if kind is None or not followed or not isinstance(before, WrittenLaw) or before.spaces is not law.spaces:
        return None
    if followed[0].situations.space is not law.spaces[kind]:  # it was laid out anew, since it had grown too large
        return None
    if not _comparable(known, before, law):
        return None
    differences = _Differences(before, law, kind)
    return law.spaces[kind].any_of(each.situations & differences.to_what(each.trial.law.asked) for each in followed)


def _comparable(known: Result, one: WrittenLaw, other: WrittenLaw) -> bool:
    """Whether two laws can differ in no more than what they say of situations, and it was asked for nothing else."""
    measures = any(isinstance(question, Measure) for question in known.questions)
    return known.holding.kind is not None and not measures and one.beside_situations == other.beside_situations


class _Differences:
    """Where two laws in the same spaces answer otherwise."""

    def __init__(self, one: WrittenLaw, other: WrittenLaw, kind: type[Situation]) -> None:
        self.one, self.other, self.kind, self.space = one, other, kind, one.spaces[kind]
        self.known: dict[Question, Set] = {}

    def to_what(self, asked: dict[tuple[Question, Changes | None], None]) -> Set:
        """To one of several questions, each about the situation with some facts changed, or about another one."""
        return self.space.any_of(self._to(*each) for each in asked)

    def _to(self, question: Question, changes: Changes | None) -> Set:
        if question not in self.known:
            self.known[question] = self._worked_out(question)
        where = self.known[question]
        if changes is None:
            return self.space.everything if where else where
        return Set(self.space, self.space.preimage(where.node, changes)) if changes else where

    def _worked_out(self, question: Question) -> Set:
        one, other = (law.answer(question, self.kind) for law in (self.one, self.other))
        if one is None or other is None:
            return self.space.everything
        if one is other:
            return self.space.nothing
        silences, others = dict(one.silent), dict(other.silent)
        nothing = self.space.nothing
        differ = (silences.get(why, nothing) ^ others.get(why, nothing) for why in {**silences, **others})
        return self.space.any_of((one.yes ^ other.yes, *differ))

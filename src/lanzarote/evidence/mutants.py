"""Mutants of a law: which edits of a law file the holdings that count notice, and by which holding."""

from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property, partial

from lanzarote.evidence.edits import Edit, every_edit, unfolded
from lanzarote.law import Place, Silent, UnusableLaw
from lanzarote.law.answering import Hypothetical, ask, heard
from lanzarote.law.vacuous import usable
from lanzarote.law.written import WrittenLaw
from lanzarote.lawfile.document import Document
from lanzarote.lawfile.file import law_of
from lanzarote.model import Attempt, Label, Offence, Situation, kind_name, kind_of, offence_in
from lanzarote.specification import SPEC, data, decisive, discretion
from lanzarote.symbolic import Intractable, Set, most_ordinary, partition
from lanzarote.verifier import Outcome, again, decide

ROOM = 20
"""How many times as many sets as one law needs may be stored: those of all mutants stand side by side."""
SETTLED = (Outcome.PROVED, Outcome.AGREES, Outcome.NOT_APPLICABLE, Outcome.DEPENDS)


class Status(Enum):
    """What becomes of a mutant."""

    KILLED = "killed"
    """A holding that counts whose paragraph speaks of the edited element is not followed any more."""
    ELSEWHERE = "killed elsewhere"
    """Only holdings that count that speak of something else are not followed any more."""
    EQUIVALENT = "equivalent"
    """In no case is any label established otherwise."""
    FREE = "left to national law"
    """Every case that is decided otherwise is one that the Opinion leaves to national law."""
    UNSETTLED = "unsettled before"
    """Cases are decided otherwise on which the law as it stands falls short, is silent or has made a reservation."""
    REFUSED = "refused"
    """It is no usable law file any more."""
    SURVIVED = "survived"
    """A case that the Opinion does decide is decided otherwise, and no holding that counts notices."""


UNSETTLED = "a point on which the law as it stands falls short, is silent or has made a reservation"
MISSED = (Status.ELSEWHERE, Status.SURVIVED)


@dataclass(frozen=True)
class Mutant:
    """An edit and what becomes of it: the holdings that notice it, why it may stand, a case if it should not."""

    edit: Edit
    place: Place
    status: Status
    killers: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    situation: Situation | None = None


class Original:
    """A law file whose mutants are looked at, and what the holdings that count make of it."""

    def __init__(self, document: Document, package: str = SPEC) -> None:
        self.package = package
        self.document = unfolded(document)
        self.law = self._law(self.document)
        self.law.spaces.widened(ROOM)
        self.results = [decide(self.law, h) for h in decisive(package)]
        self.conditions = _conditions(self.law)
        unsettled = [r for r in self.results if r.outcome not in SETTLED]
        self.unsettled = {offence_in(q) for r in unsettled for q in r.questions if isinstance(q, Offence | Attempt)}

    @cached_property
    def edits(self) -> list[Edit]:
        """All edits of the law file."""
        return every_edit(self.document)

    @staticmethod
    def _law(document: Document) -> WrittenLaw:
        content = law_of(document)
        return WrittenLaw(content, content.as_of)

    def mutant(self, edit: Edit) -> Mutant:
        """What becomes of the law with an edit."""
        try:
            document = replace(self.document, value=edit.of(self.document.value))
            law = usable(self._law(document).like(self.law))
        except UnusableLaw:
            return Mutant(edit, self._place(edit), Status.REFUSED)
        changed = _changed(self.conditions, _conditions(law))
        killers = tuple(r.holding for r in self.results if not r.lacking and again(r, law).lacking)
        if killers:
            heard = any(is_on(h.paragraphs, edit, self.package) for h in killers)
            status = Status.KILLED if heard else Status.ELSEWHERE
            return Mutant(edit, self._place(edit), status, tuple(h.id for h in killers))
        return self._unnoticed(edit, law, changed)

    def _place(self, edit: Edit) -> Place:
        return Place(self.document.file, *self.document.place(edit.at))

    def _unnoticed(self, edit: Edit, law: WrittenLaw, changed: list[Label]) -> Mutant:
        reasons: dict[str, Situation | None] = {}
        try:
            for label in changed:
                for reason, where in self._differences(label, law).items():
                    known = reason or (UNSETTLED if offence_in(label) in self.unsettled else "")
                    reasons.setdefault(known, most_ordinary(where))
        except Intractable:
            reasons[""] = None
        if "" in reasons:
            return Mutant(edit, self._place(edit), Status.SURVIVED, situation=reasons[""])
        status = Status.UNSETTLED if UNSETTLED in reasons else Status.FREE if reasons else Status.EQUIVALENT
        return Mutant(edit, self._place(edit), status, reasons=tuple(reasons))

    def _differences(self, label: Label, law: WrittenLaw) -> dict[str, Set]:
        """The situations that the two laws decide differently, by the reason why a law may decide it either way."""

        def differ(situation: Situation) -> str | None:
            before, after = (heard(partial(ask, each, label, situation)) for each in (self.law, law))
            if isinstance(before, str) or isinstance(after, str):
                return None if type(before) is type(after) else UNSETTLED
            try:
                return None if before is after else left(old, new, label, situation)
            except Silent:
                return UNSETTLED

        left = discretion(self.package)
        old, new = (Hypothetical(each, partial(ask, each)) for each in (self.law, law))
        parts = partition(self.law.spaces[kind_of(label)], differ)
        return {reason: where for reason, where in parts.items() if reason is not None}


def is_on(paragraphs: tuple[str, ...], edit: Edit, package: str = SPEC) -> bool:
    """Whether one of the paragraphs speaks of an edited element, by elements.yaml; each does, where there is none."""
    elements = data("elements.yaml", package)
    return not elements or any(
        not {*paragraphs}.isdisjoint(entry["paragraphs"])
        for name, entry in elements[kind_name(kind_of(edit.offence))].items()
        if {name, *entry.get("facts", ())}.intersection(edit.elements)
    )


def _conditions(law: WrittenLaw) -> dict[Label, object]:
    labels: list[Label] = [label for offence in Offence for label in (offence, Attempt(offence))]
    return {label: [p.condition for p in law.provisions(label)] for label in labels}


def _changed(before: dict[Label, object], after: dict[Label, object]) -> list[Label]:
    return [label for label in before if before[label] != after[label]]

"""What would become of a law file with other words: the file is edited, read again and asked again."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from lanzarote.advice.edits import Edit, Edits
from lanzarote.claims import Holding
from lanzarote.law import Place, Problem, UnusableLaw
from lanzarote.law.vacuous import usable
from lanzarote.law.written import WrittenLaw
from lanzarote.lawfile.document import Document, Pointer, parse
from lanzarote.lawfile.editing import REMOVED, Values, tidied, with_changes
from lanzarote.lawfile.file import CONVENTION, checked, law_of
from lanzarote.lawfile.terms import listed
from lanzarote.model import BEYOND, Attempt, Enforcement, Label, Measure, Offence, Situation, kind_of
from lanzarote.symbolic import Set, values_in
from lanzarote.verifier import Outcome, Result, again
from lanzarote.verifier.result import UNDECIDED, Assumptions

ROOM = 10
"""How many times as many sets as one law needs may be stored."""


@dataclass
class Adviser:
    """Asks what would become of a law file, of which `results` are known, with other words."""

    law: WrittenLaw
    results: Sequence[Result]
    assumed: Assumptions = UNDECIDED
    _laws: dict[tuple[Edit, ...], WrittenLaw | None] = field(default_factory=dict)
    _problems: dict[tuple[Edit, ...], tuple[Problem, ...]] = field(default_factory=dict)
    _results: dict[tuple[tuple[Edit, ...], str], Result] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """The sets of all edited laws stand in the spaces of this one."""
        self.law.spaces.widened(ROOM)

    @cached_property
    def document(self) -> Document:
        """The file's values with their places."""
        return parse(self.law.content.text, self.law.content.file)

    @property
    def values(self) -> Values:
        """The file's values."""
        values: Values = self.document.value
        return values

    def place(self, pointer: Pointer) -> Place:
        """Where something stands in the file."""
        return Place(self.document.file, *self.document.place(pointer))

    def offences_at(self, pointer: Pointer) -> tuple[Offence, ...]:
        """The offences that the provision there transposes, or of which it is said there that there is none."""
        if pointer[0] == "no_offence":
            return (Offence(pointer[1]),)
        if pointer[0] != "provisions":
            return ()
        return tuple(map(Offence, listed(self.values["provisions"][pointer[1]]["transposes"])))

    def edits_of(self, offence: Offence, failing: Set, of_readings: bool) -> Iterator[Edit]:
        """The edits of the provisions in force that carry an offence, or what goes beyond it."""
        edits = replace(self._edits(failing.space.kind, failing), of_readings=of_readings)
        standing = {p.place for p in self.law.content.provisions if p.in_force.holds(self.law.as_of)}
        for number in range(len(self.values["provisions"])):
            pointer: Pointer = ("provisions", number)
            for each in self.offences_at(pointer):
                if each in (offence, BEYOND.get(offence)) and self.place(pointer) in standing:
                    yield from edits.of_provision(number, each)
        yield from edits.of_absence(offence)

    def edits_beside(self, holding: Holding, labels: Iterable[object]) -> Iterator[Edit]:
        """The edits of what is no provision: attempt in general, measures, rules on enforcement."""
        edits = self._edits(holding.kind or Situation, None)
        if any(isinstance(label, Attempt) for label in labels):
            yield from edits.of_attempt()
        yield from edits.of_measures([each.value for each in labels if isinstance(each, Measure)])
        if holding.kind is Enforcement:
            yield from edits.of_rules()

    def _edits(self, kind: type[Situation], failing: Set | None) -> Edits:
        return Edits(self.values, kind, self._convention, lambda fact: values_in(failing, fact) if failing else ())

    @cached_property
    def _convention(self) -> dict[Offence, Values]:
        return {Offence(each["transposes"]): each["elements"] for each in checked(CONVENTION).value["provisions"]}

    def with_edits(self, edits: tuple[Edit, ...]) -> WrittenLaw | None:
        """The law with some edits; None where it would be no law file any more."""
        if edits not in self._laws:
            try:
                document = Document(self.document.file, self.edited(edits), self.document.places)
                content = law_of(document, self.law.content.given_age)
                self._laws[edits] = WrittenLaw(content, self.law.as_of).like(self.law)
            except (UnusableLaw, LookupError, TypeError):  # two edits of one place need not go together
                self._laws[edits] = None
        return self._laws[edits]

    def edited(self, edits: tuple[Edit, ...]) -> Values:
        """The values of the file with some edits; what is left out of a list moves nothing still to be changed."""
        changes = sorted((change for edit in edits for change in edit.changes), key=_position, reverse=True)
        return with_changes(self.values, tidied(self.values, tuple(changes)))

    def size(self, edit: Edit) -> int:
        """How many cases are decided otherwise with an edit."""
        law, number = self.with_edits((edit,)), 0
        for label in _differing(self.law, law) if law else ():
            before, after = (each.answer(label, kind_of(label)) if each and label else None for each in (self.law, law))
            if before and after:
                number += (before.yes - after.yes).count + (after.yes - before.yes).count
        return number

    def stands(self, edits: tuple[Edit, ...]) -> bool:
        """Whether with some edits the file still is one that can be used."""
        return self.with_edits(edits) is not None and not self._vain(edits)

    def left_idle(self, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
        """The edits that leave out each part of a provision that adds nothing with some edits."""
        shortest_last = sorted(self.document.places, key=len, reverse=True)
        at = {self.document.places[pointer]: pointer for pointer in shortest_last}
        stands = (at.get((problem.line, problem.column), ()) for problem in self._vain(edits))
        return tuple(
            self._left_out(pointer) for pointer in stands if pointer[3:] and pointer[2] in ("elements", "unless")
        )

    def _left_out(self, pointer: Pointer) -> Edit:
        provision, name = self.values["provisions"][pointer[1]]["cite"], str(pointer[3])
        what = f"what then adds nothing to “{name}” were left out"
        return Edit(pointer, provision, name, pointer[2] == "unless", "", what, ((pointer, REMOVED),))

    def _vain(self, edits: tuple[Edit, ...]) -> tuple[Problem, ...]:
        """What the file states in vain with some edits."""
        if edits not in self._problems:
            law = self.with_edits(edits)
            self._problems[edits] = _stated_in_vain(law) if law else ()
        return self._problems[edits]

    def harmless(self, edits: tuple[Edit, ...]) -> bool:
        """Whether with some edits the file still is one, and no other holding is breached that was not before.

        What was not applicable, since the law had no such offence, is no step back.
        """
        if not self.stands(edits):
            return False
        kept = (r for r in self.results if r.holding.force.decides and not r.lacking)
        return not any(self.result_with(edits, r).lacking for r in kept if r.outcome is not Outcome.NOT_APPLICABLE)

    def results_with(self, edits: tuple[Edit, ...]) -> tuple[Result, ...]:
        """All results with some edits, with which the file still is one."""
        return tuple(self.result_with(edits, result) for result in self.results)

    def result_with(self, edits: tuple[Edit, ...], result: Result) -> Result:
        """What becomes of one result with some edits, with which the file still is one."""
        if (edits, result.holding.id) not in self._results:
            law = self.with_edits(edits)
            assert law is not None
            self._results[edits, result.holding.id] = again(result, law, self.assumed)
        return self._results[edits, result.holding.id]


def _stated_in_vain(law: WrittenLaw) -> tuple[Problem, ...]:
    try:
        usable(law)
    except UnusableLaw as error:
        return error.problems
    return ()


def _position(change: tuple[Pointer, object]) -> tuple[tuple[bool, str | int], ...]:
    return tuple((isinstance(step, int), step) for step in change[0])


def _differing(one: WrittenLaw, other: WrittenLaw) -> list[Label | None]:
    """The labels for which two laws require something else; None, where they say something else beside them."""
    labels: list[Label] = [label for offence in Offence for label in (offence, Attempt(offence))]
    beside = (one.content.measures, one.rules) == (other.content.measures, other.rules)
    return [*(label for label in labels if one.condition(label) != other.condition(label)), *([] if beside else [None])]

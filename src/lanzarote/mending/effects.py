"""What a law file with other words decides otherwise: what it reaches, and which results turn."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from lanzarote.claims import Holding
from lanzarote.law.written import WrittenLaw
from lanzarote.model import BEYOND, Attempt, Label, Offence, kind_of
from lanzarote.relation.relating import the_convention
from lanzarote.relation.sides import Sides, TooLarge
from lanzarote.symbolic import Set
from lanzarote.verifier import Outcome, Result
from lanzarote.verifier.result import BREACHED


@dataclass(frozen=True)
class Shift:
    """What a law reaches otherwise with other words, under a label and that of what goes beyond it.

    `gained` and `lost` are the cases that only the one or the other reaches, `beside` those gained in which no holding
    that was to be mended failed, `moved` those reached as before that no longer carry the label. `before` and `after`
    are all that is reached.
    """

    label: Label
    before: Set
    after: Set
    beside: Set
    moved: Set

    @property
    def gained(self) -> Set:
        """The cases that are reached with the other words only."""
        return self.after - self.before

    @property
    def lost(self) -> Set:
        """The cases that are reached without them only."""
        return self.before - self.after

    @staticmethod
    def share(some: Set, of: Set) -> Fraction:
        """How many of some cases there are among others."""
        return Fraction(some.count, of.count)


@dataclass(frozen=True)
class Turned:
    """A result that is another with other words."""

    holding: Holding
    before: Outcome
    after: Outcome

    @property
    def worse(self) -> bool:
        """Whether it is worse than before: less is followed, or less is known; what did not apply can only gain."""
        return self.before is not Outcome.NOT_APPLICABLE and _rank(self.after) < _rank(self.before)


def _rank(outcome: Outcome) -> int:
    """The higher, the better; last is all that is followed or does not apply."""
    unknown = (Outcome.SILENT, Outcome.UNCLEAR, Outcome.UNSTATED)
    worst = (
        (*BREACHED, Outcome.DIFFERS),
        (Outcome.DEPENDS, Outcome.NOT_TAKEN_UP),
        (Outcome.IN_PART, Outcome.EXAMINED),
        unknown,
    )
    return next((rank for rank, those in enumerate(worst) if outcome in those), len(worst))


def turned(before: Sequence[Result], after: Sequence[Result]) -> Iterator[Turned]:
    """The results that are others; both of the same holdings."""
    for one, other in zip(before, after, strict=True):
        if one.outcome is not other.outcome:
            yield Turned(one.holding, one.outcome, other.outcome)


def shifts(before: WrittenLaw, after: WrittenLaw, mended: Collection[Result]) -> Iterator[Shift]:
    """What is reached otherwise, by label; of attempt, where what it is attempt at is reached as before.

    Raises TooLarge where that cannot be worked out.
    """
    for offence in Offence:
        if offence not in BEYOND.values():
            found = _shift(before, after, offence, mended) or _shift(before, after, Attempt(offence), mended)
            if found:
                yield found


def _shift(before: WrittenLaw, after: WrittenLaw, label: Label, mended: Collection[Result]) -> Shift | None:
    labels = [label, *(beyond for offence, beyond in BEYOND.items() if offence is label)]
    if all(before.condition(each) == after.condition(each) for each in labels):
        return None
    (own, old), (new_own, new) = (_reached(law, labels) for law in (before, after))
    failing = [r.failing for r in mended if r.failing and r.failing.space is old.space]
    beside = new - old - old.space.any_of(failing)
    found = Shift(label, old, new, beside, (own - new_own) & new)
    return found if found.gained or found.lost or found.moved else None


def _reached(law: WrittenLaw, labels: Sequence[Label]) -> tuple[Set, Set]:
    """What is reached under the first of some labels, and under all of them."""
    answers = [law.answer(each, kind_of(each)) for each in labels]
    known = [answer.yes for answer in answers if answer is not None]
    if len(known) < len(answers):
        raise TooLarge
    return known[0], known[0].space.any_of(known)


def narrower(law: WrittenLaw, found: Collection[Shift]) -> tuple[Label, ...]:
    """The labels under which a law no longer reaches a case that the Convention reaches, at the law's legal age."""
    if not any(shift.lost for shift in found):
        return ()
    sides = Sides(law, the_convention(law.age.years if law.age else None))
    return tuple(shift.label for shift in found if shift.lost & sides.of_other(shift.label).yes)

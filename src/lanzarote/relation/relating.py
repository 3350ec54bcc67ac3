"""How a law relates to another, label by label."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import TypeVar

from lanzarote import specification
from lanzarote.law import Label, Law
from lanzarote.law.answering import SymbolicLaw, known_age
from lanzarote.law.written import WrittenLaw
from lanzarote.lawfile.file import convention
from lanzarote.model import (
    ADULT,
    BEYOND,
    OFFENCES_OF_CONDUCT,
    Attempt,
    Conduct,
    Offence,
    Situation,
    Solicitation,
    Stage,
    kind_of,
    scope_of,
)
from lanzarote.relation.causes import Parts
from lanzarote.relation.comparing import Compared
from lanzarote.relation.doubts import doubts
from lanzarote.relation.elements import facts_of, plainly
from lanzarote.relation.points import guidance, open_questions, rows
from lanzarote.relation.released import released
from lanzarote.relation.sides import Reach, Sides, TooLarge
from lanzarote.relation.values import Cause, Comparison, ElementRow, OnPoint, Relation
from lanzarote.symbolic import Intractable, Set
from lanzarote.verifier import guarded

Worked = TypeVar("Worked")


def relate(law: Law, other: Law | None = None) -> Relation:
    """How a law relates to another; to the Convention at the law's own legal age, where no other is named.

    Raises Misbehaves where a Python law cannot be used.
    """
    mine = guarded(law)
    if other is None:
        return _Work(mine, the_convention(known_age(mine))).relation()
    return _Work(mine, mine if other is law else guarded(other)).relation()


def plain_case(law: Law, offence: Offence) -> Situation | None:
    """The plain case of an offence beside which the relation of a law to the Convention tells its examples.

    None where there is none, or where an answer of the law is too large to be worked out.
    """
    mine = guarded(law)
    try:
        return _Work(mine, the_convention(known_age(mine))).completed(offence).plain
    except (TooLarge, Intractable):
        return None


@cache
def the_convention(legal_age: int | None) -> WrittenLaw:
    """The Convention at a legal age, or at none where it is not known."""
    content = convention(legal_age)
    return WrittenLaw(content, content.as_of)


def _with_beyond(label: Label) -> list[Label]:
    """The label, and that of what is reached beyond it, if it has one."""
    return [label, *(beyond for offence, beyond in BEYOND.items() if offence is label)]


class _Work:
    """The comparison of two laws, label by label."""

    def __init__(self, law: SymbolicLaw, other: SymbolicLaw) -> None:
        self.law, self.other, self.sides = law, other, Sides(law, other)
        self.subject = specification.subject()
        self.too_large: list[Label] = []
        self._astray: dict[object, Set] = {}
        """What a law reaches under labels that are not about it, by the law and the stage."""
        self.age = known_age(law)
        kinds: tuple[type[Situation], ...] = (Solicitation, Conduct)
        self.doubts = {kind: doubts(self.sides.spaces[kind], self.age or ADULT) for kind in kinds}

    def relation(self) -> Relation:
        """All of it."""
        subject, elements, opened, guided = self._tried(self.subject, self._main) or (None, (), (), ())
        attempts = [self._attempted(offence) for offence in (self.subject, *OFFENCES_OF_CONDUCT)]
        limbs = [self._limb(offence) for offence in OFFENCES_OF_CONDUCT]
        return Relation(
            law=self.law,
            other=self.other,
            subject=subject,
            attempt=attempts[0],
            limbs=tuple(filter(None, limbs)),
            attempts=tuple(filter(None, attempts[1:])),
            elements=elements,
            beyond=tuple(self._beyond()),
            silent_beyond=self._tried(self.subject, self._unknown_beyond) or (),
            open=opened,
            guidance=guided,
            sentences=self.sides.sentences,
            too_large=tuple(self.too_large),
        )

    def _main(self) -> tuple[Comparison, tuple[ElementRow, ...], tuple[OnPoint, ...], tuple[OnPoint, ...]]:
        """The main offence, by elements, with the questions left open and the guidance that concern it."""
        compared = self.completed(self.subject)
        found = compared.comparison()
        guided = guidance(compared, known=not self._unknown_beyond())
        return found, tuple(rows(compared, found)), tuple(open_questions(compared)), tuple(guided)

    def _tried(self, label: Label, work: Callable[[], Worked]) -> Worked | None:
        try:
            return work()
        except (TooLarge, Intractable):
            self.too_large.append(label)
            return None

    def completed(self, offence: Offence) -> Compared:
        """Of the offence itself: what is reached under it, or under the label of what goes beyond it."""
        return self._compared(offence, self._reached(offence), self._other_reaches(offence), _with_beyond(offence))

    def _limb(self, offence: Offence) -> Comparison | None:
        return self._tried(offence, lambda: self._settled(self.completed(offence)))

    def _attempted(self, offence: Offence) -> Comparison | None:
        """Attempt at what both laws reach when it is carried through; none where they reach nothing together."""
        label = Attempt(offence)

        def work() -> Comparison | None:
            carried = self._reached(offence).yes & self._other_reaches(offence).yes
            due = carried.after("stage", Stage.COMPLETED)
            reached, other = self._reached(label).within(due), self._other_reaches(label).within(due)
            return self._settled(self._compared(label, reached, other, [label])) if due else None

        return self._tried(label, work)

    def _settled(self, compared: Compared) -> Comparison:
        """With the reservations that release the law from what it does not reach."""
        found = compared.comparison()
        surely, perhaps = released(self.law, compared)
        return replace(found, reserved=surely, perhaps_reserved=perhaps)

    def _compared(self, label: Label, law: Reach, other: Reach, labels: list[Label]) -> Compared:
        kind = kind_of(label)
        facts = facts_of(label, self.sides.spaces[kind], self.age)
        parts = Parts(self.law, labels, self.sides.spaces[kind])
        own = self.sides.of_law(label).yes
        return Compared(label, law, other, own, parts, facts.all, facts.elements, self.doubts[kind], plainly(kind))

    def _reached(self, label: Label) -> Reach:
        return self._adult(label, self.sides.of_law)

    def _other_reaches(self, label: Label) -> Reach:
        return self._adult(label, self.sides.of_other)

    def _adult(self, label: Label, ask: Callable[[Label], Reach]) -> Reach:
        """What a law reaches under a label; of conduct, where an adult does it, also under that of another offence."""
        kind = kind_of(label)
        space = self.sides.spaces[kind]
        if kind is not Conduct:
            own, *beyond = map(ask, _with_beyond(label))
            return Reach.of(space, (own, *(each for each in beyond if not self._says_nothing(each, label))))
        own, side = ask(label), (ask, isinstance(label, Attempt))
        if side not in self._astray:
            labels = [Attempt(each) if isinstance(label, Attempt) else each for each in OFFENCES_OF_CONDUCT]
            self._astray[side] = space.any_of(ask(each).yes - self._scope(each) for each in labels)
        yes = own.yes | self._astray[side] & self._scope(label)
        return Reach(yes, own.silent).within(~space.at_most(*space.years(space.ages[0]), ADULT - 1))

    def _scope(self, label: Label) -> Set:
        """The cases that a label is about."""
        space = self.sides.spaces[kind_of(label)]
        return space.all_of(space.among(fact, values) for fact, values in scope_of(label).items())

    def _says_nothing(self, reach: Reach, label: Label) -> bool:
        """Whether no case is known under another label, which leaves open nothing of what is known under this one."""
        return not self._scope(label) - reach.unknown

    def _unknown_beyond(self) -> tuple[str, ...]:
        """Why the law does not say what it reaches under other labels, if it says nothing of that."""
        reaches = [self.sides.of_law(beyond) for beyond in BEYOND.values()]
        silent = [each for each in reaches if self._says_nothing(each, self.subject)]
        return tuple(dict.fromkeys(reason for each in silent for reason, _ in each.silent))

    def _beyond(self) -> Iterator[Cause]:
        """The provisions in force that carry the label of what goes beyond an offence and nothing else."""
        if isinstance(self.law, WrittenLaw):
            for beyond in BEYOND.values():
                for provision in self.law.provisions(beyond):
                    if not provision.beyond:
                        yield Cause(provision.cite, "", provision.place)

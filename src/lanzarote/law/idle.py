"""What adds nothing to a provision: parts without which it reaches the same cases, and breadth only declared."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from lanzarote.law.answering import met
from lanzarote.law.conditions import AllOf, AnyOf, Condition, Not, circumstances_in
from lanzarote.law.protocol import Place
from lanzarote.law.provisions import Element, Interval, Provision
from lanzarote.model import Attempt, Offence, kind_of, offence_in
from lanzarote.symbolic import Set, Space


class Idleness(Enum):
    """How a part adds nothing."""

    ELEMENT = "a requirement of its own that is always met where the others are"
    ALTERNATIVE = "an alternative that reaches no case that the others do not"
    COVERED = "an exception that excuses no case that another does not"
    NEVER = "an exception that excuses no case that the provision otherwise reaches"
    NOT_WIDER = "an element declared to go further, without which nothing is reached"


@dataclass(frozen=True)
class Idle:
    """A part of a provision that adds nothing, where it stands and how."""

    idleness: Idleness
    name: str
    place: Place


@lru_cache(maxsize=4_000)
def idle(provision: Provision) -> frozenset[Idle]:
    """The parts that add nothing to a provision under its label; unknown terms are taken for and against it."""
    return frozenset(_Parts(provision).idle())


class _Parts:
    """The parts of a provision as sets of situations, in a space of its own.

    Unknown terms of a part are taken for and against it, those of all others so that most is reached: a part that may
    add something does.
    """

    def __init__(self, provision: Provision) -> None:
        self.provision = provision
        counted = [(each, each.condition) for each in provision.elements]
        self.counted = [*counted, *((each, Not(each.condition)) for each in provision.exceptions)]
        names = (name for _, condition in self.counted for name in circumstances_in(condition))
        self.space = Space(kind_of(provision.label), dict.fromkeys(names))
        self.widest = [met(condition, self.space, unknown=True) for _, condition in self.counted]

    def idle(self) -> Iterator[Idle]:
        elements = len(self.provision.elements)
        for at, (part, condition) in enumerate(self.counted):
            rest = self.space.all_of(each for i, each in enumerate(self.widest) if i != at)
            is_exception = at >= elements
            if (is_exception or part.own) and not rest - met(condition, self.space):
                yield Idle(self._how(condition) if is_exception else Idleness.ELEMENT, part.name, part.place)
            else:
                yield from self._idle_alternatives(part, condition, rest)
        reached = self.space.all_of(self.widest)
        for declared in self.provision.beyond:
            if not reached - met(declared.condition, self.space):
                yield Idle(Idleness.NOT_WIDER, declared.name, declared.place)

    def _how(self, condition: Condition) -> Idleness:
        """An exception that excuses nothing here is covered by another, or has no case at all."""
        reached = self.space.all_of(self.widest[: len(self.provision.elements)])
        return Idleness.COVERED if reached - met(condition, self.space) else Idleness.NEVER

    def _idle_alternatives(self, part: Element, condition: Condition, rest: Set) -> Iterator[Idle]:
        """Those without which the part is surely the same, whatever unknown terms are."""
        surely, perhaps = (rest & met(condition, self.space, side) for side in (False, True))
        for without, place in alternatives_dropped(condition):
            differ = (perhaps - met(without, self.space)) | (rest & met(without, self.space, unknown=True) - surely)
            if place.file == part.place.file and not differ:
                yield Idle(Idleness.ALTERNATIVE, part.name, place)


def alternatives_dropped(condition: Condition) -> Iterator[tuple[Condition, Place]]:
    """The condition without one alternative, each in turn, and where that alternative stands."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for at, part in enumerate(parts):
                for without, place in alternatives_dropped(part):
                    yield replace(condition, parts=(*parts[:at], without, *parts[at + 1 :])), place
            if isinstance(condition, AnyOf) and len(parts) > 1:
                for at, place in enumerate(condition.places):
                    kept = (*parts[:at], *parts[at + 1 :])
                    yield AnyOf(kept), place
        case Not(part):
            for without, place in alternatives_dropped(part):
                yield Not(without), place


def everywhere(readings: Iterable[Provision]) -> frozenset[Idle]:
    """What adds nothing to a provision of a law file under any label, in any stretch of days."""
    return frozenset.intersection(*map(idle, readings))


def readings(provisions: Iterable[Provision]) -> list[tuple[Provision, ...]]:
    """Each provision of a law file as it is read under each of its labels, in each stretch of days.

    Attempt needs the same as the offence, so it counts where attempt alone is punishable. What a provision is declared
    to reach beyond Article 23 is no reading of its own.
    """
    found: dict[Place, dict[tuple[Offence, Interval], Provision]] = {}
    for each in sorted(provisions, key=lambda each: isinstance(each.label, Attempt)):
        if each.label is not Offence.BEYOND_ARTICLE_23 or not each.beyond:
            found.setdefault(each.place, {}).setdefault((offence_in(each.label), each.in_force), each)
    return [tuple(several.values()) for several in found.values()]

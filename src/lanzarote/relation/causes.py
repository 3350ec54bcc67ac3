"""Which parts of a law file make a difference, found by setting each aside in turn."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lanzarote.law import Label, Law
from lanzarote.law.answering import met
from lanzarote.law.conditions import AGE_DIFFERENCE, Among, Circumstance, Not, Years, doubt, leaves
from lanzarote.law.provisions import Element, Provision
from lanzarote.law.written import WrittenLaw
from lanzarote.model import BEYOND, facts, scope_of
from lanzarote.relation.values import Cause
from lanzarote.symbolic import Set, Space


@dataclass(frozen=True)
class Part:
    """An element or an exception of a provision, and the cases the provision reaches where the part is set aside."""

    provision: Provision
    element: Element
    excepts: bool
    without: Set

    @property
    def cause(self) -> Cause:
        """The part as the cause of a difference."""
        return Cause(self.provision.cite, self.element.name, self.element.place, self.excepts)

    @property
    def doubt(self) -> str:
        """The reasons of terms that cannot be translated."""
        return doubt(self.element.condition)

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that the part speaks of; a circumstance is one of “circumstances”."""
        found: dict[str, None] = {}
        for term in leaves(self.element.condition):
            if isinstance(term, Circumstance):
                found["circumstances"] = None
            elif isinstance(term, Years) and term.fact == AGE_DIFFERENCE:
                found |= dict.fromkeys(name for name, fact in facts(self.without.space.kind).items() if fact.is_age)
            elif isinstance(term, Among | Years):
                found[term.fact] = None
        return tuple(found)


class Parts:
    """The provisions of a law that carry certain labels, taken apart; a law that is not written has none."""

    def __init__(self, law: Law, labels: list[Label], space: Space) -> None:
        carried = law.provisions if isinstance(law, WrittenLaw) else lambda label: ()
        own, *others = labels
        found = {p.place: p for label in (*others, own) for p in carried(label)}
        self.own = {place for place, provision in found.items() if provision.label == own}
        self.provisions = [replace(p, beyond=(), label=_own(p.label)) for p in found.values()]
        self.declared = {p.place: p.beyond for p in found.values()}
        self.reach: list[Set] = []
        self.all: list[Part] = []
        self.space = space
        for provision in self.provisions:
            self._take_apart(provision)

    def _take_apart(self, provision: Provision) -> None:
        space = self.space
        scope = space.all_of(space.among(f, v) for f, v in scope_of(provision.label).items() if f == "stage")
        parts = [(e, False, met(e.condition, space)) for e in provision.elements]
        parts += [(e, True, met(Not(e.condition), space)) for e in provision.exceptions]
        before = [scope]
        for _, _, where in parts:
            before.append(before[-1] & where)
        self.reach.append(before[-1])
        after, found = space.everything, list[Part]()
        for (element, excepts, where), earlier in zip(reversed(parts), reversed(before[:-1]), strict=True):
            found.append(Part(provision, element, excepts, earlier & after))
            after &= where
        self.all += reversed(found)

    def keep_out(self, cases: Set) -> tuple[Cause, ...]:
        """The parts that alone keep some of the cases from being reached; of what carries the very label, if any."""
        parts = [part for part in self.all if cases & part.without]
        own = [part for part in parts if part.provision.place in self.own]
        return _once(part.cause for part in own or parts)

    def let_in(self, cases: Set, elements: Iterable[str]) -> tuple[Cause, ...]:
        """What reaches some of the cases: the element where a provision states or drops it, or else the provision."""
        return _once(
            cause
            for provision, reach in zip(self.provisions, self.reach, strict=True)
            if cases & reach
            for cause in self._at(provision, tuple(elements))
        )

    def _at(self, provision: Provision, elements: tuple[str, ...]) -> Iterator[Cause]:
        stated = [(e.name, e.place) for e in (*provision.elements, *self.declared[provision.place])]
        known = dict(reversed((*provision.dropped, *stated)))
        found = [known.get(name) for name in elements]
        named = [(name, place) for name, place in zip(elements, found, strict=True) if place]
        yield from (Cause(provision.cite, name, place) for name, place in named or [("", provision.place)])

    def aside(self, parts: Iterable[Part]) -> Set:
        """The cases that the provisions reach with all of these parts set aside."""
        left = {id(part.element) for part in parts}
        kept = (
            replace(
                p,
                elements=tuple(e for e in p.elements if id(e) not in left),
                exceptions=tuple(e for e in p.exceptions if id(e) not in left),
            )
            for p in self.provisions
        )
        return self.space.any_of(met(p.condition, self.space) for p in kept)


def _own(label: Label) -> Label:
    """What goes beyond an offence is reached by the same provision, whatever it is called."""
    return next((offence for offence, beyond in BEYOND.items() if beyond is label), label)


def _once(causes: Iterable[Cause]) -> tuple[Cause, ...]:
    return tuple(dict.fromkeys(causes))

"""One label: the cases that two laws decide differently, and what makes each difference."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Any

from lanzarote.law import Label
from lanzarote.model import Situation
from lanzarote.relation.causes import Part, Parts
from lanzarote.relation.doubts import Doubt
from lanzarote.relation.grouping import Facts, by_elements
from lanzarote.relation.sides import Reach
from lanzarote.relation.values import Cause, Comparison, Difference, Standing, Way, Whole
from lanzarote.symbolic import Set, Space, most_ordinary, values_in, whatever


@dataclass(frozen=True)
class Compared:
    """What two laws reach under one label, with all that is needed to say what makes the differences."""

    label: Label
    law: Reach
    other: Reach
    own: Set
    """What the law reaches under this very label."""
    parts: Parts
    facts: Facts
    """The facts of each element, and of what is no element."""
    elements: tuple[str, ...]
    """Which of them are elements."""
    doubts: tuple[Doubt, ...]
    plainly: Mapping[str, tuple[Any, ...]]
    """What a plain case has where it can."""

    @property
    def space(self) -> Space:
        """The space of all its sets."""
        return self.law.yes.space

    @cached_property
    def narrower(self) -> Set:
        """The cases that only the other law reaches."""
        return self.other.yes - self.law.perhaps

    @cached_property
    def wider(self) -> Set:
        """The cases that only the law reaches."""
        return self.law.yes - self.other.perhaps

    @cached_property
    def unclear(self) -> Set:
        """The cases of which one of the two does not say whether it reaches them."""
        return self.law.unknown | self.other.unknown

    @cached_property
    def both(self) -> Set:
        """The cases that both reach."""
        return self.law.yes & self.other.yes

    @cached_property
    def near(self) -> Set:
        """The cases beside which others are found narrower: of both laws under the label, of both, of this law."""
        return self.own & self.other.yes or self.both or self.law.yes

    @cached_property
    def plain(self) -> Situation | None:
        """The plainest case that both reach; if there is none, that the other law reaches."""
        where = self.both or self.other.yes
        for fact, values in self.plainly.items():
            if fact in self.space.facts:
                where = where & self.space.among(fact, values) or where
        return most_ordinary(where) if where else None

    def comparison(self) -> Comparison:
        """What the comparison comes to."""
        whole = self.whole
        known = whole is not Whole.SILENT
        return Comparison(
            label=self.label,
            whole=whole,
            narrower=self.narrower,
            wider=self.wider,
            unclear=self.unclear,
            lost=_share(self.narrower, self.other.yes),
            gained=_share(self.wider, self.law.yes),
            plain=self.plain,
            differences=tuple(self._differences() if known else self._unclear()),
            silent=() if known else self._why(self.other.perhaps),
        )

    @property
    def whole(self) -> Whole:
        """The comparison in a word, leaving aside the cases on which there is a doubt."""
        settled = ~self.space.any_of(doubt.raised for doubt in self.doubts)
        if not self.both:
            silent = not self.other.yes or self.other.yes & self.law.unknown
            return Whole.SILENT if silent else Whole.NONE
        words = {
            (False, False): Whole.EXACT,
            (False, True): Whole.EXCEEDS,
            (True, False): Whole.NARROWER,
            (True, True): Whole.MIXED,
        }
        return words[bool(self.narrower & settled), bool(self.wider & settled)]

    def _why(self, where: Set) -> tuple[str, ...]:
        """Why one of the laws does not say."""
        return tuple(
            dict.fromkeys(reason for reach in (self.law, self.other) for reason, each in reach.silent if each & where)
        )

    def _differences(self) -> Iterator[Difference]:
        yield from self._narrower()
        for names, cases in by_elements(self.wider, self.other.yes, self.other.perhaps, self.facts, self.elements):
            found = self._difference(Way.WIDER, names, "", cases, self.other.yes)
            yield replace(found, causes=self.parts.let_in(found.cases, [n for n in names if n in self.elements]))
        yield from self._unclear()

    def _narrower(self) -> Iterator[Difference]:
        """What parts of the law's own take out, exceptions first; then by elements."""
        left = self.narrower
        own = self._own_parts
        for parts in ([part for part in own if part.excepts], own):
            if taken := left & self.parts.aside(parts) if parts else self.space.nothing:
                yield from self._by_parts(taken, parts)
                left -= taken
        if not self.near:
            yield from (self._difference(Way.NARROWER, (), "", each, each) for each in (left,) if each)
            return
        perhaps = self.near | self.other.yes & (self.law.perhaps | self.parts.aside(own))
        for names, cases in by_elements(left, self.near, perhaps, self.facts, self.elements):
            found = self._difference(Way.NARROWER, names, "", cases, self.near)
            yield replace(found, causes=self.parts.keep_out(found.cases))

    @cached_property
    def _own_parts(self) -> list[Part]:
        """The parts that are told by their own names."""
        return [part for part in self.parts.all if self._is_own(part)]

    def _asks_for(self, facts: Iterable[str]) -> bool:
        """Whether the law asks for something in these facts, whatever its own exceptions excuse."""
        excused = self.parts.aside(self._own_parts) if self._own_parts else self.space.nothing
        return bool(whatever(self.near, tuple(facts)) - self.law.perhaps - excused)

    def _is_own(self, part: Part) -> bool:
        """Whether a part is an exception or has a name of its own, and speaks not just of the facts of one element.

        What carries another label is another offence, and what it requires is no requirement of this one.
        """
        named = part.element.name in self.facts and not part.excepts
        if named or part.provision.place not in self.parts.own:
            return False
        return not any({*part.facts} <= {*self.facts[name]} for name in self.elements)

    def _by_parts(self, cases: Set, parts: list[Part]) -> Iterator[Difference]:
        """By the name of each part that alone takes some of the cases out; where none does, by all together."""
        found: dict[str, tuple[Set, list[Cause]]] = {}
        for part in parts:
            if taken := cases & part.without:
                before, causes = found.get(part.element.name, (self.space.nothing, []))
                found[part.element.name] = before | taken, [*causes, part.cause]
        if not found:
            names = " and ".join(dict.fromkeys(part.element.name for part in parts))
            found[names] = cases, [part.cause for part in parts]
        for name, (taken, causes) in found.items():
            yield replace(self._difference(Way.NARROWER, (), name, taken, self.near), causes=tuple(causes))

    def _unclear(self) -> Iterator[Difference]:
        """By each part with a term that is not translated, then what else the laws do not say."""
        left = self.unclear
        for part in self.parts.all:
            if part.doubt and (cases := left & part.without):
                by = (part.element.name,) * (part.element.name in self.elements and not part.excepts)
                found = self._difference(Way.UNCLEAR, by, part.element.name, cases, self.near)
                yield replace(found, causes=(part.cause,), reasons=(part.doubt,))
                left -= cases
        if left and self.both:
            yield replace(self._difference(Way.UNCLEAR, (), "", left, self.near), reasons=self._why(left))

    def _difference(self, way: Way, by: tuple[str, ...], name: str, cases: Set, near: Set) -> Difference:
        standing, doubts, cases = self._standing(cases)
        facts = [fact for each in by for fact in self.facts[each] if fact != "circumstances"]
        values = ((fact, _only_here(cases, near, fact)) for fact in facts)
        return Difference(
            way=way,
            by=by,
            name=name,
            cases=cases,
            share=_share(cases, self.law.yes if way is Way.WIDER else self.other.yes),
            example=like(cases, self.plain, facts),
            values=tuple((fact, known) for fact, known in values if known),
            required=way is not Way.WIDER or self._asks_for(facts),
            standing=standing,
            doubts=doubts,
        )

    def _standing(self, cases: Set) -> tuple[Standing, tuple[str, ...], Set]:
        """Whether a difference is there without any doubt, or with which; and the cases that show it."""
        decided = cases - self.space.any_of(d.raised for d in self.doubts if not d.leans)
        settled = decided - self.space.any_of(d.raised for d in self.doubts if d.leans)
        if settled:
            return Standing.FIRM, (), settled
        if decided:
            return Standing.READING, _needed(decided, [d for d in self.doubts if d.leans]), decided
        return Standing.OPEN, _needed(cases, [d for d in self.doubts if not d.leans]), cases


def like(cases: Set, plain: Situation | None, free: Iterable[str] = ()) -> Situation:
    """The most ordinary of the cases of a set that are as like a plain one as can be in all but some facts."""
    if plain is not None:
        space, free = cases.space, [*free]
        names = [name for name in (*space.circumstances, *space.facts) if name not in free]
        same = cases & space.all_of(_alike(space, name, plain) for name in names)
        for name in () if same else names:
            cases = cases & _alike(space, name, plain) or cases
        cases = same or cases
    return most_ordinary(cases)


def _alike(space: Space, name: str, plain: Situation) -> Set:
    """The cases that are like a plain one in a fact; no circumstance is present there."""
    if name in space.level_of_circumstance:
        return ~space.present(name)
    if name in space.ages:
        times, age = space.years(name), getattr(plain, name)
        return space.at_most(*times, age) - space.at_most(*times, age - 1)
    return space.among(name, (getattr(plain, name),))


def _only_here(cases: Set, near: Set, fact: str) -> tuple[Any, ...]:
    """The values of a fact in the cases that no near case has."""
    known = values_in(near, fact)
    return tuple(value for value in values_in(cases, fact) if value not in known)


def _needed(cases: Set, doubts: list[Doubt]) -> tuple[str, ...]:
    """The doubts without which some of the cases would be in none; if none is, those in which all of the cases are."""
    raised = [doubt for doubt in doubts if doubt.raised & cases]
    needed = [d for d in raised if cases - cases.space.any_of(other.raised for other in raised if other is not d)]
    return tuple(doubt.name for doubt in needed or [d for d in raised if not cases - d.raised] or raised)


def _share(cases: Set, of: Set) -> Fraction:
    return Fraction((cases & of).count, of.count) if of else Fraction(0)

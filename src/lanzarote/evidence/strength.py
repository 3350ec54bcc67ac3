"""How strong the must-holdings are: none is empty, none contradicts another, which follow from others, what is left."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from itertools import combinations
from typing import Any

from lanzarote.claims import Force, Holding
from lanzarote.evidence.exclusion import Exclusions, breaking, breaks
from lanzarote.evidence.witnesses import Witness, paths, witness
from lanzarote.law import Lack, Question
from lanzarote.law.answering import Hypothetical, SymbolicLaw
from lanzarote.lawfile.load import load
from lanzarote.model import ADULT, Attempt, Offence, Situation, facts, kind_of
from lanzarote.specification import questions, subject
from lanzarote.symbolic import Set
from lanzarote.verifier import Outcome, decide
from lanzarote.verifier.result import InCase

Patterns = dict[str, set[Any]]
"""Facts and the values of each."""


@dataclass(frozen=True)
class Independent:
    """A law that follows every other holding that is not derived, and breaks this one."""

    law: Hypothetical
    situation: Situation | None


@dataclass(frozen=True)
class Pair:
    """A holding that can demand what another can forbid, and in how many cases both do so."""

    demanding: Holding
    forbidding: Holding
    about: Question
    cases: int


class Strength:
    """The must-holdings looked at together, at the legal age of the Convention's law file."""

    def __init__(self, holdings: Iterable[Holding]) -> None:
        law = load("convention")
        assert isinstance(law, SymbolicLaw)
        self.law, self.subject = law, subject()
        self.holdings = tuple(holdings)
        decided = {h: decide(self.law, h) for h in self.holdings}
        self.results = {h: result for h, result in decided.items() if h.force is Force.MUST}
        self.guidance = {h: result for h, result in decided.items() if h.force is not Force.MUST}
        self.witnesses = cache(self._witnesses)
        """Situations and answers with which a holding is kept, and broken."""
        asked = [q for r in self.results.values() for q in r.questions if isinstance(q, Offence | Attempt | Lack)]
        self.questions: list[Question] = list(dict.fromkeys(asked))
        self.exclusions = Exclusions.of(self.results, self.law, self.questions)

    @cached_property
    def satisfied(self) -> dict[str, bool]:
        """Whether one law follows all of them: the Convention's, the narrowest and the widest law that they allow."""
        found = {self.law.name: all(r.outcome is Outcome.PROVED for r in self.results.values())}
        for law in (self.exclusions.narrowest(), self.exclusions.widest()):
            found[law.name] = not any(breaks(law, h) for h in self.results)
        return found

    @cached_property
    def derived(self) -> dict[Holding, tuple[Holding, ...]]:
        """The holdings that follow from others, and from which; the others do not need them in turn.

        Those that speak of the fewest cases are tried first, so that the particular follows from the general.
        """
        found: list[Holding] = []
        for holding in sorted((h for h in self.results if h.kind), key=lambda h: self.results[h].met):
            if self._used(holding, self.exclusions.without(holding, *found)) is not None:
                found.append(holding)
        rest = self.exclusions.without(*found)
        return {holding: used for holding in found if (used := self._used(holding, rest)) is not None}

    def _used(self, holding: Holding, others: Exclusions) -> tuple[Holding, ...] | None:
        """The holdings from which it follows; None where it can fail beside them."""
        others.noted.clear()
        fails = next(paths(holding, self.law, InCase.FAILED, others.decided), None)
        return None if fails else tuple(others.noted)

    @cached_property
    def independent(self) -> dict[Holding, Independent]:
        """The holdings that do not follow from the others: for each a law that breaks it and no other."""
        found = {}
        for holding in self.results:
            if holding not in self.derived:
                for law in self._candidates(holding):
                    if self._breaks_only(law, holding):
                        found[holding] = Independent(law, next(breaking(holding, law)))
                        break
        return found

    def _candidates(self, holding: Holding) -> Iterator[Hypothetical]:
        """Laws that may break the holding alone: the extremes that the others allow, or one between them."""
        others = self.exclusions.without(holding, *self.derived)
        yield from (others.narrowest(), others.widest())
        older = Exclusions(_Older(), others.each).narrowest()
        yield replace(older, name=f"the narrowest law with the legal age {_Older.legal_age}")
        for about in (q for q in self.results[holding].questions if isinstance(q, Offence | Attempt)):
            yield from _between(others, holding, about)

    def _breaks_only(self, law: Hypothetical, holding: Holding) -> bool:
        """Whether it does; on situations of another kind it answers as a law that follows all."""
        if not breaks(law, holding):
            return False
        others = [h for h in self.results if h not in self.derived and h is not holding]
        return not any(breaks(law, h) for h in others if holding.kind is None or h.kind in (holding.kind, None))

    @property
    def sharing(self) -> int:
        """How many pairs of them ask about a question in common."""
        asked = [set(r.questions) for r in self.results.values()]
        return sum(bool(one & other) for one, other in combinations(asked, 2))

    @cached_property
    def pairs(self) -> list[Pair]:
        """Each pair of holdings of which one can demand what the other can forbid."""
        where = partial(self.exclusions.where, compared=True)
        return [
            Pair(one.holding, other.holding, one.about, (where(one) & where(other)).count)
            for one in self.exclusions.each
            for other in self.exclusions.each
            if other.answer and not one.answer and other.about == one.about
        ]

    def _answers(self, about: Question) -> dict[bool | None, Set]:
        """The cases in which every law that follows all holdings must say yes, must say no, may say either."""
        demanded, forbidden = (self.exclusions.excluded(about, answer) for answer in (False, True))
        return {True: demanded, False: forbidden - demanded, None: ~(demanded | forbidden)}

    def decided(self, about: Question) -> dict[bool | None, int]:
        """In how many cases every law that follows all holdings must say yes, must say no, may say either."""
        return {answer: where.count for answer, where in self._answers(about).items()}

    @cached_property
    def patterns(self) -> Patterns:
        """The facts that alone turn a case in which the subject must be established into one that is left open."""
        answers, known = self._answers(self.subject), facts(kind_of(self.subject)).values()
        opened = {f.name: {v for v in f.values or () if answers[True] & answers[None].after(f.name, v)} for f in known}
        return {name: values for name, values in opened.items() if values}

    def outside_the_patterns(self) -> int:
        """In how many cases the patterns do not tell rightly whether the subject is left open."""
        answers, space = self._answers(self.subject), self.law.spaces[kind_of(self.subject)]
        marked = space.any_of(space.among(name, values) for name, values in self.patterns.items())
        return ((marked & answers[True]) | (answers[None] - marked)).count

    def listed(self) -> Patterns:
        """The facts that raise the questions in the specification's list."""
        found: Patterns = defaultdict(set)
        for question in questions():
            for name, values in question.facts.items():
                found[name].update(values)
        return found

    def faults(self) -> Iterator[str]:
        """What must not be; nothing, if the specification is as strong as is claimed."""
        yield from (f"{law} does not follow every must-holding" for law, so in self.satisfied.items() if not so)
        yield from (f"{p.demanding.id} and {p.forbidding.id} contradict each other" for p in self.pairs if p.cases)
        for holding in self.holdings:
            if holding.kind and None in self.witnesses(holding):
                yield f"{holding.id} cannot be kept, or cannot be broken"
            if holding in self.results and holding not in self.derived and holding not in self.independent:
                yield f"{holding.id} is neither shown to follow from others nor to be independent of them"
        if self.patterns != self.listed() or self.outside_the_patterns():
            yield f"what is left open on {self.subject} is not what questions.yaml lists"

    def _witnesses(self, holding: Holding) -> tuple[Witness | None, Witness | None]:
        if holding.kind is None:
            return None, None
        return witness(holding, self.law, InCase.HELD), witness(holding, self.law, InCase.FAILED)


class _Older(SymbolicLaw):
    """A law of which nothing is known but its legal age."""

    legal_age = ADULT + 1


def _between(others: Exclusions, holding: Holding, about: Question) -> Iterator[Hypothetical]:
    """A law that on one question is the widest where one fact has a value, and else the narrowest."""
    widest, narrowest = others.widest(), others.narrowest()

    def free(asked: Question, situation: Situation) -> bool | None:
        return others.decided(asked, situation) if asked == about else narrowest.function(asked, situation)

    found = witness(holding, others.law, InCase.FAILED, free)
    cases = [question[1] for question in found.answers if question[0] == about] if found else []
    for name, value in _difference(cases):

        def answer(asked: Question, situation: Situation, name: str = name, value: Any = value) -> bool:
            wide = asked == about and situation.among(name, (value,))
            return (widest if wide else narrowest).function(asked, situation)

        yield Hypothetical(others.law, answer, f"a law that asks whether {name} is {value}")


def _difference(cases: list[Situation]) -> Iterator[tuple[str, Any]]:
    """The facts in which the last situation differs from the first, with their values in both."""
    for name in facts(type(cases[0])) if cases else ():
        first, last = getattr(cases[0], name), getattr(cases[-1], name)
        if first != last:
            yield from ((name, last), (name, first))

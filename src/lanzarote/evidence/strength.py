"""How strong the holdings are: none is empty, none contradicts another, each has its own claim; what is left."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import combinations
from typing import Any

from lanzarote.claims import Holding
from lanzarote.evidence.exclusion import Exclusions, breaking, breaks, label_of
from lanzarote.evidence.witnesses import Witness, witness
from lanzarote.law import Question
from lanzarote.law.answering import Hypothetical, SymbolicLaw
from lanzarote.lawfile.load import load
from lanzarote.model import BEYOND, Attempt, Offence, Situation, facts, kind_of, offence_in, scope_of
from lanzarote.specification import questions, subject
from lanzarote.symbolic import Set, Spaces
from lanzarote.verifier import Outcome, decide
from lanzarote.verifier.result import InCase

ROOM = 20
"""How many times as many sets as one law needs may be stored: here they are those of very many laws."""
FOLLOWED = (Outcome.PROVED, Outcome.DEPENDS)

Patterns = dict[str, set[Any]]
"""Facts and the values of each."""


@dataclass(frozen=True)
class Independent:
    """A law that follows every other holding, and breaks this one."""

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
    """The holdings that count looked at together, at the legal age of the Convention's law file."""

    def __init__(self, holdings: Iterable[Holding]) -> None:
        law = load("convention")
        assert isinstance(law, SymbolicLaw)
        vars(law)["spaces"] = Spaces(room=ROOM)
        self.law, self.subject = law, subject()
        self.holdings = tuple(holdings)
        decided = {h: decide(self.law, h) for h in self.holdings}
        self.results = {h: result for h, result in decided.items() if h.force.decides and h.about != "measures"}
        self.guidance = {h: result for h, result in decided.items() if h not in self.results}
        self.witnesses = cache(self._witnesses)
        """Situations and answers with which a holding is kept, and broken."""
        asked = [
            q
            for r in self.results.values()
            for q in r.questions
            if isinstance(q, Offence | Attempt) and offence_in(q) not in BEYOND.values()
        ]
        self.questions: list[Question] = list(dict.fromkeys(asked))
        self.exclusions = Exclusions.of(self.results, self.law, self.questions)

    @cached_property
    def satisfied(self) -> dict[str, bool]:
        """Whether one law follows all of them: the Convention's, the narrowest and the widest law that they allow."""
        found = {self.law.name: all(r.outcome in FOLLOWED for r in self.results.values())}
        for law in (self.exclusions.narrowest(), self.exclusions.widest()):
            found[law.name] = not any(breaks(law, h) for h in self.results)
        return found

    @cached_property
    def independent(self) -> dict[Holding, Independent]:
        """For each holding a law that breaks it and no other; a holding without one may follow from others."""
        found = {}
        for holding in self.results:
            for law in self._candidates(holding):
                if self._breaks_only(law, holding):
                    found[holding] = Independent(law, next(breaking(holding, law)))
                    break
        return found

    def _candidates(self, holding: Holding) -> Iterator[Hypothetical]:
        """Laws that may break the holding alone: one that departs where no other decides, one without a legal age."""
        yield self.exclusions.narrowest_but_for(holding)
        yield self._ageless

    @cached_property
    def _ageless(self) -> Hypothetical:
        """The narrowest law that the holdings allow with a legal age of no years."""
        ageless = _Ageless()
        vars(ageless)["spaces"] = Spaces(room=ROOM)
        narrowest = Exclusions.of(self.results, ageless, self.questions).narrowest()
        return replace(narrowest, name=f"the narrowest law with the legal age {_Ageless.legal_age}")

    def _breaks_only(self, law: Hypothetical, holding: Holding) -> bool:
        """Whether it does; on offences of which the holding does not speak it answers as a law that follows all."""
        if not breaks(law, holding):
            return False
        spoken = self.exclusions.offences(holding)
        others = (h for h in self.results if h is not holding and (not spoken or spoken & self.exclusions.offences(h)))
        return not any(breaks(law, h) for h in others)

    @property
    def sharing(self) -> int:
        """How many pairs of them ask about a question in common."""
        asked = [set(r.questions) for r in self.results.values()]
        return sum(bool(one & other) for one, other in combinations(asked, 2))

    @cached_property
    def pairs(self) -> list[Pair]:
        """Each pair of holdings of which one can demand what the other can forbid."""
        found = [(each, where) for each, where in self.exclusions.where.items() if where]
        return [
            Pair(one.holding, other.holding, one.about, (demanded & forbidden).count)
            for one, demanded in found
            for other, forbidden in found
            if other.answer and not one.answer and other.about == one.about
        ]

    def _about(self, about: Question) -> Set:
        """The cases that the label is about at all."""
        label = label_of(about)
        space = self.law.spaces[kind_of(label)]
        return space.all_of(space.among(name, values) for name, values in scope_of(label).items())

    def _answers(self, about: Question) -> dict[bool | None, Set]:
        """The cases in which every law that follows all holdings must say yes, must say no, may say either."""
        demanded, forbidden = (self.exclusions.excluded(about, answer) for answer in (False, True))
        return {
            True: demanded, False: forbidden - demanded, None: self._about(about) - (demanded | forbidden)
        }  # fmt: skip

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
        """The facts that raise the questions in the specification's list, as far as the subject is about such cases."""
        found: Patterns = defaultdict(set)
        space = self.law.spaces[kind_of(self.subject)]
        about = self._about(self.subject)
        for question in questions():
            for name, values in question.facts.items():
                if name in space.facts and space.among(name, values) & about:
                    found[name].update(values)
        return found

    def faults(self) -> Iterator[str]:
        """What must not be; nothing, if the specification is as strong as is claimed."""
        yield from (f"{law} does not follow every holding that counts" for law, so in self.satisfied.items() if not so)
        yield from (f"{p.demanding.id} and {p.forbidding.id} contradict each other" for p in self.pairs if p.cases)
        for holding in self.holdings:
            if holding.kind and None in self.witnesses(holding):
                yield f"{holding.id} cannot be kept, or cannot be broken"
            if holding in self.results and holding not in self.independent:
                yield f"{holding.id} is not shown to be independent of the others: its claim may stand elsewhere too"
        if self.patterns != self.listed() or self.outside_the_patterns():
            yield f"what is left open on {self.subject} is not what questions.yaml lists"

    def _witnesses(self, holding: Holding) -> tuple[Witness | None, Witness | None]:
        if holding.kind is None:
            return None, None
        return witness(holding, self.law, InCase.HELD), witness(holding, self.law, InCase.FAILED)


class _Ageless(SymbolicLaw):
    """A law of which nothing is known but that its legal age is none."""

    legal_age = 0

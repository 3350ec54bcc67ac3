"""A law read from a law file, as it stands on one day."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from lanzarote.law.conditions import Any, Condition, compiled
from lanzarote.law.protocol import Finding, Lack, Law, Place, Question, Silent, any_of
from lanzarote.law.provisions import Interval, Provision, silence
from lanzarote.law.reservations import Reservation
from lanzarote.model import Attempt, Enforcement, Label, Measure, Offence, Situation


@dataclass(frozen=True)
class Answer:
    """What a law file says about a measure: provided or not, or silent with the reason."""

    provided: bool | None
    cite: str
    place: Place
    grade: str = "ungraded"


@dataclass(frozen=True)
class Rule:
    """Who may do what about a suspected offence, under a condition."""

    cite: str
    condition: Condition
    permitted: bool
    in_force: Interval
    place: Place
    grade: str = "ungraded"


@dataclass(frozen=True)
class Source:
    """A text a fact was seen in."""

    title: str
    address: str
    kind: str
    seen: str


@dataclass(frozen=True)
class Reach:
    """What a provision is declared to reach beyond Article 23: which element it drops or widens, and why."""

    cite: str
    element: str
    reason: str
    in_force: Interval
    place: Place


@dataclass(frozen=True)
class LawFile:
    """All a law file says, whatever the day."""

    name: str
    file: str
    title: str
    as_of: date
    reviewed_by: str
    sources: dict[str, Source]
    age: int | None
    party_since: date | None
    party_note: str
    circumstances: dict[str, str]
    provisions: tuple[Provision, ...]
    silent: dict[Label, str]
    reservations: tuple[Reservation, ...]
    rules: tuple[Rule, ...]
    measures: dict[Measure, Answer]
    goes_further: tuple[Reach, ...] = ()
    age_grade: str = "ungraded"


@dataclass(frozen=True)
class WrittenLaw(Law):
    """A law file as it stands on one day (`as_of`)."""

    content: LawFile
    as_of: date
    _tests: dict[Label, Callable[[Situation], bool]] = field(default_factory=dict, repr=False, compare=False)
    _rules: list[tuple[Callable[[Situation], bool], Rule]] = field(default_factory=list, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Compile what stands on the day."""
        for label in {p.label for p in self.content.provisions} | set(self.content.silent):
            parts: list[Condition] = [p.condition for p in self.provisions(label)]
            if reason := self.content.silent.get(label):
                parts.append(silence(label, reason))
            self._tests[label] = compiled(Any(tuple(parts)))
        self._rules.extend((compiled(r.condition), r) for r in self.rules)

    @property
    def name(self) -> str:  # type: ignore[override]
        """The law's name: its file's name without the suffix."""
        return self.content.name

    @property
    def circumstances(self) -> dict[str, str]:  # type: ignore[override]
        """The circumstances the law file declares, each with its sentence."""
        return self.content.circumstances

    @property
    def legal_age(self) -> int:
        """The legal age for sexual activities. Silent where the law file does not know it."""
        if self.content.age is None:
            raise Silent("the law file does not know the legal age")
        return self.content.age

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules on enforcement in force on the day."""
        return tuple(r for r in self.content.rules if r.in_force.holds(self.as_of))

    @property
    def reservations(self) -> tuple[Reservation, ...]:
        """The reservations in force on the day."""
        return tuple(r for r in self.content.reservations if r.in_force.holds(self.as_of))

    def on(self, day: date) -> "WrittenLaw":
        """The same law file as it stands on another day."""
        return WrittenLaw(self.content, day)

    @property
    def goes_further(self) -> tuple[Reach, ...]:
        """What is declared to go further and in force on the day."""
        return tuple(r for r in self.content.goes_further if r.in_force.holds(self.as_of))

    def provisions(self, label: Label) -> tuple[Provision, ...]:
        """The provisions in force on the day that carry the label."""
        return tuple(p for p in self.content.provisions if p.label == label and p.in_force.holds(self.as_of))

    def establishes(self, label: Label, case: Situation) -> bool:
        """Whether a provision in force carries the label and is met."""
        test = self._tests.get(label)
        return test is not None and test(case)

    def findings(self, label: Label, case: Situation) -> tuple[Finding, ...]:
        """One finding for each provision that carries the label: of those in force or, if none is, of the others."""
        if reason := self.content.silent.get(label):
            raise Silent(reason)
        labelled = [p for p in self.content.provisions if p.label == label]
        return tuple(p.finding(case, self.as_of) for p in self.provisions(label) or labelled)

    def lacks(self, label: Label, case: Situation, element: str) -> bool:
        """Whether the element is missing from every provision that carries the label; asks for no other element."""
        if reason := self.content.silent.get(label):
            raise Silent(reason)
        provisions = self.provisions(label)
        if not provisions:
            raise Silent(f"no provision in force carries the label {label}")
        return not any_of(lambda p: not p.lacks(element, case), provisions)

    def permits(self, case: Enforcement) -> bool:
        """What the first rule that applies says; silent where none does, or one may that says otherwise."""
        doubts: dict[bool, Silent] = {}
        for applies, rule in self._rules:
            try:
                if not applies(case):
                    continue
            except Silent as unknown:
                doubts.setdefault(rule.permitted, unknown)
                continue
            if doubt := doubts.get(not rule.permitted):
                raise doubt
            return rule.permitted
        raise next(iter(doubts.values()), Silent("no rule of the law file speaks of this"))

    def provides(self, measure: Measure) -> bool:
        """What the law file says of the measure; silent where it does not."""
        answer = self.content.measures.get(measure)
        if answer is None:
            raise Silent(f"the law file does not speak of “{measure}”")
        if answer.provided is None:
            raise Silent(answer.cite)
        return answer.provided

    def excuses(self, label: Label, case: Situation) -> bool:
        """Whether a reservation in force on the day covers the duty."""
        return any_of(lambda r: r.excuses(label, case, self), self.reservations)

    def places(self, question: Question) -> tuple[Place, ...]:
        """Where the provisions, the measure or the rules in force on the day stand."""
        return tuple(each.place for each in self._stated(question))

    def grades(self, question: Question) -> tuple[str, ...]:
        """The grades of the facts stated there; an offence rests on the legal age too."""
        if isinstance(question, Lack):
            return self.grades(question.label)
        if isinstance(question, Offence | Attempt):
            return (*(g for p in self.provisions(question) for g in p.grades), self.content.age_grade)
        return tuple(each.grade for each in self._stated(question))

    def _stated(self, question: Question) -> tuple[Provision | Answer | Rule, ...]:
        if isinstance(question, Lack):
            return self.provisions(question.label)
        if isinstance(question, Measure):
            answer = self.content.measures.get(question)
            return (answer,) if answer else ()
        return self.provisions(question) if isinstance(question, Offence | Attempt) else self.rules

"""A law read from a law file, as it stands on one day."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property, partial
from itertools import product

from lanzarote.law.answering import (
    Answer,
    SymbolicLaw,
    alike,
    answer_of,
    first_of,
    heard,
    heard_alike,
    known_age,
    met,
    retold,
)
from lanzarote.law.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Test,
    Unclear,
    circumstances_in,
    compiled,
    leaves,
    resolved,
)
from lanzarote.law.protocol import Excuse, Finding, Lack, Place, Question, Silent, Text, any_of, label_in
from lanzarote.law.provisions import NOTHING_TOLD, Interval, Provision, Told, silence
from lanzarote.law.reservations import UNSTATED, Reservation
from lanzarote.model import BEYOND, Attempt, Enforcement, Label, Measure, Offence, Situation, kind_of, offence_in
from lanzarote.symbolic import Set, Space, Spaces

NO_RULE = "no rule of the law file speaks of this"


@dataclass(frozen=True)
class Statement:
    """What a law file says about a measure: provided or not, or silent with the reason."""

    provided: bool | None
    cite: str
    place: Place
    grade: str = "ungraded"
    told: Told = field(default=NOTHING_TOLD, compare=False)


@dataclass(frozen=True)
class Rule:
    """Who may do what about a suspected offence, under a condition."""

    cite: str
    condition: Condition
    permitted: bool
    in_force: Interval
    place: Place
    grade: str = "ungraded"
    told: Told = field(default=NOTHING_TOLD, compare=False)


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


ADOPTED = date(2015, 6, 17)
"""The day on which the Opinion was adopted."""


@dataclass(frozen=True)
class Examined:
    """Guidance of the Opinion, by its paragraph, that was considered on a day after it, and declined."""

    paragraph: str
    day: date
    cite: str
    place: Place
    grade: str = "ungraded"

    @property
    def told(self) -> str:
        """When it was considered, and where."""
        return f"considered on {self.day}, and declined{f' ({self.cite})' * bool(self.cite)} (line {self.place.line})"


@dataclass(frozen=True)
class LegalAge:
    """The legal age for sexual activities, in completed years, in a stretch of days."""

    years: int
    in_force: Interval
    place: Place
    grade: str = "ungraded"


@dataclass(frozen=True)
class NoOffence:
    """What a law file says of an offence that the law does not have, in a stretch of days."""

    label: Offence
    in_force: Interval
    place: Place
    grade: str = "ungraded"


@dataclass(frozen=True)
class Limit:
    """When a circumstance can be: under which condition on which kind of situation, in a stretch of days."""

    circumstance: str
    kind: type[Situation]
    condition: Condition
    in_force: Interval


@dataclass(frozen=True)
class LawFile:
    """All a law file says, whatever the day."""

    name: str
    file: str
    title: str
    as_of: date
    as_of_at: Place
    reviewed_by: str
    sources: dict[str, Source]
    ages: tuple[LegalAge, ...]
    party_since: date | None
    party_note: str
    circumstances: dict[str, str]
    limits: tuple[Limit, ...]
    unclear: dict[str, str]
    provisions: tuple[Provision, ...]
    silent: dict[Label, str]
    reservations: tuple[Reservation, ...]
    reservations_stated: bool
    rules: tuple[Rule, ...]
    measures: dict[Measure, Statement]
    goes_further: tuple[Reach, ...] = ()
    no_offence: tuple[NoOffence, ...] = ()
    examined: tuple[Examined, ...] = ()
    sha256: str = field(default="", compare=False)
    """Of its text; none where it is not the text alone that was decided on."""
    text: str = field(default="", compare=False, repr=False)
    """The file as it was read."""
    given_age: int | None = None
    """The legal age, in completed years, that was to take the place of the file's own."""


@dataclass(frozen=True)
class WrittenLaw(SymbolicLaw):
    """A law file as it stands on one day (`as_of`)."""

    content: LawFile
    as_of: date

    def __hash__(self) -> int:
        return hash((self.content.file, self.as_of))

    @property
    def name(self) -> str:  # type: ignore[override]
        """The law's name: its file's name without the suffix."""
        return self.content.name

    @property
    def texts(self) -> tuple[Text, ...]:  # type: ignore[override]
        """The law file."""
        return (Text(self.content.file, self.content.sha256),) if self.content.sha256 else ()

    @property
    def circumstances(self) -> dict[str, str]:  # type: ignore[override]
        """The circumstances the law file declares, each with its sentence."""
        return self.content.circumstances

    @property
    def legal_age(self) -> int:
        """The legal age for sexual activities on the day. Silent where the law file does not know it."""
        if self.age is None:
            raise Silent("the law file does not know the legal age" + f" of {self.as_of}" * bool(self.content.ages))
        return self.age.years

    @cached_property
    def age(self) -> LegalAge | None:
        """What the law file says of the legal age on the day."""
        return next((each for each in self.content.ages if each.in_force.holds(self.as_of)), None)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules on enforcement in force on the day."""
        return tuple(r for r in self.content.rules if r.in_force.holds(self.as_of))

    @cached_property
    def reservations(self) -> tuple[Reservation, ...]:
        """The reservations in force on the day."""
        return tuple(r for r in self.content.reservations if r.in_force.holds(self.as_of))

    @property
    def reservations_stated(self) -> bool:
        """Whether it is known which reservations are in force on the day; before a State is a Party there is none."""
        return self.content.reservations_stated or not self.is_bound

    @property
    def is_bound(self) -> bool:
        """Whether the State is bound on the day: unless the file says that it is a Party only from a later day."""
        since = self.content.party_since
        return since is None or since <= self.as_of

    def lapsed(self, label: Label, situation: Situation) -> tuple[Reservation, ...]:
        """The reservations that would excuse, were they in force on the day."""
        others = [each for each in self.content.reservations if not each.in_force.holds(self.as_of)]
        return tuple(each for each in others if not each.open_ended and each.excuses(label, situation, self))

    def on(self, day: date) -> "WrittenLaw":
        """The same law file as it stands on another day."""
        return WrittenLaw(self.content, day)

    @property
    def unclear(self) -> dict[str, str]:
        """The points on which the law is unclear, each with its question."""
        return self.content.unclear

    @property
    def resolutions(self) -> tuple["WrittenLaw", ...]:
        """The law with its unclear points answered, in each way; none where no point is unclear."""
        return self._answered_for({*self.unclear}) if self.unclear else ()

    def resolved_for(self, questions: Iterable[Question]) -> tuple["WrittenLaw", ...]:
        """The law with the unclear points answered on which its answers to these questions rest, in each way.

        The other points, of which they do not speak, are answered in one way.
        """
        return self._answered_for({term.name for question in questions for term in self._unclear_in(question)})

    def _answered_for(self, names: set[str]) -> tuple["WrittenLaw", ...]:
        ways = product(*((False, True) if name in names else (False,) for name in self.unclear))
        return tuple(self._resolved(dict(zip(self.unclear, way, strict=True))) for way in ways)

    def _resolved(self, answers: dict[str, bool]) -> "WrittenLaw":
        way = tuple(answers.values())
        if way not in self._ways:
            rules = tuple(replace(each, condition=resolved(each.condition, answers)) for each in self.content.rules)
            provisions = tuple(each.resolved(answers) for each in self.content.provisions)
            content = replace(self.content, unclear={}, provisions=provisions, rules=rules)
            self._ways[way] = WrittenLaw(content, self.as_of).like(self)
        return self._ways[way]

    @cached_property
    def _ways(self) -> dict[tuple[bool, ...], "WrittenLaw"]:
        return {}

    def _unclear_in(self, question: Question) -> tuple[Unclear, ...]:
        """The unclear points that the law's answer to a question may depend on."""
        if not self.unclear:
            return ()
        label = label_in(question)
        if label not in self._unclear_about:
            spoken = (self.condition(label),) if label else tuple(rule.condition for rule in self.rules)
            found = (term for each in spoken for term in leaves(each) if isinstance(term, Unclear))
            self._unclear_about[label] = tuple(dict.fromkeys(found))
        return self._unclear_about[label]

    @cached_property
    def _unclear_about(self) -> dict[Label | None, tuple[Unclear, ...]]:
        return {}

    def why_unclear(self, question: Question) -> str:
        """Why the law is silent where its answer to a question depends on an unclear point."""
        return "; ".join(dict.fromkeys(term.reason for term in self._unclear_in(question)))

    def like(self, other: "WrittenLaw") -> "WrittenLaw":
        """The law as one of the same circumstances and the same text as another but for some words.

        Its answers are in the spaces of that one, so that they compare; what both answer alike is worked out once.
        """
        vars(self).update(model=other, spaces=other.spaces)
        return self

    @cached_property
    def model(self) -> "WrittenLaw | None":
        """The law that it is like, if it is like one."""
        return None

    @cached_property
    def _as_model(self) -> dict[Label, bool]:
        return {}

    def says_as_its_model(self, label: Label) -> bool:
        """Whether it requires the same for a label as the law that it is like."""
        if label not in self._as_model:
            self._as_model[label] = self.model is not None and self.condition(label) == self.model.condition(label)
        return self._as_model[label]

    @cached_property
    def beside_situations(self) -> object:
        """What it says that is no answer about a situation, wherever it stands in the file."""
        reservations = tuple(replace(each, place=Place("", 0)) for each in self.reservations)
        limits = [(each.circumstance, each.kind, each.condition, each.in_force) for each in self.content.limits]
        return (
            known_age(self), self.is_bound, reservations, self.reservations_stated, self.unclear, self.examined,
            self.circumstances, limits,
        )  # fmt: skip

    def worked_out_before(self, question: Question, kind: type[Situation]) -> Answer | None:
        """The answer of the law that it is like, if it must be the same."""
        if self.model is None:
            return None
        if isinstance(question, Offence | Attempt):
            return self.model.answer(question, kind) if self.says_as_its_model(question) else None
        alike = isinstance(question, Excuse) and self.beside_situations == self.model.beside_situations
        return self.model.answer(question, kind) if alike else None

    @cached_property
    def spaces(self) -> Spaces:
        """The spaces of its answers; circumstances that are spoken of together stand side by side."""
        parts = [e.condition for p in self.content.provisions for e in (*p.elements, *p.exceptions)]
        spoken = [circumstances_in(part) for part in (*parts, *(rule.condition for rule in self.content.rules))]
        together = (name for names in sorted(spoken, key=lambda names: len(set(names)) < 2) for name in names)
        return Spaces(dict.fromkeys((*together, *self.circumstances)), self._possible)

    def _possible(self, space: Space) -> Set:
        """The situations in which no circumstance is present that cannot be."""
        limits = (each for each in self.content.limits if each.kind is space.kind and each.in_force.holds(self.as_of))
        return space.all_of(~space.present(e.circumstance) | met(e.condition, space, unknown=True) for e in limits)

    @property
    def goes_further(self) -> tuple[Reach, ...]:
        """What is declared to go further and in force on the day."""
        return tuple(r for r in self.content.goes_further if r.in_force.holds(self.as_of))

    @property
    def examined(self) -> tuple[Examined, ...]:
        """The guidance that was considered by the day, and declined."""
        return tuple(each for each in self.content.examined if each.day <= self.as_of)

    def provisions(self, label: Label) -> tuple[Provision, ...]:
        """The provisions in force on the day that carry the label and make what they reach a criminal offence."""
        return tuple(p for p in self._carrying(label) if p.is_criminal)

    def _carrying(self, label: Label) -> Iterator[Provision]:
        """The provisions in force on the day that carry the label, of whatever kind."""
        return (p for p in self.content.provisions if p.label == label and p.in_force.holds(self.as_of))

    def why_silent(self, label: Label) -> str:
        """Why the file is silent on a label on the day, if it is: it says so, or says nothing of it for that day.

        That there is no offence is said, too. A law need not say that it reaches nothing beyond Article 23.
        """
        if reason := self.content.silent.get(label):
            return reason
        offence = offence_in(label)
        texts = {offence, *(each for each, beyond in BEYOND.items() if beyond is offence)}
        stated: tuple[Provision | NoOffence, ...] = (*self.content.provisions, *self.content.no_offence)
        periods = [each.in_force for each in stated if offence_in(each.label) in texts]
        if any(period.holds(self.as_of) for period in periods):
            return ""
        if not periods:
            return "" if offence in BEYOND.values() else _says_nothing_of(offence)
        first, last = min(p.start or date.min for p in periods), max(p.end or date.max for p in periods)
        if self.as_of < first:
            nearest = f"the first begins {first}"
        elif last < self.as_of:
            nearest = f"the last ended {last}"
        else:
            nearest = "there is one before it and one after it"
        return f"the file holds no text of {label} for {self.as_of}; {nearest}"

    def no_offence(self, label: Label) -> tuple[NoOffence, ...]:
        """What is said of there being no such offence on the day."""
        said = self.content.no_offence
        return tuple(each for each in said if each.label is offence_in(label) and each.in_force.holds(self.as_of))

    def condition(self, label: Label) -> Condition:
        """What must be so for the label: that a provision in force is met."""
        if label not in self._conditions:
            self._conditions[label] = self._condition(label)
        return self._conditions[label]

    @cached_property
    def _conditions(self) -> dict[Label, Condition]:
        return {}

    def _condition(self, label: Label) -> Condition:
        parts: list[Condition] = [p.condition for p in self.provisions(label)]
        if reason := self.why_silent(label):
            parts.append(silence(label, reason))
        return AnyOf(tuple(parts))

    def worked_out(self, question: Question, space: Space) -> Answer:
        """An answer made of its conditions; whether a reservation excuses is followed.

        Where a point is unclear, what is answered either way.
        """
        if self._unclear_in(question) and not isinstance(question, Excuse):
            each_way = [each.worked_out(question, space) for each in self.resolved_for([question])]
            return alike(each_way, self.why_unclear(question))
        match question:
            case Offence() | Attempt():
                return answer_of(self.condition(question), space)
            case Lack(label, element):
                try:
                    return ~answer_of(AnyOf(tuple(AllOf(p.required(element)) for p in self._spoken_of(label))), space)
                except Silent as silent:
                    return Answer(space.nothing, ((str(silent), space.all_of(())),))
        if question is Enforcement:
            return first_of(((rule.condition, rule.permitted) for rule in self.rules), space, NO_RULE)
        return super().worked_out(question, space)

    @cached_property
    def _tests(self) -> dict[Label, Test]:
        return {}

    def establishes(self, label: Label, situation: Situation) -> bool:
        """Whether a provision in force carries the label and is met. Raises TypeError for another kind of situation."""
        if not isinstance(situation, kind_of(label)):
            raise TypeError(f"{label} is asked of a {kind_of(label).__name__}, not of a {type(situation).__name__}")
        if self._unclear_in(label):
            return self._said_alike(label, lambda law: law.establishes(label, situation))
        if label not in self._tests:
            self._tests[label] = compiled(self.condition(label))
        return self._tests[label](situation)

    def _said_alike(self, question: Question, asked: Callable[["WrittenLaw"], bool]) -> bool:
        """What the law says whichever way its unclear points are answered. Silent where that differs."""
        told = [heard(partial(asked, each)) for each in self.resolved_for([question])]
        return retold(heard_alike(told, self.why_unclear(question)))

    def findings(self, label: Label, situation: Situation) -> tuple[Finding, ...]:
        """One finding for each provision in force that carries the label, of whatever kind."""
        if reason := self.why_silent(label):
            raise Silent(reason)
        return tuple(p.finding(situation) for p in self._carrying(label))

    def lacks(self, label: Label, situation: Situation, element: str) -> bool:
        """Whether the element is missing from every provision that carries the label; asks for no other element."""
        if self._unclear_in(label):
            return self._said_alike(label, lambda law: law.lacks(label, situation, element))
        return not any_of(lambda p: not p.lacks(element, situation), self._spoken_of(label))

    def _spoken_of(self, label: Label) -> tuple[Provision, ...]:
        """The provisions in force that carry the label. Raises Silent where the file does not know them."""
        if reason := self.why_silent(label):
            raise Silent(reason)
        provisions = self.provisions(label)
        if not provisions:
            raise Silent(f"no provision in force carries the label {label}")
        return provisions

    @cached_property
    def _applicable(self) -> list[tuple[Test, Rule]]:
        return [(compiled(rule.condition), rule) for rule in self.rules]

    def permits(self, situation: Enforcement) -> bool:
        """What the first rule that applies says; silent where none does, or one may that says otherwise."""
        if self._unclear_in(Enforcement):
            return self._said_alike(Enforcement, lambda law: law.permits(situation))
        doubts: dict[bool, str] = {}
        for applies, rule in self._applicable:
            try:
                if not applies(situation):
                    continue
            except Silent as unknown:
                doubts.setdefault(rule.permitted, str(unknown))
                continue
            if doubt := doubts.get(not rule.permitted):
                raise Silent(doubt)
            return rule.permitted
        raise Silent(next(iter(doubts.values()), NO_RULE))

    def provides(self, measure: Measure) -> bool:
        """What the law file says of the measure; silent where it does not."""
        answer = self.content.measures.get(measure)
        if answer is None:
            raise Silent(f"the law file does not speak of “{measure}”")
        if answer.provided is None:
            raise Silent(answer.cite)
        return answer.provided

    def excuses(self, label: Label, situation: Situation) -> bool:
        """Whether a reservation in force on the day covers the duty. Silent where one that is not stated may."""
        perhaps = () if self.reservations_stated else UNSTATED
        return any_of(lambda r: r.excuses(label, situation, self), (*self.reservations, *perhaps))

    def places(self, question: Question) -> tuple[Place, ...]:
        """Where the provisions, the measure or the rules in force on the day stand."""
        return tuple(each.place for each in self._stated(question))

    def grades(self, question: Question) -> tuple[str, ...]:
        """The grades of the facts stated there; an offence rests on the legal age too."""
        if isinstance(question, Lack):
            return self.grades(question.label)
        if isinstance(question, Offence | Attempt):
            facts = (*((self.age,) if self.age else ()), *self.no_offence(question))
            stated = tuple(grade for each in self._carrying(question) for grade in each.grades)
            return (*stated, *(grade for each in facts for grade in each.in_force.graded(each.grade)))
        return tuple(each.grade for each in self._stated(question))

    def _stated(self, question: Question) -> tuple[Provision | NoOffence | Statement | Rule, ...]:
        if isinstance(question, Lack):
            return self.provisions(question.label)
        if isinstance(question, Measure):
            answer = self.content.measures.get(question)
            return (answer,) if answer else ()
        if isinstance(question, Offence | Attempt):
            return (*self._carrying(question), *self.no_offence(question))
        return self.rules


def window(content: LawFile) -> list[Interval]:
    """The days for which a law file holds the text of a provision, in unbroken stretches."""
    found = list[Interval]()
    for each in sorted((p.in_force for p in content.provisions), key=lambda period: (period.first, period.last)):
        if found and (each.first <= found[-1].last or each.first - found[-1].last <= timedelta(1)):
            last = max(found[-1], each, key=lambda period: period.last)
            found[-1] = Interval(found[-1].start, last.end)
        else:
            found.append(Interval(each.start, each.end))
    return found


def _says_nothing_of(offence: Offence) -> str:
    return f"the file says nothing of {offence}; if the law has no such offence, write it under “no_offence”"

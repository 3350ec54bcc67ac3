"""What a law answers, as sets of situations: each question is worked out once, whoever asks it how often."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from lanzarote.law import conditions
from lanzarote.law.conditions import AGE_DIFFERENCE, Condition, doubt
from lanzarote.law.protocol import Excuse, Lack, Law, Question, Silent
from lanzarote.model import Attempt, Enforcement, Label, Offence, Situation
from lanzarote.symbolic import Intractable, Set, Space, Spaces, is_symbolic, lies_in, partition, path_of


@dataclass(frozen=True)
class Answer:
    """Where a law says yes, and where it is silent, with the reason; elsewhere it says no. No two sets overlap."""

    yes: Set
    silent: tuple[tuple[str, Set], ...] = ()

    @cached_property
    def unknown(self) -> Set:
        """Where the law is silent."""
        return self.yes.space.any_of(where for _, where in self.silent)

    def moved(self, space: Space) -> "Answer":
        """The same answer in another space."""
        if self.yes.space is space:
            return self
        return Answer(self.yes.moved(space), tuple((reason, where.moved(space)) for reason, where in self.silent))

    def __invert__(self) -> "Answer":
        """Where yes was said it is no, and the other way round."""
        return Answer(~(self.yes | self.unknown), self.silent)

    def to(self, situation: Situation) -> bool:
        """The answer for a situation; forks where it can differ on a symbolic one. Raises Silent."""
        if lies_in(situation, self.yes):
            return True
        for reason, where in self.silent:
            if lies_in(situation, where):
                raise Silent(reason)
        return False


def met(condition: Condition, space: Space, unknown: bool = False) -> Set:
    """The situations in which a condition holds, with unknown terms taken for it or against it."""
    match condition:
        case conditions.AllOf(parts):
            return space.all_of(met(part, space, unknown) for part in parts)
        case conditions.AnyOf(parts):
            return space.any_of(met(part, space, unknown) for part in parts)
        case conditions.Not(part):
            return ~met(part, space, not unknown)
        case conditions.Unknown():
            return space.all_of(()) if unknown else space.nothing
        case conditions.Among(fact, values):
            return space.among(fact, values)
        case conditions.Circumstance(name):
            return space.present(name)
    times = (1, -1) if condition.fact == AGE_DIFFERENCE else space.years(condition.fact)
    found = space.all_of(())
    if condition.at_least is not None:
        found &= ~space.at_most(*times, condition.at_least - 1)
    if condition.at_most is not None:
        found &= space.at_most(*times, condition.at_most)
    return found


def answer_of(condition: Condition, space: Space) -> Answer:
    """Where a condition holds and where unknown terms would decide it: what `compiled` tells of each situation."""
    parts = condition.parts if isinstance(condition, conditions.AnyOf) else (condition,)
    yes = space.any_of(met(part, space) for part in parts)
    left, silent = ~yes, []
    for part in parts:
        if reasons := doubt(part):
            if perhaps := met(part, space, unknown=True) & left:
                silent.append((reasons, perhaps))
            left -= perhaps
    return Answer(yes, tuple(silent))


def alike(answers: Sequence[Answer], otherwise: str) -> Answer:
    """What several answers say alike; where they do not, the law is silent for the reason given."""
    space = answers[0].yes.space
    yes = space.all_of(each.yes for each in answers)
    no = space.all_of(~(each.yes | each.unknown) for each in answers)
    none = space.all_of(each.unknown for each in answers)
    silent = [(reason, where & none) for reason, where in answers[0].silent]
    silent.append((otherwise, ~(yes | no | none)))
    return Answer(yes, tuple((reason, where) for reason, where in silent if where))


def first_of(rules: Iterable[tuple[Condition, bool]], space: Space, otherwise: str) -> Answer:
    """What the first rule says whose condition holds; where none does, the law is silent for the reason given.

    A rule that may apply leaves the law silent where the next one that does apply says otherwise, or none does.
    """
    left, yes, silent = space.all_of(()), space.nothing, []
    doubts: list[tuple[bool, str, Set]] = []
    for condition, says in rules:
        applies = answer_of(condition, space)
        decided = left & applies.yes
        left -= applies.yes
        for other, reason, where in doubts:
            if other is not says:
                silent.append((reason, decided & where))
                decided -= where
        yes = yes | decided if says else yes
        doubts += [(says, reason, where & left) for reason, where in applies.silent]
    for _, reason, where in doubts:
        silent.append((reason, left & where))
        left -= where
    return Answer(yes, (*((reason, where) for reason, where in silent if where), (otherwise, left)))


def method_of(question: Question, situation: Situation | None) -> tuple[str, tuple[Any, ...]]:
    """The method of a law that answers a question, and what it is given."""
    match question:
        case Offence() | Attempt():
            return "establishes", (question, situation)
        case Lack(label, element):
            return "lacks", (label, situation, element)
        case Excuse(label):
            return "excuses", (label, situation)
    return "permits", (situation,)


def said(law: Law, question: Question, situation: Situation) -> bool:
    """What a law's own method says of a situation. Raises Silent."""
    method, arguments = method_of(question, situation)
    answer: bool = getattr(law, method)(*arguments)
    return answer


Told = TypeVar("Told")


def heard(ask: Callable[[], Told]) -> Told | str:
    """An answer as a value; silence is its reason."""
    try:
        return ask()
    except Silent as silence:
        return str(silence)


def known_age(law: Law) -> int | None:
    """The legal age of a law, in completed years; none where it does not state it."""
    age = heard(lambda: law.legal_age)
    return None if isinstance(age, str) else age


def heard_alike(told: Sequence[Told | str], otherwise: str) -> Told | str:
    """What was heard several times, if it was the same each time; else the reason given. Silence is silence."""
    if all(isinstance(each, str) for each in told) or all(each == told[0] for each in told):
        return told[0]
    return otherwise


def retold(answer: Told | str) -> Told:
    """What was heard, as the law said it. Raises Silent where it was silent."""
    if isinstance(answer, str):
        raise Silent(answer)
    return answer


def as_answer(parts: Iterable[tuple[bool | str, Set]], space: Space) -> Answer:
    """Sets of situations, each with what was heard of them, as one answer."""
    found: dict[bool | str, Set] = {True: space.nothing}
    for answer, where in parts:
        found[answer] = found.get(answer, space.nothing) | where
    return Answer(found[True], tuple((answer, where) for answer, where in found.items() if isinstance(answer, str)))


class SymbolicLaw(Law):
    """A law that answers a question for all situations at once; each is worked out when it is first asked."""

    @cached_property
    def spaces(self) -> Spaces:
        """The spaces in which the law's answers are sets; they live no longer than the law."""
        return Spaces(self.circumstances)

    @cached_property
    def _answers(self) -> dict[tuple[Question, type[Situation]], Answer | None]:
        return {}

    def answer(self, question: Question, kind: type[Situation]) -> Answer | None:
        """The answer to a question for every situation of a kind; None where it is too large to be worked out.

        It is worked out in a space of its own, so that what led to it does not stay.
        """
        key = question, kind
        if key not in self._answers:
            try:
                before = self.worked_out_before(question, kind)
                known = before or self.worked_out(question, Space(kind, self.spaces.circumstances))
            except Intractable:
                known = None
            self._answers[key] = known
        known = self._answers[key]
        if known and known.yes.space is not (space := self.spaces[kind]):
            known = self._answers[key] = known.moved(space)
        return known

    def worked_out_before(self, question: Question, kind: type[Situation]) -> Answer | None:
        """An answer that need not be worked out, if there is one."""
        return None

    @property
    def intractable(self) -> bool:
        """Whether an answer was too large to be worked out."""
        return None in self._answers.values()

    def worked_out(self, question: Question, space: Space) -> Answer:
        """Work out an answer: here by following the law's own method."""
        parts = partition(space, lambda situation: heard(lambda: said(self, question, situation)))
        return as_answer(parts.items(), space)


class Answering(Law):
    """A law whose answers about a situation all come from one method."""

    def says(self, question: Question, situation: Situation) -> bool:
        """The answer to a question about a situation. Raises Silent."""
        raise NotImplementedError

    def establishes(self, label: Label, situation: Situation) -> bool:
        """As it says of the label."""
        return self.says(label, situation)

    def lacks(self, label: Label, situation: Situation, element: str) -> bool:
        """As it says of the element."""
        return self.says(Lack(label, element), situation)

    def permits(self, situation: Enforcement) -> bool:
        """As it says of enforcement."""
        return self.says(Enforcement, situation)


@dataclass(frozen=True)
class Hypothetical(Answering):
    """A law that answers about situations by a function, and is like another law in all else."""

    law: Law
    function: Callable[[Question, Situation], bool]
    name: str = ""
    assumed: frozenset[str] = frozenset()

    @property
    def circumstances(self) -> Collection[str]:  # type: ignore[override]
        """As in the other law."""
        return self.law.circumstances

    @property
    def legal_age(self) -> int:
        """As in the other law."""
        return self.law.legal_age

    def says(self, question: Question, situation: Situation) -> bool:
        """By the function."""
        return self.function(question, situation)


def ask(law: Law, question: Question, situation: Situation) -> bool:
    """What a law says of a situation: read off its sets or, where they are too large, followed. Raises Silent."""
    if isinstance(law, SymbolicLaw) and is_symbolic(situation):
        space = path_of(situation).space
        if law.spaces.get(space.kind) is space and (answer := law.answer(question, space.kind)):
            return answer.to(situation)
    return said(law, question, situation)

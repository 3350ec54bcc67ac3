"""What a specification is written with: holdings, their conditions, and comparisons.

A holding is a function that takes a law and, in most cases, one situation, and asserts something about them. It
is plain Python: it runs under pytest, under `lanzarote check`, or called by hand.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache, wraps
from inspect import signature
from typing import Any, TypeVar, cast

from lanzarote.law.answering import Answer, as_answer, heard
from lanzarote.law.protocol import Law, Silent, any_of
from lanzarote.model import Attempt, Label, Offence, Situation
from lanzarote.symbolic import Space, is_symbolic, partition, path_of


class Force(Enum):
    """What follows when a law does not follow the holding."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"


@dataclass(frozen=True)
class Holding:
    """A claim about any law: which paragraphs it comes from, with what force, in one sentence."""

    id: str
    paragraphs: tuple[str, ...]
    force: Force
    statement: str
    kind: type[Situation] | None
    claim: Callable[..., None]
    module: str


class NotMet(Exception):
    """The condition of a holding does not hold in this situation."""


def holding(*paragraphs: str, force: str = "must") -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a holding of a test function whose docstring is its sentence.

    The situation is the parameter that has a kind of situation as its type; a holding about measures has none.
    """

    def mark(claim: Callable[..., None]) -> Callable[..., None]:
        parameters = signature(claim, eval_str=True).parameters.values()
        kinds = [p.annotation for p in parameters if _is_kind(p.annotation)]
        statement = " ".join((claim.__doc__ or "").split())
        claim.__holding__ = Holding(  # type: ignore[attr-defined]
            id=claim.__name__.removeprefix("test_"),
            paragraphs=paragraphs,
            force=Force(force),
            statement=statement,
            kind=kinds[0] if kinds else None,
            claim=claim,
            module=claim.__module__,
        )
        return claim

    return mark


def _is_kind(annotation: object) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Situation)


Reading = TypeVar("Reading", bound=Callable[..., bool])


def reading(function: Reading) -> Reading:
    """A function of a situation that several holdings rely on; worked out once for all situations and laws.

    It may ask the law for its legal age, and for nothing else.
    """

    @wraps(function)
    def read(*arguments: Any, **named: Any) -> bool:
        case = next(filter(is_symbolic, arguments), None)
        if case is None or named:
            return function(*arguments, **named)
        space = path_of(case).space
        given = tuple(_known_of(a) if isinstance(a, Law) else None if a is case else a for a in arguments)
        kind: Any = space.kind
        answer: Answer = space.once((function, given), lambda: _worked_out(function, given, kind).moved(space))
        return answer.to(case)

    return cast(Reading, read)


@lru_cache(maxsize=500)
def _worked_out(function: Callable[..., bool], given: tuple[Any, ...], kind: Any) -> Answer:
    """Where a reading says yes, of situations without the circumstances that a law may declare."""

    def answer(case: Situation) -> bool | str:
        return heard(lambda: function(*(case if a is None else a for a in given)))

    space = Space(kind)
    return as_answer(partition(space, answer).items(), space).moved(Space(kind))


def _known_of(law: Law) -> "_LegalAge":
    return _LegalAge(heard(lambda: law.legal_age))


@dataclass(frozen=True)
class _LegalAge:
    """What a reading may know of a law: its legal age, or why that is not known."""

    known: int | str

    @property
    def legal_age(self) -> int:
        if isinstance(self.known, str):
            raise Silent(self.known)
        return self.known


def when(condition: bool) -> None:
    """Go on only where the condition holds; elsewhere the holding has nothing to say."""
    if not condition:
        raise NotMet


def indifferent(
    law: Law, labels: Label | Iterable[Label], case: Situation, fact: str, values: Collection[Any] | None = None
) -> bool:
    """Whether the law answers alike whatever the fact is (or whichever of the values it has), all else unchanged.

    Of several labels, each by itself.
    """
    variants = case.variants(fact, values)

    def differs(label: Label) -> bool:
        return len({law.establishes(label, each) for each in variants}) > 1

    return not any_of(differs, (labels,) if isinstance(labels, Offence | Attempt) else labels)


def establishes_any(law: Law, labels: Iterable[Label], case: Situation) -> bool:
    """Whether the law establishes one of the labels. Silent only where no answer that it gives decides."""
    return any_of(lambda label: law.establishes(label, case), labels)

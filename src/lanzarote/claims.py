"""What a specification is written with: holdings, their conditions, and comparisons.

A holding is a function that takes a law and, in most cases, one situation, and asserts something about them. It
is plain Python: it runs under pytest, under `lanzarote check`, or called by hand.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache, partial, wraps
from inspect import signature
from typing import Any, TypeVar, cast, get_args

from lanzarote.law.answering import Answer, as_answer, heard, retold
from lanzarote.law.protocol import Law, Silent, any_of
from lanzarote.model import KINDS, Attempt, Label, Offence, Situation
from lanzarote.symbolic import Intractable, Space, is_symbolic, partition, path_of


class Force(Enum):
    """What follows when a law does not follow the holding: it falls short, or is out of scope; or it is reported."""

    MUST = "must"
    SCOPE = "scope"
    SHOULD = "should"
    MAY = "may"

    @property
    def decides(self) -> bool:
        """Whether a run can fail for it: what a law must do, and what it must not call by the article's name."""
        return self in (Force.MUST, Force.SCOPE)


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
    about: str = ""
    """What a report counts it under; by default the article that it asks for."""
    depends_on: str = ""
    """The question of interpretation whose stricter reading it states; empty where there is none."""
    to_consider: bool = False
    """Of guidance, whether it is enough to have considered it."""


class NotMet(Exception):
    """The condition of a holding does not hold in this situation."""


class SpecificationError(Exception):
    """A specification that cannot be used: a holding says nothing, or a reading is no function of the situation."""


def holding(
    *paragraphs: str, force: str = "must", about: str = "", depends_on: str = "", to_consider: bool = False
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a holding of a test function whose docstring is its sentence.

    `about` is what a report counts it under, if not the article it asks for; `depends_on` names
    the question of interpretation (readings.yaml) of which it states the stricter reading; `to_consider` says of
    guidance that its word is “consider”.
    The situation is the parameter that has a kind of situation as its type; a holding about measures has none.
    Raises TypeError for a parameter that may be of several kinds.
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
            about=about,
            depends_on=depends_on,
            to_consider=to_consider,
        )
        return claim

    return mark


def _is_kind(annotation: object) -> bool:
    parts = (annotation, *get_args(annotation))
    if not any(isinstance(part, type) and issubclass(part, Situation) for part in parts):
        return False
    if annotation not in KINDS.values():
        names = ", ".join(kind.__name__ for kind in KINDS.values())
        raise TypeError(f"a holding is about one of {names}, not {annotation}")
    return True


Reading = TypeVar("Reading", bound=Callable[..., bool])


def reading(function: Reading) -> Reading:
    """A function of a situation that several holdings rely on; worked out once for all situations and laws.

    It may ask the law for its legal age, and for nothing else; the situation for no circumstance. Given two situations
    it is worked out each time.
    """

    @wraps(function)
    def read(*arguments: Any, **named: Any) -> bool:
        situations = [each for each in (*arguments, *named.values()) if is_symbolic(each)]
        if len(situations) != 1 or named:
            return function(*arguments, **named)
        situation = situations[0]
        space = path_of(situation).space
        given = tuple(_SITUATION if a is situation else _known_of(a) if isinstance(a, Law) else a for a in arguments)
        key = (function, given, tuple(map(type, given)))  # 1 and True are equal, and are not the same
        kind: Any = space.kind
        answer: Answer = space.once(key, lambda: _worked_out(*key, kind).moved(space))
        return answer.to(situation)

    return cast(Reading, read)


_SITUATION = object()
"""What stands for the situation among the arguments of a reading."""


@lru_cache(maxsize=500)
def _worked_out(function: Callable[..., bool], given: tuple[Any, ...], types: tuple[type, ...], kind: Any) -> Answer:
    """Where a reading says yes, of situations without the circumstances that a law may declare."""
    if any(isinstance(each, Iterator) for each in given):
        raise SpecificationError(f"the reading {function.__name__} is given an iterator; give it a tuple")

    def answer(situation: Situation) -> bool | str:
        try:
            answer = function(*(situation if each is _SITUATION else each for each in given))
        except Silent as silence:
            return str(silence)
        if answer is not True and answer is not False:
            raise SpecificationError(f"the reading {function.__name__} returns {answer!r}; True or False is needed")
        return answer

    space = Space(kind, None)
    try:
        return as_answer(partition(space, answer).items(), space).moved(Space(kind))
    except (SpecificationError, Intractable):
        raise
    except Exception as error:
        what = "it may return True or False, and ask for no circumstance, for nothing of a law but its legal age"
        message = f"the reading {function.__name__} raises {type(error).__name__}: {error}; {what}"
        raise SpecificationError(message) from error


def _known_of(law: Law) -> "_LegalAge":
    return _LegalAge(heard(lambda: law.legal_age))


@dataclass(frozen=True)
class _LegalAge:
    """What a reading may know of a law: its legal age, or why that is not known."""

    known: int | str

    @property
    def legal_age(self) -> int:
        return retold(self.known)


def when(condition: bool) -> None:
    """Go on only where the condition holds; elsewhere the holding has nothing to say."""
    if not condition:
        raise NotMet


def indifferent(
    law: Law, labels: Label | Iterable[Label], situation: Situation, fact: str, values: Iterable[Any] | None = None
) -> bool:
    """Whether the law answers alike whatever the fact is (or whichever of the values it has), all else unchanged.

    Of several labels, each by itself. Raises SpecificationError where fewer than two values are named.
    """
    values = None if values is None else tuple(values)
    if values is not None and len(values) < 2:
        raise SpecificationError(f"nothing is compared: {len(values)} values of {fact} are named")
    variants = situation.variants(fact, values)

    def differs(label: Label) -> bool:
        answers = [heard(partial(law.establishes, label, each)) for each in variants]
        if True in answers and False in answers:
            return True
        for answer in answers:
            if isinstance(answer, str):
                raise Silent(answer)
        return False

    return not any_of(differs, (labels,) if isinstance(labels, Offence | Attempt) else labels)


def establishes_any(law: Law, labels: Iterable[Label], situation: Situation) -> bool:
    """Whether the law establishes one of the labels. Silent only where no answer that it gives decides."""
    return any_of(lambda label: law.establishes(label, situation), labels)

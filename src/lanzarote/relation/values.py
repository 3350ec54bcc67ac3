"""What a relation between two laws consists of, as plain values and sets of situations."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import Any

from lanzarote.law import Label, Law, Place
from lanzarote.law.written import WrittenLaw
from lanzarote.lawfile.file import CONVENTION_NAME
from lanzarote.model import Situation
from lanzarote.symbolic import Set


class Way(Enum):
    """How an element, or the law's own exceptions and further requirements, stand beside the other law's."""

    SAME = "same"
    NARROWER = "narrower"
    WIDER = "wider"
    BOTH = "both"
    DEPENDS = "depends"
    UNCLEAR = "unclear"
    SILENT = "silent"


class Whole(Enum):
    """What a comparison comes to, leaving aside cases on which the specification has a doubt."""

    EXACT = "exact"
    EXCEEDS = "exceeds"
    NARROWER = "narrower"
    MIXED = "mixed"
    NONE = "none"
    SILENT = "silent"


class Answered(Enum):
    """What a law answers to a question that is left open."""

    COVERED = "covered"
    PARTLY = "covered in part"
    NOT_COVERED = "not covered"
    UNCLEAR = "unclear"


class Standing(Enum):
    """Whether a difference stands outside all doubts, hangs on a reading, or on a question left open."""

    FIRM = "firm"
    READING = "depends"
    OPEN = "open"


@dataclass(frozen=True)
class Cause:
    """What in the law makes a difference: a part of a provision by its name (or the provision), and where it stands."""

    provision: str
    part: str
    place: Place | None
    excepts: bool = False


@dataclass(frozen=True)
class Difference:
    """Cases that the two laws decide differently, and what alone makes the difference.

    `by` names the elements whose facts alone must be otherwise for both to agree (several: only together); it is
    empty where a part of the law's own (`name`) takes the cases out, an exception or a further requirement. `share`
    is their share of the cases that the other law reaches (narrower) or that this law reaches (wider). `values` are
    those of the facts that only one law reaches; where the law is wider and does not ask for the elements at all,
    they are not `required`. `doubts` names what the difference depends on where it does not stand outside all doubts,
    `reasons` why it is unclear.
    """

    way: Way
    by: tuple[str, ...]
    name: str
    cases: Set
    share: Fraction
    example: Situation
    causes: tuple[Cause, ...] = ()
    values: tuple[tuple[str, tuple[Any, ...]], ...] = ()
    required: bool = True
    standing: Standing = Standing.FIRM
    doubts: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class ElementRow:
    """How one element stands, and the open questions on which alone it differs."""

    element: str
    way: Way
    open: tuple[str, ...] = ()


@dataclass(frozen=True)
class OnPoint:
    """What a law makes of cases that have one thing in common: a question left open, or a matter of guidance."""

    name: str
    answered: Answered
    example: Situation
    told_by: tuple[tuple[str, tuple[Any, ...]], ...] = ()
    """The fact, and its values, by which the cases that are covered are told from the others, where one does."""


@dataclass(frozen=True)
class Comparison:
    """One label: which cases two laws decide differently, exactly, and why.

    `narrower` are the cases that only the other law reaches, `wider` those that only this law does, `unclear` those
    of which one of them does not say. `differences` group them. `plain` is the plainest case that both reach, or the
    other law where there is none. `reserved` names the reservations that release from all of `narrower`, if some do,
    and `perhaps_reserved` those of which it is not known how far they do.
    """

    label: Label
    whole: Whole
    narrower: Set
    wider: Set
    unclear: Set
    lost: Fraction
    gained: Fraction
    plain: Situation | None
    differences: tuple[Difference, ...] = ()
    silent: tuple[str, ...] = ()
    reserved: tuple[str, ...] = ()
    perhaps_reserved: tuple[str, ...] = ()

    @property
    def doubts(self) -> tuple[str, ...]:
        """The readings on which a difference depends."""
        found = (name for each in self.differences if each.standing is Standing.READING for name in each.doubts)
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True)
class Relation:
    """How a law relates to another: its main offence by elements, attempt at it, the rest limb by limb.

    A label that could not be compared, since its sets are too large, is in `too_large` and nowhere else.
    """

    law: Law
    other: Law
    subject: Comparison | None
    attempt: Comparison | None
    limbs: tuple[Comparison, ...]
    attempts: tuple[Comparison, ...]
    elements: tuple[ElementRow, ...]
    beyond: tuple[Cause, ...]
    """The provisions that reach cases under another label and count for what is reached."""
    silent_beyond: tuple[str, ...]
    """Why the law does not say what it reaches under another label."""
    open: tuple[OnPoint, ...]
    guidance: tuple[OnPoint, ...]
    sentences: dict[str, str]
    """What the circumstances of the examples say, by the names they have there."""
    too_large: tuple[Label, ...] = ()

    @property
    def is_to_the_convention(self) -> bool:
        """Whether the other law is the Convention as it comes with the package."""
        return isinstance(self.other, WrittenLaw) and self.other.content.file == CONVENTION_NAME

"""What every law answers, whether read from a file or written in Python."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from lanzarote.model import Enforcement, Label, Measure, Situation


@dataclass(frozen=True)
class Lack:
    """That an element is missing from whatever carries a label."""

    label: Label
    element: str

    def __str__(self) -> str:
        return f"{self.label} lacks “{self.element}”"


@dataclass(frozen=True)
class Excuse:
    """Whether a reservation releases from the duty to establish a label."""

    label: Label


Question = Label | Lack | Excuse | Measure | type[Enforcement]
"""What a law is asked about: a label, an element, a reservation, a measure, or who may do what about an offence."""


def label_in(question: Question) -> Label | None:
    """The label a question is about, by itself or in an element of what carries it; none of any other question."""
    label = question.label if isinstance(question, Lack) else question
    return label if isinstance(label, Label) else None


GRADES = ("primary", "secondary", "unverified")
"""How well a fact about a law is known, where a law says."""


class Silent(Exception):
    """The law does not say: neither yes nor no. The message is the reason."""


Each = TypeVar("Each")


def any_of(true_of: Callable[[Each], bool], several: Iterable[Each]) -> bool:
    """Whether it is true of one of several; silence on one does not hide another. Raises Silent."""
    reason = None
    for each in several:
        try:
            if true_of(each):
                return True
        except Silent as silence:
            reason = str(silence) if reason is None else reason
    if reason is not None:
        raise Silent(reason)
    return False


@dataclass(frozen=True)
class Place:
    """Where something stands in a law file: its name, line and column, counted from 1."""

    file: str
    line: int
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True)
class Text:
    """A file that a law was read from, and the SHA-256 of what was read of it, in hexadecimal."""

    file: str
    sha256: str


@dataclass(frozen=True)
class Finding:
    """What one provision makes of one situation: its label, the elements met and missing, and where it stands."""

    provision: str
    label: Label
    established: bool
    met: tuple[str, ...]
    missing: tuple[str, ...]
    unknown: tuple[str, ...] = ()
    place: Place | None = None
    missing_at: tuple[Place, ...] = ()
    """Where each missing element stands, then each exception, in their order."""
    exceptions: tuple[str, ...] = ()
    """The exceptions that apply."""
    objection: str = ""
    """Why the provision establishes no offence, whatever is met."""


class Law:
    """A law, as the specification asks it. Subclass it to write a law in Python.

    Only `establishes` must be written. It is asked about one situation at a time and must answer the same
    question the same way every time. Every method may raise Silent where the law does not say.
    """

    name: str = ""
    circumstances: Collection[str] = ()
    """Names of facts the Convention does not know and this law asks for; a mapping gives each a sentence."""
    texts: Sequence[Text] = ()
    """The files it was read from; whoever loads a law knows them."""
    assumed: frozenset[str] = frozenset()
    """The questions of interpretation that are decided by their stricter reading while a holding is asked."""

    @property
    def legal_age(self) -> int:
        """The legal age for sexual activities, in completed years (Article 18§2; Opinion 4)."""
        raise Silent(f"{self.name} states no legal age for sexual activities")

    def establishes(self, label: Label, situation: Situation) -> bool:
        """Whether the law makes this situation punishable under this label."""
        raise Silent(f"{self.name} does not say what it establishes")

    def findings(self, label: Label, situation: Situation) -> Sequence[Finding]:
        """The reasons: one finding for each provision that carries the label."""
        raise Silent(f"{self.name} gives no reasons")

    def lacks(self, label: Label, situation: Situation, element: str) -> bool:
        """Whether the element is missing from every provision that carries the label. Silent if that is not known."""
        findings = self.findings(label, situation)
        doubtful = [f for f in findings if element in f.unknown and element not in f.missing]
        if any(f not in doubtful and element not in f.missing for f in findings):
            return False
        if doubtful or not findings:
            raise Silent(f"{self.name} does not say whether “{element}” is missing")
        return True

    def permits(self, situation: Enforcement) -> bool:
        """Whether the law lets this person do this about a suspected offence (Opinion 21, 22)."""
        raise Silent(f"{self.name} does not say who may enforce it")

    def provides(self, measure: Measure) -> bool:
        """Whether the jurisdiction provides this measure (Opinion 16, 23-25)."""
        raise Silent(f"{self.name} does not say whether it provides {measure}")

    def excuses(self, label: Label, situation: Situation) -> bool:
        """Whether a reservation the Convention permits releases the Party from the duty in this situation."""
        return False

    def places(self, question: Question) -> Sequence[Place]:
        """Where the law answers the question."""
        return ()

    def grades(self, question: Question) -> Sequence[str]:
        """How well the facts are known on which the answer rests."""
        return ()

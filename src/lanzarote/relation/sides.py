"""Two laws side by side: what each reaches, as sets in one space that holds the circumstances of both."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from lanzarote.law import Label
from lanzarote.law.answering import Answer, SymbolicLaw
from lanzarote.law.written import WrittenLaw
from lanzarote.model import kind_of
from lanzarote.symbolic import Set, Space, Spaces


class TooLarge(Exception):
    """An answer of one of the laws is too large to be worked out as a set."""


@dataclass(frozen=True)
class Reach:
    """The cases that a law reaches, and those of which it does not say, each with the reason."""

    yes: Set
    silent: tuple[tuple[str, Set], ...] = ()

    @cached_property
    def unknown(self) -> Set:
        """Where the law does not say and no other answer of it says yes."""
        return self.yes.space.any_of(where for _, where in self.silent) - self.yes

    @cached_property
    def perhaps(self) -> Set:
        """The cases that the law reaches or may reach."""
        return self.yes | self.unknown

    @classmethod
    def of(cls, space: Space, several: Iterable["Reach"]) -> "Reach":
        """What is reached in one way or another."""
        several = [*several]
        return cls(space.any_of(each.yes for each in several), tuple(s for each in several for s in each.silent))

    def within(self, where: Set) -> "Reach":
        """Of some cases alone."""
        return Reach(self.yes & where, tuple((reason, each & where) for reason, each in self.silent))


class Sides:
    """Two laws and the spaces in which their answers can be compared.

    A circumstance of the other law is another fact than one of the same name here, unless both are read from one file.
    """

    def __init__(self, law: SymbolicLaw, other: SymbolicLaw) -> None:
        self.law, self.other = law, other
        mine = law.spaces.circumstances
        self.named = (
            {} if _are_one(law, other) else {each: _name(each, other, mine) for each in other.spaces.circumstances}
        )
        more = tuple(self.named.values())
        self._known: dict[tuple[bool, Label], Reach] = {}
        self.spaces = Spaces((*mine, *more), self._possible) if more else law.spaces

    def _possible(self, space: Space) -> Set:
        """The situations that could be, of both laws: circumstances may say when they can be."""
        mine, others = (law.spaces[space.kind].everything for law in (self.law, self.other))
        return mine.moved(space) & others.moved(space, self.named)

    @property
    def sentences(self) -> dict[str, str]:
        """What the circumstances of both say, by their names here."""
        told = {}
        for law, named in ((self.other, self.named), (self.law, dict[str, str]())):
            known = law.circumstances
            for each in known:
                name = named.get(each, each)
                sentence = known[each] if isinstance(known, Mapping) else f"circumstance “{each}”"
                told[name] = f"{sentence} ({law.name})" if named else sentence
        return told

    def of_law(self, label: Label) -> Reach:
        """What the law reaches under a label. Raises TooLarge."""
        return self._reach(self.law, {}, label)

    def of_other(self, label: Label) -> Reach:
        """What the other law reaches under a label. Raises TooLarge."""
        return self._reach(self.other, self.named, label)

    def _reach(self, law: SymbolicLaw, named: Mapping[str, str], label: Label) -> Reach:
        key = law is self.law, label
        if key not in self._known:
            kind = kind_of(label)
            answer, space = law.answer(label, kind), self.spaces[kind]
            if answer is None:
                raise TooLarge
            if answer.yes.space is not space:
                silent = tuple((reason, where.moved(space, named)) for reason, where in answer.silent)
                answer = Answer(answer.yes.moved(space, named), silent)
            self._known[key] = Reach(answer.yes, answer.silent).within(space.everything)
        return self._known[key]


def _are_one(law: SymbolicLaw, other: SymbolicLaw) -> bool:
    """Whether both are one law, or read from one file, which speaks of the same circumstances."""
    if not (isinstance(law, WrittenLaw) and isinstance(other, WrittenLaw)):
        return law is other
    return law.content.file == other.content.file and law.spaces.circumstances == other.spaces.circumstances


def _name(circumstance: str, other: SymbolicLaw, taken: Iterable[str]) -> str:
    name = f"{circumstance} ({other.name})"
    return f"{name}, the other law" if name in taken else name

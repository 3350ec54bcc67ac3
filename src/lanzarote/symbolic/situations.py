"""Situations whose facts have no value until somebody reads them."""

from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from copy import copy
from difflib import get_close_matches
from functools import cache
from typing import Any

from lanzarote.model import Impossible, Situation, fact_of, facts
from lanzarote.model.facts import names_of, telling
from lanzarote.symbolic.ages import SymbolicAge
from lanzarote.symbolic.path import Path, Refused
from lanzarote.symbolic.sets import Changes, Set


class Undeclared(Refused, LookupError):
    """A circumstance was asked for that the law does not declare."""

    def __init__(self, name: object, declared: tuple[str, ...]) -> None:
        super().__init__(f"asks for the circumstance “{name}”, which is not declared by this law")
        near = "".join(f"; did you mean “{each}”?" for each in get_close_matches(str(name), declared, n=1))
        self.remedy = f"declare it in the law's “circumstances”{near}"


class _Circumstances(AbstractSet[str]):
    """The circumstances of a symbolic situation: asking for a name forks."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __contains__(self, name: object) -> bool:
        space = self.path.space
        if name not in space.level_of_circumstance:
            raise self.path.refuse(Undeclared(name, space.circumstances))
        return self.path.within(space.present(str(name)).node, name)

    @classmethod
    def _from_iterable(cls, names: Iterable[str]) -> frozenset[str]:  # type: ignore[override]
        return frozenset(names)

    def __iter__(self) -> Iterator[str]:
        return iter([name for name in self.path.space.circumstances if name in self])

    def __len__(self) -> int:
        return len(list(iter(self)))

    def __bool__(self) -> bool:
        """Whether any is present: one fork, however many there are."""
        space = self.path.space
        return self.path.within(space.any_of(map(space.present, space.circumstances)).node, "circumstances")

    def __hash__(self) -> int:
        return hash(frozenset(self))

    def __deepcopy__(self, known: Any) -> Any:
        return self

    def __getattr__(self, name: str) -> Any:
        """What else a frozenset can do, of the circumstances that are present."""
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(frozenset(self), name)

    def __repr__(self) -> str:
        return f"<some of {', '.join(self.path.space.circumstances) or 'none'}>"


def _asked_for_circumstances(path: Path) -> _Circumstances:
    """The circumstances, where the space has any."""
    if not path.space.has_circumstances:
        raise path.refuse(Refused("asks for circumstances, which are each law's own"))
    return _Circumstances(path)


class _Fact:
    """Reads a fact from the path once; afterwards the value is an ordinary attribute."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, situation: Any, owner: type) -> Any:
        known, name = situation.__dict__, self.name
        path: Path = known["_path"]
        if name == "circumstances":
            value: Any = _asked_for_circumstances(path)
        elif name in path.space.ages:
            value = SymbolicAge(path, *path.space.years(name))
        else:
            value = path.read(name)
        known[name] = value
        return value


class _Symbolic:
    """What a symbolic situation does otherwise than a concrete one."""

    def __repr__(self) -> str:
        """What is known so far; asks for no more (pytest shows the operands of a failed assertion)."""
        known = [f"{n}={v!r}" for n, v in self.__dict__.items() if not n.startswith("_")]
        return f"{type(self).__name__}({', '.join([*known, '…'])})"

    def among(self, name: str, values: Collection[Any]) -> bool:
        known = self.__dict__.get(name)
        if known is not None and type(known) is not SymbolicAge:
            return known in values
        path: Path = self.__dict__["_path"]
        if fact_of(path.space.kind, name).is_age:
            return any(getattr(self, name) == value for value in values)
        return path.within(path.space.among(name, values).node, name)

    def changed(self, name: str, value: Any) -> Any:
        path: Path = self.__dict__["_path"]
        if name == "circumstances":
            _asked_for_circumstances(path)
            value = names_of(value)
        elif type(value) is SymbolicAge:
            value = int(value)
        if name != "circumstances" and not fact_of(path.space.kind, name).allows(value):
            raise Impossible(f"{name} cannot be {value!r}")
        changes = tuple(sorted((dict(self.__dict__.get("_changes", ())) | {name: value}).items()))
        if not path.within(path.space.possible(changes).node, changes):
            raise Impossible(f"{name} cannot be {value} here")
        other = self.__copy__()
        other.__dict__.update({"_changes": changes, name: value})
        return other

    def __deepcopy__(self, known: Any) -> Any:
        return self.__copy__()

    def __copy__(self) -> Any:
        """The same situation, on the same path; what is set on it is not set on this one."""
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__)
        return other

    def __post_init__(self) -> None:
        raise TypeError("a situation is changed with case.changed(fact, value), not with dataclasses.replace")

    def __hash__(self) -> int:
        """As the concrete one has it: asks for one fact."""
        return hash(getattr(self, telling(self.__dict__["_path"].space.facts)))

    def __eq__(self, other: object) -> bool:
        """Fork on whether every fact is the same. What a function can only have from another run is another one."""
        path: Path = self.__dict__["_path"]
        if self is other or path.over:
            return self is other
        if isinstance(other, _Symbolic):
            if path_of(other) is not path:  # type: ignore[arg-type]
                return False
            names = {*dict(self.__dict__.get("_changes", ())), *dict(other.__dict__.get("_changes", ()))}
        elif id(other) in _lent:
            return False
        elif type(other) is path.space.kind:
            names = {*path.space.facts, "circumstances"}
        else:
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in sorted(names))


@cache
def _symbolic(kind: Any) -> type:
    """The symbolic kind of a kind of situation: a subclass, so that all it computes is computed as ever.

    What is said of all situations is said of no persons by name.
    """
    read = {name: _Fact(name) for name in (*facts(kind), "circumstances")}
    return type(kind.__name__, (_Symbolic, kind), {**read, "actors": ()})


def symbolic(path: Path) -> Any:
    """The symbolic situation that is read on a path."""
    situation: Any = object.__new__(_symbolic(path.space.kind))  # type: ignore[arg-type]  # mypy looks at __hash__ of the instances
    situation.__dict__["_path"] = path
    return situation


MOST_LENT = 100_000
_lent: dict[int, Situation] = {}
"""Situations that were given to a law, which may keep them as keys of what it remembers, by their identity."""


def lent(situation: Situation) -> Situation:
    """A copy of a situation to be given to a law; no symbolic situation is found equal to it later."""
    given = copy(situation)
    if not is_symbolic(situation):
        _lent[id(given)] = given
        if len(_lent) > MOST_LENT:
            del _lent[next(iter(_lent))]
    return given


def is_symbolic(value: object) -> bool:
    """Whether this is a situation whose facts have no value yet."""
    return isinstance(value, _Symbolic)


def path_of(situation: Situation) -> Path:
    """The path on which a symbolic situation is read."""
    path: Path = situation.__dict__["_path"]
    return path


def changes_of(situation: Situation) -> Changes | None:
    """The facts that were changed in the symbolic situation of a path; none of a concrete one."""
    return situation.__dict__.get("_changes", ()) if is_symbolic(situation) else None


def lies_in(situation: Situation, where: Set) -> bool:
    """Whether a situation is in a set; forks where a symbolic one can be and can be not."""
    if not is_symbolic(situation):
        return situation in where
    path, changes = path_of(situation), situation.__dict__.get("_changes", ())
    node = path.space.node_of(where)
    node = path.space.preimage(node, changes) if changes else node
    return path.within(node, node)

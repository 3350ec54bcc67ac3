"""Situations whose facts have no value until somebody reads them, and the branches that reading opens."""

from collections.abc import Callable, Collection, Iterable, Iterator, Set
from typing import Any

from lanzarote.model import Impossible, Situation, facts
from lanzarote.verifier.ages import LazyAge, Zone
from lanzarote.verifier.domain import CIRCUMSTANCE, Domain

MOST_LEAVES = 20_000
"""The most branches that are followed before a proof is given up."""


class TooManyLeaves(Exception):
    """The function tells more situations apart than can be followed."""


class Unsteady(Exception):
    """The function read other facts when it was run again on the same situation."""


class Undeclared(LookupError):
    """A circumstance was asked for that the law does not declare."""

    def __init__(self, name: object, declared: tuple[str, ...]) -> None:
        """Keep the name, and those that are declared."""
        super().__init__(f"no circumstance “{name}” is declared by this law")
        self.name, self.declared = name, declared


class Branch:
    """One way through a function: what has been read so far, as sets of what is still possible."""

    __slots__ = ("_trail", "depth", "domain", "masks", "zone")

    def __init__(self, domain: Domain, trail: list[list[Any]]) -> None:
        """Follow the trail of earlier choices as far as it goes."""
        self.domain = domain
        self.masks = domain.full.copy()
        self.zone = Zone()
        self._trail = trail
        self.depth = 0

    def choose(self, what: str, options: int) -> int:
        """One of so many ways to go on, by number; the others are followed later."""
        depth, trail = self.depth, self._trail
        self.depth += 1
        if depth == len(trail):
            trail.append([0, options, what])
            return 0
        choice, known, before = trail[depth]
        if known != options or before != what:
            raise Unsteady(f"it read “{what}” where it had read “{before}”")
        return int(choice)

    def read(self, name: str) -> Any:
        """The value of a fact; forks over all it can still be."""
        domain, group = self.domain, self.domain.group[name]
        left = self.masks[group]
        options = [
            (v, both) for v, m in zip(domain.values[name], domain.masks[name], strict=True) if (both := left & m)
        ]
        value, self.masks[group] = options[self.choose(name, len(options)) if len(options) > 1 else 0]
        return value

    def among(self, name: str, values: Collection[Any]) -> bool:
        """Whether a fact has one of the values; forks in two where both are possible."""
        return self._split(name, self.domain.wanted(name, values))

    def can_change(self, changes: dict[str, Any]) -> bool:
        """Whether the facts stay possible when some of them are changed."""
        groups: dict[int, list[tuple[str, Any]]] = {}
        for name, value in changes.items():
            groups.setdefault(self.domain.group[name], []).append((name, value))
        return all(self._split(each[0][0], self.domain.changeable(tuple(each))) for each in groups.values())

    def _split(self, name: str, wanted: int) -> bool:
        group = self.domain.group[name]
        left = self.masks[group]
        inside = left & wanted
        if not inside:
            return False
        if inside == left:
            return True
        if self.choose(name, 2) == 0:
            self.masks[group] = inside
            return True
        self.masks[group] = left & ~wanted
        return False

    def at_most(self, term: int, years: int) -> bool:
        """Whether an age, or the difference of the two, is at most so many years; forks where it can be both."""
        low, high = self.zone.bounds[term]
        if high <= years:
            return True
        if low > years:
            return False
        if self.choose("age", 2) == 0:
            self.zone.narrow(term, low, years)
            return True
        self.zone.narrow(term, years + 1, high)
        return False

    def year(self, term: int) -> int:
        """The one value of an age; forks until no other is left."""
        low, high = self.zone.bounds[term]
        while low < high:
            self.at_most(term, (low + high) // 2)
            low, high = self.zone.bounds[term]
        return low

    def count(self) -> int:
        """How many situations the branch stands for."""
        bounds = self.zone.bounds
        return self.domain.count(self.masks, bounds[: len(self.domain.ages)], bounds[2])


class _Circumstances(Set[str]):
    """The circumstances of a lazy situation: asking for a name forks."""

    def __init__(self, branch: Branch) -> None:
        self.branch = branch

    def __contains__(self, name: object) -> bool:
        key = f"{CIRCUMSTANCE}{name}"
        if key not in self.branch.domain.values:
            raise Undeclared(name, self.branch.domain.circumstances)
        return self.branch.read(key) is True

    @classmethod
    def _from_iterable(cls, names: Iterable[str]) -> frozenset[str]:  # type: ignore[override]
        return frozenset(names)

    def __iter__(self) -> Iterator[str]:
        return iter([name for name in self.branch.domain.circumstances if name in self])

    def __len__(self) -> int:
        return len(list(iter(self)))

    def __repr__(self) -> str:
        return f"<some of {', '.join(self.branch.domain.circumstances) or 'none'}>"


class _Fact:
    """Reads a fact from the branch once; afterwards the value is an ordinary attribute."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, case: Any, owner: type) -> Any:
        told, name = case.__dict__, self.name
        branch: Branch = told["_branch"]
        if name in branch.domain.values:
            value = branch.read(name)
        elif name == "circumstances":
            value = _Circumstances(branch)
        else:
            value = LazyAge(branch, branch.domain.ages.index(name))
        told[name] = value
        return value


class _Lazy:
    """What a lazy situation does otherwise than a plain one."""

    def __repr__(self) -> str:
        """What is known so far; asks for no more (pytest shows the operands of a failed assertion)."""
        told = ", ".join(f"{n}={v!r}" for n, v in self.__dict__.items() if not n.startswith("_"))
        return f"{type(self).__name__}({told}, …)"

    def among(self, name: str, values: Collection[Any]) -> bool:
        told = self.__dict__.get(name)
        if told is not None:
            return told in values
        return bool(self.__dict__["_branch"].among(name, values))

    def changed(self, name: str, value: Any) -> Any:
        branch: Branch = self.__dict__["_branch"]
        known = facts(branch.domain.kind).get(name)
        changes: dict[str, Any] = self.__dict__.get("_changes", {})
        if known is not None and not known.allows(value):
            raise Impossible(f"{name} cannot be {value!r}")
        if known is not None and not known.is_age:
            changes = {**changes, name: value}
            if not branch.can_change(changes):
                raise Impossible(f"{name} cannot be {value} here")
        other = self.__copy__()
        other.__dict__.update({"_changes": changes, name: value})
        return other

    def __copy__(self) -> Any:
        """The same situation, on the same branch; what is set on it is not set on this one."""
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__)
        return other

    def __post_init__(self) -> None:
        raise TypeError("a situation is changed with case.changed(fact, value), not with dataclasses.replace")

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other


def branch_of(case: Situation) -> Branch:
    """The branch on which a lazy situation is read."""
    branch: Branch = case.__dict__["_branch"]
    return branch


def is_lazy(value: object) -> bool:
    """Whether this is a situation whose facts have no value yet."""
    return isinstance(value, _Lazy)


_LAZY: dict[type, type] = {}


def _lazy(kind: type[Situation]) -> type:
    """The lazy kind of a kind of situation: a subclass, so that all it computes is computed as ever."""
    if kind not in _LAZY:
        _LAZY[kind] = type(kind.__name__, (_Lazy, kind), {name: _Fact(name) for name in kind.__dataclass_fields__})
    return _LAZY[kind]


def leaves(domain: Domain, run: Callable[[Any], Any]) -> Iterator[tuple[Any, Branch]]:
    """Run a function on a lazy situation until every branch has been followed to its end.

    Yields what the function returned and the branch, for each leaf; the leaves partition the domain.
    Raises TooManyLeaves and Unsteady.
    """
    trail: list[list[Any]] = []
    kind = _lazy(domain.kind)
    for _ in range(MOST_LEAVES):
        branch = Branch(domain, trail)
        case: Any = object.__new__(kind)
        case.__dict__["_branch"] = branch
        outcome = run(case)
        if branch.depth < len(trail):
            raise Unsteady("it read fewer facts than before")
        yield outcome, branch
        while trail and trail[-1][0] + 1 == trail[-1][1]:
            trail.pop()
        if not trail:
            return
        trail[-1][0] += 1
    raise TooManyLeaves(f"more than {MOST_LEAVES} kinds of situation are told apart")

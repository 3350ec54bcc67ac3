"""Sets of situations are what listing their situations comes to."""

import operator
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import partial
from itertools import product
from random import Random
from typing import Any

import pytest

from lanzarote import Conduct, Enforcement, Solicitation
from lanzarote.model import OLDEST, Doing, Impossible, Material, Role, Task, facts
from lanzarote.symbolic import Intractable, Set, Space, diagrams, drawn, follow, most_ordinary, partition
from lanzarote.symbolic.sets import Level
from tests.helpers import everything, extraordinary, listed

NAMES = ("odd",)
Listed = AbstractSet[int]


def situations() -> Iterator[Enforcement]:
    """Every act of enforcement that could be, with and without a circumstance."""
    for case in listed(Enforcement):
        yield from (case, case.changed("circumstances", frozenset({"odd"})))


CASES = tuple(situations())
ALL = frozenset(range(len(CASES)))
"""The situations by their place in CASES: they hash by one fact alone, so that sets of them are slow."""
SPACE = Space(Enforcement, NAMES)
SOME = sorted(ALL)[::37]
OPERATIONS = (operator.and_, operator.or_, operator.sub, operator.xor)


def basic(random: Random) -> tuple[Set, Listed]:
    """A set that looks at one fact or circumstance, and its situations listed."""
    fact = random.choice((*facts(Enforcement).values(), None))
    if fact is None:
        return SPACE.present("odd"), {c for c in ALL if CASES[c].circumstances}
    known = fact.values or ()
    values = tuple(random.sample(known, random.randint(0, len(known))))
    return SPACE.among(fact.name, values), {c for c in ALL if getattr(CASES[c], fact.name) in values}


def part(seed: int) -> tuple[Set, Listed]:
    """A set combined of several, and its situations listed."""
    random = Random(seed)
    found, listed = basic(random)
    for _ in range(random.randint(0, 8)):
        operation, (other, others) = random.choice(OPERATIONS), basic(random)
        found, listed = operation(found, other), operation(listed, others)
    return (~found, ALL - listed) if random.random() < 0.5 else (found, listed)


SEEDS = range(150)


def test_sets_are_sets() -> None:
    """Combined, compared, counted, asked for a member: as the listed sets are."""
    before = part(-1)
    for seed in SEEDS:
        found, listed = part(seed)
        assert found.count == len(listed)
        assert bool(found) is bool(listed)
        for operation in OPERATIONS:
            assert operation(found, before[0]).count == len(operation(listed, before[1]))
        assert (found == before[0]) is (listed == before[1])
        assert found == SPACE.all_of([found | before[0], found | ~before[0]])
        assert hash(found) == hash(SPACE.any_of([found & before[0], found - before[0]]))
        assert {c for c in SOME if CASES[c] in found} == listed & {*SOME}
        assert repr(found) == f"<{len(listed):,} situations>"
        before = (found, listed)


def test_situations_of_a_set_are_in_it() -> None:
    """The most ordinary one has as few facts as any that are not ordinary."""
    for seed in SEEDS:
        found, listed = part(seed)
        if listed:
            assert drawn(found, Random(seed)) in [CASES[c] for c in listed]
            case = most_ordinary(found)
            assert case in [CASES[c] for c in listed]
            assert extraordinary(case) == min(extraordinary(CASES[c]) for c in listed)


CHANGES = [
    *((f.name, value) for f in facts(Enforcement).values() for value in f.values or ()),
    *(("circumstances", frozenset(present)) for present in ([], ["odd"])),
]


def changed(case: Enforcement, *changes: tuple[str, Any]) -> Enforcement | None:
    """A case with facts changed, or None where it could not be."""
    try:
        for name, value in changes:
            case = case.changed(name, value)
    except Impossible:
        return None
    return case


def test_the_preimage_of_a_change() -> None:
    """The situations that are in a set once a fact is changed, or two: those that become impossible are not."""
    place = {repr(case): c for c, case in enumerate(CASES)}
    for seed in SEEDS[:30]:
        random, (found, listed) = Random(seed), part(seed)
        one, other = random.choice(CHANGES), random.choice(CHANGES)
        assert found.after(*one).count == sum(place.get(repr(changed(c, one)), -1) in listed for c in CASES)
        told = partition(SPACE, partial(whether_provided, one, other))
        assert told.get(True, SPACE.nothing).count == sum(whether_provided(one, other, c) for c in CASES)


def whether_provided(one: tuple[str, Any], other: tuple[str, Any], case: Enforcement) -> bool:
    """Whether a case can be changed twice, and is then provided by law."""
    there = changed(case, one, other)
    return there is not None and there.provided_by_law


@pytest.mark.parametrize("name", ["offender_age", "child_age"])
@pytest.mark.parametrize("age", [0, 17, 18, OLDEST])
def test_the_preimage_of_a_changed_age(name: str, age: int) -> None:
    """One age is told, the other stays; the difference is that of the told one."""
    space = Space(Conduct)
    older = space.at_most(-1, 1, -3)
    ages = range(OLDEST + 1)
    pairs = sum(
        (age if name == "offender_age" else a) - (age if name == "child_age" else b) >= 3
        for a, b in product(ages, ages)
    )
    assert older.after(name, age).count * (OLDEST + 1) ** 2 == pairs * space.everything.count
    assert older.after("offender_age", 20).after("child_age", age) == (space.everything if age <= 17 else space.nothing)


def test_sets_of_two_spaces_are_not_mixed() -> None:
    """A number of one table means something else in another, be it of the same kind and circumstances."""
    one, other = Space(Enforcement, NAMES), Space(Enforcement, NAMES)
    public, asked = one.among("role", (Role.PUBLIC,)), other.among("requested", (True,))
    assert public != asked
    with pytest.raises(ValueError, match="another space"):
        _ = public & asked
    assert (public.moved(other) & asked).count * 12 == other.everything.count


def test_a_set_that_is_moved_holds_the_same_situations() -> None:
    """Into a space laid out anew."""
    old, new = Space(Conduct, ("a", "b")), Space(Conduct, ("a", "b"))
    where = (old.present("a") & old.at_most(1, -1, 3)) | old.among("material", (Material.SIMULATED_CONDUCT,))
    assert where.moved(new).count == where.count
    assert where.moved(new).moved(old) == where


def test_the_order_of_levels_does_not_matter() -> None:
    """Declared in another order, the circumstances count the same; the sets are as large as they are far apart."""
    names = [f"{letter}{i}" for i in range(10) for letter in "ab"]
    near, far = Space(Enforcement, names), Space(Enforcement, sorted(names))
    sizes = []
    for space in (near, far):
        where = space.any_of(space.present(f"a{i}") & space.present(f"b{i}") for i in range(10))
        sizes.append((where.count, len(space.diagrams.edges)))
    assert sizes[0][0] == sizes[1][0] == near.everything.count * (4**10 - 3**10) // 4**10
    assert sizes[0][1] * 10 < sizes[1][1]


def test_what_is_too_large_to_be_stored_is_given_up_every_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also if what was raised has been swallowed on the way."""
    monkeypatch.setattr(diagrams, "MOST_NODES", 60)
    space = Space(Solicitation)

    def run(case: Any) -> list[Any] | None:
        try:
            return everything(case)
        except Intractable:
            return None

    for _ in range(2):
        with pytest.raises(Intractable, match="more than 60 sets"):
            list(follow(space, run))


def test_a_fact_that_depends_on_another_is_one_level_with_it() -> None:
    """The first row of a level is the ordinary one; no row is what could not be."""
    (level,) = [level for level in Space(Enforcement).levels if "task" in level.names]
    assert isinstance(level, Level)
    assert level.names == ("task", "information_from")
    assert level.rows[0] == tuple(facts(Enforcement)[name].ordinary for name in level.names)
    assert len(level.rows) == len(Task) + 1
    assert level.among("task", (Doing.ATTENDING,)) == 0


def test_what_recurses_too_deep_is_intractable() -> None:
    """One level for each of so many circumstances; what needs no recursion is done all the same."""
    names = [f"c{i}" for i in range(1500)]
    space = Space(Conduct, names)
    where = space.all_of(map(space.present, names))
    assert most_ordinary(where).circumstances == frozenset(names)
    assert where.moved(Space(Conduct, names))
    for too_deep in (lambda: where.count, lambda: where.after("child_age", 3), lambda: where & ~space.present("c1499")):
        with pytest.raises(Intractable, match="more circumstances are spoken of than can be looked at"):
            too_deep()


def test_a_set_is_not_moved_into_another_order_of_levels() -> None:
    """The diagram would be none."""
    with pytest.raises(ValueError, match="another order"):
        Space(Conduct, ("a", "b")).present("a").moved(Space(Conduct, ("b", "a")))

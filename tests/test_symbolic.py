"""Symbolic situations: the paths partition the space, count right, and ages fork at comparisons."""

import operator
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor, trunc
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanzarote import Conduct, Enforcement, Solicitation, model
from lanzarote.model import ICT, OLDEST, Age, Channel, EarlierContact, Impossible, MaterialAct, facts
from lanzarote.symbolic import Flaky, Intractable, Refused, Space, drawn, follow, situations
from tests.helpers import everything, listed

WHOLE = Space(Solicitation)
SIZE = WHOLE.everything.count


def outcomes(run: Callable[..., Any], space: Space = WHOLE) -> list[tuple[Any, int]]:
    """What the function returns at the end of each path, with the number of cases."""
    return [(value, path.situations.count) for value, path in follow(space, run)]


def test_a_function_that_reads_nothing_has_one_path() -> None:
    """Facts nobody reads stay open."""
    assert outcomes(lambda case: None) == [(None, SIZE)]


def test_the_size_of_a_small_space_is_the_number_of_its_situations() -> None:
    """Counted by listing them all."""
    assert Space(Enforcement).everything.count == len(list(listed(Enforcement)))


@pytest.mark.parametrize("name", ["channel", "act", "act_towards"])
def test_reading_a_fact_forks_over_each_of_its_values(name: str) -> None:
    """However many there are; the paths add up to the whole."""
    found = outcomes(lambda case: getattr(case, name))
    assert {value for value, _ in found} == {*(facts(Solicitation)[name].values or ())}
    assert sum(count for _, count in found) == SIZE


def test_asking_for_a_set_of_values_forks_in_two() -> None:
    """Not once for each value."""
    found = outcomes(lambda case: case.has(channel=ICT))
    assert [value for value, _ in found] == [True, False]
    assert sum(count for _, count in found) == SIZE
    assert found[0][1] * 2 == found[1][1] * 8


def test_reading_forks_over_what_is_left() -> None:
    """After a set of values is known, only those are left to read."""

    def run(case: Any) -> Any:
        return case.channel if case.has(channel=(Channel.LETTER, Channel.WEBCAM)) else None

    assert [value for value, _ in outcomes(run)] == [Channel.WEBCAM, Channel.LETTER, None]


def test_a_fact_that_depends_on_another_is_ordinary_without_it() -> None:
    """No act, nothing to say about it."""

    def run(case: Any) -> Any:
        return (case.act is MaterialAct.NONE, case.act_after)

    found = {value for value, _ in outcomes(run)}
    assert (True, False) not in found
    assert (True, True) in found


@pytest.mark.parametrize(
    ("compare", "true"),
    [
        (lambda a: a < 18, 18),
        (lambda a: a <= 18, 19),
        (lambda a: a > 18, OLDEST - 18),
        (lambda a: a >= 18, OLDEST - 17),
        (lambda a: a == 18, 1),
        (lambda a: a != 18, OLDEST),
        (lambda a: a in range(13, 16), 3),
        (lambda a: 18 <= a < 21, 3),
        (lambda a: a + 2 < 18, 16),
        (lambda a: 20 - a > 4, 16),
        (lambda a: -a < -17.5, OLDEST - 17),
        (lambda a: a - 2 >= 118, 1),
        (lambda a: int(a) % 2 == 0, 61),
        (lambda a: a % 2 == 0, 61),
        (lambda a: a // 10 == 1, 10),
        (lambda a: 2 * a == 10, 1),
        (lambda a: abs(a - 18) <= 1, 3),
        (lambda a: str(a) == "7", 1),
        (lambda a: a in {3, 4}, 2),
        (lambda a: a == "18", 0),
        (lambda a: not a, 1),
        (lambda a: a < float("inf"), OLDEST + 1),
        (lambda a: a / 2 + 7 > 20, OLDEST - 26),
        (lambda a: a + 0.5 > 18, OLDEST - 17),
        (lambda a: f"{a:03d}" == "007", 1),
        (lambda a: divmod(a, 10) == (1, 8), 1),
        (lambda a: divmod(100, a + 1)[0] == 100, 1),
        (lambda a: round(a) == 18, 1),
        (lambda a: 100 % (a + 1) == 0, 9),
        (lambda a: 30 // (a + 1) == 30, 1),
        (lambda a: 36 / (a + 1) > 2, 17),
        (lambda a: a**2 == 324, 1),
        (lambda a: 2**a == 8, 1),
        (lambda a: a * 0.5 < 9, 18),
        (lambda a: a * 2 <= 36, 19),
        (lambda a: +a == 18, 1),
        (lambda a: float(a) == 18.0, 1),
        (lambda a: floor(a) + ceil(a) + trunc(a) == 54, 1),
        (lambda a: a > float("nan") or a < float("nan") or a <= float("nan") or a >= float("nan"), 0),
        (lambda a: a - 120 >= -102, OLDEST - 17),
        (lambda a: operator.eq(18, a), 1),
        (lambda a: a == Decimal(18) or a == Fraction(36, 2), 1),
        (lambda a: Decimal("17.5") < a <= Fraction(37, 2), 1),
        (lambda a: (a | 1) == 19 and a & 1 == 0 and a ^ 1 == 19 and ~a == -19 and a << 1 == 36 and a >> 1 == 9, 1),
        (lambda a: a.bit_length() == 5, 16),
        (lambda a: 5 * 31_557_600_000.0 <= a * 31_557_600_000 < 16 * 31_557_600_000.0, 11),
        (lambda a: a < float("-inf") or a == float("inf"), 0),
        (lambda a: a < 16.5, 17),
        (lambda a: operator.lt(18, a), OLDEST - 18),
    ],
)
def test_comparing_an_age_counts_like_the_numbers(compare: Callable[..., Any], true: int) -> None:
    """Every comparison of an age gives the answer each year would give."""
    years = sum(bool(compare(a)) for a in range(OLDEST + 1))
    assert years == true
    found = outcomes(lambda case: bool(compare(case.offender_age)))
    assert sum(count for value, count in found if value) * (OLDEST + 1) == SIZE * true
    assert sum(count for _, count in found) == SIZE


@pytest.mark.parametrize(
    "compare",
    [
        lambda a, b: a - b <= 5,
        lambda a, b: b - a >= 2,
        lambda a, b: a > b,
        lambda a, b: a >= b + 3,
        lambda a, b: a == b,
        lambda a, b: a < 20 and b >= 14 and a - b <= 3,
        lambda a, b: a - b <= 5 and a - b >= -5 and a > 100,
        lambda a, b: a - a == 0 and b < a,
        lambda a, b: 3 > a - b > 0,
        lambda a, b: int(b) + a < 30 and a + b > 4,
        lambda a, b: (a - b) - (a - b) == 0,
        lambda a, b: (a - b) - a == -3,
        lambda a, b: a + b <= 30,
        lambda a, b: 2 * a - 3 * b > 7,
        lambda a, b: 3 * b - 2 * a > 7,
        lambda a, b: a >= b / 2 + 7,
        lambda a, b: a < 10 and b < 13 and a * b == 12,
        lambda a, b: a < 20 and b < 3 and a % 7 == b,
        lambda a, b: -a - b <= -239,
        lambda a, b: abs(a - b) <= 3 and min(a, b) < 18 <= max(a, b),
    ],
)
def test_comparing_two_ages_counts_like_the_pairs(compare: Callable[..., Any]) -> None:
    """Close-in-age rules are exact."""
    pairs = sum(bool(compare(a, b)) for a in range(OLDEST + 1) for b in range(OLDEST + 1))
    found = outcomes(lambda case: bool(compare(case.offender_age, case.child_age)))
    assert sum(count for value, count in found if value) * (OLDEST + 1) ** 2 == SIZE * pairs
    assert sum(count for _, count in found) == SIZE


def test_an_age_is_no_word() -> None:
    """A wrong comparison fails as with a number."""
    with pytest.raises(TypeError):
        outcomes(lambda case: case.child_age < "16")
    with pytest.raises(TypeError):
        outcomes(lambda case: case.child_age >= "16")
    with pytest.raises(TypeError):
        outcomes(lambda case: case.child_age <= "16")
    with pytest.raises(TypeError):
        outcomes(lambda case: case.child_age + "16")


def test_showing_a_symbolic_situation_asks_for_nothing() -> None:
    """Pytest shows the operands of a failed assertion; that must not fork."""
    assert len(outcomes(lambda case: (repr(case), repr(case.child_age)))) == 1


def test_changing_a_fact_leaves_the_rest_to_be_read() -> None:
    """The two situations share every other fact."""

    def run(case: Any) -> Any:
        other = case.changed("willing", True)
        return other.willing, case.willing, other.channel is case.channel

    assert {value for value, _ in outcomes(run)} == {(True, False, True), (True, True, True)}


def test_changing_to_what_could_not_be_is_impossible_in_just_those_cases() -> None:
    """The paths still add up."""

    def run(case: Any) -> Any:
        try:
            return case.changed("earlier_contact", EarlierContact.NONE).first_contact
        except Impossible:
            return "impossible"

    found = outcomes(run)
    assert {value for value, _ in found} == {Channel.SOCIAL_NETWORK, "impossible"}
    assert sum(count for _, count in found) == SIZE


def test_circumstances_are_facts_like_others() -> None:
    """Each declared name doubles the space; another name is refused."""
    space = Space(Conduct, ("deceit",))
    assert space.everything.count == 2 * Space(Conduct).everything.count
    found = outcomes(lambda case: ("deceit" in case.circumstances, len(case.circumstances)), space)
    assert {value for value, _ in found} == {(False, 0), (True, 1)}
    with pytest.raises(LookupError, match="threat"):
        outcomes(lambda case: "threat" in case.circumstances, space)


def test_too_many_paths_are_given_up() -> None:
    """Reading everything tells trillions of cases apart."""
    with pytest.raises(Intractable):
        outcomes(everything, Space(Solicitation))


def test_a_function_that_changes_its_mind_is_found_out() -> None:
    """Run again, it must read the same facts."""
    read = iter(range(10_000))

    def run(case: Any) -> Any:
        return case.willing if next(read) % 2 else case.agreed

    with pytest.raises(Flaky, match="agreed"):
        outcomes(run)


def test_a_function_that_reads_less_the_second_time_is_found_out() -> None:
    """Then a path would be counted twice."""
    known: list[bool] = []

    def run(case: Any) -> Any:
        if not known:
            known.append(case.willing)

    with pytest.raises(Flaky, match="fewer"):
        outcomes(run)


def test_changes_of_facts_that_depend_on_one_another_are_taken_together() -> None:
    """A change builds on the changes before it."""

    def run(case: Any) -> Any:
        return [each.act_by for each in case.changed("act", MaterialAct.TRAVEL).variants("act_by")]

    ((found, count),) = outcomes(run)
    assert len(found) == 3
    assert count == SIZE


@pytest.mark.parametrize(("name", "value"), [("child_age", 200), ("willing", 1), ("child_age", True)])
def test_a_symbolic_situation_refuses_the_same_changes_as_a_concrete_one(name: str, value: Any) -> None:
    """Facts that could not be."""
    with pytest.raises(Impossible):
        Solicitation().changed(name, value)
    with pytest.raises(Impossible):
        outcomes(lambda case: case.changed(name, value))


def test_the_circumstances_of_a_situation_can_be_changed_and_compared() -> None:
    """As a set."""
    space = Space(Conduct, ("deceit", "threat"))
    found = outcomes(lambda case: case.circumstances == frozenset({"deceit"}), space)
    assert sum(count for value, count in found if value) * 4 == space.everything.count
    assert outcomes(lambda case: "threat" in case.changed("circumstances", frozenset({"threat"})).circumstances, space)[
        0
    ][0]
    assert {value for value, _ in outcomes(lambda case: case.circumstances & {"deceit"}, space)} == {
        frozenset(),
        frozenset({"deceit"}),
    }


def test_values_may_come_from_a_generator() -> None:
    """They are read once."""
    found = outcomes(lambda case: case.among("channel", (c for c in Channel if c in ICT)))
    assert [value for value, _ in found] == [True, False]


def test_replacing_a_symbolic_situation_says_how_to_change_it() -> None:
    """dataclasses.replace would read every fact."""
    with pytest.raises(TypeError, match=r"case\.changed"):
        outcomes(lambda case: replace(case, willing=True))


def test_a_symbolic_situation_is_equal_to_a_concrete_one_where_all_its_facts_are() -> None:
    """From either side, in a dictionary too; changed, it is equal to itself where the fact was so before."""
    one = Solicitation(willing=True, child_age=Age(3), circumstances=frozenset())
    for run in (
        lambda case: case == one,
        lambda case: one == case,
        lambda case: case in {one: 1},
        lambda case: case in (one,),
    ):
        found = outcomes(run)
        assert sum(count for value, count in found if value) == 1
        assert sum(count for _, count in found) == SIZE
    changed = outcomes(lambda case: case.changed("willing", True) == case)
    assert {value: count * 2 for value, count in changed} == {True: SIZE, False: SIZE}
    assert outcomes(lambda case: case == "a case") == [(False, SIZE)]
    assert {value for value, _ in outcomes(lambda case: {case: 1}[case])} == {1}


def test_a_situation_of_a_path_that_is_over_is_another_one() -> None:
    """A law that remembers must not be asked about it again."""
    seen = []

    def run(case: Any) -> Any:
        seen.append(case)
        return case.willing, [case == other for other in seen[:-1]]

    assert [value for value, _ in outcomes(run)] == [(False, []), (True, [False])]


READ: list[int] = []


@pytest.mark.parametrize(
    "ask",
    [
        lambda case: "threat" in case.circumstances,
        lambda case: case.willing if len(READ) % 2 else case.agreed,
    ],
)
def test_what_is_refused_counts_although_it_is_swallowed(ask: Callable[..., Any]) -> None:
    """Else the rest of the path would be answered as it is not."""
    READ.clear()

    def run(case: Any) -> Any:
        READ.append(1)
        try:
            return ask(case)
        except Exception:
            return False

    with pytest.raises(Refused):
        outcomes(run)


def test_circumstances_can_do_what_a_set_can() -> None:
    """Concretely and symbolically."""
    space = Space(Conduct, ("deceit", "threat"))
    for ask in (
        lambda case: case.circumstances.issubset({"deceit"}),
        lambda case: len(case.circumstances.union({"other"})) == 2,
        lambda case: {case.circumstances: 1}.get(frozenset({"deceit"})),
        lambda case: not case.circumstances.isdisjoint({"threat", "deceit"}),
    ):
        found = outcomes(ask, space)
        four = [Conduct(circumstances=frozenset(c)) for c in ([], ["deceit"], ["threat"], ["deceit", "threat"])]
        assert (
            sum(count for value, count in found if value) * 4 == sum(map(bool, map(ask, four))) * space.everything.count
        )


def test_an_age_may_be_changed_to_what_depends_on_an_age() -> None:
    """It is asked for its year then."""
    found = outcomes(lambda case: case.changed("child_age", case.offender_age).child_age == 30)
    assert sum(count for value, count in found if value) * (OLDEST + 1) == SIZE

    def older(case: Any) -> Any:
        try:
            return case.changed("child_age", case.child_age + 1).child_age
        except Impossible:
            return "too old"

    years = dict(outcomes(older))
    assert years.keys() == {*range(1, OLDEST + 1), "too old"}
    assert [len(each) for each in (case.variants("child_age", (case.child_age, 3)) for case in [Solicitation()])] == [2]


@pytest.mark.parametrize("given", ["ab", ["deceit"], {"deceit": 1}])
def test_what_is_no_set_of_circumstances_cannot_be_changed_to(given: Any) -> None:
    """Concretely or symbolically."""
    with pytest.raises(Impossible, match="it can be a set of names"):
        outcomes(lambda case: case.changed("circumstances", given), Space(Conduct, ("deceit",)))
    with pytest.raises(Impossible, match="it can be a set of names"):
        Conduct().changed("circumstances", given)


@given(st.integers(0, 10**6))
def test_situations_drawn_from_a_path_are_in_it(seed: int) -> None:
    """Where a proof is given up, examples are drawn from sets."""

    def run(case: Any) -> Any:
        return case.offender_age - case.child_age <= 3 and case.offender_age >= 18 and case.act is MaterialAct.TRAVEL

    for value, path in follow(WHOLE, run):
        assert run(drawn(path.situations, Random(seed))) == value


def test_an_age_may_be_asked_for_a_set_of_values() -> None:
    """Before it was compared, and after."""
    for values in ((3, 4), frozenset({3, 4}), range(3, 5)):
        found = outcomes(lambda case, values=values: case.has(child_age=values))
        assert sum(count for value, count in found if value) * (OLDEST + 1) == SIZE * 2
    assert Solicitation(child_age=Age(3)).among("child_age", (3, 4))


@pytest.mark.parametrize(
    "ask",
    [
        lambda case: case.has(chanel=Channel.LETTER),
        lambda case: case.changed("chanel", Channel.LETTER),
        lambda case: case.variants("chanel"),
    ],
)
def test_a_misspelt_fact_is_named_with_what_it_may_have_been(ask: Callable[..., Any]) -> None:
    """Of a concrete situation as of a symbolic one."""
    for run in (lambda: ask(Solicitation()), lambda: outcomes(ask)):
        with pytest.raises(AttributeError, match=r"Solicitation has no fact “chanel”; did you mean “channel”\?"):
            run()


@pytest.mark.parametrize("given", [{"a", "b"}, frozenset({"a", "b"}), {"a": 1, "b": 2}.keys()])
def test_any_set_of_circumstances_is_one(given: Any) -> None:
    """And the situation can be a key."""
    assert {Conduct(circumstances=given): 1}[Conduct(circumstances=frozenset({"b", "a"}))]


@pytest.mark.parametrize("given", ["ab", ["a"], None, {"a": 1}])
def test_what_is_no_set_of_circumstances_is_refused(given: Any) -> None:
    """At once."""
    with pytest.raises(Impossible, match=r"circumstances is .*; it can be a set of names"):
        Conduct(circumstances=given)


def test_what_a_number_or_a_set_has_not_is_not_found() -> None:
    """So that a library which looks for it goes on."""
    assert outcomes(lambda case: hasattr(case.child_age, "__len__")) == [(False, SIZE)]
    assert outcomes(lambda case: hasattr(case.circumstances, "__index__")) == [(False, SIZE)]
    with pytest.raises(AttributeError, match="nothing_like_it"):
        _ = model.nothing_like_it


def test_a_copy_of_circumstances_is_the_circumstances() -> None:
    """However deep."""
    found = outcomes(lambda case: "deceit" in deepcopy(case.circumstances), Space(Conduct, ("deceit",)))
    assert {value for value, _ in found} == {True, False}


def test_not_every_situation_that_was_ever_lent_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long run must not grow."""
    monkeypatch.setattr(situations, "MOST_LENT", 3)
    monkeypatch.setattr(situations, "_lent", {})
    given = [situations.lent(Solicitation()) for _ in range(9)]
    assert [id(each) for each in given[-3:]] == list(situations._lent)

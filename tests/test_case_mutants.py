"""Every single edit of the model's reading of cases is noticed by `test_cases.py`, whose assertions are the oracle."""

from functools import partial

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from lanzarote.strategies import cases
from tests import test_cases
from tests.mutants import mutants

EQUIVALENT = {}
"""Mutants that read every case alike, each with the reason."""


def checks():
    """The tests of `test_cases.py`, once for each row of their tables; not those that draw their cases by chance."""
    tests = [each for name, each in vars(test_cases).items() if name.startswith("test_")]
    return [row for each in tests if not hasattr(each, "hypothesis") for row in rows(each)]


def rows(test):
    """A test, or each row of its table."""
    for mark in getattr(test, "pytestmark", ()):
        names, table = mark.args
        return [partial(test, *(values if isinstance(names, tuple) else (values,))) for values in table]
    return [test]


def fails(check):
    """Whether the check fails, in whatever way."""
    try:
        check()
    except (Exception, pytest.fail.Exception):
        return True
    return False


def killed(mutant, by):
    """Whether one of the checks fails where cases are read as the mutant reads them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(test_cases, "Case", mutant.case)
        return any(map(fails, by))


def timelines(number):
    """So many whole cases drawn by chance, the same every time."""
    drawn = []

    @seed(0)
    @settings(max_examples=number, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(cases())
    def draw(case):
        drawn.append(case)

    draw()
    return drawn


def test_every_mutant_is_killed_but_those_that_read_every_case_alike():
    """An edit that no test notices is a test that is missing."""
    every, by = list(mutants()), checks()
    survivors = [mutant for mutant in every if not killed(mutant, by)]
    print(f"{len(every)} mutants, {len(every) - len(survivors)} killed, {len(EQUIVALENT)} equivalent")
    assert [mutant.name for mutant in survivors] == list(EQUIVALENT)
    for case in timelines(1_000):
        told = list(case.situations())
        assert all(list(mutant.case(case.events).situations()) == told for mutant in survivors)


def test_a_test_taken_away_is_noticed():
    """Without what the Opinion says of the order of proposal and act, a mutant survives."""
    order = test_cases.test_the_order_of_proposal_and_act_decides
    weaker = [check for check in checks() if check is not order]
    assert len(weaker) == len(checks()) - 1
    assert not all(killed(mutant, weaker) for mutant in mutants())

"""Every single edit of the model's reading of cases is noticed by `test_cases.py`, whose assertions are the oracle."""

from functools import partial

import pytest

from tests import test_cases
from tests.mutants import mutants


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


def test_every_mutant_is_killed():
    """An edit that no test notices is a test that is missing; none reads every case as the original does."""
    every, by = list(mutants()), checks()
    survivors = [mutant.name for mutant in every if not killed(mutant, by)]
    print(f"{len(every)} mutants, {len(every) - len(survivors)} killed, 0 equivalent")
    assert survivors == []


def test_a_test_taken_away_is_noticed():
    """Without the test of who speaks to whom, a mutant survives."""
    weaker = [check for check in checks() if check is not test_cases.test_directions_are_told_apart]
    assert len(weaker) == len(checks()) - 1
    assert not all(killed(mutant, weaker) for mutant in mutants())

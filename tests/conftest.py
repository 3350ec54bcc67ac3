"""Shared by the project's tests."""

import gc
from functools import partial

import pytest

from tests.helpers import SPEC, Run, run_pytest

gc.set_threshold(50_000, 20, 100)
"""The tests hold many laws at once, none of which is garbage."""


@pytest.fixture(autouse=True)
def _not_on_github(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is annotated by itself, wherever the tests run."""
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


@pytest.fixture
def spec(pytester: pytest.Pytester) -> Run:
    """Run pytest on the installed specification, in an empty folder."""
    return partial(run_pytest, pytester, *SPEC)


@pytest.fixture
def own(pytester: pytest.Pytester) -> Run:
    """Somebody's own specification of two holdings that count, held to the Convention in a folder of its own."""
    pytester.makepyfile(
        test_own="""
        from lanzarote import Law, Offence, Solicitation, holding, when

        @holding("Own 1")
        def test_one(law: Law, case: Solicitation) -> None:
            '''Nothing.'''
            when(case.offender_age < 18)
            assert not law.establishes(Offence.ARTICLE_23, case)

        @holding("Own 2")
        def test_two(law: Law, case: Solicitation) -> None:
            '''Nothing.'''
            when(case.child_age >= 18)
            assert not law.establishes(Offence.BEYOND_ARTICLE_23, case)
        """
    )
    return partial(run_pytest, pytester, "--jurisdiction", "convention", "--conformance-report", "out.json")

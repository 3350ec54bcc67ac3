"""Shared by the project's tests."""

from functools import partial

import pytest

from tests.helpers import SPEC, Run, run_pytest


@pytest.fixture
def spec(pytester: pytest.Pytester) -> Run:
    """Run pytest on the installed specification, in an empty folder."""
    return partial(run_pytest, pytester, *SPEC)

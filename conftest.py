"""Shared by the project's tests; the specification needs nothing from here."""

import pytest
from hypothesis import settings

from tests.helpers import SPEC

pytest_plugins = ["pytester"]

settings.register_profile("project", deadline=None)
settings.load_profile("project")


@pytest.fixture
def spec(pytester):
    """Run pytest on the installed specification, in an empty folder."""
    return lambda *arguments: pytester.runpytest_subprocess(*SPEC, *arguments)

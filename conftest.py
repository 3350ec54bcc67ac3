"""Shared by the project's tests; the specification needs nothing from here."""

from hypothesis import settings

pytest_plugins = ["pytester"]

settings.register_profile("project", deadline=None)
settings.load_profile("project")

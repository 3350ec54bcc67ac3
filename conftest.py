"""Shared by the project's tests; the specification needs nothing from here."""

pytest_plugins = ["pytester"]

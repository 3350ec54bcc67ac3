"""Alerts as annotations on the lines of law files, as GitHub reads them in what a step prints."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from lanzarote.report.alerts import Alert, Level, path_in_repository

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def annotations(found: Iterable[Alert]) -> Iterator[str]:
    """One line for each place and level, the errors first, since GitHub shows only the first ten of each level."""
    told: dict[tuple[Level, str, int, int], list[Alert]] = {}
    for alert in found:
        place = alert.place or {"file": "", "line": 0, "column": 0}
        told.setdefault((alert.level, place["file"], place["line"], place["column"]), []).append(alert)
    for level in Level:
        yield from (_annotation(*key, each) for key, each in told.items() if key[0] is level)


def _annotation(level: Level, file: str, line: int, column: int, found: list[Alert]) -> str:
    rules = ", ".join(dict.fromkeys(alert.rule for alert in found))
    place = {"file": path_in_repository(file), "line": line, "col": column} if file else {}
    properties = ",".join(f"{key}={_property(value)}" for key, value in {**place, "title": rules}.items())
    return f"::{_COMMANDS[level]} {properties}::{_data(chr(10).join(alert.message for alert in found))}"


def _data(text: object) -> str:
    return re.sub("[%\r\n]", lambda found: f"%{ord(found[0]):02X}", str(text))


def _property(text: object) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


@contextmanager
def nothing_else_read() -> Iterator[None]:
    """What is printed meanwhile is no command to GitHub, whatever a law file says."""
    from secrets import token_hex  # slow to import, and seldom needed

    token = token_hex(16)
    print(f"::stop-commands::{token}", flush=True)
    try:
        yield
    finally:
        print(f"::{token}::", flush=True)

"""A question to a Python law that does not end ends the process: Python offers no other way to end it."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from typing import NoReturn

from lanzarote.exit_codes import ExitCode

QUESTION_SECONDS = 5.0
"""The longest that one question to a Python law may take."""

_open: list[tuple[float, float, Callable[[], str]]] = []


@contextmanager
def watched(what: Callable[[], str], seconds: float | None = None) -> Iterator[None]:
    """While this is open, a time is kept; if it takes too long, the sentence is written and the process ends with 4.

    What would end the process, or put another in its place, without a word raises SystemExit instead.
    """
    _watch()
    _open.append((time.monotonic(), seconds or QUESTION_SECONDS, what))
    try:
        with _no_end():
            yield
    finally:
        _open.pop()


@contextmanager
def _no_end() -> Iterator[None]:
    """Within, `os._exit` and its like raise SystemExit."""
    before = {name: getattr(os, name) for name in ("_exit", "execv", "execve")}
    for name in before:
        setattr(os, name, _refusal(name))
    try:
        yield
    finally:
        for name, function in before.items():
            setattr(os, name, function)


def _refusal(name: str) -> Callable[..., NoReturn]:
    def refuse(*arguments: object) -> NoReturn:
        raise SystemExit(f"os.{name}")

    return refuse


@cache
def _watch() -> None:
    """Begin to look at how long questions take, once."""
    stderr()
    threading.Thread(target=_look_on, name="lanzarote watchdog", daemon=True).start()


def _forked() -> None:
    """A process that was forked has no thread but its own."""
    _watch.cache_clear()
    _open.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forked)


def _look_on() -> None:
    while True:
        time.sleep(QUESTION_SECONDS / 10)
        for since, seconds, what in _open[-1:]:
            if time.monotonic() - since > seconds:
                with suppress(Exception):  # whatever else goes wrong, the process ends
                    os.write(stderr(), f"{what()}\n".encode())
                _end(ExitCode.UNUSABLE)


@cache
def stderr() -> int:
    """The standard error as it was when this was first asked for, before a test runner captures it."""
    try:
        return os.dup(2)
    except OSError:  # it is closed
        return os.open(os.devnull, os.O_WRONLY)


_end = os._exit

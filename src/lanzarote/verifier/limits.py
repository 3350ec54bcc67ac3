"""How long a Python law may take: a question that does not end is ended.

A thread that starts with the first question to a Python law looks at how long each takes. It first raises TooLong
where the question is being answered; if that changes nothing for as long again, it ends the process.
"""

import os
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any

QUESTION_SECONDS = 5.0
"""The longest that one question to a Python law may take."""
HOLDING_SECONDS = 300.0
"""The longest that all questions of one holding to a Python law may take."""
EXIT_UNUSABLE = 4


class TooLong(BaseException):
    """A question takes too long. No Exception, so that a law does not catch it with its own errors."""


@dataclass(eq=False, slots=True)
class _Question:
    """What is being asked: by which thread, since when, and whether it was told to stop."""

    what: str
    thread: int
    since: float
    stopped: bool = False


_lock = threading.Lock()
_open: list[_Question] = []


def in_time(what: str, ask: Callable[[], Any]) -> Any:
    """What `ask` returns. Raises TooLong where it takes more than QUESTION_SECONDS."""
    _watch()
    question = _Question(what, threading.get_ident(), time.monotonic())
    try:
        _open.append(question)
        try:
            answer = ask()
        finally:
            _close(question)
    except TooLong:
        _close(question)
        raise
    if question.stopped:
        raise TooLong
    return answer


def _close(question: _Question) -> None:
    """No longer look at the question, and let arrive here what was raised and has not arrived yet."""
    with _lock:
        if question in _open:
            _open.remove(question)
    if question.stopped:
        time.sleep(0)


@cache
def _watch() -> None:
    """Begin to look at how long questions take, once."""
    threading.Thread(target=_look_on, name="lanzarote limits", daemon=True).start()


def _look_on() -> None:
    while True:
        time.sleep(QUESTION_SECONDS / 10)
        with _lock:
            for question in _open:
                _look_at(question, time.monotonic() - question.since)


def _look_at(question: _Question, seconds: float) -> None:
    if not question.stopped and seconds > QUESTION_SECONDS:
        question.stopped = True
        _raise_in(question.thread)
        sys.settrace(None)  # under CPython 3.11, a traced thread that calls a function would now wait for the other one
    elif question.stopped and seconds > 2 * QUESTION_SECONDS:
        with suppress(OSError):
            os.write(stderr(), f"{question.what} never ends and cannot be stopped; mend that method\n".encode())
        os._exit(EXIT_UNUSABLE)


@cache
def stderr() -> int:
    """The standard error as it was when this was first asked for, before a test runner captures it."""
    return os.dup(2)


def _raise_in(thread: int) -> None:
    """Raise TooLong in a thread when it next runs Python code."""
    from ctypes import c_ulong, py_object, pythonapi  # slow to import, and seldom needed

    pythonapi.PyThreadState_SetAsyncExc(c_ulong(thread), py_object(TooLong))

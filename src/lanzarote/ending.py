"""How the command ends: whatever goes wrong around it ends in one line and 4, an interrupt in 130, never as a verdict.

Imports nothing heavy, so that it stands guard over the imports too.
"""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from traceback import extract_tb
from typing import Any

from lanzarote.exit_codes import ExitCode

CLOSED = "whoever read the output has gone before its end; what is missing was not told"


class Ended(Exception):
    """A command cannot go on; the text is the one line that says why."""


class Terminated(KeyboardInterrupt):
    """The system asked the process to end."""


def settled(run: Callable[[], int]) -> int:
    """The exit code of what is run, once all that it printed is out; where it cannot go on, one line says why."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, encoding="utf-8")  # noqa: SIM115 -- to write to it is an OSError, as it should be
    try:
        code = run()
        sys.stdout.flush()
    except BaseException as error:
        code = code_of(error)
        silence()
        with suppress(Exception):
            print(told(error), file=sys.stderr, flush=True)
    return code


def told(error: BaseException) -> str:
    """Why a command cannot go on, in one line."""
    executors: Any = sys.modules.get("concurrent.futures")
    if isinstance(error, Ended):
        return str(error)
    if isinstance(error, Terminated):
        return "ended by a signal before all was decided"
    if isinstance(error, KeyboardInterrupt):
        return "interrupted before all was decided"
    if isinstance(error, BrokenPipeError):
        return CLOSED
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return _one_line(f"cannot go on: {where}{error.strerror or error}")
    if isinstance(error, MemoryError):
        return "cannot go on: the memory is used up"
    if executors and isinstance(error, executors.BrokenExecutor):
        return "cannot go on: a process that did part of the work has ended"
    return _defect(error)


def _defect(error: BaseException) -> str:
    """An error of this program says that it is one, where, and what to send."""
    last = extract_tb(error.__traceback__)[-1:]
    at = "".join(f" in {os.path.basename(frame.filename)}, line {frame.lineno}" for frame in last)
    return _one_line(
        f"an error of lanzarote, not of a law: {type(error).__name__}: {error}{at}, {version()}, Python "
        f"{sys.version.split()[0]}; please send this line, the command and the law file to the project"
    )


def version() -> str:
    """The version of this program, as it was installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"lanzarote {version('lanzarote')}"
    except PackageNotFoundError:
        return "lanzarote, not installed"


def _one_line(text: str) -> str:
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def silence() -> None:
    """What is still to be printed goes nowhere, so that the end of the process does not stumble over it."""
    with suppress(Exception):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def on_signals() -> bool:
    """From now on a request to end ends the process in order, unless somebody sees to that; whether it does so."""

    def end(*_: object) -> None:
        raise Terminated

    if signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        return False
    try:
        signal.signal(signal.SIGTERM, end)
    except ValueError:  # not in the main thread
        return False
    return True


def code_of(error: BaseException) -> ExitCode:
    """With which code something that cannot go on ends."""
    interrupted = isinstance(error, KeyboardInterrupt) and not isinstance(error, Terminated)
    return ExitCode.INTERRUPTED if interrupted else ExitCode.UNUSABLE


def as_worker() -> None:
    """In a process that does part of the work: the one that began it hears of an interrupt, and ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


@contextmanager
def in_processes(pool: Any) -> Iterator[Any]:
    """A pool of processes; where the work is broken off, they are ended and not waited for."""
    try:
        yield pool
    except BaseException:
        from multiprocessing import active_children

        pool.shutdown(wait=False, cancel_futures=True)
        for child in active_children():
            child.terminate()
        raise
    pool.shutdown()

"""What goes wrong around a pytest session that holds laws to the Opinion, and what is said of it, once."""

import os
import signal
import sys
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from typing import Any

import pytest

from lanzarote.ending import code_of, on_signals, silence, told
from lanzarote.lawfile.load import is_file_name, named
from lanzarote.plugin import decides, of_the_opinion
from lanzarote.plugin.items import HoldingItem, NotFollowed
from lanzarote.verifier import Misbehaves, SpecificationError


class Surroundings:
    """Hooks into pytest beside the session: errors that are no law's, and one law's error said once."""

    def __init__(self, config: pytest.Config) -> None:
        """Begin with nothing said."""
        self.told: set[str] = set()
        self.code: int | None = None
        """What an interrupted session ends with."""
        self.heeds_signals = decides(config) and on_signals()

    def pytest_unconfigure(self) -> None:
        """Leave signals as they were."""
        if self.heeds_signals:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)

    @pytest.hookimpl(wrapper=True, trylast=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: Any) -> Generator[None, Any, Any]:
        """A law that cannot be used is told of once; an error of this program or around it is not the law's."""
        report = yield
        if not (isinstance(item, HoldingItem) and call.when == "call" and call.excinfo):
            return report
        error = call.excinfo.value
        if isinstance(error, Misbehaves):
            if item.law.name in self.told:
                path, line, _ = item.reportinfo()
                report.outcome = "skipped"
                report.longrepr = str(path), line + 1, f"Skipped: {item.law.name} cannot be used, as is said above"
            self.told.add(item.law.name)
        elif isinstance(error, Exception) and not isinstance(error, NotFollowed | SpecificationError):
            if not of_the_opinion(item.path) and not isinstance(error, OSError):
                return report  # a defect of somebody's own holding
            item.entry = item.without_result("unusable")
            report.longrepr = told(error)
        return report

    def pytest_keyboard_interrupt(self, excinfo: Any) -> None:
        """Note that somebody interrupted the run; `pytest.exit` and errors of collection come here too."""
        if _is_interrupt(excinfo.value):
            self.code = code_of(excinfo.value)


def broken_off(error: BaseException) -> int:
    """Say in one line why a session could not go on; what it ends with.

    Where pytest stumbles over telling of an interrupt, that is still what broke it off.
    """
    silence()
    error = next((each for each in _before(error) if _is_interrupt(each)), error)
    with suppress(Exception):
        print(told(error), file=sys.stderr, flush=True)
    return code_of(error)


def _before(error: BaseException | None) -> Iterator[BaseException]:
    """An error, and those that were being handled when it was raised."""
    while error is not None:
        yield error
        error = error.__context__


def _is_interrupt(error: BaseException) -> bool:
    """Whether somebody interrupted; pytest has errors of collection that are of this kind, too."""
    return isinstance(error, KeyboardInterrupt) and not isinstance(error, pytest.Session.Interrupted)


def settle_paths(config: pytest.Config) -> None:
    """Read the paths that an ini file gives to our options from its folder, and name the law files of a folder.

    Raises pytest.UsageError.
    """
    options = config.option
    base = config.inipath.parent if config.inipath else None
    written = list(map(str, config.getini("addopts"))) if base else []
    for name, values in (
        ("--jurisdiction", options.jurisdiction),
        ("--conformance-report", options.conformance_report),
    ):
        number = min(len(list(_given(written, name))), len(values))  # pytest puts them before those of the command line
        for i, value in enumerate(values[:number]):
            if base and (name != "--jurisdiction" or is_file_name(value) or os.path.isdir(base / value)):
                values[i] = str(base / value)
    try:
        options.jurisdiction[:] = named(options.jurisdiction)
    except OSError as error:
        raise pytest.UsageError(told(error)) from None


def _given(written: Sequence[str], name: str) -> Iterator[str]:
    """Each time that an option is given among arguments."""
    for argument in written:
        if argument == name or argument.startswith(f"{name}="):
            yield argument

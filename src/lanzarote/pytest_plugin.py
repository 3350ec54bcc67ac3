"""The pytest plug-in: runs every holding on every law, and reports in the words of the Opinion.

It is loaded into everybody's pytest, so it imports nothing heavy until an option is given or a holding collected.
"""

import atexit
import os
import sys
from collections.abc import Generator
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING, Any

import pytest

from lanzarote.exits import held
from lanzarote.plugin import ENTRY, INFORMS, decides, of_the_opinion, opinion

if TYPE_CHECKING:
    from lanzarote.plugin import session as sessions

NAME = "lanzarote session"
WAITING = "lanzarote waiting"
AROUND = "lanzarote surroundings"
OVERRULED = "lanzarote: not all that was asked for was shown of the law, so this run does not end with 0"


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options of the specification."""
    if sys.stdout is None:  # pytest fails without one, before anything can be said
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    group = parser.getgroup("lanzarote", "national laws held to the Lanzarote Committee's Opinion")
    group.addoption(
        "--jurisdiction",
        action="append",
        default=[],
        metavar="LAW",
        help="a bundled name, a .yaml or .py file, package.module:attribute (repeatable; default: every bundled law, "
        "each held to what is expected of it). A Python law is imported, which runs its code.",
    )
    group.addoption("--as-of", metavar="YYYY-MM-DD", help="the day on which the law is read (default: the file's own)")
    group.addoption(
        "--assume",
        action="append",
        default=[],
        metavar="ID",
        help="decide a question of interpretation by its stricter reading: an id of the register, “better” or “all”",
    )
    group.addoption("--strict-guidance", action="store_true", help="guidance that is not taken up fails too")
    group.addoption(
        "--conformance-report",
        action="append",
        default=[],
        metavar="PATH",
        help="a file whose suffix says what is written: .json, .html, .md, .csv, .xlsx, .docx, .sarif, .sarif.json, "
        ".codequality.json, .shield.json (repeatable)",
    )
    group.addoption(
        "--annotate",
        action="store_true",
        default=os.environ.get("GITHUB_ACTIONS") == "true",
        help="print annotations on the lines of law files for GitHub; by itself where GitHub runs it",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Check options early; everything else waits until a holding is collected."""
    config.addinivalue_line("markers", "holding(*paragraphs): the paragraphs of the Opinion a property comes from")
    options = config.option
    if any(getattr(options, each, False) for each in INFORMS):
        return
    if options.jurisdiction or options.as_of or options.conformance_report:
        from lanzarote.plugin.surroundings import settle_paths

        if sys.__stdout__ is None and decides(config):
            raise pytest.UsageError("the output is closed, so nothing can be told")
        settle_paths(config)
        _session(config)
    else:
        config.pluginmanager.register(_Waiting(config), WAITING)


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None, None, None]:
    """The exit status is settled after whatever a conftest does, too.

    One that ends the process as if all were well ends it before a named law was looked at.
    """
    try:
        yield
    except SystemExit as stop:
        if stop.code or not getattr(early_config.known_args_namespace, "jurisdiction", None):
            raise
        raise pytest.UsageError("a conftest.py ended the process (SystemExit) before anything was checked") from None
    early_config.pluginmanager.register(_Outermost())


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> Generator[None, Any, Any]:
    """What the laws come to is settled last, after whatever others make of the exit status."""
    try:
        with held(lambda code: _settled(config, code)):
            status = yield
        if _concerned(config):
            sys.stdout.flush()
    except SystemExit as stop:
        if stop.code or not _settled(config, 0):
            raise
        status = 0
    except pytest.UsageError:
        raise
    except (Exception, KeyboardInterrupt) as error:
        if not _concerned(config):
            raise
        from lanzarote.plugin.surroundings import broken_off

        return broken_off(error)
    settled = _settled(config, status or 0)
    if settled and config.pluginmanager.hasplugin(NAME):
        atexit.unregister(os._exit)  # as it is registered with 0, to be rid of threads that do not end
    if settled != (status or 0):
        if status != pytest.ExitCode.INTERRUPTED:
            print(OVERRULED, file=sys.stderr)
        return settled
    return status


class _Outermost:
    """The same, registered after the conftests: of several wrappers that come first, the last is the outermost."""

    pytest_cmdline_main = staticmethod(pytest_cmdline_main)


def _concerned(config: pytest.Config) -> bool:
    """Whether a session is about laws, in the process that has its exit status."""
    return decides(config) and (config.pluginmanager.hasplugin(NAME) or bool(config.option.jurisdiction))


def _settled(config: pytest.Config, status: int) -> int:
    """The exit status, or a worse one where a law asks for it."""
    if not decides(config):
        return status
    around: Any = config.pluginmanager.get_plugin(AROUND)
    if status == pytest.ExitCode.INTERRUPTED and around and around.code:
        return int(around.code)
    session: sessions.Session | None = config.pluginmanager.get_plugin(NAME)
    if session is not None:
        return session.settled(status)
    return pytest.ExitCode.USAGE_ERROR if status == 0 and config.option.jurisdiction else status


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> Generator[None, list[Any], list[Any]]:
    """The files of the Opinion are collected, whatever an ini file says of what one's own files are called.

    A case file becomes one item for each law to which it belongs.
    """
    found = yield
    if of_the_opinion(file_path) and not any(_holds_tests(each) for each in found):
        found = [*found, pytest.Module.from_parent(parent, path=file_path)]
    if file_path.name.endswith(".case.yaml") and _is_ours(file_path, parent):
        from lanzarote.plugin.cases import CaseCollector

        found = [*found, CaseCollector.from_parent(parent, path=file_path)]
    return found


def _is_ours(file: Path, parent: pytest.Collector) -> bool:
    """Whether a case file or a law is named, or it is the specification's: others have files of such a name, too."""
    ours = parent.config.pluginmanager.hasplugin(NAME) or file.parent.resolve() == opinion() / "cases"
    return bool(ours or parent.session.isinitpath(file))


def _holds_tests(collector: Any) -> bool:
    return isinstance(collector, pytest.Module) and type(collector).__module__ != "_pytest.doctest"


def pytest_pycollect_makeitem(collector: Any, name: str, obj: object) -> list[pytest.Item] | None:
    """A holding becomes one item for each law."""
    if not (name.startswith("test") and isinstance(obj, FunctionType) and isinstance(collector, pytest.Module)):
        return None
    holding = getattr(obj, "__holding__", None)
    if holding is None:
        return None
    waiting: Any = collector.config.pluginmanager.get_plugin(WAITING)
    if waiting and waiting.refused:
        return []
    try:
        return [*_session(collector.config).items(collector, holding)]
    except pytest.UsageError as error:
        if waiting is None:
            raise
        waiting.refused = error
        return []


class _Waiting:
    """Until a holding is collected. What is then refused is said after collecting, where it is no error of a file.

    Where pytest-xdist distributes the tests, only the workers collect: their first result begins the session.
    """

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.refused: pytest.UsageError | None = None

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self) -> None:
        """Say why laws cannot be held to the holdings that were found."""
        if self.refused:
            raise self.refused

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Begin the session, which then gets later results by itself."""
        if hasattr(report, ENTRY) and not self.config.pluginmanager.hasplugin(NAME):
            session = _session(self.config)
            session.pytest_runtest_logreport(report)
            session.completeness.pytest_runtest_logreport(report)


def _session(config: pytest.Config) -> "sessions.Session":
    """The session that holds laws to the Opinion; it hooks into pytest by itself."""
    session: sessions.Session | None = config.pluginmanager.get_plugin(NAME)
    if session is None:
        from lanzarote.plugin.session import Session
        from lanzarote.plugin.surroundings import Surroundings

        session = Session.of(config)
        config.pluginmanager.register(session, NAME)
        config.pluginmanager.register(Surroundings(config), AROUND)
        config.pluginmanager.register(session.completeness)
    return session

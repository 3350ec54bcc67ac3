"""The pytest plug-in: runs every holding on every law, and reports in the words of the Opinion.

It is loaded into everybody's pytest, so it imports nothing heavy until an option is given or a holding collected.
"""

from importlib.util import find_spec
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING, Any

import pytest

from lanzarote.plugin import ENTRY

if TYPE_CHECKING:
    from lanzarote.plugin import session as sessions

NAME = "lanzarote session"


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options of the specification."""
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
        "--conformance-report", action="append", default=[], metavar="PATH", help=".json, .md or .html (repeatable)"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Check options early; everything else waits until a holding is collected."""
    config.addinivalue_line("markers", "holding(*paragraphs): the paragraphs of the Opinion a property comes from")
    options = config.option
    if options.jurisdiction or options.as_of or options.conformance_report:
        _session(config)
    else:
        config.pluginmanager.register(_Waiting(config))


def pytest_pycollect_makeitem(collector: Any, name: str, obj: object) -> list[pytest.Item] | None:
    """A holding becomes one item for each law."""
    if not (name.startswith("test") and isinstance(obj, FunctionType) and isinstance(collector, pytest.Module)):
        return None
    holding = getattr(obj, "__holding__", None)
    return None if holding is None else [*_session(collector.config).items(collector, holding)]


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A case file becomes one item for each law to which it belongs.

    Only where it is named, or a law is, or it is one of the specification's: others have files of such a name, too.
    """
    if not file_path.name.endswith(".case.yaml"):
        return None
    ours = parent.config.pluginmanager.hasplugin(NAME) or file_path.resolve().parent == _specification() / "cases"
    if not (ours or parent.session.isinitpath(file_path)):
        return None
    from lanzarote.plugin.cases import CaseCollector

    return CaseCollector.from_parent(parent, path=file_path)


def _specification() -> Path:
    """The folder of the specification that ships."""
    spec = find_spec("lanzarote.spec")
    return Path(spec.origin).resolve().parent if spec and spec.origin else Path()


class _Waiting:
    """Where pytest-xdist distributes the tests, only the workers collect: their first result begins the session."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config

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

        session = Session.of(config)
        config.pluginmanager.register(session, NAME)
        config.pluginmanager.register(session.completeness)
    return session

"""The pytest plug-in: runs every holding on every law, and reports in the words of the Opinion.

It is loaded into everybody's pytest, so it imports nothing heavy until a holding is collected or an option given.
"""

from collections.abc import Iterable
from typing import Any

import pytest

LAWS = pytest.StashKey["Any"]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options of the specification."""
    group = parser.getgroup("lanzarote", "national laws held to the Lanzarote Committee's Opinion on Article 23")
    group.addoption(
        "--jurisdiction",
        action="append",
        default=[],
        metavar="LAW",
        help="a bundled name, a .yaml or .py file, package.module:attribute (repeatable; default: every bundled law, "
        "each held to what is expected of it). A Python law is imported, which runs its code.",
    )
    group.addoption("--as-of", metavar="YYYY-MM-DD", help="the day on which the law is read (default: the file's own)")
    group.addoption("--strict-guidance", action="store_true", help="guidance that is not taken up fails too")
    group.addoption(
        "--conformance-report", action="append", default=[], metavar="PATH", help=".json, .md or .html (repeatable)"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Check options early; everything else waits until a holding is collected."""
    config.addinivalue_line("markers", "holding(*paragraphs): the paragraphs of the Opinion a property comes from")
    options = config.option
    if options.jurisdiction or options.as_of or options.conformance_report:
        _run(config)


def pytest_pycollect_makeitem(collector: Any, name: str, obj: object) -> list[pytest.Item] | None:
    """A holding becomes one item for each law."""
    holding = getattr(obj, "__holding__", None)
    if holding is None or not isinstance(collector, pytest.Module) or not name.startswith("test"):
        return None
    from lanzarote.faces.items import items_of

    return items_of(collector, holding, _run(collector.config))


def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Note which holdings were deselected before this plug-in saw them."""
    if LAWS in config.stash:
        config.stash[LAWS].selected = len([i for i in items if getattr(i, "holding", None)])


def pytest_report_header(config: pytest.Config) -> list[str]:
    """Which laws are read, and on what day."""
    return config.stash[LAWS].header() if LAWS in config.stash else []


def pytest_report_teststatus(report: Any, config: pytest.Config) -> tuple[str, str, str] | None:
    """Silence, reservation, and guidance not taken up are no passes, and are counted by themselves."""
    if report.when != "call" or not report.passed:
        return None
    entry = dict(report.user_properties).get("lanzarote")
    verdict = entry["shown"] if entry else "proved"
    if verdict in ("proved", "tested"):
        return None
    return verdict, verdict[0], verdict.upper()


def pytest_runtest_logreport(report: Any) -> None:
    """Gather results, from this process or from a worker."""
    entry = dict(report.user_properties).get("lanzarote")
    if entry and report.when == "call":
        GATHERED.append(entry)


GATHERED: list[dict[str, Any]] = []


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """The closing summary of each law, by force and verdict."""
    if LAWS in config.stash and GATHERED:
        terminalreporter.section("Opinion on Article 23")
        for line in config.stash[LAWS].closing(GATHERED):
            terminalreporter.write_line(line)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Write the reports, once, in the controlling process."""
    config = session.config
    if LAWS in config.stash and not hasattr(config, "workerinput"):
        code = config.stash[LAWS].finish(GATHERED, exitstatus)
        if code is not None:
            session.exitstatus = code


def _run(config: pytest.Config) -> Any:
    if LAWS not in config.stash:
        from lanzarote.faces.items import Run

        config.stash[LAWS] = Run.of(config.option)
    return config.stash[LAWS]



"""A pytest session that holds laws to the Opinion: which laws, what is expected of them, what came of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

import pytest

from lanzarote.claims import Holding
from lanzarote.exit_codes import ExitCode
from lanzarote.law import Law, UnusableLaw
from lanzarote.lawfile.document import parse
from lanzarote.lawfile.load import bundled, load
from lanzarote.plugin.completeness import Whole
from lanzarote.plugin.items import RESULT, UNUSABLE, HoldingItem
from lanzarote.report import pages
from lanzarote.report.entries import report
from lanzarote.report.text import assumptions, closing, header, says_nothing
from lanzarote.specification import holdings, title
from lanzarote.verifier import Misbehaves, guarded


@dataclass(eq=False)
class Session:
    """Hooks into pytest once a law is named or a holding collected."""

    config: pytest.Config
    laws: list[Law]
    expected: dict[str, dict[str, str]]
    whole: Whole
    results: list[dict[str, Any]] = field(default_factory=list)
    unusable: dict[str, None] = field(default_factory=dict)

    @classmethod
    def of(cls, config: pytest.Config) -> "Session":
        """The session that the options ask for. Raises pytest.UsageError, which is exit 4."""
        options = config.option
        problems = [wrong for path in options.conformance_report if (wrong := pages.check_path(path))]
        laws: list[Law] = []
        as_of = None
        try:
            as_of = date.fromisoformat(options.as_of) if options.as_of else None
        except ValueError:
            problems.append(f"--as-of {options.as_of!r} is not a day of the calendar, YYYY-MM-DD")
        for name in dict.fromkeys(options.jurisdiction or bundled()):
            try:
                laws.append(guarded(load(name, as_of)))
            except (UnusableLaw, Misbehaves) as error:
                problems.append(str(error))
        twice = [name for name, number in Counter(law.name for law in laws).items() if number > 1]
        problems += [f"two laws are called “{name}”; rename one of them" for name in twice]
        if not __debug__:
            problems.append("assertions are switched off (python -O, PYTHONOPTIMIZE), so no holding can fail")
        if problems:
            raise pytest.UsageError("\n".join(problems))
        return cls(config, laws, {} if options.jurisdiction or as_of else expectations(), Whole(config))

    def items(self, collector: Any, holding: Holding) -> list[HoldingItem]:
        """One item for each law."""
        strict = self.config.option.strict_guidance
        items = [
            HoldingItem.from_parent(
                collector,
                name=(name := f"test_{holding.id}[{law.name}]"),
                nodeid=f"{collector.nodeid}::{name}",
                holding=holding,
                law=law,
                expected=self.expected.get(law.name, {}).get(holding.id),
                strict_guidance=strict,
            )
            for law in self.laws
        ]
        self.whole.made += items
        return items

    def reports(self) -> Iterator[dict[str, Any]]:
        """A report on each law, from the results that came in. Partial where some did not."""
        places = {h.id: place for place, h in enumerate(holdings())}
        for law in self.laws:
            if law.name not in self.unusable:
                found = {each["holding"]["id"]: each["holding"] for each in self.results if each["law"] == law.name}
                order = sorted(found, key=lambda name: places.get(name, len(places)))
                complete, left_out = self.whole.complete(law.name), self.whole.left_out(law.name)
                yield report(law, [found[name] for name in order], complete, left_out)

    def pytest_report_header(self) -> list[str]:
        """Each law, the day, its sources, the number of cases; then what all verdicts assume."""
        lines = [line for law in self.laws for line in header(report(law, []))]
        return [*lines, *assumptions()]

    def pytest_report_teststatus(self, report: Any) -> tuple[str, str, str] | None:
        """Silence, reservation, and guidance not taken up are no passes, and are counted by themselves."""
        if not isinstance(report, pytest.TestReport) or report.when != "call" or not report.passed:
            return None
        result: Any = dict(report.user_properties).get(RESULT)
        if result is None:
            return None
        shown = result["shown"]
        return None if shown in ("proved", "tested") else (shown, shown[0], shown.upper())

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Gather results, from this process or from a worker."""
        told = dict(report.user_properties)
        if report.when == "call" and RESULT in told:
            self.results.append(told[RESULT])
        if report.when == "call" and UNUSABLE in told:
            self.unusable[told[UNUSABLE]] = None

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """The closing summary of each law, by force and verdict."""
        terminalreporter.section(title())
        for told in self.reports():
            for line in closing(told):
                terminalreporter.write_line(line)
        for name in self.unusable:
            terminalreporter.write_line(f"{name}: cannot be used")

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the reports, once, in the controlling process.

        A law that turned out unusable is exit 4; one of which a must-holding was left out, or that is silent on
        every one, does not end with 0.
        """
        if hasattr(self.config, "workerinput") or self.config.option.collectonly:
            return
        told = list(self.reports())
        paths = self.config.option.conformance_report if told else ()
        unwritten = [wrong for path in paths if (wrong := pages.write(path, told))]
        for wrong in unwritten:
            self.config.get_terminal_writer().line(wrong)
        if self.unusable or unwritten:
            session.exitstatus = ExitCode.UNUSABLE
        elif session.exitstatus == 0 and any(map(self._unshown, told)):
            session.exitstatus = ExitCode.FALLS_SHORT

    def _unshown(self, told: dict[str, Any]) -> bool:
        """Whether a law was to be held to something that was not shown; if none was named or run, to nothing."""
        if not (self.config.option.jurisdiction or self.results):
            return False
        return bool(told["left_out"]) or (told["complete"] and says_nothing(told))


@cache
def expectations() -> dict[str, dict[str, str]]:
    """For each bundled law that falls short, the verdicts that are expected, by holding."""
    text = resources.files("lanzarote.laws").joinpath("expectations.yaml").read_text("utf-8")
    told = parse(text, "expectations.yaml").value
    return {law: dict(each["expected"]) for law, each in told.items()}

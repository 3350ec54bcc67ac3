"""A pytest session that holds laws to the Opinion: which laws, what is expected of them, what came of it."""

from collections import Counter
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from importlib import resources
from typing import Any

import pytest

from lanzarote.advice import Advice, Adviser, advise, adviser
from lanzarote.advice.causes import TOLD
from lanzarote.claims import Holding
from lanzarote.exit_codes import ExitCode
from lanzarote.law import Law, UnusableLaw
from lanzarote.law.written import WrittenLaw
from lanzarote.lawfile.document import parse
from lanzarote.lawfile.load import bundled, load
from lanzarote.lawfile.reading import day
from lanzarote.plugin import ENTRY
from lanzarote.plugin.cases import Cases, registered
from lanzarote.plugin.completeness import Completeness
from lanzarote.plugin.items import HoldingItem, entry_of
from lanzarote.relation import relate
from lanzarote.report import pages
from lanzarote.report.concordance import concordance
from lanzarote.report.entries import HoldingEntry, RelationEntry, ReportEntry, report
from lanzarote.report.relation import relation_entry
from lanzarote.report.text import assumptions, closing, header, says_nothing
from lanzarote.specification import assumed, holdings, title
from lanzarote.verifier import Misbehaves, Outcome, Result, guarded, verify
from lanzarote.verifier.decision import NO_ASSERTIONS
from lanzarote.verifier.result import UNDECIDED, Assumptions


@dataclass(eq=False)
class Session:
    """Hooks into pytest once a law is named or a holding collected."""

    config: pytest.Config
    laws: list[Law]
    expected: dict[str, dict[str, str]]
    completeness: Completeness
    cases: Cases
    assumed: Assumptions = UNDECIDED
    results: dict[str, dict[str, HoldingEntry]] = field(default_factory=dict)
    """By the name of the law, then of the holding."""
    unusable: dict[str, None] = field(default_factory=dict)
    relations: dict[str, RelationEntry] = field(default_factory=dict)
    """By the name of the law, where a report is to be written."""
    advisers: dict[str, Adviser | None] = field(default_factory=dict)
    """By the name of the law, where it fails a holding."""

    @classmethod
    def of(cls, config: pytest.Config) -> "Session":
        """The session that the options ask for. Raises pytest.UsageError, which is exit 4."""
        options = config.option
        problems = [wrong for path in options.conformance_report if (wrong := pages.check_path(path))]
        laws: list[Law] = []
        as_of = None
        try:
            as_of = day(options.as_of) if options.as_of else None
        except ValueError as error:
            problems.append(f"--as-of {error}")
        assume = UNDECIDED
        try:
            assume = assumed(options.assume)
        except ValueError as error:
            problems.append(f"--assume: {error}")
        for name in dict.fromkeys(options.jurisdiction or bundled()):
            try:
                laws.append(guarded(load(name, as_of)))
            except (UnusableLaw, Misbehaves) as error:
                problems.append(str(error))
        twice = [name for name, number in Counter(law.name for law in laws).items() if number > 1]
        problems += [f"two laws are called “{name}”; rename one of them" for name in twice]
        if not __debug__:
            problems.append(NO_ASSERTIONS)
        if problems:
            raise pytest.UsageError("\n".join(problems))
        return cls(
            config,
            laws,
            {} if options.jurisdiction or as_of or options.assume else expectations(),
            Completeness(config),
            registered(config, laws if options.jurisdiction else None),
            assume,
        )

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
                assumed=self.assumed,
                expected=self.expected.get(law.name, {}).get(holding.id),
                strict_guidance=strict,
                advise=partial(self._advise, law),
            )
            for law in self.laws
        ]
        self.completeness.made += items
        return items

    def _advise(self, law: Law, result: Result) -> Advice:
        """Why a law fails a holding; for that, what becomes of all others must be known."""
        if result.outcome not in TOLD or not isinstance(law, WrittenLaw):
            return Advice()
        if law.name not in self.advisers:
            self.advisers[law.name] = adviser(verify(law, holdings(), self.assumed))
        return advise(self.advisers[law.name], result)

    def reports(self) -> Iterator[ReportEntry]:
        """A report on each law, from the results that came in. Partial where some did not."""
        places = {h.id: place for place, h in enumerate(holdings())}
        for law in self.laws:
            if law.name not in self.unusable:
                found = self.results.get(law.name, {})
                order = sorted(found, key=lambda name: places.get(name, len(places)))
                complete, left_out = self.completeness.complete(law.name), self.completeness.left_out(law.name)
                relation = self.relations.get(law.name)
                entries = [found[name] for name in order]
                rows = concordance(law, relation, entries) if relation else ()
                cases = self.cases.of(law.name)
                yield report(
                    law, entries, complete, left_out, relation=relation, assumed=self.assumed, cases=cases,
                    concordance=rows,
                )  # fmt: skip

    def pytest_report_header(self) -> list[str]:
        """Each law, the day, its sources, the number of cases; then what all verdicts assume."""
        lines = [line for law in self.laws for line in header(report(law, [], assumed=self.assumed))]
        return [*lines, *assumptions()]

    def pytest_report_teststatus(self, report: Any) -> tuple[str, str, str] | None:
        """Silence, reservation, and guidance not taken up are no passes, and are counted by themselves."""
        entry = entry_of(report)
        if entry is None or not report.passed or entry["shown"] in (Outcome.PROVED.value, Outcome.TESTED.value):
            return None
        return entry["shown"], entry["shown"][0], entry["shown"].upper()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: Any) -> Generator[None, Any, Any]:
        """Give the report of an item's run what came of it."""
        report = yield
        if isinstance(item, HoldingItem) and call.when == "call" and item.entry:
            setattr(report, ENTRY, item.entry)
        return report

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Gather results, from this process or from a worker."""
        entry = entry_of(report)
        if entry and entry["holding"]:
            self.results.setdefault(entry["law"], {})[entry["holding"]["id"]] = entry["holding"]
        elif entry:
            self.unusable[entry["law"]] = None

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """The closing summary of each law, by force and verdict."""
        terminalreporter.section(title())
        for each in self.reports():
            for line in closing(each):
                terminalreporter.write_line(line)
        for name in self.unusable:
            terminalreporter.write_line(f"{name}: cannot be used")

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the reports, once, in the controlling process.

        A law that turned out unusable is exit 4; one of which a holding that counts was left out, or that is silent on
        every one, does not end with 0.
        """
        if hasattr(self.config, "workerinput") or self.config.option.collectonly:
            return
        self._relate()
        reports = list(self.reports())
        paths = self.config.option.conformance_report if reports else ()
        unwritten = [wrong for path in paths if (wrong := pages.write(path, reports))]
        for wrong in unwritten:
            self.config.get_terminal_writer().line(wrong)
        if self.unusable or unwritten:
            session.exitstatus = ExitCode.UNUSABLE
        elif session.exitstatus == 0 and any(map(self._unshown, reports)):
            session.exitstatus = ExitCode.FALLS_SHORT

    def _relate(self) -> None:
        """Compare each law with the Convention, if a report is to be written and nothing of it was lost."""
        for law in self.laws if self.config.option.conformance_report else ():
            lost = law.name in self.unusable or self.completeness.left_out(law.name) or law.name not in self.results
            if not lost:
                try:
                    self.relations[law.name] = relation_entry(relate(law))
                except Misbehaves:
                    self.unusable[law.name] = None

    def _unshown(self, report: ReportEntry) -> bool:
        """Whether a law was to be held to something that was not shown; if none was named or run, to nothing."""
        if not (self.config.option.jurisdiction or self.results):
            return False
        return bool(report["left_out"]) or (report["complete"] and says_nothing(report))


@cache
def expectations() -> dict[str, dict[str, str]]:
    """For each bundled law that falls short, the verdicts that are expected, by holding."""
    text = resources.files("lanzarote.laws").joinpath("expectations.yaml").read_text("utf-8")
    entries = parse(text, "expectations.yaml").value
    return {law: dict(each["expected"]) for law, each in entries.items()}

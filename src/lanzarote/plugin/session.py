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
from lanzarote.lawfile.load import bundled, load, two_laws
from lanzarote.lawfile.reading import day
from lanzarote.plugin import ENTRY, decides
from lanzarote.plugin.cases import Cases, registered
from lanzarote.plugin.completeness import Completeness
from lanzarote.plugin.items import HoldingItem, ItemEntry, entry_of, outcome_of
from lanzarote.relation import relate
from lanzarote.report import pages
from lanzarote.report.concordance import concordance
from lanzarote.report.entries import HoldingEntry, RelationEntry, ReportEntry, UnusableEntry, report
from lanzarote.report.relation import relation_entry
from lanzarote.report.text import assumptions, closing, header, last_line, says_nothing
from lanzarote.specification import assumed, digest, holdings, title
from lanzarote.verifier import Misbehaves, Result, guarded, verify
from lanzarote.verifier.decision import NO_ASSERTIONS
from lanzarote.verifier.result import UNDECIDED, Assumptions

MILD = (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.NO_TESTS_COLLECTED)
"""What pytest ends with where nothing is worse than what a law can come to."""
NOTHING_COLLECTED = (
    "--jurisdiction: no holding was collected, so nothing was checked; name the specification: "
    "pytest --pyargs lanzarote.spec --jurisdiction …"
)


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
    failing: dict[str, dict[str, bool]] = field(default_factory=dict)
    """Whether the run fails for it, likewise."""
    unusable: dict[str, str] = field(default_factory=dict)
    """Why, by the name of the law."""
    foreign: bool = False
    """Whether holdings took part that are not of the specification that ships."""
    relations: dict[str, RelationEntry] = field(default_factory=dict)
    """By the name of the law, where a report is to be written."""
    ending: ExitCode | None = None
    """What the laws come to; none before the session finishes."""
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
        problems += map(two_laws, twice)
        if not __debug__:
            problems.append(NO_ASSERTIONS)
        digest()  # of the specification as it is before its holdings are imported
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
                name=f"test_{holding.id}[{law.name}]",
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
                yield report(
                    law, entries, complete, left_out, relation=relation, assumed=self.assumed,
                    cases=self.cases.of(law.name), foreign=self.foreign, concordance=rows,
                )  # fmt: skip

    def pytest_report_header(self) -> list[str]:
        """Each law, the day, its sources, the number of cases; then what all verdicts assume."""
        lines = [line for law in self.laws for line in header(report(law, [], assumed=self.assumed))]
        return [*lines, *assumptions()]

    def pytest_report_teststatus(self, report: Any) -> tuple[str, str, str] | None:
        """Silence, reservation, and guidance not taken up are no passes, and are counted by themselves."""
        entry = entry_of(report)
        if entry is None or not report.skipped or outcome_of(entry) != "skipped":
            return None
        return entry["shown"], entry["shown"][0], entry["shown"].upper()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: Any) -> Generator[None, Any, Any]:
        """Give the report of an item's run what came of it."""
        report = yield
        if isinstance(item, HoldingItem) and call.when == "call" and item.entry:
            setattr(report, ENTRY, item.entry)
            if report.skipped and outcome_of(item.entry) == "skipped":
                path, line, _ = item.reportinfo()
                report.longrepr = str(path), line + 1, report.longrepr[2]
        return report

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Gather results, from this process or from a worker."""
        entry = entry_of(report)
        if entry is None:
            return
        self.foreign |= not entry["specification"]
        if why := self._of_another_text(entry):
            self.unusable[entry["law"]] = why
        elif entry["holding"]:
            self.results.setdefault(entry["law"], {})[entry["holding"]["id"]] = entry["holding"]
            self.failing.setdefault(entry["law"], {})[entry["holding"]["id"]] = entry["fails"]
        else:
            self.unusable.setdefault(entry["law"], "cannot be used")

    def _of_another_text(self, entry: ItemEntry) -> str:
        """Whether a result is of another text than the one that this process read, and so would be reported of it."""
        read = next(([text.sha256 for text in law.texts] for law in self.laws if law.name == entry["law"]), None)
        if entry["texts"] != read:
            return "was changed during the run: a worker decided on another text than the report would speak of"
        if entry["specification"] not in ("", digest()):
            return "was held to another specification by a worker than by this process: it was changed during the run"
        return ""

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """The closing summary of each law, by force and verdict."""
        terminalreporter.section(title())
        for each in self.reports():
            for line in (*closing(each), last_line(each)):
                terminalreporter.write_line(line)
        for name, why in self.unusable.items():
            terminalreporter.write_line(f"{name}: {why}")
        if self._nothing_collected():
            terminalreporter.write_line(NOTHING_COLLECTED)
        for line in self._annotations():
            terminalreporter.write_line(line)

    def _annotations(self) -> Iterator[str]:
        """What GitHub is to show on the lines of law files; of bundled laws what is expected is no news."""
        if self.config.option.annotate and not self.config.option.collectonly and not self.expected:
            from lanzarote.report.alerts import alerts  # not needed where nothing is annotated
            from lanzarote.report.annotations import annotations

            yield from annotations(alerts(self.reports(), self._lost()))

    def _lost(self) -> list[UnusableEntry]:
        return [{"name": name, "problems": [why]} for name, why in self.unusable.items()]

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the reports, once, in the controlling process, and settle what the run ends with.

        A law that turned out unusable is exit 4, and so is one for which no holding was collected; one of which a
        holding that counts was left out, or that is silent on every one, does not end with 0.
        """
        if not decides(self.config):
            return
        asked_for_one = not self.config.option.collectonly
        paths = self.config.option.conformance_report if asked_for_one else ()
        if paths:
            self._relate()
        reports = list(self.reports())
        lost = self._lost()
        unwritten = [wrong for path in paths if reports or lost if (wrong := pages.write(path, reports, lost))]
        for wrong in unwritten:
            self.config.get_terminal_writer().line(wrong)
        if self.unusable or self.cases.unusable or unwritten or self._nothing_collected():
            self.ending = ExitCode.UNUSABLE
        elif any(self._unshown(each, session) for each in reports):
            self.ending = ExitCode.FALLS_SHORT
        else:
            self.ending = ExitCode.CONFORMS
        session.exitstatus = self.settled(session.exitstatus)

    def settled(self, status: int) -> int:
        """What the run ends with, whatever it was to end with: nothing less than what the laws come to."""
        if self.ending is None:  # somebody ended the session before it began, or before this could be worked out
            return ExitCode.UNUSABLE if status == 0 and self.config.option.jurisdiction else status
        return self.ending if self.ending and status in MILD else status

    def _relate(self) -> None:
        """Compare each law with the Convention, if a report is to be written and nothing of it was lost."""
        for law in self.laws if self.config.option.conformance_report else ():
            lost = law.name in self.unusable or self.completeness.left_out(law.name) or law.name not in self.results
            if not lost:
                try:
                    self.relations[law.name] = relation_entry(relate(law))
                except Misbehaves:
                    self.unusable[law.name] = "cannot be used"

    def _nothing_collected(self) -> bool:
        """Whether a law is named, and there is no holding that it could be held to."""
        by_case = any(argument.partition("::")[0].endswith(".case.yaml") for argument in self.config.args)
        found = self.completeness.wanted or (by_case and self.cases.found)
        return bool(self.config.option.jurisdiction) and not found

    def _unshown(self, report: ReportEntry, session: pytest.Session) -> bool:
        """Whether a law was to be held to something that was not shown.

        If none was named, and of the holdings that were collected none run, to nothing, if there was something else.
        """
        if not (self.config.option.jurisdiction or self.results or self.cases.found):
            return bool(self.completeness.wanted) and not session.testscollected
        name = report["law"]["name"]
        fails = any(self.failing.get(name, {}).values()) or not all(c["as_expected"] for c in self.cases.of(name))
        return fails or bool(report["left_out"]) or (report["complete"] and says_nothing(report))


@cache
def expectations() -> dict[str, dict[str, str]]:
    """For each bundled law that falls short, the verdicts that are expected, by holding."""
    text = resources.files("lanzarote.laws").joinpath("expectations.yaml").read_text("utf-8")
    entries = parse(text, "expectations.yaml").value
    return {law: dict(each["expected"]) for law, each in entries.items()}

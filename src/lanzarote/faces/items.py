"""What the pytest plug-in runs: one item for each holding and law, decided over every case and tried on random ones."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

import pytest

from lanzarote.claims import Holding
from lanzarote.faces import pages, summary
from lanzarote.faces.report import holding_entry, report
from lanzarote.law import Law, UnusableLaw
from lanzarote.law.tree import parse
from lanzarote.load import bundled, load
from lanzarote.model import Situation
from lanzarote.specification import holdings
from lanzarote.verifier import Disagreement, Misbehaves, Result, decide, failed
from lanzarote.verifier.run import FAILED, outcome_in

UNUSABLE = 4


@dataclass
class Run:
    """What one pytest run holds to the Opinion, and what is expected of each law."""

    laws: list[Law]
    strict_guidance: bool
    paths: list[str]
    expected: dict[str, dict[str, str]]
    ids: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, options: Any) -> "Run":
        """The run that the options ask for. Raises pytest.UsageError, which is exit 4."""
        problems = [wrong for path in options.conformance_report if (wrong := pages.check_path(path))]
        as_of, laws = None, []
        try:
            as_of = date.fromisoformat(options.as_of) if options.as_of else None
        except ValueError:
            problems.append(f"--as-of {options.as_of!r} is not a day of the calendar, YYYY-MM-DD")
        for name in dict.fromkeys(options.jurisdiction or bundled()):
            try:
                laws.append(load(name, as_of))
            except UnusableLaw as error:
                problems.append(str(error))
        if problems:
            raise pytest.UsageError("\n".join(problems))
        expected = {} if options.jurisdiction or as_of else expectations()
        return cls(laws, options.strict_guidance, options.conformance_report, expected)

    def header(self) -> list[str]:
        """Each law, the day, its sources, the number of cases; then what all verdicts assume."""
        lines = [line for law in self.laws for line in summary.header(report(law, []))]
        return [*lines, *summary.assumptions()]

    def reports(self, gathered: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """A report on each law, from the results that came in. Partial where some did not."""
        wanted = [h.id for h in holdings()]
        for law in self.laws:
            found = {each["holding"]["id"]: each["holding"] for each in gathered if each["law"] == law.name}
            order = sorted(found, key=lambda name: wanted.index(name) if name in wanted else len(wanted))
            yield report(law, [found[name] for name in order], complete=set(wanted) <= set(found))

    def closing(self, gathered: list[dict[str, Any]]) -> Iterator[str]:
        """The summary of each law."""
        for told in self.reports(gathered):
            yield from summary.closing(told)

    def finish(self, gathered: list[dict[str, Any]], exitstatus: int) -> int | None:
        """Write the reports; the exit code, where a law turned out to be unusable."""
        told = list(self.reports(gathered))
        for path in self.paths:
            pages.write(path, told)
        return UNUSABLE if any(each["holding"]["verdict"] == "unusable" for each in gathered) else None


def expectations() -> dict[str, dict[str, str]]:
    """For each bundled law that falls short, the verdicts that are expected, by holding."""
    text = resources.files("lanzarote.laws").joinpath("expectations.yaml").read_text("utf-8")
    told = parse(text, "expectations.yaml").value
    return {law: dict(each["expected"]) for law, each in told.items()}


def items_of(collector: Any, holding: Holding, run: Run) -> list[pytest.Item]:
    """One item for each law."""
    name = f"test_{holding.id}"
    return [
        HoldingItem.from_parent(collector, name=f"{name}[{law.name}]", holding=holding, law=law, run=run)
        for law in run.laws
    ]


class NotFollowed(Exception):
    """A law does not follow a holding, or follows it against expectation."""


class HoldingItem(pytest.Item):
    """A holding about one law."""

    def __init__(self, *, holding: Holding, law: Law, run: Run, **keywords: Any) -> None:
        super().__init__(**keywords)
        self.holding, self.law, self.run = holding, law, run
        self.add_marker(pytest.mark.holding(*holding.paragraphs))

    def runtest(self) -> None:
        """Decide the holding over every case, then try it on situations read off random whole cases."""
        result = decide(self.law, self.holding)
        expected = self.run.expected.get(self.law.name, {}).get(self.holding.id)
        entry = holding_entry(result)
        shown = "expected" if expected == entry["verdict"] else entry["verdict"]
        self.user_properties.append(("lanzarote", {"law": self.law.name, "holding": entry, "shown": shown}))
        if expected and not shown == "expected":
            message = f"expected to be “{expected}”, but is “{entry['verdict']}”: expectations.yaml is stale"
            raise NotFollowed(f"{self.law.name}, {self.holding.id}: {message}")
        if failed(result, self.run.strict_guidance) and not expected:
            raise NotFollowed("\n".join(summary.story(entry)))
        if result.counterexample is None:
            self._try(result)

    def _try(self, result: Result) -> None:
        for case in random_situations(tuple(self.law.circumstances)):
            if isinstance(case, self.holding.kind or ()) and outcome_in(self.law, self.holding, case)[0] == FAILED:
                raise Disagreement(f"{self.holding.id} is {result.outcome.value}, but fails on {case!r}")

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        """What, why, in which case, at which line; no traceback for what is no defect of the program."""
        if isinstance(excinfo.value, NotFollowed | Misbehaves):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Any, int, str]:
        """File and line of the property."""
        return self.path, self.holding.claim.__code__.co_firstlineno - 1, self.name


@cache
def random_situations(circumstances: tuple[str, ...]) -> list[Situation]:
    """Situations read off random whole cases, drawn once for a set of circumstances."""
    from hypothesis import HealthCheck, Phase, given, settings

    from lanzarote.strategies import cases

    found: list[Situation] = []

    @settings(database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck), deadline=None)
    @given(cases(circumstances=circumstances))
    def collect(case: Any) -> None:
        found.extend(case.situations())

    collect()
    return list(_unique(found))


def _unique(situations: Iterable[Situation]) -> Iterable[Situation]:
    return dict.fromkeys(situations)

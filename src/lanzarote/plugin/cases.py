"""What pytest runs of case files: whether a law finds in a case what the file expects of it."""

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest

from lanzarote.casefile.beside import laws_of, unknown_laws
from lanzarote.casefile.read import SUFFIX, read_case_file
from lanzarote.casefile.values import CaseFile
from lanzarote.exit_codes import ExitCode
from lanzarote.explanation import explain
from lanzarote.explanation.kept import on_its_day
from lanzarote.law import Law, Problem, Unusable, UnusableCase
from lanzarote.law.problems import inert
from lanzarote.law.written import WrittenLaw
from lanzarote.lawfile.load import load
from lanzarote.report.entries import CaseEntry
from lanzarote.report.explanation import case_entry
from lanzarote.report.explanation_text import case_lines
from lanzarote.verifier import Misbehaves, guarded

ENTRY = "lanzarote case"
"""The attribute of a test report that holds what a law makes of a case, also when it comes from a worker."""
NAME = "lanzarote cases"
EXPECTS_NOTHING = "the case file expects nothing; write “expect”"


class NotAsExpected(Exception):
    """A law does not find in a case what is expected of it."""


def as_expected() -> None:
    """A law finds in a case what the case file expects of it."""


class CaseItem(pytest.Function):
    """A case and a law that is to find something in it: for plug-ins a test function, whose work is done here."""

    nofuncargs = True

    def __init__(self, *, case: CaseFile, law: Law, **keywords: Any) -> None:
        super().__init__(callobj=as_expected, **keywords)
        self.case, self.law = case, law
        self.entry: CaseEntry | None = None

    def runtest(self) -> None:
        """Ask the law, on the day of the case or its own."""
        self.entry = case_entry(explain(on_its_day(self.law, self.case), self.case))
        if not self.entry["expectations"]:
            pytest.skip(EXPECTS_NOTHING)
        if not self.entry["as_expected"]:
            raise NotAsExpected("\n".join(case_lines(self.entry)))

    def repr_failure(self, excinfo: Any) -> Any:  # type: ignore[override]  # as in its base
        """The explanation; no traceback for what is no defect of the program."""
        if isinstance(excinfo.value, NotAsExpected | Unusable | Misbehaves):
            return str(excinfo.value)
        return super().repr_failure(excinfo)

    def reportinfo(self) -> tuple[Any, int, str]:
        """The case file, and the case in its words."""
        return self.path, 0, inert(f"{self.case.title} [{self.law.name}]")


class CaseCollector(pytest.File):
    """A case file: one item for each law to which it belongs."""

    def collect(self) -> Iterator[CaseItem]:
        """Raises CollectError where the case file, or a law that it names, cannot be used."""
        try:
            case = read_case_file(_as_named(self.path, self.config))
            laws = _cases(self.config).laws(case, named=self.session.isinitpath(self.path))
        except (Unusable, Misbehaves) as error:
            _cases(self.config).unusable = True
            raise self.CollectError(str(error)) from None
        for law in laws:
            yield CaseItem.from_parent(self, name=law.name, case=case, law=law)


class Cases:
    """Hooks into pytest: adds the cases that are kept beside the laws of a session, and gathers what came of them."""

    def __init__(self, config: pytest.Config, laws: list[Law] | None) -> None:
        """Of the laws that are named, or (None) of those to which each case belongs."""
        self.config, self.session_laws = config, laws
        self.loaded: dict[str, Law] = {}
        self.found: dict[str, dict[str, CaseEntry]] = {}
        """By the name of the law, then of the test."""
        self.unusable = False

    def laws(self, case: CaseFile, named: bool) -> list[Law]:
        """The laws that are to find something in a case; `named`: the case file itself was named.

        Raises Unusable where a law cannot be used, or a case file that was named belongs to none.
        """
        if self.session_laws is None:
            return [self._load(name) for name in laws_of(case)]
        if problems := [*unknown_laws(case, *(law.name for law in self.session_laws))]:
            raise UnusableCase(problems)
        if named:
            if found := [law for law in self.session_laws if case.expected_of(law.name)]:
                return found
            names = ", ".join(law.name for law in self.session_laws)
            raise UnusableCase([Problem(case.file, 0, 0, f"expects nothing of {names}; write “expect”")])
        return [law for law in self.session_laws if _belongs(case, law)]

    def _load(self, name: str) -> Law:
        if name not in self.loaded:
            self.loaded[name] = guarded(load(name))
        return self.loaded[name]

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, session: pytest.Session, items: list[pytest.Item]) -> None:
        """Add the cases beside the laws that are named, unless single tests were asked for."""
        if any("::" in argument for argument in self.config.args):
            return
        collected = {item.path for item in items if isinstance(item, CaseItem)}
        folders = dict.fromkeys(folder for law in self.session_laws or () if (folder := _folder(law)))
        for file in (file for folder in folders for file in sorted(folder.glob(f"*{SUFFIX}"))):
            if file not in collected:
                try:
                    items += CaseCollector.from_parent(session, path=file).collect()
                except pytest.Collector.CollectError as error:
                    raise pytest.UsageError(str(error)) from None

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: Any) -> Generator[None, Any, Any]:
        """Give the report of an item's run what came of it."""
        report = yield
        if isinstance(item, CaseItem) and call.when == "call":
            if item.entry:
                setattr(report, ENTRY, item.entry)
            elif call.excinfo and isinstance(call.excinfo.value, Unusable | Misbehaves):
                setattr(report, ENTRY, None)
        return report

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Gather results, from this process or from a worker."""
        if hasattr(report, ENTRY):
            entry: CaseEntry | None = getattr(report, ENTRY)
            if entry:
                self.found.setdefault(entry["law"], {})[report.nodeid] = entry
            self.unusable = self.unusable or entry is None

    def of(self, law: str) -> list[CaseEntry]:
        """What the law made of cases."""
        found = self.found.get(law, {})
        return [found[name] for name in sorted(found)]

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """A case or a law that cannot be used is exit 4."""
        if self.unusable:
            session.exitstatus = ExitCode.UNUSABLE


def _belongs(case: CaseFile, law: Law) -> bool:
    """Whether a case is kept for a law; one that expects nothing is told of each law beside it."""
    beside = _folder(law) == Path(case.file).absolute().parent
    return law.name in case.laws or (beside and (case.for_any_law or not case.expected))


def _folder(law: Law) -> Path | None:
    """The folder of a law that was read from a file of its own."""
    file = Path(law.content.file).absolute() if isinstance(law, WrittenLaw) else None
    return file.parent if file and file.is_file() else None


def _as_named(file: Path, config: pytest.Config) -> Path:
    """The path as one would name it where pytest was called."""
    here = config.invocation_params.dir
    return file.relative_to(here) if file.is_relative_to(here) else file


def _cases(config: pytest.Config) -> Cases:
    found: Cases | None = config.pluginmanager.get_plugin(NAME)
    return found or registered(config, None)


def registered(config: pytest.Config, laws: list[Law] | None) -> Cases:
    """The hooks, from now on; laws that are named count more than none."""
    found: Cases | None = config.pluginmanager.get_plugin(NAME)
    if found is None:
        found = Cases(config, laws)
        config.pluginmanager.register(found, NAME)
    return found

"""Another Opinion is another package like `spec`: it is proved, reported and mutated without a change of the program."""

from pathlib import Path

import jsonschema
import pytest

from lanzarote import Offence, load, specification, verify
from lanzarote.evidence.mutants import Original, Status
from lanzarote.lawfile.file import CONVENTION, checked
from lanzarote.report.entries import holding_entry, report
from lanzarote.verifier import Outcome
from tests.helpers import REPORT_SCHEMA, edited, law_of

FIVE_LINES = '''
@holding("Another 1")
def test_possession_is_intentional(law: Law, case: Conduct) -> None:
    """Without intent, possession is no offence."""
    when(not case.intentional)
    assert not law.establishes(Offence.ARTICLE_20_1_E, case)
'''


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A package with one holding and nothing else."""
    folder = tmp_path / "another"
    folder.mkdir()
    (folder / "__init__.py").touch()
    head = "from lanzarote import Conduct, Law, Offence, holding, when\n"
    (folder / "test_one.py").write_text(head + FIVE_LINES, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return "another"


def test_it_is_decided(package: str, tmp_path: Path) -> None:
    """About a law that follows it, and about one that does not."""
    (result,) = verify(load("convention"), package=package).results
    assert result.outcome is Outcome.PROVED
    wrong = law_of(tmp_path, edited("intent: {intentional: yes}", "intent: not required", "Article 20§1.e"))
    (result,) = verify(wrong, package=package).results
    assert result.outcome is Outcome.FALLS_SHORT


def test_it_is_reported(package: str) -> None:
    """With its holding, and without the paragraphs that it does not list."""
    law = load("convention")
    entries = [holding_entry(result, law) for result in verify(law, package=package).results]
    told = report(law, entries, package=package)
    jsonschema.validate(told, REPORT_SCHEMA)
    assert [each["id"] for each in told["holdings"]] == ["possession_is_intentional"]
    assert told["paragraphs"] == []
    assert specification.title(package) == "another"


def test_it_is_mutated(package: str) -> None:
    """What it speaks of is noticed; it leaves nothing to national law, so what it does not speak of is missed."""
    original = Original(checked(CONVENTION), package)
    dropped = {
        (edit.offence, edit.elements[0]): original.mutant(edit).status
        for edit in original.edits
        if edit.operator == "drop an element"
    }
    assert dropped[Offence.ARTICLE_20_1_E, "intent"] is Status.KILLED
    assert dropped[Offence.ARTICLE_20_1_F, "intent"] is Status.SURVIVED

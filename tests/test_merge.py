"""Reports of runs that were split over machines become one, or it is said in one line why not."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from lanzarote.command.main import main
from tests.helpers import CONVENTION_TEXT, REPORT_SCHEMA, python_law, run_pytest, written

NARROW = CONVENTION_TEXT.replace("proposes: yes,", "proposes: yes, agreed: yes,")


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def checked(name: str, *laws: str | Path) -> Any:
    """The report on laws, as it is written into a file."""
    main(["check", *map(str, laws), "--conformance-report", name])
    return read(name)


def read(name: str) -> Any:
    """A report in a file."""
    return json.loads(Path(name).read_text("utf-8"))


def spoilt(name: str, report: Any, change: Callable[[Any], object]) -> str:
    """A file with a report in which something was changed."""
    copy = json.loads(json.dumps(report))
    change(copy)
    Path(name).write_text(json.dumps(copy), "utf-8")
    return name


def test_reports_on_several_laws_become_what_one_run_writes(capsys: pytest.CaptureFixture[str]) -> None:
    """In the order of the files, with what cannot be used, byte for byte; the exit code is that of the run."""
    law = written(Path(), NARROW)
    whole = main(["check", str(law), "nowhere.yaml", "convention", "--conformance-report", "whole.json"])
    checked("a.json", law, "nowhere.yaml")
    checked("b.json", "convention")
    capsys.readouterr()
    assert main(["merge", "a.json", "b.json"]) == whole == 4
    told = capsys.readouterr()
    assert told.out == Path("whole.json").read_text("utf-8")
    assert told.err.splitlines()[0].startswith("my: falls short on Article 23")
    assert told.err.splitlines()[-1] == "nowhere.yaml: cannot be read: No such file or directory"


def test_parts_of_one_law_become_the_whole(pytester: pytest.Pytester, capsys: pytest.CaptureFixture[str]) -> None:
    """In the order of the specification, whatever the order of the files; only then is there a verdict on it."""
    files = ["01_recitals", "02_the_committee_holds", "03_article_23_and_its_report", "06_guidance_to_parties",
             "09_questions_of_interpretation"]  # fmt: skip
    for file in files:
        spec = f"lanzarote.spec.test_{file}"
        run_pytest(pytester, "--pyargs", spec, "--jurisdiction", "convention", "--conformance-report", f"{file}.json")
    parts = [str(pytester.path / f"{file}.json") for file in files]
    whole = checked("whole.json", "convention")
    capsys.readouterr()
    assert main(["merge", *reversed(parts), "-o", "joined.json"]) == 0
    assert capsys.readouterr().out.startswith("convention: follows all it speaks of; depends on ")
    assert read("joined.json") == whole | {"concordance": []}
    assert main(["merge", *parts[1:], "-o", "part.json"]) == 0
    assert "partial run" in capsys.readouterr().out
    assert not read("part.json")["complete"]
    jsonschema.validate(read("part.json"), REPORT_SCHEMA)


def test_what_one_run_left_out_another_can_add(pytester: pytest.Pytester) -> None:
    """Until then the run fails."""
    for name, chosen in (("a", "article_23"), ("b", "not article_23")):
        report = ("--conformance-report", f"{name}.json")
        run_pytest(pytester, "--pyargs", "lanzarote.spec", "--jurisdiction", "convention", "-k", chosen, *report)
    a, b = (str(pytester.path / f"{name}.json") for name in "ab")
    assert main(["merge", a, "-o", "a.json"]) == 1
    assert main(["merge", a, b, "-o", "both.json"]) == 0
    assert read("both.json")["left_out"] == []
    assert read("both.json")["complete"]


def test_a_joined_report_is_written_in_any_format() -> None:
    """By its suffix, as --conformance-report is."""
    checked("a.json", written(Path(), NARROW))
    checked("b.json", "convention")
    assert main(["merge", "a.json", "b.json", "-o", "out.sarif"]) == 1
    assert main(["check", "my.jurisdiction.yaml", "convention", "--conformance-report", "run.sarif"]) == 1
    assert Path("out.sarif").read_bytes() == Path("run.sarif").read_bytes()


def test_the_same_said_twice_is_said_once() -> None:
    """Also by another path."""
    report = checked("a.json", "convention")
    spoilt("b.json", report, lambda r: r["law"]["texts"][0].update(file="elsewhere.yaml"))
    assert main(["merge", "a.json", "a.json", "b.json", "-o", "out.json"]) == 0
    assert read("out.json") == report


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line in which it is said why reports cannot be joined."""
    capsys.readouterr()
    assert main(["merge", *arguments]) == 4
    told = capsys.readouterr()
    assert told.out == ""
    (line,) = told.err.splitlines()
    return line


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda r: r.update(schema_version=1), "b.json: is no report of this version of lanzarote: 1 is not one of [2]"),
        (lambda r: r["specification"].update(sha256="0" * 64), "b.json: is of another specification than this: sha256 000000000000…, here "),
        (lambda r: r["specification"].update(sha256="", package=""), "b.json: is of another specification than this: sha256 of other files, here "),
        (lambda r: r["model"].update(fingerprint="0"), "b.json: is of another model than this, which tells other cases apart"),
        (lambda r: r["law"]["texts"][0].update(sha256="0" * 64), "a.json and b.json: are not known to be of one text, and both are on a law called “convention”"),
        (lambda r: r["law"].update(as_of="2001-01-01"), "a.json and b.json: are as of different days, or assume different things, and both are on “convention”"),
        (lambda r: r["assumed"].update(stricter=["x"]), "a.json and b.json: are as of different days, or assume different things, and both are on “convention”"),
        (lambda r: r["holdings"][0].update(verdict="silent"), "a.json and b.json: say different things of “the law states its legal age”"),
        (lambda r: r["holdings"][-1].update(fails=True), "a.json and b.json: say different things of “"),
    ],
)  # fmt: skip
def test_what_cannot_be_joined_is_refused_in_one_line(
    change: Callable[[Any], object], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another version or specification; one law twice, with another text, day, assumption or answer."""
    spoilt("b.json", checked("a.json", "convention"), change)
    assert refused(capsys, "a.json", "b.json").startswith(why)


def test_a_file_that_is_no_report_is_refused_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Also one of another format, or none at all; and where it cannot be written."""
    checked("a.json", "convention")
    main(["check", "convention", "--conformance-report", "a.sarif"])
    assert refused(capsys, "a.json", "none.json") == "none.json: cannot be read: No such file or directory"
    assert refused(capsys, "a.sarif").startswith("a.sarif: is no report of this version of lanzarote: ")
    assert refused(capsys, "a.json", "-o", "out.pdf").startswith("out.pdf: the file is written as ")
    assert refused(capsys, "a.json", "-o", "no/out.json") == "no/out.json: there is no folder no"


def test_laws_of_which_no_text_is_known_are_not_taken_for_one(capsys: pytest.CaptureFixture[str]) -> None:
    """That two are called alike is not enough."""
    law = python_law(Path(), "return False")
    spoilt("b.json", checked("a.json", law), lambda r: r["law"].update(texts=[]))
    assert "are not known to be of one text" in refused(capsys, "b.json", "b.json")

"""`lanzarote check`: what it prints, and with which code it ends."""

import contextlib
import io
import json
import re
import runpy
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from lanzarote.command import main as command
from lanzarote.command.main import main
from lanzarote.ending import CLOSED
from lanzarote.verifier import Outcome
from tests.helpers import (
    CONVENTION_TEXT,
    HOLDINGS,
    PARAGRAPHS,
    REPORT_SCHEMA,
    Run,
    bundled_text,
    line_of,
    python_law,
    written,
)

FOLLOWS = "follows all it speaks of; depends on purpose-overlap, purpose-at-the-act; silent on measures (1)"
"""What is concluded of the Convention."""


def test_a_law_that_follows_all_ends_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    """And says how many, of how many cases."""
    assert main(["check", "convention"]) == 0
    said = capsys.readouterr().out
    assert "law: convention, as of 2015-06-17" in said
    assert "of solicitation" in said
    assert re.findall(r"^  Article 23 +(\d+) proved, 2 depends$", said, re.M) == ["20"]
    assert said.rstrip().endswith(f"convention: {FOLLOWS}")


def test_a_law_that_falls_short_ends_with_1_and_tells_the_case(capsys: pytest.CaptureFixture[str]) -> None:
    """What, why, in which case, at which line, and what would mend it."""
    assert main(["check", "sweden-2009"]) == 1
    said = capsys.readouterr().out
    start = said.index("FALLS SHORT: all elements together are criminalised and nothing else is required")
    story = said[start:].split("\n\n")[0].splitlines()
    assert story[1].startswith("  Note 1, Opinion 3, Opinion 12, ")
    assert " (must): Where every element is there beyond dispute, and nothing beside, it is criminalised" in story[1]
    agreed, line = (line_of(words, bundled_text("sweden-2009")) for words in ("agreed: yes", "      proposal:"))
    assert story[2] == f"  because of “agreed: yes” in “proposal” of Brottsbalken 6:10a (first wording) (line {agreed})"
    assert story[3:5] == [f"    {agreed:>4} | agreed: yes", "         | ^"]
    assert story[5].startswith("  case:   The offender is ")
    assert story[6] == "  answer: Article 23: no; beyond Article 23: no"
    assert story[7].startswith("  Brottsbalken 6:10a (first wording) (lanzarote/laws/sweden-2009.jurisdiction.yaml:")
    assert any(each.startswith(f"    missing: proposal (line {line}") for each in story)
    assert story[-1] == f"  remedy: it would be followed, if “agreed: yes” were left out (line {agreed})"


def test_as_much_is_said_as_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    """One line a law, or every holding; the exit code is the same."""
    assert main(["check", "convention", "sweden-2009", "-q"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["convention", "sweden-2009"]
    assert main(["check", "convention", "-v"]) == 0
    said = capsys.readouterr().out
    assert "\n  proved          child to child solicitation is never article 23 (Opinion 5, Opinion 3)\n" in said
    assert main(["check", "convention", "-q", "-v"]) == 4


def test_silence_is_neither_a_pass_nor_a_failure(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The summary says so."""
    file = written(tmp_path, CONVENTION_TEXT.replace("proposes: yes,", "proposes: yes, untranslatable: a term of art,"))
    assert main(["check", str(file)]) == 0
    said = capsys.readouterr().out
    assert "my: follows all it speaks of; silent on " in said
    reason = said.index("  silent, because\n    a term of art\n      ")
    assert "all elements together are criminalised and nothing else is required; " in said[reason:]


def test_guidance_counts_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    """--strict-guidance."""
    assert main(["check", "convention", "--strict-guidance"]) == 1
    assert "NOT TAKEN UP: solicitation for abuse that stays online" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check"], "the following arguments are required: LAW"),
        (["check", "convention", "--as-of", "yesterday"], "'yesterday' is not a day of the calendar, YYYY-MM-DD"),
        (["check", "convention", "--as-of", "2015-02-30"], "is not a day of the calendar"),
        (["check", "convention", "--as-of", "20150617"], "'20150617' is not a day of the calendar, YYYY-MM-DD"),
        (["check", "convention", "--as-of", "2015-W25-3"], "is not a day of the calendar, YYYY-MM-DD"),
        (["check", "convention", "--as-of", ""], "is not a day of the calendar, YYYY-MM-DD"),
        (
            ["check", "convention", "--conformance-report", "out.pdf"],
            "out.pdf: the file is written as .json, .md, .html",
        ),
        (["check", "convention", "--conformance-report", "no/where/out.json"], "there is no folder no/where"),
        (["check", "convention", "--conformance-report", "folder.json"], "folder.json: is a folder"),
        (["check", "tests.python_convention:law", "--as-of", "2015-06-17"], "is a Python law, which knows no dates"),
        (["check", "belgum-2014"], "did you mean “belgium-2014”?"),
        (["check", "convention", "--frobnicate"], "unrecognized arguments"),
        ([], "the following arguments are required: COMMAND"),
    ],
)
def test_what_cannot_be_used_ends_with_4_and_one_clear_line(
    arguments: list[str],
    message: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No traceback, nothing on the output."""
    (tmp_path / "folder.json").mkdir()
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 4
    told = capsys.readouterr()
    assert message in told.err
    assert "Traceback" not in told.err


def test_one_unusable_law_leaves_the_others(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The code is 4, the other verdicts are there."""
    bad, report = python_law(tmp_path, "return 3"), tmp_path / "out.json"
    code = main(["check", str(bad), "sweden-2009", "nowhere", "--conformance-report", str(report)])
    told = capsys.readouterr()
    assert code == 4
    assert "the law “bad” cannot be used: establishes answers 3" in told.err
    assert "nowhere: is no law" in told.err
    assert "sweden-2009: falls short on" in told.out
    found = json.loads(report.read_text("utf-8"))
    assert [each["law"]["name"] for each in found["reports"]] == ["sweden-2009"]
    assert [each["name"] for each in found["unusable"]] == [str(bad), "nowhere"]
    jsonschema.validate(found, REPORT_SCHEMA)


def test_the_day_can_be_given(capsys: pytest.CaptureFixture[str]) -> None:
    """--as-of."""
    assert main(["check", "belgium-2014", "--as-of", "2014-05-09"]) == 1  # for what it says of material
    said = capsys.readouterr().out
    assert "as of 2014-05-09" in said
    assert "    the file holds no text of Article 23 for 2014-05-09; the first begins 2014-05-10\n" in said
    assert "goes further: Code pénal, art. 377quater" not in said


def test_the_report_keeps_to_its_schema_and_is_the_same_every_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """All paragraphs; the same bytes."""
    one, other = tmp_path / "one.json", tmp_path / "other.json"
    for path in (one, other):
        main(["check", "france-2007", "--conformance-report", str(path)])
    assert one.read_bytes() == other.read_bytes()
    told = json.loads(one.read_text("utf-8"))
    jsonschema.validate(told, REPORT_SCHEMA)
    assert len(told["paragraphs"]) == PARAGRAPHS
    assert told["complete"]
    assert len(told["holdings"]) == HOLDINGS
    main(["check", "france-2007", "convention", "--conformance-report", str(one)])
    told = json.loads(one.read_text("utf-8"))
    jsonschema.validate(told, REPORT_SCHEMA)
    assert [r["law"]["name"] for r in told["reports"]] == ["france-2007", "convention"]


def test_what_a_law_does_not_provide_is_told_without_a_case(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Where the measure stands in the law file, and no remedy."""
    measure = "measures:\n  adequate means for civil society: {provided: no, cite: s. 1}\n"
    text = CONVENTION_TEXT + measure
    file = written(tmp_path, text)
    assert main(["check", str(file), "--strict-guidance"]) == 1
    story = capsys.readouterr().out.split("NOT TAKEN UP: adequate means are allocated to civil society\n")[1]
    line = line_of("measures:\n", text) + 1
    assert story.splitlines()[1:3] == [f"  at:      {file.as_posix()}:{line}", ""]


def test_the_output_may_be_any_text_stream() -> None:
    """Also one that has no encoding."""
    with contextlib.redirect_stdout(io.StringIO()) as out:
        assert main(["check", "convention"]) == 0
    assert FOLLOWS in out.getvalue()


def test_a_reader_who_goes_away_is_no_traceback() -> None:
    """As in `… | head`."""
    command = [
        sys.executable,
        "-c",
        "from lanzarote.command.main import main; raise SystemExit(main(['check', 'convention']))",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:  # noqa: S603
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == f"{CLOSED}\n".encode()
    assert running.returncode == 4


def test_the_command_runs_as_a_program() -> None:
    """`python -m` is not needed; the script is installed."""
    done = subprocess.run(  # noqa: S603
        [Path(sys.executable).with_name("lanzarote"), "check", "convention"],
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0
    assert FOLLOWS in done.stdout


def test_a_report_that_turns_out_unwritable_is_exit_4(capsys: pytest.CaptureFixture[str]) -> None:
    """One line that says why, after the verdict; no traceback."""
    name = "a" * 300 + ".json"
    assert main(["check", "convention", "--conformance-report", name]) == 4
    told = capsys.readouterr()
    assert FOLLOWS in told.out
    assert told.err == f"{name}: cannot be written: File name too long\n"


def test_a_name_too_long_for_a_file_is_no_law(capsys: pytest.CaptureFixture[str]) -> None:
    """Nor a traceback."""
    assert main(["check", "a" * 300]) == 4
    assert "is no law" in capsys.readouterr().err


def test_several_laws_at_a_time_come_in_the_order_of_the_arguments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The same output, reports and exit code as one at a time; what is unusable stands on stderr in its place."""
    monkeypatch.setattr(command, "SECONDS_OF_SILENCE", 60.0)
    names = ["sweden-2009", "nonsense", "convention", "greece-2008"]
    told = []
    for jobs in ("1", "3"):
        file = tmp_path / f"{jobs}.json"
        assert main(["check", *names, "--jobs", jobs, "--conformance-report", str(file)]) == 4
        told.append((capfd.readouterr(), file.read_bytes()))
    assert told[0] == told[1]
    assert told[0][0].err.startswith("nonsense: is no law")


@pytest.mark.parametrize("number", ["0", "-1", "two", "1.5", ""])
def test_a_number_of_jobs_is_a_number_from_1(number: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Anything else is exit 4."""
    assert main(["check", "convention", "--jobs", number]) == 4
    assert f"{number!r} is not a number from 1" in capsys.readouterr().err


def test_where_there_are_no_processes_laws_are_checked_one_at_a_time(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As in a browser."""

    def none(*arguments: object, **options: object) -> None:
        raise NotImplementedError

    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", none)
    assert main(["check", "convention", "sweden-2009", "--jobs", "2"]) == 1
    assert capsys.readouterr().out.count(" of solicitation") >= 2


def test_a_process_that_ends_takes_no_verdict_with_it(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A Python law that ends its process: exit 4, and one line."""
    files = [str(python_law(tmp_path, "import os\nos.kill(os.getpid(), 9)", name)) for name in ("one", "other")]
    assert main(["check", *files, "--jobs", "2"]) == 4
    assert capfd.readouterr().err == (
        "a process ended before its laws were checked; with --jobs 1 it is seen at which law\n"
    )


def test_a_long_run_says_how_far_it_is(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Every two seconds; never after the last law."""
    monkeypatch.setattr(command, "SECONDS_OF_SILENCE", 0.0)
    assert main(["check", "convention", "sweden-2009", "greece-2008"]) == 1
    assert capsys.readouterr().err == "1 of 3 laws\n2 of 3 laws\n"


def test_the_shipped_schema_of_a_report_is_made_from_its_types(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Remake it with `python -m lanzarote.report.schema`; the verdicts in it are those that there are."""
    monkeypatch.delitem(sys.modules, "lanzarote.report.schema", raising=False)
    runpy.run_module("lanzarote.report.schema", run_name="__main__")
    assert json.loads(capsys.readouterr().out) == REPORT_SCHEMA
    jsonschema.Draft7Validator.check_schema(REPORT_SCHEMA)
    assert REPORT_SCHEMA["definitions"]["HoldingEntry"]["properties"]["verdict"]["enum"] == [
        each.value for each in Outcome
    ]


def test_a_question_of_interpretation_may_be_assumed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By name, or each by its lean; every report says so. The lenient reading owes nothing."""
    assert main(["check", "convention", "--assume", "purpose-overlap"]) == 1
    told = capsys.readouterr().out
    assert "  assumed, in the stricter reading: purpose-overlap\n" in told
    assert "convention: falls short on Article 23 (1)\n" in told
    report = tmp_path / "out.json"
    assert main(["check", "convention", "--assume", "better", "--conformance-report", str(report)]) == 1
    assert "  assumed, in the lenient reading: purpose-at-the-act\n" in capsys.readouterr().out
    found = json.loads(report.read_text("utf-8"))
    assert found["assumed"]["lenient"] == ["purpose-at-the-act"]
    (lenient,) = (h for h in found["holdings"] if h["depends_on"] == "purpose-at-the-act")
    assert (lenient["verdict"], lenient["reasons"]) == (
        "not applicable",
        ["purpose-at-the-act is assumed in its lenient reading"],
    )


def test_a_question_that_the_register_does_not_hold_is_named(spec: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 4, and what it may have been; in pytest too."""
    wrong = "“on-the-wax” is no question of interpretation; did you mean “on-the-way”?"
    assert main(["check", "convention", "--assume", "on-the-wax"]) == 4
    assert wrong in capsys.readouterr().err
    done = spec("--jurisdiction", "convention", "--assume", "on-the-wax")
    assert done.ret == 4
    done.stderr.fnmatch_lines([f"*--assume: {wrong}*"])

"""What a terminal shows: a part of a verdict, many laws in one table, and colour where it belongs."""

import io
from pathlib import Path

import pytest

from lanzarote import verify
from lanzarote.command import main as command
from lanzarote.command.main import main
from lanzarote.report.colour import coloured, wanted
from lanzarote.report.entries import ReportEntry, holding_entry, report
from lanzarote.report.matrix import WORST, matrix
from lanzarote.report.parts import PARTS, part
from lanzarote.report.signs import MEANING, SIGNS
from lanzarote.report.snippet import snippet
from lanzarote.report.text import part_about
from lanzarote.verifier import Outcome
from tests.helpers import CONVENTION, edited, without, written


def whole() -> ReportEntry:
    """The report on the Convention."""
    return report(CONVENTION, [holding_entry(r, CONVENTION) for r in verify(CONVENTION).results])


NARROW = edited("direction: by", "agreed: yes, direction: by")


@pytest.mark.parametrize("only", ["article-23", "Article 23", "23"])
def test_a_part_is_printed_and_the_verdict_is_on_the_whole(
    only: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In whatever way the article is written; the exit code is that of the whole, too."""
    file = str(written(tmp_path, without("Article 21§1.c")))
    assert main(["check", file]) == 1
    whole = capsys.readouterr().out
    assert main(["check", file, "--only", only]) == 1
    told = capsys.readouterr().out
    assert "Article 23: exact" in told
    assert "FALLS SHORT" not in told
    assert "  Article 21 " not in told
    assert told.rstrip().splitlines()[-1] == whole.rstrip().splitlines()[-1] == "my: falls short on Article 21 (1)"
    assert set(told.splitlines()) <= set(whole.splitlines())


def test_several_parts_are_printed_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And every holding of theirs with -v."""
    file = str(written(tmp_path, without("Article 21§1.c")))
    assert main(["check", file, "--only", "21", "--only", "guidance", "-v"]) == 1
    told = capsys.readouterr().out
    assert "FALLS SHORT: knowingly attending is an offence" in told
    assert "  guidance " in told
    assert "possessing is an offence" not in told
    assert "Article 23: exact" not in told


def test_what_is_no_part_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """With all that there are."""
    assert main(["check", "convention", "--only", "19"]) == 4
    assert "“19” is no part of a verdict; there are article-23," in capsys.readouterr().err


def test_every_holding_is_in_a_part() -> None:
    """So that no part together hides one."""
    assert {part_about(each) for each in whole()["holdings"]} == set(PARTS.values())
    assert [part(name) for name in PARTS] == [*PARTS.values()]


def test_many_laws_take_a_line_each_and_a_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a legend of the signs that it has; all is said where it is asked for."""
    monkeypatch.setattr(command, "MANY", 2)
    file = str(written(tmp_path, NARROW))
    assert main(["check", "convention", file]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("convention: follows all it speaks of")
    assert lines[1] == "my: falls short on Article 23 (1)"
    table = dict(line.split(maxsplit=1) for line in lines[4:6])
    assert table["my"].split()[0] == SIGNS["falls short"]
    assert table["convention"].split()[0] == SIGNS["depends"]
    assert f"  ✗   falls short: {MEANING['falls short']}" in lines
    assert main(["check", "convention", file, "-v"]) == 1
    assert "FALLS SHORT: all elements" in capsys.readouterr().out


def test_one_verdict_stands_for_several_in_every_case() -> None:
    """And a law that was not asked of a part has an empty place."""
    assert set(WORST) == set(Outcome)
    report = whole()
    empty = {**report, "holdings": []}
    assert [*matrix([empty])][1] == "convention"  # type: ignore[list-item]


class Terminal(io.StringIO):
    """A stream that is one."""

    def isatty(self) -> bool:
        """It is."""
        return True


@pytest.mark.parametrize(
    ("stream", "environment", "colour"),
    [
        (Terminal(), {}, True),
        (io.StringIO(), {}, False),
        (Terminal(), {"NO_COLOR": "1"}, False),
        (Terminal(), {"NO_COLOR": ""}, True),
        (io.StringIO(), {"FORCE_COLOR": "1"}, True),
        (Terminal(), {"FORCE_COLOR": "0"}, False),
        (Terminal(), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (Terminal(), {"TERM": "dumb"}, False),
    ],
)
def test_colour_is_for_terminals_unless_somebody_asks(
    stream: io.StringIO, environment: dict[str, str], colour: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """NO_COLOR and FORCE_COLOR as everywhere."""
    monkeypatch.setattr("sys.platform", "linux")
    assert wanted(stream, environment) is colour


def test_only_verdicts_are_coloured() -> None:
    """The word, and nothing that a law's name or a sentence says."""
    assert coloured("FALLS SHORT: a holding") == "\x1b[31mFALLS SHORT\x1b[0m: a holding"
    assert coloured("  Article 20        4 proved, 1 falls short") == (
        "  Article 20        4 \x1b[32mproved\x1b[0m, 1 \x1b[31mfalls short\x1b[0m"
    )
    for plain in ("my: falls short on Article 23 (1)", "  remedy: proved", "the law FALLS SHORT: never"):
        assert coloured(plain) == plain


def test_the_command_colours_what_it_prints(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And is otherwise the same."""
    file = str(written(tmp_path, NARROW))
    monkeypatch.delenv("NO_COLOR", raising=False)
    main(["check", file])
    plain = capsys.readouterr().out
    monkeypatch.setenv("FORCE_COLOR", "1")
    main(["check", file])
    told = capsys.readouterr().out
    assert "\x1b[31mFALLS SHORT\x1b[0m: all elements" in told
    assert plain == told.replace("\x1b[31m", "").replace("\x1b[33m", "").replace("\x1b[32m", "").replace(
        "\x1b[2m", ""
    ).replace("\x1b[0m", "")


LONG = f"      own: {{circumstance: {'x' * 200}, agreed: yes}}"


@pytest.mark.parametrize(
    ("line", "column", "told", "pointed"),
    [
        ("    agreed: yes", 5, "agreed: yes", "a"),
        ("child: {agreed: yes}  # a note", 9, "child: {agreed: yes}  # a note", "a"),
        ("\ttabs: yes", 2, "tabs: yes", "t"),
        (LONG, LONG.index("agreed") + 1, "agreed: yes}", "a"),
        ("a\x1b[31m: yes", 4, "a\\x1b[31m: yes", "3"),
    ],
)
def test_a_caret_stands_under_what_is_meant(line: str, column: int, told: str, pointed: str) -> None:
    """Without the indentation; of a long line, what is around it; what would steer the terminal is text."""
    words, caret = snippet(line, {"file": "f", "line": 7, "column": column})
    assert words.startswith("       7 | ")
    assert told in words
    assert len(words) <= 102
    assert caret.strip("| ") == "^"
    assert words[caret.index("^")] == pointed


@pytest.mark.parametrize(("line", "column"), [("", 1), ("a: b", 9), ("    a: b", 2)])
def test_where_the_line_is_not_known_nothing_is_pointed_at(line: str, column: int) -> None:
    """Of a Python law, or of a place that is no word."""
    assert [*snippet(line, {"file": "f", "line": 7, "column": column})] == []


def test_the_line_of_the_law_stands_below_the_cause(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As it is written in the file."""
    main(["check", str(written(tmp_path, NARROW))])
    lines = capsys.readouterr().out.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("  because of “agreed: yes”"))
    assert lines[at + 1].endswith("| proposal: {proposes: yes, agreed: yes, direction: by the offender to the child}")
    assert lines[at + 1][lines[at + 2].index("^") :].startswith("agreed: yes")

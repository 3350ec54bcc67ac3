"""What machines are told of laws: one list of alerts, and SARIF, annotations, code quality and a shield made from it."""

import json
import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

from lanzarote.command.main import main
from lanzarote.report import alerts as told
from lanzarote.report import pages
from lanzarote.report.alerts import Alert, Level
from lanzarote.report.annotations import annotations
from tests.helpers import (
    BY_ID,
    CONVENTION_TEXT,
    HOLDINGS,
    SPEC,
    Run,
    edited,
    line_of,
    python_law,
    run_pytest,
    without,
    written,
)

NARROW = CONVENTION_TEXT.replace("proposes: yes,", "proposes: yes, agreed: yes,")
"""It falls short for one term, and depends on others."""
AGREED = line_of("agreed: yes", NARROW)
COLUMN = NARROW.splitlines()[AGREED - 1].index("agreed: yes") + 1
NO_ATTEMPT = CONVENTION_TEXT.replace("punishable: yes", "punishable: no")
"""It falls short on several holdings for one line."""
HOSTILE = "[a](http://e.v) {0} {{x}} ::error::a ##[add-mask]b 100% a,b:c <b> \n::stop-commands::x\n%0A"
"""What one of the formats could take for more than a text."""


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def written_as(suffix: str, *laws: str | Path, options: tuple[str, ...] = ()) -> Any:
    """What is written of laws into a file with this suffix."""
    file = Path(f"out{suffix}")
    main(["check", *map(str, laws), *options, "--conformance-report", str(file)])
    return json.loads(file.read_text("utf-8"))


def found(*laws: str | Path, options: tuple[str, ...] = ()) -> list[Alert]:
    """The alerts on laws."""
    report = written_as(".json", *laws, options=options)
    return told.alerts(report.get("reports", [report]), report.get("unusable", []))


def run_of(*laws: str | Path) -> Any:
    """The run in SARIF on laws."""
    (run,) = written_as(".sarif", *laws)["runs"]
    return run


def hostile() -> Path:
    """A law that falls short, is silent for a reason, and whose provision and source are hostile texts."""
    text = NARROW.replace("  - cite: Article 23\n", f"  - cite: {json.dumps(HOSTILE)}\n")
    assert text != NARROW
    return written(Path(), text, "a b,c%d")


# The list


def test_what_falls_short_is_an_error_at_the_part_to_blame() -> None:
    """Each holding once, by its name, with its paragraphs, and a message that stands alone."""
    errors = [each for each in found(written(Path(), NARROW)) if each.level is Level.ERROR]
    assert errors
    for each in errors:
        assert each.place == {"file": "my.jurisdiction.yaml", "line": AGREED, "column": COLUMN}
        assert each.paragraphs == BY_ID[each.rule].paragraphs
        assert each.message.startswith(f"my, falls short: {each.rule.replace('_', ' ')}. ")
        assert BY_ID[each.rule].statement in each.message
        assert f"To blame: “agreed: yes” in “proposal” of Article 23 (line {AGREED})." in each.message
        assert "For example: The offender is 30, the child 12;" in each.message
        assert f"It would be followed, if “agreed: yes” were left out (line {AGREED})" in each.message
    assert len({each.rule for each in errors}) == len(errors)


def test_what_depends_is_a_warning_and_guidance_one_where_it_counts() -> None:
    """As in the exit code, guidance is no matter unless --strict-guidance makes it one."""
    plain, strict = found("convention"), found("convention", options=("--strict-guidance",))
    assert {each.rule for each in plain if each.message.startswith("convention, depends on ")} == {
        e.rule for e in plain
    }
    assert {each.level for each in strict} == {Level.WARNING}
    (more,) = [each for each in strict if each.rule not in {e.rule for e in plain}]
    assert more.message.startswith("convention, not taken up: solicitation for abuse that stays online")


def test_a_label_beyond_its_scope_is_an_error() -> None:
    """It is the other way to breach a duty."""
    text = CONVENTION_TEXT.replace("proposes: yes, ", "")
    assert text != CONVENTION_TEXT
    assert "out of scope" in {each.message.split(": ")[0].partition(", ")[2] for each in found(written(Path(), text))}


def test_a_remark_is_a_note_at_its_place() -> None:
    """It is no fault."""
    text = edited("{below: legal age}", "{below: 17}", "Article 18§1.a")
    report = written_as(".json", written(Path(), text))
    remarks = report["law"]["remarks"]
    notes = [each for each in told.alerts([report]) if each.level is Level.NOTE]
    assert [each.place for each in notes] == [each["place"] for each in remarks]
    assert all(remark["sentence"] in each.message for remark, each in zip(remarks, notes, strict=True))
    assert remarks


def test_what_a_file_cannot_be_used_for_is_an_error_on_its_line() -> None:
    """Each problem; one without a line is told without a place."""
    bad = written(Path(), CONVENTION_TEXT.replace("proposes: yes,", "propose: yes,"))
    alerts = found(bad, "nowhere.yaml")
    assert {each.rule for each in alerts} == {"law-unusable"}
    assert alerts[0].place == {"file": "my.jurisdiction.yaml", "line": line_of("proposes: yes,"), "column": 18}
    assert alerts[-1].place is None
    assert alerts[-1].message == "nowhere.yaml: cannot be read: No such file or directory"


def test_a_case_that_is_not_as_expected_is_an_error_in_the_case_file() -> None:
    """At the expectation."""
    law = written(Path(), CONVENTION_TEXT)
    Path("one.case.yaml").write_text(
        "case: the child agrees\nfacts: {agreed: yes}\nexpect: {Article 23: no}\n", "utf-8"
    )
    alerts = [each for each in found(law) if each.level is Level.ERROR]
    assert [each.rule for each in alerts] == ["case-not-as-expected"]
    assert alerts[0].message == "my: Article 23 is expected to be no, and is yes."
    assert alerts[0].place is not None
    assert (alerts[0].place["file"], alerts[0].place["line"]) == ("one.case.yaml", 3)


def test_a_law_that_says_nothing_is_an_error_of_the_law() -> None:
    """A run that fails has something to look at."""
    law = written(
        Path(), "jurisdiction: X\nas_of: 2015-06-17\nsilent: {all other offences: not read}\nprovisions: []\n"
    )
    (alert,) = found(law)
    assert (alert.rule, alert.level) == ("law-not-shown", Level.ERROR)
    assert alert.place == {"file": "my.jurisdiction.yaml", "line": 1, "column": 1}


@pytest.mark.parametrize(
    ("text", "code"),
    [(CONVENTION_TEXT, 0), (NARROW, 1), (without("Article 20§1.f"), 1), ("provisions: []", 4)],
    ids=["follows", "too narrow", "an offence is missing", "unusable"],
)
def test_a_command_ends_with_0_exactly_where_there_is_no_error(text: str, code: int) -> None:
    """Neither passes in silence what the other does not."""
    law = written(Path(), text)
    assert main(["check", str(law)]) == code
    assert any(each.level is Level.ERROR for each in found(law)) == bool(code)


def test_a_python_law_has_its_file_for_a_place() -> None:
    """Its first line, since nothing is known of what is to blame."""
    alerts = found(python_law(Path(), "return False"))
    assert alerts
    assert {json.dumps(each.place) for each in alerts} == {
        f'{{"file": "{Path.cwd().as_posix()}/bad.py", "line": 1, "column": 1}}'
    }


def test_an_alert_keeps_its_fingerprint_when_lines_move_and_shares_it_with_no_other() -> None:
    """So a platform takes it for the same one."""
    before = told.fingerprints(found(written(Path(), NARROW), "greece-2008"))
    after = told.fingerprints(found(written(Path(), f"# one line\n{NARROW}"), "greece-2008"))
    assert before == after
    assert len(set(before)) == len(before) > 5
    twice = [*found(written(Path(), NARROW))] * 2
    assert len(set(told.fingerprints(twice))) == len(twice)


def test_paths_are_told_from_the_top_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However a law is named and from wherever; what lies elsewhere, or in the package, is left as it is."""
    inner = tmp_path / "top" / "laws"
    inner.mkdir(parents=True)
    (inner.parent / ".git").mkdir()
    written(inner, NARROW)
    monkeypatch.chdir(inner)
    for name in ("my.jurisdiction.yaml", "../laws/my.jurisdiction.yaml", str(inner / "my.jurisdiction.yaml")):
        assert told.path_in_repository(name) == "laws/my.jurisdiction.yaml"
    assert told.path_in_repository(str(tmp_path / "a.yaml")) == (tmp_path / "a.yaml").as_posix()
    assert told.path_in_repository("lanzarote/laws/a.yaml") == "lanzarote/laws/a.yaml"


# SARIF


def test_sarif_holds_every_rule_and_every_alert_at_its_line() -> None:
    """Rules with two descriptions and help; results at lines and columns in files named by relative references."""
    law = written(Path(), NARROW)
    run, alerts = run_of(law), found(law)
    rules = run["tool"]["driver"]["rules"]
    assert len(rules) == HOLDINGS + 4
    assert all(rule[part]["text"] for rule in rules for part in ("shortDescription", "fullDescription", "help"))
    assert [result["message"]["text"] for result in run["results"]] == [each.message for each in alerts]
    for result, alert in zip(run["results"], alerts, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == alert.rule
        assert result["level"] == alert.level.value
        assert alert.place is not None
        (location,) = result["locations"]
        assert location["physicalLocation"] == {
            "artifactLocation": {"uri": "my.jurisdiction.yaml"},
            "region": {"startLine": alert.place["line"], "startColumn": alert.place["column"]},
        }
    assert [each["partialFingerprints"] for each in run["results"]] == [
        {"lanzarote/v1": digest} for digest in told.fingerprints(alerts)
    ]
    assert run["properties"]["conclusions"]["my"].startswith("falls short on Article 23")


def test_several_parts_to_blame_are_related_locations() -> None:
    """The first is the place, the others stand beside it."""
    results = {each["ruleId"]: each for each in run_of("greece-2008")["results"]}
    result = results["all_elements_together_are_criminalised_and_nothing_else_is_required"]
    assert "together." in result["message"]["text"]
    (also,) = result["relatedLocations"]
    assert also["physicalLocation"] != result["locations"][0]["physicalLocation"]


def test_a_file_with_an_odd_name_is_a_valid_reference(tmp_path: Path) -> None:
    """Escaped where it is relative, a whole address where it lies elsewhere."""
    uris = {
        each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in run_of(hostile())["results"]
    }
    assert uris == {"a%20b%2Cc%25d.jurisdiction.yaml"}
    (tmp_path / "here").mkdir()
    law = written(tmp_path, NARROW, "ä b")
    os.chdir("here")
    (uri,) = {each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in run_of(law)["results"]}
    assert uri.startswith("file:///")
    assert unquote(uri).endswith(law.as_posix())


def test_a_hostile_text_stays_text_in_sarif() -> None:
    """No link, no placeholder, no line of its own; HTML and Markdown are never written."""
    run = run_of(hostile())
    texts = [each["message"]["text"] for each in run["results"]]
    assert any("[a] (http://e.v) { 0} { {x} } ::error::a" in text for text in texts)
    assert not [text for text in texts if re.search(r"\]\(|\{\d|\{\{|\}\}|[\r\n]", text)]
    assert "markdown" not in json.dumps(run)


# Annotations


def test_annotations_are_printed_when_asked_for_or_on_github(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the law's line, errors first; nowhere else by itself."""
    law = written(Path(), NARROW)
    main(["check", str(law)])
    assert "::" not in capsys.readouterr().out
    main(["check", str(law), "--annotate"])
    asked = [line for line in capsys.readouterr().out.splitlines() if line.startswith("::")]
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    main(["check", str(law)])
    by_itself = [line for line in capsys.readouterr().out.splitlines() if line.startswith("::")]
    assert asked[2:] == by_itself[2:]
    assert asked[2].startswith(f"::error file=my.jurisdiction.yaml,line={AGREED},col={COLUMN},title=")
    assert [line[:9] for line in asked[2:]] == sorted(line[:9] for line in asked[2:])


def test_alerts_at_one_place_are_one_annotation() -> None:
    """Since GitHub shows only ten of a level in a step."""
    alerts = found(written(Path(), NO_ATTEMPT))
    errors = [line for line in annotations(alerts) if line.startswith("::error")]
    assert len(errors) == 1
    assert errors[0].count("%0A") == sum(each.level is Level.ERROR for each in alerts) - 1 > 0


def test_what_is_printed_beside_annotations_is_no_command(capsys: pytest.CaptureFixture[str]) -> None:
    """It stands between a word that nobody can guess, given anew each time."""
    law, words = hostile(), set()
    for _ in range(2):
        main(["check", str(law), "--annotate"])
        first, *lines = capsys.readouterr().out.splitlines()
        word = first.removeprefix("::stop-commands::")
        assert len(word) == 32
        words.add(word)
        end = lines.index(f"::{word}::")
        assert any(line.startswith("law: ") for line in lines[:end])
        assert all(re.match("::(error|warning|notice) ", line) for line in lines[end + 1 :])
    assert len(words) == 2


def test_a_hostile_text_stays_text_in_an_annotation(capsys: pytest.CaptureFixture[str]) -> None:
    """Percent signs and line ends are escaped, in what is named also colons and commas."""
    main(["check", str(hostile()), "--annotate"])
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("::error")]
    (line,) = lines
    properties, _, message = line.removeprefix("::error ").partition("::")
    assert properties.startswith("file=a b%2Cc%25d.jurisdiction.yaml,line=")
    assert properties.count(",") == 3
    assert "100%25 a,b:c" in message
    assert "%250A" in message


def test_pytest_annotates_a_named_law_and_no_bundled_one_that_is_as_expected(
    spec: Run, pytester: pytest.Pytester
) -> None:
    """It does so by itself on GitHub, with or without workers."""
    written(pytester.path, NARROW)
    one = (*SPEC, "-k", "all_elements_together", "--jurisdiction", "my.jurisdiction.yaml", "--annotate")
    done = run_pytest(pytester, *one)
    done.stdout.fnmatch_lines(
        [f"::error file=my.jurisdiction.yaml,line={AGREED},col={COLUMN},title=*::my, falls short: *"]
    )
    done.stdout.fnmatch_lines(["::error file=my.jurisdiction.yaml,line=1,col=1,title=law-not-shown::my: *left out."])
    done = run_pytest(pytester, *SPEC, "-k", "all_elements_together", "--annotate")
    done.stdout.no_fnmatch_line("::*")


# Code quality, a shield, JUnit


def test_code_quality_has_what_gitlab_requires() -> None:
    """A relative path and a line for each, also where no file is known; a fingerprint of its own."""
    issues = written_as(".codequality.json", written(Path(), NARROW), "nowhere.yaml")
    assert {each["severity"] for each in issues} == {"major", "minor"}
    assert all(each["description"] and each["check_name"] for each in issues)
    assert {each["location"]["path"] for each in issues} == {"my.jurisdiction.yaml", "nowhere.yaml"}
    assert all(each["location"]["lines"]["begin"] >= 1 for each in issues)
    assert len({each["fingerprint"] for each in issues}) == len(issues)


def test_a_hostile_text_stays_text_in_code_quality() -> None:
    """One line each."""
    issues = written_as(".codequality.json", hostile())
    assert any("::error::a" in each["description"] for each in issues)
    assert all(each["description"].isprintable() for each in issues)


@pytest.mark.parametrize(
    ("laws", "label", "message", "color"),
    [
        (["convention"], "convention", "follows all it speaks of", "yellow"),
        ([NARROW], "my", "falls short", "red"),
        (["convention", NARROW], "Opinion on Article 23", "falls short: my", "red"),
        (["england-2017"], "england-2017", "compared, not bound", "lightgrey"),
        (["nowhere.yaml"], "nowhere.yaml", "cannot be used", "red"),
        (["jurisdiction: X\nas_of: 2015-06-17\nsilent: {all other offences: a}\nprovisions: []\n"], "my", "nothing shown", "lightgrey"),
        (["sweden-2009", "france-2007", "greece-2008", "belgium-2014"], "Opinion on Article 23", "falls short: sweden-2009, france-2007, greece-2008 and 1 more", "red"),
    ],
)  # fmt: skip
def test_a_shield_shows_how_laws_stand_and_no_score(laws: list[str], label: str, message: str, color: str) -> None:
    """Of several the worst standing there is, and of which."""
    named = [str(written(Path(), law)) if "\n" in law else law for law in laws]
    shown = written_as(".shield.json", *named)
    assert shown == {"schemaVersion": 1, "label": label, "message": message, "color": color}


def test_a_shield_of_a_part_says_so(pytester: pytest.Pytester) -> None:
    """A part that is followed is not the whole."""
    part = "lanzarote.spec.test_01_recitals"
    run_pytest(pytester, "--pyargs", part, "--jurisdiction", "convention", "--conformance-report", "out.shield.json")
    shown = json.loads((pytester.path / "out.shield.json").read_text("utf-8"))
    assert (shown["message"], shown["color"]) == ("in part only", "lightgrey")


def test_a_hostile_text_stays_text_in_junit(pytester: pytest.Pytester) -> None:
    """Pytest's own report; the properties of a test are told in its words."""
    law = hostile().rename(pytester.path / "my.jurisdiction.yaml")
    run_pytest(pytester, *SPEC, "--jurisdiction", str(law), "-k", "all_elements", "--junit-xml", "out.xml")
    (failure,) = ElementTree.parse(pytester.path / "out.xml").iter("failure")  # noqa: S314
    assert "::error::a" in (failure.text or "")


def test_both_helps_name_every_suffix(capsys: pytest.CaptureFixture[str], pytester: pytest.Pytester) -> None:
    """One that is added is named in both."""
    main(["check", "--help"])
    command = capsys.readouterr().out.split()
    run_pytest(pytester, "--help")
    plugin = capsys.readouterr().out.split()
    for suffix in pages.WRITERS:
        assert any(word.strip(",;()") == suffix for word in command)
        assert any(word.strip(",;()") == suffix for word in plugin)


def test_of_two_suffixes_the_longer_one_counts() -> None:
    """And a name is more than its suffix."""
    assert "runs" in written_as(".sarif.json", "convention")
    assert "schema_version" in written_as(".other.json", "convention")
    assert pages.check_path(".shield.json", (".shield.json",)) is not None

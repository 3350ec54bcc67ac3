"""Cases that are kept beside a law are asked with it; what is not found as expected fails, and none passes for nothing."""

import json
from pathlib import Path
from typing import Any

import pytest

from lanzarote.command.main import main
from tests.helpers import HEAD, ROOT, WHOLE, run_pytest

LAW = HEAD + "provisions:\n" + WHOLE + "silent: {all other offences: not looked at yet}\n"
AS_EXPECTED = "case: the plain case\nfacts: {agreed: no}\nexpect: {Article 23: yes, beyond Article 23: no}\n"
NOT_SO = "case: the child agrees\nfacts: {agreed: yes}\nexpect: {Article 23: no}\n"
OPTIONS = ("-p", "no:cacheprovider", "-q")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a law, in which commands are run."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my.jurisdiction.yaml").write_text(LAW, "utf-8")
    return tmp_path


def keep(folder: Path, text: str, name: str = "a") -> None:
    """A case file beside the law."""
    (folder / f"{name}.case.yaml").write_text(text, "utf-8")


def checked(capsys: pytest.CaptureFixture[str]) -> tuple[int, str, Any]:
    """The exit code of `lanzarote check`, what it prints, its report."""
    code = main(["check", "my.jurisdiction.yaml", "--conformance-report", "out.json"])
    found = json.loads(Path("out.json").read_text("utf-8")) if Path("out.json").exists() else None
    captured = capsys.readouterr()
    return code, captured.out + captured.err, found


# lanzarote check


def test_check_asks_the_cases_beside_the_law(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All as expected: exit 0, and the report holds them."""
    keep(folder, AS_EXPECTED)
    code, said, report = checked(capsys)
    assert code == 0
    assert "  cases: 1 as expected" in said.splitlines()
    assert [each["as_expected"] for each in report["cases"]] == [True]


def test_check_fails_where_a_case_is_not_found_as_expected(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 1, with the explanation; the last line says so."""
    keep(folder, AS_EXPECTED)
    keep(folder, NOT_SO, "b")
    code, said, report = checked(capsys)
    assert code == 1
    assert "NOT AS EXPECTED: Article 23: yes, expected no (b.case.yaml:3)" in said
    assert "one fact would turn it to no: " in said
    assert "  cases: 1 as expected; 1 not as expected\n    not as expected: b.case.yaml" in said
    assert "my: not as expected in 1 of 2 cases" in said
    assert [each["as_expected"] for each in report["cases"]] == [True, False]


def test_a_case_of_another_law_in_the_folder_is_left_to_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where only that law is named."""
    keep(folder, NOT_SO.replace("{Article 23: no}", "{other: {Article 23: no}}"))
    (folder / "other.jurisdiction.yaml").write_text(LAW, "utf-8")
    code, said, report = checked(capsys)
    assert (code, report["cases"]) == (0, [])
    assert "cases:" not in said.replace("cases told apart:", "")


def test_a_case_that_expects_nothing_is_said_to(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is no pass."""
    keep(folder, "case: a question\nfacts: {agreed: yes}\n")
    code, said, _ = checked(capsys)
    assert code == 0
    assert "  cases: 1 expecting nothing\n    without “expect”: a.case.yaml" in said


UNUSABLE = [
    (AS_EXPECTED.replace("agreed", "agred"), "a.case.yaml:2:9: “agred” is not a key that belongs here; did you mean “agreed”?"),
    (AS_EXPECTED.replace("{Article 23: yes, beyond Article 23: no}", "{myy: {Article 23: yes}}"), "a.case.yaml:3:16: “myy” is no law beside this file, and none that is bundled; did you mean “my”?"),
    (AS_EXPECTED.replace("agreed: no", "circumstances: [close]"), "a.case.yaml:2:9: the law “my” does not know the circumstance “close”; it declares none"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wrong"), UNUSABLE)
def test_a_case_beside_the_law_that_cannot_be_used_is_exit_4_of_the_command(
    text: str, wrong: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With its place and the remedy."""
    keep(folder, text)
    code, said, _ = checked(capsys)
    assert code == 4
    assert wrong in said


@pytest.mark.parametrize(("text", "wrong"), UNUSABLE)
def test_a_case_beside_the_law_that_cannot_be_used_is_exit_4_of_pytest(
    text: str, wrong: str, folder: Path, pytester: pytest.Pytester
) -> None:
    """Whether that is seen when it is read, or when the law is asked."""
    keep(folder, text)
    done = run_pytest(pytester, *spec_and(folder))
    assert done.ret == 4
    assert wrong in done.stdout.str() + done.stderr.str()


def test_a_case_is_asked_on_its_own_day_whatever_the_day_of_the_run(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is expected of the law on one day is not asked of it on another."""
    later = LAW.replace(WHOLE, WHOLE + "    in_force: {from: 2015-01-01}\n")
    (folder / "my.jurisdiction.yaml").write_text(later, "utf-8")
    keep(folder, AS_EXPECTED)
    keep(folder, "case: before\nas_of: 2014-06-01\nfacts: {agreed: no}\nexpect: {Article 23: silent}\n", "b")
    assert checked(capsys)[0] == 0
    assert main(["check", "my.jurisdiction.yaml", "--as-of", "2014-06-01"]) == 1  # nothing is shown on that day
    assert "  cases: 2 as expected" in capsys.readouterr().out


# pytest


def spec_and(folder: Path, *more: str) -> tuple[str, ...]:
    """Arguments of pytest: a part of the specification, about the law of the folder."""
    return (str(ROOT / "spec" / "test_01_recitals.py"), "--rootdir", str(ROOT), "--jurisdiction", str(folder / "my.jurisdiction.yaml"), *more, *OPTIONS)  # fmt: skip


def test_pytest_runs_the_cases_beside_a_law_that_is_named(folder: Path, pytester: pytest.Pytester) -> None:
    """Wherever its file lies; the report holds them."""
    keep(folder, AS_EXPECTED)
    done = run_pytest(pytester, *spec_and(folder, "--conformance-report", "out.json"))
    done.stdout.fnmatch_lines(["  cases: 1 as expected"])
    assert done.ret == 0
    report = json.loads((pytester.path / "out.json").read_text("utf-8"))
    assert [each["as_expected"] for each in report["cases"]] == [True]


def test_a_case_not_found_as_expected_is_a_failed_test_with_the_explanation(
    folder: Path, pytester: pytest.Pytester
) -> None:
    """No traceback."""
    keep(folder, NOT_SO)
    done = run_pytest(pytester, *spec_and(folder))
    assert done.ret == 1
    done.stdout.fnmatch_lines(
        ["*the child agrees ?my?*", "case: the child agrees (*a.case.yaml)", "NOT AS EXPECTED: Article 23: yes, expected no*", "my: not as expected in 1 of 1 cases*"]
    )  # fmt: skip
    assert "Traceback" not in done.stdout.str()


def test_single_tests_that_are_named_leave_the_cases_out(folder: Path, pytester: pytest.Pytester) -> None:
    """A part was asked for."""
    keep(folder, NOT_SO)
    file, *more = spec_and(folder)
    done = run_pytest(pytester, f"{file}::test_the_law_states_its_legal_age", *more)
    assert "the child agrees" not in done.stdout.str()
    assert done.ret == 0


def test_workers_run_the_cases_too(folder: Path, pytester: pytest.Pytester) -> None:
    """And what came of them arrives."""
    keep(folder, AS_EXPECTED)
    keep(folder, NOT_SO, "b")
    done = run_pytest(pytester, *spec_and(folder, "-n", "2"))
    done.stdout.fnmatch_lines(["  cases: 1 as expected; 1 not as expected"])
    assert done.ret == 1


def test_a_case_file_that_is_named_is_run_with_the_laws_beside_it(folder: Path, pytester: pytest.Pytester) -> None:
    """Without naming any law; once, also where the law is named."""
    keep(folder, AS_EXPECTED)
    keep(folder, NOT_SO, "b")
    done = run_pytest(pytester, "--rootdir", folder, folder / "a.case.yaml", folder / "b.case.yaml", *OPTIONS)
    done.assert_outcomes(passed=1, failed=1)
    law = ("--jurisdiction", str(folder / "my.jurisdiction.yaml"))
    done = run_pytest(pytester, "--rootdir", folder, folder / "a.case.yaml", folder / "b.case.yaml", *law, *OPTIONS)
    done.assert_outcomes(passed=1, failed=1)


def test_a_case_file_that_is_named_beside_a_law_that_is_named_is_run_with_it(
    folder: Path, pytester: pytest.Pytester
) -> None:
    """Though it lies elsewhere; where it expects nothing of that law, that is exit 4."""
    keep(folder, AS_EXPECTED)
    named = ("--rootdir", str(folder), str(folder / "a.case.yaml"), "--jurisdiction", "convention", *OPTIONS)
    run_pytest(pytester, *named).assert_outcomes(passed=1)
    keep(folder, AS_EXPECTED.replace("{Article 23: yes, beyond Article 23: no}", "{my: {Article 23: yes}}"))
    done = run_pytest(pytester, *named)
    assert done.ret == 4
    assert "expects nothing of convention; write “expect”" in done.stdout.str()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (AS_EXPECTED.partition("expect")[0], "expects nothing of any law; write “expect”"),
        (AS_EXPECTED, "belongs to no law: there is none in its folder, and “expect” names none"),
        ("case: [", "is not valid YAML"),
    ],
)
def test_a_case_file_that_is_named_and_belongs_to_no_law_is_exit_4(
    text: str, wrong: str, tmp_path: Path, pytester: pytest.Pytester
) -> None:
    """It never passes for nothing."""
    keep(tmp_path, text)
    done = run_pytest(pytester, "--rootdir", tmp_path, tmp_path / "a.case.yaml", *OPTIONS)
    assert done.ret == 4
    assert wrong in done.stdout.str()


def test_a_case_that_expects_nothing_is_skipped_by_pytest(folder: Path, pytester: pytest.Pytester) -> None:
    """And said to expect nothing."""
    keep(folder, "case: a question\nfacts: {agreed: yes}\n")
    done = run_pytest(pytester, *spec_and(folder, "-rs"))
    done.stdout.fnmatch_lines(["*the case file expects nothing; write “expect”*"])


def test_a_worker_that_finds_a_case_unusable_is_heard(folder: Path, pytester: pytest.Pytester) -> None:
    """Exit 4."""
    keep(folder, AS_EXPECTED.replace("agreed: no", "circumstances: [close]"))
    assert run_pytest(pytester, *spec_and(folder, "-n", "1")).ret == 4


def test_files_of_that_name_of_others_are_left_alone(pytester: pytest.Pytester) -> None:
    """In somebody else's tests, what is called a case may be anything."""
    pytester.makefile(".case.yaml", theirs="- 1\n- 2\n")
    pytester.makepyfile("def test_own(): pass")
    done = run_pytest(pytester, *OPTIONS)
    done.assert_outcomes(passed=1)


def test_the_fact_patterns_of_the_opinion_are_run_with_the_convention_alone(pytester: pytest.Pytester) -> None:
    """They are part of the specification, and name the Convention."""
    cases = ROOT / "spec" / "cases"
    number = len([*cases.glob("*.case.yaml")])
    run_pytest(pytester, "--rootdir", ROOT, cases, *OPTIONS).assert_outcomes(passed=number)
    done = run_pytest(pytester, "--rootdir", ROOT, cases, "--jurisdiction", "sweden-2018", *OPTIONS)
    assert done.ret == pytest.ExitCode.USAGE_ERROR

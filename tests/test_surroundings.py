"""Whatever fails around a run ends in one line and 4, an interrupt in 130, and never as a verdict."""

import json
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lanzarote.command import main as command
from lanzarote.command.main import main
from lanzarote.ending import CLOSED, settled
from lanzarote.plugin.surroundings import broken_off
from lanzarote.report import pages
from lanzarote.specification import holdings
from tests.helpers import CONVENTION_TEXT, ROOT, Run, python_law, written
from tests.surroundings import COMMANDS, LASTING, LAW, SURROUNDINGS, well

POSIX = pytest.mark.skipif(sys.platform == "win32" or not Path("/dev/full").exists(), reason="needs /dev/full")
QUICK = {
    "check": [each for each in SURROUNDINGS if "SIG" not in each],
    "check --jobs 2": ["output to a full disk", "reader gone", "optimised"],
    "explain": ["output to a full disk", "output closed", "cp1252 console", "optimised"],
    "mutants": ["optimised"],
    "evidence": ["optimised"],
    "pytest": ["output to a full disk", "output closed", "reader gone", "optimised", "C locale"],
}
"""What is tried at every run; `surroundings.py` tries all."""


@POSIX
@pytest.mark.parametrize(("command", "name"), [(c, n) for c, names in QUICK.items() for n in names])
def test_what_fails_around_a_command_is_no_verdict(command: str, name: str, tmp_path: Path) -> None:
    """One line and 4, or the verdict where it could be told; no traceback."""
    found = SURROUNDINGS[name].ending(COMMANDS[command], tmp_path)
    tmp_path.chmod(0o755)
    assert well(name, command, found), found


@POSIX
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
@pytest.mark.parametrize("command", ["check", "check --jobs 2"])
def test_a_signal_ends_a_command_in_one_line(command: str, name: str, tmp_path: Path) -> None:
    """And leaves no process behind."""
    found = replace(SURROUNDINGS[name], after=2.5).ending(LASTING[command], tmp_path)
    assert well(name, command, found), found
    assert len(found.errors.splitlines()) == 1


@POSIX
@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 4)])
def test_a_signal_to_pytest_is_told_apart_where_a_law_is_named(name: str, code: int, tmp_path: Path) -> None:
    """Pytest's own 2 says that something could not be collected, too."""
    found = replace(SURROUNDINGS[name], after=4).ending(LASTING["pytest"], tmp_path)
    assert (found.code, found.traceback) == (code, False), found


def test_where_pytest_stumbles_over_an_interrupt_it_is_still_one(capsys: pytest.CaptureFixture[str]) -> None:
    """A traceback may have an entry without a line, at which pytest fails; an error of collection is no interrupt."""
    stumbled, refused = TypeError(), TypeError()
    stumbled.__context__, refused.__context__ = KeyboardInterrupt(), pytest.Session.Interrupted()
    assert (broken_off(stumbled), broken_off(refused)) == (130, 4)
    assert capsys.readouterr().err.startswith("interrupted before all was decided\nan error of lanzarote")


@POSIX
def test_a_report_is_written_before_anything_is_printed(tmp_path: Path) -> None:
    """So that a reader who had enough does not take it along."""
    around = replace(SURROUNDINGS["reader gone"], arguments=("--conformance-report", "out.json"))
    found = around.ending(COMMANDS["check --jobs 2"], tmp_path)
    assert found.errors.endswith(f"{CLOSED}\n")
    told = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert [each["law"]["name"] for each in told["reports"]] == ["convention", "my"]


# Within the process


def failing(error: BaseException) -> Callable[..., Any]:
    """Something that raises this."""

    def fail(*_: Any, **__: Any) -> Any:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (OSError(28, "No space left on device"), 4, "cannot go on: No space left on device"),
        (PermissionError(13, "Permission denied", "a\nb"), 4, "cannot go on: a\\nb: Permission denied"),
        (BrokenPipeError(), 4, CLOSED),
        (MemoryError(), 4, "cannot go on: the memory is used up"),
        (KeyboardInterrupt(), 130, "interrupted before all was decided"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else "",
)
@pytest.mark.parametrize(
    "arguments", [("check", "convention"), ("explain", "convention"), ("mutants", "convention"), ("evidence",)]
)
def test_a_fault_of_the_surroundings_is_said_in_one_line(
    arguments: tuple[str, ...], error: BaseException, code: int, said: str,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """From every command."""
    monkeypatch.setattr("lanzarote.command.explain.explained", failing(error))
    for name in ("verify", "file_of", "bundled"):
        monkeypatch.setattr(command, name, failing(error))
    assert main(arguments) == code
    assert capsys.readouterr().err == f"{said}\n"


@pytest.mark.parametrize("error", [RecursionError("too deep"), TypeError("x\ny"), AssertionError(), SystemError("s")])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_error_of_the_program_says_that_it_is_one(
    error: Exception, jobs: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """And what to send; not that a law falls short."""
    monkeypatch.setattr(command, "verify", failing(error))
    assert main(["check", "convention", "sweden-2009", "--jobs", jobs]) == 4
    (line,) = capfd.readouterr().err.splitlines()
    assert line.startswith(f"an error of lanzarote, not of a law: {type(error).__name__}: ")
    assert " in test_surroundings.py, line " in line
    assert line.endswith("; please send this line, the command and the law file to the project")


def test_a_pool_that_dies_is_no_verdict(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """Of `mutants`, as of `--jobs`."""
    monkeypatch.setattr("lanzarote.evidence.mutation_score._mutant", _die)
    assert main(["mutants", "convention"]) == 4
    assert capfd.readouterr().err == "cannot go on: a process that did part of the work has ended\n"


def _die(edit: Any) -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def test_what_is_run_gives_its_code_where_nothing_fails() -> None:
    """The guard changes no verdict."""
    assert [settled(lambda code=code: code) for code in (0, 1, 4)] == [0, 1, 4]  # type: ignore[misc]


# Reports


def test_a_report_that_cannot_be_written_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is half of the new one left."""
    file = tmp_path / "out.json"
    file.write_text("old")
    monkeypatch.setattr(os, "replace", failing(OSError(28, "No space left on device")))
    assert pages.write_text(str(file), "new") == f"{file}: cannot be written: No space left on device"
    assert [each.name for each in tmp_path.iterdir()] == ["out.json"]
    assert file.read_text() == "old"


def test_a_report_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    """With its permissions; through a link, the file that it leads to."""
    file, link = tmp_path / "out.json", tmp_path / "link.json"
    file.write_text("old")
    file.chmod(0o640)
    link.symlink_to(file)
    assert pages.write_text(str(link), "new") is None
    assert (file.read_text(), file.stat().st_mode & 0o777, link.is_symlink()) == ("new", 0o640, True)
    assert pages.write_text(str(tmp_path / "fresh.json"), "new") is None
    assert (tmp_path / "fresh.json").stat().st_mode & 0o777 == 0o666 & ~pages._umask()


@pytest.mark.parametrize("suffix", ["json", "md", "html", "JSON"])
def test_what_cannot_be_used_stands_in_the_report(suffix: str, tmp_path: Path) -> None:
    """With what is wrong with it; also where nothing else is there."""
    bad = written(tmp_path, CONVENTION_TEXT.replace("as_of", "asof"), "bad")
    out = tmp_path / f"out.{suffix}"
    assert main(["check", str(bad), "--conformance-report", str(out)]) == 4
    told = out.read_text("utf-8").replace("\\_", "_")
    assert "did you mean “as_of”" in told
    assert "cannot be used" in told or json.loads(told)["unusable"][0]["name"] == str(bad)


# Python laws


ENDING = {
    "os._exit(0)": "os._exit",
    "sys.exit(0)": "0",
    "os.execv('/bin/true', ['true'])": "os.execv",
    "os.execlp('true', 'true')": "os.execve",
    "raise SystemExit": "",
}


@pytest.mark.parametrize("how", ENDING)
@pytest.mark.parametrize("where", ["at its import", "when it is asked"])
def test_a_python_law_that_ends_the_process_does_not_end_it(
    how: str, where: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It cannot be used, and the others are checked."""
    file = python_law(tmp_path, f"import os, sys\n{how}" if where == "when it is asked" else "return False")
    if where == "at its import":
        file.write_text(f"import os, sys\n{how}\n" + file.read_text("utf-8"), "utf-8")
    assert main(["check", str(file), "convention"]) == 4
    told = capsys.readouterr()
    assert "SystemExit" in told.err
    assert "law: convention" in told.out


def test_what_a_python_law_leaves_behind_does_not_change_the_exit_code(tmp_path: Path) -> None:
    """What is to run at the end of the process, and a thread that does not end."""
    end = "import atexit, os, threading, time\natexit.register(os._exit, 0)\n"
    end += "threading.Thread(target=time.sleep, args=(600,)).start()\n"
    law = end + "from lanzarote import load\nlaw = load('sweden-2009')\n"
    (tmp_path / "law.py").write_text(law)
    command = (sys.executable, "-m", "lanzarote", "check", "law.py")
    found = SURROUNDINGS["nothing wrong"].ending(command, tmp_path)
    assert (found.code, found.traceback) == (1, False), found


def test_an_import_that_does_not_end_is_ended(tmp_path: Path) -> None:
    """With 4, and a sentence."""
    code = (
        "import sys; from lanzarote.lawfile import load; load.IMPORT_SECONDS = 0.5; "
        "from lanzarote import watchdog; watchdog.QUESTION_SECONDS = 0.5; "
        "from lanzarote.__main__ import main; sys.argv = ['lanzarote', 'check', 'endless.py']; main()"
    )
    (tmp_path / "endless.py").write_text("while True: pass\n")
    found = SURROUNDINGS["nothing wrong"].ending((sys.executable, "-c", code.replace("'", '"')), tmp_path)
    assert found.code == 4
    assert found.errors == "endless.py: cannot be imported: takes more than 0.5 seconds\n"


# Pytest


def test_a_law_that_cannot_be_used_is_told_of_once(pytester: pytest.Pytester, spec: Run) -> None:
    """Not once for each holding."""
    python_law(pytester.path, "return 3")
    done = spec("--jurisdiction", "bad.py", "-rs", "--conformance-report", "out.json")
    assert done.ret == 4
    assert json.loads((pytester.path / "out.json").read_text("utf-8"))["unusable"][0]["name"] == "bad"
    assert str(done.stdout).count("the law “bad” cannot be used: establishes answers 3") == 1
    done.assert_outcomes(failed=1, skipped=done.parseoutcomes()["skipped"])


def test_an_error_of_the_program_is_none_of_a_law(pytester: pytest.Pytester) -> None:
    """Exit 4 and its line, no traceback; where memory or a disk is full, that is said."""
    for error, line in (
        ("TypeError('oh')", "an error of lanzarote, not of a law: TypeError: oh in conftest.py, line 3"),
        ("OSError(28, 'No space left')", "cannot go on: No space left"),
        ("MemoryError", "cannot go on: the memory is used up"),
    ):
        pytester.makeconftest(
            f"from lanzarote.plugin import items\ndef fail(*_):\n    raise {error}\nitems.decide = fail\n"
        )
        done = pytester.runpytest_subprocess(
            "--pyargs", "lanzarote.spec", "-p", "no:cacheprovider", "--jurisdiction", "convention", "-k", "attempt"
        )
        assert done.ret == 4
        done.stdout.fnmatch_lines([f"*{line}*"])
        done.stdout.no_fnmatch_line("*Traceback*")


NAMES = [*(each.id for each in holdings()), *(each.name for each in (ROOT / "spec/cases").glob("*.case.yaml"))]
"""Of what is collected for the Convention."""


def test_a_profile_of_somebody_else_changes_no_verdict_and_nothing_is_left(pytester: pytest.Pytester) -> None:
    """Also one under which nothing would be drawn."""
    pytester.makeconftest(
        "from hypothesis import Phase, settings\n"
        "settings.register_profile('x', max_examples=1, deadline=1, derandomize=True, phases=[Phase.explicit])\n"
        "settings.load_profile('x')\n"
    )
    arguments = (
        "--pyargs",
        "lanzarote.spec",
        "-p",
        "no:cacheprovider",
        "--jurisdiction",
        "convention",
        "-k",
        "attempt",
    )
    of_attempt = sum("attempt" in name for name in NAMES)
    found = pytester.runpytest_subprocess(*arguments).parseoutcomes()
    assert found == {"passed": of_attempt, "deselected": len(NAMES) - of_attempt}
    assert not (pytester.path / ".hypothesis").exists()


def test_the_law_of_the_table_falls_short(tmp_path: Path) -> None:
    """So that 1 is its verdict, and 0 would be noticed."""
    assert main(["check", str(written(tmp_path, LAW))]) == 1

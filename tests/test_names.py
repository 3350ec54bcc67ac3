"""Options, the names of laws, and where things are found: one rule each, and the command and pytest refuse the same."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

import lanzarote
from lanzarote import UnusableLaw, load
from lanzarote.command.main import main
from lanzarote.ending import version
from lanzarote.lawfile.file import law_files, law_name
from lanzarote.lawfile.load import named
from lanzarote.specification import digest
from tests.helpers import CONVENTION_TEXT, ROOT, Run, bundled_text, python_law, run_pytest, written

SMALL_LAW = (
    "from neighbour import AGE\nfrom lanzarote import Law\nclass Small(Law):\n    legal_age = AGE\nlaw = Small()\n"
)


@pytest.fixture
def here(pytester: pytest.Pytester) -> Path:
    """An empty folder, in which the test is."""
    return pytester.path


# Options


DAYS = [
    "2015-W25-3",
    "20150617",
    "2015-6-17",
    "2015-06-17T00:00",
    " 2015-06-17",
    "2015-06-17 ",
    "２０１５-06-17",
    "2015-02-29",
    "yesterday",
    "2015-168",
]


@pytest.mark.parametrize("day", DAYS)
def test_a_day_is_written_in_one_way(day: str, spec: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """YYYY-MM-DD, in the command and in pytest."""
    assert main(["check", "convention", "--as-of", day]) == 4
    assert "is not a day of the calendar, YYYY-MM-DD" in capsys.readouterr().err
    done = spec("--jurisdiction", "convention", "--as-of", day)
    assert done.ret == 4
    done.stderr.fnmatch_lines(["*is not a day of the calendar, YYYY-MM-DD*"])


BAD = ["--as-of", "never", "--jobs", "0", "--assume", "x", "--conformance-report", "x.pdf", "--no-such-option"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([*BAD, "--help"], "usage: lanzarote "),
        (["check", *BAD, "--help"], "usage: lanzarote check "),
        (["check", "nowhere", "-h"], "usage: lanzarote check "),
        (["chekc", "-h"], "usage: lanzarote "),
        (["mutants", "--help", "--matrix"], "usage: lanzarote mutants "),
        (["check", *BAD, "--version"], "lanzarote "),
        (["--version", "--help"], "lanzarote "),
    ],
)
def test_help_and_version_work_whatever_else_is_wrong(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """In any place."""
    assert main(arguments) == 0
    assert capsys.readouterr().out.startswith(said)


@pytest.mark.parametrize("arguments", [["--as", "2015-06-17"], ["--assum", "all"], ["--conformance", "out.json"]])
def test_an_option_is_written_out(arguments: list[str], spec: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """A beginning of one is refused, by the command and by pytest."""
    assert main(["check", "convention", *arguments]) == 4
    assert f"unrecognized arguments: {arguments[0]}" in capsys.readouterr().err
    assert spec("--jurisdiction", "convention", *arguments).ret == 4


def test_what_stands_after_two_dashes_is_no_option(capsys: pytest.CaptureFixture[str]) -> None:
    """As everywhere."""
    assert main(["check", "--", "--help"]) == 4
    assert "--help: is no law" in capsys.readouterr().err


@pytest.mark.parametrize("asked", ["--help", "--version", "--markers", "--fixtures"])
def test_pytest_tells_what_it_is_asked_whatever_else_is_wrong(asked: str, spec: Run) -> None:
    """Nothing is looked at then."""
    done = spec(
        asked, "--jurisdiction", "nowhere", "--as-of", "never", "--assume", "x", "--conformance-report", "x.pdf"
    )
    assert done.ret == 0


def test_the_version_names_the_program_and_the_specification(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whose digest stands in every report."""
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"{version()}, specification {digest()}\n"
    assert main(["check", "convention", "--conformance-report", "out.json"]) == 0
    assert json.loads(Path("out.json").read_text("utf-8"))["specification"]["sha256"] == digest()


@pytest.mark.parametrize("optimised", [(), ("-O",), ("-OO",)])
def test_the_package_runs_as_a_program(optimised: tuple[str, ...]) -> None:
    """`python -m lanzarote`; without assertions it tells its version and decides nothing."""
    program = [sys.executable, *optimised, "-m", "lanzarote"]
    told = subprocess.run([*program, "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    assert (told.returncode, told.stderr) == (0, "")
    done = subprocess.run([*program, "check", "convention"], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == (4 if optimised else 0)
    assert len(done.stderr.splitlines()) == bool(optimised)


# What a file is, and what its law is called


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("x.jurisdiction.yaml", "x"),
        ("x.jurisdiction.yml", "x"),
        ("X.Jurisdiction.YAML", "X"),
        ("x.yaml", "x"),
        ("x.YML", "x"),
        ("a/b.c.yml", "b.c"),
        ("x.yaml.yaml", "x.yaml"),
        ("x.jurisdiction", None),
        ("x.yaml.txt", None),
        (".yaml", None),
        (".jurisdiction.yaml", ".jurisdiction"),
        ("yaml", None),
        ("x.py", None),
    ],
)
def test_one_rule_says_what_a_law_file_is(file: str, name: str | None) -> None:
    """And what its law is called."""
    assert law_name(file) == name


@pytest.mark.parametrize("name", ["x.YML", "x.Jurisdiction.Yaml", "x.yml"])
def test_a_law_file_is_one_in_any_case(name: str, here: Path, spec: Run) -> None:
    """In the command and in pytest."""
    (here / name).write_text(CONVENTION_TEXT, "utf-8")
    assert load(name).name == "x"
    spec("--jurisdiction", name, "-k", "legal_age").stdout.fnmatch_lines(["law: x,*"])


def test_a_python_file_is_one_in_any_case(here: Path) -> None:
    """Also where the system does not take it for one."""
    python_law(here, "return False").rename(here / "BAD.PY")
    assert load("BAD.PY").name == "BAD"


def test_a_folder_names_the_law_files_in_it(here: Path, spec: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """And no other YAML; by name, and none in a folder below it."""
    for path in ("b.jurisdiction.yaml", "a.Jurisdiction.YML", "laws.yaml", "below/c.jurisdiction.yaml"):
        (here / "laws" / path).parent.mkdir(parents=True, exist_ok=True)
        (here / "laws" / path).write_text(CONVENTION_TEXT, "utf-8")
    assert [file.name for file in law_files("laws")] == ["a.Jurisdiction.YML", "b.jurisdiction.yaml"]
    assert named(["convention", "laws", "laws/"]) == [
        "convention",
        "laws/a.Jurisdiction.YML",
        "laws/b.jurisdiction.yaml",
    ]
    assert main(["check", "laws"]) == 0
    told = capsys.readouterr().out
    assert told.index("law: a,") < told.index("law: b,")


def test_a_folder_names_them_in_pytest_too(pytester: pytest.Pytester, spec: Run) -> None:
    """The same files."""
    written(pytester.mkdir("laws"), CONVENTION_TEXT, "a")
    spec("--jurisdiction", "laws", "-k", "attempt").stdout.fnmatch_lines(["law: a,*"])


@pytest.mark.parametrize("holds", ["nothing", "other YAML"])
def test_a_folder_without_a_law_file_is_one_clear_error(
    holds: str, here: Path, spec: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 4."""
    (here / "laws").mkdir()
    if holds == "other YAML":
        (here / "laws" / "x.yaml").write_text("a: b")
    line = "laws: is a folder that holds no law file (NAME.jurisdiction.yaml); name a file"
    assert main(["check", "laws"]) == 4
    assert capsys.readouterr().err == f"{line}\n"
    done = spec("--jurisdiction", str(here / "laws"))
    assert done.ret == 4
    done.stderr.fnmatch_lines(["*is a folder that holds no law file*"])


def test_two_laws_of_one_name_are_refused(here: Path, spec: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """In the command and in pytest, also one file in two spellings; a law named twice is one."""
    (here / "d").mkdir()
    one, other = written(here, CONVENTION_TEXT, "law"), written(here / "d", bundled_text("sweden-2009"), "law")
    for first, second in ((one, other), ("law.jurisdiction.yaml", "./law.jurisdiction.yaml")):
        out = here / "out.json"
        assert main(["check", str(first), str(second), "--conformance-report", str(out)]) == 4
        assert capsys.readouterr().err.endswith(
            "two laws are called “law”, which is what their files are called; rename one of the files\n"
        )
        told = json.loads(out.read_text("utf-8"))
        assert (len(told["reports"]), told["unusable"][0]["name"]) == (1, str(second))
    done = spec("--jurisdiction", str(one), "--jurisdiction", str(other))
    assert done.ret == 4
    done.stderr.fnmatch_lines(
        ["*two laws are called “law”, which is what their files are called; rename one of the files*"]
    )
    assert main(["check", "convention", "convention"]) == 0


# Where things are found


def test_paths_in_an_ini_file_are_relative_to_it(pytester: pytest.Pytester) -> None:
    """Called from a folder below; what the command line says is relative to where one is."""
    written(pytester.mkdir("laws"), CONVENTION_TEXT, "ini")
    pytester.makeini(
        "[pytest]\naddopts = -p no:cacheprovider -k attempt --jurisdiction laws/ini.jurisdiction.yaml "
        "--jurisdiction=convention --conformance-report=out.json\n"
    )
    below = pytester.mkdir("below")
    written(below, CONVENTION_TEXT, "mine")
    os.chdir(below)
    done = run_pytest(
        pytester,
        "--pyargs",
        "lanzarote.spec",
        "--jurisdiction",
        "mine.jurisdiction.yaml",
        "--conformance-report",
        "out.json",
    )
    done.stdout.fnmatch_lines(["law: ini,*", "law: convention,*", "law: mine,*"])
    assert (pytester.path / "out.json").is_file()
    assert (below / "out.json").is_file()


def test_a_module_of_the_current_folder_is_found(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And so is what lies beside a Python file; the path of imports stays as it was."""
    (here / "neighbour.py").write_text("AGE = 14\n")
    (here / "found_here.py").write_text(SMALL_LAW)
    (here / "below").mkdir()
    (here / "below" / "neighbour.py").write_text("AGE = 15\n")
    (here / "below" / "found_there.py").write_text(SMALL_LAW)
    before = list(sys.path)
    assert load("found_here:law").legal_age == 14
    sys.modules.pop("neighbour")
    assert load("below/found_there.py").legal_age == 15
    assert sys.path == before
    for name in ("neighbour", "found_here"):
        sys.modules.pop(name)


def test_a_local_module_shadows_none_that_is_installed(here: Path) -> None:
    """The current folder comes last."""
    (here / "yaml.py").write_text("raise ImportError")
    (here / "late.py").write_text(
        "import yaml\nfrom lanzarote import load\nlaw = load('convention')\nassert yaml.SafeLoader\n"
    )
    assert load("late.py").name == "convention"


def test_everything_is_found_within_a_zip(tmp_path: Path) -> None:
    """The package, its laws, its specification, its texts; a law file beside it."""
    package = Path(lanzarote.__file__).parent
    spec = next(each for each in (ROOT / "spec", package / "spec") if each.is_dir())
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as zipped:
        for folder, name in ((package, "lanzarote"), (spec, "lanzarote/spec")):
            for file in sorted(folder.rglob("*")):
                if file.suffix in (".py", ".yaml", ".json", "") and file.is_file() and "__pycache__" not in file.parts:
                    zipped.write(file, f"{name}/{file.relative_to(folder).as_posix()}")
    written(tmp_path, CONVENTION_TEXT, "mine")
    site = Path(yaml.__file__).parents[1]
    code = (
        f"import sys; sys.path.append({str(site)!r})\n"
        "import lanzarote; assert 'z.zip' in lanzarote.__file__, lanzarote.__file__\n"
        "from lanzarote.command.main import main\n"
        "arguments = ['check', 'convention', 'mine.jurisdiction.yaml', '--conformance-report', 'out.md']\n"
        "sys.exit(main(['--version']) or main(arguments))"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-S", "-c", code],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": "z.zip"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert "Error" not in done.stderr
    assert f"specification {digest()}" in done.stdout
    assert "law: mine," in done.stdout


def test_a_law_can_be_a_member_of_a_set() -> None:
    """Laws that are equal are one."""
    assert len({load("convention"), load("convention"), load("sweden-2009")}) == 2


@pytest.mark.parametrize("path", ["a\0b.yaml", "nowhere/x.yaml", "x" * 300 + ".yaml"])
def test_a_path_that_can_be_none_is_refused(path: str) -> None:
    """In one line."""
    with pytest.raises(UnusableLaw, match="cannot be read"):
        load(path)

"""Laws are found by name, path, module and entry point; what cannot be found says what could."""

import importlib.metadata
import shutil
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

import lanzarote
from lanzarote import Law, Solicitation, UnusableLaw, load
from lanzarote.lawfile import file
from lanzarote.lawfile.file import BUNDLED, SUFFIX, read_law_file
from tests.helpers import A23
from tests.python_convention import law as python_convention

SOURCE = """
from lanzarote import Law

class Small(Law):
    legal_age = 15
    def establishes(self, label, case):
        return False

law = Small()
other = Small
number = 3
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a Python law in it, on the path."""
    (tmp_path / "small_law.py").write_text(SOURCE)
    (tmp_path / "broken_law.py").write_text("1 / 0")
    (tmp_path / "leaving_law.py").write_text("import sys; sys.exit(0)")
    (tmp_path / "written_law.py").write_text("from lanzarote import load\nlaw = load('convention')\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    for name in ("small_law", "broken_law"):
        sys.modules.pop(name, None)


def test_a_python_file_gives_its_law(folder: Path) -> None:
    """The attribute `law`; its name is the file's if it has none."""
    law = load(folder / "small_law.py")
    assert (law.name, law.legal_age) == ("small_law", 15)


def test_a_module_attribute_gives_a_law_or_a_class_of_one(folder: Path) -> None:
    """`package.module:attribute`."""
    assert load("small_law:law").legal_age == 15
    assert load("small_law:other").legal_age == 15
    assert load("tests.python_convention:law") is python_convention


def test_an_entry_point_gives_a_law(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the group lanzarote.jurisdictions."""
    entry = EntryPoint("smallland", "small_law:law", "lanzarote.jurisdictions")
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: [entry])
    assert load("smallland").legal_age == 15
    with pytest.raises(UnusableLaw, match="did you mean “smallland”"):
        load("smaland")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("belgum-2014", "belgum-2014: is no law: .*; did you mean “belgium-2014”?"),
        ("nowhere", "is no law"),
        ("", "is no law"),
        ("none.py", "none.py: cannot be read: no such file"),
        ("no_such_module:law", "cannot be imported: ModuleNotFoundError"),
        ("small_law:lw", "has no attribute “lw”; did you mean “law”?"),
        ("small_law:number", "is a int, not a law; subclass lanzarote.Law"),
        ("leaving_law:law", "cannot be imported: SystemExit"),
        ("broken_law:law", "cannot be imported: ZeroDivisionError: division by zero"),
        ("a\x1b[31mb", "x1b"),
    ],
)
def test_what_cannot_be_loaded_says_why(name: str, message: str, folder: Path) -> None:
    """One line, with what was meant."""
    with pytest.raises(UnusableLaw, match=message) as error:
        load(name)
    assert len(error.value.problems) == 1
    assert "\x1b" not in str(error.value)


def test_an_interrupt_while_a_law_is_imported_stops_the_run(tmp_path: Path) -> None:
    """It is not the law's."""
    (tmp_path / "endless.py").write_text("raise KeyboardInterrupt")
    with pytest.raises(KeyboardInterrupt):
        load(tmp_path / "endless.py")


def test_a_folder_is_no_law(tmp_path: Path) -> None:
    """A hint instead of a guess."""
    with pytest.raises(UnusableLaw, match="is a folder that holds no law file"):
        load(tmp_path)


def test_the_protocol_is_silent_where_nothing_is_written() -> None:
    """Every method but `establishes` has an honest default."""
    assert not Law().excuses(A23, Solicitation())
    assert not Law().places(A23)
    assert not Law().grades(A23)


def test_importing_for_check_needs_neither_pytest_nor_hypothesis() -> None:
    """The command stays quick."""
    code = "import sys, lanzarote.command.main; sys.exit(bool({'pytest', 'hypothesis'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603


def test_there_are_at_most_21_public_names() -> None:
    """Small enough to learn."""
    assert len(lanzarote.__all__) <= 21
    assert all(hasattr(lanzarote, name) for name in lanzarote.__all__)


def test_a_python_file_may_give_a_written_law(folder: Path) -> None:
    """For instance a bundled one."""
    assert load(folder / "written_law.py").name == "convention"


@pytest.mark.parametrize("age", [0, 19, 300])
def test_a_legal_age_lies_between_1_and_18(age: int) -> None:
    """In completed years."""
    with pytest.raises(ValueError, match="1 to 18"):
        load("convention", legal_age=age)


def test_names_that_are_not_there_are_named() -> None:
    """Like any module's."""
    with pytest.raises(AttributeError, match="frobnicate"):
        lanzarote.frobnicate  # noqa: B018


def test_a_file_put_among_the_bundled_ones_is_checked_like_any_other(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Only what is as it was tested is known to be valid."""
    for name in ("convention", "estonia"):
        shutil.copy(BUNDLED / f"{name}{SUFFIX}", tmp_path)
    shutil.copy(BUNDLED / "SHA256SUMS", tmp_path)
    monkeypatch.setattr(file, "BUNDLED", tmp_path)
    read_law_file(tmp_path / f"estonia{SUFFIX}")
    text = (tmp_path / f"estonia{SUFFIX}").read_text("utf-8")
    (tmp_path / f"mine{SUFFIX}").write_text(text.replace("transposes:", "transposess:", 1), "utf-8")
    with pytest.raises(UnusableLaw, match="“transposess” is not a key that belongs here; did you mean “transposes”"):
        read_law_file(tmp_path / f"mine{SUFFIX}")


def test_the_bundled_files_are_as_they_were_tested() -> None:
    """Else they are checked against the schema at every run, which is slower."""
    told = (BUNDLED / "SHA256SUMS").read_text("ascii").splitlines()
    found = [f"{sha256(f.read_bytes()).hexdigest()}  {f.name}" for f in sorted(BUNDLED.glob(f"*{SUFFIX}"))]
    assert told == found

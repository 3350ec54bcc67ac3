"""A result is of the text it was decided on, and a report can be checked against a law and the specification."""

import json
import os
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from lanzarote import Law, load, verify
from lanzarote.command.main import main
from lanzarote.lawfile.file import BUNDLED
from lanzarote.lawfile.load import bundled
from lanzarote.report.entries import report
from lanzarote.specification import SPEC, digest
from lanzarote.verifier import guarded
from tests.helpers import CONVENTION, CONVENTION_TEXT, Answers, Run, python_law, run_pytest, written, written_law

NARROW = CONVENTION_TEXT.replace("proposes: yes,", "proposes: yes, agreed: yes,")


def sha(file: Path) -> str:
    """What sha256sum prints of a file."""
    return sha256(file.read_bytes()).hexdigest()


def told(folder: Path, name: str = "out.json") -> Any:
    """A report that was written."""
    return json.loads((folder / name).read_text("utf-8"))


# The digests


def test_a_law_knows_the_digest_of_its_text(tmp_path: Path) -> None:
    """Byte for byte, a mark at its beginning included."""
    file = tmp_path / "marked.jurisdiction.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + CONVENTION_TEXT.replace("\n", "\r\n").encode())
    (text,) = load(file).texts
    assert (text.file, text.sha256) == (file.as_posix(), sha(file))
    sums = {line.split()[1]: line.split()[0] for line in (BUNDLED / "SHA256SUMS").read_text("ascii").splitlines()}
    assert {f"{name}.jurisdiction.yaml": load(name).texts[0].sha256 for name in bundled()} == sums


def test_a_law_of_which_something_was_changed_is_of_no_text() -> None:
    """No report on it can be checked against the file."""
    assert written_law("convention", legal_age=14).texts == ()


def test_a_python_law_knows_its_file_and_those_beside_it_that_it_imports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also what they import; not what is installed."""
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "beside_one.py").write_text("import os, yaml, lanzarote\ndef f():\n    from beside_two import AGE\n")
    (tmp_path / "beside_two.py").write_text("AGE = 16\n")
    (tmp_path / "beside_three.py").write_text("AGE = 16\n")
    file = python_law(tmp_path, "import beside_one, beside_two, beside_none\nreturn False", "mine")
    file.write_text(file.read_text() + "import beside_one, beside_two\n")
    texts = load(file).texts
    assert [Path(text.file).name for text in texts] == ["mine.py", "beside_one.py", "beside_two.py"]
    assert [text.sha256 for text in texts] == [sha(tmp_path / Path(text.file).name) for text in texts]
    assert guarded(load(file)).texts == texts


def test_a_python_law_in_a_package_knows_the_files_of_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that run when it is imported."""
    monkeypatch.syspath_prepend(tmp_path)
    inner = tmp_path / "packaged" / "inner"
    inner.mkdir(parents=True)
    (inner.parent / "__init__.py").write_text("")
    (inner.parent / "ages.py").write_text("AGE = 16\n")
    (inner / "__init__.py").write_text("")
    python_law(inner, "return False", "mine").rename(inner / "of.py")
    (inner / "of.py").write_text((inner / "of.py").read_text() + "from ..ages import AGE\nfrom . import of\n")
    names = [Path(text.file).relative_to(inner.parent).as_posix() for text in load("packaged.inner.of:law").texts]
    assert names == ["inner/of.py", "ages.py", "inner/__init__.py"] or names[0] == "inner/of.py"
    assert "ages.py" in names


def test_a_python_law_is_run_from_its_text_and_not_from_an_older_compilation(tmp_path: Path) -> None:
    """Even where size and time of both texts are the same."""
    file = python_law(tmp_path, "return 10 < 20", "same")
    was = file.stat()
    load(file)
    file.write_text(file.read_text().replace("10 < 20", "20 < 10"))
    os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))
    law = load(file)
    assert law.establishes(None, None) is False  # type: ignore[arg-type]
    assert law.texts[0].sha256 == sha(file)


def test_a_law_that_takes_no_attribute_has_no_texts(tmp_path: Path) -> None:
    """It can be checked, but no report on it can."""
    file = tmp_path / "closed.py"
    file.write_text(
        "from lanzarote import Law\nclass Closed(Law):\n    name = 'closed'\n"
        "    def __setattr__(self, name, value): raise AttributeError\n"
        "    def establishes(self, label, case): return False\nlaw = Closed()\n"
    )
    assert load(file).texts == ()


def test_a_python_law_that_states_no_texts_of_the_kind_cannot_be_used() -> None:
    """As of any other answer."""
    with pytest.raises(Exception, match="texts answers"):
        guarded(Answers(texts=["mine"]))


def test_a_specification_has_a_digest_of_its_code_and_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever way its lines end; of what else lies there it takes no notice."""
    monkeypatch.syspath_prepend(tmp_path)
    texts = {"__init__.py": b"", "test_01.py": b"x = 1\ny = 2\n", "readings.yaml": b"a: 1\n"}
    changed = {
        "one": {},
        "two": {"test_01.py": b"x = 1\r\ny = 2\r\n", "README.md": b"hello"},
        "three": {"test_01.py": b"x = 1\ny = 3\n"},
        "four": {"readings.yaml": b"a: 2\n"},
        "five": {"more.yaml": b""},
    }
    for name, edits in changed.items():
        (tmp_path / f"digested_{name}").mkdir()
        for file, text in (texts | edits).items():
            (tmp_path / f"digested_{name}" / file).write_bytes(text)
    found = {name: digest(f"digested_{name}") for name in changed}
    assert found["one"] == found["two"]
    assert len(set(found.values())) == 4


def test_every_report_names_the_digests(pytester: pytest.Pytester, spec: Run) -> None:
    """As data, and on paper."""
    file = written(pytester.path, CONVENTION_TEXT)
    forms = [f"--conformance-report=out.{each}" for each in ("json", "md", "html")]
    assert spec("--jurisdiction", "my.jurisdiction.yaml", *forms).ret == 0
    found = told(pytester.path)
    assert found["law"]["texts"] == [{"file": "my.jurisdiction.yaml", "sha256": sha(file)}]
    assert found["specification"] == {"package": SPEC, "sha256": digest()}
    for form in ("md", "html"):
        text = (pytester.path / f"out.{form}").read_text("utf-8")
        assert f"my.jurisdiction.yaml, sha256 {sha(file)}" in text
        assert f"{SPEC}, sha256 {digest()}" in text


def test_a_report_on_holdings_of_ones_own_names_no_specification(own: Run, pytester: pytest.Pytester) -> None:
    """It would attest that the Opinion was looked at."""
    assert own("--conformance-report", "out.md").ret == 0
    assert told(pytester.path)["specification"] == {"package": "", "sha256": ""}
    assert "of other files" in (pytester.path / "out.md").read_text("utf-8")
    assert main(["check", "convention", "--against", "out.json"]) == 4


# One text throughout


SWAPS = {
    "a law file": ("my.jurisdiction.yaml", CONVENTION_TEXT),
    "a Python law": ("mine.py", "from lanzarote import Law\nclass Told(Law):\n    def establishes(self, label, case): return True\nlaw = Told()\n"),
}  # fmt: skip


@pytest.mark.parametrize("what", SWAPS)
def test_workers_that_read_another_text_end_with_4(what: str, own: Run, pytester: pytest.Pytester) -> None:
    """The report would speak of the text that the controlling process read."""
    name, text = SWAPS[what]
    written(pytester.path, NARROW)
    python_law(pytester.path, "return False", "mine")
    (pytester.path / "other.txt").write_text(text, "utf-8")
    pytester.makeconftest(
        f"import pathlib\ndef pytest_xdist_setupnodes():\n    pathlib.Path('other.txt').replace({name!r})\n"
    )
    done = own("--jurisdiction", name, "-n", "2")
    assert done.ret == 4
    done.stdout.fnmatch_lines(["m*: was changed during the run: a worker decided on another text than the report *"])
    assert [each["law"]["name"] for each in told(pytester.path).get("reports", [told(pytester.path)])] == ["convention"]


def test_a_worker_that_holds_to_another_specification_ends_with_4(spec: Run, pytester: pytest.Pytester) -> None:
    """As if it had been changed while the workers began."""
    pytester.makeconftest(
        "import os\nfrom lanzarote.plugin import items\n"
        "if 'PYTEST_XDIST_WORKER' in os.environ:\n    items.digest = lambda: 'another'\n"
    )
    done = spec("--jurisdiction", "convention", "-n", "2", "-k", "child_to_child")
    assert done.ret == 4
    done.stdout.fnmatch_lines(["convention: was held to another specification by a worker than by this process*"])


def test_junit_knows_the_digest(spec: Run, pytester: pytest.Pytester) -> None:
    """As a property of each test."""
    spec("--jurisdiction", "convention", "-k", "child_to_child", "--junit-xml", "found.xml")
    assert f'name="sha256" value="{CONVENTION.texts[0].sha256}"' in (pytester.path / "found.xml").read_text("utf-8")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
@pytest.mark.parametrize("name", ["pipe.yaml", "pipe.py", "pipe"])
def test_what_can_be_read_only_once_is_refused(
    name: str, pytester: pytest.Pytester, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one line, and without waiting for what may never come."""
    os.mkfifo(pytester.path / name)
    line = f"{name}: is a pipe or a device, which can be read only once; save the text as a file"
    assert main(["check", name]) == 4
    assert capsys.readouterr().err == line + "\n"
    done = run_pytest(pytester, "--jurisdiction", name)
    assert done.ret == 4
    done.stderr.fnmatch_lines([f"ERROR: {line}"])


@pytest.mark.skipif(not os.path.exists("/dev/stdin"), reason="standard input has no path")
def test_standard_input_is_refused(pytester: pytest.Pytester) -> None:
    """Under each of its names."""
    command = "import sys; from lanzarote.command.main import main; sys.exit(main(sys.argv[1:]))"
    for name, why in (("/dev/stdin", "is a pipe or a device"), ("-", "*standard input is not read, save the text")):
        done = pytester.run(sys.executable, "-c", command, "check", name, stdin=CONVENTION_TEXT.encode())
        done.stderr.fnmatch_lines([f"{name}: {why}*"])
        assert done.ret == 4


# A report checked against a law


def reported(folder: Path, *arguments: str) -> Path:
    """A law file that falls short, and beside it an earlier report on it, out.json."""
    file = written(folder, NARROW)
    main(["check", str(file), "--conformance-report", str(folder / "out.json"), *arguments])
    return file


def against(folder: Path, file: Path | str, *arguments: str) -> int:
    """The exit code of a check against out.json."""
    return main(["check", "--against", str(folder / "out.json"), str(file), *arguments])


def test_a_report_of_the_same_text_is_confirmed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The exit code is that of the law; the file may have another name by now, and guidance count or not."""
    file = reported(tmp_path)
    assert against(tmp_path, file) == 1
    assert "out.json: is of this text and this specification, and says what is found now\n" in capsys.readouterr().out
    assert against(tmp_path, file.rename(tmp_path / "other.yaml"), "--strict-guidance") == 1
    main(["check", "convention", "--conformance-report", str(tmp_path / "out.json")])
    assert against(tmp_path, "convention") == 0
    assert against(tmp_path, BUNDLED / "convention.jurisdiction.yaml") == 0


OTHER: dict[str, tuple[Callable[[Path], Any], list[str], str]] = {
    "another text": (lambda file: file.write_text(file.read_text("utf-8") + "# more\n", "utf-8"), [],
        "out.json: is of another text than “my”: sha256 ????????????…, now ????????????…"),
    "another specification": (lambda file: edit(file.parent, "sha256", digest(), "0" * 64), [],
        "out.json: is of another specification: sha256 000000000000…, now ????????????…"),
    "another day": (lambda file: None, ["--as-of", "2020-01-01"],
        "out.json: is as of 2015-06-17, and “my” was read as of 2020-01-01; give the day with --as-of"),
    "other assumptions": (lambda file: None, ["--assume", "all"],
        "out.json: assumes other answers to questions of interpretation; give them with --assume"),
}  # fmt: skip


def edit(folder: Path, key: str, old: str, new: str) -> None:
    """Change one value of the report."""
    text = (folder / "out.json").read_text("utf-8")
    assert text.count(f'"{key}": "{old}"')
    (folder / "out.json").write_text(text.replace(f'"{key}": "{old}"', f'"{key}": "{new}"', 1), "utf-8")


@pytest.mark.parametrize("what", OTHER)
def test_a_report_of_something_else_ends_with_4_and_one_line(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And no verdict is printed, which one might take for the report's."""
    file = reported(tmp_path)
    capsys.readouterr()
    change, arguments, line = OTHER[what]
    change(file)
    assert against(tmp_path, file, *arguments) == 4
    out, err = capsys.readouterr()
    assert out == ""
    pytest.LineMatcher(err.replace(f"{tmp_path}{os.sep}", "").splitlines()).fnmatch_lines([line], consecutive=True)


FORGED = {
    "a verdict": ("verdict", "falls short", "proved", "all elements together *is proved there, and falls short; what is *"),
    "what the law is": ("title", "Council of Europe", "Council of Elsewhere", "“law”"),
    "a count": ("fingerprint", "", "f", "“model”"),
    "a holding": ("id", "child_to_child", "child_to_adult", "holdings that there are not; what is said of holdings"),
    "how it relates": ("whole", "narrower", "mixed", "“relation”"),
}  # fmt: skip


@pytest.mark.parametrize("what", FORGED)
def test_a_report_that_says_something_else_ends_with_1(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of the same text; be it that it was edited, or written by another version of the program."""
    file = reported(tmp_path)
    key, old, new, line = FORGED[what]
    text = (tmp_path / "out.json").read_text("utf-8")
    start = text.index(f'"{key}": "{old}')
    value = start + len(f'"{key}": "')
    (tmp_path / "out.json").write_text(text[:value] + new + text[value + len(old) :], "utf-8")
    capsys.readouterr()
    assert against(tmp_path, file) == 1
    found = capsys.readouterr().err.splitlines()[-1]
    pytest.LineMatcher([found]).fnmatch_lines([f"*out.json: says something else than is found now: {line}"])


def test_a_report_on_a_part_is_none_on_the_whole(pytester: pytest.Pytester, spec: Run) -> None:
    """As pytest writes it where something was left out."""
    spec("--jurisdiction", "convention", "-k", "child_to_child", "--conformance-report", "out.json")
    assert against(pytester.path, "convention") == 1


def test_the_report_is_found_among_several(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By the text, also where two laws were read at a time; where there is none, that is said."""
    file = written(tmp_path, NARROW)
    out = str(tmp_path / "out.json")
    main(["check", "convention", str(file), "--conformance-report", out])
    assert against(tmp_path, file, "convention", "--jobs", "2") == 1
    assert against(tmp_path, "convention") == 0
    assert against(tmp_path, "estonia") == 4
    assert capsys.readouterr().err.endswith("out.json: holds no report on “estonia”\n")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "is not JSON; name a .json written by --conformance-report"),
        ("[" * 100_000, "is not JSON"),
        ("[]", "is no report of this version of lanzarote: [] is not of type 'object' (at $)"),
        ('{"reports": 3, "schema_version": 2}', "is no report of this version"),
        (None, "cannot be read: No such file or directory"),
    ],
)
def test_what_is_no_report_ends_with_4(
    text: str | None, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With what is wrong with it."""
    if text is not None:
        (tmp_path / "out.json").write_text(text)
    assert against(tmp_path, "convention") == 4
    assert f"out.json: {why}" in capsys.readouterr().err


def test_a_law_that_came_from_no_file_cannot_be_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing ties a report to it."""
    law: Law = Answers(name="convention")
    monkeypatch.setattr("lanzarote.command.main.load", lambda *_: law)
    assert report(law, [], relation=None)["law"]["texts"] == []
    main(["check", "told", "--conformance-report", str(tmp_path / "out.json")])
    assert against(tmp_path, "told") == 4
    assert "it is not known from which text “convention” was made" in capsys.readouterr().err


def test_a_verdict_is_of_the_texts_of_its_law(tmp_path: Path) -> None:
    """The law goes with it."""
    file = written(tmp_path, NARROW)
    assert verify(load(file), []).law.texts[0].sha256 == sha(file)

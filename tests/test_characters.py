"""What PyYAML reads otherwise than an editor shows is refused where it stands."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from lanzarote import UnusableLaw, load
from lanzarote.lawfile import document
from lanzarote.lawfile.file import BUNDLED
from tests.helpers import HEAD, WHOLE, law_of, problems
from tests.spoiling import BYTES

LAW = HEAD + "provisions:\n" + WHOLE
FILE = "my.jurisdiction.yaml"
BREAKS = ["\x85", "\u2028", "\u2029", "\r", "\x0b", "\x0c", "\x1c"]
"""What some program takes for the end of a line, and an editor or YAML does not."""
BLANKS = ["\xa0", "\u1680", "\u2003", "\u2009", "\u202f", "\u205f", "\u3000"]
UNSEEN = [
    "\x00",
    "\x07",
    "\x1b",
    "\x7f",
    "\xad",
    "\u034f",
    "\u200b",
    "\u200d",
    "\u202e",
    "\u2060",
    "\u3164",
    "\ufe0f",
    "\ufeff",
    "\uffff",
]


@pytest.fixture(params=["quick", "slow"], autouse=True)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Each test with both of PyYAML's loaders."""
    if request.param == "slow":
        monkeypatch.setattr(document, "LOADER", yaml.SafeLoader)
    return document.LOADER


@pytest.mark.parametrize("odd", BREAKS, ids=ascii)
def test_no_comment_is_read_as_law(odd: str, tmp_path: Path) -> None:
    """Whatever some program takes for the end of its line."""
    comment = f"# legal age: 16, see{odd}legal_age: {{years: 12}}\n"
    (said, *_) = problems(tmp_path, LAW.replace("legal_age: {years: 16}\n", comment))
    assert said.startswith(f"{FILE}:3:21: ")


@pytest.mark.parametrize("odd", [*BREAKS[:3], *UNSEEN], ids=ascii)
@pytest.mark.parametrize("where", ["in quotes", "in a comment", "in a key", "at the end", "in a block"])
def test_what_is_not_shown_is_refused_where_it_stands(odd: str, where: str, tmp_path: Path) -> None:
    """In the line and column of an editor, with its number."""
    lines = {
        "in quotes": f'title: "Exam{odd}pleland"\n',
        "in a comment": f"# a comment {odd} of the drafter\n",
        "in a key": f"tit{odd}le: Exampleland\n",
        "in a block": f"title: |\n  a text\n  of{odd} two lines\n",
        "at the end": f"# end\n{odd}",
    }
    text = LAW + lines[where]
    before = text[: text.index(odd)].split("\n")
    said = problems(tmp_path, text)
    place = f"{FILE}:{len(before)}:{len(before[-1]) + 1}: holds U+{ord(odd):04X}"
    assert any(each.startswith(place) for each in said), said


@pytest.mark.parametrize("odd", BLANKS, ids=ascii)
def test_a_blank_that_is_no_space_is_named_where_a_space_belongs(odd: str, tmp_path: Path) -> None:
    """After a colon, in an indentation, in a key, before a comment."""
    for old, new, line in (
        ("transposes: Article 23", f"transposes:{odd}Article 23", 6),
        ("    transposes:", f"   {odd}transposes:", 6),
        ("    transposes:", f"{odd * 4}transposes:", 6),
        ("transposes:", f"transposes{odd}:", 6),
        ("transposes:", f"{odd}transposes:", 6),
        ("  - cite:", f"  -{odd}cite:", 5),
        ("cite: s. 1", f"cite:{odd}s. 1", 5),
        ("cite: s. 1", f"cite: {odd}s. 1", 5),
        ("cite: s. 1", f"cite: s. 1{odd}", 5),
        ("cite: s. 1", f"cite: s. 1{odd}# first", 5),
        ("{years: 16}", f"{{years:{odd}16}}", 3),
        ("{years: 16}", f"{{{odd}years: 16}}", 3),
    ):
        text = LAW.replace(old, new)
        column = text.split("\n")[line - 1].index(odd) + 1
        said = problems(tmp_path, text)
        expected = f"{FILE}:{line}:{column}: U+{ord(odd):04X}"
        assert any(each.startswith(expected) and "write an ordinary space" in each for each in said), (new, said)


def test_a_blank_that_is_no_space_may_stand_in_a_text(tmp_path: Path) -> None:
    """French quotation marks have one inside, and some write one before a colon."""
    law = law_of(
        tmp_path, LAW + "title: le «\xa0fait\xa0» et le reste\nreviewed_by: '\xa0personne\xa0: '\n# n\xba\xa01:\xa0x\n"
    )
    assert law.content.title == "le «\xa0fait\xa0» et le reste"
    assert law.content.reviewed_by == "\xa0personne\xa0: "


@pytest.mark.parametrize("text", ["cite:\ts. 1", "cite: s.\t1", "cite: s. 1\t", 'cite: "s.\t1"', "cite: s. 1\t# first"])
def test_a_tab_is_refused_where_it_stands(text: str, tmp_path: Path) -> None:
    """One of the loaders reads it, the other does not."""
    (said,) = problems(tmp_path, LAW.replace("cite: s. 1", text))
    assert said.startswith(
        f"{FILE}:5:{text.index(chr(9)) + 5}: a tab is read differently by different programs; use spaces"
    )


def test_a_comment_may_hold_a_tab(tmp_path: Path) -> None:
    """There it means nothing."""
    assert law_of(tmp_path, LAW.replace("{years: 16}", "{years: 16} # see\tthe Act\n#\tand more")).legal_age == 16


@pytest.mark.parametrize("directive", ["%YAML 1.1", "%YAML 1.2", "%YAML 1.3", "%TAG ! tag:x,2000:", "%anything"])
def test_a_directive_is_refused(directive: str, tmp_path: Path) -> None:
    """It would change what the rest means."""
    (said,) = problems(tmp_path, f"{directive}\n---\n{LAW}")
    assert said.startswith(f"{FILE}:1:1: a line that begins with “%” is a directive")


@pytest.mark.parametrize(
    "number", ["012", "016", "0o20", "0x10", "1_6", "16.0", "1:30", "1e1", "0b10000", "+0x10", "१६", "１６"]
)
def test_a_number_is_written_in_one_way(number: str, tmp_path: Path) -> None:
    """What YAML 1.1, YAML 1.2 or a reader could take for different numbers is a text, and so no age."""
    said = problems(tmp_path, LAW.replace("16", number))
    assert any("“years” must be a whole number, not the text “" in each for each in said)


@pytest.mark.parametrize(
    "word",
    [
        "yes",
        "no",
        "on",
        "off",
        "y",
        "N",
        "=",
        "<<",
        "1:30",
        "2015-06-17",
        "2001-12-14t21:59:43Z",
        ".inf",
        ".NaN",
        "012",
    ],
)
def test_words_that_yaml_1_1_gives_a_meaning_are_words(word: str, tmp_path: Path) -> None:
    """As keys and as values."""
    assert document.parse(f"{word}: {word}\n", FILE).value == {word: word}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('title: "\\U00110000"\n', "4:9"),
        ('title: "\\UFFFFFFFF"\n', "4:9"),
        ('title: "\\ud800"\n', "4:8"),
        ("title: |# a comment?\n  x\n", "4:9"),
        ("title: [what?]\n", "4:13"),
        ("sources: {A:[b]}\n", "4:11"),
        ("sources: [b, A :]\n", "4:14"),
        ("title: >-# a comment?\n  x\n", "4:10"),
    ],
)
def test_what_only_one_loader_reads_is_refused(text: str, place: str, tmp_path: Path) -> None:
    """Numbers of no character, comments that are none, “?” and “:” beside brackets."""
    said = problems(tmp_path, HEAD + text + "provisions:\n" + WHOLE)
    assert said[0].startswith(f"{FILE}:{place}: ")


def test_what_is_no_text_is_told_in_its_line_and_column(tmp_path: Path) -> None:
    """Counted in characters, a byte-order mark at the beginning left out."""
    file = tmp_path / FILE
    for mark in (b"", b"\xef\xbb\xbf"):
        for data in BYTES[:3]:
            file.write_bytes(mark + "# é\ntitle: é ".encode() + data)
            with pytest.raises(UnusableLaw) as error:
                load(file)
            assert [(p.line, p.column) for p in error.value.problems] == [(2, 10)]


def test_few_of_many_such_characters_are_told(tmp_path: Path) -> None:
    """Nobody reads a thousand lines."""
    assert len(problems(tmp_path, LAW + "# \u200b" * 1000)) == 20


def test_no_bundled_law_holds_a_character_that_is_refused() -> None:
    """Nor a blank that is no space."""
    for file in BUNDLED.glob("*.yaml"):
        assert not re.search("[\t\r\xa0\u2028]", file.read_text("utf-8"))

"""A law file executes nothing, and its texts are texts in every face, whatever they hold."""

import csv
import io
import json
import re
import time
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from unicodedata import category

import docx
import openpyxl
import pytest

from lanzarote import UnusableLaw, load
from lanzarote.command.main import main
from lanzarote.law.problems import CONTROLS, inert
from lanzarote.lawfile import schema
from tests.helpers import HEAD, WHOLE, Run, law_of, problems, written

# Nothing is executed


@pytest.mark.parametrize(
    "tag", ["!!python/object/apply:os.system", "!!python/name:os.system", "!!binary", "!!str", "!own", "!<tag:yaml.org,2002:map>"]
)  # fmt: skip
def test_a_tag_is_refused(tag: str, tmp_path: Path) -> None:
    """Whatever it would make."""
    (said,) = problems(tmp_path, HEAD + f"title: {tag} [ls]\nprovisions: []\n")
    assert said.startswith("my.jurisdiction.yaml:4:8: the tag “")
    assert said.endswith("is not allowed; a law file holds plain values")


def test_a_merge_key_is_a_key_like_any_other(tmp_path: Path) -> None:
    """And so it does not belong here."""
    said = problems(tmp_path, HEAD + "<<: {a: 1}\nprovisions: []\n")
    assert any("my.jurisdiction.yaml:4:1: “<<” is not a key that belongs here" in line for line in said)


def test_an_alias_is_the_same_value_again(tmp_path: Path) -> None:
    """Nothing else comes of it."""
    law = law_of(tmp_path, HEAD + "title: &a T\nreviewed_by: *a\nprovisions:\n" + WHOLE)
    assert law.content.reviewed_by == "T"


@pytest.mark.parametrize("number", ["9" * 400, "-" + "9" * 30, "1e999", "0x" + "f" * 50, ".inf", "1_000"])
def test_a_huge_or_odd_number_is_a_text(number: str, tmp_path: Path) -> None:
    """And so no age."""
    said = problems(tmp_path, HEAD.replace("16", number) + "provisions:\n" + WHOLE)
    assert any("“years” must be a whole number, not the text “" in line for line in said)


HOSTILE_FILES = {
    "10 MB": "a: " + "x" * 10_000_000,
    "deeply nested": "a: " + "[" * 50_000,
    "deeply nested by indentation": "".join(" " * i + "a:\n" for i in range(200)),
    "alias bomb": "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 12)),
    "an alias inside itself": "a: &a [*a]\n",
    "many problems": HEAD + "provisions: [" + "{a: 1}, " * 2000 + "]",
    "binary": "\x00\x01\x02",
    "a million keys": "".join(f"k{i}: {i}\n" for i in range(60_000)),
}


@pytest.mark.parametrize("name", HOSTILE_FILES)
def test_hostile_files_are_refused_in_under_a_second(name: str, tmp_path: Path) -> None:
    """Bounded in size, depth and number."""
    file = written(tmp_path, HOSTILE_FILES[name])
    start = time.process_time()
    with pytest.raises(UnusableLaw):
        load(file)
    assert time.process_time() - start < 1


# Texts are texts

HOSTILE = (
    "<script>alert(1)</script><img src=x> &lt; | `x` ``` ~~~ [a](http://e.v) ![i](x) *b* _c_ \\[l](m) ../../etc/passwd "
    "C:\\x {{x}} {0} {offender_age} %s $(id) https://e.v www.e.v 𝔘 e\u0301 «\u00a0x\u00a0»\n\n# head\n- list\n\ttab\n---\n1. x"
)
"""Everything that a terminal, a page or a template could take for more than a text, and that may stand in one."""


def sample(text: str) -> dict[str, Any]:
    """A law file in which every text is this one; it falls short, so that much is told of it."""
    evidence = {"cite": text, "source": text, "grade": "secondary", "note": text}
    noted = {key: evidence[key] for key in ("source", "grade", "note")}
    dated = evidence | {"in_force": {"from": "2015-01-01"} | noted}
    words = {"words": {"original": text, "english": text}}
    return {
        "jurisdiction": text,
        "title": text,
        "as_of": "2015-06-17",
        "reviewed_by": text,
        "party": evidence,
        "legal_age": {"years": 16} | dated,
        "sources": {text: {"title": text, "address": text, "kind": text, "seen": "2015-06-17"}},
        "circumstances": {
            "deceit": text,
            "near": {"text": text, "only_if": {"age_difference": {"at_most": 5}}} | noted,
        },
        "reservations": [{"article": "Article 24§3", "scope": ["Article 20§1.b"], "from": "2015-01-01"} | evidence],
        "attempt": {"punishable": "silent", "reason": text} | dated,
        "unclear": {"point": text},
        "silent": {"Article 22": text, "all other offences": text},
        "no_offence": {"Article 21§1.a": dated},
        "provisions": [
            {
                "transposes": "Article 23",
                "otherwise": "as in the Convention",
                "elements": {
                    "ict": {"any_of": [{"channel": "ICT"}, {"untranslatable": text}]} | noted | words,
                    "deceit": {"circumstance": "deceit", "unclear": "point"},
                },
                "unless": {"near": {"circumstance": "near"} | noted},
                "still_an_offence": {"spared": {"kind": "discretion"} | noted},
                "goes_further": {"ict": text},
                "attempt": "silent",
                "attempt_reason": text,
            }
            | dated
            | words,
            {"transposes": "Article 20§1.b", "otherwise": "as in the Convention", "elements": {"child": "not required"}}
            | evidence,
        ],
        "enforcement": [{"when": {"requested": "yes"} | noted, "permitted": "yes"} | dated],
        "measures": {"adequate means for civil society": {"provided": "silent", "reason": text} | evidence},
        "examined": {"Opinion 20": {"day": "2016-05-01"} | evidence},
    }


SCHEMA = schema.build()
TEXT = SCHEMA["properties"]["title"]
"""What the schema says of a text."""


def text_fields(
    part: dict[str, Any], path: tuple[str, ...] = (), inside: tuple[str, ...] = ()
) -> Iterator[tuple[str, ...]]:
    """The path of every text in the schema; “*” stands for any key, “[]” for any place in a list."""
    if "$ref" in part:
        if "condition" not in inside:
            yield from text_fields(SCHEMA["definitions"]["condition"], path, (*inside, "condition"))
        return
    if part == TEXT:
        yield path
    for one_way in (part[key] for key in ("then", "else") if key in part):
        yield from text_fields(one_way, path, inside)
    if isinstance(part.get("items"), dict):
        yield from text_fields(part["items"], (*path, "[]"), inside)
    for key, value in part.get("properties", {}).items():
        yield from text_fields(
            value, (*path, "*" if path in (("silent",), ("measures",), ("examined",), ("no_offence",)) else key), inside
        )
    if isinstance(part.get("additionalProperties"), dict):
        yield from text_fields(part["additionalProperties"], (*path, "*"), inside)


BY_NAME = (("sources",), ("unclear",), ("circumstances",), ("silent",), ("measures",), ("examined",), ("no_offence",), *[("provisions", "[]", k) for k in ("elements", "unless", "still_an_offence", "goes_further")])  # fmt: skip


def texts_in(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], tuple[dict[str, Any], str]]]:
    """Where a sample holds its text, in the same terms, and how to put another there."""
    if isinstance(value, dict):
        for key, each in value.items():
            step = "*" if path in BY_NAME else key
            if each == "TEXT":
                yield (*path, step), (value, key)
            else:
                yield from texts_in(each, (*path, step))
    elif isinstance(value, list):
        for each in value:
            yield from texts_in(each, (*path, "[]"))


def as_text(told: dict[str, Any]) -> str:
    """A law file with these values, as text; JSON is YAML."""
    return json.dumps(told, ensure_ascii=False)


def test_the_sample_holds_every_text_of_the_format() -> None:
    """So that no field is forgotten, also not one that is added later; a condition's stand in any condition."""

    def kinds(paths: Iterable[tuple[str, ...]]) -> set[tuple[str, ...]]:
        several = {p: (p[0], *p[2:]) if p[:2] in (("legal_age", "[]"), ("attempt", "[]")) else p for p in paths}
        return {
            ("condition", p[-1]) if {*p} & {"elements", "unless", "when", "only_if"} else p for p in several.values()
        }

    named = {("condition", "circumstance"), ("condition", "unclear")}
    assert kinds(text_fields(SCHEMA)) - named == kinds(path for path, _ in texts_in(sample("TEXT")))


@pytest.mark.parametrize("number", range(len(list(texts_in(sample("TEXT"))))))
def test_a_control_character_is_refused_in_every_text(number: int, tmp_path: Path) -> None:
    """Here one that reverses the direction of writing."""
    told = sample("TEXT")
    _, (holder, key) = list(texts_in(told))[number]
    holder[key] = "a\u202eb"
    with pytest.raises(UnusableLaw, match="holds U\\+202E RIGHT-TO-LEFT OVERRIDE, a control character"):
        law_of(tmp_path, as_text(told))
    with pytest.raises(UnusableLaw) as error:
        law_of(tmp_path, json.dumps(told))
    assert "“a\\u202eb” holds a control character; remove it" in str(error.value)


ODD = ["\x1b[31mred", "\x07", "\x08", "\x00", "\x7f", "\x85", "\x9b31m", "\u200b", "\u200f", "\u202e", "\u2066", "\u2028", "\u2029",
       "\ufeff", "\ue000", "\ufff9", "\U000e0041", "\U000f0000", "\u0378"]  # fmt: skip


@pytest.mark.parametrize("odd", ODD, ids=ascii)
def test_odd_characters_are_refused_in_keys_and_values(odd: str, tmp_path: Path) -> None:
    """Terminal escapes, bidirectional controls, zero width, line separators, private use, unassigned."""
    for told in (HEAD + f"title: {json.dumps('a' + odd)}\n", HEAD + f"{json.dumps('a' + odd)}: a\n"):
        for line in problems(tmp_path, told.encode("utf-16", "surrogatepass").decode("utf-16") + "provisions: []\n"):
            assert line == inert(line)


def test_odd_characters_in_a_name_of_a_file_are_spelled_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is shown too."""
    file = written(tmp_path, as_text(sample("x")), "a\u202eb\x1b[31m")
    assert main(["check", str(file)]) == 1
    assert main(["check", str(file.with_name("b\u202ec.yaml"))]) == 4
    told = capsys.readouterr()
    assert "law: a\\u202eb\\x1b[31m, as of" in told.out
    assert "b\\u202ec.yaml: cannot be read" in told.err
    assert controls_in(told.out + told.err) == set()


def controls_in(text: str) -> set[str]:
    """The characters in it that do more than stand there, other than the line break."""
    return {c for c in text if category(c) in CONTROLS and c != "\n"}


class Tags(HTMLParser):
    """The tags and texts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note it."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attributes}

    def handle_data(self, data: str) -> None:
        """Note it."""
        self.text += data


NAME = "a`x`[l](m)_b_&c ~~~ @d #e"
NAMED = "a\\`x\\`\\[l\\](m)\\_b\\_&amp;c \\~\\~\\~ \\@d \\#e"


def test_hostile_texts_are_inert_in_every_face_of_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Terminal, JSON, Markdown, HTML, CSV, XLSX, DOCX."""
    out = {suffix: tmp_path / f"out.{suffix}" for suffix in ("json", "md", "html", "csv", "xlsx", "docx")}
    reports = [argument for file in out.values() for argument in ("--conformance-report", str(file))]
    assert main(["check", str(written(tmp_path, as_text(sample(HOSTILE)), NAME)), *reports]) == 1
    told = capsys.readouterr()
    assert told.err == ""
    assert controls_in(told.out) == set()
    assert "FALLS SHORT" in told.out
    assert "rests on facts that are only secondary" in told.out
    assert inert(HOSTILE) in told.out
    assert not [line for line in told.out.splitlines() if line.startswith(("# head", "- list", "---", "1. x"))]

    report = json.loads(out["json"].read_text("utf-8"))
    assert report["law"]["title"] == HOSTILE
    assert report["law"]["sources"][0]["key"] == HOSTILE

    page = Tags()
    page.feed(out["html"].read_text("utf-8"))
    assert page.tags == {
        "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "h4", "p", "ul", "li", "dl", "dt", "dd",
        "div", "table", "caption", "thead", "tbody", "tr", "th", "td", "span", "strong", "code", "a",
    }  # fmt: skip
    assert page.attributes == {
        "lang", "charset", "name", "content", "http-equiv", "id", "class", "href", "tabindex", "role", "aria-label", "scope",
        "rowspan", "data-label",
    }  # fmt: skip
    assert inert(HOSTILE) in page.text

    markup = out["md"].read_text("utf-8")
    bare = re.sub(r"<br>|<a id=\"[a-z0-9-]+\"></a>", "", markup)
    assert "<" not in bare
    assert f"# {NAMED}" in markup
    assert not re.search(r"(?<!\\)\[l\]|(?<!\\)!\\?\[|(?<!\\)`|(?<!\\)@", bare.replace("\\\\", ""))
    assert controls_in(markup) == set()

    cells = [cell for row in csv.reader(io.StringIO(out["csv"].read_text("utf-8-sig"))) for cell in row]
    sheet = openpyxl.load_workbook(out["xlsx"])["Concordance"]
    cells += [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    cells += [cell.text for table in docx.Document(str(out["docx"])).tables for row in table.rows for cell in row.cells]
    assert sum(inert(HOSTILE) in cell for cell in cells) >= 6
    assert controls_in("".join(cells)) == set()


def test_hostile_texts_are_inert_under_pytest(tmp_path: Path, spec: Run) -> None:
    """Header, failures and summary."""
    done = spec("--jurisdiction", str(written(tmp_path, as_text(sample(HOSTILE)), NAME)), "-ra", "--color=no")
    assert done.ret == 1
    text = str(done.stdout) + str(done.stderr)
    assert controls_in(text) == set()
    assert inert(HOSTILE) in text
    assert "Traceback" not in text
    assert not [line for line in text.splitlines() if line.startswith(("# head", "- list", "---\n", "1. x"))]


@pytest.mark.parametrize("text", ["a\nmy.jurisdiction.yaml:1:1: all is well", "\\[a](b)", "www.e.v https://e.v"])
def test_a_text_in_a_problem_stays_on_its_line(text: str, tmp_path: Path) -> None:
    """Nothing looks like a message that is none."""
    told = sample(text)
    told["provisions"][0].pop("otherwise")
    said = problems(tmp_path, as_text(told))
    assert all(": does not say what " in line for line in said)
    assert all(inert(line) == line for line in said)

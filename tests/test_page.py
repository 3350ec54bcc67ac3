"""The page of a report and its table, in every face: they hold what the entries say, and lead where they point."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from importlib import util
from pathlib import Path
from typing import Any, cast

import docx
import openpyxl
import pytest

from lanzarote import relate, verify
from lanzarote.advice import advise, adviser
from lanzarote.command.main import main
from lanzarote.law.written import WrittenLaw
from lanzarote.lawfile.load import bundled
from lanzarote.report import office, pages
from lanzarote.report.blocks import Anchors, Bit, Heading, Paragraph, Row, Table
from lanzarote.report.concordance import concordance
from lanzarote.report.content import STANDINGS, content
from lanzarote.report.entries import ReportEntry, RowEntry, holding_entry, report
from lanzarote.report.relation import relation_entry
from lanzarote.report.signs import MEANING, SIGNS
from lanzarote.specification import data
from lanzarote.verifier import Outcome
from tests.helpers import CONVENTION, HEAD, edited, law_of, written, written_law
from tests.quotations import quoted

VOID = {"meta", "br"}


def reported(law: WrittenLaw) -> ReportEntry:
    """The report on a law, as a run with a report makes it."""
    verdict = verify(law)
    known = adviser(verdict)
    entries = [holding_entry(result, law, False, advise(known, result)) for result in verdict.results]
    relation = relation_entry(relate(law))
    return report(law, entries, relation=relation, concordance=concordance(law, relation, entries))


@pytest.fixture(scope="module")
def greece() -> ReportEntry:
    """A law that falls short, with unverified facts, silence and an unclear point."""
    return reported(written_law("greece-2008"))


@pytest.fixture(scope="module")
def two(greece: ReportEntry) -> list[ReportEntry]:
    """Two laws."""
    return [greece, reported(CONVENTION)]


def face(suffix: str, reports: list[ReportEntry]) -> str:
    """What is written of reports into a text file of a suffix."""
    return cast(str, pages.WRITERS[suffix](reports, []))


class Parsed(HTMLParser):
    """The tags of a page in order, the anchors it has and leads to, and whether each tag is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note it."""
        self.tags.append((tag, dict(attributes)))
        self.open += [] if tag in VOID else [tag]

    def handle_endtag(self, tag: str) -> None:
        """It closes the last that is open."""
        assert self.open.pop() == tag

    def all(self, name: str) -> list[dict[str, str | None]]:
        """The attributes of each tag of a name."""
        return [attributes for tag, attributes in self.tags if tag == name]


def unresolved(text: str) -> set[str]:
    """Where links of a page lead that is nowhere on it."""
    page = Parsed(text)
    given = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(given) == len(set(given)), "an anchor stands twice"
    return {str(each["href"]) for each in page.all("a")} - {f"#{each}" for each in given}


def skipped(text: str) -> list[int]:
    """The levels of headings to which none leads, one by one."""
    levels = [int(tag[1]) for tag, _ in Parsed(text).tags if tag in ("h1", "h2", "h3", "h4", "h5")]
    return [now for before, now in zip([0, *levels], levels, strict=False) if now > before + 1]


def test_every_anchor_of_the_page_resolves_and_stands_once(two: list[ReportEntry]) -> None:
    """One law and several; paragraphs, holdings, elements and laws have one."""
    for reports in (two, two[:1]):
        text = face(".html", reports)
        assert unresolved(text) == set()
        for anchor in ("opinion-5", "note-22", "greece-2008", "greece-2008-article-23-proposal"):
            assert f'id="{anchor}"' in text
        assert 'id="holding-all-elements-together-are-criminalised-and-nothing-else-is-required"' in text


def test_a_dead_link_would_be_noticed(greece: ReportEntry) -> None:
    """The check of anchors, given a page with a fault."""
    text = face(".html", [greece])
    assert unresolved(text.replace('id="opinion-5"', 'id="opinion-five"')) == {"#opinion-5"}
    assert skipped(text.replace("<h3", "<h4").replace("</h3", "</h4")) != []


def test_headings_stand_in_order_and_tables_say_what_their_heads_are_of(two: list[ReportEntry]) -> None:
    """For who hears the page instead of seeing it."""
    text = face(".html", two)
    page = Parsed(text)
    assert page.open == []
    assert skipped(text) == []
    assert len(page.all("h1")) == 1
    assert all(each.get("scope") in ("col", "row", "rowgroup") for each in page.all("th"))
    assert len(page.all("table")) == len(page.all("caption")) == len(page.all("thead")) > 40
    assert page.all("html") == [{"lang": "en"}]


def test_the_page_needs_nothing_beside_itself(two: list[ReportEntry]) -> None:
    """No script, no image, no style sheet or font of another file, no address that is called."""
    text = face(".html", two)
    page = Parsed(text)
    assert {tag for tag, _ in page.tags} & {"script", "img", "link", "iframe", "object", "form"} == set()
    assert not any(key in each for _, each in page.tags for key in ("src", "style", "onload", "onclick"))
    assert all(str(each["href"]).startswith("#") for each in page.all("a"))
    style = text[text.index("<style>") : text.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style
    assert "prefers-color-scheme: dark" in style
    assert "table-header-group" in style


def test_the_same_law_gives_the_same_bytes(greece: ReportEntry) -> None:
    """In every face; nothing tells of the day or the place of writing."""
    for suffix, write in pages.WRITERS.items():
        assert write([greece], []) == write([greece], []), suffix


def words_of(text: str) -> str:
    """A text of a face without marks, for a comparison."""
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())


def test_the_page_and_markdown_hold_the_same(two: list[ReportEntry]) -> None:
    """Each block of the one is in the other."""
    page = words_of(_text_of(face(".html", two)))
    lines = words_of(_text_of(face(".md", two)))
    told = [words_of(bit.text) for block in content(two) for bit in _bits(block)]
    assert len(told) > 2_000
    assert [each for each in told if each not in page or each not in lines] == []


def _text_of(markup: str) -> str:
    class Text(HTMLParser):
        told = ""

        def handle_data(self, data: str) -> None:
            self.told += data

    text = Text()
    text.feed(markup.replace("\\", ""))
    return text.told


def _bits(block: Any) -> Iterator[Bit]:
    match block:
        case Heading(_, text, _):
            yield Bit(text)
        case Paragraph(line):
            yield from line
        case Table(_, columns, rows):
            yield from (bit for line in columns for bit in line)
            yield from (bit for row in rows for cell in row.cells for line in cell.lines for bit in line)


def test_markdown_links_lead_somewhere(two: list[ReportEntry]) -> None:
    """By the same anchors."""
    text = face(".md", two)
    led = {part.partition(")")[0] for part in text.split("](#")[1:]}
    assert {each for each in led if f'<a id="{each}"></a>' not in text} == set()
    assert "opinion-5" in led


def test_the_page_tells_of_a_law_what_a_reviewer_asks(greece: ReportEntry) -> None:
    """What it is, since when, from where, what is not known, what is missing."""
    text = words_of(_text_of(face(".html", [greece])))
    for said in (
        "Greece, Penal Code after Law 3727/2008",
        "from 2008-12-18 until 2014-06-11",
        "FEK A 257/2008",
        "2026-11-23",
        "by the offender to somebody else about the child",
        "the law before 12 June 2014 was not read",
        "it would be followed, if",
        "a decoy instead of a child",
        "neutral-wording",
        "through_the_meeting".replace("_", " "),
    ):
        assert words_of(said) in text, said


def test_what_is_unverified_is_called_so_wherever_it_stands(greece: ReportEntry) -> None:
    """In the table beside the part, at the head of the law, and where a result rests on it."""
    parts = [n for row in greece["concordance"] for n in row["national"] if n["grade"] == "unverified"]
    assert [(n["provision"], n["part"]) for n in parts] == [("Penal Code, art. 337(3)-(4) (Law 3727/2008)", "intent")]
    for suffix in (".html", ".md", ".csv"):
        text = face(suffix, [greece])
        assert text.count("unverified") >= len(parts)
    page = face(".html", [greece])
    assert page.count('<span class="badge unverified">') >= 4


def test_nothing_on_the_page_ranks(two: list[ReportEntry]) -> None:
    """No share and no number of holdings followed."""
    text = _text_of(face(".html", two).partition("</style>")[2])
    assert "%" not in text
    assert "score" not in text
    assert " of 85" not in text
    names = [block.text for block in content(two[::-1]) if isinstance(block, Heading) and block.level == 2]
    assert names[1].startswith("convention")
    assert names[2].startswith("greece-2008"), "the laws stand in the order in which they were named"


def test_every_word_for_a_standing_is_explained() -> None:
    """Each verdict has a sign of its own, and a meaning."""
    assert set(SIGNS) == set(MEANING) == {outcome.value for outcome in Outcome}
    assert len(set(SIGNS.values())) == len(SIGNS)
    assert set(SIGNS) & set(STANDINGS) == {"unclear"}


# The table


def test_every_unit_quotes_the_document() -> None:
    """And each element and each offence has a unit."""
    units = data("units.yaml")
    for unit in units.values():
        for said in (*unit.get("elements", {}).values(), *([unit["words"]] if "words" in unit else [])):
            assert quoted(said, unit["paragraph"]), said
    provisions = {str(p.label): p for p in CONVENTION.content.provisions}
    main = provisions["Article 23"]
    assert list(units["Article 23"]["elements"]) == [each.name for each in main.elements]
    assert {name for name in provisions if "attempt" not in name} == set(units) - {"attempt"}


def row_of(found: ReportEntry, unit: str, element: str) -> RowEntry:
    """The row of a unit and an element."""
    (row,) = [row for row in found["concordance"] if (row["unit"], row["element"]) == (unit, element)]
    return row


def test_a_row_says_what_a_unit_asks_what_the_law_says_and_how_they_stand(greece: ReportEntry) -> None:
    """Here an element that is narrower and wider."""
    row = row_of(greece, "Article 23", "proposal")
    assert row["words"] == "the intentional proposal … to meet a child"
    assert (row["way"], row["transposed"], row["obligation"]) == ("both", "partially", "duty")
    assert row["missing"] == ["e.g. the wording is not sexual; the two had been in sexual contact before"]
    assert row["added"] == ["e.g. no meeting is proposed – declared: the proposal is addressed to an adult"]
    (national,) = row["national"]
    assert national["states"] == "proposes: yes, direction: by the offender to somebody else about the child"
    assert (national["source"], national["grade"], national["seen"]) == ("GR-3727", "primary", "2026-11-23")


def test_the_convention_transposes_itself_fully() -> None:
    """Each duty, by each element."""
    found = reported(CONVENTION)
    duties = [row for row in found["concordance"] if row["obligation"] == "duty"]
    assert {row["way"] for row in duties} == {"same"}
    assert {row["transposed"] for row in duties} == {"fully"}
    assert len(duties) == 9 + 1 + 11 + 11
    assert all(row["national"] for row in duties)


@pytest.mark.parametrize("name", bundled())
def test_the_table_says_what_the_relation_says(name: str) -> None:
    """Element by element; nothing that is lost or unclear is called fully transposed."""
    law = written_law(name)
    relation = relation_entry(relate(law))
    rows = concordance(law, relation, [])
    assert relation["subject"] is not None
    named = {each["element"].replace("_", " "): each["way"] for each in relation["elements"]}
    told = {row["element"]: row["way"] for row in rows if row["unit"] == "Article 23"}
    for element, way in named.items():
        if element in told:
            assert told[element] in (way, "unclear")
    for each in (relation["subject"], *relation["limbs"], *filter(None, [relation["attempt"]]), *relation["attempts"]):
        firm = {d["way"] for d in each["differences"] if d["standing"] == "firm"}
        of = [row for row in rows if each["label"] in (row["unit"], row["element"])]
        assert of
        if firm & {"narrower", "unclear"} or each["whole"] in ("silent", "none"):
            assert any(row["transposed"] != "fully" for row in of), each["label"]
        elif not [d for d in each["differences"] if d["standing"] == "depends"]:
            assert {row["transposed"] for row in of} <= {"fully", "not relevant"}, each["label"]


LAWS: dict[str, tuple[str, str, str, str]] = {
    "a further requirement is narrower": (
        "proposal: {proposes: yes, direction", "proposal: {agreed: yes, proposes: yes, direction", "proposal", "partially"
    ),
    "an element that is not required is wider": ("to_meet: {meeting: in person, meeting_with: the offender}", "to_meet: not required", "to meet", "fully"),
    "a term that is not known is not known": ("ict: {channel: ICT}", "ict: {channel: ICT, untranslatable: a term of art}", "through ICT", "not known"),
}  # fmt: skip


@pytest.mark.parametrize("kind", LAWS)
def test_each_kind_of_difference_has_its_word(kind: str, tmp_path: Path) -> None:
    """What an office calls fully, partially, or not known."""
    old, new, element, word = LAWS[kind]
    law = law_of(tmp_path, edited(old, new))
    relation = relation_entry(relate(law))
    found = {row["element"]: row for row in concordance(law, relation, []) if row["unit"] == "Article 23"}
    assert found[element]["transposed"] == word


WORDS = """provisions:
  - cite: s. 1
    transposes: Article 23
    words: {original: le texte entier, english: the whole text}
    elements:
      adult:
        offender_age: {at_least: 18}
        words: {original: le majeur}
      proposal: {proposes: yes, direction: by the offender to the child, agreed: yes}
    otherwise: as in the Convention
"""


def test_the_statutes_own_words_stand_in_the_table(tmp_path: Path) -> None:
    """Those of an element, and where it has none, those of its provision; they change nothing else."""
    law, without = law_of(tmp_path, HEAD + WORDS), law_of(tmp_path, HEAD + _without_words(WORDS), "other")
    rows = {row["element"]: row for row in concordance(law, relation_entry(relate(law)), [])}
    (adult,), (proposal,) = rows["adult"]["national"], rows["proposal"]["national"]
    assert (adult["original"], adult["english"]) == ("le majeur", "")
    assert (proposal["original"], proposal["english"]) == ("le texte entier", "the whole text")
    assert adult["states"] == "offender_age: {at_least: 18}"
    plain = [each.condition for each in without.content.provisions]
    assert [each.condition for each in law.content.provisions] == plain


def _without_words(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if "words:" not in line) + "\n"


# Office files


def test_the_office_files_hold_the_rows(two: list[ReportEntry]) -> None:
    """CSV, XLSX and DOCX alike, in the order of the laws."""
    told = [row for each in two for row in office.rows(each)]
    heads = tuple(head for head, _ in office.COLUMNS)
    read = list(csv.reader(io.StringIO(office.csv(two).removeprefix("\ufeff"))))
    assert [tuple(row) for row in read] == [heads, *told]
    sheet = openpyxl.load_workbook(io.BytesIO(office.xlsx(two)))["Concordance"]
    cells = [tuple(cell or "" for cell in row) for row in sheet.iter_rows(values_only=True)]
    assert cells == [heads, *told]
    assert sheet.print_title_rows == "$1:$1"
    tables = docx.Document(io.BytesIO(office.docx(two))).tables
    paper = [tuple(cell.text for cell in row.cells) for table in tables for row in table.rows[1:]]
    assert paper == [tuple(row[column] for column in office.ON_PAPER) for row in told]
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in tables)


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", " =1+1", "=HYPERLINK('x')", "https://e.v", "=cmd|' /C calc'!A0"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_is_no_formula_and_no_link_in_an_office_file(text: str, tmp_path: Path) -> None:
    """Whatever it begins with."""
    law = law_of(tmp_path, HEAD + WORDS.replace("the whole text", json.dumps(text)).replace("s. 1", json.dumps(text)))
    relation = relation_entry(relate(law))
    found = report(law, [], relation=relation, concordance=concordance(law, relation, []))
    for row in list(csv.reader(io.StringIO(office.csv([found]))))[1:]:
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row)
    sheet = openpyxl.load_workbook(io.BytesIO(office.xlsx([found])))["Concordance"]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert any(cell.value == text.strip() or cell.value == text for cell in cells)
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


def test_a_cell_holds_no_more_than_a_workbook_can(tmp_path: Path) -> None:
    """A longer text is cut, and not left out."""
    law = law_of(tmp_path, HEAD + WORDS.replace("the whole text", "x" * 40_000))
    relation = relation_entry(relate(law))
    found = report(law, [], relation=relation, concordance=concordance(law, relation, []))
    sheet = openpyxl.load_workbook(io.BytesIO(office.xlsx([found])))["Concordance"]
    assert "x" * office.LONGEST in [cell for row in sheet.iter_rows(values_only=True) for cell in row]


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
def test_without_the_extra_one_line_names_it(
    suffix: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Before any law is looked at."""
    found = util.find_spec

    def absent(name: str) -> Any:
        return None if name == pages.NEEDS[suffix] else found(name)

    monkeypatch.setattr(pages, "find_spec", absent)
    assert main(["check", "convention", "--conformance-report", str(tmp_path / f"out{suffix}")]) == 4
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "pip install 'lanzarote[office]'" in told.err


def test_nothing_of_a_report_is_imported_where_none_is_asked_for(tmp_path: Path) -> None:
    """In a process of its own."""
    late = {"jinja2", "xlsxwriter", "docx", *(f"lanzarote.report.{each}" for each in ("content", "office", "page"))}
    code = (
        "import sys; from lanzarote.command.main import main; code = main(['check', 'convention', *sys.argv[1:]]); "
        f"print(sorted(set({sorted(late)!r}) & set(sys.modules)))"
    )

    def ran(*arguments: str) -> str:
        done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)  # noqa: S603
        return done.stdout.splitlines()[-1]

    assert ran() == "[]"
    assert "jinja2" in ran("--conformance-report", str(tmp_path / "out.html"))


def test_an_anchor_is_given_once_whatever_the_names() -> None:
    """Small letters and digits; what is nothing of both has a name all the same."""
    anchors = Anchors()
    given = [anchors.of(*names) for names in (("Opinion 5",), ("opinion-5",), ("<b>", "𝔘"), ("",), ("Article 20§1.a",))]
    assert given == ["opinion-5", "opinion-5-2", "b", "part", "article-20-1-a"]


def test_hostile_names_make_no_anchor_and_no_class_of_their_own(tmp_path: Path) -> None:
    """Two laws of one name, too."""
    law = law_of(tmp_path, HEAD + WORDS, 'a" onload="x')
    other = law_of(tmp_path, HEAD + WORDS, "a' onload='x")
    relation = relation_entry(relate(law))
    reports = [
        report(each, [], relation=relation, concordance=concordance(each, relation, [])) for each in (law, other)
    ]
    text = face(".html", reports)
    assert unresolved(text) == set()
    assert not any("onload" in each for _, each in Parsed(text).tags)


def test_a_partial_run_says_that_nothing_was_compared(tmp_path: Path) -> None:
    """There is no table then, and the page says why."""
    found = report(CONVENTION, [], complete=False)
    text = face(".html", [found])
    assert "The law was not compared with the Convention: the run was about a part." in text
    assert list(office.rows(found)) == []


def test_a_python_law_has_a_page() -> None:
    """Of its sources nothing is known."""
    from tests.helpers import Answers

    law = Answers()
    relation = relation_entry(relate(law))
    found = report(law, [], relation=relation, concordance=concordance(law, relation, []))
    text = face(".html", [found])
    assert "written in Python; of its sources nothing is known" in text
    assert unresolved(text) == set()


def test_every_face_is_written_by_the_suffix(tmp_path: Path) -> None:
    """All at once; `write` says nothing where all is well."""
    found = report(CONVENTION, [])
    write: Callable[[str, list[ReportEntry]], str | None] = pages.write
    for suffix in pages.WRITERS:
        assert write(str(tmp_path / f"out{suffix}"), [found]) is None
        assert (tmp_path / f"out{suffix}").stat().st_size > 0


def test_a_row_has_cells_of_its_columns(greece: ReportEntry) -> None:
    """Where a unit has several national parts, the first row holds its cells for all of them."""
    tables = [block for block in content([greece]) if isinstance(block, Table)]
    rows: list[Row] = [row for table in tables for row in table.rows]
    assert any(cell.rows > 1 for row in rows for cell in row.cells)
    for table in tables:
        left = dict.fromkeys(range(len(table.columns)), 0)
        for row in table.rows:
            stand = {cell.column for cell in row.cells}
            assert stand | {column for column, more in left.items() if more} == set(left)
            assert not stand & {column for column, more in left.items() if more}
            left = {column: max(0, more - 1) for column, more in left.items()}
            left |= {cell.column: cell.rows - 1 for cell in row.cells}


def test_the_law_file_of_words_is_a_law_file(tmp_path: Path) -> None:
    """By its schema too."""
    assert main(["check", str(written(tmp_path, HEAD + WORDS))]) == 1


RICH = """attempt: {punishable: yes}
measures:
  adequate means for civil society: {provided: yes, cite: s. 9}
  training for investigation: {provided: no, cite: s. 10}
enforcement:
  - {cite: s. 8, when: {requested: yes}, permitted: yes}
circumstances:
  near: the two live near each other
reservations:
  - {article: Article 24§3, scope: [Article 20§1.b], from: 2014-01-01, until: 2015-01-01, open_ended: yes}
no_offence:
  Article 23: {}
provisions:
  - cite: s. 1
    transposes: Article 22
    elements:
      child: {child_age: {below: 16}, circumstance: near}
    otherwise: as in the Convention
"""


def test_a_law_without_the_offence_has_a_row_that_says_so(tmp_path: Path) -> None:
    """Its measures and rules stand beside the guidance; a reservation that has ended is told."""
    found = reported(law_of(tmp_path, HEAD + RICH))
    whole = row_of(found, "Article 23", "")
    assert (whole["way"], whole["transposed"], whole["national"]) == ("none", "not", [])
    stated = [n["states"] for row in found["concordance"] for n in row["national"] if row["obligation"] == "guidance"]
    assert "adequate means for civil society: provided" in stated
    assert "training for investigation: not provided" in stated
    assert any(each.startswith("permitted: ") for each in stated)
    text = face(".html", [found])
    assert "; not in force on the day" in text
    assert " and others" in text
    assert "the two live near each other" in text
    assert unresolved(text) == set()


def test_what_looks_like_an_exception_stands_in_the_table_as_none(tmp_path: Path) -> None:
    """Beside the requirements of the law's own."""
    law = law_of(tmp_path, HEAD + WORDS + "    still_an_offence: {spared: {kind: discretion}}\n")
    rows = {row["element"]: row for row in concordance(law, relation_entry(relate(law)), [])}
    (spared,) = rows["exceptions and further requirements"]["national"]
    assert (spared["part"], spared["states"]) == (
        "spared", "a court or prosecutor may refrain, and the act stays an offence"
    )  # fmt: skip


def test_what_was_too_large_is_not_compared_and_not_known(greece: ReportEntry) -> None:
    """The main offence, or another."""
    law = written_law("greece-2008")
    relation = relation_entry(relate(law))
    limbs = [each for each in relation["limbs"] if each["label"] != "Article 22"]
    relation |= {"subject": None, "limbs": limbs, "too_large": ["Article 23", "Article 22"]}
    rows = {(row["unit"], row["element"]): row for row in concordance(law, relation, [])}
    for unit in ("Article 23", "Article 22"):
        assert (rows[unit, ""]["way"], rows[unit, ""]["transposed"]) == ("not compared", "not known")


def test_a_law_that_cannot_be_used_is_on_the_page_with_what_is_wrong(greece: ReportEntry) -> None:
    """Beside others, or alone."""
    for reports in ([greece], []):
        text = pages.WRITERS[".html"](reports, [{"name": "bad", "problems": ["bad.yaml:1:1: <b>is wrong"]}])
        assert "bad: cannot be used" in str(text)
        assert "&lt;b&gt;is wrong" in str(text)
        assert skipped(str(text)) == []
        assert unresolved(str(text)) == set()


def test_what_was_assumed_left_out_and_kept_is_on_the_page(greece: ReportEntry) -> None:
    """So that no page passes for more than it is."""
    kept: Any = [{"title": "a case", "file": "a.case.yaml", "as_expected": False, "expectations": [1]}]
    assumed: Any = {"stricter": ["any-step"], "lenient": []}
    left_out = [greece["holdings"][0]["id"]]
    found = cast(ReportEntry, {**greece, "cases": kept, "assumed": assumed, "left_out": left_out, "complete": False})
    told = _text_of(face(".md", [found]))
    for said in (
        "not as expected",
        "a.case.yaml",
        "assumed, in the stricter reading",
        "any-step",
        "left out of the run",
    ):
        assert said in told

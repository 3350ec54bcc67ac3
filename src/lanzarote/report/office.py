"""The concordance table for an office: CSV, XLSX and DOCX, in columns as tables of transposition have them.

A text of a law file stays a text: no cell is a formula or a link.
"""

import csv as comma_separated
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lanzarote.law.problems import inert
from lanzarote.report.concordance import standing
from lanzarote.report.entries import NationalEntry, ReportEntry, RowEntry
from lanzarote.specification import title

COLUMNS = (
    ("Law", 24),
    ("Article", 18),
    ("Text", 40),
    ("Paragraph", 14),
    ("Obligation", 11),
    ("National act", 30),
    ("National article", 28),
    ("National text", 40),
    ("National text in English", 40),
    ("As read here", 40),
    ("Transposed", 16),
    ("Standing", 12),
    ("Reason", 50),
    ("Source, grade and date", 30),
)
"""The heads of the columns, and how wide each is, in characters."""
ON_PAPER = {1: 24, 2: 38, 4: 20, 6: 33, 7: 26, 9: 40, 10: 23, 12: 44, 13: 25}
"""The columns that are shown where a page must hold them, each with its width in mm; the law is its heading there."""
HIGHEST, LINE = 400, 15
"""How high a row of a workbook, and a line in it, can be, in points."""
LONGEST = 32_767
"""How many characters a cell of a workbook can hold."""
FORMULAS = ("=", "+", "-", "@")


def rows(report: ReportEntry) -> Iterator[tuple[str, ...]]:
    """The rows of one law, as texts; several parts of national provisions stand on lines of their own."""
    day = f", {report['law']['as_of']}" if report["law"]["as_of"] else ""
    for row in report["concordance"]:
        national = row["national"]
        yield (
            inert(report["law"]["name"] + day),
            _lines(row["unit"], row["element"]),
            inert(row["words"]),
            _lines(*row["paragraphs"]),
            row["obligation"],
            _lines(*dict.fromkeys(each["act"] for each in national)),
            _lines(*map(_article, national)),
            _lines(*dict.fromkeys(each["original"] for each in national)),
            _lines(*dict.fromkeys(each["english"] for each in national)),
            _lines(*(f"{each['part']}: {each['states']}" if each["part"] else each["states"] for each in national)),
            row["transposed"],
            standing(row["way"]),
            _reason(row),
            _lines(*dict.fromkeys(map(_source, national))),
        )


def _lines(*texts: str) -> str:
    return "\n".join(inert(each) for each in texts if each)


def _article(national: NationalEntry) -> str:
    return f"{national['provision']} (line {national['place']['line']})"


def _source(national: NationalEntry) -> str:
    seen = f"seen {national['seen']}" if national["seen"] else ""
    return ", ".join(filter(None, (national["source"], national["grade"], seen)))


def _reason(row: RowEntry) -> str:
    missing = (f"missing: {each}" for each in row["missing"])
    added = (f"added: {each}" for each in row["added"])
    return _lines(*missing, *added, *row["reasons"])


def csv(reports: Sequence[ReportEntry]) -> str:
    """The rows of all laws, separated by commas, with a mark by which spreadsheets know UTF-8."""
    out = StringIO()
    writer = comma_separated.writer(out, lineterminator="\r\n")
    writer.writerow(head for head, _ in COLUMNS)
    for report in reports:
        writer.writerows(tuple(map(_plain, row)) for row in rows(report))
    return "\ufeff" + out.getvalue()


def _plain(text: str) -> str:
    """A text that a spreadsheet takes for no formula."""
    return f"'{text}" if text.lstrip().startswith(FORMULAS) else text


def xlsx(reports: Sequence[ReportEntry]) -> bytes:
    """A workbook with the rows of all laws; the same laws give the same bytes."""
    from xlsxwriter import Workbook  # comes with the extra “office”, as docx does

    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title(), "created": _day(reports)})
    sheet = book.add_worksheet("Concordance")
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    text = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    for column, (name, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, head)
    found = [row for report in reports for row in rows(report)]
    for number, row in enumerate(found, 1):
        for column, each in enumerate(row):
            sheet.write_string(number, column, each[:LONGEST], text)
        sheet.set_row(number, min(HIGHEST, LINE * max(map(_height, row, (width for _, width in COLUMNS)))))
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(1, len(found)), len(COLUMNS) - 1)
    sheet.set_landscape()
    sheet.set_paper(8)  # A3
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return out.getvalue()


def _height(text: str, width: int) -> int:
    """How many lines a text takes in a column of so many characters, or a little more."""
    return sum(1 + len(each) // (width - 2) for each in text.split("\n"))


def docx(reports: Sequence[ReportEntry]) -> bytes:
    """A document with a table for each law; the same laws give the same bytes."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    document = Document()
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(12)
    properties = document.core_properties
    properties.title, properties.author = title(), ""
    properties.created = properties.modified = _day(reports)
    document.styles["Normal"].font.size = Pt(7.5)
    document.add_heading(title(), 0)
    for report in reports:
        law = report["law"]
        document.add_heading(inert(law["name"]), 1)
        document.add_paragraph(inert(", as of ".join(filter(None, (law.get("title", ""), law["as_of"])))))
        table = document.add_table(rows=1, cols=len(ON_PAPER), style="Table Grid")
        first = table.rows[0]
        repeated = first._tr.get_or_add_trPr()
        repeated.append(repeated.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"}))
        for cell, column in zip(first.cells, ON_PAPER, strict=True):
            cell.paragraphs[0].add_run(COLUMNS[column][0]).bold = True
        for row in rows(report):
            for cell, column in zip(table.add_row().cells, ON_PAPER, strict=True):
                cell.text = row[column]
        table.autofit = False
        for each, width in zip(table.columns, ON_PAPER.values(), strict=True):
            each.width = Mm(width)
            for cell in each.cells:
                cell.width = Mm(width)
    out = BytesIO()
    document.save(out)
    return _undated(out.getvalue())


def _day(reports: Sequence[ReportEntry]) -> datetime:
    """The last of the laws' own days, not that of writing; of laws without one, a day that stands for none."""
    days = [report["law"]["as_of"] for report in reports]
    return datetime.fromisoformat(max(filter(None, days), default="1980-01-01"))


def _undated(packed: bytes) -> bytes:
    """The same package, whose parts bear no time of writing."""
    out = BytesIO()
    with ZipFile(BytesIO(packed)) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(ZipInfo(name), before.read(name), ZIP_DEFLATED)
    return out.getvalue()

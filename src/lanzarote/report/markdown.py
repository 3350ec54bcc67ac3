"""The page of a report in Markdown, for pull requests: the same blocks."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from lanzarote.law.problems import inert
from lanzarote.report.blocks import Bit, Block, Heading, Items, Line, Paragraph, Table, Terms
from lanzarote.report.content import content
from lanzarote.report.entries import ReportEntry, UnusableEntry


def markdown(reports: Sequence[ReportEntry], unusable: Sequence[UnusableEntry]) -> str:
    """The page on one law, or on several."""
    return "\n".join(line for block in content(reports, unusable) for line in _lines(block)) + "\n"


def text(words: str) -> str:
    """One line that Markdown and HTML take as nothing but text, also where Markdown would make a link of an address."""
    marked = re.sub(r"[\\`*_\[\]|~@#!]|:(?=//)|(?<=www)\.", r"\\\g<0>", inert(words))
    marked = re.sub(r"^(\s*\d+(?=[.)])|\s*(?=[-+=]))", r"\1\\", marked)
    return escape(marked)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, words, anchor):
            yield f"{_anchor(anchor)}\n" if anchor else ""
            yield f"{'#' * level} {text(words)}\n"
        case Paragraph(line):
            yield f"{_line(line)}\n"
        case Items(lines):
            yield from (f"- {_line(each)}" for each in lines)
            yield ""
        case Terms(pairs):
            yield from (f"- **{text(term)}**: {_line(line)}" for term, line in pairs)
            yield ""
        case Table():
            yield from _table(block)


def _table(table: Table) -> Iterator[str]:
    yield f"**{text(table.caption)}**\n"
    yield f"| {' | '.join(map(_line, table.columns))} |"
    yield f"|{'---|' * len(table.columns)}"
    for row in table.rows:
        cells = [""] * len(table.columns)
        for cell in row.cells:
            cells[cell.column] = "<br>".join(map(_line, cell.lines))
        cells[0] = (_anchor(row.anchor) if row.anchor else "") + cells[0]
        yield f"| {' | '.join(cells)} |"
    yield ""


def _anchor(name: str) -> str:
    return f'<a id="{name}"></a>'


def _line(line: Line) -> str:
    return "".join(map(_bit, line))


def _bit(bit: Bit) -> str:
    words = text(bit.text)
    if bit.to:
        return f"[{words}](#{bit.to})"
    return f"**{words}**" if bit.kind in ("badge", "strong") and words.strip() else words

"""Reports on paper: JSON, Markdown and HTML, chosen by the suffix of the file."""

import os
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from html import escape
from pathlib import Path

from lanzarote.law.problems import inert
from lanzarote.report.entries import HoldingEntry, ReportEntry, as_json
from lanzarote.report.relation_text import relation_lines
from lanzarote.report.text import attested, conclusion, explanation, header, remarks


def _markdown(reports: Sequence[ReportEntry]) -> str:
    return "\n".join(line for report in reports for line in _lines(report)) + "\n"


def _lines(report: ReportEntry) -> Iterator[str]:
    yield f"# {_inert(report['law']['name'])}: {conclusion(report)}\n"
    yield "\n".join(f"    {line}" for line in (*header(report), *attested(report))) + "\n"
    if report["relation"]:
        yield "\n".join(f"    {line}" for line in relation_lines(report["relation"])) + "\n"
    yield "| paragraphs | force | verdict | cases | holding |\n|---|---|---|---:|---|"
    for h in report["holdings"]:
        yield f"| {' | '.join(map(_inert, _row(h)))} |"
    for h in report["holdings"]:
        if h["counterexample"]:
            yield "\n" + "\n".join(f"    {line}" for line in explanation(h))
    if report["law"]["remarks"]:
        yield "\n" + "\n".join(f"    {line}" for line in remarks(report))


def _row(h: HoldingEntry) -> tuple[str, ...]:
    return ", ".join(h["paragraphs"]), h["force"], h["verdict"], f"{h['cases']:,}", h["statement"]


def _inert(text: str) -> str:
    """One line that Markdown and HTML take as nothing but text, also where Markdown would make a link of an address."""
    return escape(re.sub(r"[\\`*_\[\]|~@#!]|:(?=//)|(?<=www)\.", r"\\\g<0>", inert(text)))


def _html(reports: Sequence[ReportEntry]) -> str:
    body = "".join(f"<section>{''.join(_parts(report))}</section>" for report in reports)
    title = escape(", ".join(report["law"]["name"] for report in reports))
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{_STYLE}</style><body>{body}</body></html>\n"
    )


_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.3rem .6rem;"
    "border-bottom:1px solid #ccc}pre{white-space:pre-wrap;background:#f4f4f4;padding:1rem}"
)


def _parts(report: ReportEntry) -> Iterator[str]:
    yield f"<h1>{escape(report['law']['name'])}: {escape(conclusion(report))}</h1>"
    yield f"<pre>{escape(chr(10).join((*header(report), *attested(report))))}</pre>"
    if report["relation"]:
        yield f"<pre>{escape(chr(10).join(relation_lines(report['relation'])))}</pre>"
    yield "<table><tr><th>paragraphs<th>force<th>verdict<th>cases<th>holding</tr>"
    for h in report["holdings"]:
        yield f"<tr>{''.join(f'<td>{escape(cell)}' for cell in _row(h))}</tr>"
    yield "</table>"
    for h in report["holdings"]:
        if h["counterexample"]:
            yield f"<pre>{escape(chr(10).join(explanation(h)))}</pre>"
    if report["law"]["remarks"]:
        yield f"<pre>{escape(chr(10).join(remarks(report)))}</pre>"


WRITERS: dict[str, Callable[[Sequence[ReportEntry]], str]] = {".json": as_json, ".md": _markdown, ".html": _html}


def check_path(path: str, suffixes: Collection[str] = tuple(WRITERS)) -> str | None:
    """What is wrong with the path of a file to be written, or None."""
    if Path(path).suffix not in suffixes:
        return f"{path}: the file is written as {', '.join(suffixes)}"
    if os.path.isdir(path):
        return f"{path}: is a folder; name a file in it"
    if not os.path.isdir(Path(path).absolute().parent):
        return f"{path}: there is no folder {Path(path).parent}"
    return None


def write(path: str, reports: Sequence[ReportEntry]) -> str | None:
    """Write the reports on one or more laws; what went wrong, or None."""
    return write_text(path, WRITERS[Path(path).suffix](reports))


def write_text(path: str, text: str) -> str | None:
    """Write a text into a file; what went wrong, or None."""
    try:
        Path(path).write_text(text, "utf-8", newline="\n")
    except OSError as error:
        return f"{path}: cannot be written: {error.strerror}"
    return None

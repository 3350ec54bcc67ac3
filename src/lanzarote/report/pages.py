"""Reports on paper: JSON, Markdown and HTML, chosen by the suffix of the file."""

import os
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from html import escape
from pathlib import Path
from tempfile import mkstemp

from lanzarote.law.problems import inert
from lanzarote.report.entries import HoldingEntry, ReportEntry, UnusableEntry, as_json
from lanzarote.report.relation_text import relation_lines
from lanzarote.report.text import attested, conclusion, explanation, header, remarks


def _markdown(reports: Sequence[ReportEntry], unusable: Sequence[UnusableEntry]) -> str:
    lines = [line for report in reports for line in _lines(report)]
    for each in unusable:
        problems = "\n".join(f"    {inert(problem)}" for problem in each["problems"])
        lines += [f"# {_inert(each['name'])}: cannot be used\n", f"{problems}\n"]
    return "\n".join(lines) + "\n"


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


def _html(reports: Sequence[ReportEntry], unusable: Sequence[UnusableEntry]) -> str:
    body = "".join(f"<section>{''.join(_parts(report))}</section>" for report in reports)
    for each in unusable:
        problems = escape("\n".join(map(inert, each["problems"])))
        body += f"<section><h1>{escape(each['name'])}: cannot be used</h1><pre>{problems}</pre></section>"
    title = escape(", ".join([*(report["law"]["name"] for report in reports), *(each["name"] for each in unusable)]))
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


WRITERS: dict[str, Callable[[Sequence[ReportEntry], Sequence[UnusableEntry]], str]] = {
    ".json": as_json,
    ".md": _markdown,
    ".html": _html,
}


def check_path(path: str, suffixes: Collection[str] = tuple(WRITERS)) -> str | None:
    """What is wrong with the path of a file to be written, or None."""
    if Path(path).suffix.lower() not in suffixes:
        return f"{inert(path)}: the file is written as {', '.join(suffixes)}"
    if os.path.isdir(path):
        return f"{inert(path)}: is a folder; name a file in it"
    if not os.path.isdir(Path(path).parent):
        return f"{inert(path)}: there is no folder {inert(str(Path(path).parent))}"
    return None


def write(path: str, reports: Sequence[ReportEntry], unusable: Sequence[UnusableEntry] = ()) -> str | None:
    """Write the reports on one or more laws; what went wrong, or None."""
    return write_text(path, WRITERS[Path(path).suffix.lower()](reports, unusable))


def write_text(path: str, text: str) -> str | None:
    """Write a text into a file, whole or not at all; what went wrong, or None."""
    try:
        whole = os.path.realpath(path)
        there, folder = os.path.exists(whole), os.path.dirname(whole)
        if there and not (
            os.path.isfile(whole) and os.access(folder, os.W_OK)
        ):  # a device, a pipe, nowhere to put a new file
            Path(whole).write_text(text, "utf-8", newline="\n")
        else:
            _replace(whole, text)
    except OSError as error:
        return f"{inert(path)}: cannot be written: {error.strerror or error}"
    return None


def _replace(path: str, text: str) -> None:
    """Put a new file in the place of an old one, which stays as it is if that fails."""
    handle, new = mkstemp(prefix=".lanzarote-", dir=os.path.dirname(path))
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.chmod(new, os.stat(path).st_mode & 0o777 if os.path.exists(path) else 0o666 & ~_umask())
        os.replace(new, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(new)
        raise


def _umask() -> int:
    """What this process takes away from the permissions of new files; to ask for it is to set it."""
    found = os.umask(0o077)
    os.umask(found)
    return found

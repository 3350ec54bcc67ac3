"""Reports in files, written as the suffix of the file says."""

import os
from collections.abc import Callable, Collection, Sequence
from importlib.util import find_spec
from pathlib import Path

from lanzarote.report.entries import ReportEntry, as_json


def _markdown(reports: Sequence[ReportEntry]) -> str:
    from lanzarote.report.markdown import markdown  # not needed where no report is written

    return markdown(reports)


def _html(reports: Sequence[ReportEntry]) -> str:
    from lanzarote.report.page import html  # imports Jinja

    return html(reports)


def _csv(reports: Sequence[ReportEntry]) -> str:
    from lanzarote.report.office import csv

    return csv(reports)


def _xlsx(reports: Sequence[ReportEntry]) -> bytes:
    from lanzarote.report.office import xlsx

    return xlsx(reports)


def _docx(reports: Sequence[ReportEntry]) -> bytes:
    from lanzarote.report.office import docx

    return docx(reports)


WRITERS: dict[str, Callable[[Sequence[ReportEntry]], str | bytes]] = {
    ".json": as_json,
    ".md": _markdown,
    ".html": _html,
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".docx": _docx,
}
NEEDS = {".xlsx": "xlsxwriter", ".docx": "docx"}
"""What some files are written with; it comes with the extra “office”."""


def check_path(path: str, suffixes: Collection[str] = tuple(WRITERS)) -> str | None:
    """What is wrong with the path of a file to be written, or None."""
    if Path(path).suffix not in suffixes:
        return f"{path}: the file is written as {', '.join(suffixes)}"
    if (needed := NEEDS.get(Path(path).suffix)) and find_spec(needed) is None:
        return f"{path}: writing it needs {needed}; install it with pip install 'lanzarote[office]'"
    if os.path.isdir(path):
        return f"{path}: is a folder; name a file in it"
    if not os.path.isdir(Path(path).absolute().parent):
        return f"{path}: there is no folder {Path(path).parent}"
    return None


def write(path: str, reports: Sequence[ReportEntry]) -> str | None:
    """Write the reports on one or more laws; what went wrong, or None."""
    return write_text(path, WRITERS[Path(path).suffix](reports))


def write_text(path: str, text: str | bytes) -> str | None:
    """Write a text, or bytes, into a file; what went wrong, or None."""
    try:
        Path(path).write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    except OSError as error:
        return f"{path}: cannot be written: {error.strerror}"
    return None

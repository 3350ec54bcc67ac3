"""Reports in files, of which the suffix says for whom: JSON, Markdown, HTML, and what other programs read."""

import os
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkstemp

from lanzarote.law.problems import inert
from lanzarote.report.entries import ReportEntry, UnusableEntry, as_json


def _markdown(reports: Sequence[ReportEntry], unusable: Sequence[UnusableEntry]) -> str:
    from lanzarote.report.markdown import markdown  # not needed where no report is written

    return markdown(reports, unusable)


def _html(reports: Sequence[ReportEntry], unusable: Sequence[UnusableEntry]) -> str:
    from lanzarote.report.page import html  # imports Jinja

    return html(reports, unusable)


def _csv(reports: Sequence[ReportEntry], _: Sequence[UnusableEntry]) -> str:
    from lanzarote.report.office import csv

    return csv(reports)


def _xlsx(reports: Sequence[ReportEntry], _: Sequence[UnusableEntry]) -> bytes:
    from lanzarote.report.office import xlsx

    return xlsx(reports)


def _docx(reports: Sequence[ReportEntry], _: Sequence[UnusableEntry]) -> bytes:
    from lanzarote.report.office import docx

    return docx(reports)


def _sarif(reports: Sequence[ReportEntry], unusable: Sequence[UnusableEntry]) -> str:
    from lanzarote.report.sarif import sarif  # not needed where no such report is asked for

    return sarif(reports, unusable)


def _code_quality(reports: Sequence[ReportEntry], unusable: Sequence[UnusableEntry]) -> str:
    from lanzarote.report.codequality import code_quality  # not needed where no such report is asked for

    return code_quality(reports, unusable)


def _shield(reports: Sequence[ReportEntry], unusable: Sequence[UnusableEntry]) -> str:
    from lanzarote.report.shield import shield  # not needed where no such report is asked for

    return shield(reports, unusable)


WRITERS: dict[str, Callable[[Sequence[ReportEntry], Sequence[UnusableEntry]], str | bytes]] = {
    ".json": as_json,
    ".md": _markdown,
    ".html": _html,
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".docx": _docx,
    ".sarif": _sarif,
    ".sarif.json": _sarif,
    ".codequality.json": _code_quality,
    ".shield.json": _shield,
}
"""By the suffix of the file; of several that fit, the longest is meant."""
NEEDS = {".xlsx": "xlsxwriter", ".docx": "docx"}
"""What some files are written with; it comes with the extra “office”."""


def _suffix(path: str, suffixes: Collection[str]) -> str | None:
    name = Path(path).name.lower()
    return max((each for each in suffixes if name.endswith(each) and name != each), key=len, default=None)


def check_path(path: str, suffixes: Collection[str] = tuple(WRITERS)) -> str | None:
    """What is wrong with the path of a file to be written, or None."""
    if _suffix(path, suffixes) is None:
        return f"{inert(path)}: the file is written as {', '.join(suffixes)}"
    if (needed := NEEDS.get(Path(path).suffix.lower())) and find_spec(needed) is None:
        return f"{inert(path)}: writing it needs {needed}; install it with pip install 'lanzarote[office]'"
    if os.path.isdir(path):
        return f"{inert(path)}: is a folder; name a file in it"
    if not os.path.isdir(Path(path).parent):
        return f"{inert(path)}: there is no folder {inert(str(Path(path).parent))}"
    return None


def write(path: str, reports: Sequence[ReportEntry], unusable: Sequence[UnusableEntry] = ()) -> str | None:
    """Write the reports on one or more laws; what went wrong, or None."""
    return write_text(path, WRITERS[_suffix(path, WRITERS) or ""](reports, unusable))


def write_text(path: str, text: str | bytes) -> str | None:
    """Write a text, or bytes, into a file, whole or not at all; what went wrong, or None."""
    told = text.encode("utf-8") if isinstance(text, str) else text
    try:
        whole = os.path.realpath(path)
        there, folder = os.path.exists(whole), os.path.dirname(whole)
        if there and not (
            os.path.isfile(whole) and os.access(folder, os.W_OK)
        ):  # a device, a pipe, nowhere to put a new file
            Path(whole).write_bytes(told)
        else:
            _replace(whole, told)
    except OSError as error:
        return f"{inert(path)}: cannot be written: {error.strerror or error}"
    return None


def _replace(path: str, told: bytes) -> None:
    """Put a new file in the place of an old one, which stays as it is if that fails."""
    handle, new = mkstemp(prefix=".lanzarote-", dir=os.path.dirname(path))
    try:
        with open(handle, "wb") as file:
            file.write(told)
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

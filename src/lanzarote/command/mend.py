"""`lanzarote mend`: the changes of a law file with which it follows what it does not, and their making."""

import os
import shutil
import tempfile
from codecs import BOM_UTF8
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from lanzarote.command import uncollected
from lanzarote.law import Problem, UnusableLaw
from lanzarote.law.problems import shown
from lanzarote.lawfile.file import BUNDLED
from lanzarote.lawfile.load import file_of, load
from lanzarote.mending import Mending, mend
from lanzarote.specification import verify


@uncollected()
def mended(name: str, as_of: date | None, assume: Sequence[str]) -> Mending:
    """What mends a law file. Raises UnusableLaw."""
    if file_of(name) is None:
        raise UnusableLaw([Problem(shown(name), 0, 0, "is no law file; only a .yaml law can be mended")])
    return mend(verify(load(name, as_of), assume=assume))


def write(name: str, found: Mending) -> None:
    """Put the mended text into the file, all of it or nothing. Raises UnusableLaw where that cannot be done."""
    file = file_of(name)
    assert file is not None
    if file.parent == BUNDLED:
        raise UnusableLaw([Problem(shown(name), 0, 0, "comes with the package and stays as it is; mend a copy")])
    try:
        _replace(Path(os.path.realpath(file)), found)
    except OSError as error:
        raise UnusableLaw([Problem(file.as_posix(), 0, 0, f"cannot be written: {error.strerror or error}")]) from None


def _replace(file: Path, found: Mending) -> None:
    """With the byte order mark and the rights it has. A file that was changed meanwhile is left alone."""
    data = file.read_bytes()
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    if data != mark + found.before.encode("utf-8"):
        raise UnusableLaw([Problem(file.as_posix(), 0, 0, "was changed since it was read; nothing was written")])
    handle, beside = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(mark + found.after.encode("utf-8"))
        shutil.copymode(file, beside)
        os.replace(beside, file)
    except BaseException:
        os.unlink(beside)
        raise

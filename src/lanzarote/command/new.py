"""`lanzarote new`: a law file to begin with."""

import re
from datetime import date
from pathlib import Path

from lanzarote.command.schema import shipped
from lanzarote.law import Problem, UnusableLaw
from lanzarote.law.problems import shown
from lanzarote.lawfile.beginning import begun
from lanzarote.lawfile.file import SUFFIX

_CODE = re.compile(r"\w[\w -]*(?<! )")


def new(code: str, out: str | None) -> Path:
    """Write a law file, at a path or in this folder by the name of its law; nothing is written over.

    Raises UnusableLaw where that cannot be.
    """
    if not _CODE.fullmatch(code):
        message = "is no name for a law; write letters, digits and “-”, such as exampleland-2026"
        raise UnusableLaw([Problem(shown(code), 0, 0, message)])
    path = Path(f"{code}{SUFFIX}" if out is None else out)
    if path.suffix not in (".yaml", ".yml"):
        raise UnusableLaw([Problem(shown(path), 0, 0, f"is no name for a law file; let it end in {SUFFIX}")])
    text = begun(code, shipped(editor=True).resolve().as_uri(), date.today())
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise UnusableLaw([Problem(shown(path), 0, 0, "is there already, and is left as it is")]) from None
    except OSError as error:
        raise UnusableLaw([Problem(shown(path), 0, 0, f"cannot be written: {error.strerror or error}")]) from None
    return path

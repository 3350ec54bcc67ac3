"""The files that a Python law consists of: its own, and those of the same folder or package that they import."""

import ast
import sys
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from importlib.machinery import SourceFileLoader
from importlib.util import resolve_name
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from lanzarote.law.protocol import Text

INSTALLED = {"site-packages", "dist-packages"}
"""Folders of what others wrote, which is no part of a law, even if it lies below the law's own folder."""


class Reader(SourceFileLoader):
    """Loads a module from the text that its file has now, never from an older compilation of it."""

    def get_code(self, fullname: str) -> CodeType:
        """The compiled text."""
        path = self.get_filename(fullname)
        code: CodeType = self.source_to_code(self.get_data(path), path)
        return code


def texts(module: ModuleType) -> tuple[Text, ...]:
    """The law's own file, then the others in the order of their paths; empty where a module has no source."""
    own = _file(module)
    if own is None:
        return ()
    found: dict[Path, bytes] = {}
    _gather(module, _folder(module, own), found)
    rest = sorted(found.keys() - {own})
    return tuple(Text(path.as_posix(), sha256(found[path]).hexdigest()) for path in (own, *rest) if path in found)


def _file(module: Any) -> Path | None:
    name = getattr(module, "__file__", None)
    return Path(name) if isinstance(name, str) and name.endswith(".py") else None


def _folder(module: ModuleType, own: Path) -> Path:
    """The folder whose files are the law's: that of its outermost package or, where it is in none, of its file."""
    depth = module.__name__.count(".") - (own.name != "__init__.py")
    return own.parents[max(depth, 0)]


def _gather(module: ModuleType, folder: Path, found: dict[Path, bytes]) -> None:
    """Add the file of a module, and those of the modules of the folder that it imports."""
    path = _file(module)
    if path is None or path in found or (found and not _below(folder, path)):
        return
    with suppress(OSError):
        found[path] = path.read_bytes()
        for name in _imported(found[path], getattr(module, "__package__", None) or ""):
            if name in sys.modules and name.partition(".")[0] != "lanzarote":
                _gather(sys.modules[name], folder, found)


def _below(folder: Path, path: Path) -> bool:
    return folder in path.parents and not INSTALLED & {folder.name, *path.relative_to(folder).parts}


def _imported(text: bytes, package: str) -> Iterator[str]:
    """The names of the modules that a text may import, wherever in it that is written."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            for each in node.names:
                yield from _and_above(each.name)
        elif isinstance(node, ast.ImportFrom):
            base = resolve_name("." * node.level + (node.module or ""), package) if node.level else str(node.module)
            yield from _and_above(base)
            yield from (f"{base}.{each.name}" for each in node.names)


def _and_above(name: str) -> Iterator[str]:
    """A module and the packages that it is in, whose code runs too."""
    parts = name.split(".")
    yield from (".".join(parts[: i + 1]) for i in range(len(parts)))

"""Spoilt law files: mutations of real ones by bytes, characters, lines, indentation and size; both loaders read them."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from typing import Any
from unittest import mock

import yaml

from lanzarote import UnusableLaw
from lanzarote.lawfile import document
from lanzarote.lawfile.document import Document, read

CHARACTERS = (
    "\t", "\r", "\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\xa0", "\xad", "\u034f", "\u061c", "\u1680",
    "\u2003", "\u200b", "\u200d", "\u2028", "\u2029", "\u202e", "\u202f", "\u2060", "\u3000", "\u3164", "\ufe0f", "\ufeff", "\ufffd",
    "\uffff", "\U0001f600", "é", "ё", ":", ": ", " :", "#", " #", "- ", "-", "? ", "?", "&a ", "*a", "*a ", "!", "!x ", "!!str ", "%", "@",
    "`", "'", '"', "\\", "|", ">", "|+2\n", ">-\n", "{", "}", "[", "]", ",", ", ", "<<: ", "=", "~", "---\n", "...\n",
    "%YAML 1.1\n", "%YAML 1.3\n---\n", "%TAG ! x\n", "\n", "\n\n", "\r\n", " ", "  ", "0", "yes", "null", "0x10", "1_000", "1:30",
    "012", "\\x85", "\\u2028", "\\\n", '"\\U00110000"', '"\\ud800"', '"\\U0001f600"', "''", '"a\\', "# ",
)  # fmt: skip
"""What is put into a file: what YAML gives a meaning, and what it reads otherwise than an editor shows."""
BYTES = (
    b"\xff",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"\x00",
    b"\xe2\x80\xa8",
    b"\xc2\x85",
    b"\xc2\xa0",
    b"\xf4\x90\x80\x80",
)

Spoil = Callable[[Random, str], str | bytes]


def _splice(chance: Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(CHARACTERS) + text[at + chance.choice((0, 0, 0, 1, 1, 2, 10, 60)) :]


def _blank(chance: Random, text: str) -> str:
    """In place of a space."""
    spaces = [i for i, c in enumerate(text) if c == " "] or [0]
    at = chance.choice(spaces)
    return text[:at] + chance.choice(CHARACTERS) + text[at + 1 :]


def _lines(chance: Random, text: str) -> str:
    lines = text.splitlines(keepends=True) or [""]
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(5):
        case 0:
            del lines[one]
        case 1:
            lines.insert(other, lines[one])
        case 2:
            lines[one], lines[other] = lines[other], lines[one]
        case 3:
            lines[one] = lines[one].rstrip("\n")
        case _:
            lines = lines[one : other + 1] or lines[:one]
    return "".join(lines)


def _indentation(chance: Random, text: str) -> str:
    lines = text.splitlines(keepends=True) or [""]
    one = chance.randrange(len(lines))
    bare = lines[one].lstrip(" ")
    lines[one] = chance.choice(("", " ", "   ", "\t", " \t", "\xa0", "      ", "- ", "-\t")) + bare
    return "".join(lines)


def _value(chance: Random, text: str) -> str:
    """Another value after a colon."""
    found = list(re.finditer(r": ?[^\n:]*", text))
    if not found:
        return text
    where = chance.choice(found)
    return (
        text[: where.start()] + ": " + chance.choice(CHARACTERS) + chance.choice(("", "x", " x")) + text[where.end() :]
    )


def _bytes(chance: Random, text: str) -> bytes:
    data = text.encode()
    at = chance.randrange(len(data) + 1)
    odd = chance.choice(BYTES) if chance.random() < 0.7 else bytes([chance.randrange(256)])
    return data[:at] + odd + data[at + chance.randrange(3) :]


def _size(chance: Random, text: str) -> str:
    match chance.randrange(4):
        case 0:
            return text[: chance.randrange(len(text) + 1)]
        case 1:
            at = chance.randrange(len(text) + 1)
            return text[:at] + chance.choice(CHARACTERS) * chance.choice((2, 50, 2000)) + text[at:]
        case 2:
            return text.replace("\n", "\r\n")
        case _:
            return text + text


WAYS: dict[str, Spoil] = {
    "characters": _splice, "blanks": _blank, "lines": _lines, "indentation": _indentation, "values": _value,
    "bytes": _bytes, "sizes": _size,
}  # fmt: skip


def spoilt(chance: Random, text: str) -> tuple[str, bytes]:
    """A text spoilt once to thrice, and in which way at last."""
    way = ""
    found: str | bytes = text
    for _ in range(chance.choice((1, 1, 2, 3))):
        way = chance.choice(tuple(WAYS))
        found = WAYS[way](chance, found if isinstance(found, str) else found.decode("utf-8", "replace"))
    return way, found if isinstance(found, bytes) else found.encode("utf-8", "replace")


Outcome = tuple[bool, Any]
"""Whether a file is read; its values with their places, or what is said of it."""


def outcome(file: Path, loader: Any) -> Outcome:
    """What becomes of a file with one of PyYAML's loaders."""
    with mock.patch.object(document, "LOADER", loader):
        try:
            found: Document = read(file)
        except UnusableLaw as error:
            return False, [str(each) for each in error.problems]
    return True, (repr(found.value), list(found.places.items()))


quick = partial(outcome, loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
slow = partial(outcome, loader=yaml.SafeLoader)


def agree(file: Path) -> bool:
    """Whether a file is read, by both loaders alike. Raises AssertionError where they disagree."""
    found, other = quick(file), slow(file)
    assert found == other, (found, other)
    return found[0]

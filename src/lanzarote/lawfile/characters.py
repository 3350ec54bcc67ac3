"""One look at the text of a law file before it is read: what PyYAML reads otherwise than an editor shows is refused.

PyYAML follows YAML 1.1, where five characters end a line and where a directive can change what follows; its two
loaders differ in tabs and byte-order marks. None of this reaches them. Lines and columns are an editor's, from 1.
"""

import re
from collections.abc import Iterator
from itertools import islice
from unicodedata import category, name

from lanzarote.law.problems import CONTROLS

MOST = 20
"""How many such characters are told of one file."""
NO_SPACE = r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
"""A blank that is shown like a space, and is none to YAML."""

_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""Letters and marks that are not shown, although their category does not say so."""
_MISPLACED = re.compile(rf"(?:^[ ]*(?:[-?:][ ]+)*[-?:]?|:){NO_SPACE}|{NO_SPACE}(?=#)")
"""Such a blank in an indentation, after the sign of a value or a key, or before a comment."""
_LAST = re.compile(rf"{NO_SPACE}$")
_BLANK = re.compile(NO_SPACE)
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#")
_BEYOND = re.compile(r"\\U(?!000|0010)[0-9A-Fa-f]{8}")
"""The number of a character that there cannot be: one loader refuses it, the other fails."""
_BLOCK = re.compile(r"(?:^|[-?:] +|&\S+ +)[|>][-+0-9]*#")
"""A comment right after the sign of a block of text: one loader takes it for a comment, the other refuses it."""

Found = tuple[int, int, str]
"""Line, column, what is wrong and what mends it."""


def oddities(text: str) -> list[Found]:
    """Each character or line that is refused wherever it stands, the first few; a comment may hold tabs."""
    return list(islice(_oddities(text), MOST))


def _oddities(text: str) -> Iterator[Found]:
    plain = text.isascii() and "\t" not in text and all(c.isprintable() or c in "\r\n" for c in set(text))
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("%"):
            yield number, 1, "a line that begins with “%” is a directive, which no law file needs; remove it"
        if beyond := _BEYOND.search(line):
            yield number, beyond.start() + 1, f"“{beyond[0]}” is no character of Unicode; correct it or write “\\\\”"
        if block := _BLOCK.search(line):
            yield number, block.end(), "“#” begins a comment only after a space; write one before it"
        line = line.removesuffix("\r")
        if plain and "\r" not in line:
            continue
        comment = _COMMENT.search(line)
        for column, character in enumerate(line, 1):
            if (wrong := _wrong(character)) and not (character == "\t" and comment and comment.start() < column):
                yield number, column, wrong


def _wrong(character: str) -> str:
    if character == "\t":
        return "a tab is read differently by different programs; use spaces instead of tabs"
    if character == "\r":
        return "a carriage return alone is no end of a line to an editor; save the file with one kind of line ends"
    if category(character) in CONTROLS or _UNSEEN.match(character):
        return f"holds {named(character)}, a control character or one that is not shown; remove it"
    return ""


def named(character: str) -> str:
    """A character by its number and its name."""
    return f"U+{ord(character):04X} {name(character, '')}".rstrip()


def blank_in_line(line: str) -> int:
    """The column of a blank that is no space where one belongs, in a line that YAML cannot read; 0 if there is none."""
    found, comment = _MISPLACED.search(line), _COMMENT.search(line)
    return found.end() if found and not (comment and comment.start() < found.start()) else 0


def blank_in_text(text: str) -> bool:
    """Whether a text without quotes begins or ends with a blank that is no space, or holds one where one belongs."""
    return bool(_MISPLACED.search(text) or _LAST.search(text))


def first_blank(text: str) -> int:
    """Where in a text its first blank stands that is no space."""
    found = _BLANK.search(text)
    return found.start() if found else 0


def no_space(character: str) -> str:
    """What is wrong with such a blank, and what mends it."""
    return f"{named(character)} stands where a space belongs; write an ordinary space, or put the text in quotes"

"""The Opinion's 54 paragraphs as data: each with its disposition, its operative words and a fingerprint."""

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from lanzarote.law.tree import parse

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: its number, its force, its operative words, and what a law is held to by it."""

    number: str
    force: tuple[str, ...]
    words: tuple[str, ...]
    disposition: str

    def plain(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "number": self.number,
            "force": list(self.force),
            "words": list(self.words),
            "disposition": self.disposition,
        }


@cache
def paragraphs(package: str = "lanzarote.spec") -> tuple[Paragraph, ...]:
    """All paragraphs, in the order of the Opinion, from the specification's paragraphs.yaml."""
    told = data("paragraphs.yaml", package)
    return tuple(Paragraph(n, tuple(p["force"]), tuple(p["words"]), p["says"]) for n, p in told.items())


@cache
def data(name: str, package: str = "lanzarote.spec") -> dict[str, Any]:
    """The values of a YAML file of the specification."""
    return dict(parse(_text(package, name), name).value)


@cache
def fingerprints(package: str = "lanzarote.spec") -> dict[str, str]:
    """For each paragraph three hexadecimal digits a word: enough to find a quotation, too little to read it."""
    return dict(json.loads(_text(package, "fingerprints.json")))


def quoted(words: str, number: str, package: str = "lanzarote.spec") -> bool:
    """Whether the words occur, one after the other, in the paragraph; “…” may leave some out."""
    marks, at = fingerprints(package)[number], 0
    for part in words.split("…"):
        at = _found(fingerprint(part, number), marks, at)
        if at < 0:
            return False
    return bool(words.strip("… "))


def fingerprint(text: str, number: str) -> str:
    """The fingerprint of a paragraph's text, or of words from it."""
    import hashlib  # slow to import, and needed for quotations only

    spoken = _WORD.findall(text.lower().replace("’", "'"))
    return "".join(hashlib.sha256(f"{number}/{w}".encode()).hexdigest()[:3] for w in spoken)


def _found(part: str, marks: str, start: int) -> int:
    for at in range(start, len(marks) - len(part) + 1, 3):
        if marks.startswith(part, at):
            return at + len(part)
    return -1


def _text(package: str, name: str) -> str:
    from importlib import resources  # slow to import, and seldom needed

    return resources.files(package).joinpath(name).read_text("utf-8")

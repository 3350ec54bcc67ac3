"""Whether words occur in a paragraph of the Opinion, by fingerprints: enough to find a quotation, too little to read it."""

import hashlib
import json
import re
from functools import cache
from importlib import resources

_WORD = re.compile(r"[^\W_]+")


@cache
def fingerprints(package: str = "lanzarote.spec") -> dict[str, str]:
    """For each paragraph three hexadecimal digits a word: enough to find a quotation, too little to read it."""
    return dict(json.loads(resources.files(package).joinpath("fingerprints.json").read_text("utf-8")))


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
    spoken = _WORD.findall(text.lower().replace("’", "'"))
    return "".join(hashlib.sha256(f"{number}/{w}".encode()).hexdigest()[:3] for w in spoken)


def _found(part: str, marks: str, start: int) -> int:
    for at in range(start, len(marks) - len(part) + 1, 3):
        if marks.startswith(part, at):
            return at + len(part)
    return -1

"""What can be wrong with a law or a case: values first, text last."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any
from unicodedata import category


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong with a file, where it stands (line and column from 1; 0 where no line is meant)."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return inert(f"{place}: {self.message}")


class Unusable(Exception):
    """A file that cannot be used, with every problem found, in the order of the file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class UnusableLaw(Unusable):
    """A law that cannot be used."""


class UnusableCase(Unusable):
    """A case that cannot be used, by itself or with a law."""


CONTROLS: Any = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
"""The kinds of character that change how a text is shown, or are not shown at all."""


def inert(text: str) -> str:
    """A text as one line that a terminal only shows: breaks become spaces, other control characters are spelled out."""
    if text.isprintable():
        return text
    text = text.replace("\n", " ").replace("\t", " ")
    return "".join(c.encode("unicode_escape").decode() if category(c) in CONTROLS else c for c in text)


def described(value: Any, how: Callable[[Any], str] = repr) -> str:
    """A value of a Python law as one short printable line, even if it cannot tell of itself."""
    try:
        return shown(how(value), 200)
    except Exception:
        return f"a {type(value).__name__}"


FEW = 14
"""How many words are listed where one of them is wanted."""


def shown(value: object, longest: int = 60) -> str:
    """A value from outside as one short printable line: control characters and terminal escapes are spelled out."""
    text = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in str(value))
    return text if len(text) <= longest else text[: longest - 1] + "…"


def did_you_mean(word: object, known: Iterable[object]) -> str:
    """“; did you mean …?” for a known word that is hardly different, or else the known words."""
    words = [str(k) for k in known]
    near = get_close_matches(str(word), words, n=1, cutoff=0.8)
    if near and not near[0].startswith("Article"):
        return f"; did you mean “{near[0]}”?"
    if 0 < len(words) <= FEW:
        return f"; it can be {', '.join(f'“{w}”' for w in words)}"
    close = get_close_matches(str(word), words, n=3, cutoff=0.6)
    return f"; did you mean {' or '.join(f'“{w}”' for w in close)}?" if close else ""

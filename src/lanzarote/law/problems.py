"""What can be wrong with a law: values first, text last."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong with a law, where it stands (line and column from 1; 0 where no line is meant)."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.message}"


class UnusableLaw(Exception):
    """A law that cannot be used, with every problem found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems, in the order of the file."""
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def shown(value: object, longest: int = 60) -> str:
    """A value from outside as one short printable line: control characters and terminal escapes are spelled out."""
    text = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in str(value))
    return text if len(text) <= longest else text[: longest - 1] + "…"


def did_you_mean(word: object, known: Iterable[object]) -> str:
    """“; did you mean …?” for the closest known word, or the list of known words."""
    words = [str(k) for k in known]
    close = get_close_matches(str(word), words, n=1, cutoff=0.6)
    if close:
        return f"; did you mean “{close[0]}”?"
    return f"; it can be {', '.join(f'“{w}”' for w in words)}" if words and len(words) <= 12 else ""

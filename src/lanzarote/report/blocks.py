"""What a page consists of, whatever it is written in: headings, lines, lists and tables."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Bit:
    """A stretch of text: a link to an anchor of the page (`to`), a `badge`, a `sign`, or plain.

    A sign stands for the words in `said`.
    """

    text: str
    to: str = ""
    kind: str = ""
    said: str = ""


Line = tuple[Bit, ...]


def line(*bits: Bit | str) -> Line:
    """A line of text and other bits."""
    return tuple(Bit(each) if isinstance(each, str) else each for each in bits if each)


def badge(word: str) -> Bit:
    """A word that says how something stands."""
    return Bit(word, kind="badge")


@dataclass(frozen=True)
class Heading:
    """A heading; its anchor, which nothing else on the page has, can be empty."""

    level: int
    text: str
    anchor: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    line: Line


@dataclass(frozen=True)
class Items:
    """A list."""

    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Terms:
    """A list of terms, each with what is said of it."""

    pairs: tuple[tuple[str, Line], ...]


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its column from 0, its lines, and over how many rows it goes."""

    column: int
    lines: tuple[Line, ...]
    rows: int = 1


@dataclass(frozen=True)
class Row:
    """A row of a table; a cell of the first column is its head. Its anchor can be empty."""

    cells: tuple[Cell, ...]
    anchor: str = ""


@dataclass(frozen=True)
class Table:
    """A table, with what it shows; a `matrix` has many narrow columns."""

    caption: str
    columns: tuple[Line, ...]
    rows: tuple[Row, ...]
    matrix: bool = False


Block = Heading | Paragraph | Items | Terms | Table


def row(*cells: Line | Sequence[Line], anchor: str = "") -> Row:
    """A row, each cell a line or several."""
    found = (Cell(i, _lines(each)) for i, each in enumerate(cells))
    return Row(tuple(found), anchor)


def _lines(cell: Line | Sequence[Line]) -> tuple[Line, ...]:
    if cell and isinstance(cell[0], Bit):
        return (tuple(each for each in cell if isinstance(each, Bit)),)
    return tuple(each for each in cell if not isinstance(each, Bit))


@dataclass
class Anchors:
    """The anchors of a page, each given once."""

    given: set[str] = field(default_factory=set)

    def of(self, *names: str) -> str:
        """An anchor after some names: small letters, digits and hyphens, with a number where it is taken."""
        plain = "".join(c if c.isascii() and c.isalnum() else " " for c in " ".join(names).replace("§", " ").lower())
        name = found = "-".join(plain.split()) or "part"
        number = 1
        while found in self.given:
            number += 1
            found = f"{name}-{number}"
        self.given.add(found)
        return found

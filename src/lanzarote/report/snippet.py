"""A line of a law file as it stands there, with a caret under the place that is meant."""

from collections.abc import Iterator

from lanzarote.law.problems import inert
from lanzarote.report.entries import PlaceEntry

WIDTH = 88
"""How many characters of a line are shown."""


def snippet(text: str, place: PlaceEntry) -> Iterator[str]:
    """The line without its indentation, as far as it fits, and the caret; nothing where the line is not known."""
    column = place["column"] - 1
    words = text.strip()
    at = column - (len(text) - len(text.lstrip()))
    if not words or not 0 <= at < len(words):
        return
    first = max(0, min(at - WIDTH // 2, len(words) - WIDTH))
    before, after = "…" * (first > 0), "…" * (first + WIDTH < len(words))
    shown = inert(words[first : first + WIDTH])
    lead = len(before) + len(inert(words[first:at]))
    yield f"    {place['line']:>4} | {before}{shown}{after}"
    yield f"    {'':>4} | {' ' * lead}^"

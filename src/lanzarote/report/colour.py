"""Colour in a terminal: of the word that says what a holding came to, and of nothing else."""

import os
import re
import sys
from collections.abc import Mapping
from typing import TextIO

from lanzarote.verifier import Outcome

RED, YELLOW, GREEN, GREY = "31", "33", "32", "2"
COLOURS = {
    Outcome.FALLS_SHORT: RED,
    Outcome.OUT_OF_SCOPE: RED,
    Outcome.DIFFERS: YELLOW,
    Outcome.DEPENDS: YELLOW,
    Outcome.UNCLEAR: YELLOW,
    Outcome.UNSTATED: YELLOW,
    Outcome.PROVED: GREEN,
    Outcome.AGREES: GREEN,
    Outcome.SILENT: GREY,
}
_COLOUR = {word: colour for outcome, colour in COLOURS.items() for word in (outcome.value.upper(), outcome.value)}
_ANY = "|".join(map(re.escape, sorted(_COLOUR, key=len, reverse=True)))
_WORD = re.compile(rf"^({_ANY})(?=: )|(?<=\d )({_ANY})(?=, |$)")
"""A verdict at the head of a line, or after its number in a summary."""


def wanted(stream: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a stream is to be coloured: FORCE_COLOR and NO_COLOR say so, else whether it is a terminal that can."""
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return environment["FORCE_COLOR"] != "0"
    able = sys.platform != "win32" or "WT_SESSION" in environment or "ANSICON" in environment
    return able and environment.get("TERM") != "dumb" and stream.isatty()


def coloured(line: str) -> str:
    """A line with its verdicts in colour."""
    return _WORD.sub(lambda found: f"\x1b[{_COLOUR[found[0]]}m{found[0]}\x1b[0m", line)

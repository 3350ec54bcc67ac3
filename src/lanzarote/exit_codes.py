"""What the command and the plug-in end with."""

from enum import IntEnum


class ExitCode(IntEnum):
    """1: falls short, or nothing was shown; 4: a law, an option or a file cannot be used."""

    CONFORMS = 0
    FALLS_SHORT = 1
    UNUSABLE = 4

"""What the command and the plug-in end with."""

from enum import IntEnum


class ExitCode(IntEnum):
    """1: falls short, or nothing was shown; 4: a law, an option, a file or what stands around cannot be used."""

    CONFORMS = 0
    FALLS_SHORT = 1
    UNUSABLE = 4
    INTERRUPTED = 130

"""The program `lanzarote`, also `python -m lanzarote`."""

import os
import sys
from contextlib import suppress
from typing import NoReturn

from lanzarote.ending import on_signals, settled


def main() -> NoReturn:
    """Run the command and end the process: nothing that a Python law left behind can change the exit code."""

    def run() -> int:
        from lanzarote.command.main import run

        return run()

    on_signals()
    code = settled(run)
    with suppress(Exception):
        sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()

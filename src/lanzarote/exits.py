"""The end of a process by `os._exit`, which asks nobody: it must not say that all is well where that is not known."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NoReturn


@contextmanager
def held(made_of: Callable[[int], int]) -> Iterator[None]:
    """Meanwhile `os._exit` ends this process, but no child of it, with what is made of the status it is given."""
    leave, process = os._exit, os.getpid()

    def end(status: int) -> NoReturn:
        leave(made_of(status) if os.getpid() == process else status)

    os._exit = end
    try:
        yield
    finally:
        os._exit = leave

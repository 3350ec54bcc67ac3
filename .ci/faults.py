"""Plants deliberate faults in copies of the project and shows that its own checks catch each: python .ci/faults.py

A fault is caught when its check, which CI runs anyway, ends with a failed test (exit 1); a crash does not count.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from shutil import copy, copytree, ignore_patterns
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
RUN = """
import pathlib, sys, pytest
code = pytest.main(sys.argv[1:])
ours = [m for name, m in sys.modules.items() if name.partition(".")[0] == "lanzarote"]
places = [str(getattr(m, "__file__", None) or list(m.__path__)) for m in ours]
sys.exit(code if all(str(pathlib.Path.cwd()) in place for place in places) else 99)
"""
"""Runs pytest; 99 if anything of `lanzarote` was imported from elsewhere than the copy, such as the installed one."""


@dataclass(frozen=True)
class Fault:
    """One edit that makes the program wrong, and the check that must notice."""

    name: str
    file: str
    old: str
    new: str
    check: tuple[str, ...]

    def plant(self, folder: Path) -> None:
        """Make the edit in a copy of the project. Raises ValueError if the fault is stale."""
        file = folder / self.file
        text = file.read_text("utf-8")
        if text.count(self.old) != 1:
            raise ValueError(f"stale fault “{self.name}”: its text stands {text.count(self.old)} times in {self.file}")
        file.write_text(text.replace(self.old, self.new), "utf-8")


FAULTS = ()


def copied(folder: Path) -> None:
    """Copy what the checks need, laid out so that all of it is imported from the copy."""
    for name in ("src", "spec", "tests"):
        copytree(ROOT / name, folder / name, ignore=ignore_patterns("__pycache__", "*.egg-info"))
    for name in ("pyproject.toml", "conftest.py"):
        copy(ROOT / name, folder)
    (folder / "src/lanzarote/spec").symlink_to("../../spec")


def exit_code(check: tuple[str, ...], faults: Iterable[Fault] = ()) -> int:
    """What a check ends with in a copy of the project with these faults in it."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary).resolve()
        copied(folder)
        for fault in faults:
            fault.plant(folder)
        command = [sys.executable, "-c", RUN, *check, "-x", "-q", "-p", "no:cacheprovider"]
        environment = {**os.environ, "PYTHONPATH": str(folder / "src")}
        return subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False).returncode  # noqa: S603

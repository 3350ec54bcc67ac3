"""What each command comes to where something around it fails: `python tests/surroundings.py` prints the table.

It needs a POSIX system with /dev/full; as root, also setpriv, since nothing is read-only to root otherwise.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

LAW = """\
jurisdiction: Small
as_of: 2020-01-01
legal_age: {years: 15}
attempt: {punishable: yes}
provisions:
  - cite: s. 1
    transposes: Article 21§1.c
    elements:
      conduct: {doing: attending, willing: yes}
    otherwise: as in the Convention
silent: {all other offences: not looked at}
"""
"""It falls short, and has few mutants."""
SLOW = """\
import time
from lanzarote import Law
class Slow(Law):
    legal_age = 16
    def establishes(self, label, case):
        time.sleep(0.05)
        return case.offender_age > 17
law = Slow()
"""
PROGRAM = (sys.executable, "-m", "lanzarote")
PYTEST = (
    sys.executable,
    "-m",
    "pytest",
    "--pyargs",
    "lanzarote.spec",
    "-q",
    "-p",
    "no:cacheprovider",
    "--jurisdiction",
)
COMMANDS = {
    "check": (*PROGRAM, "check", "my.jurisdiction.yaml"),
    "check --jobs 2": (*PROGRAM, "check", "convention", "my.jurisdiction.yaml", "--jobs", "2"),
    "explain": (*PROGRAM, "explain", "my.jurisdiction.yaml", "child_age=12"),
    "mutants": (*PROGRAM, "mutants", "my.jurisdiction.yaml"),
    "evidence": (*PROGRAM, "evidence"),
    "pytest": (*PYTEST, "my.jurisdiction.yaml"),
}
"""Each is run in a folder of its own that holds the law."""
LASTING = {
    "check": (*PROGRAM, "check", "slow.py"),
    "check --jobs 2": (*PROGRAM, "check", "slow.py", "other.py", "--jobs", "2"),
    "mutants": (*PROGRAM, "mutants", "convention"),
    "evidence": (*PROGRAM, "evidence"),
    "pytest": (*PYTEST[:-1], "-p", "no:unraisableexception", PYTEST[-1], "slow.py"),
}
"""The same, with something to do that lasts; one case is explained at once."""
VERDICT = {"explain": 0, "mutants": 0, "evidence": 0}
"""With which code a command ends where nothing fails; 1 for all others."""
BY_ITSELF = {("errors closed", "pytest"): (4,), ("no folder", "pytest"): (1,)}
"""Where pytest fails by itself: without stderr, and without a folder, there before it loads any plug-in."""
SLOWLY = ("evidence",)
"""What takes a minute even where nothing is wrong, so that it is only broken off and never awaited."""


@dataclass(frozen=True)
class Ending:
    """How a process ended: its code (negative for a signal), what stood on stderr and stdout, the processes left."""

    code: int
    errors: str = ""
    output: str = ""

    @property
    def traceback(self) -> bool:
        """Whether there was one."""
        return "Traceback" in self.errors + self.output or "INTERNALERROR" in self.errors + self.output

    def __str__(self) -> str:
        lines = len(self.errors.strip().splitlines())
        told = "a traceback" if self.traceback else f"{lines} line{'' if lines == 1 else 's'}"
        return f"{self.code}, {told}"


@dataclass(frozen=True)
class Surroundings:
    """What stands around a command: its environment, its streams, a shell line, a signal; what it should end with."""

    codes: tuple[int | str, ...]
    environment: dict[str, str | None] = field(default_factory=dict)
    line: str = "exec {}"
    number: signal.Signals | None = None
    prepare: Callable[[Path], None] = lambda folder: None
    arguments: tuple[str, ...] = ()
    unprivileged: bool = False
    after: float = 4.0
    """The seconds after which the signal is sent."""

    def ending(self, command: tuple[str, ...], folder: Path) -> Ending:
        """Run the command in a folder, which holds the law."""
        (folder / "my.jurisdiction.yaml").write_text(LAW, "utf-8")
        (folder / "slow.py").write_text(SLOW, "utf-8")
        (folder / "other.py").write_text(SLOW, "utf-8")
        self.prepare(folder)
        told = {**os.environ, **self.environment}
        environment = {name: value for name, value in told.items() if value is not None}
        line = self.line.format(" ".join(map(_quoted, (*command, *self.arguments))))
        if self.unprivileged and os.getuid() == 0:
            line = line.replace("exec ", "exec setpriv --bounding-set -dac_override ")
        with subprocess.Popen(  # noqa: S603
            ["/bin/bash", "-c", line],
            cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace",
            start_new_session=True, preexec_fn=_heeds_interrupts,
        ) as running:  # fmt: skip
            if self.number:
                time.sleep(self.after)
                _signal(running, self.number)
            try:
                output, errors = running.communicate(timeout=300)
            except subprocess.TimeoutExpired:
                os.killpg(running.pid, signal.SIGKILL)
                return Ending(-99, "did not end")
        left = _processes_of(running.pid)
        return Ending(running.returncode, errors + "".join(f"left behind: {each}\n" for each in left), output)


def _signal(running: subprocess.Popen[str], number: signal.Signals) -> None:
    """Send a signal, and again where it was lost: Python drops an interrupt that comes while it collects garbage."""
    for _ in range(3):
        running.send_signal(number)
        with suppress(subprocess.TimeoutExpired):
            running.wait(15)
            return


def _heeds_interrupts() -> None:
    """Also where whoever began these tests put them in the background, where a shell has interrupts ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _quoted(text: str) -> str:
    return f"'{text}'"


def _processes_of(session: int) -> list[str]:
    """The processes of a session that have not ended."""
    found = subprocess.run(["ps", "-s", str(session), "-o", "stat=,args="], capture_output=True, text=True, check=False)  # noqa: S603, S607
    return [line for line in found.stdout.splitlines() if line.strip() and not line.startswith("Z")]


def _read_only(folder: Path) -> None:
    folder.chmod(0o555)


OUT = ("--conformance-report", "out.json")
SURROUNDINGS = {
    "nothing wrong": Surroundings(("verdict",)),
    "SIGINT": Surroundings((130,), number=signal.SIGINT),
    "SIGTERM": Surroundings((4,), number=signal.SIGTERM),
    "output to a full disk": Surroundings((4,), line="exec {} >/dev/full"),
    "errors to a full disk": Surroundings(("verdict", 4), line="exec {} 2>/dev/full"),
    "output closed": Surroundings((4,), line="exec {} >&-"),
    "errors closed": Surroundings(("verdict",), line="exec {} 2>&-"),
    "input closed": Surroundings(("verdict",), line="exec {} <&-"),
    "reader gone": Surroundings((4,), line="{} | true; exit ${{PIPESTATUS[0]}}"),
    "report to a full disk": Surroundings((4,), arguments=("--conformance-report", "full.json"), prepare=lambda f: (f / "full.json").symlink_to("/dev/full")),
    "read-only folder": Surroundings((4,), arguments=OUT, prepare=_read_only, unprivileged=True),
    "read-only folder, no report": Surroundings(("verdict",), prepare=_read_only, unprivileged=True),
    "no folder": Surroundings(("verdict", 4), line='mkdir gone; cd gone; rmdir ../gone; exec {}'),
    "no HOME": Surroundings(("verdict",), environment={"HOME": None}),
    "C locale": Surroundings(("verdict",), environment={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    "cp1252 console": Surroundings(("verdict",), environment={"PYTHONIOENCODING": "cp1252:strict"}),
    "ASCII console": Surroundings(("verdict",), environment={"PYTHONIOENCODING": "ascii:strict"}),
    "optimised": Surroundings((4,), environment={"PYTHONOPTIMIZE": "1"}),
    "optimised twice": Surroundings((4,), environment={"PYTHONOPTIMIZE": "2"}),
}  # fmt: skip
"""Each with the codes that a command may end with there; “verdict” is that of the law."""


def applies(name: str, command: str) -> bool:
    """Whether there is something to see: only some commands write reports, and one takes a minute to say anything."""
    around = SURROUNDINGS[name]
    if around.number and command not in LASTING:
        return False
    if "--conformance-report" in around.arguments and command in ("explain", "mutants", "evidence"):
        return False
    return command not in SLOWLY or bool(around.number) or "optimised" in name


def row(name: str) -> Iterator[tuple[str, Ending, bool]]:
    """What each command comes to, and whether it may."""
    around = SURROUNDINGS[name]
    for command in COMMANDS:
        if not applies(name, command):
            continue
        with TemporaryDirectory() as folder:
            Path(folder).chmod(0o755)
            found = around.ending((LASTING if around.number else COMMANDS)[command], Path(folder))
            Path(folder).chmod(0o755)
        yield command, found, well(name, command, found)


def well(name: str, command: str, found: Ending) -> bool:
    """Whether a command ended as it may."""
    if (name, command) in BY_ITSELF:
        return found.code in BY_ITSELF[name, command]
    codes = [VERDICT.get(command, 1) if code == "verdict" else code for code in SURROUNDINGS[name].codes]
    return found.code in codes and not found.traceback and "left behind" not in found.errors


def main() -> int:
    """Print the table; 1 if something ended as it should not."""
    if not shutil.which("/bin/bash") or not Path("/dev/full").exists():
        print("this needs bash and /dev/full")
        return 4
    wrong = 0
    print(f"| surroundings | {' | '.join(COMMANDS)} |\n|---|{'---|' * len(COMMANDS)}")
    for name in [each for each in SURROUNDINGS if not sys.argv[1:] or each in sys.argv[1:]]:
        cells = dict.fromkeys(COMMANDS, "")
        for command, found, well in row(name):
            cells[command] = f"{found}{'' if well else ' **wrong**'}"
            wrong += not well
            if not well:
                print(f"{name}, {command}:\n{found.errors[-1500:]}", file=sys.stderr)
        print(f"| {name} | {' | '.join(cells.values())} |", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

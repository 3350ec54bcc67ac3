"""How long proofs take, beside what is aimed at and what one would use instead: python benchmarks/run.py [--quick].

Figures are medians. Work in this process is CPU time, warmed up and without imports; whole processes go by the clock.
Ratios are taken within one run, so that the machine's own speed drops out.
"""

import gc
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from laws import GROWING, different
from peers import BREACHES, SOLVERS, as_property, is_faithful

from lanzarote import Law, Offence, Solicitation, Verdict, load, verify
from lanzarote.claims import Holding
from lanzarote.lawfile.load import bundled
from lanzarote.mending import mend
from lanzarote.model import MaterialAct, Purpose
from lanzarote.specification import holdings
from lanzarote.symbolic import Space, drawn
from tests.python_convention import PythonConvention
from tests.wrong_laws import FAILING, TEXTS

MUST = [each for each in holdings() if each.force.decides]
SCOPE = [each for each in holdings() if each.id in BREACHES]
MINE = Path(__file__).parent.parent / "tests" / "data" / "my.jurisdiction.yaml"
LANZAROTE = shutil.which("lanzarote", path=Path(sys.executable).parent) or "lanzarote"
USED = """
import resource, subprocess, sys
code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_maxrss / 1024 ** (2 if sys.platform == "darwin" else 1), used.ru_utime + used.ru_stime)
sys.exit(code)
"""
"""Runs a command; prints the megabytes of its largest process at their peak, and the CPU seconds of all of them."""


def line(name: str, figure: float, unit: str = "ms", aim: float | None = None, note: str = "") -> None:
    """Print a figure, beside it what is aimed at."""
    beside = "" if aim is None else f"aim ≤ {aim:g}"
    print(f"  {name:<52}{figure:>9,.{2 if unit == 's' else 1}f} {unit:<3} {beside:<12}{note}".rstrip(), flush=True)


def timed(run: Callable[[], Any]) -> tuple[float, Any]:
    """The CPU time of a run, in milliseconds, and what it returned; what was left behind before is collected first."""
    gc.collect()
    start = time.process_time()
    result = run()
    return (time.process_time() - start) * 1000, result


def cpu(run: Callable[[], Any], times: int) -> float:
    """The median CPU time of a run, in milliseconds."""
    return median(timed(run)[0] for _ in range(times))


def proof(made: Callable[[], Law], of: Iterable[Holding], times: int) -> tuple[float, str, Verdict]:
    """The median milliseconds of making a law, anew each time, and of proofs about it; both; the last verdict."""
    loads, proofs = [], []
    for _ in range(times):
        load_ms, law = timed(made)
        proof_ms, verdict = timed(partial(verify, law, of))
        loads.append(load_ms)
        proofs.append(proof_ms)
    return median(loads) + median(proofs), f"load {median(loads):.1f}, proof {median(proofs):.1f}", verdict


def process(*command: str | Path, folder: Path, times: int = 1) -> tuple[float, str]:
    """The median seconds of a command run in a folder, and what it printed. It may find that laws fall short."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, cwd=folder)  # noqa: S603
        found.append(time.perf_counter() - start)
        assert done.returncode in (0, 1), done.stderr
    return median(found), done.stdout


def laws(times: int) -> None:
    """The laws there are."""
    print(f"{len(MUST)} holdings that count about each bundled law, loaded and proved, and about one written in Python")
    found = {}
    for name in bundled():
        found[name], parts, _ = proof(lambda name=name: load(name), MUST, times)
        line(name, found[name], aim=100, note=parts)
    took, _, _ = proof(PythonConvention, MUST, times)
    line("the Convention written in Python", took, aim=1000, note=f"{took / found['convention']:.1f} × the law file")


def growth(runs: int, folder: Path) -> None:
    """Ever longer law files."""
    print("the Convention's law file with so much more in it; ratios are to the first line")
    file, first = folder / "grown.yaml", 0.0
    about_cases = sum(each.kind is not None for each in MUST)
    for what, variant, numbers in GROWING:
        for n in numbers:
            file.write_text(variant(n), "utf-8")
            took, parts, verdict = proof(lambda: load(file), MUST, runs)
            nodes = sum(len(space.diagrams.edges) for space in verdict.law.spaces.values())
            proofs = sum(result.method == "proof" for result in verdict.results)
            first = first or took
            note = f"{parts}; {took / first:.1f} ×; {nodes:,} nodes; {proofs} of {about_cases} proofs"
            line(f"{n:2} {what}", took, aim=300 if "two facts in" in what and n == 20 else None, note=note)


def many(number: int, folder: Path) -> None:
    """Many law files with one command."""
    print("lanzarote check --jobs 2 FILES…, half of them bundled laws, half with 1 to 20 exceptions in every provision")
    files = [f"{i}.yaml" for i in range(number)]
    for file, text in zip(files, different(number), strict=True):
        (folder / file).write_text(text, "utf-8")
    counted = (sys.executable, "-c", USED) if find_spec("resource") else ()
    seconds, printed = process(*counted, LANZAROTE, "check", "--jobs", "2", *files, folder=folder)
    line(f"{number:,} law files, no two the same", seconds, "s", 60 * number / 1000)
    if counted:
        megabytes, cpu_seconds = map(float, printed.split())
        line("CPU time of all its processes", cpu_seconds, "s")
        line("peak memory of its largest process", megabytes, "MB")


def processes(runs: int, folder: Path) -> None:
    """Commands as a user would run them."""
    print("whole processes")
    pytest = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--pyargs", "lanzarote.spec")
    for name, aim, command in (
        ("lanzarote check convention", None, (LANZAROTE, "check", "convention")),
        (f"lanzarote check {MINE.name}", 0.25, (LANZAROTE, "check", MINE)),
        ("pytest … lanzarote.spec --jurisdiction convention", None, (*pytest, "--jurisdiction", "convention")),
    ):
        line(name, process(*command, folder=folder, times=runs)[0], "s", aim)


def mending(step: int) -> None:
    """How long it takes to mend a wrong law of the tests, once there is a verdict on it; every so many of them."""
    print("a law of the tests that breaches a holding, mended in its text")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "my.jurisdiction.yaml"
        figures = []
        for name in FAILING[::step]:
            file.write_text(TEXTS[name], "utf-8")
            verdict = verify(load(file))
            figures.append((timed(partial(mend, verdict))[0], name))
    line(f"median of {len(figures)}", median(figure for figure, _ in figures), aim=300)
    line("the longest", *max(figures)[:1], note=max(figures)[1])


def instead(times: int, runs: int, numbers: tuple[int, ...]) -> None:
    """The same holdings by other means."""
    ours, parts, verdict = proof(lambda: load("convention"), SCOPE, times)
    assert [result.outcome.value for result in verdict.results] == ["proved"] * len(BREACHES)
    assert is_faithful(verdict.law)
    print(f"{len(SCOPE)} holdings on Article 23, beside what one would use instead")
    line("lanzarote", ours, note=parts)
    for name, by_it, note in SOLVERS:
        try:
            run = partial(by_it, import_module(name))
        except ImportError:
            print(f"  {name}: not installed; pip install -r benchmarks/requirements.txt")
            continue
        assert run() == [True] + [False] * len(BREACHES)
        took = cpu(run, times)
        line(f"{name}, Article 23 translated by hand", took, note=f"{took / ours:.2f} × ours; {note}")
    law = load("convention")
    for examples in numbers:
        took = cpu(lambda examples=examples: [as_property(each, law, examples) for each in SCOPE], runs)
        line(f"Hypothesis properties, {examples} examples each", took, note=f"{took / ours:.1f} × ours; prove nothing")


def decisions(times: int) -> None:
    """Situations decided one after the other."""
    anywhere, random = Space(Solicitation).everything, Random(0)  # noqa: S311
    near = Solicitation(proposes=True, purpose=Purpose.PRODUCTION, act=MaterialAct.TRAVEL)
    cases = [near if i % 2 else drawn(anywhere, random) for i in range(2000)]
    by_law, by_hand = (
        lambda law=law: [law.establishes(Offence.ARTICLE_23, case) for case in cases]
        for law in (load("convention"), PythonConvention())
    )
    assert by_law() == by_hand()
    took = cpu(by_law, times)
    print("2,000 situations decided one after the other, half of them an Article 23 case, half at random")
    line("by the law file", took, note=f"{took / cpu(by_hand, times):.2f} × a plain Python function")


def main() -> None:
    """Measure and print."""
    quick = "--quick" in sys.argv
    times, runs = (3, 1) if quick else (9, 3)
    for law in ("convention", MINE):
        verify(load(law))
    laws(times)
    with tempfile.TemporaryDirectory() as folder:
        growth(runs, Path(folder))
        many(10 if quick else 1000, Path(folder))
        processes(runs, Path(folder))
    mending(10 if quick else 1)
    instead(times, runs, (100,) if quick else (100, 1000))
    decisions(times)


if __name__ == "__main__":
    main()

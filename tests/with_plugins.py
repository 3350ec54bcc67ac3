"""Runs the specification beside widely used pytest plug-ins, one at a time: is the verdict the same?

    python tests/with_plugins.py --environment FOLDER [PLUG-IN …] > tests/with_plugins.md

makes an environment in the folder, unless there is one, with the project and the plug-ins. With each plug-in a law that
falls short is held to everything, and the Convention to one holding; beside, a test of somebody's own is run, which
shows whether the plug-in works at all. Not run in CI: it downloads.
"""

import argparse
import json
import os
import subprocess
import sys
import venv
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
OPTIONS: dict[str, list[str]] = {
    "allure-pytest": ["--alluredir=allure"],
    "anyio": [],
    "flaky": ["--force-flaky"],
    "pytest-aiohttp": ["-p", "pytest_asyncio.plugin"],
    "pytest-asyncio": ["--asyncio-mode=auto"],
    "pytest-azurepipelines": [],
    "pytest-base-url": [],
    "pytest-bdd": [],
    "pytest-beartype": [],
    "pytest-benchmark": [],
    "pytest-cases": [],
    "pytest-check": [],
    "pytest-clarity": [],
    "pytest-cov": ["--cov=lanzarote.spec"],
    "pytest-custom-exit-code": ["--suppress-no-test-exit-code", "--suppress-tests-failed-exit-code"],
    "pytest-datadir": [],
    "pytest-dependency": ["-o", "automark_dependency=true"],
    "pytest-django": [],
    "pytest-doctestplus": ["--doctest-plus"],
    "pytest-durations": [],
    "pytest-env": [],
    "pytest-error-for-skips": [],
    "pytest-factoryboy": [],
    "pytest-fail-slow": ["--fail-slow=600"],
    "pytest-flask": [],
    "pytest-freezer": [],
    "pytest-github-actions-annotate-failures": [],
    "pytest-harvest": [],
    "pytest-html": ["-p", "pytest_metadata.plugin", "--html=out.html"],
    "pytest-httpx": [],
    "pytest-icdiff": [],
    "pytest-instafail": ["--instafail"],
    "pytest-json-report": ["-p", "pytest_metadata.plugin", "--json-report"],
    "pytest-lazy-fixtures": [],
    "pytest-localserver": [],
    "pytest-md": ["--md=out.md"],
    "pytest-memray": [],
    "pytest-metadata": [],
    "pytest-mock": [],
    "pytest-monitor": [],
    "pytest-nunit": ["--nunit-xml=nunit.xml"],
    "pytest-order": ["--indulgent-ordering"],
    "pytest-picked": [],
    "pytest-pretty": [],
    "pytest-print": [],
    "pytest-random-order": ["--random-order", "--random-order-bucket=class"],
    "pytest-randomly": [],
    "pytest-recording": ["--block-network"],
    "pytest-regressions": ["-p", "pytest_datadir.plugin"],
    "pytest-repeat": ["--count=2"],
    "pytest-reportlog": ["--report-log=log.jsonl"],
    "pytest-rerunfailures": ["--reruns=1"],
    "pytest-responses": [],
    "pytest-retry": ["--retries=1"],
    "pytest-reverse": ["--reverse"],
    "pytest-rich": ["--rich"],
    "pytest-run-parallel": ["--parallel-threads=2"],
    "pytest-socket": ["--disable-socket"],
    "pytest-split": ["--splits=1", "--group=1"],
    "pytest-subtests": [],
    "pytest-sugar": [],
    "pytest-tap": ["--tap"],
    "pytest-testdox": ["--testdox"],
    "pytest-testmon": ["--testmon"],
    "pytest-timeout": ["--timeout=600"],
    "pytest-trio": ["-o", "trio_mode=true"],
    "pytest-unordered": [],
    "pytest-xdist": ["-n", "2"],
    "syrupy": [],
    "typeguard": ["--typeguard-packages=lanzarote.spec"],
}
"""Each plug-in with the options that make it do something, and the plug-ins that it needs."""
WHOLE = ["--jurisdiction=narrow.jurisdiction.yaml", "--conformance-report=out.json"]
PART = ["--jurisdiction=convention", "-k", "child_to_child"]


class Ran(NamedTuple):
    """How a run of pytest ended, and the last thing that it said."""

    code: int
    said: str


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("plugins", nargs="*", choices=[[], *OPTIONS], metavar="PLUG-IN", default=[])
    parser.add_argument("--environment", type=Path, required=True, help="folder of the environment")
    options = parser.parse_args()
    python = _environment(options.environment.absolute())
    folder = options.environment.absolute() / "work"
    folder.mkdir(exist_ok=True)
    text = (ROOT / "src" / "lanzarote" / "laws" / "convention.jurisdiction.yaml").read_text("utf-8")
    narrow = text.replace("proposes: yes,", "proposes: yes, agreed: yes,")
    (folder / "narrow.jurisdiction.yaml").write_text(narrow, "utf-8")
    (folder / "test_own.py").write_text("def test_own():\n    pass\n", "utf-8")
    found = {each.name.lower().replace("_", "-"): each for each in distributions(path=_library(python))}
    print("# The specification beside pytest's plug-ins\n")
    print(f"Made by `tests/with_plugins.py`, with pytest {found['pytest'].version}.\n")
    print("| plug-in | options | all holdings, a law that falls short | one holding, a law that conforms | remark |")
    print("|---|---|---|---|---|")
    _run(python, folder, [], WHOLE)
    alone = _report(folder)
    for name in options.plugins or OPTIONS:
        plugin = found[name]
        loaded = [word for module in _modules(plugin) for word in ("-p", module)]
        cells = _cells(python, folder, [*loaded, *OPTIONS[name]], alone)
        given = " ".join(word for word in OPTIONS[name] if word != "-p" and not word.endswith(".plugin"))
        print(f"| {name} {plugin.version} | {f'`{given}`' if given else ''} | {' | '.join(cells)} |", flush=True)


def _cells(python: Path, folder: Path, arguments: list[str], alone: str) -> Iterator[str]:
    """What came of both runs, and a remark where it is not what comes without the plug-in."""
    whole = _run(python, folder, arguments, WHOLE)
    same = _report(folder) == alone != ""
    yield f"{whole.code}, {'the same report' if same else 'another report, or none'}"
    part = _run(python, folder, arguments, PART)
    yield str(part.code)
    own = _run(python, folder, [*arguments, "test_own.py"])
    if own.code:
        yield f"fails by itself: {own.said}"
    elif same and (whole.code, part.code) == (1, 1):
        yield ""
    else:
        yield whole.said


def _environment(folder: Path) -> Path:
    """The Python of an environment with the project and all plug-ins."""
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", ROOT, *OPTIONS], check=True, stdout=sys.stderr)  # noqa: S603
    return python


def _library(python: Path) -> list[str]:
    told = subprocess.run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],  # noqa: S603
                          capture_output=True, text=True, check=True)  # fmt: skip
    return [told.stdout.strip()]


def _modules(plugin: Distribution) -> list[str]:
    """The modules that pytest loads of a distribution."""
    return [each.value for each in plugin.entry_points if each.group == "pytest11"]


def _run(python: Path, folder: Path, arguments: list[str], about: list[str] | None = None) -> Ran:
    """One run of pytest, with no plug-in but what is named; about the specification, or about a test of one's own."""
    (folder / "out.json").unlink(missing_ok=True)
    spec = [] if about is None else ["--pyargs", "lanzarote.spec", *about]
    done = subprocess.run(  # noqa: S603
        [python, "-m", "pytest", "-p", "lanzarote.pytest_plugin", *arguments, *spec],
        cwd=folder,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    said = [line.strip(" =|") for line in (done.stdout + done.stderr).splitlines() if line.strip(" =|")]
    return Ran(done.returncode, said[-1][:120].replace("|", "/") if said else "")


def _report(folder: Path) -> str:
    """The report of a run; empty where none was written."""
    file = folder / "out.json"
    return json.dumps(json.loads(file.read_text("utf-8"))) if file.exists() else ""


if __name__ == "__main__":
    main()

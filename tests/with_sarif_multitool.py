"""Asks the SARIF schema and Microsoft's SARIF multitool about what is written of many laws, and prints what they say.

    python tests/with_sarif_multitool.py --folder FOLDER

installs the multitool from npm into the folder, unless it is there, with the schema that it ships. The laws are the
bundled ones, some that fall short, one of hostile texts, one in Python, and some that cannot be used. The tool looks
with its own rules and with those of GitHub's code scanning. Ends with 1 where the schema is broken, where the tool
finds an error, GitHub's rules find anything, or a spoilt file is not found to be one. Not run in CI: it downloads a hundred megabytes.
"""

import argparse
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import jsonschema

from lanzarote.command.main import main as lanzarote
from lanzarote.lawfile.load import bundled
from tests.helpers import CONVENTION_TEXT, python_law, written

TOOL = "@microsoft/sarif-multitool-linux"
RULES = "Sarif;Gh"
LEVELS = "Error;Warning;Note"
SPOILT = "spoilt on purpose"
HOSTILE = "[a](http://e.v) {0} {{x}} <script> %0A ::error::a 𝔘 e\u0301"


def laws(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Sets of laws, by what they are."""
    narrow = CONVENTION_TEXT.replace("proposes: yes,", "proposes: yes, agreed: yes,")
    yield "bundled", [*bundled()]
    yield "one that falls short", [str(written(folder, narrow, "narrow"))]
    yield "one that is silent", [str(written(folder, "jurisdiction: X\nas_of: 2015-06-17\nsilent: {all other offences: a}\nprovisions: []\n", "silent"))]  # fmt: skip
    yield "hostile texts", [str(written(folder, narrow.replace("cite: Article 23\n", f"cite: {json.dumps(HOSTILE, ensure_ascii=False)}\n"), "a b,c%d [x](y) ä"))]  # fmt: skip
    yield "in Python", [str(python_law(folder, "return False"))]
    yield SPOILT, ["france-2007"]
    yield "unusable", [str(written(folder, "provisions: 1\n", "spoilt")), "nowhere"]


def install(folder: Path) -> Path:
    """Where the tool is."""
    there = folder / "node_modules" / TOOL
    if not there.exists():
        subprocess.run(["npm", "install", "--silent", "--prefix", str(folder), TOOL], check=True)  # noqa: S603, S607
    return there


def main() -> int:
    """Ask about each set of laws."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--folder", type=Path, required=True)
    folder = parser.parse_args().folder.resolve()
    folder.mkdir(exist_ok=True)
    tool = install(folder)
    os.chdir(folder)
    schema = jsonschema.Draft202012Validator(json.loads((tool / "sarif-2.1.0.json").read_text("utf-8-sig")))
    bad = False
    for what, names in laws(folder):
        out = folder / "out.sarif"
        with open(os.devnull, "w", encoding="utf-8") as nowhere:
            sys.stdout, stdout, stderr = nowhere, sys.stdout, sys.stderr
            sys.stderr = nowhere
            lanzarote(["check", *names, "--conformance-report", str(out)])
            sys.stdout, sys.stderr = stdout, stderr
        told = json.loads(out.read_text("utf-8"))
        if what == SPOILT:
            told["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
            out.write_text(json.dumps(told), "utf-8")
        broken = [f"{error.json_path}: {error.message[:200]}" for error in schema.iter_errors(told)]
        done = subprocess.run(  # noqa: S603
            [str(tool / "Sarif.Multitool"), "validate", str(out), "--rule-kind", RULES, "--level", LEVELS],
            env=os.environ | {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        found = Counter(re.findall(r"(error|warning|note) (\w+): ", done.stdout))
        if what == SPOILT:
            bad |= not broken or not any(level == "error" for level, _ in found)
            print(f"{what}: schema: {'; '.join(broken)}; multitool ({done.returncode}): {dict(found)}")
            continue
        results = len(told["runs"][0]["results"])
        says = ", ".join(f"{number} {level} {rule}" for (level, rule), number in sorted(found.items())) or "nothing"
        print(
            f"{what}: {results} results; schema: {'; '.join(broken) or 'kept'}; multitool ({done.returncode}): {says}"
        )
        bad |= bool(broken) or done.returncode != 0 or any(lv == "error" or rule.startswith("GH") for lv, rule in found)
        bad |= "Analysis completed successfully" not in done.stdout
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())

"""Random law files and situations for as long as one likes: `python tests/fuzz.py --minutes 30 [--seed N]`.

`--spoilt N` reads so many spoilt law files instead, with both of PyYAML's loaders.
"""

import sys
import time
from argparse import ArgumentParser
from collections import Counter
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1]))

from lanzarote import UnusableLaw, load
from lanzarote.lawfile.file import BUNDLED
from lanzarote.strategies.law_files import dumped
from tests import checks
from tests.spoiling import agree, spoilt

EXAMPLES = 50
"""Law files drawn with one seed."""
SLOWEST = 10.0
"""The seconds after which a spoilt file counts as one that does not end."""
LONGEST = 3_000
"""How many characters of a real law file are spoilt: the slow loader reads 50 000 in a second."""


def main() -> None:
    """Run the checks with ever new seeds; exits with 1 at the first disagreement or crash."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--spoilt", type=int, metavar="N")
    told = parser.parse_args()
    if told.spoilt:
        with TemporaryDirectory() as folder:
            spoil(Path(folder) / "spoilt.jurisdiction.yaml", told.spoilt, told.seed)
        return
    tally: checks.Tally = Counter()
    now = time.monotonic
    end, next_line = now() + 60 * told.minutes, now() + 10
    with TemporaryDirectory() as folder:
        for seed in count(told.seed):
            run(Path(folder), tally, seed)
            if now() > next_line or now() > end:
                print(f"seed {seed}: {checks.counted(tally)}", flush=True)
                next_line = now() + 10
            if now() > end:
                return


def run(folder: Path, tally: checks.Tally, seed: int) -> None:
    """Run the checks with one seed; if one fails, print the file and exit. The traceback names the situation."""
    last: dict[str, checks.Values] = {}

    def check(told: checks.Values, number: int, data: st.DataObject) -> None:
        last["told"] = told
        checks.checked(folder, tally, told, number, data)

    try:
        checks.tried(check, checks.MOSTLY_WHOLE, seed, EXAMPLES)
    except Exception:
        print(f"{dumped(last['told'])}\nagain with: python tests/fuzz.py --seed {seed}", flush=True)
        raise


def spoil(file: Path, number: int, seed: int) -> None:
    """Read so many spoilt law files; whatever is no refusal in plain words ends this with the file and its number."""
    texts = [each.read_text("utf-8")[:LONGEST] for each in sorted(BUNDLED.glob("*.jurisdiction.yaml"))]
    texts += [(Path(__file__).parent / "data" / "my.jurisdiction.yaml").read_text("utf-8")] * len(texts)
    tally: Counter[str] = Counter()
    began, slowest = time.monotonic(), 0.0
    for n in range(number):
        chance = Random(f"{seed} {n}")
        way, data = spoilt(chance, chance.choice(texts))
        file.write_bytes(data)
        since = time.monotonic()
        try:
            tally[f"{way}: {_became(file)}"] += 1
            slowest = max(slowest, time.monotonic() - since)
            assert slowest < SLOWEST, f"{slowest:.1f} seconds"
        except Exception:
            print(f"file {n} of seed {seed}, spoilt in its {way}: {data!r}", flush=True)
            raise
    print(f"{number:,} spoilt files in {(time.monotonic() - began) / 60:.1f} minutes, the slowest in {slowest:.1f} s")
    print("\n".join(f"  {what}: {times:,}" for what, times in sorted(tally.items())), flush=True)


def _became(file: Path) -> str:
    """What becomes of a spoilt file, which both loaders read alike."""
    if not agree(file):
        return "refused as YAML"
    try:
        load(file)
    except UnusableLaw:
        return "refused as a law"
    return "a law still"


if __name__ == "__main__":
    main()

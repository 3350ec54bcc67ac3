"""Random law files and situations for as long as one likes: `python tests/fuzz.py --minutes 30 [--seed N]`."""

import sys
import time
from argparse import ArgumentParser
from collections import Counter
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1]))

from lanzarote.strategies.law_files import dumped
from tests import checks

EXAMPLES = 50
"""Law files drawn with one seed."""


def main() -> None:
    """Run the checks with ever new seeds; exits with 1 at the first disagreement or crash."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=0)
    told = parser.parse_args()
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


if __name__ == "__main__":
    main()

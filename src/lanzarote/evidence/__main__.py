"""Makes the page spec/EVIDENCE.md: `python -m lanzarote.evidence > spec/EVIDENCE.md`.

Ends with 1, naming what is wrong, if the evidence is not whole.
"""

import sys

from lanzarote.evidence.score import few, score
from lanzarote.evidence.strength import Strength
from lanzarote.faces.command import progress
from lanzarote.faces.evidence import page
from lanzarote.faces.mutants import conclusion
from lanzarote.law.file import BUNDLED, SUFFIX, checked
from lanzarote.loading import bundled
from lanzarote.specification import holdings


def main() -> int:
    """Print the page; returns the exit code."""
    first, *others = bundled()
    trees = {name: checked(BUNDLED / f"{name}{SUFFIX}") for name in (first, *others)}
    convention = score(trees[first], progress(first))
    national = {name: score(trees[name], progress(name), few) for name in others}
    strength = Strength(holdings())
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(page(strength, convention, national), end="")
    wrong = [*strength.faults(), *([conclusion(convention)] if convention.missed else [])]
    print("\n".join(wrong), file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

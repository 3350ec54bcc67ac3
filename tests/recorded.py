"""Verdicts before and after a change: `python tests/recorded.py --write FILE`, then `… --against FILE`.

Looks at the bundled laws on two days, every wrong law of the tests and the Python Convention. Of each holding: outcome,
method, numbers of cases, questions, reasons, places, grades; of a smallest case, how many facts are not ordinary.
"""

import json
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from lanzarote import Law, load, verify
from lanzarote.lawfile.load import bundled
from lanzarote.model import Situation
from tests.helpers import extraordinary, law_of
from tests.python_convention import PythonConvention
from tests.wrong_laws import MEASURES, RULES, TEXTS, Ageless, guided

DAYS = (None, date(2015, 6, 17))


def laws(folder: Path) -> Iterator[tuple[str, Law]]:
    """Every law that is looked at, by a name of its own."""
    yield from ((f"{name} {day or ''}".strip(), load(name, day)) for name in bundled() for day in DAYS)
    texts = dict(TEXTS)
    texts |= {f"not {measure}": guided(measure) for measure in MEASURES}
    texts |= {f"{rule}: {permitted}": guided("", rule, permitted) for rule, (permitted, _) in RULES.items()}
    yield from ((f"wrong: {name}", law_of(folder, text)) for name, text in texts.items())
    yield "Python Convention", PythonConvention()
    yield "Python, wrong: no legal age", Ageless()


def recorded(law: Law) -> dict[str, Any]:
    """What is kept of a law's verdict, by holding."""
    return {
        result.holding.id: {
            "outcome": result.outcome.value,
            "method": result.method,
            "cases": result.cases,
            "met": result.met,
            "questions": sorted(map(str, result.questions)),
            "reasons": sorted(result.reasons),
            "places": sorted(f"{Path(p.file).name}:{p.line}" for p in result.places),
            "grades": list(result.grades),
            "case": shown(result.counterexample.situation) if result.counterexample else None,
            "extraordinary": extraordinary(result.counterexample.situation) if result.counterexample else None,
        }
        for result in verify(law).results
    }


def shown(case: Situation | None) -> str:
    """A case in one line, with its circumstances in order."""
    return f"{case!r} {sorted(case.circumstances) if case else ''}".replace(repr(case and case.circumstances), "…")


def main() -> int:
    """Write, or compare and say what differs; exit 1 if a verdict or a count does, or a case is less ordinary."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path, metavar="FILE")
    parser.add_argument("--against", type=Path, metavar="FILE")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        found = {name: recorded(law) for name, law in laws(Path(folder))}
    if options.write:
        options.write.write_text(json.dumps(found, indent=1, sort_keys=True), "utf-8")
    return compared(json.loads(options.against.read_text("utf-8")), found) if options.against else 0


def compared(before: dict[str, Any], after: dict[str, Any]) -> int:
    """Say what differs; 1 if something does that must not."""
    numbers: Counter[str] = Counter(laws=len(after), results=sum(map(len, after.values())))
    wrong = before.keys() ^ after.keys()
    for law in before.keys() & after.keys():
        for name in before[law].keys() | after[law].keys():
            one, other = dict(before[law].get(name, {})), dict(after[law].get(name, {}))
            (first, few), (second, more) = (
                [each.pop(key, None) for key in ("case", "extraordinary")] for each in (one, other)
            )
            both = few is not None and more is not None
            if one != other or (first is None) is not (second is None) or (both and more > few):
                if one.get("outcome") != other.get("outcome"):
                    numbers[f"{one.get('outcome')} → {other.get('outcome')}"] += 1
                wrong.add(f"{law}: {name}: {one}, {first} → {other}, {second}")
            numbers["smallest cases"] += second is not None
            numbers["smallest cases that are another"] += first != second
            numbers["of these with fewer extraordinary facts"] += both and more < few
    print(*(f"{value:6,} {what}" for what, value in numbers.items()), sep="\n")
    print(*sorted(wrong), f"{len(wrong)} differences that must not be", sep="\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())

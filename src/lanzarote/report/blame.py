"""What is to blame where a law does not follow holdings: each part of a law file once, with all that it breaks."""

from collections.abc import Iterator, Sequence

from lanzarote.advice.causes import TOLD
from lanzarote.report.entries import BlamedEntry, BlameEntry, EditEntry, HoldingEntry
from lanzarote.verifier import Outcome

BLAMABLE = [outcome.value for outcome in TOLD]
"""The outcomes of which is told what is to blame."""
_WORST = [Outcome.FALLS_SHORT.value, Outcome.OUT_OF_SCOPE.value, Outcome.DEPENDS.value]


def blame(holdings: Sequence[HoldingEntry]) -> list[BlameEntry]:
    """Each part, or parts together, or where none was found the holding itself; the worst first, then by number."""
    found: dict[object, BlameEntry] = {}
    for holding in holdings:
        if holding["verdict"] in BLAMABLE:
            for parts in _parts(holding):
                key = tuple(map(_key, parts)) or holding["id"]
                entry = found.setdefault((key, holding["verdict"]), _entry(parts, holding))
                entry["holdings"].append(holding["id"])
                entry["remedies"] += [each for each in _remedies(parts, holding) if each not in entry["remedies"]]
    return sorted(found.values(), key=lambda entry: (_WORST.index(entry["verdict"]), -len(entry["holdings"])))


def _parts(holding: HoldingEntry) -> Iterator[list[BlamedEntry]]:
    yield from ([each] for each in holding["blamed"])
    if holding["together"] or not holding["blamed"]:
        yield holding["together"]


def _key(blamed: BlamedEntry) -> tuple[object, ...]:
    return blamed["provision"], blamed["part"], blamed["excepts"], blamed["term"], *blamed["place"].values()


def _entry(parts: list[BlamedEntry], holding: HoldingEntry) -> BlameEntry:
    case = parts[0]["case"] if len(parts) == 1 else None
    return {
        "verdict": holding["verdict"],
        "parts": parts,
        "case": case or holding["counterexample"],
        "holdings": [],
        "remedies": [],
        "edits_tried": holding["edits_tried"],
    }


def _remedies(parts: list[BlamedEntry], holding: HoldingEntry) -> Iterator[list[EditEntry]]:
    """The remedies that change one of the parts; all of them, where nothing else is to blame."""
    lines = {part["place"]["line"] for part in parts}
    several = len(holding["blamed"]) + bool(holding["together"]) > 1
    for remedy in holding["remedies"]:
        if not several or lines.intersection(edit["place"]["line"] for edit in remedy):
            yield remedy

"""What is to blame where a law does not follow holdings: each part of a law file once, with all it breaks."""

from collections.abc import Iterator, Sequence

from lanzarote.advice.causes import TOLD
from lanzarote.report.entries import BlamedEntry, BlameEntry, EditEntry, HoldingEntry

BLAMABLE = [outcome.value for outcome in TOLD]
"""The outcomes of which is told what is to blame, the worst first."""


def blame(holdings: Sequence[HoldingEntry]) -> list[BlameEntry]:
    """What is to blame, with all that it breaks: the worst first, then what breaks most."""
    causes: dict[object, list[BlamedEntry]] = {}
    broken: dict[object, list[HoldingEntry]] = {}
    for holding in holdings:
        for parts in _causes(holding) if holding["verdict"] in BLAMABLE else ():
            key: object = (holding["verdict"], *map(_key, parts)) if parts else holding["id"]
            causes.setdefault(key, parts)
            broken.setdefault(key, []).append(holding)
    found: dict[tuple[str, ...], BlameEntry] = {}
    for cause, parts in causes.items():
        names = tuple(holding["id"] for holding in broken[cause])
        entry = found.setdefault(names, _entry(broken[cause]))
        entry["causes"] += [parts] if parts else []
    return sorted(found.values(), key=lambda entry: (BLAMABLE.index(entry["verdict"]), -len(entry["holdings"])))


def _causes(holding: HoldingEntry) -> Iterator[list[BlamedEntry]]:
    """Each part that alone is to blame, then those that together are; nothing, where nothing was found."""
    yield from ([each] for each in holding["blamed"])
    if holding["together"] or not holding["blamed"]:
        yield holding["together"]


def _key(blamed: BlamedEntry) -> tuple[object, ...]:
    return blamed["provision"], blamed["part"], blamed["excepts"], blamed["term"], *blamed["place"].values()


def _entry(broken: list[HoldingEntry]) -> BlameEntry:
    remedies: list[list[EditEntry]] = []
    for holding in broken:
        remedies += [each for each in holding["remedies"] if each not in remedies]
    return {
        "verdict": broken[0]["verdict"],
        "holdings": [holding["id"] for holding in broken],
        "causes": [],
        "case": broken[0]["counterexample"],
        "remedies": remedies,
        "edits_tried": max(holding["edits_tried"] for holding in broken),
    }

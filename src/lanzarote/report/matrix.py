"""Many laws on one screen: a line for each, a column for each part, with the worst that a law comes to there."""

from collections.abc import Iterator, Sequence

from lanzarote.law.problems import inert
from lanzarote.report.entries import ReportEntry
from lanzarote.report.parts import PARTS
from lanzarote.report.signs import MEANING, SIGNS
from lanzarote.report.text import part_about
from lanzarote.verifier import Outcome

WORST = [
    Outcome.FALLS_SHORT, Outcome.OUT_OF_SCOPE, Outcome.DIFFERS, Outcome.UNCLEAR, Outcome.UNSTATED, Outcome.DEPENDS,
    Outcome.SILENT, Outcome.NOT_TAKEN_UP, Outcome.EXAMINED, Outcome.IN_PART, Outcome.RESERVED,
    Outcome.NOT_APPLICABLE, Outcome.TESTED, Outcome.AGREES, Outcome.PROVED,
]  # fmt: skip
"""The outcomes in the order in which one stands for several."""
HEADS = {name: name.removeprefix("article-") for name in PARTS}
LONGEST = 30
"""How many characters of a law's name are told."""


def matrix(reports: Sequence[ReportEntry]) -> Iterator[str]:
    """The table, then what its signs mean."""
    names = [inert(report["law"]["name"])[:LONGEST] for report in reports]
    wide = max(map(len, names))
    yield f"{'':{wide}}  {'  '.join(HEADS.values())}".rstrip()
    used = dict[str, None]()
    for name, report in zip(names, reports, strict=True):
        found = {part: _worst(report, about) for part, about in PARTS.items()}
        used |= dict.fromkeys(filter(None, found.values()))
        cells = (f"{SIGNS.get(verdict, ''):{len(HEADS[part])}}" for part, verdict in found.items())
        yield f"{name:{wide}}  {'  '.join(cells)}".rstrip()
    yield ""
    yield from (f"  {SIGNS[each]:3} {each}: {MEANING[each]}" for each in SIGNS if each in used)


def _worst(report: ReportEntry, about: str) -> str:
    """The worst verdict of a part; empty where it has none."""
    found = {each["verdict"] for each in report["holdings"] if part_about(each) == about}
    return next((outcome.value for outcome in WORST if outcome.value in found), "")

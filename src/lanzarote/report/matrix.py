"""Many laws on one screen: a line for each, a column for each part, with the worst that a law comes to there."""

from collections.abc import Collection, Iterator, Sequence

from lanzarote.law.problems import inert
from lanzarote.report.entries import ReportEntry
from lanzarote.report.parts import PARTS
from lanzarote.report.signs import MEANING, SIGNS
from lanzarote.report.text import part_about
from lanzarote.verifier import Outcome

WORST = [
    Outcome.FALLS_SHORT, Outcome.OUT_OF_SCOPE, Outcome.DIFFERS, Outcome.UNCLEAR, Outcome.UNSTATED, Outcome.DEPENDS,
    Outcome.NOT_TAKEN_UP, Outcome.EXAMINED, Outcome.IN_PART, Outcome.SILENT, Outcome.RESERVED,
    Outcome.NOT_APPLICABLE, Outcome.TESTED, Outcome.AGREES, Outcome.PROVED,
]  # fmt: skip
"""The outcomes in the order in which one stands for several."""
LONGEST = 30
"""How many characters of a law's name are told."""


def matrix(reports: Sequence[ReportEntry], parts: Collection[str] = ()) -> Iterator[str]:
    """The table, of all parts or of some, then what its signs mean."""
    shown = {name: about for name, about in PARTS.items() if not parts or about in parts}
    heads = {name: name.removeprefix("article-") for name in shown}
    names = [inert(report["law"]["name"])[:LONGEST] for report in reports]
    wide = max(map(len, names))
    yield f"{'':{wide}}  {'  '.join(heads.values())}".rstrip()
    used = dict[str, None]()
    for name, report in zip(names, reports, strict=True):
        found = {part: _worst(report, about) for part, about in shown.items()}
        used |= dict.fromkeys(filter(None, found.values()))
        cells = (f"{SIGNS.get(verdict, ''):{len(heads[part])}}" for part, verdict in found.items())
        yield f"{name:{wide}}  {'  '.join(cells)}".rstrip()
    yield ""
    yield "the worst of each part:"
    yield from (f"  {SIGNS[each]:3} {each}: {MEANING[each]}" for each in SIGNS if each in used)


def _worst(report: ReportEntry, about: str) -> str:
    """The worst verdict of a part; empty where it has none."""
    found = {each["verdict"] for each in report["holdings"] if part_about(each) == about}
    return next((outcome.value for outcome in WORST if outcome.value in found), "")

"""What a shield shows of laws, as shields.io reads it: how they stand in a word, and no score."""

import json
from collections.abc import Sequence

from lanzarote.law.problems import inert
from lanzarote.report.entries import ReportEntry, UnusableEntry
from lanzarote.report.text import bound, decisive, is_wrong, says_nothing
from lanzarote.specification import title
from lanzarote.verifier import Outcome

FALLS_SHORT = "falls short"
COLOURS = {
    "cannot be used": "red",
    FALLS_SHORT: "red",
    "nothing shown": "lightgrey",
    "compared, not bound": "lightgrey",
    "in part only": "lightgrey",
    "follows all it speaks of": "yellow",
    "follows on every point": "brightgreen",
}
"""How a law can stand, with the colour, the worst first."""
FEW = 3


def shield(reports: Sequence[ReportEntry], unusable: Sequence[UnusableEntry]) -> str:
    """One law by its name and standing; of several, the worst standing there is, and of which."""
    standings = [(inert(each["law"]["name"]), standing(each)) for each in reports]
    standings += [(inert(each["name"]), "cannot be used") for each in unusable]
    worst = min((found for _, found in standings), key=[*COLOURS].index)
    names = [name for name, found in standings if found == worst]
    more = f" and {len(names) - FEW} more" if len(names) > FEW else ""
    alone = len(standings) == 1
    shown = {
        "schemaVersion": 1,
        "label": names[0] if alone else title(),
        "message": worst if alone else f"{worst}: {', '.join(names[:FEW])}{more}",
        "color": COLOURS[worst],
    }
    return json.dumps(shown, indent=1, ensure_ascii=False) + "\n"


def standing(report: ReportEntry) -> str:
    """How a law stands."""
    must = decisive(report)
    if is_wrong(report):
        return FALLS_SHORT
    if says_nothing(report):
        return "nothing shown"
    if not report["complete"] or report["left_out"]:
        return "in part only"
    if not bound(report):
        return "compared, not bound"
    settled = {Outcome.PROVED.value, Outcome.TESTED.value}
    return "follows on every point" if all(h["verdict"] in settled for h in must) else "follows all it speaks of"

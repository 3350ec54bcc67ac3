"""A part of a report: what concerns one article, attempt, measures, guidance. The verdict stays that on the whole."""

from collections.abc import Collection
from typing import Any

from lanzarote.law.problems import shown
from lanzarote.model import BEYOND, Offence
from lanzarote.report.entries import RelationEntry, ReportEntry
from lanzarote.report.text import GUIDANCE, part_about
from lanzarote.specification import subject

SUBJECT = str(subject())
ARTICLES = dict.fromkeys(str(each).partition("§")[0] for each in Offence if each not in BEYOND.values())
PARTS = {
    **{article.lower().replace(" ", "-"): article for article in (SUBJECT, *sorted({*ARTICLES} - {SUBJECT}))},
    "attempt": "attempt",
    "measures": "measures",
    "law": "the law as such",
    "guidance": GUIDANCE,
}
"""What a part is called on the command line, and what a report counts it under."""


NOTHING_BESIDE: Any = {"goes_further": [], "next": None, "remarks": []}
"""What is told of a law beside holdings, and belongs to no part but that on the subject."""


def part(word: str) -> str:
    """What is counted under a word, such as “article-20” or “20”. Raises ValueError, which says what there is."""
    name = word.strip().lower().replace(" ", "-").replace("_", "-")
    name = f"article-{name}" if name.isdecimal() else name
    if name not in PARTS:
        raise ValueError(f"“{shown(word)}” is no part of a verdict; there are {', '.join(PARTS)}")
    return PARTS[name]


def part_of(report: ReportEntry, parts: Collection[str]) -> ReportEntry:
    """The report with nothing but these parts; all of it, if none is named."""
    if not parts:
        return report
    relation = report["relation"]
    return {
        **report,
        "holdings": [each for each in report["holdings"] if part_about(each) in parts],
        "relation": _part_of(relation, parts) if relation else None,
        "law": report["law"] if SUBJECT in parts else {**report["law"], **NOTHING_BESIDE},
        "cases": [],
        "left_out": [],
    }


def _part_of(relation: RelationEntry, parts: Collection[str]) -> RelationEntry:
    """How the law relates to the other in these parts."""
    of_subject = SUBJECT in parts
    return {
        **relation,
        "subject": relation["subject"] if of_subject else None,
        "elements": relation["elements"] if of_subject else [],
        "open": relation["open"] if of_subject else [],
        "declared_in_vain": relation["declared_in_vain"] if of_subject else [],
        "attempt": relation["attempt"] if "attempt" in parts else None,
        "attempts": relation["attempts"] if "attempt" in parts else [],
        "guidance": relation["guidance"] if GUIDANCE in parts else [],
        "limbs": [each for each in relation["limbs"] if each["label"].partition("§")[0] in parts],
        "too_large": [],
        "rests_on": {},
        "unverified": [],
    }

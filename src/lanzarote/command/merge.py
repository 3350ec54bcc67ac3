"""Reports of runs that were split over machines, as one: of several laws, or of several parts of one law."""

from argparse import ArgumentTypeError
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from lanzarote.command.against import Earlier, digests, earlier, few, plain
from lanzarote.ending import Ended
from lanzarote.law.problems import inert
from lanzarote.report.entries import CaseEntry, HoldingEntry, ReportEntry, UnusableEntry, fingerprint
from lanzarote.report.wording import in_words
from lanzarote.specification import digest, holdings

Each = TypeVar("Each", HoldingEntry, CaseEntry)


def merged(paths: Sequence[str]) -> tuple[list[ReportEntry], list[UnusableEntry]]:
    """The reports in files, each law once and in the order of the files, and what could not be used.

    Raises Ended, where a file holds no report of this version and specification, or two say different things.
    """
    laws: dict[str, tuple[str, ReportEntry]] = {}
    unusable: list[UnusableEntry] = []
    for found in map(_read, paths):
        for report in found.reports:
            _of_this_specification(found.path, report)
            name = report["law"]["name"]
            if name in laws:
                path, first = laws[name]
                report = _joined(f"{path} and {found.path}", first, report)
            laws[name] = found.path, report
        unusable += [each for each in found.unusable if each not in unusable]
    return [report for _, report in laws.values()], unusable


def _read(path: str) -> Earlier:
    try:
        return earlier(path)
    except ArgumentTypeError as error:
        raise Ended(inert(str(error))) from None


def _of_this_specification(path: str, report: ReportEntry) -> None:
    told = report["specification"]["sha256"]
    if told != digest():
        raise Ended(
            inert(f"{path}: is of another specification than this: sha256 {few([told])}, here {few([digest()])}")
        )
    if report["model"]["fingerprint"] != fingerprint():
        raise Ended(inert(f"{path}: is of another model than this, which tells other cases apart"))


def _joined(paths: str, first: ReportEntry, second: ReportEntry) -> ReportEntry:
    """Two reports on one law, as one on the holdings of both; its table cannot be made without the law."""
    name = first["law"]["name"]
    if not digests(first) or digests(first) != digests(second):
        raise Ended(inert(f"{paths}: are not known to be of one text, and both are on a law called “{name}”"))
    if first["law"]["as_of"] != second["law"]["as_of"] or first["assumed"] != second["assumed"]:
        raise Ended(inert(f"{paths}: are as of different days, or assume different things, and both are on “{name}”"))
    order = {holding.id: place for place, holding in enumerate(holdings())}
    run = _together(paths, first["holdings"], second["holdings"], lambda h: in_words(h["id"]))
    ran = {h["id"] for h in run}
    return {
        **first,
        "complete": order.keys() <= ran,
        "left_out": [each for each in dict.fromkeys(first["left_out"] + second["left_out"]) if each not in ran],
        "relation": first["relation"] or second["relation"],
        "holdings": sorted(run, key=lambda h: order.get(h["id"], len(order))),
        "concordance": first["concordance"] if first["concordance"] == second["concordance"] else [],
        "cases": _together(paths, first["cases"], second["cases"], lambda case: case["file"]),
    }


def _together(paths: str, first: list[Each], second: list[Each], name: Callable[[Each], str]) -> list[Each]:
    """What either says; what both say is said once."""
    known: dict[str, Each] = {name(each): each for each in first}
    for each in second:
        same: Any = known.setdefault(name(each), each)
        if plain(same) != plain(each) or same.get("fails") != dict(each).get("fails"):
            raise Ended(inert(f"{paths}: say different things of “{name(each)}”"))
    return list(known.values())

"""Whether an earlier report is about this law and this specification, and says what is found now."""

import json
from argparse import ArgumentTypeError
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lanzarote.exit_codes import ExitCode
from lanzarote.law.problems import inert
from lanzarote.report.entries import ReportEntry, UnusableEntry
from lanzarote.report.wording import in_words

WORDING = {"file", "texts", "fails"}
"""What may differ in two reports that say the same: where a file lies, and whether guidance counts."""


@dataclass(frozen=True)
class Earlier:
    """Reports that were written earlier, and where they stand; with the laws that could not be used."""

    path: str
    reports: list[ReportEntry]
    unusable: list[UnusableEntry]


def earlier(path: str) -> Earlier:
    """The reports in a .json file that `--conformance-report` wrote. Raises ArgumentTypeError."""
    try:
        found = json.loads(Path(path).read_text("utf-8"))
    except OSError as error:
        raise ArgumentTypeError(f"{path}: cannot be read: {error.strerror or error}") from None
    except (ValueError, RecursionError):
        raise ArgumentTypeError(f"{path}: is not JSON; name a .json written by --conformance-report") from None
    if problem := _violation(found):
        raise ArgumentTypeError(f"{path}: is no report of this version of lanzarote: {inert(problem)}")
    return Earlier(path, found.get("reports", [found]), found.get("unusable", []))


def _violation(found: Any) -> str:
    """The first thing in which a value is no report, in a few words."""
    from importlib import resources  # both slow to import, and seldom needed

    import jsonschema

    whole = json.loads(resources.files("lanzarote.report").joinpath("report.schema.json").read_text("utf-8"))
    several = isinstance(found, dict) and "reports" in found
    part = {
        "$ref": f"#/definitions/{'ReportsEntry' if several else 'ReportEntry'}",
        "definitions": whole["definitions"],
    }
    for error in jsonschema.Draft7Validator(part).iter_errors(found):
        return f"{error.message[:120]} (at {error.json_path[:120]})"
    return ""


def against(now: ReportEntry, reports: Sequence[ReportEntry]) -> tuple[ExitCode, str]:
    """How earlier reports stand to what is found now of a law: the exit code, and why in one line.

    4: there is none on this text, day, specification and assumptions; 1: it says something else, or is on a part.
    """
    then = _about(now, reports)
    if why := _another(now, then):
        return ExitCode.UNUSABLE, why
    assert then is not None
    if wrong := "; ".join(_differences(then, now)):
        return ExitCode.FALLS_SHORT, f"says something else than is found now: {wrong}"
    return ExitCode.CONFORMS, "is of this text and this specification, and says what is found now"


def _about(now: ReportEntry, reports: Sequence[ReportEntry]) -> ReportEntry | None:
    """The report on a law: by its text or else, as one on another text, by its name; or the only one."""
    same = [each for each in reports if digests(each) == digests(now)]
    named = [each for each in reports if each["law"]["name"] == now["law"]["name"]]
    return next(iter((*same, *named)), reports[0] if len(reports) == 1 else None)


def _another(now: ReportEntry, then: ReportEntry | None) -> str:
    """In which a report is about something else than what is found now; empty where it is about the same."""
    name, day = now["law"]["name"], now["law"]["as_of"]
    if then is None:
        return f"holds no report on “{name}”"
    if not digests(now):
        return f"cannot be checked: it is not known from which text “{name}” was made"
    if digests(then) != digests(now):
        return f"is of another text than “{name}”: sha256 {few(digests(then))}, now {few(digests(now))}"
    if then["specification"] != now["specification"]:
        told, held = (few([each["specification"]["sha256"]]) for each in (then, now))
        return f"is of another specification: sha256 {told}, now {held}"
    if then["law"]["as_of"] != day:
        return f"is as of {then['law']['as_of']}, and “{name}” was read as of {day}; give the day with --as-of"
    if then["assumed"] != now["assumed"]:
        return "assumes other answers to questions of interpretation; give them with --assume"
    return ""


def _differences(then: ReportEntry, now: ReportEntry) -> Iterator[str]:
    """In which a report says something else than is found now about the same."""
    if not then["complete"]:
        yield "it is on a part, and no verdict on the whole"
    verdicts = {h["id"]: h["verdict"] for h in then["holdings"]}
    for h in now["holdings"]:
        told = verdicts.get(h["id"], h["verdict"])
        if told != h["verdict"]:
            yield f"{in_words(h['id'])} is {told} there, and {h['verdict']}"
    ran = [h for h in now["holdings"] if h["id"] in verdicts]
    if {h["id"] for h in ran} != verdicts.keys():
        yield "holdings that there are not"
    if plain(then["holdings"]) != plain(ran):
        yield "what is said of holdings"
    before, after = _unnamed(then), _unnamed(now)
    yield from (f"“{part}”" for part in before if before[part] != after[part])


def _unnamed(report: ReportEntry) -> dict[str, Any]:
    """What a report says beside its holdings, whatever its law is called; what it compares, if it does."""
    relation = report["relation"]
    parts = {"law": {**report["law"], "name": ""}, "model": report["model"], "paragraphs": report["paragraphs"]}
    compared: dict[str, Any] = plain(parts | ({"relation": {**relation, "law": ""}} if relation else {}))
    return compared


def plain(value: Any) -> Any:
    """A part of a report without what may differ."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items() if key not in WORDING}
    return [plain(each) for each in value] if isinstance(value, list) else value


def digests(report: ReportEntry) -> list[str]:
    """The SHA-256 of each text that a law was read from."""
    return [text["sha256"] for text in report["law"]["texts"]]


def few(known: Sequence[str]) -> str:
    """The beginnings of digests, enough to tell them apart."""
    return " ".join(each[:12] + "…" for each in known if each) or "of other files"

"""What a machine is told of laws: each thing that somebody should look at once, with its rule and its place.

SARIF, annotations, code quality and the shield are made from this list; nothing else is asked for them.
"""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from lanzarote.law.problems import inert
from lanzarote.report.blame import blame
from lanzarote.report.entries import (
    BlamedEntry,
    CaseEntry,
    HoldingEntry,
    PlaceEntry,
    RemarkEntry,
    ReportEntry,
    UnusableEntry,
)
from lanzarote.report.text import conclusion, decides, part_in_words, says_nothing, weak_grades
from lanzarote.report.wording import in_words
from lanzarote.verifier import Outcome
from lanzarote.verifier.result import BREACHED, GUIDANCE_LEFT


class Level(Enum):
    """How much an alert matters: an error fails a run; SARIF has the same words."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Rule:
    """What an alert is about, in short, in a sentence, and in the words of the Opinion."""

    id: str
    short: str
    full: str
    help: str
    level: Level
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Alert:
    """One thing to look at: the id of its rule, in sentences what it is, and where; `also`, where else.

    `key` tells it from others of its rule and stays the same when lines move. No place, where no file is known.
    """

    rule: str
    level: Level
    law: str
    message: str
    place: PlaceEntry | None
    also: tuple[PlaceEntry, ...] = ()
    paragraphs: tuple[str, ...] = ()
    key: tuple[str, ...] = ()


REMARK = Rule(
    "law-remark",
    "What is no fault of a law file, and yet seldom meant",
    "What a law file says is no fault of it, and yet seldom meant.",
    "Look whether the law says so; if it does, nothing needs to be done.",
    Level.NOTE,
)
CASE = Rule(
    "case-not-as-expected",
    "The law does not find in a case what its file expects",
    "The law does not find in a case what the case file expects of it.",
    "Look whether the law file or the expectation is wrong: “lanzarote explain” gives the reasons.",
    Level.ERROR,
)
NOT_SHOWN = Rule(
    "law-not-shown",
    "Not all that the law was to be held to was shown",
    "Holdings that count were left out, or nothing was shown of any case, so there is no verdict on the whole.",
    "Hold the law to the whole of the specification; where it is silent, say what it provides.",
    Level.ERROR,
)
UNUSABLE = Rule(
    "law-unusable",
    "The law cannot be used",
    "The law file, or the law in Python, cannot be used, so nothing is known of the law.",
    "Put right what is wrong at the place; the format is described beside the bundled laws.",
    Level.ERROR,
)

_LEVELS = {outcome.value: Level.ERROR for outcome in BREACHED} | {
    Outcome.DEPENDS.value: Level.WARNING,
    Outcome.DIFFERS.value: Level.NOTE,
    Outcome.UNCLEAR.value: Level.NOTE,
    Outcome.UNSTATED.value: Level.NOTE,
}
_STRICT = {outcome.value: Level.WARNING for outcome in GUIDANCE_LEFT}
"""Guidance that is not taken up is told where it counts."""


def rules(reports: Iterable[ReportEntry]) -> list[Rule]:
    """All that laws were looked at for: each holding that was run once, then what is no holding."""
    found = {h["id"]: _rule(h, report) for report in reports for h in report["holdings"]}
    return [*found.values(), CASE, NOT_SHOWN, UNUSABLE, REMARK]


def _rule(holding: HoldingEntry, report: ReportEntry) -> Rule:
    words = {each["number"]: " ".join(f"“{text}”" for text in each["words"]) for each in report["paragraphs"]}
    told = (f"{number}: {words.get(number, '')}".removesuffix(": ") for number in holding["paragraphs"])
    return Rule(
        holding["id"],
        _capital(in_words(holding["id"])),
        holding["statement"],
        f"From {'; '.join(told)}.",
        Level.ERROR if decides(holding) else Level.WARNING,
        (*holding["paragraphs"],),
    )


def alerts(reports: Iterable[ReportEntry], unusable: Iterable[UnusableEntry] = ()) -> list[Alert]:
    """Everything to look at: law by law, of each the holdings, then cases, then what was not shown, then remarks."""
    found = [alert for report in reports for alert in _of(report)]
    return [*found, *(_unusable(each["name"], problem) for each in unusable for problem in each["problems"])]


def _of(report: ReportEntry) -> Iterator[Alert]:
    name = report["law"]["name"]
    whole = _start(report)
    for holding in report["holdings"]:
        level = (_LEVELS | (_STRICT if holding["fails"] else {})).get(holding["verdict"])
        if level:
            yield _alert(holding, level, name, whole)
    for case in report["cases"]:
        yield from _unexpected(case)
    if report["left_out"] or (report["complete"] and says_nothing(report)):
        number = len(report["left_out"])
        left = f" {number} holdings that count were left out." if number else ""
        yield Alert(NOT_SHOWN.id, NOT_SHOWN.level, name, f"{name}: {inert(conclusion(report))}.{left}", whole)
    for remark in report["law"]["remarks"]:
        yield _remark(remark, name)


def _start(report: ReportEntry) -> PlaceEntry | None:
    """The first line of the law's own file."""
    texts = report["law"]["texts"]
    return {"file": texts[0]["file"], "line": 1, "column": 1} if texts else None


def _alert(holding: HoldingEntry, level: Level, law: str, whole: PlaceEntry | None) -> Alert:
    causes = [parts for entry in blame([holding]) for parts in entry["causes"]]
    parts = [part for each in causes for part in each]
    places = [part["place"] for part in parts] or holding["places"]
    first = parts[0] if parts else None
    return Alert(
        holding["id"],
        level,
        law,
        " ".join(map(inert, _sentences(holding, law, causes))),
        places[0] if places else whole,
        (*places[1:],),
        (*holding["paragraphs"],),
        (first["provision"], first["part"], first["term"]) if first else (),
    )


def _sentences(holding: HoldingEntry, law: str, causes: Sequence[Sequence[BlamedEntry]]) -> Iterator[str]:
    """What is wrong, by which paragraph, because of what, in which case, and what would mend it."""
    on = f" on {holding['depends_on']}" if holding["verdict"] == Outcome.DEPENDS.value else ""
    yield f"{law}, {holding['verdict']}{on}: {in_words(holding['id'])}."
    yield f"{', '.join(holding['paragraphs'])} ({holding['force']}): {holding['statement']}"
    if causes:
        yield f"To blame: {'; and '.join(map(_together, causes))}."
    elif holding["reasons"]:
        yield f"Because {'; '.join(holding['reasons'])}."
    if holding["counterexample"]:
        yield f"For example: {holding['counterexample']['story']}"
    if grades := weak_grades([holding]):
        yield f"It rests on facts that are only {' or '.join(grades)}."
    ways = [
        " and ".join(f"{edit['what']} (line {edit['place']['line']})" for edit in edits)
        for edits in holding["remedies"]
    ]
    if ways:
        yield f"It would be followed, if {'; or if '.join(ways)}."


def _together(parts: Sequence[BlamedEntry]) -> str:
    return " and ".join(map(part_in_words, parts)) + ", together" * (len(parts) > 1)


def _unexpected(case: CaseEntry) -> Iterator[Alert]:
    for each in case["expectations"]:
        if not each["fulfilled"]:
            child = f" as to {each['child']}" if each["child"] else ""
            message = (
                f"{case['law']}: {each['finding']}{child} is expected to be {each['expected']}, and is {each['found']}."
            )
            key = (case["file"], each["finding"], each["child"])
            paragraphs = (*case["paragraphs"],)
            yield Alert(CASE.id, CASE.level, case["law"], inert(message), each["place"], (), paragraphs, key)


def _remark(remark: RemarkEntry, law: str) -> Alert:
    case = f" For example: {remark['case']}" if remark["case"] else ""
    message = inert(f"{law}: {remark['sentence']}.{case}".replace("?.", "?"))
    return Alert(REMARK.id, REMARK.level, law, message, remark["place"], key=(remark["sentence"],))


_PROBLEM = re.compile(r"(?P<file>.+?):(?P<line>[1-9]\d*):(?P<column>[1-9]\d*): (?P<message>.*)")
"""How a problem of a law file is told."""


def _unusable(name: str, problem: str) -> Alert:
    found = _PROBLEM.fullmatch(problem)
    if found is None:
        message = problem if problem.startswith(f"{name}:") else f"{name}: {problem}"
        return Alert(UNUSABLE.id, UNUSABLE.level, name, inert(message), None, key=(problem,))
    place: PlaceEntry = {"file": found["file"], "line": int(found["line"]), "column": int(found["column"])}
    return Alert(
        UNUSABLE.id, UNUSABLE.level, name, inert(f"{name}: {found['message']}"), place, key=(found["message"],)
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def fingerprints(found: Sequence[Alert]) -> list[str]:
    """A digest of each alert that stays the same when lines move; no two are alike."""
    import hashlib  # slow to import, and not needed for annotations

    seen: dict[str, int] = {}
    digests = []
    for alert in found:
        told = "\x00".join((alert.rule, alert.law, *alert.key))
        seen[told] = seen.get(told, 0) + 1
        digests.append(hashlib.sha256(f"{told}\x00{seen[told]}".encode()).hexdigest()[:32])
    return digests


def path_in_repository(file: str) -> str:
    """The path of a file from the top of its repository, or else from here, with slashes.

    A file that lies elsewhere keeps its path, and so does a bundled law, which is told by its place in the package.
    """
    path, here = Path(file), Path.cwd()
    top = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)
    if path.is_absolute() or path.exists():
        whole = Path(os.path.normpath(here / path))
        path = whole.relative_to(top) if whole.is_relative_to(top) else whole
    return path.as_posix()

"""The JSON report: the contract the other faces are drawn from. Its schema stands beside this module."""

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from lanzarote.law import Finding, Law
from lanzarote.law.written import WrittenLaw
from lanzarote.model import KINDS, facts
from lanzarote.report.wording import answers, facts_told, findings, hint, story
from lanzarote.specification import SPEC, paragraphs
from lanzarote.symbolic import Space
from lanzarote.verifier import Counterexample, Result

SCHEMA_VERSION = 1

ASSUMPTIONS = (
    "A situation holds one communication and one act that may follow it; a case is held to every such pair in it.",
    "Ages run from 0 to 120 completed years; adult means 18 or over.",
    "Duties to punish conduct are claimed for adult offenders; what children do among themselves is not decided.",
    "Where the Opinion leaves a question open, no law fails for its answer.",
)

Plain = dict[str, Any]


def report(
    law: Law, holdings: list[Plain], complete: bool = True, left_out: Sequence[str] = (), package: str = SPEC
) -> Plain:
    """The report on one law. `holdings` are made by `holding_entry`; `complete` is false for a partial run.

    `left_out` names the must-holdings that were to be run and were not; `package` is the specification.
    """
    return {
        "schema_version": SCHEMA_VERSION,
        "complete": complete,
        "left_out": list(left_out),
        "law": law_entry(law),
        "model": {
            "fingerprint": fingerprint(),
            "assumptions": list(ASSUMPTIONS),
            "situations": {name: Space(kind, law.circumstances).everything.count for name, kind in KINDS.items()},
        },
        "holdings": holdings,
        "paragraphs": [p.plain() for p in paragraphs(package)],
    }


def dumped(reports: list[Plain]) -> str:
    """The report on one law, or a list of several, as JSON text: the same law gives the same bytes."""
    whole = reports[0] if len(reports) == 1 else {"schema_version": SCHEMA_VERSION, "reports": reports}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def law_entry(law: Law) -> Plain:
    """What is known of the law itself."""
    if not isinstance(law, WrittenLaw):
        return {"name": law.name, "files": [], "as_of": None, "sources": [], "goes_further": [], "python": True}
    content = law.content
    since = content.party_since
    return {
        "name": law.name,
        "title": content.title,
        "files": [content.file],
        "as_of": law.as_of.isoformat(),
        "party": bool(since and since <= law.as_of),
        "party_note": content.party_note,
        "party_since": since.isoformat() if since else None,
        "legal_age": content.age,
        "reviewed_by": content.reviewed_by,
        "sources": [{"key": key, **vars(source)} for key, source in content.sources.items()],
        "goes_further": [
            {"provision": r.cite, "element": r.element, "reason": r.reason, "location": str(r.place)}
            for r in law.goes_further
        ],
    }


def holding_entry(result: Result, law: Law) -> Plain:
    """One holding's result as plain data."""
    holding = result.holding
    return {
        "id": holding.id,
        "paragraphs": list(holding.paragraphs),
        "force": holding.force.value,
        "statement": holding.statement,
        "verdict": result.outcome.value,
        "method": result.method,
        "cases": result.cases,
        "cases_met": result.met,
        "leaves": result.paths,
        "counterexample": _counterexample(result.counterexample, law) if result.counterexample else None,
        "locations": [str(place) for place in result.places],
        "reasons": list(result.reasons),
        "grades": list(result.grades),
        "hint": hint(result),
    }


def _counterexample(found: Counterexample, law: Law) -> Plain:
    return {
        "story": story(found.situation, law.circumstances),
        "facts": facts_told(found.situation),
        "answers": answers(found),
        "findings": [_finding(finding) for finding in findings(found)],
    }


def _finding(finding: Finding) -> Plain:
    return {
        "provision": finding.provision,
        "label": str(finding.label),
        "established": finding.established,
        "met": list(finding.met),
        "missing": list(finding.missing),
        "unknown": list(finding.unknown),
        "location": str(finding.place) if finding.place else None,
        "missing_at": [str(place) for place in finding.missing_at],
    }


@cache
def fingerprint() -> str:
    """A digest of the model's facts and their values: reports with the same fingerprint can be compared."""
    import hashlib  # slow to import, and not needed where only a verdict is printed

    told = {kind: {f.name: str(f.values) for f in facts(each).values()} for kind, each in KINDS.items()}
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]

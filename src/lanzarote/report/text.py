"""What a run prints: which law was read, what became of each holding, and what the whole comes to."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from lanzarote.law.problems import inert
from lanzarote.report.entries import ASSUMPTIONS
from lanzarote.verifier.decision import EXAMPLES

Plain = dict[str, Any]

FORCES = ("must", "should", "may")
VERDICTS = ("proved", "tested", "reserved", "silent", "not taken up", "falls short", "mislabels")
BREACHES = ("falls short", "mislabels")
PARTIAL = "of the holdings that were run; this was a partial run, and no verdict on the whole"
SHOWN = 4
"""How many names stand on one line of the summary."""


def _one_line_each(lines: Iterator[str]) -> Iterator[str]:
    """A line stays one line, whatever a text from a law holds."""
    return map(inert, lines)


def header(report: Plain) -> Iterator[str]:
    """Law, date, sources, number of distinguishable cases, assumptions."""
    return _one_line_each(_header(report))


def _header(report: Plain) -> Iterator[str]:
    law, sizes = report["law"], report["model"]["situations"]
    as_of = f", as of {law['as_of']}" if law["as_of"] else ""
    yield f"law: {law['name']}{as_of} ({law.get('title', 'a Python law')})"
    if law["as_of"]:
        since = law["party_since"]
        bound = f"Party since {since}" if law["party"] else "not bound on that day" if since else law["party_note"]
        yield f"  {bound}; legal age {law['legal_age'] or 'unknown'}; reviewed by {law['reviewed_by']}"
        yield f"  sources: {', '.join(s['key'] for s in law['sources']) or 'none named'}"
    yield f"  cases told apart: {', '.join(f'{n:,} of {k}' for k, n in sizes.items())}"


def assumptions() -> Iterator[str]:
    """What every verdict assumes."""
    yield "assumptions:"
    yield from (f"  - {each}" for each in ASSUMPTIONS)


def story(holding: Plain) -> Iterator[str]:
    """Everything about a holding that is not followed: what, why, in which case, at which line."""
    return _one_line_each(_story(holding))


def _story(holding: Plain) -> Iterator[str]:
    yield f"{holding['verdict'].upper()}: {holding['id'].replace('_', ' ')}"
    yield f"  {', '.join(holding['paragraphs'])} ({holding['force']}): {holding['statement']}"
    found = holding["counterexample"]
    if found:
        yield f"  case:   {found['story']}"
        yield f"  answer: {'; '.join(found['answers'])}"
        for each in _nearest(found["findings"]):
            where = f" ({each['location']})" if each["location"] else ""
            yield f"  {each['provision']}{where}, {each['label']}{' is established' if each['established'] else ''}:"
            yield f"    met:     {', '.join(each['met']) or 'nothing'}"
            yield f"    missing: {', '.join(_missing(each)) or 'nothing'}"
            if each["unknown"]:
                yield f"    unknown: {', '.join(each['unknown'])}"
    else:
        yield from (f"  because: {reason}" for reason in holding["reasons"])
        yield from (f"  at:      {location}" for location in holding["locations"])
    if unsure := _unsure([holding]):
        yield f"  rests on facts that are only {' or '.join(unsure)}"
    if holding["hint"]:
        yield f"  remedy: {holding['hint']}"


def _missing(finding: Plain) -> Iterator[str]:
    """Each missing element, with its line where that is known."""
    lines = [place.rpartition(":")[2] for place in finding["missing_at"]] or [""] * len(finding["missing"])
    return (f"{name} (line {line})" if line else name for name, line in zip(finding["missing"], lines, strict=True))


def _nearest(findings: list[Plain]) -> list[Plain]:
    """The findings that came nearest to being established, three at most."""
    return sorted(findings, key=lambda f: len(f["missing"]) + len(f["unknown"]))[:3]


def closing(report: Plain) -> Iterator[str]:
    """The table of forces and verdicts, the points that need a word, and the whole in one sentence."""
    return _one_line_each(_closing(report))


def _closing(report: Plain) -> Iterator[str]:
    holdings = report["holdings"]
    for force in FORCES:
        counts = Counter(h["verdict"] for h in holdings if h["force"] == force)
        if counts:
            yield f"  {force:6} " + ", ".join(f"{counts[v]} {v}" for v in VERDICTS if counts[v])
    yield from _unsettled([h for h in holdings if h["force"] == "must" and h["verdict"] in ("silent", "reserved")])
    not_taken_up = [h["id"].replace("_", " ") for h in holdings if h["verdict"] == "not taken up"]
    if not_taken_up:
        yield f"  not taken up: {'; '.join(not_taken_up)}"
    for each in report["law"].get("goes_further", ()):
        yield f"  goes further: {each['provision']} without “{each['element']}”: {each['reason']} ({each['location']})"
    if report["left_out"]:
        names = _few([name.replace("_", " ") for name in report["left_out"]])
        number = len(report["left_out"])
        yield f"  left out: {number} must-holdings were deselected, skipped, excused, lost or in error: {names}"
    if unsure := _unsure(holdings):
        resting = sum(bool(_unsure([h])) for h in holdings)
        yield f"  {resting} results rest on facts that are only {' or '.join(unsure)}"
    yield f"{report['law']['name']}: {conclusion(report)}"


def _unsure(holdings: list[Plain]) -> list[str]:
    """The grades of facts that were not seen in a primary source."""
    return sorted({grade for h in holdings for grade in h["grades"]} - {"primary", "ungraded"})


def _unsettled(holdings: list[Plain]) -> Iterator[str]:
    """Must-holdings that are neither followed nor breached, by the reason; the report names them all."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for h in holdings:
        groups.setdefault((h["verdict"], *h["reasons"]), []).append(h["id"].replace("_", " "))
    for (verdict, *reasons), names in groups.items():
        yield f"  {verdict}: {_few(names)}"
        yield from (f"    because: {reason}" for reason in reasons)


def _few(names: list[str]) -> str:
    more = f"; and {len(names) - SHOWN} more (see --conformance-report)" if len(names) > SHOWN else ""
    return "; ".join(names[:SHOWN]) + more


def says_nothing(report: Plain) -> bool:
    """Whether the law is silent on every must-holding that was run, so that nothing was shown."""
    return {h["verdict"] for h in report["holdings"] if h["force"] == "must"} == {"silent"}


def conclusion(report: Plain) -> str:
    """What the run comes to, in one sentence."""
    must = [h for h in report["holdings"] if h["force"] == "must"]
    breaches = [h for h in must if h["verdict"] in BREACHES]
    silent = [h for h in must if h["verdict"] == "silent"]
    partial = "" if report["complete"] else f" ({PARTIAL})"
    if not must:
        return f"no must-holding was run{partial}"
    if says_nothing(report):
        return f"says nothing on any of {len(must)} must-holdings, so nothing was shown{partial}"
    if breaches:
        return f"falls short of {len(breaches)} of {len(must)} must-holdings{partial}"
    tested = sum(h["verdict"] == "tested" for h in must)
    shown = f", {tested} of them as far as {EXAMPLES:,} examples show" * bool(tested)
    if silent:
        return f"follows all it speaks of; silent on {len(silent)} of {len(must)} must-holdings{shown}{partial}"
    return f"follows all {len(must)} must-holdings{shown}{partial}"

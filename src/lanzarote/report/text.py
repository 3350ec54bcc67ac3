"""What a run prints: which law was read, what became of each holding, and what the whole comes to."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from lanzarote.advice.edits import ABSENT
from lanzarote.claims import Force
from lanzarote.law.problems import inert
from lanzarote.report.blame import BLAMABLE, blame
from lanzarote.report.entries import (
    ASSUMPTIONS,
    BlamedEntry,
    BlameEntry,
    CounterexampleEntry,
    EditEntry,
    FindingEntry,
    HoldingEntry,
    PartEntry,
    PlaceEntry,
    ReportEntry,
)
from lanzarote.report.snippet import snippet
from lanzarote.report.wording import in_words
from lanzarote.specification import register
from lanzarote.verifier import Outcome
from lanzarote.verifier.decision import EXAMPLES
from lanzarote.verifier.result import nothing_shown

PARTIAL = "of the holdings that were run; this was a partial run, and no verdict on the whole"
UNSETTLED = (Outcome.UNCLEAR.value, Outcome.UNSTATED.value, Outcome.SILENT.value, Outcome.RESERVED.value)
ALL = "agrees in all it speaks of"
SHOWN = 4
"""How many names stand on one line of the summary."""


def _one_line_each(lines: Iterator[str]) -> Iterator[str]:
    """A line stays one line, whatever a text from a law holds."""
    return map(inert, lines)


def header(report: ReportEntry) -> Iterator[str]:
    """Law, date, sources, number of distinguishable cases, assumptions."""
    return _one_line_each(_header(report))


def _header(report: ReportEntry) -> Iterator[str]:
    law, sizes = report["law"], report["model"]["situations"]
    as_of = f", as of {law['as_of']}" if law["as_of"] else ""
    yield f"law: {law['name']}{as_of} ({law.get('title', 'a Python law')})"
    if law["as_of"]:
        since = law["party_since"]
        bound = f"Party since {since}" if law["party"] else "not bound on that day" if since else law["party_note"]
        yield f"  {bound}; legal age {law['legal_age'] or 'unknown'}; reviewed by {law['reviewed_by']}"
        yield f"  sources: {', '.join(s['key'] for s in law['sources']) or 'none named'}"
    for side in ("stricter", "lenient"):
        if names := report["assumed"][side]:
            yield f"  assumed, in the {side} reading: {', '.join(names)}"
    yield f"  cases told apart: {', '.join(f'{n:,} of {k}' for k, n in sizes.items())}"


def assumptions() -> Iterator[str]:
    """What every verdict assumes."""
    yield "assumptions:"
    yield from (f"  - {each}" for each in ASSUMPTIONS)


def explanation(holding: HoldingEntry) -> Iterator[str]:
    """Everything about a holding that is not followed: what, why, in which case, at which line, what would mend it."""
    return _one_line_each(_explanation(holding))


def _explanation(holding: HoldingEntry) -> Iterator[str]:
    if found := blame([holding]):
        yield from _caused(found[0], [holding])
        return
    yield from _headed(holding["verdict"], [holding])
    if holding["counterexample"]:
        yield from _case(holding["counterexample"])
    else:
        yield from (f"  because: {reason}" for reason in holding["reasons"])
        yield from (f"  at:      {at(place)}" for place in holding["places"])
    if unsure := weak_grades([holding]):
        yield f"  rests on facts that are only {' or '.join(unsure)}"


def _case(found: CounterexampleEntry, provisions: Collection[str] = ()) -> Iterator[str]:
    """A case, what the law answers, and what its provisions make of it; some of them, where they have something."""
    yield f"  case:   {found['story']}"
    yield f"  answer: {'; '.join(found['answers'])}"
    for each in _telling(found["findings"], provisions):
        where = f" ({at(each['place'])})" if each["place"] else ""
        yield f"  {each['provision']}{where}, {each['label']}{' is established' if each['established'] else ''}:"
        if each["objection"]:
            yield f"    {each['objection']}"
        yield f"    met:     {', '.join(each['met']) or 'nothing'}"
        yield f"    missing: {', '.join(parts_missing(each)) or 'nothing'}"
        if each["unknown"]:
            yield f"    unknown: {', '.join(each['unknown'])}"
    yield from (f"  reserved, but not on that day: {reservation}" for reservation in found["not_in_force"])


def _telling(findings: list[FindingEntry], provisions: Collection[str]) -> list[FindingEntry]:
    """The findings of some provisions; where none are named, those that came nearest. Each provision once."""
    chosen = [f for f in findings if f["provision"] in provisions] if provisions else nearest(findings)
    split = {(f["provision"], str(f["place"])): f for f in reversed(chosen) if not f["established"]}
    return [f for f in chosen if f["established"] or f is split[f["provision"], str(f["place"])]]


def blamed(report: ReportEntry) -> Iterator[str]:
    """What makes the law fail: each cause once, with a case, all that it breaks, and what would mend it."""
    return _one_line_each(_blamed(report))


def _blamed(report: ReportEntry) -> Iterator[str]:
    failing = {h["id"]: h for h in report["holdings"] if h["fails"] or h["verdict"] == Outcome.DIFFERS.value}
    for each in blame([*failing.values()]):
        yield ""
        yield from _caused(each, [failing[name] for name in each["holdings"]])
    for h in failing.values():
        if h["verdict"] not in BLAMABLE:
            yield ""
            yield from _explanation(h)


def _headed(verdict: str, holdings: list[HoldingEntry]) -> Iterator[str]:
    """The verdict and what it is on, with the paragraphs and the words of some."""
    yield f"{verdict.upper()}: {'; '.join(in_words(holding['id']) for holding in holdings)}"
    for holding in holdings[:SHOWN]:
        yield f"  {', '.join(holding['paragraphs'])} ({holding['force']}): {holding['statement']}"


def _caused(entry: BlameEntry, broken: list[HoldingEntry]) -> Iterator[str]:
    """Holdings that fail for the same causes: each with a case, the first in full; then what would mend it."""
    yield from _headed(entry["verdict"], broken)
    if entry["case"] and not entry["causes"]:
        yield from _case(entry["case"])
    elif not entry["causes"]:
        yield from (f"  because: {reason}" for reason in broken[0]["reasons"])
        yield from (f"  at:      {at(place)}" for place in broken[0]["places"])
    for number, parts in enumerate(entry["causes"]):
        together = ", together" * (len(parts) > 1)
        yield f"  {'and' if number else 'because'} {listed_in_words(map(_because, parts))}{together}"
        for part in parts:
            yield from snippet(part["line"], part["place"])
        case = parts[0]["case"] or entry["case"]
        if case and number:
            yield f"  case:   {case['story']}"
        elif case:
            yield from _case(case, {part["provision"] for part in parts})
    if unsure := weak_grades(broken):
        yield f"  rests on facts that are only {' or '.join(unsure)}"
    yield from _mending(entry["remedies"], entry["edits_tried"])


def part_in_words(part: BlamedEntry) -> str:
    """A part of a law file, down to the term, with its line."""
    line = f"(line {part['place']['line']})"
    if part["part"] == ABSENT:
        return f"there is no offence of {part['term']} {line}"
    where = f" of {part['provision']}" if part["provision"] else ""
    whole = f"the exception “{part['part']}”" if part["excepts"] else f"“{part['part']}”"
    if not part["part"]:
        return f"“{part['term']}” in {part['provision']} {line}" if part["term"] else f"{part['provision']} {line}"
    if part["term"] and part["part"] != "attempt":
        return f"“{part['term']}” in {whole}{where} {line}"
    return f"“{part['term']}”{where} {line}" if part["term"] else f"{whole}{where} {line}"


def _because(part: BlamedEntry) -> str:
    """What follows “because”."""
    return part_in_words(part) if part["part"] == ABSENT else f"of {part_in_words(part)}"


def _mending(remedies: list[list[EditEntry]], tried: int) -> Iterator[str]:
    """What would mend it, as a sentence; where edits were tried and none was enough, that."""
    ways = [listed_in_words(f"{edit['what']} (line {edit['place']['line']})" for edit in edits) for edits in remedies]
    if ways:
        yield f"  remedy: it would be followed, if {'; or if '.join(ways)}"
    elif tried:
        yield f"  remedy: none of the {tried} edits of single parts that were tried, nor several together, is enough"


def listed_in_words(words: Iterable[str]) -> str:
    """“a, b and c”."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def at(place: PlaceEntry) -> str:
    """The file and the line of a place."""
    return f"{place['file']}:{place['line']}"


def parts_missing(finding: FindingEntry) -> Iterator[str]:
    """Each missing element and each exception that applies, with its line where that is known."""
    yield from map(_with_line, finding["missing"])
    yield from (f"unless {_with_line(each)}" for each in finding["exceptions"])


def _with_line(part: PartEntry) -> str:
    return f"{part['name']} (line {part['place']['line']})" if part["place"] else part["name"]


def nearest(findings: list[FindingEntry]) -> list[FindingEntry]:
    """The findings that came nearest to being established, three at most."""
    return sorted(findings, key=lambda f: len(f["missing"]) + len(f["exceptions"]) + len(f["unknown"]))[:3]


def closing(report: ReportEntry) -> Iterator[str]:
    """The verdicts by article, guidance apart, and the points that need a word."""
    return _one_line_each(_closing(report))


def last_line(report: ReportEntry) -> str:
    """The law, and what the run comes to."""
    return inert(f"{report['law']['name']}: {conclusion(report)}")


def _closing(report: ReportEntry) -> Iterator[str]:
    holdings = report["holdings"]
    counts: dict[str, Counter[str]] = {}
    for h in sorted(holdings, key=lambda h: not decides(h)):
        counts.setdefault(part_about(h), Counter())[h["verdict"]] += 1
    for about, verdicts in counts.items():
        found = (f"{verdicts[outcome.value]} {outcome.value}" for outcome in Outcome if verdicts[outcome.value])
        yield f"  {about:17} " + ", ".join(found)
    yield from _unsettled([h for h in decisive(report) if h["verdict"] in UNSETTLED])
    yield from _depending([h for h in holdings if h["verdict"] == Outcome.DEPENDS.value])
    for outcome, words in ((Outcome.NOT_TAKEN_UP, "not taken up"), (Outcome.IN_PART, "taken up in part")):
        if guidance := [in_words(h["id"]) for h in holdings if h["verdict"] == outcome.value]:
            yield f"  {words}: {'; '.join(guidance)}"
    for h in holdings:
        if h["verdict"] == Outcome.EXAMINED.value:
            yield f"  examined: {in_words(h['id'])}: {'; '.join(h['reasons'])}"
    for reach in report["law"]["goes_further"]:
        wider = f"{reach['provision']} in “{reach['element']}”: {reach['reason']}"
        yield f"  goes further: {wider} ({at(reach['place'])})"
    yield from remarks(report)
    yield from _cases(report)
    if report["left_out"]:
        names = _few([in_words(name) for name in report["left_out"]])
        number = len(report["left_out"])
        yield f"  left out: {number} holdings that count were deselected, skipped, excused, lost or in error: {names}"
    if unsure := weak_grades(holdings):
        resting = sum(bool(weak_grades([h])) for h in holdings)
        yield f"  {resting} results rest on facts that are only {' or '.join(unsure)}"
    yield from _next(report)


def _next(report: ReportEntry) -> Iterator[str]:
    """What is to be filled in next in a law file that is silent."""
    gap = report["law"].get("next")
    if gap and any(h["verdict"] == Outcome.SILENT.value for h in report["holdings"]):
        where = f" ({at(gap['place'])})" if gap["place"] else ""
        yield f"  fill in next: {gap['what']}{where}"


def _cases(report: ReportEntry) -> Iterator[str]:
    """What became of the cases that are kept for the law."""
    told: dict[str, list[str]] = {"as expected": [], "not as expected": [], "expecting nothing": []}
    for each in report["cases"]:
        word = "expecting nothing" if not each["expectations"] else "as expected"
        told[word if each["as_expected"] else "not as expected"].append(each["file"])
    if report["cases"]:
        found = "; ".join(f"{len(files)} {word}" for word, files in told.items() if files)
        yield f"  cases: {found}"
        yield from (f"    not as expected: {file}" for file in told["not as expected"])
        yield from (f"    without “expect”: {file}" for file in told["expecting nothing"])


def each_holding(report: ReportEntry) -> Iterator[str]:
    """Every holding that was run, in the order of the Opinion: its verdict, its name, its paragraphs."""
    for h in report["holdings"]:
        yield inert(f"  {h['verdict']:14}  {in_words(h['id'])} ({', '.join(h['paragraphs'])})")


def remarks(report: ReportEntry) -> Iterator[str]:
    """What is no fault of a law file, and yet seldom meant."""
    if report["law"]["remarks"]:
        yield "  remarks:"
    for remark in report["law"]["remarks"]:
        case = f" For example: {remark['case']}" if remark["case"] else ""
        yield inert(f"    {at(remark['place'])}: {remark['sentence']}.{case}".replace("?.", "?"))


def weak_grades(holdings: Sequence[HoldingEntry]) -> list[str]:
    """The grades of facts that were not seen in a primary source."""
    return sorted({grade for h in holdings for grade in h["grades"]} - {"primary", "ungraded"})


def _unsettled(holdings: Sequence[HoldingEntry]) -> Iterator[str]:
    """Holdings that are neither followed nor breached: each reason once, with all that is left open for it."""
    groups: dict[tuple[str, str], list[str]] = {}
    for h in holdings:
        for reason in h["reasons"]:
            groups.setdefault((h["verdict"], reason), []).append(in_words(h["id"]))
    for verdict in dict.fromkeys(verdict for verdict, _ in groups):
        yield f"  {verdict}, because"
        for (each, reason), names in groups.items():
            if each == verdict:
                yield f"    {reason}"
                yield f"      {_few(names)}"


def _depending(holdings: Sequence[HoldingEntry]) -> Iterator[str]:
    """The questions of interpretation on which it depends, with the side to which the words lean."""
    known = {each.id: each for each in register()}
    for name in dict.fromkeys(h["depends_on"] for h in holdings):
        question = known[name]
        side = "leaning to neither side" if question.leans == "even" else f"leaning {question.leans}"
        yield f"  depends on {name} ({side}): whether {question.stricter}"
        for holding in (h for h in holdings if h["depends_on"] == name):
            if found := holding["counterexample"]:
                yield f"    not reached: {found['story']}"
            if holding["blamed"]:
                yield f"    to blame: {listed_in_words(map(part_in_words, holding['blamed']))}"


def _few(names: list[str]) -> str:
    more = f"; and {len(names) - SHOWN} more (see --conformance-report)" if len(names) > SHOWN else ""
    return "; ".join(names[:SHOWN]) + more


GUIDANCE = "guidance"
"""What is counted under no article, since no run fails for it unless it is asked to."""


def part_about(holding: HoldingEntry) -> str:
    """What a holding is counted under: what it is about or, where a run cannot fail for it, guidance."""
    return holding["about"] if decides(holding) else GUIDANCE


def decides(holding: HoldingEntry) -> bool:
    """Whether a run can fail for the holding."""
    return Force(holding["force"]).decides


def decisive(report: ReportEntry) -> list[HoldingEntry]:
    """The holdings that were run and for which a run can fail."""
    return list(filter(decides, report["holdings"]))


def says_nothing(report: ReportEntry) -> bool:
    """Whether nothing is shown of any case."""
    return nothing_shown((Outcome(h["verdict"]), h["method"]) for h in decisive(report))


def bound(report: ReportEntry) -> bool:
    """Whether the State is bound on the day: unless the law file says since when it is a Party, and that is later."""
    return report["law"].get("party") is not False or not report["law"].get("party_since")


def is_wrong(report: ReportEntry) -> bool:
    """Whether something that was asked is not followed, or a case is not as expected."""
    return any(h["fails"] for h in report["holdings"]) or not all(case["as_expected"] for case in report["cases"])


def fails(report: ReportEntry) -> bool:
    """Whether a run that came to this fails: a duty is not followed, a case not as expected, or all was not shown."""
    return is_wrong(report) or bool(report["left_out"]) or (report["complete"] and says_nothing(report))


def conclusion(report: ReportEntry) -> str:
    """What the run comes to, in one sentence."""
    must = decisive(report)
    partial = "" if report["complete"] else f" ({PARTIAL})"
    if not must:
        return f"no holding that counts was run{partial}"
    wrong = {"falls short on": Outcome.FALLS_SHORT, "out of scope:": Outcome.OUT_OF_SCOPE}
    unexpected = sum(not each["as_expected"] for each in report["cases"])
    guidance = sum(h["fails"] for h in report["holdings"] if not decides(h))
    left = [f"guidance not taken up ({guidance})"] * bool(guidance)
    cases = [f"not as expected in {unexpected} of {len(report['cases'])} cases"] * bool(unexpected)
    if failing := "; ".join([*_by_article(must, wrong), *left, *cases]):
        return f"{failing}{partial}"
    if says_nothing(report):
        return f"says nothing of any case, so nothing was shown{partial}"
    tested = sum(h["verdict"] == Outcome.TESTED.value for h in must)
    shown = f", {tested} of them as far as {EXAMPLES:,} examples show" * bool(tested)
    rest = {
        "differs on": Outcome.DIFFERS,
        "unclear on": Outcome.UNCLEAR,
        "depends on a reservation not stated:": Outcome.UNSTATED,
        "depends on": Outcome.DEPENDS,
        "silent on": Outcome.SILENT,
        "reserved:": Outcome.RESERVED,
        "not applicable:": Outcome.NOT_APPLICABLE,
    }
    rested = "; ".join(_by_article(must, rest))
    if not bound(report):
        agrees = "agrees in all else it speaks of" if Outcome.DIFFERS.value in {h["verdict"] for h in must} else ALL
        return f"compared, not bound on that day: {'; '.join(filter(None, (rested, agrees)))}{shown}{partial}"
    if rested:
        return f"follows all it speaks of{shown}; {rested}{partial}"
    return f"follows the Opinion on every point{shown}{partial}"


def _by_article(holdings: Sequence[HoldingEntry], outcomes: dict[str, Outcome]) -> Iterator[str]:
    """For each outcome that there is, its word and the articles; what depends, by its questions."""
    for word, outcome in outcomes.items():
        found = [h for h in holdings if h["verdict"] == outcome.value]
        names = ", ".join(dict.fromkeys(h["depends_on"] for h in found))
        if found:
            yield f"{word} {names if outcome is Outcome.DEPENDS else _articles(found)}"


def _articles(holdings: Sequence[HoldingEntry]) -> str:
    """What holdings are about, with their number for each: no sum, since articles do not weigh alike."""
    counts = Counter(h["about"] for h in holdings)
    return ", ".join(f"{about} ({number})" for about, number in counts.items())

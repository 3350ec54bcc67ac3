"""A verdict as typed entries: plain data that survives a process and JSON, from which every text is made."""

import json
from collections.abc import Sequence
from functools import cache
from itertools import repeat
from typing import Annotated, Any, Literal, NotRequired, TypedDict

from lanzarote.advice import Advice, Blamed, Remedy
from lanzarote.claims import Force
from lanzarote.law import Finding, Law, Place
from lanzarote.law.provisions import Interval
from lanzarote.law.remarks import Remark, remarks
from lanzarote.law.reservations import Reservation
from lanzarote.law.written import WrittenLaw, window
from lanzarote.lawfile.gaps import Gap, gaps
from lanzarote.model import KINDS, OLDEST, Fact, Situation, facts
from lanzarote.relation.values import Answered, Standing, Way, Whole
from lanzarote.report.wording import about, answers, extraordinary, sentence
from lanzarote.specification import SPEC, digest, paragraphs
from lanzarote.symbolic import Space
from lanzarote.verifier import Counterexample, Outcome, Result, failed
from lanzarote.verifier.result import UNDECIDED, Assumptions, Method, is_bound

SCHEMA_VERSION: Literal[2] = 2
NO_ADVICE = Advice()

ASSUMPTIONS = (
    "A situation holds one communication and one act that may follow it; a case is held to every such pair in it.",
    "Ages run from 0 to 120 completed years; adult means 18 or over.",
    "Duties to punish conduct are claimed for adult offenders; what children do among themselves is not decided.",
    "Where the Opinion leaves a question open, no law fails for its answer.",
)


class PlaceEntry(TypedDict):
    """A place in a law file; line and column are counted from 1."""

    file: str
    line: int
    column: int


class PartEntry(TypedDict):
    """An element or an exception, and where it stands."""

    name: str
    place: PlaceEntry | None


class FindingEntry(TypedDict):
    """What one provision makes of a case; `objection`, why it establishes no offence, whatever is met."""

    provision: str
    label: str
    established: bool
    met: list[str]
    missing: list[PartEntry]
    exceptions: list[PartEntry]
    unknown: list[str]
    objection: str
    place: PlaceEntry | None


class CounterexampleEntry(TypedDict):
    """A smallest case in which a holding fails: in a sentence, its extraordinary facts, what the law answers, why.

    `not_in_force` names the reservations that would excuse it, were they in force on the day.
    """

    story: str
    facts: dict[str, Any]
    answers: list[str]
    findings: list[FindingEntry]
    not_in_force: list[str]


class BlamedEntry(TypedDict):
    """A part of a law file that makes a holding fail, in words, with the smallest case in which it alone does.

    `part` is empty where it is a whole provision, `term` where it is a whole part; `line` is the line of the file.
    """

    provision: str
    part: str
    excepts: bool
    term: str
    place: PlaceEntry
    line: str
    case: CounterexampleEntry | None


class EditEntry(TypedDict):
    """An edit of a law file: a clause that follows “if”, and where it is made."""

    what: str
    place: PlaceEntry


class HoldingEntry(TypedDict):
    """What a law makes of one holding, `about` which article; `fails`, whether the run fails for it.

    `depends_on` is the question of interpretation of which it states the stricter reading, if it does. `blamed` are
    the parts of the file each of which alone makes it fail in some case, `together` those that do so in a case in
    which none alone does. Each of the `remedies`, one edit or several together, was made and found to be enough; of
    `edits_tried`.
    """

    id: str
    paragraphs: list[str]
    force: Annotated[str, Force]
    about: str
    depends_on: str
    statement: str
    verdict: Annotated[str, Outcome]
    fails: bool
    method: Method
    cases: int
    cases_met: int
    paths: int
    counterexample: CounterexampleEntry | None
    places: list[PlaceEntry]
    reasons: list[str]
    grades: list[str]
    blamed: list[BlamedEntry]
    together: list[BlamedEntry]
    remedies: list[list[EditEntry]]
    edits_tried: int


class BlameEntry(TypedDict):
    """Holdings that fail for the same causes; a cause is a part of a law file, or several that only together are one.

    `case` is a smallest case of the first of them; of each of the `remedies`, all edits are needed.
    """

    verdict: Annotated[str, Outcome]
    holdings: list[str]
    causes: list[list[BlamedEntry]]
    case: CounterexampleEntry | None
    remedies: list[list[EditEntry]]
    edits_tried: int


class SourceEntry(TypedDict):
    """A source that a law file names."""

    key: str
    title: str
    address: str
    kind: str
    seen: str


class ReachEntry(TypedDict):
    """An element that a law declares to drop or widen, and why."""

    provision: str
    element: str
    reason: str
    place: PlaceEntry


class RemarkEntry(TypedDict):
    """What is no fault of a law file, and yet seldom meant, in a sentence; a case in a sentence, where one shows it."""

    sentence: str
    case: str | None
    place: PlaceEntry


class GapEntry(TypedDict):
    """What a law file leaves to fill in; where it stands, if something stands in its place."""

    what: str
    place: PlaceEntry | None


class DaysEntry(TypedDict):
    """Days in a row, ISO 8601, both ends included; an open end is None."""

    first: str | None
    last: str | None


class ReservationEntry(TypedDict):
    """A reservation that a law file states, and whether it is in force on the day."""

    article: str
    scope: list[str]
    indent: str
    open_ended: bool
    days: DaysEntry
    in_force: bool
    place: PlaceEntry


class SilenceEntry(TypedDict):
    """What a law file says that it does not know, and why."""

    label: str
    reason: str


class NationalEntry(TypedDict):
    """A part of a national provision: what it requires, in the words of the law file, and what it says itself.

    `original` and `english` are the statute's words, empty where the file does not quote them; `act`, `address` and
    `seen` are those of its source.
    """

    provision: str
    part: str
    states: str
    original: str
    english: str
    note: str
    source: str
    act: str
    address: str
    seen: str
    grade: str
    place: PlaceEntry


Transposed = Literal["fully", "partially", "not", "depends on a reading", "not known", "discretionary", "not relevant"]
"""What a table of transposition says of a unit."""


class RowEntry(TypedDict):
    """A row of the concordance table: a unit of the Convention or the Opinion, and what stands beside it in a law.

    `way` is how the law stands beside it (of guidance, the verdict), `missing` what it does not reach, `added` what it
    reaches beside, `reasons` why it is not known, what it depends on, or what releases from it.
    """

    unit: str
    element: str
    words: str
    paragraphs: list[str]
    obligation: Literal["duty", "guidance"]
    national: list[NationalEntry]
    way: str
    transposed: Transposed
    missing: list[str]
    added: list[str]
    reasons: list[str]


class TextEntry(TypedDict):
    """A file that a law was read from, and the SHA-256 of what was read, in hexadecimal, as `sha256sum` prints it."""

    file: str
    sha256: str


class LawEntry(TypedDict):
    """What is known of a law itself; of a Python law, its name. Dates are ISO 8601, the age in completed years.

    `texts` are the files it was read from; none, where it was made otherwise.
    `window` are the days for which a law file holds the text of a provision, `silences` what it says it does not know;
    `unclear` holds its unclear points and `circumstances` its own facts, each with its sentence.
    `next` is what is to be filled in next in a law file.
    """

    name: str
    python: bool
    texts: list[TextEntry]
    as_of: str | None
    sources: list[SourceEntry]
    goes_further: list[ReachEntry]
    remarks: list[RemarkEntry]
    reservations_stated: NotRequired[bool]
    reservations: NotRequired[list[ReservationEntry]]
    window: NotRequired[list[DaysEntry]]
    silences: NotRequired[list[SilenceEntry]]
    unclear: NotRequired[dict[str, str]]
    circumstances: NotRequired[dict[str, str]]
    title: NotRequired[str]
    party: NotRequired[bool]
    party_since: NotRequired[str | None]
    party_note: NotRequired[str]
    legal_age: NotRequired[int | None]
    reviewed_by: NotRequired[str]
    next: NotRequired[GapEntry | None]


class CauseEntry(TypedDict):
    """What makes a difference: a part of a provision, or the whole of it where `part` is empty."""

    provision: str
    part: str
    excepts: bool
    place: PlaceEntry | None


class DifferenceEntry(TypedDict):
    """Cases that two laws decide differently, by the elements (or the part of the law) that alone make the difference.

    `story` is a smallest case, `departs` in what it differs from the plain one. `share` is of the cases that the other
    law reaches or, where this one is wider, that this one does.
    """

    way: Annotated[str, Way]
    elements: list[str]
    part: str
    standing: Annotated[str, Standing]
    doubts: list[str]
    required: bool
    values: dict[str, list[Any]]
    share: float
    story: str
    departs: list[str]
    facts: dict[str, Any]
    causes: list[CauseEntry]
    reasons: list[str]
    declared: list[str]


class ComparisonEntry(TypedDict):
    """What two laws make of one label; `lost` is the share of what only the other reaches, `gained` of what this does.

    `depends` names the readings on which it depends, `reserved` the reservations that release from all that is lost.
    """

    label: str
    whole: Annotated[str, Whole]
    lost: float
    gained: float
    depends: list[str]
    differences: list[DifferenceEntry]
    silent: list[str]
    reserved: list[str]
    perhaps_reserved: list[str]


class ElementEntry(TypedDict):
    """How one element stands beside the other law, and the open questions in which alone it differs."""

    element: str
    way: Annotated[str, Way]
    open: list[str]


class PointEntry(TypedDict):
    """What a law makes of an open question, or of guidance: covered or not, and by which fact, where in part."""

    name: str
    answered: Annotated[str, Answered]
    told_by: list[str]
    story: str


class RelationEntry(TypedDict):
    """How a law relates to another.

    `declared_in_vain` is what a law file declares to go further and does not. A label in `too_large` was not compared.
    `rests_on` counts facts by their grade.
    """

    law: str
    other: str
    subject: ComparisonEntry | None
    provisions: list[str]
    legal_age: int | None
    elements: list[ElementEntry]
    plain: str
    attempt: ComparisonEntry | None
    open: list[PointEntry]
    guidance: list[PointEntry]
    beyond: list[CauseEntry]
    silent_beyond: list[str]
    declared_in_vain: list[CauseEntry]
    limbs: list[ComparisonEntry]
    attempts: list[ComparisonEntry]
    too_large: list[str]
    rests_on: dict[str, int]
    unverified: list[PlaceEntry]


class SpecificationEntry(TypedDict):
    """What the law was held to: a package, and the SHA-256 of its code and data and of the Convention's law file.

    Both are empty where holdings of other files took part.
    """

    package: str
    sha256: str


class TurnEntry(TypedDict):
    """A single fact that turns an answer: at which of its values (ages in completed years), and to what."""

    fact: str
    values: list[Any]
    to: Literal["yes", "no", "silent"]


class AnsweredEntry(TypedDict):
    """What a law finds in a situation, and why.

    `nearly` names what alone keeps a provision from finding it, `turns` the single facts that turn the answer,
    `reserved` the reservations that release from it; `convention` is what the Convention finds at the same legal age,
    empty where it is not asked.
    """

    finding: str
    answer: Literal["yes", "no", "silent"]
    reason: str
    provisions: list[FindingEntry]
    places: list[PlaceEntry]
    nearly: list[CauseEntry]
    turns: list[TurnEntry]
    reserved: list[str]
    convention: Literal["yes", "no", "silent", ""]


class RaisedEntry(TypedDict):
    """A question that a situation raises, and by which facts; one of interpretation `leans`, and `asks` whether."""

    question: str
    facts: dict[str, Any]
    leans: str
    asks: str


class SituationEntry(TypedDict):
    """A situation of a case; `telling`, whether it is the one to which the law comes nearest, or the only one.

    Of no other is it asked which facts turn an answer.
    """

    actors: list[str]
    story: str
    facts: dict[str, Any]
    telling: bool
    answers: list[AnsweredEntry]
    raised: list[RaisedEntry]


class ExpectationEntry(TypedDict):
    """What a case file expects, as to a child (empty: any), and what is found."""

    finding: str
    child: str
    expected: Literal["yes", "no", "silent"]
    found: Literal["yes", "no", "silent"]
    fulfilled: bool
    place: PlaceEntry


class CaseEntry(TypedDict):
    """What a law makes of a case, and whether that is as expected; `assumed` is what is as in a plain case."""

    law: str
    as_of: str | None
    legal_age: int | None
    title: str
    file: str
    paragraphs: list[str]
    note: str
    assumed: list[str]
    situations: list[SituationEntry]
    expectations: list[ExpectationEntry]
    as_expected: bool


class ModelEntry(TypedDict):
    """What the model can tell apart, with its fingerprint, and what every verdict assumes."""

    fingerprint: str
    assumptions: list[str]
    situations: dict[str, int]


class AssumedEntry(TypedDict):
    """The questions of interpretation that were decided by their stricter reading, and by the lenient one."""

    stricter: list[str]
    lenient: list[str]


class ParagraphEntry(TypedDict):
    """A paragraph of the Opinion: its operative words, and what a law is held to by it."""

    number: str
    force: list[str]
    words: list[str]
    disposition: str


class ReportEntry(TypedDict):
    """The report on one law. It is not complete where not every holding was run; `left_out` names the duties.

    The concordance table is empty where the law was not compared.

    `cases` are the cases that are kept beside the law file, where they were asked.
    """

    schema_version: Literal[2]
    complete: bool
    left_out: list[str]
    law: LawEntry
    specification: SpecificationEntry
    model: ModelEntry
    assumed: AssumedEntry
    relation: RelationEntry | None
    concordance: list[RowEntry]
    holdings: list[HoldingEntry]
    cases: list[CaseEntry]
    paragraphs: list[ParagraphEntry]


class UnusableEntry(TypedDict):
    """A law that cannot be used, by the name it was given, and why."""

    name: str
    problems: list[str]


class ReportsEntry(TypedDict):
    """The reports on several laws, and what could not be used."""

    schema_version: Literal[2]
    reports: list[ReportEntry]
    unusable: list[UnusableEntry]


def report(
    law: Law,
    holdings: Sequence[HoldingEntry],
    complete: bool = True,
    left_out: Sequence[str] = (),
    package: str = SPEC,
    assumed: Assumptions = UNDECIDED,
    relation: RelationEntry | None = None,
    foreign: bool = False,
    cases: Sequence[CaseEntry] = (),
    concordance: Sequence[RowEntry] = (),
) -> ReportEntry:
    """The report on one law. `holdings` are made by `holding_entry`; `complete` is false for a partial run.

    `relation` is made by `relation_entry`, where the law was compared, `concordance` by `concordance`, `cases` by
    `case_entry`.

    `left_out` names the holdings that can fail a run, were to be run and were not; `package` is the specification,
    `foreign` whether holdings of other files took part.
    """
    return {
        "schema_version": SCHEMA_VERSION,
        "complete": complete,
        "left_out": list(left_out),
        "law": law_entry(law),
        "specification": {"package": "", "sha256": ""} if foreign else {"package": package, "sha256": digest(package)},
        "model": {
            "fingerprint": fingerprint(),
            "assumptions": list(ASSUMPTIONS),
            "situations": {name: _space(kind, law).everything.count for name, kind in KINDS.items()},
        },
        "assumed": {"stricter": sorted(assumed.stricter), "lenient": sorted(assumed.lenient)},
        "relation": relation,
        "concordance": list(concordance),
        "holdings": list(holdings),
        "cases": list(cases),
        "paragraphs": [
            {"number": p.number, "force": list(p.force), "words": list(p.words), "disposition": p.disposition}
            for p in paragraphs(package)
        ],
    }


def _space(kind: type[Situation], law: Law) -> Space:
    """The space of the situations of a kind that could be."""
    return law.spaces[kind] if isinstance(law, WrittenLaw) else Space(kind, law.circumstances)


def as_json(reports: Sequence[ReportEntry], unusable: Sequence[UnusableEntry] = ()) -> str:
    """The report on one law, or on several, as JSON text: the same law gives the same bytes."""
    several: ReportsEntry = {"schema_version": SCHEMA_VERSION, "reports": list(reports), "unusable": list(unusable)}
    alone = len(reports) == 1 and not unusable
    return json.dumps(reports[0] if alone else several, indent=1, ensure_ascii=False) + "\n"


def law_entry(law: Law) -> LawEntry:
    """What is known of the law itself."""
    texts: list[TextEntry] = [{"file": text.file, "sha256": text.sha256} for text in law.texts]
    if not isinstance(law, WrittenLaw):
        return {
            "name": law.name,
            "python": True,
            "texts": texts,
            "as_of": None,
            "sources": [],
            "goes_further": [],
            "remarks": [],
        }
    content = law.content
    since = content.party_since
    return {
        "name": law.name,
        "python": False,
        "texts": texts,
        "as_of": law.as_of.isoformat(),
        "sources": [{"key": key, **vars(source)} for key, source in content.sources.items()],  # type: ignore[typeddict-item]
        "goes_further": [
            {"provision": r.cite, "element": r.element, "reason": r.reason, "place": place_entry(r.place)}
            for r in law.goes_further
        ],
        "remarks": [_remark(each, law) for each in remarks(law)],
        "reservations_stated": law.reservations_stated,
        "reservations": [_reservation(each, law) for each in content.reservations],
        "window": list(map(_days, window(content))),
        "silences": [{"label": str(label), "reason": reason} for label, reason in content.silent.items()],
        "unclear": dict(content.unclear),
        "circumstances": dict(content.circumstances),
        "title": content.title,
        "party": bool(since and since <= law.as_of),
        "party_since": since.isoformat() if since else None,
        "party_note": content.party_note,
        "legal_age": law.age.years if law.age else None,
        "reviewed_by": content.reviewed_by,
        "next": next(map(_gap, gaps(law)), None),
    }


def _gap(gap: Gap) -> GapEntry:
    return {"what": gap.what, "place": place_entry(gap.place) if gap.place else None}


def _reservation(found: Reservation, law: WrittenLaw) -> ReservationEntry:
    return {
        "article": found.article,
        "scope": list(map(str, found.scope)),
        "indent": found.indent,
        "open_ended": found.open_ended,
        "days": _days(found.in_force),
        "in_force": found.in_force.holds(law.as_of),
        "place": place_entry(found.place),
    }


def _days(period: Interval) -> DaysEntry:
    start, end = period.start, period.end
    return {"first": start.isoformat() if start else None, "last": end.isoformat() if end else None}


def holding_entry(result: Result, law: Law, strict_guidance: bool = False, advice: Advice = NO_ADVICE) -> HoldingEntry:
    """One holding's result, with what is to blame; guidance that is not taken up fails only if it is strict."""
    holding = result.holding
    return {
        "id": holding.id,
        "paragraphs": list(holding.paragraphs),
        "force": holding.force.value,
        "about": about(holding, result.labels),
        "depends_on": holding.depends_on,
        "statement": holding.statement,
        "verdict": result.outcome.value,
        "fails": failed(result, strict_guidance and is_bound(law)),
        "method": result.method,
        "cases": result.cases,
        "cases_met": result.met,
        "paths": result.paths,
        "counterexample": _counterexample(result.counterexample, law) if result.counterexample else None,
        "places": list(map(place_entry, result.places)),
        "reasons": list(result.reasons),
        "grades": list(result.grades),
        "blamed": [_blamed(each, law) for each in advice.blamed],
        "together": [_blamed(each, law) for each in advice.together],
        "remedies": list(map(_remedy, advice.remedies)),
        "edits_tried": advice.tried,
    }


def _blamed(blamed: Blamed, law: Law) -> BlamedEntry:
    return {
        "provision": blamed.provision,
        "part": blamed.part,
        "excepts": blamed.excepts,
        "term": blamed.words,
        "place": place_entry(blamed.place),
        "line": line_at(blamed.place, law),
        "case": _counterexample(blamed.case, law) if blamed.case else None,
    }


def line_at(place: Place, law: Law) -> str:
    """The line of a law's file at a place; empty where it is not known."""
    lines = law.content.text.splitlines() if isinstance(law, WrittenLaw) else []
    return lines[place.line - 1] if 0 < place.line <= len(lines) else ""


def _remedy(remedy: Remedy) -> list[EditEntry]:
    pairs = zip(remedy.edits, remedy.places, strict=True)
    return [{"what": edit.what, "place": place_entry(place)} for edit, place in pairs]


def _counterexample(found: Counterexample, law: Law) -> CounterexampleEntry:
    return {
        "story": sentence(found.situation, law.circumstances),
        "facts": extraordinary(found.situation),
        "answers": answers(found),
        "findings": list(map(finding_entry, found.findings)),
        "not_in_force": [each.told for each in found.lapsed],
    }


def _remark(remark: Remark, law: Law) -> RemarkEntry:
    case = sentence(remark.case, law.circumstances) if remark.case else None
    return {"sentence": remark.sentence, "case": case, "place": place_entry(remark.place)}


def finding_entry(finding: Finding) -> FindingEntry:
    """What one provision makes of a case."""
    places = (place_entry(place) if place else None for place in finding.missing_at or repeat(None))
    missing: list[PartEntry] = [{"name": name, "place": next(places)} for name in finding.missing]
    exceptions: list[PartEntry] = [{"name": name, "place": next(places)} for name in finding.exceptions]
    return {
        "provision": finding.provision,
        "label": str(finding.label),
        "established": finding.established,
        "met": list(finding.met),
        "missing": missing,
        "exceptions": exceptions,
        "unknown": list(finding.unknown),
        "objection": finding.objection,
        "place": place_entry(finding.place) if finding.place else None,
    }


def place_entry(place: Place) -> PlaceEntry:
    """A place in a law file."""
    return {"file": place.file, "line": place.line, "column": place.column}


@cache
def fingerprint() -> str:
    """A digest of the model's facts and their values: reports with the same fingerprint can be compared."""
    import hashlib  # slow to import, and not needed where only a verdict is printed

    known = {kind: {f.name: _domain(f) for f in facts(each).values()} for kind, each in KINDS.items()}
    return hashlib.sha256(json.dumps(known).encode()).hexdigest()[:16]


def _domain(fact: Fact) -> list[str]:
    """What a fact can be, and beside what: its values or oldest age, then the fact it depends on with its values."""
    values = [str(OLDEST)] if fact.values is None else list(map(str, fact.values))
    return values if fact.only is None else [*values, fact.only[0], *sorted(map(str, fact.only[1]))]

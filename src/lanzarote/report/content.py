"""What the page of a report holds, in blocks: each law, the laws side by side, the document paragraph by paragraph.

Nothing is worked out here: it puts in order what the entries of a report say.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version

from lanzarote.claims import Force
from lanzarote.report.blame import blame
from lanzarote.report.blocks import (
    Anchors,
    Bit,
    Block,
    Cell,
    Heading,
    Items,
    Line,
    Paragraph,
    Row,
    Table,
    Terms,
    badge,
    line,
    row,
)
from lanzarote.report.concordance import WAYS, standing
from lanzarote.report.entries import (
    BlameEntry,
    CounterexampleEntry,
    DaysEntry,
    EditEntry,
    FindingEntry,
    HoldingEntry,
    NationalEntry,
    ParagraphEntry,
    PlaceEntry,
    PointEntry,
    ReportEntry,
    RowEntry,
    UnusableEntry,
)
from lanzarote.report.signs import MEANING, SIGNS
from lanzarote.report.text import conclusion, nearest, part_in_words, parts_missing
from lanzarote.report.wording import in_words
from lanzarote.specification import register, title
from lanzarote.verifier import Outcome

UNVERIFIED = "unverified"
STANDINGS = {
    "same": "reaches the same cases",
    "narrower": "does not reach all that the Convention does",
    "wider": "reaches more than the Convention does",
    "narrower and wider": "does not reach all, and reaches more",
    "no offence": "there is no such offence",
    "unclear": MEANING["unclear"],
    "taken up": "of guidance, takes it up",
    UNVERIFIED: "a fact that is recalled, and was seen in no source",
}


def content(reports: Sequence[ReportEntry], unusable: Sequence[UnusableEntry] = ()) -> list[Block]:
    """The blocks of the page on one law, or on several; those that cannot be used come last, with what is wrong."""
    page = _Page(reports)
    return [*page.blocks(), *page.unusable(unusable)] if reports else [*page.unusable(unusable, level=1)]


class _Page:
    """A page, and where on it things stand."""

    def __init__(self, reports: Sequence[ReportEntry]) -> None:
        self.reports = reports
        self.anchors = Anchors()
        fixed = ("top", "laws", "side-by-side", "document", "words-used")
        self.anchors.given |= {*fixed}
        numbers = dict.fromkeys(p["number"] for report in reports for p in report["paragraphs"])
        self.paragraphs = {number: self.anchors.of(number) for number in numbers}
        known = dict.fromkeys(h["id"] for report in reports for h in report["holdings"])
        self.holdings = {name: self.anchors.of("holding", name.replace("_", " ")) for name in known}
        self.laws = [self.anchors.of(report["law"]["name"]) for report in reports]

    def blocks(self) -> Iterator[Block]:
        """All of it."""
        names = ", ".join(report["law"]["name"] for report in self.reports)
        yield Heading(1, f"{title()}: {names}" if len(self.reports) < 4 else f"{title()}: {len(self.reports)} laws")
        yield from self._opening()
        for report, anchor in zip(self.reports, self.laws, strict=True):
            yield from _Law(self, report, anchor).blocks()
        if len(self.reports) > 1:
            yield from self._side_by_side()
        yield from self._document()
        yield from self._words_used()

    def unusable(self, found: Sequence[UnusableEntry], level: int = 2) -> Iterator[Block]:
        """The laws that cannot be used, and why."""
        for each in found:
            yield Heading(level, f"{each['name']}: cannot be used", self.anchors.of(each["name"]))
            yield Items(tuple(map(line, each["problems"])))

    def _opening(self) -> Iterator[Block]:
        yield Paragraph(
            line("What follows is a reading of statutes. It decides nothing about persons, and it is no legal advice.")
        )
        assumed = self.reports[0]["assumed"]
        made = [("made with", line(f"lanzarote {version('lanzarote')}"))]
        made += [("model", line(self.reports[0]["model"]["fingerprint"]))]
        held = self.reports[0]["specification"]
        told = f"{held['package']}, sha256 {held['sha256']}" if held["sha256"] else "of other files"
        made += [("specification", line(told))]
        made += [
            (f"assumed, in the {side} reading", line(", ".join(names)))
            for side, names in (("stricter", assumed["stricter"]), ("lenient", assumed["lenient"]))
            if names
        ]
        yield Terms(tuple(made))
        yield Heading(2, "On this page", "laws")
        yield Items(tuple(self._contents()))
        yield Paragraph(line("Every result assumes:"))
        yield Items(tuple(map(line, self.reports[0]["model"]["assumptions"])))

    def _contents(self) -> Iterator[Line]:
        for report, anchor in zip(self.reports, self.laws, strict=True):
            yield line(Bit(report["law"]["name"], anchor), f": {conclusion(report)}")
        if len(self.reports) > 1:
            yield line(Bit("The laws side by side", "side-by-side"))
        yield line(Bit("The document, paragraph by paragraph", "document"))
        yield line(Bit("The words used here", "words-used"))

    def of_paragraph(self, number: str) -> Bit:
        """A paragraph by its number, with a link to it."""
        return Bit(number, self.paragraphs.get(number, ""))

    def of_holding(self, name: str) -> Bit:
        """A holding by its name, with a link to it."""
        return Bit(in_words(name), self.holdings.get(name, ""))

    def _side_by_side(self) -> Iterator[Block]:
        yield Heading(2, "The laws side by side", "side-by-side")
        verdicts = [{h["id"]: h["verdict"] for h in report["holdings"]} for report in self.reports]
        used = {verdict for each in verdicts for verdict in each.values()}
        yield Terms(tuple((SIGNS[each], line(f"{each}: {MEANING[each]}")) for each in SIGNS if each in used))
        heads = [line(Bit(r["law"]["name"], anchor)) for r, anchor in zip(self.reports, self.laws, strict=True)]
        for caption, decides in (("Duties and scope", True), ("Guidance", False)):
            forces = {h["id"]: h["force"] for report in self.reports for h in report["holdings"]}
            names = [name for name in self.holdings if Force(forces[name]).decides is decides]
            rows = [
                row(line(self.of_holding(name)), *(_sign(each.get(name, "")) for each in verdicts)) for name in names
            ]
            yield Table(caption, (line("holding"), *heads), tuple(rows), matrix=True)

    def _document(self) -> Iterator[Block]:
        yield Heading(2, "The document, paragraph by paragraph", "document")
        placed: set[str] = set()
        for paragraph in self.reports[0]["paragraphs"]:
            yield Heading(3, paragraph["number"], self.paragraphs[paragraph["number"]])
            yield from self._paragraph(paragraph, placed)

    def _paragraph(self, paragraph: ParagraphEntry, placed: set[str]) -> Iterator[Block]:
        """Its force, its words, what a law is held to by it; each holding once, where it is first cited."""
        yield Paragraph(_apart(" ", map(badge, paragraph["force"])))
        yield Items(tuple(line(f"“{words}”") for words in paragraph["words"]))
        yield Paragraph(line(paragraph["disposition"]))
        found = {h["id"]: h for r in self.reports for h in r["holdings"] if paragraph["number"] in h["paragraphs"]}
        own = [h for name, h in found.items() if name not in placed]
        placed |= {*found}
        if own:
            columns = (line("holding"), line("force"), line("how the law stands"))
            rows = tuple(self._holding(each, paragraph["number"]) for each in own)
            yield Table(f"Holdings on {paragraph['number']}", columns, rows)
        if others := [name for name in found if name not in {h["id"] for h in own}]:
            yield Paragraph(line("See also: ", *_apart("; ", map(self.of_holding, others)), "."))

    def _holding(self, holding: HoldingEntry, number: str) -> Row:
        """A holding that stands at a paragraph, with the others that it cites."""
        others = [each for each in holding["paragraphs"] if each != number]
        also = [line("also ", *_apart(", ", map(self.of_paragraph, others)))] if others else []
        depends = [line(f"a question of interpretation: {holding['depends_on']}")] if holding["depends_on"] else []
        told = [line(Bit(in_words(holding["id"]), kind="strong")), line(holding["statement"]), *also, *depends]
        return row(told, line(badge(holding["force"])), self._standing(holding), anchor=self.holdings[holding["id"]])

    def _standing(self, holding: HoldingEntry) -> list[Line]:
        """Each verdict once, with the laws of which it is."""
        by: dict[str, list[Bit]] = {}
        for report, anchor in zip(self.reports, self.laws, strict=True):
            for each in (h for h in report["holdings"] if h["id"] == holding["id"]):
                by.setdefault(each["verdict"], []).append(Bit(report["law"]["name"], anchor))
        return [line(badge(verdict), " ", *_apart(", ", laws)) for verdict, laws in by.items()]

    def _words_used(self) -> Iterator[Block]:
        yield Heading(2, "The words used here", "words-used")
        yield Terms(tuple((word, line(meaning)) for word, meaning in (MEANING | STANDINGS).items()))


class _Law:
    """What a page holds of one law."""

    def __init__(self, page: _Page, report: ReportEntry, anchor: str) -> None:
        self.page, self.report, self.law, self.anchor = page, report, report["law"], anchor
        self.sources = {s["key"]: page.anchors.of(anchor, "source", s["key"]) for s in report["law"]["sources"]}

    def blocks(self) -> Iterator[Block]:
        """All of it."""
        yield Heading(2, ": ".join(filter(None, (self.law["name"], self.law.get("title", "")))), self.anchor)
        yield Paragraph(line(Bit(conclusion(self.report), kind="strong"), "."))
        yield Terms(tuple(self._facts()))
        parts: tuple[tuple[str, str, Iterator[Block]], ...] = (
            ("Sources", "sources", self._named_sources()),
            ("Concordance", "concordance", self._concordance()),
            ("What it does not follow, and why", "causes", self._causes()),
            ("Questions that are left open", "open questions", self._points("open")),
            ("Questions of interpretation", "readings", self._readings()),
            ("Guidance", "guidance", self._guidance()),
            ("Reservations", "reservations", self._reservations()),
            ("What the file does not say", "silence", self._silence()),
            ("Remarks", "remarks", self._remarks()),
            ("Cases kept beside the file", "cases", self._cases()),
        )
        for head, name, found in parts:
            if blocks := [*found]:
                yield Heading(3, head, self.page.anchors.of(self.anchor, name))
                yield from blocks

    def _facts(self) -> Iterator[tuple[str, Line]]:
        law = self.law
        if law["python"]:
            yield "law", line("written in Python; of its sources nothing is known")
            return
        yield "read as of", line(law["as_of"] or "")
        since = law.get("party_since")
        bound = f"since {since}" if since else law.get("party_note", "")
        yield "Party", line(bound, "; not bound on that day" if since and not law.get("party") else "")
        yield "legal age for sexual activities", line(str(law.get("legal_age") or "not known"))
        yield "days of which the file holds a text", line("; ".join(map(_days, law.get("window", []))) or "none")
        yield "reviewed by", line(law.get("reviewed_by", ""))
        yield from (("file", line(f"{text['file']}, sha256 {text['sha256']}")) for text in law["texts"])
        if left_out := self.report["left_out"]:
            yield "left out of the run", line(*_apart("; ", map(self.page.of_holding, left_out)))
        if relation := self.report["relation"]:
            counts = (line(str(number), " ", badge(grade)) for grade, number in relation["rests_on"].items())
            yield "rests on facts", line(*_apart(", ", counts))
            if subject := relation["subject"]:
                yield (
                    f"{subject['label']} as a whole",
                    line(badge(standing(WAYS.get(subject["whole"], subject["whole"])))),
                )
            if lines := ", ".join(str(place["line"]) for place in relation["unverified"]):
                yield "facts seen in no source", line(badge(UNVERIFIED), f" in lines {lines}")
        for name, told in (law.get("circumstances", {})).items():
            yield f"fact “{in_words(name)}”", line(told)

    def _named_sources(self) -> Iterator[Block]:
        if sources := self.law["sources"]:
            columns = tuple(map(line, ("key", "title", "address", "kind", "seen on")))
            told = ("key", "title", "address", "kind", "seen")
            rows = (
                Row(
                    tuple(Cell(i, (line(str(each)),)) for i, each in enumerate(map(s.get, told))),
                    self.sources[s["key"]],
                )
                for s in sources
            )
            yield Table(f"Sources of {self.law['name']}", columns, tuple(rows))

    def _concordance(self) -> Iterator[Block]:
        if not self.report["relation"]:
            yield Paragraph(line("The law was not compared with the Convention: the run was about a part."))
        for caption, obligation in (("the Convention", "duty"), ("guidance", "guidance")):
            found = [each for each in self.report["concordance"] if each["obligation"] == obligation]
            if found:
                rows = [every for each in found for every in self._unit(each)]
                yield Table(f"{self.law['name']} beside {caption}", COLUMNS, tuple(rows))

    def _unit(self, found: RowEntry) -> Iterator[Row]:
        """A unit, with a row for each part of a national provision."""
        national = found["national"]
        over = max(1, len(national))
        paragraphs = line(*_apart(", ", map(self.page.of_paragraph, found["paragraphs"])))
        unit = [line(Bit(found["unit"], kind="strong")), line(found["element"]), paragraphs]
        first = (
            Cell(0, tuple(filter(None, unit)), over),
            Cell(
                1,
                (line(f"“{found['words']}”" if found["obligation"] == "duty" else found["words"]),)
                if found["words"]
                else (),
                over,
            ),
        )
        last = (
            Cell(5, (line(badge(standing(found["way"]))),), over),
            Cell(6, tuple(_differing(found)), over),
        )
        anchor = self.page.anchors.of(self.anchor, found["unit"], found["element"])
        if not national:
            yield Row((*first, Cell(2, (line("no provision in the file"),)), Cell(3, ()), Cell(4, ()), *last), anchor)
        for number, each in enumerate(national):
            cells = _cells_of(each, self.sources)
            yield Row((*first, *cells, *last), anchor) if number == 0 else Row(cells)

    def _causes(self) -> Iterator[Block]:
        failing = {h["id"]: h for h in self.report["holdings"] if h["fails"]}
        for entry in blame([*failing.values()]):
            broken = [failing[name] for name in entry["holdings"]]
            yield Heading(4, f"{entry['verdict'].capitalize()}: {in_words(broken[0]['id'])}")
            yield Items(tuple(map(self._breach, broken)))
            yield Terms(tuple(_cause(entry, broken)))

    def _breach(self, holding: HoldingEntry) -> Line:
        paragraphs = _apart(", ", map(self.page.of_paragraph, holding["paragraphs"]))
        return line(self.page.of_holding(holding["id"]), " (", *paragraphs, f"): {holding['statement']}")

    def _points(self, which: str) -> Iterator[Block]:
        relation = self.report["relation"]
        points: list[PointEntry] = (relation["open"] if which == "open" else relation["guidance"]) if relation else []
        if points:
            columns = tuple(map(line, ("question", "this law", "for example")))
            rows = (
                row(line(p["name"]), [line(badge(p["answered"])), line("; ".join(p["told_by"]))], line(p["story"]))
                for p in points
            )
            asked = "questions that are left open" if which == "open" else "what guidance asks"
            yield Table(f"What {self.law['name']} answers to {asked}", columns, tuple(rows))

    def _readings(self) -> Iterator[Block]:
        asked: dict[str, list[HoldingEntry]] = {}
        for each in self.report["holdings"]:
            asked.setdefault(each["depends_on"], []).append(each)
        columns = tuple(map(line, ("question", "the stricter reading", "leans", "this law, held to it")))
        rows = [
            row(line(each.id), line(each.stricter), line(each.leans), [*map(self._held, asked[each.id])])
            for each in register()
            if each.id in asked
        ]
        if rows:
            yield Table(f"{self.law['name']} and the questions of interpretation", columns, tuple(rows))

    def _held(self, holding: HoldingEntry) -> Line:
        return line(badge(holding["verdict"]), " ", self.page.of_holding(holding["id"]))

    def _guidance(self) -> Iterator[Block]:
        yield from self._points("guidance")
        found = [
            h for h in self.report["holdings"] if not Force(h["force"]).decides and h["verdict"] != Outcome.SILENT.value
        ]
        if found:
            yield Items(tuple(map(self._held, found)))

    def _reservations(self) -> Iterator[Block]:
        if self.law["python"]:
            return
        told = [
            line(f"to {r['article']}, for {', '.join(r['scope']) or 'no offence named'}, {_days(r['days'])}",
                 " and others" if r["open_ended"] else "", "" if r["in_force"] else "; not in force on the day",
                 f" (line {r['place']['line']})")
            for r in self.law.get("reservations", [])
        ]  # fmt: skip
        if not self.law.get("reservations_stated"):
            told.append(
                line("whether there are others is not stated" if told else "whether there are any is not stated")
            )
        yield Items(tuple(told)) if told else Paragraph(line("None."))

    def _silence(self) -> Iterator[Block]:
        """Each reason once, with the holdings of which nothing is known for it; then the unclear points."""
        by: dict[str, list[str]] = {}
        for holding in self.report["holdings"]:
            for reason in holding["reasons"] if holding["verdict"] == Outcome.SILENT.value else ():
                by.setdefault(reason, []).append(holding["id"])
        if by:
            columns = tuple(map(line, ("reason", "not known therefore")))
            rows = (
                row(line(reason), [line(self.page.of_holding(name)) for name in names]) for reason, names in by.items()
            )
            yield Table(f"What {self.law['name']} does not say", columns, tuple(rows))
        if unclear := self.law.get("unclear", {}):
            yield Terms(tuple((f"unclear: {in_words(name)}", line(question)) for name, question in unclear.items()))

    def _cases(self) -> Iterator[Block]:
        found = self.report["cases"]
        if found:
            columns = tuple(map(line, ("case", "file", "found")))
            told = (line("as expected" if each["as_expected"] else "not as expected") for each in found)
            rows = (row(line(c["title"]), line(c["file"]), each) for c, each in zip(found, told, strict=True))
            yield Table(f"Cases of {self.law['name']}", columns, tuple(rows))

    def _remarks(self) -> Iterator[Block]:
        found = [
            line(
                f"{r['provision']} goes further in “{in_words(r['element'])}”: {r['reason']}",
                _at_line(r["place"]),
            )
            for r in self.law["goes_further"]
        ]
        found += [
            line(each["sentence"], _at_line(each["place"]), f". For example: {each['case']}" if each["case"] else "")
            for each in self.law["remarks"]
        ]
        if found:
            yield Items(tuple(found))


COLUMNS = tuple(
    map(line, ("unit", "its words", "national provision", "what it says", "source", "standing", "missing or added"))
)
"""The columns of the concordance table."""


def _apart(between: str, bits: Iterable[Bit | Line]) -> Line:
    """Bits, or lines, with a text between them."""
    found = list[Bit]()
    for each in bits:
        found += [Bit(between)] if found else []
        found += [each] if isinstance(each, Bit) else each
    return tuple(found)


def _at_line(place: PlaceEntry) -> str:
    return f" (line {place['line']})"


def _sign(verdict: str) -> Line:
    return (Bit(SIGNS.get(verdict, " "), kind="sign", said=verdict or "not run"),)


def _days(days: DaysEntry) -> str:
    first = f"from {days['first']}" if days["first"] else ""
    last = f"until {days['last']}" if days["last"] else ""
    return " ".join(filter(None, (first, last))) or "every day"


def _cells_of(national: NationalEntry, sources: Mapping[str, str]) -> tuple[Cell, ...]:
    """A part of a national provision, what it says, and where that was seen."""
    quoted = [f"“{words}”" for words in (national["original"], national["english"]) if words]
    said = [*map(line, quoted), line(Bit(national["states"], kind="code"))]
    said += [line(f"note: {national['note']}")] if national["note"] else []
    where = line(f"{national['part']}, line " if national["part"] else "line ", str(national["place"]["line"]))
    key = national["source"]
    seen = [line(Bit(key, sources.get(key, "")))] if key else []
    seen += [line(badge(national["grade"]))]
    seen += [line(f"seen {national['seen']}")] if national["seen"] else []
    return Cell(2, (line(national["provision"]), where)), Cell(3, tuple(said)), Cell(4, tuple(seen))


def _differing(found: RowEntry) -> Iterator[Line]:
    yield from (line(Bit("missing: ", kind="strong"), each) for each in found["missing"])
    yield from (line(Bit("added: ", kind="strong"), each) for each in found["added"])
    yield from map(line, found["reasons"])


def _cause(entry: BlameEntry, broken: list[HoldingEntry]) -> Iterator[tuple[str, Line]]:
    """Why holdings fail, in which case, and what would mend it."""
    for number, parts in enumerate(entry["causes"]):
        together = ", together" * (len(parts) > 1)
        yield "and of" if number else "because of", line(f"{' and '.join(map(part_in_words, parts))}{together}")
        if case := parts[0]["case"] or entry["case"]:
            yield from _story(case, {part["provision"] for part in parts})
    if not entry["causes"] and entry["case"]:
        yield from _story(entry["case"], ())
    elif not entry["causes"]:
        yield from (("because", line(reason)) for reason in broken[0]["reasons"])
    grades = sorted({grade for each in broken for grade in each["grades"]} - {"primary", "ungraded"})
    if grades:
        yield "rests on facts that are only", line(*_apart(" or ", map(badge, grades)))
    yield from (("it would be followed, if", line(_edits(edits))) for edits in entry["remedies"])
    if not entry["remedies"] and entry["edits_tried"]:
        yield "remedy", line(f"none of the {entry['edits_tried']} edits that were tried is enough")


def _edits(edits: list[EditEntry]) -> str:
    return " and ".join(f"{edit['what']} (line {edit['place']['line']})" for edit in edits)


def _story(case: CounterexampleEntry, provisions: Collection[str]) -> Iterator[tuple[str, Line]]:
    """A case, what the law answers, and what some provisions, or those that came nearest, make of it."""
    yield (
        "the case",
        line(
            case["story"],
        ),
    )
    yield "the answer", line("; ".join(case["answers"]))
    told = [each for each in case["findings"] if each["provision"] in provisions] or nearest(case["findings"])
    yield from dict.fromkeys((each["provision"], line(_made_of_it(each))) for each in told)
    yield from (("reserved, but not on that day", line(each)) for each in case["not_in_force"])


def _made_of_it(finding: FindingEntry) -> str:
    """What a provision makes of a case."""
    if finding["established"]:
        return f"establishes {finding['label']}"
    missing = ", ".join(parts_missing(finding))
    unknown = ", ".join(finding["unknown"])
    parts = (finding["objection"], missing and f"missing: {missing}", unknown and f"unknown: {unknown}")
    return "; ".join(filter(None, parts))

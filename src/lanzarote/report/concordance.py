"""The concordance table: each unit of the Convention and the Opinion beside what a law says, as typed entries.

Every face of the table, on a page or in an office file, shows these rows and works out nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from lanzarote.claims import Force
from lanzarote.law import Law, Place
from lanzarote.law.provisions import STILL_AN_OFFENCE, Element, Provision, Told
from lanzarote.law.written import Rule, Statement, WrittenLaw
from lanzarote.lawfile.schema import AS_CONVENTION, NOT_REQUIRED
from lanzarote.lawfile.terms import in_one_line
from lanzarote.model import BEYOND
from lanzarote.relation.values import Standing, Way, Whole
from lanzarote.report.entries import (
    ComparisonEntry,
    DifferenceEntry,
    HoldingEntry,
    NationalEntry,
    RelationEntry,
    RowEntry,
    Transposed,
    place_entry,
)
from lanzarote.report.relation import words
from lanzarote.report.relation_text import name_of, what_of
from lanzarote.report.wording import in_words
from lanzarote.specification import SPEC, data
from lanzarote.verifier import Outcome

WAYS = {
    Whole.EXACT.value: Way.SAME.value,
    Whole.EXCEEDS.value: Way.WIDER.value,
    Whole.MIXED.value: Way.BOTH.value,
}
"""How a whole is told by the words for an element; the other words are the same."""
IN_WORDS = {Way.BOTH.value: "narrower and wider", Whole.NONE.value: "no offence"}
"""How a standing is called on a page and in a table, where its own word says too little."""
TRANSPOSED: dict[str, Transposed] = {
    Way.SAME.value: "fully",
    Way.WIDER.value: "fully",
    Way.NARROWER.value: "partially",
    Way.BOTH.value: "partially",
    Whole.NONE.value: "not",
    Way.DEPENDS.value: "depends on a reading",
    Way.UNCLEAR.value: "not known",
    Way.SILENT.value: "not known",
}
TAKEN_UP = "taken up"
SHOWN = (Outcome.PROVED.value, Outcome.TESTED.value, Outcome.AGREES.value)
ATTEMPT = "attempt"
RESERVED, NOT_COMPARED = "reserved", "not compared"


def concordance(
    law: Law, relation: RelationEntry, holdings: Sequence[HoldingEntry], package: str = SPEC
) -> list[RowEntry]:
    """The rows: the main offence by elements, attempt at it, the other offences, attempt at them, then guidance."""
    return [*_Table(law, relation, data("units.yaml", package)).rows(), *_guidance(law, holdings)]


def standing(way: str) -> str:
    """How a law stands beside a unit, as a page and a table call it."""
    return IN_WORDS.get(way, way)


class _Table:
    """What a law says beside each unit of the Convention."""

    def __init__(self, law: Law, relation: RelationEntry, units: Mapping[str, Any]) -> None:
        self.law, self.relation, self.units = law, relation, units
        self.main = next((name for name, unit in units.items() if "elements" in unit), "")

    def rows(self) -> Iterator[RowEntry]:
        """Of the Convention, in the order of the units."""
        if subject := self.relation["subject"]:
            yield from self._by_element(subject)
        elif self.main:
            yield self._row(self.main, "", self._paragraphs(self.main), [], NOT_COMPARED)
        if attempt := self.relation["attempt"]:
            yield self._attempt(attempt)
        limbs = {each["label"]: each for each in self.relation["limbs"]}
        for label in dict.fromkeys((*limbs, *self.units)):
            if found := limbs.get(label):
                yield self._whole(found)
            elif label in self.relation["too_large"]:
                yield self._row(label, "", self._paragraphs(label), [], NOT_COMPARED)
        yield from map(self._attempt, self.relation["attempts"])

    def _paragraphs(self, unit: str) -> list[str]:
        return [self.units[unit]["paragraph"]] if unit in self.units else []

    def _by_element(self, subject: ComparisonEntry) -> Iterator[RowEntry]:
        """Each element; then the law's own exceptions and requirements, and what differs by no element."""
        label, said = subject["label"], self.units.get(subject["label"], {}).get("elements", {})
        provisions, none = self._provisions(label), subject["whole"] == Whole.NONE.value
        if none:
            yield self._whole(subject)
        for each in self.relation["elements"]:
            name, way = each["element"], each["way"]
            if name not in said and way in (Way.SAME.value, Way.SILENT.value):
                continue  # the Convention does not ask for it, and nor does the law
            national = [part for p in provisions for part in self._parts(p, name)]
            row = self._row(label, _element(name), self._paragraphs(label), national, way)
            about = [d for d in subject["differences"] if name in d["elements"]]
            yield self._telling(row, about, said.get(name, ""))
        others = [d for d in subject["differences"] if not d["elements"]]
        national = [part for p in provisions for part in self._own(p)]
        if not none and (others or national):
            ways = {each["way"] for each in others if each["standing"] == Standing.FIRM.value}
            way = Way.BOTH.value if len(ways) > 1 else next(iter(ways), Way.SAME.value)
            row = self._row(label, words()["beside"], self._paragraphs(label), national, way)
            yield self._telling(row, others, "")

    def _whole(self, found: ComparisonEntry) -> RowEntry:
        """An offence as a whole."""
        label = found["label"]
        national = [self._national(p, "", _summary(p), p.told, p.grade, p.place) for p in self._provisions(label)]
        row = self._row(label, "", self._paragraphs(label), national, WAYS.get(found["whole"], found["whole"]))
        return self._compared(row, found, self.units.get(label, {}).get("words", ""))

    def _attempt(self, found: ComparisonEntry) -> RowEntry:
        unit = self.units.get("attempt", {})
        national = [
            self._national(p, "", _on_attempt(p), p.told, p.grade, p.place) for p in self._provisions(found["label"])
        ]
        way = WAYS.get(found["whole"], found["whole"])
        row = self._row(unit.get("article", ""), found["label"], self._paragraphs("attempt"), national, way)
        return self._compared(row, found, unit.get("words", ""))

    def _compared(self, row: RowEntry, found: ComparisonEntry, said: str) -> RowEntry:
        row["reasons"] += found["silent"]
        row = self._telling(row, found["differences"], said)
        if found["reserved"]:
            row |= {"way": RESERVED, "transposed": "not relevant"}
        row["reasons"] += found["reserved"] + [f"perhaps {each}" for each in found["perhaps_reserved"]]
        return row

    def _telling(self, row: RowEntry, differences: Sequence[DifferenceEntry], said: str) -> RowEntry:
        """The row with what is told of differences."""
        row["words"] = said
        for each in differences:
            known = each["way"] == Way.UNCLEAR.value and {*each["reasons"]} <= {*row["reasons"]}
            if each["standing"] == Standing.OPEN.value or known:
                continue
            text = _told(each, row["element"])
            if each["standing"] == Standing.READING.value:
                row["reasons"].append(f"depends on {', '.join(each['doubts'])}: {text}")
            elif each["way"] == Way.UNCLEAR.value:
                row["reasons"].append(text)
            else:
                row["missing" if each["way"] == Way.NARROWER.value else "added"].append(text)
        doubtful = [each for each in differences if each["way"] != Way.WIDER.value]
        if any(each["way"] == Way.UNCLEAR.value and each["standing"] == Standing.FIRM.value for each in doubtful):
            row["way"] = Way.UNCLEAR.value if row["way"] == Way.SAME.value else row["way"]
            row["transposed"] = "not known" if row["transposed"] == "fully" else row["transposed"]
        elif any(each["standing"] == Standing.READING.value for each in doubtful) and row["transposed"] == "fully":
            row["transposed"] = "depends on a reading"
        return row

    def _row(self, unit: str, element: str, paragraphs: list[str], national: list[NationalEntry], way: str) -> RowEntry:
        return {
            "unit": unit,
            "element": element,
            "words": "",
            "paragraphs": paragraphs,
            "obligation": "duty",
            "national": national,
            "way": way,
            "transposed": TRANSPOSED.get(way, "not known"),
            "missing": [],
            "added": [],
            "reasons": [],
        }

    def _provisions(self, label: str) -> list[Provision]:
        """The provisions in force on the day under a label, and those that lie beyond it altogether."""
        if not isinstance(self.law, WrittenLaw):
            return []
        beyond = {str(offence): str(further) for offence, further in BEYOND.items()}.get(label)
        stated = [p for p in self.law.content.provisions if p.in_force.holds(self.law.as_of) and p.is_criminal]
        found = [p for p in stated if str(p.label) == label]
        return found + [p for p in stated if str(p.label) == beyond and not p.beyond]

    def _parts(self, provision: Provision, name: str) -> Iterator[NationalEntry]:
        """What a provision says of an element of the Convention."""
        for dropped, place in provision.dropped:
            if dropped == name:
                yield self._national(provision, name, NOT_REQUIRED, provision.told, provision.grade, place)
        for each in (each for each in provision.elements if each.name == name):
            yield self._part(provision, each, _stated(each))

    def _own(self, provision: Provision) -> Iterator[NationalEntry]:
        """A provision's own requirements, and its exceptions."""
        for each in (each for each in provision.elements if each.own):
            yield self._part(provision, each, _stated(each))
        for each in provision.exceptions:
            yield self._part(provision, each, f"unless {_stated(each)}")
        for still in provision.still_an_offence:
            states = STILL_AN_OFFENCE[still.kind]
            yield self._national(provision, still.name, states, Told(), provision.grade, still.place)

    def _part(self, provision: Provision, part: Element, states: str) -> NationalEntry:
        return self._national(provision, part.name, states, part.told, part.grade, part.place)

    def _national(
        self, stands_in: Provision, part: str, states: str, told: Told, grade: str, place: Place
    ) -> NationalEntry:
        return _national(self.law, stands_in, _element(part) if part else "", states, told, grade, place)


def _national(
    law: Law, stands_in: Provision | Rule | Statement, part: str, states: str, told: Told, grade: str, place: Place
) -> NationalEntry:
    """A part of a provision; what it does not say itself, its provision does."""
    whole = stands_in.told
    key = told.source or whole.source
    source = law.content.sources.get(key) if isinstance(law, WrittenLaw) else None
    quoted = told if told.original or told.english else whole
    return {
        "provision": stands_in.cite,
        "part": part,
        "states": states,
        "original": quoted.original,
        "english": quoted.english,
        "note": told.note,
        "source": key,
        "act": source.title if source else "",
        "address": source.address if source else "",
        "seen": source.seen if source else "",
        "grade": grade,
        "place": place_entry(place),
    }


def _element(name: str) -> str:
    return str(words()["elements"].get(name, in_words(name)))


def _stated(part: Element) -> str:
    """What a part requires, in the words of the law file."""
    return in_one_line(part.told.terms).removeprefix("{").removesuffix("}") if part.told.terms else AS_CONVENTION


def _on_attempt(provision: Provision) -> str:
    """What a provision says of attempt at it: where nothing is known, that is a requirement of its own."""
    unknown = any(each.name == ATTEMPT for each in provision.elements)
    return "attempt at it: not known" if unknown else "attempt at it: punishable"


def _summary(provision: Provision) -> str:
    """What a provision requires as a whole, as far as it is not as in the Convention."""
    parts = [f"{in_words(each.name)}: {_stated(each)}" for each in provision.elements if each.told.terms]
    parts += [f"{in_words(name)}: {NOT_REQUIRED}" for name, _ in provision.dropped]
    parts += [f"unless {in_words(each.name)}: {_stated(each)}" for each in provision.exceptions]
    return "; ".join(parts) or AS_CONVENTION


def _told(found: DifferenceEntry, element: str) -> str:
    """What differs, and an example; by its name where that is not the row's."""
    name = name_of(found) if found["elements"] or found["part"] else element
    example = f"e.g. {'; '.join(found['departs'])}" if found["departs"] else ""
    declared = (f"declared: {reason}" for reason in found["declared"])
    what = what_of(found)
    what = words()["unreached"] if what == words()["no_provision"] else what
    parts = ("" if name == element else name, what, example, *found["reasons"], *declared)
    return " – ".join(filter(None, parts))


def _guidance(law: Law, holdings: Iterable[HoldingEntry]) -> Iterator[RowEntry]:
    """What is no duty: what a law makes of each holding of guidance."""
    for each in holdings:
        if Force(each["force"]).decides:
            continue
        yield {
            "unit": each["paragraphs"][0],
            "element": in_words(each["id"]),
            "words": each["statement"],
            "paragraphs": each["paragraphs"],
            "obligation": "guidance",
            "national": list(_at(law, each)),
            "way": TAKEN_UP if each["verdict"] in SHOWN else each["verdict"],
            "transposed": "discretionary",
            "missing": [],
            "added": [],
            "reasons": list(each["reasons"]),
        }


def _at(law: Law, holding: HoldingEntry) -> Iterator[NationalEntry]:
    """The rules and measures on which a result rests."""
    if isinstance(law, WrittenLaw):
        content = law.content
        for rule in law.rules:
            if place_entry(rule.place) in holding["places"]:
                states = f"{'permitted' if rule.permitted else 'not permitted'}: {in_one_line(rule.told.terms)}"
                yield _national(law, rule, "", states, rule.told, rule.grade, rule.place)
        for measure, said in content.measures.items():
            if place_entry(said.place) in holding["places"] and said.provided is not None:
                states = f"{measure}: {'provided' if said.provided else 'not provided'}"
                yield _national(law, said, "", states, said.told, said.grade, said.place)

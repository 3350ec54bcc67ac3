"""From the values of a law file to a law: what the schema cannot say is checked here, all problems at once."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from lanzarote.law.problems import UnusableLaw
from lanzarote.law.provisions import Provision
from lanzarote.law.reservations import PERMITTED, Reservation
from lanzarote.law.written import LawFile, Rule, Source, Statement
from lanzarote.lawfile.document import Document, read
from lanzarote.lawfile.reading import Named, Reading
from lanzarote.lawfile.schema import violations
from lanzarote.lawfile.terms import Terms
from lanzarote.lawfile.transposition import Transposition, silences
from lanzarote.model import Enforcement, Measure, Offence

SUFFIX = ".jurisdiction.yaml"
BUNDLED = Path(__file__).parent.parent / "laws"
CONVENTION = BUNDLED / f"convention{SUFFIX}"


def read_law_file(file: Path, legal_age: int | None = None) -> LawFile:
    """Read a law file; `legal_age`, in completed years, takes the place of the file's own.

    Raises UnusableLaw with every problem found.
    """
    return law_of(checked(file), legal_age)


def law_of(document: Document, legal_age: int | None = None) -> LawFile:
    """The law file with these values. Raises UnusableLaw with every problem found."""
    years: int | None = document.value.get("legal_age", {}).get("years") if legal_age is None else legal_age
    return _law(Reading(document, _convention(years), years))


def checked(file: Path) -> Document:
    """The file's values, valid by the schema; a bundled file that is as it was tested is known to be."""
    bundled = file.parent == BUNDLED
    document = read(file, _bundled_name(file) if bundled else None)
    if bundled and sha256(file.read_bytes()).hexdigest() in _tested():
        return document
    if problems := violations(document):
        raise UnusableLaw(problems)
    return document


def _bundled_name(file: Path) -> str:
    return f"lanzarote/laws/{file.name}"


CONVENTION_NAME = _bundled_name(CONVENTION)
"""What the Convention's file is called in what is said of it."""


@cache
def _tested() -> frozenset[str]:
    """The digests of the bundled law files, as the project's tests have seen them."""
    return frozenset((BUNDLED / "SHA256SUMS").read_text("ascii").split())


@cache
def convention(age: int | None) -> LawFile:
    """The Convention's law file at a legal age, or at none where it is not known."""
    return _law(Reading(checked(CONVENTION), {}, age))


@cache
def _convention(age: int | None) -> Named:
    """The Convention's elements for each offence, at a legal age."""
    return {
        p.label: {e.name: e.condition for e in p.elements}
        for p in convention(age).provisions
        if isinstance(p.label, Offence)
    }  # fmt: skip


def _law(reading: Reading) -> LawFile:
    data = reading.document.value
    parts, provisions = list[Transposition](), list[Provision]()
    for i, entry in enumerate(data["provisions"]):
        parts.append(Transposition(reading, ("provisions", i), entry))
        provisions += parts[-1].provisions()
    party = data.get("party", {})
    law = LawFile(
        name=Path(reading.document.file).name.removesuffix(SUFFIX).removesuffix(".yaml"),
        file=reading.document.file,
        title=data.get("title", data["jurisdiction"]),
        as_of=reading.day(("as_of",), data["as_of"]) or date.min,
        reviewed_by=data.get("reviewed_by", "nobody yet"),
        sources={name: Source(**{"address": "", **entry}) for name, entry in data.get("sources", {}).items()},
        age=reading.age,
        age_grade=reading.evidence(("legal_age",), data.get("legal_age", {})),
        party_since=reading.day(("party", "since"), party.get("since")),
        party_note=party.get("note", "" if "since" in party else "since when it is a Party is not stated"),
        circumstances=data.get("circumstances", {}),
        provisions=tuple(provisions),
        silent=dict(silences(reading, provisions)),
        reservations=tuple(_reservations(reading, data.get("reservations", []))),
        rules=tuple(_rules(reading, data.get("enforcement", []))),
        measures=dict(_measures(reading, data.get("measures", {}))),
        goes_further=tuple(reach for part in parts for reach in part.declared()),
    )
    reading.evidence(("party",), party)
    reading.evidence(("attempt",), data.get("attempt", {}))
    reading.all_used()
    if reading.problems:
        raise UnusableLaw(reading.problems)
    return law


def _reservations(reading: Reading, entries: list[Any]) -> Iterator[Reservation]:
    for i, each in enumerate(entries):
        pointer = ("reservations", i)
        reading.evidence(pointer, each)
        permitted = PERMITTED[each["article"]]
        if each["article"] == "Article 20§3" and each["scope"] and "indent" not in each:
            reading.wrong(pointer, "a reservation to Article 20§3 needs “indent: first”, “second” or “both”")
        if permitted and not each["scope"] and each.get("open_ended") != "yes":
            reading.wrong(
                (*pointer, "scope"), "names no offence; name one, or write “open_ended: yes” if it is not known"
            )
        for j, word in enumerate(each["scope"]):
            if Offence(word) not in permitted:
                allowed = ", ".join(map(str, permitted)) or "jurisdiction, with an empty scope"
                message = f"{each['article']} permits no reservation to {word}; it permits one to {allowed}"
                reading.wrong((*pointer, "scope", j), message)
        yield Reservation(
            article=each["article"],
            scope=tuple(map(Offence, each["scope"])),
            in_force=reading.interval(pointer, each),
            place=reading.place(pointer),
            indent=each.get("indent", "both"),
            open_ended=each.get("open_ended") == "yes",
        )


def _rules(reading: Reading, entries: list[Any]) -> Iterator[Rule]:
    for i, each in enumerate(entries):
        pointer = ("enforcement", i)
        yield Rule(
            cite=each["cite"],
            condition=Terms(Enforcement, reading).condition((*pointer, "when"), each["when"]),
            permitted=each["permitted"] == "yes",
            in_force=reading.interval((*pointer, "in_force"), each.get("in_force", {})),
            place=reading.place(pointer),
            grade=reading.evidence(pointer, each),
        )


def _measures(reading: Reading, entries: dict[str, Any]) -> Iterator[tuple[Measure, Statement]]:
    for word, each in entries.items():
        pointer = ("measures", word)
        provided = {"yes": True, "no": False}.get(each["provided"])
        if provided is not None and "cite" not in each:
            reading.wrong(pointer, f"“{word}” needs a “cite”, or “provided: silent” with a “reason”")
        cite = each.get("cite") or each.get("reason", "the law file is silent on it")
        yield Measure(word), Statement(provided, cite, reading.place(pointer), reading.evidence(pointer, each))

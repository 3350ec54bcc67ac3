"""From the values of a law file to a law: what the schema cannot say is checked here, all problems at once."""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

from lanzarote.law.problems import Problem, UnusableLaw, shown
from lanzarote.law.protocol import Place
from lanzarote.law.provisions import Interval, Provision
from lanzarote.law.reservations import NOT_STATED, PERMITTED, Reservation
from lanzarote.law.written import ADOPTED, Examined, LawFile, LegalAge, NoOffence, Rule, Source, Statement
from lanzarote.lawfile.document import Document, Pointer, read
from lanzarote.lawfile.reading import Named, Reading, stretches
from lanzarote.lawfile.schema import violations
from lanzarote.lawfile.terms import Terms, limits
from lanzarote.lawfile.transposition import Transposition, silences
from lanzarote.model import Enforcement, Measure, Offence, offence_in

SUFFIX = ".jurisdiction.yaml"
_LAW_FILE = re.compile(r"(.+?)(\.jurisdiction)?\.ya?ml", re.IGNORECASE | re.DOTALL)
BUNDLED = cast(Path, files("lanzarote.laws"))
"""The folder of the bundled laws; within a zip, what can do all that is asked of a Path here."""
CONVENTION = BUNDLED / f"convention{SUFFIX}"


def law_name(path: str | Path) -> str | None:
    """What the law in a file is called: the file's name without “.jurisdiction.yaml”, “.yaml” or “.yml”, in any case.

    None for a file of another kind.
    """
    found = _LAW_FILE.fullmatch(Path(path).name)
    return found[1] if found else None


def law_files(folder: str | Path) -> list[Path]:
    """The law files in a folder, and in none below it, by name: those that end in “.jurisdiction.yaml” or “….yml”."""
    names = sorted(os.listdir(folder))
    return [
        Path(folder, name) for name in names if law_name(name) and Path(name).stem.lower().endswith(".jurisdiction")
    ]


def read_law_file(file: Path, legal_age: int | None = None) -> LawFile:
    """Read a law file; `legal_age`, in completed years, takes the place of the file's own.

    Raises UnusableLaw with every problem found.
    """
    return law_of(checked(file), legal_age)


def law_of(document: Document, legal_age: int | None = None) -> LawFile:
    """The law file with these values. Raises UnusableLaw with every problem found."""
    reading = Reading(document, {})
    ages = tuple(_ages(reading))
    if legal_age is not None:
        ages = (LegalAge(legal_age, Interval(), reading.place(("legal_age",)), ages[0].grade if ages else "ungraded"),)
    digest = document.sha256 if legal_age is None else ""
    return replace(_law(reading, ages, _convention), given_age=legal_age, sha256=digest)


def checked(file: Path) -> Document:
    """The file's values, valid by the schema; a bundled file that is as it was tested is known to be."""
    bundled = not isinstance(file, Path) or file.parent == BUNDLED
    if not bundled:
        once_only(file)
    document = read(file, _bundled_name(file) if bundled else None)
    if bundled and document.sha256 in _tested():
        return document
    if problems := violations(document):
        raise UnusableLaw(problems)
    return document


def once_only(path: Path) -> None:
    """Refuse what can be read only once, since a law is read in every process. Raises UnusableLaw."""
    if os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path):
        message = "is a pipe or a device, which can be read only once; save the text as a file"
        raise UnusableLaw([Problem(shown(path.as_posix()), 0, 0, message)])


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
    ages = () if age is None else (LegalAge(age, Interval(), Place("", 0)),)
    return _law(Reading(checked(CONVENTION), {}), ages, lambda _: {})


@cache
def _convention(age: int | None) -> Named:
    """The Convention's elements for each offence, at a legal age."""
    return {
        p.label: {e.name: e.condition for e in p.elements}
        for p in convention(age).provisions
        if isinstance(p.label, Offence)
    }  # fmt: skip


def _ages(reading: Reading) -> Iterator[LegalAge]:
    """The legal ages the file states, each with its days; an entry without years states none."""
    periods = {pointer: reading.in_force(pointer, each) for pointer, each in _entries(reading, "legal_age")}
    for pointer, each in _entries(reading, "legal_age"):
        grade = reading.evidence(pointer, each)
        if "years" in each:
            yield LegalAge(each["years"], periods[pointer], reading.place(pointer), grade)
    reading.apart("the legal age", periods)


def _entries(reading: Reading, key: str) -> Iterator[tuple[Pointer, dict[str, Any]]]:
    """One entry, or each of a list of entries, that stands under a key, and where."""
    value = reading.document.value.get(key, [])
    yield from (((key, i), each) for i, each in enumerate(value)) if isinstance(value, list) else [((key,), value)]


def _law(reading: Reading, ages: tuple[LegalAge, ...], convention: Callable[[int | None], Named]) -> LawFile:
    data = reading.document.value
    parts = list[Transposition]()
    attempt = {pointer: reading.in_force(pointer, each) for pointer, each in _entries(reading, "attempt")}
    during = [replace(reading, stretch=each, convention=convention(each.years)) for each in stretches(ages, attempt)]
    for i, entry in enumerate(data["provisions"]):
        parts += [Transposition(each, ("provisions", i), entry) for each in during]
    provisions = [provision for part in parts for provision in part.provisions()]
    none = tuple(_no_offence(reading, provisions))
    party = data.get("party", {})
    law = LawFile(
        name=law_name(reading.document.file) or reading.document.file,
        file=reading.document.file,
        title=data.get("title", data["jurisdiction"]),
        as_of=reading.day(("as_of",), data["as_of"]) or date.min,
        as_of_at=reading.place(("as_of",)),
        reviewed_by=data.get("reviewed_by", "nobody yet"),
        sources={name: Source(**{"address": "", **entry}) for name, entry in data.get("sources", {}).items()},
        ages=ages,
        party_since=reading.day(("party", "since"), party.get("since")),
        party_note=party.get("note", "" if "since" in party else "since when it is a Party is not stated"),
        circumstances={
            name: told if isinstance(told, str) else told["text"]
            for name, told in data.get("circumstances", {}).items()
        },
        unclear=data.get("unclear", {}),
        limits=tuple(limit for each in during for limit in limits(each)),
        provisions=tuple(provisions),
        silent=dict(silences(reading, {offence_in(p.label) for p in provisions} | {each.label for each in none})),
        no_offence=none,
        reservations=tuple(_reservations(reading, data.get("reservations", []))),
        reservations_stated=NOT_STATED not in data.get("reservations", []),
        rules=tuple(_rules(reading, data.get("enforcement", []))),
        measures=dict(_measures(reading, data.get("measures", {}))),
        examined=tuple(_examined(reading, data.get("examined", {}))),
        goes_further=tuple(reach for part in parts[:: len(during)] for reach in part.declared()),
        text=reading.document.text,
    )
    reading.evidence(("party",), party)
    for pointer, each in _entries(reading, "attempt"):
        reading.evidence(pointer, each)
    reading.apart("attempt in general", attempt)
    if not reading.problems:  # else what is used may not have been read
        reading.all_used()
    if reading.problems:
        raise UnusableLaw(reading.problems)
    return law


def _no_offence(reading: Reading, provisions: list[Provision]) -> Iterator[NoOffence]:
    """What the law does not have; it has no provision for it on the same day."""
    for word, each in reading.document.value.get("no_offence", {}).items():
        pointer = ("no_offence", word)
        period = reading.in_force(pointer, each)
        found = NoOffence(Offence(word), period, reading.place(pointer), reading.evidence(pointer, each))
        for provision in provisions:
            same = offence_in(provision.label) is found.label and provision.is_criminal
            if same and provision.in_force.meets(period):
                at = f"line {provision.place.line}, in force on a day on which there is no such offence"
                reading.wrong(pointer, f"the file has a provision for {word} in {at}; keep one, or say until when")
                break
        yield found


def _reservations(reading: Reading, entries: list[Any] | str) -> Iterator[Reservation]:
    since = reading.day(("party", "since"), reading.document.value.get("party", {}).get("since"))
    for i, each in enumerate(entries):
        if isinstance(each, str):  # “not stated”
            continue
        pointer: Pointer = ("reservations", i)
        reading.evidence(pointer, each)
        period = reading.interval(pointer, each)
        if "from" not in each:
            message = f"a reservation needs “from”; where it is not known whether one was made, write “{NOT_STATED}”"
            reading.wrong(pointer, f"{message} in its place")
        elif since and period.first < since:
            message = f"is in force on {period.first}, before the State is a Party ({since}); correct one of the days"
            reading.wrong((*pointer, "from"), message)
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
            in_force=period,
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
            in_force=reading.in_force(pointer, each),
            place=reading.place(pointer),
            grade=reading.evidence(pointer, each),
            told=reading.told(each, terms=each["when"]),
        )


def _measures(reading: Reading, entries: dict[str, Any]) -> Iterator[tuple[Measure, Statement]]:
    for word, each in entries.items():
        pointer = ("measures", word)
        provided = {"yes": True, "no": False}.get(each["provided"])
        if provided is not None and "cite" not in each:
            reading.wrong(pointer, f"“{word}” needs a “cite”, or “provided: silent” with a “reason”")
        cite = each.get("cite") or each.get("reason", "the law file is silent on it")
        grade = reading.evidence(pointer, each)
        yield Measure(word), Statement(provided, cite, reading.place(pointer), grade, reading.told(each))


def _examined(reading: Reading, entries: dict[str, Any]) -> Iterator[Examined]:
    """What was considered; not before the Opinion said that it should be."""
    for paragraph, each in entries.items():
        pointer = ("examined", paragraph)
        day = reading.day((*pointer, "day"), each["day"])
        grade = reading.evidence(pointer, each)
        if day and day <= ADOPTED:
            reading.wrong((*pointer, "day"), f"{day} is not after {ADOPTED}, when the Opinion was adopted; correct it")
        if day:
            yield Examined(paragraph, day, each.get("cite", ""), reading.place(pointer), grade)

"""The relation between two laws as typed entries."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from lanzarote.law import Place
from lanzarote.law.answering import known_age
from lanzarote.law.provisions import Element, Provision
from lanzarote.law.written import WrittenLaw
from lanzarote.lawfile.document import shipped
from lanzarote.lawfile.terms import word
from lanzarote.model import Situation, facts
from lanzarote.relation import Cause, Comparison, Difference, OnPoint, Relation, Way, Whole
from lanzarote.report.entries import (
    CauseEntry,
    ComparisonEntry,
    DifferenceEntry,
    PointEntry,
    RelationEntry,
    place_entry,
)
from lanzarote.report.wording import clause, extraordinary, in_words, sentence

THE_CONVENTION = "the Convention"


@cache
def words() -> dict[str, Any]:
    """The texts in which a relation is told."""
    return shipped("lanzarote.report", "relation.yaml")


def relation_entry(found: Relation) -> RelationEntry:
    """The relation between two laws."""
    subject = found.subject
    return {
        "law": found.law.name,
        "other": THE_CONVENTION if found.is_to_the_convention else found.other.name,
        "subject": _comparison(subject, found) if subject else None,
        "provisions": _provisions(found),
        "legal_age": known_age(found.law),
        "elements": [{"element": e.element, "way": e.way.value, "open": list(e.open)} for e in found.elements],
        "plain": sentence(subject.plain, found.sentences) if subject and subject.plain else "",
        "attempt": _comparison(found.attempt, found) if found.attempt else None,
        "open": [_point(each, found) for each in found.open],
        "guidance": [_point(each, found) for each in found.guidance],
        "beyond": list(map(_cause, found.beyond)),
        "silent_beyond": list(found.silent_beyond),
        "declared_in_vain": list(_declared_in_vain(found)),
        "limbs": [_comparison(each, found) for each in found.limbs],
        "attempts": [_comparison(each, found) for each in found.attempts],
        "too_large": list(map(str, found.too_large)),
        "rests_on": {grade: len(places) for grade, places in _grades(found).items()},
        "unverified": [place_entry(place) for place in _grades(found).get("unverified", ())],
    }


def _declared_in_vain(found: Relation) -> Iterator[CauseEntry]:
    """What is declared to go further and is not wider in any case."""
    if isinstance(found.law, WrittenLaw) and found.subject and found.is_to_the_convention:
        wider = {name for each in found.subject.differences if each.way is Way.WIDER for name in each.by}
        known = found.subject.whole is not Whole.SILENT
        for reach in found.law.goes_further if known else ():
            if reach.element not in wider:
                yield _cause(Cause(reach.cite, reach.element, reach.place))


def _comparison(found: Comparison, relation: Relation) -> ComparisonEntry:
    return {
        "label": str(found.label),
        "whole": found.whole.value,
        "lost": float(found.lost),
        "gained": float(found.gained),
        "depends": list(found.doubts),
        "differences": [_difference(each, found, relation) for each in found.differences],
        "silent": list(found.silent),
        "reserved": list(found.reserved),
        "perhaps_reserved": list(found.perhaps_reserved),
    }


def _difference(found: Difference, comparison: Comparison, relation: Relation) -> DifferenceEntry:
    law = relation.law
    declares = found.way is Way.WIDER and relation.is_to_the_convention
    reaches = law.goes_further if declares and isinstance(law, WrittenLaw) else ()
    return {
        "way": found.way.value,
        "elements": list(found.by),
        "part": found.name,
        "standing": found.standing.value,
        "doubts": list(found.doubts),
        "required": found.required,
        "values": {fact: list(map(_plain, values)) for fact, values in found.values},
        "share": float(found.share),
        "story": sentence(found.example, relation.sentences),
        "departs": departures(comparison.plain, found.example, relation.sentences),
        "facts": extraordinary(found.example),
        "causes": list(map(_cause, found.causes)),
        "reasons": list(found.reasons),
        "declared": list(dict.fromkeys(reach.reason for reach in reaches if reach.element in found.by)),
    }


def departures(plain: Situation | None, case: Situation, sentences: dict[str, str]) -> list[str]:
    """In what a case differs from the plain one, in words."""
    if plain is None:
        return []
    told = words()["departing"]
    found = []
    for name in facts(type(case)):
        value = word(getattr(case, name))
        if getattr(case, name) != getattr(plain, name):
            phrase = told.get(name, {})
            text = phrase.format(value) if isinstance(phrase, str) else phrase.get(value)
            found.append(text or clause(case, name) or f"{in_words(name)} {value}")
    absent = (
        words()["absent"].format(sentences.get(name, name)) for name in sorted(plain.circumstances - case.circumstances)
    )
    return [*found, *(sentences.get(name, name) for name in sorted(case.circumstances - plain.circumstances)), *absent]


def _point(found: OnPoint, relation: Relation) -> PointEntry:
    told = [_told(name, values, relation) for name, values in found.told_by]
    story = sentence(found.example, relation.sentences)
    return {"name": found.name, "answered": found.answered.value, "told_by": told, "story": story}


def _told(name: str, values: tuple[Any, ...], relation: Relation) -> str:
    if name in relation.sentences:
        return relation.sentences[name]
    return f"{in_words(name)} {' or '.join(map(word, values))}"


def _plain(value: Any) -> Any:
    return value if isinstance(value, int) else str(value)


def _cause(found: Cause) -> CauseEntry:
    place = place_entry(found.place) if found.place else None
    return {"provision": found.provision, "part": found.part, "excepts": found.excepts, "place": place}


def _provisions(found: Relation) -> list[str]:
    """What carries the label of the subject on the day, with the day since when it does."""
    if not (isinstance(found.law, WrittenLaw) and found.subject):
        return []
    return [p.cite + _since(found.law, p) for p in found.law.provisions(found.subject.label)]


def _since(law: WrittenLaw, provision: Provision) -> str:
    """Since when a provision is in force; it is read apart for each legal age and each rule on attempt."""
    same = (p.in_force for p in law.content.provisions if (p.place, p.label) == (provision.place, provision.label))
    first = min(period.first for period in same)
    return "" if first == date.min else f", in force since {first}"


def _grades(found: Relation) -> dict[str, list[Place]]:
    """Where the facts stand on which a law file's answers rest on the day, by their grade; the days are facts too."""
    if not isinstance(found.law, WrittenLaw):
        return {}
    places: dict[str, dict[Place, None]] = {}
    for each in filter(None, (found.subject, *found.limbs)):
        for provision in found.law.provisions(each.label):
            parts: tuple[Provision | Element, ...] = (provision, *provision.elements, *provision.exceptions)
            for part in parts:
                places.setdefault(part.grade, {})[part.place] = None
            if days := provision.in_force.grade:
                places.setdefault(days, {})[provision.place] = None
    return {grade: list(known) for grade, known in sorted(places.items())}

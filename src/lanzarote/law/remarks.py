"""Remarks on a law file: what is no fault, and yet seldom meant. They change no verdict."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from lanzarote.law.answering import answer_of
from lanzarote.law.conditions import Among, Years, leaves
from lanzarote.law.idle import Idleness, everywhere, readings
from lanzarote.law.problems import shown
from lanzarote.law.protocol import Place
from lanzarote.law.provisions import STILL_AN_OFFENCE, Element, Interval, Provision
from lanzarote.law.written import WrittenLaw
from lanzarote.model import Attempt, Conduct, Influence, Offence, PositionOfTrust, Situation, offence_in
from lanzarote.symbolic import Intractable, most_ordinary

LOW = 12
"""A legal age below this, in completed years, is remarked on."""


@dataclass(frozen=True)
class Remark:
    """One thing that is seldom meant, and where it stands; a case, where one shows it."""

    place: Place
    sentence: str
    case: Situation | None = None


def remarks(law: WrittenLaw) -> tuple[Remark, ...]:
    """All remarks on a law file as it stands on its day, in the order of the file."""
    provisions = law.content.provisions
    found = [
        *_on_the_day(law),
        *_on_ages(law),
        *_on_versions(provisions),
        *_on_parts(law),
        *_on_no_exceptions(provisions),
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda remark: (remark.place.line, remark.place.column)))


def _on_the_day(law: WrittenLaw) -> Iterator[Remark]:
    if law.as_of > date.today():
        yield Remark(law.content.as_of_at, f"read on {law.as_of}, a day that has not come: the law may be another then")


def _on_ages(law: WrittenLaw) -> Iterator[Remark]:
    """A higher age where the offender is in a position of trust, or uses some means, is not the legal age."""
    age = law.age
    if age is None:
        return
    if age.years < LOW:
        yield Remark(age.place, f"a legal age of {age.years} is below {LOW}; is it that for sexual activities?")
    space = law.spaces[Conduct]
    reached = space.at_most(*space.years("child_age"), age.years - 1)
    plain = space.among("influence", (Influence.NONE,)) & space.among("position_of_trust", (PositionOfTrust.NONE,))
    for provision in law.provisions(Offence.ARTICLE_18_1_A):
        with suppress(Intractable):
            if more := answer_of(provision.condition, space).yes & plain - reached:
                message = f"{shown(provision.cite)} protects a child who has reached the legal age of {age.years}"
                yield Remark(provision.place, f"{message}; is that the legal age?", most_ordinary(more))


def _on_versions(provisions: tuple[Provision, ...]) -> Iterator[Remark]:
    """Gaps and overlaps between the versions of one provision: those with the same citation and offence."""
    versions: dict[tuple[str, Offence], dict[Place, list[Interval]]] = {}
    for each in provisions:
        if not isinstance(each.label, Attempt):
            known = versions.setdefault((each.cite, offence_in(each.label)), {})
            known.setdefault(each.place, []).append(each.in_force)
    for (cite, offence), periods in versions.items():
        whole = [(min(p.first for p in each), max(p.last for p in each), place) for place, each in periods.items()]
        for (_, end, _), (start, _, place) in pairwise(sorted(whole, key=lambda version: version[:2])):
            what = f"{shown(cite)} as {offence}"
            if start <= end:
                when = "every day" if start == date.min else start
                yield Remark(place, f"two versions of {what} are in force on {when}")
            elif start - end > timedelta(1):
                yield Remark(
                    place, f"no version of {what} is in force from {end + timedelta(1)} to {start - timedelta(1)}"
                )


def _on_parts(law: WrittenLaw) -> Iterator[Remark]:
    for read in readings(law.content.provisions):
        with suppress(Intractable):
            for each in everywhere(read):
                if each.idleness is Idleness.NEVER:
                    what = f"the exception “{each.name}” never applies: {shown(read[0].cite)} reaches none of its cases"
                    yield Remark(each.place, what)
        for provision in read:
            yield from _on_facts(provision)


def _on_no_exceptions(provisions: tuple[Provision, ...]) -> Iterator[Remark]:
    """What is read as excusing nothing, so that nobody misses an exception."""
    for each in (each for provision in provisions for each in provision.still_an_offence):
        yield Remark(each.place, f"“{each.name}” is read as no exception: {STILL_AN_OFFENCE[each.kind]}")


def _on_facts(provision: Provision) -> Iterator[Remark]:
    """Requirements of a statute's own on a fact of which an element of the Convention speaks there."""
    for own in (each for each in provision.elements if each.own):
        for other in (each for each in provision.elements if not each.own):
            if both := [fact for fact in _facts_in(own) if fact in _facts_in(other)]:
                facts = " and ".join(fact.replace("_", " ") for fact in both)
                yield Remark(own.place, f"“{own.name}” asks about {facts}, of which “{other.name}” speaks already")


def _facts_in(element: Element) -> list[str]:
    terms = (term for term in leaves(element.condition) if isinstance(term, Among | Years))
    return list(dict.fromkeys(term.fact for term in terms))

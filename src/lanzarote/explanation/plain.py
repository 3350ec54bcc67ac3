"""From facts that are named to a situation: what is not named is as in a plain case."""

from collections.abc import Mapping
from typing import Any

from lanzarote import specification
from lanzarote.casefile.values import CaseFile, Facts
from lanzarote.law import Law, Place, Problem, UnusableCase
from lanzarote.lawfile.file import CONVENTION
from lanzarote.lawfile.load import load
from lanzarote.lawfile.terms import word
from lanzarote.model import LIMBS, Conduct, Situation, Solicitation, facts
from lanzarote.relation import plain_case


def completed(told: Facts, case: CaseFile, law: Law) -> tuple[Situation, tuple[str, ...]]:
    """The situation that facts tell, and which facts it has from the plain case of the law's relation.

    Raises UnusableCase where a fact says nothing beside the others.
    """
    known = facts(told.kind)
    plain = _plain(told, law)
    values: dict[str, Any] = {name: getattr(plain, name) for name in known} | dict(told.given)
    assumed, problems = [], []
    for name, fact in known.items():
        says_nothing = fact.only is not None and values[fact.only[0]] not in fact.only[1]
        if name not in told.given:
            values[name] = fact.ordinary if says_nothing else values[name]
            assumed += [name] * (not says_nothing)
        elif says_nothing and fact.only and values[name] is not fact.ordinary:
            message = f"“{name}” says nothing where “{fact.only[0]}” is “{word(values[fact.only[0]])}”; name that too"
            problems.append(_problem(case.places, name, message))
    if problems:
        raise UnusableCase(problems)
    return told.kind(**values), tuple(assumed)


def _plain(told: Facts, law: Law) -> Situation:
    """The plain case of the law or, where it has none, that of the Convention."""
    offence = None
    if told.kind is Solicitation:
        offence = specification.subject()
    if told.kind is Conduct:
        offence = next((each for each, limbs in LIMBS.items() if told.given["doing"] in limbs), None)
    if offence is None:
        return told.kind()
    return plain_case(law, offence) or plain_case(load(CONVENTION), offence) or told.kind()


def _problem(places: Mapping[str, Place], name: str, message: str) -> Problem:
    place = places[name]
    return Problem(place.file, place.line, place.column, message)

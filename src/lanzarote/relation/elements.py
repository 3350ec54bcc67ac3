"""By which facts the elements of an offence are told, and what a plain case has: the specification's data."""

from functools import cache
from typing import Any, NamedTuple

from lanzarote import specification
from lanzarote.law import Label
from lanzarote.lawfile.file import convention
from lanzarote.lawfile.terms import values_of
from lanzarote.model import Situation, facts, kind_name, kind_of, offence_in
from lanzarote.relation.grouping import Facts
from lanzarote.symbolic import Space

CIRCUMSTANCES = "circumstances"


class Told(NamedTuple):
    """The facts of each element and of what is no element; which are elements, in the Convention's order."""

    all: Facts
    elements: tuple[str, ...]


@cache
def _elements(label: Label, legal_age: int | None) -> tuple[str, ...]:
    offence = offence_in(label)
    (provision,) = (p for p in convention(legal_age).provisions if p.label is offence)
    return tuple(element.name for element in provision.elements)


def facts_of(label: Label, space: Space, legal_age: int | None) -> Told:
    """The elements of an offence, then what else the specification groups, then each fact that is left.

    The circumstances are one group. The elements have the same names at every legal age: that of the law that is
    compared is the one at which the Convention is known.
    """
    groups = specification.data("elements.yaml")[kind_name(kind_of(label))]
    elements = tuple(name for name in _elements(label, legal_age) if groups.get(name, {}).get("facts"))
    named = {name: tuple(group["facts"]) for name, group in groups.items() if group.get("facts")}
    told = {name: named[name] for name in (*elements, *named)}
    left = [name for name in space.facts if not any(name in each for each in told.values())]
    more = {CIRCUMSTANCES: (CIRCUMSTANCES,)} if space.circumstances else {}
    return Told(told | {name: (name,) for name in left} | more, elements)


def plainly(kind: type[Situation]) -> dict[str, tuple[Any, ...]]:
    """What a plain case of a kind has where it can."""
    known = facts(kind)
    told = specification.data("relation.yaml").get("plainly", {})
    return {name: values_of(known[name], value) for name, value in told.items() if name in known}

"""Which questions a situation raises, and by which of its facts."""

from collections.abc import Iterator
from contextlib import suppress

from lanzarote import specification
from lanzarote.explanation.values import Raised
from lanzarote.law import Law, Silent
from lanzarote.law.conditions import AGE_DIFFERENCE, AllOf, Among, AnyOf, Condition, Years, compiled
from lanzarote.model import Situation, facts


def raised(situation: Situation, law: Law) -> Iterator[Raised]:
    """The questions that are left open, then those of interpretation."""
    known = facts(type(situation))
    for question in specification.questions():
        by = [name for name, values in question.facts.items() if name in known and situation.among(name, values)]
        if by:
            yield Raised(question.text, tuple(by))
    for each in specification.register():
        with suppress(Silent):  # the legal age is not known
            if each.raised(situation, law):
                by = [*_telling(each.condition(type(situation), law), situation)]
                yield Raised(each.id, tuple(dict.fromkeys(by)), each.leans, each.stricter)


def _telling(condition: Condition, situation: Situation) -> Iterator[str]:
    """The facts by which a condition holds."""
    known = facts(type(situation))
    match condition:
        case AllOf(parts):
            for part in parts:
                yield from _telling(part, situation)
        case AnyOf(parts):
            for part in parts:
                if compiled(part)(situation):
                    yield from _telling(part, situation)
        case Among(name) if (only := known[name].only) is None or getattr(situation, only[0]) in only[1]:
            yield name
        case Years(name) if name == AGE_DIFFERENCE:
            yield from (each.name for each in known.values() if each.is_age)
        case Years(name):
            yield name

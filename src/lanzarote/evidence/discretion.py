"""What the Opinion leaves to national law, and which paragraphs speak of what: from the specification's own data."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from lanzarote.evidence.edits import Edit
from lanzarote.law.terms import meant
from lanzarote.model import ADULT, Conduct, Doing, Label, Offence, Situation, Solicitation, facts, kind_of
from lanzarote.opinion import data

MORE = "Articles 18 and 20 to 22 are a floor: a law may protect more"
MINORS = "what children do among themselves"
ANOTHER_LABEL = "what a law reaches beyond Article 23 under another label"
UNSETTLED = "a point on which the law as it stands falls short, is silent or has made a reservation"


@dataclass(frozen=True)
class Question:
    """A question on Article 23 that the Opinion leaves open, and the facts that raise it."""

    text: str
    facts: dict[str, tuple[Any, ...]]

    def raised(self, case: Situation) -> bool:
        """Whether the situation raises it."""
        return any(name in facts(type(case)) and case.among(name, values) for name, values in self.facts.items())


@cache
def questions() -> tuple[Question, ...]:
    """The questions the Opinion leaves open, from the specification's questions.yaml."""
    known = facts(Solicitation)
    return tuple(
        Question(text, {name: meant(known[name], value) for name, value in told.items()})
        for text, told in data("questions.yaml").items()
    )


def discretion(label: Label, case: Situation, before: bool | None, after: bool | None) -> str:
    """Why a law may answer one way or the other; empty where the Opinion decides."""
    if before is None or after is None:
        return UNSETTLED
    if label is Offence.BEYOND_ARTICLE_23:
        return ANOTHER_LABEL
    for question in questions():
        if question.raised(case):
            return question.text
    if isinstance(case, Conduct):
        if case.offender_age < ADULT:
            return MINORS
        ordinary = case.among("doing", (Doing.COMMUNICATING,)) and not case.sexual_purpose
        return "" if before or ordinary or not case.intentional else MORE
    return ""


def speaks(paragraphs: tuple[str, ...], edit: Edit) -> bool:
    """Whether one of the paragraphs speaks of an edited element, by the specification's elements.yaml."""
    group = "Article 23" if kind_of(edit.offence) is Solicitation else "Articles 18 and 20 to 22"
    told = data("elements.yaml")[group]
    return any(
        not {*paragraphs}.isdisjoint(entry["paragraphs"])
        for name, entry in told.items()
        if {name, *entry.get("facts", ())}.intersection(edit.elements)
    )

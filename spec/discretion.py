"""What the Opinion leaves to national law: there, a law may be changed and no holding needs to notice."""

from lanzarote import Attempt, Conduct, Law, Offence, Situation, Solicitation
from lanzarote.model import Label, stage_of
from lanzarote.spec.readings import (
    another_purpose,
    conduct,
    criminalised,
    elements,
    offence_of,
    proposal_alone,
    punished,
    through_ict,
)
from lanzarote.specification import questions, register

SUBJECT = Offence.ARTICLE_23
"""The offence on which the Opinion leaves open its questions, and those of interpretation, and nothing else."""

FLOOR = "Articles 18 and 20 to 22, and attempt, are a floor: a law may reach further"
ANOTHER_LABEL = "under what label a law reaches a case"


def discretion(before: Law, after: Law, label: Label, case: Situation) -> str:
    """Why a law may be changed so that it answers otherwise on the label here; empty where the Opinion decides."""
    if label is Offence.BEYOND_ARTICLE_23 or not case.has(stage=stage_of(label)):
        return ANOTHER_LABEL
    for question in questions(__package__):
        if question.raised(case):
            return question.text
    for each in register(__package__):
        if each.raised(case, before):
            return f"a question of interpretation: {each.id}"
    if isinstance(case, Conduct):
        return _of_conduct(before, after, case)
    assert isinstance(case, Solicitation)
    return _of_solicitation(before, after, label, case)


def _of_conduct(before: Law, after: Law, case: Conduct) -> str:
    offence = offence_of(case)
    if offence is None or not conduct(offence, before, case):
        return FLOOR
    return ANOTHER_LABEL if punished(before, case, offence) is punished(after, case, offence) else ""


def _of_solicitation(before: Law, after: Law, label: Label, case: Solicitation) -> str:
    if before.establishes(label, case) and criminalised(after, case):
        return ANOTHER_LABEL
    alone = proposal_alone(case)
    if isinstance(label, Attempt) and criminalised(before, alone) and criminalised(after, alone):
        return ANOTHER_LABEL
    meant_otherwise = another_purpose(case) or not case.intentional or not through_ict(case)
    attempt = isinstance(label, Attempt) and not elements(before, case, stage_of(label))
    return FLOOR if attempt and not meant_otherwise else ""

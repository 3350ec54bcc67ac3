"""What the Opinion leaves to national law: there, a law may be changed and no holding needs to notice."""

from lanzarote import LIMBS, Attempt, Conduct, Law, Offence, Situation, Solicitation
from lanzarote.model import Label, stage_of
from lanzarote.spec.readings import another_purpose, conduct, elements, through_ict
from lanzarote.specification import questions, register

SUBJECT = Offence.ARTICLE_23
"""The offence on which the Opinion leaves open its questions, and those of interpretation, and nothing else."""

FLOOR = "Articles 18 and 20 to 22, and attempt, are a floor: a law may reach further"
ANOTHER_LABEL = "under what label a law reaches a case"


def discretion(law: Law, label: Label, case: Situation, established: bool) -> str:
    """Why a law may establish the label here or not, given whether it does; empty where the Opinion decides."""
    if label is Offence.BEYOND_ARTICLE_23 or not case.has(stage=stage_of(label)):
        return ANOTHER_LABEL
    for question in questions(__package__):
        if question.raised(case):
            return question.text
    for each in register(__package__):
        if each.raised(case, law.legal_age):
            return f"a question of interpretation: {each.id}"
    if isinstance(case, Conduct):
        return "" if any(conduct(offence, law, case) for offence in LIMBS) else FLOOR
    assert isinstance(case, Solicitation)
    if isinstance(label, Attempt) and not elements(law, case, stage_of(label)):
        meant_otherwise = another_purpose(case) or not case.intentional or not through_ict(case)
        return "" if meant_otherwise else FLOOR
    return ""

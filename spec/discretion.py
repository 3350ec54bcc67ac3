"""What the Opinion leaves to national law: there, a law may be changed and no holding needs to notice."""

from lanzarote import ADULT, Conduct, Offence, Situation
from lanzarote.model import Doing, Label
from lanzarote.specification import questions

SUBJECT = Offence.ARTICLE_23
"""The offence on which the Opinion leaves open its questions and nothing else."""

MORE = "Articles 18 and 20 to 22 are a floor: a law may protect more"
MINORS = "what children do among themselves"
ANOTHER_LABEL = "what a law reaches beyond Article 23 under another label"


def discretion(label: Label, case: Situation, established: bool) -> str:
    """Why a law may establish the label here or not, given whether it does; empty where the Opinion decides."""
    if label is Offence.BEYOND_ARTICLE_23:
        return ANOTHER_LABEL
    for question in questions(__package__):
        if question.raised(case):
            return question.text
    if isinstance(case, Conduct):
        if case.offender_age < ADULT:
            return MINORS
        ordinary = case.has(doing=Doing.COMMUNICATING) and not case.sexual_purpose
        return "" if established or ordinary or not case.intentional else MORE
    return ""

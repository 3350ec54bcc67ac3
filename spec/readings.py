"""Readings of the Convention that several headings of the Opinion rely on. README.md says why each is so."""

from lanzarote import ADULT, LIMBS, Conduct, Law, Offence, Solicitation
from lanzarote.claims import reading
from lanzarote.model import (
    ICT,
    WITH_MATERIAL,
    ActBy,
    Against,
    Doing,
    MaterialAct,
    Meeting,
    MeetingWith,
    Purpose,
    Setting,
    Stage,
    Towards,
)
from lanzarote.specification import questions

ARTICLE_23 = Offence.ARTICLE_23
BEYOND_ARTICLE_23 = Offence.BEYOND_ARTICLE_23
ARTICLES_20_TO_22 = tuple(o for o in LIMBS if o is not Offence.ARTICLE_18_1_A)
ARTICLE_20 = tuple(o for o in LIMBS if WITH_MATERIAL.issuperset(LIMBS[o]))
NEEDS_KNOWLEDGE = (Offence.ARTICLE_20_1_F, Offence.ARTICLE_21_1_C)
BELOW_LEGAL_AGE = (Offence.ARTICLE_18_1_A, Offence.ARTICLE_22)


@reading
def all_elements(law: Law, case: Solicitation, stage: Stage = Stage.COMPLETED) -> bool:
    """Every element of Article 23 is there, and nothing the Opinion leaves open plays a part.

    Opinion 3; Note 3, 7; Report 157-159.
    """
    return (
        case.has(stage=stage)
        and case.intentional
        and case.offender_age >= ADULT
        and case.child_age < law.legal_age
        and through_ict(case)
        and case.proposes
        and to_meet(case)
        and qualifying_purpose(case)
        and case.has(purpose_against=Against.THAT_CHILD)
        and material_acts(case)
        and not left_open(case)
    )


def through_ict(case: Solicitation) -> bool:
    """The communication goes through information and communication technologies (Report 159)."""
    return case.has(channel=ICT)


def qualifying_purpose(case: Solicitation) -> bool:
    """The purpose is Article 18§1.a or Article 20§1.a (Opinion 14)."""
    return case.has(purpose=(Purpose.SEXUAL_ACTIVITIES, Purpose.PRODUCTION))


@reading
def material_acts(case: Solicitation) -> bool:
    """A concrete act of the offender follows and leads to that meeting in person (Opinion 3, 9; Note 3, 4)."""
    return (
        not case.has(act=MaterialAct.NONE)
        and case.has(meeting=Meeting.IN_PERSON)
        and case.has(act_by=ActBy.OFFENDER)
        and case.act_after
        and case.has(act_towards=Towards.THAT_MEETING)
    )


@reading
def exclusively_online(case: Solicitation) -> bool:
    """Through ICT, and nothing done towards a meeting in person (Opinion 9, Note 4)."""
    in_person = case.has(meeting=Meeting.IN_PERSON) and not case.has(act=MaterialAct.NONE)
    return through_ict(case) and not in_person


@reading
def left_open(case: Solicitation) -> bool:
    """The Opinion leaves open what the law makes of it: see questions.yaml."""
    return any(question.raised(case) for question in questions(__package__))


def grooming(case: Solicitation) -> bool:
    """Preparation of a child for sexual abuse (Report 156); wider than Article 23 (Opinion 6)."""
    return case.child_age < ADULT and not case.has(purpose=Purpose.NONE)


def online(case: Conduct) -> bool:
    """The conduct takes place through information and communication technologies."""
    return not case.has(setting=Setting.OFFLINE)


@reading
def to_meet(case: Solicitation) -> bool:
    """What is spoken of is a meeting of the child and the adult in person (Opinion 9, 17; Note 4, 7, 11)."""
    return case.has(meeting=Meeting.IN_PERSON, meeting_with=MeetingWith.OFFENDER)


@reading
def perhaps_material_acts(case: Solicitation) -> bool:
    """Material acts, or what may be some: an act of the child (Note 7), or one that only can lead to the meeting.

    Whether these are enough is left open; what was done before the proposal, or by others, is not (Opinion 3).
    """
    return (
        not case.has(act=MaterialAct.NONE)
        and case.has(meeting=Meeting.IN_PERSON)
        and case.act_after
        and not case.has(act_by=ActBy.THIRD_PERSON)
        and case.has(act_towards=(Towards.THAT_MEETING, Towards.PERHAPS_THAT_MEETING))
    )


@reading
def online_abuse_is_proposed(law: Law, case: Solicitation) -> bool:
    """An adult proposes a child below the legal age to meet online, for an offence against it (Opinion 20; Note 14)."""
    return (
        case.has(stage=Stage.COMPLETED)
        and exclusively_online(case)
        and case.has(meeting=Meeting.ONLINE)
        and case.intentional
        and case.proposes
        and case.offender_age >= ADULT
        and case.child_age < law.legal_age
        and qualifying_purpose(case)
        and case.has(purpose_against=Against.THAT_CHILD)
        and not left_open(case)
    )


def offence_of(doing: Doing) -> Offence | None:
    """The offence whose conduct this is; none for mere communication."""
    return next((offence for offence, limbs in LIMBS.items() if doing in limbs), None)


@reading
def conduct_of(offence: Offence, law: Law, case: Conduct, stage: Stage = Stage.COMPLETED) -> bool:
    """An adult's conduct is what the Convention requires to be an offence under this provision.

    Opinion 18: “intentional”, “knowingly” where it says so, “for sexual purposes”; Articles 18, 20, 21 and 22.
    """
    return (
        case.has(stage=stage)
        and case.has(doing=LIMBS[offence])
        and case.intentional
        and case.offender_age >= ADULT
        and case.child_age < (law.legal_age if offence in BELOW_LEGAL_AGE else ADULT)
        and case.without_right
        and (case.knowing or offence not in NEEDS_KNOWLEDGE)
        and (case.sexual_purpose or offence is not Offence.ARTICLE_22)
        and (online(case) or offence is not Offence.ARTICLE_20_1_F)
        and not case.age_mistake
    )


def attempted(offence: Offence, law: Law, case: Conduct) -> bool:
    """What is attempted is conduct that the law makes this offence when it is carried through (Article 24§2)."""
    return conduct_of(offence, law, case, Stage.ATTEMPTED) and law.establishes(
        offence, case.changed("stage", Stage.COMPLETED)
    )

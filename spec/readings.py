"""Readings of the Convention that several holdings rely on. README.md says why each is so."""

from collections.abc import Collection, Iterator
from dataclasses import fields
from typing import Any, TypeVar

from lanzarote import ADULT, LIMBS, Attempt, Conduct, Law, Offence, Silent, Solicitation, establishes_any
from lanzarote.claims import reading
from lanzarote.model import (
    ICT,
    OFFENCES_OF_CONDUCT,
    WITH_MATERIAL,
    ActBy,
    Against,
    Beside,
    Channel,
    Doing,
    EarlierContact,
    GivenUp,
    Influence,
    Label,
    MaterialAct,
    Meeting,
    NumberOfContacts,
    PositionOfTrust,
    Purpose,
    Reached,
    Setting,
    Stage,
    Towards,
)
from lanzarote.specification import questions, register

Case = TypeVar("Case", Solicitation, Conduct)

ARTICLE_23 = Offence.ARTICLE_23
ON_SOLICITATION = (ARTICLE_23, Offence.BEYOND_ARTICLE_23)
ARTICLES_20_TO_22 = tuple(o for o in LIMBS if o is not Offence.ARTICLE_18_1_A)
NEEDS_KNOWLEDGE = (Offence.ARTICLE_20_1_F, Offence.ARTICLE_21_1_C)
BELOW_LEGAL_AGE = (Offence.ARTICLE_18_1_A, Offence.ARTICLE_22)
OF_ARTICLE_23 = (Purpose.SEXUAL_ACTIVITIES, Purpose.PRODUCTION, Purpose.COERCED_ACTIVITIES, Purpose.RECOURSE)
"""The purposes of Article 23: two beyond dispute (Opinion 14), two on the reading `purpose-overlap`."""
NO_ABUSE = (Purpose.NONE, Purpose.GRATIFICATION)
NOTHING_BESIDE: dict[str, Any] = {
    "agreed": False,
    "willing": False,
    "false_identity": False,
    "influence": Influence.NONE,
    "position_of_trust": PositionOfTrust.NONE,
}
"""What is no element: what the child answers or wishes, a false identity, a means, a position; nor a circumstance."""
SERVICES = tuple(ICT - {Channel.FIXED_LINE, Channel.UNHEARD_OF})
"""Every Internet service, and the mobile phone: which of them is used must not matter (Note 9)."""
CORE = Solicitation(
    proposes=True, sexual_wording=True, purpose=Purpose.SEXUAL_ACTIVITIES, act=MaterialAct.ARRIVAL,
    earlier_contact=EarlierContact.SEXUAL, number_of_contacts=NumberOfContacts.TWO,
)  # fmt: skip
"""A case in which every element is there beyond dispute."""
AS_THE_CORE = {
    name: getattr(CORE, name)
    for name in ("false_identity", *(each.name for each in fields(CORE) if each.compare and each.name != "child_age"))
}
"""All that makes a case one like that but for the age of the child; the influence depends on the first."""
ON_CONDUCT: tuple[Label, ...] = (*OFFENCES_OF_CONDUCT, *map(Attempt, OFFENCES_OF_CONDUCT))


def with_facts(case: Case, told: dict[str, Any]) -> Case:
    """The same case with these facts."""
    for fact, value in told.items():
        case = case.changed(fact, value)
    return case


def criminalised(law: Law, case: Solicitation) -> bool:
    """The law makes it an offence under any provision, whatever the heading (“legislative or other measures”)."""
    return establishes_any(law, (*ON_SOLICITATION, *map(Attempt, ON_SOLICITATION)), case)


def punished(law: Law, case: Conduct, offence: Offence | None) -> bool:
    """The law makes the conduct an offence under this article or any other; what is attempted, also as an attempt."""
    own = (Attempt(offence) if case.has(stage=Stage.ATTEMPTED) else offence,) if offence else ()
    return establishes_any(law, (*own, *ON_CONDUCT), case)


@reading
def by_an_adult(law: Law, case: Solicitation) -> bool:
    """An adult communicates through ICT with intent; what is meant is against that child, below the legal age."""
    return (
        case.intentional
        and case.offender_age >= ADULT
        and case.child_age < law.legal_age
        and through_ict(case)
        and case.has(purpose_against=Against.THAT_CHILD)
    )


@reading
def perhaps_article_23(law: Law, case: Solicitation) -> bool:
    """Every element of Article 23 (Note 1), done or attempted, on the reading that asks least of it, or left open."""
    return (
        by_an_adult(law, case)
        and case.proposes
        and case.has(meeting=Meeting.IN_PERSON)
        and not another_purpose(case)
        and perhaps_material_acts(case)
    )


@reading
def elements(law: Law, case: Solicitation, stage: Stage = Stage.COMPLETED) -> bool:
    """Every element of Article 23 is there, each on the reading that asks least of it; nothing is left open."""
    return case.has(stage=stage) and perhaps_article_23(law, case) and not left_open(case)


@reading
def raises_only(law: Law, case: Solicitation | Conduct, these: Collection[str] = ()) -> bool:
    """The case raises no question of interpretation but these: see readings.yaml."""
    return not any(question.raised(case, law) for question in register(__package__) if question.id not in these)


@reading
def raises(law: Law, case: Solicitation | Conduct, question: str) -> bool:
    """The case raises this question of interpretation."""
    return any(each.raised(case, law) for each in register(__package__) if each.id == question)


def beyond_dispute(question: str, law: Law, case: Case) -> Case:
    """The same case without what raises this question of interpretation."""
    plain: Case = next(e for e in register(__package__) if e.id == question).beyond_dispute(case, law)
    return plain


def all_elements(law: Law, case: Solicitation) -> bool:
    """Every element of Article 23 is there beyond dispute: nothing from the register, nothing open plays a part."""
    return elements(law, case) and raises_only(law, case)


def in_question(question: str, law: Law, case: Solicitation | Conduct) -> bool:
    """The case raises this question; if its stricter reading is assumed, none that is not assumed as well."""
    return raises(law, case, question) and (question not in law.assumed or raises_only(law, case, law.assumed))


def turns_on(question: str, law: Law, case: Solicitation) -> bool:
    """Whether it is Article 23 turns on this question, and the law criminalises the same case without the question.

    Where several questions meet, each is asked for which the law criminalises the case that raises all the others.
    """
    return (
        elements(law, case)
        and in_question(question, law, case)
        and criminalised(law, beyond_dispute(question, law, case))
    )


@reading
def left_open(case: Solicitation | Conduct) -> bool:
    """The Opinion leaves open what the law makes of it: see questions.yaml."""
    return any(question.raised(case) for question in questions(__package__))


def something_beside(case: Solicitation) -> bool:
    """Something is there that is no element."""
    return not case.has(**NOTHING_BESIDE) or bool(case.circumstances)


def open_and_unknown(law: Law, case: Solicitation) -> bool:
    """The law does not say whether the case is criminalised, and need not: it is left open."""
    try:
        criminalised(law, case)
    except Silent:
        return left_open(case)
    return False


def otherwise(law: Law, case: Solicitation) -> Iterator[Solicitation]:
    """The same case but for what must not matter (README.md); services, if the law reaches the core case by them."""
    if all_elements(law, case):
        if something_beside(case):
            yield with_facts(case, {**NOTHING_BESIDE, "circumstances": frozenset()})
    elif case.agreed or (case.willing and not raises(law, case, "peers-included")):
        beside = ("agreed",) if raises(law, case, "peers-included") else ("agreed", "willing")
        yield with_facts(case, dict.fromkeys(beside, False))
    if left_open(case) or not raises_only(law, case, law.assumed):
        for fact in ("channel", "first_contact"):
            core = {name: value for name, value in AS_THE_CORE.items() if name != fact}
            others = case.variants(fact, SERVICES) if case.has(**{fact: SERVICES}) else ()
            reached = next((other for other in others if criminalised(law, other)), None)
            if reached and criminalised(law, with_facts(carried_through(case), core)):
                yield reached


def through_ict(case: Solicitation) -> bool:
    """The communication goes through information and communication technologies (Report 159)."""
    return case.has(channel=ICT)


@reading
def another_purpose(case: Solicitation) -> bool:
    """The purpose, then and later, is none that any reading of Article 23 names, nor one left open (Opinion 14)."""
    perhaps = (*OF_ARTICLE_23, Purpose.PROSTITUTION)
    return not case.has(purpose=perhaps) and not case.has(later_purpose=OF_ARTICLE_23)


@reading
def exclusively_online(case: Solicitation) -> bool:
    """No meeting in person is proposed, or nothing is done towards one (Opinion 9, Note 4)."""
    return case.has(meeting=Meeting.ONLINE) or case.has(act=MaterialAct.NONE)


@reading
def perhaps_material_acts(case: Solicitation) -> bool:
    """An act follows the proposal that leads to that meeting in person, or (left open) that can, by whomever."""
    return (
        not case.has(act=MaterialAct.NONE)
        and case.has(meeting=Meeting.IN_PERSON)
        and case.act_after
        and case.has(act_towards=(Towards.THAT_MEETING, Towards.PERHAPS_THAT_MEETING))
    )


@reading
def stays_online(law: Law, case: Solicitation) -> bool:
    """An adult solicits a child below the legal age through ICT for abuse without a meeting in person (Opinion 20)."""
    meant = not case.has(purpose=NO_ABUSE) or not case.has(later_purpose=NO_ABUSE)
    online = case.has(meeting=Meeting.ONLINE) or not case.proposes
    return by_an_adult(law, case) and meant and online and case.has(stage=Stage.COMPLETED) and not left_open(case)


def proposal_alone(case: Solicitation) -> Solicitation:
    """The same proposal, completed, and nothing done after it."""
    meant = carried_through(case).changed("given_up", GivenUp.NO).changed("act_by", ActBy.OFFENDER)
    meant = meant.changed("act_after", True).changed("act_towards", Towards.THAT_MEETING)
    return meant.changed("act", MaterialAct.NONE)


def carried_through(case: Solicitation) -> Solicitation:
    """The attempted case as it was meant: carried through."""
    return case.changed("reached", Reached.ACT_BEGUN).changed("stage", Stage.COMPLETED)


@reading
def conduct(offence: Offence, law: Law, case: Conduct) -> bool:
    """Conduct that the Convention requires to be an offence under this article, on the reading that asks least of it.

    Opinion 4, 18: “intentional”, “knowingly” where it says so, “for sexual purposes”; Articles 18, 20, 21 and 22.
    """
    return (
        case.has(doing=LIMBS[offence])
        and case.intentional
        and (case.offender_age >= ADULT or offence is not Offence.ARTICLE_18_1_A)
        and case.child_age < (law.legal_age if offence in BELOW_LEGAL_AGE else ADULT)
        and case.without_right
        and (case.knowing or offence not in NEEDS_KNOWLEDGE)
        and (case.sexual_purpose or offence is not Offence.ARTICLE_22)
        and (not case.has(setting=Setting.OFFLINE) or offence is not Offence.ARTICLE_20_1_F)
        and not left_open(case)
    )


def other_act(case: Conduct) -> Conduct:
    """The act on the same material that stands beside this one, with this one beside it."""
    acts = [each for each in Beside if each is not Beside.NOTHING]
    doing = next(Doing(each.value) for each in acts if case.has(beside=each))
    beside = next((each for each in acts if case.has(doing=Doing(each.value))), Beside.NOTHING)
    return case.changed("doing", doing).changed("beside", beside)


@reading
def several_offences(law: Law, case: Conduct) -> bool:
    """Several acts on the same material, each of which by itself is an offence of Articles 20 to 22 beyond dispute."""
    if case.has(beside=Beside.NOTHING):
        return False
    acts = [(offence_of(act), alone(act)) for act in (case, other_act(case))]
    return all(offence is not None and conduct_of(offence, law, act) for offence, act in acts)


def alone(case: Conduct) -> Conduct:
    """The same act, with no other beside it."""
    return case.changed("beside", Beside.NOTHING)


def offence_of(case: Conduct) -> Offence | None:
    """The offence of Articles 20 to 22, or 18§1.a, whose conduct this is; none of mere communication."""
    return next((offence for offence, limbs in LIMBS.items() if case.has(doing=limbs)), None)


def pictures_willingly_shared(case: Conduct) -> bool:
    """The child willingly shares pictures of itself (Note 22)."""
    return case.has(doing=WITH_MATERIAL) and case.by_the_child and case.willing


def conduct_of(offence: Offence, law: Law, case: Conduct, stage: Stage = Stage.COMPLETED) -> bool:
    """It is this offence beyond dispute, at this stage; pictures willingly shared have their own holding (Note 22)."""
    shared = pictures_willingly_shared(case)
    return case.has(stage=stage) and conduct(offence, law, case) and raises_only(law, case) and not shared


def attempted(offence: Offence, law: Law, case: Conduct) -> bool:
    """What is attempted would be this offence beyond dispute, and the law punishes it when it is carried through."""
    attempt = conduct_of(offence, law, case, Stage.ATTEMPTED)
    return attempt and punished(law, case.changed("stage", Stage.COMPLETED), offence)


def conduct_turns_on(question: str, law: Law, case: Conduct, *offences: Offence) -> bool:
    """Whether this is one of the offences, or attempt at it, turns on this question of interpretation, as above."""
    offence = offence_of(case)
    return (
        offence in offences
        and conduct(offence, law, case)
        and in_question(question, law, case)
        and punished(law, beyond_dispute(question, law, case), offence)
    )

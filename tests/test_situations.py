"""Situations refuse what could not be, and say so."""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from lanzarote import Conduct, Solicitation
from lanzarote.model import (
    KINDS,
    ActBy,
    Age,
    Channel,
    Doing,
    EarlierContact,
    GivenUp,
    Impossible,
    MaterialAct,
    Meeting,
    NumberOfContacts,
    Purpose,
    Reached,
    Setting,
    Situation,
    Stage,
    Towards,
    facts,
)
from lanzarote.spec.readings import all_elements, exclusively_online, left_open, perhaps_material_acts, proposal_alone
from lanzarote.specification import OpenQuestion, questions, register
from tests.helpers import Answers

ACTED = Solicitation(act=MaterialAct.TRAVEL)


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"offender_age": -1}, "offender_age is -1; it can be 0 to 120 completed years"),
        ({"child_age": True}, "child_age is True"),
        ({"channel": "letter"}, "channel is 'letter'; it can be social network"),
        ({"act_by": ActBy.CHILD}, "act_by says nothing when act is none"),
        ({"willing": 1}, "willing is 1"),
    ],
)
def test_impossible_facts_are_refused_by_name(told: dict[str, Any], message: str) -> None:
    """The message names the fact and what it can be."""
    with pytest.raises(Impossible) as error:
        Solicitation(**told)
    assert message in str(error.value)


def test_what_is_left_out_is_ordinary() -> None:
    """A situation with nothing told is ordinary communication."""
    assert Solicitation().act is MaterialAct.NONE
    assert not Conduct().sexual_purpose


def test_variants_leave_out_what_could_not_be() -> None:
    """A fact that depends on another has no variants without it."""
    assert len(Solicitation().variants("act_by")) == 1
    assert len(Solicitation(act=MaterialAct.TRAVEL).variants("act_by")) == 3
    assert [v.willing for v in Solicitation().variants("willing")] == [False, True]


@pytest.mark.parametrize("kind", KINDS.values())
def test_every_fact_has_its_ordinary_value_first(kind: type[Situation]) -> None:
    """Hypothesis shrinks and counterexamples fall back to the first value."""
    for fact in facts(kind).values():
        assert fact.values is None or fact.values[0] is fact.ordinary


def test_exclusively_online_is_without_a_meeting_in_person_or_without_an_act() -> None:
    """Opinion 9, Note 4: what prepares a meeting online leaves all online."""
    assert exclusively_online(Solicitation())
    assert exclusively_online(ACTED.changed("meeting", Meeting.ONLINE))
    assert not exclusively_online(ACTED)


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("act", MaterialAct.NONE),
        ("meeting", Meeting.ONLINE),
        ("act_after", False),
        ("act_towards", Towards.ANOTHER_MEETING),
        ("act_towards", Towards.THE_OFFENCE),
    ],
)
def test_material_acts_follow_and_lead_to_that_meeting(fact: str, value: Any) -> None:
    """Opinion 3, Note 3, 4: each alone is indispensable."""
    assert perhaps_material_acts(ACTED)
    assert not perhaps_material_acts(ACTED.changed(fact, value))


CORE = Solicitation(
    offender_age=Age(30),
    child_age=Age(12),
    channel=Channel.MOBILE_PHONE,
    proposes=True,
    sexual_wording=True,
    purpose=Purpose.SEXUAL_ACTIVITIES,
    earlier_contact=EarlierContact.HARMLESS,
    number_of_contacts=NumberOfContacts.TWO,
    act=MaterialAct.ARRIVAL,
)
"""The core case, which no reading takes away."""


@pytest.mark.parametrize("age", range(13, 19))
@pytest.mark.parametrize("purpose", [Purpose.SEXUAL_ACTIVITIES, Purpose.PRODUCTION])
def test_the_core_case_is_never_emptied_by_the_register(age: int, purpose: Purpose) -> None:
    """Whatever the child answers or wishes, every element is there beyond dispute; so for each child below the age."""
    law = Answers(legal_age=age)
    for child, willing, agreed in product(range(age), (False, True), (False, True)):
        case = replace(CORE, child_age=Age(child), purpose=purpose, willing=willing, agreed=agreed)
        assert all_elements(law, case)


@pytest.mark.parametrize("question", questions(), ids=lambda each: each.text)
def test_each_question_that_the_opinion_leaves_open_is_left_open(question: OpenQuestion) -> None:
    """The list in questions.yaml, each alone; nothing else is left open in the core case."""
    assert not left_open(CORE)
    material = Conduct(doing=Doing.PRODUCING)
    cases: list[Solicitation | Conduct] = [CORE, replace(CORE, stage=Stage.ATTEMPTED), material]
    ((fact, values),) = question.facts.items()
    told = [case.changed(fact, value) for case in cases if fact in facts(type(case)) for value in values
            if case.variants(fact, (value,))]  # fmt: skip
    assert told
    assert all(map(left_open, told))


RAISED: dict[str, Solicitation | Conduct] = {
    "on-the-way": replace(CORE, act=MaterialAct.TRAVEL),
    "committed-step": replace(CORE, act=MaterialAct.COMMITTING_STEP),
    "any-step": replace(CORE, act=MaterialAct.PREPARATION),
    "first-message": replace(CORE, number_of_contacts=NumberOfContacts.ONE),
    "met-anywhere": replace(CORE, first_contact=Channel.FACE_TO_FACE),
    "neutral-wording": replace(CORE, sexual_wording=False),
    "every-ict": replace(CORE, channel=Channel.FIXED_LINE),
    "purpose-overlap": replace(CORE, purpose=Purpose.RECOURSE),
    "purpose-at-the-act": replace(CORE, purpose=Purpose.NONE, later_purpose=Purpose.PRODUCTION),
    "unspecified-meeting": replace(CORE, place_and_time=False),
    "peers-included": replace(CORE, offender_age=Age(18), child_age=Age(13)),
    "attempt-from-the-proposal": replace(CORE, stage=Stage.ATTEMPTED, reached=Reached.PROPOSAL_SENT),
    "willingness-elsewhere": Conduct(doing=Doing.PROFITING, willing=True),
    "abuse-at-a-distance": Conduct(doing=Doing.SEXUAL_ACTIVITIES, setting=Setting.ONLINE),
    "performance-at-a-distance": Conduct(doing=Doing.RECRUITING, setting=Setting.ONLINE),
    "attending-at-a-distance": Conduct(doing=Doing.ATTENDING),
    "witnessing-at-a-distance": Conduct(doing=Doing.CAUSING_TO_WITNESS_ABUSE),
    "any-performance": Conduct(doing=Doing.COERCING, organised=False),
    "recorded-is-witnessed": Conduct(doing=Doing.CAUSING_TO_WITNESS_ABUSE, present=True, recorded=True),
    "child-made-is-production": Conduct(doing=Doing.PRODUCING, by_the_child=True),
    "partner-images": Conduct(
        doing=Doing.POSSESSING, by_the_child=True, willing=True, private_use=True, child_age=Age(17)
    ),
    "minor-offenders": Conduct(doing=Doing.OFFERING, offender_age=Age(17)),
}


@pytest.mark.parametrize("name", RAISED)
def test_each_question_of_interpretation_is_raised_alone_and_put_beyond_dispute(name: str) -> None:
    """By the facts that readings.yaml names; five years is the most that is little older."""
    _raised_alone(name, RAISED[name])


def _raised_alone(name: str, case: Solicitation | Conduct) -> None:
    (question,) = (each for each in register() if each.id == name)
    assert [each.id for each in register() if each.raised(case, Answers())] == [name]
    assert not any(each.raised(question.beyond_dispute(case, Answers()), Answers()) for each in register())


@pytest.mark.parametrize(
    ("act", "name"), [(MaterialAct.ARRANGEMENT, "any-step"), (MaterialAct.ARRANGED_TRAVEL, "committed-step")]
)
def test_an_arrangement_is_a_step_and_one_for_the_child_to_travel_commits_another_person(
    act: MaterialAct, name: str
) -> None:
    """No new question: whether these are material acts is what the register asks of steps."""
    _raised_alone(name, replace(CORE, act=act))


def test_the_register_has_no_other_question_about_cases() -> None:
    """But one on measures."""
    assert {each.id for each in register()} - set(RAISED) == {"training-binding"}
    assert not any(each.raised(replace(CORE, offender_age=Age(18)), Answers()) for each in register())


def test_words_print_as_a_law_file_writes_them() -> None:
    """One word for one thing, everywhere."""
    assert str(MaterialAct.ARRIVAL) == "arrival at the meeting place"


def test_what_a_situation_is_said_to_have_it_can_have() -> None:
    """One value or several; what is no fact, and what is no value of the fact, is an error and not a no."""
    case = Solicitation(act=MaterialAct.TRAVEL, act_by=ActBy.CHILD)
    assert case.has(act=MaterialAct.TRAVEL, act_by=(ActBy.OFFENDER, ActBy.CHILD), child_age=range(10, 13))
    assert not case.has(act=MaterialAct.TRAVEL, act_by=ActBy.OFFENDER)
    with pytest.raises(AttributeError, match="Solicitation has no fact “meating”; did you mean “meeting”"):
        case.has(meating=Meeting.IN_PERSON)
    with pytest.raises(ValueError, match="meeting is 'in person'; it can be in person, online"):
        case.has(meeting="in person")
    with pytest.raises(ValueError, match=r"purpose is <Meeting\.ONLINE"):
        case.has(purpose=(Purpose.NONE, Meeting.ONLINE))


def test_a_proposal_can_be_looked_at_alone_whoever_acted_after_it() -> None:
    """An act of the child, one that came before, one that leads elsewhere, one that was given up."""
    acted = Solicitation(proposes=True, act=MaterialAct.TRAVEL)
    tried = acted.changed("stage", Stage.ATTEMPTED).changed("given_up", GivenUp.AFTER_THE_ACT)
    others = (("act_by", ActBy.CHILD), ("act_after", False), ("act_towards", Towards.THE_OFFENCE))
    for case in (tried, *(acted.changed(name, value) for name, value in others)):
        assert proposal_alone(case) == Solicitation(proposes=True)

"""Situations refuse what could not be, and say so."""

from typing import Any

import pytest

from lanzarote import Conduct, Solicitation
from lanzarote.model import (
    KINDS,
    ActBy,
    Age,
    Channel,
    Decoy,
    Direction,
    Impossible,
    MaterialAct,
    Meeting,
    Purpose,
    Situation,
    Towards,
    facts,
)
from lanzarote.spec.readings import exclusively_online, grooming, left_open, material_acts

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


def test_grooming_is_of_someone_under_18_and_has_a_sexual_purpose() -> None:
    """Opinion 6, Report 156; the boundary lies at 18, whatever the legal age."""
    groomed = Solicitation(child_age=Age(17), purpose=Purpose.WITNESSING)
    assert grooming(groomed)
    assert not grooming(groomed.changed("child_age", 18))
    assert not grooming(groomed.changed("purpose", Purpose.NONE))


def test_exclusively_online_is_through_ict_with_no_act_leading_to_a_meeting_in_person() -> None:
    """Opinion 9, Note 4: what prepares a meeting online leaves all online; a letter never was."""
    assert exclusively_online(Solicitation())
    assert exclusively_online(ACTED.changed("meeting", Meeting.ONLINE))
    assert not exclusively_online(ACTED)
    assert not exclusively_online(Solicitation(channel=Channel.LETTER))


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("act", MaterialAct.NONE),
        ("meeting", Meeting.ONLINE),
        ("act_by", ActBy.THIRD_PERSON),
        ("act_after", False),
        ("act_towards", Towards.ANOTHER_MEETING),
    ],
)
def test_material_acts_are_the_offenders_follow_and_lead_to_that_meeting(fact: str, value: Any) -> None:
    """Opinion 3, Note 3, 4: each alone is indispensable."""
    assert material_acts(ACTED)
    assert not material_acts(ACTED.changed(fact, value))


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("decoy", Decoy.OFFICER),
        ("decoy", Decoy.PRIVATE_PERSON),
        ("direction", Direction.TO_SOMEBODY_ELSE),
        ("direction", Direction.BY_THE_CHILD),
        ("age_mistake", True),
        ("act_by", ActBy.CHILD),
        ("act_towards", Towards.PERHAPS_THAT_MEETING),
    ],
)
def test_each_question_that_the_opinion_leaves_open_is_left_open(fact: str, value: Any) -> None:
    """The list in spec/README.md, each alone; nothing else is left open in an ordinary case."""
    assert not left_open(ACTED)
    assert left_open(ACTED.changed(fact, value))


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

"""Situations are read off a course of events: order, identity and direction are computed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanzarote import Case, Offence, load
from lanzarote.model import (
    ActBy,
    Actor,
    Against,
    Age,
    Beside,
    Channel,
    Communication,
    Deed,
    Direction,
    Doing,
    EarlierContact,
    EnforcementAct,
    Meeting,
    MeetingPlan,
    MeetingWith,
    Purpose,
    Role,
    Stage,
    Step,
    Task,
    Towards,
)
from lanzarote.model import MaterialAct as Act
from lanzarote.strategies import cases

ADULT, OTHER_ADULT = Actor("an adult", Age(30)), Actor("another adult", Age(40))
CHILD, OTHER_CHILD = Actor("a child", Age(13)), Actor("another child", Age(13))
PLAN, OTHER_PLAN = MeetingPlan("one"), MeetingPlan("other")
PROPOSAL = Communication(ADULT, CHILD, plan=PLAN, proposes=True, purpose=Purpose.PRODUCTION)
TRAVEL = Step(ADULT, Act.TRAVEL, plan=PLAN)
CONVENTION = load("convention")


def is_article_23(*events):
    """Whether the Convention finds Article 23 anywhere in the case."""
    return any(CONVENTION.establishes(Offence.ARTICLE_23, s) for s in Case(events).solicitations())


def only(*events):
    """The one solicitation in the case."""
    (found,) = Case(events).solicitations()
    return found


def test_a_proposal_followed_by_travel_to_the_meeting_is_article_23():
    """Opinion 3: the proposal “has to be followed by material acts leading to such a meeting”."""
    assert is_article_23(PROPOSAL, TRAVEL)


def test_the_order_of_proposal_and_act_decides():
    """An act before the proposal does not follow it."""
    assert not is_article_23(TRAVEL, PROPOSAL)
    assert only(TRAVEL, PROPOSAL).act_after is False


@pytest.mark.parametrize(
    ("step", "fact", "value"),
    [
        (replace(TRAVEL, plan=OTHER_PLAN), "act_towards", Towards.ANOTHER_MEETING),
        (replace(TRAVEL, by=OTHER_ADULT), "act_by", ActBy.THIRD_PERSON),
        (replace(TRAVEL, by=CHILD), "act_by", ActBy.CHILD),
        (replace(TRAVEL, only_perhaps=True), "act_towards", Towards.PERHAPS_THAT_MEETING),
        (replace(TRAVEL, plan=None, against=CHILD), "act_towards", Towards.THE_OFFENCE),
    ],
)
def test_whose_act_and_towards_what_is_computed(step, fact, value):
    """Acts towards another meeting, or by someone else, do not lead to that meeting."""
    assert getattr(only(PROPOSAL, step), fact) is value
    assert not is_article_23(PROPOSAL, step)


def test_two_meetings_are_never_mixed_up():
    """Travel to the meeting with one child is no act towards the meeting with another."""
    to_other = replace(PROPOSAL, receiver=OTHER_CHILD, plan=OTHER_PLAN)
    harmless = replace(PROPOSAL, purpose=Purpose.NONE)
    assert not is_article_23(harmless, to_other, TRAVEL)
    assert is_article_23(harmless, to_other, replace(TRAVEL, plan=OTHER_PLAN))


def test_two_adults_are_never_mixed_up():
    """The proposal of one adult is not completed by the journey of another."""
    assert not is_article_23(PROPOSAL, replace(TRAVEL, by=OTHER_ADULT))


def test_the_purpose_against_another_child_is_told_apart():
    """Article 23: “against him or her”."""
    said = replace(PROPOSAL, against=OTHER_CHILD)
    assert only(said).purpose_against is Against.ANOTHER_CHILD
    assert not is_article_23(said, TRAVEL)


def test_a_change_of_mind_counts_from_the_next_proposal():
    """Opinion 10: motivation may change; what counts is the purpose when the proposal is made."""
    harmless = replace(PROPOSAL, purpose=Purpose.NONE)
    assert not is_article_23(harmless, TRAVEL)
    assert is_article_23(harmless, PROPOSAL, TRAVEL)
    assert is_article_23(PROPOSAL, harmless, TRAVEL)
    first, second = Case((harmless, PROPOSAL)).solicitations()
    assert first.later_purpose is Purpose.PRODUCTION
    assert second.earlier_purpose is Purpose.NONE


def test_earlier_contact_and_its_venue_are_read_from_what_went_before():
    """Note 9: the first contact may have been anywhere."""
    hello = Communication(CHILD, ADULT, through="online game", sexual_wording=True)
    said = [s for s in Case((hello, PROPOSAL)).solicitations() if s.proposes][-1]
    assert said.earlier_contact is EarlierContact.SEXUAL
    assert said.first_contact is Channel.GAME
    assert only(PROPOSAL).earlier_contact is EarlierContact.NONE


def test_a_technology_nobody_has_heard_of_is_an_ict():
    """Opinion 20: understood as it could be committed tomorrow."""
    said = replace(PROPOSAL, through="entangled postcards")
    assert only(said).channel is Channel.UNHEARD_OF
    assert is_article_23(said, TRAVEL)


def test_directions_are_told_apart():
    """A proposal to an adult about the child, one by the child, and one to oneself."""
    assert only(replace(PROPOSAL, receiver=OTHER_ADULT, about=CHILD)).direction is Direction.TO_SOMEBODY_ELSE
    by_child = replace(PROPOSAL, sender=CHILD, receiver=ADULT)
    assert [s.direction for s in Case((by_child,)).solicitations()] == [Direction.TO_THE_CHILD, Direction.BY_THE_CHILD]
    assert list(Case((replace(PROPOSAL, receiver=ADULT),)).solicitations()) == []
    assert list(Case((replace(PROPOSAL, about=ADULT),)).solicitations()) == []


def test_a_proposal_by_the_child_takes_its_meaning_from_the_adults_acceptance():
    """Purpose, intent and agreement are the adult's; without an acceptance there are none."""
    proposal = Communication(CHILD, ADULT, plan=PLAN, proposes=True)
    accepted = Communication(ADULT, CHILD, plan=PLAN, accepts=True, purpose=Purpose.SEXUAL_ACTIVITIES)
    alone = [s for s in Case((proposal,)).solicitations() if s.direction is Direction.BY_THE_CHILD]
    assert [(s.agreed, s.purpose) for s in alone] == [(False, Purpose.NONE)]
    both = [s for s in Case((proposal, accepted, TRAVEL)).solicitations() if s.direction is Direction.BY_THE_CHILD]
    assert [(s.agreed, s.purpose, s.act_after) for s in both] == [(True, Purpose.SEXUAL_ACTIVITIES, True)]
    assert load("sweden-2018").establishes(Offence.ARTICLE_23, both[0].changed("child_age", 14))


def test_what_comes_later_does_not_count_as_before():
    """Consent after the deed, recruitment after the performance, an attempt as the deed, a step against another."""
    kept, attended = Deed(ADULT, CHILD, Doing.POSSESSING), Deed(ADULT, CHILD, Doing.ATTENDING)
    yes = Communication(CHILD, ADULT, willing=True)
    assert [c.willing for c in Case((kept, yes)).conducts()] == [False]
    assert [c.willing for c in Case((yes, kept)).conducts()] == [True]
    assert [c.willing for c in Case((replace(yes, receiver=OTHER_ADULT), kept)).conducts()] == [False]
    recruited = Deed(OTHER_ADULT, CHILD, Doing.RECRUITING)
    assert not next(Case((attended, recruited)).conducts()).recruited_or_coerced
    tried = Deed(ADULT, CHILD, Doing.PRODUCING, stage=Stage.ATTEMPTED)
    assert not only(PROPOSAL, tried).offence_committed
    assert only(PROPOSAL, Step(ADULT, against=OTHER_CHILD)).act_towards is Towards.ANOTHER_MEETING


def test_meeting_host_and_agreement_are_computed():
    """Where, with whom, and whether the child agreed."""
    online = replace(PROPOSAL, plan=MeetingPlan("screen", in_person=False, host=OTHER_ADULT))
    assert only(online).meeting is Meeting.ONLINE
    assert only(online).meeting_with is MeetingWith.THIRD_PERSON
    yes = Communication(CHILD, ADULT, plan=PLAN, accepts=True, willing=True)
    said = next(Case((PROPOSAL, yes)).solicitations())
    assert said.agreed
    assert said.willing


def test_the_intended_offence_is_recognised_when_it_is_committed():
    """Opinion 15: a fact the law must be indifferent to, so the model must see it."""
    done = Deed(ADULT, CHILD, Doing.PRODUCING)
    assert next(Case((PROPOSAL, done)).solicitations()).offence_committed
    assert not next(Case((PROPOSAL, replace(done, child=OTHER_CHILD))).solicitations()).offence_committed
    assert not next(Case((done, PROPOSAL)).solicitations()).offence_committed


def test_conduct_knows_what_stands_beside_it():
    """Opinion 17: production, possession and transmission go together."""
    made, kept = Deed(ADULT, CHILD, Doing.PRODUCING, "a"), Deed(ADULT, CHILD, Doing.POSSESSING, "a")
    assert [c.beside for c in Case((made, kept)).conducts()] == [Beside.POSSESSING, Beside.PRODUCING]
    other = replace(kept, item="b")
    assert [c.beside for c in Case((made, other)).conducts()] == [Beside.NOTHING, Beside.NOTHING]


def test_attending_knows_whether_the_child_was_recruited():
    """Article 21§2."""
    attended, recruited = Deed(ADULT, CHILD, Doing.ATTENDING), Deed(OTHER_ADULT, CHILD, Doing.RECRUITING)
    assert [c.recruited_or_coerced for c in Case((recruited, attended)).conducts()][-1]
    assert not next(Case((attended,)).conducts()).recruited_or_coerced


def test_enforcement_is_read_with_the_role_of_the_actor():
    """Opinion 21: who investigates."""
    (found,) = Case((EnforcementAct(Actor("ngo", role=Role.SPECIALISED_NGO), Task.INVESTIGATING),)).enforcements()
    assert (found.role, found.task) == (Role.SPECIALISED_NGO, Task.INVESTIGATING)


STRANGERS = (Actor("stranger", Age(50)), Actor("strange child", Age(11)))


@given(cases(), st.lists(st.sampled_from([
    Communication(*STRANGERS, plan=MeetingPlan("elsewhere"), proposes=True, purpose=Purpose.PRODUCTION),
    Step(STRANGERS[0], Act.TRAVEL, plan=MeetingPlan("elsewhere")),
    Step(STRANGERS[0], Act.PREPARATION),
    EnforcementAct(Actor("police", role=Role.LAW_ENFORCEMENT), Task.INVESTIGATING),
]), max_size=4), st.randoms(use_true_random=False))  # fmt: skip
def test_noise_and_unrelated_people_never_change_what_is_read(case, noise, random):
    """Events among others, wherever they are put, leave every other situation as it was."""
    events = list(case.events)
    for event in noise:
        events.insert(random.randint(0, len(events)), event)
    known = {(s.offender_age, s.child_age, s) for s in case.solicitations()}
    mixed = {(s.offender_age, s.child_age, s) for s in Case(tuple(events)).solicitations()}
    assert known <= mixed
    alone = {(s.offender_age, s.child_age, s) for s in Case(tuple(noise)).solicitations()}
    assert {s[:2] for s in mixed - known} <= {s[:2] for s in alone}
    assert list(case.conducts()) == list(Case(tuple(events)).conducts())


@given(cases())
def test_every_situation_read_off_a_case_could_be(case):
    """The model refuses impossible facts, and reading never produces them."""
    assert all(situation == replace(situation) for situation in case.situations())


@given(cases())
def test_repeating_the_whole_course_of_events_takes_no_finding_away(case):
    """Repetition adds situations with the same finding; it never hides one."""
    labels = (Offence.ARTICLE_23,)
    once = any(CONVENTION.establishes(label, s) for label in labels for s in case.solicitations())
    twice = Case(case.events + case.events)
    assert not once or any(CONVENTION.establishes(label, s) for label in labels for s in twice.solicitations())


@given(cases())
def test_swapping_proposal_and_act_undoes_article_23(case):
    """In reverse order, no act that was done follows the proposal it belongs to, unless done again."""
    steps = [e for e in case.events if isinstance(e, Step)]
    said = [e for e in case.events if isinstance(e, Communication)]
    assert not is_article_23(*steps, *said)

"""Situations are read off a course of events: order, identity and direction are computed.

At the end, every single edit of that reading is noticed by the tests before it.
"""

from collections.abc import Callable
from dataclasses import FrozenInstanceError, replace
from functools import partial
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanzarote import LIMBS, Case, Conduct, Enforcement, Offence, Solicitation, load
from lanzarote.model import (
    ActBy,
    Actor,
    Against,
    Age,
    Beside,
    Channel,
    Communication,
    Decoy,
    Deed,
    Direction,
    Doing,
    EarlierContact,
    EnforcementAct,
    GivenUp,
    Influence,
    InformationFrom,
    Material,
    Meeting,
    MeetingPlan,
    MeetingWith,
    NumberOfContacts,
    PerformedBy,
    PositionOfTrust,
    Proceedings,
    Purpose,
    Reached,
    Role,
    Setting,
    SexualProposal,
    Stage,
    Step,
    Task,
    Towards,
    facts,
)
from lanzarote.model import MaterialAct as Act
from lanzarote.model.case import Event
from lanzarote.strategies.cases import cases
from lanzarote.symbolic import Space, partition
from tests.helpers import A23, CONVENTION
from tests.mutants import Mutant, mutants

ADULT, OTHER_ADULT = Actor("an adult", Age(30)), Actor("another adult", Age(40))
CHILD, OTHER_CHILD = Actor("a child", Age(13)), Actor("another child", Age(13))
PLAN, OTHER_PLAN = MeetingPlan("one"), MeetingPlan("other")
PROPOSAL = Communication(ADULT, CHILD, plan=PLAN, proposes=True, purpose=Purpose.PRODUCTION)
TRAVEL = Step(ADULT, Act.TRAVEL, plan=PLAN)
YES = Communication(CHILD, ADULT, plan=PLAN, accepts=True, willing=True)
BY_CHILD = Communication(CHILD, ADULT, plan=PLAN, proposes=True)
ACCEPTED = Communication(ADULT, CHILD, plan=PLAN, accepts=True, purpose=Purpose.PRODUCTION)
PRODUCED = Deed(ADULT, CHILD, Doing.PRODUCING)


def is_article_23(*events: Event) -> bool:
    """Whether the Convention finds Article 23 anywhere in the case."""
    return any(CONVENTION.establishes(A23, s) for s in Case(events).solicitations())


def only(*events: Event) -> Solicitation:
    """The one solicitation in the case."""
    (found,) = Case(events).solicitations()
    return found


def first(*events: Event) -> Solicitation:
    """The first solicitation in the case."""
    return next(Case(events).solicitations())


def proposed_by_the_child(*events: Event) -> Solicitation:
    """The one solicitation in the case that is a proposal by the child."""
    (found,) = (s for s in Case(events).solicitations() if s.direction is Direction.BY_THE_CHILD)
    return found


def test_a_proposal_followed_by_travel_to_the_meeting_is_article_23() -> None:
    """Opinion 3: the proposal “has to be followed by material acts leading to such a meeting”."""
    assert is_article_23(PROPOSAL, TRAVEL)


def test_the_order_of_proposal_and_act_decides() -> None:
    """An act before the proposal does not follow it."""
    assert not is_article_23(TRAVEL, PROPOSAL)
    assert only(TRAVEL, PROPOSAL).act_after is False


def test_each_act_is_a_situation_of_its_own_and_no_act_is_none() -> None:
    """Note 3, 7: the concrete steps, each with what goes before it; where nothing is done, one without an act."""
    steps = (Step(ADULT, Act.PREPARATION, plan=PLAN), PROPOSAL, TRAVEL)
    assert [(s.act, s.act_after) for s in Case(steps).solicitations()] == [(Act.PREPARATION, False), (Act.TRAVEL, True)]
    assert only(replace(TRAVEL, kind=Act.NONE), PROPOSAL) == only(PROPOSAL)
    assert only(PROPOSAL, PRODUCED, replace(TRAVEL, by=OTHER_ADULT, plan=OTHER_PLAN)).act is Act.NONE


@pytest.mark.parametrize(
    ("step", "fact", "value"),
    [
        (replace(TRAVEL, plan=OTHER_PLAN), "act_towards", Towards.ANOTHER_MEETING),
        (replace(TRAVEL, by=OTHER_ADULT), "act_by", ActBy.THIRD_PERSON),
        (replace(TRAVEL, by=CHILD), "act_by", ActBy.CHILD),
        (replace(TRAVEL, only_perhaps=True), "act_towards", Towards.PERHAPS_THAT_MEETING),
        (replace(TRAVEL, by=CHILD, plan=OTHER_PLAN), "act_by", ActBy.CHILD),
        (replace(TRAVEL, by=OTHER_ADULT, only_perhaps=True), "act_by", ActBy.THIRD_PERSON),
        (replace(TRAVEL, plan=None, against=CHILD), "act_towards", Towards.THE_OFFENCE),
        (replace(TRAVEL, plan=OTHER_PLAN, against=CHILD), "act_towards", Towards.ANOTHER_MEETING),
    ],
)
def test_whose_act_and_towards_what_is_computed(step: Step, fact: str, value: object) -> None:
    """Acts towards another meeting, or by someone else, do not lead to that meeting."""
    assert getattr(only(PROPOSAL, step), fact) is value
    assert not is_article_23(PROPOSAL, step)


def test_two_meetings_are_never_mixed_up() -> None:
    """Travel to the meeting with one child is no act towards the meeting with another."""
    to_other = replace(PROPOSAL, receiver=OTHER_CHILD, plan=OTHER_PLAN)
    harmless = replace(PROPOSAL, purpose=Purpose.NONE)
    assert not is_article_23(harmless, to_other, TRAVEL)
    assert is_article_23(harmless, to_other, replace(TRAVEL, plan=OTHER_PLAN))


def test_without_a_meeting_spoken_of_nothing_leads_to_it() -> None:
    """“Such a meeting”: where none is named, none is proposed, none agreed to, and no act leads to it."""
    said = replace(PROPOSAL, plan=None)
    assert not only(said).proposes
    assert not first(said, replace(YES, plan=None)).agreed
    assert only(said, replace(TRAVEL, plan=None, against=CHILD)).act_towards is Towards.THE_OFFENCE


def test_two_adults_are_never_mixed_up() -> None:
    """The proposal of one adult is not completed by the journey of another."""
    assert not is_article_23(PROPOSAL, replace(TRAVEL, by=OTHER_ADULT))


def test_the_purpose_against_another_child_is_told_apart() -> None:
    """Article 23: “against him or her”."""
    said = replace(PROPOSAL, against=OTHER_CHILD)
    assert only(said).purpose_against is Against.ANOTHER_CHILD
    assert not is_article_23(said, TRAVEL)
    assert only(replace(said, purpose=Purpose.NONE)) == only(replace(PROPOSAL, purpose=Purpose.NONE))
    assert only(said, replace(PRODUCED, child=OTHER_CHILD)).offence_committed
    assert not only(said, PRODUCED).offence_committed


def test_a_change_of_mind_counts_from_the_next_proposal() -> None:
    """Opinion 10: motivation may change; what counts is the purpose when the proposal is made."""
    harmless = replace(PROPOSAL, purpose=Purpose.NONE)
    assert not is_article_23(harmless, TRAVEL)
    assert is_article_23(harmless, PROPOSAL, TRAVEL)
    assert is_article_23(PROPOSAL, harmless, TRAVEL)
    first, second = Case((harmless, PROPOSAL)).solicitations()
    assert first.later_purpose is Purpose.PRODUCTION
    assert second.earlier_purpose is Purpose.NONE


def test_the_purpose_at_the_outset_and_at_the_end_is_the_adults_towards_that_child() -> None:
    """Opinion 10: it “may change over the course of an interaction”; the first and the last of it are told."""
    course = [replace(PROPOSAL, purpose=p) for p in (Purpose.WITNESSING, Purpose.PERFORMANCE, *Purpose)]
    told = list(Case(tuple(course)).solicitations())
    assert {s.earlier_purpose for s in told[1:]} == {Purpose.WITNESSING}
    assert {s.later_purpose for s in told[:-1]} == {Purpose.GRATIFICATION}
    assert (told[0].earlier_purpose, told[-1].later_purpose) == (Purpose.NONE, Purpose.NONE)
    of_the_child, to_another = replace(YES, purpose=Purpose.WITNESSING), replace(PROPOSAL, receiver=OTHER_CHILD)
    assert first(PROPOSAL, of_the_child, to_another).later_purpose is Purpose.NONE
    last = list(Case((of_the_child, to_another, PROPOSAL)).solicitations())[-1]
    assert (last.earlier_contact, last.earlier_purpose) == (EarlierContact.HARMLESS, Purpose.NONE)


def test_earlier_contact_and_its_venue_are_read_from_what_went_before() -> None:
    """Note 9: the first contact may have been anywhere."""
    hello = Communication(CHILD, ADULT, through="online game", sexual_wording=True)
    said = [s for s in Case((hello, PROPOSAL)).solicitations() if s.proposes][-1]
    assert said.earlier_contact is EarlierContact.SEXUAL
    assert said.first_contact is Channel.GAME
    asked = replace(hello, sexual_wording=False, sexual_proposal=SexualProposal.MATERIAL)
    assert list(Case((asked, PROPOSAL)).solicitations())[-1].earlier_contact is EarlierContact.SEXUAL
    assert only(PROPOSAL).earlier_contact is EarlierContact.NONE
    *_, third = Case((hello, replace(PROPOSAL, through="mobile phone call"), PROPOSAL)).solicitations()
    assert (third.earlier_contact, third.first_contact) == (EarlierContact.SEXUAL, Channel.GAME)


def test_what_proposes_a_sexual_act_is_sexual_and_proposes_no_meeting() -> None:
    """A meeting is proposed where one is spoken of; a sexual proposal can stand alone."""
    said = only(Communication(ADULT, CHILD, sexual_proposal=SexualProposal.ACT))
    assert (said.proposes, said.sexual_wording, said.sexual_proposal) == (False, True, SexualProposal.ACT)
    assert not only(Communication(ADULT, CHILD)).sexual_wording


def test_how_often_they_were_in_contact_is_counted() -> None:
    """Report 157: by either of them; more than two are more than two."""
    for times, number in ((1, NumberOfContacts.ONE), (2, NumberOfContacts.TWO), (3, NumberOfContacts.MORE)):
        for more in (0, 1):
            before = [Communication(CHILD, ADULT)] * (times + 2 * more * (times == 3))
            *_, said = Case((*before, PROPOSAL, YES)).solicitations()
            (proposal,) = (s for s in Case((*before, PROPOSAL)).solicitations() if s.proposes)
            assert proposal.number_of_contacts is number
            assert said.earlier_contact is EarlierContact.HARMLESS


def test_place_and_time_are_named_in_the_proposal_or_settled_after_it() -> None:
    """The exchange before it does not count, nor what is said of another meeting."""
    vague = replace(PLAN, place_and_time=False)
    said, settled = replace(PROPOSAL, plan=vague), replace(YES, plan=PLAN)
    assert only(PROPOSAL).place_and_time
    assert first(PROPOSAL, replace(YES, plan=vague)).place_and_time
    assert not only(said).place_and_time
    assert first(said, settled).place_and_time
    assert not first(said, Step(ADULT, Act.ARRIVAL, plan=PLAN)).place_and_time
    assert not first(said, replace(YES, plan=MeetingPlan("another"))).place_and_time
    *_, later = Case((replace(settled, accepts=False), said)).solicitations()
    assert not later.place_and_time
    assert first(Communication(ADULT, CHILD, plan=vague)).place_and_time


def test_an_adult_behind_a_false_identity_is_the_adult() -> None:
    """Whoever the child expects to meet; what the child pretends is no false identity of the adult."""
    persona = Actor("Lisa", Age(14))
    posed = replace(PROPOSAL, posing_as=persona, plan=replace(PLAN, host=persona))
    assert (only(posed).meeting_with, only(posed).false_identity) == (MeetingWith.OFFENDER, True)
    assert only(replace(posed, posing_as=None)).meeting_with is MeetingWith.THIRD_PERSON
    assert only(replace(PROPOSAL, posing_as=persona)).meeting_with is MeetingWith.OFFENDER
    assert not only(PROPOSAL).false_identity
    said = Case((replace(PROPOSAL, sender=CHILD, receiver=ADULT, posing_as=persona),)).solicitations()
    assert [s.false_identity for s in said if s.direction is Direction.BY_THE_CHILD] == [False]


def test_each_means_of_influence_is_a_situation_of_its_own_and_a_false_identity_is_deceit() -> None:
    """The means are the adult's, in the proposal or in the acceptance of the child's; a threat beside deceit is told."""
    posed = replace(PROPOSAL, posing_as=Actor("Lisa", Age(14)))
    for used in (Influence.NONE, Influence.DECEIT):
        said = only(replace(posed, influence=used))
        assert (said.influence, said.false_identity) == (Influence.DECEIT, True)
    both = [
        (s.influence, s.false_identity) for s in Case((replace(posed, influence=Influence.THREAT),)).solicitations()
    ]
    assert both == [(Influence.DECEIT, True), (Influence.THREAT, False)]
    flattered = replace(PROPOSAL, influence=Influence.FLATTERY)
    assert (only(flattered).influence, only(flattered).false_identity) == (Influence.FLATTERY, False)
    assert only(PROPOSAL).influence is Influence.NONE
    by_child = replace(BY_CHILD, influence=Influence.GAIN)
    assert proposed_by_the_child(by_child).influence is Influence.NONE
    assert proposed_by_the_child(by_child, replace(ACCEPTED, influence=Influence.THREAT)).influence is Influence.THREAT
    acts = Case((replace(posed, influence=Influence.THREAT), TRAVEL, replace(TRAVEL, kind=Act.ARRIVAL))).solicitations()
    assert [(s.influence, s.act) for s in acts] == [
        (means, act) for means in (Influence.DECEIT, Influence.THREAT) for act in (Act.TRAVEL, Act.ARRIVAL)
    ]


def test_a_position_of_trust_is_told_of_the_adult_whoever_proposes() -> None:
    """As it is said with the adult's own words, or with the child's where there are none."""
    held, abused = PositionOfTrust.HELD, PositionOfTrust.ABUSED
    assert only(replace(PROPOSAL, position_of_trust=abused)).position_of_trust is abused
    by_child = replace(BY_CHILD, position_of_trust=held)
    assert proposed_by_the_child(by_child).position_of_trust is held
    assert proposed_by_the_child(by_child, replace(ACCEPTED, position_of_trust=abused)).position_of_trust is abused


def test_what_an_attempt_reached_and_what_was_given_up_are_told() -> None:
    """Article 24§2; and that another is to commit the offence."""
    tried = replace(PROPOSAL, stage=Stage.ATTEMPTED, reached=Reached.PROPOSAL_SENT)
    assert only(tried).reached is Reached.PROPOSAL_SENT
    assert only(replace(tried, stage=Stage.COMPLETED)).reached is Reached.ACT_BEGUN
    assert only(PROPOSAL, replace(TRAVEL, given_up=GivenUp.BEFORE_THE_ACT)).given_up is GivenUp.BEFORE_THE_ACT
    assert only(replace(PROPOSAL, intended_by_another=True)).intended_by_another
    assert not only(PROPOSAL).intended_by_another


def test_a_performance_is_organised_or_not_and_what_is_witnessed_live_or_recorded() -> None:
    """Article 21, 22; of other conduct that is not asked."""
    for doing in (Doing.RECRUITING, Doing.ATTENDING):
        (conduct,) = Case((Deed(ADULT, CHILD, doing, organised=False),)).conducts()
        assert not conduct.organised
    (possessed,) = Case((Deed(ADULT, CHILD, Doing.POSSESSING, organised=False),)).conducts()
    assert possessed.organised
    (witnessed,) = Case((Deed(ADULT, CHILD, Doing.CAUSING_TO_WITNESS_ABUSE, recorded=True),)).conducts()
    assert witnessed.recorded


def test_a_technology_nobody_has_heard_of_is_an_ict() -> None:
    """Opinion 20: understood as it could be committed tomorrow."""
    said = replace(PROPOSAL, through="other ICT: entangled postcards")
    assert only(said).channel is Channel.UNHEARD_OF
    assert is_article_23(said, TRAVEL)


def test_directions_are_told_apart() -> None:
    """A proposal to an adult about the child, one by the child, and one to oneself."""
    about = only(replace(PROPOSAL, receiver=OTHER_ADULT, about=CHILD))
    assert (about.direction, about.offender_age, about.child_age) == (Direction.TO_SOMEBODY_ELSE, 30, 13)
    by_child = replace(PROPOSAL, sender=CHILD, receiver=ADULT)
    assert [s.direction for s in Case((by_child,)).solicitations()] == [Direction.TO_THE_CHILD, Direction.BY_THE_CHILD]
    assert list(Case((replace(PROPOSAL, receiver=ADULT),)).solicitations()) == []
    assert list(Case((replace(PROPOSAL, about=ADULT),)).solicitations()) == []
    assert only(replace(by_child, proposes=False)).direction is Direction.TO_THE_CHILD
    assert only(replace(by_child, sender=replace(CHILD, age=Age(18)))).direction is Direction.TO_THE_CHILD


def test_a_proposal_by_the_child_takes_its_meaning_from_the_adults_acceptance() -> None:
    """Purpose, intent and agreement are the adult's; without an acceptance there are none."""
    accepted = replace(ACCEPTED, purpose=Purpose.SEXUAL_ACTIVITIES)
    alone = proposed_by_the_child(BY_CHILD)
    assert (alone.agreed, alone.purpose, alone.intentional) == (False, Purpose.NONE, True)
    both = proposed_by_the_child(BY_CHILD, accepted, TRAVEL)
    assert (both.agreed, both.purpose, both.act_after) == (True, Purpose.SEXUAL_ACTIVITIES, True)
    assert load("sweden-2018").establishes(A23, both.changed("child_age", 14))
    unmeant = proposed_by_the_child(BY_CHILD, replace(accepted, intentional=False, age_mistake=True))
    assert (unmeant.intentional, unmeant.age_mistake) == (False, True)


@pytest.mark.parametrize(
    "events",
    [
        (ACCEPTED, BY_CHILD),
        (BY_CHILD, replace(ACCEPTED, sender=OTHER_ADULT)),
        (BY_CHILD, replace(ACCEPTED, receiver=OTHER_CHILD)),
        (BY_CHILD, replace(ACCEPTED, accepts=False)),
        (BY_CHILD, replace(ACCEPTED, plan=OTHER_PLAN)),
        (BY_CHILD, replace(ACCEPTED, sender=CHILD, receiver=ADULT)),
        (BY_CHILD, TRAVEL),
    ],
)
def test_only_that_adults_later_acceptance_of_that_meeting_gives_a_childs_proposal_its_meaning(
    events: tuple[Event, ...],
) -> None:
    """Not one before, by another, to another child, of another meeting, nor the child's own, nor an act."""
    found = proposed_by_the_child(*events)
    assert (found.agreed, found.purpose) == (False, Purpose.NONE)


def test_the_offence_intended_counts_from_the_acceptance_on() -> None:
    """Opinion 15, where the child proposes: what was done before the adult accepted was not what is meant now."""
    assert proposed_by_the_child(BY_CHILD, ACCEPTED, PRODUCED).offence_committed
    assert not proposed_by_the_child(BY_CHILD, PRODUCED, ACCEPTED).offence_committed


def test_what_comes_later_does_not_count_as_before() -> None:
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


def test_meeting_host_and_agreement_are_computed() -> None:
    """Where, with whom, and whether the child agreed."""
    online = replace(PROPOSAL, plan=MeetingPlan("screen", in_person=False, host=OTHER_ADULT))
    assert only(online).meeting is Meeting.ONLINE
    assert only(online).meeting_with is MeetingWith.THIRD_PERSON
    said = first(PROPOSAL, YES)
    assert said.agreed
    assert said.willing


@pytest.mark.parametrize(
    ("answer", "agreed", "willing"),
    [
        (replace(YES, willing=False), True, False),
        (replace(YES, accepts=False), False, True),
        (replace(YES, accepts=False, proposes=True), True, True),
        (replace(YES, plan=OTHER_PLAN), False, True),
        (replace(YES, sender=OTHER_CHILD), False, False),
        (replace(YES, receiver=OTHER_ADULT), True, False),
        (replace(YES, sender=ADULT, receiver=CHILD), False, False),
        (replace(TRAVEL, by=OTHER_ADULT, plan=OTHER_PLAN), False, False),
    ],
)
def test_agreement_is_that_childs_to_that_meeting_and_willingness_that_childs_towards_that_adult(
    answer: Event, agreed: bool, willing: bool
) -> None:
    """Note 22, Report 157: facts the law must be indifferent to, so the model must see them."""
    said = first(PROPOSAL, answer)
    assert (said.agreed, said.willing) == (agreed, willing)


def test_the_intended_offence_is_recognised_when_it_is_committed() -> None:
    """Opinion 15: a fact the law must be indifferent to, so the model must see it."""
    assert only(PROPOSAL, PRODUCED).offence_committed
    assert not only(PROPOSAL, replace(PRODUCED, child=OTHER_CHILD)).offence_committed
    assert not only(PROPOSAL, replace(PRODUCED, by=OTHER_ADULT)).offence_committed
    assert not first(PROPOSAL, YES).offence_committed
    assert not only(PRODUCED, PROPOSAL).offence_committed


ARTICLES = {
    Purpose.SEXUAL_ACTIVITIES: ["18§1.a"],
    Purpose.COERCED_ACTIVITIES: ["18§1.a"],
    Purpose.RECOURSE: ["18§1.a"],
    Purpose.PRODUCTION: ["20§1.a"],
    Purpose.OTHER_MATERIAL: ["20§1.b", "20§1.c", "20§1.d", "20§1.e", "20§1.f"],
    Purpose.PERFORMANCE: ["21§1.a", "21§1.b", "21§1.c"],
    Purpose.WITNESSING: ["22"],
}


@pytest.mark.parametrize("purpose", Purpose)
def test_each_intended_offence_is_committed_by_the_conduct_of_its_own_article(purpose: Purpose) -> None:
    """Opinion 15: “the offences mentioned above”, in the limbs of Opinion 18."""
    limbs = {doing for article in ARTICLES.get(purpose, ()) for doing in LIMBS[Offence(f"Article {article}")]}
    said = replace(PROPOSAL, purpose=purpose)
    assert {doing for doing in Doing if only(said, Deed(ADULT, CHILD, doing)).offence_committed} == limbs


def test_conduct_knows_what_stands_beside_it() -> None:
    """Opinion 17: production, possession and transmission go together."""
    made, kept = Deed(ADULT, CHILD, Doing.PRODUCING, "a"), Deed(ADULT, CHILD, Doing.POSSESSING, "a")
    assert [c.beside for c in Case((made, kept)).conducts()] == [Beside.POSSESSING, Beside.PRODUCING]
    for other in (replace(kept, item="b"), replace(kept, by=OTHER_ADULT), replace(kept, child=OTHER_CHILD)):
        assert [c.beside for c in Case((made, other)).conducts()] == [Beside.NOTHING, Beside.NOTHING]
    sent, offered = replace(made, doing=Doing.TRANSMITTING), replace(made, doing=Doing.OFFERING)
    told = [c.beside for c in Case((offered, PROPOSAL, sent, made)).conducts()]
    assert told == [Beside.TRANSMITTING, Beside.PRODUCING, Beside.TRANSMITTING]


def test_attending_knows_whether_the_child_was_recruited() -> None:
    """Article 21§2."""
    attended, recruited = Deed(ADULT, CHILD, Doing.ATTENDING), Deed(OTHER_ADULT, CHILD, Doing.RECRUITING)
    assert [c.recruited_or_coerced for c in Case((recruited, attended)).conducts()][-1]
    for before in ((), (PROPOSAL,), (replace(recruited, child=OTHER_CHILD),)):
        assert not list(Case((*before, attended)).conducts())[-1].recruited_or_coerced


@pytest.mark.parametrize("doing", Doing)
def test_a_child_is_recruited_or_coerced_as_article_21_says(doing: Doing) -> None:
    """Article 21§2: where children have been “recruited or coerced” under paragraph 1.a or b."""
    before, attended = Deed(OTHER_ADULT, CHILD, doing), Deed(ADULT, CHILD, Doing.ATTENDING)
    recruiting = doing in (Doing.RECRUITING, Doing.CAUSING, Doing.COERCING)
    assert list(Case((before, attended)).conducts())[-1].recruited_or_coerced is recruiting


def test_every_fact_of_a_message_is_told() -> None:
    """As it was said, of the two who speak; what is not said is ordinary."""
    assert only(Communication(ADULT, CHILD, plan=PLAN)) == Solicitation(child_age=Age(13))
    offender, child = Actor("an adult", Age(41)), Actor("an officer", Age(14), decoy=Decoy.OFFICER)
    facts: dict[str, Any] = {
        "sexual_wording": True, "sexual_proposal": SexualProposal.ACT, "influence": Influence.ABUSED_ERROR,
        "position_of_trust": PositionOfTrust.HELD, "proposes": True, "purpose": Purpose.WITNESSING, "intentional": False,
        "age_mistake": True, "stage": Stage.ATTEMPTED, "circumstances": frozenset({"deceit"}),
    }  # fmt: skip
    told = only(Communication(offender, child, "webcam", plan=PLAN, **facts))
    assert told == Solicitation(
        offender_age=Age(41), child_age=Age(14), channel=Channel.WEBCAM, decoy=Decoy.OFFICER, **facts
    )


@pytest.mark.parametrize(
    ("doing", "own"),
    [
        (
            Doing.OFFERING,
            {"without_right": False, "material": Material.SEXUAL_ORGANS, "by_the_child": True, "private_use": True},
        ),
        (Doing.CAUSING_TO_WITNESS_ABUSE, {"performed_by": PerformedBy.OTHERS, "participates": True}),
        (Doing.COMMUNICATING, {}),
    ],
)
def test_every_fact_of_a_deed_is_told(doing: Doing, own: dict[str, Any]) -> None:
    """Opinion 18: those of all conduct, those of conduct with material, and those of causing to witness."""
    facts: dict[str, Any] = {
        "intentional": False, "knowing": False, "sexual_purpose": True, "setting": Setting.ONLINE, "present": True,
        "influence": Influence.DECEIT, "position_of_trust": PositionOfTrust.ABUSED,
        "age_mistake": True, "stage": Stage.ATTEMPTED, "circumstances": frozenset({"deceit"}), **own,
    }  # fmt: skip
    (told,) = Case((Deed(OTHER_ADULT, CHILD, doing, **facts),)).conducts()
    assert told == Conduct(doing=doing, offender_age=Age(40), child_age=Age(13), **facts)


@pytest.mark.parametrize("task", Task)
def test_every_fact_of_enforcement_is_told(task: Task) -> None:
    """Opinion 21, 22; where the information comes from only where it is published."""
    facts: dict[str, Any] = {
        "task": task, "requested": True, "supervised": True, "proceedings": Proceedings.CHARGED,
        "provided_by_law": True, "circumstances": frozenset({"urgent"}),
    }  # fmt: skip
    file = InformationFrom.PRE_TRIAL_FILE
    (told,) = Case((EnforcementAct(Actor("a paper", role=Role.MEDIA), information_from=file, **facts),)).enforcements()
    told_of: dict[str, Any] = {"information_from": file} if task is Task.PUBLISHING else {}
    assert told == Enforcement(role=Role.MEDIA, **facts, **told_of)


def test_a_case_gives_all_its_situations_and_stays_as_it_is() -> None:
    """Solicitations, conduct and enforcement."""
    case = Case((EnforcementAct(Actor("police"), Task.INVESTIGATING), PRODUCED, PROPOSAL))
    assert list(map(type, case.situations())) == [Solicitation, Conduct, Enforcement]
    with pytest.raises(FrozenInstanceError):
        case.__setattr__("events", ())


def test_enforcement_is_read_with_the_role_of_the_actor() -> None:
    """Opinion 21: who investigates."""
    (found,) = Case((EnforcementAct(Actor("ngo", role=Role.SPECIALISED_NGO), Task.INVESTIGATING),)).enforcements()
    assert (found.role, found.task) == (Role.SPECIALISED_NGO, Task.INVESTIGATING)


def test_a_situation_knows_the_names_of_its_actors() -> None:
    """The offender and the child, so that a finding can be told of each child; who enforces."""
    to_other = replace(PROPOSAL, receiver=OTHER_CHILD, plan=OTHER_PLAN)
    found = Case((PROPOSAL, to_other, BY_CHILD, PRODUCED, EnforcementAct(Actor("police"), Task.INVESTIGATING)))
    names = [(ADULT.name, CHILD.name), (ADULT.name, OTHER_CHILD.name), (CHILD.name, ADULT.name)]
    assert [each.actors for each in found.situations()] == [*names, names[0], names[0], ("police",)]


def test_situations_that_differ_in_names_alone_are_one() -> None:
    """What a law makes of a situation does not turn on a name, and a proof is of nobody."""
    one, other = only(PROPOSAL), only(replace(PROPOSAL, sender=replace(ADULT, name="somebody else")))
    assert one.actors != other.actors
    assert one == other
    assert len({one, other}) == 1
    assert one.changed("agreed", True).actors == one.actors
    assert "actors" not in facts(Solicitation)
    assert list(partition(Space(Solicitation), lambda case: case.actors)) == [()]


STRANGERS = (Actor("stranger", Age(50)), Actor("strange child", Age(11)))


@given(cases(), st.lists(st.sampled_from([
    Communication(*STRANGERS, plan=MeetingPlan("elsewhere"), proposes=True, purpose=Purpose.PRODUCTION),
    Step(STRANGERS[0], Act.TRAVEL, plan=MeetingPlan("elsewhere")),
    Step(STRANGERS[0], Act.PREPARATION),
    EnforcementAct(Actor("police", role=Role.LAW_ENFORCEMENT), Task.INVESTIGATING),
]), max_size=4), st.randoms(use_true_random=False))  # fmt: skip
def test_noise_and_unrelated_people_never_change_what_is_read(case: Case, noise: list[Event], random: Random) -> None:
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
def test_every_situation_read_off_a_case_could_be(case: Case) -> None:
    """The model refuses impossible facts, and reading never produces them."""
    assert all(situation == replace(situation) for situation in case.situations())


@given(cases())
def test_repeating_the_whole_course_of_events_takes_no_finding_away(case: Case) -> None:
    """Repetition adds situations with the same finding; it never hides one."""
    assert not is_article_23(*case.events) or is_article_23(*case.events, *case.events)


@given(cases())
def test_swapping_proposal_and_act_undoes_article_23(case: Case) -> None:
    """In reverse order, no act that was done follows the proposal it belongs to, unless done again."""
    steps = [e for e in case.events if isinstance(e, Step)]
    said = [e for e in case.events if isinstance(e, Communication)]
    assert not is_article_23(*steps, *said)


@pytest.mark.parametrize("event", [(), Solicitation(), None, "a step", (PROPOSAL,)])
def test_what_is_no_event_is_refused(event: object) -> None:
    """Lists within lists, situations, anything else; the place is named."""
    with pytest.raises(TypeError, match=r"event 2 of the case is .*; it can be a Communication, a Step, a Deed or an"):
        Case((PROPOSAL, event))  # type: ignore[arg-type]


def rows(test: Callable[..., None]) -> list[Callable[[], None]]:
    """A test, or each row of its table."""
    for mark in getattr(test, "pytestmark", ()):
        names, table = mark.args
        return [partial(test, *(values if isinstance(names, tuple) else (values,))) for values in table]
    return [test]


ROWS = [
    row
    for name, each in tuple(globals().items())
    if name.startswith("test_") and not hasattr(each, "hypothesis")
    for row in rows(each)
]
"""The tests above, once for each row of their tables; not those that draw their cases by chance."""


def fails(check: Callable[[], None]) -> bool:
    """Whether the check fails, in whatever way."""
    try:
        check()
    except (Exception, pytest.fail.Exception):
        return True
    return False


def killed(mutant: Mutant, by: list[Callable[[], None]]) -> bool:
    """Whether one of the checks fails where cases are read as the mutant reads them; it is tried first next time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(globals(), "Case", mutant.case)
        for check in by:
            if fails(check):
                by.remove(check)
                by.insert(0, check)
                return True
    return False


def test_every_mutant_is_killed() -> None:
    """An edit of the reading that no test above notices is a test that is missing."""
    every, by = list(mutants()), [*ROWS]
    survivors = [mutant.name for mutant in every if not killed(mutant, by)]
    print(f"{len(every)} mutants, {len(every) - len(survivors)} killed, 0 equivalent")
    assert survivors == []


def test_a_test_taken_away_is_noticed() -> None:
    """Without the test of where place and time are named, a mutant survives."""
    weaker = [check for check in ROWS if check is not test_place_and_time_are_named_in_the_proposal_or_settled_after_it]
    assert len(weaker) == len(ROWS) - 1
    assert not all(killed(mutant, weaker) for mutant in mutants())

"""Explanatory note, 1 to 13: Article 23 in its own words; paragraphs that recall an element are cited beside it."""

from lanzarote import Attempt, Law, Solicitation, holding, when
from lanzarote.model import ADULT, Against, MaterialAct, Meeting, Reached, Stage
from lanzarote.spec.readings import (
    ARTICLE_23,
    all_elements,
    another_purpose,
    carried_through,
    criminalised,
    elements,
    open_and_unknown,
    otherwise,
    perhaps_article_23,
    perhaps_material_acts,
    proposal_alone,
    raises_only,
    something_beside,
    through_ict,
)


@holding("Note 1", "Opinion 3", "Opinion 12", "Opinion 14", "Opinion 15", "Opinion 17", "Note 3", "Note 7", "Note 9")
def test_all_elements_together_are_criminalised_and_nothing_else_is_required(law: Law, case: Solicitation) -> None:
    """Where every element is there beyond dispute, and nothing beside, it is criminalised: nothing else is required."""
    when(all_elements(law, case) and not something_beside(case))
    assert criminalised(law, case)


@holding("Note 1", "Note 9", "Note 22", "Report 157")
def test_nothing_beside_the_elements_takes_it_away(law: Law, case: Solicitation) -> None:
    """What is criminalised stays so whatever the child answers or wishes, and by whatever Internet service or phone.

    Where it is disputed or open too; beyond dispute, also by whatever means and from whatever position, and in any
    circumstance that the law names.
    """
    when(perhaps_article_23(law, case) and not open_and_unknown(law, case))
    assert criminalised(law, case) or not any(criminalised(law, other) for other in otherwise(law, case))


@holding("Note 1", "Opinion 3", "Report 158", force="scope")
def test_without_intent_is_never_article_23(law: Law, case: Solicitation) -> None:
    """What is criminalised is the “intentional proposal”; without intent it is never Article 23."""
    when(not case.intentional)
    assert not law.establishes(ARTICLE_23, case)


@holding("Note 1", "Opinion 3", "Opinion 4", force="scope")
def test_a_child_who_has_reached_the_legal_age_is_never_a_victim_of_article_23(law: Law, case: Solicitation) -> None:
    """Article 23 speaks of “a child who has not reached the age set”: one who has reached it is outside."""
    when(case.child_age >= law.legal_age)
    assert not law.establishes(ARTICLE_23, case)


@holding("Note 1", "Opinion 3", "Report 159", force="scope")
def test_other_means_than_icts_are_never_article_23(law: Law, case: Solicitation) -> None:
    """“Real contacts or non-electronic communications are outside the scope of the provision.”"""
    when(not through_ict(case))
    assert not law.establishes(ARTICLE_23, case)


@holding("Note 1", "Note 8", "Report 157", force="scope")
def test_without_a_proposal_is_never_article_23(law: Law, case: Solicitation) -> None:
    """“Simply sexual chatting with a child” is “insufficient in itself”: without a proposal it is never Article 23."""
    when(not case.proposes)
    assert not law.establishes(ARTICLE_23, case)


@holding("Note 1", "Opinion 14", "Report 158", force="scope")
def test_any_other_purpose_is_never_article_23(law: Law, case: Solicitation) -> None:
    """A purpose, then and later, that is none of “any of the offences” on any reading, nor left open, is outside."""
    when(another_purpose(case))
    assert not law.establishes(ARTICLE_23, case)


@holding("Note 1", force="scope")
def test_a_purpose_against_another_child_is_never_article_23(law: Law, case: Solicitation) -> None:
    """The purpose must be an offence “against him or her”, the child to whom the proposal is made."""
    when(case.has(purpose_against=Against.ANOTHER_CHILD))
    assert not law.establishes(ARTICLE_23, case)


@holding("Note 3", "Note 1", "Opinion 3", "Opinion 9", "Note 7", force="scope")
def test_acts_that_do_not_follow_or_do_not_lead_to_the_meeting_are_never_article_23(
    law: Law, case: Solicitation
) -> None:
    """The proposal must “be followed by material acts leading to such a meeting”: other acts make no Article 23."""
    when(not case.has(act=MaterialAct.NONE) and not perhaps_material_acts(case))
    assert not law.establishes(ARTICLE_23, case)


@holding("Opinion 18", "Note 13", about="attempt")
def test_attempt_at_article_23_is_an_offence(law: Law, case: Solicitation) -> None:
    """“Attempts to commit the offences” are offences where these are: so an act towards the meeting that was begun.

    A law that punishes the proposal alone owes no more.
    """
    when(elements(law, case, Stage.ATTEMPTED) and raises_only(law, case, law.assumed))
    when(case.has(reached=Reached.ACT_BEGUN) and criminalised(law, carried_through(case)))
    assert criminalised(law, case) or criminalised(law, proposal_alone(case))


@holding("Note 13", "Opinion 3", "Opinion 5", "Opinion 9", force="scope", about="attempt")
def test_what_was_meant_otherwise_is_no_attempt_at_article_23(law: Law, case: Solicitation) -> None:
    """What was meant to stay online, without ICT, for another purpose, without intent or by a minor is no attempt.

    Asked where it is not called Article 23 when it is carried through: else the fault is told there.
    """
    online = case.has(meeting=Meeting.ONLINE) or not through_ict(case)
    when(online or another_purpose(case) or not case.intentional or case.offender_age < ADULT)
    when(not law.establishes(ARTICLE_23, carried_through(case)))
    assert not law.establishes(Attempt(ARTICLE_23), case)

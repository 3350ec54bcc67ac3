"""Explanatory note, paragraphs 1 to 6, with Article 23 and paragraphs 155 to 159 of the Explanatory Report."""

from lanzarote import Law, Solicitation, holding, indifferent, when
from lanzarote.model import Against, MaterialAct
from lanzarote.spec.readings import ARTICLE_23, all_elements, left_open, perhaps_material_acts, through_ict, to_meet


@holding("Opinion 3", "Report 157")
def test_without_a_proposal_is_never_article_23(law: Law, case: Solicitation) -> None:
    """Contacts “must be followed by a proposal to meet the child”; without a proposal there is no Article 23."""
    when(not case.proposes)
    assert not law.establishes(ARTICLE_23, case)


@holding("Report 157")
def test_article_23_is_indifferent_to_the_childs_agreement_to_meet(law: Law, case: Solicitation) -> None:
    """What is required is “a proposal”; whether the child agrees to it changes nothing."""
    assert left_open(case) or indifferent(law, ARTICLE_23, case, "agreed")


@holding("Report 157")
def test_article_23_is_indifferent_to_a_sexual_wording(law: Law, case: Solicitation) -> None:
    """It is the purpose of the proposal that is sexual; its wording may be or not."""
    assert left_open(case) or indifferent(law, ARTICLE_23, case, "sexual_wording")


@holding("Opinion 3", "Report 157")
def test_a_purpose_against_another_child_is_never_article_23(law: Law, case: Solicitation) -> None:
    """The purpose must be an offence “against him or her”, the child to whom the proposal is made."""
    when(case.has(purpose_against=Against.ANOTHER_CHILD))
    assert not law.establishes(ARTICLE_23, case)


@holding("Opinion 3", "Report 159")
def test_other_means_than_icts_are_never_article_23(law: Law, case: Solicitation) -> None:
    """“Real contacts or non-electronic communications are outside the scope of the provision.”"""
    when(not through_ict(case))
    assert not law.establishes(ARTICLE_23, case)


@holding("Opinion 3", "Note 3", "Note 7")
def test_a_proposal_not_followed_by_material_acts_is_never_article_23(law: Law, case: Solicitation) -> None:
    """“The proposal needs to be followed by material acts leading to such a meeting”; what may be one is left open."""
    when(not perhaps_material_acts(case))
    assert not law.establishes(ARTICLE_23, case)


@holding("Note 3")
def test_arriving_at_the_meeting_place_is_a_material_act(law: Law, case: Solicitation) -> None:
    """“The adult arriving at the meeting place is what can be considered as a material act.”"""
    when(all_elements(law, case) and law.establishes(ARTICLE_23, case))
    assert law.establishes(ARTICLE_23, case.changed("act", MaterialAct.ARRIVAL))


@holding("Opinion 3", "Note 4")
def test_a_proposal_of_another_meeting_than_in_person_is_never_article_23(law: Law, case: Solicitation) -> None:
    """Article 23 is limited to the proposal “to meet the child”: in person, and to meet the adult."""
    when(not to_meet(case))
    assert not law.establishes(ARTICLE_23, case)

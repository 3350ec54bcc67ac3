"""Explanatory note, “The scope of Article 23”: paragraphs 7 to 10."""

from lanzarote import ADULT, Conduct, Law, Solicitation, holding, indifferent, when
from lanzarote.model import MaterialAct
from lanzarote.spec.readings import ARTICLE_23, ARTICLES_20_TO_22, all_elements, left_open

CONCRETE_STEPS = (MaterialAct.PREPARATION, MaterialAct.TRAVEL, MaterialAct.ARRIVAL)


@holding("Note 7")
def test_any_concrete_step_of_the_adult_towards_the_meeting_is_a_material_act(law: Law, case: Solicitation) -> None:
    """Essential are “the concrete steps taken by the adult in order to meet the child in person”, any of them."""
    when(all_elements(law, case) and law.establishes(ARTICLE_23, case))
    assert all(law.establishes(ARTICLE_23, each) for each in case.variants("act", CONCRETE_STEPS))


@holding("Note 8", "Report 157")
def test_sexual_chat_alone_is_never_article_23(law: Law, case: Solicitation) -> None:
    """“Simply sexual chatting with a child” is “insufficient in itself to incur criminal responsibility”."""
    when(case.sexual_wording and not case.proposes)
    assert not law.establishes(ARTICLE_23, case)


@holding("Note 9")
def test_article_23_is_indifferent_to_where_the_first_contact_took_place(law: Law, case: Solicitation) -> None:
    """“Initial contact … may take place in various online environments”, or elsewhere."""
    assert left_open(case) or indifferent(law, ARTICLE_23, case, "first_contact")


@holding("Note 10")
def test_articles_20_to_22_are_indifferent_to_physical_presence(law: Law, case: Conduct) -> None:
    """The adult, “although not physically present, can cause the child to witness, watch or take part”."""
    when(case.offender_age >= ADULT)
    assert indifferent(law, ARTICLES_20_TO_22, case, "present")

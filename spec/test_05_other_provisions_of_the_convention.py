"""Explanatory note, “The relevance of other provisions of the Lanzarote Convention”: paragraphs 11 to 13."""

from lanzarote import ADULT, Conduct, Law, Offence, holding, indifferent, when
from lanzarote.spec.readings import ARTICLE_20, conduct_of, online

PRODUCTION = Offence.ARTICLE_20_1_A


@holding("Note 11", "Opinion 14")
def test_producing_is_an_offence(law: Law, case: Conduct) -> None:
    """The adult may be charged with “Article 20§1.a (Production of child pornography)”."""
    when(conduct_of(Offence.ARTICLE_20_1_A, law, case))
    assert law.establishes(Offence.ARTICLE_20_1_A, case)


@holding("Note 11")
def test_luring_a_child_online_into_making_images_is_production(law: Law, case: Conduct) -> None:
    """To “lure the child into acts such as sharing sexually explicit photos” is production by the adult."""
    when(case.by_the_child and online(case) and not case.present)
    when(conduct_of(PRODUCTION, law, case) and law.establishes(PRODUCTION, case.changed("by_the_child", False)))
    assert law.establishes(PRODUCTION, case)


@holding("Note 11")
def test_article_20_is_indifferent_to_whether_the_child_makes_the_image(law: Law, case: Conduct) -> None:
    """“Another sub paragraph or the entirety of Article 20” applies as the facts say, whoever held the camera."""
    when(case.offender_age >= ADULT)
    assert indifferent(law, ARTICLE_20, case, "by_the_child")


@holding("Note 12")
def test_article_22_needs_no_participation_of_the_child(law: Law, case: Conduct) -> None:
    """Witnessing is enough, “even without the child having to participate”."""
    when(case.offender_age >= ADULT)
    assert indifferent(law, Offence.ARTICLE_22, case, "participates")

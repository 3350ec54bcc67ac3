"""Explanatory note, “The impact of the over-sexualisation of society”: paragraphs 21 to 24."""

from lanzarote import ADULT, Attempt, Conduct, Law, Measure, Solicitation, establishes_any, holding, indifferent, when
from lanzarote.model import LIMBS, Doing, EarlierContact, Purpose
from lanzarote.spec.readings import ARTICLE_23, BEYOND_ARTICLE_23


@holding("Note 22")
def test_a_solicitation_is_indifferent_to_the_childs_willingness(law: Law, case: Solicitation) -> None:
    """The child's willingness “shall not in any way alter the criminality of the adult's behaviour”."""
    when(case.offender_age >= ADULT)
    assert indifferent(law, (ARTICLE_23, BEYOND_ARTICLE_23, Attempt(ARTICLE_23)), case, "willing")


@holding("Note 22")
def test_every_other_offence_of_an_adult_is_indifferent_to_the_childs_willingness(law: Law, case: Conduct) -> None:
    """Nor does it alter “the criminality of the adult's behaviour” under Articles 18 and 20 to 22, or of attempt."""
    when(case.offender_age >= ADULT)
    assert indifferent(law, [*LIMBS, *map(Attempt, LIMBS)], case, "willing")


@holding("Note 23")
def test_ordinary_communication_is_no_solicitation(law: Law, case: Solicitation) -> None:
    """It is “the inappropriate nature of certain relationships” that counts, not “all relationships”."""
    when(case.has(purpose=Purpose.NONE) and not case.sexual_wording)
    when(case.has(later_purpose=Purpose.NONE))
    when(case.has(earlier_purpose=Purpose.NONE))
    when(not case.has(earlier_contact=EarlierContact.SEXUAL))
    assert not establishes_any(law, (ARTICLE_23, BEYOND_ARTICLE_23, Attempt(ARTICLE_23)), case)


@holding("Note 23")
def test_ordinary_communication_is_no_offence_at_all(law: Law, case: Conduct) -> None:
    """To communicate with a child without a sexual purpose is no offence of the Convention, nor attempt at one."""
    when(case.has(doing=Doing.COMMUNICATING) and not case.sexual_purpose)
    assert not establishes_any(law, [*LIMBS, *map(Attempt, LIMBS)], case)


@holding("Note 24", force="should")
def test_children_have_access_to_information_and_counselling(law: Law) -> None:
    """“Children … should have access to information and counselling services.”"""
    assert law.provides(Measure.INFORMATION_FOR_CHILDREN)


@holding("Note 24", force="should")
def test_parents_have_access_to_information_and_counselling(law: Law) -> None:
    """“Parents … should have access to information and counselling services.”"""
    assert law.provides(Measure.INFORMATION_FOR_PARENTS)


@holding("Note 24", force="should")
def test_carers_have_access_to_information_and_counselling(law: Law) -> None:
    """“Care takers should have access to information and counselling services.”"""
    assert law.provides(Measure.INFORMATION_FOR_CARERS)

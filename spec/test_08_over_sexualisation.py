"""Explanatory note, “The impact of the over-sexualisation of society”: paragraphs 21 to 24."""

from lanzarote import ADULT, Conduct, Law, Measure, holding, when
from lanzarote.spec.readings import conduct, offence_of, pictures_willingly_shared, punished, raises_only


@holding("Note 22")
def test_pictures_that_the_child_willingly_shared_alter_nothing(law: Law, case: Conduct) -> None:
    """An adult's offence of Article 20§1 stays one with the child “willingly sharing … pictures of themselves”."""
    offence = offence_of(case)
    when(offence is not None and case.offender_age >= ADULT and pictures_willingly_shared(case))
    when(conduct(offence, law, case) and raises_only(law, case, law.assumed))
    when(punished(law, case.changed("willing", False), offence))
    assert punished(law, case, offence)


@holding("Note 23", force="should")
def test_prevention_is_based_on_the_inappropriate_nature_of_certain_relationships(law: Law) -> None:
    """“Prevention of online grooming should be based on … the inappropriate nature of certain relationships.”"""
    assert law.provides(Measure.PREVENTION_ON_RELATIONSHIPS)


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

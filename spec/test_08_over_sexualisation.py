"""Explanatory note, “The impact of the over-sexualisation of society”: paragraphs 21 to 24."""

from lanzarote import ADULT, Conduct, Law, Measure, Solicitation, holding, when
from lanzarote.model import EarlierContact, Purpose
from lanzarote.spec.readings import criminalised, offence_of, pictures_willingly_shared, punished, raises


@holding("Note 22")
def test_pictures_that_the_child_willingly_shared_alter_nothing(law: Law, case: Conduct) -> None:
    """What Article 20§1 makes an offence does not cease to be one because the child shared the pictures willingly."""
    when(case.offender_age >= ADULT and pictures_willingly_shared(case) and not raises(law, case, "partner-images"))
    when(punished(law, case.changed("willing", False), offence_of(case)))
    assert punished(law, case, offence_of(case))


@holding("Note 23", force="should")
def test_ordinary_communication_is_no_solicitation(law: Law, case: Solicitation) -> None:
    """It is “the inappropriate nature of certain relationships” that counts, not “all relationships”."""
    when(case.has(purpose=Purpose.NONE) and not case.sexual_wording)
    when(case.has(later_purpose=Purpose.NONE))
    when(case.has(earlier_purpose=Purpose.NONE))
    when(not case.has(earlier_contact=EarlierContact.SEXUAL))
    assert not criminalised(law, case)


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

"""Explanatory note, 14 to 24: guidance to Parties; anti-paedophile activism (18–20), over-sexualisation (21–24)."""

from lanzarote import ADULT, Conduct, Enforcement, Law, Measure, holding, when
from lanzarote.model import Role, Task
from lanzarote.spec.readings import conduct, offence_of, pictures_willingly_shared, punished, raises_only


@holding("Note 16", force="should")
def test_prosecutors_are_trained_on_cases_of_willing_children(law: Law) -> None:
    """Prosecutors “should have or continue to have, access to training” on cases of children who engaged willingly."""
    assert law.provides(Measure.TRAINING_WILLING_CHILD_PROSECUTORS)


@holding("Note 16", force="should")
def test_law_enforcement_is_trained_on_cases_of_willing_children(law: Law) -> None:
    """“Law enforcement authorities” should have such training too."""
    assert law.provides(Measure.TRAINING_WILLING_CHILD_LAW_ENFORCEMENT)


@holding("Note 16", force="should")
def test_other_professionals_are_trained_on_cases_of_willing_children(law: Law) -> None:
    """So should “other professionals”."""
    assert law.provides(Measure.TRAINING_WILLING_CHILD_OTHERS)


@holding("Note 19", force="should")
def test_private_persons_ngos_and_media_are_discouraged_from_policing(law: Law) -> None:
    """Individuals, NGOs and media are to be “discouraged from taking the role of law enforcement”."""
    assert law.provides(Measure.PRIVATE_POLICING_DISCOURAGED)


@holding("Note 20", force="should")
def test_a_specialised_ngo_does_not_collaborate_unsupervised(law: Law, case: Enforcement) -> None:
    """“Such collaboration should be strictly supervised”: else a specialised NGO is not permitted to assist."""
    when(case.has(task=Task.ASSISTING, role=Role.SPECIALISED_NGO) and not case.supervised)
    assert not law.permits(case)


@holding("Note 22")
def test_pictures_that_the_child_willingly_shared_alter_nothing(law: Law, case: Conduct) -> None:
    """An adult's offence of Article 20§1 stays one with the child “willingly sharing … pictures of themselves”."""
    offence = offence_of(case)
    when(offence is not None and case.offender_age >= ADULT and pictures_willingly_shared(case))
    when(conduct(offence, law, case) and raises_only(law, case, law.assumed - {"partner-images"}))
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

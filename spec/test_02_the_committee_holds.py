"""Opinion, 14 to 25: what the Committee holds. Conduct is an adult's, with intent, beyond dispute (`conduct_of`)."""

from collections.abc import Callable

from lanzarote import Conduct, Enforcement, Law, Measure, Offence, Solicitation, holding, when
from lanzarote.model import Proceedings, Role, Task
from lanzarote.spec.readings import (
    alone,
    attempted,
    conduct_of,
    criminalised,
    offence_of,
    other_act,
    punished,
    several_offences,
    stays_online,
)


@holding("Opinion 16", "Note 17", force="may", to_consider=True)
def test_law_enforcement_is_encouraged_to_prevent(law: Law) -> None:
    """Law enforcement is encouraged “to prevent the commitment of sexual offences, including online grooming”."""
    assert law.provides(Measure.PREVENTION_BY_LAW_ENFORCEMENT)


@holding("Opinion 18", "Opinion 14", "Note 11")
def test_producing_is_an_offence(law: Law, case: Conduct) -> None:
    """“The production of child pornography” without right, by who makes the images himself, is one (Article 20§1.a)."""
    when(conduct_of(Offence.ARTICLE_20_1_A, law, case))
    assert punished(law, case, Offence.ARTICLE_20_1_A)


@holding("Opinion 18")
def test_offering_or_making_available_is_an_offence(law: Law, case: Conduct) -> None:
    """“Offering or making available child pornography” without right is an offence (Article 20§1.b)."""
    when(conduct_of(Offence.ARTICLE_20_1_B, law, case))
    assert punished(law, case, Offence.ARTICLE_20_1_B)


@holding("Opinion 18")
def test_distributing_or_transmitting_is_an_offence(law: Law, case: Conduct) -> None:
    """“Distributing or transmitting child pornography” without right is an offence (Article 20§1.c)."""
    when(conduct_of(Offence.ARTICLE_20_1_C, law, case))
    assert punished(law, case, Offence.ARTICLE_20_1_C)


@holding("Opinion 18")
def test_procuring_is_an_offence(law: Law, case: Conduct) -> None:
    """“Procuring child pornography for oneself or for another person” without right is one (Article 20§1.d)."""
    when(conduct_of(Offence.ARTICLE_20_1_D, law, case))
    assert punished(law, case, Offence.ARTICLE_20_1_D)


@holding("Opinion 18")
def test_possessing_is_an_offence(law: Law, case: Conduct) -> None:
    """“Possessing child pornography” without right is an offence (Article 20§1.e)."""
    when(conduct_of(Offence.ARTICLE_20_1_E, law, case))
    assert punished(law, case, Offence.ARTICLE_20_1_E)


@holding("Opinion 18")
def test_knowingly_obtaining_access_is_an_offence(law: Law, case: Conduct) -> None:
    """“Knowingly obtaining access, through information and communication technologies”, is one (Article 20§1.f)."""
    when(conduct_of(Offence.ARTICLE_20_1_F, law, case))
    assert punished(law, case, Offence.ARTICLE_20_1_F)


@holding("Opinion 18", "Note 11")
def test_one_of_several_acts_on_the_same_material_is_an_offence(law: Law, case: Conduct) -> None:
    """“Or the entirety of Article 20”: of several acts on the same material, each punished alone, one is an offence."""
    when(several_offences(law, case))
    acts = (case, other_act(case))
    when(all(punished(law, alone(act), offence_of(act)) for act in acts))
    assert any(punished(law, act, offence_of(act)) for act in acts)


@holding("Opinion 18", "Note 12")
def test_recruiting_or_causing_to_participate_is_an_offence(law: Law, case: Conduct) -> None:
    """“Recruiting a child into participating in pornographic performances or causing” one to is one (21§1.a)."""
    when(conduct_of(Offence.ARTICLE_21_1_A, law, case))
    assert punished(law, case, Offence.ARTICLE_21_1_A)


@holding("Opinion 18", "Note 12")
def test_coercing_profiting_or_exploiting_is_an_offence(law: Law, case: Conduct) -> None:
    """“Coercing a child …, or profiting from or otherwise exploiting a child” is an offence (Article 21§1.b)."""
    when(conduct_of(Offence.ARTICLE_21_1_B, law, case))
    assert punished(law, case, Offence.ARTICLE_21_1_B)


@holding("Opinion 18")
def test_knowingly_attending_is_an_offence(law: Law, case: Conduct) -> None:
    """“Knowingly attending pornographic performances involving … children”, in person, is one (Article 21§1.c)."""
    when(conduct_of(Offence.ARTICLE_21_1_C, law, case))
    assert punished(law, case, Offence.ARTICLE_21_1_C)


@holding("Opinion 18", "Note 12")
def test_causing_to_witness_is_an_offence(law: Law, case: Conduct) -> None:
    """For sexual purposes, in presence, causing a child “to witness sexual abuse or sexual activities” is one (22)."""
    when(conduct_of(Offence.ARTICLE_22, law, case))
    assert punished(law, case, Offence.ARTICLE_22)


def attempt_at(offence: Offence, what: str) -> Callable[..., None]:
    """The holding that attempt at an offence is one too."""

    def claim(law: Law, case: Conduct) -> None:
        when(attempted(offence, law, case))
        assert punished(law, case, offence)

    claim.__name__ = f"attempt_at_{what.replace(',', '').replace(' ', '_')}_is_an_offence"
    claim.__doc__ = f"“Attempts to commit the offences” are offences where these are: so at {what} ({offence})."
    return holding("Opinion 18", "Note 13", about="attempt")(claim)


test_attempt_at_sexual_activities_is_an_offence = attempt_at(Offence.ARTICLE_18_1_A, "sexual activities")
test_attempt_at_producing_is_an_offence = attempt_at(Offence.ARTICLE_20_1_A, "producing")
test_attempt_at_offering_or_making_available_is_an_offence = attempt_at(
    Offence.ARTICLE_20_1_B, "offering or making available"
)
test_attempt_at_distributing_or_transmitting_is_an_offence = attempt_at(
    Offence.ARTICLE_20_1_C, "distributing or transmitting"
)
test_attempt_at_procuring_is_an_offence = attempt_at(Offence.ARTICLE_20_1_D, "procuring")
test_attempt_at_possessing_is_an_offence = attempt_at(Offence.ARTICLE_20_1_E, "possessing")
test_attempt_at_obtaining_access_is_an_offence = attempt_at(Offence.ARTICLE_20_1_F, "obtaining access")
test_attempt_at_recruiting_or_causing_to_participate_is_an_offence = attempt_at(
    Offence.ARTICLE_21_1_A, "recruiting or causing to participate"
)
test_attempt_at_coercing_profiting_or_exploiting_is_an_offence = attempt_at(
    Offence.ARTICLE_21_1_B, "coercing, profiting or exploiting"
)
test_attempt_at_attending_is_an_offence = attempt_at(Offence.ARTICLE_21_1_C, "attending")
test_attempt_at_causing_to_witness_is_an_offence = attempt_at(Offence.ARTICLE_22, "causing to witness")


@holding("Opinion 20", "Note 14", force="should", to_consider=True)
def test_solicitation_for_abuse_that_stays_online_is_criminalised_too(law: Law, case: Solicitation) -> None:
    """Solicitation by an adult for abuse that “is committed online”, without a meeting in person, is criminalised."""
    when(stays_online(law, case))
    assert criminalised(law, case)


@holding("Opinion 21", force="should")
def test_only_authorities_investigate_and_prosecute(law: Law, case: Enforcement) -> None:
    """Others, unasked or unsupervised, do neither: it “should remain with law enforcement authorities and” justice."""
    when(case.has(task=(Task.INVESTIGATING, Task.PROSECUTING)))
    when(not case.has(role=(Role.LAW_ENFORCEMENT, Role.JUSTICE_SYSTEM)))
    when(not (case.requested and case.supervised))
    assert not law.permits(case)


@holding("Opinion 21", "Note 20", force="may")
def test_a_specialised_ngo_may_assist_when_asked(law: Law, case: Enforcement) -> None:
    """“When appropriate, assistance may be requested”: a specialised NGO that is asked and supervised may assist."""
    when(case.has(task=Task.ASSISTING, role=Role.SPECIALISED_NGO))
    when(case.requested and case.supervised)
    assert law.permits(case)


@holding("Opinion 22", force="should")
def test_publishing_private_information_on_a_suspect_is_not_permitted(law: Law, case: Enforcement) -> None:
    """“Making private information on alleged … offenders public, is not permitted” where no law provides for it."""
    when(case.has(task=Task.PUBLISHING) and not case.provided_by_law)
    when(not case.has(proceedings=Proceedings.CONVICTED))
    assert not law.permits(case)


@holding("Opinion 23", "Note 15", force="should")
def test_training_and_resources_are_allocated_to_investigation(law: Law) -> None:
    """There is “a great need” for training and resources for the “investigation of cases”."""
    assert law.provides(Measure.TRAINING_INVESTIGATION)
    assert law.provides(Measure.RESOURCES_INVESTIGATION)


@holding("Opinion 23", "Note 15", force="should")
def test_training_and_resources_are_allocated_to_prosecution(law: Law) -> None:
    """There is “a great need” for training and resources for the “prosecution of offenders”."""
    assert law.provides(Measure.TRAINING_PROSECUTION)
    assert law.provides(Measure.RESOURCES_PROSECUTION)


@holding("Opinion 23", "Note 15", force="should")
def test_training_and_resources_are_allocated_to_protection_of_victims(law: Law) -> None:
    """There is “a great need” for training and resources for the “protection of victims of online grooming”."""
    assert law.provides(Measure.TRAINING_PROTECTION)
    assert law.provides(Measure.RESOURCES_PROTECTION)


@holding("Opinion 24", force="should")
def test_adequate_means_are_allocated_to_civil_society(law: Law) -> None:
    """“Adequate means should therefore also be allocated” to civil society."""
    assert law.provides(Measure.CIVIL_SOCIETY_MEANS)


@holding("Opinion 25", force="should")
def test_children_are_empowered_to_enjoy_the_advantages_of_icts(law: Law) -> None:
    """“Children should be empowered to enjoy the advantages of information and communication technologies.”"""
    assert law.provides(Measure.CHILDREN_EMPOWERED)


@holding("Opinion 25", force="should")
def test_children_are_taught_the_risks_of_the_digital_world(law: Law) -> None:
    """They “should be taught about the risks …, especially those generated by the over-sexualisation of society”."""
    assert law.provides(Measure.RISKS_TAUGHT)


@holding("Opinion 25", "Note 24", force="should")
def test_the_opportunities_of_icts_are_in_all_school_curricula(law: Law) -> None:
    """“The opportunities … of information and communication technologies should be included in all … curricula.”"""
    assert law.provides(Measure.ICT_OPPORTUNITIES_IN_CURRICULA)


@holding("Opinion 25", "Note 24", force="should")
def test_the_risks_of_icts_are_in_all_school_curricula(law: Law) -> None:
    """The “risks of information and communication technologies should be included in all school curricula”."""
    assert law.provides(Measure.ICT_RISKS_IN_CURRICULA)

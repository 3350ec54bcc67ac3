"""Opinion, paragraphs 14 to 25: what the Committee holds."""

from lanzarote import (
    ADULT,
    LIMBS,
    Attempt,
    Conduct,
    Enforcement,
    Law,
    Measure,
    Offence,
    Solicitation,
    establishes_any,
    holding,
    indifferent,
    when,
)
from lanzarote.model import ICT, Proceedings, Purpose, Role, Setting, Stage, Task
from lanzarote.spec.readings import (
    ARTICLE_23,
    ARTICLES_20_TO_22,
    BEYOND_ARTICLE_23,
    all_elements,
    attempted,
    conduct_of,
    left_open,
    online_abuse_is_proposed,
    qualifying_purpose,
)


@holding("Opinion 14", "Note 7")
def test_sexual_activities_are_a_purpose_of_article_23(law: Law, case: Solicitation) -> None:
    """One purpose is “sexual abuse of a child who has not reached the legal age” (Article 18§1.a)."""
    when(all_elements(law, case) and law.establishes(ARTICLE_23, case))
    assert law.establishes(ARTICLE_23, case.changed("purpose", Purpose.SEXUAL_ACTIVITIES))


@holding("Opinion 14", "Note 7")
def test_production_is_a_purpose_of_article_23(law: Law, case: Solicitation) -> None:
    """The other purpose is “the production of child pornography (Article 20§1.a)”."""
    when(all_elements(law, case) and law.establishes(ARTICLE_23, case))
    assert law.establishes(ARTICLE_23, case.changed("purpose", Purpose.PRODUCTION))


@holding("Opinion 3", "Opinion 14", "Note 7", "Report 158")
def test_any_other_purpose_is_never_article_23(law: Law, case: Solicitation) -> None:
    """There is no third purpose: a proposal for any other, or for none, is never Article 23."""
    when(not qualifying_purpose(case))
    assert not law.establishes(ARTICLE_23, case)


@holding("Opinion 15")
def test_article_23_is_indifferent_to_whether_the_intended_offence_is_committed(law: Law, case: Solicitation) -> None:
    """Article 23 “does not require the offences mentioned above to be actually committed”."""
    assert left_open(case) or indifferent(law, ARTICLE_23, case, "offence_committed")


@holding("Opinion 16", "Note 17", force="may")
def test_law_enforcement_is_encouraged_to_prevent(law: Law) -> None:
    """“States may consider encouraging law enforcement to prevent the commitment of sexual offences.”"""
    assert law.provides(Measure.PREVENTION_BY_LAW_ENFORCEMENT)


@holding("Opinion 17")
def test_production_stands_beside_what_else_is_done_with_the_material(law: Law, case: Conduct) -> None:
    """Production, “possession and transmission” go together: production is not displaced by the others."""
    when(case.offender_age >= ADULT)
    assert indifferent(law, Offence.ARTICLE_20_1_A, case, "beside")


@holding("Opinion 17")
def test_possession_stands_beside_what_else_is_done_with_the_material(law: Law, case: Conduct) -> None:
    """“Production, possession and transmission” go together: possession is not displaced by the others."""
    when(case.offender_age >= ADULT)
    assert indifferent(law, Offence.ARTICLE_20_1_E, case, "beside")


@holding("Opinion 17")
def test_transmission_stands_beside_what_else_is_done_with_the_material(law: Law, case: Conduct) -> None:
    """“Production, possession and transmission” go together: transmission is not displaced by the others."""
    when(case.offender_age >= ADULT)
    assert indifferent(law, Offence.ARTICLE_20_1_C, case, "beside")


@holding("Opinion 18")
def test_offering_or_making_available_is_an_offence(law: Law, case: Conduct) -> None:
    """“Offering or making available child pornography” is an offence (Article 20§1.b)."""
    when(conduct_of(Offence.ARTICLE_20_1_B, law, case))
    assert law.establishes(Offence.ARTICLE_20_1_B, case)


@holding("Opinion 18")
def test_distributing_or_transmitting_is_an_offence(law: Law, case: Conduct) -> None:
    """“Distributing or transmitting child pornography” is an offence (Article 20§1.c)."""
    when(conduct_of(Offence.ARTICLE_20_1_C, law, case))
    assert law.establishes(Offence.ARTICLE_20_1_C, case)


@holding("Opinion 18")
def test_procuring_is_an_offence(law: Law, case: Conduct) -> None:
    """“Procuring child pornography for oneself or for another person” is an offence (Article 20§1.d)."""
    when(conduct_of(Offence.ARTICLE_20_1_D, law, case))
    assert law.establishes(Offence.ARTICLE_20_1_D, case)


@holding("Opinion 18")
def test_possessing_is_an_offence(law: Law, case: Conduct) -> None:
    """“Possessing child pornography” is an offence (Article 20§1.e)."""
    when(conduct_of(Offence.ARTICLE_20_1_E, law, case))
    assert law.establishes(Offence.ARTICLE_20_1_E, case)


@holding("Opinion 18")
def test_knowingly_obtaining_access_is_an_offence(law: Law, case: Conduct) -> None:
    """“Knowingly obtaining access, through information and communication technologies” is one (Article 20§1.f)."""
    when(conduct_of(Offence.ARTICLE_20_1_F, law, case))
    assert law.establishes(Offence.ARTICLE_20_1_F, case)


@holding("Opinion 18", "Note 12")
def test_recruiting_or_causing_to_participate_is_an_offence(law: Law, case: Conduct) -> None:
    """“Recruiting a child into participating in pornographic performances or causing” it is one (Article 21§1.a)."""
    when(conduct_of(Offence.ARTICLE_21_1_A, law, case))
    assert law.establishes(Offence.ARTICLE_21_1_A, case)


@holding("Opinion 18", "Note 12")
def test_coercing_profiting_or_exploiting_is_an_offence(law: Law, case: Conduct) -> None:
    """“Coercing a child …, or profiting from or otherwise exploiting a child” is an offence (Article 21§1.b)."""
    when(conduct_of(Offence.ARTICLE_21_1_B, law, case))
    assert law.establishes(Offence.ARTICLE_21_1_B, case)


@holding("Opinion 18")
def test_knowingly_attending_is_an_offence(law: Law, case: Conduct) -> None:
    """“Knowingly attending pornographic performances involving … children” is an offence (Article 21§1.c)."""
    when(conduct_of(Offence.ARTICLE_21_1_C, law, case))
    assert law.establishes(Offence.ARTICLE_21_1_C, case)


@holding("Opinion 18", "Note 12")
def test_causing_to_witness_is_an_offence(law: Law, case: Conduct) -> None:
    """Causing a child, for sexual purposes, “to witness sexual abuse or sexual activities” is one (Article 22)."""
    when(conduct_of(Offence.ARTICLE_22, law, case))
    assert law.establishes(Offence.ARTICLE_22, case)


@holding("Opinion 18")
def test_conduct_without_intent_is_never_an_offence_of_articles_20_to_22(law: Law, case: Conduct) -> None:
    """What the Convention criminalises is “the intentional conduct”; without intent it is no offence, nor attempt."""
    when(not case.intentional)
    assert not establishes_any(law, [*ARTICLES_20_TO_22, *map(Attempt, LIMBS)], case)


@holding("Opinion 18", "Note 13")
def test_attempt_at_article_23_is_an_offence(law: Law, case: Solicitation) -> None:
    """“Attempts to commit the offences” of the Convention are offences: so attempt at Article 23."""
    when(all_elements(law, case, Stage.ATTEMPTED))
    when(law.establishes(ARTICLE_23, case.changed("stage", Stage.COMPLETED)))
    assert law.establishes(Attempt(ARTICLE_23), case)


@holding("Opinion 3", "Opinion 18", "Note 13")
def test_what_is_only_attempted_is_never_article_23_itself(law: Law, case: Solicitation) -> None:
    """“Attempts to commit the offences” are offences of their own: what is only attempted is not Article 23."""
    when(case.has(stage=Stage.ATTEMPTED))
    assert not law.establishes(ARTICLE_23, case)


@holding("Opinion 18", "Note 13")
def test_attempt_at_sexual_activities_is_an_offence(law: Law, case: Conduct) -> None:
    """“Attempts to commit the offences” are offences: so attempt at sexual activities (Article 18§1.a)."""
    when(attempted(Offence.ARTICLE_18_1_A, law, case))
    assert law.establishes(Attempt(Offence.ARTICLE_18_1_A), case)


@holding("Opinion 18", "Note 13")
def test_attempt_at_producing_is_an_offence(law: Law, case: Conduct) -> None:
    """“Attempts to commit the offences” are offences: so attempt at producing (Article 20§1.a)."""
    when(attempted(Offence.ARTICLE_20_1_A, law, case))
    assert law.establishes(Attempt(Offence.ARTICLE_20_1_A), case)


@holding("Opinion 18", "Note 13")
def test_attempt_at_offering_or_making_available_is_an_offence(law: Law, case: Conduct) -> None:
    """“Attempts to commit the offences” are offences: so attempt at offering or making available (Article 20§1.b)."""
    when(attempted(Offence.ARTICLE_20_1_B, law, case))
    assert law.establishes(Attempt(Offence.ARTICLE_20_1_B), case)


@holding("Opinion 18", "Note 13")
def test_attempt_at_distributing_or_transmitting_is_an_offence(law: Law, case: Conduct) -> None:
    """“Attempts to commit the offences” are offences: so attempt at distributing or transmitting (Article 20§1.c)."""
    when(attempted(Offence.ARTICLE_20_1_C, law, case))
    assert law.establishes(Attempt(Offence.ARTICLE_20_1_C), case)


@holding("Opinion 18", "Note 13")
def test_attempt_at_procuring_is_an_offence(law: Law, case: Conduct) -> None:
    """“Attempts to commit the offences” are offences: so attempt at procuring (Article 20§1.d)."""
    when(attempted(Offence.ARTICLE_20_1_D, law, case))
    assert law.establishes(Attempt(Offence.ARTICLE_20_1_D), case)


@holding("Opinion 18", "Note 13")
def test_attempt_at_possessing_is_an_offence(law: Law, case: Conduct) -> None:
    """“Attempts to commit the offences” are offences: so attempt at possessing (Article 20§1.e)."""
    when(attempted(Offence.ARTICLE_20_1_E, law, case))
    assert law.establishes(Attempt(Offence.ARTICLE_20_1_E), case)


@holding("Opinion 18", "Note 13")
def test_attempt_at_obtaining_access_is_an_offence(law: Law, case: Conduct) -> None:
    """“Attempts to commit the offences” are offences: so attempt at obtaining access (Article 20§1.f)."""
    when(attempted(Offence.ARTICLE_20_1_F, law, case))
    assert law.establishes(Attempt(Offence.ARTICLE_20_1_F), case)


@holding("Opinion 18", "Note 13")
def test_attempt_at_recruiting_or_causing_to_participate_is_an_offence(law: Law, case: Conduct) -> None:
    """“Attempts to commit the offences” are offences: so attempt at recruiting or causing (Article 21§1.a)."""
    when(attempted(Offence.ARTICLE_21_1_A, law, case))
    assert law.establishes(Attempt(Offence.ARTICLE_21_1_A), case)


@holding("Opinion 18", "Note 13")
def test_attempt_at_coercing_profiting_or_exploiting_is_an_offence(law: Law, case: Conduct) -> None:
    """“Attempts to commit the offences” are offences: so attempt at coercing and the like (Article 21§1.b)."""
    when(attempted(Offence.ARTICLE_21_1_B, law, case))
    assert law.establishes(Attempt(Offence.ARTICLE_21_1_B), case)


@holding("Opinion 18", "Note 13")
def test_attempt_at_attending_is_an_offence(law: Law, case: Conduct) -> None:
    """“Attempts to commit the offences” are offences: so attempt at attending (Article 21§1.c)."""
    when(attempted(Offence.ARTICLE_21_1_C, law, case))
    assert law.establishes(Attempt(Offence.ARTICLE_21_1_C), case)


@holding("Opinion 18", "Note 13")
def test_attempt_at_causing_to_witness_is_an_offence(law: Law, case: Conduct) -> None:
    """“Attempts to commit the offences” are offences: so attempt at causing to witness (Article 22)."""
    when(attempted(Offence.ARTICLE_22, law, case))
    assert law.establishes(Attempt(Offence.ARTICLE_22), case)


@holding("Opinion 20", "Note 9")
def test_article_23_is_indifferent_to_which_ict_is_used_known_or_not_yet_heard_of(law: Law, case: Solicitation) -> None:
    """Grooming is to be understood as it “could be committed tomorrow”: an unheard-of technology is an ICT too."""
    assert left_open(case) or indifferent(law, ARTICLE_23, case, "channel", ICT)


@holding("Opinion 20")
def test_articles_20_to_22_are_indifferent_to_a_technology_not_yet_heard_of(law: Law, case: Conduct) -> None:
    """Conduct under Articles 20 to 22, too, is to be understood as it “could be committed tomorrow”."""
    when(case.offender_age >= ADULT)
    assert indifferent(law, ARTICLES_20_TO_22, case, "setting", (Setting.ONLINE, Setting.ONLINE_UNHEARD_OF))


@holding("Opinion 20", "Note 14", force="should")
def test_solicitation_that_stays_online_is_criminalised_under_another_label(law: Law, case: Solicitation) -> None:
    """Criminalisation should be extended to abuse that “is not the result of a meeting in person”."""
    when(online_abuse_is_proposed(law, case))
    assert law.establishes(BEYOND_ARTICLE_23, case)


@holding("Opinion 21", force="should")
def test_only_authorities_investigate_and_prosecute(law: Law, case: Enforcement) -> None:
    """Neither NGOs “nor the public should become the de facto agency of law enforcement”."""
    when(case.has(task=(Task.INVESTIGATING, Task.PROSECUTING)))
    when(not case.has(role=(Role.LAW_ENFORCEMENT, Role.JUSTICE_SYSTEM)))
    assert not law.permits(case)


@holding("Opinion 21", force="should")
def test_a_specialised_ngo_may_assist_when_asked(law: Law, case: Enforcement) -> None:
    """“When appropriate, assistance may be requested from specialised NGOs.”"""
    when(case.has(task=Task.ASSISTING, role=Role.SPECIALISED_NGO))
    when(case.requested and case.supervised)
    assert law.permits(case)


@holding("Opinion 22", force="should")
def test_publishing_private_information_on_a_suspect_is_not_permitted(law: Law, case: Enforcement) -> None:
    """“Making private information on alleged sexual offenders public, is not permitted”, national law apart."""
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


@holding("Opinion 25", "Note 24", force="should")
def test_the_opportunities_of_icts_are_in_all_school_curricula(law: Law) -> None:
    """“The opportunities … of information and communication technologies should be included” in curricula."""
    assert law.provides(Measure.ICT_OPPORTUNITIES_IN_CURRICULA)


@holding("Opinion 25", "Note 24", force="should")
def test_the_risks_of_icts_are_in_all_school_curricula(law: Law) -> None:
    """The “risks of information and communication technologies should be included in all school curricula”."""
    assert law.provides(Measure.ICT_RISKS_IN_CURRICULA)

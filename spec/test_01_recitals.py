"""Opinion, recitals 1 to 13. Those that recall Article 23 are cited beside its own words in test_03."""

from lanzarote import ADULT, Conduct, Law, Offence, Solicitation, holding, when
from lanzarote.spec.readings import ARTICLE_23, conduct_of, exclusively_online, punished


@holding("Opinion 4")
def test_the_law_states_its_legal_age(law: Law) -> None:
    """The legal age for sexual activities “is set by national law”: the law states one."""
    assert law.legal_age > 0


@holding("Opinion 4", "Opinion 14")
def test_sexual_activities_of_an_adult_with_a_child_below_the_legal_age_are_an_offence(law: Law, case: Conduct) -> None:
    """Intended sexual activities “by an adult with a child” below the legal age, in presence, are an offence."""
    when(conduct_of(Offence.ARTICLE_18_1_A, law, case))
    assert punished(law, case, Offence.ARTICLE_18_1_A)


@holding("Opinion 5", "Opinion 3", force="scope")
def test_child_to_child_solicitation_is_never_article_23(law: Law, case: Solicitation) -> None:
    """“Children who solicit other children with sexual intent are not covered by Article 23”: nobody under 18 is."""
    when(case.offender_age < ADULT)
    assert not law.establishes(ARTICLE_23, case)


@holding("Opinion 9", "Note 4", "Note 11", force="scope")
def test_abuse_exclusively_online_is_never_article_23(law: Law, case: Solicitation) -> None:
    """Where no meeting in person is proposed, or nothing is done towards one, a “constitutive element” is missing."""
    when(exclusively_online(case))
    assert not law.establishes(ARTICLE_23, case)

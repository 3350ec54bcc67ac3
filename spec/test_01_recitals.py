"""Opinion, recitals 1 to 13: what Article 23 is, and what it is not."""

from lanzarote import (
    ADULT,
    Attempt,
    Conduct,
    Law,
    Offence,
    Solicitation,
    establishes_any,
    holding,
    indifferent,
    when,
)
from lanzarote.model import MaterialAct, Purpose, Setting, Stage
from lanzarote.spec.readings import (
    ARTICLE_23,
    ARTICLES_20_TO_22,
    all_elements,
    conduct_of,
    exclusively_online,
    grooming,
    left_open,
    offence_of,
    online,
)


@holding("Opinion 3", "Note 3", "Note 7")
def test_all_elements_together_always_establish_article_23(law: Law, case: Solicitation) -> None:
    """Wherever every element of Article 23 is there, the law establishes Article 23."""
    when(all_elements(law, case))
    assert law.establishes(ARTICLE_23, case)


@holding("Opinion 3", "Report 158")
def test_without_intent_is_never_article_23(law: Law, case: Solicitation) -> None:
    """What is criminalised is the “intentional proposal”; without intent it is never Article 23, nor attempt at it."""
    when(not case.intentional)
    assert not establishes_any(law, (ARTICLE_23, Attempt(ARTICLE_23)), case)


@holding("Opinion 4")
def test_the_law_states_its_legal_age(law: Law) -> None:
    """The legal age for sexual activities “is set by national law”: the law states it, at most 18 (Article 3)."""
    assert 0 < law.legal_age <= ADULT


@holding("Opinion 4")
def test_a_child_just_below_the_legal_age_is_protected_by_article_23(law: Law, case: Solicitation) -> None:
    """A child “who has not reached the legal age”, be it only by a year, is protected like a younger one."""
    when(all_elements(law, case) and law.establishes(ARTICLE_23, case))
    assert law.establishes(ARTICLE_23, case.changed("child_age", law.legal_age - 1))


@holding("Opinion 3", "Opinion 4")
def test_a_child_who_has_reached_the_legal_age_is_never_a_victim_of_article_23(law: Law, case: Solicitation) -> None:
    """A child who has reached the legal age, whatever it is in this law, is never a victim of Article 23."""
    when(case.child_age >= law.legal_age)
    assert not law.establishes(ARTICLE_23, case)


@holding("Opinion 4")
def test_sexual_activities_of_an_adult_with_a_child_below_the_legal_age_are_unlawful(law: Law, case: Conduct) -> None:
    """Sexual activities are “unlawful when practiced by an adult with a child” below the legal age."""
    when(conduct_of(Offence.ARTICLE_18_1_A, law, case))
    assert law.establishes(Offence.ARTICLE_18_1_A, case)


@holding("Opinion 3", "Opinion 5")
def test_child_to_child_solicitation_is_never_article_23(law: Law, case: Solicitation) -> None:
    """“Children who solicit other children with sexual intent are not covered by Article 23.”"""
    when(case.offender_age < ADULT)
    assert not law.establishes(ARTICLE_23, case)


@holding("Opinion 6")
def test_what_is_not_grooming_is_never_article_23(law: Law, case: Solicitation) -> None:
    """Solicitation “is part of a practice more commonly known as ‘grooming’”: every Article 23 case is grooming."""
    when(not grooming(case))
    assert not law.establishes(ARTICLE_23, case)


@holding("Opinion 6")
def test_grooming_that_has_not_come_to_a_proposal_is_never_article_23(law: Law, case: Solicitation) -> None:
    """Solicitation is “part of” grooming and not all of it: grooming without a proposal is not Article 23."""
    when(grooming(case) and not case.proposes)
    assert not law.establishes(ARTICLE_23, case)


@holding("Opinion 7")
def test_conduct_online_is_an_offence_although_nobody_ever_meets(law: Law, case: Conduct) -> None:
    """Offences can be “committed exclusively online”: conduct that is one when people meet is one when nobody does."""
    offence = offence_of(case.doing)
    when(offence in ARTICLES_20_TO_22 and conduct_of(offence, law, case) and online(case))
    meeting = case.changed("present", True)
    if offence is not Offence.ARTICLE_20_1_F:
        meeting = meeting.changed("setting", Setting.OFFLINE)
    when(law.establishes(offence, meeting))
    assert law.establishes(offence, case.changed("present", False))


@holding("Opinion 8")
def test_articles_20_to_22_are_indifferent_to_whether_the_conduct_is_online(law: Law, case: Conduct) -> None:
    """Children are exposed to “some of the same risks online as offline”; only Article 20§1.f speaks of ICTs itself."""
    when(case.offender_age >= ADULT)
    offences = [o for o in ARTICLES_20_TO_22 if o is not Offence.ARTICLE_20_1_F]
    assert indifferent(law, offences, case, "setting")


@holding("Opinion 9", "Note 4", "Note 11")
def test_abuse_exclusively_online_is_never_article_23(law: Law, case: Solicitation) -> None:
    """Where all remains online “there are no material acts leading to a meeting in person”: never Article 23."""
    when(exclusively_online(case))
    assert not law.establishes(ARTICLE_23, case)


@holding("Opinion 9", "Note 4")
def test_the_element_missing_online_is_the_material_acts(law: Law, case: Solicitation) -> None:
    """What is missing online is the material acts, “a constitutive element of the criminal offence”."""
    when(exclusively_online(case) and case.has(act=MaterialAct.NONE))
    assert law.lacks(ARTICLE_23, case, "material_acts")


@holding("Opinion 10", "Note 9")
def test_article_23_is_indifferent_to_earlier_contact(law: Law, case: Solicitation) -> None:
    """Grooming behaviours “may not actually exist from the outset”: earlier contact, or none, changes nothing."""
    assert left_open(case) or indifferent(law, ARTICLE_23, case, "earlier_contact")


@holding("Opinion 10")
def test_article_23_is_indifferent_to_the_purpose_before_the_proposal(law: Law, case: Solicitation) -> None:
    """Motivation “may change over the course of an interaction”: what counts is the purpose of the proposal."""
    assert left_open(case) or indifferent(law, ARTICLE_23, case, "earlier_purpose")


@holding("Opinion 10")
def test_article_23_is_indifferent_to_a_purpose_formed_after_the_proposal(law: Law, case: Solicitation) -> None:
    """A purpose formed after the proposal neither makes it Article 23 nor undoes it; a new proposal may."""
    assert left_open(case) or indifferent(law, ARTICLE_23, case, "later_purpose")


@holding("Opinion 10")
def test_a_harmless_proposal_is_not_made_article_23_by_a_later_purpose(law: Law, case: Solicitation) -> None:
    """A proposal made without a sexual purpose is not Article 23, whatever the adult comes to want afterwards."""
    when(case.has(purpose=Purpose.NONE) and not case.has(later_purpose=Purpose.NONE))
    assert not law.establishes(ARTICLE_23, case)


@holding("Opinion 11")
def test_no_abuse_committed_online_remains_unpunished(law: Law, case: Conduct) -> None:
    """Acts leading to abuse online must not “remain unpunished”: each is an offence of Articles 20 to 22."""
    when(online(case) and any(conduct_of(o, law, case, stage) for stage in Stage for o in ARTICLES_20_TO_22))
    assert establishes_any(law, [*ARTICLES_20_TO_22, *map(Attempt, ARTICLES_20_TO_22)], case)


@holding("Opinion 12")
def test_article_23_is_indifferent_to_whether_the_meeting_takes_place(law: Law, case: Solicitation) -> None:
    """An interaction “may or may not result in a meeting”: arriving at the place is as good as meeting."""
    assert left_open(case) or indifferent(law, ARTICLE_23, case, "act", (MaterialAct.ARRIVAL, MaterialAct.MEETING))

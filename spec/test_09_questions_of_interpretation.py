"""The register of questions of interpretation (readings.yaml), each in its stricter reading: a law *depends* on it."""

from lanzarote import LIMBS, Conduct, Law, Measure, Offence, Solicitation, holding, when
from lanzarote.model import Reached, Stage
from lanzarote.spec.readings import (
    ARTICLES_20_TO_22,
    BELOW_LEGAL_AGE,
    beyond_dispute,
    carried_through,
    conduct_turns_on,
    criminalised,
    elements,
    offence_of,
    proposal_alone,
    punished,
    raises_only,
    turns_on,
)

ARTICLE_21_1_A_AND_B = (Offence.ARTICLE_21_1_A, Offence.ARTICLE_21_1_B)


@holding("Note 3", "Opinion 3", depends_on="on-the-way")
def test_travel_towards_the_meeting_is_a_material_act(law: Law, case: Solicitation) -> None:
    """Acts “leading to such a meeting” lie before it: travel towards the place counts."""
    when(turns_on("on-the-way", law, case))
    assert criminalised(law, case)


@holding("Note 7", "Opinion 15", depends_on="committed-step")
def test_a_step_that_commits_something_is_a_material_act(law: Law, case: Solicitation) -> None:
    """Steps “in order to meet the child in person” include one that commits money, time or another person."""
    when(turns_on("committed-step", law, case))
    assert criminalised(law, case)


@holding("Note 7", depends_on="any-step")
def test_any_concrete_step_is_a_material_act(law: Law, case: Solicitation) -> None:
    """“The concrete steps taken by the adult” are material acts, any of them."""
    when(turns_on("any-step", law, case))
    assert criminalised(law, case)


@holding("Note 1", "Report 157", depends_on="first-message")
def test_one_earlier_contact_or_none_is_enough(law: Law, case: Solicitation) -> None:
    """Article 23 asks for no earlier contact: one, or none, is enough."""
    when(turns_on("first-message", law, case))
    assert criminalised(law, case)


@holding("Note 3", "Report 155", depends_on="met-anywhere")
def test_the_first_contact_may_have_been_anywhere(law: Law, case: Solicitation) -> None:
    """Only the proposal must go through ICT: the two may first have met anywhere."""
    when(turns_on("met-anywhere", law, case))
    assert criminalised(law, case)


@holding("Note 4", "Opinion 3", depends_on="neutral-wording")
def test_a_neutral_invitation_made_with_the_purpose_is_enough(law: Law, case: Solicitation) -> None:
    """It is the proposal, with its aim, that “is expressed through ICTs”: its words need not show the purpose."""
    when(turns_on("neutral-wording", law, case))
    assert criminalised(law, case)


@holding("Report 159", "Opinion 20", depends_on="every-ict")
def test_every_ict_counts(law: Law, case: Solicitation) -> None:
    """Every information and communication technology counts, also the fixed line and one not yet invented."""
    when(turns_on("every-ict", law, case))
    assert criminalised(law, case)


@holding("Opinion 14", "Note 7", depends_on="purpose-overlap")
def test_article_18_1_b_and_recourse_are_purposes_too(law: Law, case: Solicitation) -> None:
    """Who means Article 18§1.b, or recourse under Article 19, means sexual activities: these purposes count too."""
    when(turns_on("purpose-overlap", law, case))
    assert criminalised(law, case)


@holding("Opinion 10", "Report 158", depends_on="purpose-at-the-act")
def test_a_purpose_formed_at_the_act_is_enough(law: Law, case: Solicitation) -> None:
    """The “motivation may change over the course of an interaction”: a purpose formed only at the act is enough."""
    when(turns_on("purpose-at-the-act", law, case))
    assert criminalised(law, case)


@holding("Note 4", "Note 7", depends_on="unspecified-meeting")
def test_a_proposal_that_names_no_place_and_time_is_enough(law: Law, case: Solicitation) -> None:
    """To propose “to meet the child” needs neither place nor time."""
    when(turns_on("unspecified-meeting", law, case))
    assert criminalised(law, case)


@holding("Note 23", "Note 1", depends_on="peers-included")
def test_article_23_covers_adults_little_older_than_the_child(law: Law, case: Solicitation) -> None:
    """“An adult” is every adult, also one little older than the child: so Article 23."""
    when(turns_on("peers-included", law, case))
    assert criminalised(law, case)


@holding("Note 13", "Note 3", depends_on="attempt-from-the-proposal", about="attempt")
def test_a_proposal_that_was_sent_is_an_attempt(law: Law, case: Solicitation) -> None:
    """The proposal sent, not yet followed by acts, is an attempt where an act begun is one (Article 24§2)."""
    when(elements(law, case, Stage.ATTEMPTED) and case.has(reached=Reached.PROPOSAL_SENT))
    when(raises_only(law, case, law.assumed | {"attempt-from-the-proposal"}))
    when(criminalised(law, carried_through(case)))
    when(criminalised(law, beyond_dispute("attempt-from-the-proposal", law, case)))
    assert criminalised(law, case) or criminalised(law, proposal_alone(case))


@holding("Note 23", "Opinion 4", depends_on="peers-included")
def test_articles_18_and_22_cover_adults_little_older_than_the_child(law: Law, case: Conduct) -> None:
    """So Article 18§1.a and Article 22, and attempt at them, where the adult is little older than the child."""
    when(conduct_turns_on("peers-included", law, case, *BELOW_LEGAL_AGE))
    assert punished(law, case, offence_of(case))


@holding("Note 22", depends_on="willingness-elsewhere")
def test_any_willingness_of_the_child_alters_nothing_of_articles_20_and_21(law: Law, case: Conduct) -> None:
    """In Articles 20 and 21, willingness in any form “shall not … alter the criminality of the adult’s behaviour”."""
    when(conduct_turns_on("willingness-elsewhere", law, case, *LIMBS))
    assert punished(law, case, offence_of(case))


@holding("Opinion 9", "Note 9", depends_on="abuse-at-a-distance")
def test_sexual_activities_online_are_article_18_too(law: Law, case: Conduct) -> None:
    """What the document calls “sexual abuse … committed exclusively online” is one, as in presence (Article 18§1.a)."""
    when(conduct_turns_on("abuse-at-a-distance", law, case, Offence.ARTICLE_18_1_A))
    assert punished(law, case, offence_of(case))


@holding("Opinion 18", "Note 12", depends_on="performance-at-a-distance")
def test_performances_before_a_camera_are_covered(law: Law, case: Conduct) -> None:
    """These behaviours “may take place online”: so Article 21§1.a and b before a camera."""
    when(conduct_turns_on("performance-at-a-distance", law, case, *ARTICLE_21_1_A_AND_B))
    assert punished(law, case, offence_of(case))


@holding("Opinion 18", "Opinion 8", depends_on="attending-at-a-distance")
def test_attending_through_a_camera_is_covered(law: Law, case: Conduct) -> None:
    """These behaviours “may take place online”: so attending under Article 21§1.c through a camera."""
    when(conduct_turns_on("attending-at-a-distance", law, case, Offence.ARTICLE_21_1_C))
    assert punished(law, case, offence_of(case))


@holding("Note 10", "Opinion 18", depends_on="witnessing-at-a-distance")
def test_what_the_child_witnesses_through_ict_is_covered(law: Law, case: Conduct) -> None:
    """The adult “can cause the child to witness, watch or take part” without being there: so Article 22 from afar."""
    when(conduct_turns_on("witnessing-at-a-distance", law, case, Offence.ARTICLE_22))
    assert punished(law, case, offence_of(case))


@holding("Opinion 18", depends_on="any-performance")
def test_any_performance_before_another_person_is_covered(law: Law, case: Conduct) -> None:
    """“Pornographic performances” in Article 21§1 need not be organised ones."""
    when(conduct_turns_on("any-performance", law, case, *ARTICLES_20_TO_22))
    assert punished(law, case, offence_of(case))


@holding("Note 10", "Report 156", depends_on="recorded-is-witnessed")
def test_showing_a_recording_is_causing_to_witness(law: Law, case: Conduct) -> None:
    """The child can be caused “to witness, watch or take part”: showing it a recording is causing to witness."""
    when(conduct_turns_on("recorded-is-witnessed", law, case, Offence.ARTICLE_22))
    assert punished(law, case, offence_of(case))


@holding("Note 11", "Report 156", depends_on="child-made-is-production")
def test_images_that_the_child_makes_for_the_adult_are_production(law: Law, case: Conduct) -> None:
    """The adult who lures a child into making images of itself commits “Production of child pornography”."""
    when(conduct_turns_on("child-made-is-production", law, case, Offence.ARTICLE_20_1_A))
    assert punished(law, case, offence_of(case))


@holding("Opinion 18", depends_on="partner-images")
def test_private_images_of_a_consenting_child_are_no_exception(law: Law, case: Conduct) -> None:
    """An adult's private images of a consenting child above the legal age are no exception: Article 20§3 names none."""
    when(conduct_turns_on("partner-images", law, case, *ARTICLES_20_TO_22))
    assert punished(law, case, offence_of(case))


@holding("Opinion 18", "Note 11", depends_on="minor-offenders")
def test_articles_20_to_22_reach_offenders_under_18(law: Law, case: Conduct) -> None:
    """“Adult” stands only in Article 23: Articles 20 to 22 reach offenders under 18 as well."""
    when(conduct_turns_on("minor-offenders", law, case, *ARTICLES_20_TO_22))
    assert punished(law, case, offence_of(case))


@holding("Opinion 20", "Report 159", depends_on="every-ict")
def test_access_through_every_ict_is_covered(law: Law, case: Conduct) -> None:
    """Access under Article 20§1.f is an offence through every ICT, also one not yet invented."""
    when(conduct_turns_on("every-ict", law, case, Offence.ARTICLE_20_1_F))
    assert punished(law, case, offence_of(case))


@holding("Note 15", depends_on="training-binding", about="measures")
def test_means_and_training_of_the_relevant_authorities_are_a_duty(law: Law) -> None:
    """“Appropriate means and specific training for the relevant authorities must be ensured”: those of Opinion 23."""
    training = (Measure.TRAINING_INVESTIGATION, Measure.TRAINING_PROSECUTION, Measure.TRAINING_PROTECTION)
    means = (Measure.RESOURCES_INVESTIGATION, Measure.RESOURCES_PROSECUTION, Measure.RESOURCES_PROTECTION)
    assert all(map(law.provides, (*training, *means)))

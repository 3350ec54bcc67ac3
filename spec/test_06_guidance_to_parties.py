"""Explanatory note, guidance to Parties wishing to go beyond Article 23: paragraphs 14 to 17."""

from lanzarote import Law, Measure, holding


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

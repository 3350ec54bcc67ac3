"""Situations refuse what could not be, and say so."""

import pytest

from lanzarote import Conduct, Solicitation
from lanzarote.model import KINDS, ActBy, Impossible, MaterialAct, facts


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ({"offender_age": -1}, "offender_age is -1; it can be 0 to 120 completed years"),
        ({"child_age": True}, "child_age is True"),
        ({"channel": "letter"}, "channel is 'letter'; it can be social network"),
        ({"act_by": ActBy.CHILD}, "act_by says nothing when act is none"),
        ({"willing": 1}, "willing is 1"),
    ],
)
def test_impossible_facts_are_refused_by_name(told, message):
    """The message names the fact and what it can be."""
    with pytest.raises(Impossible) as error:
        Solicitation(**told)
    assert message in str(error.value)


def test_what_is_left_out_is_ordinary():
    """A situation with nothing told is ordinary communication."""
    assert Solicitation().act is MaterialAct.NONE
    assert not Conduct().sexual_purpose


def test_variants_leave_out_what_could_not_be():
    """A fact that depends on another has no variants without it."""
    assert len(Solicitation().variants("act_by")) == 1
    assert len(Solicitation(act=MaterialAct.TRAVEL).variants("act_by")) == 3
    assert [v.willing for v in Solicitation().variants("willing")] == [False, True]


@pytest.mark.parametrize("kind", KINDS.values())
def test_every_fact_has_its_ordinary_value_first(kind):
    """Hypothesis shrinks and counterexamples fall back to the first value."""
    for fact in facts(kind).values():
        assert fact.is_age or fact.values[0] is fact.ordinary


def test_words_print_as_a_law_file_writes_them():
    """One word for one thing, everywhere."""
    assert str(MaterialAct.ARRIVAL) == "arrival at the meeting place"

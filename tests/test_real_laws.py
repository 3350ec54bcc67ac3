"""The bundled laws, each for the point it was chosen for."""

from datetime import date

import pytest

from lanzarote import Attempt, Offence, Solicitation, load
from lanzarote.lawfile.load import bundled
from lanzarote.model import Age, Conduct, Decoy, Doing, MaterialAct, Meeting, MeetingWith, Purpose, Stage, Towards
from lanzarote.plugin.session import expectations
from lanzarote.specification import holdings
from tests.helpers import A23, ALWAYS, BEYOND, verdicts, written_law

SOLICITATION = Solicitation(
    child_age=Age(13), proposes=True, purpose=Purpose.SEXUAL_ACTIVITIES, act=MaterialAct.TRAVEL, offender_age=Age(40)
)


@pytest.mark.parametrize("name", bundled())
def test_what_is_expected_is_what_is_found(name: str) -> None:
    """The expectation file has a reason for each law that falls short, and exactly its breaches."""
    found = {k: v for k, v in verdicts(load(name)).items() if v in ("falls short", "out of scope")}
    assert found == expectations().get(name, {})


def test_the_nine_laws_are_there() -> None:
    """And the Convention first."""
    assert bundled() == (
        "convention",
        "belgium-2014",
        "england-2017",
        "estonia",
        "france-2007",
        "germany-2021",
        "greece-2008",
        "greece-2016",
        "sweden-2009",
        "sweden-2018",
    )


def test_belgium_follows_every_must_holding_on_solicitation() -> None:
    """On the day of the Opinion; attempt at Article 23 is reserved."""
    found = verdicts(load("belgium-2014"))
    on_solicitation = [h.id for h in holdings() if h.force.value == "must" and h.kind is Solicitation]
    others = {name: found[name] for name in on_solicitation if found[name] != "proved"}
    assert others == {
        "attempt_at_article_23_is_an_offence": "reserved",
        "a_proposal_that_was_sent_is_an_attempt": "not applicable",
        "a_purpose_formed_at_the_act_is_enough": "depends",
    }


def test_greece_in_2008_asked_an_adult() -> None:
    """And let the acts lead to the offence."""
    law = written_law("greece-2008")
    assert not law.establishes(A23, SOLICITATION)
    assert law.as_of == date(2010, 7, 1)
    assert not law.on(date(2014, 6, 12)).provisions(A23)


def test_greece_in_2016_lets_a_third_person_be_met_under_another_label() -> None:
    """What is declared to go further never carries the label of Article 23."""
    law = load("greece-2016")
    assert law.establishes(A23, SOLICITATION)
    third = SOLICITATION.changed("meeting_with", MeetingWith.THIRD_PERSON)
    assert not law.establishes(A23, third)
    assert law.establishes(BEYOND, third)


def test_greece_asked_for_payment_until_2024() -> None:
    """Attending, Article 21§1.c."""
    attending = Conduct(doing=Doing.ATTENDING)
    for day, answer in (("2024-04-30", False), ("2024-05-01", True)):
        assert load("greece-2016", date.fromisoformat(day)).establishes(Offence.ARTICLE_21_1_C, attending) is answer


def test_sweden_needed_an_agreement_and_then_no_act() -> None:
    """The two wordings of 6:10a."""
    first, second = load("sweden-2009"), load("sweden-2018")
    assert not first.establishes(A23, SOLICITATION)
    assert first.establishes(A23, SOLICITATION.changed("agreed", True))
    apt = SOLICITATION.changed("agreed", True).changed("act_towards", Towards.PERHAPS_THAT_MEETING)
    assert first.establishes(A23, apt)
    before = SOLICITATION.changed("act", MaterialAct.NONE)
    assert not second.establishes(A23, before)
    assert second.establishes(BEYOND, before)


def test_germany_needs_no_meeting_and_calls_it_something_else() -> None:
    """Section 176b."""
    law = load("germany-2021")
    online = SOLICITATION.changed("meeting", Meeting.ONLINE)
    assert law.establishes(BEYOND, online)
    assert not law.establishes(A23, online)
    assert not law.establishes(BEYOND, SOLICITATION)


def test_france_looks_at_what_the_message_says() -> None:
    """Article 227-22-1."""
    law = load("france-2007")
    assert not law.establishes(A23, SOLICITATION)
    assert law.establishes(A23, SOLICITATION.changed("sexual_wording", True))
    assert law.establishes(BEYOND, Solicitation(child_age=Age(13), sexual_wording=True))


def test_england_needs_one_of_four_things_done() -> None:
    """Section 15; a booking alone is none of them."""
    law = load("england-2017")
    booking = SOLICITATION.changed("act", MaterialAct.PREPARATION)
    assert law.establishes(A23, SOLICITATION)
    assert not law.establishes(A23, booking)
    arranged = booking.changed("circumstances", frozenset({"arranged"}))
    assert law.establishes(A23, arranged)


def test_estonia_exempts_those_close_in_age() -> None:
    """KarS § 145, not § 178-1."""
    law = load("estonia")
    near = Conduct(doing=Doing.SEXUAL_ACTIVITIES, offender_age=Age(20), child_age=Age(15))
    assert not law.establishes(Offence.ARTICLE_18_1_A, near)
    assert law.establishes(Offence.ARTICLE_18_1_A, near.changed("offender_age", 21))
    assert law.establishes(A23, SOLICITATION.changed("offender_age", 18).changed("child_age", 15))
    tried = near.changed("offender_age", 21).changed("stage", Stage.ATTEMPTED)
    assert law.establishes(Attempt(Offence.ARTICLE_18_1_A), tried)


@pytest.mark.parametrize("name", bundled())
def test_a_decoy_is_no_child_unless_the_statute_says_so(name: str) -> None:
    """The Opinion leaves it open; each law is encoded by its words. France speaks of one who presents as a child."""
    case = SOLICITATION.changed("sexual_wording", True).changed("agreed", True)
    officer = case.changed("decoy", Decoy.OFFICER)
    assert load(name).establishes(A23, officer) is (name == "france-2007")


def test_germany_punishes_attempt_at_a_decoy_and_no_other() -> None:
    """Section 176b(3)."""
    law = load("germany-2021")
    tried = SOLICITATION.changed("stage", Stage.ATTEMPTED)
    officer = tried.changed("decoy", Decoy.OFFICER)
    assert not law.establishes(Attempt(A23), tried)
    assert law.establishes(Attempt(A23), officer)


def test_greece_on_the_day_of_the_opinion() -> None:
    """The version of 12 June 2014 stands in the file that follows it."""
    found = verdicts(load("greece-2016", date(2015, 6, 17)))
    assert found[ALWAYS.id] == "proved"

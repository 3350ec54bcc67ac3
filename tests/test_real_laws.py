"""The bundled laws, each for the point it was chosen for."""

from datetime import date, timedelta

import pytest

from lanzarote import Attempt, Offence, Silent, Solicitation, load
from lanzarote.lawfile.load import bundled
from lanzarote.model import (
    Age,
    Conduct,
    Decoy,
    Doing,
    Material,
    MaterialAct,
    Meeting,
    MeetingWith,
    Purpose,
    Stage,
    Towards,
)
from lanzarote.plugin.session import expectations
from lanzarote.specification import holdings
from tests.helpers import A23, ALWAYS, BEYOND, verdicts, written_law

SOLICITATION = Solicitation(
    child_age=Age(13), proposes=True, purpose=Purpose.SEXUAL_ACTIVITIES, act=MaterialAct.TRAVEL, offender_age=Age(40)
)


@pytest.mark.parametrize("name", bundled())
def test_what_is_expected_is_what_is_found(name: str) -> None:
    """The expectation file has a reason for each law that falls short or differs, and exactly in what."""
    found = {
        k: v for k, v in verdicts(load(name)).items() if v in ("falls short", "out of scope", "differs (not bound)")
    }
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
    arranged = booking.changed("act", MaterialAct.ARRANGEMENT)
    assert law.establishes(A23, arranged)


def test_estonia_exempts_those_close_in_age_and_so_the_purpose() -> None:
    """What § 145 leaves to an adult at most five years older is no purpose of § 178-1; images of § 178 are."""
    law = load("estonia")
    near = Conduct(doing=Doing.SEXUAL_ACTIVITIES, offender_age=Age(20), child_age=Age(15))
    assert not law.establishes(Offence.ARTICLE_18_1_A, near)
    assert law.establishes(Offence.ARTICLE_18_1_A, near.changed("offender_age", 21))
    meant = SOLICITATION.changed("offender_age", 20).changed("child_age", 15)
    assert not law.establishes(A23, meant)
    assert law.establishes(A23, meant.changed("offender_age", 21))
    assert law.establishes(A23, meant.changed("purpose", Purpose.PRODUCTION))
    tried = near.changed("offender_age", 21).changed("stage", Stage.ATTEMPTED)
    assert law.establishes(Attempt(Offence.ARTICLE_18_1_A), tried)


def test_estonia_protected_children_below_fourteen_until_november_2022() -> None:
    """The legal age, § 178-1 and § 145 change on one day, and no peer was exempt before."""
    for day, age in (("2010-03-15", 14), ("2015-06-17", 14), ("2022-10-31", 14), ("2022-11-01", 16)):
        law = load("estonia", date.fromisoformat(day))
        assert law.legal_age == age
        assert law.establishes(A23, SOLICITATION.changed("child_age", age - 1))
        assert not law.establishes(A23, SOLICITATION.changed("child_age", age))
    before = load("estonia", date(2022, 10, 31))
    assert before.establishes(A23, SOLICITATION.changed("offender_age", 18))


def test_estonia_does_not_say_whether_sexual_organs_alone_are_pornographic() -> None:
    """Erotic material is covered only of persons under 14."""
    law = load("estonia")
    organs = Conduct(doing=Doing.POSSESSING, material=Material.SEXUAL_ORGANS)
    assert law.establishes(Offence.ARTICLE_20_1_E, organs.changed("child_age", 13))
    with pytest.raises(Silent, match="erotic"):
        law.establishes(Offence.ARTICLE_20_1_E, organs.changed("child_age", 14))


def test_belgium_says_nothing_of_material_after_the_law_of_2016() -> None:
    """Article 383bis was rewritten; neither the new words nor their first day were seen."""
    produced = Conduct(doing=Doing.PRODUCING)
    assert not load("belgium-2014", date(2016, 5, 30)).establishes(Offence.ARTICLE_20_1_A, produced)
    with pytest.raises(Silent, match="holds no text"):
        load("belgium-2014", date(2016, 5, 31)).establishes(Offence.ARTICLE_20_1_A, produced)


def test_what_belgium_does_not_name_is_unclear() -> None:
    """Procuring, offering and sexual organs: not excluded, and not included."""
    law = load("belgium-2014")
    for label, doing in (
        (Offence.ARTICLE_20_1_D, Doing.PROCURING_FOR_ONESELF),
        (Offence.ARTICLE_20_1_B, Doing.OFFERING),
    ):
        with pytest.raises(Silent, match="does not name"):
            law.establishes(label, Conduct(doing=doing))
    with pytest.raises(Silent, match="does not name"):
        law.establishes(Offence.ARTICLE_20_1_E, Conduct(doing=Doing.POSSESSING, material=Material.SEXUAL_ORGANS))


def test_england_added_streaming_in_2017() -> None:
    """Section 51; before 3 May 2015 the file says nothing of sections 48 to 51."""
    streamed = Conduct(doing=Doing.CAUSING, circumstances=frozenset({"transmitted"}))
    for day, answer in (("2015-05-03", False), ("2017-03-30", False), ("2017-03-31", True)):
        assert load("england-2017", date.fromisoformat(day)).establishes(Offence.ARTICLE_21_1_A, streamed) is answer
    with pytest.raises(Silent, match="the first begins 2015-05-03"):
        load("england-2017", date(2015, 5, 2)).establishes(Offence.ARTICLE_21_1_A, streamed)


def test_germany_tells_contact_from_what_is_done_at_a_distance() -> None:
    """Section 176 asks for contact; section 176a(1) no. 2 covers the rest."""
    law, conduct = load("germany-2021"), Conduct(doing=Doing.SEXUAL_ACTIVITIES)
    for present, cite in ((True, "StGB § 176(1)"), (False, "StGB § 176a(1) no. 2")):
        found = law.findings(Offence.ARTICLE_18_1_A, conduct.changed("present", present))
        assert [each.provision for each in found if each.established] == [cite]


def test_germany_counts_performances_among_the_purposes() -> None:
    """Sexual acts before a third person; and material only where it is to be obtained."""
    law = load("germany-2021")
    assert law.establishes(BEYOND, SOLICITATION.changed("purpose", Purpose.PERFORMANCE))
    other = SOLICITATION.changed("purpose", Purpose.OTHER_MATERIAL)
    assert not law.establishes(BEYOND, other)
    assert law.establishes(BEYOND, other.changed("circumstances", frozenset({"to_obtain_material"})))


def test_an_older_child_taken_for_one_under_fourteen_is_an_attempt_in_germany() -> None:
    """Section 176b(3) again: the belief decides, not who poses as the child."""
    tried = SOLICITATION.changed("stage", Stage.ATTEMPTED).changed("child_age", 15)
    taken = tried.changed("circumstances", frozenset({"taken_for_a_child"}))
    law = load("germany-2021")
    assert not law.establishes(Attempt(A23), tried)
    assert law.establishes(Attempt(A23), taken)


def test_sweden_punishes_no_attempt_at_the_minor_degree() -> None:
    """16:17, beside 16:10a."""
    law, tried = load("sweden-2018"), Conduct(doing=Doing.DISTRIBUTING, stage=Stage.ATTEMPTED)
    minor = tried.changed("circumstances", frozenset({"minor_degree"}))
    assert law.establishes(Attempt(Offence.ARTICLE_20_1_C), tried)
    assert not law.establishes(Attempt(Offence.ARTICLE_20_1_C), minor)
    assert law.establishes(Offence.ARTICLE_20_1_C, minor.changed("stage", Stage.COMPLETED))


def test_sweden_has_read_6_10_in_the_wording_of_2026_only() -> None:
    """Exposing oneself is reached; of 2018 nothing is said."""
    seen = Conduct(doing=Doing.CAUSING_TO_WITNESS_ACTIVITIES)
    assert load("sweden-2018", date(2026, 1, 1)).establishes(Offence.ARTICLE_22, seen)
    with pytest.raises(Silent, match="the first begins 2026-01-01"):
        load("sweden-2018").establishes(Offence.ARTICLE_22, seen)


def test_the_first_article_227_22_1_ends_with_22_april_2021() -> None:
    """The next version began on the 23rd, which the official site names as the end."""
    sexual = SOLICITATION.changed("sexual_wording", True)
    assert load("france-2007", date(2021, 4, 22)).establishes(A23, sexual)
    with pytest.raises(Silent, match="the last ended 2021-04-22"):
        load("france-2007", date(2021, 4, 23)).establishes(A23, sexual)


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("belgium-2014", "2014-05-10", "2022-05-31"),
        ("england-2017", "2015-04-13", ""),
        ("estonia", "2010-03-15", ""),
        ("france-2007", "2007-03-07", "2021-04-22"),
        ("germany-2021", "2015-01-27", ""),
        ("greece-2008", "2008-12-18", "2014-06-11"),
        ("greece-2016", "2014-06-12", ""),
        ("sweden-2009", "2009-07-01", "2017-12-31"),
        ("sweden-2018", "2018-01-01", ""),
    ],
)
def test_outside_its_days_a_bundled_law_says_nothing_at_all(name: str, first: str, last: str) -> None:
    """The day before the first and the day after the last: every holding is silent; the days themselves are read."""
    inside = [date.fromisoformat(day) for day in (first, last) if day]
    outside = [
        date.fromisoformat(first) - timedelta(1),
        *(date.fromisoformat(day) + timedelta(1) for day in [last] if day),
    ]
    assert all(not written_law(name, day).why_silent(A23) for day in inside)
    for day in outside:
        assert set(verdicts(load(name, day)).values()) == {"silent"}


def test_greece_weighs_whether_a_performance_must_be_organised() -> None:
    """Until 2019 the statute asked for it; that narrower point depends on a reading and never falls short."""
    for day, expected in (("2015-06-17", "depends"), ("2019-07-01", "proved")):
        found = verdicts(load("greece-2016", date.fromisoformat(day)))
        assert found["recruiting_or_causing_to_participate_is_an_offence"] == "proved"
        assert found["any_performance_before_another_person_is_covered"] == expected


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

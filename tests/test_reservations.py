"""A reservation excuses what it covers, from its day on, and nothing else."""

from datetime import date
from pathlib import Path

import pytest

from lanzarote import Attempt, Conduct, Offence, Silent, Solicitation, load, verify
from lanzarote.model import Age, Doing, Material, Stage
from lanzarote.report.entries import holding_entry, law_entry
from lanzarote.report.text import explanation
from lanzarote.verifier import Outcome
from tests.helpers import (
    ALWAYS,
    BY_ID,
    CONVENTION_TEXT,
    HEAD,
    WHOLE,
    block,
    edited,
    law_of,
    problems,
    verdicts,
    without,
    written_law,
)

ATTEMPT_23 = "attempt_at_article_23_is_an_offence"
NO_ATTEMPT_23 = CONVENTION_TEXT.replace(
    block("Article 23"),
    block("Article 23").replace("transposes: Article 23\n", "transposes: Article 23\n    attempt: no\n"),
)


def reserving(text: str, *reservations: str) -> str:
    """The text with reservations."""
    return text.replace(
        "attempt:\n", "reservations:\n" + "".join(f"  - {r}\n" for r in reservations) + "\nattempt:\n", 1
    )


RESERVED_23 = "{article: Article 24§3, scope: [Article 23], from: 2013-07-01}"


def test_what_is_reserved_is_not_breached(tmp_path: Path) -> None:
    """Eight Parties had reserved attempt at Article 23 on the day of the Opinion."""
    assert verdicts(law_of(tmp_path, NO_ATTEMPT_23))[ATTEMPT_23] == "falls short"
    assert verdicts(law_of(tmp_path, reserving(NO_ATTEMPT_23, RESERVED_23)))[ATTEMPT_23] == "reserved"


def test_a_reservation_that_is_not_needed_changes_nothing(tmp_path: Path) -> None:
    """A Party may do what it is released from."""
    assert verdicts(law_of(tmp_path, reserving(CONVENTION_TEXT, RESERVED_23)))[ATTEMPT_23] == "proved"


def test_a_reservation_excuses_nothing_before_its_day_and_after_its_withdrawal(tmp_path: Path) -> None:
    """It is a dated fact."""
    text = reserving(NO_ATTEMPT_23, RESERVED_23.replace("}", ", until: 2019-12-31}"))
    law = law_of(tmp_path, text)
    on_days = {
        "2013-06-30": "falls short",
        "2013-07-01": "reserved",
        "2019-12-31": "reserved",
        "2020-01-01": "falls short",
    }
    for day, verdict in on_days.items():
        assert verdicts(law.on(date.fromisoformat(day)))[ATTEMPT_23] == verdict


@pytest.mark.parametrize(
    "reservation",
    [
        "{article: Article 24§3, scope: [Article 22], from: 2013-07-01}",
        "{article: Article 20§4, scope: [Article 20§1.f], from: 2013-07-01}",
        "{article: Article 20§3, indent: both, scope: [Article 20§1.a], from: 2013-07-01}",
    ],
)
def test_a_reservation_to_something_else_excuses_nothing(reservation: str, tmp_path: Path) -> None:
    """What the law lacks must be what is reserved."""
    assert verdicts(law_of(tmp_path, reserving(NO_ATTEMPT_23, reservation)))[ATTEMPT_23] == "falls short"


def test_attempt_reserved_does_not_excuse_the_offence_itself(tmp_path: Path) -> None:
    """Article 24§3 concerns attempt alone."""
    text = reserving(without("Article 23"), RESERVED_23)
    assert verdicts(law_of(tmp_path, text))[ALWAYS.id] == "falls short"


def test_silence_beside_a_reservation_is_silence(tmp_path: Path) -> None:
    """What is not known of some cases is not excused by a reservation that covers the others."""
    intent = "{intentional: yes, any_of: [{willing: no}, {untranslatable: a term of art}]}"
    of_23 = edited("intent: {intentional: yes}", f"intent: {intent}")
    text = of_23.replace("transposes: Article 23\n", "transposes: Article 23\n    attempt: no\n")
    assert verdicts(law_of(tmp_path, reserving(text, RESERVED_23)))[ATTEMPT_23] == "silent"


def test_an_open_list_leaves_unknown_what_it_may_cover(tmp_path: Path) -> None:
    """“In particular”: neither excused nor breached, but only among what can be reserved."""
    none = CONVENTION_TEXT.replace("punishable: yes", "punishable: no")
    found = verdicts(
        law_of(tmp_path, reserving(none, "{article: Article 24§3, scope: [], open_ended: yes, from: 2013-07-01}"))
    )
    assert found[ATTEMPT_23] == "depends on a reservation not stated"
    assert found["attempt_at_distributing_or_transmitting_is_an_offence"] == "falls short"


def test_a_reservation_on_jurisdiction_is_permitted_and_excuses_nothing(tmp_path: Path) -> None:
    """Article 25§3."""
    law = law_of(tmp_path, reserving(NO_ATTEMPT_23, "{article: Article 25§3, scope: [], from: 2013-07-01}"))
    assert verdicts(law)[ATTEMPT_23] == "falls short"


def test_reserved_access_is_excused_with_its_attempt(tmp_path: Path) -> None:
    """Article 20§4; attempt is asked of what the law punishes when it is carried through."""
    access, attempt = "knowingly_obtaining_access_is_an_offence", "attempt_at_obtaining_access_is_an_offence"
    reservation = "{article: Article 20§4, scope: [Article 20§1.f], from: 2013-07-01}"
    gone = without("Article 20§1.f")
    found = verdicts(law_of(tmp_path, reserving(gone, reservation)))
    assert (found[access], found[attempt]) == ("reserved", "not applicable")
    completed = edited(
        "transposes: Article 20§1.f\n", "transposes: Article 20§1.f\n    attempt: no\n", "Article 20§1.f"
    )
    for text, verdict in ((completed, "falls short"), (reserving(completed, reservation), "reserved")):
        found = verdicts(law_of(tmp_path, text))
        assert (found[access], found[attempt]) == ("proved", verdict)


def test_attending_may_be_limited_to_children_recruited_or_coerced(tmp_path: Path) -> None:
    """Article 21§2 covers that limitation and no wider one."""
    limited = edited("intentional: yes", "intentional: yes, recruited_or_coerced: yes", "Article 21§1.c")
    reservation = "{article: Article 21§2, scope: [Article 21§1.c], from: 2013-07-01}"
    assert verdicts(law_of(tmp_path, limited))["knowingly_attending_is_an_offence"] == "falls short"
    assert (
        verdicts(law_of(tmp_path, reserving(limited, reservation)))["knowingly_attending_is_an_offence"] == "reserved"
    )
    gone = without("Article 21§1.c")
    assert (
        verdicts(law_of(tmp_path, reserving(gone, reservation)))["knowingly_attending_is_an_offence"] == "falls short"
    )


def test_material_that_is_only_simulated_may_be_reserved_by_the_first_indent(tmp_path: Path) -> None:
    """Article 20§3, and not by the second."""
    shown = "[explicit conduct, simulated explicit conduct, sexual organs, realistic image of a non-existent child]"
    real = edited(shown, "[explicit conduct, sexual organs]", "Article 20§1.a")
    for indent, verdict in (("first", "reserved"), ("both", "reserved"), ("second", "falls short")):
        text = reserving(
            real, f"{{article: Article 20§3, indent: {indent}, scope: [Article 20§1.a], from: 2013-07-01}}"
        )
        assert verdicts(law_of(tmp_path, text))["producing_is_an_offence"] == verdict


def test_the_second_indent_is_about_children_who_keep_their_own_images() -> None:
    """Never about an adult who produces or possesses."""
    law = written_law("sweden-2009")
    (reservation,) = [r for r in law.reservations if r.article == "Article 20§3"]
    case = Conduct(doing=Doing.POSSESSING, offender_age=Age(16), child_age=Age(16), willing=True, private_use=True)
    label = Offence.ARTICLE_20_1_E
    assert reservation.excuses(label, case, law)
    assert not reservation.excuses(label, case.changed("offender_age", 18), law)
    assert not reservation.excuses(
        label, case.changed("material", Material.NON_EXISTENT_CHILD).changed("willing", False), law
    )
    assert not reservation.excuses(Offence.ARTICLE_22, case, law)


def test_a_reservation_speaks_of_its_own_stage_and_limbs_only() -> None:
    """An attempt reserved is no excuse for what is carried through, nor for other conduct."""
    law = load("belgium-2014")
    label = Attempt(Offence.ARTICLE_20_1_E)
    attempted = Conduct(doing=Doing.POSSESSING, stage=Stage.ATTEMPTED)
    assert law.excuses(label, attempted)
    assert not law.excuses(label, attempted.changed("stage", Stage.COMPLETED))
    assert not law.excuses(label, attempted.changed("doing", Doing.PRODUCING))
    with pytest.raises(Silent, match="may cover attempt at Article 22"):
        load("france-2007").excuses(
            Attempt(Offence.ARTICLE_22), Conduct(doing=Doing.CAUSING_TO_WITNESS_ABUSE, stage=Stage.ATTEMPTED)
        )
    assert not load("france-2007").excuses(Attempt(Offence.ARTICLE_23), Solicitation())


def test_one_reservation_does_not_hide_another(tmp_path: Path) -> None:
    """A definite excuse counts although another list is open, in either order."""
    open_list = "{article: Article 24§3, scope: [], open_ended: yes, from: 2013-07-01}"
    for several in ((open_list, RESERVED_23), (RESERVED_23, open_list)):
        assert verdicts(law_of(tmp_path, reserving(NO_ATTEMPT_23, *several)))[ATTEMPT_23] == "reserved"


def test_an_unknown_legal_age_hides_no_breach_that_does_not_turn_on_it(tmp_path: Path) -> None:
    """What Article 20 asks of images of any child under 18 is known whatever the legal age; so is what is lacking."""
    text = edited("[offering, making available]", "making available", "Article 20§1.b").replace("  years: 16\n", "")
    text = reserving(text, "{article: Article 21§2, scope: [Article 21§1.c], from: 2013-07-01}")
    assert verdicts(law_of(tmp_path, text))["offering_or_making_available_is_an_offence"] == "falls short"


PARTY = "party: {since: 2013-07-01}\n"


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("reservations: [{article: Article 24§3, scope: [Article 23]}]\n",
         ":4:16: a reservation needs “from”; where it is not known whether one was made, write “not stated” in its place"),
        (PARTY + "reservations:\n  - article: Article 24§3\n    scope: [Article 23]\n    from: 2013-06-30\n",
         ":8:5: is in force on 2013-06-30, before the State is a Party (2013-07-01); correct one of the days"),
        ("reservations: unknown\n", ": “reservations” cannot be the text “unknown”; write a list of reservations ([] for none), or “not stated”"),
    ],
)  # fmt: skip
def test_a_reservation_has_a_day_on_which_the_state_is_a_party(entry: str, message: str, tmp_path: Path) -> None:
    """It is a fact about a Party, from a day on."""
    assert [line for line in problems(tmp_path, HEAD + entry + "provisions:\n" + WHOLE) if message in line]


def test_a_reservation_that_excuses_is_named(tmp_path: Path) -> None:
    """Which, since when, in which line; and one that would excuse, but is not in force on the day."""
    law = law_of(tmp_path, reserving(NO_ATTEMPT_23, RESERVED_23))
    told = f"the reservation to Article 24§3, in force from 2013-07-01 (line {law.reservations[0].place.line})"
    (reserved,) = verify(law, [BY_ID[ATTEMPT_23]]).results
    assert (reserved.outcome, reserved.reasons) == (Outcome.RESERVED, (told,))
    before = law.on(date(2013, 6, 30))
    (short,) = verify(before, [BY_ID[ATTEMPT_23]]).results
    assert short.outcome is Outcome.FALLS_SHORT
    entry = holding_entry(short, before)
    assert entry["counterexample"] is not None
    assert entry["counterexample"]["not_in_force"] == [told]
    assert f"  reserved, but not on that day: {told}" in explanation(entry)
    (other,) = verify(before.on(date(2012, 1, 1)), [BY_ID["attempt_at_possessing_is_an_offence"]]).results
    assert other.counterexample is None


@pytest.mark.parametrize("stated", ["reservations: not stated\n", "reservations: [not stated]\n"])
def test_a_reservation_that_is_not_stated_leaves_open_what_it_could_cover(stated: str, tmp_path: Path) -> None:
    """Neither excused nor breached, so far as the Convention permits one, and while the State is a Party."""
    none = CONVENTION_TEXT.replace("punishable: yes", "punishable: no")
    law = law_of(tmp_path, none.replace("attempt:\n", PARTY + stated + "attempt:\n", 1))
    found = verdicts(law)
    assert not law.reservations_stated
    assert not law_entry(law)["reservations_stated"]
    assert found[ATTEMPT_23] == "depends on a reservation not stated"
    assert found["attempt_at_distributing_or_transmitting_is_an_offence"] == "falls short"
    before = law.on(date(2013, 6, 30))
    assert before.reservations_stated
    assert verdicts(before)[ATTEMPT_23] == "differs (not bound)"
    assert law_of(tmp_path, CONVENTION_TEXT).reservations_stated


def test_an_open_list_excuses_no_more_than_its_article_permits(tmp_path: Path) -> None:
    """An adult who produces explicit conduct is outside Article 20§3, whatever was reserved."""
    none = without("Article 20§1.a").replace("attempt:\n", "reservations: not stated\nattempt:\n", 1)
    assert verdicts(law_of(tmp_path, none))["producing_is_an_offence"] == "falls short"

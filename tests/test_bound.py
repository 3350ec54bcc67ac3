"""The law of a State that is not a Party on the day is compared and not bound: it agrees or differs, and fails no run."""

from datetime import date
from pathlib import Path

import pytest

from lanzarote import load, verify
from lanzarote.command.main import main
from lanzarote.mending import mend
from lanzarote.verifier import Outcome, decide
from tests.helpers import ALWAYS, CONVENTION_TEXT, edited, law_of, written
from tests.wrong_laws import TEXTS

PARTY = "party: {since: 2020-01-01}\nattempt:\n"
NARROW = edited("direction: by", "agreed: yes, direction: by").replace("attempt:\n", PARTY, 1)
BEFORE, AFTER = date(2019, 12, 31), date(2020, 1, 1)


def test_a_duty_binds_from_the_day_on_which_the_state_is_a_party(tmp_path: Path) -> None:
    """Not on the day before; and always, where it is not stated since when."""
    law = law_of(tmp_path, NARROW)
    found = {day: decide(law.on(day), ALWAYS) for day in (BEFORE, AFTER)}
    assert [result.outcome for result in found.values()] == [Outcome.DIFFERS, Outcome.FALLS_SHORT]
    assert [result.breach for result in found.values()] == [False, True]
    assert all(result.lacking for result in found.values())
    unknown = law_of(tmp_path, NARROW.replace("{since: 2020-01-01}", "{note: not yet known}"))
    assert decide(unknown, ALWAYS).outcome is Outcome.FALLS_SHORT


def test_what_is_followed_agrees_and_guidance_is_as_ever(tmp_path: Path) -> None:
    """Guidance binds nobody."""
    text = CONVENTION_TEXT.replace("attempt:\n", PARTY, 1)
    found = {day: verify(law_of(tmp_path, text).on(day)).results for day in (BEFORE, AFTER)}
    for before, after in zip(*found.values(), strict=True):
        changed = before.holding.force.decides and after.outcome is Outcome.PROVED
        assert before.outcome is (Outcome.AGREES if changed else after.outcome)


def test_a_scope_that_is_left_differs_too(tmp_path: Path) -> None:
    """What is called Article 23 and lies outside it."""
    text = TEXTS["adult dropped"].replace("attempt:\n", PARTY, 1)
    found = {r.holding.id: r for r in verify(law_of(tmp_path, text).on(BEFORE)).results}
    assert found["child_to_child_solicitation_is_never_article_23"].outcome is Outcome.DIFFERS
    assert not any(result.breach for result in found.values())


@pytest.mark.parametrize(("day", "code"), [("2019-12-31", 0), ("2020-01-01", 1)])
def test_it_fails_no_run_and_says_so(day: str, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With what is to blame and what would mend it, since a State may be about to become a Party."""
    file = str(written(tmp_path, NARROW))
    assert main(["check", file, "--as-of", day]) == code
    told = capsys.readouterr().out
    assert ("compared, not bound on that day: differs on Article 23 (1)" in told) is (code == 0)
    assert ("DIFFERS (NOT BOUND): all elements together" in told) is (code == 0)
    assert "remedy: it would be followed, if “agreed: yes” were left out" in told


def test_it_is_mended_like_any_other(tmp_path: Path) -> None:
    """Before it binds."""
    found = mend(verify(law_of(tmp_path, NARROW).on(BEFORE)))
    assert [step.mended[0].holding for step in found.steps] == [ALWAYS]
    assert "agreed: yes" not in found.after


def test_england_was_not_a_party_in_2017() -> None:
    """It is from 2018-10-01, and then falls short."""
    law = load("england-2017")
    name = "causing_to_witness_is_an_offence"
    outcomes = [
        next(r for r in verify(each).results if r.holding.id == name).outcome
        for each in (law, law.on(date(2018, 10, 1)))  # type: ignore[attr-defined]
    ]
    assert outcomes == [Outcome.DIFFERS, Outcome.FALLS_SHORT]


def test_guidance_that_counts_fails_no_run_of_a_state_that_is_not_bound(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of one that is, it does, and the last line says so."""
    file = str(written(tmp_path, CONVENTION_TEXT.replace("attempt:\n", PARTY, 1)))
    assert main(["check", file, "--strict-guidance", "-q", "--as-of", "2019-12-31"]) == 0
    assert "my: compared, not bound on that day" in capsys.readouterr().out
    assert main(["check", file, "--strict-guidance", "-q", "--as-of", "2020-01-01"]) == 1
    assert capsys.readouterr().out == "my: guidance not taken up (1)\n"

"""Wrong laws fail where they are wrong and nowhere else."""

from pathlib import Path

import pytest

from lanzarote import Solicitation, verify
from lanzarote.specification import holdings
from lanzarote.verifier import Outcome
from tests.helpers import ALWAYS, BY_ID, CONVENTION, CONVENTION_TEXT, breaches, edited, law_of, verdicts, without
from tests.wrong_laws import (
    ATTEMPTS,
    BECOMES,
    CHILDREN,
    MATERIAL_ACTS,
    MEASURES,
    ONLINE,
    RULES,
    TEXTS,
    Ageless,
    guided,
)

STATES_AGE = "the_law_states_its_legal_age"
AS_EVER = {r.holding.id for r in verify(CONVENTION).results if r.outcome is Outcome.DEPENDS}
"""On these readings the Convention's own file depends."""


@pytest.mark.parametrize("name", TEXTS)
def test_each_wrong_law_fails_in_the_holdings_concerned_and_in_no_other(name: str, tmp_path: Path) -> None:
    """One edit, and the holdings that speak of it fail, or the readings that speak of it become what it depends on."""
    results = verify(law_of(tmp_path, TEXTS[name])).results
    depends = {r.holding.depends_on for r in results if r.outcome is Outcome.DEPENDS and r.holding.id not in AS_EVER}
    assert {r.holding.id for r in results if r.breach} | depends == BECOMES.get(name, set())


def test_every_expectation_has_its_law() -> None:
    """None stands without one."""
    assert set(BECOMES) <= set(TEXTS)


def test_a_law_without_article_23_falls_short_once(tmp_path: Path) -> None:
    """It falls short of Article 23, and what only an Article 23 could show is not applicable."""
    found = verdicts(law_of(tmp_path, without("Article 23")))
    assert {name for name, verdict in found.items() if verdict == "falls short"} == {ALWAYS.id}
    about = {h.id for h in holdings() if h.kind is Solicitation and h.force.decides}
    assert {found[name] for name in about - {ALWAYS.id}} == {"not applicable"}


def test_a_law_without_attempt_fails_for_attempt_at_each_offence(tmp_path: Path) -> None:
    """Opinion 18, Note 13: attempt at each of Articles 18 and 20 to 23."""
    found = breaches(law_of(tmp_path, CONVENTION_TEXT.replace("punishable: yes", "punishable: no")))
    assert found == {f"attempt_at_{name}_is_an_offence" for name in ATTEMPTS.values()}


def test_each_holding_is_missed_by_some_wrong_law() -> None:
    """A holding that no wrong law fails could be weakened unnoticed. The Convention's own file shows two readings."""
    counted = {h.depends_on or h.id for h in holdings() if h.force.decides}
    shown = {BY_ID[name].depends_on for name in AS_EVER}
    assert counted == set().union(*BECOMES.values()) | shown | {STATES_AGE, "training-binding"}


def test_a_legal_age_of_no_years_is_none() -> None:
    """Opinion 4: only a Python law can state one."""
    assert [r.holding.id for r in verify(Ageless(), [BY_ID[STATES_AGE]]).results if r.breach] == [STATES_AGE]


@pytest.mark.parametrize("measure", ["training for prosecution", "resources for protection of victims"])
def test_means_and_training_can_be_assumed_to_be_a_duty(measure: str, tmp_path: Path) -> None:
    """Note 15, “must be ensured”: guidance on the one reading, a duty on the other."""
    law = law_of(tmp_path, guided(measure))
    holding = BY_ID["means_and_training_of_the_relevant_authorities_are_a_duty"]
    assert verify(law, [holding]).results[0].outcome is Outcome.DEPENDS
    assert verify(law, [holding], assume=["training-binding"]).results[0].breach


ACTS_ONLINE = "material_acts: {meeting: in person, act_after: yes, act_towards: that meeting}"
INVARIANTS = {CHILDREN: TEXTS["adult dropped"], ONLINE: edited(MATERIAL_ACTS.strip(), ACTS_ONLINE)}


@pytest.mark.parametrize("assume", [(), ("better",), ("all",), ("on-the-way",)])
@pytest.mark.parametrize("invariant", INVARIANTS)
def test_the_two_invariants_hold_under_every_assumption(
    invariant: str, assume: tuple[str, ...], tmp_path: Path
) -> None:
    """Opinion 5 and 9: for each a wrong law that breaks it alone is out of scope, whatever is assumed."""
    results = verify(law_of(tmp_path, INVARIANTS[invariant]), assume=assume).results
    assert [r.holding.id for r in results if r.outcome is Outcome.OUT_OF_SCOPE] == [invariant]


STAYS_ONLINE = "solicitation_for_abuse_that_stays_online_is_criminalised_too"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (guided(), set()),
        *((guided(measure), {own}) for measure, own in MEASURES.items()),
        *((guided("", rule, permitted), {own}) for rule, (permitted, own) in RULES.items()),
    ],
)
def test_guidance_that_is_not_taken_up_is_told_by_the_holding_concerned_and_by_no_other(
    text: str, expected: set[str], tmp_path: Path
) -> None:
    """One measure or one rule, and the holding whose paragraph speaks of it; the Convention leaves one to its Parties."""
    found = verdicts(law_of(tmp_path, text))
    assert {name for name, verdict in found.items() if verdict in ("not taken up", "in part")} == expected | {
        STAYS_ONLINE
    }


def test_each_guidance_is_left_by_some_law() -> None:
    """As with duties."""
    left = {STAYS_ONLINE, *MEASURES.values(), *(own for _, own in RULES.values())}
    assert {h.id for h in holdings() if not h.force.decides} == left

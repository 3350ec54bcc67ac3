"""Wrong laws fail where they are wrong and nowhere else."""

from pathlib import Path

import pytest

from lanzarote import Solicitation, verify
from lanzarote.claims import Force
from lanzarote.specification import holdings
from tests.helpers import ALWAYS, CONVENTION_TEXT, block, breaches, edited, law_of, verdicts, without
from tests.wrong_laws import ATTEMPTS, DROPPED, GAP, MEASURES, PYTHON, RULES, WRONG, guided


@pytest.mark.parametrize("element", DROPPED)
def test_each_element_dropped_fails_where_it_is_indispensable(element: str, tmp_path: Path) -> None:
    """Opinion 3: each element alone is indispensable."""
    text, expected = DROPPED[element]
    assert breaches(law_of(tmp_path, edited(text, f"{element}: not required"))) == expected


@pytest.mark.parametrize("name", WRONG)
def test_each_wrong_law_fails_in_the_holdings_concerned_and_in_no_other(name: str, tmp_path: Path) -> None:
    """One edit, and the holdings whose paragraphs speak of it fail."""
    text, expected = WRONG[name]
    assert breaches(law_of(tmp_path, text)) == expected


def test_a_law_without_article_23_has_nothing_to_compare(tmp_path: Path) -> None:
    """It falls short of Article 23, and what only an Article 23 could show is not applicable."""
    law = law_of(tmp_path, without("Article 23"))
    assert breaches(law) == {ALWAYS.id}
    not_applicable = {name for name, verdict in verdicts(law).items() if verdict == "not applicable"}
    assert {
        "a_child_just_below_the_legal_age_is_protected_by_article_23",
        "sexual_activities_are_a_purpose_of_article_23",
        "production_is_a_purpose_of_article_23",
        "attempt_at_article_23_is_an_offence",
        "the_element_missing_online_is_the_material_acts",
        "arriving_at_the_meeting_place_is_a_material_act",
        "any_concrete_step_of_the_adult_towards_the_meeting_is_a_material_act",
    } <= not_applicable


def test_a_law_without_attempt_fails_for_attempt_at_each_offence_and_leaves_a_gap(tmp_path: Path) -> None:
    """Opinion 11, 18, Note 13: attempt at each of Articles 18 and 20 to 23."""
    found = breaches(law_of(tmp_path, CONVENTION_TEXT.replace("punishable: yes", "punishable: no")))
    assert found - {GAP} == {f"attempt_at_{name}_is_an_offence" for name in ATTEMPTS.values()}


def test_intent_is_required_for_attempt_too(tmp_path: Path) -> None:
    """Article 24§2: “when committed intentionally”; the attempt alone is wrong here."""
    text = CONVENTION_TEXT.replace(
        block("Article 22"),
        block("Article 22").replace("    elements:", "    attempt: no\n    elements:")
        + block("Article 22")
        .replace("    elements:", "    attempt: only\n    elements:")
        .replace("intent: {intentional: yes}", "intent: not required"),
    )
    assert breaches(law_of(tmp_path, text)) == {"conduct_without_intent_is_never_an_offence_of_articles_20_to_22"}


MISSED = set().union(*(expected for _, expected in (*DROPPED.values(), *WRONG.values())))


def test_each_duty_is_missed_by_some_wrong_law() -> None:
    """A holding that no wrong law fails could be weakened unnoticed."""
    duties = {h.id for h in holdings() if h.force is Force.MUST}
    assert duties == MISSED | set(PYTHON)


@pytest.mark.parametrize("missed", PYTHON)
def test_a_wrong_python_law_fails_where_it_is_wrong_and_nowhere_else(missed: str) -> None:
    """Opinion 4, 18; Note 13. Where somebody of 18 is protected as a child, what is protected from is no grooming."""
    law, besides = PYTHON[missed]
    near = [
        h
        for h in holdings()
        if h.id in {ALWAYS.id, *PYTHON, *besides} or (h.kind is Solicitation and "Opinion 18" in h.paragraphs)
    ]
    assert {r.holding.id for r in verify(law(), near).results if r.breach} == {missed} | besides


ONLINE = "solicitation_that_stays_online_is_criminalised_under_another_label"


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
    assert {name for name, verdict in found.items() if verdict == "not taken up"} == expected | {ONLINE}


def test_each_guidance_is_left_by_some_law() -> None:
    """As with duties."""
    left = {ONLINE, *MEASURES.values(), *(own for _, own in RULES.values())}
    assert {h.id for h in holdings() if h.force is not Force.MUST} == left

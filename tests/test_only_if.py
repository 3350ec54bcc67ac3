"""Facts that belong together: a circumstance that can only be under a condition is shown in no case without it."""

from pathlib import Path
from random import Random
from typing import Any

import pytest

from lanzarote import Conduct, Enforcement, Offence, Solicitation, verify
from lanzarote.law.written import WrittenLaw
from lanzarote.model import Age, Doing, Situation
from lanzarote.report.entries import report
from lanzarote.symbolic import drawn, follow, most_ordinary
from lanzarote.verifier import Outcome
from tests.helpers import A23, BY_ID, HEAD, WHOLE, as_sets, counterexample, law_of, problems, smallest_case

NEAR = "circumstances: {near: {text: the two are close in age, only_if: {age_difference: {at_least: 0, at_most: 8}}}}\n"
FREE = "circumstances: {near: the two are close in age}\n"
LEGAL = BY_ID["sexual_activities_of_an_adult_with_a_child_below_the_legal_age_are_an_offence"]
CONDUCT = "  - cite: s. 1\n    transposes: Article 18§1.a\n    otherwise: as in the Convention\n"
EXCUSED = "    unless: {close: {circumstance: near}}\n"


def law(folder: Path, circumstances: str = NEAR, provision: str = CONDUCT) -> WrittenLaw:
    """A law with an exception for those close in age."""
    return law_of(folder, HEAD + circumstances + "provisions:\n" + provision + EXCUSED)


def test_no_counterexample_shows_a_circumstance_that_cannot_be(tmp_path: Path) -> None:
    """It was a man of 30 and a child of 12, close in age."""
    (free,) = verify(law(tmp_path, FREE), [LEGAL]).results
    assert (smallest_case(free).offender_age, smallest_case(free).child_age) == (30, 12)
    (result,) = verify(law(tmp_path), [LEGAL]).results
    assert result.outcome is Outcome.FALLS_SHORT
    case = smallest_case(result)
    assert case.circumstances == {"near"}
    assert 0 <= case.offender_age - case.child_age <= 8
    assert counterexample(result).findings[0].exceptions == ("close",)


def test_the_counts_are_exact(tmp_path: Path) -> None:
    """Listed one by one for the pairs of ages, and as the paths and the report have it."""
    of_law, free = law(tmp_path), law(tmp_path, FREE)
    pairs = sum(1 + (0 <= a - b <= 8) for a in range(121) for b in range(121))
    for kind in (Conduct, Solicitation):
        whole = free.spaces[kind].everything.count
        assert of_law.spaces[kind].everything.count * 2 * 121 * 121 == whole * pairs
    assert of_law.spaces[Enforcement].everything.count == free.spaces[Enforcement].everything.count
    (result,) = verify(of_law, [LEGAL]).results
    assert result.cases == of_law.spaces[Conduct].everything.count
    assert report(of_law, [])["model"]["situations"]["conduct"] == result.cases
    counted = sum(path.situations.count for _, path in follow(of_law.spaces[Conduct], lambda case: case.child_age < 14))
    assert counted == result.cases


def test_a_change_that_it_does_not_outlive_takes_it_away(tmp_path: Path) -> None:
    """Sets and the concrete evaluator agree, also on a situation that an age was changed in."""
    of_law = law(tmp_path)
    near = Conduct(
        doing=Doing.SEXUAL_ACTIVITIES, offender_age=Age(18), child_age=Age(15), circumstances=frozenset({"near"})
    )
    answer = as_sets(of_law, Offence.ARTICLE_18_1_A, Conduct)
    for case, established in ((near, False), (near.changed("offender_age", 30), True)):
        assert of_law.establishes(Offence.ARTICLE_18_1_A, case) is established
        assert answer.to(case) is established

    def older(case: Any) -> bool:
        return answer.to(case.changed("offender_age", 60))

    for found, path in follow(of_law.spaces[Conduct], older):
        for each in (most_ordinary(path.situations), drawn(path.situations, Random(1))):
            assert possible(each)
            assert of_law.establishes(Offence.ARTICLE_18_1_A, each.changed("offender_age", 60)) is found


def possible(case: Situation) -> bool:
    """Whether those who are said to be close in age are."""
    return "near" not in case.circumstances or 0 <= case.offender_age - case.child_age <= 8  # type: ignore[attr-defined]


def test_negated_it_is_so_wherever_it_cannot_be(tmp_path: Path) -> None:
    """An element that asks for its absence is met by a man of 30."""
    absent = WHOLE + "    elements: {apart: {not: {circumstance: near}}}\n"
    of_law = law_of(tmp_path, HEAD + NEAR + "provisions:\n" + absent)
    (result,) = verify(of_law, [BY_ID["nothing_beside_the_elements_takes_it_away"]]).results
    assert possible(smallest_case(result))
    assert of_law.answer(A23, Solicitation)


@pytest.mark.parametrize(
    ("limit", "message"),
    [
        ("only_if: {circumstance: near}", "“only_if” speaks of facts, and of no other circumstance"),
        ("only_if: {doing: producing}", "“doing” is a fact of conduct; this provision looks at solicitation"),
        ("onlyif: {willing: yes}", "“onlyif” is not a key that belongs here; did you mean “only_if”?"),
    ],
)
def test_what_it_depends_on_are_facts_of_the_situation(limit: str, message: str, tmp_path: Path) -> None:
    """Each wrong condition gives its own error."""
    text = NEAR.replace("only_if: {age_difference: {at_least: 0, at_most: 8}}", limit)
    found = problems(tmp_path, HEAD + text + "provisions:\n" + WHOLE + EXCUSED)
    assert [line for line in found if message in line], found


def test_a_text_alone_needs_no_condition(tmp_path: Path) -> None:
    """As a plain string."""
    text = "circumstances: {near: {text: the two are close in age}}\n"
    one, other = law(tmp_path, text), law(tmp_path, FREE)
    assert one.circumstances == other.circumstances == {"near": "the two are close in age"}
    assert one.spaces[Conduct].everything.count == other.spaces[Conduct].everything.count

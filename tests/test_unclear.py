"""Unclear points: one question with one answer for the whole law, the same in every case that is compared."""

from functools import partial
from pathlib import Path

import pytest

from lanzarote import Enforcement, Law, Solicitation, indifferent, load, verify
from lanzarote.law import Lack
from lanzarote.law.answering import heard
from lanzarote.model import MaterialAct, Purpose, Role, Task
from lanzarote.verifier import Outcome, decide
from tests.helpers import A23, ALWAYS, HEAD, WHOLE, as_sets, law_of, mark, problems, said, verdicts

POINT = "unclear: {voucher: whether paying by voucher is payment}\n"
CORE = Solicitation(proposes=True, purpose=Purpose.SEXUAL_ACTIVITIES, act=MaterialAct.TRAVEL)


def willingness_alters_nothing(law: Law, case: Solicitation) -> None:
    """Whether the child is willing or not, the law answers alike."""
    assert indifferent(law, A23, case, "willing")


COMPARES = mark(willingness_alters_nothing)


def text(elements: str, more: str = "") -> str:
    """A law file with these elements and an unclear point."""
    return HEAD + POINT + "provisions:\n" + WHOLE + f"    elements: {{{elements}}}\n" + more


def test_what_comes_out_alike_either_way_is_that(tmp_path: Path) -> None:
    """Where the point does not decide, it silences nothing; a term that may vary with the case would."""
    either = "own: {any_of: [{unclear: voucher, willing: yes}, {not: {unclear: voucher}, willing: yes}]}"
    law = law_of(tmp_path, text(either))
    for willing in (True, False):
        case = CORE.changed("willing", willing)
        assert law.establishes(A23, case) is willing
        assert as_sets(law, A23, Solicitation).to(case) is willing
        assert law.lacks(A23, case, "own") is not willing
        assert as_sets(law, Lack(A23, "own"), Solicitation).to(case) is not willing
    varying = either.replace("unclear: voucher", "untranslatable: voucher")
    other = law_of(tmp_path, HEAD + "provisions:\n" + WHOLE + f"    elements: {{{varying}}}\n")
    assert said(other.establishes, A23, CORE.changed("willing", True)) is None


def test_what_does_not_is_unclear_and_names_the_point(tmp_path: Path) -> None:
    """In sets and in one case."""
    law = law_of(tmp_path, text("own: {unclear: voucher}"))
    for answer in (law.establishes, lambda label, case: as_sets(law, label, Solicitation).to(case)):
        assert heard(partial(answer, A23, CORE)) == "unclear: whether paying by voucher is payment"
    assert law.establishes(A23, CORE.changed("intentional", False)) is False
    (result,) = verify(law, [ALWAYS]).results
    assert result.outcome is Outcome.UNCLEAR
    assert result.reasons == ("unclear: whether paying by voucher is payment",)
    assert law.unclear == {"voucher": "whether paying by voucher is payment"}
    assert [verdicts(each)[ALWAYS.id] for each in law.resolutions] == ["falls short", "proved"]


def test_the_answer_is_the_same_in_every_case_that_is_compared(tmp_path: Path) -> None:
    """Whichever it is, willingness changes nothing; of a term that varies, that could not be said."""
    law = law_of(tmp_path, text("own: {any_of: [{unclear: voucher}, {purpose: Article 18§1.a}]}"))
    assert decide(law, COMPARES).outcome is Outcome.PROVED
    varying = text("own: {any_of: [{untranslatable: voucher}, {purpose: Article 18§1.a}]}").replace(POINT, "")
    assert decide(law_of(tmp_path, varying), COMPARES).outcome is Outcome.SILENT
    required = law_of(tmp_path, text("own: {any_of: [{unclear: voucher, willing: yes}, {agreed: yes}]}"))
    assert decide(required, ALWAYS).outcome is Outcome.FALLS_SHORT
    assert decide(required, COMPARES).outcome is Outcome.UNCLEAR


def test_two_points_are_answered_apart(tmp_path: Path) -> None:
    """Four ways."""
    two = POINT.replace("}", ", second: whether the second is so}")
    elements = "own: {any_of: [{unclear: voucher}, {not: {unclear: second}}]}"
    law = law_of(tmp_path, text(elements).replace(POINT, two))
    assert [each.establishes(A23, CORE) for each in law.resolutions] == [True, False, True, True]
    assert said(law.establishes, A23, CORE) is None


def test_a_rule_on_enforcement_may_hang_on_a_point(tmp_path: Path) -> None:
    """As in conditions on an offence; a reason names only the points that are spoken of there."""
    rules = "enforcement:\n  - {cite: r, when: {task: prosecuting, unclear: other}, permitted: no}\n"
    rules += "  - {cite: s, when: {role: law enforcement}, permitted: yes}\n"
    point = POINT.replace("}", ", other: whether the other is so}")
    law = law_of(tmp_path, text("own: {unclear: voucher}", rules).replace(POINT, point))
    prosecuting = Enforcement(task=Task.PROSECUTING)
    for answer in (law.permits, as_sets(law, Enforcement, Enforcement).to):
        assert heard(partial(answer, prosecuting)) == "unclear: whether the other is so"
    assert law.permits(Enforcement()) is True
    assert said(law.permits, Enforcement(role=Role.PUBLIC)) is None


@pytest.mark.parametrize(
    ("told", "message"),
    [
        (text("own: {unclear: vouchr}"), "the point “vouchr” is not declared under “unclear”; did you mean “voucher”?"),
        (text("own: {willing: yes}"), "the unclear point “voucher” is used nowhere in this file; remove it or use it"),
        (text("own: {unclear: voucher}").replace(POINT, "unclear: {a: q, b: q, c: q, d: q, e: q}\n"),
         "“unclear” holds 5 entries; it can hold 4"),
        (text("unclear: voucher"), "“unclear” cannot name an element; write “NAME: {unclear: …}”, with a name of your own"),
    ],
)  # fmt: skip
def test_a_point_is_declared_and_used(told: str, message: str, tmp_path: Path) -> None:
    """As a circumstance is."""
    assert [line for line in problems(tmp_path, told) if message in line]


def test_a_law_without_unclear_points_has_no_resolutions(tmp_path: Path) -> None:
    """Nothing is decided twice."""
    assert law_of(tmp_path, HEAD + "provisions:\n" + WHOLE).resolutions == ()


def test_england_is_clear_where_its_unclear_point_does_not_matter() -> None:
    """Whether the making of images is a relevant offence for section 15 is one question for the whole law."""
    found = verdicts(load("england-2017"))
    assert found["travel_towards_the_meeting_is_a_material_act"] == "agrees"
    assert found[ALWAYS.id] == "unclear"
    assert found["any_concrete_step_is_a_material_act"] == "depends"

"""How a verdict comes about: smallest cases, silence, guidance, and nothing for no reason."""

from collections.abc import Callable
from copy import deepcopy
from datetime import date
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanzarote import ADULT, Law, Measure, Offence, Silent, Solicitation, load, specification, verify, when
from lanzarote.claims import SpecificationError, establishes_any, indifferent, reading
from lanzarote.command.main import main
from lanzarote.law import Lack
from lanzarote.law.conditions import Among, Years, compiled
from lanzarote.law.written import WrittenLaw
from lanzarote.lawfile.load import bundled
from lanzarote.model import (
    OFFENCES_OF_CONDUCT,
    ActBy,
    Against,
    Age,
    Channel,
    Conduct,
    Decoy,
    Direction,
    Doing,
    Enforcement,
    Label,
    MaterialAct,
    Meeting,
    MeetingWith,
    Purpose,
    Role,
    Situation,
    Stage,
    Task,
    Towards,
    facts,
)
from lanzarote.report.entries import holding_entry
from lanzarote.symbolic import execution, follow
from lanzarote.verifier import Disagreement, InCase, Misbehaves, Outcome, decide, decision, failed
from lanzarote.verifier.decision import EXAMPLES
from lanzarote.verifier.result import BREACHED
from lanzarote.verifier.shrink import simpler_cases, smallest
from lanzarote.verifier.trial import try_on
from tests.helpers import (
    A23,
    ALWAYS,
    BY_ID,
    CHILD_TO_CHILD,
    CONVENTION,
    CONVENTION_TEXT,
    HEAD,
    WHOLE,
    WITHOUT_INTENT,
    Answers,
    block,
    bundled_text,
    counterexample,
    edited,
    everything,
    law_of,
    line_of,
    mark,
    python_law,
    said,
    smallest_case,
    verdicts,
)
from tests.python_convention import PythonConvention


@pytest.mark.parametrize("name", bundled())
def test_every_counterexample_fails_again_and_is_minimal(name: str) -> None:
    """No fact can be set back to its ordinary value without losing the failure."""
    law = load(name)
    for result in verify(law).results:
        found = result.counterexample
        if found is not None:
            assert try_on(law, result.holding, found.situation).came_to is InCase.FAILED
            ordinary = {f.name: f.ordinary for f in facts(type(found.situation)).values()}
            for simpler in simpler_cases(found.situation, ordinary):
                assert try_on(law, result.holding, simpler).came_to is not InCase.FAILED


def test_a_case_is_set_back_fact_by_fact_until_nothing_more_can_be() -> None:
    """Also a fact that first stands in the way of another: the act goes only after what is said of it."""
    case = Solicitation(
        circumstances=frozenset({"a", "b"}),
        proposes=True,
        willing=True,
        child_age=Age(40),
        act=MaterialAct.TRAVEL,
        act_after=False,
    )
    assert smallest(case, lambda c: c.has(proposes=True) and "b" in c.circumstances) == Solicitation(
        circumstances=frozenset({"b"}), proposes=True
    )


def test_the_smallest_case_names_what_matters() -> None:
    """Greece 2008: a proposal to the child was not covered."""
    law = load("greece-2008")
    result = next(r for r in verify(law).results if r.holding == ALWAYS)
    case = smallest_case(result)
    assert (case.act, case.proposes, case.willing) == (MaterialAct.ARRIVAL, True, False)
    (finding,) = [f for f in counterexample(result).findings if f.label is A23]
    assert (finding.missing, finding.unknown) == (("proposal",), ("material_acts",))
    line = line_of("  - cite:", bundled_text("greece-2008"))
    assert str(finding.place) == f"lanzarote/laws/greece-2008.jurisdiction.yaml:{line}"


def test_ages_in_a_counterexample_lie_at_the_boundary(tmp_path: Path) -> None:
    """Nearest to the ordinary age."""
    law = law_of(tmp_path, CONVENTION_TEXT.replace("at_least: 18", "at_least: 17"))
    (result,) = [r for r in verify(law).results if r.breach]
    assert result.outcome is Outcome.OUT_OF_SCOPE
    assert smallest_case(result).offender_age == 17


def test_a_law_that_tells_too_many_cases_apart_is_tested_on_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    """And the verdict says so; the examples are such as the holding speaks of."""
    monkeypatch.setattr(execution, "MOST_PATHS", 300)
    law = Answers(lambda label, case: len(everything(case)) < 0)
    result = decide(law, CHILD_TO_CHILD)
    assert (result.outcome, result.method, result.cases, result.met) == (Outcome.TESTED, "examples", EXAMPLES, EXAMPLES)
    always = decide(law, ALWAYS)
    assert (always.outcome, always.method) == (Outcome.FALLS_SHORT, "examples")
    compared = decide(law, BY_ID["every_ict_counts"])
    assert compared.outcome is Outcome.SILENT
    assert compared.reasons == (
        f"none of {EXAMPLES} examples met the condition; the law tells too many cases apart to be proved",
    )


def test_a_failure_found_before_a_proof_is_given_up_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no less a failure."""
    monkeypatch.setattr(execution, "MOST_PATHS", 300)
    law = Answers(lambda label, case: (case.offender_age <= 17 and case.child_age <= 3) or len(everything(case)) < 0)
    assert decide(law, CHILD_TO_CHILD).outcome is Outcome.OUT_OF_SCOPE


def only_of_adults(case: Any, otherwise: bool) -> bool:
    """Reads every fact where the offender is an adult, which is too much to be worked out as a whole."""
    return len(everything(case)) < 0 if case.offender_age >= ADULT else otherwise


def test_a_law_that_tells_too_much_apart_elsewhere_is_proved_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the holding has nothing to say, the law is not followed; where it has, each path is asked concretely too."""
    monkeypatch.setattr(execution, "MOST_PATHS", 300)
    result = decide(Answers(lambda label, case: only_of_adults(case, False)), CHILD_TO_CHILD)
    assert (result.outcome, result.method) == (Outcome.PROVED, "proof")
    lying = Answers(lambda label, case: only_of_adults(case, type(case) is Solicitation))
    with pytest.raises(Disagreement, match=r"is held for a set of cases, but not on Solicitation\("):
        decide(lying, CHILD_TO_CHILD)


def test_a_law_may_remember_its_answers() -> None:
    """A cache is no reason to give up a proof."""

    class Remembering(PythonConvention):
        establishes = lru_cache(PythonConvention.establishes)

    for name in (CHILD_TO_CHILD.id, "producing_is_an_offence"):
        assert decide(Remembering(), BY_ID[name]).outcome is Outcome.PROVED


def test_a_failure_of_a_law_file_is_run_again_on_the_concrete_evaluator(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A counterexample that does not fail concretely would be a defect of this program, and is named as one."""
    law = law_of(tmp_path, CONVENTION_TEXT.replace("at_least: 18", "at_least: 17"))
    monkeypatch.setattr(WrittenLaw, "establishes", lambda law, label, case: False)
    with pytest.raises(
        Disagreement, match=r"fails for a set of cases, but not on Solicitation\(.*this is a defect of lanzarote"
    ):
        decide(law, CHILD_TO_CHILD)


@pytest.mark.parametrize("lost", [slice(1), slice(1, None)])
def test_a_lost_path_is_found_out(lost: slice, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is decided must be all there is."""
    monkeypatch.setattr(decision, "follow", lambda *arguments: list(follow(*arguments))[lost])
    with pytest.raises(Disagreement, match=r"is decided for \d+ cases of"):
        decide(CONVENTION, CHILD_TO_CHILD)


def test_a_path_followed_twice_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """No case counts more than once."""
    monkeypatch.setattr(decision, "follow", lambda *arguments: list(follow(*arguments)) * 2)
    with pytest.raises(Disagreement, match=r"is decided for \d+ cases of"):
        decide(CONVENTION, CHILD_TO_CHILD)


def test_a_question_about_an_element_is_noted_like_any_other(tmp_path: Path) -> None:
    """With its answer, and the line of the provision that was asked about it."""
    acts = block("Article 23")[block("Article 23").index("      material_acts:") :].strip()
    law = law_of(tmp_path, edited(acts, "material_acts: not required"))

    def test_lacks(law: Law, case: Solicitation) -> None:
        """Where nothing is done, the material acts are missing."""
        when(case.has(act=MaterialAct.NONE))
        assert law.lacks(A23, case, "material_acts")

    found = decide(law, mark(test_lacks))
    asked = [(each.question, each.answer) for each in counterexample(found).exchanges]
    assert asked == [(Lack(A23, "material_acts"), False)]
    assert found.outcome is Outcome.FALLS_SHORT
    assert len(found.places) == 1


def test_age_zero_is_an_age() -> None:
    """On a path as in a concrete case."""
    assert decide(Answers(lambda label, case: not case.offender_age), CHILD_TO_CHILD).outcome is Outcome.OUT_OF_SCOPE


def test_a_holding_may_have_its_annotations_as_text() -> None:
    """As `from __future__ import annotations` makes them."""

    def test_late(law: "Law", case: "Solicitation") -> None:
        """Nothing."""
        when(case.offender_age < ADULT)
        assert not law.establishes(A23, case)

    assert decide(CONVENTION, mark(test_late)).outcome is Outcome.PROVED


def test_a_failure_that_asked_for_the_age_alone_falls_short() -> None:
    """No label was asked about, so there is nothing to say of provisions."""

    def test_age(law: Law) -> None:
        """Nothing."""
        assert law.legal_age > 18

    assert decide(CONVENTION, mark(test_age)).outcome is Outcome.FALLS_SHORT

    def test_ages(law: Law, case: Solicitation) -> None:
        """Nothing."""
        assert case.child_age > law.legal_age

    result = decide(CONVENTION, mark(test_ages))
    assert result.outcome is Outcome.FALLS_SHORT


def test_ages_cannot_be_varied_without_naming_them() -> None:
    """Otherwise nothing would be compared."""
    assert [c.child_age for c in Solicitation().variants("child_age", (13, 14))] == [13, 14]
    with pytest.raises(ValueError, match="name the values of child_age"):
        Solicitation().variants("child_age")


def test_unknown_terms_are_three_valued(tmp_path: Path) -> None:
    """The order of provisions does not matter, and a definite part decides beside an unknown one."""
    unknown = WHOLE + "    elements: {art: {untranslatable: a term of art}}\n"
    definite = (
        "  - cite: s. 2\n    transposes: Article 23\n    elements:\n      adult: not required\n"
        "      ict: {any_of: [{channel: ICT}, {untranslatable: and the like}]}\n    otherwise: as in the Convention\n"
    )
    head = HEAD + "provisions:\n"
    for text in (unknown + definite, definite + unknown):
        assert verdicts(law_of(tmp_path, head + text))[CHILD_TO_CHILD.id] == "out of scope"
    both = unknown.replace(
        "{art: {untranslatable: a term of art}}",
        "{one: {any_of: [{willing: yes}, {untranslatable: x}]}, adult: {offender_age: {at_least: 18}, untranslatable: y}}",
    )
    assert verdicts(law_of(tmp_path, head + both))[CHILD_TO_CHILD.id] == "proved"


class Mute(Law):
    """Says nothing."""

    name = "mute"


def test_a_law_that_says_nothing_is_silent_on_everything() -> None:
    """Neither a pass nor a failure."""
    assert set(verdicts(Mute())) == set(BY_ID)
    assert set(verdicts(Mute()).values()) == {"silent"}


def ordinary_communication(law: Law, case: Conduct) -> None:
    """To communicate with a child without a sexual purpose is no offence."""
    when(case.has(doing=Doing.COMMUNICATING) and not case.sexual_purpose)
    assert not establishes_any(law, OFFENCES_OF_CONDUCT, case)


NO_OFFENCE = mark(ordinary_communication, force="scope")


def test_silence_on_one_label_does_not_hide_another() -> None:
    """A definite failure is shown although the law is silent elsewhere."""

    def answer(label: Label, case: Any) -> bool:
        if label is Offence.ARTICLE_20_1_A:
            raise Silent("not known")
        return label is Offence.ARTICLE_22

    law = Answers(answer)
    assert decide(law, NO_OFFENCE).outcome is Outcome.OUT_OF_SCOPE
    law = Answers(lambda label, case: answer(label, case) if label is Offence.ARTICLE_20_1_A else False)
    assert decide(law, NO_OFFENCE).outcome is Outcome.SILENT


class Provider(Mute):
    """Provides what it is told, and permits everything."""

    def __init__(self, provided: set[Measure]) -> None:
        """Take the measures."""
        self.provided = provided

    def provides(self, measure: Measure) -> bool:
        """As told."""
        return measure in self.provided

    def permits(self, case: Enforcement) -> bool:
        """Everything."""
        return True


def test_guidance_not_taken_up_is_no_breach_unless_asked_for() -> None:
    """Should and may."""
    verdict = verify(Provider({Measure.CIVIL_SOCIETY_MEANS}))
    found = {r.holding.id: r.outcome for r in verdict.results}
    assert found["adequate_means_are_allocated_to_civil_society"] is Outcome.PROVED
    assert found["the_risks_of_icts_are_in_all_school_curricula"] is Outcome.NOT_TAKEN_UP
    assert found["only_authorities_investigate_and_prosecute"] is Outcome.NOT_TAKEN_UP
    assert found["a_specialised_ngo_may_assist_when_asked"] is Outcome.PROVED
    assert not any(failed(r) for r in verdict.results)
    assert any(failed(r, strict_guidance=True) for r in verdict.results)


@given(st.sampled_from(bundled()), st.sampled_from(sorted(BY_ID)))
def test_the_same_law_has_the_same_verdict_every_time(name: str, which: str) -> None:
    """Deterministic to the last detail."""
    assert decide(load(name), BY_ID[which]) == decide(load(name), BY_ID[which])


MEASURES = """
measures:
  adequate means for civil society: {provided: yes, cite: s. 1}
  training for investigation: {provided: yes, cite: s. 2}
  resources for investigation: {provided: no, cite: s. 3}
  risks of ICTs in all school curricula: {provided: silent, reason: left to the regions}
enforcement:
  - {cite: s. 4, when: {task: investigating, role: public}, permitted: no}
  - {cite: s. 5, when: {task: investigating}, permitted: yes, in_force: {from: 2016-01-01}}
"""


def test_a_law_file_speaks_of_measures_and_enforcement(tmp_path: Path) -> None:
    """With the line where it does, and the day from which."""
    law = law_of(tmp_path, CONVENTION_TEXT + MEASURES)
    found = {r.holding.id: r for r in verify(law).results}
    assert found["adequate_means_are_allocated_to_civil_society"].outcome is Outcome.PROVED
    investigation = found["training_and_resources_are_allocated_to_investigation"]
    assert investigation.outcome is Outcome.NOT_TAKEN_UP
    assert [p.line for p in investigation.places] == [
        p.line
        for p in (
            law.content.measures[m].place for m in (Measure.TRAINING_INVESTIGATION, Measure.RESOURCES_INVESTIGATION)
        )
    ]
    assert found["the_risks_of_icts_are_in_all_school_curricula"].reasons == ("left to the regions",)
    assert found["only_authorities_investigate_and_prosecute"].outcome is Outcome.SILENT
    later = verify(law.on(date(2016, 1, 1)))
    found = {r.holding.id: r for r in later.results}
    in_part = found["only_authorities_investigate_and_prosecute"]
    assert in_part.outcome is Outcome.IN_PART
    assert (failed(in_part), failed(in_part, strict_guidance=True)) == (False, True)
    assert len(in_part.places) == 2
    by = {role: later.law.permits(Enforcement(task=Task.INVESTIGATING, role=role)) for role in Role}
    assert {role for role, permitted in by.items() if not permitted} == {Role.PUBLIC}


def test_a_holding_may_ask_for_reasons() -> None:
    """Findings are noted like answers."""

    def test_reasons(law: Law, case: Solicitation) -> None:
        """A finding names what is missing."""
        when(case.offender_age < ADULT)
        assert all("adult" in finding.missing for finding in law.findings(A23, case))

    assert decide(CONVENTION, mark(test_reasons)).outcome is Outcome.PROVED


def test_an_untranslatable_term_is_silent_only_where_it_decides(tmp_path: Path) -> None:
    """“Never” holds whatever the term means; “always” is unknown."""
    text = CONVENTION_TEXT.replace("proposes: yes,", "proposes: yes, untranslatable: a term of art,")
    found = verdicts(law_of(tmp_path, text))
    assert found[CHILD_TO_CHILD.id] == "proved"
    assert found[ALWAYS.id] == "silent"
    wider = CONVENTION_TEXT.replace(
        "ict: {channel: ICT}", "ict: {any_of: [{channel: ICT}, {untranslatable: and the like}]}"
    )
    found = verdicts(law_of(tmp_path, wider, "wider"))
    assert found["other_means_than_icts_are_never_article_23"] == "silent"
    assert found[ALWAYS.id] == "proved"
    denied = CONVENTION_TEXT.replace(
        "ict: {channel: ICT}",
        "ict: {not: {any_of: [{channel: [letter, face to face]}, {untranslatable: and the like}]}}",
    )
    found = verdicts(law_of(tmp_path, denied, "denied"))
    assert found["other_means_than_icts_are_never_article_23"] == "proved"
    assert found[ALWAYS.id] == "silent"


def test_an_unknown_legal_age_is_silence_where_it_matters(tmp_path: Path) -> None:
    """And nowhere else."""
    found = verdicts(law_of(tmp_path, CONVENTION_TEXT.replace("  years: 16\n", "")))
    assert found["the_law_states_its_legal_age"] == "silent"
    assert found[CHILD_TO_CHILD.id] == "proved"
    assert not set(found.values()) & {o.value for o in BREACHED}


def test_conduct_defaults_are_harmless() -> None:
    """An ordinary piece of conduct is no offence of the Convention."""
    assert not any(CONVENTION.establishes(o, Conduct()) for o in OFFENCES_OF_CONDUCT)


def test_an_element_that_is_not_required_is_told_as_what_is_lacking(tmp_path: Path) -> None:
    """Where the file is silent on the label, so is the answer."""

    def test_lacks(law: Law, case: Solicitation) -> None:
        """Whoever proposes no meeting lacks material acts too."""
        when(not case.proposes)
        assert law.lacks(A23, case, "material_acts")

    result = decide(CONVENTION, mark(test_lacks))
    told = holding_entry(result, CONVENTION)
    assert told["counterexample"] is not None
    assert told["counterexample"]["answers"] == ["Article 23 lacks “material_acts”: no"]
    silent = law_of(tmp_path, HEAD + "provisions: []\nsilent: {Article 23: not looked at}\n")
    assert decide(silent, mark(test_lacks)).reasons == ("not looked at",)


def test_a_proof_that_does_not_add_up_is_no_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every case is counted once."""
    monkeypatch.setattr(decision, "follow", lambda *arguments: list(follow(*arguments))[1:])
    with pytest.raises(Disagreement, match=r"is decided for \d+ cases of"):
        decide(CONVENTION, CHILD_TO_CHILD)


def test_a_holding_that_fails_only_before_a_fact_has_its_value_is_found_out() -> None:
    """Its smallest case would be none."""

    def test_lazily(law: Law, case: Solicitation) -> None:
        """Nothing."""
        assert law.establishes(A23, case) or type(case) is Solicitation

    with pytest.raises(Disagreement, match=r"fails for a set of cases, but not on Solicitation\("):
        decide(CONVENTION, mark(test_lazily))


def test_a_provision_that_is_established_is_shown_although_the_law_is_silent_on_another_label(tmp_path: Path) -> None:
    """Which was asked before it."""
    text = (
        f"{HEAD}silent: {{Article 18§1.a: not looked at}}\nprovisions:\n"
        "  - cite: s. 7\n    transposes: Article 22\n    elements: {conduct: not required, sexual_purpose: not required}\n"
        "    otherwise: as in the Convention\n"
    )
    law = law_of(tmp_path, text)
    found = decide(law, NO_OFFENCE)
    assert found.outcome is Outcome.OUT_OF_SCOPE
    (finding,) = [f for f in counterexample(found).findings if f.established]
    assert (finding.provision, str(finding.place).rpartition(":")[2]) == ("s. 7", str(line_of("cite: s. 7", text)))


@pytest.mark.parametrize("name", ["nothing if print('EXECUTED') else case.willing", "willing ", ""])
def test_a_condition_asks_for_a_fact_by_its_name(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A program that makes conditions cannot make them into code."""
    for condition in (Among(name, (True,)), Among(name, (1, 2)), Years(name, 3)):
        with pytest.raises(ValueError, match="is no name of a fact"):
            compiled(condition)
    assert capsys.readouterr().out == ""


def test_a_reading_is_worked_out_once_for_all_laws_of_a_legal_age() -> None:
    """Not for each law, and for each legal age anew; called by hand, it is the function."""
    asked = []

    @reading
    def too_young(law: Law, case: Solicitation, years: int = 0) -> bool:
        asked.append(case)
        return case.child_age + years < law.legal_age

    def test_too_young(law: Law, case: Solicitation) -> None:
        """Nothing."""
        when(not too_young(law, case) and too_young(law, case, -1) and case.willing)
        assert law.establishes(A23, case) or case.child_age == law.legal_age

    for law in (CONVENTION, load("belgium-2014"), load("sweden-2009"), Mute()):
        found = decide(law, mark(test_too_young))
        assert (found.outcome is Outcome.SILENT) is isinstance(law, Mute)
    assert found.reasons == ("mute states no legal age for sexual activities",)
    ages = {16, load("sweden-2009").legal_age}
    assert len(asked) == len(ages) * 2 * 2 + 1
    assert too_young(CONVENTION, Solicitation(child_age=Age(15)))
    assert not too_young(law=CONVENTION, case=Solicitation(child_age=Age(16)))


def test_a_reading_may_ask_the_law_for_its_legal_age_only() -> None:
    """Else one law's answer would be taken for another's."""

    @reading
    def asks(law: Law, case: Solicitation) -> bool:
        return law.establishes(A23, case)

    def test_asks(law: Law, case: Solicitation) -> None:
        """Nothing."""
        assert asks(law, case)

    with pytest.raises(SpecificationError, match=r"the reading asks raises AttributeError: .*legal age"):
        decide(CONVENTION, mark(test_asks))


def test_a_difference_is_no_less_one_beside_a_silence(tmp_path: Path) -> None:
    """Yes offline and no online differ, whatever the law does not say of a third case."""
    child = block("Article 22")[block("Article 22").index("      child:") :].splitlines()[0]
    two = "{any_of: [{child_age: {below: legal age}}, {child_age: {below: 18}, setting: offline}"
    third = ", {child_age: {below: 18}, setting: 'online, through a technology not yet heard of', untranslatable: x}"

    def test_indifferent(law: Law, case: Conduct) -> None:
        """Article 22 is the same online as offline."""
        when(case.offender_age >= ADULT)
        assert indifferent(law, Offence.ARTICLE_22, case, "setting")

    assert decide(CONVENTION, mark(test_indifferent)).outcome is Outcome.PROVED
    for more in ("", third):
        law = law_of(tmp_path, edited(child, f"      child: {two}{more}]}}", "Article 22"))
        assert decide(law, mark(test_indifferent)).outcome is Outcome.FALLS_SHORT


def test_a_doubt_on_an_open_question_silences_nothing(tmp_path: Path) -> None:
    """Whether a decoy counts is left open, so it need not be known."""
    law = law_of(tmp_path, CONVENTION_TEXT.replace("decoy: none}", "any_of: [{decoy: none}, {untranslatable: x}]}"))
    met = Solicitation(proposes=True, purpose=Purpose.SEXUAL_ACTIVITIES, act=MaterialAct.ARRIVAL)
    assert said(law.establishes, A23, met) is True
    assert said(law.establishes, A23, met.changed("decoy", Decoy.OFFICER)) is None
    assert verdicts(law) == verdicts(CONVENTION)


def conditional(case: Any) -> bool:
    """Has a condition."""
    when(case.proposes)
    return True


ODD_READINGS: dict[str, tuple[Callable[..., Any], str]] = {
    "a condition": (conditional, "raises NotMet"),
    "a word": (lambda case: case.proposes and case.purpose, "returns <Purpose"),
    "a text": (lambda case: "yes" if case.proposes else "", "returns ''"),
    "a circumstance": (lambda case: "x" in case.circumstances, "asks for circumstances"),
}


@pytest.mark.parametrize(("odd", "message"), ODD_READINGS.values(), ids=ODD_READINGS)
def test_a_reading_says_yes_or_no_of_every_situation(odd: Callable[..., Any], message: str) -> None:
    """What else it does is an error of the specification."""
    odd_reading = reading(wraps(lambda case: None)(odd))

    def test_odd(law: Law, case: Solicitation) -> None:
        """Nothing."""
        when(odd_reading(case))
        assert not law.establishes(A23, case)

    with pytest.raises(SpecificationError, match=message):
        decide(CONVENTION, mark(test_odd))


def test_a_reading_is_given_its_arguments_as_they_are() -> None:
    """None is None, 1 is not True, and what can be read once is refused."""

    @reading
    def is_given(case: Solicitation, given: object, expected: object) -> bool:
        return case.willing and given is expected

    def test_given(law: Law, case: Solicitation) -> None:
        """Nothing."""
        when(case.willing)
        assert is_given(case, None, None)
        assert is_given(case, True, True)
        assert not is_given(case, 1, True)
        law.establishes(A23, case)

    assert decide(CONVENTION, mark(test_given)).outcome is Outcome.PROVED

    def test_once(law: Law, case: Solicitation) -> None:
        """Nothing."""
        assert is_given(case, iter(()), None)

    with pytest.raises(SpecificationError, match="is given an iterator"):
        decide(CONVENTION, mark(test_once))


@pytest.mark.parametrize("kind", [Situation, Solicitation | Conduct])
def test_a_holding_is_about_one_kind_of_situation(kind: Any) -> None:
    """Said where it is written."""

    def test_any(law: Any, case: Any) -> None:
        """Nothing."""

    test_any.__annotations__ = {"law": Law, "case": kind}
    with pytest.raises(TypeError, match="a holding is about one of Solicitation, Conduct, Enforcement"):
        mark(test_any)


def test_examples_begin_with_the_most_ordinary_case(monkeypatch: pytest.MonkeyPatch) -> None:
    """And look where a law says no as well as where it says yes."""
    monkeypatch.setattr(decision, "EXAMPLES", 1)
    monkeypatch.setattr(execution, "MOST_PATHS", 60)
    law = Answers(lambda label, case: len(everything(case)) < 0 or label is A23)

    def test_not_met(law: Law, case: Solicitation) -> None:
        """Nothing."""
        when(not law.establishes(Offence.BEYOND_ARTICLE_23, case))
        assert not law.establishes(A23, case)

    found = decide(law, mark(test_not_met))
    assert (found.outcome, found.method) == (Outcome.FALLS_SHORT, "examples")


def test_what_is_only_tested_is_said_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody takes it for a proof."""
    monkeypatch.setattr(execution, "MOST_PATHS", 60)
    body = "from tests.helpers import everything\nreturn len(everything(case)) < 0 or isinstance(label, str)"
    file = python_law(tmp_path, body, "large")
    monkeypatch.setattr(specification, "holdings", lambda package: (CHILD_TO_CHILD, WITHOUT_INTENT))
    assert main(["check", str(file)]) == 0
    assert (
        "large: follows the Opinion on every point, 2 of them as far as 1,000 examples show" in capsys.readouterr().out
    )


def test_a_law_with_hundreds_of_circumstances_is_decided_or_tested(tmp_path: Path) -> None:
    """Never a traceback."""

    def test_always(law: Law, case: Solicitation) -> None:
        """Nothing."""
        when(conventional(case))
        assert law.establishes(A23, case)

    found = decide(exempting(tmp_path, 1200), mark(test_always))
    assert (found.outcome, found.method) == (Outcome.FALLS_SHORT, "examples")


def test_a_law_with_hundreds_of_circumstances_is_held_to_every_holding(tmp_path: Path) -> None:
    """Nothing but the elements is needed, and beside each of its circumstances it is taken away."""
    law = exempting(tmp_path, 400)
    assert decide(law, BY_ID["nothing_beside_the_elements_takes_it_away"]).outcome is Outcome.FALLS_SHORT
    assert decide(law, ALWAYS).outcome in (Outcome.PROVED, Outcome.TESTED)


def conventional(case: Solicitation) -> bool:
    """Article 23 as the Convention's file has it, told in few paths."""
    ordinary = case.intentional and case.offender_age >= ADULT and case.child_age < 16 and case.has(decoy=Decoy.NONE)
    told = case.has(channel=Channel.MESSAGE, direction=Direction.TO_THE_CHILD, meeting=Meeting.IN_PERSON)
    meant = case.has(purpose=Purpose.PRODUCTION, purpose_against=Against.THAT_CHILD, stage=Stage.COMPLETED)
    done = case.has(act=MaterialAct.TRAVEL, act_by=ActBy.OFFENDER, act_after=True, act_towards=Towards.THAT_MEETING)
    return ordinary and told and case.proposes and case.has(meeting_with=MeetingWith.OFFENDER) and meant and done


def exempting(folder: Path, number: int) -> WrittenLaw:
    """The Convention, but each of so many circumstances is an exception to Article 23."""
    names = [f"c{i}" for i in range(number)]
    text = CONVENTION_TEXT.replace(
        "provisions:\n", "circumstances:\n" + "".join(f"  {n}: x\n" for n in names) + "\nprovisions:\n", 1
    )
    unless = "    unless:\n" + "".join(f"      {n}: {{circumstance: {n}}}\n" for n in names)
    return law_of(folder, text.replace(block("Article 23"), f"{block('Article 23').rstrip()}\n{unless}\n"))


def test_hundreds_of_rules_are_read_in_no_time(tmp_path: Path) -> None:
    """Each is looked at once a day on which something changes."""
    rules = "".join(
        f"  - {{cite: s. {i}, when: {{task: investigating, role: public}}, permitted: no, in_force: {{from: {1600 + i}-01-01, "
        f"until: {1600 + i}-12-31}}}}\n"
        for i in range(400)
    )
    law = law_of(tmp_path, f"{CONVENTION_TEXT}\nenforcement:\n{rules}")
    assert len(law.content.rules) == 400


def test_a_reading_of_two_situations_compares_them() -> None:
    """It is worked out each time, on the path of both."""

    @reading
    def as_old(one: Solicitation, other: Solicitation) -> bool:
        return one.child_age == other.child_age

    def test_as_old(law: Law, case: Solicitation) -> None:
        """Nothing."""
        law.establishes(A23, case)
        assert as_old(case.changed("child_age", 15), case)

    found = decide(CONVENTION, mark(test_as_old))
    assert found.outcome is Outcome.FALLS_SHORT
    assert smallest_case(found).child_age != 15


@pytest.mark.parametrize(
    "asks",
    [
        lambda case: not case.circumstances,
        lambda case: len(case.circumstances) == 0,
        lambda case: case.changed("circumstances", frozenset()).proposes,
    ],
)
def test_a_reading_may_ask_for_no_circumstance_in_any_way(asks: Callable[..., Any]) -> None:
    """They are each law's own; to find none would be wrong of a law that has some."""
    plain = reading(asks)

    def test_plain(law: Law, case: Solicitation) -> None:
        """Nothing."""
        law.establishes(A23, case)
        assert plain(case)

    with pytest.raises(SpecificationError, match="asks for circumstances, which are each law's own"):
        decide(CONVENTION, mark(test_plain))


def test_to_compare_fewer_than_two_values_is_an_error() -> None:
    """It would pass whatever the law says."""

    def test_one(law: Law, case: Solicitation) -> None:
        """Nothing."""
        assert indifferent(law, A23, case, "willing", (True,))

    with pytest.raises(SpecificationError, match="nothing is compared: 1 values of willing are named"):
        decide(CONVENTION, mark(test_one))

    def test_once(law: Law, case: Solicitation) -> None:
        """Nothing."""
        assert indifferent(law, A23, case, "willing", iter((True, False)))

    assert decide(Answers(lambda label, case: case.willing), mark(test_once)).outcome is not Outcome.PROVED


def test_a_copy_of_an_age_is_the_age() -> None:
    """However deep it is copied."""
    law = Answers(lambda label, case: case.willing and deepcopy(case.child_age) > 119 and deepcopy(case).proposes)

    def test_never(law: Law, case: Solicitation) -> None:
        """Nothing."""
        assert not law.establishes(A23, case)

    found = decide(law, mark(test_never))
    assert (found.outcome, found.method, smallest_case(found).child_age) == (Outcome.FALLS_SHORT, "proof", 120)


def test_what_is_refused_is_named_although_the_law_is_followed_path_by_path(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With 4 and one line; where it is the holding's, as an error of the specification."""
    monkeypatch.setattr(execution, "MOST_PATHS", 60)

    def answer(label: Label, case: Any) -> bool:
        return len(everything(case)) < 0 if case.intentional else "x" in case.circumstances

    with pytest.raises(Misbehaves, match="asks for the circumstance “x”, which is not declared"):
        decide(Answers(answer), WITHOUT_INTENT)

    def test_asks(law: Law, case: Solicitation) -> None:
        """Nothing."""
        assert "x" in case.circumstances or law.establishes(A23, case)

    with pytest.raises(SpecificationError, match="cannot be followed: it asks for the circumstance “x”"):
        decide(CONVENTION, mark(test_asks))


def test_a_holding_may_ask_what_a_reservation_excuses() -> None:
    """Of the law as of its sets."""

    def test_excused(law: Law, case: Solicitation) -> None:
        """Nothing."""
        assert not law.excuses(A23, case)
        assert not law.establishes(A23, case.changed("intentional", False))

    assert decide(load("belgium-2014"), mark(test_excused)).outcome is Outcome.PROVED


def test_a_holding_that_tells_everything_apart_cannot_be_decided_about_any_law(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says so, and not that a law is to blame."""
    monkeypatch.setattr(execution, "MOST_PATHS", 60)

    def test_all(law: Law, case: Solicitation) -> None:
        """Nothing."""
        when(len(everything(case)) > 0)
        assert not law.establishes(A23, case)

    with pytest.raises(SpecificationError, match="all cannot be decided about any law"):
        decide(CONVENTION, mark(test_all))


def test_examples_are_drawn_from_everything_where_no_law_is_spoken_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """A holding that compares two answers has something to say of laws that answer now this, now that."""
    monkeypatch.setattr(execution, "MOST_PATHS", 60)

    def test_differs(law: Law, case: Solicitation) -> None:
        """Nothing."""
        when(law.establishes(A23, case) and not law.establishes(A23, case.changed("willing", False)))
        raise AssertionError

    found = decide(Answers(lambda label, case: len(everything(case)) < 0 or case.willing), mark(test_differs))
    assert (found.outcome, found.method) == (Outcome.FALLS_SHORT, "examples")


def test_a_failure_among_examples_is_made_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    """As far as it stays one."""
    monkeypatch.setattr(execution, "MOST_PATHS", 60)
    law = Answers(lambda label, case: len(everything(case)) > 0 and case.channel is Channel.LETTER)
    found = decide(law, CHILD_TO_CHILD)
    assert (found.outcome, found.method) == (Outcome.OUT_OF_SCOPE, "examples")
    case = smallest_case(found)
    assert case == Solicitation(channel=Channel.LETTER, offender_age=case.offender_age)

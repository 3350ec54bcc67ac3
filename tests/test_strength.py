"""What the duties come to together; a specification that is empty, contradicts itself or has a hole is noticed."""

import re

import pytest

from lanzarote import ADULT, Attempt, Law, Solicitation, indifferent, when
from lanzarote.claims import Force, Holding
from lanzarote.command.evidence import faults, page
from lanzarote.command.main import main
from lanzarote.evidence import mutation_score as scores
from lanzarote.evidence import strength as strengths
from lanzarote.evidence.exclusion import excludes
from lanzarote.evidence.mutants import Original
from lanzarote.evidence.mutation_score import Score
from lanzarote.evidence.strength import Strength
from lanzarote.evidence.witnesses import paths, witness
from lanzarote.lawfile.file import CONVENTION, checked
from lanzarote.model import EarlierContact, MaterialAct, NumberOfContacts, Purpose, Stage
from lanzarote.spec.readings import perhaps_material_acts
from lanzarote.specification import data, holdings, paragraphs, questions
from lanzarote.verifier import InCase
from tests.helpers import A23, ALWAYS, BY_ID, PARAGRAPHS, ROOT, mark

ABOUT_23 = tuple(h for h in holdings() if h.force.decides and h.kind in (Solicitation, None) and h.about != "measures")
GUIDANCE = next(h for h in holdings() if h.force is Force.SHOULD)


def but(*names: str) -> list[Holding]:
    """The holdings on Article 23, but some."""
    return [h for h in ABOUT_23 if h.id not in names]


@pytest.fixture(scope="module")
def strength() -> Strength:
    """The holdings on Article 23, looked at together, and some guidance."""
    return Strength((*ABOUT_23, GUIDANCE))


def no_ordinary_test(law: Law, case: Solicitation) -> None:
    """Contradicts the Opinion: what has every element is never Article 23."""
    when(case.intentional and case.offender_age >= ADULT and case.proposes and perhaps_material_acts(case))
    assert not law.establishes(A23, case)


def never_met(law: Law, case: Solicitation) -> None:
    """Is empty: its condition contradicts itself."""
    when(case.offender_age >= ADULT and case.offender_age < ADULT)
    assert law.establishes(A23, case)


def never_broken(law: Law, case: Solicitation) -> None:
    """Says nothing: whatever is established is."""
    when(law.establishes(A23, case))
    assert law.establishes(A23, case)


def the_same_again(law: Law, case: Solicitation) -> None:
    """Without a proposal it is never Article 23."""
    when(not case.proposes)
    assert not law.establishes(A23, case)


def willingness_alters_nothing(law: Law, case: Solicitation) -> None:
    """Compares: the law answers alike whether the child is willing or not."""
    assert indifferent(law, A23, case, "willing")


def test_the_duties_on_article_23_are_as_strong_as_is_claimed(strength: Strength) -> None:
    """None is empty, none contradicts another, each has its own claim, and nothing else is left open."""
    assert list(strength.faults()) == []
    assert strength.satisfied == {"convention": True, "the narrowest law": True, "the widest law": True}


def test_what_is_left_open_is_the_list_in_the_readme(strength: Strength) -> None:
    """The facts are those of questions.yaml; the questions are those of spec/README.md."""
    found, listed = ({name: set(values) for name, values in p.items()} for p in (strength.patterns, strength.listed()))
    assert found == listed
    told = (ROOT / "spec" / "README.md").read_text("utf-8")
    section = told.partition("## Questions left open")[2].partition("## ")[0].replace("*", "")
    items = [" ".join(item.split()) for item in re.findall(r"(?ms)^- (.+?)[,.;]?$(?=\n-|\n\n|\Z)", section)]
    assert len(items) == len(questions())
    assert all(item.startswith(question.text) for item, question in zip(items, questions(), strict=True))


def test_a_contradiction_is_found() -> None:
    """One holding demands what another forbids: the pair is named, with the cases, and no law follows both."""
    broken = Strength([ALWAYS, mark(no_ordinary_test, "Opinion 5")])
    (pair,) = broken.pairs
    assert (pair.demanding.id, pair.forbidding.id, pair.about) == (
        ALWAYS.id, "no_ordinary_test", A23,
    )  # fmt: skip
    assert pair.cases > 0
    told = "\n".join(broken.faults())
    assert f"{ALWAYS.id} and no_ordinary_test contradict each other" in told
    assert "the narrowest law does not follow every holding that counts" in told


def test_an_empty_holding_is_found() -> None:
    """It cannot be broken, so it is in no need of a law."""
    told = list(Strength([mark(never_broken, "Opinion 5")]).faults())
    assert "never_broken cannot be kept, or cannot be broken" in told


def test_a_condition_that_no_case_meets_has_no_witness(strength: Strength) -> None:
    """Neither kept nor broken."""
    assert [witness(mark(never_met, "Opinion 5"), strength.law, wanted) for wanted in (InCase.HELD, InCase.FAILED)] == [
        None,
        None,
    ]


def test_a_hole_is_found() -> None:
    """Without the holding on the means of communication, more is left open than is listed."""
    weak = Strength(but("other_means_than_icts_are_never_article_23"))
    assert {"channel"} == set(weak.patterns) - {name for q in questions() for name in q.facts}
    assert list(weak.faults()) == ["what is left open on Article 23 is not what questions.yaml lists"]


def test_a_case_outside_the_patterns_is_counted(strength: Strength, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where single facts do not tell what is left open."""
    monkeypatch.setitem(strength.__dict__, "patterns", {"decoy": questions()[0].facts["decoy"]})
    assert strength.outside_the_patterns() > 0


def test_each_claim_stands_once(strength: Strength) -> None:
    """For each holding there is a law that breaks it and no other."""
    assert set(strength.independent) == set(ABOUT_23)
    for each, found in strength.independent.items():
        assert (found.situation is None) is (each.id == "the_law_states_its_legal_age")


def test_a_claim_that_stands_twice_is_found() -> None:
    """No law breaks one of the two alone."""
    again = mark(the_same_again)
    told = "\n".join(Strength([BY_ID["without_a_proposal_is_never_article_23"], again]).faults())
    assert f"{again.id} is not shown to be independent of the others" in told


def test_an_independence_that_is_not_shown_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """If no law is found that breaks the holding alone, its claim may stand elsewhere too."""
    weak = Strength([ALWAYS])
    monkeypatch.setattr(Strength, "_candidates", lambda self, holding: iter(()))
    assert f"{ALWAYS.id} is not shown to be independent" in "\n".join(weak.faults())


def test_a_holding_that_compares_excludes_only_what_is_decided_elsewhere(strength: Strength) -> None:
    """Attempt is demanded where the completed offence is; alone, the holding excludes nothing."""
    attempt = BY_ID["attempt_at_article_23_is_an_offence"]
    tried = Solicitation(
        proposes=True, purpose=Purpose.PRODUCTION, act=MaterialAct.ARRIVAL, sexual_wording=True, stage=Stage.ATTEMPTED,
        earlier_contact=EarlierContact.HARMLESS, number_of_contacts=NumberOfContacts.TWO,
    )  # fmt: skip
    about = Attempt(A23)
    assert excludes(attempt, strength.law, about, tried, False) is None
    assert excludes(attempt, strength.law, about, tried, False, strength.exclusions.decided)
    assert strength.exclusions.decided(about, tried) is True


def test_an_answer_is_not_given_twice_in_two_ways(strength: Strength) -> None:
    """Where two questions are one, a witness in which they have two answers is none."""
    same = mark(willingness_alters_nothing)
    found = witness(same, strength.law, InCase.FAILED)
    assert found is not None
    assert len(set(found.answers.values())) == 2
    free = next(paths(same, strength.law, InCase.FAILED, lambda about, case: None))
    assert free


@pytest.mark.parametrize("each", [h for h in holdings() if h.kind], ids=lambda h: h.id)
def test_each_holding_can_be_kept_and_can_be_broken(each: Holding, strength: Strength) -> None:
    """With a case and answers, run again concretely."""
    kept, broken = strength.witnesses(each)
    assert kept
    assert broken
    assert kept.answers


def test_every_fact_and_element_is_spoken_of_by_a_paragraph() -> None:
    """elements.yaml names paragraphs that there are, and every element of the Convention's law file."""
    known = {p.number for p in paragraphs()}
    told = data("elements.yaml")
    assert {p for group in told.values() for entry in group.values() for p in entry["paragraphs"]} <= known
    for provision in checked(CONVENTION).value["provisions"]:
        group = "solicitation" if provision["transposes"] == "Article 23" else "conduct"
        assert set(provision["elements"]) <= set(told[group])


@pytest.fixture(scope="module")
def few_mutants() -> Score:
    """Every seventieth mutant of the Convention's law file."""
    original = Original(checked(CONVENTION))
    return Score(tuple(map(original.mutant, original.edits[::70])))


def test_the_page_says_what_was_computed(strength: Strength, few_mutants: Score) -> None:
    """Every part is there, and every placeholder is filled."""
    told = page(strength, {"convention": few_mutants, "my": few_mutants})
    assert f"{len(ABOUT_23) + 1} holdings from {PARAGRAPHS} paragraphs" in told
    assert "a decoy instead of a child (decoy: police officer, private person)" in told
    assert "| without intent is never article 23 | Note 1, Opinion 3, Report 158 |" in told
    assert "*the law states its legal age* alone is broken by the narrowest law with the legal age 0." in told
    assert f"| {GUIDANCE.id.replace('_', ' ')} | " in told
    assert not re.search(r"\$\w", told)


def test_the_page_in_the_specification_names_every_holding_as_it_stands() -> None:
    """CI makes the whole page again; a changed sentence or paragraph is seen here already."""
    told = (ROOT / "spec" / "EVIDENCE.md").read_text("utf-8")
    for each in holdings():
        assert f"| {each.id.replace('_', ' ')} | {', '.join(each.paragraphs)} | {each.statement} |" in told


def test_the_command_prints_the_page_and_what_is_wrong(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], strength: Strength, few_mutants: Score
) -> None:
    """Exit 0 if the evidence is whole; else 1, and what is wrong on stderr."""
    monkeypatch.setattr(scores, "score", lambda document, progress, wanted: few_mutants)
    monkeypatch.setattr(strengths, "Strength", lambda holdings: strength)
    assert main(["evidence"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("# Evidence\n")
    assert told.err == ""
    monkeypatch.setattr(strength, "faults", lambda: iter(["something is wrong"]))
    assert main(["evidence"]) == 1
    assert capsys.readouterr().err == "something is wrong\n"


def test_a_score_of_nothing_is_a_fault_of_the_evidence(strength: Strength) -> None:
    """Of any law, not of the Convention's alone."""
    assert list(faults(strength, {"my": Score(())})) == [
        "my: no edit changes anything the Opinion decides, so nothing is shown"
    ]

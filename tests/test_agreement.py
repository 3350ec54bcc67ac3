"""Sets, the symbolic, the concrete and the independently written evaluation agree."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lanzarote import Case, Conduct, Enforcement, Solicitation, load, verify
from lanzarote.law import Place, Question
from lanzarote.law.answering import Answer, answer_of, heard
from lanzarote.law.conditions import AllOf, Among, AnyOf, Condition, Not, Unknown, compiled
from lanzarote.law.provisions import Interval
from lanzarote.law.written import Rule, WrittenLaw
from lanzarote.lawfile.load import bundled
from lanzarote.model import Label, Situation, facts, kind_of
from lanzarote.specification import decisive, holdings
from lanzarote.strategies.cases import cases
from lanzarote.symbolic import Intractable, Space, drawn, follow, most_ordinary
from lanzarote.verifier import decide
from tests.helpers import (
    ALWAYS,
    CONVENTION,
    CONVENTION_TEXT,
    LABELS,
    as_sets,
    block,
    law_of,
    said,
    verdicts,
    written_law,
)
from tests.python_convention import law as python_convention


@given(cases(), st.sampled_from(LABELS))
def test_the_file_and_the_python_law_agree_on_every_situation_of_a_case(case: Case, label: Label) -> None:
    """Two texts of one law, written independently."""
    for situation in case.situations():
        if isinstance(situation, kind_of(label)):
            assert CONVENTION.establishes(label, situation) == python_convention.establishes(label, situation)


@pytest.mark.parametrize("label", LABELS, ids=str)
def test_the_file_and_the_python_law_agree_on_every_situation_there_is(label: Label) -> None:
    """Both laws are followed at once, to the end of every path."""

    def differ(case: Any) -> bool:
        return CONVENTION.establishes(label, case) != python_convention.establishes(label, case)

    assert not any(found for found, _ in follow(Space(kind_of(label)), differ))


@pytest.mark.parametrize("name", bundled())
@pytest.mark.parametrize("label", LABELS[:-1], ids=str)
def test_a_path_answers_as_its_situations_do_and_the_set_is_all_that_it_answers(name: str, label: Label) -> None:
    """The symbolic evaluation, the concrete one of the most ordinary situation on the path, and the set."""
    law = written_law(name)
    space = law.spaces[kind_of(label)]
    told = as_sets(law, label, kind_of(label))
    whole = space.everything
    sets = {True: whole & told.yes, None: whole & told.unknown, False: whole - (told.yes | told.unknown)}
    found = dict.fromkeys(sets, space.nothing)
    for answer, path in follow(space, lambda case: said(law.establishes, label, case)):
        assert said(law.establishes, label, most_ordinary(path.situations)) is answer
        found[answer] |= path.situations
    assert found == sets


def anywhere(law: WrittenLaw, label: Label, seed: int) -> Situation:
    """A situation the label could be about, drawn from the whole domain."""
    return drawn(Space(kind_of(label), law.circumstances).everything, Random(seed))


@given(st.sampled_from(bundled()), st.sampled_from(LABELS), st.integers(0, 2**32))
def test_reasons_agree_with_answers(name: str, label: Label, seed: int) -> None:
    """A label is established exactly when a provision that carries it misses nothing."""
    law = written_law(name)
    case = anywhere(law, label, seed)
    findings = said(law.findings, label, case)
    if findings is None:
        return
    answer = said(law.establishes, label, case)
    assert any(f.established for f in findings) == (answer is True)
    assert answer is not None or any(f.unknown for f in findings)
    for finding in findings:
        assert not set(finding.met) & set(finding.missing)
    if law.provisions(label):
        assert law.lacks(label, case, "child") == all("child" in f.missing for f in findings)


def test_the_file_and_the_python_law_have_the_same_verdicts() -> None:
    """On some of every kind; that they answer alike is shown above, and every verdict rests on answers alone."""
    some = [each for each in holdings() if each.kind in (Solicitation, Conduct)][::5]
    assert [decide(CONVENTION, each).outcome for each in some] == [
        decide(python_convention, each).outcome for each in some
    ]


WITHOUT_A_CASE = {13: "peers-included", 18: "partner-images"}
"""The question of interpretation that no case raises at a legal age: no adult is within five years of a child below 13,
and no child under 18 has reached 18."""


@pytest.mark.parametrize("age", range(13, 19))
def test_the_convention_is_proved_at_each_legal_age(age: int) -> None:
    """Opinion 4: the boundary lies at the legal age, whatever it is."""
    no_case = {h.id for h in holdings() if h.depends_on == WITHOUT_A_CASE.get(age)}
    assert verdicts(load("convention", legal_age=age)) == verdicts(CONVENTION) | dict.fromkeys(
        no_case, "not applicable"
    )


def test_the_convention_is_proved_but_for_what_it_leaves_to_a_reading() -> None:
    """And for measures, of which its file does not speak."""
    found = verdicts(CONVENTION)
    assert {each.id: found[each.id] for each in decisive() if found[each.id] != "proved"} == {
        "article_18_1_b_and_recourse_are_purposes_too": "depends",
        "a_purpose_formed_at_the_act_is_enough": "depends",
        "means_and_training_of_the_relevant_authorities_are_a_duty": "silent",
    }


def test_circumstances_that_are_spoken_of_together_stand_side_by_side(tmp_path: Path) -> None:
    """However they are declared, and although each is spoken of alone before: sets stay small."""
    names = [f"{letter}{i}" for letter in "ab" for i in range(12)]
    alone = "".join(f"      {name}: {{circumstance: {name}}}\n" for name in names)
    pairs = "".join(f"      e{i}: {{circumstance: a{i}, any_of: [{{circumstance: b{i}}}]}}\n" for i in range(12))
    text = CONVENTION_TEXT.replace(
        "provisions:\n", "circumstances:\n" + "".join(f"  {name}: x\n" for name in names) + "\nprovisions:\n", 1
    )
    first, second = block("Article 23"), block("Article 20§1.a")
    text = text.replace(first, f"{first.rstrip()}\n    unless:\n{alone}\n")
    law = law_of(tmp_path, text.replace(second, f"{second.rstrip()}\n    unless:\n{pairs}\n"))
    assert law.spaces.circumstances == tuple(f"{letter}{i}" for i in range(12) for letter in "ab")
    results = verify(law).results
    assert {r.method for r in results} == {"proof", "statement"}
    assert all(len(space.diagrams.edges) < 10_000 for space in law.spaces.values())


def too_large(law: WrittenLaw, question: Question, space: Space) -> Answer:
    """What an answer is that needs more sets than are stored."""
    raise Intractable


def test_what_is_too_large_as_a_set_is_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Path by path, by the compiled expression: no proof is lost to the order of levels."""
    monkeypatch.setattr(WrittenLaw, "worked_out", too_large)
    law = written_law("sweden-2018")
    some = (*holdings()[:12], ALWAYS)
    found = [decide(law, each) for each in some]
    assert law.intractable
    monkeypatch.undo()
    law = written_law("sweden-2018")
    assert [(r.outcome, r.method, r.cases, r.met) for r in found] == [
        (r.outcome, r.method, r.cases, r.met) for r in (decide(law, each) for each in some)
    ]


def random_condition(random: Random, depth: int = 3) -> Condition:
    """A condition on enforcement, with unknown terms at any depth."""
    kind = random.choice(["fact", "fact", "unknown", "all", "any", "not"] if depth else ["fact", "unknown"])
    if kind == "fact":
        fact = random.choice(list(facts(Enforcement).values()))
        known = fact.values or ()
        return Among(fact.name, tuple(random.sample(known, random.randint(1, len(known)))))
    if kind == "unknown":
        return Unknown(random.choice("xyz"))
    parts = tuple(random_condition(random, depth - 1) for _ in range(random.randint(1, 3)))
    made: dict[str, Condition] = {"all": AllOf(parts), "any": AnyOf(parts), "not": Not(parts[0])}
    return made[kind]


def test_a_condition_and_its_set_say_the_same_of_every_situation() -> None:
    """With unknown terms under “not”, and with the same reasons."""
    space = Space(Enforcement)
    cases: list[Any] = [drawn(space.everything, Random(i)) for i in range(60)]
    for seed in range(300):
        condition = random_condition(Random(seed))
        compiled_test, answer = compiled(condition), answer_of(condition, space)
        assert (
            answer.yes.count + answer.unknown.count + (~(answer.yes | answer.unknown)).count == space.everything.count
        )
        assert [heard(partial(compiled_test, c)) for c in cases] == [heard(partial(answer.to, c)) for c in cases]


def test_rules_and_their_sets_say_the_same_of_every_situation() -> None:
    """Also where a rule may apply, or none does."""
    space = Space(Enforcement)
    cases: list[Any] = [drawn(space.everything, Random(i)) for i in range(60)]
    for seed in range(200):
        random = Random(seed)
        rules = tuple(
            Rule(f"s. {i}", random_condition(random, 2), random.random() < 0.5, Interval(), Place("x", i))
            for i in range(random.randint(0, 5))
        )
        law = WrittenLaw(replace(CONVENTION.content, rules=rules), CONVENTION.as_of)
        answer = as_sets(law, Enforcement, Enforcement)
        assert [heard(partial(law.permits, c)) for c in cases] == [heard(partial(answer.to, c)) for c in cases]

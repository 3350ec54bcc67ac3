"""What is said of one case is so: the answer, what is missing and where, what would turn it, what it leaves in doubt."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lanzarote import Attempt, Conduct, Law, Offence, Silent, Situation, Solicitation, load, relate
from lanzarote.casefile.read import case_of_facts, read_case_file
from lanzarote.casefile.values import CaseFile
from lanzarote.command.main import main
from lanzarote.explanation import Explanation, Turn, explain
from lanzarote.explanation.kept import on_its_day
from lanzarote.law import UnusableCase
from lanzarote.law.answering import heard, said
from lanzarote.lawfile.load import bundled
from lanzarote.model import KINDS, Age, MaterialAct, Purpose, facts
from lanzarote.model import Case as CourseOfEvents
from lanzarote.report.explanation import case_entry
from lanzarote.report.explanation_text import case_lines
from lanzarote.specification import questions, register
from lanzarote.strategies.cases import cases
from tests.helpers import A23, BEYOND, HEAD, LABELS, REPORT_SCHEMA, ROOT, WHOLE, edited, law_of, written

LAWS = {name: load(name) for name in bundled()}
OPINION = sorted((ROOT / "spec" / "cases").glob("*.case.yaml"))


def of(law: Law, **given: str) -> Explanation:
    """What a law makes of the case that facts tell."""
    return explain(law, case_of_facts(given, "facts"))


def text_of(found: Explanation) -> str:
    """The explanation in words, on lines that are not broken."""
    return " ".join(" ".join(case_lines(case_entry(found))).split())


def one(found: Explanation) -> Any:
    """The first answer in the one situation of a case."""
    (situation,) = found.situations
    return situation.answers[0]


# The plain case


@pytest.mark.parametrize("name", bundled())
def test_what_is_not_named_is_as_in_the_plain_case_of_the_relation(name: str) -> None:
    """Beside which the relation of the law to the Convention tells its examples."""
    subject = relate(LAWS[name]).subject
    assert subject
    assert subject.plain
    found = of(LAWS[name], agreed="yes", offender_age="40")
    assert found.situations[0].situation == subject.plain.changed("agreed", True).changed("offender_age", Age(40))
    assert "agreed" not in found.assumed
    assert "channel" in found.assumed
    assert of(LAWS[name]).situations[0].situation == subject.plain


def test_the_plain_case_of_conduct_is_that_of_the_offence_of_which_it_is() -> None:
    """Of what is done, and no other limb."""
    found = of(LAWS["convention"], doing="causing to witness sexual activities")
    assert found.situations[0].situation.sexual_purpose  # type: ignore[attr-defined]
    assert one(found).question is Offence.ARTICLE_22
    assert one(found).answer is True
    assert "assumed, as in a plain case: for sexual purposes" in text_of(found)


def test_what_says_nothing_beside_a_fact_that_is_named_is_not_assumed() -> None:
    """Where there was no earlier contact, it was not by any means."""
    found = of(LAWS["convention"], earlier_contact="none")
    assert "number_of_contacts" not in found.assumed
    assert found.situations[0].situation.has(earlier_contact=facts(Solicitation)["earlier_contact"].ordinary)


def test_a_fact_that_says_nothing_beside_what_is_assumed_is_refused() -> None:
    """It says which fact must be named too."""
    with pytest.raises(UnusableCase, match="facts: “reached” says nothing where “stage” is “completed”; name that too"):
        of(LAWS["convention"], reached="nothing sent")
    assert one(of(LAWS["convention"], reached="nothing sent", stage="attempted")).question == Attempt(A23)


# The answers


def explained(law: Law, course: CourseOfEvents) -> Explanation:
    """What a law makes of a course of events."""
    return explain(law, CaseFile("x.case.yaml", "x", course, {}))


@settings(max_examples=25)
@given(cases(), st.sampled_from(bundled()))
def test_the_answers_are_those_of_the_law_on_every_label(course: CourseOfEvents, name: str) -> None:
    """A label that is not told is not established."""
    law = LAWS[name]
    for each in explained(law, course).situations:
        told = {answered.question: answered.answer for answered in each.answers}
        for label in LABELS if not isinstance(each.situation, KINDS["enforcement"]) else ():
            try:
                answer = heard(lambda label=label, s=each.situation: law.establishes(label, s))  # type: ignore[misc]
            except TypeError:  # a label of the other kind
                continue
            assert told.get(label, False) is (None if isinstance(answer, str) else answer)


@settings(max_examples=25)
@given(cases(), st.sampled_from(bundled()), st.randoms(use_true_random=False))
def test_a_single_fact_that_is_said_to_turn_an_answer_does_and_no_other(
    course: CourseOfEvents, name: str, random: Any
) -> None:
    """Each value of each fact, once, of a situation of the case."""
    law = LAWS[name]
    found = explained(law, course)
    situations = [found.situations[i] for i in found.telling if found.situations[i].answers]
    if not situations:
        return
    each = random.choice(situations)
    answered = random.choice(each.answers)
    told = {(turn.fact, value): turn.to for turn in answered.turns for value in turn.values}
    kept = {"stage", *(("doing",) if isinstance(each.situation, Conduct) else ())}
    for fact in facts(type(each.situation)).values():
        for value in fact.values or range(121):
            if fact.name in kept or value == getattr(each.situation, fact.name):
                continue
            other = changed(each.situation, fact.name, value)
            if other is not None:
                answer = heard(lambda other=other: said(law, answered.question, other))  # type: ignore[misc]
                to = None if isinstance(answer, str) else answer
                assert told.get((fact.name, value), answered.answer) is to


def changed(situation: Situation, name: str, value: Any) -> Situation | None:
    """The situation with one fact changed, what says nothing beside it ordinary; None where the fact says nothing."""
    known = facts(type(situation))
    only = known[name].only
    if only and getattr(situation, only[0]) not in only[1]:
        return None
    for each in known.values():
        if each.only and each.only[0] == name and value not in each.only[1]:
            situation = situation.changed(each.name, each.ordinary)
    return situation.changed(name, value)


def test_one_missing_element_is_named_with_its_line_and_what_turns_it() -> None:
    """A drafter sees what alone is in the way."""
    law = LAWS["belgium-2014"]
    answered = one(of(law, offender_age="17"))
    (finding,) = answered.nearly
    assert finding.missing == ("adult",)
    assert answered.turns == (Turn("offender_age", tuple(map(Age, range(18, 121))), True),)
    shown = text_of(of(law, offender_age="17"))
    assert (
        f"“adult” (lanzarote/laws/belgium-2014.jurisdiction.yaml:{finding.missing_at[0].line}) alone keeps it out of"
        in shown
    )
    assert "one fact would turn it to yes: offender age 18 or more" in shown


def test_an_exception_that_applies_is_named_as_one() -> None:
    """With the line, and the fact that would take it away."""
    text = HEAD + "provisions:\n" + WHOLE + "    unless:\n      peers: {age_difference: {at_most: 3}}\n"
    law = load(written(Path(str(TMP.mktemp("law"))), text))
    shown = text_of(of(law, offender_age="18", child_age="15"))
    assert "missing: unless peers (line 9)" in shown
    assert "the exception “peers” (" in shown
    assert "one fact would turn it to yes: offender age 19 or more; child age 14 or less" in shown


def test_ages_are_told_in_stretches() -> None:
    """An age between two bounds, and one beyond both."""
    text = (
        HEAD
        + "provisions:\n"
        + WHOLE.replace(
            "    otherwise",
            "    elements: {child: {any_of: [{child_age: {at_least: 10, below: 12}}, {child_age: {at_least: 14, below: 15}}]}}\n    otherwise",
        )
    )
    law = load(written(Path(str(TMP.mktemp("law"))), text))
    assert "child age 9 or less or 12 to 13 or 15 or more" in text_of(of(law, child_age="10"))


def test_what_no_single_fact_turns_is_said_to_be_so() -> None:
    """Two things are in the way."""
    found = of(LAWS["convention"], channel="letter", purpose="none")
    assert one(found).turns == ()
    assert one(found).nearly == ()
    assert "no single fact would turn it" in text_of(found)


def test_silence_says_why_and_what_would_end_it() -> None:
    """A law with no text, and one with an unclear point."""
    text = (
        HEAD
        + "unclear: {voucher: 'Is a voucher payment?'}\nprovisions:\n"
        + WHOLE.replace(
            "    otherwise", "    elements: {paid: {any_of: [{unclear: voucher}, {agreed: yes}]}}\n    otherwise"
        )
    )
    law = load(written(Path(str(TMP.mktemp("law"))), text))
    found = one(of(law, agreed="no"))
    assert (found.answer, found.reason) == (None, "unclear: Is a voucher payment?")
    assert Turn("agreed", (True,), True) in found.turns
    assert "because: unclear: Is a voucher payment?" in text_of(of(law, agreed="no"))


def test_a_fact_that_turns_an_answer_to_silence_is_told() -> None:
    """A purpose of which the file of England does not say."""
    found = of(LAWS["england-2017"])
    assert Turn("purpose", (Purpose.PRODUCTION,), None) in one(found).turns
    assert "one fact would turn it to silent: purpose Article 20§1.a" in text_of(found)


def test_a_reservation_that_releases_is_named() -> None:
    """Attempt at Article 23, of which the Party has made one."""
    found = of(LAWS["sweden-2018"], stage="attempted")
    assert one(found).question == Attempt(A23)
    assert one(found).answer is False
    assert "released by the reservation to Article 24§3, in force from" in text_of(found)


def test_what_the_convention_finds_at_the_same_legal_age_stands_beside() -> None:
    """Not of the Convention itself."""
    law = LAWS["sweden-2018"]
    assert one(of(law, child_age="14")).convention is True
    assert one(of(law, child_age="15")).convention is False
    assert one(of(LAWS["convention"])).convention is None
    silent = load(
        written(Path(str(TMP.mktemp("law"))), HEAD.replace("legal_age: {years: 16}\n", "") + "provisions:\n" + WHOLE)
    )
    assert one(of(silent)).convention is None


def test_the_first_rule_on_enforcement_that_applies_is_named() -> None:
    """By its place; where none does, the law is silent."""
    text = HEAD + (
        "provisions:\n" + WHOLE + "enforcement:\n"
        "  - {cite: s. 2, when: {role: media, untranslatable: with care}, permitted: no}\n"
        "  - {cite: s. 3, when: {role: [media, public]}, permitted: no}\n"
    )
    law = load(written(Path(str(TMP.mktemp("law"))), text))
    found = of(law, task="investigating", role="public")
    assert [place.line for place in one(found).places] == [10]
    assert one(found).answer is False
    assert "at: " in text_of(found)
    assert one(of(law, task="investigating")).places == ()


def test_a_label_that_is_not_about_the_conduct_is_told_where_it_is_established() -> None:
    """A provision that does not ask for the conduct reaches other conduct too."""
    text = (
        HEAD
        + "provisions:\n  - cite: s. 1\n    transposes: Article 20§1.e\n    elements: {conduct: not required}\n    otherwise: as in the Convention\n"
    )
    law = load(written(Path(str(TMP.mktemp("law"))), text))
    (situation,) = of(law, doing="producing").situations
    assert [(each.question, each.answer) for each in situation.answers][-1] == (Offence.ARTICLE_20_1_E, True)


def test_conduct_of_which_no_offence_is_is_said_to_be_so() -> None:
    """Mere communication."""
    assert "nothing that a law can find is about this" in text_of(of(LAWS["convention"], doing="communicating"))


# Questions


@settings(max_examples=25)
@given(cases())
def test_the_questions_that_are_told_are_those_that_the_situation_raises(course: CourseOfEvents) -> None:
    """By facts of the situation, each of which the question speaks of."""
    law = LAWS["convention"]
    for each in explained(law, course).situations:
        told = {raised.question: raised.facts for raised in each.raised}
        if not isinstance(each.situation, KINDS["enforcement"]):
            wanted = {q.text for q in questions() if q.raised(each.situation)}
            assert told.keys() == wanted | {r.id for r in register() if r.raised(each.situation, law)}
        assert all(names and {*names} <= facts(type(each.situation)).keys() for names in told.values())


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({"decoy": "police officer"}, "left open: a decoy instead of a child (by decoy: police officer)"),
        ({"act": "travel"}, "in question: on-the-way, leaning stricter (by act: travel): whether travel towards the place is a material act"),
        ({"offender_age": "18", "child_age": "14"}, "in question: peers-included, leaning to neither side (by offender age: 18, child age: 14)"),
        ({"earlier_contact": "none"}, "in question: first-message, leaning stricter (by earlier contact: none)"),
        ({"number_of_contacts": "one"}, "in question: first-message, leaning stricter (by number of contacts: one)"),
    ],
)  # fmt: skip
def test_a_question_is_told_by_the_facts_that_raise_it(given: dict[str, str], line: str) -> None:
    """And by no other fact of which it speaks."""
    assert line in text_of(of(LAWS["convention"], **given))


# Several persons


def test_a_finding_is_told_of_each_child() -> None:
    """Opinion 3: the act leads to the meeting with the first child."""
    found = explain(LAWS["convention"], read_case_file(ROOT / "spec" / "cases" / "opinion-03-two-children.case.yaml"))
    situations = [found.situations[i] for i in found.telling]
    told = {each.situation.actors[1]: each.answers[0].answer for each in situations}
    assert told == {"the first child": True, "the second child": False}
    assert [(met.expected.child, met.found) for met in found.expectations] == [
        ("the first child", True),
        ("the second child", False),
    ]
    shown = text_of(found)
    assert "the adult, as to the second child" in shown
    assert "as expected: Article 23, as to the second child: no" in shown
    assert "4 other pairs of a message and a step are not shown; the law comes no nearer there" in shown


def test_of_several_messages_and_steps_that_is_told_to_which_the_law_comes_nearest() -> None:
    """The proposal and the arrival, not the first message; and nothing that is said to an adult."""
    found = explain(LAWS["convention"], read_case_file(ROOT / "spec" / "cases" / "opinion-03-arrival.case.yaml"))
    (told,) = (found.situations[i] for i in found.telling)
    assert told.situation.has(act=MaterialAct.ARRIVAL, proposes=True)
    assert len(found.situations) > 1


# The cases of the Opinion


@pytest.mark.parametrize("file", OPINION, ids=lambda file: file.name.removesuffix(".case.yaml"))
def test_the_convention_finds_what_the_opinion_says_of_its_fact_patterns(file: Path) -> None:
    """Each with its paragraph."""
    found = explain(LAWS["convention"], read_case_file(file))
    assert found.expectations
    assert found.as_expected, text_of(found)


@pytest.mark.parametrize(
    ("element", "by"),
    [
        ("      adult: {offender_age: {at_least: 18}}\n", "opinion-05-child-to-child"),
        ("      child: {child_age: {below: legal age}, decoy: none}\n", "opinion-04-legal-age-reached"),
        ("      ict: {channel: ICT}\n", "report-159-letter"),
        ("      purpose: {purpose: [Article 18§1.a, Article 20§1.a]}\n", "opinion-14-another-purpose"),
        ("        act_towards: that meeting\n", "opinion-03-two-children"),
    ],
)
def test_the_fact_patterns_notice_an_element_that_is_not_required(element: str, by: str, tmp_path: Path) -> None:
    """Each by the one that is told for it, and by no other."""
    name = element.strip().partition(":")[0]
    wrong = edited(element, f"      {name}: not required\n" if name != "act_towards" else "")
    law = law_of(tmp_path, wrong, name="convention")
    unexpected = [file.name for file in OPINION if not explain(law, read_case_file(file)).as_expected]
    assert unexpected == [f"{by}.case.yaml"]


@pytest.mark.parametrize("name", bundled())
def test_every_bundled_law_is_explained_on_fact_patterns_of_each_kind(name: str) -> None:
    """In words and as data; a law that does not say so is told to be silent."""
    for file in OPINION[::4]:
        entry = case_entry(explain(LAWS[name], read_case_file(file)))
        validator(entry)
        assert len([*case_lines(entry)]) > 4


def validator(entry: Any) -> None:
    """An explanation is what the schema of reports says of one."""
    schema = {"$ref": "#/definitions/CaseEntry", "definitions": REPORT_SCHEMA["definitions"]}
    jsonschema.Draft7Validator(schema).validate(entry)


def test_the_case_on_the_page_about_cases_is_as_it_says(tmp_path: Path) -> None:
    """A reader may copy it."""
    page = (ROOT / "docs" / "cases.md").read_text("utf-8")
    (tmp_path / "x.case.yaml").write_text(page.partition("```yaml\n")[2].partition("```")[0], "utf-8")
    assert explain(LAWS["convention"], read_case_file(tmp_path / "x.case.yaml")).as_expected


# Circumstances, days, Python laws

TMP: Any = None


@pytest.fixture(autouse=True)
def _folders(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Where law files of these tests are written."""
    globals()["TMP"] = tmp_path_factory


LIMITED = HEAD + (
    "circumstances:\n  close: {text: the two are close, only_if: {age_difference: {at_most: 5}}}\n"
    "provisions:\n" + WHOLE + "    unless: {close: {circumstance: close}}\n"
)


def test_a_circumstance_is_present_where_it_is_named_and_turns_an_answer(tmp_path: Path) -> None:
    """A single one by itself, where it can be."""
    law = law_of(tmp_path, LIMITED)
    assert "one fact would turn it to yes: " in text_of(
        of(law, offender_age="19", child_age="15", circumstances="close")
    )
    assert (
        Turn("circumstances", (frozenset(),), True)
        in one(of(law, offender_age="19", child_age="15", circumstances="close")).turns
    )
    assert (
        Turn("circumstances", (frozenset({"close"}),), False) in one(of(law, offender_age="19", child_age="15")).turns
    )
    assert not any(turn.fact == "circumstances" for turn in one(of(law)).turns)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("clse", "the law “my” does not know the circumstance “clse”; did you mean “close”?"),
        ("close", "by “only_if” of the law file, the circumstance “close” cannot be in this case"),
    ],
)
def test_a_circumstance_that_is_not_declared_or_cannot_be_is_refused(name: str, said: str, tmp_path: Path) -> None:
    """It would be present in vain."""
    (tmp_path / "x.case.yaml").write_text(f"case: x\nfacts: {{circumstances: [{name}]}}\n", "utf-8")
    with pytest.raises(UnusableCase) as caught:
        explain(law_of(tmp_path, LIMITED), read_case_file(tmp_path / "x.case.yaml"))
    assert str(caught.value).endswith(f"x.case.yaml:2:9: {said}")


def test_a_law_is_asked_on_the_day_of_the_case_or_on_its_own() -> None:
    """A Python law knows no days."""
    case = CaseFile("x.case.yaml", "x", case_of_facts({}, "x").told, {})
    law = load("sweden-2018", as_of=None)
    assert on_its_day(law, case) is law
    dated = CaseFile("x.case.yaml", "x", case.told, {}, as_of=law.as_of.replace(year=2019))  # type: ignore[attr-defined]
    assert on_its_day(law, dated).as_of.year == 2019  # type: ignore[attr-defined]
    assert on_its_day(OwnLaw(), case).name == "own"
    with pytest.raises(UnusableCase, match="a Python law knows no dates"):
        on_its_day(OwnLaw(), dated)


class OwnLaw(Law):
    """A Python law that punishes what an adult proposes."""

    name = "own"

    def establishes(self, label: Any, situation: Any) -> bool:
        """Under Article 23 alone; silent on conduct."""
        if isinstance(situation, Conduct):
            raise Silent("nothing is said of conduct")
        return bool(label is A23 and situation.proposes and situation.offender_age >= 18)


def test_a_python_law_is_explained_without_provisions() -> None:
    """What would turn its answers is found by asking it."""
    found = one(of(OwnLaw(), channel="letter"))
    assert (found.answer, found.provisions) == (True, ())
    assert {turn.fact for turn in found.turns} == {"offender_age", "proposes"}
    shown = text_of(of(OwnLaw(), doing="producing"))
    assert "because: nothing is said of conduct" in shown
    assert "law: own; legal age unknown" in shown
    assert "no provision in force carries it" in text_of(of(OwnLaw(), offender_age="16"))


# The command


def test_the_command_explains_and_says_by_its_code_whether_it_is_as_expected(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """0, 1; a place of what is expected otherwise."""
    file = tmp_path / "x.case.yaml"
    file.write_text(
        "case: x\nfacts: {agreed: yes}\nexpect:\n  Article 23: yes\n  sweden-2018: {Article 23: no}\n", "utf-8"
    )
    assert main(["explain", "convention", str(file)]) == 0
    assert "as expected: Article 23: yes" in capsys.readouterr().out
    assert main(["explain", "sweden-2018", str(file)]) == 1
    assert f"NOT AS EXPECTED: Article 23: yes, expected no ({file.as_posix()}:5)" in capsys.readouterr().out
    assert main(["explain", "sweden-2018", str(OPINION[0])]) == 0
    assert "the case file expects nothing of this law" in capsys.readouterr().out


def test_the_command_writes_json_with_the_same_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    """What the schema of reports says of an explanation."""
    told = []
    for _ in range(2):
        assert main(["explain", "france-2007", "agreed=yes", "channel=online game", "--json"]) == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
    entry = json.loads(told[0])
    validator(entry)
    assert entry["situations"][0]["facts"]["channel"] == "online game"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["convention", "agred=yes"], "the facts given: “agred” is not a key that belongs here; did you mean “agreed”?"),
        (["convention", "agreed=yes", "agreed=no"], "the facts given: “agreed” is given twice"),
        (["convention", "agreed"], "agreed: is neither a case file (.yaml) nor a fact, such as agreed=yes"),
        (["convention", "child_age=twelve"], "the facts given: “child_age” must be a whole number, not the text “twelve”"),
        (["convention", "none.case.yaml"], "none.case.yaml: cannot be read"),
        (["convention", "none.case.yaml", "agreed=yes"], "none.case.yaml: is a case file; name it alone, without facts or other files"),
        (["convetion"], "convetion: is no law"),
        (["convention", "circumstances=close"], "the law “convention” does not know the circumstance “close”; it declares none"),
    ],
)  # fmt: skip
def test_the_command_says_what_cannot_be_used(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 4."""
    assert main(["explain", *arguments]) == 4
    assert said in capsys.readouterr().err


def test_an_expectation_of_a_law_that_there_is_not_is_exit_4(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It would never be asked."""
    (tmp_path / "x.case.yaml").write_text(
        "case: x\nfacts: {agreed: yes}\nexpect: {swedn-2018: {Article 23: no}}\n", "utf-8"
    )
    assert main(["explain", "sweden-2018", str(tmp_path / "x.case.yaml")]) == 4
    assert (
        "x.case.yaml:3:23: “swedn-2018” is no law beside this file, and none that is bundled; did you mean “sweden-2018”?"
        in capsys.readouterr().err
    )


def test_a_day_on_the_command_line_counts_more_than_that_of_the_case(capsys: pytest.CaptureFixture[str]) -> None:
    """The law is read on it."""
    assert main(["explain", "sweden-2018", "--as-of", "2017-01-01"]) == 0
    assert "law: sweden-2018, as of 2017-01-01" in " ".join(capsys.readouterr().out.split())


def test_without_a_case_the_plain_case_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """And called so."""
    assert main(["explain", "convention"]) == 0
    assert "case: the plain case" in capsys.readouterr().out


HOSTILE = "<script>alert(1)</script> [x](javascript:y) ${z} %s {0} =1+1\\\\u202e"


def test_hostile_text_in_a_case_file_stays_text(tmp_path: Path) -> None:
    """In titles, names, notes; on one line each. What changes how a text is shown is refused."""
    file = tmp_path / "x.case.yaml"
    name = f'"{HOSTILE}\\nsecond"'
    file.write_text(
        f"case: {name}\nnote: {name}\nparagraphs: [{name}]\npersons:\n  {name}: {{age: 30}}\n  the child: {{age: 12}}\n"
        f"meetings:\n  {name}: {{}}\nevents:\n"
        f"  - communication: {{sender: {name}, receiver: the child, proposes: yes, plan: {name}}}\n"
        f"expect:\n  Article 23: {{the child: yes}}\n",
        "utf-8",
    )
    found = explain(LAWS["convention"], read_case_file(file))
    lines = [*case_lines(case_entry(found))]
    assert all("\n" not in line for line in lines)
    assert any(line.startswith("case: <script>alert(1)</script> [x](javascript:y) ${z} %s {0} =1+1") for line in lines)
    file.write_text('case: "\\u202e"\nfacts: {agreed: yes}\n', "utf-8")
    with pytest.raises(UnusableCase, match="holds a control character; remove it"):
        read_case_file(file)


def test_beyond_article_23_is_told_where_it_is_found_and_article_23_always() -> None:
    """Why it is not Article 23 is what a drafter asks."""
    found = of(LAWS["sweden-2018"], act="none")
    assert {each.question: each.answer for each in found.situations[0].answers} == {A23: False, BEYOND: True}
    shown = text_of(found)
    assert "Article 23: no (the Convention: no)" in shown
    assert "beyond Article 23: yes" in shown
    assert "beyond Article 23: no" not in text_of(of(LAWS["sweden-2018"]))

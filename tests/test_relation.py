"""How a law relates to another: exactly what they decide differently, told by element, with a case and a line."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import jsonschema
import pytest

from lanzarote import Law, Offence, Solicitation, UnusableLaw, load, relate, specification
from lanzarote.command.main import main
from lanzarote.evidence.edits import every_edit, unfolded
from lanzarote.law.vacuous import usable
from lanzarote.law.written import WrittenLaw
from lanzarote.lawfile.file import BUNDLED, SUFFIX, checked
from lanzarote.lawfile.file import law_of as content_of
from lanzarote.lawfile.load import bundled
from lanzarote.model import Conduct, Doing, Impossible, MaterialAct, Purpose, Situation, facts
from lanzarote.relation import Answered, Comparison, Difference, Relation, Way, Whole
from lanzarote.relation.values import Standing
from lanzarote.report.entries import report
from lanzarote.report.pages import WRITERS
from lanzarote.report.relation import relation_entry
from lanzarote.report.relation_text import WIDTH, percent, relation_lines
from lanzarote.symbolic import drawn, values_in, whatever
from tests.helpers import (
    A23,
    BEYOND,
    CONVENTION,
    CONVENTION_TEXT,
    HEAD,
    REPORT_SCHEMA,
    WHOLE,
    Answers,
    bundled_text,
    edited,
    everything,
    law_of,
    line_of,
    said,
    without,
    written,
    written_law,
)
from tests.helpers import block as provision_of

NINE = (
    "intent", "adult", "child", "ict", "proposal", "to_meet", "purpose", "against_that_child", "material_acts",
)  # fmt: skip
ELEMENTS = specification.data("elements.yaml")["solicitation"]


def subject(found: Relation) -> Comparison:
    """What the two laws make of Article 23."""
    assert found.subject is not None
    return found.subject


def ways(found: Relation) -> dict[str, str]:
    """How each element stands that is not the same."""
    return {each.element: each.way.value for each in found.elements if each.way is not Way.SAME}


def only(found: Comparison, way: Way, *by: str) -> Difference:
    """The one difference of a way by these elements."""
    (difference,) = (each for each in found.differences if each.way is way and each.by == by)
    return difference


def lines(found: Difference) -> list[int]:
    """The lines of the law that make a difference."""
    return [cause.place.line for cause in found.causes if cause.place]


def limb(found: Relation, offence: Offence) -> Comparison:
    """What the two laws make of another offence."""
    return next(each for each in found.limbs if each.label is offence)


# What is told of an edited law

NARROWER = [
    ("adult", "at_least: 18", "at_least: 25", {"offender_age": 24}),
    ("child", "{child_age: {below: legal age}", "{child_age: {below: 13}", {"child_age": 13}),
    ("ict", "channel: ICT", "channel: [webcam, online game]", {"channel": "social network"}),
    ("proposal", "proposes: yes,", "proposes: yes, agreed: yes,", {"agreed": False}),
    ("purpose", "purpose: [Article 18§1.a, Article 20§1.a]", "purpose: Article 18§1.a", {"purpose": "Article 20§1.a"}),
    ("material_acts", "arrival at the meeting place, ", "", {"act": "arrival at the meeting place"}),
]  # fmt: skip


@pytest.mark.parametrize(("element", "old", "new", "example"), NARROWER, ids=[each[0] for each in NARROWER])
def test_an_element_that_asks_for_more_is_narrower(
    element: str, old: str, new: str, example: dict[str, Any], tmp_path: Path
) -> None:
    """It alone; with a case in which nothing but its facts differs from the plain case, and its line."""
    text = edited(old, new)
    found = relate(law_of(tmp_path, text))
    assert ways(found) == {element: "narrower"}
    whole = subject(found)
    assert whole.whole is Whole.NARROWER
    (difference,) = whole.differences
    assert (difference.way, difference.by, difference.standing) == (Way.NARROWER, (element,), Standing.FIRM)
    assert whole.plain is not None
    told = {name: getattr(difference.example, name) for name in example}
    assert {name: str(value) if name != "agreed" and "age" not in name else value for name, value in told.items()} == (
        example
    )
    differing = {
        name for name in facts(Solicitation) if getattr(difference.example, name) != getattr(whole.plain, name)
    }
    assert differing <= {*ELEMENTS[element]["facts"]}
    assert lines(difference) == [line_of(f"      {element}:", text)]
    assert 0 < whole.lost < 1
    assert not whole.gained


@pytest.mark.parametrize("element", NINE)
def test_an_element_that_is_dropped_is_wider(element: str, tmp_path: Path) -> None:
    """It alone; with a case in which only it is missing, and the line that drops it."""
    known = CONVENTION_TEXT[: line_start("  - cite: Article 18§1.a")]
    stated = next(each for each in known.splitlines() if each.startswith(f"      {element}:"))
    rest = known[known.index(stated) :].splitlines()[1:]
    more = "".join(f"\n{each}" for each in rest[: next(i for i, r in enumerate(rest) if not r.startswith("       "))])
    text = CONVENTION_TEXT.replace(stated + more, f"      {element}: not required", 1)
    if element == "to_meet":
        text = text.replace("act_towards: that meeting\n        meeting: in person\n", "act_towards: that meeting\n", 1)
    found = relate(law_of(tmp_path, text))
    assert ways(found) == {element: "wider"}
    whole = subject(found)
    assert whole.whole is Whole.EXCEEDS
    assert not whole.lost
    difference = only(whole, Way.WIDER, element)
    assert difference.standing is Standing.FIRM
    assert not difference.required
    assert lines(difference) == [line_of(f"      {element}: not required", text)]
    differing = {
        name for name in facts(Solicitation) if getattr(difference.example, name) != getattr(whole.plain, name)
    }
    assert differing
    assert differing <= {*ELEMENTS[element]["facts"]}
    assert difference.example in whole.wider


def test_an_element_whose_facts_another_asks_for_too_is_not_wider_when_it_is_dropped(tmp_path: Path) -> None:
    """The material acts are towards a meeting in person too; with whom is a question left open."""
    text = edited("to_meet: {meeting: in person, meeting_with: the offender}", "to_meet: not required")
    found = relate(law_of(tmp_path, text))
    assert ways(found) == {}
    assert subject(found).whole is Whole.EXACT
    difference = only(subject(found), Way.WIDER, "to_meet")
    assert difference.required
    assert (difference.standing, difference.doubts) == (Standing.OPEN, ("a meeting with a third person",))


def line_start(words: str) -> int:
    """Where the words stand first in the Convention's file."""
    return CONVENTION_TEXT.index(words)


def test_one_element_can_be_both(tmp_path: Path) -> None:
    """One purpose for another."""
    text = edited("purpose: [Article 18§1.a, Article 20§1.a]", "purpose: [Article 18§1.a, Article 22]")
    found = relate(law_of(tmp_path, text))
    assert ways(found) == {"purpose": "both"}
    assert subject(found).whole is Whole.MIXED
    assert only(subject(found), Way.NARROWER, "purpose").values == (("purpose", (Purpose.PRODUCTION,)),)
    assert only(subject(found), Way.WIDER, "purpose").values == (("purpose", (Purpose.WITNESSING,)),)


def test_two_elements_are_told_one_by_one(tmp_path: Path) -> None:
    """What differs in both is not told a third time."""
    text = edited("at_least: 18", "at_least: 25").replace("arrival at the meeting place, ", "", 1)
    found = relate(law_of(tmp_path, text))
    assert ways(found) == {"adult": "narrower", "material_acts": "narrower"}
    assert [each.by for each in subject(found).differences] == [("adult",), ("material_acts",)]


TOGETHER = f"""{HEAD}attempt: {{punishable: no}}
provisions:
  - cite: s. 1
    transposes: Article 23
    elements:
      ict: not required
      to_meet: {{meeting_with: the offender}}
      purpose: not required
      material_acts: not required
      either:
        any_of:
          - {{channel: ICT, purpose: Article 18§1.a, meeting: in person, act: travel, act_by: the offender, act_after: yes, act_towards: that meeting}}
          - {{channel: ICT, purpose: Article 18§1.a, meeting: online, act: none}}
          - {{channel: letter, purpose: Article 22, meeting: in person, act: travel, act_by: the offender, act_after: yes, act_towards: that meeting}}
    otherwise: as in the Convention
"""


def test_what_only_several_elements_make_together_is_told_so(tmp_path: Path) -> None:
    """A law that reaches what lacks two elements at once, and nothing that lacks one of the two alone."""
    whole = subject(relate(law_of(tmp_path, TOGETHER)))
    wider = {each.by: each.example for each in whole.differences if each.way is Way.WIDER}
    assert {*wider} == {("to_meet", "material_acts"), ("ict", "purpose")}
    case: Any = wider["to_meet", "material_acts"]
    assert (str(case.meeting), case.act) == ("online", MaterialAct.NONE)
    case = wider["ict", "purpose"]
    assert (str(case.channel), case.purpose) == ("letter", Purpose.WITNESSING)


def test_what_another_offence_asks_for_explains_nothing() -> None:
    """England: a step other than travel is not enough for section 15; that 15A would reach it does not matter."""
    whole = subject(relate(written_law("england-2017")))
    narrower = [each for each in whole.differences if each.way is Way.NARROWER and each.standing is not Standing.OPEN]
    assert [(each.by, each.doubts) for each in narrower] == [(("material_acts",), ("committed-step", "any-step"))]
    assert lines(narrower[0]) == [line_of("      material_acts:", bundled_text("england-2017"))]


# Exceptions and further requirements

EXCEPTION = "    unless:\n      {}\n  - cite: Article 18§1.a\n"
PEERS = "circumstances: {peers: they are peers}\nprovisions:"


def with_exception(condition: str) -> str:
    """The Convention's file with an exception in Article 23."""
    return CONVENTION_TEXT.replace(
        "\n  - cite: Article 18§1.a\n", f"    unless:\n      spared: {condition}\n  - cite: Article 18§1.a\n", 1
    )


def test_an_exception_is_told_by_its_name(tmp_path: Path) -> None:
    """And its line, and no element is narrower."""
    text = with_exception("{circumstance: peers}").replace("provisions:", PEERS, 1)
    found = relate(law_of(tmp_path, text))
    assert ways(found) == {}
    (difference,) = subject(found).differences
    assert (difference.way, difference.by, difference.name) == (Way.NARROWER, (), "spared")
    assert lines(difference) == [line_of("      spared:", text)]
    assert difference.causes[0].excepts
    assert difference.example.circumstances == {"peers"}
    assert subject(found).lost == 1 / 2


def test_an_exception_for_those_close_in_age_concerns_neither_age_alone(tmp_path: Path) -> None:
    """Which a change of either would undo."""
    text = with_exception("{age_difference: {at_most: 5}}")
    found = relate(law_of(tmp_path, text))
    assert ways(found) == {}
    (difference,) = subject(found).differences
    assert difference.name == "spared"
    case: Any = difference.example
    assert case.offender_age - case.child_age <= 5


def test_an_exception_on_the_facts_of_one_element_makes_that_narrower(tmp_path: Path) -> None:
    """Whatever it is called."""
    text = with_exception("{channel: online game}")
    found = relate(law_of(tmp_path, text))
    assert ways(found) == {"ict": "narrower"}
    assert lines(only(subject(found), Way.NARROWER, "ict")) == [line_of("      spared:", text)]


def test_two_exceptions_and_an_element_are_told_once_each(tmp_path: Path) -> None:
    """Also where several of them apply at once."""
    text = with_exception("{circumstance: peers}\n      too: {age_difference: {at_most: 5}}").replace(
        "provisions:", PEERS, 1
    )
    text = text.replace("another concrete step, ", "")
    told = [each.name or each.by for each in subject(relate(law_of(tmp_path, text))).differences]
    assert told == ["spared", "too", ("material_acts",)]


def test_exceptions_that_apply_only_at_once_are_told_together(tmp_path: Path) -> None:
    """Each alone takes nothing out that the other leaves, of what the Convention reaches."""
    one = "{circumstance: peers, offender_age: {at_least: 17}}"
    two = "{circumstance: peers, not: {offender_age: {at_least: 17, below: 18}}}"
    text = with_exception(f"{one}\n      too: {two}").replace("provisions:", PEERS, 1)
    text = text.replace("offender_age: {at_least: 18}", "offender_age: {at_least: 16}", 1)
    narrower = [e for e in subject(relate(law_of(tmp_path, text))).differences if e.way is Way.NARROWER]
    (difference,) = narrower
    assert difference.name == "spared and too"
    assert len(difference.causes) == 2


def test_a_requirement_of_its_own_is_told_by_its_name(tmp_path: Path) -> None:
    """Where it speaks not just of one element's facts; else it is that element which is narrower."""
    told = {}
    for condition in ("{age_difference: {at_least: 5}}", "{offender_age: {at_least: 20}}"):
        text = edited("      adult:", f"      older: {condition}\n      adult:")
        (difference,) = subject(relate(law_of(tmp_path, text))).differences
        assert lines(difference) == [line_of("      older:", text)]
        assert not difference.causes[0].excepts
        told[condition] = difference.by, difference.name
    assert [*told.values()] == [((), "older"), (("adult",), "")]


def test_what_is_asked_for_beside_the_elements_is_told_by_the_part_that_asks(tmp_path: Path) -> None:
    """A circumstance, or the child's willingness."""
    text = edited("proposes: yes,", "proposes: yes, circumstance: threat,")
    text = text.replace("provisions:", "circumstances: {threat: the child is threatened}\nprovisions:", 1)
    (difference,) = subject(relate(law_of(tmp_path, text))).differences
    assert difference.by == ("circumstances",)
    assert [(cause.part, cause.place and cause.place.line) for cause in difference.causes] == [
        ("proposal", line_of("      proposal:", text))
    ]
    text = edited("proposes: yes,", "proposes: yes, willing: no,")
    found = relate(law_of(tmp_path, text))
    assert [each.by for each in subject(found).differences] == [("willingness",)]
    assert ways(found) == {}


# Exactness


def reached(law: Law, case: Situation, labels: tuple[Offence, ...] = (A23, BEYOND)) -> bool | None:
    """Whether the law's own evaluation reaches the case under one of the labels; None where it does not say."""
    answers = [said(law.establishes, label, case) for label in labels]
    return True if True in answers else None if None in answers else False


@pytest.mark.parametrize("name", bundled())
def test_each_case_is_where_the_concrete_evaluation_puts_it(name: str) -> None:
    """Drawn from all cases, and from every set and every difference."""
    law = written_law(name)
    whole, random = subject(relate(law)), Random(name)
    convention = written_law("convention", legal_age=law.legal_age)
    space = whole.wider.space
    sets = [space.everything, whole.narrower, whole.wider, whole.unclear, *(each.cases for each in whole.differences)]
    for where in filter(None, sets):
        for _ in range(25):
            case = drawn(where, random)
            here, there = reached(law, case), reached(convention, Solicitation(**plainly(case)))
            assert (case in whole.narrower) is (here is False and there is True)
            assert (case in whole.wider) is (here is True and there is False)
            assert (case in whole.unclear) is (here is None or there is None)


def plainly(case: Situation) -> dict[str, Any]:
    """The facts of a case without circumstances, which the Convention does not know."""
    return {name: getattr(case, name) for name in facts(type(case))}


def varied(case: Situation, names: tuple[str, ...]) -> Iterator[Situation]:
    """The case with each combination of values of some facts that could be; ages from 0 to 40."""
    known = facts(type(case))
    values = [known[name].values or range(41) for name in names]
    for row in product(*values):
        try:
            yield type(case)(**plainly(case) | dict(zip(names, row, strict=True)), circumstances=case.circumstances)
        except Impossible:
            continue


@pytest.mark.parametrize("name", ["sweden-2009", "greece-2016", "france-2007"])
def test_an_element_makes_a_difference_as_the_definition_says(name: str) -> None:
    """Some other values of its facts alone lead to a case that both reach, or that the Convention does."""
    law = written_law(name)
    convention = written_law("convention", legal_age=law.legal_age)
    whole, random = subject(relate(law)), Random(name)
    known = (each for each in whole.differences if each.way is not Way.UNCLEAR)
    single = [each for each in known if len(each.by) == 1 and each.by[0] in NINE]
    assert single
    for each in single:
        for case in [each.example, *(drawn(each.cases, random) for _ in range(3))]:
            others = varied(case, tuple(ELEMENTS[each.by[0]]["facts"]))
            wanted = (convention, law) if each.way is Way.NARROWER else (convention,)
            assert any(
                all(reached(one, other if one is law else Solicitation(**plainly(other))) for one in wanted)
                for other in others
            )


def test_facts_can_be_left_out_of_account() -> None:
    """One of the two ages, both, a fact with all that depends on it, one that depends."""
    random, space = Random(1), CONVENTION.spaces[Solicitation]
    answer = CONVENTION.answer(A23, Solicitation)
    assert answer is not None
    for names in (("offender_age",), ("child_age",), ("offender_age", "child_age"), ("act", "act_by"), ("act_by",)):
        freed = whatever(answer.yes, names)
        for where in (freed, space.everything - freed):
            for _ in range(10):
                case = drawn(where, random)
                found = any(reached(CONVENTION, other) for other in varied(case, names))
                assert (case in freed) is found or max(case.offender_age, case.child_age) > 40  # type: ignore[attr-defined]


def test_the_values_of_a_fact_in_a_set() -> None:
    """Of ages, of a fact, of one that the set does not look at."""
    answer = CONVENTION.answer(A23, Solicitation)
    assert answer is not None
    assert values_in(answer.yes, "child_age") == tuple(range(16))
    assert values_in(answer.yes, "offender_age") == tuple(range(18, 121))
    assert values_in(answer.yes, "purpose") == (Purpose.SEXUAL_ACTIVITIES, Purpose.PRODUCTION)
    assert values_in(answer.yes, "agreed") == (False, True)
    assert values_in(answer.yes.space.nothing, "agreed") == ()


# Whole relations


@pytest.mark.parametrize("age", [13, 16, 18])
def test_the_convention_is_exactly_the_convention(age: int) -> None:
    """At any legal age, since it is compared with itself at that age."""
    found = relate(written_law("convention", legal_age=age))
    assert subject(found).whole is Whole.EXACT
    assert subject(found).differences == ()
    assert {each.way for each in found.elements} == {Way.SAME}
    assert tuple(each.element for each in found.elements) == NINE
    assert {each.whole for each in (*found.limbs, *found.attempts)} == {Whole.EXACT}
    assert len(found.limbs) == len(found.attempts) == 11


@pytest.mark.parametrize("name", ["sweden-2018", "germany-2021"])
def test_a_law_is_exactly_itself(name: str) -> None:
    """The same object, and the same file read again."""
    law = written_law(name)
    for other in (law, written_law(name)):
        found = relate(law, other)
        assert subject(found).whole is Whole.EXACT
        assert not subject(found).differences


def test_two_days_of_one_file_share_their_circumstances() -> None:
    """So that an exception in both takes nothing away."""
    law = written_law("germany-2021")
    found = relate(law, law.on(date(2024, 7, 1)))
    assert subject(found).whole is Whole.EXACT


def test_circumstances_of_two_files_are_two_facts() -> None:
    """Though they have the same name: what one law excuses by its own exception, the other reaches."""
    one, two = written_law("sweden-2018"), written_law("sweden-2009")
    found = relate(one, two)
    whole = subject(found)
    assert whole.whole is Whole.MIXED
    assert "small_difference (sweden-2009)" in found.sentences
    (spared,) = (each for each in whole.differences if each.name == "small_difference")
    assert (spared.way, spared.standing) == (Way.NARROWER, Standing.FIRM)
    assert spared.example.circumstances == {"small_difference"}
    random = Random(2)
    for where in (whole.narrower, whole.wider, ~whole.narrower & ~whole.wider):
        for _ in range(40):
            case = drawn(where, random)
            renamed = frozenset(n.removesuffix(" (sweden-2009)") for n in case.circumstances if n.endswith(")"))
            here = reached(
                one, case.changed("circumstances", frozenset(c for c in case.circumstances if c in one.circumstances))
            )
            there = reached(two, case.changed("circumstances", renamed))
            assert (case in whole.narrower, case in whole.wider) == (there and not here, here and not there)


def test_two_national_laws_differ_in_what_a_reform_changed() -> None:
    """The second wording of Brottsbalken 6:10a asks for no agreement and no act."""
    found = relate(written_law("sweden-2018"), written_law("sweden-2009"))
    assert {each.element for each in found.elements if each.way is Way.WIDER} == {"proposal", "material_acts"}


NO_PROVISION = f"{HEAD}provisions: []\nattempt: {{punishable: no}}\n"


def test_a_law_without_the_offence_reaches_none_of_it(tmp_path: Path) -> None:
    """Where it says so; the other offences are as they are."""
    found = relate(law_of(tmp_path, without("Article 23")))
    assert subject(found).whole is Whole.NONE
    assert subject(found).lost == 1
    assert [(each.way, each.by, each.causes) for each in subject(found).differences] == [(Way.NARROWER, (), ())]
    assert found.attempt is None
    assert limb(found, Offence.ARTICLE_22).whole is Whole.EXACT


def test_a_law_that_leaves_the_offence_out_is_silent_on_it(tmp_path: Path) -> None:
    """It may only not have been read."""
    found = relate(law_of(tmp_path, CONVENTION_TEXT.replace(provision_of("Article 23"), "")))
    assert subject(found).whole is Whole.SILENT
    assert {each.way for each in found.elements} == {Way.SILENT}


def test_a_silent_law_is_silent_element_by_element(tmp_path: Path) -> None:
    """With the reason."""
    text = f"{HEAD}provisions: []\nsilent:\n  all other offences: not read\n"
    found = relate(law_of(tmp_path, text))
    assert subject(found).whole is Whole.SILENT
    assert subject(found).silent == ("not read",)
    assert {each.way for each in found.elements} == {Way.SILENT}
    assert {each.whole for each in found.limbs} == {Whole.SILENT}


def test_a_law_that_does_not_know_its_legal_age_is_silent_where_that_matters(tmp_path: Path) -> None:
    """Articles 20 and 21 protect every child under 18."""
    head = CONVENTION_TEXT.index("legal_age:")
    text = CONVENTION_TEXT[:head] + CONVENTION_TEXT[CONVENTION_TEXT.index("sources:") :]
    found = relate(law_of(tmp_path, text))
    assert subject(found).whole is Whole.SILENT
    assert limb(found, Offence.ARTICLE_20_1_A).whole is Whole.EXACT


def test_a_term_that_cannot_be_translated_leaves_its_element_unclear(tmp_path: Path) -> None:
    """With the reason and the line; what does not hang on it is as it is."""
    text = edited(
        "purpose: [Article 18§1.a, Article 20§1.a]",
        "any_of: [{purpose: Article 18§1.a}, {purpose: Article 20§1.a, untranslatable: a term of art}]",
    )
    found = relate(law_of(tmp_path, text))
    assert ways(found) == {"purpose": "unclear"}
    difference = only(subject(found), Way.UNCLEAR, "purpose")
    assert difference.reasons == ("a term of art",)
    assert lines(difference) == [line_of("      purpose:", text)]
    assert difference.example.has(purpose=Purpose.PRODUCTION)
    assert subject(found).whole is Whole.EXACT


# Doubts


def test_a_difference_on_an_open_question_is_none(tmp_path: Path) -> None:
    """The element is the same; the question is answered."""
    text = edited(", decoy: none", "")
    found = relate(law_of(tmp_path, text))
    assert subject(found).whole is Whole.EXACT
    assert ways(found) == {}
    (difference,) = subject(found).differences
    assert (difference.standing, difference.doubts) == (Standing.OPEN, ("a decoy instead of a child",))
    assert {each.name: each.answered for each in found.open}["a decoy instead of a child"] is Answered.COVERED


def test_an_open_question_can_be_answered_in_part(tmp_path: Path) -> None:
    """With the fact by which what is covered is told."""
    text = edited(
        ", direction: by the offender to the child",
        ", any_of: [{direction: by the offender to the child}, {direction: by the child to the offender, agreed: yes}]",
    )
    found = relate(law_of(tmp_path, text))
    answered = {each.name: each for each in found.open}["a proposal made by the child and accepted by the adult"]
    assert answered.answered is Answered.PARTLY
    assert answered.told_by == (("agreed", (True,)),)
    assert {each.element: each.open for each in found.elements if each.open} == {
        "proposal": ("a proposal made by the child and accepted by the adult",)
    }


def test_a_difference_on_a_reading_depends_on_it(tmp_path: Path) -> None:
    """It is named; and what goes further than the reading is narrower."""
    found = relate(law_of(tmp_path, edited("another concrete step, ", "")))
    assert ways(found) == {"material_acts": "depends"}
    assert (subject(found).whole, subject(found).doubts) == (Whole.EXACT, ("any-step",))
    assert "and depends on any-step" in next(relation_lines(relation_entry(found)))
    text = edited("another concrete step, ", "").replace("arrival at the meeting place, ", "", 1)
    found = relate(law_of(tmp_path, text))
    assert ways(found) == {"material_acts": "narrower"}
    assert only(subject(found), Way.NARROWER, "material_acts").example.has(act=MaterialAct.ARRIVAL)


# Other articles, attempt, guidance


def test_other_articles_are_told_limb_by_limb(tmp_path: Path) -> None:
    """By adults: what asks for more is narrower, what asks for less wider, what is missing is no offence."""
    text = edited("child_age: {below: 18}", "child_age: {below: 16}", "Article 20§1.a")
    text = text.replace(
        "      knowing: {knowing: yes}\n      child: {child_age: {below: 18}}\n\n  - cite: Article 22",
        "      child: {child_age: {below: 18}}\n      knowing: not required\n\n  - cite: Article 22",
    )
    start, end = text.index("  - cite: Article 20§1.b"), text.index("  - cite: Article 20§1.c")
    found = relate(law_of(tmp_path, f"{text[:start]}{text[end:]}\nno_offence:\n  Article 20§1.b: {{}}\n"))
    assert limb(found, Offence.ARTICLE_20_1_A).whole is Whole.NARROWER
    difference = only(limb(found, Offence.ARTICLE_20_1_A), Way.NARROWER, "child")
    case: Any = difference.example
    assert (case.child_age, case.offender_age, case.doing) == (16, 30, Doing.PRODUCING)
    assert limb(found, Offence.ARTICLE_20_1_B).whole is Whole.NONE
    assert limb(found, Offence.ARTICLE_20_1_C).whole is Whole.EXACT
    assert [each.by for each in limb(found, Offence.ARTICLE_21_1_C).differences] == [("knowing",)]
    assert limb(found, Offence.ARTICLE_21_1_C).whole is Whole.EXCEEDS


def test_what_minors_do_is_not_compared(tmp_path: Path) -> None:
    """An exception for offenders under 18 makes no difference there."""
    text = edited(
        "child_age: {below: 18}",
        "child_age: {below: 18}, any_of: [{offender_age: {at_least: 18}}, {willing: no}]",
        "Article 20§1.a",
    )
    assert limb(relate(law_of(tmp_path, text)), Offence.ARTICLE_20_1_A).whole is Whole.EXACT


def test_conduct_counts_under_whatever_heading(tmp_path: Path) -> None:
    """Offering under the provision for distributing."""
    text = edited(
        "doing: [distributing, transmitting]", "doing: [distributing, transmitting, offering]", "Article 20§1.c"
    )
    text = text.replace("doing: [offering, making available]", "doing: making available")
    assert limb(relate(law_of(tmp_path, text)), Offence.ARTICLE_20_1_B).whole is Whole.EXACT


RESERVED = "reservations:\n  - {{article: Article 24§3, scope: [{}], from: 2013-01-01{}}}\nattempt:\n  punishable: no\n"


def test_attempt_that_is_not_punished_is_reserved_where_it_is(tmp_path: Path) -> None:
    """By which reservation; not by one for something else; perhaps by one whose list is open."""
    told = {}
    for scope, more in (("Article 23", ""), ("Article 22", ""), ("", ", open_ended: yes")):
        text = CONVENTION_TEXT.replace("attempt:\n  punishable: yes\n", RESERVED.format(scope, more))
        attempt = relate(law_of(tmp_path, text)).attempt
        assert attempt is not None
        assert attempt.whole is Whole.NONE
        told[scope] = attempt.reserved, attempt.perhaps_reserved
    name = ("Article 24§3, since 2013-01-01",)
    assert told == {"Article 23": (name, ()), "Article 22": ((), ()), "": ((), name)}


def test_what_is_reserved_in_part_is_not_reserved() -> None:
    """Germany releases itself from simulated material in Article 20§1.a, and excuses more."""
    found = limb(relate(written_law("germany-2021")), Offence.ARTICLE_20_1_A)
    assert found.narrower
    assert (found.reserved, found.perhaps_reserved) == ((), ())


def test_silence_on_other_labels_leaves_what_is_known(tmp_path: Path) -> None:
    """It is said apart, and guidance is unclear for it."""
    text = f"{HEAD}attempt: {{punishable: no}}\nprovisions:\n{WHOLE}silent:\n  beyond Article 23: not read\n"
    found = relate(law_of(tmp_path, text))
    assert subject(found).whole is Whole.EXACT
    assert not subject(found).unclear
    assert found.silent_beyond == ("not read",)
    assert [each.answered for each in found.guidance] == [Answered.UNCLEAR]
    assert "  not stated: what is reached under other labels (not read)" in relation_lines(relation_entry(found))


def test_attempt_is_due_only_at_what_is_reached(tmp_path: Path) -> None:
    """A law that asks for travel owes no attempt at another step."""
    attempt = relate(law_of(tmp_path, edited("another concrete step, ", ""))).attempt
    assert attempt is not None
    assert attempt.whole is Whole.EXACT


def test_guidance_is_read_off_the_same_sets(tmp_path: Path) -> None:
    """Online solicitation: not reached, in part, in whole."""
    assert relate(CONVENTION).guidance[0].answered is Answered.NOT_COVERED
    found = relate(written_law("germany-2021")).guidance
    assert [(each.name, each.answered) for each in found] == [
        ("Opinion 20, solicitation that stays online", Answered.COVERED)
    ]
    (france,) = relate(written_law("france-2007")).guidance
    assert (france.answered, france.told_by) == (Answered.PARTLY, (("sexual_wording", (True,)),))


# Laws in Python


def test_a_python_law_is_compared_like_any_other() -> None:
    """It has no lines."""

    def answer(label: object, case: Any) -> bool:
        return bool(CONVENTION.establishes(label, case) and (label is not A23 or case.offender_age >= 25))  # type: ignore[arg-type]

    found = relate(Answers(answer))
    assert ways(found) == {"adult": "narrower"}
    difference = only(subject(found), Way.NARROWER, "adult")
    assert difference.causes == ()
    assert difference.example.offender_age == 24  # type: ignore[attr-defined]


def test_what_is_too_large_is_said_to_be() -> None:
    """And the rest is compared."""
    found = relate(Answers(lambda label, case: label is A23 and sum(map(bool, everything(case))) == 12))
    assert found.subject is None
    assert A23 in found.too_large
    assert len(found.limbs) == 11
    assert any("too large to be compared: " in line for line in relation_lines(relation_entry(found)))


# What is printed


def block(name: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What `lanzarote check` prints of a law before the first holding."""
    main(["check", name])
    return capsys.readouterr().out.split("\n\n")[1].splitlines()


@pytest.mark.parametrize("name", bundled())
def test_the_block_comes_first_and_fits_its_width(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Right under what was read."""
    found = block(name, capsys)
    assert found[0].startswith("Article 23: ")
    assert max(map(len, found)) <= WIDTH
    assert any(line.startswith("  open questions: a decoy instead of a child – ") for line in found)
    assert any(line.startswith("other articles, by adults: ") for line in found)


def test_the_block_of_a_law_tells_what_is_so(capsys: pytest.CaptureFixture[str]) -> None:
    """Sweden, 6:10a in its second wording."""
    found, text = "\n".join(block("sweden-2018", capsys)), bundled_text("sweden-2018")
    assert found.startswith(
        "Article 23: exceeds, and depends on peers-included; does not reach under 1 % of what the Convention\n"
        "    does; over 99 % of what it reaches is more\n"
    )
    assert (
        f"  depends    small difference   exception · line {line_of('      small_difference:', text)} · e.g. " in found
    )
    adult = f"not required · line {line_of('      adult:', text)} · e.g. the offender is 17"
    assert f"  wider      adult              {adult}" in found
    assert "  same       intent · child below 15 · proposal · to meet · against that child\n" in found
    assert "  attempt    reserved (Article 24§3, since 2013-10-01)\n" in found
    assert "21§1.c no offence" in found
    purpose, abuse = line_of("      purpose:", text), line_of("  - cite: Brottsbalken 6:4-6", text)
    last = found.splitlines()[-1]
    assert last.startswith(f"rests on facts: 11 primary, 13 secondary, 4 unverified (lines {purpose}, {abuse}, ")


def test_elements_that_another_offence_does_without_stand_together(capsys: pytest.CaptureFixture[str]) -> None:
    """England, section 15A: with its line, and one case."""
    found = "\n".join(block("england-2017", capsys))
    line = line_of("  - cite: Sexual Offences Act 2003 s. 15A", bundled_text("england-2017"))
    place = f"by Sexual Offences Act 2003 s. 15A (line {line}) · e.g. "
    assert f"  wider      to meet · against that child · material acts\n{'':32}{place}" in found
    assert f"  counted too: Sexual Offences Act 2003 s. 15A (line {line})\n" in found
    assert found.count("\n  wider      to meet") == 1


def test_values_that_only_one_law_reaches_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """Ages in a row as a stretch; other values one by one."""
    found = "\n".join(block("estonia", capsys))
    assert "\n  wider      child              child age 16–17 · line " in found
    assert (
        "\n  wider      purpose            purpose none, Article 20§1.b-f, Article 21§1, Article 22, sexual\n" in found
    )


def test_declared_reach_that_widens_nothing_is_said(tmp_path: Path) -> None:
    """Beside what is computed."""
    text = edited("    elements:\n", "    goes_further: {adult: any person may be the offender}\n    elements:\n")
    text = text.replace("adult: {offender_age: {at_least: 18}}", "adult: {offender_age: {at_least: 20}}", 1)
    content = content_of(checked(written(tmp_path, text)))  # loaded as usual, it would be refused
    told = [*relation_lines(relation_entry(relate(WrittenLaw(content, content.as_of))))]
    assert f"  declared, but not wider: adult, Article 23 (line {line_of('goes_further', text)})" in told


def test_a_report_holds_the_relation() -> None:
    """In JSON by its schema; on a page, how the law stands as a whole."""
    for name, way in {"greece-2008": "narrower and wider", "convention": "same"}.items():
        law = written_law(name)
        found = report(law, [], relation=relation_entry(relate(law)))
        jsonschema.validate(found, REPORT_SCHEMA)
        assert f"- **Article 23 as a whole**: **{way}**\n" in str(WRITERS[".md"]([found], []))
        assert f'<dt>Article 23 as a whole</dt><dd><span class="badge {way.replace(" ", "-")}">' in str(
            WRITERS[".html"]([found], [])
        )


@pytest.mark.parametrize(
    ("share", "told"), [(0, "0 %"), (0.0001, "under 1 %"), (0.25, "25 %"), (0.999, "over 99 %"), (1, "100 %")]
)
def test_a_share_is_never_rounded_to_nothing_or_all(share: float, told: str) -> None:
    """Unless it is."""
    assert percent(share) == told


def test_the_conduct_of_both_laws_is_drawn_too() -> None:
    """Cases of conduct, as concrete evaluation puts them, whatever the heading."""
    law, random = written_law("germany-2021"), Random(3)
    convention = written_law("convention", legal_age=law.legal_age)
    offences = [each for each in Offence if each is not BEYOND and each is not A23]
    for compared in relate(law).limbs:
        for where in filter(None, (compared.narrower, compared.wider)):
            for _ in range(15):
                case = drawn(where, random)
                assert isinstance(case, Conduct)
                here = any(said(law.establishes, each, case) for each in offences)
                there = said(convention.establishes, compared.label, case.changed("circumstances", frozenset()))
                assert (bool(there), here) == (where is compared.narrower, where is compared.wider)
                assert case.offender_age >= 18


def test_load_is_what_relate_takes() -> None:
    """As a user writes it."""
    law = load("sweden-2018")
    assert isinstance(law, WrittenLaw)
    assert relate(law).other.legal_age == 15


def variants(name: str, random: Random, number: int) -> Iterator[WrittenLaw]:
    """So many law files that differ from a bundled one in three edits, chosen at random."""
    document = unfolded(checked(BUNDLED / f"{name}{SUFFIX}"))
    for _ in range(number):
        changed = document
        for _ in range(3):
            changed = replace(changed, value=random.choice(every_edit(changed)).of(changed.value))
        try:
            content = content_of(changed)
            yield usable(WrittenLaw(content, content.as_of))
        except UnusableLaw:
            continue


@pytest.mark.parametrize("name", ["convention", "england-2017", "germany-2021", "greece-2016", "sweden-2018"])
def test_edited_law_files_are_compared_exactly(name: str, jsonschema_of_a_report: Any) -> None:
    """With the Convention and with one another; and each can be told."""
    random, before = Random(name), written_law(name)
    tally: Counter[Any] = Counter()
    for law in variants(name, random, 12):
        for found in (relate(law), relate(law, before)):
            entry = relation_entry(found)
            jsonschema_of_a_report.validate(report(law, [], relation=entry))
            assert max(map(len, relation_lines(entry))) <= WIDTH
            tally[subject(found).whole] += 1
            exact(found, random)
        before = law
    assert len(tally) > 1


@pytest.fixture(scope="module")
def jsonschema_of_a_report() -> jsonschema.Draft7Validator:
    """The report's schema, ready to be used."""
    return jsonschema.Draft7Validator(REPORT_SCHEMA)


def exact(found: Relation, random: Random) -> None:
    """Each set of a relation holds what the concrete evaluation of both laws says, and no difference is lost."""
    whole = subject(found)
    for way, cases in ((Way.NARROWER, whole.narrower), (Way.WIDER, whole.wider)):
        told = [each for each in whole.differences if each.way is way]
        assert bool(cases) is bool(told) or whole.whole is Whole.SILENT
        for each in told:
            assert not each.cases - cases
            assert each.example in each.cases
    for where in filter(None, (whole.wider.space.everything, whole.narrower, whole.wider)):
        for _ in range(5):
            case = drawn(where, random)
            labels = (A23,) if found.silent_beyond else (A23, BEYOND)
            here, there = (
                reached(found.law, its_own(case, found.law), labels),
                reached(found.other, its_own(case, found.other)),
            )
            assert (case in whole.narrower) is (here is False and there is True)
            assert (case in whole.wider) is (here is True and there is False)


def its_own(case: Situation, law: Law) -> Situation:
    """The case with the circumstances that a law declares; those of another file have its name behind them."""
    return case.changed("circumstances", case.circumstances & {*law.circumstances})


def test_what_is_declared_to_go_further_than_the_convention_is_not_said_beside_another_law() -> None:
    """Nor is it in vain there; and each law's circumstances have its name."""
    found = relation_entry(relate(written_law("sweden-2018"), written_law("sweden-2009")))
    told = "\n".join(relation_lines(found))
    assert told.startswith("Article 23, beside sweden-2009: mixed")
    assert found["declared_in_vain"] == []
    assert "declared" not in told
    other = "the difference in age and development between the two is small and there is no abuse (6:14, 16:10b)"
    assert f"{other} (sweden-2009)" in [text for e in found["subject"]["differences"] for text in e["departs"]]  # type: ignore[index]

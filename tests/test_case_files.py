"""A case file says what it means, or what is wrong with it, with the place and the remedy."""

import re
from datetime import date
from pathlib import Path

import pytest

from lanzarote import Attempt, Case, Conduct, Enforcement, Offence, Solicitation
from lanzarote.casefile import schema
from lanzarote.casefile.beside import kept_beside, laws_of
from lanzarote.casefile.read import case_of_facts, read_case_file
from lanzarote.casefile.values import CaseFile, Facts
from lanzarote.law import UnusableCase
from lanzarote.model import (
    Actor,
    Age,
    Channel,
    Communication,
    Deed,
    Doing,
    EnforcementAct,
    MaterialAct,
    MeetingPlan,
    Purpose,
    Role,
    Step,
    Task,
)
from tests.helpers import A23, HEAD, ROOT, WHOLE
from tests.quotations import quoted

COURSE = """\
case: a proposal and a journey
persons:
  the adult: {age: 30}
  the child: {age: 12}
  the NGO: {role: specialised NGO}
meetings:
  the park: {place_and_time: no}
events:
  - communication: {sender: the adult, receiver: the child, through: online game}
  - communication: {sender: the adult, receiver: the child, proposes: yes, plan: the park, purpose: Article 18§1.a}
  - step: {by: the adult, act: travel, plan: the park}
  - deed: {by: the adult, child: the child, doing: possessing, item: photos}
  - enforcement: {by: the NGO, task: assisting an investigation, requested: yes}
expect:
  Article 23: yes
  attempt at Article 23: silent
  permitted: {the NGO: no}
"""
FACTS = "case: facts alone\nfacts: {offender_age: 30, child_age: 12, agreed: yes, circumstances: [alone]}\n"


def case(folder: Path, text: str, name: str = "my.case.yaml") -> CaseFile:
    """The case file with this text."""
    file = folder / name
    file.write_text(text, "utf-8")
    return read_case_file(file)


def wrong(folder: Path, text: str) -> list[str]:
    """What is said of a case file with this text, by line and column."""
    with pytest.raises(UnusableCase) as caught:
        case(folder, text)
    return [str(each).removeprefix(f"{folder.as_posix()}/my.case.yaml:") for each in caught.value.problems]


# What is read


def test_a_course_of_events_is_a_case_of_the_model(tmp_path: Path) -> None:
    """Persons and meetings are declared once, and events name them, in the words of law files."""
    found = case(tmp_path, COURSE)
    adult, child = Actor("the adult", Age(30)), Actor("the child", Age(12))
    park = MeetingPlan("the park", place_and_time=False)
    assert found.title == "a proposal and a journey"
    assert isinstance(found.told, Case)
    assert found.told.events == (
        Communication(adult, child, "online game"),
        Communication(adult, child, proposes=True, plan=park, purpose=Purpose.SEXUAL_ACTIVITIES),
        Step(adult, MaterialAct.TRAVEL, park),
        Deed(adult, child, Doing.POSSESSING, "photos"),
        EnforcementAct(Actor("the NGO", role=Role.SPECIALISED_NGO), Task.ASSISTING, requested=True),
    )
    assert [plan.place_and_time for e in found.told.events if isinstance(e, Communication) and (plan := e.plan)] == [
        False
    ]


def test_what_is_expected_is_yes_no_or_silence_of_any_law_or_of_one_by_its_name(tmp_path: Path) -> None:
    """A law that is named has its own expectations in the stead of those of any law."""
    found = case(tmp_path, COURSE + "  my:\n    Article 22: no\n")
    told = [(e.law, e.finding, e.child, e.answer, e.place.line) for e in found.expected]
    assert told == [
        ("", A23, "", True, 15),
        ("", Attempt(A23), "", None, 16),
        ("", Enforcement, "the NGO", False, 17),
        ("my", Offence.ARTICLE_22, "", False, 19),
    ]
    assert [e.law for e in found.expected_of("my")] == ["my"]
    assert [e.law for e in found.expected_of("other")] == ["", "", ""]


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({"agreed": "yes"}, Solicitation),
        ({"doing": "producing", "offender_age": "19"}, Conduct),
        ({"task": "investigating", "role": "media"}, Enforcement),
        ({}, Solicitation),
    ],
)
def test_facts_tell_by_themselves_of_which_kind_of_situation_they_are(facts: dict[str, str], kind: type) -> None:
    """Conduct by what is done, enforcement by its task; else it is a solicitation."""
    told = case_of_facts(facts, "facts").told
    assert isinstance(told, Facts)
    assert told.kind is kind
    assert told.given.keys() == facts.keys()


def test_facts_are_values_of_the_model(tmp_path: Path) -> None:
    """From a file and from a command line alike; circumstances stand between commas there."""
    written = case(tmp_path, FACTS).told
    given = case_of_facts(
        {"offender_age": "30", "child_age": "12", "agreed": "yes", "circumstances": "alone"}, "facts"
    ).told
    assert (
        written
        == given
        == Facts(
            Solicitation, {"offender_age": 30, "child_age": 12, "agreed": True, "circumstances": frozenset({"alone"})}
        )
    )
    several = case_of_facts({"channel": "letter", "circumstances": "one,two"}, "facts").told
    assert several == Facts(Solicitation, {"channel": Channel.LETTER, "circumstances": frozenset({"one", "two"})})


def test_a_day_a_note_and_paragraphs_are_kept(tmp_path: Path) -> None:
    """Dates are ISO 8601."""
    found = case(tmp_path, FACTS + "as_of: 2020-02-29\nnote: a note\nparagraphs: [Note 3]\n")
    assert (found.as_of, found.note, found.paragraphs) == (date(2020, 2, 29), "a note", ("Note 3",))


# What is wrong

EVENT = "communication: {sender: the adult, receiver: the child, through: online game}"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("case: a proposal and a journey\n", "", "1:1: “case” is missing here"),
        ("persons:", "person:", "2:1: “person” is not a key that belongs here; did you mean “persons”?"),
        ("{age: 30}", "{age: 130}", "3:15: “age” is 130; it can be 0 to 120"),
        ("{age: 30}", "{age: thirty}", "3:15: “age” must be a whole number, not the text “thirty”"),
        ("{age: 30}", "30", "3:3: “the adult” cannot be the number “30”; write a person, such as {age: 30}"),
        ("{age: 30}", "{}", "3:3: “the adult” has no age; write “age”, in completed years"),
        ("specialised NGO", "NGO", "5:13: “role” cannot be the text “NGO”; it can be “law enforcement”, “justice system”, “specialised NGO”, “other NGO”, “media”, “public”"),
        (EVENT, EVENT.replace("receiver: the child, ", ""), "9:5: “receiver” is missing here"),
        (EVENT, EVENT.replace("the child", "the chld"), "9:40: “the chld” is not among the “persons”; did you mean “the child”?"),
        (EVENT, EVENT.replace("the child", "the adult"), "9:40: is the sender; nobody says anything to himself or herself"),
        ("online game", "online gme", "9:61: “through” cannot be “online gme”; did you mean “online game”?; or “other ICT: …”, “other means: …”"),
        ("online game", "'other ICT: letter'", "9:61: “through” cannot be “other ICT: letter”"),
        (EVENT, "says: {}", "9:5: “says” is not a key that belongs here; it can be “communication”, “step”, “deed”, “enforcement”"),
        (EVENT, "{}", "9:5: holds one event, such as “communication: {…}”; begin the next with “- ”"),
        ("  - step: {by: the adult, act", "    step: {by: the adult, act", "10:5: holds one event, such as “communication: {…}”; begin the next with “- ”"),
        ("plan: the park, purpose", "plan: the parc, purpose", "10:76: “the parc” is not among the “meetings”; did you mean “the park”?"),
        ("proposes: yes, plan: the park,", "proposes: yes,", "10:61: “proposes” says nothing unless the meeting is named under “plan”"),
        ("purpose: Article 18§1.a", "against: the child", "10:92: “against” says nothing unless a “purpose” is named"),
        ("purpose: Article 18§1.a", "reached: nothing sent", "10:92: “reached” says nothing unless “stage” is “attempted”"),
        ("proposes: yes", "proposes: true", "10:61: “proposes” cannot be “true”; write “yes”"),
        ("act: travel, plan: the park", "act: travel", "11:5: leads nowhere; name the meeting under “plan”, or under “against” the child"),
        ("act: travel", "act: traval", "11:27: “act” cannot be the text “traval”; did you mean “travel”?"),
        ("item: photos", "organised: no", "12:64: “organised” says nothing where “doing” is “possessing”"),
        ("requested: yes", "information_from: pre-trial file", "13:66: “information_from” says nothing where “task” is “assisting an investigation”"),
        ("  the child: {age: 12}\n", "  the child: {age: 12}\n  the aunt: {age: 40}\n", "5:3: “the aunt” occurs in no event; remove it or use it"),
        ("  Article 23: yes\n", "  Artikel 23: yes\n", "15:3: “Artikel 23” is nothing that a law finds; did you mean “Article 23” or “Article 22”?"),
        ("  Article 23: yes\n", "  Article 23: perhaps\n", "15:3: “Article 23” cannot be the text “perhaps”; it can be “yes”, “no”, “silent”"),
        ("  Article 23: yes\n", "  Article 23: true\n", "15:3: “Article 23” cannot be “true”; write “yes”"),
        ("  Article 23: yes\n", "  Article 23: [yes]\n", "15:3: “Article 23” cannot be a list; write “yes”, “no” or “silent”, or one of them for each child by its name"),
        ("  Article 23: yes\n", "  Article 23: {the child: ja}\n", "15:16: “the child” cannot be the text “ja”; it can be “yes”, “no”, “silent”"),
        ("  Article 23: yes\n", "  Article 23: {the chld: yes}\n", "15:16: “the chld” is nobody of whom “Article 23” is found here; did you mean “the child”?"),
        ("  Article 23: yes\n", "  my: {Article 2: yes}\n", "15:8: “Article 2” is not a key that belongs here; did you mean “Article 23” or “Article 22”"),
        ("  Article 23: yes\n", "  attempt at beyond Article 23: no\n", "15:3: “attempt at beyond Article 23” is nothing that a law finds"),
        ("expect:", "as_of: 2023-02-29\nexpect:", "14:1: 2023-02-29 is not a day of the calendar"),
        ("expect:", "as_of: 1 May 2023\nexpect:", "14:1: “1 May 2023” is not a date, YYYY-MM-DD"),
        ("expect:", "facts: {agreed: yes}\nexpect:", "2:1: “facts” tell one situation, “events” a course of events; keep one"),
    ],
)  # fmt: skip
def test_a_slip_is_named_with_its_place_and_the_remedy(old: str, new: str, said: str, tmp_path: Path) -> None:
    """Line and column, the key, what is wrong, what to write instead."""
    assert COURSE.count(old) >= 1
    assert any(line.startswith(said) for line in wrong(tmp_path, COURSE.replace(old, new, 1)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("case: nothing\n", "1:1: tells no case; write “persons” and “events”, or “facts”"),
        ("case: x\nfacts: {}\n", "2:1: “facts” is empty"),
        ("case: x\nfacts: {present: yes}\n", "2:9: “present” is a fact of conduct, and this is a case of solicitation; name “doing” too"),
        ("case: x\nfacts: {doing: producing, channel: letter}\n", "2:27: “channel” is a fact of solicitation, and this is a case of conduct"),
        ("case: x\nfacts: {agreed: yes}\nexpect: {Article 22: no}\n", "3:10: no conduct is told here, and only of that “Article 22” is found"),
        ("case: x\npersons:\n  a: {age: 30}\nmeetings:\n  m: {}\nevents:\n  - step: {by: a, plan: m}\n", "6:1: raise no situation of which a law is asked: nothing is said to a child, done to one, or enforced"),
        ("", "1:1: is empty; a case file begins with “case: …”"),
        ("case: !!str x\n", "1:7: the tag “tag:yaml.org,2002:str” is not allowed; a case file holds plain values"),
        ("case: x\n---\ncase: y\n", "2:1: a case file is one document; remove the second “---”"),
        ("case: x\n\tfacts: {}\n", "2:1: is not valid YAML"),
    ],
)  # fmt: skip
def test_what_is_no_case_is_said_to_be_none(text: str, said: str, tmp_path: Path) -> None:
    """Nothing told, nothing to ask a law about, no YAML."""
    assert wrong(tmp_path, text)[0].startswith(said)


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    """Not the first alone."""
    text = (
        COURSE.replace("the adult, act", "nobody, act")
        .replace("item: photos", "organised: no")
        .replace("{age: 12}", "{}")
    )
    assert len(wrong(tmp_path, text)) == 3


def test_a_file_that_cannot_be_read_is_said_to_be_so(tmp_path: Path) -> None:
    """By its name."""
    with pytest.raises(UnusableCase, match=r"none\.case\.yaml: cannot be read: No such file"):
        read_case_file(tmp_path / "none.case.yaml")


# The schema


def test_every_part_of_an_event_of_the_model_has_a_key() -> None:
    """What a case can hold can be written down."""
    known = schema.build()["properties"]["events"]["items"]["properties"]
    for name, kind in schema.EVENTS.items():
        assert len(known[name]["properties"]) == len(kind.__dataclass_fields__)


# To which laws a case belongs


def law_beside(folder: Path, name: str) -> Path:
    """A law file in the folder."""
    file = folder / f"{name}.jurisdiction.yaml"
    file.write_text(HEAD + "provisions:\n" + WHOLE, "utf-8")
    return file


ANY_LAW = "case: x\nfacts: {agreed: yes}\nexpect: {Article 23: yes}\n"


def test_what_is_expected_of_any_law_is_expected_of_each_law_file_in_the_folder(tmp_path: Path) -> None:
    """And by name, of that law."""
    law_beside(tmp_path, "one")
    law_beside(tmp_path, "two")
    assert [Path(name).name for name in laws_of(case(tmp_path, ANY_LAW))] == [
        "one.jurisdiction.yaml",
        "two.jurisdiction.yaml",
    ]
    of_two = ANY_LAW.replace("{Article 23: yes}", "{two: {Article 23: yes}, convention: {Article 23: yes}}")
    assert [Path(name).name for name in laws_of(case(tmp_path, of_two))] == ["two.jurisdiction.yaml", "convention"]
    assert kept_beside(tmp_path / "one.jurisdiction.yaml", "one") == ()
    assert len(kept_beside(tmp_path / "two.jurisdiction.yaml", "two")) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ANY_LAW, "belongs to no law: there is none in its folder, and “expect” names none"),
        (ANY_LAW.partition("expect")[0], "expects nothing of any law; write “expect”"),
        (ANY_LAW.replace("{Article 23: yes}", "{swedn-2018: {Article 23: yes}}"), "“swedn-2018” is no law beside this file, and none that is bundled; did you mean “sweden-2018”?"),
    ],
)  # fmt: skip
def test_a_case_that_belongs_to_no_law_is_named(text: str, said: str, tmp_path: Path) -> None:
    """It never passes for nothing."""
    with pytest.raises(UnusableCase, match=f"my.case.yaml:.*{said}".replace("?", r"\?")):
        laws_of(case(tmp_path, text))


# The cases of the Opinion


def test_each_fact_pattern_of_the_opinion_names_its_schema_and_its_paragraphs() -> None:
    """By which an editor completes, and a lawyer looks up; every expectation is of the Convention."""
    from lanzarote.specification import paragraphs

    files = sorted((ROOT / "spec" / "cases").glob("*.case.yaml"))
    numbers = {each.number for each in paragraphs()}
    assert len(files) >= 18
    for file in files:
        found = read_case_file(file)
        assert (file.parent / file.read_text("utf-8").splitlines()[0].partition("$schema=")[2]).is_file()
        assert {*found.paragraphs} <= numbers
        assert found.paragraphs
        assert found.laws == ("convention",)


def misquoted(found: CaseFile) -> list[str]:
    """What is quoted in a note and stands in none of the paragraphs that the case names."""
    words = re.findall("“([^”]+)”", found.note)
    return [each for each in words if not any(quoted(each, number) for number in found.paragraphs)]


def test_every_quotation_in_a_fact_pattern_stands_in_a_paragraph_that_it_names() -> None:
    """Word by word, with what is left out or put in marked."""
    files = sorted((ROOT / "spec" / "cases").glob("*.case.yaml"))
    assert [(file.name, words) for file in files for words in misquoted(read_case_file(file))] == []
    assert sum("“" in read_case_file(file).note for file in files) >= 5


def test_a_wrong_quotation_in_a_fact_pattern_is_noticed(tmp_path: Path) -> None:
    """A word of another paragraph, too."""
    text = "case: x\nfacts: {agreed: yes}\nparagraphs: [Opinion 5]\nnote: “are not covered by Article 23” “essential element”\n"
    assert misquoted(case(tmp_path, text)) == ["essential element"]

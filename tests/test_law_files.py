"""A bad law file gives every problem at once, each with file, line, column and remedy; never a traceback."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from lanzarote import Conduct, Enforcement, Offence, Silent, Solicitation, UnusableLaw, load
from lanzarote.law.problems import Problem
from lanzarote.law.protocol import GRADES
from lanzarote.lawfile import document, schema
from lanzarote.lawfile.file import BUNDLED
from lanzarote.model import Age, Doing, Role
from tests.helpers import (
    A23,
    ALWAYS,
    BEYOND,
    CONVENTION_TEXT,
    HEAD,
    WHOLE,
    breaches,
    edited,
    law_of,
    problems,
    verdicts,
    written,
)

SAID = {
    "empty": ("", "my.jurisdiction.yaml:1:1: is empty; a law file begins with “jurisdiction: …”"),
    "only a comment": ("# nothing\n", "my.jurisdiction.yaml:1:1: is empty"),
    "a list": ("- a\n", "my.jurisdiction.yaml:1:1: this must be a mapping (“key: value” lines), not"),
    "not YAML": ("a: [1\nb: 2\n", "my.jurisdiction.yaml:2:2: is not valid YAML"),
    "a tab": ("a:\n\tb: 1\n", "my.jurisdiction.yaml:2:1: a tab is read differently by different programs; use spaces instead of tabs"),
    "a duplicate key": (HEAD + "as_of: 2015-06-18\n", "my.jurisdiction.yaml:4:1: “as_of” is written twice; the first is in line 2"),
    "a duplicate key in a duplicate key": ("a: {b: 1}\na:\n  b: 2\n  b: 3\n", "my.jurisdiction.yaml:4:3: “b” is written twice; the first is in line 3"),
    "two documents": (HEAD + "---\n" + HEAD, "my.jurisdiction.yaml:4:1: a law file is one document"),
    "an unknown alias": ("a: *b\n", "my.jurisdiction.yaml:1:4: “*b” refers to nothing before it"),
    "aliases that are deep together": ("a: &a " + "[" * 30 + "]" * 30 + "\nb: " + "[" * 30 + "*a" + "]" * 30, "my.jurisdiction.yaml:2:34: nested more than 40 deep"),
    "a key with a tag": ("!!str a: b\n", "my.jurisdiction.yaml:1:1: the tag “tag:yaml.org,2002:str” is not allowed"),
    "a complex key": ("? [a]\n: b\n", "my.jurisdiction.yaml:1:3: a key must be one word or text"),
    "an unknown key": (HEAD + "provision: []\nprovisions: []\n", "my.jurisdiction.yaml:4:1: “provision” is not a key that belongs here; did you mean “provisions”?"),
    "a missing key": (HEAD, "my.jurisdiction.yaml:1:1: “provisions” is missing"),
    "a wrong type": (HEAD + "provisions: 3\n", "my.jurisdiction.yaml:4:1: “provisions” must be a list, not the number “3”"),
    "an impossible day": (HEAD.replace("06-17", "02-30") + "provisions: []\n", "my.jurisdiction.yaml:2:1: 2015-02-30 is not a day of the calendar"),
    "no day": (HEAD.replace("2015-06-17", "2015") + "provisions: []\n", "my.jurisdiction.yaml:2:1: “as_of” cannot be the number “2015”; write a date, YYYY-MM-DD"),
    "another day": (HEAD.replace("2015-06-17", "17.6.2015") + "provisions: []\n", "my.jurisdiction.yaml:2:1: “17.6.2015” is not a date, YYYY-MM-DD"),
    "an impossible legal age": (HEAD.replace("16", "21") + "provisions: []\n", "my.jurisdiction.yaml:3:13: “years” is 21; it can be 1 to 18"),
    "an impossible age": (edited("at_least: 18", "at_least: 180"), ": “at_least” is 180; it can be 0 to 120"),
    "an age in words": (edited("at_least: 18", "at_least: eighteen"), ": “at_least” cannot be the text “eighteen”; write a number of completed years, or “legal age”"),
    "an empty range": (edited("{at_least: 18}", "{at_least: 18, below: 18}"), ": no age is at least 18 and below 18"),
    "true for yes": (edited("intentional: yes", "intentional: true"), ": “intentional” cannot be “true”; write “yes”"),
    "a misspelt fact": (edited("intentional: yes", "intentionel: yes"), ": “intentionel” is not a key that belongs here; did you mean “intentional”?"),
    "a misspelt value": (edited("{meeting: in person", "{meeting: inperson"), ": “meeting” cannot be the text “inperson”; did you mean “in person”?"),
    "a misspelt element": (edited("material_acts:", "material_act:").replace("Article 23\n    transposes", "Article 23\n    otherwise: as in the Convention\n    transposes"), ": “material_act” is no element of what is transposed; did you mean “material_acts”?"),
    "an element left out": (HEAD + "provisions:\n  - cite: a\n    transposes: Article 22\n", "does not say what a requires for “conduct”, “intent”, “sexual_purpose”, “child”, “performed_by” in Article 22; write for each a condition, “not required” or “as in the Convention”"),
    "a fact of another kind": (edited("intentional: yes", "intentional: yes, present: yes"), ": “present” is a fact of conduct; this provision looks at solicitation"),
    "an element the Convention lacks": (HEAD + "provisions:\n" + WHOLE + "    elements: {intend: as in the Convention}\n", ": “intend” is no element of what is transposed; did you mean “intent”?"),
    "an empty condition": (edited("{intentional: yes}", "{}"), ": “intent” is empty"),
    "no condition but a note": (edited("{intentional: yes}", "{note: x}"), ": states no condition"),
    "an unknown source": (edited("source: OPINION", "source: OPINON"), ": “OPINON” is not among the “sources” of this file; did you mean “OPINION”?"),
    "an unknown source deep down": (edited("intentional: yes", "any_of: [{intentional: yes, source: OPINON}]"), ": “OPINON” is not among the “sources” of this file; did you mean “OPINION”?"),
    "an unknown circumstance": (edited("intentional: yes", "circumstance: deceit"), ": the circumstance “deceit” is not declared under “circumstances”"),
    "an unused circumstance": (HEAD + "circumstances: {deceit: by deceit}\nprovisions:\n" + WHOLE, ": the circumstance “deceit” is used nowhere in this file; remove it or use it"),
    "an unused source": (HEAD + "sources: {A: {title: t, kind: k, seen: 2015-01-01}}\nprovisions:\n" + WHOLE, ": the source “A” is used nowhere in this file"),
    "a bad name": (HEAD + "circumstances: {By Deceit: x}\nprovisions: []\n", "my.jurisdiction.yaml:4:17: “By Deceit” is not a name in small letters"),
    "a name with a line break": (HEAD + 'circumstances: {"deceit\\n": x}\nprovisions: []\n', "my.jurisdiction.yaml:4:17: “deceit\\n” is not a name in small letters"),
    "a day with a line break": (HEAD.replace("2015-06-17", '"2015-06-17\\n"') + "provisions: []\n", "my.jurisdiction.yaml:2:1: “2015-06-17\\n” is not a date"),
    "a citation with a line break": (HEAD + 'provisions: [{cite: "a\\nb", transposes: beyond Article 23}]\n', ": a\\nb states no element"),
    "a key with a line break": (HEAD + 'circumstances: {"a\\nb": [x]}\nprovisions: []\n', "my.jurisdiction.yaml:4:17: “a\\nb” cannot be a list; write a sentence, or {text: …, only_if: …}"),
    "an age difference of nobody": (HEAD + "enforcement: [{cite: a, when: {age_difference: {at_most: 3}}, permitted: yes}]\nprovisions:\n" + WHOLE, ": “age_difference” is a fact of solicitation or conduct; this provision looks at enforcement"),
    "silent on what is punishable as attempt": (HEAD + "silent: {Article 23: unknown}\nprovisions:\n" + WHOLE + "    attempt: only\n", ": the file is silent on Article 23 and has a provision for it; keep one"),
    "only attempt beyond": (HEAD + "provisions: [{cite: a, transposes: beyond Article 23, attempt: only, elements: {b: {willing: yes}}}]\n", ": no label is known for attempt beyond Article 23"),
    "an interval backwards": (HEAD + "provisions:\n" + WHOLE + "    in_force: {from: 2015-01-02, until: 2015-01-01}\n", ": ends on 2015-01-01, before it begins on 2015-01-02"),
    "silent and not": (HEAD + "silent: {Article 23: unknown}\nprovisions:\n" + WHOLE, ": the file is silent on Article 23 and has a provision for it; keep one"),
    "further than what": (HEAD + "provisions:\n" + WHOLE.replace("23", "22") + "    goes_further: {ict: x}\n", ": only what transposes Article 23 can go further than it"),
    "further in what": (HEAD + "provisions:\n" + WHOLE + "    goes_further: {itc: x}\n", ": Article 23 has no element “itc”; it can be “intent”"),
    "an unpermitted reservation": (HEAD + "reservations: [{article: Article 24§3, scope: [Article 20§1.c], from: 2013-07-01}]\nprovisions:\n" + WHOLE, "my.jurisdiction.yaml:4:48: Article 24§3 permits no reservation to Article 20§1.c; it permits one to Article 20§1.b"),
    "a reservation to an article without any": (HEAD + "reservations: [{article: Article 18, scope: [], from: 2013-07-01}]\nprovisions:\n" + WHOLE, ": “article” cannot be the text “Article 18”; it can be “Article 20§3”, “Article 20§4”"),
    "a reservation to nothing": (HEAD + "reservations: [{article: Article 20§4, scope: [], from: 2013-07-01}]\nprovisions:\n" + WHOLE, ": names no offence"),
    "a measure without a citation": (HEAD + "measures: {adequate means for civil society: {provided: yes}}\nprovisions:\n" + WHOLE, ": “adequate means for civil society” needs a “cite”"),
    "not required by another name": (HEAD + "provisions:\n" + WHOLE + "    elements: {acts: not required}\n", ": “acts” is no element of what is transposed; it can be “adult”"),
    "further although nothing is dropped": (HEAD + "provisions:\n" + WHOLE + "    goes_further: {ict: any means}\n", ": “ict” is as in the Convention here, so nothing goes further"),
    "beyond without an element": (HEAD + "provisions:\n" + WHOLE.replace("Article 23", "beyond Article 23"), ": s. 1 states no element: it would reach everything"),
    "an empty age difference": (HEAD + "provisions:\n" + WHOLE + "    unless: {near: {age_difference: {at_least: 5, at_most: 3}}}\n", ": no difference is at least 5 and at most 3"),
    "an indent left out": (HEAD + "reservations: [{article: Article 20§3, scope: [Article 20§1.a], from: 2013-07-01}]\nprovisions:\n" + WHOLE, ": a reservation to Article 20§3 needs “indent: first”"),
    "at most for below": (edited("{at_least: 18}", "{at_most: 18}"), ": “at_most” is not a key that belongs here; it can be “at_least”, “below”"),
    "half an article": (HEAD + "provisions:\n" + WHOLE.replace("Article 23", "Article 20"), ": “transposes” cannot be the text “Article 20”; it can be “Article 18§1.a”, “Article 20§1.a”"),
    "a quoted number": (HEAD.replace("16", "'16'") + "provisions: []\n", "“years” must be a whole number, not the text “16”"),
    "an unclosed quote": (HEAD + 'title: "X\n', "is not valid YAML: found unexpected end of stream; a quote or bracket is opened and never closed"),
    "a colon in a text": (HEAD + "title: a: b\n", "put quotes around a text that holds “: ”"),
    "a null": (HEAD + "provisions:\n", "my.jurisdiction.yaml:4:1: “provisions” must be a list, not empty"),
    "an empty list": (HEAD + "provisions:\n" + WHOLE.replace("Article 23", "[]"), ": “transposes” is empty"),
}  # fmt: skip


OUT = "belongs one step further out, in the provision"
AMONG = "provisions:\n" + WHOLE
ONE = {
    "an exception without a name": (AMONG + "    unless: {age_difference: {at_most: 3}, willing: yes}\n", ":8:14: this is an exception without a name; write “NAME: {age_difference: …, willing: …}”, with a name of your own"),
    "an exception with a fact for a name": (AMONG + "    unless: {willing: yes}\n", ":8:14: “willing” cannot name an exception; write “NAME: {willing: …}”, with a name of your own"),
    "exceptions in a list": (AMONG + "    unless: [{willing: yes}]\n", ":8:5: “unless” cannot be a list; write exceptions, each by a name of its own, “NAME: {willing: yes}”"),
    **{f"an element named {word}": (AMONG + f"    elements: {{{word}: {{willing: yes}}}}\n", f":8:16: “{word}” cannot name an element; write “NAME: {{{word}: …}}”, with a name of your own") for word in ("any_of", "all_of", "not", "untranslatable", "circumstance")},
    **{f"an exception named {word}": (AMONG + f"    unless: {{{word}: {{willing: yes}}}}\n", f":8:14: “{word}” cannot name an exception; it {OUT}") for word in ("unless", "otherwise", "attempt", "source", "grade", "note")},
    "otherwise too far in": (AMONG.replace("    otherwise: as in the Convention\n", "    elements:\n      ict: not required\n      otherwise: as in the Convention\n"), f":9:7: “otherwise” cannot name an element; it {OUT}"),
    "otherwise in an element": (AMONG + "    elements: {ict: {channel: ICT, otherwise: as in the Convention}}\n", ":8:36: “otherwise” is not a key that belongs here; it belongs further out, in the provision"),
    "a note among elements": (AMONG + "    elements: {note: x, ict: not required}\n", f":8:16: “note” cannot name an element; it {OUT}, or one further in"),
    "a year for a day": (AMONG + "    in_force: {from: 2021}\n", ":8:16: “from” cannot be the number “2021”; write a date, YYYY-MM-DD"),
    "a day for a period": (AMONG + "    in_force: 2021-01-01\n", ":8:5: “in_force” cannot be the text “2021-01-01”; write days, such as {from: 2014-05-10}"),
    "a number for a citation": (AMONG.replace("s. 1", "210"), ":5:5: “cite” must be text, not the number “210”; write it in quotes, \"210\""),
    "a bound in words": (AMONG + "    elements: {child: {child_age: fifteen}}\n", ":8:24: “child_age” cannot be the text “fifteen”; write bounds in completed years, such as {below: 15}"),
    "a fact for a condition": (AMONG + "    elements: {child: 15}\n", ":8:16: “child” cannot be the number “15”; write a condition, such as {willing: yes}"),
}  # fmt: skip


@pytest.mark.parametrize("name", ONE)
def test_a_slip_gives_one_error_with_its_remedy(name: str, tmp_path: Path) -> None:
    """Not what else follows from it."""
    text, message = ONE[name]
    (said,) = problems(tmp_path, HEAD + text)
    assert said.startswith(f"my.jurisdiction.yaml{message}")


@pytest.mark.parametrize("name", SAID)
def test_what_is_wrong_is_said_where_it_is(name: str, tmp_path: Path) -> None:
    """One clear error, with its place and what would mend it."""
    text, message = SAID[name]
    said = problems(tmp_path, text)
    assert any(message in line for line in said), said
    assert all(line.startswith("my.jurisdiction.yaml") for line in said)


def test_all_problems_come_at_once_and_in_the_order_of_the_file(tmp_path: Path) -> None:
    """A drafter mends a file in one pass."""
    text = HEAD.replace("16", "61").replace("as_of", "asof") + "provisions: [{cite: 1}]\n"
    said = problems(tmp_path, text)
    assert len(said) == 5
    assert [int(line.split(":")[1]) for line in said] == sorted(int(line.split(":")[1]) for line in said)


def test_all_other_offences_are_silent_together(tmp_path: Path) -> None:
    """A drafter who writes down one article need not list the rest."""
    law = law_of(tmp_path, HEAD + "provisions:\n" + WHOLE + "silent: {all other offences: not looked at}\n")
    assert breaches(law) <= {"attempt_at_article_23_is_an_offence"}


@pytest.mark.parametrize("attempt", ["", "attempt: {punishable: silent, reason: not looked at}\n"])
def test_attempt_of_which_the_file_does_not_know_is_silent(attempt: str, tmp_path: Path) -> None:
    """Neither an offence nor none."""
    found = verdicts(law_of(tmp_path, HEAD + attempt + "provisions:\n" + WHOLE))
    assert found["attempt_at_article_23_is_an_offence"] == "silent"
    assert found[ALWAYS.id] == "proved"


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"\xff\xfe\x00j", "is not UTF-8 text"), (b"jurisdiction: \xe9\n", "is not UTF-8 text")],
)
def test_files_in_other_encodings_are_refused_by_line(content: bytes, message: str, tmp_path: Path) -> None:
    """Windows editors may save otherwise."""
    file = tmp_path / "my.jurisdiction.yaml"
    file.write_bytes(content)
    with pytest.raises(UnusableLaw, match=message):
        load(file)


def problems_of(file: Path) -> tuple[Problem, ...]:
    """What is wrong with a file; nothing, if it loads."""
    try:
        load(file)
    except UnusableLaw as error:
        return error.problems
    return ()


SPLICES = st.text(max_size=6) | st.sampled_from(
    ["\n", "  ", ": ", "- ", "{", "]", '"', "&a ", "*a", "!!x ", "? ", "|", "%", "---\n", "yes", "16", "Article 23"]
)


@given(st.integers(0, len(CONVENTION_TEXT)), st.integers(0, 40), SPLICES)
def test_a_spoilt_file_loads_or_says_where_it_is_spoilt(at: int, length: int, splice: str) -> None:
    """Any text put anywhere, in place of any other: no traceback, and every problem has a place."""
    text = CONVENTION_TEXT[:at] + splice + CONVENTION_TEXT[at + length :]
    with TemporaryDirectory() as folder:
        file = written(Path(folder), text.encode("utf-8", "replace").decode("utf-8"))
        assert all(problem.line > 0 for problem in problems_of(file))


def test_a_byte_order_mark_and_windows_line_ends_are_fine(tmp_path: Path) -> None:
    """As Windows editors write them."""
    file = tmp_path / "my.jurisdiction.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + (HEAD + "provisions:\n" + WHOLE).replace("\n", "\r\n").encode())
    assert load(file).legal_age == 16


def test_a_missing_file_is_said_in_one_line(tmp_path: Path) -> None:
    """No traceback."""
    with pytest.raises(UnusableLaw, match="cannot be read: No such file"):
        load(tmp_path / "none.jurisdiction.yaml")


def test_words_mean_what_yaml_1_2_says() -> None:
    """`NO` is Norway, `yes` a word, a date text."""
    found = document.parse(
        "a: [NO, yes, off, 2015-06-17, 23:30, 0x1A, '7', 7, -7, null, ~, True, 1.5, 1e3]\nb: |\n  7\n", "f"
    )
    expected = ["NO", "yes", "off", "2015-06-17", "23:30", "0x1A", "7", 7, -7, None, None, True, "1.5", "1e3"]
    assert found.value == {"a": expected, "b": "7\n"}
    assert found.place(("a", 3)) == (1, 19)
    assert found.place(("a", 99)) == (1, 1)
    assert found.place(("nowhere",)) == (1, 1)


@pytest.mark.parametrize("file", sorted(BUNDLED.glob("*.jurisdiction.yaml")), ids=lambda f: f.stem)
def test_bundled_files_name_their_schema_and_grade_their_facts(file: Path) -> None:
    """Valid by the schema; each provision has a source and a grade; the schema is found beside the file."""
    assert schema.violations(document.read(file)) == []
    text = file.read_text("utf-8")
    named = text.splitlines()[0].removeprefix("# yaml-language-server: $schema=")
    assert (file.parent / named).is_file()
    told = yaml.safe_load(text)
    for provision in told["provisions"]:
        assert provision["source"] in told["sources"]
        assert provision["grade"] in GRADES
    ages = told["legal_age"] if isinstance(told["legal_age"], list) else [told["legal_age"]]
    assert all(each["grade"] in GRADES for each in ages)


def test_the_conventions_file_is_readable_by_any_yaml_library() -> None:
    """Nothing in the format depends on this project's reader but the meaning of `yes`."""
    told = yaml.safe_load(CONVENTION_TEXT)
    assert {each["transposes"] for each in told["provisions"]} == {str(each) for each in Offence if each is not BEYOND}
    assert len(told["provisions"]) == len(Offence) - 1


def test_what_an_unknown_legal_age_does_not_decide_is_decided(tmp_path: Path) -> None:
    """A bound that is known rules out a child below it, whatever the legal age."""
    head, own = HEAD.replace("legal_age: {years: 16}\n", ""), "{child_age: {at_least: 14, below: legal age}}"
    law = law_of(tmp_path, head + "provisions:\n" + WHOLE + f"    elements: {{child: {own}}}\n")
    assert not law.establishes(A23, Solicitation(child_age=Age(13)))
    assert law.lacks(A23, Solicitation(child_age=Age(13)), "child")
    with pytest.raises(Silent, match="does not know the legal age"):
        law.lacks(A23, Solicitation(child_age=Age(14)), "child")


def test_an_element_is_not_lacking_where_another_provision_surely_has_it(tmp_path: Path) -> None:
    """Of two provisions, one does not say whether the child is a child; in the other it is."""
    unknown = WHOLE + "    elements: {child: {untranslatable: a young person}}\n"
    law = law_of(tmp_path, HEAD + "provisions:\n" + unknown + WHOLE)
    assert not law.lacks(A23, Solicitation(child_age=Age(12)), "child")


def test_a_rule_that_may_apply_leaves_unknown_only_what_a_later_one_says_otherwise(tmp_path: Path) -> None:
    """Of the first rule it is not known whether it applies."""
    rules = "enforcement:\n" + "".join(
        f"  - {{cite: a, when: {{{when}}}, permitted: {permitted}}}\n"
        for when, permitted in (("untranslatable: the press", "yes"), ("role: media", "yes"), ("role: public", "no"))
    )
    law = law_of(tmp_path, HEAD + rules + "provisions: []\n")
    assert law.permits(Enforcement(role=Role.MEDIA))
    for role in (Role.PUBLIC, Role.OTHER_NGO):
        with pytest.raises(Silent, match="the press"):
            law.permits(Enforcement(role=role))


def test_where_attempt_alone_is_punishable_the_file_is_not_silent(tmp_path: Path) -> None:
    """What has a provision is none of “all other offences”; those are unknown only where they could be committed."""
    text = (
        HEAD
        + "provisions:\n"
        + WHOLE.replace("23", "22")
        + "    attempt: only\nsilent: {all other offences: not looked at}\n"
    )
    law = law_of(tmp_path, text)
    assert not law.establishes(Offence.ARTICLE_22, Conduct(doing=Doing.CAUSING_TO_WITNESS_ABUSE))
    assert not law.establishes(Offence.ARTICLE_18_1_A, Conduct(doing=Doing.PRODUCING))
    with pytest.raises(Silent, match="not looked at"):
        law.establishes(Offence.ARTICLE_18_1_A, Conduct(doing=Doing.SEXUAL_ACTIVITIES))

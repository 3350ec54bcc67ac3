"""What a law file says, and does not say: absence, time, the kind of a provision."""

from datetime import date
from pathlib import Path

import pytest

from lanzarote import Attempt, Conduct, Offence, Silent, Solicitation, verify
from lanzarote.advice import advise, adviser
from lanzarote.model import Age, Doing, MaterialAct, Purpose, Stage
from lanzarote.report.entries import holding_entry, law_entry
from lanzarote.report.text import explanation
from lanzarote.verifier import Outcome
from tests.helpers import ALWAYS, BEYOND, BY_ID, HEAD, WHOLE, law_of, problems, said, verdicts, without

WITNESSING = Conduct(doing=Doing.CAUSING_TO_WITNESS_ABUSE, sexual_purpose=True)
A22 = Offence.ARTICLE_22
ATTEMPT = "attempt_at_article_23_is_an_offence"


def test_an_offence_of_which_the_file_says_nothing_is_silent(tmp_path: Path) -> None:
    """Absence is stated: neither an offence nor none, nor is attempt at it; what lies beyond Article 23 need not be."""
    law = law_of(tmp_path, HEAD + "provisions:\n" + WHOLE)
    with pytest.raises(Silent, match="the file says nothing of Article 22; if the law has no such offence, write it"):
        law.establishes(A22, WITNESSING)
    assert said(law.establishes, Attempt(A22), WITNESSING.changed("stage", Stage.ATTEMPTED)) is None
    assert law.establishes(BEYOND, Solicitation()) is False
    assert verdicts(law)["causing_to_witness_is_an_offence"] == "silent"


def test_that_there_is_no_offence_is_written_down_with_its_grade(tmp_path: Path) -> None:
    """Then the answer is no, and it rests on what is written."""
    text = HEAD + "no_offence: {Article 22: {grade: secondary}}\nprovisions:\n" + WHOLE
    law = law_of(tmp_path, text)
    assert law.establishes(A22, WITNESSING) is False
    assert law.establishes(Attempt(A22), WITNESSING.changed("stage", Stage.ATTEMPTED)) is False
    assert "secondary" in law.grades(A22)
    assert [place.line for place in law.places(A22)] == [4]
    assert verdicts(law)["causing_to_witness_is_an_offence"] == "falls short"
    assert verdicts(law_of(tmp_path, without("Article 22")))["causing_to_witness_is_an_offence"] == "falls short"


def test_that_there_is_no_offence_may_be_so_for_a_time(tmp_path: Path) -> None:
    """Before an offence came, and after it went."""
    head = HEAD + "no_offence: {Article 23: {in_force: {until: 2014-05-09}}}\nprovisions:\n" + WHOLE
    law = law_of(tmp_path, head + "    in_force: {from: 2014-05-10, until: 2016-12-31}\n")
    core = Solicitation(proposes=True)
    answers = {"2014-05-09": False, "2014-05-10": False, "2017-01-01": None}
    assert {
        day: said(law.on(date.fromisoformat(day)).establishes, Offence.ARTICLE_23, core) for day in answers
    } == answers


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("no_offence: {Article 23: {}}\n", ":4:14: the file has a provision for Article 23 in line 6, in force on a day"),
        ("no_offence: {Article 22: {}}\nsilent: {Article 22: not read}\n", "is silent on Article 22 and says under"),
        ("no_offence: {beyond Article 23: {}}\n", "“beyond Article 23” is not a key that belongs here"),
    ],
)  # fmt: skip
def test_what_a_file_says_of_an_offence_it_says_once(entry: str, message: str, tmp_path: Path) -> None:
    """An offence and none, or none and not known, on one day."""
    found = problems(tmp_path, HEAD + entry + "provisions:\n" + WHOLE)
    assert any(message in line for line in found), found


def test_the_legal_age_of_the_day_counts(tmp_path: Path) -> None:
    """Spain: 13 until 30 June 2015, 16 from then on; outside the periods, silent."""
    ages = (
        "- {years: 13, in_force: {from: 1999-05-21, until: 2015-06-30}}\n  - {years: 16, in_force: {from: 2015-07-01}}"
    )
    text = HEAD.replace("{years: 16}", f"\n  {ages}") + "provisions:\n" + WHOLE
    law = law_of(tmp_path, text)
    of_fourteen = Solicitation(
        proposes=True, child_age=Age(14), purpose=Purpose.SEXUAL_ACTIVITIES, act=MaterialAct.TRAVEL
    )
    found = {}
    for day in ("1999-05-20", "1999-05-21", "2015-06-30", "2015-07-01"):
        of_the_day = law.on(date.fromisoformat(day))
        found[day] = (
            said(getattr, of_the_day, "legal_age"),
            said(of_the_day.establishes, Offence.ARTICLE_23, of_fourteen),
        )
    silent = (None, None)
    assert found == {
        "1999-05-20": silent,
        "1999-05-21": (13, False),
        "2015-06-30": (13, False),
        "2015-07-01": (16, True),
    }
    assert law.legal_age == 13
    assert law_entry(law.on(date(2020, 1, 1)))["legal_age"] == 16
    with pytest.raises(Silent, match="does not know the legal age of 1999-05-20"):
        assert law.on(date(1999, 5, 20)).legal_age


def test_the_general_rule_on_attempt_of_the_day_counts(tmp_path: Path) -> None:
    """Before the first rule begins it is not known."""
    rules = "attempt:\n  - {punishable: no, in_force: {from: 2010-01-01, until: 2015-12-31}}\n"
    rules += "  - {punishable: yes, in_force: {from: 2016-01-01}}\n"
    law = law_of(tmp_path, HEAD + rules + "provisions:\n" + WHOLE)
    answers = {"2009-12-31": "silent", "2015-12-31": "falls short", "2016-01-01": "proved"}
    assert {day: verdicts(law.on(date.fromisoformat(day)))[ATTEMPT] for day in answers} == answers


def test_attempt_is_judged_with_the_provisions_in_force(tmp_path: Path) -> None:
    """A later version under which attempt is punishable changes nothing today."""
    now = WHOLE + "    attempt: no\n    in_force: {until: 2022-05-31}\n"
    later = WHOLE.replace("s. 1", "new s. 1") + "    attempt: yes\n    in_force: {from: 2022-06-01}\n"
    law = law_of(tmp_path, HEAD + "provisions:\n" + now + later)
    (result,) = verify(law, [BY_ID[ATTEMPT]]).results
    assert result.outcome is Outcome.FALLS_SHORT
    assert "attempt: no" in [each.words for each in advise(adviser(verify(law)), result).blamed]
    assert verdicts(law.on(date(2022, 6, 1)))[ATTEMPT] == "proved"


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("legal_age:\n  - {years: 13, in_force: {until: 2015-06-30}}\n  - {years: 16, in_force: {from: 2015-06-30}}\n",
         ":5:5: two entries for the legal age are in force on 2015-06-30; give each its days under “in_force”"),
        ("legal_age: [{years: 13}, {years: 16}]\n", ": two entries for the legal age are in force on every day"),
        ("legal_age: {years: 13}\nattempt: [{punishable: yes, in_force: {from: 2015-01-01}}, {punishable: no}]\n",
         ": two entries for attempt in general are in force on 2015-01-01"),
    ],
)  # fmt: skip
def test_two_entries_for_one_thing_on_one_day_are_an_error(entry: str, message: str, tmp_path: Path) -> None:
    """Which of them holds would be a guess."""
    found = problems(tmp_path, HEAD.replace("legal_age: {years: 16}\n", entry) + "provisions:\n" + WHOLE)
    assert any(message in line for line in found), found


def test_a_recalled_day_shows(tmp_path: Path) -> None:
    """A day has a source and a grade of its own; with them, the result rests on it."""
    graded = WHOLE + "    grade: primary\n    in_force: {from: 2014-01-01, grade: unverified, note: recalled}\n"
    text = HEAD.replace("{years: 16}", "{years: 16, grade: primary}") + "provisions:\n" + graded
    law = law_of(tmp_path, text)
    assert set(law.grades(Offence.ARTICLE_23)) == {"primary", "unverified"}
    (result,) = verify(law, [ALWAYS]).results
    assert result.grades == ("primary", "unverified")
    found = problems(tmp_path, text.replace("note: recalled", "source: X"))
    assert any("“X” is not among the “sources” of this file" in line for line in found), found


CORE = Solicitation(proposes=True, purpose=Purpose.SEXUAL_ACTIVITIES, act=MaterialAct.TRAVEL)


@pytest.mark.parametrize("kind", ["administrative", "civil"])
def test_what_is_not_criminal_establishes_nothing(kind: str, tmp_path: Path) -> None:
    """As if the law had no such offence; the finding says why, and in which line."""
    fined = WHOLE + f"    kind: {kind}\n    attempt: yes\n"
    law = law_of(tmp_path, HEAD + "provisions:\n" + fined)
    assert law.establishes(Offence.ARTICLE_23, CORE) is False
    assert law.establishes(Attempt(Offence.ARTICLE_23), CORE.changed("stage", Stage.ATTEMPTED)) is False
    (finding,) = law.findings(Offence.ARTICLE_23, CORE)
    told = f"is no criminal offence (kind: {kind}), line 8"
    assert (finding.objection, finding.missing, finding.established) == (told, (), False)
    (result,) = verify(law, [ALWAYS]).results
    entry = holding_entry(result, law)
    assert f"    {told}" in explanation(entry)
    (blamed,) = advise(adviser(verify(law)), result).blamed
    assert (blamed.provision, blamed.words, blamed.place.line) == ("s. 1", f"kind: {kind}", 8)
    assert verdicts(law)["nothing_beside_the_elements_takes_it_away"] == "not applicable"


def test_a_criminal_provision_stands_beside_one_that_is_not(tmp_path: Path) -> None:
    """And no offence may be stated beside what is not criminal."""
    fined = WHOLE.replace("s. 1", "s. 2") + "    kind: administrative\n"
    criminal = WHOLE + "    kind: criminal\n"
    assert law_of(tmp_path, HEAD + "provisions:\n" + fined + criminal).establishes(Offence.ARTICLE_23, CORE)
    none = law_of(tmp_path, HEAD + "no_offence: {Article 23: {}}\nprovisions:\n" + fined)
    assert none.establishes(Offence.ARTICLE_23, CORE) is False
    assert [place.line for place in none.places(Offence.ARTICLE_23)] == [6, 4]

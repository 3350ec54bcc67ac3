"""What a law file says, and does not say: absence, time, the kind of a provision."""

from datetime import date
from pathlib import Path

import pytest

from lanzarote import Attempt, Conduct, Offence, Silent, Solicitation
from lanzarote.model import Doing, Stage
from tests.helpers import BEYOND, HEAD, WHOLE, law_of, problems, said, verdicts, without

WITNESSING = Conduct(doing=Doing.CAUSING_TO_WITNESS_ABUSE, sexual_purpose=True)
A22 = Offence.ARTICLE_22


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

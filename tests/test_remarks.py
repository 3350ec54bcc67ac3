"""What adds nothing is an error or, where statutes rightly say it, a remark; so is what is seldom meant."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from lanzarote.command.main import main
from lanzarote.law.remarks import remarks
from lanzarote.lawfile.load import bundled
from lanzarote.report.entries import law_entry, report
from lanzarote.report.pages import WRITERS
from tests.helpers import CONVENTION_TEXT, HEAD, WHOLE, edited, law_of, problems, written, written_law

SOLICITATION = HEAD + "provisions:\n" + WHOLE


def said_of(folder: Path, text: str) -> list[str]:
    """The remarks on a law file, with their lines."""
    return [f"{each.place.line}: {each.sentence}" for each in remarks(law_of(folder, text))]


NOTHING_ADDED = {
    "an element of its own that is implied": (
        SOLICITATION + "    elements:\n      offender_from_16: {offender_age: {at_least: 16}}\n",
        ":9:7: “offender_from_16” adds nothing: without it, s. 1 reaches the same cases; remove it",
    ),
    "an alternative that is covered": (
        SOLICITATION + "    elements:\n      child:\n        any_of:\n          - {child_age: {below: 16}}\n"
        "          - {child_age: {below: 14}, willing: no}\n",
        ":12:13: this alternative in “child” adds nothing: without it, s. 1 reaches the same; remove it",
    ),
    "an exception that another covers": (
        SOLICITATION + "    unless:\n      near: {age_difference: {at_most: 5}}\n      nearer: {age_difference: {at_most: 3}}\n",
        ":10:7: the exception “nearer” adds nothing: others in s. 1 excuse the same cases; remove it",
    ),
    "a declaration beside what requires the element": (
        SOLICITATION + "    elements:\n      proposal: {proposes: yes, direction: by the offender to the child, agreed: yes}\n"
        "    goes_further: {proposal: hmm}\n",
        ":10:20: s. 1 does not go further in “proposal”: it reaches no case in which what the Convention requires there "
        "is missing; remove the declaration, or correct the element",
    ),
    "a declaration that an exception takes back": (
        SOLICITATION + "    elements: {adult: not required}\n    unless: {young: {offender_age: {below: 18}}}\n"
        "    goes_further: {adult: any person}\n",
        ":10:20: s. 1 does not go further in “adult”",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NOTHING_ADDED)
def test_what_adds_nothing_is_an_error_with_its_line(name: str, tmp_path: Path) -> None:
    """Elements of its own, alternatives, exceptions and declarations."""
    text, message = NOTHING_ADDED[name]
    (said,) = problems(tmp_path, text)
    assert said.startswith(f"my.jurisdiction.yaml{message}")


@pytest.mark.parametrize(
    "text",
    [
        SOLICITATION + "    elements: {offender_from_19: {offender_age: {at_least: 19}}}\n",
        SOLICITATION + "    elements: {ict: {channel: ICT}}\n",
        SOLICITATION + "    elements: {adult: {offender_age: {at_least: 18}}, child: {child_age: {below: 16}}}\n",
        SOLICITATION + "    elements: {term: {untranslatable: a term of art}}\n",
        SOLICITATION + "    elements: {child: {any_of: [{child_age: {below: 16}}, {untranslatable: a term of art}]}}\n",
        SOLICITATION + "    elements: {own: {any_of: [{untranslatable: x, willing: yes}, {untranslatable: y, willing: yes}]}}\n",
        SOLICITATION + "    elements: {ict: not required}\n    goes_further: {ict: any means}\n",
        SOLICITATION + "    elements: {ict: {untranslatable: a term of art}}\n    goes_further: {ict: perhaps any means}\n",
        HEAD + "provisions:\n" + WHOLE.replace("Article 23", "[Article 20§1.a, Article 18§1.a]")
        + "    elements: {without_right: {without_right: yes}, below_17: {child_age: {below: 17}}}\n",
    ],
)  # fmt: skip
def test_what_adds_something_in_some_case_or_is_the_conventions_is_none(text: str, tmp_path: Path) -> None:
    """A term that is not known may add something; what counts for one of the offences counts."""
    law_of(tmp_path, text)


@pytest.mark.parametrize("name", bundled())
def test_nothing_in_a_bundled_law_adds_nothing(name: str) -> None:
    """They load, and what is remarked on is a requirement beside an element; the verdicts are the same."""
    assert {each.sentence.split("”")[1][:11] for each in remarks(written_law(name))} <= {" asks about"}


def test_a_day_that_has_not_come_is_remarked_on(tmp_path: Path) -> None:
    """Until it has."""
    later = date.today() + timedelta(1)
    text = CONVENTION_TEXT.replace("as_of: 2015-06-17", f"as_of: {later}")
    assert said_of(tmp_path, text) == [f"8: read on {later}, a day that has not come: the law may be another then"]
    assert said_of(tmp_path, CONVENTION_TEXT.replace("as_of: 2015-06-17", f"as_of: {date.today()}")) == []


def test_a_low_legal_age_is_remarked_on(tmp_path: Path) -> None:
    """Below 12."""
    text = SOLICITATION.replace("{years: 16}", "{years: 11}")
    assert said_of(tmp_path, text) == ["3: a legal age of 11 is below 12; is it that for sexual activities?"]
    assert said_of(tmp_path, SOLICITATION.replace("{years: 16}", "{years: 12}")) == []


def test_more_children_than_below_the_legal_age_are_remarked_on(tmp_path: Path) -> None:
    """The floor exceeded, with a case."""
    law = law_of(tmp_path, edited("{below: legal age}", "{below: 17}", "Article 18§1.a"))
    (remark,) = remarks(law)
    assert "protects a child who has reached the legal age of 16" in remark.sentence
    (entry,) = law_entry(law)["remarks"]
    assert entry["case"]
    assert "the child 16" in entry["case"]
    assert said_of(tmp_path, edited("{below: legal age}", "{below: 15}", "Article 18§1.a")) == []


def test_versions_that_leave_a_gap_or_overlap_are_remarked_on(tmp_path: Path) -> None:
    """With the same citation, for the same offence."""

    def versions(first: str, second: str) -> str:
        return SOLICITATION + f"    in_force: {{{first}}}\n" + WHOLE + f"    in_force: {{{second}}}\n"

    def of(first: str, second: str) -> list[str]:
        return said_of(tmp_path, versions(first, second))

    assert of("until: 2014-12-31", "from: 2015-01-01") == []
    assert of("until: 2014-12-31", "from: 2015-01-02") == [
        "9: no version of s. 1 as Article 23 is in force from 2015-01-01 to 2015-01-01"
    ]
    assert of("until: 2015-01-01", "from: 2015-01-01") == [
        "9: two versions of s. 1 as Article 23 are in force on 2015-01-01"
    ]
    assert said_of(tmp_path, SOLICITATION + WHOLE) == [
        "8: two versions of s. 1 as Article 23 are in force on every day"
    ]
    assert said_of(tmp_path, SOLICITATION + WHOLE.replace("s. 1", "s. 2")) == []
    ages = HEAD.replace(
        "{years: 16}", "[{years: 13, in_force: {until: 2015-06-30}}, {years: 16, in_force: {from: 2015-07-01}}]"
    )
    assert said_of(tmp_path, ages + "provisions:\n" + WHOLE) == []


def test_an_exception_that_never_applies_is_remarked_on(tmp_path: Path) -> None:
    """Statutes say such things rightly, so it is no error."""
    text = SOLICITATION + "    unless:\n      minors: {offender_age: {below: 18}}\n"
    assert said_of(tmp_path, text) == ["9: the exception “minors” never applies: s. 1 reaches none of its cases"]
    assert said_of(tmp_path, SOLICITATION + "    unless: {near: {age_difference: {at_most: 5}}}\n") == []


def test_a_requirement_on_a_fact_of_which_an_element_speaks_is_remarked_on(tmp_path: Path) -> None:
    """It may have been meant to replace that element."""
    text = SOLICITATION + "    elements: {over_20: {offender_age: {at_least: 21}}}\n"
    assert said_of(tmp_path, text) == ["8: “over_20” asks about offender age, of which “adult” speaks already"]
    knowing = CONVENTION_TEXT.replace("doing: possessing}", "doing: possessing, knowing: yes}")
    assert said_of(tmp_path, knowing) == []


def test_remarks_stand_near_the_end_and_in_every_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Apart from verdicts: the exit code is the same."""
    file = written(tmp_path, SOLICITATION + "    unless:\n      minors: {offender_age: {below: 18}}\n")
    code = main(["check", str(file)])
    plain = written(tmp_path, SOLICITATION, "plain")
    told = capsys.readouterr().out
    assert code == main(["check", str(plain)])
    remark = "my.jurisdiction.yaml:9: the exception “minors” never applies: s. 1 reaches none of its cases."
    assert f"  remarks:\n    {tmp_path.as_posix()}/{remark}\n" in told
    assert "\n  remarks:\n" not in capsys.readouterr().out
    law = written_law(file)
    for suffix in (".json", ".md", ".html", ".sarif", ".codequality.json"):
        assert "never applies" in str(WRITERS[suffix]([report(law, [])], []))
    assert law_entry(law)["remarks"][0]["place"]["line"] == 9

"""What is to blame, and what would mend it: found by editing the file, and true when the edit is made."""

from pathlib import Path

import pytest

from lanzarote import verify
from lanzarote.advice import Advice, Adviser, Edit, advise, adviser
from lanzarote.law.vacuous import usable
from lanzarote.law.written import WrittenLaw
from lanzarote.lawfile.document import Document
from lanzarote.lawfile.file import law_of as law_in
from lanzarote.lawfile.load import bundled
from lanzarote.lawfile.schema import violations
from lanzarote.report.blame import blame
from lanzarote.report.entries import holding_entry
from lanzarote.report.text import part_in_words
from lanzarote.verifier import Outcome, Result, Verdict
from tests.helpers import ALWAYS, CONVENTION_TEXT, edited, law_of, line_of, written_law
from tests.python_convention import PythonConvention
from tests.wrong_laws import FAILING, TEXTS

FOLLOWED = ("proved", "agrees", "reserved", "silent", "unclear")


def advised(law: WrittenLaw) -> tuple[Adviser, dict[str, tuple[Result, Advice]]]:
    """What is to blame for each holding that a law breaches or on which it depends."""
    verdict = verify(law)
    found = adviser(verdict)
    assert found is not None
    told = {r.holding.id: (r, advise(found, r)) for r in verdict.results if r.lacking or r.outcome is Outcome.DEPENDS}
    return found, told


def with_edits(known: Adviser, edits: tuple[Edit, ...]) -> Verdict:
    """The verdict on the edited file, read as if it had been typed so."""
    document = Document(known.document.file, known.edited(edits))
    assert violations(document) == []
    content = law_in(document)
    return verify(usable(WrittenLaw(content, known.law.as_of)))


def check_remedies(law: WrittenLaw) -> None:
    """Each breach has something to blame, and with each remedy it is followed and nothing else is breached."""
    known, told = advised(law)
    before = {r.holding.id for r in known.results if r.lacking or r.outcome is Outcome.NOT_APPLICABLE}
    tried: dict[tuple[Edit, ...], Verdict] = {}
    for name, (result, advice) in told.items():
        assert advice.blamed or advice.together or not result.lacking, name
        assert advice.remedies or not result.lacking, name
        for remedy in advice.remedies:
            if remedy.edits not in tried:
                tried[remedy.edits] = with_edits(known, remedy.edits)
            after = {r.holding.id: r for r in tried[remedy.edits].results}
            assert after[name].outcome.value in FOLLOWED, (name, remedy)
            assert {each for each, r in after.items() if r.lacking} <= before, (name, remedy)


@pytest.mark.parametrize("name", FAILING)
def test_every_remedy_for_a_wrong_law_mends_it_when_it_is_made(name: str, tmp_path: Path) -> None:
    """The file stays one, the holding is followed, and none is breached that was not."""
    check_remedies(law_of(tmp_path, TEXTS[name]))


@pytest.mark.parametrize("name", bundled())
def test_every_remedy_for_a_bundled_law_mends_it_when_it_is_made(name: str) -> None:
    """Also of laws that are silent on some points, that go further, and have several versions."""
    check_remedies(written_law(name))


def test_the_one_fact_that_is_to_blame_is_named_with_its_line(tmp_path: Path) -> None:
    """Not the element, not the provision: the term."""
    text = edited(
        "direction: by the offender to the child", "direction: by the offender to the child,\n        agreed: yes"
    )
    _, told = advised(law_of(tmp_path, text))
    result, advice = told[ALWAYS.id]
    (blamed,) = advice.blamed
    assert (blamed.part, blamed.words, blamed.place.line) == ("proposal", "agreed: yes", line_of("agreed: yes", text))
    assert blamed.case is not None
    assert not blamed.case.situation.agreed  # type: ignore[attr-defined]
    assert [edit.what for remedy in advice.remedies for edit in remedy.edits] == ["“agreed: yes” were left out"]
    assert result.outcome is Outcome.FALLS_SHORT


def test_all_that_alone_makes_it_fail_is_named(tmp_path: Path) -> None:
    """Not the one that the smallest case happens to show."""
    text = edited("intent: {intentional: yes}", "intent: {intentional: yes, willing: no}")
    text = text.replace("channel: ICT", "channel: social network")
    _, told = advised(law_of(tmp_path, text))
    _, advice = told[ALWAYS.id]
    assert {blamed.words for blamed in advice.blamed} == {"channel: social network"}
    _, beside = told["nothing_beside_the_elements_takes_it_away"]
    assert {blamed.words for blamed in beside.blamed} == {"willing: no"}
    text = text.replace("purpose: [Article 18§1.a, Article 20§1.a]", "purpose: Article 18§1.a")
    _, told = advised(law_of(tmp_path, text))
    _, advice = told[ALWAYS.id]
    words = {"channel: social network", "purpose: Article 18§1.a"}
    assert {blamed.words for blamed in advice.blamed} == words
    (remedy,) = advice.remedies
    assert len(remedy.edits) == 2


def test_what_fails_only_together_is_told_so(tmp_path: Path) -> None:
    """No single part is to blame, since every failing case lacks both; both edits are needed."""
    text = edited("intent: {intentional: yes}", "intent: as in the Convention\n      own: {circumstance: one}")
    text = text.replace("proposes: yes,", "proposes: yes, agreed: yes,") + "circumstances: {one: it is so}\n"
    _, told = advised(law_of(tmp_path, text.replace("intent: as in the Convention", "intent: {intentional: yes}")))
    _, advice = told[ALWAYS.id]
    assert advice.blamed == ()
    assert [b.part for b in advice.together] == ["own", "proposal"]
    assert [[edit.part for edit in remedy.edits] for remedy in advice.remedies] == [["own", "proposal"]]


def test_a_cause_of_several_failures_is_told_once(tmp_path: Path) -> None:
    """With all that it breaks: one “punishable: no” breaks every holding on attempt."""
    law = law_of(tmp_path, CONVENTION_TEXT.replace("punishable: yes", "punishable: no"))
    _, told = advised(law)
    (entry,) = blame([holding_entry(r, law, advice=advice) for r, advice in told.values() if r.breach])
    assert len(entry["holdings"]) == 12
    line = line_of("punishable: yes")
    assert [part_in_words(part) for parts in entry["causes"] for part in parts] == [
        f"“punishable: no” of Article 24§2 (line {line})"
    ]
    assert [edit["what"] for edits in entry["remedies"] for edit in edits] == [
        "“punishable: yes” stood under “attempt”"
    ]


def test_an_exception_is_blamed_as_one_and_its_limit_is_a_remedy(tmp_path: Path) -> None:
    """Not the element “child”."""
    exception = CONVENTION_TEXT.replace(
        "    transposes: Article 18§1.a\n",
        "    transposes: Article 18§1.a\n    unless: {close: {age_difference: {at_most: 9}}}\n",
    )
    _, told = advised(law_of(tmp_path, exception))
    _, advice = told["sexual_activities_of_an_adult_with_a_child_below_the_legal_age_are_an_offence"]
    (blamed,) = advice.blamed
    assert (blamed.part, blamed.excepts) == ("close", True)
    assert [edit.what for remedy in advice.remedies for edit in remedy.edits] == [
        "the exception “close” were for offenders below 18 alone"
    ]


def test_a_law_without_the_offence_is_told_so(tmp_path: Path) -> None:
    """And what is missing is a provision."""
    law = law_of(tmp_path, TEXTS["no Article 21§1.c"])
    _, told = advised(law)
    _, advice = told["knowingly_attending_is_an_offence"]
    assert [(b.part, b.words) for b in advice.blamed] == [("no_offence", "Article 21§1.c")]
    assert ["a provision transposed" in edit.what for remedy in advice.remedies for edit in remedy.edits] == [True]


def test_of_a_python_law_nothing_is_blamed() -> None:
    """There is no file to edit."""
    assert adviser(verify(PythonConvention())) is None
    assert advise(None, verify(PythonConvention()).results[0]) == Advice()

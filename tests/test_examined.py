"""Guidance that was considered after the Opinion, and declined, is examined; where the word is “consider”, that is enough."""

from datetime import date
from pathlib import Path

import pytest

from lanzarote.command.main import main
from lanzarote.lawfile.schema import GUIDANCE
from lanzarote.specification import holdings
from lanzarote.verifier import Outcome, decide, failed
from tests.helpers import BY_ID, CONVENTION, CONVENTION_TEXT, law_of, problems, written

ONLINE = BY_ID["solicitation_for_abuse_that_stays_online_is_criminalised_too"]
MEANS = BY_ID["adequate_means_are_allocated_to_civil_society"]
ENTRY = "examined:\n  Opinion 20: {day: 2016-05-01, source: S, cite: a paper}\n"


def text(entry: str = ENTRY, as_of: str = "2018-01-01") -> str:
    """The Convention's law file, read on a day, with guidance examined and no means for civil society."""
    found = CONVENTION_TEXT.replace("as_of: 2015-06-17", f"as_of: {as_of}")
    return found.replace("sources:\n", "sources:\n  S: {title: A paper, kind: paper, seen: 2020-01-01}\n") + entry


def test_what_was_considered_and_declined_is_examined(tmp_path: Path) -> None:
    """From the day on which it was, with that day and its line; enough, since Parties “should consider” it."""
    law = law_of(tmp_path, text())
    found = decide(law, ONLINE)
    assert found.outcome is Outcome.EXAMINED
    (reason,) = found.reasons
    assert reason.startswith("considered on 2016-05-01, and declined (a paper) (line ")
    assert not failed(found, strict_guidance=True)
    assert decide(law.on(date(2016, 4, 30)), ONLINE).outcome is Outcome.NOT_TAKEN_UP


def test_where_the_word_is_another_it_is_not_enough(tmp_path: Path) -> None:
    """“Adequate means should … be allocated”: to have considered that is told, and fails where guidance counts."""
    measures = "measures: {adequate means for civil society: {provided: no, cite: none}}\n"
    entry = f"{measures}examined: {{Opinion 24: {{day: 2016-05-01, source: S}}}}\n"
    found = decide(law_of(tmp_path, text(entry)), MEANS)
    assert found.outcome is Outcome.EXAMINED
    assert failed(found, strict_guidance=True)
    assert not failed(found)


def test_what_is_taken_up_is_not_called_examined(tmp_path: Path) -> None:
    """Nor what is taken up in part, nor what is a duty."""
    law = law_of(tmp_path, text("examined: {Opinion 21: {day: 2016-05-01, source: S}}\n"))
    for each in holdings():
        if "Opinion 21" in each.paragraphs:
            assert decide(law, each).outcome is decide(CONVENTION, each).outcome


def test_it_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the summary, with its reason."""
    assert main(["check", str(written(tmp_path, text())), "--strict-guidance", "--only", "guidance"]) == 0
    told = capsys.readouterr().out
    assert "1 examined" in told
    assert "  examined: solicitation for abuse that stays online is criminalised too: considered on 2016-05-01" in told


def test_all_guidance_can_be_examined_and_nothing_else() -> None:
    """What a law file may name is what the specification has as guidance."""
    assert set(GUIDANCE) == {p for each in holdings() if not each.force.decides for p in each.paragraphs}


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("examined: {Opinion 20: {day: 2015-06-17, source: S}}\n", "2015-06-17 is not after 2015-06-17, when the Opinion was adopted"),
        ("examined: {Opinion 20: {day: 2016-05-01}}\n", "“source” is missing here"),
        ("examined: {Opinion 20: {source: S}}\n", "“day” is missing here"),
        ("examined: {Opinion 2O: {day: 2016-05-01, source: S}}\n", "“Opinion 2O” is not a key that belongs here; did you mean"),
        ("examined: {Opinion 3: {day: 2016-05-01, source: S}}\n", "“Opinion 3” is not a key that belongs here"),
        ("examined: {Opinion 20: {day: May 2016, source: S}}\n", "“May 2016” is not a date, YYYY-MM-DD"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(entry: str, message: str, tmp_path: Path) -> None:
    """With its place and what to write."""
    assert [line for line in problems(tmp_path, text(entry)) if message in line]

"""What is not shown does not pass, and is not called proved: a law without the offence, a day without a text."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from lanzarote import Law, Offence, Silent, Solicitation, load, verify, when
from lanzarote.command.main import main
from lanzarote.law import Label
from lanzarote.model import MaterialAct, Situation, Stage
from lanzarote.symbolic import execution
from lanzarote.verifier import Outcome, decide, decision
from tests.helpers import A23, ALWAYS, CONVENTION, CONVENTION_TEXT, block, law_of, mark, without

NEVER = "child_to_child_solicitation_is_never_article_23"
COMPARES = "nothing_beside_the_elements_takes_it_away"
DUTY = ALWAYS.id
OTHER = "possessing_is_an_offence"
HEAD = "jurisdiction: X\nas_of: 2026-01-01\n"
IN_FORCE = "in_force: {from: 2010-07-01}"


def outcomes(law: Law) -> dict[str, Outcome]:
    """What becomes of each holding."""
    return {result.holding.id: result.outcome for result in verify(law).results}


def test_nothing_is_shown_of_an_offence_that_a_law_does_not_have(tmp_path: Path) -> None:
    """It falls short of the duty; all that says what the offence is not, or compares, is not applicable."""
    law = law_of(tmp_path, without("Article 23"))
    found = outcomes(law)
    assert found[DUTY] is Outcome.FALLS_SHORT
    assert found[NEVER] is found[COMPARES] is Outcome.NOT_APPLICABLE
    assert found[OTHER] is Outcome.PROVED
    reasons = {r.holding.id: r.reasons for r in verify(law).results}
    assert reasons[NEVER] == ("the law nowhere establishes Article 23, so nothing is shown of it",)


class Nothing(Law):
    """A Python law without an offence."""

    name = "nothing"
    legal_age = 15

    def establishes(self, label: Label, case: Situation) -> bool:
        """Never."""
        return False


class Mute(Nothing):
    """One that does not say."""

    def establishes(self, label: Label, case: Situation) -> bool:
        """Nobody knows."""
        raise Silent("not read")


def test_a_python_law_is_held_to_the_same() -> None:
    """No offence is not applicable; what is not known stays silent."""
    assert outcomes(Nothing())[NEVER] is Outcome.NOT_APPLICABLE
    assert outcomes(Mute())[NEVER] is Outcome.SILENT


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "provisions: []\n",
        HEAD + "provisions: []\nsilent: {all other offences: not read}\n",
        HEAD + "legal_age: {years: 15}\nprovisions: []\nsilent: {all other offences: not read}\n",
        HEAD + "provisions: []\nmeasures: {adequate means for civil society: {provided: yes, cite: s. 1}}\n",
    ],
    ids=["nothing", "silent", "a legal age", "measures"],
)
def test_a_file_that_says_nothing_does_not_pass(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No duty is shown to be followed."""
    file = tmp_path / "my.jurisdiction.yaml"
    file.write_text(text, "utf-8")
    assert main(["check", str(file)]) == 1
    found = re.findall(r"^  (.+?)  +.*proved", capsys.readouterr().out, re.M)
    assert set(found) <= {"the law as such", "guidance"}


def test_what_holds_by_the_form_of_a_label_is_silent_where_the_label_is(tmp_path: Path) -> None:
    """That what is only attempted is not the offence itself says nothing of a law that was not read."""
    law = law_of(tmp_path, HEAD + "legal_age: {years: 15}\nprovisions: []\nsilent: {all other offences: not read}\n")
    found = outcomes(law)
    assert found.pop("the_law_states_its_legal_age") is Outcome.PROVED
    assert set(found.values()) == {Outcome.SILENT}

    def test_attempted(law: Law, case: Solicitation) -> None:
        """What is only attempted is never Article 23 itself."""
        when(case.has(stage=Stage.ATTEMPTED))
        assert not law.establishes(A23, case)

    by_form = decide(law, mark(test_attempted))
    assert (by_form.outcome, by_form.reasons) == (Outcome.SILENT, ("not read",))
    assert decide(CONVENTION, mark(test_attempted)).outcome is Outcome.PROVED


@pytest.mark.parametrize(
    ("periods", "day", "reason"),
    [
        ([("2010-07-01", None)], "2009-01-01", "the first begins 2010-07-01"),
        ([("2010-07-01", "2012-12-31")], "2013-01-01", "the last ended 2012-12-31"),
        ([("2010-07-01", "2012-12-31"), ("2014-01-01", None)], "2013-01-01", "there is one before it and one after it"),
        ([("2010-07-01", "2012-12-31"), ("2014-01-01", None)], "2009-01-01", "the first begins 2010-07-01"),
    ],
)
def test_a_law_is_silent_on_a_day_for_which_its_file_holds_no_text(
    periods: list[tuple[str, str | None]], day: str, reason: str, tmp_path: Path
) -> None:
    """Never short: on the offence, on attempt at it, on its elements; no other offence is concerned."""
    provision = block("Article 23")
    versions = [
        provision.replace(IN_FORCE, f"in_force: {{from: {start}{f', until: {end}' if end else ''}}}")
        for start, end in periods
    ]
    file = tmp_path / "my.jurisdiction.yaml"
    file.write_text(CONVENTION_TEXT.replace(provision, "".join(versions)), "utf-8")
    law = load(file, date.fromisoformat(day))
    results = {result.holding.id: result for result in verify(law).results}

    def test_lacks(law: Law, case: Solicitation) -> None:
        """Where nothing is done, the material acts are missing."""
        when(case.has(act=MaterialAct.NONE))
        assert law.lacks(A23, case, "material_acts")

    for found in (results[DUTY], results[NEVER], decide(law, mark(test_lacks))):
        assert found.outcome is Outcome.SILENT
        assert found.reasons == (f"the file holds no text of Article 23 for {day}; {reason}",)
    assert decide(CONVENTION, mark(test_lacks)).outcome is Outcome.PROVED
    assert results["attempt_at_article_23_is_an_offence"].outcome is Outcome.SILENT
    with pytest.raises(Silent, match="holds no text of Article 23"):
        law.findings(Offence.ARTICLE_23, Solicitation())
    if day > "2010-07-01":
        assert results[OTHER].outcome is Outcome.PROVED


def test_a_version_without_attempt_or_reach_is_known_to_have_none(tmp_path: Path) -> None:
    """Where the text in force says less than an earlier one did."""
    provision = block("Article 23")
    before = provision.replace(IN_FORCE, "in_force: {from: 2010-07-01, until: 2012-12-31}\n    attempt: yes")
    now = provision.replace(IN_FORCE, "in_force: {from: 2013-01-01}\n    attempt: no")
    law = law_of(tmp_path, CONVENTION_TEXT.replace(provision, before + now))
    assert outcomes(law)["attempt_at_article_23_is_an_offence"] is Outcome.FALLS_SHORT


CIRCUMSTANCES = tuple(f"c{i}" for i in range(16))


class Large(Nothing):
    """A law that tells too many cases apart to be followed, and answers by a function."""

    circumstances = CIRCUMSTANCES

    def __init__(self, answer: Callable[[int, Solicitation], bool]) -> None:
        """Take the function: of how many circumstances are present, and the case."""
        self.answer = answer

    def establishes(self, label: Label, case: Situation) -> bool:
        """By the function, on solicitation."""
        number = sum(name in case.circumstances for name in CIRCUMSTANCES)
        return isinstance(case, Solicitation) and self.answer(number, case)


def everything(law: Law, case: Solicitation) -> None:
    """Everything is Article 23."""
    assert law.establishes(Offence.ARTICLE_23, case)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few paths and few examples."""
    monkeypatch.setattr(execution, "MOST_PATHS", 100)
    monkeypatch.setattr(decision, "MOST_PATHS_OF_A_HOLDING", 100)
    monkeypatch.setattr(decision, "EXAMPLES", 20)


@pytest.mark.usefixtures("few")
def test_what_was_seen_before_a_proof_was_broken_off_is_not_forgotten() -> None:
    """A silence in one case is silence, though no example meets it."""

    def rare(number: int, case: Solicitation) -> bool:
        if number == len(CIRCUMSTANCES) and case.sexual_wording and case.agreed and case.willing and case.age_mistake:
            raise Silent("not known of that")
        return True

    found = decide(Large(rare), mark(everything))
    assert (found.method, found.outcome) == ("examples", Outcome.SILENT)


@pytest.mark.usefixtures("few")
def test_a_failure_found_before_a_proof_was_broken_off_is_made_smaller() -> None:
    """No fact can be set back without losing it."""
    found = decide(Large(lambda number, case: not (number and case.sexual_wording)), mark(everything))
    assert found.counterexample is not None
    case = found.counterexample.situation
    assert len(case.circumstances) == 1
    assert case == Solicitation(sexual_wording=True, circumstances=case.circumstances)


def test_what_is_reserved_or_not_applicable_is_not_called_followed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The last line names it."""
    provision = block("Article 22")
    reserved = "reservations: [{article: Article 24§3, scope: [Article 22], from: 2015-01-01}]\nprovisions:"
    text = CONVENTION_TEXT.replace(provision, provision.replace(IN_FORCE, f"{IN_FORCE}\n    attempt: no"))
    file = tmp_path / "my.jurisdiction.yaml"
    file.write_text(text.replace("provisions:", reserved), "utf-8")
    assert main(["check", str(file)]) == 0
    assert (
        capsys.readouterr()
        .out.rstrip()
        .endswith(
            "my: follows all it speaks of; depends on purpose-overlap, purpose-at-the-act; silent on measures (1); "
            "reserved: attempt (1)"
        )
    )

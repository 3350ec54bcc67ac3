"""Every paragraph has its disposition; every quotation is one; every holding cites what it comes from."""

import re

import pytest

from lanzarote.claims import Holding
from lanzarote.specification import decisive, holdings, paragraphs, register
from tests.helpers import DECISIVE, HOLDINGS, PARAGRAPHS, ROOT
from tests.quotations import fingerprints, quoted

NUMBERS = {p.number: p for p in paragraphs()}
QUOTED = re.compile("“([^”]+)”")


def test_all_paragraphs_are_there_in_order() -> None:
    """25 of the Opinion, 24 of the note, 5 of the report."""
    kinds = [number.split()[0] for number in NUMBERS]
    assert {kind: kinds.count(kind) for kind in kinds} == {"Opinion": 25, "Note": 24, "Report": 5}
    assert len(NUMBERS) == PARAGRAPHS
    assert set(NUMBERS) == set(fingerprints())
    assert [n for n in NUMBERS if n.startswith("Opinion")] == [f"Opinion {i}" for i in range(1, 26)]


@pytest.mark.parametrize("number", NUMBERS)
def test_the_operative_words_are_the_paragraphs_own(number: str) -> None:
    """A quotation that no longer occurs in the Opinion fails."""
    paragraph = NUMBERS[number]
    assert paragraph.words
    assert paragraph.disposition.endswith(".")
    assert set(paragraph.force) <= {"must", "scope", "should", "may", "context"}
    for words in paragraph.words:
        assert quoted(words, number), words


@pytest.mark.parametrize("holding", holdings(), ids=lambda h: h.id)
def test_a_holding_cites_and_quotes_paragraphs_that_have_its_force(holding: Holding) -> None:
    """Its sentence quotes only words that stand in a paragraph it cites; a reading may rely on context too."""
    assert holding.paragraphs
    assert holding.statement
    for number in holding.paragraphs:
        assert holding.depends_on or holding.force.value in NUMBERS[number].force
    for words in QUOTED.findall(holding.statement):
        assert any(quoted(words, number) for number in holding.paragraphs), words


def test_every_paragraph_with_force_has_a_holding_of_each_force_and_no_context_has_one() -> None:
    """None is silently dropped."""
    held = {(number, h.force.value) for h in holdings() if not h.depends_on for number in h.paragraphs}
    wanted = {(p.number, force) for p in paragraphs() for force in p.force if force != "context"}
    assert held == wanted


def test_the_register_quotes_the_document_and_has_a_holding_for_each_question() -> None:
    """Each question has two sides, a side to which it leans, and a holding that states its stricter reading."""
    stated = {h.depends_on for h in holdings()} - {""}
    assert [each.id for each in register() if each.id not in stated] == []
    assert stated <= {each.id for each in register()}
    for each in register():
        assert each.leans in ("stricter", "lenient", "even")
        assert each.reason_for
        assert each.reason_against
        for words in QUOTED.findall(f"{each.undisputed} {each.stricter} {each.reason_for} {each.reason_against}"):
            assert any(quoted(words, number) for number in NUMBERS), words


def test_the_readme_shows_the_register_as_it_is() -> None:
    """A lawyer quarrels with the table, so it says what is run."""
    told = (ROOT / "spec" / "README.md").read_text("utf-8")
    rows = [row for row in told.splitlines() if row.startswith("| `")]
    assert rows == [
        f"| `{e.id}` | {e.undisputed} | {e.stricter} | {e.reason_for} | {e.reason_against} | {e.leans} |"
        for e in register()
    ]


def test_a_false_quotation_is_found_out() -> None:
    """One word changed, added, or out of order; nothing at all."""
    words = "has to be followed by material acts leading to such a meeting"
    assert quoted(words, "Opinion 3")
    assert not quoted(words, "Opinion 4")
    assert not quoted(words.replace("such", "any"), "Opinion 3")
    assert not quoted(words.replace("material acts", "acts material"), "Opinion 3")
    assert not quoted("…", "Opinion 3")
    assert quoted("intentional proposal … to meet a child", "Opinion 3")
    assert not quoted("to meet a child … intentional proposal", "Opinion 3")


def test_all_holdings_are_there() -> None:
    """So many, and so many of them duties: none goes unnoticed."""
    assert len(holdings()) == HOLDINGS
    assert len(decisive()) == DECISIVE


def test_names_of_holdings_are_unique() -> None:
    """A name is the key of a result."""
    names = [h.id for h in holdings()]
    assert len(names) == len(set(names))


def test_the_holding_that_the_readme_shows_is_the_one_that_is_run() -> None:
    """Word for word."""
    shown = (ROOT / "spec" / "README.md").read_text("utf-8").split("```python\n")[1].split("```")[0]
    assert shown in (ROOT / "spec" / "test_01_recitals.py").read_text("utf-8")

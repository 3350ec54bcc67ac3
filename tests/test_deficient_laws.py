"""What a child-protection lawyer expects of deficient laws comes out."""

import re
from pathlib import Path

import pytest

from lanzarote import verify
from lanzarote.verifier import Outcome
from tests.deficient_laws import DEPENDS, LAWS, OUT, RESERVED, SHORT
from tests.helpers import CONVENTION, law_of
from tests.wrong_laws import TEXTS

TOLD = {SHORT, OUT, DEPENDS, RESERVED}
AS_EVER = {r.holding.id for r in verify(CONVENTION).results if r.outcome in TOLD}
"""What is told of the Convention's own file."""


def told(folder: Path, text: str) -> dict[str, Outcome]:
    """What is told of a law, by holding or question of interpretation, beside what is told of the Convention."""
    results = [r for r in verify(law_of(folder, text)).results if r.outcome in TOLD and r.holding.id not in AS_EVER]
    return {r.holding.depends_on or r.holding.id: r.outcome for r in results}


@pytest.mark.parametrize("name", LAWS)
def test_a_deficient_law_comes_out_as_the_opinion_has_it(name: str, tmp_path: Path) -> None:
    """As the row says, and nothing else is told."""
    assert told(tmp_path, LAWS[name].text) == LAWS[name].becomes, LAWS[name].reason


def test_each_reason_names_a_paragraph() -> None:
    """Of the Opinion, its Note or the quoted Report."""
    assert [n for n, law in LAWS.items() if not re.search(r"\b(Opinion|Note|Report) \d", law.reason)] == []


def test_no_law_stands_in_the_table_of_wrong_laws() -> None:
    """Each is one more, and each is another."""
    texts = [law.text for law in LAWS.values()]
    assert len({*texts, *TEXTS.values()}) == len(texts) + len(set(TEXTS.values()))

"""A holding decided again about a law that is like another comes to what it comes to when it is decided anew."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from lanzarote.evidence.mutants import Original
from lanzarote.law import UnusableLaw
from lanzarote.law.written import WrittenLaw
from lanzarote.lawfile.document import parse
from lanzarote.lawfile.file import law_of
from lanzarote.model import Solicitation
from lanzarote.verifier import again, decide
from lanzarote.verifier.again import changed, stands
from tests.helpers import ALWAYS, BY_ID, CONVENTION_TEXT, bundled_text, edited
from tests.helpers import law_of as law_in

LAWS = ("convention", "germany-2021", "england-2017")
"""Clear in all, with reservations that are not stated, with unclear points."""


def edited_laws(original: Original, number: int) -> list[WrittenLaw]:
    """The law with so many edits, each by itself, chosen at random."""
    edits, found = original.edits, list[WrittenLaw]()
    random.Random(number).shuffle(edits)
    for edit in edits:
        try:
            content = law_of(replace(original.document, value=edit.of(original.document.value)))
        except UnusableLaw:
            continue
        found.append(WrittenLaw(content, content.as_of).like(original.law))
        if len(found) == number:
            break
    return found


@pytest.mark.parametrize("name", LAWS)
def test_what_is_decided_again_comes_to_the_same(name: str) -> None:
    """In outcome, in numbers, in the failing cases and in the reasons, whatever was edited."""
    original = Original(parse(bundled_text(name), name))
    kept = 0
    for law in edited_laws(original, 5):
        for known in original.results:
            found, anew = again(known, law), decide(law, known.holding)
            kept += found is known
            assert found.outcome is anew.outcome, known.holding.id
            assert (found.cases, found.met, found.failing) == (anew.cases, anew.met, anew.failing)
            assert set(found.reasons) == set(anew.reasons)
    assert kept > len(original.results) / 2


def test_only_what_changed_is_looked_at(tmp_path: Path) -> None:
    """The cases that the edited element tells apart; and of a holding on another article, none."""
    law = law_in(tmp_path, edited("direction: by", "agreed: yes, direction: by"))
    plain = law_in(tmp_path, CONVENTION_TEXT, "plain")
    known, other = decide(plain, ALWAYS), decide(plain, BY_ID["possessing_is_an_offence"])
    where = changed(known, law.like(plain))
    agreed = law.spaces[Solicitation].among("agreed", (True,))
    assert where
    assert not where & agreed
    assert (stands(known, law), stands(other, law)) == (False, True)


def test_where_a_space_was_laid_out_anew_all_is_decided_anew(tmp_path: Path) -> None:
    """As after a holding about another law in it that was too large: no set of the old one is mixed with the new."""
    law = law_in(tmp_path, edited("direction: by", "agreed: yes, direction: by"))
    plain = law_in(tmp_path, CONVENTION_TEXT, "plain")
    known = decide(plain, ALWAYS)
    law.like(plain).spaces.pop(Solicitation)
    assert changed(known, law) is None
    assert again(known, law).outcome is decide(law, ALWAYS).outcome

"""A holding decided again about a law that is like another comes to what it comes to when it is decided anew."""

import random
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from lanzarote import verify
from lanzarote.advice import Advice, advise, adviser
from lanzarote.evidence.mutants import Original
from lanzarote.law import UnusableLaw
from lanzarote.law.written import WrittenLaw
from lanzarote.lawfile.document import parse
from lanzarote.lawfile.file import law_of
from lanzarote.model import Solicitation
from lanzarote.specification import decisive
from lanzarote.verifier import again, decide
from lanzarote.verifier.again import changed, stands
from tests.helpers import ALWAYS, BY_ID, CONVENTION_TEXT, bundled_text, edited, without
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


@pytest.mark.parametrize("first", ["child_age: {below: 16}", "child_age: {below: 13}"])
def test_one_edit_after_another_is_decided_as_if_at_once(first: str, tmp_path: Path) -> None:
    """What is kept of the first law is known of the second as well, and is compared with the third."""
    narrow = edited("channel: ICT", "channel: [social network, online game]")
    texts = (CONVENTION_TEXT, edited("channel: ICT", "channel: social network"), narrow)
    child = "child: {child_age: {below: legal age}, decoy: none}"
    changed_child = [text.replace(child, f"child: {{{first}, decoy: none}}", 1) for text in texts]
    laws = [law_in(tmp_path, text, f"law{number}") for number, text in enumerate(changed_child)]
    known = {each: decide(laws[0], each) for each in decisive()}
    for before, law in pairwise(laws):
        law.like(before)
        known = {each: again(result, law) for each, result in known.items()}
        for each, result in known.items():
            anew = decide(law, each)
            assert (result.outcome, result.met, result.failing) == (anew.outcome, anew.met, anew.failing), each.id


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


def test_where_no_room_is_left_beside_others_a_law_has_spaces_of_its_own(tmp_path: Path) -> None:
    """So that what is proved of it does not depend on how many others were looked at before; and none is disturbed."""
    plain = law_in(tmp_path, CONVENTION_TEXT, "plain")
    law = law_in(tmp_path, edited("direction: by", "agreed: yes, direction: by"))
    known = {each: decide(plain, each) for each in decisive()}
    law.like(plain).spaces.widened(0)
    space = law.spaces[Solicitation]
    for each, result in known.items():
        found, anew = again(result, law), decide(WrittenLaw(law.content, law.as_of), each)
        assert (found.outcome, found.method, found.met) == (anew.outcome, anew.method, anew.met)
    assert law.spaces[Solicitation] is space


def test_of_what_is_too_large_nothing_is_told(tmp_path: Path) -> None:
    """Of what is to blame; the verdict stands."""
    verdict = verify(law_in(tmp_path, edited("direction: by", "agreed: yes, direction: by")))
    known = adviser(verdict)
    assert known is not None
    known.law.spaces.widened(0)
    (failing,) = (each for each in verdict.results if each.breach)
    assert advise(known, failing) == Advice()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("legal_age: {years: 16}", "legal_age: {years: 15}"),
        ("as_of: 2015-06-17", "as_of: 2015-06-17\nparty: {since: 2020-01-01}"),
        ("as_of: 2015-06-17", "as_of: 2015-06-17\nreservations: not stated"),
    ],
)
def test_what_is_no_answer_about_a_situation_may_differ_too(old: str, new: str, tmp_path: Path) -> None:
    """The age, whether the State is bound, what is reserved."""
    plain = law_in(tmp_path, without("Article 20§1.e"), "plain")
    text = without("Article 20§1.e")
    law = law_in(tmp_path, text.replace(old, new) if old in text else text.replace("years: 16", "years: 15"))
    known = {each: decide(plain, each) for each in decisive()}
    law.like(plain)
    for each, result in known.items():
        assert again(result, law).outcome is decide(law, each).outcome, each.id

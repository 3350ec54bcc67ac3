"""What statutes have that Article 23 has not: told by facts, so that laws can be compared in it."""

import re
from pathlib import Path

import pytest

from lanzarote import Solicitation, relate
from lanzarote.law.written import WrittenLaw
from lanzarote.model import Impossible, Influence, MaterialAct, PositionOfTrust, SexualProposal
from lanzarote.relation import Way, Whole
from tests.helpers import CONVENTION_TEXT, edited, law_of

FOR_TRAVEL = "an arrangement for the child to travel, "


def test_an_arrangement_to_meet_and_one_for_the_child_to_travel_are_two_acts(tmp_path: Path) -> None:
    """Two statutes of which one names the second only differ in the first, and the Convention's reach is told by it."""
    one = law_of(tmp_path, edited("an arrangement to meet, ", ""))
    found = relate(one).subject
    assert found is not None
    (difference,) = found.differences
    assert (difference.way, difference.by) == (Way.NARROWER, ("material_acts",))
    assert dict(difference.values) == {"act": (MaterialAct.ARRANGEMENT,)}
    assert found.doubts == ("any-step",)
    other = relate(law_of(tmp_path, edited(FOR_TRAVEL, ""))).subject
    assert other is not None
    assert other.doubts == ("committed-step",)


def test_any_act_stands_for_every_act(tmp_path: Path) -> None:
    """So a statute that names none is not narrower where the model tells more acts apart."""
    (acts,) = re.findall(r"act:\s*\[another[^]]*]", CONVENTION_TEXT)
    found = relate(law_of(tmp_path, edited(acts, "act: any act"))).subject
    assert found is not None
    assert found.whole is Whole.EXACT


def proposing(folder: Path, proposed: str, name: str) -> WrittenLaw:
    """A statute that asks for a proposal of something else than a meeting."""
    proposal = f"sexual_proposal: {proposed}, direction: by the offender to the child"
    return law_of(folder, edited("proposes: yes, direction: by the offender to the child", proposal), name)


def test_two_statutes_are_compared_in_what_must_be_proposed(tmp_path: Path) -> None:
    """A sexual act, or taking part in material too: the difference is told by that fact alone."""
    one = proposing(tmp_path, "a sexual act", "one")
    both = proposing(tmp_path, "[a sexual act, taking part in material]", "both")
    found = relate(both, one).subject
    assert found is not None
    (difference,) = found.differences
    assert (difference.way, difference.by) == (Way.WIDER, ("proposal",))
    assert dict(difference.values) == {"sexual_proposal": (SexualProposal.MATERIAL,)}
    assert not found.narrower


def test_a_sexual_act_is_proposed_in_sexual_words_only() -> None:
    """Where nothing sexual is said, none is proposed."""
    assert Solicitation(sexual_wording=True, sexual_proposal=SexualProposal.ACT).sexual_wording
    with pytest.raises(Impossible, match="sexual_proposal says nothing when sexual_wording is False"):
        Solicitation(sexual_proposal=SexualProposal.ACT)


def asking(folder: Path, name: str, more: str) -> WrittenLaw:
    """The Convention with one more thing required of Article 23, under a name of the statute's own."""
    return law_of(folder, edited("      intent:", f"      further: {{{more}}}\n      intent:"), name)


def test_two_statutes_are_compared_in_the_means_of_influence(tmp_path: Path) -> None:
    """Deceit, abuse of an error or a threat, beside deceit, flattery or threats: one word each, not two sentences."""
    one = asking(tmp_path, "one", "influence: [deceit, abuse of an error, threat or force]")
    other = asking(tmp_path, "other", "influence: [deceit, flattery, threat or force]")
    found = relate(one, other).subject
    assert found is not None
    told = {each.way: dict(each.values) for each in found.differences if each.by == ("influence",)}
    assert told == {Way.WIDER: {"influence": (Influence.ABUSED_ERROR,)}}
    (narrower,) = (each for each in found.differences if each.way is Way.NARROWER)
    assert narrower.example.has(influence=Influence.FLATTERY)


def test_a_false_identity_is_deceit() -> None:
    """So a statute that asks for deceit reaches it, and nobody poses as another without deceiving."""
    assert Solicitation(influence=Influence.DECEIT, false_identity=True).false_identity
    with pytest.raises(Impossible, match="false_identity says nothing when influence is none"):
        Solicitation(false_identity=True)


def test_abuse_of_a_position_of_trust_is_less_than_holding_one(tmp_path: Path) -> None:
    """A statute that asks for abuse is narrower than one that asks for the position, in just the cases without abuse."""
    found = relate(
        asking(tmp_path, "one", "position_of_trust: abused"),
        asking(tmp_path, "other", "position_of_trust: [held, abused]"),
    ).subject
    assert found is not None
    assert found.whole is Whole.NARROWER
    assert found.narrower
    assert not found.narrower - found.narrower.space.among("position_of_trust", (PositionOfTrust.HELD,))

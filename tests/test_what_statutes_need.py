"""What statutes have that Article 23 has not: told by facts, so that laws can be compared in it."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from lanzarote import Law, Solicitation, relate, verify
from lanzarote.law.remarks import remarks
from lanzarote.law.written import WrittenLaw
from lanzarote.model import Age, Impossible, Influence, MaterialAct, PositionOfTrust, Purpose, SexualProposal
from lanzarote.relation import Way, Whole
from lanzarote.verifier import Outcome
from tests.helpers import (
    A23,
    ALWAYS,
    BEYOND,
    CONVENTION,
    CONVENTION_TEXT,
    HEAD,
    WHOLE,
    breaches,
    edited,
    law_of,
    problems,
)
from tests.wrong_laws import NO_PROPOSAL

CORE = Solicitation(proposes=True, purpose=Purpose.PRODUCTION, act=MaterialAct.ARRIVAL)
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


SOLICITATION = f"{HEAD}provisions:\n{WHOLE}"
NO_EXCEPTIONS = {
    "discretion": "a court or prosecutor may refrain, and the act stays an offence",
    "remission": "the penalty is remitted, and the act stays an offence",
    "subsidiary": "a heavier offence comes first, and the act is an offence under that",
}


@pytest.mark.parametrize("kind", NO_EXCEPTIONS)
def test_what_leaves_the_act_an_offence_excuses_nothing_and_is_told(kind: str, tmp_path: Path) -> None:
    """A discretion, a remission of the penalty, a clause that gives way to a heavier offence: the law is as without."""
    law = law_of(tmp_path, f"{SOLICITATION}    still_an_offence: {{close: {{kind: {kind}}}}}\n")
    found = relate(law).subject
    assert found is not None
    assert found.whole is Whole.EXACT
    assert [(each.place.line, each.sentence) for each in remarks(law)] == [
        (8, f"“close” is read as no exception: {NO_EXCEPTIONS[kind]}")
    ]


def test_what_excuses_is_not_said_to_excuse_nothing_too(tmp_path: Path) -> None:
    """One name, one kind of exception; and a kind that there is."""
    both = "    unless: {close: {age_difference: {at_most: 3}}}\n    still_an_offence: {close: {kind: discretion}}\n"
    assert problems(tmp_path, SOLICITATION + both) == [
        "my.jurisdiction.yaml:9:24: “close” stands under “unless” too, where it excuses; keep one"
    ]
    (said,) = problems(tmp_path, f"{SOLICITATION}    still_an_offence: {{close: {{kind: discretoin}}}}\n")
    assert said.endswith("“kind” cannot be the text “discretoin”; did you mean “discretion”?")


def test_under_unless_the_same_clause_takes_cases_out(tmp_path: Path) -> None:
    """What excuses is an exception; what is written as none is not."""
    law = law_of(tmp_path, f"{SOLICITATION}    unless: {{close: {{age_difference: {{at_most: 3}}}}}}\n")
    case = replace(CORE, offender_age=Age(18), child_age=Age(15))
    assert not law.establishes(A23, case)
    spared = law_of(tmp_path, f"{SOLICITATION}    still_an_offence: {{close: {{kind: discretion}}}}\n", "spared")
    assert spared.establishes(A23, case)


UNDER_AUTHORITY = """jurisdiction: X
as_of: 2015-06-17
legal_age: {years: 15}
provisions:
  - cite: s. 1
    transposes: [Article 18§1.a, Article 22]
    elements:
      child:
        any_of: &higher
          - {child_age: {below: legal age}}
          - {child_age: {below: 18}, position_of_trust: [held, abused]}
    otherwise: as in the Convention
  - cite: s. 2
    transposes: Article 23
    elements: {child: {decoy: none, any_of: *higher}}
    otherwise: as in the Convention
    goes_further: {child: "below 18, where the offender is in a position of trust"}
attempt: {punishable: yes}
"""
"""A legal age of 15, and 18 where the offender is in a position of trust."""


def test_a_higher_age_under_authority_leaves_the_legal_age_and_every_verdict_true(tmp_path: Path) -> None:
    """The floor is exceeded, and what Article 23's provision reaches above the legal age is beyond Article 23."""
    law = law_of(tmp_path, UNDER_AUTHORITY)
    assert not breaches(law)
    assert not remarks(law)
    found = relate(law)
    assert found.subject is not None
    assert (found.subject.whole, found.subject.narrower.count) == (Whole.EXCEEDS, 0)
    assert [each.by for each in found.subject.differences if each.way is Way.WIDER] == [("child",)]
    older = replace(CORE, child_age=Age(16))
    assert law.establishes(A23, CORE)
    assert not law.establishes(A23, older)
    assert not law.establishes(BEYOND, older)
    held = replace(older, position_of_trust=PositionOfTrust.HELD)
    assert law.establishes(BEYOND, held)
    assert not law.establishes(A23, held)


def test_a_higher_age_that_is_not_declared_or_not_bound_to_authority_is_told(tmp_path: Path) -> None:
    """Without the declaration it is out of scope; without the position of trust the legal age is doubtful."""
    undeclared = UNDER_AUTHORITY.replace(
        '    goes_further: {child: "below 18, where the offender is in a position of trust"}\n', ""
    )
    assert breaches(law_of(tmp_path, undeclared)) == {
        "a_child_who_has_reached_the_legal_age_is_never_a_victim_of_article_23"
    }
    plain = UNDER_AUTHORITY.replace(", position_of_trust: [held, abused]", ", age_mistake: no")
    (said,) = remarks(law_of(tmp_path, plain, "plain"))
    assert said.sentence == "s. 1 protects a child who has reached the legal age of 15; is that the legal age?"


TENDS = """circumstances:
  tends_to_a_meeting: {text: the contact tends towards a meeting, only_if: {proposes: no}}
"""
PROPOSAL = "proposes: yes, direction: by the offender to the child"
RECIPES: dict[str, tuple[str, set[str]]] = {
    "contact beside the proposal": (
        edited("      intent:", "      contact: {earlier_contact: [harmless, sexual]}\n      intent:"), {"first-message"},
    ),
    "so many contacts": (
        edited("      intent:", "      contact: {number_of_contacts: more than two}\n      intent:"), {ALWAYS.id},
    ),
    "contact that tends towards a meeting, or a proposal": (
        edited(PROPOSAL, "any_of: [{proposes: yes}, {circumstance: tends_to_a_meeting}]").replace("provisions:", f"{TENDS}provisions:"),
        {NO_PROPOSAL},
    ),
    "a meeting or other contact": (
        edited("to_meet: {meeting: in person, meeting_with: the offender}", "to_meet: not required").replace(
            "    elements:\n      intent", "    goes_further: {to_meet: other contact}\n    elements:\n      intent", 1),
        set(),
    ),
    "not among peers": (
        edited("    elements:", "    unless: {peers: {age_difference: {at_most: 3}, willing: yes}}\n    elements:"), {"peers-included"},
    ),
    "with lawful authority": (
        edited("without_right: {without_right: yes}", "without_right: not required", "Article 20§1.e").replace(
            "    elements:\n      conduct: {doing: possessing}", "    unless: {lawful: {without_right: no}}\n    elements:\n      conduct: {doing: possessing}"),
        set(),
    ),
    "no offence after active repentance": (
        edited("    elements:", "    unless: {repented: {given_up: after the act}}\n    elements:"), {ALWAYS.id},
    ),
}  # fmt: skip
"""What the format's README tells to write, and what a law that has it does not follow or comes to depend on."""


def told(law: Law) -> set[str]:
    """The holdings that a law does not follow, and the questions of interpretation on which it depends."""
    results = verify(law).results
    return {r.holding.depends_on or r.holding.id for r in results if r.breach or r.outcome is Outcome.DEPENDS}


@pytest.mark.parametrize("name", RECIPES)
def test_what_the_readme_tells_to_write_says_what_the_statute_says(name: str, tmp_path: Path) -> None:
    """No more and no less: the holdings concerned, and no other."""
    text, expected = RECIPES[name]
    assert told(law_of(tmp_path, text)) - told(CONVENTION) == expected

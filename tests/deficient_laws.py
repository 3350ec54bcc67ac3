"""Laws that a child-protection lawyer would call deficient, and a few that one might suspect and that are not.

Each is one edit of the Convention's law file. What becomes of it was written down from the Opinion before anything was
run; three rows were corrected since, because the Opinion or its reading bore the program out: “only what costs money”, “a meeting by
webcam will do”, “only for gratification”.
"""

from typing import NamedTuple

from lanzarote.verifier import Outcome
from tests.helpers import ALWAYS, CONVENTION_TEXT, block, edited
from tests.wrong_laws import (
    ACTS,
    ATTEMPT,
    ATTEMPTS,
    BESIDE,
    LAW_18,
    NO_PROPOSAL,
    ONLINE,
    OTHER_ACTS,
    OTHER_PURPOSE,
    OWN,
    PICTURES,
    PURPOSES,
)

SHORT, OUT, DEPENDS, RESERVED = Outcome.FALLS_SHORT, Outcome.OUT_OF_SCOPE, Outcome.DEPENDS, Outcome.RESERVED
ARTICLE_23 = {ALWAYS.id: SHORT}
PROPOSAL = "proposal: {proposes: yes, direction: by the offender to the child}"
MEETS = "to_meet: {meeting: in person, meeting_with: the offender}"
LAST = "        meeting: in person\n"
"""The last line of the Convention's Article 23."""


class Deficient(NamedTuple):
    """A law, what comes out, by holding or by question of interpretation, and the words that it rests on."""

    text: str
    becomes: dict[str, Outcome]
    reason: str


def with_key(key: str, text: str) -> str:
    """The law file with one more key at the top."""
    return text.replace("\nprovisions:\n", f"\n{key}\n\nprovisions:\n")


def where(sentence: str, text: str) -> str:
    """The law file, in which “so” is a circumstance."""
    return with_key(f"circumstances:\n  so: {sentence}", text)


def only(condition: str, within: str = "Article 23") -> str:
    """The Convention with one element more."""
    intent = "intent: {intentional: yes}"
    return edited(intent, f"{intent}\n      further: {{{condition}}}", within)


def only_if(sentence: str, within: str = "Article 23") -> str:
    """The Convention with one element more, of which the Convention knows nothing."""
    return where(sentence, only("circumstance: so", within))


def not_if(condition: str, within: str = "Article 23") -> str:
    """The Convention with an exception."""
    provision = block(within)
    exception = f"    unless:\n      exception: {{{condition}}}\n"
    return CONVENTION_TEXT.replace(provision, f"{provision.rstrip()}\n{exception}\n")


def excepting(sentence: str, within: str = "Article 23") -> str:
    """The Convention with an exception of which the Convention knows nothing."""
    return where(sentence, not_if("circumstance: so", within))


def fined(article: str) -> str:
    """The Convention with an article that is no criminal offence."""
    return edited(f"transposes: {article}\n", f"transposes: {article}\n    kind: administrative\n", article)


def reserving(article: str, scope: str, text: str) -> str:
    """The law file with a reservation."""
    return with_key(f"reservations:\n  - {{article: {article}, scope: [{scope}], from: 2010-07-01}}", text)


def attempt_if(sentence: str) -> str:
    """The Convention with attempt at Article 23 under a condition."""
    text = edited("transposes: Article 23\n", "transposes: Article 23\n    attempt: no\n")
    own = "  - cite: attempts\n    transposes: Article 23\n    attempt: only\n    elements: {further: {circumstance: so}}\n"
    return where(sentence, f"{text}\n{own}    otherwise: as in the Convention\n")


def online_too() -> str:
    """The Convention with meetings online."""
    text = edited(LAST, "        meeting: [in person, online]\n")
    return text.replace(MEETS, MEETS.replace("in person", "[in person, online]"))


NO_ATTEMPT = CONVENTION_TEXT.replace("punishable: yes", "punishable: no")
RESERVABLE = (
    "Article 20§1.b",
    "Article 20§1.d",
    "Article 20§1.e",
    "Article 20§1.f",
    "Article 21§1.c",
    "Article 22",
    "Article 23",
)
"""Attempt at these a Party may reserve (Article 24§3)."""
COERCED = "recruited_or_coerced: yes"

LAWS = {
    # the meeting and the acts
    "only if the child came": Deficient(only_if("the child comes to the meeting place"), ARTICLE_23,
        "Opinion 12: the interaction “may or may not result in a meeting”; Note 3: that the adult arrives is enough."),
    "only if the adult travelled": Deficient(only_if("the adult travels from another town"), ARTICLE_23,
        "Note 1 asks for acts leading to the meeting; the adult may open the door at home (Note 3 gives arrival as an example)."),
    "only within a week": Deficient(only_if("the act is done within a week of the proposal"), ARTICLE_23,
        "Note 1: “has been followed by material acts”, whenever."),
    "only what costs money": Deficient(edited(ACTS, "act: a step that commits something"), ARTICLE_23,
        "Note 3: the arrival is a material act whatever it costs."),
    "no mere inquiries": Deficient(edited("another concrete step, ", ""), {"any-step": DEPENDS},
        "Note 7 speaks of “concrete steps”, without saying that each suffices."),
    "a meeting by webcam will do": Deficient(online_too(), {ONLINE: OUT, OTHER_ACTS: OUT},
        "Opinion 9: abuse exclusively online lacks the constitutive element, and so do steps towards an online meeting."),
    # the proposal
    "explicit, or after sexual talk": Deficient(
        edited(PROPOSAL, f"{PROPOSAL[:-1]}, any_of: [{{sexual_wording: yes}}, {{earlier_contact: sexual}}]}}"), {"neutral-wording": DEPENDS},
        "Opinion 3: the intention is “expressed”; whether a neutral invitation is enough is a question of interpretation."),
    "only if the purpose was written down": Deficient(only_if("the purpose is stated in writing"), ARTICLE_23,
        "Report 159: mobile phones are ICTs, and who speaks writes nothing."),
    "only if the child did not reply": Deficient(only_if("the child does not reply"), ARTICLE_23,
        "Note 1 asks for the adult's proposal; what the child answers is no element."),
    "only if the adult spoke of meeting first": Deficient(only_if("the adult is the first to speak of a meeting"), ARTICLE_23,
        "Note 4: the proposal of the adult stays one, whoever spoke of meeting first."),
    "only to the child's own telephone": Deficient(only_if("the proposal is sent to a device that belongs to the child"), ARTICLE_23,
        "Note 9: contact takes place “in various online environments”."),
    "only on social networks": Deficient(edited("channel: ICT", "channel: social network"), {**ARTICLE_23, "every-ict": DEPENDS},
        "Note 9: “such as through social networking platforms and online games”."),
    "only in writing": Deficient(
        edited("channel: ICT", "channel: [social network, online game, mobile application, electronic message]"), {**ARTICLE_23, "every-ict": DEPENDS},
        "Note 9: chat “or … webcams”; Report 159: mobile phones."),
    "not over the fixed line": Deficient(edited("channel: ICT", "channel: [social network, online game, webcam, mobile application, electronic message, mobile phone call, a technology not yet heard of]"), {"every-ict": DEPENDS},
        "Report 159 names the Internet and mobile phones; whether every ICT counts is a question of interpretation."),
    "sexual chat and a journey": Deficient(
        edited(PROPOSAL, "proposal: {direction: by the offender to the child, any_of: [{proposes: yes}, {sexual_wording: yes}]}"), {NO_PROPOSAL: OUT},
        "Note 8: “simply sexual chatting with a child” is “insufficient in itself”."),
    "the child's proposal accepted too": Deficient(
        edited("by the offender to the child}", "[by the offender to the child, by the child to the offender]}"), {},
        "Note 1 leaves open what becomes of a proposal that the adult accepts."),
    "only a proposal to the parent": Deficient(edited("by the offender to the child}", "by the offender to somebody else about the child}"), ARTICLE_23,
        "Note 1: a proposal “to meet a child”; what is said to the child itself is beyond dispute."),
    "only a second proposal": Deficient(only_if("the adult has proposed a meeting before"), ARTICLE_23,
        "Report 157: contacts are “followed by a proposal”, one."),
    # whom it concerns, and what they knew of each other
    "only if the child is below 12": Deficient(edited("below: legal age", "below: 12"), ARTICLE_23,
        "Opinion 4: the boundary is the legal age that the Party set."),
    "spouses excepted": Deficient(excepting("the two are married"), {BESIDE: SHORT},
        "Opinion 4: unlawful is what an adult does with a child below the legal age; there is no other test."),
    "parents excluded": Deficient(excepting("the adult is a parent of the child"), {BESIDE: SHORT},
        "Note 1: “of an adult”."),
    "only between those who had not met in person": Deficient(only("not: {first_contact: face to face}"), {"met-anywhere": DEPENDS},
        "Note 2, Report 155: “initially encountered in cyberspace”, against the words of Note 1."),
    "only after contact that began through ICT": Deficient(only("first_contact: [social network, online game, webcam, mobile application, electronic message, mobile phone call, fixed telephone line, a technology not yet heard of]"), {"met-anywhere": DEPENDS},
        "Note 2, Report 155, and here a first letter counts as little as a first meeting."),
    "only a first message from a stranger": Deficient(only("earlier_contact: none"), ARTICLE_23,
        "Report 157: “the relationship-forming contacts must be followed by a proposal”; they are the core."),
    "not in error about the age": Deficient(only("age_mistake: no"), {},
        "Report 158 asks for intent; a positive wrong belief about the age is left open."),
    "only if the child gave its age": Deficient(only_if("the child has stated its age"), ARTICLE_23,
        "Report 158: intent, from wherever the adult knows."),
    "only by deceit": Deficient(only_if("the adult deceives the child"), ARTICLE_23,
        "Note 1 names no deceit; Report 156 says that it is frequent."),
    "only by organised groups": Deficient(only_if("the adult acts as a member of an organised group"), ARTICLE_23,
        "Note 1: “an adult”."),
    "only for payment": Deficient(only_if("the adult offers money or a gift"), ARTICLE_23,
        "Note 1 names no gain."),
    "only where an officer plays the child": Deficient(edited("decoy: none", "decoy: police officer"), ARTICLE_23,
        "Note 1: “to meet a child”; a decoy is open, a child is not."),
    "only to meet a third person": Deficient(edited("meeting_with: the offender", "meeting_with: a third person"), ARTICLE_23,
        "Note 7: “an adult wanting to meet a child”; a real third person is open, the adult is not."),
    "any person, as declared": Deficient(
        edited("adult: {offender_age: {at_least: 18}}", "adult: not required").replace(LAST, f"{LAST}    goes_further:\n      adult: any person may be the offender\n"), {},
        "Opinion 5: what reaches minors is not Article 23, and here it does not carry that name."),
    # the purpose
    "only if it was the main purpose": Deficient(only_if("the purpose is the main one of the meeting"), ARTICLE_23,
        "Opinion 14, Note 7: for the purpose, whatever its weight."),
    "only for gratification": Deficient(edited(PURPOSES, "sexual gratification"), {**ARTICLE_23, OTHER_PURPOSE: OUT},
        "Opinion 14 names two purposes; this is neither, and neither is reached."),
    "only if coercion is planned": Deficient(only_if("the adult means to use force or threats"), ARTICLE_23,
        "Opinion 14 names Article 18§1.a, which asks for none."),
    # defences
    "an administrative fine": Deficient(fined("Article 23"), ARTICLE_23,
        "Note 1: “to criminalise”."),
    "consent defence from fourteen": Deficient(not_if("willing: yes, child_age: {at_least: 14}"), {BESIDE: SHORT},
        "Note 22: it “shall not in any way alter the criminality of the adult’s behaviour”."),
    "willing and five years apart": Deficient(not_if("willing: yes, age_difference: {at_most: 5}"), {"peers-included": DEPENDS},
        "Note 1: “an adult”; Opinion 4 leaves the age to national law; Note 23 speaks of certain relationships."),
    "willing and eight years apart": Deficient(not_if("willing: yes, age_difference: {at_most: 8}"), {BESIDE: SHORT, "peers-included": DEPENDS},
        "Note 22; an adult eight years older is no peer."),
    "not if the child sent pictures first": Deficient(excepting("the child has sent pictures of itself before"), {BESIDE: SHORT},
        "Note 22: “even if the child has participated in the grooming process by willingly sharing” pictures."),
    # Article 18
    "18: spouses excepted": Deficient(excepting("the two are married", "Article 18§1.a"), {LAW_18: SHORT},
        "Opinion 4: unlawful with any child below the legal age."),
    "18: only penetration": Deficient(only_if("there is penetration", "Article 18§1.a"), {LAW_18: SHORT},
        "Opinion 4: “sexual activities”."),
    "18: only by abuse of trust": Deficient(only_if("the adult abuses a position of trust", "Article 18§1.a"), {LAW_18: SHORT},
        "Opinion 14: Article 18§1.a, which is not 18§1.b."),
    "18: only from twenty-one": Deficient(only("offender_age: {at_least: 21}", "Article 18§1.a"), {LAW_18: SHORT, "peers-included": DEPENDS},
        "Opinion 4: “practiced by an adult”; at 20 one is no peer of a child of 12."),
    "18: only six years apart": Deficient(only("age_difference: {at_least: 6}", "Article 18§1.a"), {"peers-included": DEPENDS},
        "Opinion 4: the age is set by national law; those little older are a question of interpretation."),
    # Articles 20 to 22
    "20.a: only for distribution": Deficient(only_if("the material is meant for distribution", "Article 20§1.a"), {OWN["Article 20§1.a"]: SHORT},
        "Opinion 14, 18: the production; distribution is another letter."),
    "20.c: only online": Deficient(only("setting: ICT", "Article 20§1.c"), {OWN["Article 20§1.c"]: SHORT},
        "Opinion 18: only letter f says “through information and communication technologies”."),
    "20.d: only against payment": Deficient(only_if("there is payment", "Article 20§1.d"), {OWN["Article 20§1.d"]: SHORT},
        "Opinion 18: “procuring”."),
    "20.d: not from a willing child": Deficient(only("willing: no", "Article 20§1.d"), {PICTURES: SHORT, "willingness-elsewhere": DEPENDS},
        "Note 22; Note 11: luring a child into sharing pictures is procuring them."),
    "20.e: only three pictures or more": Deficient(only_if("there are at least three pictures", "Article 20§1.e"), {OWN["Article 20§1.e"]: SHORT},
        "Opinion 18: “possessing child pornography”."),
    "20.e: not what the child made itself": Deficient(only("by_the_child: no", "Article 20§1.e"), {OWN["Article 20§1.e"]: SHORT},
        "Opinion 18, Note 11: the letters after a apply whoever made the picture."),
    "20.f: only repeated": Deficient(only_if("the access is repeated", "Article 20§1.f"), {OWN["Article 20§1.f"]: SHORT},
        "Opinion 18: “knowingly obtaining access”, once."),
    "20.f: only repeated, reserved": Deficient(reserving("Article 20§4", "Article 20§1.f", only_if("the access is repeated", "Article 20§1.f")), {OWN["Article 20§1.f"]: RESERVED},
        "Opinion 18, from which Article 20§4 lets a Party reserve."),
    "20.f: an administrative fine": Deficient(fined("Article 20§1.f"), {OWN["Article 20§1.f"]: SHORT},
        "Opinion 18: the Convention “criminalises”."),
    "21.a: not of a willing child": Deficient(only("willing: no", "Article 21§1.a"), {"willingness-elsewhere": DEPENDS},
        "Note 22 names the sharing of pictures; any other willingness is a question of interpretation."),
    "21.c: only if recruited or coerced": Deficient(only(COERCED, "Article 21§1.c"), {OWN["Article 21§1.c"]: SHORT},
        "Opinion 18: performances “involving the participation of children”."),
    "21.c: only if recruited or coerced, reserved": Deficient(reserving("Article 21§2", "Article 21§1.c", only(COERCED, "Article 21§1.c")), {OWN["Article 21§1.c"]: RESERVED},
        "Opinion 18, from which Article 21§2 lets a Party reserve just this."),
    "22: only for one's own gratification": Deficient(only_if("the adult seeks gratification of his own", "Article 22"), {OWN["Article 22"]: SHORT},
        "Opinion 18: “for sexual purposes”, whosever."),
    "22: only below 12": Deficient(edited("below: legal age", "below: 12", "Article 22"), {OWN["Article 22"]: SHORT},
        "Opinion 18, Note 12: a child below the legal age."),
    # attempt
    "no attempt, and all reserved that can be": Deficient(
        reserving("Article 24§3", ", ".join(RESERVABLE), NO_ATTEMPT),
        {f"attempt_at_{name}_is_an_offence": RESERVED if article in RESERVABLE else SHORT for article, name in ATTEMPTS.items()},
        "Note 13; Article 24§3 leaves 18§1.a, 20§1.a and c, 21§1.a and b."),
    "attempt only if the child waits": Deficient(attempt_if("the child is at the place"), {ATTEMPT: SHORT},
        "Note 13: an act that was begun and prevented is an attempt, whether or not the child came."),
}  # fmt: skip
"""Each law by what is wrong with it."""

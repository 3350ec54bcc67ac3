"""Wrong laws, each made from the Convention by one edit, and what must become of it.

For each the holdings that are not followed; the names of questions of interpretation stand for those that depend.
"""

from tests.helpers import ALWAYS, CONVENTION_TEXT, block, edited, without
from tests.python_convention import PythonConvention

ACTS = """act:
          [another concrete step, an arrangement to meet, a step that commits something,
          an arrangement for the child to travel, travel, arrival at the meeting place, the meeting itself]"""
PURPOSES = "[Article 18§1.a, Article 20§1.a]"
MATERIAL_ACTS = block("Article 23")[block("Article 23").index("      material_acts:") :].rstrip()


def with_intent(extra: str, within: str = "Article 23") -> str:
    """The Convention with one more thing required."""
    return edited("intent: {intentional: yes}", f"intent: {{intentional: yes, {extra}}}", within)


def without_where(exception: str) -> str:
    """The Convention with an exception from Article 23."""
    provision = block("Article 23")
    return CONVENTION_TEXT.replace(provision, f"{provision.rstrip()}\n    unless: {{exception: {{{exception}}}}}\n\n")


def absorbing(by: dict[str, str]) -> str:
    """The Convention, where for each article named an act on the same material absorbs it."""
    text = CONVENTION_TEXT
    for article, act in by.items():
        provision = block(article)
        intent = "intent: {intentional: yes}"
        absorbed = provision.replace(intent, f"{intent}\n      absorbed: {{not: {{beside: {act}}}}}")
        text = text.replace(provision, absorbed)
    return text


def attempt_apart(article: str, elements: str) -> str:
    """The Convention with attempt at one offence in a provision of its own."""
    text = edited(f"transposes: {article}\n", f"transposes: {article}\n    attempt: no\n", article)
    own = f"  - cite: attempts\n    transposes: {article}\n    attempt: only\n    elements: {{{elements}}}\n"
    return f"{text}\n{own}    otherwise: as in the Convention\n"


def beside(elements: str) -> str:
    """The Convention with a provision that carries the label “beyond Article 23”."""
    return f"{CONVENTION_TEXT}\n  - cite: beside\n    transposes: beyond Article 23\n    elements: {{{elements}}}\n"


LAW_18 = "sexual_activities_of_an_adult_with_a_child_below_the_legal_age_are_an_offence"
BESIDE = "nothing_beside_the_elements_takes_it_away"
CHILDREN = "child_to_child_solicitation_is_never_article_23"
ONLINE = "abuse_exclusively_online_is_never_article_23"
OTHER_ACTS = "acts_that_do_not_follow_or_do_not_lead_to_the_meeting_are_never_article_23"
OTHER_PURPOSE = "any_other_purpose_is_never_article_23"
MEANT = "what_was_meant_otherwise_is_no_attempt_at_article_23"
SEVERAL = "one_of_several_acts_on_the_same_material_is_an_offence"
PICTURES = "pictures_that_the_child_willingly_shared_alter_nothing"
OWN = {
    "Article 18§1.a": LAW_18,
    "Article 20§1.a": "producing_is_an_offence",
    "Article 20§1.b": "offering_or_making_available_is_an_offence",
    "Article 20§1.c": "distributing_or_transmitting_is_an_offence",
    "Article 20§1.d": "procuring_is_an_offence",
    "Article 20§1.e": "possessing_is_an_offence",
    "Article 20§1.f": "knowingly_obtaining_access_is_an_offence",
    "Article 21§1.a": "recruiting_or_causing_to_participate_is_an_offence",
    "Article 21§1.b": "coercing_profiting_or_exploiting_is_an_offence",
    "Article 21§1.c": "knowingly_attending_is_an_offence",
    "Article 22": "causing_to_witness_is_an_offence",
}
ATTEMPTS = {
    **{article: own.removeprefix("knowingly_").removesuffix("_is_an_offence") for article, own in OWN.items()},
    "Article 18§1.a": "sexual_activities",
    "Article 23": "article_23",
}
NO_INTENT = "without_intent_is_never_article_23"
GROWN = "a_child_who_has_reached_the_legal_age_is_never_a_victim_of_article_23"
NO_ICT = "other_means_than_icts_are_never_article_23"
NO_PROPOSAL = "without_a_proposal_is_never_article_23"
ANOTHER_CHILD = "a_purpose_against_another_child_is_never_article_23"
ATTEMPT = "attempt_at_article_23_is_an_offence"
BELOW_LEGAL_AGE = ("Article 18§1.a", "Article 22")
TEXTS = {
    "intent dropped": edited("intent: {intentional: yes}", "intent: not required"),
    "adult dropped": edited("adult: {offender_age: {at_least: 18}}", "adult: not required"),
    "child dropped": edited("child: {child_age: {below: legal age}, decoy: none}", "child: not required"),
    "ict dropped": edited("ict: {channel: ICT}", "ict: not required"),
    "proposal dropped": edited("proposal: {proposes: yes, direction: by the offender to the child}", "proposal: not required"),
    "to_meet dropped": edited("to_meet: {meeting: in person, meeting_with: the offender}", "to_meet: not required"),
    "purpose dropped": edited(f"purpose: {{purpose: {PURPOSES}}}", "purpose: not required"),
    "against_that_child dropped": edited("against_that_child: {purpose_against: that child}", "against_that_child: not required"),
    "material_acts dropped": edited(MATERIAL_ACTS.strip(), "material_acts: not required"),
    "adult at 19": edited("at_least: 18", "at_least: 19"),
    "adult at 21": edited("at_least: 18", "at_least: 21"),
    "adult at 17": edited("at_least: 18", "at_least: 17"),
    "five years older": with_intent("age_difference: {at_least: 6}"),
    "six years older": with_intent("age_difference: {at_least: 7}"),
    "child below 15": edited("below: legal age", "below: 15"),
    "child below 17": edited("below: legal age", "below: 17"),
    "sexual activities no purpose": edited(PURPOSES, "Article 20§1.a"),
    "production no purpose": edited(PURPOSES, "Article 18§1.a"),
    **{f"purpose {added} too": edited(PURPOSES, f"{PURPOSES[:-1]}, {added}]")
       for added in ("Article 18§1.b", "Article 19§1.c", "Article 19§1.a-b", "Article 20§1.b-f", "Article 21§1", "Article 22", "sexual gratification", "none")},
    "closed list of channels": edited("channel: ICT", "channel: [social network, online game, webcam, mobile application, electronic message, mobile phone call]"),
    "online games left out": edited("channel: ICT", "channel: [social network, webcam, mobile application, electronic message, mobile phone call, fixed telephone line, a technology not yet heard of]"),
    "calls left out": edited("channel: ICT", "channel: [social network, online game, webcam, mobile application, electronic message, a technology not yet heard of]"),
    "letters too": edited("channel: ICT", "channel: [ICT, letter]"),
    "willingness a defence": with_intent("willing: no"),
    "agreement required": with_intent("agreed: yes"),
    "not once the child agreed": with_intent("agreed: no"),
    "not behind a false identity": with_intent("false_identity: no"),
    "only behind a false identity": with_intent("false_identity: yes"),
    "deceit required": with_intent("influence: deceit"),
    "deceit, flattery or a threat required": with_intent("influence: [deceit, flattery, threat or force]"),
    "abuse of an error required": with_intent("influence: abuse of an error"),
    "not for gain": with_intent("influence: [none, deceit, flattery, threat or force, abuse of an error, abuse of vulnerability]"),
    "a position of trust required": with_intent("position_of_trust: [held, abused]"),
    "not in a position of trust": with_intent("position_of_trust: none"),
    "sexual wording required": with_intent("sexual_wording: yes"),
    "a sexual act to be proposed": with_intent("sexual_proposal: a sexual act"),
    "not where material is proposed": with_intent("sexual_proposal: [none, a sexual act]"),
    "sexual contact before required": with_intent("earlier_contact: sexual"),
    "arrival only": edited(ACTS, "act: [arrival at the meeting place, the meeting itself]"),
    "meeting required": edited(ACTS, "act: the meeting itself"),
    "not once they have met": edited(", the meeting itself]", "]"),
    "travel, but no other concrete step": edited(ACTS, "act: [travel, arrival at the meeting place, the meeting itself]"),
    "acts at any time": edited("        act_after: yes\n", ""),
    "acts towards another meeting": edited("act_towards: that meeting", "act_towards: [that meeting, another meeting]"),
    "acts of somebody else": edited("act_by: the offender", "act_by: [the offender, someone else]"),
    "given up after arrival": with_intent("given_up: [no, before the act]"),
    "given up before the act": with_intent("given_up: [no, after the act]"),
    "earlier contact required": with_intent("earlier_contact: [harmless, sexual]"),
    "two earlier contacts required": with_intent("number_of_contacts: [two, more than two]"),
    "three earlier contacts required": with_intent("number_of_contacts: more than two"),
    "purpose from the outset required": with_intent(f"earlier_purpose: {PURPOSES}"),
    "undone by a later change of mind": with_intent(f"later_purpose: {PURPOSES}"),
    "first contact online required": with_intent("first_contact: [social network, online game, webcam, mobile application, electronic message, mobile phone call]"),
    "first contact in a game required": with_intent("first_contact: online game"),
    "place and time required": with_intent("place_and_time: yes"),
    "offence must be committed": with_intent("offence_committed: yes"),
    "absorbed by the offence": with_intent("offence_committed: no"),
    "a third person to meet": edited("meeting_with: the offender", "meeting_with: [the offender, a third person]"),
    "no Article 23": without("Article 23"),
    **{f"no {article}": without(article) for article in OWN},
    **{f"{article} only below the legal age": edited("below: 18", "below: legal age", article)
       for article in OWN if article not in BELOW_LEGAL_AGE},
    **{f"no attempt at {article}": edited(f"transposes: {article}\n", f"transposes: {article}\n    attempt: no\n", article)
       for article in ATTEMPTS},
    "Article 18§1.a below 15": edited("below: legal age", "below: 15", "Article 18§1.a"),
    "Article 18§1.a willingness a defence": with_intent("willing: no", "Article 18§1.a"),
    "Article 18§1.a only by a threat": with_intent("influence: threat or force", "Article 18§1.a"),
    "Article 18§1.a only by those in a position of trust": with_intent("position_of_trust: [held, abused]", "Article 18§1.a"),
    "Article 18§1.a only in presence": with_intent("present: yes", "Article 18§1.a"),
    "Article 22 only in presence": with_intent("present: yes", "Article 22"),
    **{f"without {limb}": edited(limbs, rest, article)
       for limb, limbs, rest, article in (
            ("offering", "[offering, making available]", "making available", "Article 20§1.b"),
            ("distributing", "[distributing, transmitting]", "transmitting", "Article 20§1.c"),
            ("procuring for another", "[procuring for oneself, procuring for another]", "procuring for oneself", "Article 20§1.d"),
            ("causing", "[recruiting, causing to participate]", "recruiting", "Article 21§1.a"),
            ("profiting", "[coercing, profiting, otherwise exploiting]", "[coercing, otherwise exploiting]", "Article 21§1.b"),
            ("witnessing abuse", "[causing to witness sexual abuse, causing to witness sexual activities]", "causing to witness sexual activities", "Article 22"),
       )},
    "witnessing without intent": edited("intent: {intentional: yes}", "intent: not required", "Article 22"),
    "witnessing only live": with_intent("recorded: no", "Article 22"),
    "production only in presence": with_intent("present: yes", "Article 20§1.a"),
    "production only offline": with_intent("setting: offline", "Article 20§1.a"),
    "recruiting only offline": with_intent("setting: offline", "Article 21§1.a"),
    "attending only in person": with_intent("present: yes", "Article 21§1.c"),
    "recruiting only into organised performances": with_intent("organised: yes", "Article 21§1.a"),
    "access only by known technology": edited("setting: ICT", "setting: online", "Article 20§1.f"),
    "production absorbed by possession": with_intent("beside: [nothing, producing, transmitting]", "Article 20§1.a"),
    "production not through the child": with_intent("by_the_child: no", "Article 20§1.a"),
    "production unless the child is willing": with_intent("willing: no", "Article 20§1.a"),
    "possession unless the child is willing": with_intent("willing: no", "Article 20§1.e"),
    "possession by adults only": with_intent("offender_age: {at_least: 18}", "Article 20§1.e"),
    "possession not by those in a position of trust": with_intent("position_of_trust: none", "Article 20§1.e"),
    "possession not for private use": with_intent("private_use: no", "Article 20§1.e"),
    "real material only": edited("material: [explicit conduct, simulated explicit conduct, sexual organs, realistic image of a non-existent child]", "material: explicit conduct", "Article 20§1.e"),
    "willingness a defence to witnessing": with_intent("willing: no", "Article 22"),
    "witnessing only of others": edited("performed_by: {performed_by: [the offender, others]}", "performed_by: {performed_by: others}", "Article 22"),
    "witnessing only with participation": with_intent("participates: yes", "Article 22"),
    "attempt without intent": attempt_apart("Article 23", "intent: not required"),
    "attempt of minors": attempt_apart("Article 23", "adult: not required"),
    "attempt without ICT": attempt_apart("Article 23", "ict: not required"),
    "attempt without a purpose": attempt_apart("Article 23", "purpose: not required"),
    "attempt of what stays online": attempt_apart("Article 23", "to_meet: not required, material_acts: not required"),
    "willingness a defence to attempt": attempt_apart("Article 23", "intent: {intentional: yes, willing: no}"),
    "attempt only once an act is begun": attempt_apart("Article 23", "intent: {intentional: yes, reached: an act towards the meeting begun}"),
    "attempt from the proposal only": attempt_apart("Article 23", "intent: {intentional: yes, reached: the proposal sent}"),
    "willingness a defence to attempt at witnessing": attempt_apart("Article 22", "intent: {intentional: yes, willing: no}"),
    "not where two questions meet": edited("transposes: Article 23\n", "transposes: Article 23\n    unless: {late: {channel: fixed telephone line, first_contact: face to face}}\n"),
    "no production where questions meet": edited("transposes: Article 20§1.a\n", "transposes: Article 20§1.a\n    unless: {partner: {private_use: yes, willing: yes, child_age: {at_least: legal age}}}\n", "Article 20§1.a"),
    "communication an offence": edited("conduct: {doing: producing}", "conduct: {doing: [producing, communicating]}", "Article 20§1.a"),
    "another step, but not once the child agreed": without_where("act: another concrete step, agreed: yes"),
    "travel, but not once the child shared pictures": without_where("act: travel, willing: yes"),
    "travel, but not once a child of 25 or less shared them": without_where("act: travel, willing: yes, age_difference: {at_most: 5}"),
    "travel, but only through games": without_where("act: travel, not: {channel: online game}"),
    "travel, but not by mobile phone": without_where("act: travel, channel: mobile phone call"),
    "given up before the act, but only of who met in a game": without_where("given_up: before the act, not: {first_contact: online game}"),
    "a decoy, but only by social network": edited("decoy: none", "any_of: [{decoy: none}, {channel: social network}]"),
    "a decoy, but only a child that did not agree": edited("decoy: none", "any_of: [{decoy: none}, {agreed: no}]"),
    "a decoy, but only a child that agreed": edited("decoy: none", "any_of: [{decoy: none}, {agreed: yes}]"),
    "recruiting online only into what is performed at a distance": edited("intent: {intentional: yes}", "intent: {intentional: yes, not: {setting: ICT, present: yes}}", "Article 21§1.a"),
    "recruiting into performances in presence": edited("intent: {intentional: yes}", "intent: {intentional: yes, any_of: [{present: yes}, {setting: offline}]}", "Article 21§1.a"),
    "production and possession absorbed by each other": absorbing({"Article 20§1.a": "possessing", "Article 20§1.e": "producing"}),
    "one of several acts absorbs the other": absorbing({"Article 20§1.a": "possessing", "Article 20§1.e": "transmitting", "Article 20§1.c": "producing"}),
    "possession of pictures of persons under 21, unless they are grown up and willing": edited(
        "child: {child_age: {below: 18}}", "child: {any_of: [{child_age: {below: 18}}, {child_age: {below: 21}, willing: no}]}", "Article 20§1.e"),
    "unintended possession, unless the child is willing": edited("intent: {intentional: yes}", "intent: {any_of: [{intentional: yes}, {willing: no}]}", "Article 20§1.e"),
    "a proposal already beyond Article 23": beside("adult: {offender_age: {at_least: 18}}, proposal: {proposes: yes}, purpose: {purpose: Article 18§1.a}"),
}  # fmt: skip
"""Each wrong law by what is wrong with it."""

BECOMES: dict[str, set[str]] = {
    "not where two questions meet": {"every-ict", "met-anywhere"},
    "no production where questions meet": {"willingness-elsewhere", "partner-images", "child-made-is-production"},
    "intent dropped": {NO_INTENT},
    "adult dropped": {CHILDREN},
    "child dropped": {GROWN},
    "ict dropped": {NO_ICT},
    "proposal dropped": {NO_PROPOSAL},
    "purpose dropped": {OTHER_PURPOSE},
    "against_that_child dropped": {ANOTHER_CHILD},
    "material_acts dropped": {ONLINE, OTHER_ACTS},
    "adult at 19": {ALWAYS.id, "peers-included"},
    "adult at 21": {ALWAYS.id, "peers-included"},
    "adult at 17": {CHILDREN},
    "five years older": {"peers-included"},
    "six years older": {ALWAYS.id, "peers-included"},
    "child below 15": {ALWAYS.id},
    "child below 17": {GROWN},
    "sexual activities no purpose": {ALWAYS.id},
    "production no purpose": {ALWAYS.id},
    "purpose Article 20§1.b-f too": {OTHER_PURPOSE},
    "purpose Article 21§1 too": {OTHER_PURPOSE},
    "purpose Article 22 too": {OTHER_PURPOSE},
    "purpose sexual gratification too": {OTHER_PURPOSE},
    "purpose none too": {OTHER_PURPOSE},
    "closed list of channels": {"every-ict"},
    "online games left out": {ALWAYS.id},
    "calls left out": {ALWAYS.id, "every-ict"},
    "letters too": {NO_ICT},
    "willingness a defence": {BESIDE},
    "agreement required": {ALWAYS.id},
    "not once the child agreed": {BESIDE},
    "not behind a false identity": {BESIDE},
    "only behind a false identity": {ALWAYS.id},
    "deceit required": {ALWAYS.id},
    "deceit, flattery or a threat required": {ALWAYS.id},
    "abuse of an error required": {ALWAYS.id},
    "not for gain": {BESIDE},
    "a position of trust required": {ALWAYS.id},
    "not in a position of trust": {BESIDE},
    "sexual wording required": {ALWAYS.id, "neutral-wording"},
    "a sexual act to be proposed": {ALWAYS.id},
    "not where material is proposed": {ALWAYS.id},
    "sexual contact before required": {ALWAYS.id},
    "arrival only": {"on-the-way", "committed-step", "any-step"},
    "meeting required": {ALWAYS.id},
    "not once they have met": {ALWAYS.id},
    "travel, but no other concrete step": {"committed-step", "any-step"},
    "acts at any time": {OTHER_ACTS},
    "acts towards another meeting": {OTHER_ACTS},
    "given up after arrival": {ALWAYS.id},
    "earlier contact required": {"first-message"},
    "two earlier contacts required": {"first-message"},
    "three earlier contacts required": {ALWAYS.id},
    "purpose from the outset required": {ALWAYS.id},
    "undone by a later change of mind": {ALWAYS.id},
    "first contact online required": {"met-anywhere", "every-ict"},
    "first contact in a game required": {ALWAYS.id},
    "place and time required": {"unspecified-meeting"},
    "offence must be committed": {ALWAYS.id},
    "no Article 23": {ALWAYS.id},
    "Article 18§1.a below 15": {LAW_18},
    "Article 18§1.a willingness a defence": {LAW_18},
    "Article 18§1.a only by a threat": {LAW_18},
    "Article 18§1.a only by those in a position of trust": {LAW_18},
    "Article 18§1.a only in presence": {"abuse-at-a-distance"},
    "Article 22 only in presence": {"witnessing-at-a-distance"},
    "without offering": {OWN["Article 20§1.b"]},
    "without distributing": {OWN["Article 20§1.c"]},
    "without procuring for another": {OWN["Article 20§1.d"]},
    "without causing": {OWN["Article 21§1.a"]},
    "without profiting": {OWN["Article 21§1.b"]},
    "without witnessing abuse": {OWN["Article 22"]},
    "witnessing only live": {"recorded-is-witnessed"},
    "production only in presence": {OWN["Article 20§1.a"]},
    "production only offline": {OWN["Article 20§1.a"]},
    "recruiting only offline": {OWN["Article 21§1.a"]},
    "attending only in person": {"attending-at-a-distance"},
    "recruiting only into organised performances": {"any-performance"},
    "access only by known technology": {"every-ict"},
    "production not through the child": {"child-made-is-production"},
    "production unless the child is willing": {"willingness-elsewhere", "child-made-is-production"},
    "possession unless the child is willing": {PICTURES, "willingness-elsewhere"},
    "possession by adults only": {"minor-offenders"},
    "possession not by those in a position of trust": {OWN["Article 20§1.e"]},
    "possession not for private use": {OWN["Article 20§1.e"], "partner-images"},
    "real material only": {OWN["Article 20§1.e"]},
    "willingness a defence to witnessing": {OWN["Article 22"]},
    "witnessing only of others": {OWN["Article 22"]},
    "witnessing only with participation": {OWN["Article 22"]},
    "attempt without intent": {MEANT},
    "attempt of minors": {MEANT},
    "attempt without ICT": {MEANT},
    "attempt without a purpose": {MEANT},
    "attempt of what stays online": {MEANT},
    "willingness a defence to attempt": {ATTEMPT, BESIDE},
    "attempt only once an act is begun": {"attempt-from-the-proposal"},
    "attempt from the proposal only": {ATTEMPT},
    "willingness a defence to attempt at witnessing": {"attempt_at_causing_to_witness_is_an_offence"},
    "another step, but not once the child agreed": {BESIDE, "any-step"},
    "travel, but not once the child shared pictures": {BESIDE, "on-the-way"},
    "travel, but only through games": {BESIDE, "on-the-way"},
    "travel, but not by mobile phone": {BESIDE, "on-the-way"},
    "travel, but not once a child of 25 or less shared them": {"on-the-way", "peers-included"},
    "given up before the act, but only of who met in a game": {BESIDE},
    "a decoy, but only by social network": {BESIDE},
    "a decoy, but only a child that did not agree": {BESIDE},
    "recruiting online only into what is performed at a distance": {OWN["Article 21§1.a"]},
    "recruiting into performances in presence": {"performance-at-a-distance"},
    "production and possession absorbed by each other": {SEVERAL},
    **{f"no {article}": {own} for article, own in OWN.items()},
    **{f"{article} only below the legal age": {own} for article, own in OWN.items() if article not in BELOW_LEGAL_AGE},
    **{f"no attempt at {article}": {f"attempt_at_{name}_is_an_offence"} for article, name in ATTEMPTS.items()},
}  # fmt: skip
"""The holdings that a wrong law does not follow, and the questions of interpretation on which it comes to depend.

A law that is not named here is not found wanting: it differs where the Opinion leaves it free.
"""


FAILING = [name for name in TEXTS if any("_" in each for each in BECOMES.get(name, ()))]
"""The wrong laws that breach a holding; the names of questions of interpretation have no “_”."""


class Ageless(PythonConvention):
    """A law with a legal age of no years; a law file cannot say so."""

    legal_age = 0


MEASURES = {
    "law enforcement encouraged to prevent": "law_enforcement_is_encouraged_to_prevent",
    **{
        f"{what} for {aim}": f"training_and_resources_are_allocated_to_{aim.replace(' ', '_')}"
        for what in ("training", "resources")
        for aim in ("investigation", "prosecution", "protection of victims")
    },
    "prevention based on the inappropriate nature of certain relationships": "prevention_is_based_on_the_inappropriate_nature_of_certain_relationships",
    "children empowered to enjoy the advantages of ICTs": "children_are_empowered_to_enjoy_the_advantages_of_icts",
    "children taught the risks of the digital world, especially of over-sexualisation": "children_are_taught_the_risks_of_the_digital_world",
    "adequate means for civil society": "adequate_means_are_allocated_to_civil_society",
    "opportunities of ICTs in all school curricula": "the_opportunities_of_icts_are_in_all_school_curricula",
    "risks of ICTs in all school curricula": "the_risks_of_icts_are_in_all_school_curricula",
    **{
        f"continuing training of {whom} on willing children": f"{whom.replace(' ', '_')}_{verb}_trained_on_cases_of_willing_children"
        for whom, verb in (("prosecutors", "are"), ("law enforcement", "is"), ("other professionals", "are"))
    },
    **{
        f"information and counselling for {whom}": f"{whom}_have_access_to_information_and_counselling"
        for whom in ("children", "parents", "carers")
    },
    "private persons, NGOs and media discouraged from policing": "private_persons_ngos_and_media_are_discouraged_from_policing",
}

RULES = {
    "prosecuting, role: public": ("yes", "only_authorities_investigate_and_prosecute"),
    "investigating, role: media": ("yes", "only_authorities_investigate_and_prosecute"),
    "assisting an investigation, role: specialised NGO, supervised: no": (
        "yes",
        "a_specialised_ngo_does_not_collaborate_unsupervised",
    ),
    "assisting an investigation, role: specialised NGO": ("no", "a_specialised_ngo_may_assist_when_asked"),
    **{
        f"publishing private information on a suspect, provided_by_law: no, proceedings: {stage}": (
            "yes",
            "publishing_private_information_on_a_suspect_is_not_permitted",
        )
        for stage in ("before charge", "charged")
    },
}


def guided(measure: str = "", rule: str = "", permitted: str = "") -> str:
    """The Convention and all the guidance but for one measure, or with one rule before the others."""
    measures = "".join(f"  {m}: {{provided: {'no' if m == measure else 'yes'}, cite: s}}\n" for m in MEASURES)
    first = f"  - {{cite: s, when: {{task: {rule}}}, permitted: {permitted}}}\n" if rule else ""
    return f"""{CONVENTION_TEXT}
measures:
{measures}
enforcement:
{first}
  - {{cite: s, when: {{task: [investigating, prosecuting], role: [law enforcement, justice system]}}, permitted: yes}}
  - {{cite: s, when: {{task: assisting an investigation, requested: yes, supervised: yes}}, permitted: yes}}
  - {{cite: s, when: {{not: {{task: assisting an investigation, requested: yes, supervised: yes}}}}, permitted: no}}
"""

"""Wrong laws, each made from the Convention by one edit, and the holdings that must fail about it."""

from typing import Any

from lanzarote.model import Label, Stage
from tests.helpers import A23, ALWAYS, CONVENTION_TEXT, block, edited, without
from tests.python_convention import PythonConvention

GAP = "no_abuse_committed_online_remains_unpunished"
ACTS = "act: [another concrete step, travel, arrival at the meeting place, the meeting itself]"
PURPOSES = "[Article 18§1.a, Article 20§1.a]"
MATERIAL_ACTS = block("Article 23")[block("Article 23").index("      material_acts:") :].rstrip()


def with_intent(extra: str, within: str = "Article 23") -> str:
    """The Convention with one more thing required."""
    return edited("intent: {intentional: yes}", f"intent: {{intentional: yes, {extra}}}", within)


def attempt_apart(article: str, elements: str) -> str:
    """The Convention with attempt at one offence in a provision of its own."""
    text = edited(f"transposes: {article}\n", f"transposes: {article}\n    attempt: no\n", article)
    own = f"  - cite: attempts\n    transposes: {article}\n    attempt: only\n    elements: {{{elements}}}\n"
    return f"{text}\n{own}    otherwise: as in the Convention\n"


def beside(elements: str) -> str:
    """The Convention with a provision that carries the label “beyond Article 23”."""
    return f"{CONVENTION_TEXT}\n  - cite: beside\n    transposes: beyond Article 23\n    elements: {{{elements}}}\n"


OWN = {
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

DROPPED = {
    "intent": ("intent: {intentional: yes}", {"without_intent_is_never_article_23"}),
    "adult": ("adult: {offender_age: {at_least: 18}}", {"child_to_child_solicitation_is_never_article_23"}),
    "child": (
        "child: {child_age: {below: legal age}, decoy: none}",
        {
            "a_child_who_has_reached_the_legal_age_is_never_a_victim_of_article_23",
            "what_is_not_grooming_is_never_article_23",
        },
    ),
    "ict": ("ict: {channel: ICT}", {"other_means_than_icts_are_never_article_23"}),
    "proposal": (
        "proposal: {proposes: yes, direction: by the offender to the child}",
        {
            "grooming_that_has_not_come_to_a_proposal_is_never_article_23",
            "without_a_proposal_is_never_article_23",
            "sexual_chat_alone_is_never_article_23",
        },
    ),
    "to_meet": (
        "to_meet: {meeting: in person, meeting_with: the offender}",
        {"a_proposal_of_another_meeting_than_in_person_is_never_article_23"},
    ),
    "purpose": (
        f"purpose: {{purpose: {PURPOSES}}}",
        {
            "what_is_not_grooming_is_never_article_23",
            "a_harmless_proposal_is_not_made_article_23_by_a_later_purpose",
            "any_other_purpose_is_never_article_23",
            "ordinary_communication_is_no_solicitation",
        },
    ),
    "against_that_child": (
        "against_that_child: {purpose_against: that child}",
        {"a_purpose_against_another_child_is_never_article_23"},
    ),
    "material_acts": (
        MATERIAL_ACTS.strip(),
        {
            "abuse_exclusively_online_is_never_article_23",
            "the_element_missing_online_is_the_material_acts",
            "a_proposal_not_followed_by_material_acts_is_never_article_23",
        },
    ),
}

WRONG = {
    "adult at 19": (edited("at_least: 18", "at_least: 19"), {ALWAYS.id}),
    "adult at 17": (edited("at_least: 18", "at_least: 17"), {"child_to_child_solicitation_is_never_article_23"}),
    "child below 15": (
        edited("below: legal age", "below: 15"),
        {ALWAYS.id, "a_child_just_below_the_legal_age_is_protected_by_article_23"},
    ),
    "child below 17": (
        edited("below: legal age", "below: 17"),
        {"a_child_who_has_reached_the_legal_age_is_never_a_victim_of_article_23"},
    ),
    "sexual activities no purpose": (
        edited(PURPOSES, "Article 20§1.a"),
        {ALWAYS.id, "sexual_activities_are_a_purpose_of_article_23"},
    ),
    "production no purpose": (
        edited(PURPOSES, "Article 18§1.a"),
        {ALWAYS.id, "production_is_a_purpose_of_article_23"},
    ),
    **{
        f"purpose {added} too": (
            edited(PURPOSES, f"{PURPOSES[:-1]}, {added}]"),
            {"any_other_purpose_is_never_article_23"},
        )
        for added in ("Article 18§1.b", "Article 19", "Article 20§1.b-f", "Article 21§1", "Article 22")
    },
    "purpose none too": (edited(PURPOSES, f"{PURPOSES[:-1]}, none]"), DROPPED["purpose"][1]),
    "closed list of channels": (
        edited("channel: ICT", "channel: [social network, online game, webcam, mobile application, electronic message, telephone]"),
        {ALWAYS.id, "article_23_is_indifferent_to_which_ict_is_used_known_or_not_yet_heard_of"},
    ),
    "online games left out": (
        edited("channel: ICT", "channel: [social network, webcam, mobile application, electronic message, telephone, a technology not yet heard of]"),
        {ALWAYS.id, "article_23_is_indifferent_to_which_ict_is_used_known_or_not_yet_heard_of"},
    ),
    "letters too": (
        edited("channel: ICT", "channel: [ICT, letter]"),
        {"other_means_than_icts_are_never_article_23"},
    ),
    "willingness a defence": (
        with_intent("willing: no"),
        {ALWAYS.id, "a_solicitation_is_indifferent_to_the_childs_willingness"},
    ),
    "agreement required": (
        with_intent("agreed: yes"),
        {ALWAYS.id, "article_23_is_indifferent_to_the_childs_agreement_to_meet"},
    ),
    "sexual wording required": (
        with_intent("sexual_wording: yes"),
        {ALWAYS.id, "article_23_is_indifferent_to_a_sexual_wording"},
    ),
    "arrival only": (
        edited(ACTS, "act: [arrival at the meeting place, the meeting itself]"),
        {ALWAYS.id, "any_concrete_step_of_the_adult_towards_the_meeting_is_a_material_act"},
    ),
    "meeting required": (
        edited(ACTS, "act: the meeting itself"),
        {
            ALWAYS.id,
            "article_23_is_indifferent_to_whether_the_meeting_takes_place",
            "arriving_at_the_meeting_place_is_a_material_act",
            "any_concrete_step_of_the_adult_towards_the_meeting_is_a_material_act",
        },
    ),
    "not once they have met": (
        edited(", the meeting itself]", "]"),
        {ALWAYS.id, "article_23_is_indifferent_to_whether_the_meeting_takes_place"},
    ),
    "acts at any time": (
        edited("        act_after: yes\n", ""),
        {"a_proposal_not_followed_by_material_acts_is_never_article_23"},
    ),
    "acts towards another meeting": (
        edited("act_towards: that meeting", "act_towards: [that meeting, another meeting]"),
        {"a_proposal_not_followed_by_material_acts_is_never_article_23"},
    ),
    "acts of somebody else": (
        edited("act_by: the offender", "act_by: [the offender, someone else]"),
        {"a_proposal_not_followed_by_material_acts_is_never_article_23"},
    ),
    "earlier contact required": (
        with_intent("earlier_contact: [harmless, sexual]"),
        {ALWAYS.id, "article_23_is_indifferent_to_earlier_contact"},
    ),
    "purpose from the outset required": (
        with_intent(f"earlier_purpose: {PURPOSES}"),
        {ALWAYS.id, "article_23_is_indifferent_to_the_purpose_before_the_proposal"},
    ),
    "undone by a later change of mind": (
        with_intent(f"later_purpose: {PURPOSES}"),
        {ALWAYS.id, "article_23_is_indifferent_to_a_purpose_formed_after_the_proposal"},
    ),
    "first contact online required": (
        with_intent("first_contact: [social network, online game]"),
        {ALWAYS.id, "article_23_is_indifferent_to_where_the_first_contact_took_place"},
    ),
    "offence must be committed": (
        with_intent("offence_committed: yes"),
        {ALWAYS.id, "article_23_is_indifferent_to_whether_the_intended_offence_is_committed"},
    ),
    "displaced by the offence": (
        with_intent("offence_committed: no"),
        {ALWAYS.id, "article_23_is_indifferent_to_whether_the_intended_offence_is_committed"},
    ),
    "a third person to meet": (
        edited("meeting_with: the offender", "meeting_with: [the offender, a third person]"),
        {"a_proposal_of_another_meeting_than_in_person_is_never_article_23"},
    ),
    "travel, but no other concrete step": (
        edited(ACTS, ACTS.replace("another concrete step, ", "")),
        {ALWAYS.id, "any_concrete_step_of_the_adult_towards_the_meeting_is_a_material_act"},
    ),
    **{f"no {article}": (without(article), {GAP, own}) for article, own in OWN.items()},
    **{
        f"{article} only of children below the legal age": (edited("below: 18", "below: legal age", article), {GAP, own})
        for article, own in OWN.items()
        if article != "Article 22"
    },
    **{
        f"no attempt at {article}": (
            edited(f"transposes: {article}\n", f"transposes: {article}\n    attempt: no\n", article),
            {f"attempt_at_{name}_is_an_offence"} | ({GAP} if article in OWN else set()),
        )
        for article, name in ATTEMPTS.items()
    },
    "no Article 18§1.a": (
        without("Article 18§1.a"),
        {"sexual_activities_of_an_adult_with_a_child_below_the_legal_age_are_unlawful"},
    ),
    **{
        f"without {limb}": (edited(limbs, rest, article), {GAP, own})
        for limb, limbs, rest, article, own in (
            ("offering", "[offering, making available]", "making available", "Article 20§1.b", "offering_or_making_available_is_an_offence"),
            ("distributing", "[distributing, transmitting]", "transmitting", "Article 20§1.c", "distributing_or_transmitting_is_an_offence"),
            ("procuring for another", "[procuring for oneself, procuring for another]", "procuring for oneself", "Article 20§1.d", "procuring_is_an_offence"),
            ("causing", "[recruiting, causing to participate]", "recruiting", "Article 21§1.a", "recruiting_or_causing_to_participate_is_an_offence"),
            ("profiting", "[coercing, profiting, otherwise exploiting]", "[coercing, otherwise exploiting]", "Article 21§1.b", "coercing_profiting_or_exploiting_is_an_offence"),
            ("witnessing abuse", "[causing to witness sexual abuse, causing to witness sexual activities]", "causing to witness sexual activities", "Article 22", "causing_to_witness_is_an_offence"),
        )
    },
    "witnessing without intent": (
        edited("intent: {intentional: yes}", "intent: not required", "Article 22"),
        {"conduct_without_intent_is_never_an_offence_of_articles_20_to_22"},
    ),
    "production only in presence": (
        with_intent("present: yes", "Article 20§1.a"),
        {
            GAP,
            "conduct_online_is_an_offence_although_nobody_ever_meets",
            "articles_20_to_22_are_indifferent_to_physical_presence",
            "producing_is_an_offence",
        },
    ),
    "production only offline": (
        with_intent("setting: offline", "Article 20§1.a"),
        {
            GAP,
            "conduct_online_is_an_offence_although_nobody_ever_meets",
            "articles_20_to_22_are_indifferent_to_whether_the_conduct_is_online",
            "producing_is_an_offence",
        },
    ),
    "access only by known technology": (
        edited("setting: ICT", "setting: online", "Article 20§1.f"),
        {GAP, "articles_20_to_22_are_indifferent_to_a_technology_not_yet_heard_of", "knowingly_obtaining_access_is_an_offence"},
    ),
    "production displaced by possession": (
        with_intent("beside: [nothing, producing, transmitting]", "Article 20§1.a"),
        {GAP, "production_stands_beside_what_else_is_done_with_the_material", "producing_is_an_offence"},
    ),
    "transmission displaced by production": (
        with_intent("beside: [nothing, possessing, transmitting]", "Article 20§1.c"),
        {GAP, "transmission_stands_beside_what_else_is_done_with_the_material", OWN["Article 20§1.c"]},
    ),
    "possession displaced by production": (
        with_intent("beside: [nothing, possessing, transmitting]", "Article 20§1.e"),
        {GAP, "possession_stands_beside_what_else_is_done_with_the_material", "possessing_is_an_offence"},
    ),
    "production not through the child": (
        with_intent("by_the_child: no", "Article 20§1.a"),
        {
            GAP,
            "producing_is_an_offence",
            "luring_a_child_online_into_making_images_is_production",
            "article_20_is_indifferent_to_whether_the_child_makes_the_image",
        },
    ),
    "willingness a defence to witnessing": (
        with_intent("willing: no", "Article 22"),
        {
            GAP,
            "causing_to_witness_is_an_offence",
            "every_other_offence_of_an_adult_is_indifferent_to_the_childs_willingness",
        },
    ),
    "witnessing only of others": (
        edited("performed_by: {performed_by: [the offender, others]}", "performed_by: {performed_by: others}", "Article 22"),
        {GAP, "causing_to_witness_is_an_offence"},
    ),
    "witnessing only with participation": (
        with_intent("participates: yes", "Article 22"),
        {GAP, "causing_to_witness_is_an_offence", "article_22_needs_no_participation_of_the_child"},
    ),
    "attempt without intent": (
        attempt_apart("Article 23", "intent: not required"),
        {"without_intent_is_never_article_23"},
    ),
    "attempt without a purpose": (
        attempt_apart("Article 23", "purpose: not required"),
        {"ordinary_communication_is_no_solicitation"},
    ),
    "willingness a defence to attempt": (
        attempt_apart("Article 23", "intent: {intentional: yes, willing: no}"),
        {"a_solicitation_is_indifferent_to_the_childs_willingness", "attempt_at_article_23_is_an_offence"},
    ),
    "attempt at witnessing without intent": (
        attempt_apart("Article 22", "intent: not required"),
        {"conduct_without_intent_is_never_an_offence_of_articles_20_to_22"},
    ),
    "willingness a defence to attempt at witnessing": (
        attempt_apart("Article 22", "intent: {intentional: yes, willing: no}"),
        {
            GAP,
            "every_other_offence_of_an_adult_is_indifferent_to_the_childs_willingness",
            "attempt_at_causing_to_witness_is_an_offence",
        },
    ),
    "communication an attempt": (
        attempt_apart("Article 20§1.a", "conduct: {doing: [producing, communicating]}"),
        {"ordinary_communication_is_no_offence_at_all"},
    ),
    "willingness a defence beyond Article 23": (
        beside("proposal: {proposes: yes, willing: no}, purpose: {purpose: Article 22}"),
        {"a_solicitation_is_indifferent_to_the_childs_willingness"},
    ),
    "any communication beyond Article 23": (
        beside("adult: {offender_age: {at_least: 18}}"),
        {"ordinary_communication_is_no_solicitation"},
    ),
    "communication an offence": (
        edited("conduct: {doing: producing}", "conduct: {doing: [producing, communicating]}", "Article 20§1.a"),
        {"ordinary_communication_is_no_offence_at_all"},
    ),
}  # fmt: skip


class OnlyAttempted(PythonConvention):
    """A law that takes an attempt at Article 23 for the offence itself; a law file cannot say so."""

    def establishes(self, label: Label, case: Any) -> bool:
        """Whatever the stage is."""
        if label is A23 and case.stage is Stage.ATTEMPTED:
            case = case.changed("stage", Stage.COMPLETED)
        return super().establishes(label, case)


class GrownUp(PythonConvention):
    """A law whose legal age no child reaches; a law file cannot say so."""

    legal_age = 19


PYTHON = {
    "what_is_only_attempted_is_never_article_23_itself": (OnlyAttempted, set()),
    "the_law_states_its_legal_age": (GrownUp, {"what_is_not_grooming_is_never_article_23"}),
}

MEASURES = {
    "law enforcement encouraged to prevent": "law_enforcement_is_encouraged_to_prevent",
    **{
        f"{what} for {aim}": f"training_and_resources_are_allocated_to_{aim.replace(' ', '_')}"
        for what in ("training", "resources")
        for aim in ("investigation", "prosecution", "protection of victims")
    },
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
        "an_ngo_does_not_collaborate_unsupervised",
    ),
    "assisting an investigation, role: other NGO, supervised: no": ("yes", "an_ngo_does_not_collaborate_unsupervised"),
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

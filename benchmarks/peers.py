"""What one would use instead, for ten holdings on Article 23: z3, clingo, Hypothesis.

For the solvers the Convention's Article 23 and the holdings are translated by hand: the table below. They are asked for
a situation that breaks a holding, and must find none.
"""

from collections.abc import Callable, Collection, Iterator
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from lanzarote import Law, Offence, Solicitation
from lanzarote.claims import Holding, NotMet
from lanzarote.law.answering import SymbolicLaw, met
from lanzarote.law.conditions import All, Among, Years
from lanzarote.model import ICT, OLDEST, ActBy, Against, Channel, Decoy, Direction, MaterialAct, Meeting, MeetingWith
from lanzarote.model import Purpose, Situation, Stage, Towards, facts

Told = dict[str, Collection[Any]]
"""Facts, each with the values it can have."""

LAW: Told = {
    "stage": (Stage.COMPLETED,),
    "intentional": (True,),
    "offender_age": range(18, OLDEST + 1),
    "child_age": range(16),
    "decoy": (Decoy.NONE,),
    "channel": ICT,
    "proposes": (True,),
    "direction": (Direction.TO_THE_CHILD,),
    "meeting": (Meeting.IN_PERSON,),
    "meeting_with": (MeetingWith.OFFENDER,),
    "purpose": (Purpose.SEXUAL_ACTIVITIES, Purpose.PRODUCTION),
    "purpose_against": (Against.THAT_CHILD,),
    "act": (MaterialAct.PREPARATION, MaterialAct.TRAVEL, MaterialAct.ARRIVAL, MaterialAct.MEETING),
    "act_by": (ActBy.OFFENDER,),
    "act_after": (True,),
    "act_towards": (Towards.THAT_MEETING,),
}
"""What must be so for Article 23."""

_NOT_BOTH = {name: [v for v in facts(Solicitation)[name].values or range(OLDEST + 1) if v not in LAW[name]] for name in LAW}

BREACHES: dict[str, tuple[Told, Told]] = {
    "all_elements_together_always_establish_article_23": (LAW | {"age_mistake": (False,)}, _NOT_BOTH),
    "without_intent_is_never_article_23": (LAW | {"stage": tuple(Stage)}, {"intentional": (False,)}),
    "a_child_who_has_reached_the_legal_age_is_never_a_victim_of_article_23": (LAW, {"child_age": range(16, OLDEST + 1)}),
    "child_to_child_solicitation_is_never_article_23": (LAW, {"offender_age": range(18)}),
    "any_other_purpose_is_never_article_23": (LAW, {"purpose": _NOT_BOTH["purpose"]}),
    "what_is_only_attempted_is_never_article_23_itself": (LAW, {"stage": (Stage.ATTEMPTED,)}),
    "without_a_proposal_is_never_article_23": (LAW, {"proposes": (False,)}),
    "a_purpose_against_another_child_is_never_article_23": (LAW, {"purpose_against": (Against.ANOTHER_CHILD,)}),
    "other_means_than_icts_are_never_article_23": (LAW, {"channel": (Channel.LETTER, Channel.FACE_TO_FACE)}),
    "a_proposal_not_followed_by_material_acts_is_never_article_23": (
        LAW,
        {
            "act": (MaterialAct.NONE,),
            "meeting": (Meeting.ONLINE,),
            "act_after": (False,),
            "act_by": (ActBy.THIRD_PERSON,),
            "act_towards": (Towards.ANOTHER_MEETING, Towards.THE_OFFENCE),
        },
    ),
}
"""What breaks each holding: all of the first facts, and one of the second."""


def is_faithful(law: SymbolicLaw) -> bool:
    """Whether the table says of Article 23 what the law does, in every situation."""
    ages = Years("offender_age", 18, None), Years("child_age", None, 16)
    others = (Among(name, tuple(values)) for name, values in LAW.items() if not name.endswith("_age"))
    translated = met(All((*ages, *others)), law.spaces[Solicitation])
    return law.answer(Offence.ARTICLE_23, Solicitation).yes == translated

"""The labels a law can put on a situation: the Convention's offences, and attempt at them."""

from dataclasses import dataclass
from typing import Any

from lanzarote.model.vocabulary import Doing, Stage, Word


class Offence(Word):
    """An offence of the Convention, or what a law reaches around Article 23 under another label."""

    ARTICLE_18_1_A = "Article 18§1.a"
    ARTICLE_20_1_A = "Article 20§1.a"
    ARTICLE_20_1_B = "Article 20§1.b"
    ARTICLE_20_1_C = "Article 20§1.c"
    ARTICLE_20_1_D = "Article 20§1.d"
    ARTICLE_20_1_E = "Article 20§1.e"
    ARTICLE_20_1_F = "Article 20§1.f"
    ARTICLE_21_1_A = "Article 21§1.a"
    ARTICLE_21_1_B = "Article 21§1.b"
    ARTICLE_21_1_C = "Article 21§1.c"
    ARTICLE_22 = "Article 22"
    ARTICLE_23 = "Article 23"
    BEYOND_ARTICLE_23 = "beyond Article 23"


@dataclass(frozen=True)
class Attempt:
    """Attempt at an offence (Article 24§2)."""

    offence: Offence

    def __str__(self) -> str:
        return f"attempt at {self.offence}"


Label = Offence | Attempt

OFFENCES_OF_CONDUCT = tuple(Offence)[:-2]
OFFENCES_OF_SOLICITATION = tuple(Offence)[-2:]

LIMBS: dict[Offence, tuple[Doing, ...]] = {
    Offence.ARTICLE_18_1_A: (Doing.SEXUAL_ACTIVITIES,),
    Offence.ARTICLE_20_1_A: (Doing.PRODUCING,),
    Offence.ARTICLE_20_1_B: (Doing.OFFERING, Doing.MAKING_AVAILABLE),
    Offence.ARTICLE_20_1_C: (Doing.DISTRIBUTING, Doing.TRANSMITTING),
    Offence.ARTICLE_20_1_D: (Doing.PROCURING_FOR_ONESELF, Doing.PROCURING_FOR_ANOTHER),
    Offence.ARTICLE_20_1_E: (Doing.POSSESSING,),
    Offence.ARTICLE_20_1_F: (Doing.ACCESSING,),
    Offence.ARTICLE_21_1_A: (Doing.RECRUITING, Doing.CAUSING),
    Offence.ARTICLE_21_1_B: (Doing.COERCING, Doing.PROFITING, Doing.EXPLOITING),
    Offence.ARTICLE_21_1_C: (Doing.ATTENDING,),
    Offence.ARTICLE_22: (Doing.CAUSING_TO_WITNESS_ABUSE, Doing.CAUSING_TO_WITNESS_ACTIVITIES),
}

WITH_MATERIAL = frozenset(d for o, limbs in LIMBS.items() if o.value.startswith("Article 20") for d in limbs)
PERFORMANCE = frozenset(d for o, limbs in LIMBS.items() if o.value.startswith("Article 21") for d in limbs)
WITNESSING = frozenset(LIMBS[Offence.ARTICLE_22])

BEYOND = {Offence.ARTICLE_23: Offence.BEYOND_ARTICLE_23}
"""Under which label a law reaches more than an offence asks for, where it declares to."""


def offence_in(label: Label) -> Offence:
    """The offence a label names, or names attempt at."""
    return label.offence if isinstance(label, Attempt) else label


def stage_of(label: Label) -> Stage:
    """The stage of conduct that a label is about."""
    return Stage.ATTEMPTED if isinstance(label, Attempt) else Stage.COMPLETED


def scope_of(label: Label) -> dict[str, tuple[Any, ...]]:
    """The facts of a situation that a label is about at all: its stage and its limbs."""
    limbs = LIMBS.get(offence_in(label))
    return {"stage": (stage_of(label),)} | ({"doing": limbs} if limbs else {})

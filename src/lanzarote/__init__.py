"""The Lanzarote Committee's Opinion on Article 23 of the Lanzarote Convention as an executable specification."""

from lanzarote.claims import establishes_any, holding, indifferent, when
from lanzarote.law import Law, Silent, UnusableLaw
from lanzarote.load import load
from lanzarote.model import (
    ADULT,
    LIMBS,
    Attempt,
    Case,
    Conduct,
    Enforcement,
    Measure,
    Offence,
    Situation,
    Solicitation,
)
from lanzarote.specification import verify
from lanzarote.verifier import Verdict

__all__ = [
    "ADULT", "LIMBS", "Attempt", "Case", "Conduct", "Enforcement", "Law", "Measure", "Offence", "Silent",
    "Situation", "Solicitation", "UnusableLaw", "Verdict", "establishes_any",
    "holding", "indifferent", "load", "verify", "when",
]  # fmt: skip

"""The Lanzarote Committee's Opinion on Article 23 of the Lanzarote Convention as an executable specification.

The names below are found where they are defined when they are first used, so that the pytest plug-in, which is
loaded into everybody's pytest, costs nothing there.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lanzarote.claims import establishes_any, holding, indifferent, when
    from lanzarote.law import Law, Silent, UnusableLaw
    from lanzarote.lawfile.load import load
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
    from lanzarote.relation import relate
    from lanzarote.specification import verify
    from lanzarote.verifier import Verdict

_HOME = {
    "claims": ("establishes_any", "holding", "indifferent", "when"),
    "law": ("Law", "Silent", "UnusableLaw"),
    "lawfile.load": ("load",),
    "model": (
        "ADULT", "LIMBS", "Attempt", "Case", "Conduct", "Enforcement", "Measure", "Offence", "Situation",
        "Solicitation",
    ),
    "relation": ("relate",),
    "specification": ("verify",),
    "verifier": ("Verdict",),
}  # fmt: skip

__all__ = [
    "ADULT", "LIMBS", "Attempt", "Case", "Conduct", "Enforcement", "Law", "Measure", "Offence", "Silent",
    "Situation", "Solicitation", "UnusableLaw", "Verdict", "establishes_any", "holding", "indifferent", "load",
    "relate", "verify", "when",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    for module, names in _HOME.items():
        if name in names:
            found = globals()[name] = getattr(import_module(f"lanzarote.{module}"), name)
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

"""Verification of holdings about laws, as plain data."""

from lanzarote.claims import SpecificationError
from lanzarote.verifier.decision import Disagreement, decide, verify
from lanzarote.verifier.guard import Misbehaves, guarded
from lanzarote.verifier.result import Asked, Counterexample, Outcome, Result, Verdict, failed

__all__ = [
    "Asked", "Counterexample", "Disagreement", "Misbehaves", "Outcome", "Result", "SpecificationError", "Verdict",
    "decide", "failed", "guarded", "verify",
]  # fmt: skip

"""Verification of holdings about laws, as plain data."""

from lanzarote.claims import SpecificationError
from lanzarote.verifier.decision import Disagreement, again, decide, verify
from lanzarote.verifier.guard import Misbehaves, guarded
from lanzarote.verifier.recording import Exchange
from lanzarote.verifier.result import Counterexample, InCase, Outcome, Result, Verdict, failed

__all__ = [
    "Counterexample", "Disagreement", "Exchange", "InCase", "Misbehaves", "Outcome", "Result", "SpecificationError",
    "Verdict", "again", "decide", "failed", "guarded", "verify",
]  # fmt: skip

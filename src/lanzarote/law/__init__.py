"""Laws: the protocol every law follows, law files, reservations."""

from lanzarote.law.problems import Problem, Unusable, UnusableCase, UnusableLaw
from lanzarote.law.protocol import Excuse, Finding, Lack, Law, Place, Question, Silent, Text
from lanzarote.model import Label

__all__ = [
    "Excuse", "Finding", "Label", "Lack", "Law", "Place", "Problem", "Question", "Silent", "Text", "Unusable",
    "UnusableCase", "UnusableLaw",
]  # fmt: skip

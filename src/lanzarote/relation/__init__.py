"""How a law relates to another: exactly the cases that the two decide differently, by what makes the difference."""

from lanzarote.relation.relating import plain_case, relate, the_convention
from lanzarote.relation.values import Answered, Cause, Comparison, Difference, ElementRow, OnPoint, Relation, Way, Whole

__all__ = [
    "Answered", "Cause", "Comparison", "Difference", "ElementRow", "OnPoint", "Relation", "Way", "Whole", "plain_case",
    "relate", "the_convention",
]  # fmt: skip

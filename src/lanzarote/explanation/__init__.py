"""What a law makes of one case, and why: provision by provision, what would turn it, what it leaves in doubt."""

from lanzarote.explanation.explaining import explain
from lanzarote.explanation.values import Answered, Explained, Explanation, Met, Raised, Turn

__all__ = ["Answered", "Explained", "Explanation", "Met", "Raised", "Turn", "explain"]

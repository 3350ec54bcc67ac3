"""What mends a law file that does not follow the Opinion: changes of its text, and what else they change."""

from lanzarote.mending.effects import Shift, Turned
from lanzarote.mending.mending import Mending, Refused, Stays, Step, mend

__all__ = ["Mending", "Refused", "Shift", "Stays", "Step", "Turned", "mend"]

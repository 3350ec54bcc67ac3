"""What makes a law file fail a holding and what would mend it, found by editing the file and asking again."""

from lanzarote.advice.adviser import Adviser
from lanzarote.advice.causes import Advice, Blamed, Remedy, advise, adviser
from lanzarote.advice.edits import Edit

__all__ = ["Advice", "Adviser", "Blamed", "Edit", "Remedy", "advise", "adviser"]

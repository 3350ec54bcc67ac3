"""Sets of situations, and situations that fork where they are read. Knows no law and no holding."""

from lanzarote.symbolic.diagrams import Intractable
from lanzarote.symbolic.execution import follow, partition
from lanzarote.symbolic.path import Flaky, Path, Refused
from lanzarote.symbolic.projection import values_in, whatever
from lanzarote.symbolic.samples import drawn, most_ordinary
from lanzarote.symbolic.sets import Changes, Set, Space, Spaces
from lanzarote.symbolic.situations import Undeclared, changes_of, is_symbolic, lent, lies_in, path_of

__all__ = [
    "Changes", "Flaky", "Intractable", "Path", "Refused", "Set", "Space", "Spaces", "Undeclared", "changes_of", "drawn",
    "follow", "is_symbolic", "lent", "lies_in", "most_ordinary", "partition", "path_of", "values_in", "whatever",
]  # fmt: skip

"""What the pytest plug-in does once a law is named or a holding collected."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ENTRY = "lanzarote"
"""The attribute of a test report that holds what came of the item, also when it comes from a worker."""


INFORMS = ("help", "version", "markers", "showfixtures", "show_fixtures_per_test", "cacheshow")
"""The options with which pytest tells something and runs nothing."""


def decides(config: Any) -> bool:
    """Whether a session is to come to something about laws: it is no worker's, and does not only inform."""
    return not (hasattr(config, "workerinput") or any(getattr(config.option, each, False) for each in INFORMS))


def of_the_opinion(file: Path) -> bool:
    """Whether a file holds holdings of the specification that ships."""
    return file.name.startswith("test_") and file.suffix == ".py" and file.parent.resolve() == opinion()


@cache
def opinion() -> Path:
    """The folder of the specification that ships; it need not be imported for that."""
    spec = find_spec("lanzarote.spec")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return Path(spec.submodule_search_locations[0]).resolve()

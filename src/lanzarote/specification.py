"""The specification that laws are held to: the holdings in `lanzarote.spec`, and the Opinion's paragraphs."""

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from lanzarote import verifier
from lanzarote.claims import Holding
from lanzarote.law import Law


@cache
def holdings(package: str = "lanzarote.spec") -> tuple[Holding, ...]:
    """All holdings of a specification, in the order of its files and their lines."""
    spec = import_module(package)
    names = sorted(m.name for m in iter_modules(spec.__path__) if m.name.startswith("test_"))
    found = []
    for name in names:
        for each in vars(import_module(f"{package}.{name}")).values():
            if isinstance(mark := getattr(each, "__holding__", None), Holding):
                found.append(mark)
    return tuple(found)


def verify(law: Law, only: Iterable[Holding] | None = None) -> verifier.Verdict:
    """Decide every holding of the Opinion about a law.

    Raises Misbehaves where a Python law cannot be used.
    """
    return verifier.verify(law, holdings() if only is None else only)

"""The specification that laws are held to, a package like `lanzarote.spec`: its holdings and its data.

Only holdings are needed; the package of another Opinion may leave out what else there is here.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import Any

from lanzarote import verifier
from lanzarote.claims import Force, Holding
from lanzarote.law import Label, Law
from lanzarote.lawfile.document import parse
from lanzarote.lawfile.terms import values_of
from lanzarote.model import Offence, Situation, Solicitation, facts

SPEC = "lanzarote.spec"
"""The specification that ships."""


@cache
def holdings(package: str = SPEC) -> tuple[Holding, ...]:
    """All holdings of a specification, in the order of its files and their lines."""
    spec = import_module(package)
    names = sorted(m.name for m in iter_modules(spec.__path__) if m.name.startswith("test_"))
    found = []
    for name in names:
        for each in vars(import_module(f"{package}.{name}")).values():
            if isinstance(mark := getattr(each, "__holding__", None), Holding):
                found.append(mark)
    return tuple(found)


def duties(package: str = SPEC) -> tuple[Holding, ...]:
    """The must-holdings of a specification."""
    return tuple(each for each in holdings(package) if each.force is Force.MUST)


def verify(law: Law, only: Iterable[Holding] | None = None, package: str = SPEC) -> verifier.Verdict:
    """Decide every holding of a specification about a law, or only some.

    Raises Misbehaves where a Python law cannot be used.
    """
    return verifier.verify(law, holdings(package) if only is None else only)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: its number, its force, its operative words, and what a law is held to by it."""

    number: str
    force: tuple[str, ...]
    words: tuple[str, ...]
    disposition: str


@cache
def paragraphs(package: str = SPEC) -> tuple[Paragraph, ...]:
    """All paragraphs, in the order of the Opinion, from the specification's paragraphs.yaml."""
    entries = data("paragraphs.yaml", package)
    return tuple(Paragraph(n, tuple(p["force"]), tuple(p["words"]), p["says"]) for n, p in entries.items())


def title(package: str = SPEC) -> str:
    """What a report calls the specification."""
    return str(getattr(import_module(package), "TITLE", package))


@cache
def text(name: str, package: str = SPEC) -> str:
    """The text of a file of the specification; empty where it has none."""
    from importlib import resources  # slow to import, and seldom needed

    file = resources.files(package).joinpath(name)
    return file.read_text("utf-8") if file.is_file() else ""


@cache
def data(name: str, package: str = SPEC) -> dict[str, Any]:
    """The values of a YAML file of the specification; none where it has no such file."""
    found = text(name, package)
    return dict(parse(found, name).value) if found else {}


@dataclass(frozen=True)
class OpenQuestion:
    """A question that the specification leaves open, and the facts that raise it."""

    text: str
    facts: dict[str, tuple[Any, ...]]

    def raised(self, situation: Situation) -> bool:
        """Whether the situation raises it."""
        return any(
            name in facts(type(situation)) and situation.among(name, values) for name, values in self.facts.items()
        )


@cache
def questions(package: str = SPEC) -> tuple[OpenQuestion, ...]:
    """The questions left open, from the specification's questions.yaml."""
    known = facts(Solicitation)
    return tuple(
        OpenQuestion(text, {name: values_of(known[name], value) for name, value in entries.items()})
        for text, entries in data("questions.yaml", package).items()
    )


Discretion = Callable[[Label, Situation, bool], str]
"""Why a law may establish a label in a situation or not, given whether it does; empty where it is decided."""


def discretion(package: str = SPEC) -> Discretion:
    """What the specification leaves to national law, from its discretion.py; nothing where it has none."""
    if find_spec(f"{package}.discretion") is None:
        return lambda label, situation, established: ""
    found: Discretion = import_module(f"{package}.discretion").discretion
    return found


def subject(package: str = SPEC) -> Offence:
    """The offence on which the specification leaves open its questions and nothing else, from its discretion.py."""
    found: Offence = import_module(f"{package}.discretion").SUBJECT
    return found

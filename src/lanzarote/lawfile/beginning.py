"""A law file to begin with."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from string import Template
from textwrap import indent, wrap

from lanzarote.lawfile.gaps import NOT_YET
from lanzarote.lawfile.words import conventions, flow, of_element
from lanzarote.model import Offence

WIDTH = 100
"""How many characters a line of a comment has at most."""


def begun(name: str, schema: str, day: date) -> str:
    """A law file of that name to begin with, which says nothing of any case; its schema lies at an address."""
    template = Template(Path(__file__).with_name("new.template.yaml").read_text("utf-8"))
    return template.substitute(
        name=name, schema=schema, day=day.isoformat(), not_yet=NOT_YET, elements=indent("\n".join(_elements()), " " * 6)
    )


def _elements() -> Iterator[str]:
    """The elements of Article 23, each with what it is and what the Convention's law file says of it."""
    for name, condition in conventions()[Offence.ARTICLE_23.value].items():
        told = f"{of_element(name)} In the Convention: {flow(condition)}"
        yield from (f"# {line}" for line in wrap(told, WIDTH))
        yield f"{name}: {{untranslatable: {NOT_YET}}}"

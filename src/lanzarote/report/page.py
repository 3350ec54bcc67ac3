"""The page of a report as one HTML file that needs nothing else: no script, no font, no image, no network."""

from collections.abc import Sequence
from importlib import resources

from jinja2 import Environment, StrictUndefined

from lanzarote.law.problems import inert
from lanzarote.report.blocks import Heading
from lanzarote.report.content import content
from lanzarote.report.entries import ReportEntry, UnusableEntry


def html(reports: Sequence[ReportEntry], unusable: Sequence[UnusableEntry]) -> str:
    """The page on one law, or on several. Texts of a law are escaped, and stay on their line."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["inert"] = inert
    blocks = [(type(block).__name__, block) for block in content(reports, unusable)]
    head = next(block.text for _, block in blocks if isinstance(block, Heading))
    folder = resources.files(__package__)
    text, style = (folder.joinpath(name).read_text("utf-8") for name in ("page.html.j2", "page.css"))
    return environment.from_string(text).render(title=head, style=style, blocks=blocks) + "\n"

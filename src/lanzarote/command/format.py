"""The page docs/format.md: every word of law files and case files. Its prose is in a template."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from string import Template

from lanzarote.casefile.schema import build as case_schema
from lanzarote.lawfile import glossary
from lanzarote.lawfile.glossary import Entry, of_elements, of_facts, of_keys, of_measures, of_offences, of_terms
from lanzarote.lawfile.schema import build as law_schema
from lanzarote.lawfile.words import CASE_KEYS
from lanzarote.model import KINDS


def page() -> str:
    """The whole page."""
    template = Path(glossary.__file__).with_name("format.template.md").read_text("utf-8")
    return Template(template).substitute(
        {kind: _table("fact", (replace(each, words=()) for each in of_facts(kind))) for kind in KINDS},
        words="\n".join(_words()).rstrip(),
        terms=_table("term", of_terms(law_schema())),
        elements=_table("element", of_elements()),
        offences=_table("offence", of_offences()),
        law_keys=_table("key", of_keys(law_schema())),
        measures=_table("measure", of_measures()),
        case_keys=_table("key", of_keys(case_schema(), CASE_KEYS)),
    )


def _table(title: str, entries: Iterable[Entry]) -> str:
    rows = [f"| {title} | meaning |", "|---|---|"]
    for each in entries:
        words = "; ".join(f"`{word}`: {sentence.rstrip('.')}" for word, sentence in each.words)
        rows.append(f"| `{each.name}` | {' '.join((each.sentence, *each.notes))}{f' {words}.' if words else ''} |")
    return "\n".join(rows)


def _words() -> Iterator[str]:
    """The facts that have words, each with its words in a table."""
    for each in dict.fromkeys(entry for kind in KINDS for entry in of_facts(kind) if entry.words):
        yield f"#### {each.name}\n"
        yield f"{each.sentence}\n"
        yield "| word | meaning |\n|---|---|"
        yield from (f"| `{word}` | {sentence} |" for word, sentence in each.words)
        yield ""

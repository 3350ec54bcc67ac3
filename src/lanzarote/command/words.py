"""`lanzarote words`: what can be written in a law file or case file, and what it means."""

from collections.abc import Iterator

from lanzarote.casefile.schema import build as case_schema
from lanzarote.law.problems import did_you_mean, shown
from lanzarote.lawfile.glossary import (
    Entry,
    of_elements,
    of_facts,
    of_keys,
    of_measures,
    of_offences,
    of_terms,
)
from lanzarote.lawfile.schema import build as law_schema
from lanzarote.lawfile.words import CASE_KEYS, conventions
from lanzarote.model import KINDS


class NoWord(Exception):
    """It is no word of the format."""


def all_words() -> Iterator[str]:
    """The facts by the kind of situation, the elements by article, the terms of a condition, the keys of a law file."""
    for kind in KINDS:
        yield from _listed(f"Facts of {kind}", of_facts(kind))
    yield from _listed("Elements of the Convention", of_elements())
    for article, elements in conventions().items():
        yield f"  {article}: {', '.join(elements)}"
    yield ""
    yield from _listed("In a condition, beside facts", of_terms(law_schema()))
    yield from _listed("Keys of a law file", of_keys(law_schema()))
    yield "`lanzarote words WORD` says more of one, and of every word that a fact can take."


def _listed(title: str, entries: Iterator[Entry]) -> Iterator[str]:
    known = [*entries]
    width = max(len(each.name) for each in known)
    yield title
    yield from (f"  {each.name:{width}}  {each.sentence}" for each in known)
    yield ""


def _glossary() -> list[Entry]:
    found = [
        *(each for kind in KINDS for each in of_facts(kind)),
        *of_elements(),
        *of_terms(law_schema()),
        *of_keys(law_schema()),
        *of_keys(case_schema(), CASE_KEYS),
        *of_offences(),
        *of_measures(),
    ]
    return list(dict.fromkeys(found))


def of_word(name: str) -> Iterator[str]:
    """All that a word is: a fact, an element, a key, or a word of one. Raises NoWord with what it may have been."""
    entries = _glossary()
    words = [(word, sentence, each) for each in entries for word, sentence in each.words]
    found = [each for each in entries if name in (each.name, each.name.rpartition(": ")[2])]
    taken = [(sentence, each) for word, sentence, each in words if word == name]
    if not (found or taken):
        known = dict.fromkeys([*(each.name for each in entries), *(word for word, _, _ in words)])
        hint = did_you_mean(name, known) or "; `lanzarote words` lists them"
        raise NoWord(f"“{shown(name)}” is no word of law files{hint}")
    for each in found:
        yield f"{each.name} ({each.what}): {each.sentence}"
        yield from (f"  {note}" for note in each.notes)
        width = max((len(word) for word, _ in each.words), default=0)
        yield from (f"  {word:{width}}  {sentence}" for word, sentence in each.words)
    for sentence, each in taken:
        yield f"{name} (word of {each.name}, {each.what}): {sentence}"

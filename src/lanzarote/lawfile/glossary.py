"""Every word of the format with what it is and means, as values that a terminal and a page show."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lanzarote.lawfile.terms import word
from lanzarote.lawfile.words import (
    ATTEMPT,
    LAW_KEYS,
    articles_with,
    conventions,
    flow,
    kinds_with,
    of_element,
    of_fact,
    of_key,
    of_words,
    sentences,
    words_of_fact,
)
from lanzarote.model import KINDS, Fact, facts

Keys = tuple[str, ...]
BOUNDS = ("at_least", "at_most", "below")
"""The keys between which numbers lie."""
EVIDENCE = ("cite", "source", "grade", "note")
"""The keys that every entry of a law file can carry."""


@dataclass(frozen=True)
class Entry:
    """A word, what it is, what it means in a sentence; notes in sentences; the words it can take, each with its own."""

    name: str
    what: str
    sentence: str
    notes: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()


def of_facts(kind: str) -> Iterator[Entry]:
    """The facts of a kind of situation, in the order in which they are told."""
    for name, fact in facts(KINDS[kind]).items():
        words = tuple(words_of_fact(name).items())
        yield Entry(name, f"fact of {' and '.join(kinds_with(name))}", of_fact(name), tuple(_notes(fact)), words)


def _notes(fact: Fact) -> Iterator[str]:
    ordinary = word(fact.ordinary)
    if fact.is_age:
        yield "Written {at_least: …, below: …}, or with one of the two."
    elif isinstance(fact.ordinary, bool):
        yield f"Written “yes” or “no”; ordinarily “{ordinary}”."
    else:
        yield f"Ordinarily “{ordinary}”."
    if fact.name == "stage":
        yield "A law file does not ask for it: its key “attempt” says it."
    if fact.only:
        name, values = fact.only
        known = _fact(name)
        allowed = [word(each) for each in known.values or () if each in values]
        told = ", ".join(f"“{each}”" for each in allowed)
        but_one = len(allowed) > 1 and len(allowed) + 1 == len(known.values or ())
        yield f"It says something only where “{name}” is {f'not “{word(known.ordinary)}”' if but_one else told}."


def _fact(name: str) -> Fact:
    return next(facts(kind)[name] for kind in KINDS.values() if name in facts(kind))


def of_elements() -> Iterator[Entry]:
    """The elements of the Convention, in the order of its law file, each with its conditions by article."""
    for name, articles in articles_with().items():
        told: dict[str, list[str]] = {}
        for article in articles:
            told.setdefault(flow(conventions()[article][name]), []).append(article)
        notes = tuple(f"{', '.join(several)}: {condition}" for condition, several in told.items())
        yield Entry(name, "element", of_element(name), notes)


def of_offences() -> Iterator[Entry]:
    """The offences, each with the names of its elements."""
    for name, sentence in sentences()["offences"].items():
        elements = conventions().get(name, {})
        yield Entry(name, "offence", sentence, (f"Elements: {', '.join(elements)}.",) if elements else ())


def of_measures() -> Iterator[Entry]:
    """The measures of the State."""
    return (Entry(name, "measure", sentence) for name, sentence in sentences()["measures"].items())


def of_terms(schema: dict[str, Any]) -> Iterator[Entry]:
    """What a condition of a law file can hold beside facts."""
    known = schema["definitions"]["condition"]["properties"]
    for name in known:
        if not kinds_with(name) and name not in (*EVIDENCE, "words"):
            yield Entry(name, "term of a condition", of_key(("condition", name)))
    for name in BOUNDS:
        yield Entry(name, "bound of an age, or of a difference of ages", of_key((name,)))


def of_keys(schema: dict[str, Any], keys: str = LAW_KEYS) -> Iterator[Entry]:
    """The keys of a file, each after those within which it stands; those that any entry can carry once, last."""
    what = "key of a law file" if keys == LAW_KEYS else "key of a case file"
    carried = EVIDENCE if keys == LAW_KEYS else ()
    paths = {path: words for path, words in _paths(schema, ()) if path[-1] not in carried}
    for path, words in paths.items():
        of = tuple(zip(words, of_words(path, words), strict=True)) if _own(path, words) else ()
        yield Entry(": ".join(path), what, of_key(path, keys), words=of)
    for name in carried:
        words = [*sentences()["values"].get(name, ())]
        yield Entry(name, what, of_key((name,)), words=tuple(zip(words, of_words((name,), words), strict=True)))


def _own(path: Keys, words: list[str]) -> bool:
    """Whether the words of a key have sentences of their own that stand nowhere else."""
    return bool(words) and not words_of_fact(path[-1]) and not {*words} & {*sentences()["offences"], "yes"}


def _paths(part: dict[str, Any], path: Keys) -> Iterator[tuple[Keys, list[str]]]:
    """The keys within a part of a schema, with their words; offences, measures and facts are no keys of their own."""
    for keyword, inside in part.items():
        if keyword == "properties" and path != ("facts",):
            for key, each in inside.items():
                known = (sentences()["offences"], sentences()["measures"], sentences()["guidance"])
                names_one = any(key.removeprefix(ATTEMPT) in each for each in known)
                within = path if names_one else (*path, key)
                if not names_one:
                    yield within, _words(each)
                yield from _paths(each, within)
        elif keyword in ("then", "else", "items", "additionalProperties") and isinstance(inside, dict):
            yield from _paths(inside, path)


def _words(part: dict[str, Any]) -> list[str]:
    """The words that can stand under a key."""
    forms = (part[keyword] for keyword in ("then", "else", "items") if keyword in part)
    return [*part.get("enum", ()), *(each for form in forms for each in _words(form))]

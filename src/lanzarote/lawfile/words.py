"""What is said of every fact, word and key, each in one sentence of `words.yaml`: for schemas, editors and pages."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from lanzarote.law.provisions import STILL_AN_OFFENCE
from lanzarote.lawfile.document import read
from lanzarote.lawfile.file import CONVENTION
from lanzarote.model import KINDS, facts

LAW_KEYS, CASE_KEYS = "keys", "case keys"
"""Under which key the sentences on the keys of law files stand, and those on the keys of case files."""
ATTEMPT = "attempt at "


@cache
def sentences() -> dict[str, Any]:
    """All sentences, as the file has them."""
    found: dict[str, Any] = read(Path(__file__).with_name("words.yaml")).value
    found["values"]["still_an_offence kind"] = {k: f"{v[:1].upper()}{v[1:]}." for k, v in STILL_AN_OFFENCE.items()}
    return found


@cache
def kinds_with(fact: str) -> tuple[str, ...]:
    """The kinds of situation that have a fact; none where it is no fact."""
    return tuple(name for name, kind in KINDS.items() if fact in facts(kind))


@cache
def conventions() -> dict[str, dict[str, Any]]:
    """The Convention's elements, each with its condition, by article."""
    return {each["transposes"]: each["elements"] for each in read(CONVENTION).value["provisions"]}


def articles_with() -> dict[str, tuple[str, ...]]:
    """The articles that have an element, by its name."""
    return {
        name: tuple(article for article, names in conventions().items() if name in names)
        for name in dict.fromkeys(name for names in conventions().values() for name in names)
    }


def flow(value: object) -> str:
    """Plain values as YAML on one line."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {flow(each)}' for key, each in value.items())}}}"
    return f"[{', '.join(map(flow, value))}]" if isinstance(value, list) else str(value)


def of_element(name: str) -> str:
    """What is said of an element of the Convention. Raises KeyError for what is none."""
    return str(sentences()["elements"][name])


def of_fact(name: str) -> str:
    """What is said of a fact. Raises KeyError for what is none."""
    return str(sentences()["facts"][name]["is"])


def words_of_fact(name: str) -> dict[str, str]:
    """The words of a fact, each with what is said of it; none where they are yes and no, or numbers."""
    return dict(sentences()["facts"].get(name, {}).get("words", {}))


def of_label(name: str) -> str:
    """What is said of an offence, or of attempt at one. Raises KeyError for what is neither."""
    offence = name.removeprefix(ATTEMPT)
    told = str(sentences()["offences"][offence])
    return told if offence == name else f"Attempt (Article 24§2). {told}"


def of_key(path: Sequence[str], keys: str = LAW_KEYS) -> str:
    """What is said of a key that stands within others. Raises KeyError where nothing is."""
    if told := fitting(sentences()[keys], path):
        return str(told)
    for apart in ("facts", "elements", "measures", "guidance"):
        if path[-1] in sentences()[apart]:
            return of_fact(path[-1]) if apart == "facts" else str(sentences()[apart][path[-1]])
    return of_label(path[-1])


def of_words(path: Sequence[str], words: Sequence[str]) -> list[str]:
    """What is said of each of the words that can stand under a key. Raises KeyError where nothing is."""
    known = sentences()
    tables = (
        words_of_fact(path[-1]) if path else {},
        fitting(known["values"], path) or {},
        known["offences"],
        known["values"]["answers"],
        known["values"]["bounds"],
        known["values"]["elements"],
    )
    for table in tables:
        if {*words} <= {*table}:
            return [str(table[word]) for word in words]
    raise KeyError(f"{' '.join(path)}: {', '.join(words)}")


def fitting(table: Mapping[str, Any], path: Sequence[str]) -> Any:
    """What a table says of the longest end of a path; None if it says nothing."""
    ends = (" ".join(path[start:]) for start in range(len(path)))
    return next((table[end] for end in ends if end in table), None)

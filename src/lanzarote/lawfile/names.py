"""Names of elements and exceptions that are none: words of the format that stand in the place of a name."""

from collections.abc import Iterator
from typing import Any

from lanzarote.lawfile.document import Document, Pointer
from lanzarote.model import KINDS, facts

NAMED = {"elements": "an element", "unless": "an exception"}
"""Under which keys of a provision something stands by a name of its own, and what."""
COMBINING = ("any_of", "all_of", "not", "untranslatable", "unclear", "circumstance", "age_difference")
"""What a condition can hold beside facts."""
BOUNDS = {"at_least", "at_most", "below"}
_FACTS = {name for kind in KINDS.values() for name in facts(kind)}


def misnamed(document: Document, keys: tuple[str, ...]) -> Iterator[tuple[tuple[Pointer, ...], str]]:
    """Where a word of the format stands for a name, and what to write; `keys` are the keys of a provision.

    The values may be anything: they need not be valid.
    """
    provisions = document.value.get("provisions") if isinstance(document.value, dict) else None
    for i, provision in enumerate(provisions if isinstance(provisions, list) else ()):
        for key, what in NAMED.items():
            entries = provision.get(key) if isinstance(provision, dict) else None
            if isinstance(entries, dict):
                yield from _among(("provisions", i, key), what, entries, keys)


def _among(
    pointer: Pointer, what: str, entries: dict[str, Any], keys: tuple[str, ...]
) -> Iterator[tuple[tuple[Pointer, ...], str]]:
    for name in entries:
        if name in keys:
            message = f"“{name}” cannot name {what}; it belongs one step further out, in the provision"
            yield ((*pointer, name),), message + ", or one further in" * (name in ("source", "grade", "note", "words"))
    if terms := [name for name, value in entries.items() if _is_term(name, value)]:
        told = ", ".join(f"{name}: …" for name in terms)
        words = f"“{terms[0]}” cannot name {what}" if len(terms) == 1 else f"this is {what} without a name"
        yield tuple((*pointer, name) for name in terms), f"{words}; write “NAME: {{{told}}}”, with a name of your own"


def _is_term(name: str, value: Any) -> bool:
    """Whether a key is a term of a condition, and no name: by its word, or by what is said of it."""
    if name in COMBINING:
        return True
    if isinstance(value, dict):
        return name in _FACTS and bool(value) and value.keys() <= BOUNDS
    return name in _FACTS and value not in ("as in the Convention", "not required")

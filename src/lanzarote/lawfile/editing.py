"""Changes to the values of a law file, as values."""

from collections.abc import Iterable, Iterator
from typing import Any

from lanzarote.lawfile.document import Pointer

REMOVED = ...
"""What takes the place of something that is left out."""
Values = dict[str, Any]
Change = tuple[Pointer, Any]
"""Where in the file, and what is put there."""

_DECLARED = (("circumstances", "circumstance"), ("unclear", "unclear"), ("sources", "source"))
"""Where a file declares names, and the key under which one is used."""
_NEVER_EMPTY = ("elements", "unless", "goes_further", "no_offence", *(key for key, _ in _DECLARED))
"""What is left out with the last thing in it."""


def with_changes(values: Values, changes: Iterable[Change]) -> Values:
    """The values with some changes made, in order; the values given stay as they are."""
    for pointer, value in changes:
        values = _with(values, pointer, value)
    return values


def _with(holder: Any, pointer: Pointer, value: Any) -> Any:
    key: Any
    key, *rest = pointer
    copy = holder.copy()
    if rest:
        copy[key] = _with(holder[key] if isinstance(holder, list) else holder.get(key, {}), tuple(rest), value)
    elif value is REMOVED:
        del copy[key]
    elif isinstance(holder, list) and key == len(holder):
        copy.append(value)
    else:
        copy[key] = value
    return copy


def tidied(before: Values, changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """The changes, and those that take away what nothing uses any more or what they leave empty."""
    after = with_changes(before, changes)
    for key, word in _DECLARED:
        used = {*_used(after, word)}
        for name in after.get(key, {}):
            if name not in used and name in {*_used(before, word)}:
                changes = (*changes, ((key, name), REMOVED))
    after = with_changes(before, changes)
    empty = [pointer for pointer, value in _mappings(after, ()) if not value and pointer[-1:] and _goes(pointer)]
    return (*changes, *((pointer, REMOVED) for pointer in empty))


def _goes(pointer: Pointer) -> bool:
    return pointer[-1] in _NEVER_EMPTY and len(pointer) in (1, 3)


def _used(value: Any, word: str) -> Iterator[str]:
    """The names that stand under a key, at any depth."""
    for key, each in _within(value):
        if key == word and isinstance(each, str):
            yield each
        yield from _used(each, word)


def _mappings(value: Any, pointer: Pointer) -> Iterator[tuple[Pointer, Any]]:
    if isinstance(value, dict):
        yield pointer, value
    for key, each in _within(value):
        yield from _mappings(each, (*pointer, key))


def _within(value: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)

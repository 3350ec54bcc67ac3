"""A YAML file as plain values with the position of each: YAML 1.2 meaning, bounded, duplicate keys refused.

PyYAML only delivers the events; what they mean is decided here (`NO` and `yes` are words, dates are text).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from importlib.resources import files
from itertools import takewhile
from pathlib import Path
from typing import Any, NoReturn
from unicodedata import category

import yaml

from lanzarote.law.problems import CONTROLS, Problem, Unusable, UnusableLaw, inert, shown
from lanzarote.lawfile.characters import blank_in_line, blank_in_text, first_blank, no_space, oddities

LARGEST = 1_000_000
"""The largest file, in bytes."""
DEEPEST = 40
MOST_NODES = 20_000
"""The most values in a file, counted after aliases are followed."""


@dataclass(frozen=True)
class Form:
    """What a file is: what it is called, how it begins, and what is raised where it cannot be used."""

    what: str
    begins: str
    unusable: type[Unusable]


LAW_FILE = Form("law file", "jurisdiction: …", UnusableLaw)

_MENDS = (
    ("cannot start any token", "put quotes around a text that begins with a sign"),
    ("mapping values are not allowed", "put quotes around a text that holds “: ”, and check the indentation"),
    ("but got '?'", "within brackets, put quotes around a text that holds “?”"),
    ("expected <block end>", "check the indentation, and that every quote and bracket before this line is closed"),
    ("expected ',' or", "check that every quote and bracket before this line is closed, with a comma between entries"),
    ("did not find expected", "check the indentation, and that every quote and bracket before this line is closed"),
    ("could not find expected ':'", "write “key: value”, with a space after the colon, and check the line before"),
    ("unexpected end of stream", "a quote or bracket is opened and never closed"),
)

Pointer = tuple[str | int, ...]
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""PyYAML's quick loader, where it has one; `characters.py` keeps from it what the other loader reads otherwise."""
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_GLUED = re.compile(r" *:[\[\]{},]")
_PLAIN = {"null": None, "~": None, "": None, "true": True, "false": False}


@dataclass
class Document:
    """Plain values (dict, list, str, int, bool, None) and where each, or its key, stands: (line, column), from 1."""

    file: str
    value: Any = None
    places: dict[Pointer, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    sha256: str = ""
    """Of the bytes of the file, in hexadecimal."""
    text: str = ""
    form: Form = LAW_FILE

    @property
    def unusable(self) -> Unusable:
        """What is raised with all that is wrong."""
        return self.form.unusable(self.problems)

    def place(self, pointer: Pointer) -> tuple[int, int]:
        """Line and column of the key, or else of the value, or else of what holds it."""
        while pointer and pointer not in self.places:
            pointer = pointer[:-1]
        return self.places.get(pointer, (1, 1))

    def problem(self, pointer: Pointer, message: str) -> Problem:
        """A problem at this place."""
        return Problem(self.file, *self.place(pointer), message)


def shipped(package: str, name: str) -> dict[str, Any]:
    """The values of a YAML file that comes with a package of the program, also within a zip."""
    return dict(parse(files(package).joinpath(name).read_text("utf-8"), name).value)


def read(file: Path, name: str | None = None, form: Form = LAW_FILE) -> Document:
    """Read a YAML file, to be spoken of by a name. Raises what its form says with all that is wrong with it as YAML."""
    name = inert(name or file.as_posix())
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        why = getattr(error, "strerror", None) or error
        raise form.unusable([Problem(name, 0, 0, f"cannot be read: {why}")]) from None
    if len(data) > LARGEST:
        message = f"is larger than {LARGEST // 1000} kB; a {form.what} is far smaller"
        raise form.unusable([Problem(name, 0, 0, message)])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode().split("\n")
        message = "is not UTF-8 text; save it as UTF-8, or check that it is a YAML file"
        raise form.unusable([Problem(name, len(before), len(before[-1]) + 1, message)]) from None
    return replace(parse(text, name, form), sha256=sha256(data).hexdigest())


def parse(text: str, name: str, form: Form = LAW_FILE) -> Document:
    """The values of a YAML text, with their places. Raises what its form says."""
    if found := oddities(text):
        raise form.unusable(Problem(name, *each) for each in found)
    document = _in_plain_words(text, Document(name, text=text, form=form))
    if not document.problems and document.value is None:
        document.problems.append(Problem(name, 1, 1, f"is empty; a {form.what} begins with “{form.begins}”"))
    if document.problems:
        raise document.unusable
    return document


def _in_plain_words(text: str, empty: Document) -> Document:
    """What the text says; what is wrong with it is told by the loader that is there on every machine."""
    reader = _Reader(replace(empty, places={}, problems=[]), text, LOADER)
    try:
        reader.read()
        return reader.document
    except yaml.YAMLError as error:
        problem = _not_yaml(error, reader)
    reader = _Reader(replace(empty, places={}, problems=[]), text, yaml.SafeLoader)
    try:
        reader.read()
    except yaml.YAMLError as error:
        reader.document.problems.append(_not_yaml(error, reader))
    return reader.document if reader.document.problems else replace(empty, problems=[problem])


def _not_yaml(error: yaml.YAMLError, reader: "_Reader") -> Problem:
    """What is wrong, and what mends it; a blank that is no space is named, since nobody sees it."""
    mark = getattr(error, "problem_mark", None)
    line, column = _at(mark) if mark else (1, 1)
    for number in range(min(line, len(reader.lines)), reader.line - 1, -1):
        if blank := blank_in_line(reader.lines[number - 1]):
            return Problem(reader.document.file, number, blank, no_space(reader.lines[number - 1][blank - 1]))
    what = shown(getattr(error, "problem", None) or str(error).splitlines()[0], 120)
    hint = next((f"; {mend}" for sign, mend in _MENDS if sign in what), "")
    return Problem(reader.document.file, line, column, f"is not valid YAML: {what}{hint}")


def _at(mark: Any) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1


class _Reader:
    """Reads YAML events into a document; what nests is read by a call within a call, no deeper than DEEPEST."""

    def __init__(self, document: Document, text: str, loader: Any) -> None:
        self.document, self.events = document, self._checked(yaml.parse(text, Loader=loader))
        self.lines = text.split("\n")
        self.line = 1
        """The line that has been come to."""
        self.anchors: dict[Any, Any] = {}
        self.brackets: list[bool] = []
        """Of each list and mapping that is open, whether it stands in brackets."""
        self.nodes = 0

    def read(self) -> None:
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if self.nodes:
                    self._stop(event, f"a {self.document.form.what} is one document; remove the second “---”")
                self.document.value = self._value(next(self.events), ())

    def _checked(self, events: Iterator[Any]) -> Iterator[Any]:
        """Each event. Texts are shown in terminals and pages, so they hold no control characters."""
        for event in events:
            tag, text = getattr(event, "tag", None), getattr(event, "value", "")
            self.line = event.start_mark.line + 1
            if tag:
                what = self.document.form.what
                self._stop(event, f"the tag “{shown(tag)}” is not allowed; a {what} holds plain values")
            if isinstance(event, yaml.AliasEvent) and event.anchor not in self.anchors:
                self._stop(event, f"“*{shown(event.anchor)}” refers to nothing before it")
            if any(category(c) in CONTROLS and c not in "\n\t" for c in text):
                self._wrong(event, f"“{shown(text)}” holds a control character; remove it")
            if not text.isascii() and not event.style and blank_in_text(text):
                self._blank(event.start_mark)
            self._within_brackets(event)
            yield event

    def _within_brackets(self, event: Any) -> None:
        """Refuse what only one of the loaders reads: “?” in a text without quotes, “:” right before a bracket."""
        if isinstance(event, yaml.CollectionStartEvent):
            self.brackets.append(bool(event.flow_style))
        elif isinstance(event, yaml.CollectionEndEvent):
            self.brackets.pop()
        elif isinstance(event, yaml.ScalarEvent) and self.brackets and self.brackets[-1]:
            begins: Any = event.start_mark
            ends: Any = event.end_mark
            if not event.style and "?" in event.value:
                raise yaml.MarkedYAMLError(problem="found “?” in brackets", problem_mark=begins)
            if any(_GLUED.match(line, ends.column) for line in self.lines[ends.line : ends.line + 1]):
                self._stop(event, f"“{shown(event.value)}:” needs a space after the colon")

    def _value(self, event: Any, pointer: Pointer) -> Any:
        """The value that begins with this event; an alias is the same value again, and counted again."""
        self.document.places[pointer] = _at(event.start_mark)
        value = self._begun(event)
        self._count(event, value, len(pointer))
        inside = takewhile(lambda e: not isinstance(e, yaml.CollectionEndEvent), self.events)
        if isinstance(event, yaml.SequenceStartEvent):
            value.extend(self._value(each, (*pointer, i)) for i, each in enumerate(inside))
        elif isinstance(event, yaml.MappingStartEvent):
            self._fill(value, pointer, inside)
        if event.anchor:
            self.anchors[event.anchor] = value
        return value

    def _begun(self, event: Any) -> Any:
        """A value, or the list or mapping that is to be filled."""
        if isinstance(event, yaml.AliasEvent):
            return self.anchors[event.anchor]
        if isinstance(event, yaml.ScalarEvent):
            return event.value if event.style else meaning(event.value)
        return [] if isinstance(event, yaml.SequenceStartEvent) else {}

    def _count(self, event: Any, value: Any, depth: int) -> None:
        """Count a value and all that it holds."""
        self.nodes += 1
        if self.nodes > MOST_NODES:
            self._stop(event, f"holds more than {MOST_NODES} values, aliases counted")
        if isinstance(value, dict | list):
            if depth >= DEEPEST:
                self._stop(event, f"nested more than {DEEPEST} deep")
            for each in value.values() if isinstance(value, dict) else value:
                self._count(event, each, depth + 1)

    def _fill(self, mapping: dict[str, Any], pointer: Pointer, keys: Iterator[Any]) -> None:
        for key in keys:
            if not isinstance(key, yaml.ScalarEvent):
                self._stop(key, "a key must be one word or text")
            at = (*pointer, key.value)
            stands = _at(key.start_mark)
            if key.value in mapping:
                stands = self.document.places[at]
                self._wrong(key, f"“{shown(key.value)}” is written twice; the first is in line {stands[0]}")
            mapping[key.value] = self._value(next(self.events), at)
            self.document.places[at] = stands

    def _blank(self, mark: Any) -> None:
        """Note the first blank that is no space from here on."""
        text = "\n".join(self.lines[mark.line :])
        at = first_blank(text[mark.column :]) + mark.column
        line, column = mark.line + text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        self.document.problems.append(Problem(self.document.file, line, column, no_space(text[at])))

    def _wrong(self, event: Any, message: str) -> None:
        self.document.problems.append(Problem(self.document.file, *_at(event.start_mark), message))

    def _stop(self, event: Any, message: str) -> NoReturn:
        self._wrong(event, message)
        raise self.document.unusable


def meaning(text: str) -> Any:
    """What a text means where no quotes stand around it."""
    if text.lower() in _PLAIN and text in (text.lower(), text.upper(), text.capitalize()):
        return _PLAIN[text.lower()]
    return int(text) if _INTEGER.fullmatch(text) else text

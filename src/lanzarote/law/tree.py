"""A YAML file as plain values with the position of each: YAML 1.2 meaning, bounded, duplicate keys refused.

PyYAML only delivers the events; what they mean is decided here (`NO` and `yes` are words, dates are text).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any
from unicodedata import category

import yaml

from lanzarote.law.problems import CONTROLS, Problem, UnusableLaw, inert, shown

LARGEST = 1_000_000
"""The largest law file, in bytes."""
DEEPEST = 40
MOST_NODES = 20_000
"""The most values in a law file, counted after aliases are followed."""

_MENDS = (
    ("cannot start any token", "use spaces instead of tabs, and put quotes around a text that begins with a sign"),
    ("mapping values are not allowed", "put quotes around a text that holds “: ”, and check the indentation"),
    ("did not find expected", "check the indentation, and that every quote and bracket before this line is closed"),
    ("could not find expected ':'", "write “key: value”, with a space after the colon, and check the line before"),
    ("unexpected end of stream", "a quote or bracket is opened and never closed"),
)

Path = tuple[str | int, ...]
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_QUOTED = ("'", '"', "|", ">")
_PLAIN = {"null": None, "~": None, "": None, "true": True, "false": False}


@dataclass
class Tree:
    """Plain values (dict, list, str, int, bool, None) and where each stands: (line, column), from 1."""

    file: str
    value: Any = None
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def place(self, path: Path) -> tuple[int, int]:
        """Line and column of the key, or else of the value, or else of what holds it."""
        while path:
            found = self.keys.get(path) or self.places.get(path)
            if found:
                return found
            path = path[:-1]
        return self.places.get((), (1, 1))

    def problem(self, path: Path, message: str) -> Problem:
        """A problem at this place."""
        return Problem(self.file, *self.place(path), message)


def read(file: FilePath, name: str | None = None) -> Tree:
    """Read a YAML file, to be spoken of by a name. Raises UnusableLaw with all that is wrong with it as YAML."""
    name = inert(name or file.as_posix())
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except OSError as error:
        raise UnusableLaw([Problem(name, 0, 0, f"cannot be read: {error.strerror or error}")]) from None
    if len(data) > LARGEST:
        raise UnusableLaw([Problem(name, 0, 0, f"is larger than {LARGEST // 1000} kB; a law file is far smaller")])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = "is not UTF-8 text; save it as UTF-8, or check that it is a YAML file"
        raise UnusableLaw([Problem(name, line, 1, message)]) from None
    return parse(text, name)


def parse(text: str, name: str) -> Tree:
    """The tree of a YAML text. Raises UnusableLaw."""
    tree = Tree(name)
    try:
        _Builder(tree, yaml.parse(text, Loader=_LOADER)).build()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        what = shown(getattr(error, "problem", None) or str(error).splitlines()[0], 120)
        hint = next((f"; {mend}" for sign, mend in _MENDS if sign in what), "")
        message = what if isinstance(error, _Stop) else f"is not valid YAML: {what}{hint}"
        tree.problems.append(Problem(name, line, column, message))
    if not tree.problems and tree.value is None:
        tree.problems.append(Problem(name, 1, 1, "is empty; a law file begins with “jurisdiction: …”"))
    if tree.problems:
        raise UnusableLaw(tree.problems)
    return tree


class _Stop(yaml.YAMLError):
    """A bound is passed."""

    def __init__(self, mark: Any, problem: str) -> None:
        self.problem_mark, self.problem = mark, problem


@dataclass
class _Open:
    """A list or mapping that is being filled."""

    value: Any
    path: Path
    anchor: str | None
    key: str | None = None


class _Builder:
    """Fills a tree from YAML events, without recursion."""

    def __init__(self, tree: Tree, events: Iterator[Any]) -> None:
        self.tree, self.events = tree, events
        self.open: list[_Open] = []
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.nodes = self.documents = 0

    def build(self) -> None:
        for event in self.events:
            match event:
                case yaml.DocumentStartEvent():
                    self.documents += 1
                    if self.documents > 1:
                        raise _Stop(event.start_mark, "a law file is one document; remove the second “---”")
                case yaml.AliasEvent():
                    self._alias(event)
                case yaml.ScalarEvent():
                    self._scalar(event)
                case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                    self._start(event, {} if isinstance(event, yaml.MappingStartEvent) else [])
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self._end()

    def _start(self, event: Any, value: Any) -> None:
        path = self._place(event, value)
        if len(self.open) >= DEEPEST:
            raise _Stop(event.start_mark, f"nested more than {DEEPEST} deep")
        self.open.append(_Open(value, path, event.anchor))

    def _end(self) -> None:
        done = self.open.pop()
        if done.anchor:
            self.anchors[done.anchor] = (done.value, _size(done.value))

    def _scalar(self, event: Any) -> None:
        top = self.open[-1] if self.open else None
        if top and isinstance(top.value, dict) and top.key is None:
            self._key(top, event)
            return
        value = event.value if event.style in _QUOTED else _meaning(event.value)
        self._place(event, value)
        if event.anchor:
            self.anchors[event.anchor] = (value, 1)
        self._check_text(event)

    def _key(self, top: _Open, event: Any) -> None:
        self._check_text(event)
        path = (*top.path, event.value)
        top.key = event.value
        if event.value in top.value:
            line = self.tree.keys[path][0]
            message = f"“{shown(event.value)}” is written twice; the first is in line {line}"
            self.tree.problems.append(Problem(self.tree.file, *_at(event), message))
        self.tree.keys.setdefault(path, _at(event))

    def _check_text(self, event: Any) -> None:
        """Texts are shown in terminals and pages, so they hold no control characters."""
        if any(category(c) in CONTROLS and c not in "\n\t" for c in event.value):
            message = f"“{shown(event.value)}” holds a control character; remove it"
            self.tree.problems.append(Problem(self.tree.file, *_at(event), message))

    def _alias(self, event: Any) -> None:
        if event.anchor not in self.anchors:
            raise _Stop(event.start_mark, f"“*{shown(event.anchor)}” refers to nothing before it")
        value, size = self.anchors[event.anchor]
        self._count(event, size - 1)
        self._place(event, value)

    def _place(self, event: Any, value: Any) -> Path:
        """Put a value where it belongs, and note where it stands."""
        self._count(event, 1)
        if getattr(event, "tag", None):
            raise _Stop(event.start_mark, f"the tag “{shown(event.tag)}” is not allowed; a law file holds plain values")
        if not self.open:
            self.tree.value = value
            path: Path = ()
        else:
            top = self.open[-1]
            if isinstance(top.value, list):
                path = (*top.path, len(top.value))
                top.value.append(value)
            else:
                if top.key is None:
                    raise _Stop(event.start_mark, "a key must be one word or text")
                path = (*top.path, top.key)
                top.value.setdefault(top.key, value)
                top.key = None
        self.tree.places.setdefault(path, _at(event))
        return path

    def _count(self, event: Any, more: int) -> None:
        self.nodes += more
        if self.nodes > MOST_NODES:
            raise _Stop(event.start_mark, f"holds more than {MOST_NODES} values, aliases counted")


def _at(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _size(value: Any) -> int:
    """How many values this is. Nested aliases were counted when they were placed, so the sum stays bounded."""
    size, rest = 0, [value]
    while rest:
        each = rest.pop()
        size += 1
        if isinstance(each, dict | list):
            rest.extend(each.values() if isinstance(each, dict) else each)
    return size


def _meaning(text: str) -> Any:
    """What a text means where no quotes stand around it."""
    if text.lower() in _PLAIN and text in (text.lower(), text.upper(), text.capitalize()):
        return _PLAIN[text.lower()]
    return int(text) if _INTEGER.fullmatch(text) else text


class _Dumper(yaml.SafeDumper):
    """Writes each value so that its meaning here is that value: quotes only where they are needed."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        if kind is yaml.ScalarNode and implicit[0]:
            return self.represent_data(_meaning(value)).tag
        return super().resolve(kind, value, implicit)  # type: ignore[no-untyped-call]

    def text(self, text: str) -> yaml.ScalarNode:
        style = '"' if "\n" in text else None
        return self.represent_scalar("tag:yaml.org,2002:str", text, style)


_Dumper.add_representer(str, _Dumper.text)


def dumped(value: Any) -> str:
    """Plain values as YAML text: what `parse` reads as the same values."""
    return yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)

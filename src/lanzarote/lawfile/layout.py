"""Where each value of a YAML text is written, and how: by offsets into the text, so that it can be edited in place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from lanzarote.lawfile.document import LOADER

BREAK = re.compile("\r\n|\n")
"""What ends a line; nothing else does in a text that can be read."""


@dataclass
class Node:
    """A value as it is written: `text[start:end]`, with its anchor; of a list or mapping, also what is inside.

    Where it is an alias, there is nothing inside. `quote` is the sign around a text, `"`, `'` or none, and `|` or `>`
    before a text in lines of its own.
    """

    start: int
    end: int
    flow: bool
    quote: str = ""
    alias: str = ""
    anchor: str = ""
    inside: dict[str | int, "Node"] = field(default_factory=dict)
    keys: dict[str | int, "Node"] = field(default_factory=dict)
    """The keys of a mapping, as they are written."""

    def everything(self) -> Iterator["Node"]:
        """The value and all that is inside, in order."""
        yield self
        for name, each in self.inside.items():
            if name in self.keys:
                yield self.keys[name]
            yield from each.everything()


class Layout:
    """A YAML text and how its values are written. The text is known to be a document that can be read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._breaks = [found.span() for found in BREAK.finditer(text)]
        events: Any = yaml.parse(text, Loader=LOADER)
        self._events: Iterator[Any] = events
        next(event for event in self._events if isinstance(event, yaml.DocumentStartEvent))
        self.root = self._node(next(self._events))
        self.used = frozenset(each.alias for each in self.root.everything() if each.alias)
        """The anchors to which an alias refers."""

    def line(self, offset: int) -> int:
        """The number of the line, from 1."""
        return 1 + sum(end <= offset for _, end in self._breaks)

    def line_start(self, offset: int) -> int:
        """Where the line begins."""
        return max((end for _, end in self._breaks if end <= offset), default=0)

    def line_end(self, offset: int) -> int:
        """Where the line ends, before its break."""
        return min((start for start, _ in self._breaks if start >= offset), default=len(self.text))

    def next_line(self, offset: int) -> int:
        """Where the next line begins; the end of the text in the last line."""
        return min((end for start, end in self._breaks if start >= offset), default=len(self.text))

    @property
    def newline(self) -> str:
        """How the text breaks its lines: as it does first."""
        return self.text[slice(*self._breaks[0])] if self._breaks else "\n"

    def column(self, offset: int) -> int:
        """How many characters stand before it in its line."""
        return offset - self.line_start(offset)

    def _node(self, event: Any) -> Node:
        """The value that begins with this event."""
        node = Node(event.start_mark.index, event.end_mark.index, False)
        if isinstance(event, yaml.AliasEvent):
            node.alias = str(event.anchor)
            return node
        node.anchor = event.anchor or ""
        if isinstance(event, yaml.ScalarEvent):
            node.quote = event.style or ""
            if node.quote in ("|", ">"):
                node.end = node.start + len(self.text[node.start : node.end].rstrip())
            return node
        node.flow = bool(event.flow_style)
        if isinstance(event, yaml.MappingStartEvent):
            for key in self._until_its_end():
                node.keys[key.value] = self._node(key)
                node.inside[key.value] = self._node(next(self._events))
        else:
            node.inside.update((number, self._node(each)) for number, each in enumerate(self._until_its_end()))
        node.end = self._ended if node.flow else next(reversed(node.inside.values())).end
        return node

    def _until_its_end(self) -> Iterator[Any]:
        """The events of what is inside a list or mapping; then it is known where that ended."""
        for event in self._events:
            if isinstance(event, yaml.CollectionEndEvent) and event.end_mark:
                self._ended = event.end_mark.index
                return
            yield event

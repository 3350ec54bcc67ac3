"""Changes to the values of a YAML document made in its text, in place: comments, line ends, style and quotes stay.

What cannot be made so is refused, and a text that does not read as the changed values is never given out.
"""

import json
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import partial
from itertools import groupby
from typing import Any, NoReturn

from lanzarote.law.problems import Unusable, shown
from lanzarote.lawfile.document import parse
from lanzarote.lawfile.layout import Layout, Node

Splice = tuple[int, int, str]
"""From where to where in the text, and what is put there."""
CHOICE = "any_of"


class CannotSplice(Exception):
    """A change that cannot be made in the text as it is written; `line` says where, from 1."""

    def __init__(self, why: str, line: int) -> None:
        self.why, self.line = why, line
        super().__init__(f"line {line} {why}")


class WrongSplice(Exception):
    """An edited text does not read as the changed values: a defect of this program."""


def spliced(text: str, after: Any) -> str:
    """The text of a YAML document, changed where it must be to read as some values.

    Raises CannotSplice, and WrongSplice where the outcome would read as anything else.
    """
    splicing = _Splicing(text)
    edited = text
    for start, end, put in sorted(splicing.change(splicing.layout.root, parse(text, "").value, after), reverse=True):
        edited = edited[:start] + put + edited[end:]
    try:
        found = parse(edited, "").value
    except Unusable as error:
        raise WrongSplice(f"the edited text is no law file: {error}") from None
    if not same(found, after):
        raise WrongSplice("the edited text does not read as the changed values")
    return edited


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same, with their types; the order of keys means nothing."""
    return _exactly(one) == _exactly(other)


def _exactly(value: Any) -> str:
    return json.dumps(value, sort_keys=True)


class _Splicing:
    """What is put where in a text."""

    def __init__(self, text: str) -> None:
        self.text, self.layout = text, Layout(text)

    def change(self, node: Node, before: Any, after: Any, key: Node | None = None) -> Iterator[Splice]:
        """The splices by which the text of a value becomes that of another; it stands under a key, or in a list."""
        if same(before, after):
            return
        self._unreferred(node)
        choice = after.get(CHOICE) if isinstance(after, dict) and len(after) == 1 else None
        if isinstance(before, dict) and choice and same(before, choice[0]) and not node.anchor:
            self._written_here(node)
            yield from self._chosen_from(node, choice[1:])
        elif isinstance(before, dict) and isinstance(after, dict) and before.keys() & after.keys():
            self._written_here(node)
            yield from self._mapping(node, before, after)
        elif isinstance(before, list) and isinstance(after, list) and _first_stays(before, after):
            self._written_here(node)
            yield from self._list(node, before, after)
        else:
            yield from self._instead(node, after, key)

    def _mapping(self, node: Node, before: dict[str, Any], after: dict[str, Any]) -> Iterator[Splice]:
        names = [*before]
        for name in names:
            if name in after:
                yield from self.change(node.inside[name], before[name], after[name], node.keys[name])
        new = [
            f"{written(name, _quote(node))}: {written(value, _quote(node))}"
            for name, value in after.items()
            if name not in before
        ]
        starts = [key.start for key in node.keys.values()]
        kept = [number for number, name in enumerate(names) if name in after]
        yield from self._entries(node, starts, kept, {kept[-1]: new})

    def _list(self, node: Node, before: list[Any], after: list[Any]) -> Iterator[Splice]:
        kept: list[int] = []
        new: dict[int, list[str]] = {}
        starts = self._starts(node)
        for old, i, end, j, other_end in _matched(before, after):
            both = min(end - i, other_end - j) if old != "delete" else 0
            for number in range(both):
                yield from self.change(node.inside[i + number], before[i + number], after[j + number])
                kept.append(i + number)
            write = written if node.flow else partial(_item, self._indent(starts[0]))
            more = [write(each, _quote(node)) for each in after[j + both : other_end]]
            new.setdefault(kept[-1] if kept else 0, []).extend(more)
        yield from self._entries(node, starts, kept, new)

    def _indent(self, at: int) -> str:
        """A line end, and as much space as stands before a place in its line."""
        return self.layout.newline + " " * self.layout.column(at)

    def _starts(self, node: Node) -> list[int]:
        """Where the items of a list begin; outside brackets, at the dash."""
        if node.flow:
            return [each.start for each in node.inside.values()]
        starts, end = [], node.start
        for each in node.inside.values():
            dashes = [i for i in range(end, each.start) if self._is_dash(i, end)]
            starts.append(dashes[-1] if dashes else each.start)
            end = each.end
        return starts

    def _is_dash(self, at: int, after: int) -> bool:
        """Whether there is a dash with nothing before it in its line, looking no further back than the item before."""
        begins = max(self.layout.line_start(at), after)
        return self.text[at] == "-" and not self.text[begins:at].strip()

    def _entries(self, node: Node, starts: list[int], kept: list[int], new: dict[int, list[str]]) -> Iterator[Splice]:
        """Entries of a list or mapping taken out, and others put after some that are kept."""
        inside = [*node.inside.values()]
        gone = [number for number in range(len(inside)) if number not in kept]
        for number in gone:
            self._unreferred(*inside[number].everything())
        for run in _runs(gone):
            yield from self._without(node, starts, inside, run)
        for number, texts in new.items():
            if texts:
                at = starts[number]
                indent = self._indent(at)
                own_line = not self.text[self.layout.line_start(at) : at].strip(" -")
                if number and not node.flow and not self._line_before(self.layout.line_start(at)).strip():
                    indent = self.layout.newline + indent  # a blank line, as there is before this one
                between = f",{indent if own_line else ' '}" if node.flow else indent
                end = inside[number].end if node.flow else self.layout.line_end(inside[number].end)
                yield end, end, "".join(f"{between}{text}" for text in texts)

    def _without(self, node: Node, starts: list[int], inside: list[Node], run: list[int]) -> Iterator[Splice]:
        """Some entries that follow one another, and not all there are, taken out."""
        first, last = run[0], run[-1]
        line = self.layout.line_start(starts[first])
        if not node.flow and not self.text[line : starts[first]].strip():
            for number in run:
                yield self._lines(starts[number], inside[number].end)
        elif last + 1 < len(starts):  # what follows takes its place
            yield starts[first], starts[last + 1], ""
        elif "#" in self.text[inside[first - 1].end : starts[first]]:  # the comma stays, before a comment
            yield starts[first], inside[last].end, ""
        else:
            yield inside[first - 1].end, inside[last].end, ""

    def _lines(self, start: int, end: int) -> Splice:
        """Whole lines taken out; of a blank line before and after, one stays, and none at the end of the text."""
        begins, ends = self.layout.line_start(start), self.layout.next_line(end)
        after = self.text[ends : self.layout.next_line(ends)]
        if begins and not self._line_before(begins).strip():
            if after and not after.strip():
                ends += len(after)
            elif not after:
                begins = self.layout.line_start(begins - 1)
        return begins, ends, ""

    def _chosen_from(self, node: Node, others: list[Any]) -> Iterator[Splice]:
        """A condition as the first of several that are enough; what is written stays, further to the right."""
        key = written(CHOICE, _quote(node))
        if node.flow:
            yield node.start, node.start, f"{{{key}: ["
            yield node.end, node.end, "".join(f", {written(each, _quote(node))}" for each in others) + "]}"
            return
        indent = self._indent(node.start) + "  "
        yield node.start, node.start, f"{key}:{indent}- "
        line = self.layout.next_line(node.start)
        while line < node.end:
            if self.text[line : self.layout.line_end(line)].strip():
                yield line, line, " " * 4
            line = self.layout.next_line(line)
        end = self.layout.line_end(node.end)
        for each in others:
            yield end, end, indent + _item(indent, each, _quote(node))

    def _instead(self, node: Node, after: Any, key: Node | None) -> Iterator[Splice]:
        """Another value in the place of one, in the line of its key."""
        self._unreferred(*node.everything())
        put = written(after, _quote(node))
        line = self.layout.line_start(node.start)
        if key and line > key.end and not node.flow and node.inside:
            colon = self.text.index(":", key.end) + 1
            yield colon, colon, f" {put}"
            yield self.layout.line_start(line - 1) + len(self._line_before(line)), node.end, ""
        else:
            yield node.start, node.end, f" {put}" if node.start == node.end else put

    def _line_before(self, line: int) -> str:
        """The line before the one that begins here and is not the first, without its break."""
        start = self.layout.line_start(line - 1)
        return self.text[start : self.layout.line_end(start)]

    def _written_here(self, node: Node) -> None:
        """Refuses a value of which another place is the text."""
        if node.alias:
            why = f"takes a value over from another place (“*{shown(node.alias)}”); write it out there"
            self._refuse(why, node)

    def _unreferred(self, *nodes: Node) -> None:
        """Refuses values that other places take over."""
        for node in nodes:
            if node.anchor in self.layout.used:
                why = f"is taken over in another place (“&{shown(node.anchor)}”), which would change too"
                self._refuse(f"{why}; write the value out there", node)

    def _refuse(self, why: str, node: Node) -> NoReturn:
        raise CannotSplice(why, self.layout.line(node.start))


def _runs(numbers: list[int]) -> Iterator[list[int]]:
    """Numbers that follow one another."""
    for _, run in groupby(enumerate(numbers), lambda each: each[1] - each[0]):
        yield [number for _, number in run]


def _matched(before: list[Any], after: list[Any]) -> Sequence[tuple[str, int, int, int, int]]:
    """Which items of a list became which, as `difflib` has it."""
    found = SequenceMatcher(None, [*map(_exactly, before)], [*map(_exactly, after)], autojunk=False)
    return found.get_opcodes()


def _first_stays(before: list[Any], after: list[Any]) -> bool:
    """Whether nothing is put before the first item that is kept, and one is."""
    changes = [each for each in _matched(before, after) if each[0] != "delete"]
    return bool(changes) and changes[0][0] != "insert"


def _quote(node: Node) -> str:
    """The quotes that stand around a text there, or around the first in it."""
    texts = (each.quote for each in node.everything() if not each.inside and not each.alias)
    found = next(texts, "")
    return found if found in ("'", '"') else ""


def _item(indent: str, value: Any, quote: str) -> str:
    """A value as an item of a list in lines of its own; a mapping has a line for each key."""
    if not value or not isinstance(value, dict):
        return f"- {written(value, quote)}"
    return "- " + f"{indent}  ".join(f"{written(name, quote)}: {written(each, quote)}" for name, each in value.items())


def written(value: Any, quote: str = "") -> str:
    """A value in one line, as YAML in brackets; its texts in quotes, if those are given or needed."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{written(name, quote)}: {written(each, quote)}" for name, each in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(written(each, quote) for each in value)}]"
    if not isinstance(value, str):
        return json.dumps(value)
    if quote == "'" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    return value if not quote and _is_plain(value) else json.dumps(value, ensure_ascii=False)


def _is_plain(text: str) -> bool:
    """Whether a text reads as itself without quotes, as a key and as a value."""
    try:
        return "\n" not in text and same(parse(f"{{{text}: {text}}}", "").value, {text: text})
    except Unusable:
        return False

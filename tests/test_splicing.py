"""Changes made in the text of a YAML document, in place: it reads as was meant, and nothing else is touched."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from lanzarote.lawfile import splicing
from lanzarote.lawfile.document import Pointer, parse
from lanzarote.lawfile.editing import REMOVED, Change, with_changes
from lanzarote.lawfile.splicing import CannotSplice, WrongSplice, same, spliced

BLOCK = """\
# about the whole
law:
  # about the child
  child: {age: 15, decoy: none}  # s. 3
  act:   # s. 4
    kinds:
      - travel   # by any means
      # and then
      - arrival
    note: |
      in lines
      of its own

  last: 'it''s'   # s. 5

end: "yes"
"""


def changed(text: str, *changes: Change) -> str:
    """The text with changes of its values."""
    return spliced(text, with_changes(parse(text, "").value, changes))


def differing(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that are in one of two texts only."""
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


@pytest.mark.parametrize(
    ("changes", "gone", "come"),
    [
        ([(("law", "child", "age"), 16)], ["  child: {age: 15, decoy: none}  # s. 3"], ["  child: {age: 16, decoy: none}  # s. 3"]),
        ([(("law", "child", "age"), REMOVED)], ["  child: {age: 15, decoy: none}  # s. 3"], ["  child: {decoy: none}  # s. 3"]),
        ([(("law", "child", "decoy"), REMOVED)], ["  child: {age: 15, decoy: none}  # s. 3"], ["  child: {age: 15}  # s. 3"]),
        ([(("law", "child", "own"), "x, y")], ["  child: {age: 15, decoy: none}  # s. 3"], ['  child: {age: 15, decoy: none, own: "x, y"}  # s. 3']),
        ([(("law", "act", "kinds", 0), REMOVED)], ["      - travel   # by any means"], []),
        ([(("law", "act", "kinds", 2), "the meeting itself")], [], ["      - the meeting itself"]),
        ([(("law", "act", "kinds"), "any act")],
         ["    kinds:", "      - travel   # by any means", "      # and then", "      - arrival"], ["    kinds: any act"]),
        ([(("law", "act", "note"), REMOVED)], ["    note: |", "      in lines", "      of its own"], []),
        ([(("law", "act", "note"), "short")], ["    note: |", "      in lines", "      of its own"], ["    note: short"]),
        ([(("law", "act"), "as in the Convention")],
         ["  act:   # s. 4", "    kinds:", "      - travel   # by any means", "      # and then", "      - arrival",
          "    note: |", "      in lines", "      of its own"], ["  act: as in the Convention   # s. 4"]),
        ([(("law", "last"), "that's it")], ["  last: 'it''s'   # s. 5"], ["  last: 'that''s it'   # s. 5"]),
        ([(("end",), "no")], ['end: "yes"'], ['end: "no"']),
        ([(("law", "further"), {"adult": "declared"})], [], ["  further: {adult: declared}"]),
    ],
)  # fmt: skip
def test_a_change_touches_the_lines_concerned_and_no_other(
    changes: list[Change], gone: list[str], come: list[str]
) -> None:
    """Comments, quotes and style stay; a comment inside a value that is replaced goes with it."""
    assert differing(BLOCK, changed(BLOCK, *changes)) == (gone, come)


def test_line_ends_stay_as_they_are() -> None:
    """In new lines too."""
    changes = ((("law", "new"), 1), (("law", "act", "kinds", 2), {"a": 1, "b": 2}))
    assert changed(BLOCK.replace("\n", "\r\n"), *changes) == changed(BLOCK, *changes).replace("\n", "\r\n")


def test_a_file_without_a_last_line_end_gets_none() -> None:
    """And a new line begins with one."""
    assert changed("a: 1", (("b",), 2)) == "a: 1\nb: 2"
    assert changed("a: 1\nb: 2", (("b",), REMOVED)) == "a: 1\n"


def test_json_stays_json() -> None:
    """It is YAML; keys and texts are in quotes."""
    text = '{\n  "a": {"b": "yes"},\n  "c": ["x"]\n}\n'
    after = changed(text, (("c", 1), "y"), (("d",), {"e": "no"}), (("a", "b"), REMOVED), (("a", "f"), 1))
    assert after == '{\n  "a": {"f": 1},\n  "c": ["x", "y"],\n  "d": {"e": "no"}\n}\n'


def test_a_condition_becomes_one_of_several_with_its_words_as_they_are() -> None:
    """They only move to the right, in lines of their own or in brackets."""
    text = "child:\n  # first\n  age: 'x'  # s. 3\n  kinds:\n  - a\nadult: {age: 1}\n"
    values = parse(text, "").value
    both = {name: {"any_of": [value, {"other": "yes"}]} for name, value in values.items()}
    assert spliced(text, both) == (
        "child:\n  # first\n  any_of:\n    - age: 'x'  # s. 3\n      kinds:\n      - a\n    - other: yes\n"
        "adult: {any_of: [{age: 1}, {other: yes}]}\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "x # y",
        "a: b",
        "- a",
        "*a",
        "&a",
        "yes: no",
        "'",
        '"',
        "",
        "3",
        "null",
        "{",
        "] #",
        "é😀",
        "a\nb",
        "? a",
        "\\",
        "true",
        "!x",
        "%x",
        "a,b",
        " a ",
    ],
)
def test_any_text_is_put_in_as_itself(text: str) -> None:
    """As a value and as a key, in either style, whatever it holds."""
    for into in ("a: 1\n", "{a: 1}\n", "{'a': 'b'}\n", '{"a": "b"}\n'):
        after = changed(into, ((f"{text}k",), text), (("a",), text))
        assert parse(after, "").value == {"a": text, f"{text}k": text}


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ([(("b", "x"), 2)], "line 2 takes a value over from another place (“*one”)"),
        ([(("a", "x"), 2)], "line 1 is taken over in another place (“&one”)"),
        ([(("a",), REMOVED)], "line 1 is taken over in another place (“&one”)"),
        ([(("c", "d", "e"), REMOVED)], "line 3 is taken over in another place (“&two”)"),
        ([(("c",), "text")], "line 3 is taken over in another place (“&two”)"),
    ],
)
def test_what_is_shared_by_an_alias_is_not_changed(changes: list[Change], why: str) -> None:
    """It is said where, and what to do."""
    with pytest.raises(CannotSplice) as error:
        changed("a: &one {x: 1, y: 2}\nb: *one\nc: {d: {e: &two 5}}\nf: *two\n", *changes)
    assert str(error.value).startswith(why)
    assert "write" in str(error.value)


def test_an_alias_can_give_way_and_an_anchor_that_nothing_refers_to_is_none() -> None:
    """Both are written in one place only."""
    assert changed("a: &one {x: 1}\nb: *one\n", (("b",), "y")) == "a: &one {x: 1}\nb: y\n"
    assert changed("a: &one {x: 1}\nb: &two {x: 1}\nc: *one\n", (("b", "x"), 2)).splitlines()[1] == "b: &two {x: 2}"


FAULTS = {
    "a value too long": ("_instead", lambda self, node, after, key: iter([(node.start, node.end, "1, own: 2")])),
    "a value left as it is": ("_instead", lambda self, node, after, key: iter([])),
    "a text that is no YAML": ("_instead", lambda self, node, after, key: iter([(node.start, node.end, "[")])),
    "a number as a text": ("_instead", lambda self, node, after, key: iter([(node.start, node.end, '"2"')])),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_wrong_splice_is_never_given_out(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The text is read again, and must read as what was meant."""
    monkeypatch.setattr(splicing._Splicing, *FAULTS[fault])
    with pytest.raises(WrongSplice):
        changed("{a: 1}\n", (("a",), 2))


KEYS = st.sampled_from(["a", "b", "c", "yes", "- d", "e: f", "g #"])
VALUES = st.recursive(
    st.sampled_from(["x", "no", "1", "", "y: z", "a # b", "é😀", 1, True, None, "two\nlines\n"]),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(KEYS, inside, max_size=3),
    max_leaves=12,
)
DOCUMENTS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=4)


def pointers(value: Any, at: Pointer = ()) -> Iterator[Pointer]:
    """Each place in a value but the whole."""
    if isinstance(value, dict | list):
        for key, each in value.items() if isinstance(value, dict) else enumerate(value):
            yield (*at, key)
            yield from pointers(each, (*at, key))


@given(DOCUMENTS, st.sampled_from([None, True, False]), st.data())
def test_whatever_is_changed_the_text_reads_as_what_was_meant(
    values: dict[str, Any], flow: bool | None, data: st.DataObject
) -> None:
    """In either style; and what is written outside the value that is changed stays."""
    text = yaml.safe_dump(values, default_flow_style=flow, allow_unicode=True)
    assume(same(parse(text, "").value, values))
    at = data.draw(st.sampled_from([*pointers(values)]))
    after = with_changes(values, [(at, data.draw(st.just(REMOVED) | VALUES))])
    if data.draw(st.booleans()):
        after = with_changes(after, [(("new",), data.draw(VALUES))])
    assert same(parse(spliced(text, after), "").value, after)

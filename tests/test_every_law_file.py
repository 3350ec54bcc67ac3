"""Random law files over the whole format: read back the same, refused where they are wrong, and meaning one thing."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from lanzarote import symbolic
from lanzarote.lawfile import schema
from lanzarote.model import KINDS, facts
from lanzarote.strategies import law_files
from lanzarote.symbolic import Space
from tests import checks, reference

EXAMPLES, SEED = 40, 24
MORE = 2000
"""The most law files that are drawn until something is found, which happens far earlier."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the law files are written."""
    return tmp_path_factory.mktemp("laws")


def all_checks(folder: Path, examples: int) -> checks.Tally:
    """Every check on so many law files; what was done."""
    tally: checks.Tally = Counter()

    def check(told: checks.Values, number: int, data: st.DataObject) -> None:
        checks.checked(folder, tally, told, number, data)

    checks.tried(check, checks.WHOLE, SEED, examples)
    return tally


def test_a_law_file_means_the_same_however_it_is_evaluated(folder: Path) -> None:
    """Written and read back; symbolic, concrete and by the reference. Most files load, and every answer occurs."""
    tally = all_checks(folder, EXAMPLES)
    assert tally["loaded"] > tally["files"] / 2
    assert min(tally[True], tally[False], tally[None]) > 50


@pytest.mark.parametrize("bound", ["at_least", "below"])
def test_a_fault_in_the_reference_is_noticed(bound: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bound that is off by one."""
    right = reference.BOUNDS[bound]
    monkeypatch.setitem(reference.BOUNDS, bound, lambda value, years: right(value, years + 1))
    with pytest.raises(AssertionError, match="reference"):
        all_checks(folder, MORE)


def test_a_fault_in_the_symbolic_evaluation_is_noticed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An age that is one year more where it forks."""
    right = symbolic.Path.at_most
    monkeypatch.setattr(
        symbolic.Path, "at_most", lambda path, first, second, years: right(path, first, second, years - 1)
    )
    with pytest.raises(AssertionError, match="symbolic"):
        all_checks(folder, MORE)


def test_a_fault_in_the_sets_is_noticed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A value that is forgotten where a fact may have one of several."""
    right = Space.among
    monkeypatch.setattr(Space, "among", lambda space, name, values: right(space, name, tuple(values)[:2]))
    with pytest.raises(AssertionError, match="set"):
        all_checks(folder, MORE)


def test_a_spoilt_law_file_loads_or_says_where_it_is_spoilt(folder: Path) -> None:
    """Structure of any kind: no traceback, and every problem has a place."""
    found: checks.Tally = Counter()

    def check(told: checks.Values, number: int, data: st.DataObject) -> None:
        found[checks.read(folder, told) is None] += 1

    checks.tried(check, checks.SPOILT, SEED, 2 * EXAMPLES)
    assert found[True] > found[False]


def held(value: Any) -> set[Any]:
    """Every text and every key in a value."""
    if isinstance(value, dict):
        return {*value}.union(*map(held, value.values()))
    return set().union(*map(held, value)) if isinstance(value, list) else {value}


def format_words(part: Any) -> set[Any]:
    """Every key and every word the schema knows."""
    each = [format_words(p) for p in (part.values() if isinstance(part, dict) else part) if isinstance(p, dict | list)]
    own = {*part.get("properties", ()), *part.get("enum", ())} if isinstance(part, dict) else set()
    return own.union(*each)


class Complete(Exception):
    """Nothing is missing."""


def all_drawn(strategy: checks.Drawn, missing: set[Any]) -> bool:
    """Whether a strategy draws every one of these texts and keys, within as many examples as are drawn at most."""

    def check(told: checks.Values, number: int, data: st.DataObject) -> None:
        missing.difference_update(held(told))
        if not missing:
            raise Complete

    try:
        checks.tried(check, strategy, SEED, MORE)
    except Complete:
        return True
    return False


@pytest.mark.parametrize("kind", KINDS)
def test_every_fact_and_word_of_a_condition_is_drawn(kind: str) -> None:
    """A fact or word that is new in the model is drawn without an edit."""
    terms = schema.build()["definitions"]["condition"]["properties"]
    own = {name: part for name, part in terms.items() if name in facts(KINDS[kind])}
    missing = {*own}.union(*map(format_words, own.values()))
    assert all_drawn(law_files._conditions(kind), missing), missing


def test_every_other_key_and_word_of_the_format_is_drawn() -> None:
    """In whole files; what only stands in conditions is asked of conditions."""
    whole = schema.build()
    missing = format_words({**whole, "definitions": {}}) | (
        format_words(whole["definitions"]["condition"]) - {name for kind in KINDS.values() for name in facts(kind)}
    )
    words = {word for kind in KINDS.values() for f in facts(kind).values() for word in map(str, f.values or ())}
    missing -= words - format_words({**whole, "definitions": {}})
    assert all_drawn(checks.WHOLE, missing), missing

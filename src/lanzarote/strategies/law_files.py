"""Hypothesis strategies for law files: the whole format as its schema has it, and law files that are spoilt.

A law file is drawn as plain values; `dumped` makes them text.
"""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import yaml
from hypothesis import strategies as st

from lanzarote.law.problems import CONTROLS
from lanzarote.law.reservations import NOT_STATED, PERMITTED
from lanzarote.lawfile.document import meaning, read
from lanzarote.lawfile.file import CONVENTION
from lanzarote.lawfile.schema import AS_CONVENTION, build
from lanzarote.model import BEYOND, KINDS, Offence, facts, kind_name, kind_of

Drawn = st.SearchStrategy[Any]
Values = dict[str, Any]

_SCHEMA = build()
_FILE: dict[str, Any] = _SCHEMA["properties"]
_TERMS: dict[str, Any] = _SCHEMA["definitions"]["condition"]["properties"]
_PROVISION: dict[str, Any] = _FILE["provisions"]["items"]["properties"]
_NAMES = ["by_deceit", "b", "c_2"]
"""Names that no element of the Convention has."""
_ODD = [
    "yes", "null", "7", "09", "~", "# a", "a: b", "a #b", "- a", " a ", "'", '"', "{", "*a", "!a", "%",
    "ż", "a\nb\n",
]  # fmt: skip
"""Texts that YAML could misread."""
_LIKELY = [13, 15, 16, 18]
_ORDERED = (("from", "until"), ("at_least", "below"), ("at_least", "at_most"))
"""Keys of which the first does not lie beyond the second."""
_SELDOM = st.sampled_from([False] * 9 + [True] + [False] * 6)
_TEXTS = st.sampled_from(["a text", *_ODD]) | st.text(
    st.characters(exclude_categories=CONTROLS, include_characters="\n\t"), min_size=1, max_size=8
)
_DAYS = st.integers(2005, 2025).map(lambda year: f"{year}-06-17") | st.dates().map(str)
_GIVEN: dict[str, Drawn] = {
    "source": st.sampled_from(["A", "B 2", "09"]),
    "circumstance": st.sampled_from(_NAMES),
    "unclear": st.sampled_from(_NAMES),
}


def _of(part: Values, given: dict[str, Drawn]) -> Drawn:
    """What a part of the schema allows; `given` has what is drawn for some keys, wherever they stand."""
    match part:
        case {"$ref": _}:
            return given["condition"]
        case {"then": then, "else": otherwise}:
            return _of(then, given) | _of(otherwise, given)
        case {"enum": words}:
            return st.sampled_from(words)
        case {"type": "string"}:
            return _DAYS if "pattern" in part else _TEXTS
        case {"minimum": low, "maximum": high}:
            return st.integers(low, high) | st.sampled_from(_LIKELY)
        case {"items": items}:
            most = None if "enum" in items else 3
            return st.lists(_of(items, given), min_size=part.get("minItems", 0), max_size=most)
        case {"properties": parts}:
            keys = {key: given[key] if key in given else _of(each, given) for key, each in parts.items()}
            return _some(keys, part.get("required", []), part.get("minProperties", 0))
    return st.dictionaries(st.sampled_from(_NAMES), _of(part["additionalProperties"], given), max_size=2)


@st.composite
def _some(
    draw: st.DrawFn, keys: dict[str, Drawn], required: list[str], least: int = 0, most: int | None = None
) -> Values:
    """A mapping with the required keys and some of the others."""
    others = st.sampled_from([key for key in keys if key not in required])
    chosen = draw(st.lists(others, min_size=least, max_size=most, unique=True))
    values = {key: draw(keys[key]) for key in (*required, *chosen)}
    for low, high in _ORDERED:
        if low in values and high in values and type(values[low]) is type(values[high]):
            values[low], values[high] = sorted((values[low], values[high]))
            if values[low] == values[high]:
                del values[high]
    return values


_AGE, _ATTEMPT = _FILE["legal_age"]["else"], _FILE["attempt"]["else"]
_YEARS = _of(_AGE["properties"]["years"], {})
_LIMITS = st.sampled_from(
    [{"age_difference": {"at_most": 5}}, {"child_age": {"at_least": 14}}, {"any_of": [{"willing": "yes"}]}]
)
"""When a circumstance can be."""
_ENTRIES = {
    key: _of(_FILE[key]["additionalProperties"], _GIVEN | {"condition": _LIMITS})
    for key in ("sources", "circumstances")
}
_RESERVATION = _of(_FILE["reservations"]["else"]["items"]["else"], _GIVEN | {"scope": st.just([])})
_EXCEEDABLE = [offence.value for offence in BEYOND]
_TRANSPOSED: Drawn = st.just(_EXCEEDABLE) | st.lists(
    st.sampled_from([offence.value for offence in Offence]), min_size=1, max_size=3, unique=True
)


@cache
def _conditions(*kinds: str) -> Drawn:
    """Conditions that can be read on each of the kinds of situation."""
    shared = set.intersection(*(set(facts(KINDS[kind])) for kind in kinds))
    foreign = {name for kind in KINDS.values() for name in facts(kind)} - shared
    foreign |= set() if "offender_age" in shared else {"age_difference"}
    given = _GIVEN | {"condition": st.deferred(lambda: _conditions(*kinds))}
    values = {
        key: given[key] if key in given else _of(part, given) for key, part in _TERMS.items() if key not in foreign
    }
    evidence = {key: values.pop(key) for key in _PROVISION if key in values}
    known = {key: values.pop(key) for key in list(values) if key in shared}
    one, two = _some(known, [], 1, 3), _some(values, [], 1, 2)
    return st.builds(lambda terms, more: terms | more, one | two, st.just({}) | _some(evidence, [], 0, 1))


@cache
def _provision(*kinds: str) -> tuple[Drawn, Drawn, Drawn]:
    """A provision on these kinds of situation without its elements; an element; a condition."""
    given = _GIVEN | {"condition": _conditions(*kinds)}
    rest = given | {"elements": st.just({}), "goes_further": st.just({})}
    element = _PROVISION["elements"]["additionalProperties"]
    return _of(_FILE["provisions"]["items"], rest), _of(element, given), given["condition"]


@st.composite
def _provisions(draw: st.DrawFn) -> Values:
    """Provisions that speak of every element of each offence they transpose."""
    words = draw(_TRANSPOSED)
    rest, element, condition = _provision(*sorted({kind_name(kind_of(Offence(word))) for word in words}))
    values: Values = draw(rest) | {"transposes": words if words[1:] or draw(st.booleans()) else words[0]}
    base = [name for each in _convention() if each["transposes"] in words for name in each["elements"]]
    some = st.lists(st.sampled_from(base), unique=True) if base else st.just([])
    spoken = draw(some) if "otherwise" in values or draw(_SELDOM) else base
    own = draw(st.lists(st.sampled_from(_NAMES), unique=True, min_size=not base, max_size=1))
    values["elements"] = {name: draw(element) for name in spoken} | {name: draw(condition) for name in own}
    wider = [name for name in spoken if values["elements"][name] != AS_CONVENTION]
    if "goes_further" in values and words == _EXCEEDABLE and wider:
        names = draw(st.lists(st.sampled_from(wider), unique=True))
        values["goes_further"] = {name: draw(_TEXTS) for name in names}
    return values


@cache
def _convention() -> list[Values]:
    """The provisions of the Convention."""
    provisions: list[Values] = read(CONVENTION).value["provisions"]
    return provisions


@st.composite
def _reservations(draw: st.DrawFn) -> Values:
    """Reservations within what their article permits."""
    values: Values = draw(_RESERVATION)
    permitted = [offence.value for offence in PERMITTED[values["article"]]]
    if permitted and (values.get("open_ended") != "yes" or draw(st.booleans())):
        values["scope"] = draw(st.lists(st.sampled_from(permitted), min_size=not draw(_SELDOM), unique=True))
        values.setdefault("indent", "both")
    if not draw(_SELDOM):
        values.setdefault("from", min(draw(_DAYS), values.get("until", "9")))
    return values


@st.composite
def _over_time(draw: st.DrawFn, entry: Drawn) -> Values | list[Values]:
    """One entry, or several for stretches of days that seldom meet."""
    entries: list[Values] = draw(st.lists(entry, min_size=1, max_size=3))
    if len(entries) == 1:
        return entries[0] if draw(st.booleans()) else entries
    if not draw(_SELDOM):
        days = sorted(draw(st.lists(_DAYS, min_size=6, max_size=6, unique=True)))
        for each, start, end in zip(entries, days[::2], days[1::2], strict=False):
            each["in_force"] = {"from": start, "until": end}
    return entries


def _seldom(word: str, otherwise: Drawn) -> Drawn:
    """Now and then a word, and mostly something else."""
    return _SELDOM.flatmap(lambda seldom: st.just(word) if seldom else otherwise)


def _cited(measures: Values) -> Values:
    """Measures with a citation where they are said to be provided or not."""
    return {
        word: each | ({} if each["provided"] == "silent" else {"cite": "a text"}) for word, each in measures.items()
    }


def law_files() -> Drawn:
    """Law files over the whole format. Most load; in the others something is said that cannot be."""
    given = {
        "provisions": st.lists(_provisions(), max_size=4),
        "reservations": _seldom(NOT_STATED, st.lists(_seldom(NOT_STATED, _reservations()), max_size=3)),
        "condition": _conditions("enforcement"),
        "legal_age": _over_time(_of(_AGE, _GIVEN)),
        "attempt": _over_time(_of(_ATTEMPT, _GIVEN)),
        "measures": _of(_FILE["measures"], _GIVEN).map(_cited),
    }
    return _declared(_of(_SCHEMA, _GIVEN | given))


@st.composite
def _declared(draw: st.DrawFn, files: Drawn) -> Values:
    """Law files that declare what they use and are silent on nothing they speak of."""
    values: Values = draw(files)
    if draw(st.booleans()):
        ages = values.setdefault("legal_age", {})
        for each in ages if isinstance(ages, list) else [ages]:
            each["years"] = draw(_YEARS)
    for key, name in (("sources", "source"), ("circumstances", "circumstance")):
        names = [*dict.fromkeys(_under(name, values)), *_NAMES[: draw(_SELDOM)]]
        values[key] = {each: draw(_ENTRIES[key]) for each in names[draw(_SELDOM) :]}
    values.pop("unclear", None)
    if points := [*dict.fromkeys(_under("unclear", values)), *_NAMES[: draw(_SELDOM)]]:
        values["unclear"] = {each: draw(_TEXTS) for each in points[draw(_SELDOM) :]}
    for name in _under("circumstance", values.get("enforcement", [])):
        if name in values["circumstances"]:
            values["circumstances"][name] = "a text"
    if "reservations" in values and not draw(_SELDOM):
        values.get("party", {}).pop("since", None)
    for key in ("no_offence", "silent"):
        if key in values and not draw(_SELDOM):
            spoken = [*_under("transposes", values), *values.get("no_offence", {})] if key == "silent" else []
            spoken = spoken or list(_under("transposes", values))
            values[key] = {word: each for word, each in values[key].items() if word not in spoken}
    return values


def _under(key: str, values: Any) -> Iterator[str]:
    """Every text that stands under a key, at any depth."""
    for holder in _holders(values):
        if isinstance(holder, dict) and key in holder:
            yield from [holder[key]] if isinstance(holder[key], str) else holder[key]


def _holders(values: Any) -> Iterator[Any]:
    """Every mapping and list in a value that holds something."""
    if isinstance(values, dict | list) and values:
        yield values
        for each in values.values() if isinstance(values, dict) else values:
            yield from _holders(each)


_WORDS = sorted({*_under("enum", _SCHEMA), *_under("properties", _SCHEMA)})
"""Every word and every key of the format."""
_ANYTHING = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-200, 200),
    st.sampled_from(_WORDS),
    _TEXTS,
    st.lists(_TEXTS, max_size=2),
    st.dictionaries(_TEXTS, _TEXTS, max_size=2),
)


@st.composite
def spoilt(draw: st.DrawFn, files: Drawn) -> Values:
    """Law files with up to three faults: something removed, exchanged, added, misspelt or doubled, at any depth."""
    values: Values = json.loads(json.dumps(draw(files)))  # a copy of which no two parts are one
    for _ in range(draw(st.integers(1, 3))):
        holders = list(_holders(values))
        _spoil(draw, holders[draw(st.integers(0, len(holders) - 1))])
    return values


def _spoil(draw: st.DrawFn, holder: Any) -> None:
    mapping = isinstance(holder, dict)
    at = draw(st.sampled_from([*holder] if mapping else range(len(holder))))
    match draw(st.sampled_from(("removed", "exchanged", "added", "misspelt"))):
        case "removed":
            del holder[at]
        case "exchanged":
            holder[at] = draw(_ANYTHING)
        case "misspelt" if mapping:
            holder[at[1:]] = holder.pop(at)
        case _ if mapping:
            holder[draw(st.sampled_from(_WORDS) | _TEXTS)] = draw(_ANYTHING)
        case _:
            holder.insert(at, draw(_ANYTHING))


class _Dumper(yaml.SafeDumper):
    """Writes each value so that its meaning here is that value: quotes only where they are needed."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        if kind is yaml.ScalarNode and implicit[0]:
            return self.represent_data(meaning(value)).tag
        return super().resolve(kind, value, implicit)  # type: ignore[no-untyped-call]

    def text(self, text: str) -> yaml.ScalarNode:
        return self.represent_scalar("tag:yaml.org,2002:str", text, '"' if "\n" in text else None)


_Dumper.add_representer(str, _Dumper.text)


def dumped(value: Any) -> str:
    """Plain values as YAML text: what `parse` reads as the same values."""
    return yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)

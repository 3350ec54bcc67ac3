"""Every single edit of what a law file's provisions require, made from the file's own structure and the model's facts.

An edit is made on the values of a law file in which “as in the Convention” is written out (`unfolded`), so that an
edit reaches the words themselves. It stays a law file: it could have been typed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, combinations, product
from typing import Any

from lanzarote.lawfile.document import Document, Pointer
from lanzarote.lawfile.editing import REMOVED, Values, with_changes
from lanzarote.lawfile.file import CONVENTION, checked
from lanzarote.lawfile.schema import AS_CONVENTION, LEGAL_AGE, NOT_REQUIRED
from lanzarote.lawfile.terms import EVIDENCE, listed, values_of, word
from lanzarote.model import ADULT, BEYOND, OLDEST, Fact, Offence, facts, kind_of

YEARS = (-3, -1, 1, 3)
"""By how many years a boundary is shifted."""
WHOLE = "the whole"
"""What is edited where no single element is."""

ALTERNATIVE = {"any_of": "all_of", "all_of": "any_of"}

Planned = tuple[str, str, str, Pointer, Any]
"""The operator, the element, what is done to it, where in the provision, and what is put there."""


@dataclass(frozen=True)
class Edit:
    """One change of a law file: by which operator, in which elements of which offence, from what to what."""

    operator: str
    offence: Offence
    elements: tuple[str, ...]
    what: str
    at: Pointer
    changes: tuple[tuple[Pointer, Any], ...]

    def __str__(self) -> str:
        return f"{self.offence}, {self.elements[0]}: {self.what}"

    def of(self, values: Values) -> Values:
        """The values with the change made; the values given stay as they are."""
        return with_changes(values, self.changes)


def unfolded(document: Document) -> Document:
    """The same law file, one provision for each offence, with every element of the Convention written out."""
    convention = {p["transposes"]: p["elements"] for p in checked(CONVENTION).value["provisions"]}
    parts = [(i, o, e) for i, e in enumerate(document.value["provisions"]) for o in listed(e["transposes"])]
    provisions = [_written_out(entry, offence, convention.get(offence, {})) for _, offence, entry in parts]
    whole = Document(document.file, {**document.value, "provisions": provisions})
    for pointer, at in document.places.items():
        if pointer[:1] != ("provisions",):
            whole.places[pointer] = at
        for now, (before, _, _) in enumerate(parts):
            if pointer[:2] == ("provisions", before):
                whole.places["provisions", now, *pointer[2:]] = at
    return whole


def _written_out(entry: Values, offence: str, convention: Values) -> Values:
    given = {n: v for n, v in entry.get("elements", {}).items() if n in convention or isinstance(v, dict)}
    rest = {name: convention[name] for name in convention if name not in given}
    elements = {name: convention[name] if value == AS_CONVENTION else value for name, value in given.items()}
    left_out = ("otherwise",) if Offence(offence) in BEYOND else ("otherwise", "goes_further")
    kept = {key: value for key, value in entry.items() if key not in left_out}
    return {**kept, "transposes": offence, "elements": elements | rest}


def every_edit(document: Document) -> list[Edit]:
    """Every single edit of the provisions of an unfolded law file, then selected pairs."""
    numbers = range(len(document.value["provisions"]))
    single = [edit for i in numbers for edit in _Provision(document.value, i).edits()]
    single = [edit for edit in single if edit.of(document.value) != document.value]
    return [*single, *_pairs(single)]


def _pairs(single: list[Edit]) -> Iterator[Edit]:
    """Selected pairs: two elements of one provision changed at once, each dropped or negated."""
    for one, other in combinations([e for e in single if e.operator in ("drop an element", "negate an element")], 2):
        (first, _), (second, _) = one.changes[0], other.changes[0]
        if first[:2] == second[:2] and first != second:
            yield Edit(
                "pair", one.offence, one.elements + other.elements, f"{one.what}; {other.what}", one.at,
                one.changes + other.changes,
            )  # fmt: skip


class _Provision:
    """The edits of one provision of a law file, by its number."""

    def __init__(self, values: Values, number: int) -> None:
        self.pointer, self.entry = ("provisions", number), values["provisions"][number]
        self.further = ("provisions", len(values["provisions"]))
        self.age = next((each["years"] for each in listed(values.get("legal_age", []))), ADULT)
        self.offence = Offence(self.entry["transposes"])
        self.kind = kind_of(self.offence)
        others = [each["transposes"] for each in values["provisions"] if each is not self.entry]
        self.alone = self.offence.value not in others and self.offence not in BEYOND.values()
        self.required = {name: each for name, each in self.entry["elements"].items() if isinstance(each, dict)}

    def edits(self) -> Iterator[Edit]:
        for operator, element, what, where, value in chain(self._whole(), self._elements(), self._exceptions()):
            at = (*self.pointer, *where)
            change: tuple[Pointer, Any] = (at, value)
            if operator == "add a provision":
                change = (self.further, with_changes(self.entry, [(where, value)]))
            whole = (WHOLE,) if operator in ("add an exception", "attempt") else ()
            named = (element, *whole, *self._facts_in(self.required.get(element)))
            yield Edit(operator, self.offence, named, what, at, (change, *self._absence(operator)))

    def _absence(self, operator: str) -> Iterator[tuple[Pointer, Any]]:
        """That the law has no such offence, where the edit leaves no provision for it: the file would be silent."""
        if operator in ("drop a provision", "swap the offence") and self.alone:
            yield ("no_offence", self.offence.value), {}

    def _facts_in(self, entry: Any) -> list[str]:
        """The facts a condition speaks of, at any depth."""
        if isinstance(entry, dict):
            known = facts(self.kind)
            return [name for key, value in entry.items() for name in ([key] if key in known else self._facts_in(value))]
        return [name for each in entry for name in self._facts_in(each)] if isinstance(entry, list) else []

    def _whole(self) -> Iterator[Planned]:
        yield "drop a provision", WHOLE, "removed", (), REMOVED
        for other in Offence:
            if other is not self.offence and kind_of(other) is self.kind:
                yield "swap the offence", WHOLE, f"transposes {other}", ("transposes",), other.value
        yield "attempt", "attempt", "not punishable", ("attempt",), "no"
        yield "attempt", "attempt", "only attempt is punishable", ("attempt",), "only"
        first, *others = self.entry["elements"]
        any_of = {first: {"any_of": [*self.required.values()]}} | dict.fromkeys(others, NOT_REQUIRED)
        yield "any for all", WHOLE, "any element is enough", ("elements",), any_of
        for name, value in self.required.items():
            what = f"a further provision where it is not {_shown(value)}"
            yield "add a provision", name, what, ("elements", name), {"not": value}

    def _elements(self) -> Iterator[Planned]:
        for name, value in self.required.items():
            at = ("elements", name)
            yield "drop an element", name, f"{_shown(value)} not required", at, NOT_REQUIRED
            yield "negate an element", name, f"not {_shown(value)}", at, {"not": value}
            yield from self._within(at, value)

    def _exceptions(self) -> Iterator[Planned]:
        for name, value in self.entry.get("unless", {}).items():
            yield "remove an exception", name, f"without {_shown(value)}", ("unless", name), REMOVED
            yield from self._within(("unless", name), value)
        for fact in facts(self.kind).values():
            for value in self._values(fact):
                added = {fact.name: value}
                yield "add an exception", fact.name, f"unless {_shown(added)}", ("unless", "added_by_an_edit"), added
        for name in self.entry.get("goes_further", {}):
            yield "drop a declaration", name, "goes_further removed", ("goes_further", name), REMOVED

    def _within(self, at: tuple[str, str], value: Values) -> Iterator[Planned]:
        for operator, changed in self._condition(value):
            yield operator, at[1], f"{_shown(value)} → {_shown(changed)}", at, changed

    def _values(self, fact: Fact) -> Iterator[Any]:
        if fact.is_age:
            for bound, years in product(("at_least", "below"), (self.age, ADULT)):
                yield {bound: years + (YEARS[-1] if bound == "below" else YEARS[0])}
        elif fact.name != "stage":
            yield from map(word, fact.values or ())

    def _condition(self, entry: Values) -> Iterator[tuple[str, Values]]:
        """A condition with one edit in it."""
        terms = {key: value for key, value in entry.items() if key not in EVIDENCE}
        if len(terms) > 1:
            yield "any for all", {"any_of": [{key: value} for key, value in terms.items()]}
            for key in terms:
                yield "widen", {k: v for k, v in terms.items() if k != key}
                yield "negate", {k: v for k, v in terms.items() if k != key} | {"not": {key: terms[key]}}
        for key, value in terms.items():
            if key in ALTERNATIVE:
                yield "any for all", {ALTERNATIVE[key] if k == key else k: v for k, v in terms.items()}
            for operator, changed in self._term(key, value):
                yield operator, terms | {key: changed}

    def _term(self, key: str, value: Any) -> Iterator[tuple[str, Any]]:
        known = facts(self.kind).get(key)
        if key in ALTERNATIVE:
            for i, part in enumerate(value):
                if len(value) > 1:
                    yield "narrow" if key == "any_of" else "widen", value[:i] + value[i + 1 :]
                for operator, changed in self._condition(part):
                    yield operator, [*value[:i], changed, *value[i + 1 :]]
        elif key == "not":
            yield from self._condition(value)
        elif key == "age_difference" or (known and known.is_age):
            yield from self._bounds(value)
        elif known:
            yield from _among(known, value)

    def _bounds(self, entry: Values) -> Iterator[tuple[str, Values]]:
        for bound, value in entry.items():
            if len(entry) > 1:
                yield "widen", {k: v for k, v in entry.items() if k != bound}
            for years in YEARS:
                now = (self.age if value == LEGAL_AGE else value) + years
                changed = entry | {bound: now}
                if abs(now) <= OLDEST and not _empty(changed):
                    yield "shift", changed


def _empty(bounds: Values) -> bool:
    """Whether no age, or no difference, lies within the bounds."""
    low, high = bounds.get("at_least"), bounds.get("below", bounds.get("at_most"))
    if not (isinstance(low, int) and isinstance(high, int)):
        return False
    return low >= high if "below" in bounds else low > high


def _among(fact: Fact, value: Any) -> Iterator[tuple[str, Any]]:
    """A fact with other words: one less, one more, one for another."""
    now = values_of(fact, value)
    others = [v for v in fact.values or () if v not in now]
    if len(now) > 1:
        yield from (("narrow", [word(v) for v in now if v is not each]) for each in now)
    yield from (("widen", [*map(word, now), word(each)]) for each in others if not isinstance(each, bool))
    for each, other in product(now, others):
        changed = [word(other if v is each else v) for v in now]
        yield "swap", changed if len(changed) > 1 else changed[0]


def _shown(value: Any) -> str:
    """A condition in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_shown(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(_shown, value))}]"
    return str(value)

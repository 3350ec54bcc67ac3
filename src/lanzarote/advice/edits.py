"""The edits of a law file that might mend it: one part left out, widened, or put as in the Convention."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from lanzarote.lawfile.document import Pointer
from lanzarote.lawfile.editing import REMOVED, Change, Values
from lanzarote.lawfile.schema import AS_CONVENTION
from lanzarote.lawfile.terms import EVIDENCE, in_one_line, listed, values_of, word
from lanzarote.model import ADULT, BEYOND, Offence, Situation, facts

ABSENT = "no_offence"
"""The part that is to blame where the law has no such offence: where the file says so."""
CONNECTIVES = ("any_of", "all_of")


@dataclass(frozen=True)
class Edit:
    """An edit that might mend a law file: where, of which part of which provision, and what it would come to.

    `at` is what would be to blame, `words` the term there (empty where it is a whole element, exception or provision),
    `what` a clause that follows “if”.
    """

    at: Pointer
    provision: str
    part: str
    excepts: bool
    words: str
    what: str
    changes: tuple[Change, ...] = field(compare=False)
    whole: bool = False
    """Whether it puts something else in the place of a whole part."""
    declares: bool = False
    """Whether it declares what the law does instead of changing it."""


Seen = Callable[[str], tuple[Any, ...]]
"""Which values a fact has in the cases that are to be mended."""


@dataclass(frozen=True)
class Edits:
    """All edits of a law file that might mend what it answers about some offences."""

    values: Values
    kind: type[Situation]
    convention: Mapping[Offence, Values]
    """The Convention's elements, as its file has them."""
    seen: Seen
    of_readings: bool = False
    """Whether a question of interpretation is asked, which the Convention's own words may not answer."""

    def of_provision(self, number: int, offence: Offence) -> Iterator[Edit]:
        """The edits of one provision, those of single terms first."""
        yield from _Provision(self, number, offence).edits()

    def of_attempt(self) -> Iterator[Edit]:
        """That attempt is punishable in general."""
        for at, rule in _entries(self.values, "attempt"):
            if rule.get("punishable") == "no":
                what = "“punishable: yes” stood under “attempt”"
                yield self.edit(
                    (*at, "punishable"), rule.get("cite", ""), "attempt", what, "yes", words="punishable: no"
                )

    def of_absence(self, offence: Offence) -> Iterator[Edit]:
        """That there is a provision for an offence which the file says there is not."""
        if offence.value in self.values.get(ABSENT, {}):
            at: Pointer = (ABSENT, offence.value)
            further = ("provisions", len(self.values["provisions"]))
            provision = {
                "cite": "a new provision",
                "transposes": offence.value,
                "attempt": "yes",
                "otherwise": AS_CONVENTION,
            }
            what = f"a provision transposed {offence}, “otherwise: {AS_CONVENTION}”, in the place of what is said there"
            changes = ((at, REMOVED), (further, provision))
            yield Edit(at, "", ABSENT, False, offence.value, what, changes)

    def of_measures(self, words: Collection[str]) -> Iterator[Edit]:
        """That a measure that is not provided is."""
        for name, told in self.values.get("measures", {}).items():
            if name in words and told["provided"] == "no":
                what = f"“{name}” were provided"
                yield self.edit(("measures", name, "provided"), told.get("cite", ""), name, what, "yes")

    def of_rules(self) -> Iterator[Edit]:
        """That a rule on enforcement says the opposite."""
        for i, rule in enumerate(self.values.get("enforcement", [])):
            other = "no" if rule["permitted"] == "yes" else "yes"
            what = f"{rule['cite']} said “permitted: {other}”"
            yield self.edit(("enforcement", i, "permitted"), rule["cite"], "permitted", what, other)

    def edit(
        self, at: Pointer, provision: str, part: str, what: str, value: Any, words: str = "", excepts: bool = False
    ) -> Edit:
        """An edit of what stands at one place."""
        return Edit(at, provision, part, excepts, words, what, ((at, value),))


def _entries(values: Values, key: str) -> Iterator[tuple[Pointer, dict[str, Any]]]:
    value = values.get(key, [])
    yield from (((key, i), each) for i, each in enumerate(value)) if isinstance(value, list) else [((key,), value)]


class _Provision:
    """The edits of one provision, by its number, read as one offence."""

    def __init__(self, edits: Edits, number: int, offence: Offence) -> None:
        self.whole, self.offence = edits, offence
        self.at: Pointer = ("provisions", number)
        self.entry: Values = edits.values["provisions"][number]
        self.cite: str = self.entry["cite"]
        self.base = edits.convention.get(offence, {})
        self.of_readings = edits.of_readings

    def edits(self) -> Iterator[Edit]:
        for name, value in self.entry.get("elements", {}).items():
            yield from self._element(name, value)
        for name, value in self.entry.get("unless", {}).items():
            yield from self._exception(name, value)
        yield from self._whole()

    def _edit(self, at: Pointer, part: str, what: str, value: Any, words: str = "", excepts: bool = False) -> Edit:
        return self.whole.edit((*self.at, *at), self.cite, part, what, value, words, excepts)

    def _whole_part(
        self, at: Pointer, part: str, what: str, value: Any, beside: tuple[Change, ...] = (), excepts: bool = False
    ) -> Edit:
        changes = (((*self.at, *at), value), *beside)
        return Edit((*self.at, *at), self.cite, part, excepts, "", what, changes, whole=True)

    def _element(self, name: str, value: Any) -> Iterator[Edit]:
        at = ("elements", name)
        if value == self.base.get(name) and not self.of_readings:  # word for word as in the Convention
            return
        if isinstance(value, dict):
            yield from self._terms(at, name, value, excepts=False)
        if name not in self.base:
            yield self._whole_part(at, name, f"the requirement “{name}” were left out", REMOVED)
        elif value != AS_CONVENTION:
            yield from self._as_in_the_convention(at, name, value)

    def _as_in_the_convention(self, at: tuple[str, str], name: str, value: Any) -> Iterator[Edit]:
        """The Convention's words in the place of the file's, then beside them; or that it goes further is declared."""
        declared = name in self.entry.get("goes_further", {})
        undone = (((*self.at, "goes_further", name), REMOVED),) if declared else ()
        yield self._whole_part(at, name, f"“{name}: {AS_CONVENTION}” stood there", AS_CONVENTION, undone)
        if isinstance(value, dict):
            beside = {"any_of": [value, self.base[name]]}
            yield self._whole_part(at, name, f"“{name}” were met also where it is in the Convention", beside)
        if self.offence in BEYOND and not declared:
            what = f"“{name}” were declared under “goes_further”, where the law is meant to reach further"
            changes = (((*self.at, "goes_further", name), "the law reaches further here"),)
            yield Edit((*self.at, *at), self.cite, name, False, "", what, changes, declares=True)

    def _exception(self, name: str, value: Values) -> Iterator[Edit]:
        """An exception is limited, never widened: where it speaks of ages, to offenders who are no adults."""
        at = ("unless", name)
        if self._speaks_of_ages(value) and "offender_age" in facts(self.whole.kind):
            what = f"the exception “{name}” were for offenders below {ADULT} alone"
            yield self._edit(at, name, what, {**value, "offender_age": {"below": ADULT}}, excepts=True)
        yield from self._terms(at, name, value, excepts=True)
        yield self._whole_part(at, name, f"the exception “{name}” were left out", REMOVED, excepts=True)

    def _speaks_of_ages(self, value: Any) -> bool:
        """Whether a condition asks for an age or a difference of ages, itself or in when a circumstance can be."""
        if isinstance(value, list):
            return any(map(self._speaks_of_ages, value))
        if not isinstance(value, dict):
            return False
        declared = self.whole.values.get("circumstances", {}).get(value.get("circumstance"), {})
        limit = declared.get("only_if", {}) if isinstance(declared, dict) else {}
        inner = [each for each in value.values() if isinstance(each, dict | list)]
        return any("age" in key.split("_") for key in (*value, *limit)) or self._speaks_of_ages(inner)

    def _whole(self) -> Iterator[Edit]:
        if self.entry.get("kind", "criminal") != "criminal":
            words = f"kind: {self.entry['kind']}"
            yield self._edit(("kind",), "", "“kind: criminal” stood there", "criminal", words)
        if self.entry.get("attempt") == "no":
            yield self._edit(("attempt",), "attempt", "“attempt: yes” stood there", "yes", "attempt: no")
        if self.entry.get("attempt") == "only":
            yield self._edit(("attempt",), "attempt", "“attempt: yes” stood there", "yes", "attempt: only")
        if len(self.whole.values["provisions"]) > 1:
            yield self._edit((), "", f"{self.cite} were left out", REMOVED)

    def _terms(self, at: Pointer, part: str, entry: Values, excepts: bool) -> Iterator[Edit]:
        """The edits of the terms of a condition, the innermost first."""
        terms = {key: value for key, value in entry.items() if key not in EVIDENCE}
        there = self.base.get(part, {}) if len(at) == len(("elements", part)) and not excepts else {}
        for key, value in terms.items():
            here = (*at, key)
            if there.get(key, value) != value:
                words, what = f"{key}: {in_one_line(value)}", f"“{key}: {in_one_line(there[key])}” stood there"
                yield self._edit(here, part, what, there[key], words)
            yield from self._within(here, part, key, value, excepts)
            if len(terms) > 1 and not excepts and key not in (*CONNECTIVES, "not"):
                words = f"{key}: {in_one_line(value)}"
                yield self._edit(here, part, f"“{words}” were left out", REMOVED, words, excepts)

    def _within(self, at: Pointer, part: str, key: str, value: Any, excepts: bool) -> Iterator[Edit]:
        known = facts(self.whole.kind).get(key)
        if key in CONNECTIVES:
            for i, each in enumerate(value):
                yield from self._terms((*at, i), part, each, excepts)
                if len(value) > 1:
                    words = in_one_line(each)
                    yield self._edit((*at, i), part, f"{words} were left out", REMOVED, words, excepts)
        elif key == "not":
            yield from self._terms(at, part, value, excepts)
        elif known and known.is_age:
            for bound, years in value.items() if len(value) > 1 and not excepts else ():
                words = f"{key}: {bound}: {years}"
                yield self._edit((*at, bound), part, f"“{words}” were left out", REMOVED, words, excepts)
        elif known and known.values and not isinstance(known.ordinary, bool):
            now, seen = values_of(known, value), self.whole.seen(key)
            words = f"{key}: {in_one_line(value)}"
            missing = [word(each) for each in known.values if each in seen and each not in now]
            if missing and not excepts and len(now) + len(missing) < len(known.values):  # else it asks for nothing
                what = f"“{key}” named {_several(missing)} too"
                yield self._edit(at, part, what, [*listed(value), *missing], words, excepts)
            left = [word(each) for each in now if each not in seen]
            if left and len(left) < len(now):
                what = f"“{key}” did not name {_several([word(each) for each in now if each in seen])}"
                yield self._edit(at, part, what, left if len(left) > 1 else left[0], words, excepts)


def _several(words: list[str]) -> str:
    return ", ".join(f"“{each}”" for each in words)

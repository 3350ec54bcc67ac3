"""The provisions of a law file: what each transposes, element by element, and what it leaves unsaid."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from lanzarote.law.conditions import Condition, Unknown
from lanzarote.law.problems import did_you_mean, shown
from lanzarote.law.provisions import Element, Provision
from lanzarote.law.written import Reach
from lanzarote.lawfile.document import Pointer
from lanzarote.lawfile.reading import Reading
from lanzarote.lawfile.schema import ALL_OTHERS, AS_CONVENTION, NOT_REQUIRED
from lanzarote.lawfile.terms import listed
from lanzarote.model import Attempt, Label, Offence, kind_of, offence_in


@dataclass
class Transposition:
    """Reads provisions, silences and declared reach."""

    reading: Reading

    def provisions(self, pointer: Pointer, entry: dict[str, Any]) -> Iterator[Provision]:
        """One provision for each label: the offences transposed, what goes further, attempt."""
        named = listed(entry["transposes"])
        grade = self.reading.evidence(pointer, entry)
        self._elements_known(pointer, entry, [self.reading.convention.get(Offence(word), {}) for word in named])
        if self._attempt(entry) == "only" and Offence.BEYOND_ARTICLE_23.value in named:
            self.reading.wrong((*pointer, "attempt"), f"no label is known for attempt {Offence.BEYOND_ARTICLE_23}")
        for offence in map(Offence, named):
            common = {
                "cite": entry["cite"],
                "elements": tuple(self._elements(pointer, entry, offence, grade)),
                "exceptions": tuple(self._exceptions(pointer, entry, offence, grade)),
                "in_force": self.reading.interval((*pointer, "in_force"), entry.get("in_force", {})),
                "place": self.reading.place(pointer),
                "grade": grade,
            }
            beyond = tuple(self._beyond(pointer, entry, offence))
            if self._attempt(entry) != "only":
                yield Provision(label=offence, beyond=beyond, **common)
                if beyond:
                    yield Provision(label=Offence.BEYOND_ARTICLE_23, beyond=beyond, **common)
            if self._attempt(entry) != "no" and offence is not Offence.BEYOND_ARTICLE_23:
                common["elements"] += tuple(self._attempt_unknown(pointer, entry))
                yield Provision(label=Attempt(offence), beyond=beyond, **common)

    def _elements(self, pointer: Pointer, entry: dict[str, Any], offence: Offence, grade: str) -> Iterator[Element]:
        base = self.reading.convention.get(offence, {})
        given = entry.get("elements", {})
        for name, value in given.items():
            where = (*pointer, "elements", name)
            if value == AS_CONVENTION:
                if name in base:
                    yield Element(name, base[name], self.reading.place(where), grade)
            elif value != NOT_REQUIRED:
                own = value.get("grade", grade)
                self.reading.evidence(where, value)
                yield Element(
                    name, self.reading.terms(kind_of(offence)).condition(where, value), self.reading.place(where), own
                )
        for name, condition in base.items():
            if name not in given:
                if "otherwise" in entry:
                    yield Element(name, condition, self.reading.place((*pointer, "otherwise")), grade)
                else:
                    self.reading.wrong(
                        (*pointer, "elements"),
                        f"does not say what {shown(entry['cite'])} requires for “{name}” in {offence}; write "
                        f"a condition, “{NOT_REQUIRED}” or “{AS_CONVENTION}”, or “otherwise: {AS_CONVENTION}” "
                        "for all the rest",
                    )

    def _elements_known(self, pointer: Pointer, entry: dict[str, Any], bases: list[dict[str, Condition]]) -> None:
        """Only a condition of its own can stand under a name the Convention does not have."""
        known = {name for base in bases for name in base}
        given = entry.get("elements", {})
        if not known and not given and self.reading.convention:
            self.reading.wrong(pointer, f"{shown(entry['cite'])} states no element: it would reach everything")
        for name, value in given.items():
            meant = get_close_matches(name, known - set(given), n=1, cutoff=0.8)
            if name not in known and (meant or not isinstance(value, dict)):
                hint = f"; did you mean “{meant[0]}”?" if meant else did_you_mean(name, sorted(known))
                self.reading.wrong((*pointer, "elements", name), f"“{name}” is no element of what is transposed{hint}")

    def _exceptions(self, pointer: Pointer, entry: dict[str, Any], offence: Offence, grade: str) -> Iterator[Element]:
        for name, value in entry.get("unless", {}).items():
            where = (*pointer, "unless", name)
            self.reading.evidence(where, value)
            condition = self.reading.terms(kind_of(offence)).condition(where, value)
            yield Element(name, condition, self.reading.place(where), value.get("grade", grade))

    def _beyond(self, pointer: Pointer, entry: dict[str, Any], offence: Offence) -> Iterator[Element]:
        for name in entry.get("goes_further", {}):
            where = (*pointer, "goes_further", name)
            base = self.reading.convention.get(Offence.ARTICLE_23, {})
            if offence is not Offence.ARTICLE_23:
                self.reading.wrong(where, f"only what transposes {Offence.ARTICLE_23} can go further than it")
            elif name not in base:
                self.reading.wrong(where, f"Article 23 has no element “{name}”{did_you_mean(name, base)}")
            elif entry.get("elements", {}).get(name, AS_CONVENTION) == AS_CONVENTION:
                self.reading.wrong(where, f"“{name}” is as in the Convention here, so nothing goes further")
            else:
                yield Element(name, base[name], self.reading.place(where))

    def declared(self, provisions: list[Any]) -> Iterator[Reach]:
        """What is declared to go further than Article 23."""
        for i, entry in enumerate(provisions):
            in_force = self.reading.interval(("provisions", i, "in_force"), entry.get("in_force", {}))
            for name, why in entry.get("goes_further", {}).items():
                yield Reach(
                    entry["cite"], name, why, in_force, self.reading.place(("provisions", i, "goes_further", name))
                )

    def _attempt_unknown(self, pointer: Pointer, entry: dict[str, Any]) -> Iterator[Element]:
        if self._attempt(entry) == "silent":
            default = self.reading.document.value.get("attempt", {}).get(
                "reason", "whether attempt is punishable is not known"
            )
            reason = entry.get("attempt_reason", default)
            where = (*pointer, "attempt") if "attempt" in entry else ("attempt",)
            yield Element("attempt", Unknown(reason), self.reading.place(where))

    def _attempt(self, entry: dict[str, Any]) -> str:
        default = self.reading.document.value.get("attempt", {}).get("punishable", "silent")
        return str(entry.get("attempt", default))

    def silences(self, data: dict[str, Any], provisions: tuple[Provision, ...]) -> Iterator[tuple[Label, str]]:
        """The labels of which the file does not know, each with the reason."""
        spoken = {offence_in(p.label) for p in provisions}
        entry = dict(data.get("silent", {}))
        rest = entry.pop(ALL_OTHERS, None)
        for word in entry:
            if Offence(word) in spoken:
                self.reading.wrong(
                    ("silent", word), f"the file is silent on {word} and has a provision for it; keep one"
                )
        for offence in Offence:
            reason = entry.get(offence.value, None if offence in spoken else rest)
            if reason:
                yield offence, reason
                yield Attempt(offence), reason

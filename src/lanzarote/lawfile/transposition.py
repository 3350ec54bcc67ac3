"""The provisions of a law file: what each transposes, element by element, and what it leaves unsaid."""

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from lanzarote.law.conditions import Condition, Unknown
from lanzarote.law.problems import did_you_mean, shown
from lanzarote.law.protocol import Place
from lanzarote.law.provisions import CRIMINAL, Element, Provision, StillAnOffence
from lanzarote.law.written import Reach
from lanzarote.lawfile.document import Pointer
from lanzarote.lawfile.reading import Reading
from lanzarote.lawfile.schema import ALL_OTHERS, AS_CONVENTION, NOT_REQUIRED
from lanzarote.lawfile.terms import Terms, listed
from lanzarote.model import BEYOND, Attempt, Label, Offence, kind_of


class Transposition:
    """One provision of a law file in one stretch of days, which is read under each label that it carries."""

    def __init__(self, reading: Reading, pointer: Pointer, entry: dict[str, Any]) -> None:
        """Read what is so under every label."""
        self.reading, self.pointer, self.entry = reading, pointer, entry
        self.given: dict[str, Any] = entry.get("elements", {})
        self.grade = reading.evidence(pointer, entry)
        self.told = reading.told(entry)
        self.in_force = reading.in_force(pointer, entry)
        self.general = general_rule(reading)
        self.attempt = entry.get("attempt", self.general.get("punishable", "silent"))

    def _wrong(self, at: Pointer, message: str) -> None:
        self.reading.wrong((*self.pointer, *at), message)

    def _place(self, *at: str) -> Place:
        return self.reading.place((*self.pointer, *at))

    def provisions(self) -> Iterator[Provision]:
        """One provision for each label: the offences transposed, what goes further, attempt; none in other days."""
        if self.in_force.meets(self.reading.stretch.days):
            yield from self._under_each_label()

    def _under_each_label(self) -> Iterator[Provision]:
        named = listed(self.entry["transposes"])
        self._elements_known([self.reading.convention.get(Offence(word), {}) for word in named])
        if self.attempt == "only" and Offence.BEYOND_ARTICLE_23.value in named:
            self._wrong(("attempt",), f"no label is known for attempt {Offence.BEYOND_ARTICLE_23}")
        for offence in map(Offence, named):
            provision = Provision(
                cite=self.entry["cite"],
                label=offence,
                elements=tuple(self._elements(offence)),
                exceptions=tuple(self._exceptions(offence)),
                beyond=tuple(self._beyond(offence)),
                in_force=self.in_force.within(self.reading.stretch.days),
                place=self._place(),
                grade=self.grade,
                kind=self.entry.get("kind", CRIMINAL),
                kind_at=self._place("kind"),
                still_an_offence=tuple(self._still_an_offence()),
                dropped=tuple((n, self._place("elements", n)) for n, v in self.given.items() if v == NOT_REQUIRED),
                told=self.told,
            )
            if self.attempt != "only":
                yield provision
                if provision.beyond:
                    yield replace(provision, label=Offence.BEYOND_ARTICLE_23)
            if self.attempt != "no" and offence is not Offence.BEYOND_ARTICLE_23:
                elements = (*provision.elements, *self._attempt_unknown())
                yield replace(provision, label=Attempt(offence), elements=elements)

    def _elements(self, offence: Offence) -> Iterator[Element]:
        base = self.reading.convention.get(offence, {})
        for name, value in self.given.items():
            if value == AS_CONVENTION:
                if name in base:
                    yield Element(name, base[name], self._place("elements", name), self.grade)
            elif value != NOT_REQUIRED:
                yield self._stated("elements", name, value, offence)
        unsaid = {name: condition for name, condition in base.items() if name not in self.given}
        if "otherwise" in self.entry:
            yield from (Element(name, each, self._place("otherwise"), self.grade) for name, each in unsaid.items())
        elif unsaid:
            names = ", ".join(f"“{name}”" for name in unsaid)
            self._wrong(
                ("elements",),
                f"does not say what {shown(self.entry['cite'])} requires for {names} in {offence}; write for each a "
                f"condition, “{NOT_REQUIRED}” or “{AS_CONVENTION}”, or “otherwise: {AS_CONVENTION}” for all the rest",
            )

    def _exceptions(self, offence: Offence) -> Iterator[Element]:
        for name, value in self.entry.get("unless", {}).items():
            yield self._stated("unless", name, value, offence)

    def _still_an_offence(self) -> Iterator[StillAnOffence]:
        for name, told in self.entry.get("still_an_offence", {}).items():
            self.reading.evidence((*self.pointer, "still_an_offence", name), told)
            if name in self.entry.get("unless", {}):
                self._wrong(
                    ("still_an_offence", name), f"“{name}” stands under “unless” too, where it excuses; keep one"
                )
            yield StillAnOffence(name, told["kind"], self._place("still_an_offence", name))

    def _stated(self, key: str, name: str, value: dict[str, Any], offence: Offence) -> Element:
        """What the file states in words of its own."""
        where = (*self.pointer, key, name)
        condition = Terms(kind_of(offence), self.reading).condition(where, value)
        own = not any(name in base for base in self.reading.convention.values())
        told = self.reading.told(value, self.told.source, value)
        return Element(name, condition, self.reading.place(where), value.get("grade", self.grade), own, told)

    def _elements_known(self, bases: list[dict[str, Condition]]) -> None:
        """Only a condition of its own can stand under a name the Convention does not have."""
        known = {name for base in bases for name in base}
        if not known and not self.given and self.reading.convention:
            self._wrong((), f"{shown(self.entry['cite'])} states no element: it would reach everything")
        for name, value in self.given.items():
            meant = get_close_matches(name, known - set(self.given), n=1, cutoff=0.8)
            if name not in known and (meant or not isinstance(value, dict)):
                hint = f"; did you mean “{meant[0]}”?" if meant else did_you_mean(name, sorted(known))
                self._wrong(("elements", name), f"“{name}” is no element of what is transposed{hint}")

    def _beyond(self, offence: Offence) -> Iterator[Element]:
        base = self.reading.convention.get(Offence.ARTICLE_23, {})
        for name in self.entry.get("goes_further", {}):
            where = ("goes_further", name)
            if offence is not Offence.ARTICLE_23:
                self._wrong(where, f"only what transposes {Offence.ARTICLE_23} can go further than it")
            elif name not in base:
                self._wrong(where, f"Article 23 has no element “{name}”{did_you_mean(name, base)}")
            elif self.given.get(name, AS_CONVENTION) == AS_CONVENTION:
                self._wrong(where, f"“{name}” is as in the Convention here, so nothing goes further")
            else:
                yield Element(name, base[name], self._place(*where))

    def declared(self) -> Iterator[Reach]:
        """What is declared to go further than Article 23."""
        for name, why in self.entry.get("goes_further", {}).items():
            yield Reach(self.entry["cite"], name, why, self.in_force, self._place("goes_further", name))

    def _attempt_unknown(self) -> Iterator[Element]:
        if self.attempt == "silent":
            default = self.general.get("reason", "whether attempt is punishable is not known")
            rule = self.reading.stretch.attempt or ("attempt",)
            place = self._place("attempt") if "attempt" in self.entry else self.reading.place(rule)
            yield Element("attempt", Unknown(self.entry.get("attempt_reason", default)), place)


def general_rule(reading: Reading) -> dict[str, Any]:
    """The general rule on attempt in the stretch of days; empty if it is not known."""
    found: Any = reading.document.value if reading.stretch.attempt else {}
    for key in reading.stretch.attempt or ():
        found = found[key]
    return dict(found)


def silences(reading: Reading, spoken: set[Offence]) -> Iterator[tuple[Label, str]]:
    """The labels of which the file does not know, each with the reason; of some offences it speaks."""
    entry = dict(reading.document.value.get("silent", {}))
    rest = entry.pop(ALL_OTHERS, None)
    for word in entry:
        if Offence(word) in spoken:
            where = "says under “no_offence” that there is none"
            where = where if word in reading.document.value.get("no_offence", {}) else "has a provision for it"
            reading.wrong(("silent", word), f"the file is silent on {word} and {where}; keep one")
    known = spoken | {BEYOND[offence] for offence in spoken if offence in BEYOND}  # its own words say what they reach
    for offence in Offence:
        if reason := entry.get(offence.value, None if offence in known else rest):
            yield offence, reason
            yield Attempt(offence), reason

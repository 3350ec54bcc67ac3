"""From the values of a law file to a law: what the schema cannot say is checked here, all problems at once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path as FilePath
from typing import Any

from lanzarote.law import conditions
from lanzarote.law.problems import Problem, UnusableLaw, did_you_mean, shown
from lanzarote.law.protocol import Place
from lanzarote.law.provisions import Element, Interval, Provision
from lanzarote.law.reservations import PERMITTED, Reservation
from lanzarote.law.schema import ALL_OTHERS, AS_CONVENTION, NOT_REQUIRED, violations
from lanzarote.law.terms import Terms
from lanzarote.law.tree import Path, Tree, read
from lanzarote.law.written import Answer, LawFile, Reach, Rule, Source
from lanzarote.model import (
    OFFENCES_OF_SOLICITATION,
    Attempt,
    Conduct,
    Enforcement,
    Label,
    Measure,
    Offence,
    Situation,
    Solicitation,
)

SUFFIX = ".jurisdiction.yaml"
BUNDLED = FilePath(__file__).parent.parent / "laws"
CONVENTION = BUNDLED / f"convention{SUFFIX}"

Named = dict[Offence, dict[str, conditions.Condition]]


def read_law_file(file: FilePath, legal_age: int | None = None) -> LawFile:
    """Read a law file; `legal_age`, in completed years, takes the place of the file's own.

    Raises UnusableLaw with every problem found.
    """
    tree = _checked(file)
    years: int | None = tree.value.get("legal_age", {}).get("years") if legal_age is None else legal_age
    base = {} if file.resolve() == CONVENTION else _convention(years)
    return _Reader(tree, base, years).law()


def _checked(file: FilePath) -> Tree:
    tree = read(file, f"lanzarote/laws/{file.name}" if file.parent == BUNDLED else None)
    if problems := violations(tree):
        raise UnusableLaw(problems)
    return tree


@cache
def _convention(age: int | None) -> Named:
    """The Convention's elements for each offence, at a legal age."""
    law = _Reader(_checked(CONVENTION), {}, age).law()
    return {
        p.label: {e.name: e.condition for e in p.elements}
        for p in law.provisions
        if isinstance(p.label, Offence)
    }  # fmt: skip


@dataclass
class _Reader:
    """Reads one law file; collects problems instead of stopping at the first."""

    tree: Tree
    convention: Named
    age: int | None
    problems: list[Problem] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def law(self) -> LawFile:
        data = self.tree.value
        provisions = tuple(p for i, p in enumerate(data["provisions"]) for p in self._provisions(("provisions", i), p))
        party = data.get("party", {})
        law = LawFile(
            name=FilePath(self.tree.file).name.removesuffix(SUFFIX).removesuffix(".yaml"),
            file=self.tree.file,
            title=data.get("title", data["jurisdiction"]),
            as_of=self._date(("as_of",), data["as_of"]) or date.min,
            reviewed_by=data.get("reviewed_by", "nobody yet"),
            sources={name: Source(**{"address": "", **told}) for name, told in data.get("sources", {}).items()},
            age=self.age,
            age_place=self._place(("legal_age",)),
            age_grade=self._evidence(("legal_age",), data.get("legal_age", {})),
            party_since=self._date(("party", "since"), party.get("since")),
            party_note=party.get("note", "since when it is a Party is not stated"),
            circumstances=data.get("circumstances", {}),
            provisions=provisions,
            silent=dict(self._silences(data, provisions)),
            reservations=tuple(self._reservations(data.get("reservations", []))),
            rules=tuple(self._rules(data.get("enforcement", []))),
            measures=dict(self._measures(data.get("measures", {}))),
            goes_further=tuple(self._declared(data["provisions"])),
        )
        self._evidence(("party",), party)
        self._evidence(("attempt",), data.get("attempt", {}))
        self._all_used(data)
        if self.problems:
            raise UnusableLaw(self.problems)
        return law

    # provisions

    def _provisions(self, path: Path, told: dict[str, Any]) -> Iterator[Provision]:
        named = told["transposes"] if isinstance(told["transposes"], list) else [told["transposes"]]
        grade = self._evidence(path, told)
        self._elements_known(path, told, [self.convention.get(Offence(word), {}) for word in named])
        for offence in map(Offence, named):
            common = {
                "cite": told["cite"],
                "elements": tuple(self._elements(path, told, offence, grade)),
                "exceptions": tuple(self._exceptions(path, told, offence, grade)),
                "in_force": self._interval((*path, "in_force"), told.get("in_force", {})),
                "place": self._place(path),
                "grade": grade,
            }
            beyond = tuple(self._beyond(path, told, offence))
            if self._attempt(told) != "only":
                yield Provision(label=offence, beyond=beyond, **common)
                if beyond:
                    yield Provision(label=Offence.BEYOND_ARTICLE_23, beyond=beyond, **common)
            if self._attempt(told) != "no" and offence is not Offence.BEYOND_ARTICLE_23:
                common["elements"] += tuple(self._attempt_unknown(path, told))
                yield Provision(label=Attempt(offence), beyond=beyond, **common)

    def _elements(self, path: Path, told: dict[str, Any], offence: Offence, grade: str) -> Iterator[Element]:
        base = self.convention.get(offence, {})
        given = told.get("elements", {})
        for name, value in given.items():
            where = (*path, "elements", name)
            if value == AS_CONVENTION:
                if name in base:
                    yield Element(name, base[name], self._place(where), grade)
            elif value != NOT_REQUIRED:
                own = value.get("grade", grade)
                self._evidence(where, value)
                yield Element(name, self._terms(_kind(offence)).condition(where, value), self._place(where), own)
        for name, condition in base.items():
            if name not in given:
                if "otherwise" in told:
                    yield Element(name, condition, self._place((*path, "otherwise")), grade)
                else:
                    self._wrong(
                        (*path, "elements"),
                        f"does not say what {told['cite']} requires for “{name}” in {offence}; write a condition, "
                        f"“{NOT_REQUIRED}” or “{AS_CONVENTION}”, or “otherwise: {AS_CONVENTION}” for all the rest",
                    )

    def _elements_known(self, path: Path, told: dict[str, Any], bases: list[dict[str, conditions.Condition]]) -> None:
        """Only a condition of its own can stand under a name the Convention does not have."""
        known = {name for base in bases for name in base}
        given = told.get("elements", {})
        if not known and not given and self.convention:
            self._wrong(path, f"{told['cite']} states no element: it would reach everything")
        for name, value in given.items():
            meant = get_close_matches(name, known - set(given), n=1, cutoff=0.8)
            if name not in known and (meant or not isinstance(value, dict)):
                hint = f"; did you mean “{meant[0]}”?" if meant else did_you_mean(name, sorted(known))
                self._wrong((*path, "elements", name), f"“{name}” is no element of what is transposed{hint}")

    def _exceptions(self, path: Path, told: dict[str, Any], offence: Offence, grade: str) -> Iterator[Element]:
        for name, value in told.get("unless", {}).items():
            where = (*path, "unless", name)
            self._evidence(where, value)
            condition = self._terms(_kind(offence)).condition(where, value)
            yield Element(name, condition, self._place(where), value.get("grade", grade))

    def _beyond(self, path: Path, told: dict[str, Any], offence: Offence) -> Iterator[Element]:
        for name in told.get("goes_further", {}):
            where = (*path, "goes_further", name)
            base = self.convention.get(Offence.ARTICLE_23, {})
            if offence is not Offence.ARTICLE_23:
                self._wrong(where, f"only what transposes {Offence.ARTICLE_23} can go further than it")
            elif name not in base:
                self._wrong(where, f"Article 23 has no element “{name}”{did_you_mean(name, base)}")
            elif told.get("elements", {}).get(name, AS_CONVENTION) == AS_CONVENTION:
                self._wrong(where, f"“{name}” is as in the Convention here, so nothing goes further")
            else:
                yield Element(name, base[name], self._place(where))

    def _declared(self, provisions: list[Any]) -> Iterator[Reach]:
        for i, told in enumerate(provisions):
            in_force = self._interval(("provisions", i, "in_force"), told.get("in_force", {}))
            for name, why in told.get("goes_further", {}).items():
                yield Reach(told["cite"], name, why, in_force, self._place(("provisions", i, "goes_further", name)))

    def _attempt_unknown(self, path: Path, told: dict[str, Any]) -> Iterator[Element]:
        if self._attempt(told) == "silent":
            default = self.tree.value.get("attempt", {}).get("reason", "whether attempt is punishable is not known")
            reason = told.get("attempt_reason", default)
            where = (*path, "attempt") if "attempt" in told else ("attempt",)
            yield Element("attempt", conditions.Unknown(reason), self._place(where))

    def _attempt(self, told: dict[str, Any]) -> str:
        default = self.tree.value.get("attempt", {}).get("punishable", "silent")
        return str(told.get("attempt", default))

    def _silences(self, data: dict[str, Any], provisions: tuple[Provision, ...]) -> Iterator[tuple[Label, str]]:
        spoken = {p.label for p in provisions}
        told = dict(data.get("silent", {}))
        rest = told.pop(ALL_OTHERS, None)
        for word in told:
            if Offence(word) in spoken:
                self._wrong(("silent", word), f"the file is silent on {word} and has a provision for it; keep one")
        for offence in Offence:
            reason = told.get(offence.value, None if offence in spoken else rest)
            if reason:
                yield offence, reason
                yield Attempt(offence), reason

    # the rest

    def _reservations(self, told: list[Any]) -> Iterator[Reservation]:
        for i, each in enumerate(told):
            path = ("reservations", i)
            self._evidence(path, each)
            permitted = PERMITTED[each["article"]]
            if each["article"] == "Article 20§3" and each["scope"] and "indent" not in each:
                self._wrong(path, "a reservation to Article 20§3 needs “indent: first”, “second” or “both”")
            if not each["scope"] and each.get("open_ended") != "yes":
                self._wrong(
                    (*path, "scope"), "names no offence; name one, or write “open_ended: yes” if it is not known"
                )
            for j, word in enumerate(each["scope"]):
                if Offence(word) not in permitted:
                    allowed = ", ".join(map(str, permitted))
                    message = f"{each['article']} permits no reservation to {word}; it permits one to {allowed}"
                    self._wrong((*path, "scope", j), message)
            yield Reservation(
                article=each["article"],
                scope=tuple(map(Offence, each["scope"])),
                in_force=self._interval(path, each),
                place=self._place(path),
                indent=each.get("indent", "both"),
                open_ended=each.get("open_ended") == "yes",
            )

    def _rules(self, told: list[Any]) -> Iterator[Rule]:
        for i, each in enumerate(told):
            path = ("enforcement", i)
            yield Rule(
                cite=each["cite"],
                condition=self._terms(Enforcement).condition((*path, "when"), each["when"]),
                permitted=each["permitted"] == "yes",
                in_force=self._interval((*path, "in_force"), each.get("in_force", {})),
                place=self._place(path),
                grade=self._evidence(path, each),
            )

    def _measures(self, told: dict[str, Any]) -> Iterator[tuple[Measure, Answer]]:
        for word, each in told.items():
            path = ("measures", word)
            provided = {"yes": True, "no": False}.get(each["provided"])
            if provided is not None and "cite" not in each:
                self._wrong(path, f"“{word}” needs a “cite”, or “provided: silent” with a “reason”")
            cite = each.get("cite") or each.get("reason", "the law file is silent on it")
            yield Measure(word), Answer(provided, cite, self._place(path), self._evidence(path, each))

    # small helpers

    def _terms(self, kind: type[Situation]) -> Terms:
        return Terms(kind, self.age, self.tree, self.problems, self.used)

    def _place(self, path: Path) -> Place:
        return Place(self.tree.file, *self.tree.place(path))

    def _wrong(self, path: Path, message: str) -> None:
        self.problems.append(self.tree.problem(path, message))

    def _date(self, path: Path, text: str | None) -> date | None:
        if text is None:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self._wrong(path, f"{text} is not a day of the calendar")
            return None

    def _interval(self, path: Path, told: dict[str, Any]) -> Interval:
        start, end = (self._date((*path, key), told.get(key)) for key in ("from", "until"))
        if start and end and end < start:
            self._wrong((*path, "until"), f"ends on {end}, before it begins on {start}")
        return Interval(start, end)

    def _evidence(self, path: Path, told: dict[str, Any]) -> str:
        """Check the source that is named, and give the grade."""
        sources = self.tree.value.get("sources", {})
        source = told.get("source")
        if source is not None:
            self.used.add(f"source {source}")
            if source not in sources:
                message = f"“{shown(source)}” is not among the “sources” of this file{did_you_mean(source, sources)}"
                self._wrong((*path, "source"), message)
        return str(told.get("grade", "ungraded"))

    def _all_used(self, data: dict[str, Any]) -> None:
        for key, what in (("circumstances", "circumstance"), ("sources", "source")):
            for name in data.get(key, {}):
                if f"{what} {name}" not in self.used:
                    self._wrong(
                        (key, name), f"the {what} “{shown(name)}” is used nowhere in this file; remove it or use it"
                    )


def _kind(offence: Offence) -> type[Situation]:
    return Solicitation if offence in OFFENCES_OF_SOLICITATION else Conduct

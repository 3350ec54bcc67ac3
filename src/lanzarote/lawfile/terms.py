"""The terms of a condition in a law file, read into a condition on a kind of situation."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from lanzarote.law import conditions
from lanzarote.law.conditions import AGE_DIFFERENCE, Condition
from lanzarote.law.problems import did_you_mean, shown
from lanzarote.law.written import Limit
from lanzarote.lawfile.document import Pointer
from lanzarote.lawfile.reading import Reading
from lanzarote.lawfile.schema import LEGAL_AGE
from lanzarote.model import GROUPS, KINDS, Fact, Situation, facts

_NEEDS = {AGE_DIFFERENCE: "offender_age"}
"""What a term that is no fact itself asks of."""
EVIDENCE = ("source", "grade", "note", "words")
"""What a condition can carry beside its terms."""


def listed(words: Any) -> list[Any]:
    """One word, or each of a list of words."""
    return words if isinstance(words, list) else [words]


def values_of(fact: Fact, words: Any) -> tuple[Any, ...]:
    """The values of a fact that one word, or each of a list of words, stands for."""
    if isinstance(fact.ordinary, bool):
        return (words == "yes",)
    kind, groups = type(fact.ordinary), GROUPS.get(fact.name, {})
    return tuple(dict.fromkeys(value for each in listed(words) for value in groups.get(each) or (kind(each),)))


def word(value: Any) -> str:
    """A fact's value as a law file writes it."""
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def in_one_line(value: Any) -> str:
    """A condition in one line, as it could stand in a file."""
    if isinstance(value, dict):
        return (
            "{" + ", ".join(f"{key}: {in_one_line(each)}" for key, each in value.items() if key not in EVIDENCE) + "}"
        )
    if isinstance(value, list):
        return f"[{', '.join(map(in_one_line, value))}]"
    return str(value)


def limit_of(reading: Reading, name: str) -> dict[str, Any] | None:
    """The condition under which a circumstance can be, as the file has it; None if it says none."""
    told = reading.document.value.get("circumstances", {}).get(name)
    limit = told.get("only_if") if isinstance(told, dict) else None
    return None if limit is None or _speaks_of_circumstances(limit) else limit


def _speaks_of_circumstances(told: Any) -> bool:
    if isinstance(told, dict):
        return "circumstance" in told or any(map(_speaks_of_circumstances, told.values()))
    return isinstance(told, list) and any(map(_speaks_of_circumstances, told))


def limits(reading: Reading) -> Iterator[Limit]:
    """When the circumstances can be, on each kind of situation on which that can be said."""
    for name, told in reading.document.value.get("circumstances", {}).items():
        if isinstance(told, dict):
            reading.evidence(("circumstances", name), told)
            pointer = ("circumstances", name, "only_if")
            if "only_if" in told and limit_of(reading, name) is None:
                reading.wrong(pointer, "“only_if” speaks of facts, and of no other circumstance")
            for kind in KINDS.values():
                apart = replace(reading, problems=[])
                found = [Terms(kind, apart).condition(pointer, limit) for limit in [limit_of(apart, name)] if limit]
                yield from (Limit(name, kind, each, reading.stretch.days) for each in found if not apart.problems)


@dataclass
class Terms:
    """Reads conditions on one kind of situation."""

    kind: type[Situation]
    reading: Reading

    def condition(self, pointer: Pointer, entry: dict[str, Any]) -> Condition:
        """The condition a mapping stands for: all that is named in it must hold."""
        self.reading.evidence(pointer, entry)
        parts = tuple(
            part
            for key, value in entry.items() if key not in EVIDENCE
            for part in self._term((*pointer, key), key, value)
        )  # fmt: skip
        if not parts and not self.reading.problems:
            self.reading.wrong(pointer, "states no condition")
        return parts[0] if len(parts) == 1 else conditions.AllOf(parts)

    def _term(self, pointer: Pointer, key: str, value: Any) -> Iterator[Condition]:
        match key:
            case "any_of":
                places = tuple(self.reading.place((*pointer, i)) for i in range(len(value)))
                yield conditions.AnyOf(self._each(pointer, value), places)
            case "all_of":
                yield conditions.AllOf(self._each(pointer, value))
            case "not":
                yield conditions.Not(self.condition(pointer, value))
            case "untranslatable":
                yield conditions.Unknown(value)
            case "unclear":
                yield self._unclear(pointer, value)
            case "circumstance":
                yield self._circumstance(pointer, value)
            case conditions.AGE_DIFFERENCE if _NEEDS[key] in facts(self.kind):
                low, high = value.get("at_least"), value.get("at_most")
                if low is not None and high is not None and low > high:
                    self.reading.wrong(pointer, f"no difference is at least {low} and at most {high}")
                yield conditions.Years(key, low, high)
            case _:
                yield from self._fact(pointer, key, value)

    def _each(self, pointer: Pointer, entries: list[Any]) -> tuple[Condition, ...]:
        return tuple(self.condition((*pointer, i), each) for i, each in enumerate(entries))

    def _unclear(self, pointer: Pointer, name: str) -> Condition:
        question = self._declared(pointer, "unclear", "point", f"unclear point {name}", name)
        return conditions.Unclear(f"unclear: {question}", name)

    def _declared(self, pointer: Pointer, key: str, what: str, used: str, name: str) -> Any:
        """What the file declares under a key by this name, which is used here."""
        declared = self.reading.document.value.get(key, {})
        self.reading.used.add(used)
        if name not in declared:
            message = f"the {what} “{shown(name)}” is not declared under “{key}”"
            self.reading.wrong(pointer, message + did_you_mean(name, declared))
        return declared.get(name)

    def _circumstance(self, pointer: Pointer, name: str) -> Condition:
        self._declared(pointer, "circumstances", "circumstance", f"circumstance {name}", name)
        present = conditions.Circumstance(name)
        limit = limit_of(self.reading, name)
        if limit is None:
            return present
        return conditions.AllOf((present, self.condition(("circumstances", name, "only_if"), limit)))

    def _fact(self, pointer: Pointer, name: str, value: Any) -> Iterator[Condition]:
        fact = facts(self.kind).get(name)
        if fact is None:
            kinds = " or ".join(k for k, each in KINDS.items() if _NEEDS.get(name, name) in facts(each))
            here = next(k for k, each in KINDS.items() if each is self.kind)
            self.reading.wrong(pointer, f"“{name}” is a fact of {kinds}; this provision looks at {here}")
        elif fact.is_age:
            yield self._years(pointer, name, value)
        else:
            yield conditions.Among(name, values_of(fact, value))

    def _years(self, pointer: Pointer, name: str, value: dict[str, Any]) -> Condition:
        legal = self.reading.stretch.years
        bounds = {key: legal if years == LEGAL_AGE else years for key, years in value.items()}
        at_least, below = bounds.get("at_least"), bounds.get("below")
        if at_least is not None and below is not None and at_least >= below:
            self.reading.wrong(pointer, f"no age is at least {at_least} and below {below}")
        known = conditions.Years(name, at_least, None if below is None else below - 1)
        if None in bounds.values():
            return conditions.AllOf((known, conditions.Unknown("the law file does not know the legal age")))
        return known

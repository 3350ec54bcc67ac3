"""The events of a case file, in their order, among its persons."""

from collections.abc import Iterator
from enum import EnumMeta
from typing import Any

from lanzarote.casefile.schema import EVENTS, parts
from lanzarote.law.problems import did_you_mean, shown
from lanzarote.lawfile.document import Pointer
from lanzarote.lawfile.reading import Reading
from lanzarote.lawfile.terms import word
from lanzarote.model import (
    Actor,
    Case,
    Channel,
    Communication,
    Conduct,
    Deed,
    Enforcement,
    EnforcementAct,
    Impossible,
    MeetingPlan,
    Purpose,
    Stage,
    Step,
    facts,
)
from lanzarote.model.communications import channel_of

_DECLARED: dict[str, Any] = {"persons": Actor, "meetings": MeetingPlan}
"""What is declared before the events, by its key."""


class Course:
    """The reading of a course of events; problems are noted in the reading of the file."""

    def __init__(self, reading: Reading) -> None:
        """Begin with nobody."""
        self.reading, self.data, self.wrong = reading, reading.document.value, reading.wrong
        self.used: set[Pointer] = set()
        self.known: dict[str, dict[str, Any]] = {key: {} for key in _DECLARED}

    def case(self) -> Case | None:
        """The events in their order, among the persons."""
        for key, kind in _DECLARED.items():
            for name, entry in self.data.get(key, {}).items():
                self.known[key][name] = kind(name, **self._values((key, name), kind, entry))
        events = []
        for i, entry in enumerate(self.data["events"]):
            ((key, told),) = entry.items()
            events.append(self._event(("events", i, key), EVENTS[key], told))
        self._all_used()
        if self.reading.problems:
            return None
        case = Case(tuple(events))
        if not any(case.situations()):
            message = "raise no situation of which a law is asked: nothing is said to a child, done to one, or enforced"
            self.wrong(("events",), message)
        return case

    def _event(self, pointer: Pointer, kind: Any, entry: dict[str, Any]) -> Any:
        values = self._values(pointer, kind, entry)
        for key, told in _in_vain(kind, entry):
            self.wrong((*pointer, key), told)
        if kind is Communication:
            self._said(pointer, entry)
        if kind is Step and not ("plan" in entry or "against" in entry):
            self.wrong(pointer, "leads nowhere; name the meeting under “plan”, or under “against” the child")
        if kind is not EnforcementAct:
            for name in (entry[key] for key, each in parts(kind).items() if _is(Actor, each.type) and key in entry):
                if name in self.known["persons"] and "age" not in self.data["persons"][name]:
                    self.wrong(("persons", name), f"“{shown(name)}” has no age; write “age”, in completed years")
        return None if self.reading.problems else kind(**values)

    def _said(self, pointer: Pointer, entry: dict[str, Any]) -> None:
        if entry["sender"] == entry["receiver"]:
            self.wrong((*pointer, "receiver"), "is the sender; nobody says anything to himself or herself")
        if "through" in entry:
            try:
                channel_of(entry["through"])
            except Impossible:
                hint = did_you_mean(entry["through"], Channel)
                message = f"“through” cannot be “{shown(entry['through'])}”{hint}; or “other ICT: …”, “other means: …”"
                self.wrong((*pointer, "through"), message)

    def _values(self, pointer: Pointer, kind: Any, entry: dict[str, Any]) -> dict[str, Any]:
        """What is written of an event, a person or a meeting, by the names of its parts."""
        known = parts(kind)
        return {known[key].name: self._value((*pointer, key), known[key].type, told) for key, told in entry.items()}

    def _value(self, pointer: Pointer, of: Any, told: Any) -> Any:
        if of is bool:
            return told == "yes"
        if _is(Actor, of):
            return self._declared(pointer, "persons", told)
        if _is(MeetingPlan, of):
            return self._declared(pointer, "meetings", told)
        return frozenset(told) if of == frozenset[str] else of(told) if isinstance(of, EnumMeta) else told

    def _declared(self, pointer: Pointer, key: str, name: str) -> Any:
        self.used.add((key, name))
        if name not in self.data.get(key, {}):
            hint = did_you_mean(name, self.data.get(key, {})) or "; declare it there"
            self.wrong(pointer, f"“{shown(name)}” is not among the “{key}”{hint}")
        return self.known[key].get(name)

    def _all_used(self) -> None:
        for key in self.known:
            for name in self.data.get(key, {}):
                if (key, name) not in self.used:
                    self.wrong((key, name), f"“{shown(name)}” occurs in no event; remove it or use it")


def _is(kind: type, of: Any) -> bool:
    return of in (kind, kind | None)


def _in_vain(kind: Any, entry: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What says nothing beside what else is written of an event, and why."""
    known = facts(Conduct if kind is Deed else Enforcement)
    for key in entry if kind in (Deed, EnforcementAct) else ():
        only = known[key].only if key in known else None
        if only and (value := entry.get(only[0])) not in [word(each) for each in only[1]]:
            yield key, f"“{key}” says nothing where “{only[0]}” is “{value}”"
    if kind is Communication:
        meant = entry.get("purpose", word(Purpose.NONE)) != word(Purpose.NONE)
        attempted = entry.get("stage") == word(Stage.ATTEMPTED)
        for keys, stands, needs in (
            (("proposes", "accepts"), "plan" in entry, "the meeting is named under “plan”"),
            (("against", "intended_by_another"), meant, "a “purpose” is named"),
            (("reached",), attempted, "“stage” is “attempted”"),
        ):
            yield from ((key, f"“{key}” says nothing unless {needs}") for key in keys if key in entry and not stands)

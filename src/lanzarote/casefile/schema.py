"""The JSON Schema (draft-07) of a case file, made from the model, and what it says of a file in plain words.

The copy that is shipped beside this module says more: what is meant by each key (`lanzarote schema --cases`).
"""

from collections.abc import Iterable
from dataclasses import MISSING, Field, fields
from enum import EnumMeta
from functools import cache
from typing import Any

from lanzarote.law.problems import Problem, did_you_mean, shown
from lanzarote.lawfile.document import Document
from lanzarote.lawfile.schema import YES_NO, told
from lanzarote.model import (
    BEYOND,
    KINDS,
    OLDEST,
    Actor,
    Age,
    Attempt,
    Channel,
    Communication,
    Deed,
    EnforcementAct,
    Fact,
    Label,
    MeetingPlan,
    Offence,
    Step,
    facts,
)

EVENTS: dict[str, Any] = {"communication": Communication, "step": Step, "deed": Deed, "enforcement": EnforcementAct}
"""The kinds of event, by the key under which one is written."""
PERMITTED = "permitted"
"""What is expected of an act of enforcement."""
LABELS: dict[str, Label] = {str(label): label for offence in Offence for label in (offence, Attempt(offence))}
for _beyond in BEYOND.values():
    del LABELS[str(Attempt(_beyond))]
ANSWERS: dict[str, bool | None] = {"yes": True, "no": False, "silent": None}
_KEYS = {(Step, "kind"): "act"}
"""Where a law file has another word for what the model says."""

Schema = dict[str, Any]
_TEXT: Schema = {"type": "string", "minLength": 1}
_DAY: Schema = {**_TEXT, "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$(?!\\n)", "description": "a date, YYYY-MM-DD"}
_AGE: Schema = {"type": "integer", "minimum": 0, "maximum": OLDEST}


def key_of(kind: Any, name: str) -> str:
    """The key under which a part of an event, a person or a meeting is written."""
    return _KEYS.get((kind, name), name)


def parts(kind: Any) -> dict[str, "Field[Any]"]:
    """The parts of an event, a person or a meeting, by their keys; a name stands before them."""
    return {key_of(kind, each.name): each for each in fields(kind) if each.name != "name"}


def _object(properties: Schema, required: Iterable[str] = (), **more: Any) -> Schema:
    known = {"properties": properties, "required": list(required), "additionalProperties": False}
    return {"type": "object", **known, **more}


def _by_name(values: Schema, description: str) -> Schema:
    return {"type": "object", "additionalProperties": values, "description": description}


def _words(words: Iterable[str], description: str = "") -> Schema:
    return {"enum": list(words)} | ({"description": description} if description else {})


def _part(of: Any) -> Schema:
    """What a part of a type can be."""
    if of is bool:
        return _words(YES_NO)
    if isinstance(of, EnumMeta):
        return _words(map(str, of))
    if of is Age:
        return _AGE
    if of == frozenset[str]:
        return {"type": "array", "items": _TEXT, "minItems": 1}
    if of in (Actor, Actor | None):
        return {**_TEXT, "description": "the name of one of the “persons”"}
    return {**_TEXT, "description": "the name of one of the “meetings”"} if of == MeetingPlan | None else _TEXT


def _parts(kind: Any, description: str) -> Schema:
    """All parts of an event, a person or a meeting."""
    known = {key: _part(each.type) for key, each in parts(kind).items()}
    if "through" in known:
        known["through"] = {**_TEXT, "examples": [*map(str, Channel), "other ICT: …", "other means: …"]}
    needed = (key for key, each in parts(kind).items() if each.default is MISSING and each.default_factory is MISSING)
    return _object(known, needed, description=description)


def _fact(fact: Fact) -> Schema:
    return _AGE if fact.values is None else _part(type(fact.ordinary))


def build() -> Schema:
    """The schema, from the model's own events, facts and words."""
    event = {name: _parts(kind, f"a mapping, such as {_EXAMPLES[name]}") for name, kind in EVENTS.items()}
    known = {fact.name: _fact(fact) for kind in KINDS.values() for fact in facts(kind).values()}
    answer = {**_words(ANSWERS), "description": "“yes”, “no” or “silent”"}
    for_each = _by_name(answer, "“yes”, “no” or “silent”, or one of them for each child by its name")
    findings = {name: {"$ref": "#/definitions/found"} for name in (*LABELS, PERMITTED)}
    meeting = "a meeting, such as {in_person: no}, or {} for an ordinary one"
    properties = {
        "case": {**_TEXT, "description": "the case in one sentence"},
        "paragraphs": {"type": "array", "items": _TEXT, "minItems": 1},
        "note": _TEXT,
        "as_of": _DAY,
        "persons": _by_name(_parts(Actor, "a person, such as {age: 30}"), "persons, “NAME: {age: 30}”"),
        "meetings": _by_name(_parts(MeetingPlan, meeting), "meetings that are spoken of, “NAME: {}”"),
        "events": {"type": "array", "items": _object(event, minProperties=1, maxProperties=1), "minItems": 1},
        "facts": _object(known | {"circumstances": _part(frozenset[str])}, minProperties=1),
        "expect": {
            "type": "object",
            "minProperties": 1,
            "properties": findings,
            "additionalProperties": _object(findings, minProperties=1),
            "description": "what a law is expected to find, “Article 23: yes”, or so for each law by its name",
        },
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Case file (*.case.yaml)",
        "definitions": {"found": {"anyOf": [answer, for_each]}},
        **_object(properties, ("case",)),
    }


_EXAMPLES = {
    "communication": "{sender: NAME, receiver: NAME, through: social network}",
    "step": "{by: NAME, act: travel, plan: NAME}",
    "deed": "{by: NAME, child: NAME, doing: producing}",
    "enforcement": "{by: NAME, task: investigating}",
}


def violations(document: Document) -> list[Problem]:
    """All places where the file departs from the schema."""
    return [problem for error in _validator().iter_errors(document.value) for problem in _told(document, error)]


@cache
def _validator() -> Any:
    from jsonschema import Draft7Validator  # slow to import: not before a file is read

    return Draft7Validator(build())


def _told(document: Document, error: Any) -> Iterable[Problem]:
    match tuple(error.absolute_path):
        case ("expect", str(name)) if error.validator == "type" and not isinstance(error.instance, dict):
            message = f"“{shown(name)}” is nothing that a law finds{did_you_mean(name, (*LABELS, PERMITTED))}"
            return [document.problem(("expect", name), message)]
        case ("events", int(i)) if error.validator in ("minProperties", "maxProperties"):
            message = "holds one event, such as “communication: {…}”; begin the next with “- ”"
            return [document.problem(("events", i), message)]
    if error.validator == "anyOf":  # one answer, or one for each child: what is said of the form that was begun
        meant = isinstance(error.instance, dict | list)
        return [problem for each in error.context if each.schema_path[0] == meant for problem in told(document, each)]
    return told(document, error)

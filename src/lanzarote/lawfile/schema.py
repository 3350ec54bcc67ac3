"""The JSON Schema (draft-07) of a law file, made from the model, and what it says of a file in plain words.

The copy that is shipped beside this module says more: what is meant by each key (`lanzarote schema`).
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from lanzarote.law.problems import Problem, did_you_mean, shown
from lanzarote.law.protocol import GRADES
from lanzarote.law.provisions import PROVISION_KINDS, STILL_AN_OFFENCE
from lanzarote.law.reservations import INDENTS, NOT_STATED, PERMITTED
from lanzarote.lawfile.document import Document
from lanzarote.lawfile.names import misnamed
from lanzarote.model import ADULT, BEYOND, GROUPS, KINDS, OLDEST, Measure, Offence, facts

YES_NO = ("yes", "no")
AS_CONVENTION, NOT_REQUIRED = "as in the Convention", "not required"
LEGAL_AGE = "legal age"
ALL_OTHERS = "all other offences"
GUIDANCE = (
    *(f"Opinion {number}" for number in (16, 20, 21, 22, 23, 24, 25)),
    *(f"Note {number}" for number in (14, 15, 16, 17, 19, 20, 23, 24)),
)
"""The paragraphs of the Opinion that hold guidance, which can be considered and declined."""
MOST_UNCLEAR = 4
"""How many points can be unclear: a law is looked at in each way in which they can be answered."""

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string", "minLength": 1}
_DATE: Schema = {
    "type": "string",
    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$(?!\\n)",
    "description": "a date, YYYY-MM-DD",
}


def _word(words: Iterable[str]) -> Schema:
    return {"enum": list(words)}


def _years(low: int, high: int) -> Schema:
    return {"type": "integer", "minimum": low, "maximum": high}


def _list(items: Schema, **bounds: int) -> Schema:
    return {"type": "array", "items": items, **bounds}


def _object(properties: Schema, required: tuple[str, ...] = (), **more: Any) -> Schema:
    """A mapping with these keys; a description says what to write where something else stands."""
    known = {"properties": properties, "required": list(required), "additionalProperties": False}
    return {"type": "object", **known, **more}


_SEEN = {"source": _TEXT, "grade": _word(GRADES), "note": _TEXT}
_EVIDENCE = {"cite": _TEXT, **_SEEN}


def _by_name(values: Schema, description: str) -> Schema:
    names = {"pattern": "^[a-z][a-z0-9_]*$(?!\\n)", "description": "a name in small letters, digits and “_”"}
    return {"type": "object", "propertyNames": names, "additionalProperties": values, "description": description}


_WORDS = {
    "words": _object(
        {"original": _TEXT, "english": _TEXT},
        minProperties=1,
        description="the statute's own words, {original: …, english: …}",
    )
}


def _either(of_type: str, then: Schema, otherwise: Schema) -> Schema:
    """One form for values of a type, another for all others; unlike anyOf, it leaves one clear error."""
    return {"if": {"type": of_type}, "then": then, "else": otherwise}


def _one_or_more(one: Schema) -> Schema:
    return _either("array", _list(one, minItems=1), one)


def _fact(name: str, values: tuple[Any, ...] | None) -> Schema:
    if values is None:
        word = {**_word([LEGAL_AGE]), "description": f"a number of completed years, or “{LEGAL_AGE}”"}
        bound = _either("string", word, _years(0, OLDEST))
        shape = "bounds in completed years, such as {below: 15}"
        return _object({"at_least": bound, "below": bound}, minProperties=1, description=shape)
    if isinstance(values[0], bool):
        return _word(YES_NO)
    return _one_or_more(_word([*(v.value for v in values), *GROUPS.get(name, ())]))


def build() -> Schema:
    """The schema, from the model's own facts and words."""
    known = {f.name: _fact(f.name, f.values) for kind in KINDS.values() for f in facts(kind).values()}
    known.pop("stage")
    condition = {"$ref": "#/definitions/condition"}
    conditions = _list(condition, minItems=1)
    years = _years(-OLDEST, OLDEST)
    difference = "bounds in years, such as {at_most: 3}"
    known |= {
        "age_difference": _object({"at_least": years, "at_most": years}, minProperties=1, description=difference),
        "circumstance": _TEXT,
        "any_of": conditions,
        "all_of": conditions,
        "not": condition,
        "untranslatable": _TEXT,
        "unclear": _TEXT,
    }
    terms = _object(
        known | _SEEN | _WORDS,
        minProperties=1,
        description="a condition, such as {willing: yes}; all that it names must be so",
    )
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Law file (*.jurisdiction.yaml)",
        "definitions": {"condition": terms},
        **_file(condition),
    }


def _file(condition: Schema) -> Schema:
    offence, yes_no, perhaps = _word(o.value for o in Offence), _word(YES_NO), _word([*YES_NO, "silent"])
    words = f"“{AS_CONVENTION}”, “{NOT_REQUIRED}”, or a condition of facts, such as {{willing: yes}}"
    element = _either("string", {**_word([AS_CONVENTION, NOT_REQUIRED]), "description": words}, condition)
    attempt = {**_word([*YES_NO, "only", "silent"]), "description": "“only”: attempt alone is punishable"}
    interval = {"from": _DATE, "until": _DATE}
    named, called = (f"by a name of its own, “NAME: {{{what}}}”" for what in ("willing: yes", "kind: discretion"))
    in_force = {"in_force": _object(interval | _SEEN, description="days, such as {from: 2014-05-10}")}
    source = {"title": _TEXT, "address": _TEXT, "kind": _TEXT, "seen": _DATE}
    reservation = {"article": _word(PERMITTED), "scope": _list(offence), "indent": _word(INDENTS), "open_ended": yes_no}
    one_reservation = _object(reservation | interval | _EVIDENCE, ("article", "scope"))
    not_stated = {
        **_word([NOT_STATED]),
        "description": f"a list of reservations ([] for none), or “{NOT_STATED}”",
    }
    unclear = "points on which the law is unclear, “NAME: the question”"
    limited = {"text": _TEXT, "only_if": condition} | _SEEN
    circumstance = _object(limited, ("text",), description="a sentence, or {text: …, only_if: …}")
    still = _object({"kind": _word(STILL_AN_OFFENCE)} | _SEEN, ("kind",), description="such as {kind: discretion}")
    provision = {
        "transposes": _one_or_more(offence),
        "kind": {**_word(PROVISION_KINDS), "description": "What is not criminal establishes no offence."},
        "elements": _by_name(element, f"what the statute requires, each {named}"),
        "otherwise": _word([AS_CONVENTION]),
        "unless": _by_name(condition, f"exceptions, each {named}"),
        "still_an_offence": _by_name(still, f"what looks like an exception and is none, each {called}"),
        "goes_further": _by_name(_TEXT, "elements of Article 23 that the statute drops or widens, “NAME: the reason”"),
        "attempt": attempt,
        "attempt_reason": _TEXT,
        **in_force,
    }
    examined = _object({"day": _DATE, "cite": _TEXT} | _EVIDENCE, ("day", "source"))
    rule = {"when": condition, "permitted": yes_no, **in_force}
    measure = _object({"provided": perhaps, "reason": _TEXT} | _EVIDENCE, ("provided",))
    silent = {o.value: _TEXT for o in Offence} | {ALL_OTHERS: _TEXT}
    none = _object(in_force | _EVIDENCE, description="what is known of it, or {} where nothing is")
    age = _object({"years": _years(1, ADULT)} | in_force | _EVIDENCE, description="the age, such as {years: 15}")
    general = _object({"punishable": perhaps, "reason": _TEXT} | in_force | _EVIDENCE, ("punishable",))
    without = {o.value: none for o in Offence if o not in BEYOND.values()}
    parts = {
        "jurisdiction": _TEXT,
        "title": _TEXT,
        "as_of": _DATE,
        "reviewed_by": _TEXT,
        "party": _object({"since": _DATE} | _EVIDENCE),
        "legal_age": _one_or_more(age),
        "sources": {"type": "object", "additionalProperties": _object(source, ("title", "kind", "seen"))},
        "circumstances": _by_name(
            _either("string", _TEXT, circumstance), "facts the Convention does not know, “NAME: a sentence”"
        ),
        "unclear": _by_name(_TEXT, unclear) | {"maxProperties": MOST_UNCLEAR},
        "reservations": _either("string", not_stated, _list(_either("string", not_stated, one_reservation))),
        "attempt": _one_or_more(general),
        "silent": _object(silent, description="offences of which the file does not know, “OFFENCE: the reason”"),
        "no_offence": _object(
            without, description="offences that the law does not have, “OFFENCE: {source: …, grade: …}”"
        ),
        "provisions": _list(_object(provision | _EVIDENCE | _WORDS, ("cite", "transposes"))),
        "enforcement": _list(_object(rule | _EVIDENCE, ("cite", "when", "permitted"))),
        "measures": _object({m.value: measure for m in Measure}),
        "examined": _object(
            dict.fromkeys(GUIDANCE, examined),
            description="guidance considered, “PARAGRAPH: {day: …, source: …}”",
        ),
    }
    return _object(parts, ("jurisdiction", "as_of", "provisions"))


def violations(document: Document) -> list[Problem]:
    """All places where the file departs from the schema; what stands under a word taken for a name is told once."""
    keys = tuple(build()["properties"]["provisions"]["items"]["properties"])
    wrong = [*misnamed(document, keys)]
    apart = [pointer for pointers, _ in wrong for pointer in pointers]
    found = [document.problem(pointers[0], message) for pointers, message in wrong]
    for error in _validator().iter_errors(document.value):
        path = tuple(error.absolute_path)
        if not any(path[: len(pointer)] == pointer for pointer in apart):
            found += told(document, error)
    return found


@cache
def _validator() -> Any:
    from jsonschema import Draft7Validator  # slow to import: not before a file is read

    return Draft7Validator(build())


_TYPES = {"object": "a mapping (“key: value” lines)", "array": "a list", "string": "text", "integer": "a whole number"}


def told(document: Document, error: Any) -> Iterator[Problem]:
    """What a validator says of a file, in plain words, with the place and what to write instead."""
    pointer, wanted, value = tuple(error.absolute_path), error.validator_value, error.instance
    where = f"“{shown(pointer[-1])}”" if pointer and isinstance(pointer[-1], str) else "this"
    match error.validator:
        case "additionalProperties":
            known = error.schema.get("properties", {})
            for key in value:
                if key not in known:
                    message = f"“{shown(key)}” is not a key that belongs here{_belongs(key, known)}"
                    yield document.problem((*pointer, key), message)
        case "required":
            missing = next(k for k in wanted if k not in value and f"'{k}'" in error.message)
            yield document.problem(pointer, f"“{missing}” is missing here")
        case "enum":
            yield document.problem(pointer, f"{where} cannot be {_value(value)}{_instead(value, wanted, error.schema)}")
        case "type":
            yield document.problem(pointer, _of_another_type(where, wanted, value, error.schema))
        case "pattern":
            place = (*pointer, value) if "small letters" in error.schema["description"] else pointer
            yield document.problem(place, f"“{shown(value)}” is not {error.schema['description']}")
        case "minimum" | "maximum":
            low, high = error.schema["minimum"], error.schema["maximum"]
            yield document.problem(pointer, f"{where} is {shown(value)}; it can be {low} to {high}")
        case "maxProperties":
            yield document.problem(pointer, f"{where} holds {len(value)} entries; it can hold {wanted}")
        case _:
            yield document.problem(pointer, f"{where} is empty")


def _belongs(key: str, known: Schema) -> str:
    """Where a key belongs that stands in a condition, or what it may have been meant to be."""
    if "untranslatable" in known and key in (
        "otherwise",
        "unless",
        "still_an_offence",
        "attempt",
        "in_force",
        "goes_further",
        "kind",
    ):
        return "; it belongs further out, in the provision"
    return did_you_mean(key, known)


def _of_another_type(where: str, wanted: str, value: Any, schema: Schema) -> str:
    if "description" in schema:
        return f"{where} cannot be {_value(value)}; write {schema['description']}"
    quoted = f'; write it in quotes, "{value}"' if wanted == "string" and type(value) is int else ""
    return f"{where} must be {_TYPES[wanted]}, not {_value(value)}{quoted}"


def _instead(value: Any, wanted: list[str], schema: Schema) -> str:
    """What to write instead of a value that is not among the words wanted."""
    if isinstance(value, bool) and YES_NO[not value] in wanted:
        return f"; write “{YES_NO[not value]}”"
    if len(wanted) == 1 and "description" in schema:
        return f"; write {schema['description']}"
    return did_you_mean(value, wanted)


def _value(value: Any) -> str:
    """A value as a reader of the file sees it."""
    if value is None:
        return "empty"
    if isinstance(value, dict | list):
        return "a mapping" if isinstance(value, dict) else "a list"
    if isinstance(value, bool):
        return f"“{str(value).lower()}”"
    return f"the {'number' if isinstance(value, int) else 'text'} “{shown(value)}”"

"""The JSON Schema (draft-07) of a report, made from the types of its entries.

`python -m lanzarote.report.schema` prints it; the shipped copy beside this module is for who reads reports.
"""

import json
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NotRequired, get_args, get_origin, get_type_hints, is_typeddict

from lanzarote.report.entries import ReportEntry, ReportsEntry

_TYPES = {str: "string", bool: "boolean", int: "integer", float: "number", NoneType: "null"}

Schema = dict[str, Any]


def build() -> Schema:
    """The schema of the report on one law, or on several."""
    definitions: Schema = {}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Conformance report of one law, or of several",
        "oneOf": [_of(ReportEntry, definitions), _of(ReportsEntry, definitions)],
        "definitions": definitions,
    }


def _of(kind: Any, definitions: Schema) -> Schema:
    origin, parts = get_origin(kind), get_args(kind)
    if is_typeddict(kind):
        if kind.__name__ not in definitions:
            definitions[kind.__name__] = _object(kind, definitions)
        return {"$ref": f"#/definitions/{kind.__name__}"}
    if origin is NotRequired:
        return _of(parts[0], definitions)
    if origin is Annotated:
        return {"enum": [member.value for member in parts[1]]}
    if origin is Literal:
        return {"enum": list(parts)}
    if origin is list:
        return {"type": "array", "items": _of(parts[0], definitions)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _of(parts[1], definitions)}
    if origin is UnionType:
        return {"anyOf": [_of(part, definitions) for part in parts]}
    return {} if kind is Any else {"type": _TYPES[kind]}


def _object(kind: Any, definitions: Schema) -> Schema:
    hints = get_type_hints(kind, include_extras=True)
    return {
        "type": "object",
        "description": kind.__doc__,
        "properties": {name: _of(hint, definitions) for name, hint in hints.items()},
        "required": [name for name in hints if name in kind.__required_keys__],
        "additionalProperties": False,
    }


if __name__ == "__main__":
    print(json.dumps(build(), indent=1, ensure_ascii=False))

"""`lanzarote schema`: the JSON Schema of law files or of case files, to validate with or for editors."""

import json
from importlib.metadata import version
from pathlib import Path

from lanzarote import casefile, lawfile
from lanzarote.casefile.schema import build as case_schema
from lanzarote.lawfile.describing import described, for_editors, identified
from lanzarote.lawfile.schema import build as law_schema
from lanzarote.lawfile.words import CASE_KEYS, LAW_KEYS


def schema(cases: bool = False, editor: bool = False) -> str:
    """The schema as JSON text; the same model gives the same bytes."""
    built, keys = (case_schema(), CASE_KEYS) if cases else (law_schema(), LAW_KEYS)
    told = described(identified(built, shipped(cases, editor).stem, version("lanzarote")), keys)
    return json.dumps(for_editors(told, keys) if editor else told, indent=1, ensure_ascii=False)


def shipped(cases: bool = False, editor: bool = False) -> Path:
    """Where the copy lies that comes with the package, which editors can be pointed at."""
    folder = Path((casefile if cases else lawfile).__file__).parent
    return folder / f"{'case' if cases else 'jurisdiction'}{'.editor' if editor else ''}.schema.json"

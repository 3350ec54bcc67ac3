"""`lanzarote schema`: the JSON Schema of law files or of case files, to validate with or for editors."""

import json
from importlib.metadata import version
from pathlib import Path

from lanzarote.casefile import schema as case
from lanzarote.lawfile import schema as law
from lanzarote.lawfile.describing import described, for_editors, identified
from lanzarote.lawfile.words import CASE_KEYS, LAW_KEYS


def schema(cases: bool = False, editor: bool = False) -> str:
    """The schema as JSON text; the same model gives the same bytes."""
    built, keys = (case.build(), CASE_KEYS) if cases else (law.build(), LAW_KEYS)
    told = described(identified(built, shipped(cases, editor).stem, version("lanzarote")), keys)
    return json.dumps(for_editors(told, keys) if editor else told, indent=1, ensure_ascii=False)


def shipped(cases: bool = False, editor: bool = False) -> Path:
    """Where the copy lies that comes with the package, which editors can be pointed at."""
    folder = Path(case.__file__ if cases else law.__file__).parent
    return folder / f"{'case' if cases else 'jurisdiction'}{'.editor' if editor else ''}.schema.json"

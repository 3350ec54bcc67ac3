"""Prints spec/fingerprints.json from the text of the Opinion: python .ci/fingerprints.py opinion.txt"""

import json
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.quotations import fingerprint


def split(opinion: str) -> dict[str, str]:
    """The paragraphs of the Opinion's text by number, to take their fingerprints from."""
    opening, _, rest = opinion.partition("EXPLANATORY NOTE")
    _, _, note = rest.partition("Explanatory report:")
    before_report = rest[: rest.index("Explanatory report:")]
    report_text, _, after = note.partition("\n 2. ")
    found = {f"Opinion {n}": text for n, text in _numbered(opening)}
    found |= {f"Note {n}": text for n, text in _numbered(before_report)}
    found |= {f"Report {n}": text for n, text in _numbered(report_text)}
    found |= {f"Note {n}": text for n, text in _numbered("\n2. " + after)}
    return found


def _numbered(text: str) -> list[tuple[str, str]]:
    parts = re.split(r"(?m)^\s*(\d{1,3})\.\s", text)
    return list(zip(parts[1::2], parts[2::2], strict=True))


print(json.dumps({n: fingerprint(t, n) for n, t in split(Path(sys.argv[1]).read_text("utf-8")).items()}, indent=0))

"""`lanzarote explain`: what a law makes of one case, and why."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from lanzarote.casefile.beside import unknown_laws
from lanzarote.casefile.read import case_of_facts, read_case_file
from lanzarote.casefile.values import CaseFile
from lanzarote.explanation import explain
from lanzarote.explanation.kept import on_its_day
from lanzarote.law import Problem, UnusableCase
from lanzarote.law.problems import shown
from lanzarote.lawfile.load import load
from lanzarote.report.entries import CaseEntry
from lanzarote.report.explanation import case_entry

FACTS = "the facts given"
"""What a case is called that is told by facts on the command line."""


def explained(law: str, words: Sequence[str], as_of: date | None) -> CaseEntry:
    """What a law makes of a case file, of facts, each as FACT=WORD, or of the plain case.

    Raises UnusableCase and UnusableLaw; Misbehaves where a Python law cannot be used.
    """
    case = _case(words)
    found = load(law, as_of)
    if problems := [*unknown_laws(case, found.name)]:
        raise UnusableCase(problems)
    return case_entry(explain(found if as_of else on_its_day(found, case), case))


def _case(words: Sequence[str]) -> CaseFile:
    files = [word for word in words if word.endswith((".yaml", ".yml"))]
    if files and len(words) > 1:
        raise UnusableCase(
            [Problem(shown(files[0]), 0, 0, "is a case file; name it alone, without facts or other files")]
        )
    if files:
        return read_case_file(Path(files[0]))
    given: dict[str, str] = {}
    problems = []
    for word in words:
        name, is_fact, value = word.partition("=")
        if not is_fact:
            message = "is neither a case file (.yaml) nor a fact, such as agreed=yes; put quotes around one with blanks"
            problems.append(Problem(shown(word), 0, 0, message))
        elif name in given:
            problems.append(Problem(FACTS, 0, 0, f"“{shown(name)}” is given twice"))
        given[name] = value
    if problems:
        raise UnusableCase(problems)
    return case_of_facts(given, FACTS if given else "the plain case")


def as_json(case: CaseEntry) -> str:
    """The same case and law give the same bytes."""
    return json.dumps(case, indent=1, ensure_ascii=False)

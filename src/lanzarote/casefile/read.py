"""From the values of a case file to a case: what the schema cannot say is checked here, all problems at once."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lanzarote.casefile.course import Course
from lanzarote.casefile.schema import ANSWERS, LABELS, PERMITTED, violations
from lanzarote.casefile.values import CaseFile, Expected, Facts, Finding
from lanzarote.law.problems import UnusableCase, did_you_mean, shown
from lanzarote.law.protocol import Place
from lanzarote.lawfile.document import Document, Form, Pointer, meaning, read
from lanzarote.lawfile.reading import Reading
from lanzarote.lawfile.terms import values_of
from lanzarote.model import (
    KINDS,
    Case,
    Conduct,
    Enforcement,
    Situation,
    Solicitation,
    facts,
    kind_name,
    kind_of,
)

SUFFIX = ".case.yaml"
CIRCUMSTANCES = "circumstances"
CASE_FILE = Form("case file", "case: …", UnusableCase)


def read_case_file(file: Path) -> CaseFile:
    """Read a case file. Raises UnusableCase with every problem found."""
    return case_of(read(file, form=CASE_FILE))


def case_of(document: Document) -> CaseFile:
    """The case file with these values. Raises UnusableCase with every problem found."""
    if problems := violations(document):
        raise UnusableCase(problems)
    return _CaseReading(document).case_file()


def case_of_facts(words: Mapping[str, str], title: str) -> CaseFile:
    """The case that facts tell, each in one word; several circumstances stand between commas. Raises UnusableCase.

    Without any fact it is the plain case.
    """
    if not words:
        return CaseFile(title, title, Facts(Solicitation, {}), {})
    given = {name: meaning(value) for name, value in words.items()}
    if CIRCUMSTANCES in words:
        given[CIRCUMSTANCES] = words[CIRCUMSTANCES].split(",")
    return case_of(Document(title, {"case": title, "facts": given}, {(): (0, 0)}, form=CASE_FILE))


class _CaseReading:
    """The reading of one case file; collects problems instead of stopping at the first."""

    def __init__(self, document: Document) -> None:
        self.reading, self.data = Reading(document, {}), document.value
        self.wrong, self.place = self.reading.wrong, self.reading.place

    def case_file(self) -> CaseFile:
        """All of it."""
        told, data = self._told(), self.data
        as_of = self.reading.day(("as_of",), data.get("as_of"))
        if self.reading.problems or told is None:
            raise UnusableCase(self.reading.problems)
        expected = tuple(self._expected(told))
        if self.reading.problems:
            raise UnusableCase(self.reading.problems)
        given = data.get("facts", {})
        places = {name: self.place(("facts", name)) for name in given}
        places |= {name: self.place(("facts", CIRCUMSTANCES)) for name in given.get(CIRCUMSTANCES, ())}
        places |= dict(self._circumstances())
        paragraphs = tuple(data.get("paragraphs", ()))
        return CaseFile(
            self.reading.document.file, data["case"], told, places, paragraphs, data.get("note", ""), as_of, expected
        )

    def _told(self) -> Case | Facts | None:
        if "facts" in self.data:
            for key in ("persons", "meetings", "events"):
                if key in self.data:
                    self.wrong((key,), "“facts” tell one situation, “events” a course of events; keep one")
            return self._facts(self.data["facts"])
        if "events" not in self.data:
            self.wrong((), "tells no case; write “persons” and “events”, or “facts”")
            return None
        return Course(self.reading).case()

    def _facts(self, given: dict[str, Any]) -> Facts:
        kind: type[Situation] = Conduct if "doing" in given else Enforcement if "task" in given else Solicitation
        known = facts(kind)
        found: dict[str, Any] = {}
        for name, value in given.items():
            if name == CIRCUMSTANCES:
                found[name] = frozenset(value)
            elif name in known:
                found[name] = value if known[name].is_age else values_of(known[name], value)[0]
            else:
                others = [each for each in KINDS if name in facts(KINDS[each])]
                hint = "".join(f"; name “{_TELLS[each]}” too" for each in others if each in _TELLS)
                message = f"“{name}” is a fact of {' or '.join(others)}, and this is a case of {kind_name(kind)}"
                self.wrong(("facts", name), message + hint * (kind is Solicitation))
        return Facts(kind, found)

    def _circumstances(self) -> Iterator[tuple[str, Place]]:
        for i, entry in enumerate(self.data.get("events", ())):
            for key, told in entry.items():
                for name in told.get(CIRCUMSTANCES, ()):
                    yield name, self.place(("events", i, key, CIRCUMSTANCES))

    def _expected(self, told: Case | Facts) -> Iterator[Expected]:
        for name, answers in self.data.get("expect", {}).items():
            if name in _FINDINGS:
                yield from self._answers(told, "", ("expect", name), name, answers)
            else:
                for each, answer in answers.items():
                    yield from self._answers(told, name, ("expect", name, each), each, answer)

    def _answers(self, told: Case | Facts, law: str, at: Pointer, name: str, answers: Any) -> Iterator[Expected]:
        finding = _FINDINGS[name]
        kind = Enforcement if isinstance(finding, type) else kind_of(finding)
        looked_at = _looked_at(told, kind)
        if looked_at is None:
            self.wrong(at, f"no {kind_name(kind)} is told here, and only of that “{name}” is found")
        for child, answer in answers.items() if isinstance(answers, dict) else [("", answers)]:
            where = (*at, child) if child else at
            if child and child not in (looked_at or (child,)):
                self.wrong(
                    where,
                    f"“{shown(child)}” is nobody of whom “{name}” is found here{did_you_mean(child, looked_at or ())}",
                )
            yield Expected(law, finding, child, ANSWERS[answer], self.place(where))


_TELLS = {"conduct": "doing", "enforcement": "task"}
"""By which fact a kind of situation is told."""
_FINDINGS: dict[str, Finding] = {**LABELS, PERMITTED: Enforcement}


def _looked_at(told: Case | Facts, kind: type[Situation]) -> tuple[str, ...] | None:
    """The names of the children, or of those who enforce, in such situations; None if there is none."""
    if isinstance(told, Facts):
        return () if told.kind is kind else None
    found = [situation.actors[-1] for situation in told.situations() if type(situation) is kind]
    return tuple(dict.fromkeys(found)) or None

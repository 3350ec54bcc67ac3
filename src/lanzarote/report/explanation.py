"""What a law makes of a case, as typed entries."""

from collections.abc import Iterator
from typing import Any, Literal

from lanzarote.explanation import Answered, Explained, Explanation, Met, Raised, Turn
from lanzarote.law import Finding
from lanzarote.law.answering import known_age
from lanzarote.law.written import WrittenLaw
from lanzarote.lawfile.terms import word
from lanzarote.model import Enforcement, Situation
from lanzarote.report.entries import (
    AnsweredEntry,
    CaseEntry,
    CauseEntry,
    ExpectationEntry,
    RaisedEntry,
    SituationEntry,
    TurnEntry,
    finding_entry,
    place_entry,
)
from lanzarote.report.wording import clause, extraordinary, sentence

Told = Literal["yes", "no", "silent"]


def case_entry(found: Explanation) -> CaseEntry:
    """What a law makes of a case."""
    case, law = found.case, found.law
    plain = [each for name in found.assumed if (each := clause(found.situations[0].situation, name))]
    return {
        "law": law.name,
        "as_of": law.as_of.isoformat() if isinstance(law, WrittenLaw) else None,
        "legal_age": known_age(law),
        "title": case.title,
        "file": case.file,
        "paragraphs": list(case.paragraphs),
        "note": case.note,
        "assumed": plain,
        "situations": [_situation(each, found, i in found.telling) for i, each in enumerate(found.situations)],
        "expectations": list(map(_expectation, found.expectations)),
        "as_expected": found.as_expected,
    }


def _told(answer: bool | None) -> Told:
    return "silent" if answer is None else "yes" if answer else "no"


def _situation(each: Explained, found: Explanation, telling: bool) -> SituationEntry:
    situation = each.situation
    return {
        "actors": list(situation.actors),
        "story": sentence(situation, found.law.circumstances),
        "facts": extraordinary(situation),
        "telling": telling,
        "answers": [_answered(answer) for answer in each.answers],
        "raised": [_raised(question, situation) for question in each.raised],
    }


def _answered(each: Answered) -> AnsweredEntry:
    return {
        "finding": _name(each.question),
        "answer": _told(each.answer),
        "reason": each.reason,
        "provisions": list(map(finding_entry, each.provisions)),
        "places": list(map(place_entry, each.places)),
        "nearly": [cause for finding in each.nearly for cause in _in_the_way(finding)],
        "turns": list(map(_turn, each.turns)),
        "reserved": list(each.reserved),
        "convention": "" if each.convention is None else _told(each.convention),
    }


def _name(question: object) -> str:
    return "permitted" if question is Enforcement else str(question)


def _in_the_way(finding: Finding) -> Iterator[CauseEntry]:
    """The one part that keeps a provision from establishing its label."""
    places = iter(finding.missing_at)
    for part, excepts in ((finding.missing, False), (finding.exceptions, True)):
        for name in part:
            place = next(places, finding.place)
            at = place_entry(place) if place else None
            yield {"provision": finding.provision, "part": name, "excepts": excepts, "place": at}


def _turn(each: Turn) -> TurnEntry:
    return {"fact": each.fact, "values": list(map(_plain, each.values)), "to": _told(each.to)}


def _plain(value: Any) -> Any:
    """A value of a fact as a case file writes it."""
    return sorted(value) if isinstance(value, frozenset) else value if type(value) is int else word(value)


def _raised(each: Raised, situation: Situation) -> RaisedEntry:
    facts = {name: _plain(getattr(situation, name)) for name in each.facts}
    return {"question": each.question, "facts": facts, "leans": each.leans, "asks": each.asks}


def _expectation(each: Met) -> ExpectationEntry:
    return {
        "finding": _name(each.expected.finding),
        "child": each.expected.child,
        "expected": _told(each.expected.answer),
        "found": _told(each.found),
        "fulfilled": each.fulfilled,
        "place": place_entry(each.expected.place),
    }

"""The page spec/EVIDENCE.md: what was computed about the specification itself. Its prose is in a template."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from string import Template

from lanzarote.claims import Holding
from lanzarote.command.mutants import COLUMNS, numbers, summary
from lanzarote.evidence.mutants import Status
from lanzarote.evidence.mutation_score import Score
from lanzarote.evidence.strength import Strength
from lanzarote.evidence.witnesses import Witness
from lanzarote.lawfile.terms import word
from lanzarote.model import Enforcement, Situation
from lanzarote.report.entries import ASSUMPTIONS
from lanzarote.report.wording import changes, extraordinary, in_words
from lanzarote.specification import Paragraph, paragraphs, questions, text


def faults(strength: Strength, scores: dict[str, Score]) -> Iterator[str]:
    """What must not be; nothing, if the evidence is whole."""
    yield from strength.faults()
    first = next(iter(scores))  # of a law that is found wanting in what is edited, no edit need show anything
    for name, score in scores.items():
        if score.missed or (name == first and not score.decided):
            yield f"{name}: {summary(score)}"


def page(strength: Strength, scores: dict[str, Score]) -> str:
    """The whole page, with the scores of mutants by law, the Convention's first."""
    (_, convention), *national = scores.items()
    kills = convention.kills()
    return Template(text("evidence.template.md")).substitute(
        all=len(strength.holdings),
        must=len(strength.results),
        independent=len(strength.independent),
        satisfying=sum(strength.satisfied.values()),
        age=strength.law.legal_age,
        pairs=len(strength.pairs),
        free=f"{strength.decided(strength.subject)[None]:,}",
        made=f"{len(convention.mutants):,}",
        equivalent=convention.statuses[Status.EQUIVALENT],
        left=convention.statuses[Status.FREE],
        refused=convention.statuses[Status.REFUSED],
        score=summary(convention),
        decided=_table(("label", ">demanded", ">excluded", ">free"), _decided(strength)),
        patterns=_list(_patterns(strength)),
        sharing=strength.sharing,
        contradictions=_table(("label", "demanded by", "forbidden by (both, in so many cases)"), _pairs(strength)),
        paragraphs=_table(("paragraph", "force", "held to", "holdings"), map(_paragraph(strength), paragraphs())),
        holdings=_table(_HOLDING, (_holding(strength, kills, h) for h in strength.holdings)),
        alone=_list(_alone(strength)),
        witnesses=_list(_witnesses(strength)),
        mutants=_table(
            ("edit", *_STATUSES), ((operator, *_made(numbers(f))) for operator, f in convention.by_operator())
        ),
        reasons=_list(f"{reason}: {number:,}" for reason, number in convention.reasons().most_common()),
        national=_table(("law", *_STATUSES), ((name, *_made(numbers(s.statuses))) for name, s in national)),
        assumptions=_list(ASSUMPTIONS),
    )


_STATUSES = (">made", *(f">{status.value}" for status in COLUMNS), ">missed")
_HOLDING = (
    "holding",
    "paragraphs",
    "statement",
    "evidence",
    ">cases met",
    ">kinds of case",
    ">mutants killed",
    "standing",
)


def _table(heads: tuple[str, ...], rows: Iterable[Iterable[object]]) -> str:
    """A table; a head that begins with “>” is over a column of numbers."""
    lines = [[head.removeprefix(">") for head in heads], ["---:" if head[0] == ">" else "---" for head in heads], *rows]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def _cell(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {each}" for each in items)


def _made(statuses: list[int]) -> list[int]:
    return [sum(statuses), *statuses]


def _name(holding: Holding) -> str:
    return in_words(holding.id)


def _decided(strength: Strength) -> Iterator[tuple[object, ...]]:
    for about in strength.questions:
        found = strength.decided(about)
        yield about, found[True], found[False], found[None]


def _patterns(strength: Strength) -> Iterator[str]:
    for question in questions():
        raised = (f"{name}: {', '.join(map(word, values))}" for name, values in question.facts.items())
        yield f"{question.text} ({'; '.join(raised)})"


def _pairs(strength: Strength) -> Iterator[tuple[object, ...]]:
    forbidden: dict[tuple[object, str], list[str]] = {}
    for p in strength.pairs:
        forbidden.setdefault((p.about, _name(p.demanding)), []).append(f"{_name(p.forbidding)} ({p.cases:,})")
    return ((*key, "; ".join(found)) for key, found in forbidden.items())


def _holding(strength: Strength, kills: Counter[str], holding: Holding) -> Iterator[object]:
    result = strength.results.get(holding) or strength.guidance[holding]
    yield from (_name(holding), ", ".join(holding.paragraphs), holding.statement)
    yield from (f"{holding.force.value}: {result.outcome.value}", result.met, result.paths)
    yield from (kills[holding.id], _standing(strength, holding))


def _paragraph(strength: Strength) -> Callable[[Paragraph], tuple[str, ...]]:
    def row(paragraph: Paragraph) -> tuple[str, ...]:
        named = [_name(h) for h in strength.holdings if paragraph.number in h.paragraphs]
        return paragraph.number, ", ".join(paragraph.force), paragraph.disposition, "; ".join(named)

    return row


def _standing(strength: Strength, holding: Holding) -> str:
    if not holding.force.decides:
        return "guidance"
    return "independent" if holding in strength.independent else "not shown to be independent"


def _alone(strength: Strength) -> Iterator[str]:
    for holding, found in strength.independent.items():
        yield f"*{_name(holding)}* alone is broken by {found.law.name}{_example(found.situation)}."


def _example(situation: Situation | None) -> str:
    return f", for instance where {_told(situation)}" if situation else ""


def _witnesses(strength: Strength) -> Iterator[str]:
    for holding in strength.holdings:
        kept, broken = strength.witnesses(holding)
        if kept and broken:
            yield f"*{_name(holding)}*: kept where {_witness(kept)}; broken where {_witness(broken)}."


def _witness(found: Witness) -> str:
    answers = [
        f"{'permitted' if about is Enforcement else about}{_changed(found.situation, situation)}: {word(answer)}"
        for (about, situation), answer in found.answers.items()
    ]
    return f"{_told(found.situation)}, with {'; '.join(answers)}"


def _told(situation: Situation) -> str:
    found = {name: word(value) for name, value in extraordinary(situation).items()}
    return ", ".join(f"{in_words(name)} {value}" for name, value in found.items()) or "all is ordinary"


def _changed(first: Situation, situation: Situation) -> str:
    found = changes(first, situation)
    return f" if {', '.join(found)}" if found else ""

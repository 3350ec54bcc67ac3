"""What is printed of the changes that mend a law file: each with what it also changes, then all as one patch."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from lanzarote.advice import Remedy
from lanzarote.law.problems import inert
from lanzarote.mending import Mending, Shift, Stays, Step
from lanzarote.report.entries import holding_entry
from lanzarote.report.relation_text import percent
from lanzarote.report.text import listed_in_words, part_in_words
from lanzarote.report.wording import in_words, sentence
from lanzarote.symbolic import Set, most_ordinary

LINE = re.compile("[^\n]*\n|[^\n]+")


def mending_lines(found: Mending, name: str) -> Iterator[str]:
    """The changes, what stays, and the patch of the file of that name, in lines that a terminal only shows."""
    yield from map(inert, _told(found))
    for number, step in enumerate(found.steps, 1):
        yield ""
        yield from map(inert, _step(step, number))
        if len(found.steps) > 1:
            yield from (f"     {line}" for line in _hunks(step.before, step.after))
        yield from map(inert, _also(step))
    for each in found.stays:
        yield ""
        yield from map(inert, _stays(each))
    if found.steps:
        yield ""
        yield from _patch(found.before, found.after, name)


def _told(found: Mending) -> Iterator[str]:
    """What it comes to, in one sentence."""
    breached = sum(each.lacking for each in found.found.results)
    law = f"{found.law.name}, as of {found.law.as_of}"
    if not breached:
        said = "no holding that counts is breached" if found.found.conforms() else "it says nothing of any case"
        yield f"{law}: {said}, so there is nothing to mend"
        return
    changes = f"{len(found.steps)} {'changes' if len(found.steps) > 1 else 'change'} of the file"
    mended = breached - len(found.stays)
    how = "breached" if any(each.breach for each in found.found.results) else "not followed (the State is not bound)"
    made = f"{mended} mended by {changes}" if mended else "none could be mended"
    yield f"{law}: {breached} {'holdings are' if breached > 1 else 'holding is'} {how}, {made}"
    if len(found.steps) > 1:
        yield "  each change is made after those before it; its lines are those of the file as it is then"


def _step(step: Step, number: int) -> Iterator[str]:
    """What is breached and why, and the change with which it is followed."""
    for at, result in enumerate(step.mended):
        head = f"{number}. " if not at else "   "
        holding = result.holding
        yield f"{head}{result.outcome.value.upper()}: {in_words(holding.id)}"
        yield f"     {', '.join(holding.paragraphs)} ({holding.force.value}): {holding.statement}"
    entry = holding_entry(step.mended[0], step.law, advice=step.advice)
    if parts := entry["blamed"] or entry["together"]:
        together = ", together" * (not entry["blamed"] and len(parts) > 1)
        yield f"   because of {listed_in_words(map(part_in_words, parts))}{together}"
    yield f"   followed, if {_remedy(step.remedy)}"
    for other in step.advice.remedies:
        if other is not step.remedy:
            yield f"   enough for the holding would be, too, if {_remedy(other)}"


def _remedy(remedy: Remedy) -> str:
    pairs = zip(remedy.edits, remedy.places, strict=True)
    return listed_in_words(f"{edit.what} (line {place.line})" for edit, place in pairs)


def _also(step: Step) -> Iterator[str]:
    """What a change also changes: what is reached, and which other results turn."""
    for shift in step.shifts:
        yield from _shift(shift, step)
    for each in step.turned:
        turn = f"{each.before.value} before, {each.after.value} afterwards"
        yield f"   {'worse' if each.worse else 'also'}: {in_words(each.holding.id)}: {turn}"
    if not step.turned:
        yield "   no other result changes"


def _shift(shift: Shift, step: Step) -> Iterator[str]:
    under = f"under {shift.label}"
    if shift.gained:
        share = percent(float(shift.share(shift.gained, shift.after)))
        yield f"   afterwards also reaches {under}: {share} of what it then reaches"
        yield f"     for example: {_case(shift.beside or shift.gained, step)}"
        if not shift.beside:
            yield "     nothing beside the cases in which the holding fails"
    if shift.lost:
        share = percent(float(shift.share(shift.lost, shift.before)))
        yield f"   afterwards no longer reaches {under}: {share} of what it did, none of it reached by the Convention"
        yield f"     for example: {_case(shift.lost, step)}"
    if shift.moved:
        share = percent(float(shift.share(shift.moved, shift.before)))
        yield f"   afterwards reaches, but no longer as {shift.label}: {share} of what it reaches"
        yield f"     for example: {_case(shift.moved, step)}"


def _case(cases: Set, step: Step) -> str:
    return sentence(most_ordinary(cases), step.law.circumstances)


def _stays(stays: Stays) -> Iterator[str]:
    """A holding that stays breached, and what was tried."""
    holding, tried = stays.result.holding, stays.advice.tried
    yield f"STAYS: {in_words(holding.id)} ({stays.result.outcome.value})"
    yield f"     {', '.join(holding.paragraphs)} ({holding.force.value}): {holding.statement}"
    for each in stays.refused:
        yield f"   found, but not made: {_remedy(each.remedy)}"
        yield f"     because {each.why}"
    if not stays.refused:
        nothing = f"none of the {tried} edits of single parts that were tried, nor several together, is enough"
        yield f"   nothing found: {nothing if tried else 'there is no part of the file that could be edited'}"


def _patch(before: str, after: str, name: str) -> Iterator[str]:
    """A unified diff of the file of that name. The ends of its lines stay in it, so that it can be applied."""
    yield f"--- {inert(name)}"
    yield f"+++ {inert(name)}"
    yield from _hunks(before, after)


def _hunks(before: str, after: str) -> Iterator[str]:
    """The changed lines, with three before and after; `difflib` has a unified diff, but not one that is smallest."""
    old, new = LINE.findall(before), LINE.findall(after)
    for group in SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes():
        (_, i, _, j, _), (_, _, last_i, _, last_j) = group[0], group[-1]
        yield f"@@ -{_range(i, last_i)} +{_range(j, last_j)} @@"
        for change, start, end, other_start, other_end in group:
            yield from _diff_lines(" " if change == "equal" else "-", old[start:end])
            if change != "equal":
                yield from _diff_lines("+", new[other_start:other_end])


def _range(start: int, end: int) -> str:
    return f"{start + (end > start)},{end - start}"


def _diff_lines(sign: str, lines: list[str]) -> Iterator[str]:
    for line in lines:
        body = line.removesuffix("\n")
        end = "\r" if body.endswith("\r") else ""
        yield sign + "\t".join(map(inert, body.removesuffix("\r").split("\t"))) + end
        if body == line:
            yield "\\ No newline at end of file"

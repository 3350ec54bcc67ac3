"""What a law makes of a case, in plain words."""

from collections.abc import Iterator
from itertools import pairwise
from textwrap import wrap
from typing import Any

from lanzarote.law.problems import inert
from lanzarote.model import OLDEST
from lanzarote.report.entries import AnsweredEntry, CaseEntry, RaisedEntry, SituationEntry, TurnEntry
from lanzarote.report.relation_text import WIDTH
from lanzarote.report.text import at, nearest, parts_missing
from lanzarote.report.wording import in_words


def case_lines(case: CaseEntry) -> Iterator[str]:
    """The law, the case, what is found in each situation and why, and whether that is as expected."""
    return map(inert, _case(case))


def _case(case: CaseEntry) -> Iterator[str]:
    as_of = f", as of {case['as_of']}" if case["as_of"] else ""
    yield f"law:  {case['law']}{as_of}; legal age {case['legal_age'] or 'unknown'}"
    yield f"case: {case['title']}" + f" ({case['file']})" * (case["file"] != case["title"])
    if case["paragraphs"]:
        yield f"  {', '.join(case['paragraphs'])}"
    if case["assumed"]:
        yield f"  assumed, as in a plain case: {'; '.join(case['assumed'])}"
    told = [each for each in case["situations"] if each["telling"]]
    for each in told:
        yield ""
        yield from _situation(each)
    if more := len(case["situations"]) - len(told):
        yield ""
        what = "other pair of a message and a step is" if more == 1 else "other pairs of a message and a step are"
        yield f"{more} {what} not shown; the law comes no nearer there"
    if case["expectations"]:
        yield ""
        yield from expectation_lines(case)
    elif case["file"] != case["title"]:
        yield ""
        yield "the case file expects nothing of this law"


def expectation_lines(case: CaseEntry) -> Iterator[str]:
    """Whether what is found is as expected, each line with its place where it is not."""
    for each in case["expectations"]:
        of = f"{each['finding']}, as to {each['child']}" if each["child"] else each["finding"]
        if each["fulfilled"]:
            yield inert(f"as expected: {of}: {each['expected']}")
        else:
            yield inert(f"NOT AS EXPECTED: {of}: {each['found']}, expected {each['expected']} ({at(each['place'])})")


def _situation(each: SituationEntry) -> Iterator[str]:
    if each["actors"]:
        yield ", as to ".join(dict.fromkeys(each["actors"]))
    yield f"  {each['story']}"
    for answer in _worth_telling(each["answers"]):
        yield from _answer(answer)
    if not each["answers"]:
        yield "  nothing that a law can find is about this"
    for question in each["raised"]:
        yield f"  {_raised(question)}"


def _worth_telling(answers: list[AnsweredEntry]) -> list[AnsweredEntry]:
    """What is found, and why what is asked first is not."""
    found = any(each["answer"] == "yes" for each in answers)
    return [each for i, each in enumerate(answers) if _is_worth_telling(each, first=not i, found=found)]


def _is_worth_telling(answer: AnsweredEntry, first: bool, found: bool) -> bool:
    """What a case is asked about first, always; else what is found or, where nothing is, what speaks of it."""
    if first or found:
        return first or answer["answer"] == "yes"
    return bool(answer["provisions"] or answer["reason"])


def _answer(answer: AnsweredEntry) -> Iterator[str]:
    convention = f" (the Convention: {answer['convention']})" if answer["convention"] else ""
    yield f"  {answer['finding']}: {answer['answer']}{convention}"
    if answer["reason"]:
        yield f"    because: {answer['reason']}"
    yield from (f"    at: {at(place)}" for place in answer["places"])
    established = [each for each in answer["provisions"] if each["established"]]
    for each in established or nearest(answer["provisions"]):
        where = f" ({at(each['place'])})" if each["place"] else ""
        yield f"    {each['provision']}{where}:"
        if each["objection"]:
            yield f"      {each['objection']}"
        yield f"      met:     {', '.join(each['met']) or 'nothing'}"
        if not each["established"]:
            yield f"      missing: {', '.join(parts_missing(each)) or 'nothing'}"
        if each["unknown"]:
            yield f"      unknown: {', '.join(each['unknown'])}"
    if not answer["provisions"] and answer["answer"] == "no" and not answer["places"]:
        yield "    no provision in force carries it"
    yield from (f"    released by {each}" for each in answer["reserved"])
    for cause in answer["nearly"]:
        part = f"the exception “{cause['part']}”" if cause["excepts"] else f"“{cause['part']}”"
        where = f" ({at(cause['place'])})" if cause["place"] else ""
        yield f"    {part}{where} alone keeps it out of {cause['provision']}"
    yield from _turns(answer)


def _turns(answer: AnsweredEntry) -> Iterator[str]:
    for to in ("yes", "no", "silent"):
        facts = [_turn(each) for each in answer["turns"] if each["to"] == to]
        if facts:
            told = f"one fact would turn it to {to}: {'; '.join(facts)}"
            yield from wrap(told, WIDTH, initial_indent="    ", subsequent_indent="      ")
    if not answer["turns"]:
        yield "    no single fact would turn it"


def _turn(each: TurnEntry) -> str:
    if each["fact"] == "circumstances":
        present = each["values"][0]
        return f"circumstances {', '.join(present) or 'none'}"
    values = each["values"]
    told = _years(values) if values and type(values[0]) is int else [str(value) for value in values]
    return f"{in_words(each['fact'])} {' or '.join(told)}"


def _years(ages: list[int]) -> list[str]:
    """Ages in stretches: “17 or less”, “16 or more”."""
    ends = [one for one, other in pairwise([*ages, OLDEST + 2]) if other != one + 1]
    starts = [ages[0], *(other for one, other in pairwise(ages) if other != one + 1)]
    return [_stretch(first, last) for first, last in zip(starts, ends, strict=True)]


def _stretch(first: int, last: int) -> str:
    if first == 0 and last < OLDEST:
        return f"{last} or less"
    if last == OLDEST:
        return f"{first} or more"
    return str(first) if first == last else f"{first} to {last}"


def _raised(question: RaisedEntry) -> str:
    by = f" (by {', '.join(f'{in_words(name)}: {_word(value)}' for name, value in question['facts'].items())})"
    if not question["leans"]:
        return f"left open: {question['question']}{by}"
    side = "leaning to neither side" if question["leans"] == "even" else f"leaning {question['leans']}"
    return f"in question: {question['question']}, {side}{by}: whether {question['asks']}"


def _word(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)

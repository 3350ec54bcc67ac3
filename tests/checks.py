"""What must be so of every law file: `test_every_law_file.py` tries it on some, `fuzz.py` on as many as one likes."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import hypothesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from lanzarote import Enforcement, Measure, UnusableLaw
from lanzarote.law import Lack, Question
from lanzarote.law.answering import ask
from lanzarote.law.answering import said as by_its_method
from lanzarote.law.protocol import Place
from lanzarote.law.written import LawFile, WrittenLaw
from lanzarote.lawfile.document import parse
from lanzarote.lawfile.file import read_law_file
from lanzarote.model import OLDEST, Situation, kind_of
from lanzarote.strategies.cases import cases
from lanzarote.strategies.law_files import dumped, law_files, spoilt
from lanzarote.symbolic import Set, drawn, follow, most_ordinary
from tests.helpers import LABELS, as_sets, law_of, said, written
from tests.reference import Reference

Values = dict[str, Any]
"""What a law file says, as plain values."""
Check = Callable[[Values, int, st.DataObject], None]
Tally = Counter[Any]
MOST_PATHS = 300
"""The most paths of one question that are followed."""
Drawn = st.SearchStrategy[Any]
WHOLE, SPOILT = law_files(), spoilt(law_files())
MOSTLY_WHOLE = st.sampled_from([WHOLE, WHOLE, WHOLE, SPOILT]).flatmap(lambda files: files)


def tried(check: Check, files: Drawn, seed: int, examples: int) -> None:
    """Run a check on law files, each with a number and Hypothesis data; the same ones for the same seed."""
    few = settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    hypothesis.seed(seed)(few(given(told=files, number=st.integers(0, 2**32), data=st.data())(check)))()


def checked(folder: Path, tally: Tally, told: Values, number: int, data: st.DataObject) -> None:
    """Make every check on one law file; `tally` counts what was done."""
    tally["files"] += 1
    law = read(folder, told)
    if law is None:
        tally["refused"] += 1
        return
    tally["loaded"] += 1
    survives(folder, told, law)
    case = data.draw(cases(circumstances=tuple(law.circumstances)))
    tally.update(agree(told, law, list(case.situations()), Random(number)))


def read(folder: Path, told: Values) -> WrittenLaw | None:
    """The law these plain values make, or None; what is wrong is said in lines that each name a line of the file.

    What a file states in vain is refused as a law, but has a meaning all the same.
    """
    text = dumped(told)
    for reading in (law_of, lambda *written: on_its_day(law_file(*written))):
        try:
            law = reading(folder, text)
        except UnusableLaw as error:
            law, problems = None, error.problems
            assert problems
            last = text.count("\n") + 1
            assert [
                p for p in problems if not (p.file and p.message.strip().isprintable() and 0 < p.line <= last)
            ] == []
    return law


def on_its_day(content: LawFile) -> WrittenLaw:
    """A law file as it stands on its own day."""
    return WrittenLaw(content, content.as_of)


def survives(folder: Path, told: Values, law: WrittenLaw) -> None:
    """Plain values are the same when read back, and so is the law, though they stand elsewhere: all in one line."""
    assert parse(dumped(told), "again").value == told
    line = json.dumps(told, ensure_ascii=False)
    assert placeless(law_file(folder, line)) == placeless(law.content)


def law_file(folder: Path, text: str) -> LawFile:
    """The law file with this text."""
    return read_law_file(written(folder, text))


def placeless(value: Any) -> Any:
    """A value without the places in it, and without what tells none from another."""
    if isinstance(value, Place):
        return None
    if is_dataclass(value):
        return type(value), [placeless(getattr(value, f.name)) for f in fields(value) if f.compare]
    if isinstance(value, tuple):
        return [placeless(each) for each in value]
    return [(key, placeless(each)) for key, each in value.items()] if isinstance(value, dict) else value


def questions(
    told: Values, law: WrittenLaw, reference: Reference, random: Random
) -> Iterator[tuple[Question, type[Situation], Callable[[Any], bool | None]]]:
    """What is asked of situations of which kind, and who else answers it."""
    spoken = [label for label in LABELS if law.provisions(label) or label in law.content.silent]
    elements = [name for p in told["provisions"] for name in p.get("elements", {})]
    for label in {random.choice(LABELS): None} | dict.fromkeys(spoken):
        kind, element = kind_of(label), random.choice(["child", *elements])
        yield label, kind, partial(reference.establishes, label)
        yield Lack(label, element), kind, partial(reference.lacks, label, element=element)
    yield Enforcement, Enforcement, reference.permits


def agree(told: Values, law: WrittenLaw, situations: list[Situation], random: Random) -> Iterator[bool | None]:
    """Sets, symbolic, concrete and independently written evaluation agree on a law; yields each answer all gave."""
    reference = Reference(told, law.as_of.isoformat())
    assert said(lambda: law.legal_age) == reference.legal_age()
    for measure in Measure:
        assert said(law.provides, measure) == reference.provides(measure), measure
    for question, kind, expected in questions(told, law, reference, random):
        answer = as_sets(law, question, kind)
        for case in [*samples(law, question, kind, random), *(s for s in situations if isinstance(s, kind))]:
            of_set, concrete, independent = said(answer.to, case), said(ask, law, question, case), expected(case)
            assert of_set == concrete == independent, (
                f"{question}: set {of_set}, concrete {concrete}, reference {independent}\n{case}"
            )
            yield concrete


def samples(law: WrittenLaw, question: Question, kind: type[Situation], random: Random) -> Iterator[Situation]:
    """Situations of each set of an answer and of each path of the symbolic evaluation, which must come to those sets."""
    space, answer = law.spaces[kind], as_sets(law, question, kind)
    sets = {True: answer.yes, None: answer.unknown, False: ~(answer.yes | answer.unknown)}
    sets = {told: where & space.everything for told, where in sets.items()}
    assert sum(where.count for where in sets.values()) == space.everything.count
    for where in (space.everything, *sets.values()):
        yield from near(where, random) if where else ()
    followed = dict.fromkeys(sets, space.nothing)
    for told, path in islice(follow(space, partial(said, by_its_method, law, question)), MOST_PATHS):
        followed[told] |= path.situations
        yield most_ordinary(path.situations)
        yield from near(path.situations, random)
    for told, where in followed.items():
        assert not where - sets[told], (
            f"{question}: symbolic {told}, set otherwise\n{most_ordinary(where - sets[told])}"
        )


def near(where: Set, random: Random) -> Iterator[Situation]:
    """A situation of a set, and those with an age one year off."""
    case = drawn(where, random)
    yield case
    for name in where.space.ages:
        age = getattr(case, name)
        yield from (case.changed(name, years) for years in (age - 1, age + 1) if 0 <= years <= OLDEST)


def counted(tally: Tally) -> str:
    """What was done, in words."""
    answers = f"{tally[True]} yes, {tally[False]} no, {tally[None]} silent"
    compared = tally[True] + tally[False] + tally[None]
    return f"{tally['files']} files, {tally['loaded']} loaded, {tally['refused']} refused; {compared} comparisons: {answers}"

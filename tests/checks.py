"""What must be so of every law file: `test_every_law_file.py` tries it on some, `fuzz.py` on as many as one likes."""

import json
from dataclasses import fields, is_dataclass
from functools import partial
from itertools import islice
from random import Random

import hypothesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from lanzarote import Attempt, Conduct, Enforcement, Measure, Offence, Silent, Solicitation, UnusableLaw
from lanzarote.law.file import read_law_file
from lanzarote.law.protocol import Place
from lanzarote.law.tree import dumped, parse
from lanzarote.law.written import WrittenLaw
from lanzarote.law_files import law_files, spoilt
from lanzarote.model import OFFENCES_OF_SOLICITATION, facts
from lanzarote.strategies import cases
from lanzarote.verifier.domain import CIRCUMSTANCE, domain
from lanzarote.verifier.lazy import leaves
from lanzarote.verifier.plain import drawn
from tests.helpers import law_of
from tests.reference import Reference

MOST_LEAVES = 300
"""The most branches of one question that are looked at."""
LABELS = [label for o in Offence for label in (o, Attempt(o))]
WHOLE, SPOILT = law_files(), spoilt(law_files())
MOSTLY_WHOLE = st.sampled_from([WHOLE, WHOLE, WHOLE, SPOILT]).flatmap(lambda files: files)


def tried(check, files, seed, examples):
    """Run a check on law files, each with a number and Hypothesis data; the same ones for the same seed."""
    few = settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    hypothesis.seed(seed)(few(given(told=files, number=st.integers(0, 2**32), data=st.data())(check)))()


def checked(folder, tally, told, number, data):
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


def read(folder, told):
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


def on_its_day(content):
    """A law file as it stands on its own day."""
    return WrittenLaw(content, content.as_of)


def survives(folder, told, law):
    """Plain values are the same when read back, and so is the law, though they stand elsewhere: all in one line."""
    assert parse(dumped(told), "again").value == told
    line = json.dumps(told, ensure_ascii=False)
    assert placeless(law_file(folder, line)) == placeless(law.content)


def law_file(folder, text):
    """The law file with this text."""
    file = folder / "my.jurisdiction.yaml"
    file.write_text(text, "utf-8")
    return read_law_file(file)


def placeless(value):
    """A value without the places in it."""
    if is_dataclass(value):
        return type(value), [placeless(getattr(value, f.name)) for f in fields(value) if f.type is not Place]
    if isinstance(value, tuple):
        return [placeless(each) for each in value]
    return [(key, placeless(each)) for key, each in value.items()] if isinstance(value, dict) else value


def kind_of(label):
    """The kind of situation a label is about."""
    offence = label.offence if isinstance(label, Attempt) else label
    return Solicitation if offence in OFFENCES_OF_SOLICITATION else Conduct


def said(ask, *about):
    """The answer; None for silence."""
    try:
        return ask(*about)
    except Silent:
        return None


def questions(told, law, reference, random):
    """What is asked of situations of which kind, and the two that answer."""
    spoken = [label for label in LABELS if law.provisions(label) or label in law.content.silent]
    elements = [name for p in told["provisions"] for name in p.get("elements", {})]
    for label in {random.choice(LABELS): None} | dict.fromkeys(spoken):
        kind, name = kind_of(label), random.choice(["child", *elements])
        yield f"establishes {label}", kind, partial(law.establishes, label), partial(reference.establishes, label)
        asked = {"element": name}
        yield (
            f"lacks {name} {label}",
            kind,
            partial(law.lacks, label, **asked),
            partial(reference.lacks, label, **asked),
        )
    yield "permits", Enforcement, law.permits, reference.permits


def agree(told, law, situations, random):
    """Forked, plain and independently written evaluation agree on a law; yields each answer that all three gave."""
    reference = Reference(told, law.as_of.isoformat())
    assert said(lambda: law.legal_age) == reference.legal_age()
    for measure in Measure:
        assert said(law.provides, measure) == reference.provides(measure), measure
    for what, kind, ask, expected in questions(told, law, reference, random):
        for case, forked in forks(kind, law, ask, situations, random):
            plain, independent = said(ask, case), expected(case)
            assert forked == plain == independent, (
                f"{what}: forked {forked}, plain {plain}, reference {independent}\n{case}"
            )
            yield plain


def forks(kind, law, ask, situations, random):
    """Situations of each branch, at the edges of its ages too, from anywhere, and given; with their branch's answer."""
    whole = domain(kind, tuple(law.circumstances))
    found = list(islice(leaves(whole, partial(said, ask)), MOST_LEAVES))
    for answer, branch in found:
        case = drawn(branch, random)
        ages = zip(whole.ages, branch.zone.bounds, strict=False)
        edges = [case.changed(name, age) for name, bounds in ages for age in bounds]
        yield from ((each, answer) for each in (case, *edges) if in_years(branch, each))
    ((_, everything),) = leaves(whole, lambda case: None)
    for case in (drawn(everything, random), *situations):
        if isinstance(case, kind) and len(found) < MOST_LEAVES:
            (answer,) = (answer for answer, branch in found if holds(branch, case))
            yield case, answer


def holds(branch, case):
    """Whether a plain situation is among those a branch stands for."""
    whole, left = branch.domain, list(branch.masks)
    told = {name: getattr(case, name) for name in facts(whole.kind)}
    told |= {CIRCUMSTANCE + name: name in case.circumstances for name in whole.circumstances}
    for name in whole.values:
        left[whole.group[name]] &= whole.wanted(name, (told[name],))
    return all(left) and in_years(branch, case)


def in_years(branch, case):
    """Whether the ages of a plain situation, and their difference, are within the bounds of a branch."""
    years = [getattr(case, name) for name in branch.domain.ages]
    terms = [*years, years[0] - years[1]] if years else []
    return all(low <= term <= high for term, (low, high) in zip(terms, branch.zone.bounds, strict=False))


def counted(tally):
    """What was done, in words."""
    answers = f"{tally[True]} yes, {tally[False]} no, {tally[None]} silent"
    compared = tally[True] + tally[False] + tally[None]
    return f"{tally['files']} files, {tally['loaded']} loaded, {tally['refused']} refused; {compared} comparisons: {answers}"

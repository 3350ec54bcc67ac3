"""A result in plain words. Texts come from phrases.yaml and from the law file; here they are only put in order."""

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from lanzarote.law import Finding, Lack, Question
from lanzarote.law.problems import shown
from lanzarote.law.provisions import EXCEPTION, is_about
from lanzarote.lawfile.document import read
from lanzarote.lawfile.terms import word
from lanzarote.model import KINDS, Attempt, Enforcement, Offence, Situation, facts
from lanzarote.verifier import Asked, Counterexample, Outcome, Result


@cache
def _phrases() -> dict[str, Any]:
    return dict(read(Path(__file__).parent / "phrases.yaml").value)


def kind_name(case: Situation) -> str:
    """The name of the kind of a situation."""
    return next(name for name, kind in KINDS.items() if isinstance(case, kind))


def story(case: Situation, circumstances: Collection[str] = ()) -> str:
    """A case in one plain sentence. Facts that are not named are ordinary, or do not matter."""
    phrases = _phrases()[kind_name(case)]
    told = {name: word(getattr(case, name)) for name in facts(type(case))}
    clauses = [phrases["opening"].format(**told)]
    clauses += [phrases[name][value] for name, value in told.items() if value in phrases.get(name, {})]
    sentences = circumstances if isinstance(circumstances, Mapping) else {}
    clauses += [sentences.get(name, f"circumstance “{shown(name)}”") for name in sorted(case.circumstances)]
    return "; ".join(clauses) + "."


def facts_told(case: Situation) -> dict[str, Any]:
    """The facts that are not ordinary, and the ages, as plain values."""
    known = facts(type(case)).values()
    told = {f.name: getattr(case, f.name) for f in known if f.is_age or getattr(case, f.name) != f.ordinary}
    plain = {name: value if isinstance(value, int) else str(value) for name, value in told.items()}
    present = sorted(case.circumstances)
    return plain | ({"circumstances": present} if present else {})


def answers(counterexample: Counterexample) -> list[str]:
    """The questions and answers that decide, each kind of answer once; where the case was varied, in which fact."""
    told: dict[tuple[Question, bool], Asked] = {}
    for asked in counterexample.asked:
        told.setdefault((asked.about, asked.answer), asked)
    both = {about for about, said in told if (about, not said) in told}
    deciding = [a for a in told.values() if not both or a.about in both or a is counterexample.asked[-1]]
    telling = [asked for asked in deciding if asked.answer or _concerns(asked)] or deciding
    return [_answer(asked, counterexample.case) for asked in telling]


def findings(counterexample: Counterexample) -> list[Finding]:
    """The findings of provisions that are established, or that are about such a situation at all."""
    labels = [asked.about for asked in counterexample.asked if _concerns(asked)]
    found = list(dict.fromkeys(counterexample.findings))
    return [f for f in found if f.established or f.label in labels] or found


def _answer(asked: Asked, smallest: Situation) -> str:
    what = "permitted" if asked.about is Enforcement else str(asked.about)
    said = "yes" if asked.answer else "no"
    if asked.case is None or asked.case == smallest:
        return f"{what}: {said}"
    return f"{what}, if {', '.join(changes(smallest, asked.case))}: {said}"


def changes(first: Situation, other: Situation) -> list[str]:
    """The facts in which another situation differs from a first one, with their values there."""
    names = [name for name in facts(type(first)) if getattr(other, name) != getattr(first, name)]
    return [f"{name.replace('_', ' ')} {word(getattr(other, name))}" for name in names]


def _concerns(asked: Asked) -> bool:
    """Whether the question is about a label, and the label about such a situation at all."""
    return asked.case is not None and isinstance(asked.about, Offence | Attempt) and is_about(asked.about, asked.case)


def hint(result: Result) -> str:
    """What would mend it, as far as the elements of the provisions tell."""
    found = result.counterexample
    if found is None or not found.asked:
        return ""
    last = found.asked[-1].about
    if isinstance(last, Lack):
        return f"require “{last.element}”, or declare under “goes_further” that the law does not"
    if result.outcome is Outcome.MISLABELS:
        declare = "; if the law is meant to reach further, declare the element under “goes_further”"
        return f"{last} must not reach this: require more{declare if last is Offence.ARTICLE_23 else ''}"
    labels = [a.about for a in found.asked if not a.answer and _concerns(a)]
    narrower = [f for f in found.findings if f.label in labels and not f.established]
    return _narrower(narrower) if narrower or not labels else _absent(labels[0])


def _narrower(findings: list[Finding]) -> str:
    missing = min((f.missing for f in findings), key=len, default=())
    exceptions = [name for name in missing if name.startswith(EXCEPTION)]
    elements = [f"“{name}”" for name in missing if name not in exceptions]
    parts = [f"do not require more here: {', '.join(elements)}"] * bool(elements)
    parts += [f"the exception “{name.removeprefix(EXCEPTION)}” must not apply here" for name in exceptions]
    return "; ".join(parts)


def _absent(about: object) -> str:
    if isinstance(about, Attempt):
        return (
            f"{about} is not punishable in this file: write “attempt: yes” in the provision for {about.offence}, or "
            "“punishable: yes” under “attempt”; if it is not known, “silent”"
        )
    return f"no provision carries the label {about}: add one, or, if it is not known, list the offence under “silent”"

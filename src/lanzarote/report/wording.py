"""A result in plain words. Texts come from phrases.yaml and from the law file; here they are only put in order."""

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from lanzarote.law import Finding, Lack, Question
from lanzarote.law.problems import shown
from lanzarote.law.provisions import EXCEPTION
from lanzarote.lawfile.document import read
from lanzarote.lawfile.terms import word
from lanzarote.model import BEYOND, Attempt, Enforcement, Offence, Situation, facts, is_about, kind_name
from lanzarote.verifier import Counterexample, Exchange, Outcome, Result


@cache
def _phrases() -> dict[str, Any]:
    return dict(read(Path(__file__).parent / "phrases.yaml").value)


def story(situation: Situation, circumstances: Collection[str] = ()) -> str:
    """A case in one plain sentence. Facts that are not named are ordinary, or do not matter."""
    phrases = _phrases()[kind_name(type(situation))]
    told = {name: word(getattr(situation, name)) for name in facts(type(situation))}
    clauses = [phrases["opening"].format(**told)]
    clauses += [phrases[name][value] for name, value in told.items() if value in phrases.get(name, {})]
    sentences = circumstances if isinstance(circumstances, Mapping) else {}
    clauses += [sentences.get(name, f"circumstance “{shown(name)}”") for name in sorted(situation.circumstances)]
    return "; ".join(clauses) + "."


def facts_told(situation: Situation) -> dict[str, Any]:
    """The facts that are not ordinary, and the ages, as plain values."""
    known = facts(type(situation)).values()
    told = {f.name: getattr(situation, f.name) for f in known if f.is_age or getattr(situation, f.name) != f.ordinary}
    plain = {name: value if isinstance(value, int) else str(value) for name, value in told.items()}
    present = sorted(situation.circumstances)
    return plain | ({"circumstances": present} if present else {})


def answers(counterexample: Counterexample) -> list[str]:
    """The questions and answers that decide, each kind of answer once; where the case was varied, in which fact."""
    first: dict[tuple[Question, bool], Exchange] = {}
    for each in counterexample.exchanges:
        first.setdefault((each.question, each.answer), each)
    both = {question for question, answer in first if (question, not answer) in first}
    deciding = [e for e in first.values() if not both or e.question in both or e is counterexample.exchanges[-1]]
    telling = [each for each in deciding if each.answer or _concerns(each)] or deciding
    return [_answer(each, counterexample.situation) for each in telling]


def findings(counterexample: Counterexample) -> list[Finding]:
    """The findings of provisions that are established, or that are about such a situation at all."""
    labels = [each.question for each in counterexample.exchanges if _concerns(each)]
    found = list(dict.fromkeys(counterexample.findings))
    return [f for f in found if f.established or f.label in labels] or found


def _answer(exchange: Exchange, smallest: Situation) -> str:
    question, situation, answer = exchange
    what = "permitted" if question is Enforcement else str(question)
    if situation is None or situation == smallest:
        return f"{what}: {word(answer)}"
    return f"{what}, if {', '.join(changes(smallest, situation))}: {word(answer)}"


def changes(first: Situation, other: Situation) -> list[str]:
    """The facts in which another situation differs from a first one, with their values there."""
    names = [name for name in facts(type(first)) if getattr(other, name) != getattr(first, name)]
    return [f"{name.replace('_', ' ')} {word(getattr(other, name))}" for name in names]


def _concerns(exchange: Exchange) -> bool:
    """Whether the question is about a label, and the label about such a situation at all."""
    question, situation, _ = exchange
    return situation is not None and isinstance(question, Offence | Attempt) and is_about(question, situation)


def hint(result: Result) -> str:
    """What would mend it, as far as the elements of the provisions tell."""
    found = result.counterexample
    if found is None or not found.exchanges:
        return ""
    last = found.exchanges[-1].question
    if isinstance(last, Lack):
        return f"require “{last.element}”, or declare under “goes_further” that the law does not"
    if result.outcome is Outcome.MISLABELS:
        declare = "; if the law is meant to reach further, declare the element under “goes_further”"
        return f"{last} must not reach this: require more{declare if last in BEYOND else ''}"
    labels = [e.question for e in found.exchanges if not e.answer and _concerns(e)]
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

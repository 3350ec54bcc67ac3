"""A result in plain words. Texts come from phrases.yaml and from the law file; here they are only put in order."""

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from lanzarote.claims import Holding
from lanzarote.law import Finding, Lack, Question
from lanzarote.law.problems import shown
from lanzarote.lawfile.document import read
from lanzarote.lawfile.terms import word
from lanzarote.model import BEYOND, Attempt, Enforcement, Label, Situation, facts, kind_name, offence_in
from lanzarote.verifier import Counterexample, Exchange, Outcome, Result


@cache
def _phrases() -> dict[str, Any]:
    return dict(read(Path(__file__).parent / "phrases.yaml").value)


def about(holding: Holding, labels: Collection[Label]) -> str:
    """What a holding is about: an article, attempt, several articles, enforcement, or the law as such."""
    articles = {str(offence_in(label)).partition("§")[0] for label in labels}
    articles -= {str(beyond) for beyond in BEYOND.values()} if articles & {str(each) for each in BEYOND} else set()
    if len(articles) > 1:
        return "several articles"
    if any(isinstance(label, Attempt) for label in labels):
        return "attempt"
    return next(iter(articles), "the law as such" if holding.kind is None else kind_name(holding.kind))


def sentence(situation: Situation, circumstances: Collection[str] = ()) -> str:
    """A case in one plain sentence. Facts that are not named are ordinary, or do not matter."""
    phrases = _phrases()[kind_name(type(situation))]
    words = {name: word(getattr(situation, name)) for name in facts(type(situation))}
    clauses = [phrases["opening"].format(**words)]
    clauses += [phrases[name][value] for name, value in words.items() if value in phrases.get(name, {})]
    sentences = circumstances if isinstance(circumstances, Mapping) else {}
    clauses += [sentences.get(name, f"circumstance “{shown(name)}”") for name in sorted(situation.circumstances)]
    return "; ".join(clauses) + "."


def clause(situation: Situation, name: str) -> str:
    """What is said of one fact of a case; nothing where it goes without saying."""
    return str(_phrases()[kind_name(type(situation))].get(name, {}).get(word(getattr(situation, name)), ""))


def extraordinary(situation: Situation) -> dict[str, Any]:
    """The facts that are not ordinary, and the ages, as plain values."""
    found: dict[str, Any] = {}
    for fact in facts(type(situation)).values():
        value = getattr(situation, fact.name)
        if fact.is_age or value != fact.ordinary:
            found[fact.name] = value if isinstance(value, int) else str(value)
    if situation.circumstances:
        found["circumstances"] = sorted(situation.circumstances)
    return found


def answers(counterexample: Counterexample) -> list[str]:
    """The questions and answers that decide, each kind of answer once; where the case was varied, in which fact."""
    first: dict[tuple[Question, bool], Exchange] = {}
    for each in counterexample.exchanges:
        first.setdefault((each.question, each.answer), each)
    both = {question for question, answer in first if (question, not answer) in first}
    deciding = [e for e in first.values() if not both or e.question in both or e is counterexample.exchanges[-1]]
    telling = [each for each in deciding if each.answer or each.concerns_its_label] or deciding
    return [_answer(each, counterexample.situation) for each in telling]


def _answer(exchange: Exchange, smallest: Situation) -> str:
    question, situation, answer = exchange
    what = "permitted" if question is Enforcement else str(question)
    if situation is None or situation == smallest:
        return f"{what}: {word(answer)}"
    return f"{what}, if {', '.join(changes(smallest, situation))}: {word(answer)}"


def in_words(name: str) -> str:
    """The name of a holding or a fact as it is read."""
    return name.replace("_", " ")


def changes(first: Situation, other: Situation) -> list[str]:
    """The facts in which another situation differs from a first one, with their values there."""
    names = [name for name in facts(type(first)) if getattr(other, name) != getattr(first, name)]
    return [f"{in_words(name)} {word(getattr(other, name))}" for name in names]


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
    labels = [e.question for e in found.exchanges if not e.answer and e.concerns_its_label]
    narrower = [f for f in found.findings if f.label in labels and not f.established]
    return _narrower(narrower) if narrower or not labels else _absent(labels[0])


def _narrower(findings: list[Finding]) -> str:
    nearest = min(findings, key=lambda found: len(found.missing) + len(found.exceptions), default=None)
    if nearest is None:
        return ""
    elements = ", ".join(f"“{name}”" for name in nearest.missing)
    parts = [f"do not require more here: {elements}"] * bool(elements)
    return "; ".join((*parts, *(f"the exception “{name}” must not apply here" for name in nearest.exceptions)))


def _absent(about: object) -> str:
    if isinstance(about, Attempt):
        return (
            f"{about} is not punishable in this file: write “attempt: yes” in the provision for {about.offence}, or "
            "“punishable: yes” under “attempt”; if it is not known, “silent”"
        )
    return f"no provision carries the label {about}: add one, or, if it is not known, list the offence under “silent”"

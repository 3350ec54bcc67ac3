"""A result in plain words. Texts come from phrases.yaml and from the law file; here they are only put in order."""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

from lanzarote.claims import Holding
from lanzarote.law import Question
from lanzarote.law.problems import shown
from lanzarote.lawfile.document import shipped
from lanzarote.lawfile.terms import word
from lanzarote.model import Enforcement, Label, Situation, facts, kind_name, offence_in
from lanzarote.verifier import Counterexample, Exchange


@cache
def _phrases() -> dict[str, Any]:
    return shipped("lanzarote.report", "phrases.yaml")


def about(holding: Holding, labels: Sequence[Label]) -> str:
    """What a holding is about: the article it asks for first, attempt, enforcement, or the law as such."""
    if holding.about or not labels:
        return holding.about or ("the law as such" if holding.kind is None else kind_name(holding.kind))
    return str(offence_in(labels[0])).partition("§")[0]


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
    about, last = counterexample.situation, counterexample.exchanges[-1:]
    deciding = [e for e in first.values() if not both or e.question in both or e in last or _asks_of(e, about)]
    telling = [each for each in deciding if each.answer or each.concerns_its_label] or deciding
    return [_answer(each, counterexample.situation) for each in telling]


def _asks_of(exchange: Exchange, about: Situation) -> bool:
    """Whether it asks whether this very case is an offence, and the answer is no."""
    return exchange.situation == about and exchange.concerns_its_label and not exchange.answer


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
    """The facts in which another situation differs from a first one, with their values there, and the circumstances."""
    names = [name for name in facts(type(first)) if getattr(other, name) != getattr(first, name)]
    without = (f"without “{in_words(name)}”" for name in sorted(first.circumstances - other.circumstances))
    further = (f"with “{in_words(name)}”" for name in sorted(other.circumstances - first.circumstances))
    return [*(f"{in_words(name)} {word(getattr(other, name))}" for name in names), *without, *further]

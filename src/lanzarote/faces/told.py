"""A result in plain words. Texts come from phrases.yaml and from the law file; here they are only put in order."""

from functools import cache
from pathlib import Path
from typing import Any

from lanzarote.law.problems import shown
from lanzarote.law.provisions import scope_of
from lanzarote.law.tree import read
from lanzarote.model import KINDS, Attempt, Enforcement, Offence, Situation, facts
from lanzarote.verifier import Asked, Outcome, Result


@cache
def _phrases() -> dict[str, Any]:
    return dict(read(Path(__file__).parent / "phrases.yaml").value)


def word(value: Any) -> str:
    """A fact's value as a law file writes it."""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def kind_name(case: Situation) -> str:
    """The name of the kind of a situation."""
    return next(name for name, kind in KINDS.items() if isinstance(case, kind))


def story(case: Situation) -> str:
    """A case in one plain sentence. Facts that are not named are ordinary, or do not matter."""
    phrases = _phrases()[kind_name(case)]
    told = {name: word(getattr(case, name)) for name in facts(type(case))}
    clauses = [phrases["opening"].format(**told)]
    clauses += [phrases[name][value] for name, value in told.items() if value in phrases.get(name, {})]
    clauses += [f"circumstance “{shown(name)}”" for name in sorted(case.circumstances)]
    return "; ".join(clauses) + "."


def facts_told(case: Situation) -> dict[str, Any]:
    """The facts that are not ordinary, and the ages, as plain values."""
    known = facts(type(case)).values()
    told = {f.name: getattr(case, f.name) for f in known if f.is_age or getattr(case, f.name) != f.ordinary}
    plain = {name: value if isinstance(value, int) else str(value) for name, value in told.items()}
    present = sorted(case.circumstances)
    return plain | ({"circumstances": present} if present else {})


def answer(asked: Asked, smallest: Situation) -> str:
    """One question and its answer; where the situation was varied, in which fact."""
    what = "permitted" if asked.about is Enforcement else str(asked.about)
    said = "yes" if asked.answer else "no"
    if asked.case is None or asked.case == smallest:
        return f"{what}: {said}"
    changed = [
        f"{n} = {word(getattr(asked.case, n))}"
        for n in facts(type(smallest))
        if getattr(asked.case, n) != getattr(smallest, n)
    ]
    return f"{what} with {', '.join(changed)}: {said}"


def _concerns(asked: Asked) -> bool:
    """Whether the question is about a label, and the label about such a situation at all."""
    case = asked.case
    if case is None or not isinstance(asked.about, Offence | Attempt):
        return False
    return all(case.among(term.fact, term.values) for term in scope_of(asked.about))


def hint(result: Result) -> str:
    """What would mend it, as far as the elements of the provisions tell."""
    counterexample = result.counterexample
    if counterexample is None:
        return ""
    if result.outcome is Outcome.MISLABELS:
        return (
            "the law gives this case a label it must not have: require what the holding requires, or, where the law is "
            "meant to reach further, declare the element under “goes_further”"
        )
    asked = [a.about for a in counterexample.asked if not a.answer and _concerns(a)]
    found = [f for f in counterexample.findings if f.label in asked]
    if asked and not found:
        return (
            f"no provision in force on that day carries the label {asked[0]}: add one, or, if the file does not know, "
            "list the offence under “silent”"
        )
    missing = {f.missing for f in found if not f.established}
    shortest = min(missing, key=len, default=())
    if shortest:
        return f"the law must not require more here: {', '.join(f'“{m}”' for m in shortest)}"
    return ""

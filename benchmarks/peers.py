"""What one would use instead, for some holdings on Article 23: z3, clingo, Hypothesis.

For the solvers, Article 23 and what would breach a holding are translated by hand, as tables of facts and values.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from lanzarote import Law, Offence, Solicitation
from lanzarote.claims import Holding, NotMet
from lanzarote.law.answering import SymbolicLaw, met
from lanzarote.law.conditions import AllOf, Among, Years
from lanzarote.model import OLDEST, facts
from lanzarote.model import vocabulary as words

Told = dict[str, Collection[Any]]
"""Facts, each with some of its values; of ages, those from the least to the greatest."""

LAW: Told = {
    "stage": [words.Stage.COMPLETED],
    "intentional": [True],
    "offender_age": range(18, OLDEST + 1),
    "child_age": range(16),
    "decoy": [words.Decoy.NONE],
    "channel": words.ICT,
    "proposes": [True],
    "direction": [words.Direction.TO_THE_CHILD],
    "meeting": [words.Meeting.IN_PERSON],
    "meeting_with": [words.MeetingWith.OFFENDER],
    "purpose": [words.Purpose.SEXUAL_ACTIVITIES, words.Purpose.PRODUCTION],
    "purpose_against": [words.Against.THAT_CHILD],
    "act": set(words.MaterialAct) - {words.MaterialAct.NONE},
    "act_by": [words.ActBy.OFFENDER],
    "act_after": [True],
    "act_towards": [words.Towards.THAT_MEETING],
}
"""What must be so for Article 23."""

FACTS = facts(Solicitation)
VALUES: dict[str, Sequence[Any]] = {name: fact.values or range(OLDEST + 1) for name, fact in FACTS.items()}
"""All values of each fact, the ordinary one first, and all ages."""
OTHERWISE: Told = {name: [value for value in VALUES[name] if value not in LAW[name]] for name in LAW}


def _not(*names: str) -> Told:
    return {name: OTHERWISE[name] for name in names}


BREACHES: dict[str, tuple[Told, Told]] = {
    "without_intent_is_never_article_23": (LAW | {"stage": [*words.Stage]}, _not("intentional")),
    "a_child_who_has_reached_the_legal_age_is_never_a_victim_of_article_23": (LAW, _not("child_age")),
    "child_to_child_solicitation_is_never_article_23": (LAW, _not("offender_age")),
    "any_other_purpose_is_never_article_23": (LAW, _not("purpose")),
    "without_a_proposal_is_never_article_23": (LAW, _not("proposes")),
    "a_purpose_against_another_child_is_never_article_23": (LAW, _not("purpose_against")),
    "other_means_than_icts_are_never_article_23": (LAW, _not("channel")),
}
"""What would breach each holding: all of the first facts and one of the second."""
QUESTIONS = [(LAW, LAW), *BREACHES.values()]
"""What the solvers are asked for: a case of Article 23, which there is, and breaches, which there are not."""


def is_faithful(law: SymbolicLaw) -> bool:
    """Whether the table says of Article 23 what the law says, in every situation."""
    others = (Among(name, tuple(values)) for name, values in LAW.items() if not isinstance(values, range))
    condition = AllOf((Years("offender_age", 18, None), Years("child_age", None, 15), *others))
    return law.answer(Offence.ARTICLE_23, Solicitation).yes == met(condition, law.spaces[Solicitation])


def _numbers(name: str, values: Iterable[Any]) -> list[int]:
    """Values as numbers, the ordinary one 0; ages as they are."""
    return [VALUES[name].index(value) for value in values]


def by_z3(z3: Any) -> list[bool]:
    """Which of the questions z3 finds a situation for."""

    def among(name: str, values: Collection[Any]) -> Any:
        if FACTS[name].is_age:
            return z3.And(z3.Int(name) >= min(values), z3.Int(name) <= max(values))
        if isinstance(FACTS[name].ordinary, bool):
            return z3.Or([z3.Bool(name) == value for value in values])
        return z3.Or([z3.Int(name) == number for number in _numbers(name, values)])

    solver, found = z3.Solver(), []
    for name, fact in FACTS.items():
        if not isinstance(fact.ordinary, bool):
            solver.add(z3.Int(name) >= 0, z3.Int(name) < len(VALUES[name]))
        if fact.only:
            solver.add(z3.Or(among(*fact.only), among(name, [fact.ordinary])))
    for all_of, any_of in QUESTIONS:
        solver.push()
        solver.add(*(among(*each) for each in all_of.items()), z3.Or([among(*each) for each in any_of.items()]))
        found.append(solver.check() == z3.sat)
        solver.pop()
    return found


def by_clingo(clingo: Any) -> list[bool]:
    """Which of them clingo does."""
    control = clingo.Control(["--warn=none"])
    control.add("base", [], "\n".join(_program()))
    control.ground([("base", [])])
    asked = [clingo.Function("found", [clingo.Number(i)]) for i in range(len(QUESTIONS))]
    return [bool(control.solve(assumptions=[(each, True)]).satisfiable) for each in asked]


def _program() -> Iterator[str]:
    """An answer set program: one value for each fact, and what is found where."""

    def among(head: str, name: str, values: Collection[Any]) -> str:
        between = f"{min(values)}..{max(values)}" if FACTS[name].is_age else ""
        return f"{head} :- is({name}, ({between or ';'.join(map(str, _numbers(name, values)))}))."

    for name, fact in FACTS.items():
        yield f"1 {{ is({name}, 0..{len(VALUES[name]) - 1}) }} 1."
        if fact.only:
            yield among(f"says({name})", *fact.only)
            yield f":- not says({name}), not is({name}, 0)."
    for i, (all_of, any_of) in enumerate(QUESTIONS):
        yield from (among(f"met({i}, {name})", name, values) for name, values in all_of.items())
        yield from (among(f"one({i})", *each) for each in any_of.items())
        yield f"found({i}) :- one({i}), {', '.join(f'met({i}, {name})' for name in all_of)}."


SOLVERS = (("z3", by_z3, "ages are bounded integers"), ("clingo", by_clingo, "each age from 0 to 120 is an atom"))


@st.composite
def situations(draw: st.DrawFn) -> Solicitation:
    """Situations drawn fact by fact, as an ordinary property would."""
    told: dict[str, Any] = {}
    for name, fact in FACTS.items():
        if fact.is_age:
            told[name] = draw(st.integers(0, OLDEST))
        elif fact.only is None or told[fact.only[0]] in fact.only[1]:
            told[name] = draw(st.sampled_from(fact.values or ()))
    return Solicitation(**told)


def as_property(each: Holding, law: Law, examples: int) -> None:
    """Try a holding on a solicitation as an ordinary Hypothesis property."""

    @settings(max_examples=examples, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(situations())
    def check(case: Solicitation) -> None:
        try:
            each.claim(law, case)
        except NotMet:
            return

    check()

"""How long a proof takes, side by side with what one would use instead: python benchmarks/run.py [--quick].

Ratios are taken within one run; the machine's own speed drops out. Times are medians.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from random import Random
from statistics import median
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from lanzarote import Offence, Solicitation, load, verify
from lanzarote.claims import Force, Holding, NotMet
from lanzarote.model import (
    ICT,
    OLDEST,
    ActBy,
    Against,
    Direction,
    MaterialAct,
    Meeting,
    MeetingWith,
    Purpose,
    Situation,
    Stage,
    Towards,
    facts,
)
from lanzarote.specification import holdings
from lanzarote.verifier.domain import domain
from lanzarote.verifier.lazy import leaves
from lanzarote.verifier.plain import drawn

LAW = load("convention")
MUST = [h for h in holdings() if h.force is Force.MUST]
PURPOSES = (Purpose.SEXUAL_ACTIVITIES, Purpose.PRODUCTION)
ACTS = (MaterialAct.PREPARATION, MaterialAct.TRAVEL, MaterialAct.ARRIVAL, MaterialAct.MEETING)


def article_23(case: Solicitation) -> bool:
    """Article 23 as one would write it down in Python."""
    return (
        case.stage is Stage.COMPLETED
        and case.intentional
        and case.offender_age >= 18
        and case.child_age < 16
        and case.channel in ICT
        and case.proposes
        and case.direction is Direction.TO_THE_CHILD
        and case.meeting is Meeting.IN_PERSON
        and case.meeting_with is MeetingWith.OFFENDER
        and case.purpose in PURPOSES
        and case.purpose_against is Against.THAT_CHILD
        and case.act in ACTS
        and case.act_by is ActBy.OFFENDER
        and case.act_after
        and case.act_towards is Towards.THAT_MEETING
    )


@st.composite
def situations(draw: st.DrawFn, kind: type[Situation]) -> Situation:
    """Situations drawn fact by fact, as an ordinary property would."""
    told: dict[str, Any] = {}
    for fact in facts(kind).values():
        if fact.values is None:
            told[fact.name] = draw(st.integers(0, OLDEST))
        elif fact.only is None or told[fact.only[0]] in fact.only[1]:
            told[fact.name] = draw(st.sampled_from(fact.values))
    return kind(**told)


def as_properties(each: Holding) -> None:
    """A holding as an ordinary Hypothesis property of 100 examples."""

    @settings(max_examples=100, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(situations(each.kind) if each.kind else st.none())
    def check(case: Any) -> None:
        try:
            each.claim(LAW, *((case,) if case else ()))
        except NotMet:
            return

    check()


def seconds(run: Callable[[], Any], times: int) -> float:
    """The median time of a run."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        found.append(time.perf_counter() - start)
    return median(found)


def decisions(name: str, cases: list[Any], times: int) -> None:
    """Compare the law file with the plain function, and print."""
    assert all(LAW.establishes(Offence.ARTICLE_23, case) == article_23(case) for case in cases)
    by_law = seconds(lambda: [LAW.establishes(Offence.ARTICLE_23, case) for case in cases], times)
    by_hand = seconds(lambda: [article_23(case) for case in cases], times)
    print(f"decisions, {name}")
    print(f"  law file                           {len(cases) / by_law:8,.0f} a second")
    print(f"  plain Python function              {len(cases) / by_hand:8,.0f} a second")
    print(f"  law file / function                {by_law / by_hand:8.2f} times as long")


def process(*command: str) -> Callable[[], Any]:
    """Run a command as a user would."""
    return lambda: subprocess.run([sys.executable, *command], check=True, capture_output=True)  # noqa: S603


def main() -> None:
    """Measure and print."""
    times = 3 if "--quick" in sys.argv else 9
    verify(LAW)
    proof = seconds(lambda: verify(LAW, MUST), times)
    sampled = seconds(lambda: [as_properties(each) for each in MUST], 1 if times == 3 else 3)
    cases = sum(domain(each.kind, ()).size for each in MUST if each.kind)
    print(f"{len(MUST)} must-holdings about the Convention")
    print(f"  proof, in process                  {proof * 1000:8.0f} ms   {cases:,} cases")
    print(f"  as Hypothesis properties × 100     {sampled * 1000:8.0f} ms   {len(MUST) * 100:,} examples")
    print(f"  proof / properties                 {proof / sampled:8.3f}")

    random = Random(0)  # noqa: S311
    ((_, anywhere),) = leaves(domain(Solicitation, ()), lambda case: None)
    some = [drawn(anywhere, random) for _ in range(2000)]
    near = Solicitation(proposes=True, purpose=Purpose.PRODUCTION, act=MaterialAct.TRAVEL)
    decisions("random situations", some * 10, times)
    decisions("an Article 23 case", [near] * 20_000, times)

    check = seconds(process("-c", "from lanzarote.faces.command import main; main(['check', 'convention'])"), times)
    spec = seconds(process("-m", "pytest", "-q", "--pyargs", "lanzarote.spec", "--jurisdiction", "convention"), times)
    print("whole processes")
    print(f"  lanzarote check convention         {check * 1000:8.0f} ms")
    print(f"  pytest --pyargs lanzarote.spec     {spec * 1000:8.0f} ms   {spec / sampled:.2f} of the properties alone")


if __name__ == "__main__":
    main()

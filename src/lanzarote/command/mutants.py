"""The score of a law's mutants in plain words, and the matrix of mutants and holdings."""

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any

from lanzarote.evidence.mutants import Mutant, Status
from lanzarote.evidence.mutation_score import Score
from lanzarote.report.wording import in_words, sentence

COLUMNS = (Status.KILLED, Status.EQUIVALENT, Status.FREE, Status.UNSETTLED, Status.REFUSED)


def table(score: Score, name: str) -> Iterator[str]:
    """The score of a law's mutants: by operator, and in all; each missed mutant with a case."""
    heads = [*(status.value for status in COLUMNS), "missed"]
    yield f"mutants of {name}: {len(score.mutants):,}"
    yield f"  {'operator':20}{'made':>6}" + "".join(f"{head:>{len(head) + 2}}" for head in heads)
    for operator, statuses in score.by_operator():
        made = numbers(statuses)
        cells = "".join(f"{n:>{len(head) + 2},}" for n, head in zip(made, heads, strict=True))
        yield f"  {operator:20}{sum(made):>6,}{cells}"
    if score.reasons():
        yield "  left to national law, because the cases decided otherwise raise (a mutant can have several reasons):"
        yield from (f"    {number:>5,}  {reason}" for reason, number in score.reasons().most_common())
    for mutant in score.missed:
        yield from _missed(mutant)
    yield f"{name}: {summary(score)}"


def numbers(statuses: Any) -> list[int]:
    """How many have each status of COLUMNS, and how many are missed."""
    return [*(statuses[status] for status in COLUMNS), statuses[Status.ELSEWHERE] + statuses[Status.SURVIVED]]


def summary(score: Score) -> str:
    """The score in one sentence."""
    if not score.decided:
        return "no edit changes anything the Opinion decides, so nothing is shown"
    left = score.statuses[Status.UNSETTLED]
    unsettled = f" ({left:,} more are on points on which the law falls short or is silent)" if left else ""
    percent = 100 * score.killed / score.decided
    return (
        f"score {percent:.4g} %: of {score.decided:,} mutants on which the Opinion decides, {score.killed:,} break a "
        f"holding that counts on what was edited{unsettled}"
    )


def _missed(mutant: Mutant) -> Iterator[str]:
    yield f"  MISSED ({mutant.status.value}), {mutant.place}: {mutant.edit.operator}: {mutant.edit}"
    if mutant.situation:
        yield f"    case: {sentence(mutant.situation)}"
    yield from (f"    broken: {in_words(name)}" for name in mutant.killers)


def matrix(score: Score) -> str:
    """The matrix of mutants and holdings as CSV: one row for each mutant, 1 where the holding notices it."""
    out = StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["operator", "offence", "elements", "what", "status", *score.duties])
    for m in score.mutants:
        cells = [int(name in m.killers) for name in score.duties]
        rows.writerow([m.edit.operator, m.edit.offence, " ".join(m.edit.elements), m.edit.what, m.status.value, *cells])
    return out.getvalue()

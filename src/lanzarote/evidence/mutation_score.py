"""The score of a law's mutants, worked out on all processors."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from lanzarote.ending import as_worker, in_processes
from lanzarote.evidence.edits import Edit, every_edit, unfolded
from lanzarote.evidence.mutants import MISSED, Mutant, Original, Status
from lanzarote.law.vacuous import usable
from lanzarote.law.written import WrittenLaw
from lanzarote.lawfile.document import Document
from lanzarote.lawfile.file import law_of
from lanzarote.model import OFFENCES_OF_SOLICITATION
from lanzarote.specification import SPEC, decisive

_FEW = (
    "drop a provision", "drop an element", "negate an element", "remove an exception", "drop a declaration", "shift",
)  # fmt: skip


def simple(edit: Edit) -> bool:
    """Whether the edit is one of those tried on national laws: by the simplest operators, on solicitation."""
    return edit.operator in _FEW and edit.offence in OFFENCES_OF_SOLICITATION


def every(edit: Edit) -> bool:
    """Every edit."""
    return True


@dataclass(frozen=True)
class Score:
    """What became of a law's mutants."""

    mutants: tuple[Mutant, ...]
    duties: tuple[str, ...] = ()
    """The names of the holdings that count."""

    @property
    def missed(self) -> list[Mutant]:
        """The mutants that a holding on the edited element should notice, and none does."""
        return [m for m in self.mutants if m.status in MISSED]

    @property
    def killed(self) -> int:
        """How many are noticed."""
        return self.statuses[Status.KILLED]

    @property
    def decided(self) -> int:
        """How many there are on which the Opinion decides."""
        return self.killed + len(self.missed)

    @property
    def statuses(self) -> Counter[Status]:
        """How many have each status."""
        return Counter(m.status for m in self.mutants)

    def reasons(self) -> Counter[str]:
        """Why mutants are left to national law, and how many for each reason."""
        return Counter(reason for m in self.mutants if m.status is Status.FREE for reason in m.reasons)

    def by_operator(self) -> Iterator[tuple[str, Counter[Status]]]:
        """What became of the mutants of each operator."""
        for operator in dict.fromkeys(m.edit.operator for m in self.mutants):
            yield operator, Counter(m.status for m in self.mutants if m.edit.operator == operator)

    def kills(self) -> Counter[str]:
        """How many mutants each holding notices."""
        return Counter(name for m in self.mutants for name in m.killers)


def score(
    document: Document,
    progress: Callable[[int, int], None],
    wanted: Callable[[Edit], bool] = every,
    package: str = SPEC,
) -> Score:
    """Make the mutants of a law file that are wanted, and see what becomes of each. Raises UnusableLaw."""
    content = law_of(document)
    usable(WrittenLaw(content, content.as_of))
    edits = [edit for edit in every_edit(unfolded(document)) if wanted(edit)]
    mutants = []
    with in_processes(ProcessPoolExecutor(os.cpu_count(), initializer=_begin, initargs=(document, package))) as pool:
        for mutant in pool.map(_mutant, edits, chunksize=16):
            mutants.append(mutant)
            progress(len(mutants), len(edits))
    return Score(tuple(mutants), tuple(each.id for each in decisive(package)))


_AT_WORK: list[Original] = []
"""In a worker process, the law whose mutants it makes."""


def _begin(document: Document, package: str) -> None:
    as_worker()
    _AT_WORK[:] = [Original(document, package)]


def _mutant(edit: Edit) -> Mutant:
    return _AT_WORK[0].mutant(edit)

"""What a law makes of the cases that are kept beside its file."""

from collections.abc import Iterator
from pathlib import Path

from lanzarote.casefile.beside import kept_beside
from lanzarote.casefile.values import CaseFile
from lanzarote.explanation.explaining import explain
from lanzarote.explanation.values import Explanation
from lanzarote.law import Law, Problem, UnusableCase
from lanzarote.law.written import WrittenLaw


def explained_beside(law_file: Path, law: WrittenLaw) -> Iterator[Explanation]:
    """Each case in the folder of a law file that belongs to the law. Raises UnusableCase."""
    for case in kept_beside(law_file, law.name):
        yield explain(on_its_day(law, case), case)


def on_its_day(law: Law, case: CaseFile) -> Law:
    """The law on the day that a case names or, where it names none, on the day of the law file.

    Raises UnusableCase where a Python law is to be read on a day.
    """
    if isinstance(law, WrittenLaw):
        day = case.as_of or law.content.as_of
        return law if day == law.as_of else law.on(day)
    if case.as_of:
        raise UnusableCase([Problem(case.file, 0, 0, "names a day under “as_of”, and a Python law knows no dates")])
    return law

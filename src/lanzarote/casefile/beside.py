"""Which case files belong to which law.

What a case file expects of any law, it expects of every law file in its folder; what it expects of a law by name, of
that law, in that folder or bundled.
"""

from collections.abc import Iterator
from pathlib import Path

from lanzarote.casefile.read import SUFFIX, read_case_file
from lanzarote.casefile.values import CaseFile
from lanzarote.law.problems import Problem, UnusableCase, did_you_mean, shown
from lanzarote.lawfile.file import SUFFIX as LAW_SUFFIX
from lanzarote.lawfile.load import bundled


def kept_beside(law_file: Path, name: str) -> tuple[CaseFile, ...]:
    """The cases in the folder of a law file that belong to the law of that name, and those that expect nothing.

    Raises UnusableCase with what is wrong with any case file in the folder.
    """
    found, problems = [], list[Problem]()
    for file in sorted(law_file.parent.glob(f"*{SUFFIX}")):
        try:
            case = read_case_file(file)
        except UnusableCase as error:
            problems += error.problems
            continue
        problems += unknown_laws(case, name)
        found.append(case)
    if problems:
        raise UnusableCase(problems)
    return tuple(each for each in found if each.expected_of(name) or not each.expected)


def unknown_laws(case: CaseFile, *known: str) -> Iterator[Problem]:
    """The names under “expect” that are of no law beside the case file, bundled, or known otherwise."""
    names = tuple(dict.fromkeys((*known, *_names_beside(case), *bundled())))
    for each in case.expected:
        if each.law and each.law not in names:
            message = f"“{shown(each.law)}” is no law beside this file, and none that is bundled"
            place = each.place
            yield Problem(place.file, place.line, place.column, message + did_you_mean(each.law, names))


def laws_of(case: CaseFile) -> tuple[str, ...]:
    """The laws to which a case belongs, each by its bundled name or the path of its file. Raises UnusableCase."""
    folder, beside = Path(case.file).parent, _names_beside(case)
    if problems := [*unknown_laws(case)]:
        raise UnusableCase(problems)
    names = dict.fromkeys((*case.laws, *(beside if case.for_any_law else ())))
    if not names:
        what = "expects nothing of any law; write “expect”"
        if case.expected:
            what = "belongs to no law: there is none in its folder, and “expect” names none"
        raise UnusableCase([Problem(case.file, 0, 0, what)])
    return tuple(str(folder / f"{name}{LAW_SUFFIX}") if name in beside else name for name in names)


def _names_beside(case: CaseFile) -> tuple[str, ...]:
    files = sorted(Path(case.file).parent.glob(f"*{LAW_SUFFIX}"))
    return tuple(file.name.removesuffix(LAW_SUFFIX) for file in files)

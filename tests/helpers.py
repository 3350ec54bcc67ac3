"""Small things that several test files use."""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from importlib import resources
from itertools import product
from pathlib import Path
from textwrap import indent
from typing import Any, TypeVar

import pytest

from lanzarote import Attempt, Law, Offence, Silent, UnusableLaw, holding, load, verify
from lanzarote.claims import Holding
from lanzarote.law import Question
from lanzarote.law.answering import Answer
from lanzarote.law.written import WrittenLaw
from lanzarote.lawfile.file import BUNDLED, SUFFIX
from lanzarote.lawfile.file import CONVENTION as CONVENTION_FILE
from lanzarote.model import Impossible, Label, Situation, facts
from lanzarote.specification import holdings
from lanzarote.verifier import Counterexample, Result

ROOT = Path(__file__).parents[1]
"""Where the project lies."""
SPEC = ("--pyargs", "lanzarote.spec", "-p", "no:cacheprovider")
"""With these arguments, pytest runs the installed specification."""
Run = Callable[..., pytest.RunResult]
"""What runs pytest with further arguments."""

HOLDINGS, DECISIVE, PARAGRAPHS = 85, 63, 54
"""How many holdings the specification has, for how many of them a run can fail, and how many paragraphs there are."""
BY_ID = {each.id: each for each in holdings()}
ALWAYS = BY_ID["all_elements_together_are_criminalised_and_nothing_else_is_required"]
CHILD_TO_CHILD = BY_ID["child_to_child_solicitation_is_never_article_23"]
WITHOUT_INTENT = BY_ID["without_intent_is_never_article_23"]

A23, BEYOND = Offence.ARTICLE_23, Offence.BEYOND_ARTICLE_23
LABELS: list[Label] = [label for offence in Offence for label in (offence, Attempt(offence))]
CONVENTION_TEXT = CONVENTION_FILE.read_text("utf-8")
HEAD = "jurisdiction: X\nas_of: 2015-06-17\nlegal_age: {years: 16}\n"
WHOLE = "  - cite: s. 1\n    transposes: Article 23\n    otherwise: as in the Convention\n"
"""The head of a law file, and a provision that stands below its line “provisions:”."""
REPORT_SCHEMA = json.loads(resources.files("lanzarote.report").joinpath("report.schema.json").read_text("utf-8"))

Told = TypeVar("Told")
Kind = TypeVar("Kind", bound=Situation)


def run_pytest(pytester: pytest.Pytester, *arguments: str | Path) -> pytest.RunResult:
    """Run pytest within this process, which is quick; where workers are asked for, as a process of its own."""
    run = pytester.runpytest_subprocess if "-n" in arguments else pytester.runpytest_inprocess
    return run(*arguments)


# Law files


def block(cite: str) -> str:
    """The provision of the Convention's law file with this citation, as text."""
    start = CONVENTION_TEXT.index(f"  - cite: {cite}\n")
    end = CONVENTION_TEXT.find("\n  - cite:", start + 1)
    return CONVENTION_TEXT[start : end + 1] if end > 0 else CONVENTION_TEXT[start:]


def edited(old: str, new: str, within: str = "Article 23") -> str:
    """The Convention's law file with one edit inside one provision."""
    provision = block(within)
    assert provision.count(old) == 1, f"{old!r} stands {provision.count(old)} times in {within}"
    return CONVENTION_TEXT.replace(provision, provision.replace(old, new))


def without(article: str) -> str:
    """The Convention's law file without one provision, saying that there is no such offence."""
    return f"{CONVENTION_TEXT.replace(block(article), '')}\nno_offence:\n  {article}: {{}}\n"


def line_of(words: str, text: str = CONVENTION_TEXT) -> int:
    """In which line the words stand first, counted from 1."""
    return text[: text.index(words)].count("\n") + 1


def bundled_text(name: str) -> str:
    """The text of a bundled law file."""
    return (BUNDLED / f"{name}{SUFFIX}").read_text("utf-8")


def written(folder: Path, text: str, name: str = "my") -> Path:
    """A law file with this text."""
    file = folder / f"{name}{SUFFIX}"
    file.write_text(text, "utf-8")
    return file


def law_of(folder: Path, text: str, name: str = "my") -> WrittenLaw:
    """The law in a file with this text."""
    return written_law(written(folder, text, name))


def written_law(name: str | Path, as_of: date | None = None, legal_age: int | None = None) -> WrittenLaw:
    """What `load` gives, where it is the law of a law file."""
    law = load(name, as_of, legal_age)
    assert isinstance(law, WrittenLaw)
    return law


def problems(folder: Path, text: str) -> list[str]:
    """What is said of the text, without the folder."""
    with pytest.raises(UnusableLaw) as error:
        law_of(folder, text)
    return [str(p).removeprefix(f"{folder.as_posix()}/") for p in error.value.problems]


CONVENTION = written_law("convention")


# Laws in Python


class Answers(Law):
    """A Python law that answers as it is told."""

    name = "told"
    legal_age = 16

    def __init__(self, answer: Callable[..., Any] = lambda *_: False, **members: Any) -> None:
        """Take a function of the label and the situation, and whatever else the law shall have."""
        self.answer = answer
        vars(self).update(members)

    def establishes(self, label: Label, situation: Situation) -> bool:
        """Do as told."""
        told: bool = self.answer(label, situation)
        return told


def python_law(folder: Path, body: str, name: str = "bad") -> Path:
    """A Python file with a law whose `establishes` has this body."""
    file = folder / f"{name}.py"
    method = f"    def establishes(self, label, case):\n{indent(body, ' ' * 8)}\n"
    file.write_text(f"from lanzarote import Law\nclass Told(Law):\n{method}law = Told()\n", "utf-8")
    return file


# Holdings, verdicts, answers


def mark(claim: Callable[..., None], *paragraphs: str, force: str = "must") -> Holding:
    """A claim as a holding."""
    found: Holding = vars(holding(*(paragraphs or ("Opinion 3",)), force=force)(claim))["__holding__"]
    return found


def breaches(law: Law) -> set[str]:
    """The holdings that count and that a law does not follow."""
    return {r.holding.id for r in verify(law).results if r.breach}


def verdicts(law: Law) -> dict[str, str]:
    """What becomes of each holding, by its name."""
    return {r.holding.id: r.outcome.value for r in verify(law).results}


def said(ask: Callable[..., Told], *about: Any) -> Told | None:
    """The answer; None for silence."""
    try:
        return ask(*about)
    except Silent:
        return None


def counterexample(result: Result) -> Counterexample:
    """The smallest case that fails and what the law says of it."""
    assert result.counterexample is not None
    return result.counterexample


def smallest_case(result: Result) -> Any:
    """The smallest case that fails."""
    return counterexample(result).situation


def as_sets(law: WrittenLaw, question: Question, kind: type[Situation]) -> Answer:
    """What a law answers, as sets; it is not too large for that."""
    answer = law.answer(question, kind)
    assert answer is not None
    return answer


def listed(kind: type[Kind]) -> Iterator[Kind]:
    """Every situation of a small kind that could be, without circumstances."""
    known = facts(kind)
    for row in product(*(each.values or () for each in known.values())):
        with suppress(Impossible):
            yield kind(**dict(zip(known, row, strict=True)))


def everything(case: Situation) -> list[Any]:
    """Reads every fact, as a law that writes a situation down would."""
    return [getattr(case, name) for name in facts(type(case))]


def extraordinary(case: Situation | None) -> int:
    """How many facts of a situation are not ordinary."""
    if case is None:
        return 0
    told = [f.name for f in facts(type(case)).values() if getattr(case, f.name) != f.ordinary]
    return len(told) + len(case.circumstances)

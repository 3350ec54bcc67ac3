"""The search for changes of a law file's text after which every holding that can be is followed."""

from collections.abc import Iterator
from dataclasses import dataclass

from lanzarote.advice import Advice, Adviser, Remedy, advise
from lanzarote.law import UnusableLaw
from lanzarote.law.vacuous import usable
from lanzarote.law.written import WrittenLaw
from lanzarote.lawfile.document import parse
from lanzarote.lawfile.file import law_of
from lanzarote.lawfile.schema import violations
from lanzarote.lawfile.splicing import CannotSplice, WrongSplice, spliced
from lanzarote.mending.effects import Shift, Turned, narrower, shifts, turned
from lanzarote.relation.sides import TooLarge
from lanzarote.verifier import Result, Verdict


@dataclass(frozen=True)
class Refused:
    """A remedy that is not made, and why."""

    remedy: Remedy
    why: str


@dataclass(frozen=True)
class Step:
    """A change of a law file's text by which some holdings, breached before, are followed.

    Places in `advice` and `remedy` are those in the text `before`. `turned` are the other results that it changes.
    """

    law: WrittenLaw
    """The law before."""
    mended: tuple[Result, ...]
    advice: Advice
    remedy: Remedy
    before: str
    after: str
    shifts: tuple[Shift, ...]
    turned: tuple[Turned, ...]


@dataclass(frozen=True)
class Stays:
    """A holding that stays breached, and what was tried."""

    result: Result
    advice: Advice
    refused: tuple[Refused, ...]


@dataclass(frozen=True)
class Mending:
    """What mends a law file: changes, each made in the text that the one before it leaves, and what stays.

    `verdict` is that on the law as mended.
    """

    law: WrittenLaw
    steps: tuple[Step, ...]
    stays: tuple[Stays, ...]
    verdict: Verdict

    @property
    def before(self) -> str:
        """The text of the file."""
        return self.law.content.text

    @property
    def after(self) -> str:
        """The text as mended."""
        return self.steps[-1].after if self.steps else self.before


class NotMade(Exception):
    """A remedy that cannot be made in the text, or not without harm."""


def mend(verdict: Verdict) -> Mending:
    """What mends the law file on which there is a verdict. Raises TypeError of a Python law."""
    law = verdict.law
    if not isinstance(law, WrittenLaw):
        raise TypeError(f"{law.name} is no law file")
    work = _Work(law, verdict)
    return Mending(law, tuple(work.steps()), tuple(work.stays.values()), work.verdict)


class _Work:
    """The law as it is mended so far."""

    def __init__(self, law: WrittenLaw, verdict: Verdict) -> None:
        self.law, self.verdict = law, verdict
        self.stays: dict[str, Stays] = {}

    def steps(self) -> Iterator[Step]:
        """Change after change; what stayed is looked at again after each."""
        while due := next((r for r in self.verdict.results if r.breach and r.holding.id not in self.stays), None):
            if step := self._mended(due):
                self.stays.clear()
                yield step

    def _mended(self, due: Result) -> Step | None:
        """The first remedy that can be made."""
        known = Adviser(self.law, self.verdict.results, self.verdict.assumed)
        advice = advise(known, due)
        refused = []
        for remedy in advice.remedies:
            try:
                return self._made(known, due, advice, remedy)
            except (CannotSplice, WrongSplice, UnusableLaw, NotMade) as error:
                refused.append(Refused(remedy, str(error)))
        self.stays[due.holding.id] = Stays(due, advice, tuple(refused))
        return None

    def _made(self, known: Adviser, due: Result, advice: Advice, remedy: Remedy) -> Step:
        """The remedy made in the text. Raises CannotSplice, WrongSplice, UnusableLaw, NotMade."""
        before, results = self.law, self.verdict.results
        text = spliced(before.content.text, known.edited(remedy.edits))
        law = _read(text, before)
        after = known.results_with(remedy.edits)  # the text reads as these very edits
        mended = tuple(r for r, now in zip(results, after, strict=True) if r.breach and not now.breach)
        others = tuple(each for each in turned(results, after) if each.holding not in {r.holding for r in mended})
        if due not in mended:
            raise NotMade("it would not be followed with it")
        if worse := [each for each in others if each.worse]:
            raise NotMade(f"another result would be worse: {worse[0].holding.id} {worse[0].after.value}")
        try:
            found = tuple(shifts(before, law, mended))
            lost = narrower(before, found)
        except TooLarge:
            raise NotMade("what it also changes is too large to be worked out") from None
        if lost:
            raise NotMade(f"under {lost[0]}, it would no longer reach all that it reaches of the Convention's cases")
        step = Step(before, mended, advice, remedy, before.content.text, text, found, others)
        self.law, self.verdict = law, Verdict(law, after, self.verdict.assumed)
        return step


def _read(text: str, before: WrittenLaw) -> WrittenLaw:
    """The law in a text, read as if from its file. Raises UnusableLaw."""
    document = parse(text, before.content.file)
    if problems := violations(document):
        raise UnusableLaw(problems)
    law = WrittenLaw(law_of(document, before.content.given_age), before.as_of)
    return usable(law.like(before))

"""The search for changes of a law file's text after which every holding that can be is followed."""

from collections.abc import Iterator
from dataclasses import dataclass

from lanzarote.advice import Advice, Adviser, Remedy, advise
from lanzarote.law import Law, UnusableLaw
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

    `law` is the law before, where the places in `advice` and `remedy` are; `verdict` is that on the law after.
    `mended` are the results before on what is followed now, `turned` the other results that are others now.
    """

    law: WrittenLaw
    verdict: Verdict
    mended: tuple[Result, ...]
    advice: Advice
    remedy: Remedy
    before: str
    after: str
    shifts: tuple[Shift, ...]
    turned: tuple[Turned, ...]

    @property
    def price(self) -> tuple[bool, bool]:
        """Whether another result is worse, though none is breached; whether a case is lost that the law reached."""
        return any(each.worse for each in self.turned), any(shift.lost for shift in self.shifts)


NOTHING = (False, False)


@dataclass(frozen=True)
class Stays:
    """A holding that stays breached, and what was tried."""

    result: Result
    advice: Advice
    refused: tuple[Refused, ...]


@dataclass(frozen=True)
class Mending:
    """What mends a law file: changes, each made in the text that the one before it leaves, and what stays.

    `found` is the verdict on the law, `verdict` that on the law as mended.
    """

    law: WrittenLaw
    found: Verdict
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
    law, work = _written(verdict.law), _Work(verdict)
    return Mending(law, verdict, tuple(work.steps(law)), tuple(work.stays.values()), work.verdict)


def _written(law: Law) -> WrittenLaw:
    if not isinstance(law, WrittenLaw):
        raise TypeError(f"{law.name} is no law file")
    return law


class _Work:
    """The law as it is mended so far."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict
        self.stays: dict[str, Stays] = {}

    def steps(self, law: WrittenLaw) -> Iterator[Step]:
        """Change after change of a law; what stayed is looked at again after each."""
        while due := next((r for r in self.verdict.results if r.lacking and r.holding.id not in self.stays), None):
            if step := self._mended(law, due):
                self.stays.clear()
                self.verdict = step.verdict
                law = _written(step.verdict.law)
                yield step

    def _mended(self, law: WrittenLaw, due: Result) -> Step | None:
        """The first remedy that can be made, and at the smallest price."""
        known = Adviser(law, self.verdict.results, self.verdict.assumed)
        advice = advise(known, due)
        made, refused = list[Step](), list[Refused]()
        for remedy in advice.remedies:
            try:
                made.append(self._made(known, due, advice, remedy))
            except (CannotSplice, WrongSplice, UnusableLaw, NotMade) as error:
                refused.append(Refused(remedy, str(error)))
            if made and made[-1].price == NOTHING:
                break
        if not made:
            self.stays[due.holding.id] = Stays(due, advice, tuple(refused))
        return min(made, key=lambda step: step.price, default=None)

    def _made(self, known: Adviser, due: Result, advice: Advice, remedy: Remedy) -> Step:
        """The remedy made in the text. Raises CannotSplice, WrongSplice, UnusableLaw, NotMade."""
        before, results = known.law, self.verdict.results
        text = spliced(before.content.text, known.edited(remedy.edits))
        law = _read(text, before)
        after = known.results_with(remedy.edits)  # the text reads as these very edits
        mended = tuple(r for r, now in zip(results, after, strict=True) if r.lacking and not now.lacking)
        others = tuple(each for each in turned(results, after) if each.holding not in {r.holding for r in mended})
        if due not in mended:
            raise NotMade("the holding would still not be followed")
        try:
            found = tuple(shifts(before, law, mended))
            lost = narrower(before, found)
        except TooLarge:
            raise NotMade("what it also changes is too large to be worked out") from None
        if lost:
            raise NotMade(f"it would no longer reach, under {lost[0]}, all that it reaches of what the Convention does")
        verdict = Verdict(law, after, self.verdict.assumed)
        return Step(before, verdict, mended, advice, remedy, before.content.text, text, found, others)


def _read(text: str, before: WrittenLaw) -> WrittenLaw:
    """The law in a text, read as if from its file. Raises UnusableLaw."""
    document = parse(text, before.content.file)
    if problems := violations(document):
        raise UnusableLaw(problems)
    law = WrittenLaw(law_of(document, before.content.given_age), before.as_of)
    return usable(law.like(before))

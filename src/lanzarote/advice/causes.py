"""What makes a law file fail a holding: every part that alone does so in some case, and what would mend it."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

from lanzarote.advice.adviser import Adviser
from lanzarote.advice.edits import Edit
from lanzarote.claims import NotMet
from lanzarote.law import Finding, Label, Place, Silent
from lanzarote.law.protocol import label_in
from lanzarote.law.written import WrittenLaw
from lanzarote.lawfile.document import Pointer
from lanzarote.model import BEYOND, Situation, offence_in
from lanzarote.symbolic import Intractable, Set, most_ordinary, partition
from lanzarote.verifier import Counterexample, Outcome, Result, Verdict
from lanzarote.verifier.recording import RecordingLaw
from lanzarote.verifier.result import BREACHED, Trial
from lanzarote.verifier.trial import counterexample, try_on

MOST_TOGETHER = 6
"""How many edits are tried together."""
MOST_ALTERNATIVES = 3
"""How many edits are named of which each is enough."""
TOLD = (*BREACHED, Outcome.DIFFERS, Outcome.DEPENDS)
"""The outcomes of which causes are told."""
FOLLOWED = (Outcome.PROVED, Outcome.TESTED, Outcome.AGREES, Outcome.RESERVED)


@dataclass(frozen=True)
class Blamed:
    """A part of a law file that makes a holding fail, with the most ordinary case in which it alone does.

    `part` is empty where it is a whole provision, `words` where it is a whole part. There is no case where the holding
    is about none; where it fails only together with others, it is one in which it does.
    """

    provision: str
    part: str
    excepts: bool
    words: str
    place: Place
    case: Counterexample | None = None


@dataclass(frozen=True)
class Remedy:
    """Edits after which a holding is followed, and none breached that was not before; and where they are made."""

    edits: tuple[Edit, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Advice:
    """Why a law file fails a holding, and what would mend it, each by itself.

    `together` are parts that only together are to blame, where some failing case has no single part to blame.
    `tried` is how many edits were tried.
    """

    blamed: tuple[Blamed, ...] = ()
    together: tuple[Blamed, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    tried: int = 0


def adviser(verdict: Verdict) -> Adviser | None:
    """Who can say why a law fails a holding; of a Python law, nobody."""
    law = verdict.law
    return Adviser(law, verdict.results, verdict.assumed) if isinstance(law, WrittenLaw) else None


def advise(adviser: Adviser | None, result: Result) -> Advice:
    """Why a law file fails a holding, and what would mend it; nothing is said of what was tested on examples only."""
    if adviser is None or result.outcome not in TOLD:
        return Advice()
    if result.holding.kind is None:
        return _of_a_statement(adviser, result)
    with suppress(Intractable):  # of what is too large to be worked out nothing is told
        return _Search(adviser, result, result.failing).advice() if result.failing else Advice()
    return Advice()


def _of_a_statement(adviser: Adviser, result: Result) -> Advice:
    """Of a holding about no case: what is stated otherwise."""
    edits = [*adviser.edits_beside(result.holding, result.questions)]
    enough = [edit for edit in edits if _follows(adviser, result, (edit,)) and adviser.harmless((edit,))]
    blamed = (_blame(adviser, edit) for edit in enough)
    return Advice(tuple(blamed), (), tuple(_remedy(adviser, (edit,)) for edit in enough), len(edits))


class _Search:
    """The search for what makes a law fail one holding, in the cases in which it does."""

    def __init__(self, adviser: Adviser, result: Result, failing: Set) -> None:
        self.adviser, self.result, self.failing = adviser, result, failing
        self.nothing = failing.space.nothing
        self.silent_as_before = False

    def advice(self) -> Advice:
        blamed = [*self._blamed()]
        told = {pointer for edit, _ in blamed for pointer in _holding(edit.at)}
        parts = self._parts_together if any(edit.at not in told for edit in self._parts_together) else ()
        return Advice(
            blamed=tuple(_blame(self.adviser, edit, self._case(cases)) for edit, cases in blamed),
            together=tuple(_blame(self.adviser, edit, self._case(self._unexplained)) for edit in parts),
            remedies=tuple(self._remedies()),
            tried=len(self.freed),
        )

    @cached_property
    def freed(self) -> dict[Edit, Set]:
        """Each edit of what failing cases ask about, with those of them in which the holding is followed with it.

        Where none is followed with any, those count too in which the law is then silent as it was in others.
        """
        found = self._freed()
        if not any(found.values()) and self.result.reasons:
            self.silent_as_before = True
            found = self._freed()
        return found

    def _freed(self) -> dict[Edit, Set]:
        freed = dict[Edit, Set]()
        left, seen = self.failing, dict[Label, None]()
        while left:
            labels = [label for label in self._asked_in(most_ordinary(left)) if label not in seen]
            if seen and not labels:
                break
            seen |= dict.fromkeys(labels)
            for edit in self._edits(labels):
                if edit not in freed:
                    law = self.adviser.with_edits((edit,))
                    freed[edit] = self._holds_in(law, self.failing) if law else self.nothing
                left = left - freed[edit]
            if not labels:
                break
        return freed

    def _trial(self, situation: Situation) -> Trial:
        return try_on(self.adviser.law, self.result.holding, situation, self.adviser.assumed.stricter)

    def _case(self, cases: Set) -> Counterexample:
        """The most ordinary of some failing cases."""
        situation = most_ordinary(cases)
        return counterexample(self.adviser.law, situation, self._trial(situation))

    def _asked_in(self, situation: Situation) -> Iterator[Label]:
        """The labels that the holding asks about, of a situation that they are about."""
        for each in self._trial(situation).law.exchanges:
            if each.concerns_its_label and (label := label_in(each.question)):
                yield label

    def _edits(self, labels: list[Label]) -> Iterator[Edit]:
        for offence in dict.fromkeys(map(offence_in, labels)):
            yield from self.adviser.edits_of(offence, self.failing, bool(self.result.holding.depends_on))
        yield from self.adviser.edits_beside(self.result.holding, labels)

    def _holds_in(self, law: WrittenLaw, cases: Set) -> Set:
        """The cases, of some, in which the holding is followed by a law."""
        found = partition(cases.space, lambda situation: self._holds(law, situation), cases)
        return found.get(True, self.nothing)

    def _holds(self, law: WrittenLaw, situation: Situation) -> bool:
        """Whether the holding is followed."""
        try:
            self.result.holding.claim(RecordingLaw(law, assumed=self.adviser.assumed.stricter), situation)
        except Silent as silence:
            return self.silent_as_before and str(silence) in self.result.reasons
        except (AssertionError, NotMet):
            return False
        return True

    @cached_property
    def _own(self) -> dict[Edit, Set]:
        """The edits that free some cases; those of what goes beyond an offence only where the law has nothing else."""
        beyond = {edit for edit in self.freed if {*self.adviser.offences_at(edit.at)} & {*BEYOND.values()}}
        left_out = beyond if len(beyond) < len(self.freed) else set()
        return {edit: cases for edit, cases in self.freed.items() if cases and edit not in left_out}

    def _blamed(self) -> Iterator[tuple[Edit, Set]]:
        """Each part whose edit alone frees some cases, down to the term, with the cases no smaller part explains."""
        found = dict[Pointer, Set]()
        for edit, freed in self._own.items():
            within = (cases for at, cases in found.items() if at[: len(edit.at)] == edit.at)
            rest = freed - freed.space.any_of(within)
            if rest and edit.at not in found:
                found[edit.at] = rest
                yield edit, rest

    @cached_property
    def _unexplained(self) -> Set:
        """The failing cases for which no part alone is to blame."""
        return self.failing - self.failing.space.any_of(self._own.values())

    @cached_property
    def _parts_together(self) -> tuple[Edit, ...]:
        """Where no part alone is to blame for a case: the parts that the nearest provision lacks in it."""
        left = self._unexplained
        if not left:
            return ()
        case = most_ordinary(left)
        findings = []
        for label in dict.fromkeys(self._asked_in(case)):
            if offence_in(label) not in BEYOND.values():
                with suppress(Silent):
                    findings += [f for f in self.adviser.law.findings(label, case) if not f.established]
        for finding in sorted(findings, key=lambda f: len(f.missing) + len(f.exceptions) + len(f.unknown)):
            edits = self._whole_parts(finding)
            law = self.adviser.with_edits(edits) if edits else None
            if law and self._holds_in(law, left):
                return tuple(sorted(edits, key=lambda edit: self.adviser.place(edit.at).line))
        return ()

    def _whole_parts(self, finding: Finding) -> tuple[Edit, ...]:
        """The smallest edit of each part that a provision lacks in a case, or may lack; none where one has no edit."""
        perhaps = (name.removeprefix("unless ") for name in finding.unknown)
        whole = [e for e in self.freed if e.whole and e.provision == finding.provision and self.adviser.stands((e,))]
        lacking = (*finding.missing, *finding.exceptions, *perhaps)
        several = [[edit for edit in whole if edit.part == part] for part in lacking]
        return tuple(min(each, key=self.adviser.size) for each in several) if all(several) else ()

    def _remedies(self) -> Iterator[Remedy]:
        """Edits each of which is enough, the smallest change first; where there is none, several together."""
        enough = [edit for edit, cases in self._own.items() if cases == self.failing]
        enough.sort(key=lambda edit: (edit.whole, self.adviser.size(edit)))
        chosen: list[Edit] = []
        found = list[tuple[Edit, ...]]()
        for edit in enough:
            known = any(e.declares == edit.declares and _one_in_other(e.at, edit.at) for e in chosen)
            if len(chosen) < MOST_ALTERNATIVES and not known and (mending := self._mending((edit,))):
                chosen.append(edit)
                found.append(mending)
        found = found or [*filter(None, map(self._mending, self._several()))] or [*self._without_the_cases()][:1]
        yield from (_remedy(self.adviser, edits) for edits in found)

    def _without_the_cases(self) -> Iterator[tuple[Edit, ...]]:
        """The edits with which the holding has nothing more to say of failing cases, the smallest change first."""
        edits = sorted(self.freed, key=lambda edit: (edit.whole, self.adviser.size(edit)))
        return filter(None, (self._mending((edit,)) for edit in edits))

    def _mending(self, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
        """The edits, and those that leave out what adds nothing any more, if they mend and harm nothing; or none."""
        if not _follows(self.adviser, self.result, edits):
            return ()
        edits = (*edits, *self.adviser.left_idle(edits))
        return edits if self.adviser.harmless(edits) else ()

    def _several(self) -> Iterator[tuple[Edit, ...]]:
        """Edits that together leave no failing case, each chosen as the one that frees most of those left."""
        chosen = self._parts_together
        left = self._left_by(chosen)
        while left and len(chosen) < MOST_TOGETHER:
            free = [edit for edit in self._own if not any(_one_in_other(edit.at, other.at) for other in chosen)]
            best = max(free, key=lambda edit: (self._own[edit] & left).count, default=None)
            if best is None or not self._own[best] & left:
                break
            chosen = (*chosen, best)
            left = self._left_by(chosen)
        if chosen and not left:
            yield chosen

    def _left_by(self, edits: tuple[Edit, ...]) -> Set:
        """The failing cases in which the holding is not followed with some edits either."""
        law = self.adviser.with_edits(edits) if edits else None
        return self.failing - self._holds_in(law, self.failing) if law else self.failing


def _holding(pointer: Pointer) -> Iterator[Pointer]:
    """A place in a file, and all that hold it."""
    return (pointer[:length] for length in range(1, len(pointer) + 1))


def _one_in_other(one: Pointer, other: Pointer) -> bool:
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def _follows(adviser: Adviser, result: Result, edits: tuple[Edit, ...]) -> bool:
    """Whether a holding is followed with some edits; where a law was silent, it may be so for the same reasons."""
    if adviser.with_edits(edits) is None:
        return False
    now = adviser.result_with(edits, result)
    silent = now.outcome in (Outcome.SILENT, Outcome.UNCLEAR) and {*now.reasons} <= {*result.reasons}
    return now.outcome in FOLLOWED or silent


def _blame(adviser: Adviser, edit: Edit, case: Counterexample | None = None) -> Blamed:
    return Blamed(edit.provision, edit.part, edit.excepts, edit.words, adviser.place(edit.at), case)


def _remedy(adviser: Adviser, edits: tuple[Edit, ...]) -> Remedy:
    return Remedy(edits, tuple(adviser.place(edit.at) for edit in edits))

"""A holding tried on a law in one situation: what it comes to, and a case in which it fails."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from lanzarote.claims import Holding, NotMet
from lanzarote.law import Finding, Law, Silent
from lanzarote.law.protocol import label_in
from lanzarote.law.reservations import Reservation
from lanzarote.law.written import WrittenLaw
from lanzarote.model import Label, Situation
from lanzarote.verifier.recording import Exchange, RecordingLaw
from lanzarote.verifier.result import Counterexample, InCase, Trial


def try_on(law: Law, holding: Holding, situation: Situation | None, assumed: frozenset[str] = frozenset()) -> Trial:
    """Try a holding on a law in one situation (or, on measures, in none), with some stricter readings assumed."""
    recording = RecordingLaw(law, assumed=assumed)
    arguments = () if situation is None else (situation,)
    try:
        holding.claim(recording, *arguments)
    except NotMet:
        return Trial(InCase.NOT_MET, "", recording)
    except Silent as silence:
        released = _if_excused(holding, arguments, recording)
        return released if released.came_to is InCase.RESERVED else Trial(InCase.SILENT, str(silence), recording)
    except AssertionError:
        return _if_excused(holding, arguments, recording)
    return Trial(InCase.HELD, "", recording)


def _if_excused(holding: Holding, arguments: tuple[Any, ...], recording: RecordingLaw) -> Trial:
    """Would the law follow the holding if it did what a reservation releases it from?"""
    excused = RecordingLaw(recording.law, True, recording.assumed, recording.asked)
    try:
        holding.claim(excused, *arguments)
    except Silent as silence:
        came_to = InCase.UNSTATED if excused.unstated else InCase.SILENT
        return Trial(came_to, str(silence), recording)
    except (AssertionError, NotMet):
        return Trial(InCase.FAILED, "", recording)
    return Trial(InCase.RESERVED, "", recording, tuple(excused.released))


def counterexample(law: Law, situation: Situation, trial: Trial) -> Counterexample:
    """A case in which a trial failed: what was asked and answered there, and why."""
    exchanges = tuple(trial.law.exchanges)
    return Counterexample(situation, exchanges, _findings(law, exchanges), _lapsed(law, exchanges))


def _lapsed(law: Law, exchanges: Iterable[Exchange]) -> tuple[Reservation, ...]:
    """The reservations not in force on the day that cover what the law should establish and does not."""
    found: dict[Reservation, None] = {}
    for question, situation, answer in exchanges:
        if isinstance(law, WrittenLaw) and isinstance(question, Label) and situation and not answer:
            with suppress(Silent):  # a legal age that is not known
                found.update(dict.fromkeys(law.lapsed(question, situation)))
    return tuple(found)


def _findings(law: Law, exchanges: tuple[Exchange, ...]) -> tuple[Finding, ...]:
    """The findings that establish something or are about such a situation at all; if there are none, all."""
    found: dict[Finding, None] = {}
    for question, situation, _ in exchanges:
        label = label_in(question)
        if label and situation:
            with suppress(Silent):  # on one label; another may have a finding all the same
                found.update(dict.fromkeys(law.findings(label, situation)))
    labels = {each.question for each in exchanges if each.concerns_its_label}
    return tuple(each for each in found if each.established or each.label in labels) or tuple(found)

"""Which reservations release a law from what it does not reach."""

from lanzarote.law.answering import SymbolicLaw, heard
from lanzarote.law.protocol import Excuse
from lanzarote.law.reservations import Reservation
from lanzarote.law.written import WrittenLaw
from lanzarote.relation.comparing import Compared
from lanzarote.symbolic import Set, partition


def released(law: SymbolicLaw, compared: Compared) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The reservations that release from all that is not reached, if some do; those that perhaps do."""
    cases = compared.narrower
    if not cases:
        return (), ()
    found = {_name(each): _released(law, compared, each) for each in _reservations(law)}
    surely = {name: yes for name, (yes, _) in found.items() if yes & cases}
    perhaps = {name: yes | maybe for name, (yes, maybe) in found.items() if (yes | maybe) & cases}
    if not cases - cases.space.any_of(surely.values()):
        return tuple(surely), ()
    return (), () if cases - cases.space.any_of(perhaps.values()) else tuple(perhaps)


def _reservations(law: SymbolicLaw) -> tuple[Reservation | None, ...]:
    """Of a law file one by one; what a Python law is released from has no name."""
    return law.reservations if isinstance(law, WrittenLaw) else (None,)


def _name(reservation: Reservation | None) -> str:
    if reservation is None:
        return "a reservation"
    start = reservation.in_force.start
    return f"{reservation.article}, since {start}" if start else reservation.article


def _released(law: SymbolicLaw, compared: Compared, reservation: Reservation | None) -> tuple[Set, Set]:
    """Where a reservation releases from the duty, and where it may."""
    space, label = compared.space, compared.label
    if reservation is None:
        answer = law.answer(Excuse(label), space.kind)
        return (answer.yes, answer.unknown) if answer else (space.nothing, space.nothing)
    parts = partition(space, lambda situation: heard(lambda: reservation.excuses(label, situation, law)))
    maybe = space.any_of(where for answer, where in parts.items() if isinstance(answer, str))
    return parts.get(True, space.nothing), maybe

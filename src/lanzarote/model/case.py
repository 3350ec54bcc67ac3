"""A case: events in time order, and the situations read off it.

Order (“followed by”), identity (“the same child”, “that meeting”) and direction are computed here from the
course of events; nobody types them in.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any, TypeGuard

from lanzarote.model.actors import Actor
from lanzarote.model.acts import Deed, EnforcementAct, Step
from lanzarote.model.communications import Communication, MeetingPlan
from lanzarote.model.facts import ADULT, Situation, facts
from lanzarote.model.offences import PERFORMANCE, WITH_MATERIAL, WITNESSING
from lanzarote.model.situations import Conduct, Enforcement, Solicitation
from lanzarote.model.vocabulary import (
    ActBy,
    Against,
    Beside,
    Direction,
    Doing,
    EarlierContact,
    Influence,
    MaterialAct,
    Meeting,
    MeetingWith,
    NumberOfContacts,
    Purpose,
    Stage,
    Task,
    Towards,
)

Event = Communication | Step | Deed | EnforcementAct
Placed = tuple[int, Communication]

_INTENDED = {
    Purpose.SEXUAL_ACTIVITIES: (Doing.SEXUAL_ACTIVITIES,),
    Purpose.PRODUCTION: (Doing.PRODUCING,),
    Purpose.COERCED_ACTIVITIES: (Doing.SEXUAL_ACTIVITIES,),
    Purpose.RECOURSE: (Doing.SEXUAL_ACTIVITIES,),
    Purpose.OTHER_MATERIAL: tuple(WITH_MATERIAL - {Doing.PRODUCING}),
    Purpose.PERFORMANCE: (
        Doing.RECRUITING,
        Doing.CAUSING,
        Doing.COERCING,
        Doing.PROFITING,
        Doing.EXPLOITING,
        Doing.ATTENDING,
    ),
    Purpose.WITNESSING: tuple(WITNESSING),
}
_BESIDE = {
    Doing.PRODUCING: Beside.PRODUCING,
    Doing.POSSESSING: Beside.POSSESSING,
    Doing.TRANSMITTING: Beside.TRANSMITTING,
}
_NUMBERS = tuple(NumberOfContacts)
_ALWAYS_TOLD = (
    "doing", "intentional", "knowing", "sexual_purpose", "setting", "present", "influence", "position_of_trust",
    "age_mistake", "stage", "circumstances",
)  # fmt: skip


@dataclass(frozen=True)
class Case:
    """Events in the order of time."""

    events: tuple[Event, ...]

    def __post_init__(self) -> None:
        """Refuse what is no event. Raises TypeError."""
        for place, event in enumerate(self.events, 1):
            if not isinstance(event, Event):
                kinds = "a Communication, a Step, a Deed or an EnforcementAct"
                raise TypeError(f"event {place} of the case is {event!r}; it can be {kinds}")

    def situations(self) -> Iterator[Situation]:
        """Every situation in the case, in the order of the events."""
        yield from self.solicitations()
        yield from self.conducts()
        yield from self.enforcements()

    def solicitations(self) -> Iterator[Solicitation]:
        """One for each communication between an offender and a child, each means of influence and each act.

        An act belongs to the communication when it is done by one of the two or leads to the meeting spoken of.
        """
        for place, said in enumerate(self.events):
            if isinstance(said, Communication):
                for offender, child, direction in _readings(said):
                    yield from self._solicitation((place, said), offender, child, direction)

    def _solicitation(
        self, placed: Placed, offender: Actor, child: Actor, direction: Direction
    ) -> Iterator[Solicitation]:
        place, said = placed
        meant, since = self._meant(placed, offender, child)
        plan = said.plan
        host = plan.host if plan and plan.host and plan.host != said.posing_as else offender
        known: dict[str, Any] = {
            "offender_age": offender.age,
            "child_age": child.age,
            "intentional": meant is None or meant.intentional,
            "channel": said.channel,
            "proposes": said.proposes and plan is not None,
            "direction": direction,
            "meeting": Meeting.ONLINE if plan and not plan.in_person else Meeting.IN_PERSON,
            "meeting_with": MeetingWith.OFFENDER if host == offender else MeetingWith.THIRD_PERSON,
            "sexual_wording": said.is_sexual,
            "sexual_proposal": said.sexual_proposal,
            "agreed": self._agreed(said, child) if said.sender == offender else meant is not None,
            "willing": _willing(self.events, child, offender),
            "position_of_trust": (meant or said).position_of_trust,
            "decoy": child.decoy,
            "age_mistake": meant is not None and meant.age_mistake,
            "stage": said.stage,
            "circumstances": said.circumstances,
            "actors": (offender.name, child.name),
        }
        if plan and said.proposes:
            known["place_and_time"] = any(each.place_and_time for each in self._named(place, plan))
        if said.stage is Stage.ATTEMPTED:
            known["reached"] = said.reached
        if meant and meant.purpose is not Purpose.NONE:
            against = meant.against or child
            known["purpose"] = meant.purpose
            known["purpose_against"] = Against.THAT_CHILD if against == child else Against.ANOTHER_CHILD
            known["intended_by_another"] = meant.intended_by_another
            known["offence_committed"] = _committed(since, meant.purpose, offender, against)
        known |= self._before_and_after(place, offender, child)
        acts = list(self._acts((place, said), offender, child))
        for means, act in product(_means(meant), acts or [{}]):
            yield Solicitation(**(known | means | act))

    def _meant(self, placed: Placed, offender: Actor, child: Actor) -> tuple[Communication | None, tuple[Event, ...]]:
        """The offender's own words that show what is meant, the communication or the reply to it; what comes after."""
        place, said = placed
        if said.sender == offender:
            return said, self._after(place)
        for reply in (after := iter(self._after(place))):
            if (
                _between(reply, offender, child)
                and reply.sender == offender
                and reply.accepts
                and reply.plan == said.plan
            ):
                return reply, tuple(after)
        return None, ()

    def _named(self, place: int, plan: MeetingPlan) -> Iterator[MeetingPlan]:
        """The plan as it is spoken of in the proposal and in the exchange after it."""
        for said in self.events[place:]:
            if isinstance(said, Communication) and said.plan == plan:
                yield said.plan

    def _agreed(self, said: Communication, child: Actor) -> bool:
        return said.plan is not None and any(
            isinstance(e, Communication) and e.sender == child and (e.accepts or e.proposes) and e.plan == said.plan
            for e in self.events
        )

    def _before_and_after(self, place: int, offender: Actor, child: Actor) -> dict[str, Any]:
        earlier = [e for e in self._before(place) if _between(e, offender, child)]
        later = [e for e in self._after(place) if _between(e, offender, child)]
        known: dict[str, Any] = {"later_purpose": next(_purposes(reversed(later), offender), Purpose.NONE)}
        if earlier:
            sexual = any(e.is_sexual for e in earlier)
            known["earlier_contact"] = EarlierContact.SEXUAL if sexual else EarlierContact.HARMLESS
            known["number_of_contacts"] = _NUMBERS[min(len(earlier), len(_NUMBERS)) - 1]
            known["first_contact"] = earlier[0].channel
            known["earlier_purpose"] = next(_purposes(iter(earlier), offender), Purpose.NONE)
        return known

    def _acts(self, placed: Placed, offender: Actor, child: Actor) -> Iterator[dict[str, Any]]:
        place, said = placed
        for step, follows in self._steps(place):
            towards = _towards(step, said, child)
            if step.by in (offender, child) or towards in (Towards.THAT_MEETING, Towards.PERHAPS_THAT_MEETING):
                by = {offender: ActBy.OFFENDER, child: ActBy.CHILD}.get(step.by, ActBy.THIRD_PERSON)
                yield {
                    "act": step.kind,
                    "act_by": by,
                    "act_after": follows,
                    "act_towards": towards,
                    "given_up": step.given_up,
                }

    def _steps(self, place: int) -> Iterator[tuple[Step, bool]]:
        """Each step that is one, with whether it follows what is said at the place."""
        for follows, events in ((False, self._before(place)), (True, self._after(place))):
            yield from ((e, follows) for e in events if isinstance(e, Step) and e.kind is not MaterialAct.NONE)

    def conducts(self) -> Iterator[Conduct]:
        """One for each deed."""
        for place, deed in enumerate(self.events):
            if isinstance(deed, Deed):
                yield self._conduct(place, deed)

    def _conduct(self, place: int, deed: Deed) -> Conduct:
        known: dict[str, Any] = {name: getattr(deed, name) for name in _ALWAYS_TOLD}
        known |= {
            "offender_age": deed.by.age,
            "child_age": deed.child.age,
            "willing": _willing(self._before(place), deed.child, deed.by),
            "actors": (deed.by.name, deed.child.name),
        }
        if deed.doing in WITH_MATERIAL:
            known |= {n: getattr(deed, n) for n in ("without_right", "material", "by_the_child", "private_use")}
            known["beside"] = self._beside(deed)
        if deed.doing in PERFORMANCE:
            known["organised"] = deed.organised
        if deed.doing is Doing.ATTENDING:
            known["recruited_or_coerced"] = any(
                isinstance(e, Deed)
                and e.child == deed.child
                and e.doing in (Doing.RECRUITING, Doing.CAUSING, Doing.COERCING)
                for e in self._before(place)
            )
        if deed.doing in WITNESSING:
            known |= {n: getattr(deed, n) for n in ("performed_by", "participates", "recorded")}
        return Conduct(**known)

    def _beside(self, deed: Deed) -> Beside:
        others = (
            _BESIDE[e.doing]
            for e in self.events
            if isinstance(e, Deed) and e.doing in _BESIDE and e.doing is not deed.doing
            and (e.by, e.child, e.item) == (deed.by, deed.child, deed.item)
        )  # fmt: skip
        return next(others, Beside.NOTHING)

    def enforcements(self) -> Iterator[Enforcement]:
        """One for each act of enforcement."""
        for act in self.events:
            if isinstance(act, EnforcementAct):
                known = {name: getattr(act, name) for name in (*facts(Enforcement), "circumstances") if name != "role"}
                if act.task is not Task.PUBLISHING:
                    del known["information_from"]
                yield Enforcement(**known, role=act.by.role, actors=(act.by.name,))

    def _before(self, place: int) -> tuple[Event, ...]:
        return self.events[:place]

    def _after(self, place: int) -> tuple[Event, ...]:
        return self.events[place + 1 :]


def _readings(said: Communication) -> Iterator[tuple[Actor, Actor, Direction]]:
    """Who may be the offender and who the child in a communication."""
    if said.sender == said.receiver:
        return
    if said.concerns == said.receiver:
        yield said.sender, said.receiver, Direction.TO_THE_CHILD
        if said.sender.age < ADULT and said.proposes:
            yield said.receiver, said.sender, Direction.BY_THE_CHILD
    elif said.concerns != said.sender:
        yield said.sender, said.concerns, Direction.TO_SOMEBODY_ELSE


def _between(event: Event, one: Actor, other: Actor) -> TypeGuard[Communication]:
    return isinstance(event, Communication) and {event.sender, event.receiver} == {one, other}


def _willing(events: tuple[Event, ...], child: Actor, offender: Actor) -> bool:
    return any(_between(e, child, offender) and e.sender == child and e.willing for e in events)


def _means(meant: Communication | None) -> Iterator[dict[str, Any]]:
    """Each means by which the offender's own words influence the child, a false identity among them; or none."""
    used = Influence.NONE if meant is None else meant.influence
    if meant is not None and meant.posing_as is not None:
        yield {"influence": Influence.DECEIT, "false_identity": True}
        if used in (Influence.NONE, Influence.DECEIT):
            return
    yield {"influence": used}


def _committed(events: tuple[Event, ...], purpose: Purpose, offender: Actor, against: Actor) -> bool:
    return any(
        isinstance(e, Deed)
        and (e.by, e.child, e.stage) == (offender, against, Stage.COMPLETED)
        and e.doing in _INTENDED.get(purpose, ())
        for e in events
    )


def _purposes(said: Iterator[Communication], offender: Actor) -> Iterator[Purpose]:
    return (e.purpose for e in said if e.sender == offender)


def _towards(step: Step, said: Communication, child: Actor) -> Towards:
    if step.plan is not None and step.plan == said.plan:
        return Towards.PERHAPS_THAT_MEETING if step.only_perhaps else Towards.THAT_MEETING
    if step.plan is None and step.against == child:
        return Towards.THE_OFFENCE
    return Towards.ANOTHER_MEETING

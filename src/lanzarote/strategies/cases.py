"""Hypothesis strategies for whole cases: timelines of any length, with noise, repetition and unheard-of technology."""

from dataclasses import fields, replace
from enum import EnumMeta
from functools import cache
from typing import Any

from hypothesis import strategies as st

from lanzarote.model import (
    ADULT,
    OLDEST,
    Actor,
    Age,
    Case,
    Channel,
    Communication,
    Decoy,
    Deed,
    EnforcementAct,
    MaterialAct,
    MeetingPlan,
    Purpose,
    Role,
    Stage,
    Step,
)

_STEPS = [kind for kind in MaterialAct if kind is not MaterialAct.NONE]
_LIKELY_PURPOSES = [Purpose.SEXUAL_ACTIVITIES, Purpose.PRODUCTION, Purpose.NONE, *Purpose]
_PLANS = [MeetingPlan("a"), MeetingPlan("a"), MeetingPlan("b"), MeetingPlan("c", in_person=False)]
_ADULTS, _CHILDREN = (0, 1), (2, 3)
"""Places in the cast: events are drawn with these numbers, and the persons put in afterwards."""


def ages(minimum: int = 0, maximum: int = OLDEST) -> st.SearchStrategy[Age]:
    """Ages in completed years, the years around the ages that laws speak of more often than others."""
    likely = [a for a in (12, 13, 14, 15, 16, 17, 18, 19, 21, 30) if minimum <= a <= maximum]
    return st.builds(Age, st.sampled_from(likely) | st.integers(minimum, maximum))


def technologies() -> st.SearchStrategy[str]:
    """Names of channels, and names nobody has heard of."""
    known = {"", *(channel.value for channel in Channel)}
    names = st.text(min_size=1, max_size=12).filter(lambda name: " ".join(name.lower().split()) not in known)
    kinds = st.sampled_from(("other ICT", "other means"))
    return st.sampled_from([c.value for c in Channel]) | st.builds("{}: {}".format, kinds, names)


@cache
def cases(*, circumstances: tuple[str, ...] = ()) -> st.SearchStrategy[Case]:
    """Cases with several adults and children; `circumstances` are names that may be present."""
    adults = [st.builds(Actor, st.just(f"adult {i}"), ages(ADULT)) for i in _ADULTS]
    decoys = st.sampled_from([Decoy.NONE] * 4 + list(Decoy))
    children = [st.builds(Actor, st.just(f"child {i}"), ages(0, 20), decoy=decoys) for i in _CHILDREN]
    events = st.lists(_events(circumstances), min_size=1, max_size=8)
    return st.builds(_case, st.tuples(*adults, *children), events)


def _case(cast: tuple[Actor, ...], events: list[Any]) -> Case:
    """Put the persons in the places that the events name."""
    flat = [e for event in events for e in (event if isinstance(event, tuple) else (event,))]
    return Case(tuple(_with(event, cast) for event in flat))


def _with(event: Any, cast: tuple[Actor, ...]) -> Any:
    names = ("sender", "receiver", "about", "against", "posing_as", "by", "child")
    places = {name: getattr(event, name, None) for name in names}
    return replace(event, **{name: cast[place] for name, place in places.items() if isinstance(place, int)})


def _mostly(value: bool) -> st.SearchStrategy[bool]:
    return st.sampled_from([value, value, value, not value])


def _any(kind: Any, /, **drawn: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """An event of this kind: what is not drawn otherwise is any word of its type, or yes or no."""
    types: dict[str, Any] = {each.name: each.type for each in fields(kind)}
    for name, words in types.items():
        if isinstance(words, EnumMeta):
            drawn.setdefault(name, st.sampled_from([*words]))
        elif words is bool:
            drawn.setdefault(name, st.booleans())
    return st.builds(kind, **drawn)


def _events(circumstances: tuple[str, ...]) -> st.SearchStrategy[Any]:
    adult, child, anybody = st.sampled_from(_ADULTS), st.sampled_from(_CHILDREN), st.integers(0, 3)
    present = st.frozensets(st.sampled_from(circumstances)) if circumstances else st.just(frozenset())
    said = _any(
        Communication,
        sender=st.sampled_from((0, 0, 0, 1, 2, 3)),
        receiver=st.sampled_from((2, 2, 2, 3, 0, 1)),
        through=technologies(),
        about=st.sampled_from((None, None, None, *_CHILDREN)),
        plan=st.sampled_from([*_PLANS, None]),
        proposes=_mostly(True),
        purpose=st.sampled_from(_LIKELY_PURPOSES),
        against=st.sampled_from((None, None, None, *_CHILDREN)),
        posing_as=st.sampled_from((None, None, None, *_CHILDREN)),
        intentional=_mostly(True),
        age_mistake=_mostly(False),
        stage=st.sampled_from([Stage.COMPLETED, *Stage]),
        circumstances=present,
    )
    stepped = st.builds(
        Step,
        by=st.sampled_from((0, 0, 1, 2, 3)),
        kind=st.sampled_from(_STEPS),
        plan=st.sampled_from([*_PLANS, None]),
        against=st.sampled_from((None, *_CHILDREN)),
        only_perhaps=_mostly(False),
    )
    done = _any(
        Deed,
        by=adult | anybody,
        child=child,
        item=st.sampled_from(["", "an item"]),
        intentional=_mostly(True),
        knowing=_mostly(True),
        without_right=_mostly(True),
        age_mistake=_mostly(False),
        circumstances=present,
    )
    authority = st.builds(Actor, st.just("authority"), role=st.sampled_from(Role))
    enforced = _any(EnforcementAct, by=authority, circumstances=present)
    proposal = st.builds(
        Communication,
        st.just(0),
        st.just(2),
        through=technologies(),
        plan=st.just(_PLANS[0]),
        proposes=st.just(True),
        sexual_wording=st.booleans(),
        purpose=st.sampled_from(_LIKELY_PURPOSES),
        circumstances=present,
    )
    step = st.builds(Step, st.just(0), st.sampled_from(_STEPS), plan=st.just(_PLANS[0]))
    course = st.tuples(proposal, step)
    return st.one_of(said, said, stepped, course, course, done, enforced)

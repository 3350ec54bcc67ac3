"""Actors, communications and acts; cases in time order; situations read off them. Standard library only."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from lanzarote.model.facts import ADULT, OLDEST, Age, Fact, Impossible, Situation, fact_of, facts
from lanzarote.model.measures import Measure
from lanzarote.model.offences import (
    BEYOND,
    LIMBS,
    OFFENCES_OF_CONDUCT,
    OFFENCES_OF_SOLICITATION,
    PERFORMANCE,
    WITH_MATERIAL,
    WITNESSING,
    Attempt,
    Label,
    Offence,
    offence_in,
    scope_of,
    stage_of,
)
from lanzarote.model.situations import Conduct, Enforcement, Solicitation, is_about, kind_of
from lanzarote.model.vocabulary import (
    GROUPS,
    ICT,
    ActBy,
    Against,
    Beside,
    Channel,
    Decoy,
    Direction,
    Doing,
    EarlierContact,
    GivenUp,
    Influence,
    InformationFrom,
    Material,
    MaterialAct,
    Meeting,
    MeetingWith,
    NumberOfContacts,
    PerformedBy,
    PositionOfTrust,
    Proceedings,
    Purpose,
    Reached,
    Role,
    Setting,
    SexualProposal,
    Stage,
    Task,
    Towards,
    Word,
)

if TYPE_CHECKING:
    from lanzarote.model.actors import Actor
    from lanzarote.model.acts import Deed, EnforcementAct, Step
    from lanzarote.model.case import Case
    from lanzarote.model.communications import Communication, MeetingPlan

_EVENTS = {
    "Actor": "actors", "Case": "case", "Communication": "communications", "Deed": "acts", "EnforcementAct": "acts",
    "MeetingPlan": "communications", "Step": "acts",
}  # fmt: skip
"""Where the parts of a case are, which a verdict does not need: they are loaded when they are first asked for."""


def __getattr__(name: str) -> Any:
    if name in _EVENTS:
        return getattr(import_module(f"lanzarote.model.{_EVENTS[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def kind_name(kind: type[Situation]) -> str:
    """The name of a kind of situation."""
    return next(name for name, each in KINDS.items() if issubclass(kind, each))


KINDS: dict[str, type[Situation]] = {"solicitation": Solicitation, "conduct": Conduct, "enforcement": Enforcement}

__all__ = [
    "ADULT",
    "BEYOND",
    "GROUPS",
    "ICT",
    "KINDS",
    "LIMBS",
    "OFFENCES_OF_CONDUCT",
    "OFFENCES_OF_SOLICITATION",
    "OLDEST",
    "PERFORMANCE",
    "WITH_MATERIAL",
    "WITNESSING",
    "ActBy",
    "Actor",
    "Against",
    "Age",
    "Attempt",
    "Beside",
    "Case",
    "Channel",
    "Communication",
    "Conduct",
    "Decoy",
    "Deed",
    "Direction",
    "Doing",
    "EarlierContact",
    "Enforcement",
    "EnforcementAct",
    "Fact",
    "GivenUp",
    "Impossible",
    "Influence",
    "InformationFrom",
    "Label",
    "Material",
    "MaterialAct",
    "Measure",
    "Meeting",
    "MeetingPlan",
    "MeetingWith",
    "NumberOfContacts",
    "Offence",
    "PerformedBy",
    "PositionOfTrust",
    "Proceedings",
    "Purpose",
    "Reached",
    "Role",
    "Setting",
    "SexualProposal",
    "Situation",
    "Solicitation",
    "Stage",
    "Step",
    "Task",
    "Towards",
    "Word",
    "fact_of",
    "facts",
    "is_about",
    "kind_name",
    "kind_of",
    "offence_in",
    "scope_of",
    "stage_of",
]  # fmt: skip

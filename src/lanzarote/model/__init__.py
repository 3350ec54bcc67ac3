"""Actors, communications and acts; cases in time order; situations read off them. Standard library only."""

from lanzarote.model.actors import Actor
from lanzarote.model.acts import Deed, EnforcementAct, Step
from lanzarote.model.case import Case
from lanzarote.model.communications import Communication, MeetingPlan
from lanzarote.model.facts import ADULT, OLDEST, Age, Impossible, Situation, facts
from lanzarote.model.measures import Measure
from lanzarote.model.offences import (
    LIMBS,
    OFFENCES_OF_CONDUCT,
    OFFENCES_OF_SOLICITATION,
    WITH_MATERIAL,
    WITNESSING,
    Attempt,
    Label,
    Offence,
)
from lanzarote.model.situations import Conduct, Enforcement, Solicitation
from lanzarote.model.vocabulary import (
    ICT,
    ActBy,
    Against,
    Beside,
    Channel,
    Decoy,
    Direction,
    Doing,
    EarlierContact,
    InformationFrom,
    Material,
    MaterialAct,
    Meeting,
    MeetingWith,
    PerformedBy,
    Proceedings,
    Purpose,
    Role,
    Setting,
    Stage,
    Task,
    Towards,
    Word,
)

KINDS: dict[str, type[Situation]] = {
    "solicitation": Solicitation,
    "conduct": Conduct,
    "enforcement": Enforcement,
}

__all__ = [
    "ADULT", "ICT", "KINDS", "LIMBS", "OFFENCES_OF_CONDUCT", "OFFENCES_OF_SOLICITATION", "OLDEST", "WITH_MATERIAL",
    "WITNESSING", "ActBy", "Actor", "Against", "Age", "Attempt", "Beside", "Case", "Channel", "Communication",
    "Conduct", "Decoy", "Deed", "Direction", "Doing", "EarlierContact", "Enforcement", "EnforcementAct",
    "Impossible", "InformationFrom", "Label", "Material", "MaterialAct", "Measure", "Meeting", "MeetingPlan", "MeetingWith",
    "Offence", "PerformedBy", "Proceedings", "Purpose", "Role", "Setting", "Situation", "Solicitation", "Stage",
    "Step", "Task", "Towards", "Word", "facts",
]  # fmt: skip

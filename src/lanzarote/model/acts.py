"""What is done in a case: steps towards a meeting, conduct, enforcement."""

from dataclasses import dataclass

from lanzarote.model.actors import Actor
from lanzarote.model.communications import MeetingPlan
from lanzarote.model.vocabulary import (
    Doing,
    GivenUp,
    Influence,
    InformationFrom,
    Material,
    MaterialAct,
    PerformedBy,
    PositionOfTrust,
    Proceedings,
    Setting,
    Stage,
    Task,
)


@dataclass(frozen=True)
class Step:
    """A concrete step, towards a meeting (`plan`) or towards an offence against a child (`against`)."""

    by: Actor
    kind: MaterialAct = MaterialAct.PREPARATION
    plan: MeetingPlan | None = None
    against: Actor | None = None
    only_perhaps: bool = False
    """The step can lead to the meeting without leading to it."""
    given_up: GivenUp = GivenUp.NO
    """Whether what is meant is given up before the step, or after it."""


@dataclass(frozen=True)
class Deed:
    """A piece of conduct by one person, towards a child or with material (`item`) that shows the child."""

    by: Actor
    child: Actor
    doing: Doing
    item: str = ""
    intentional: bool = True
    knowing: bool = True
    without_right: bool = True
    sexual_purpose: bool = False
    setting: Setting = Setting.OFFLINE
    present: bool = False
    material: Material = Material.EXPLICIT_CONDUCT
    by_the_child: bool = False
    private_use: bool = False
    performed_by: PerformedBy = PerformedBy.OFFENDER
    participates: bool = False
    recorded: bool = False
    influence: Influence = Influence.NONE
    position_of_trust: PositionOfTrust = PositionOfTrust.NONE
    organised: bool = True
    age_mistake: bool = False
    stage: Stage = Stage.COMPLETED
    circumstances: frozenset[str] = frozenset()


@dataclass(frozen=True)
class EnforcementAct:
    """What somebody does about a suspected offence."""

    by: Actor
    task: Task
    requested: bool = False
    supervised: bool = False
    information_from: InformationFrom = InformationFrom.OWN_INQUIRY
    proceedings: Proceedings = Proceedings.BEFORE_CHARGE
    provided_by_law: bool = False
    circumstances: frozenset[str] = frozenset()

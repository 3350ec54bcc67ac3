"""What is said in a case, and the meetings that are spoken of."""

from dataclasses import dataclass, field

from lanzarote.model.actors import Actor
from lanzarote.model.vocabulary import Channel, Purpose, Stage


@dataclass(frozen=True)
class MeetingPlan:
    """A meeting spoken of, told apart by its name."""

    name: str
    in_person: bool = field(default=True, compare=False)
    host: Actor | None = field(default=None, compare=False)
    """Whom the child is to meet: by default the one who speaks of the meeting to the child."""


@dataclass(frozen=True)
class Communication:
    """One message from a sender to a receiver.

    `about` is the child it concerns (by default the receiver), `against` the child the purpose concerns (by
    default `about`). `through` names a technology; a name nobody has heard of is an ICT like any other (Opinion 20).
    """

    sender: Actor
    receiver: Actor
    through: str = Channel.SOCIAL_NETWORK.value
    about: Actor | None = None
    plan: MeetingPlan | None = None
    proposes: bool = False
    accepts: bool = False
    sexual_wording: bool = False
    willing: bool = False
    purpose: Purpose = Purpose.NONE
    against: Actor | None = None
    intentional: bool = True
    age_mistake: bool = False
    stage: Stage = Stage.COMPLETED
    circumstances: frozenset[str] = frozenset()

    @property
    def channel(self) -> Channel:
        """The channel that `through` names, or a technology not yet heard of."""
        return next((c for c in Channel if c.value == self.through.strip().lower()), Channel.UNHEARD_OF)

    @property
    def concerns(self) -> Actor:
        """The child the communication is about."""
        return self.about or self.receiver

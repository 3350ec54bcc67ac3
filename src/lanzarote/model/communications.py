"""What is said in a case, and the meetings that are spoken of."""

from dataclasses import dataclass, field

from lanzarote.model.actors import Actor
from lanzarote.model.facts import Impossible
from lanzarote.model.vocabulary import (
    Channel,
    Influence,
    PositionOfTrust,
    Purpose,
    Reached,
    SexualProposal,
    Stage,
)


@dataclass(frozen=True)
class MeetingPlan:
    """A meeting spoken of, told apart by its name."""

    name: str
    in_person: bool = field(default=True, compare=False)
    host: Actor | None = field(default=None, compare=False)
    """Whom the child is to meet: by default the one who speaks of the meeting to the child."""
    place_and_time: bool = field(default=True, compare=False)
    """Whether a place and a time are named."""


@dataclass(frozen=True)
class Communication:
    """One message from a sender to a receiver.

    `about` is the child it concerns (by default the receiver), `against` the child the purpose concerns (by
    default `about`), `posing_as` the person the sender pretends to be, which is deceit: whoever expects to meet that
    person meets the sender. `through` names a means in the words of `Channel`, or as `other ICT: …`, which nobody
    need have heard of (Opinion 20), or as `other means: …`, no more an ICT than a letter is (Report 159). Raises
    Impossible for any other.
    """

    sender: Actor
    receiver: Actor
    through: str = Channel.SOCIAL_NETWORK.value
    about: Actor | None = None
    plan: MeetingPlan | None = None
    proposes: bool = False
    accepts: bool = False
    sexual_wording: bool = False
    sexual_proposal: SexualProposal = SexualProposal.NONE
    willing: bool = False
    purpose: Purpose = Purpose.NONE
    against: Actor | None = None
    intentional: bool = True
    age_mistake: bool = False
    intended_by_another: bool = False
    posing_as: Actor | None = None
    influence: Influence = Influence.NONE
    position_of_trust: PositionOfTrust = PositionOfTrust.NONE
    stage: Stage = Stage.COMPLETED
    reached: Reached = Reached.ACT_BEGUN
    circumstances: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Refuse a means of which it is not said whether it is an ICT."""
        channel_of(self.through)

    @property
    def channel(self) -> Channel:
        """The channel that `through` names."""
        return channel_of(self.through)

    @property
    def is_sexual(self) -> bool:
        """Whether the wording is sexual; what proposes a sexual act is."""
        return self.sexual_wording or self.sexual_proposal is not SexualProposal.NONE

    @property
    def concerns(self) -> Actor:
        """The child the communication is about."""
        return self.about or self.receiver


_KNOWN = {channel.value: channel for channel in Channel}
_OTHER = {"other ict": Channel.UNHEARD_OF, "other means": Channel.LETTER}


def channel_of(through: str) -> Channel:
    """The channel that a means of communication is, in any case and with any blanks. Raises Impossible."""
    words = " ".join(str(through).lower().split())
    kind, _, name = (part.strip() for part in words.partition(":"))
    if words in _KNOWN:
        return _KNOWN[words]
    if kind in _OTHER and name and name not in _KNOWN:
        return _OTHER[kind]
    raise Impossible(f"through is {through!r}; it can be {', '.join(_KNOWN)}, “other ICT: …” or “other means: …”")

"""The three kinds of situation a law is asked about: a solicitation, a piece of conduct, an act of enforcement.

“Offender” and “child” name the two persons looked at; neither word presumes a finding.
"""

from dataclasses import dataclass

from lanzarote.model.facts import Age, Situation, fact
from lanzarote.model.offences import (
    OFFENCES_OF_SOLICITATION,
    PERFORMANCE,
    WITH_MATERIAL,
    WITNESSING,
    Label,
    offence_in,
    scope_of,
)
from lanzarote.model.vocabulary import (
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
)

_ACTED = ("act", frozenset(MaterialAct) - {MaterialAct.NONE})
_MEANT = ("purpose", frozenset(Purpose) - {Purpose.NONE})
_KNOWN = ("earlier_contact", frozenset(EarlierContact) - {EarlierContact.NONE})
_MATERIAL = ("doing", WITH_MATERIAL)


@dataclass(frozen=True, slots=True)
class Solicitation(Situation):
    """One communication, what surrounds it, and one act that may follow (Article 23 and what lies around it)."""

    __hash__ = Situation.__hash__

    offender_age: Age = fact(Age(30))
    child_age: Age = fact(Age(12))
    intentional: bool = fact(True)
    channel: Channel = fact(Channel.SOCIAL_NETWORK)
    proposes: bool = fact(False)
    direction: Direction = fact(Direction.TO_THE_CHILD)
    place_and_time: bool = fact(True, only=("proposes", (True,)))
    meeting: Meeting = fact(Meeting.IN_PERSON)
    meeting_with: MeetingWith = fact(MeetingWith.OFFENDER)
    sexual_wording: bool = fact(False)
    sexual_proposal: SexualProposal = fact(SexualProposal.NONE, only=("sexual_wording", (True,)))
    agreed: bool = fact(False)
    purpose: Purpose = fact(Purpose.NONE)
    purpose_against: Against = fact(Against.THAT_CHILD, only=_MEANT)
    intended_by_another: bool = fact(False, only=_MEANT)
    offence_committed: bool = fact(False, only=_MEANT)
    later_purpose: Purpose = fact(Purpose.NONE)
    earlier_contact: EarlierContact = fact(EarlierContact.NONE)
    number_of_contacts: NumberOfContacts = fact(NumberOfContacts.ONE, only=_KNOWN)
    first_contact: Channel = fact(Channel.SOCIAL_NETWORK, only=_KNOWN)
    earlier_purpose: Purpose = fact(Purpose.NONE, only=_KNOWN)
    act: MaterialAct = fact(MaterialAct.NONE)
    act_by: ActBy = fact(ActBy.OFFENDER, only=_ACTED)
    act_after: bool = fact(True, only=_ACTED)
    act_towards: Towards = fact(Towards.THAT_MEETING, only=_ACTED)
    given_up: GivenUp = fact(GivenUp.NO, only=_ACTED)
    willing: bool = fact(False)
    influence: Influence = fact(Influence.NONE)
    false_identity: bool = fact(False, only=("influence", (Influence.DECEIT,)))
    position_of_trust: PositionOfTrust = fact(PositionOfTrust.NONE)
    decoy: Decoy = fact(Decoy.NONE)
    age_mistake: bool = fact(False)
    stage: Stage = fact(Stage.COMPLETED)
    reached: Reached = fact(Reached.ACT_BEGUN, only=("stage", (Stage.ATTEMPTED,)))


@dataclass(frozen=True, slots=True)
class Conduct(Situation):
    """One piece of conduct towards a child or with material (Articles 18§1.a, 20, 21, 22; Opinion 18)."""

    __hash__ = Situation.__hash__

    doing: Doing = fact(Doing.COMMUNICATING)
    offender_age: Age = fact(Age(30))
    child_age: Age = fact(Age(12))
    intentional: bool = fact(True)
    knowing: bool = fact(True)
    without_right: bool = fact(True, only=_MATERIAL)
    sexual_purpose: bool = fact(False)
    setting: Setting = fact(Setting.OFFLINE)
    present: bool = fact(False)
    willing: bool = fact(False)
    material: Material = fact(Material.EXPLICIT_CONDUCT, only=_MATERIAL)
    by_the_child: bool = fact(False, only=_MATERIAL)
    private_use: bool = fact(False, only=_MATERIAL)
    beside: Beside = fact(Beside.NOTHING, only=_MATERIAL)
    organised: bool = fact(True, only=("doing", PERFORMANCE))
    recruited_or_coerced: bool = fact(False, only=("doing", (Doing.ATTENDING,)))
    performed_by: PerformedBy = fact(PerformedBy.OFFENDER, only=("doing", WITNESSING))
    participates: bool = fact(False, only=("doing", WITNESSING))
    recorded: bool = fact(False, only=("doing", WITNESSING))
    influence: Influence = fact(Influence.NONE)
    position_of_trust: PositionOfTrust = fact(PositionOfTrust.NONE)
    age_mistake: bool = fact(False)
    stage: Stage = fact(Stage.COMPLETED)


@dataclass(frozen=True, slots=True)
class Enforcement(Situation):
    """One act of investigating, prosecuting, assisting or publishing (Opinion 21, 22; Note 19, 20)."""

    __hash__ = Situation.__hash__

    task: Task = fact(Task.ASSISTING)
    role: Role = fact(Role.LAW_ENFORCEMENT)
    requested: bool = fact(False)
    supervised: bool = fact(False)
    information_from: InformationFrom = fact(InformationFrom.OWN_INQUIRY, only=("task", (Task.PUBLISHING,)))
    proceedings: Proceedings = fact(Proceedings.BEFORE_CHARGE)
    provided_by_law: bool = fact(False)


def kind_of(label: Label) -> type[Situation]:
    """The kind of situation a label is about."""
    return Solicitation if offence_in(label) in OFFENCES_OF_SOLICITATION else Conduct


def is_about(label: Label, situation: Situation) -> bool:
    """Whether the label is about such a situation at all."""
    return situation.has(**scope_of(label))

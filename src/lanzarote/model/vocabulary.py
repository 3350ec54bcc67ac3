"""The words in which facts are told: one enumeration a fact, ordinary values first.

The text of each member is the word a law file uses for it.
"""

from enum import Enum


class Word(Enum):
    """A value a fact can have; hashed by identity, since every member is unique."""

    __hash__ = object.__hash__

    def __str__(self) -> str:
        return str(self.value)


class Stage(Word):
    """Whether the conduct was carried through, or only attempted as described (Article 24§2)."""

    COMPLETED = "completed"
    ATTEMPTED = "attempted"


class Channel(Word):
    """What carries a communication (Note 9). All but the last two are ICTs (Opinion 20, Report 159)."""

    SOCIAL_NETWORK = "social network"
    GAME = "online game"
    WEBCAM = "webcam"
    MOBILE_APPLICATION = "mobile application"
    MESSAGE = "electronic message"
    MOBILE_PHONE = "mobile phone call"
    FIXED_LINE = "fixed telephone line"
    UNHEARD_OF = "a technology not yet heard of"
    LETTER = "letter"
    FACE_TO_FACE = "face to face"


ICT = frozenset(Channel) - {Channel.LETTER, Channel.FACE_TO_FACE}


class Direction(Word):
    """Who says it to whom."""

    TO_THE_CHILD = "by the offender to the child"
    TO_SOMEBODY_ELSE = "by the offender to somebody else about the child"
    BY_THE_CHILD = "by the child to the offender"


class Meeting(Word):
    """What kind of meeting is spoken of (Opinion 9, 17; Note 4)."""

    IN_PERSON = "in person"
    ONLINE = "online"


class MeetingWith(Word):
    """Whom the child is to meet."""

    OFFENDER = "the offender"
    THIRD_PERSON = "a third person"


class SexualProposal(Word):
    """What is proposed to the child in sexual words, beside a meeting or without one."""

    NONE = "none"
    ACT = "a sexual act"
    MATERIAL = "taking part in material"


class Purpose(Word):
    """What the offender means: an offence of the Convention, sexual gratification by other means, or nothing sexual."""

    NONE = "none"
    SEXUAL_ACTIVITIES = "Article 18§1.a"
    PRODUCTION = "Article 20§1.a"
    COERCED_ACTIVITIES = "Article 18§1.b"
    RECOURSE = "Article 19§1.c"
    PROSTITUTION = "Article 19§1.a-b"
    OTHER_MATERIAL = "Article 20§1.b-f"
    PERFORMANCE = "Article 21§1"
    WITNESSING = "Article 22"
    GRATIFICATION = "sexual gratification"


class Influence(Word):
    """By what means the offender influences the child; each means is a situation of its own.

    Vulnerability is inexperience, disability, dependence, or that the child cannot understand what happens.
    """

    NONE = "none"
    DECEIT = "deceit"
    FLATTERY = "flattery"
    GAIN = "a gift or gain"
    THREAT = "threat or force"
    ABUSED_ERROR = "abuse of an error"
    ABUSED_VULNERABILITY = "abuse of vulnerability"


class PositionOfTrust(Word):
    """Whether the offender is in a recognised position of trust, authority or influence over the child."""

    NONE = "none"
    HELD = "held"
    ABUSED = "abused"


class Against(Word):
    """Whom the purpose concerns (Article 23: “against him or her”)."""

    THAT_CHILD = "that child"
    ANOTHER_CHILD = "another child"


class EarlierContact(Word):
    """What passed between the two before (Opinion 10, Note 9)."""

    NONE = "none"
    HARMLESS = "harmless"
    SEXUAL = "sexual"


class NumberOfContacts(Word):
    """How often the two were in contact before, by either of them (Report 157)."""

    ONE = "one"
    TWO = "two"
    MORE = "more than two"


class MaterialAct(Word):
    """A concrete step, or none (Note 3, 7). The meeting itself is the last of them.

    An arrangement settles the meeting, with the child or with others, and commits nothing beyond that.
    """

    NONE = "none"
    PREPARATION = "another concrete step"
    ARRANGEMENT = "an arrangement to meet"
    COMMITTING_STEP = "a step that commits something"
    ARRANGED_TRAVEL = "an arrangement for the child to travel"
    TRAVEL = "travel"
    ARRIVAL = "arrival at the meeting place"
    MEETING = "the meeting itself"


class ActBy(Word):
    """Who does the act."""

    OFFENDER = "the offender"
    CHILD = "the child"
    THIRD_PERSON = "someone else"


class Towards(Word):
    """What the act leads to."""

    THAT_MEETING = "that meeting"
    PERHAPS_THAT_MEETING = "can lead to that meeting"
    ANOTHER_MEETING = "another meeting"
    THE_OFFENCE = "the offence"


class GivenUp(Word):
    """Whether the offender gives up what he or she means, and when."""

    NO = "no"
    BEFORE_THE_ACT = "before the act"
    AFTER_THE_ACT = "after the act"


class Reached(Word):
    """How far an attempt at solicitation got (Article 24§2)."""

    ACT_BEGUN = "an act towards the meeting begun"
    PROPOSAL_SENT = "the proposal sent"
    NOTHING_SENT = "nothing sent"


class Decoy(Word):
    """Whether somebody poses as the child; the child's age is then the age pretended."""

    NONE = "none"
    OFFICER = "police officer"
    PRIVATE_PERSON = "private person"


class Doing(Word):
    """A piece of conduct, in the limbs of Articles 18§1.a, 20§1, 21§1 and 22 (Opinion 18)."""

    COMMUNICATING = "communicating"
    SEXUAL_ACTIVITIES = "engaging in sexual activities"
    PRODUCING = "producing"
    OFFERING = "offering"
    MAKING_AVAILABLE = "making available"
    DISTRIBUTING = "distributing"
    TRANSMITTING = "transmitting"
    PROCURING_FOR_ONESELF = "procuring for oneself"
    PROCURING_FOR_ANOTHER = "procuring for another"
    POSSESSING = "possessing"
    ACCESSING = "obtaining access"
    RECRUITING = "recruiting"
    CAUSING = "causing to participate"
    COERCING = "coercing"
    PROFITING = "profiting"
    EXPLOITING = "otherwise exploiting"
    ATTENDING = "attending"
    CAUSING_TO_WITNESS_ABUSE = "causing to witness sexual abuse"
    CAUSING_TO_WITNESS_ACTIVITIES = "causing to witness sexual activities"


class Setting(Word):
    """Where the conduct takes place (Opinion 7, 8)."""

    OFFLINE = "offline"
    ONLINE = "online"
    ONLINE_UNHEARD_OF = "online, through a technology not yet heard of"


class Material(Word):
    """What the material shows (Article 20§2, 20§3)."""

    EXPLICIT_CONDUCT = "explicit conduct"
    SIMULATED_CONDUCT = "simulated explicit conduct"
    SEXUAL_ORGANS = "sexual organs"
    NON_EXISTENT_CHILD = "realistic image of a non-existent child"


class Beside(Word):
    """What else the offender does with the same material in the same course of events (Opinion 17)."""

    NOTHING = "nothing"
    PRODUCING = "producing"
    POSSESSING = "possessing"
    TRANSMITTING = "transmitting"


class PerformedBy(Word):
    """Whose acts the child is caused to witness (Article 22)."""

    OFFENDER = "the offender"
    OTHERS = "others"


class Role(Word):
    """In what capacity somebody acts (Opinion 21, Note 19, 20)."""

    LAW_ENFORCEMENT = "law enforcement"
    JUSTICE_SYSTEM = "justice system"
    SPECIALISED_NGO = "specialised NGO"
    OTHER_NGO = "other NGO"
    MEDIA = "media"
    PUBLIC = "public"


class Task(Word):
    """What is done about a suspected offence (Opinion 21, 22)."""

    ASSISTING = "assisting an investigation"
    INVESTIGATING = "investigating"
    PROSECUTING = "prosecuting"
    PUBLISHING = "publishing private information on a suspect"


class Proceedings(Word):
    """How far the proceedings against the suspect have come."""

    BEFORE_CHARGE = "before charge"
    CHARGED = "charged"
    CONVICTED = "convicted"


class InformationFrom(Word):
    """Where the private information comes from."""

    OWN_INQUIRY = "own inquiry"
    PRE_TRIAL_FILE = "pre-trial file"


GROUPS: dict[str, dict[str, tuple[Word, ...]]] = {
    "act": {"any act": tuple(act for act in MaterialAct if act is not MaterialAct.NONE)},
    "channel": {"ICT": tuple(channel for channel in Channel if channel in ICT)},
    "setting": {"ICT": (Setting.ONLINE, Setting.ONLINE_UNHEARD_OF)},
}
"""For some facts, a word that stands for several values together."""

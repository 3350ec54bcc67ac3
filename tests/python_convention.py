"""The Convention written a second time, in plain Python, by its text alone: nothing here comes from the law file."""

from typing import Any

from lanzarote import Attempt, Conduct, Law, Offence
from lanzarote.model import (
    ActBy,
    Against,
    Channel,
    Decoy,
    Direction,
    Doing,
    Label,
    MaterialAct,
    Meeting,
    MeetingWith,
    Purpose,
    Setting,
    Solicitation,
    Stage,
    Towards,
)


class PythonConvention(Law):
    """Decides Articles 18§1.a, 20§1, 21§1, 22, 23 and 24§2."""

    name = "convention in Python"
    legal_age = 16

    def establishes(self, label: Label, case: Any) -> bool:
        """Article by article."""
        stage, offence = (Stage.ATTEMPTED, label.offence) if isinstance(label, Attempt) else (Stage.COMPLETED, label)
        if case.stage is not stage or not case.intentional:
            return False
        if isinstance(case, Solicitation):
            return offence is Offence.ARTICLE_23 and self.article_23(case)
        decide = getattr(self, offence.name.lower(), None)
        return decide is not None and decide(case)

    def lacks(self, label: Label, case: Any, element: str) -> bool:
        """Only the material acts are asked for."""
        assert element == "material_acts"
        return not self.material_acts(case)

    def article_23(self, case: Solicitation) -> bool:
        """An adult, through ICT, proposes a child below the legal age to meet, for one of two purposes."""
        return (
            case.offender_age > 17
            and case.child_age < self.legal_age
            and case.decoy is Decoy.NONE
            and case.channel is not Channel.LETTER
            and case.channel is not Channel.FACE_TO_FACE
            and case.proposes
            and case.direction is Direction.TO_THE_CHILD
            and case.meeting is Meeting.IN_PERSON
            and case.meeting_with is MeetingWith.OFFENDER
            and (case.purpose is Purpose.SEXUAL_ACTIVITIES or case.purpose is Purpose.PRODUCTION)
            and case.purpose_against is Against.THAT_CHILD
            and self.material_acts(case)
        )

    def material_acts(self, case: Solicitation) -> bool:
        """Followed by material acts leading to such a meeting."""
        return (
            case.act is not MaterialAct.NONE
            and case.meeting is Meeting.IN_PERSON
            and case.act_by is ActBy.OFFENDER
            and case.act_after
            and case.act_towards is Towards.THAT_MEETING
        )

    def article_18_1_a(self, case: Conduct) -> bool:
        """Sexual activities with a child below the legal age; not consensual ones between minors."""
        between_minors = case.offender_age < 18 and case.willing
        return case.doing is Doing.SEXUAL_ACTIVITIES and case.child_age < self.legal_age and not between_minors

    def material(self, case: Conduct, *doings: Doing) -> bool:
        """Article 20: without right, a child under 18."""
        return case.doing in doings and case.without_right and case.child_age < 18

    def article_20_1_a(self, case: Conduct) -> bool:
        """Producing."""
        return self.material(case, Doing.PRODUCING)

    def article_20_1_b(self, case: Conduct) -> bool:
        """Offering or making available."""
        return self.material(case, Doing.OFFERING, Doing.MAKING_AVAILABLE)

    def article_20_1_c(self, case: Conduct) -> bool:
        """Distributing or transmitting."""
        return self.material(case, Doing.DISTRIBUTING, Doing.TRANSMITTING)

    def article_20_1_d(self, case: Conduct) -> bool:
        """Procuring."""
        return self.material(case, Doing.PROCURING_FOR_ONESELF, Doing.PROCURING_FOR_ANOTHER)

    def article_20_1_e(self, case: Conduct) -> bool:
        """Possessing."""
        return self.material(case, Doing.POSSESSING)

    def article_20_1_f(self, case: Conduct) -> bool:
        """Knowingly obtaining access through ICT."""
        return self.material(case, Doing.ACCESSING) and case.knowing and case.setting is not Setting.OFFLINE

    def article_21_1_a(self, case: Conduct) -> bool:
        """Recruiting or causing."""
        return case.doing in (Doing.RECRUITING, Doing.CAUSING) and case.child_age < 18

    def article_21_1_b(self, case: Conduct) -> bool:
        """Coercing, profiting, otherwise exploiting."""
        return case.doing in (Doing.COERCING, Doing.PROFITING, Doing.EXPLOITING) and case.child_age < 18

    def article_21_1_c(self, case: Conduct) -> bool:
        """Knowingly attending."""
        return case.doing is Doing.ATTENDING and case.knowing and case.child_age < 18

    def article_22(self, case: Conduct) -> bool:
        """Causing to witness, for sexual purposes."""
        witness = (Doing.CAUSING_TO_WITNESS_ABUSE, Doing.CAUSING_TO_WITNESS_ACTIVITIES)
        return case.doing in witness and case.sexual_purpose and case.child_age < self.legal_age


law = PythonConvention()

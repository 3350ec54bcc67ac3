"""Reservations the Convention permits (Articles 20§3, 20§4, 21§2, 24§3; 25§3 and 25§5 excuse nothing held here).

No other reservation is possible (Article 48). A reservation is a dated fact about the Party, scoped to
sub-paragraphs; it may be open-ended (“in particular”).
"""

from dataclasses import dataclass, replace

from lanzarote.law.protocol import Law, Place, Silent
from lanzarote.law.provisions import EVERY_DAY, Interval
from lanzarote.model import ADULT, Attempt, Label, Material, Offence, Situation, is_about, offence_in

PERMITTED: dict[str, tuple[Offence, ...]] = {
    "Article 20§3": (Offence.ARTICLE_20_1_A, Offence.ARTICLE_20_1_E),
    "Article 20§4": (Offence.ARTICLE_20_1_F,),
    "Article 21§2": (Offence.ARTICLE_21_1_C,),
    "Article 24§3": (
        Offence.ARTICLE_20_1_B,
        Offence.ARTICLE_20_1_D,
        Offence.ARTICLE_20_1_E,
        Offence.ARTICLE_20_1_F,
        Offence.ARTICLE_21_1_C,
        Offence.ARTICLE_22,
        Offence.ARTICLE_23,
    ),
    "Article 25§3": (),
    "Article 25§5": (),
}
INDENTS = ("first", "second", "both")
NOT_STATED = "not stated"
"""What a law file says where it is not known whether there is a reservation, or a further one."""

_ONLY_SIMULATED = (Material.SIMULATED_CONDUCT, Material.NON_EXISTENT_CHILD)


@dataclass(frozen=True)
class Reservation:
    """One reservation: to which article it is made, for which offences, from when until when."""

    article: str
    scope: tuple[Offence, ...]
    in_force: Interval
    place: Place
    indent: str = "both"
    open_ended: bool = False
    stated: bool = True
    """Whether it is known to exist; one that is not may cover all that its article permits."""

    @property
    def told(self) -> str:
        """Which reservation it is, and since and until when it is in force."""
        days = f"from {self.in_force.start}" + f" until {self.in_force.end}" * bool(self.in_force.end)
        return f"the reservation to {self.article}, in force {days} (line {self.place.line})"

    def concerns(self, label: Label) -> bool:
        """Whether it is made to the duty to establish the label, or to part of it."""
        attempt = isinstance(label, Attempt) or self.article != "Article 24§3"
        return attempt and offence_in(label) in PERMITTED[self.article] and offence_in(label) in self.scope

    def excuses(self, label: Label, situation: Situation, law: Law) -> bool:
        """Whether the Party need not establish this label in this situation. Silent where the list is open."""
        if self.open_ended and not self.concerns(label):
            return self._may_excuse(label, situation, law)
        return self.concerns(label) and is_about(label, situation) and self._reaches(situation, law)

    def _may_excuse(self, label: Label, situation: Situation, law: Law) -> bool:
        """Silent where a reservation that covers all that its article permits would excuse; else it does not."""
        if replace(self, scope=PERMITTED[self.article], open_ended=False).excuses(label, situation, law):
            if self.stated:
                raise Silent(f"the reservation to {self.article} leaves its list open and may cover {label}")
            raise Silent(f"whether a reservation to {self.article} covers {label} is not stated")
        return False

    def _reaches(self, situation: Situation, law: Law) -> bool:
        if self.article == "Article 20§3":
            simulated = self.indent != "second" and situation.has(material=_ONLY_SIMULATED)
            return simulated or (self.indent != "first" and _own_images(situation, law))
        if self.article == "Article 21§2":
            return not situation.recruited_or_coerced  # type: ignore[attr-defined]
        return True


UNSTATED = tuple(
    Reservation(article, (), EVERY_DAY, Place("", 0), open_ended=True, stated=False)
    for article, offences in PERMITTED.items()
    if offences
)
"""Those that may have been made where a law file does not know."""


def _own_images(situation: Situation, law: Law) -> bool:
    """Images that children who have reached the legal age make and keep, with consent, for private use."""
    return bool(
        situation.offender_age < ADULT and situation.child_age >= law.legal_age  # type: ignore[attr-defined]
        and situation.willing and situation.private_use  # type: ignore[attr-defined]
    )  # fmt: skip

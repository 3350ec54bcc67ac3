"""Reservations the Convention permits (Articles 20§3, 20§4, 21§2, 24§3; 25§3 and 25§5 excuse nothing held here).

No other reservation is possible (Article 48). A reservation is a dated fact about the Party, scoped to
sub-paragraphs; it may be open-ended (“in particular”).
"""

from dataclasses import dataclass

from lanzarote.law.protocol import Law, Place, Silent
from lanzarote.law.provisions import Interval
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

    def excuses(self, label: Label, situation: Situation, law: Law) -> bool:
        """Whether the Party need not establish this label in this situation. Silent where the list is open."""
        offence = offence_in(label)
        if offence not in PERMITTED[self.article]:
            return False
        if self.article == "Article 24§3" and not isinstance(label, Attempt):
            return False
        if not is_about(label, situation):
            return False
        if offence not in self.scope:
            if self.open_ended:
                raise Silent(f"the reservation to {self.article} leaves its list open and may cover {label}")
            return False
        return self._reaches(situation, law)

    def _reaches(self, situation: Situation, law: Law) -> bool:
        if self.article == "Article 20§3":
            simulated = self.indent != "second" and situation.has(material=_ONLY_SIMULATED)
            return simulated or (self.indent != "first" and _own_images(situation, law))
        if self.article == "Article 21§2":
            return not situation.recruited_or_coerced  # type: ignore[attr-defined]
        return True


def _own_images(situation: Situation, law: Law) -> bool:
    """Images that children who have reached the legal age make and keep, with consent, for private use."""
    return bool(
        situation.offender_age < ADULT and situation.child_age >= law.legal_age  # type: ignore[attr-defined]
        and situation.willing and situation.private_use  # type: ignore[attr-defined]
    )  # fmt: skip

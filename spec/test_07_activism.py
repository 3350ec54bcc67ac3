"""Explanatory note, “The case of anti-paedophile activism”: paragraphs 18 to 20."""

from lanzarote import Enforcement, Law, Measure, holding, when
from lanzarote.model import Role, Task


@holding("Note 19", force="should")
def test_private_persons_ngos_and_media_are_discouraged_from_policing(law: Law) -> None:
    """Individuals, NGOs and media are to be “discouraged from taking the role of law enforcement”."""
    assert law.provides(Measure.PRIVATE_POLICING_DISCOURAGED)


@holding("Note 20", force="should")
def test_a_specialised_ngo_does_not_collaborate_unsupervised(law: Law, case: Enforcement) -> None:
    """Its “collaboration should be strictly supervised”: unsupervised, it is not permitted to assist."""
    when(case.has(task=Task.ASSISTING, role=Role.SPECIALISED_NGO) and not case.supervised)
    assert not law.permits(case)

"""What statutes have that Article 23 has not: told by facts, so that laws can be compared in it."""

import re
from pathlib import Path

from lanzarote import relate
from lanzarote.model import MaterialAct
from lanzarote.relation import Way, Whole
from tests.helpers import CONVENTION_TEXT, edited, law_of

FOR_TRAVEL = "an arrangement for the child to travel, "


def test_an_arrangement_to_meet_and_one_for_the_child_to_travel_are_two_acts(tmp_path: Path) -> None:
    """Two statutes of which one names the second only differ in the first, and the Convention's reach is told by it."""
    one = law_of(tmp_path, edited("an arrangement to meet, ", ""))
    found = relate(one).subject
    assert found is not None
    (difference,) = found.differences
    assert (difference.way, difference.by) == (Way.NARROWER, ("material_acts",))
    assert dict(difference.values) == {"act": (MaterialAct.ARRANGEMENT,)}
    assert found.doubts == ("any-step",)
    other = relate(law_of(tmp_path, edited(FOR_TRAVEL, ""))).subject
    assert other is not None
    assert other.doubts == ("committed-step",)


def test_any_act_stands_for_every_act(tmp_path: Path) -> None:
    """So a statute that names none is not narrower where the model tells more acts apart."""
    (acts,) = re.findall(r"act:\s*\[another[^]]*]", CONVENTION_TEXT)
    found = relate(law_of(tmp_path, edited(acts, "act: any act"))).subject
    assert found is not None
    assert found.whole is Whole.EXACT

"""What a case may hold: events, means of communication that are known or said to be an ICT or none."""

import pytest

from lanzarote import Conduct, Offence, Solicitation, load
from lanzarote.model import Actor, Age, Channel, Communication, Impossible

ADULT, CHILD = Actor("an adult", Age(30)), Actor("a child", Age(12))


@pytest.mark.parametrize(
    ("through", "channel"),
    [
        ("letter", Channel.LETTER),
        (" Online  game ", Channel.GAME),
        ("other ICT: a hologram", Channel.UNHEARD_OF),
        ("Other means : a carrier pigeon", Channel.LETTER),
        (Channel.WEBCAM, Channel.WEBCAM),
    ],
)
def test_a_means_is_known_or_said_to_be_an_ict_or_none(through: str, channel: Channel) -> None:
    """In any case, with any blanks."""
    assert Communication(ADULT, CHILD, through=through).channel is channel


@pytest.mark.parametrize(
    "through", ["by letter", "post", "in person", "", " ", "other ICT", "other ICT: ", "ICT: x", "other ICT: letter", 3]
)
def test_a_means_of_which_it_is_not_said_is_refused(through: str) -> None:
    """It is no ICT for want of a better word."""
    with pytest.raises(Impossible, match=r"through is .*; it can be social network, .*letter.*“other ICT: …” or"):
        Communication(ADULT, CHILD, through=through)


def test_a_question_about_another_kind_of_situation_says_so() -> None:
    """Of a law file."""
    law = load("convention")
    with pytest.raises(TypeError, match="Article 23 is asked of a Solicitation, not of a Conduct"):
        law.establishes(Offence.ARTICLE_23, Conduct())
    with pytest.raises(TypeError, match="Article 22 is asked of a Conduct, not of a Solicitation"):
        law.establishes(Offence.ARTICLE_22, Solicitation())

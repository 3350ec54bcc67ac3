"""The same law written in two ways has the same verdicts."""

import re
from pathlib import Path

from tests.helpers import CONVENTION, CONVENTION_TEXT, law_of, verdicts

SHORT = """
jurisdiction: Short
as_of: 2015-06-17
legal_age: {years: 16}
attempt: {punishable: yes}
provisions:
  - cite: one article for everything
    transposes:
      - Article 23
      - Article 18§1.a
      - Article 20§1.a
      - Article 20§1.b
      - Article 20§1.c
      - Article 20§1.d
      - Article 20§1.e
      - Article 20§1.f
      - Article 21§1.a
      - Article 21§1.b
      - Article 21§1.c
      - Article 22
    otherwise: as in the Convention
"""


def test_as_the_convention_has_it_is_the_convention(tmp_path: Path) -> None:
    """A law transposed word for word is a short file."""
    assert verdicts(law_of(tmp_path, SHORT)) == verdicts(CONVENTION)


def test_the_order_of_elements_and_provisions_does_not_matter(tmp_path: Path) -> None:
    """Another order, the same law."""
    head, _, provisions = CONVENTION_TEXT.partition("provisions:\n")
    blocks = re.split(r"(?m)^(?=  - cite:)", provisions)
    backwards = head + "provisions:\n" + "".join(reversed(blocks)).replace("\n\n\n", "\n")
    assert verdicts(law_of(tmp_path, backwards)) == verdicts(CONVENTION)


def test_conditions_can_be_said_in_several_ways(tmp_path: Path) -> None:
    """De Morgan, lists and double negation change nothing."""
    text = (
        CONVENTION_TEXT.replace(
            "ict: {channel: ICT}", "ict: {not: {any_of: [{channel: letter}, {channel: face to face}]}}"
        )
        .replace("adult: {offender_age: {at_least: 18}}", "adult: {not: {offender_age: {below: 18}}}")
        .replace(
            "purpose: {purpose: [Article 18§1.a, Article 20§1.a]}",
            "purpose: {any_of: [{purpose: Article 20§1.a}, {all_of: [{purpose: Article 18§1.a}]}]}",
        )
    )
    assert text != CONVENTION_TEXT
    assert verdicts(law_of(tmp_path, text)) == verdicts(CONVENTION)


def test_a_declared_reach_leaves_article_23_as_it_is(tmp_path: Path) -> None:
    """Dropping an element and declaring it proves what the Convention proves, and adds what it criticises there."""
    text = CONVENTION_TEXT.replace("ict: {channel: ICT}", "ict: not required").replace(
        "        meeting: in person\n", "        meeting: in person\n    goes_further: {ict: any means}\n", 1
    )
    law = law_of(tmp_path, text)
    assert verdicts(law) == verdicts(CONVENTION)
    assert [(r.cite, r.element, r.reason) for r in law.goes_further] == [("Article 23", "ict", "any means")]

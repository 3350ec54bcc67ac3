"""Which elements alone make a difference.

By an element, the law is *narrower* in a case that only the other law reaches and that both would reach were nothing
but the element's facts otherwise; it is *wider* in a case that it alone reaches and that the other law would reach
were nothing but the element's facts otherwise. What no element makes alone, the fewest do *together*.
"""

from collections.abc import Iterable, Iterator, Mapping

from lanzarote.symbolic import Set, most_ordinary, whatever

Facts = Mapping[str, tuple[str, ...]]
"""The facts by which each element is told."""
MOST_TOGETHER = 6
"""How many groups of elements that only together make a difference are told apart; the last takes in the rest."""


def by_elements(
    apart: Set, near: Set, perhaps: Set, facts: Facts, elements: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Set]]:
    """Cases by the elements whose facts alone keep them from being near ones; then those that several keep together.

    What is no element is looked at in the cases that no element explains. A case that differs in several, each of
    which makes a difference alone, is not told again, if it would then be a near one or perhaps be one.
    """
    left, alone = apart, list[str]()
    for names in (elements, tuple(name for name in facts if name not in elements)):
        found = {name: left & whatever(near, facts[name]) for name in names if left}
        found = {name: cases for name, cases in found.items() if cases}
        yield from (((name,), cases) for name, cases in found.items())
        alone += found
        left -= whatever(perhaps, _facts_of(alone, facts)) if found else left.space.nothing
    for number in range(MOST_TOGETHER):
        if not left:
            return
        fewest = _fewest(left, near, facts)
        together = left if number == MOST_TOGETHER - 1 else left & whatever(near, _facts_of(fewest, facts))
        yield fewest, together
        left -= together


def _facts_of(names: Iterable[str], facts: Facts) -> tuple[str, ...]:
    return tuple(fact for name in names for fact in facts[name])


def _fewest(left: Set, near: Set, facts: Facts) -> tuple[str, ...]:
    """Elements of which none can be left out if the most ordinary of the cases is to become a near one."""
    case, names = most_ordinary(left), list(facts)
    for name in facts:
        fewer = [each for each in names if each != name]
        if case in whatever(near, _facts_of(fewer, facts)):
            names = fewer
    return tuple(names)

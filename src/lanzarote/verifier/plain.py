"""From a branch to plain situations among those it stands for."""

from random import Random
from typing import Any

from lanzarote.model import Situation, facts
from lanzarote.verifier.lazy import Branch


def most_ordinary(branch: Branch) -> Situation:
    """The most ordinary situation of the branch."""
    domain = branch.domain

    def extraordinary(told: dict[str, Any]) -> int:
        return sum(value is not domain.values[name][0] for name, value in told.items())

    told: dict[str, Any] = {}
    for group, mask in enumerate(branch.masks):
        row: dict[str, Any] = min(domain.rows(group, mask), key=extraordinary)
        told |= row
    return domain.situation(told | _ages(branch, lambda name, low, high: min(max(_ordinary(branch, name), low), high)))


def drawn(branch: Branch, random: Random) -> Situation:
    """A situation of the branch, at random; ages among the lowest years are more frequent."""
    told: dict[str, Any] = {}
    for group, mask in enumerate(branch.masks):
        told |= random.choice(branch.domain.rows(group, mask))
    ages = _ages(branch, lambda name, low, high: random.randint(low, random.choice((min(low + 5, high), high))))
    return branch.domain.situation(told | ages)


def _ordinary(branch: Branch, name: str) -> int:
    return int(facts(branch.domain.kind)[name].ordinary)


def _ages(branch: Branch, chosen: Any) -> dict[str, int]:
    if not branch.domain.ages:
        return {}
    (first, second), (one, other, (low, high)) = branch.domain.ages, branch.zone.bounds
    age = chosen(first, *one)
    return {first: age, second: chosen(second, max(other[0], age - high), min(other[1], age - low))}

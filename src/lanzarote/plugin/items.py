"""What the pytest plug-in runs: a holding about one law, decided over every case and tried on random ones."""

from functools import cache
from typing import Any

import pytest

from lanzarote.claims import Holding
from lanzarote.law import Law
from lanzarote.model import Situation
from lanzarote.report.entries import holding_entry
from lanzarote.report.text import story
from lanzarote.verifier import Disagreement, Misbehaves, Result, SpecificationError, decide, failed
from lanzarote.verifier.decision import try_on
from lanzarote.verifier.result import InCase

RESULT, UNUSABLE = "lanzarote result", "lanzarote unusable"
"""Under which names an item tells what came of it, also across workers."""


class NotFollowed(Exception):
    """A law does not follow a holding, or follows it against expectation."""


class HoldingItem(pytest.Item):
    """A holding about one law."""

    def __init__(
        self, *, holding: Holding, law: Law, expected: str | None, strict_guidance: bool, **keywords: Any
    ) -> None:
        super().__init__(**keywords)
        self.holding, self.law = holding, law
        self.expected, self.strict_guidance = expected, strict_guidance
        self.add_marker(pytest.mark.holding(*holding.paragraphs))

    def runtest(self) -> None:
        """Decide the holding over every case, then try it on situations read off random whole cases."""
        try:
            result = decide(self.law, self.holding)
            if result.counterexample is None:
                self._try(result)
        except Misbehaves:
            self.user_properties.append((UNUSABLE, self.law.name))
            raise
        told = holding_entry(result, self.law)
        shown = "expected" if self.expected == told["verdict"] else told["verdict"]
        why = self._why_it_fails(shown, told, failed(result, self.strict_guidance))
        told_of = {"law": self.law.name, "holding": told, "shown": shown, "fails": bool(why)}
        self.user_properties.append((RESULT, told_of))
        if why:
            raise NotFollowed(why)

    def _why_it_fails(self, shown: str, told: dict[str, Any], failing: bool) -> str:
        if self.expected and shown != "expected":
            message = f"expected to be “{self.expected}”, but is “{shown}”: expectations.yaml is stale"
            return f"{self.law.name}, {self.holding.id}: {message}"
        return "\n".join(story(told)) if failing and not self.expected else ""

    def _try(self, result: Result) -> None:
        kind = self.holding.kind
        tried = [c for c in random_situations(tuple(self.law.circumstances)) if kind and isinstance(c, kind)]
        if kind and not tried:
            message = "the random cases held no such situation; raise max_examples of the Hypothesis profile"
            raise SpecificationError(f"{self.holding.id} was tried on no {kind.__name__}: {message}")
        for situation in tried:
            if try_on(self.law, self.holding, situation).came_to is InCase.FAILED:
                raise Disagreement.about(self.law, self.holding, f"is {result.outcome.value}, but fails", situation)

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        """What, why, in which case, at which line; no traceback for what is no defect of the program."""
        if isinstance(excinfo.value, NotFollowed | Misbehaves | SpecificationError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Any, int, str]:
        """File and line of the property."""
        return self.path, self.holding.claim.__code__.co_firstlineno - 1, self.name


@cache
def random_situations(circumstances: tuple[str, ...]) -> tuple[Situation, ...]:
    """Situations read off random whole cases, drawn once for a set of circumstances."""
    from hypothesis import HealthCheck, Phase, given, settings

    from lanzarote.strategies.cases import cases

    found: dict[Situation, None] = {}

    @settings(database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck), deadline=None)
    @given(cases(circumstances=circumstances))
    def collect(case: Any) -> None:
        found.update(dict.fromkeys(case.situations()))

    collect()
    return tuple(found)

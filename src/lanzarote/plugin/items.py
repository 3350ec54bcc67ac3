"""What the pytest plug-in runs: a holding about one law, decided over every case and tried on random ones."""

from collections.abc import Callable
from functools import cache
from types import SimpleNamespace
from typing import Any, TypedDict

import pytest

from lanzarote.advice import Advice
from lanzarote.claims import Holding
from lanzarote.law import Law
from lanzarote.law.problems import inert
from lanzarote.model import Situation
from lanzarote.plugin import ENTRY, of_the_opinion
from lanzarote.report.entries import HoldingEntry, holding_entry
from lanzarote.report.text import explanation
from lanzarote.specification import digest
from lanzarote.verifier import Disagreement, Misbehaves, Result, SpecificationError, decide
from lanzarote.verifier.result import Assumptions, InCase, Outcome
from lanzarote.verifier.trial import try_on

PASSES = (Outcome.PROVED.value, Outcome.TESTED.value, Outcome.AGREES.value)


class ItemEntry(TypedDict):
    """What came of an item: no holding, where the law cannot be used.

    `texts` are the digests of the law's texts, `specification` that of the one that ships; empty for any other.
    """

    law: str
    texts: list[str]
    specification: str
    holding: HoldingEntry | None
    shown: str
    fails: bool


def entry_of(report: Any) -> ItemEntry | None:
    """What came of the item that a test report is about, if it is one of ours."""
    found: ItemEntry | None = getattr(report, ENTRY, None)
    return found


def outcome_of(entry: ItemEntry) -> str:
    """What pytest calls what came of an item, unless somebody makes something else of it."""
    return "failed" if entry["fails"] else "passed" if entry["shown"] in PASSES else "skipped"


class NotFollowed(Exception):
    """A law does not follow a holding, or follows it against expectation."""


class HoldingItem(pytest.Function):
    """A holding about one law: for plug-ins a test function with a parameter, whose work is done here.

    What is no pass (silent, reserved, …) is a skip with its reason for whoever reads pytest's reports.
    """

    nofuncargs = True
    """A claim takes a law and a case, and no fixtures; those that are used everywhere are set up all the same."""

    def __init__(
        self,
        *,
        holding: Holding,
        law: Law,
        assumed: Assumptions,
        expected: str | None,
        strict_guidance: bool,
        advise: Callable[[Result], Advice],
        **keywords: Any,
    ) -> None:
        name, parameter = holding.claim.__name__, _callspec(law)
        super().__init__(callobj=holding.claim, originalname=name, callspec=parameter, **keywords)
        self.holding, self.law, self.assumed = holding, law, assumed
        self.expected, self.strict_guidance, self.advise = expected, strict_guidance, advise
        self.entry: ItemEntry | None = None
        self.add_marker(pytest.mark.holding(*holding.paragraphs))

    def runtest(self) -> None:
        """Decide the holding over every case, then try it on situations read off random whole cases."""
        try:
            result = decide(self.law, self.holding, self.assumed)
            if result.counterexample is None:
                self._try(result)
        except Misbehaves:
            self.entry = self.without_result("unusable")
            raise
        holding = holding_entry(result, self.law, self.strict_guidance, self.advise(result))
        shown = "expected" if self.expected == holding["verdict"] else holding["verdict"]
        why = self._why_it_fails(shown, holding)
        self.entry = self._entry(holding, shown, bool(why))
        self.user_properties += [
            ("paragraphs", ", ".join(holding["paragraphs"])),
            ("force", holding["force"]),
            ("verdict", holding["verdict"]),
            ("places", ", ".join(map(str, result.places))),
            ("sha256", ", ".join(self.entry["texts"])),
        ]
        if why:
            raise NotFollowed(why)
        if shown not in PASSES:
            pytest.skip(_no_pass(shown, holding))

    def without_result(self, shown: str) -> ItemEntry:
        """What came of the item where nothing was decided."""
        return self._entry(None, shown, True)

    def _entry(self, holding: HoldingEntry | None, shown: str, fails: bool) -> ItemEntry:
        return {
            "law": self.law.name,
            "texts": [text.sha256 for text in self.law.texts],
            "specification": digest() if of_the_opinion(self.path) else "",
            "holding": holding,
            "shown": shown,
            "fails": fails,
        }

    def _why_it_fails(self, shown: str, holding: HoldingEntry) -> str:
        if self.expected and shown != "expected":
            message = f"expected to be “{self.expected}”, but is “{shown}”: expectations.yaml is stale"
            return f"{self.law.name}, {self.holding.id}: {message}"
        return "\n".join(explanation(holding)) if holding["fails"] and not self.expected else ""

    def _try(self, result: Result) -> None:
        kind = self.holding.kind
        if kind is None:
            return
        tried = [case for case in random_situations(tuple(self.law.circumstances)) if isinstance(case, kind)]
        if not tried:
            message = "the random cases held no such situation; run once more"
            raise SpecificationError(f"{self.holding.id} was tried on no {kind.__name__}: {message}")
        for situation in tried:
            if try_on(self.law, self.holding, situation, self.assumed.stricter).came_to is InCase.FAILED:
                raise Disagreement.about(self.law, self.holding, f"is {result.outcome.value}, but fails", situation)

    def repr_failure(self, excinfo: Any) -> Any:  # type: ignore[override]  # as in its base
        """What, why, in which case, at which line; no traceback for what is no defect of the program."""
        if isinstance(excinfo.value, NotFollowed | Misbehaves | SpecificationError):
            return str(excinfo.value)
        return super().repr_failure(excinfo)

    def reportinfo(self) -> tuple[Any, int, str]:
        """File and line of the property."""
        return self.path, self.holding.claim.__code__.co_firstlineno - 1, self.name


def _callspec(law: Law) -> Any:
    """The parameter of an item as pytest and plug-ins find it: the law's name. It is no fixture's, and has no scope."""
    name = "the law"
    found = SimpleNamespace(id=law.name, params={name: law.name}, indices={name: 0}, marks=[])
    found._arg2scope, found._idlist = {name: None}, [law.name]
    return found


def _no_pass(shown: str, holding: HoldingEntry) -> str:
    """In one line, what a holding came to that is no pass, and why."""
    what = holding["verdict"] if shown == holding["verdict"] else f"{shown}: {holding['verdict']}"
    on = [holding["depends_on"]] if holding["verdict"] == Outcome.DEPENDS.value else []
    return inert(": ".join((what, *filter(None, ["; ".join((*on, *holding["reasons"]))]))))


@cache
def random_situations(circumstances: tuple[str, ...]) -> tuple[Situation, ...]:
    """Situations read off random whole cases, drawn once for a set of circumstances."""
    from lanzarote.strategies.apart import each_drawn
    from lanzarote.strategies.cases import cases

    found: dict[Situation, None] = {}
    each_drawn(cases(circumstances=circumstances), lambda case: found.update(dict.fromkeys(case.situations())))
    return tuple(found)

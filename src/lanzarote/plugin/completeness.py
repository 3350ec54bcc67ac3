"""Whether a run was about the whole of what it was to decide, and which holdings that count it left out.

Naming files or tests asks for a part. What is deselected, skipped or excused besides is left out, and so is what is
lost with a worker.
"""

from collections.abc import Iterator
from typing import Any

import pytest

from lanzarote.plugin import of_the_opinion
from lanzarote.plugin.items import HoldingItem, entry_of, outcome_of
from lanzarote.specification import holdings

SENT = "lanzarote completeness"
"""Under which name a worker of pytest-xdist sends what it collected."""

Key = tuple[str, str]
"""A law and a holding, by their names."""


class Completeness:
    """Hooks into pytest: notes what was collected, what was asked for, and what was run."""

    def __init__(self, config: pytest.Config) -> None:
        """Begin with nothing collected."""
        self.config = config
        self.made: list[HoldingItem] = []
        self.wanted: dict[Key, bool] = {}
        """All that belongs to the whole, and whether it is a holding that counts that was asked for."""
        self.run: set[Key] = set()
        self.part = False

    def complete(self, law: str) -> bool:
        """Whether everything about the law was run."""
        whole = {key for key in self.wanted if key[0] == law}
        return bool(whole) and whole <= self.run and not self.part

    def left_out(self, law: str) -> list[str]:
        """The holdings that count about the law that were asked for and not run."""
        return [key[1] for key, duty in self.wanted.items() if duty and key[0] == law and key not in self.run]

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_collection_modifyitems(self, session: pytest.Session, items: list[pytest.Item]) -> Iterator[None]:
        """See what is there before anybody takes something out."""
        by_test = any("::" in argument for argument in self.config.args)
        asked = self.config.args_source is pytest.Config.ArgsSource.ARGS
        named = [item for item in self.made if asked and session.isinitpath(item.path)]
        self.part = any(not session.isinitpath(file) for item in named for file in item.path.parent.glob("test_*.py"))
        self.wanted = {_key(item): False for item in self.made}
        if any(of_the_opinion(item.path) for item in self.made):
            laws = dict.fromkeys(item.law.name for item in self.made)
            self.wanted |= {(law, h.id): h.force.decides and not named for law in laws for h in holdings()}
        asked_for = [item for item in items if isinstance(item, HoldingItem)] if by_test else self.made
        self.wanted |= {_key(item): True for item in asked_for if item.holding.force.decides}
        return (yield)

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Note what was run, unless somebody made a skip or a pass of its failure."""
        entry = entry_of(report)
        if entry and entry["holding"] and report.outcome == outcome_of(entry):
            self.run.add((entry["law"], entry["holding"]["id"]))

    def pytest_sessionfinish(self) -> None:
        """A worker sends what it collected."""
        if hasattr(self.config, "workeroutput"):
            self.config.workeroutput[SENT] = (self.part, [(*key, duty) for key, duty in self.wanted.items()])

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Receive what a worker collected; one that was lost sends nothing."""
        part, sent = getattr(node, "workeroutput", {}).get(SENT, (self.part, ()))
        self.part = part
        self.wanted.update({(law, name): duty for law, name, duty in sent})


def _key(item: HoldingItem) -> Key:
    return item.law.name, item.holding.id

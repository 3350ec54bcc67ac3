"""The house: imports run downwards, nothing runs in a circle, and each room knows only what it may."""

import ast
import re
import tomllib
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import lanzarote
from lanzarote.model import KINDS, facts
from tests.helpers import ROOT

SRC = Path(lanzarote.__file__).parent
SPEC = ROOT / "spec"
FLOORS = (
    {"model", "exit_codes", "exits", "ending", "watchdog"},
    {"symbolic"},
    {"law"},
    {"lawfile", "claims"},
    {"strategies", "verifier", "casefile"},
    {"specification"},
    {"advice", "relation"},
    {"evidence", "explanation", "mending"},
    {"report"},
    {"plugin", "command"},
    {"pytest_plugin", "__main__"},
)
"""A room may import from its own folder and from the floors before its own."""
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
MODULES = sorted(file for file in SRC.rglob("*.py") if "spec" not in file.relative_to(SRC).parts)
INSIDE = [file for file in MODULES if file != SRC / "__init__.py"]
"""All but the front door, which offers what lies in every room."""


def name_of(file: Path) -> str:
    """The name of the module, below `lanzarote`."""
    return ".".join(file.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__")


NAMES = {name_of(file) for file in MODULES}


def imported(file: Path) -> set[str]:
    """The modules of the project that a module imports, late imports too, by their names below `lanzarote`."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "lanzarote":
            module = str(node.module).removeprefix("lanzarote").lstrip(".")
            below = {f"{module}.{alias.name}".lstrip(".") for alias in node.names} & NAMES
            found |= below or {module}
    return found


@pytest.mark.parametrize("file", INSIDE, ids=name_of)
def test_imports_run_downwards(file: Path) -> None:
    """From a room to its own modules and to lower floors."""
    room = name_of(file).partition(".")[0]
    others = {name.partition(".")[0] for name in imported(file)} - {room}
    assert {other for other in others if FLOOR.get(other, 0) >= FLOOR.get(room, 0) > 0} == set()
    assert room in ("laws", *FLOOR)


def test_the_symbolic_room_imports_the_model_alone() -> None:
    """It knows no law and no holding."""
    found = {name.partition(".")[0] for file in (SRC / "symbolic").glob("*.py") for name in imported(file)}
    assert found == {"model", "symbolic"}


def test_every_room_is_in_the_wheel() -> None:
    """The packages are listed by hand, since `spec` lies elsewhere; one that is forgotten is missed by users alone."""
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["packages"]
    rooms = {".".join(("lanzarote", *file.parent.relative_to(SRC).parts)) for file in MODULES}
    assert {*listed} == rooms | {"lanzarote.spec"}


def test_nothing_runs_in_a_circle() -> None:
    """Between modules; a package is its front door."""
    graph = {name_of(file): imported(file) - {name_of(file)} for file in INSIDE}
    assert len(list(TopologicalSorter(graph).static_order())) >= len(INSIDE)


def test_the_specification_knows_the_front_door_the_model_and_what_it_is_written_with() -> None:
    """And nothing of the verifier, of law files or of reports."""
    found = {name for file in SPEC.glob("*.py") for name in imported(file)}
    assert found <= {"", "claims", "model", "specification", "spec.readings"}


@pytest.mark.parametrize(
    "file", [f for f in MODULES if f.parent.name not in ("model", "law", "lawfile", "casefile")], ids=name_of
)
def test_the_program_names_no_article_of_this_opinion(file: Path) -> None:
    """What the offences are called is the model's vocabulary and that of the files; what is held of them is `spec`."""
    code = ast.unparse(_without_docstrings(ast.parse(file.read_text("utf-8"))))
    assert not re.search(r"ARTICLE_|Article ?\d", code)


def _without_docstrings(tree: ast.AST) -> ast.AST:
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [each for each in body if not _is_text(each)] or [ast.Pass()]  # type: ignore[attr-defined]
    return tree


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def test_a_fact_that_a_situation_is_said_to_have_is_a_fact() -> None:
    """Names after `has`, which mypy cannot know, in the program and in the specification."""
    known = {name for kind in KINDS.values() for name in facts(kind)}
    calls = [
        node
        for file in (*MODULES, *SPEC.glob("*.py"))
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "has"
    ]
    assert len(calls) > 30
    assert {keyword.arg for call in calls for keyword in call.keywords if keyword.arg} <= known

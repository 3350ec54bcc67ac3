"""Single-edit mutants of the model's reading of cases, made from its own syntax tree."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import Any

from lanzarote.model import Case, case, vocabulary

Edit = tuple[ast.AST, str, Any]
"""A node, one of its fields, and what is put there instead."""

OTHER = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip
OTHER_NAME = {
    "reversed": "iter", "iter": "reversed", "any": "all", "offender": "child", "child": "offender",
    "sender": "receiver", "receiver": "sender", "by": "child", "earlier": "later", "later": "earlier",
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """The lines that differ, and what a case would then be."""

    name: str
    case: type[Case]


def mutants() -> Iterator[Mutant]:
    """Every mutant there is."""
    tree = ast.parse(Path(case.__file__).read_text("utf-8"))
    before = ast.unparse(tree).splitlines()
    for node, field, value in [edit for each in ast.walk(tree) for edit in _edits(each)]:
        old = getattr(node, field)
        setattr(node, field, value)
        changed = list(unified_diff(before, ast.unparse(tree).splitlines(), n=0, lineterm=""))[3:]
        if changed:  # two equal entries exchanged are no edit
            yield Mutant("  ".join(" ".join(line.split()) for line in changed), _compiled(tree))
        setattr(node, field, old)


def _compiled(tree: ast.Module) -> type[Case]:
    scope: dict[str, Any] = {"__name__": case.__name__}
    exec(compile(ast.fix_missing_locations(tree), "<mutant>", "exec"), scope)  # noqa: S102
    found: type[Case] = scope["Case"]
    return found


def _edits(node: ast.AST) -> Iterator[Edit]:
    for kind, edits in _EDITS.items():
        if isinstance(node, kind):
            yield from edits(node)


def _compared(node: ast.Compare) -> Iterator[Edit]:
    """The comparison turned round; of two tuples, one pair compared no longer."""
    (operator,), (right,) = node.ops, node.comparators
    yield node, "ops", [OTHER[type(operator)]()]
    if isinstance(node.left, ast.Tuple) and isinstance(right, ast.Tuple):
        for i, same in enumerate(right.elts):
            yield node.left, "elts", _with(node.left.elts, i, same)


def _joined(node: ast.BoolOp) -> Iterator[Edit]:
    """`or` for `and`, `and` for `or`, and each part left out."""
    yield node, "op", OTHER[type(node.op)]()
    for i in range(len(node.values)):
        yield node, "values", _with(node.values, i, ast.Constant(isinstance(node.op, ast.And)))


def _denied(node: ast.UnaryOp) -> Iterator[Edit]:
    """`not` left out."""
    yield node, "operand", ast.UnaryOp(ast.Not(), node.operand)


def _chosen(node: ast.IfExp | ast.If) -> Iterator[Edit]:
    """The other way."""
    yield node, "test", ast.UnaryOp(ast.Not(), node.test)


def _filtered(node: ast.comprehension) -> Iterator[Edit]:
    """A condition left out."""
    for i in range(len(node.ifs)):
        yield node, "ifs", node.ifs[:i] + node.ifs[i + 1 :]


def _sliced(node: ast.Slice) -> Iterator[Edit]:
    """A bound left out, or moved by one."""
    for field in ("lower", "upper"):
        if bound := getattr(node, field):
            yield node, field, None
            yield node, field, ast.BinOp(bound, ast.Add(), ast.Constant(1))
            yield node, field, ast.BinOp(bound, ast.Sub(), ast.Constant(1))


def _constant(node: ast.Constant) -> Iterator[Edit]:
    """Another truth value, another number."""
    if isinstance(node.value, bool):
        yield node, "value", not node.value
    elif isinstance(node.value, int):
        yield node, "value", node.value + 1
        yield node, "value", node.value - 1


def _attribute(node: ast.Attribute) -> Iterator[Edit]:
    """The next word of the same enumeration, or the other of two attributes."""
    if isinstance(node.value, ast.Name) and node.value.id in vars(vocabulary):
        words = [word.name for word in getattr(vocabulary, node.value.id)]
        yield node, "attr", words[words.index(node.attr) - 1]
    elif node.attr in OTHER_NAME:
        yield node, "attr", OTHER_NAME[node.attr]


def _named(node: ast.Name) -> Iterator[Edit]:
    """The other of two names."""
    if isinstance(node.ctx, ast.Load) and node.id in OTHER_NAME:
        yield node, "id", OTHER_NAME[node.id]


def _entered(node: ast.Dict) -> Iterator[Edit]:
    """The values of two neighbouring entries exchanged."""
    for i in range(len(node.values) - 1):
        yield node, "values", [*node.values[:i], node.values[i + 1], node.values[i], *node.values[i + 2 :]]


def _listed(node: ast.Tuple) -> Iterator[Edit]:
    """One of several texts left out."""
    if all(isinstance(each, ast.Constant) for each in node.elts):
        for i in range(len(node.elts)):
            yield node, "elts", node.elts[:i] + node.elts[i + 1 :]


def _done(node: ast.FunctionDef | ast.For | ast.If) -> Iterator[Edit]:
    """A statement left out."""
    for i, each in enumerate(node.body):
        yields = isinstance(each, ast.Expr) and isinstance(each.value, ast.Yield | ast.YieldFrom)
        if yields or isinstance(each, ast.AugAssign | ast.Delete | ast.If) or _tells(each):
            yield node, "body", _with(node.body, i, ast.Pass())


def _tells(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Subscript)


def _with(several: list[Any], place: int, other: ast.AST) -> list[Any]:
    return [*several[:place], other, *several[place + 1 :]]


_EDITS: dict[Any, Callable[[Any], Iterator[Edit]]] = {
    ast.Compare: _compared,
    ast.BoolOp: _joined,
    ast.UnaryOp: _denied,
    ast.IfExp | ast.If: _chosen,
    ast.comprehension: _filtered,
    ast.Slice: _sliced,
    ast.Constant: _constant,
    ast.Attribute: _attribute,
    ast.Name: _named,
    ast.Dict: _entered,
    ast.Tuple: _listed,
    ast.FunctionDef | ast.For | ast.If: _done,
}

"""Law files of any length, made from the Convention's, and as many different ones as are wanted."""

import re
from collections.abc import Callable, Iterable, Iterator

from lanzarote.lawfile.file import BUNDLED, CONVENTION, SUFFIX
from lanzarote.lawfile.load import bundled

PROVISIONS = 12
"""How many provisions the Convention's law file has."""


def exceptions(n: int, mark: str = "") -> str:
    """So many exceptions of two facts each in every provision; a mark makes their names others."""
    return _convention(_pairs(n, mark), lambda _, provision: provision + _exceptions(_pairs(n, mark)))


def exceptions_declared_apart(n: int) -> str:
    """The same with the first facts of all exceptions declared before the second."""
    return _convention(sorted(_pairs(n)), lambda _, provision: provision + _exceptions(_pairs(n)))


def alternatives(n: int) -> str:
    """So many provisions in place of every one, each with two circumstances of its own as elements."""
    names = _pairs(n)
    pairs = list(zip(names[::2], names[1::2], strict=True))
    return _convention(names, lambda _, provision: "".join(_with_elements(provision, pair) for pair in pairs))


def elements(n: int) -> str:
    """So many more elements of one fact in every provision."""
    names = [f"c{i}" for i in range(n)]
    return _convention(names, lambda _, provision: _with_elements(provision, names))


def circumstances(n: int) -> str:
    """So many circumstances, each an element of one provision."""
    names = [f"c{i}" for i in range(n)]
    return _convention(names, lambda at, provision: _with_elements(provision, names[at::PROVISIONS]))


GROWING: tuple[tuple[str, Callable[[int], str], tuple[int, ...]], ...] = (
    ("exceptions of two facts in every provision", exceptions, (0, 4, 8, 12, 20, 40)),
    ("exceptions, their two facts declared far apart", exceptions_declared_apart, (4, 8, 12, 20, 40)),
    ("alternatives of two facts to every provision", alternatives, (1, 8, 12, 20)),
    ("elements of one fact in every provision", elements, (4, 12, 20, 40)),
    ("circumstances, each used once", circumstances, (4, 12, 20, 40)),
)


def different(number: int) -> Iterator[str]:
    """So many law files, no two the same: bundled ones and, in turn, variants with 1 to 20 exceptions."""
    texts = [(BUNDLED / f"{name}{SUFFIX}").read_text("utf-8") for name in bundled()]
    for half in range(number // 2):
        own = [f"own_{half}"]
        yield _declared(_with_elements(texts[half % len(texts)], own), own)
        yield exceptions(1 + half % 20, f"_{half}")


def _convention(names: list[str], changed: Callable[[int, str], str]) -> str:
    """The Convention's law file with more circumstances, and each provision, told with its number, changed."""
    head, *provisions = re.split(r"(?m)^(?=  - cite: )", CONVENTION.read_text("utf-8"))
    assert len(provisions) == PROVISIONS
    return _declared(head + "".join(changed(i, each.rstrip() + "\n") for i, each in enumerate(provisions)), names)


def _declared(text: str, names: list[str]) -> str:
    """The text with more circumstances declared."""
    if names and "\ncircumstances:\n" not in text:
        text = text.replace("\nprovisions:\n", "\ncircumstances:\n\nprovisions:\n", 1)
    lines = "".join(f"  {name}: it is so that {name}\n" for name in names)
    return text.replace("\ncircumstances:\n", f"\ncircumstances:\n{lines}", 1)


def _pairs(n: int, mark: str = "") -> list[str]:
    return [f"{letter}{i}{mark}" for i in range(n) for letter in "ab"]


def _exceptions(names: list[str]) -> str:
    pairs = zip(names[::2], names[1::2], strict=True)
    lines = (f"      {a}: {{all_of: [{{circumstance: {a}}}, {{circumstance: {b}}}]}}\n" for a, b in pairs)
    return "    unless:\n" + "".join(lines) if names else ""


def _with_elements(text: str, names: Iterable[str]) -> str:
    """The text with one more element for each of the circumstances, in its first provision."""
    lines = "".join(f"      {name}: {{circumstance: {name}}}\n" for name in names)
    return text.replace("    elements:\n", f"    elements:\n{lines}", 1)

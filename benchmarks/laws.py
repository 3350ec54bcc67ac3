"""Law files of any length, made from the Convention's, and as many different ones as are wanted."""

import re
from collections.abc import Callable, Iterable, Iterator

from lanzarote.law.file import BUNDLED, CONVENTION, SUFFIX
from lanzarote.loading import bundled

_PROVISION = re.compile(r"(?m)^(?=  - cite: )")


def _declared(text: str, names: Iterable[str]) -> str:
    """The text of a law file with more circumstances declared."""
    lines = "".join(f"  {name}: it is so that {name}\n" for name in names)
    if not lines:
        return text
    if "\ncircumstances:\n" in text:
        return text.replace("\ncircumstances:\n", f"\ncircumstances:\n{lines}", 1)
    return text.replace("\nprovisions:\n", f"\ncircumstances:\n{lines}\nprovisions:\n", 1)


def _convention(names: Iterable[str], changed: Callable[[int, str], str]) -> str:
    """The Convention's law file with more circumstances, and each provision, which has a number, changed."""
    head, *provisions = _PROVISION.split(CONVENTION.read_text("utf-8"))
    parts = [changed(i, provision.rstrip("\n") + "\n") for i, provision in enumerate(provisions)]
    return _declared(head, names) + "\n".join(parts)


def _pairs(n: int) -> list[str]:
    return [name for i in range(n) for name in (f"a{i}", f"b{i}")]


def _in_elements(provision: str, elements: str) -> str:
    return provision.replace("    elements:\n", f"    elements:\n{elements}", 1)


def exceptions(n: int, apart: bool = False, mark: str = "") -> str:
    """So many exceptions of two facts each in every provision; the two are declared side by side, or far apart."""
    names = sorted(_pairs(n)) if apart else _pairs(n)
    each = (f"      e{i}: {{all_of: [{{circumstance: a{i}{mark}}}, {{circumstance: b{i}{mark}}}]}}\n" for i in range(n))
    unless = "    unless:\n" + "".join(each) if n else ""
    return _convention([name + mark for name in names], lambda _, provision: provision + unless)


def exceptions_declared_apart(n: int) -> str:
    """The same with the first facts of all exceptions declared before the second."""
    return exceptions(n, apart=True)


def alternatives(n: int) -> str:
    """So many provisions in place of every one, each with two circumstances of its own as elements."""

    def alternative(i: int, provision: str) -> str:
        return _in_elements(provision, f"      own: {{circumstance: a{i}}}\n      also: {{circumstance: b{i}}}\n")

    return _convention(_pairs(n), lambda _, provision: "".join(alternative(i, provision) for i in range(n)))


def elements(n: int) -> str:
    """So many more elements of one fact each in every provision."""
    more = "".join(f"      own{i}: {{circumstance: c{i}}}\n" for i in range(n))
    return _convention((f"c{i}" for i in range(n)), lambda _, provision: _in_elements(provision, more))


def circumstances(n: int) -> str:
    """So many circumstances, each an exception of one provision."""

    def excepted(at: int, provision: str) -> str:
        each = "".join(f"      e{i}: {{circumstance: c{i}}}\n" for i in range(at, n, 12))
        return provision + ("    unless:\n" + each if each else "")

    return _convention((f"c{i}" for i in range(n)), excepted)


GROWING: tuple[tuple[str, Callable[[int], str], tuple[int, ...]], ...] = (
    ("exceptions of two facts in every provision", exceptions, (0, 4, 8, 12, 20, 40)),
    ("the same, declared far apart", exceptions_declared_apart, (4, 8, 12, 20, 40)),
    ("alternatives to every provision", alternatives, (1, 8, 12, 20)),
    ("elements of one fact in every provision", elements, (4, 8, 12, 20, 40)),
    ("circumstances, each used once", circumstances, (4, 8, 12, 20, 40)),
)


def different(number: int) -> Iterator[str]:
    """So many law files, no two the same: bundled ones and, in turn, variants with 1 to 20 exceptions."""
    texts = [(BUNDLED / f"{name}{SUFFIX}").read_text("utf-8") for name in bundled()]
    for i in range(number):
        half = i // 2
        yield exceptions(1 + half % 20, mark=f"_{i}") if i % 2 else _declared(texts[half % len(texts)], [f"own_{i}"])

"""Finding a law: a bundled name, a YAML file, a Python file, `package.module:attribute`, or an entry point."""

import importlib
import importlib.util
import os
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from lanzarote.law import Law, Problem, UnusableLaw
from lanzarote.law.problems import described, did_you_mean, shown
from lanzarote.law.vacuous import usable
from lanzarote.law.written import WrittenLaw
from lanzarote.lawfile.file import BUNDLED, SUFFIX, once_only, read_law_file
from lanzarote.lawfile.imported import Reader, texts
from lanzarote.model import ADULT

GROUP = "lanzarote.jurisdictions"
ATTRIBUTE = "law"
"""The name a Python file gives its law."""


def bundled() -> tuple[str, ...]:
    """The names of the laws that come with the package, the Convention first."""
    names = sorted(f.name.removesuffix(SUFFIX) for f in BUNDLED.glob(f"*{SUFFIX}"))
    return tuple(sorted(names, key=lambda name: name != "convention"))


def load(name: str | Path, as_of: date | None = None, legal_age: int | None = None) -> Law:
    """The law of that name or in that file.

    `as_of` is the day on which a law file is read (by default its own), `legal_age` an age in completed years that
    takes the place of its own. A Python law is imported, which runs its code. Raises UnusableLaw.
    """
    text = str(name)
    if legal_age is not None and not 0 < legal_age <= ADULT:
        raise ValueError(f"legal_age is {legal_age!r}; it is 1 to {ADULT} completed years")
    law = _found(text, Path(name), as_of, legal_age)
    if as_of and not isinstance(law, WrittenLaw):
        raise UnusableLaw([Problem(shown(text), 0, 0, "is a Python law, which knows no dates; leave out --as-of")])
    return law


def file_of(name: str) -> Path | None:
    """The law file of that name or at that path; None for anything else."""
    if name in bundled():
        return BUNDLED / f"{name}{SUFFIX}"
    return Path(name) if Path(name).suffix in (".yaml", ".yml") else None


def _found(text: str, path: Path, as_of: date | None, legal_age: int | None) -> Law:
    if file := file_of(text):
        content = read_law_file(file, legal_age)
        return usable(WrittenLaw(content, as_of or content.as_of))
    once_only(path)
    if path.suffix == ".py":
        return _attribute(text, _import_file(path), ATTRIBUTE)
    entries = _entry_points()
    if text in entries:
        entry = entries[text]
        return _as_law(text, _safely(text, entry.load), sys.modules.get(entry.module))
    if ":" in text:
        module, _, attribute = text.partition(":")
        return _attribute(text, _safely(text, lambda: importlib.import_module(module)), attribute)
    hint = did_you_mean(text, (*bundled(), *entries))
    if text == "-":
        hint = "; standard input is not read, save the text as a file"
    if text and os.path.isdir(path):
        hint = "; it is a folder, name a file in it"
    raise UnusableLaw([Problem(shown(text), 0, 0, f"is no law: not a bundled name, a .yaml or .py file, "
                                                  f"package.module:attribute or entry point{hint}")])  # fmt: skip


def _entry_points() -> dict[str, Any]:
    """Python laws that installed packages offer, by name."""
    from importlib.metadata import entry_points  # slow to import, and seldom needed

    return {entry.name: entry for entry in entry_points(group=GROUP)}


def _import_file(path: Path) -> Any:
    name = path.as_posix()
    if not os.path.isfile(path):
        raise UnusableLaw([Problem(name, 0, 0, "cannot be read: no such file")])
    loader = Reader(f"lanzarote_law_{path.stem}", name)
    spec = importlib.util.spec_from_file_location(loader.name, path, loader=loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    _safely(name, lambda: loader.exec_module(module))
    return module


def _attribute(name: str, module: Any, attribute: str) -> Law:
    found = _safely(name, lambda: getattr(module, attribute, None))
    if found is None:
        hint = did_you_mean(attribute, [n for n in vars(module) if not n.startswith("_")])
        raise UnusableLaw([Problem(shown(name), 0, 0, f"has no attribute “{shown(attribute)}”{hint}")])
    return _as_law(name, found, module)


def _as_law(name: str, found: Any, module: ModuleType | None) -> Law:
    law = _safely(name, found) if isinstance(found, type) else found
    if not isinstance(law, Law):
        message = f"is a {type(law).__name__}, not a law; subclass lanzarote.Law"
        raise UnusableLaw([Problem(shown(name), 0, 0, message)])
    with suppress(Exception):  # the verifier names a law that cannot be asked for its name
        if law.name == "":
            law.name = Path(name).stem if name.endswith(".py") else name
    with suppress(Exception):  # a law that takes no attribute has no texts, and no report can be checked against it
        law.texts = texts(module) if module else ()
    return law


def _safely(name: str, run: Any) -> Any:
    try:
        return run()
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        message = f"cannot be imported: {type(error).__name__}: {described(error, str)}"
        raise UnusableLaw([Problem(shown(name), 0, 0, message)]) from error

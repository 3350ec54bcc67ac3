"""Finding a law: a bundled name, a YAML file, a Python file, `package.module:attribute`, or an entry point."""

import importlib
import importlib.util
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from lanzarote import watchdog
from lanzarote.law import Law, Problem, UnusableLaw
from lanzarote.law.problems import described, did_you_mean, shown
from lanzarote.law.vacuous import usable
from lanzarote.law.written import WrittenLaw
from lanzarote.lawfile.file import BUNDLED, SUFFIX, law_files, law_name, once_only, read_law_file
from lanzarote.lawfile.imported import Reader, texts
from lanzarote.model import ADULT

GROUP = "lanzarote.jurisdictions"
ATTRIBUTE = "law"
"""The name a Python file gives its law."""


def bundled() -> tuple[str, ...]:
    """The names of the laws that come with the package, the Convention first."""
    names = [f.name.removesuffix(SUFFIX) for f in BUNDLED.iterdir() if f.name.endswith(SUFFIX)]
    return tuple(sorted(names, key=lambda name: (name != "convention", name)))


def named(names: Iterable[str]) -> list[str]:
    """The laws that are named, each once; a folder names the law files in it, if it holds any."""
    found: list[str] = []
    for name in names:
        folder = name not in bundled() and os.path.isdir(name)
        found += [each.as_posix() for each in law_files(name)] or [name] if folder else [name]
    return list(dict.fromkeys(found))


def is_file_name(name: str) -> bool:
    """Whether a law's name is the path of a file, a law file or one in Python."""
    return bool(law_name(name)) or Path(name).suffix.lower() == ".py"


def two_laws(name: str) -> str:
    """What is wrong where two laws have one name."""
    return f"two laws are called “{name}”, which is what their files are called; rename one of the files"


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
    return Path(name) if law_name(name) else None


def _found(text: str, path: Path, as_of: date | None, legal_age: int | None) -> Law:
    if file := file_of(text):
        content = read_law_file(file, legal_age)
        return usable(WrittenLaw(content, as_of or content.as_of))
    once_only(path)
    if path.suffix.lower() == ".py":
        return _attribute(text, _import_file(path), ATTRIBUTE)
    entries = _entry_points()
    if text in entries:
        entry = entries[text]
        return _as_law(text, _safely(text, entry.load), sys.modules.get(entry.module))
    if ":" in text:
        module, _, attribute = text.partition(":")
        with _beside(os.curdir):
            return _attribute(text, _safely(text, lambda: importlib.import_module(module)), attribute)
    if text and os.path.isdir(path):
        message = f"is a folder that holds no law file (NAME{SUFFIX}); name a file"
        raise UnusableLaw([Problem(shown(text), 0, 0, message)])
    hint = did_you_mean(text, (*bundled(), *entries))
    if text == "-":
        hint = "; standard input is not read, save the text as a file"
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
    with _beside(path.parent):
        _safely(name, lambda: loader.exec_module(module))
    return module


@contextmanager
def _beside(folder: str | Path) -> Iterator[None]:
    """While a law is imported, what lies in a folder can be imported too, unless there is another of that name."""
    sys.path.append(os.path.abspath(folder))
    try:
        yield
    finally:
        with suppress(ValueError):
            sys.path.remove(os.path.abspath(folder))


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
            law.name = Path(name).stem if name.lower().endswith(".py") else name
    with suppress(Exception):  # a law that takes no attribute has no texts, and no report can be checked against it
        law.texts = texts(module) if module else ()
    return law


IMPORT_SECONDS = 30.0
"""The longest that importing a Python law may take."""


def _safely(name: str, run: Callable[[], Any]) -> Any:
    """What comes of running a law's code; whatever it raises makes it unusable, and it may not take for ever."""
    too_long = f"{shown(name)}: cannot be imported: takes more than {IMPORT_SECONDS:g} seconds"
    try:
        with watchdog.watched(lambda: too_long, IMPORT_SECONDS):
            return run()
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        message = f"cannot be imported: {type(error).__name__}: {described(error, str)}"
        raise UnusableLaw([Problem(shown(name), 0, 0, message)]) from error

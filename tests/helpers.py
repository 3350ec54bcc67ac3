"""Small things that several test files use."""

from pathlib import Path

from lanzarote import Law, load, verify
from lanzarote.lawfile.file import CONVENTION

CONVENTION_TEXT = CONVENTION.read_text("utf-8")
SPEC = ("--pyargs", "lanzarote.spec", "-p", "no:cacheprovider")
"""With these arguments, pytest runs the installed specification."""


def block(cite: str) -> str:
    """The provision of the Convention's law file with this citation, as text."""
    start = CONVENTION_TEXT.index(f"  - cite: {cite}\n")
    end = CONVENTION_TEXT.find("\n  - cite:", start + 1)
    return CONVENTION_TEXT[start : end + 1] if end > 0 else CONVENTION_TEXT[start:]


def edited(old: str, new: str, within: str = "Article 23") -> str:
    """The Convention's law file with one edit inside one provision."""
    provision = block(within)
    assert provision.count(old) == 1, f"{old!r} stands {provision.count(old)} times in {within}"
    return CONVENTION_TEXT.replace(provision, provision.replace(old, new))


def law_of(folder: Path, text: str, name: str = "my") -> Law:
    """The law in a file with this text."""
    file = folder / f"{name}.jurisdiction.yaml"
    file.write_text(text, "utf-8")
    return load(file)


def breaches(law: Law) -> set[str]:
    """The must-holdings a law does not follow."""
    return {r.holding.id for r in verify(law).results if r.breach}


def verdicts(law: Law) -> dict[str, str]:
    """What becomes of each holding, by its name."""
    return {r.holding.id: r.outcome.value for r in verify(law).results}

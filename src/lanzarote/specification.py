"""The specification that laws are held to, a package like `lanzarote.spec`: its holdings and its data.

Only holdings are needed; the package of another Opinion may leave out what else there is here.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import Any, Literal

from lanzarote import verifier
from lanzarote.claims import Holding
from lanzarote.law import Label, Law
from lanzarote.law.answering import Answer, answer_of, known_age
from lanzarote.law.conditions import AnyOf, Condition, Test, compiled
from lanzarote.law.problems import did_you_mean, shown
from lanzarote.law.protocol import Place
from lanzarote.law.provisions import EVERY_DAY
from lanzarote.law.written import LegalAge
from lanzarote.lawfile.document import Document, parse
from lanzarote.lawfile.file import CONVENTION
from lanzarote.lawfile.reading import Reading, Stretch
from lanzarote.lawfile.terms import Terms, listed, values_of
from lanzarote.model import KINDS, Impossible, Offence, Situation, facts, kind_name
from lanzarote.symbolic import Space, is_symbolic, path_of
from lanzarote.verifier.result import Assumptions

SPEC = "lanzarote.spec"
"""The specification that ships."""


@cache
def holdings(package: str = SPEC) -> tuple[Holding, ...]:
    """All holdings of a specification, in the order of its files and their lines."""
    digest(package)  # of the files as they are before they are imported
    spec = import_module(package)
    names = sorted(m.name for m in iter_modules(spec.__path__) if m.name.startswith("test_"))
    found = []
    for name in names:
        for each in vars(import_module(f"{package}.{name}")).values():
            if isinstance(mark := getattr(each, "__holding__", None), Holding):
                found.append(mark)
    return tuple(found)


@cache
def digest(package: str = SPEC) -> str:
    """The SHA-256, in hexadecimal, of what a law is held to: the code and data of a specification, and the Convention.

    The same whatever way lines end, and whatever else (pages, compiled code) lies beside them.
    """
    from importlib import resources  # slow to import, and seldom needed

    files = [each for each in resources.files(package).iterdir() if each.name.endswith((".py", ".yaml"))]
    whole = sha256(_lines(CONVENTION.read_bytes()))
    for each in sorted(files, key=lambda file: file.name):
        whole.update(sha256(each.name.encode() + b"\n" + _lines(each.read_bytes())).digest())
    return whole.hexdigest()


def _lines(text: bytes) -> bytes:
    return text.replace(b"\r\n", b"\n")


def decisive(package: str = SPEC) -> tuple[Holding, ...]:
    """The holdings of a specification for which a run can fail: its duties, and the scope of its articles."""
    return tuple(each for each in holdings(package) if each.force.decides)


def verify(
    law: Law, only: Iterable[Holding] | None = None, package: str = SPEC, assume: Iterable[str] = ()
) -> verifier.Verdict:
    """Decide every holding of a specification about a law, or only some; `assume` is read by `assumed`.

    Raises Misbehaves where a Python law cannot be used, ValueError for a question that the register does not hold.
    """
    return verifier.verify(law, holdings(package) if only is None else only, assumed(assume, package))


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: its number, its force, its operative words, and what a law is held to by it."""

    number: str
    force: tuple[str, ...]
    words: tuple[str, ...]
    disposition: str


@cache
def paragraphs(package: str = SPEC) -> tuple[Paragraph, ...]:
    """All paragraphs, in the order of the Opinion, from the specification's paragraphs.yaml."""
    entries = data("paragraphs.yaml", package)
    return tuple(Paragraph(n, tuple(p["force"]), tuple(p["words"]), p["says"]) for n, p in entries.items())


def title(package: str = SPEC) -> str:
    """What a report calls the specification."""
    return str(getattr(import_module(package), "TITLE", package))


@cache
def text(name: str, package: str = SPEC) -> str:
    """The text of a file of the specification; empty where it has none."""
    from importlib import resources  # slow to import, and seldom needed

    file = resources.files(package).joinpath(name)
    return file.read_text("utf-8") if file.is_file() else ""


@cache
def data(name: str, package: str = SPEC) -> dict[str, Any]:
    """The values of a YAML file of the specification; none where it has no such file."""
    found = text(name, package)
    return dict(parse(found, name).value) if found else {}


@dataclass(frozen=True)
class OpenQuestion:
    """A question that the specification leaves open, and the facts that raise it."""

    text: str
    facts: dict[str, tuple[Any, ...]]

    def raised(self, situation: Situation) -> bool:
        """Whether the situation raises it."""
        return any(
            name in facts(type(situation)) and situation.among(name, values) for name, values in self.facts.items()
        )


@cache
def questions(package: str = SPEC) -> tuple[OpenQuestion, ...]:
    """The questions left open, from the specification's questions.yaml."""
    known = {name: fact for kind in KINDS.values() for name, fact in facts(kind).items()}
    return tuple(
        OpenQuestion(text, {name: values_of(known[name], value) for name, value in entries.items()})
        for text, entries in data("questions.yaml", package).items()
    )


@dataclass(frozen=True, eq=False)
class Interpretation:
    """A question of interpretation: one side can press its stricter reading, and the other can resist it.

    For each kind of situation by name, in the words of a law file: `raised_by` holds the facts by which a case
    raises it, `plain` those by which the same case is put beyond dispute, or a list of such facts, the fewest first.
    """

    id: str
    undisputed: str
    stricter: str
    reason_for: str
    reason_against: str
    leans: Literal["stricter", "lenient", "even"]
    raised_by: dict[str, Any]
    plain: dict[str, Any]

    def raised(self, situation: Situation, law: Law) -> bool:
        """Whether the situation raises it. Silent where that turns on a legal age that the law does not state."""
        years = known_age(law)
        if not is_symbolic(situation):
            return _test(self, kind_name(type(situation)), years)(situation)
        return self.answer(path_of(situation).space, years).to(situation)

    def condition(self, kind: type[Situation], law: Law) -> Condition:
        """What raises it in a situation of a kind, at the legal age of a law."""
        return _raises(self, kind_name(kind), known_age(law))

    def answer(self, space: Space, legal_age: int | None) -> Answer:
        """In which situations of a space it is raised, at a legal age or at none that is known."""
        found: Answer = space.once(
            (self, legal_age), lambda: answer_of(_raises(self, kind_name(space.kind), legal_age), space)
        )
        return found

    def beyond_dispute(self, situation: Any, law: Law) -> Any:
        """The same case without what raises it, by the first of its plain facts that are enough."""
        kind = KINDS[kind_name(type(situation))]
        plain = situation
        for words in listed(self.plain.get(kind_name(kind), {})):
            with suppress(Impossible):  # these facts need others
                plain = situation
                for name, word in words.items():
                    fact = facts(kind)[name]
                    plain = plain.changed(name, word if fact.is_age else values_of(fact, word)[0])
                if not self.raised(plain, law):
                    break
        return plain


@cache
def register(package: str = SPEC) -> tuple[Interpretation, ...]:
    """The register of questions of interpretation, from the specification's readings.yaml."""
    return tuple(
        Interpretation(
            name, e["undisputed"], e["stricter"], e["for"], e["against"], e["leans"], e["raised"], e["plain"]
        )
        for name, e in data("readings.yaml", package).items()
    )


@lru_cache(maxsize=2_000)
def _raises(question: Interpretation, kind: str, legal_age: int | None) -> Condition:
    if kind not in question.raised_by:
        return AnyOf()
    known = None if legal_age is None else LegalAge(legal_age, EVERY_DAY, Place("readings.yaml", 1))
    terms = Terms(KINDS[kind], Reading(Document("readings.yaml", {}), {}, Stretch(age=known)))
    return terms.condition((), question.raised_by[kind])


@lru_cache(maxsize=2_000)
def _test(question: Interpretation, kind: str, legal_age: int | None) -> Test:
    return compiled(_raises(question, kind, legal_age))


def assumed(words: Iterable[str], package: str = SPEC) -> Assumptions:
    """What is assumed: the name of a question (its stricter reading), “better” (each by its lean), or “all”.

    Raises ValueError for a question that the register does not hold.
    """
    known = {each.id: each.leans for each in register(package)}
    stricter: set[str] = set()
    lenient: set[str] = set()
    for name in words:
        if name == "all":
            stricter |= known.keys()
        elif name == "better":
            stricter |= {each for each, leans in known.items() if leans == "stricter"}
            lenient |= {each for each, leans in known.items() if leans == "lenient"}
        elif name in known:
            stricter.add(name)
        else:
            hint = did_you_mean(name, known)
            raise ValueError(f"“{shown(name)}” is no question of interpretation{hint}; spec/readings.yaml lists them")
    return Assumptions(frozenset(stricter), frozenset(lenient - stricter))


ASSUME = "decide a question of interpretation by its stricter reading: an id of the register, “better” or “all”"
"""What the option `--assume` does."""

Discretion = Callable[[Law, Law, Label, Situation], str]
"""Why a law may answer otherwise than another on a label in a situation; empty where it is decided."""


def discretion(package: str = SPEC) -> Discretion:
    """What the specification leaves to national law, from its discretion.py; nothing where it has none."""
    if find_spec(f"{package}.discretion") is None:
        return lambda before, after, label, situation: ""
    found: Discretion = import_module(f"{package}.discretion").discretion
    return found


def subject(package: str = SPEC) -> Offence:
    """The offence on which the specification leaves open its questions and nothing else, from its discretion.py."""
    found: Offence = import_module(f"{package}.discretion").SUBJECT
    return found

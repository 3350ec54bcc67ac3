"""What editors have: both renderings of the schemas accept the same files, and a language server completes and explains."""

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import islice
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import strategies as st

from lanzarote.casefile import schema as case
from lanzarote.command.main import main
from lanzarote.command.schema import schema, shipped
from lanzarote.lawfile import describing, document
from lanzarote.lawfile import schema as law
from lanzarote.lawfile.file import BUNDLED
from lanzarote.lawfile.words import CASE_KEYS, sentences
from lanzarote.strategies.law_files import law_files, spoilt
from tests import checks
from tests.helpers import ROOT
from tests.language_server import Seen, Server, Unavailable, installed
from tests.wrong_laws import TEXTS

RENDERINGS = [(cases, editor) for cases in (False, True) for editor in (False, True)]
SCHEMAS = {which: json.loads(schema(*which)) for which in RENDERINGS}


@pytest.mark.parametrize("which", RENDERINGS, ids=lambda which: shipped(*which).name)
def test_the_shipped_schema_is_made_from_the_model(
    which: tuple[bool, bool], capsys: pytest.CaptureFixture[str]
) -> None:
    """And `lanzarote schema` prints it; remake it as CONTRIBUTING.md says."""
    cases, editor = which
    assert main(["schema", *["--cases"] * cases, *["--editor"] * editor]) == 0
    assert capsys.readouterr().out == shipped(*which).read_text("utf-8")
    jsonschema.Draft7Validator.check_schema(SCHEMAS[which])


def bare(part: Any) -> Any:
    """A schema without what is said in it."""
    said = ("description", "$id")
    if isinstance(part, dict):
        return {key: bare(each) for key, each in part.items() if key not in said or isinstance(each, dict)}
    return [bare(each) for each in part] if isinstance(part, list) else part


def test_the_shipped_schema_is_the_one_in_use_but_for_what_it_says() -> None:
    """The reader of files needs no sentences."""
    assert bare(SCHEMAS[False, False]) == bare(law.build())
    assert bare(SCHEMAS[True, False]) == bare(case.build())


# Both renderings


def law_values() -> Iterator[Any]:
    """Law files as plain values: bundled, wrong, random ones right and spoilt, and each bundled one spoilt by hand."""
    bundled = [document.read(file).value for file in sorted(BUNDLED.glob("*.jurisdiction.yaml"))]
    yield from bundled
    yield from (document.parse(text, "f").value for text in [*TEXTS.values()][::3])
    yield from (each for whole in bundled[:1] for each in spoilt_by_hand(whole))
    found: list[Any] = []

    def keep(told: checks.Values, number: int, data: st.DataObject) -> None:
        found.append(deepcopy(told))

    for strategy in (law_files(), spoilt(law_files())):
        checks.tried(keep, strategy, 1, 60)
    yield from found


def spoilt_by_hand(whole: Any) -> Iterator[Any]:
    """The same values with one of them replaced by another kind of value, at every place."""
    for path in paths(whole):
        for other in (
            None,
            7,
            "x",
            [],
            {},
            ["x"],
            {"x": "x"},
            "yes",
            "as in the Convention",
            "legal age",
            "not stated",
        ):
            changed = deepcopy(whole)
            holder = changed
            for step in path[:-1]:
                holder = holder[step]
            holder[path[-1]] = other
            yield changed


def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where each value stands, every one in a mapping, the first in a list."""
    inside = value.items() if isinstance(value, dict) else enumerate(value[:1]) if isinstance(value, list) else ()
    for key, each in inside:
        yield (*path, key)
        yield from paths(each, (*path, key))


def case_values() -> Iterator[Any]:
    """Case files as plain values: those of the Opinion, and each of some spoilt by hand."""
    whole = [document.read(file).value for file in sorted((ROOT / "spec" / "cases").glob("*.yaml"))]
    yield from whole
    yield from (each for one in whole[:2] for each in spoilt_by_hand(one))


def told_apart(one: Any, other: Any, values: Iterator[Any]) -> tuple[int, int, list[Any]]:
    """How many values one schema accepts and how many it refuses, and those of which the other says otherwise."""
    left, right = (jsonschema.Draft7Validator(each) for each in (one, other))
    verdicts = [(left.is_valid(value), right.is_valid(value), value) for value in values]
    apart = [value for here, there, value in verdicts if here != there]
    return sum(here for here, _, _ in verdicts), sum(not here for here, _, _ in verdicts), apart


@pytest.mark.parametrize(("cases", "values"), [(False, law_values), (True, case_values)], ids=["laws", "cases"])
def test_both_renderings_accept_and_refuse_the_same_files(cases: bool, values: Callable[[], Iterator[Any]]) -> None:
    """Right and wrong ones, a good number of each."""
    accepted, refused, apart = told_apart(SCHEMAS[cases, False], SCHEMAS[cases, True], values())
    assert apart == []
    assert accepted > 50
    assert refused > 300


def test_a_rendering_that_accepts_something_else_is_noticed() -> None:
    """Here one in which the first of each pair of forms is forgotten."""
    wrong = deepcopy(SCHEMAS[False, True])

    def spoil(part: Any) -> None:
        if isinstance(part, dict) and "anyOf" in part and isinstance(part["anyOf"], list):
            part["anyOf"] = part["anyOf"][1:]
        for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
            spoil(each)

    spoil(wrong)
    assert told_apart(SCHEMAS[False, False], wrong, islice(law_values(), 20))[2]


# What is said


def keyed(part: Any) -> Iterator[tuple[str, Any]]:
    """Every key in a schema, with the schema of its value."""
    if isinstance(part, dict):
        properties = part.get("properties", {})
        if isinstance(properties, dict):
            yield from properties.items()
        for each in part.values():
            yield from keyed(each)
    elif isinstance(part, list):
        for each in part:
            yield from keyed(each)


def words_of(part: Any) -> Iterator[Any]:
    """Every list of words in a schema, with what is said of them."""
    if isinstance(part, dict):
        if isinstance(part.get("enum"), list):
            yield part["enum"], part.get("markdownEnumDescriptions")
        for each in part.values():
            yield from words_of(each)
    elif isinstance(part, list):
        for each in part:
            yield from words_of(each)


@pytest.mark.parametrize("cases", [False, True], ids=["laws", "cases"])
def test_every_key_and_word_is_explained_in_one_sentence(cases: bool) -> None:
    """In the schema that validates by its description, in the one for editors by all that editors show."""
    for key, part in keyed(SCHEMAS[cases, False]):
        assert part["description"], key
    for key, part in keyed(SCHEMAS[cases, True]):
        assert part["title"].startswith(key)
        assert part["markdownDescription"].rstrip("`").replace("`", "") in part["description"].replace("`", "")
        assert part["description"][0].isupper()
    found = [*words_of(SCHEMAS[cases, True])]
    assert len(found) > 50
    for words, said in found:
        assert len(words) == len(said)
        assert all(each.endswith(".") for each in said)


def test_a_key_or_word_of_which_nothing_is_said_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence that is missing stops the making of the schema, whatever it is about."""
    for *path, name in (
        ("facts", "channel"),
        ("keys", "legal_age"),
        ("offences", "Article 22"),
        ("values", "grade"),
        ("facts", "act", "words", "travel"),
    ):
        spoilt_by_one = deepcopy(sentences())
        table = spoilt_by_one
        for key in path:
            table = table[key]
        del table[name]
        monkeypatch.setattr("lanzarote.lawfile.words.sentences", lambda told=spoilt_by_one: told)
        with pytest.raises(KeyError, match=name):
            schema(editor=True)


def test_every_sentence_is_about_something() -> None:
    """None is left of a key or a fact that is there no more."""
    said = {
        part["description"].partition(" For example: ")[0] for which in RENDERINGS for _, part in keyed(SCHEMAS[which])
    }
    words = {each for which in RENDERINGS for _, several in words_of(SCHEMAS[which]) for each in several or ()}
    whole = " ".join((*said, *words))
    known = sentences()
    every = [told["is"] for told in known["facts"].values()]
    every += [each for told in known["facts"].values() for each in told.get("words", {}).values()]
    every += [
        each for table in ("elements", "offences", "measures", "keys", "case keys") for each in known[table].values()
    ]
    every += [each for table in known["values"].values() for each in table.values()]
    assert [each for each in every if each not in whole] == []


def test_a_snippet_is_a_valid_entry_once_its_places_are_filled_in() -> None:
    """With the text that each of its places has to begin with."""
    known = {"keys": SCHEMAS[False, True], CASE_KEYS: SCHEMAS[True, True]}
    told = document.read(Path(describing.__file__).with_name("snippets.yaml")).value
    assert {*told["keys"]} == {"provisions", "provisions unless", "reservations", "measures"}
    for keys, snippets in told.items():
        for path, several in snippets.items():
            for snippet in several:
                value: Any = filled(snippet["body"])
                part = known[keys]
                for key in path.split():
                    part = part["properties"][key]
                    part = part["items"] if part.get("type") == "array" else part
                part = next((form["items"] for form in part.get("anyOf", ()) if "items" in form), part)
                whole = {**part, "definitions": known[keys].get("definitions", {})}
                assert [*jsonschema.Draft7Validator(whole).iter_errors(value)] == [], snippet["label"]


def filled(value: Any) -> Any:
    """A snippet with the text that stands in each of its places; digits are a number."""
    if isinstance(value, dict):
        return {filled(key): filled(each) for key, each in value.items()}
    if isinstance(value, list):
        return [*map(filled, value)]
    text = str(value).partition(":")[2].rstrip("}") if str(value).startswith("${") else value
    return int(text) if str(text).isdecimal() else text


# A language server


@pytest.fixture(scope="module")
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One for all tests; installed into the cache of pytest, or where there is none, into a temporary folder."""
    cache = getattr(request.config, "cache", None)
    try:
        program = installed(cache.mkdir("yaml-language-server") if cache else tmp_path_factory.mktemp("server"))
    except Unavailable as why:
        pytest.skip(f"the language server is not tried: {why}")
    running = Server(program)
    yield running
    running.close()


At = Callable[[str], Seen]


@pytest.fixture
def at(server: Server, tmp_path: Path) -> At:
    """What an editor has at the cursor in a law file; a folder may have blanks and umlauts in its name."""
    return in_file(server, tmp_path, False, "jurisdiction: X\nas_of: 2026-01-01\n")


@pytest.fixture
def at_case(server: Server, tmp_path: Path) -> At:
    """What an editor has at the cursor in a case file."""
    return in_file(server, tmp_path, True, "case: x\n")


def in_file(server: Server, tmp_path: Path, cases: bool, head: str) -> At:
    """What an editor has at the cursor in a text after this head, by a schema in a folder with a name of its own."""
    folder = tmp_path / "Entwürfe 1"
    folder.mkdir()
    copy = folder / "the schema.json"
    copy.write_text(json.dumps(SCHEMAS[cases, True]), "utf-8")
    return lambda text: server.at(folder, f"# yaml-language-server: $schema={copy.as_uri()}\n{head}{text}")


PROVISION = "provisions:\n  - cite: s. 1\n    transposes: Article 23\n"
ELEMENTS = f"{PROVISION}    elements:\n"
FACTS = sentences()["facts"]


def test_an_editor_completes_and_explains_offences(at: At) -> None:
    """The value of `transposes`; what is wrong there is marked with what can stand there."""
    seen = at("provisions:\n  - cite: s. 1\n    transposes: ‸\n")
    assert {"Article 23", "Article 20§1.f", "beyond Article 23"} <= {*seen.offered}
    assert seen.explained["Article 23"] == sentences()["offences"]["Article 23"]
    wrong = at("provisions:\n  - cite: s. 1\n    tra‸nsposes: Artcle 23\n")
    assert sentences()["keys"]["transposes"] in wrong.hover
    assert any(each.startswith("6: ") and '"Article 23"' in each for each in wrong.marked)


def test_an_editor_offers_a_whole_provision(at: At) -> None:
    """With every element of Article 23."""
    seen = at("provisions:\n  - ‸\n")
    body = yaml.safe_load(
        "cite: x\n" + seen.offered["A provision for Article 23"].replace("\n  ", "\n").partition("\n")[2]
    )
    assert len(body["elements"]) == 9


def test_an_editor_completes_and_explains_elements(at: At) -> None:
    """Their names, and what can stand for each."""
    assert {*sentences()["elements"]} <= {*at(f"{ELEMENTS}      ‸\n").offered}
    seen = at(f"{ELEMENTS}      purpose: ‸\n")
    assert {*seen.offered} == {"as in the Convention", "not required"}
    hover = at(f"{ELEMENTS}      material‸_acts: not required\n")
    assert sentences()["elements"]["material_acts"] in hover.hover
    assert hover.marked == []


def test_an_editor_completes_and_explains_facts(at: At) -> None:
    """Their names with the colon, their words, alone or in a list or in braces."""
    seen = at(f"{ELEMENTS}      purpose:\n        ‸\n")
    assert {*FACTS} - {"stage"} <= {*seen.offered}
    assert seen.offered["willing"] == "willing: "
    for text in ("\n        influence: ‸", "\n        influence: [‸]", " {influence: ‸}"):
        seen = at(f"{ELEMENTS}      purpose:{text}\n")
        assert {*seen.offered} == {*FACTS["influence"]["words"]}
        assert seen.explained["deceit"] == FACTS["influence"]["words"]["deceit"]
    hover = at(f"{ELEMENTS}      purpose:\n        infl‸uence: decet\n")
    assert "influence (solicitation, conduct)" in hover.hover
    assert FACTS["influence"]["words"]["flattery"] in hover.hover
    assert any('"deceit"' in each for each in hover.marked)


def test_an_editor_completes_ages(at: At) -> None:
    """The bounds, and the word for the legal age beside numbers."""
    assert {"at_least", "below"} <= {*at(f"{ELEMENTS}      child:\n        child_age:\n          ‸\n").offered}
    assert [*at(f"{ELEMENTS}      child: {{child_age: {{below: ‸}}}}\n").offered] == ["legal age"]


def test_an_editor_completes_yes_and_no(at: At) -> None:
    """And `only`, of attempt."""
    assert {*at(f"{PROVISION}    attempt: ‸\n").offered.values()} == {"yes", "no", "only", "silent"}


def test_an_editor_offers_an_exception_a_reservation_and_a_measure(at: At) -> None:
    """Each as a whole, and the names of the measures."""
    assert "An exception" in at(f"{PROVISION}    otherwise: as in the Convention\n    unless:\n      ‸\n").offered
    assert {"A reservation", "not stated"} <= {*at("provisions: []\nreservations:\n  - ‸\n").offered}
    assert {"A measure", "training for prosecution"} <= {*at("provisions: []\nmeasures:\n  ‸\n").offered}


def test_an_editor_explains_a_date_that_is_none(at: At) -> None:
    """In the words of the format."""
    assert any("A date, YYYY-MM-DD." in each for each in at("provisions: []\nparty: {since: 1.7.2010‸}\n").marked)


def test_an_editor_says_what_can_stand_for_an_element_or_an_age(at: At) -> None:
    """Where a word or a fact is misspelt; a word and another form are both named."""
    for text in ("child: as in the convention", "child: {child_agee: {below: 15}}"):
        (told,) = at(f"{ELEMENTS}      {text}‸\n").marked
        assert (
            told == "8: Write “as in the Convention”, “not required”, or a condition of facts, such as {willing: yes}."
        )
    (told,) = at(f"{ELEMENTS}      child: {{child_age: {{below: fifteen‸}}}}\n").marked
    assert told == "8: Write a number of completed years, or “legal age”."


def test_an_editor_completes_and_explains_case_files(at_case: At) -> None:
    """Events, their parts, their words, and what is expected."""
    assert {"A proposal", "communication", "step", "deed"} <= {*at_case("events:\n  - ‸\n").offered}
    assert {"sender", "through", "plan"} <= {*at_case("events:\n  - communication:\n      ‸\n").offered}
    seen = at_case("events:\n  - step: {by: x, act: ‸}\n")
    assert seen.explained["travel"] == FACTS["act"]["words"]["travel"]
    assert {"Article 23", "attempt at Article 23", "permitted"} <= {*at_case("expect:\n  ‸\n").offered}


@pytest.mark.parametrize("file", sorted(BUNDLED.glob("*.jurisdiction.yaml")), ids=lambda f: f.stem)
def test_an_editor_finds_nothing_wrong_in_a_bundled_law(file: Path, at: At, server: Server) -> None:
    """With the line that names the schema beside it."""
    _, _, rest = file.read_text("utf-8").partition("\n")
    line = f"# yaml-language-server: $schema={shipped(editor=True).as_uri()}"
    assert server.at(file.parent, f"{line}\n‸{rest}").marked == []


def test_without_npm_or_network_it_is_said_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing is tried."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unavailable, match="needs node and npm"):
        installed(tmp_path)


def test_a_failing_installation_is_said_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what npm says first."""
    for name, does in (("node", "exit 0"), ("npm", "echo no network >&2; echo more >&2; exit 1")):
        (tmp_path / name).write_text(f"#!/bin/sh\n{does}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unavailable, match=r"npm cannot install yaml-language-server: no network$"):
        installed(tmp_path / "folder")

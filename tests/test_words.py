"""A drafter's first day: a law file to begin with, what comes next, the words, and the page of the format."""

import re
from datetime import date
from pathlib import Path, PureWindowsPath
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

import pytest
import yaml

from lanzarote import verify
from lanzarote.command.main import main
from lanzarote.command.schema import shipped
from lanzarote.law.written import WrittenLaw
from lanzarote.lawfile.beginning import begun
from lanzarote.lawfile.gaps import NOT_YET, gaps
from lanzarote.lawfile.load import bundled
from lanzarote.lawfile.words import conventions, sentences
from lanzarote.model import KINDS, OFFENCES_OF_CONDUCT, Measure, facts
from lanzarote.verifier import Outcome
from tests.helpers import CONVENTION, HEAD, ROOT, WHOLE, law_of, written, written_law

PAGE = ROOT / "docs" / "format.md"
EXAMPLE = re.compile(r"^( *)#(?=\S)", re.M)
"""What begins a line with an example in a file to begin with."""


def new_text(name: str = "x") -> str:
    """A law file to begin with."""
    return begun(name, "file:///schema.json", date(2026, 1, 1))


# To begin with


def test_a_new_law_file_loads_at_once_and_is_silent_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No holding is shown or breached, whatever it is about; and the first thing to fill in is said."""
    monkeypatch.chdir(tmp_path)
    assert main(["new", "exampleland-2026"]) == 0
    assert "lanzarote check exampleland-2026.jurisdiction.yaml" in capsys.readouterr().out
    results = verify(written_law(tmp_path / "exampleland-2026.jurisdiction.yaml")).results
    assert {each.outcome for each in results} == {Outcome.SILENT}
    assert main(["check", "exampleland-2026.jurisdiction.yaml"]) == 1
    told = capsys.readouterr().out.splitlines()
    assert "  fill in next: the legal age for sexual activities, “legal_age: {years: …}”" in told
    assert told[-2] == "exampleland-2026: says nothing of any case, so nothing was shown"


def test_a_new_law_file_that_says_something_is_noticed(tmp_path: Path) -> None:
    """Here one in which an element is already as in the Convention."""
    spoilt = new_text().replace("intent: {untranslatable: not filled in yet}", "intent: as in the Convention")
    assert spoilt != new_text()
    assert {each.outcome for each in verify(law_of(tmp_path, spoilt)).results} != {Outcome.SILENT}


@pytest.mark.parametrize("code", ["NO", "true", "null", "2026", "7", "österreich-2021", "ελλάδα 2008", "a_b-c"])
def test_any_name_of_a_law_will_do(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever YAML might take it for."""
    monkeypatch.chdir(tmp_path)
    assert main(["new", code]) == 0
    law = written_law(tmp_path / f"{code}.jurisdiction.yaml")
    assert (law.name, law.content.title) == (code, code)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["a/b"], "a/b: is no name for a law; write letters, digits and “-”, such as exampleland-2026"),
        ([""], "is no name for a law"),
        (["../x"], "is no name for a law"),
        (["x: y"], "is no name for a law"),
        (["x\n"], "x\\n: is no name for a law"),
        (["x\"', {"], "is no name for a law"),
        (["x", "--out", "x.txt"], "x.txt: is no name for a law file; let it end in .jurisdiction.yaml"),
        (["x", "--out", "nowhere/x.yaml"], "cannot be written: No such file or directory"),
        (["x", "--out", "there.yaml"], "there.yaml: is there already, and is left as it is"),
        (["x", "--out", "a-link.yaml"], "is there already, and is left as it is"),
    ],
)
def test_what_cannot_be_begun_is_said_and_nothing_is_written_over(
    arguments: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one line, with exit 4."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there.yaml").write_text("mine", "utf-8")
    (tmp_path / "a-link.yaml").symlink_to("elsewhere.yaml")
    assert main(["new", *arguments]) == 4
    said = capsys.readouterr().err
    assert told in said
    assert said.count("\n") == 1
    assert {each.name for each in tmp_path.iterdir()} == {"there.yaml", "a-link.yaml"}
    assert (tmp_path / "there.yaml").read_text("utf-8") == "mine"


def test_a_new_law_file_names_the_schema_for_editors_wherever_it_lies(tmp_path: Path) -> None:
    """By an address without blanks, which is that of the installed copy."""
    folder = tmp_path / "Entwürfe 1"
    folder.mkdir()
    assert main(["new", "x", "--out", str(folder / "my law.yaml")]) == 0
    line = (folder / "my law.yaml").read_text("utf-8").splitlines()[0]
    address = line.removeprefix("# yaml-language-server: $schema=")
    assert Path(url2pathname(unquote(urlsplit(address).path))) == shipped(editor=True).resolve()
    assert shipped(editor=True).is_file()
    windows = PureWindowsPath("C:/Users/Jo Doe/jurisdiction.editor.schema.json").as_uri()
    assert (
        begun("x", windows, date(2026, 1, 1))
        .splitlines()[0]
        .endswith("$schema=file:///C:/Users/Jo%20Doe/jurisdiction.editor.schema.json")
    )


def test_every_example_in_a_new_law_file_can_be_used_as_it_stands(tmp_path: Path) -> None:
    """By removing the sign before it; every element of Article 23 is there, and every key of a file."""
    whole = EXAMPLE.sub(r"\1", new_text())
    law_of(tmp_path, whole)
    told = yaml.safe_load(whole)
    assert [*conventions()["Article 23"]] == [e for e in told["provisions"][0]["elements"] if e != "contact"]
    assert {"sources", "no_offence", "measures", "enforcement", "reservations", "silent", "attempt", "legal_age"} <= {
        *told
    }
    assert max(map(len, new_text().splitlines())) <= 120


# What comes next


def next_in(law: WrittenLaw) -> str:
    """What is to be filled in next."""
    return next((gap.what for gap in gaps(law)), "")


def test_what_comes_next_is_said_in_the_order_of_filling_in(tmp_path: Path) -> None:
    """From the legal age by the elements of Article 23 to the measures; what is filled in is told no more."""
    text = new_text()
    assert "legal age" in next_in(law_of(tmp_path, text))
    text = EXAMPLE.sub(r"\1", text[: text.index("# The texts")]) + text[text.index("# The texts") :]
    assert "“cite”" in next_in(law_of(tmp_path, text))
    text = text.replace(f"cite: {NOT_YET}", "cite: s. 1")
    for name in conventions()["Article 23"]:
        assert next_in(law_of(tmp_path, text)).startswith(f"“{name}” in the provision for Article 23: ")
        text = text.replace(f"      {name}: {{untranslatable: {NOT_YET}}}", f"      {name}: as in the Convention")
    assert "whether attempt at Article 23 is punishable" in next_in(law_of(tmp_path, text))
    text = text.replace(f"{{punishable: silent, reason: {NOT_YET}}}", "{punishable: yes, cite: s. 2}")
    for number, offence in enumerate(OFFENCES_OF_CONDUCT):
        assert next_in(law_of(tmp_path, text)).startswith(f"a provision for {offence}, ")
        text = text.replace("silent:\n", f"no_offence:\n  {offence}: {{}}\nsilent:\n" if not number else "silent:\n")
        text = text.replace("no_offence:\n", f"no_offence:\n  {offence}: {{}}\n" if number else "no_offence:\n", 1)
    text = text.replace(f"silent:\n  all other offences: {NOT_YET}\n", "")
    assert "reservations" in next_in(law_of(tmp_path, text))
    text = text.replace("reservations: not stated", "reservations: []")
    assert "“enforcement”" in next_in(law_of(tmp_path, text))
    text += "enforcement:\n  - {cite: s. 4, when: {not: {role: public}}, permitted: yes}\nmeasures:\n"
    for number, measure in enumerate(Measure):
        law = law_of(tmp_path, text if number else text.removesuffix("measures:\n"))
        assert next_in(law) == f"under “measures”, whether the State provides “{measure}”"
        text += f"  {measure}: {{provided: yes, cite: s. 5}}\n"
    assert next_in(law_of(tmp_path, text)) == ""


def test_what_the_file_says_that_it_does_not_know_comes_next_with_its_reason(tmp_path: Path) -> None:
    """An offence, attempt in a provision, a measure; on a day of which there is no text, that."""
    law = law_of(
        tmp_path, f"{HEAD}provisions:\n{WHOLE}    attempt: yes\nsilent: {{Article 18§1.a: the chapter was not read}}\n"
    )
    assert (
        next_in(law) == "a provision for Article 18§1.a, or “no_offence” if the law has none (the chapter was not read)"
    )
    law = law_of(tmp_path, f"{HEAD}provisions:\n{WHOLE}    attempt: silent\n")
    assert next_in(law) == "whether attempt at Article 23 is punishable, “attempt: yes” or “attempt: no”"
    law = law_of(tmp_path, f"{HEAD}provisions:\n{WHOLE}    in_force: {{from: 2016-01-01}}\n")
    assert "the first begins 2016-01-01" in next_in(law)


def test_of_a_law_that_is_silent_on_nothing_that_was_asked_nothing_comes_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A term that cannot be expressed is nothing to be filled in."""
    assert not any("intent" in gap.what for gap in gaps(CONVENTION))
    own = "    elements: {intent: {untranslatable: with a bad intention}}\n"
    law = law_of(tmp_path, f"{HEAD}provisions:\n{WHOLE}{own}")
    assert not any("intent" in gap.what for gap in gaps(law))
    file = ROOT / "tests" / "data" / "my.jurisdiction.yaml"
    silent = {each.outcome for each in verify(written_law(file)).results} & {Outcome.SILENT}
    assert main(["check", str(file)]) == 0
    assert ("fill in next: " in capsys.readouterr().out) == bool(silent)


def test_help_says_how_to_begin_and_which_laws_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    """The commands in the order in which they are needed."""
    assert main(["--help"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert (
        told.index("lanzarote new exampleland-2026”") < told.index("“lanzarote words”") < told.index("“lanzarote check")
    )
    assert all(name in told.replace("- ", "-") for name in bundled())


# Words


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What `lanzarote words` says."""
    assert main(["words", *arguments]) == 0
    return capsys.readouterr().out


def test_all_facts_and_elements_are_listed_by_kind_and_article(capsys: pytest.CaptureFixture[str]) -> None:
    """Each in one line with its sentence."""
    told = said(capsys)
    for kind, each in KINDS.items():
        part = told[told.index(f"Facts of {kind}\n") :].partition("\n\n")[0]
        assert [line.split()[0] for line in part.splitlines()[1:]] == [*facts(each)]
    assert "  Article 22: conduct, intent, sexual_purpose, child, performed_by\n" in told
    for name, fact in sentences()["facts"].items():
        assert re.search(rf"^  {name} +{re.escape(fact['is'])}$", told, re.M)


def test_a_fact_is_said_with_its_words_and_its_kinds(capsys: pytest.CaptureFixture[str]) -> None:
    """And with the fact without which it says nothing."""
    told = said(capsys, "number_of_contacts")
    assert told.startswith("number_of_contacts (fact of solicitation): How often the two were in contact")
    assert "  It says something only where “earlier_contact” is not “none”.\n" in told
    assert "  more than two  Three times or more.\n" in told
    assert "fact of solicitation and conduct" in said(capsys, "influence")
    assert "“no”; ordinarily" not in said(capsys, "channel")
    assert "only where “proposes” is “yes”." in said(capsys, "place_and_time")


def test_elements_keys_and_words_are_said_too(capsys: pytest.CaptureFixture[str]) -> None:
    """All that goes by the name."""
    assert "  Article 23: {child_age: {below: legal age}, decoy: none}\n" in said(capsys, "child")
    assert (
        said(capsys, "flattery")
        == "flattery (word of influence, fact of solicitation and conduct): By flattering the child.\n"
    )
    assert said(capsys, "attempt").count("key of a law file") == 2
    assert "bound of an age" in said(capsys, "below")
    assert "measure" in said(capsys, "training for prosecution")
    assert said(capsys, "purpose").startswith("purpose (fact of solicitation)")


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("chanel", "did you mean “channel”?"),
        ("child age", "did you mean “child_age”?"),
        ("arival at the meeting place", "did you mean “arrival at the meeting place”?"),
        ("xyz", "`lanzarote words` lists them"),
        ("x\x1b[31m", "“x\\x1b[31m” is no word of law files"),
    ],
)
def test_what_is_no_word_is_said_with_what_it_may_be(word: str, hint: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In one line, with exit 4."""
    assert main(["words", word]) == 4
    assert hint in capsys.readouterr().err


# The page


def test_the_page_of_the_format_is_made_from_the_same_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    """Remake it with `lanzarote words --page > docs/format.md`."""
    assert said(capsys, "--page") == PAGE.read_text("utf-8")
    told = PAGE.read_text("utf-8")
    for table in ("elements", "offences", "measures", "keys", "case keys"):
        assert all(sentence in told for sentence in sentences()[table].values())
    for fact in sentences()["facts"].values():
        assert fact["is"] in told
        assert all(f"| `{word}` | {sentence} |" in told for word, sentence in fact.get("words", {}).items())


def recipes() -> dict[str, str]:
    """The law files on the page, by the heading and a number, as they are written there."""
    found = {}
    for part in PAGE.read_text("utf-8").partition("\n## Recipes\n")[2].split("\n### ")[1:]:
        for number, block in enumerate(re.findall(r"```yaml\n(.*?)```", part, re.S)):
            found[f"{part.splitlines()[0]} {number}"] = block
    return found


RECIPES = recipes()


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_is_a_law_file_from_its_first_key_on(name: str, tmp_path: Path) -> None:
    """It loads, nothing in it is in vain, and it breaks no holding: what the statute has otherwise depends on a reading."""
    head = HEAD if "legal_age:" not in RECIPES[name] else "jurisdiction: X\nas_of: 2016-06-17\n"
    results = verify(law_of(tmp_path, f"{head}attempt: {{punishable: yes}}\n{RECIPES[name]}")).results
    assert [each.holding.id for each in results if each.breach] == []


def test_there_is_a_recipe_for_what_drafters_asked_for() -> None:
    """And a word on what never belongs in a file."""
    headings = " ".join(RECIPES)
    for asked in (
        "earlier communication",
        "arrangement",
        "peers",
        "authority",
        "Knowingly",
        "decoy",
        "versions",
        "Unclear",
    ):
        assert asked in headings
    last = PAGE.read_text("utf-8").partition("\n## What never belongs in a file\n")[2]
    for never in ("complain", "limitation", "remit", "already contains"):
        assert never in last


def test_the_readme_of_the_format_points_to_the_page_and_is_read_in_ten_minutes() -> None:
    """At two hundred words a minute."""
    readme = ROOT / "src" / "lanzarote" / "laws" / "README.md"
    text = readme.read_text("utf-8")
    links = re.findall(r"\]\(([^)#]+)", text)
    assert (readme.parent / "../../../docs/format.md").resolve() == PAGE
    assert "../../../docs/format.md" in links
    assert all((readme.parent / link).exists() for link in links)
    assert len(text.split()) < 2000


def test_a_law_file_that_is_not_written_by_new_can_be_checked_as_before(tmp_path: Path) -> None:
    """A placeholder is a term like others where a drafter left it standing."""
    file = written(tmp_path, f"{HEAD}provisions:\n{WHOLE}    elements: {{intent: {{untranslatable: {NOT_YET}}}}}\n")
    assert "“intent” in the provision for Article 23" in [gap.what.partition(":")[0] for gap in gaps(written_law(file))]

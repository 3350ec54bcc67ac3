"""Edits of law files, and what becomes of the mutants: a specification with a hole in it is noticed."""

from pathlib import Path

import pytest

from lanzarote import Offence, load, specification
from lanzarote.command.main import main
from lanzarote.command.mutants import matrix, summary, table
from lanzarote.evidence import mutants
from lanzarote.evidence.edits import Edit, every_edit, unfolded
from lanzarote.evidence.mutants import Original, Status
from lanzarote.evidence.mutation_score import Score, score, simple
from lanzarote.law.written import WrittenLaw
from lanzarote.lawfile.document import Document, parse
from lanzarote.lawfile.file import BUNDLED, CONVENTION, SUFFIX, checked, law_of
from lanzarote.lawfile.load import bundled
from lanzarote.spec.discretion import FLOOR
from lanzarote.spec.readings import through_ict
from lanzarote.symbolic import Intractable
from tests.helpers import A23, line_of, verdicts, written

DOCUMENT = unfolded(checked(CONVENTION))
EDITS = every_edit(DOCUMENT)
LINE_OF_ICT = line_of("ict: {channel: ICT}")
RICH = """
jurisdiction: Rich
as_of: 2020-01-01
legal_age: {years: 15}
circumstances: {deceived: the child is deceived}
provisions:
  - cite: s. 1
    transposes: [Article 23, Article 22]
    elements:
      child: {child_age: {at_least: 4, below: legal age}}
      intent: {all_of: [{intentional: yes}, {any_of: [{willing: yes}, {not: {circumstance: deceived}}]}]}
      adult: as in the Convention
      ict: not required
    otherwise: as in the Convention
    unless:
      close: {age_difference: {at_least: -2, at_most: 3}, willing: yes}
    goes_further: {ict: any means}
  - cite: s. 2
    transposes: beyond Article 23
    elements: {doubt: {untranslatable: a word}, sign: {any_of: [{proposes: yes}]}}
    attempt: no
"""
NEVER = (
    "{jurisdiction: x, as_of: 2020-01-01, provisions: [{cite: s. 1, transposes: Article 21§1.c, attempt: no, elements: "
    "{conduct: {doing: producing}}, otherwise: as in the Convention, unless: {all: {doing: producing}}}]}\n"
)
VAIN = (
    "{jurisdiction: x, as_of: 2020-01-01, enforcement: [{cite: x, when: {note: x}, permitted: yes}], provisions: []}\n"
)
SMALL = """
jurisdiction: Small
as_of: 2020-01-01
legal_age: {years: 15}
attempt: {punishable: yes}
provisions: [{cite: s. 1, transposes: Article 21§1.c, otherwise: as in the Convention}]
silent: {all other offences: not looked at}
"""
MUTANTS_OF_SMALL = 168
EMPTY = SMALL.partition("provisions:")[0] + "provisions: []\n"


def edit(operator: str, what: str, offence: Offence = A23) -> Edit:
    """The one edit of the Convention's law file of this operator with these words in it."""
    (found,) = [e for e in EDITS if e.operator == operator and what in str(e) and e.offence is offence]
    return found


@pytest.fixture(scope="module")
def original() -> Original:
    """The Convention's law, with its holdings that count decided."""
    return Original(checked(CONVENTION))


def without(monkeypatch: pytest.MonkeyPatch, *names: str) -> Original:
    """The Convention's law, held to all but some holdings."""
    monkeypatch.setattr(
        mutants, "decisive", lambda package: tuple(h for h in specification.decisive(package) if h.id not in names)
    )
    return Original(checked(CONVENTION))


@pytest.mark.parametrize("name", bundled())
def test_an_unfolded_law_is_the_same_law(name: str) -> None:
    """“As in the Convention” is written out, one provision for each offence; nothing is decided otherwise."""
    content = law_of(unfolded(checked(BUNDLED / f"{name}{SUFFIX}")))
    assert verdicts(WrittenLaw(content, content.as_of)) == verdicts(load(name))


@pytest.mark.parametrize(
    "told",
    [
        "drop a provision | Article 23, the whole: removed",
        "swap the offence | Article 20§1.b, the whole: transposes Article 20§1.c",
        "attempt | Article 23, attempt: not punishable",
        "any for all | Article 23, the whole: any element is enough",
        "add a provision | Article 23, ict: a further provision where it is not {channel: ICT}",
        "drop an element | Article 23, ict: {channel: ICT} not required",
        "negate an element | Article 23, intent: not {intentional: yes}",
        "any for all | Article 23, child: {child_age: {below: legal age}, decoy: none} → "
        "{any_of: [{child_age: {below: legal age}}, {decoy: none}]}",
        "widen | Article 23, child: {child_age: {below: legal age}, decoy: none} → {child_age: {below: legal age}}",
        "negate | Article 23, child: {child_age: {below: legal age}, decoy: none} → "
        "{child_age: {below: legal age}, not: {decoy: none}}",
        "shift | Article 23, child: {child_age: {below: legal age}, decoy: none} → {child_age: {below: 15}, decoy: none}",
        "shift | Article 23, adult: {offender_age: {at_least: 18}} → {offender_age: {at_least: 21}}",
        "narrow | Article 23, purpose: {purpose: [Article 18§1.a, Article 20§1.a]} → {purpose: [Article 18§1.a]}",
        "widen | Article 23, against_that_child: {purpose_against: that child} → "
        "{purpose_against: [that child, another child]}",
        "swap | Article 23, against_that_child: {purpose_against: that child} → {purpose_against: another child}",
        "swap | Article 23, intent: {intentional: yes} → {intentional: no}",
        "add an exception | Article 23, willing: unless {willing: yes}",
        "add an exception | Article 23, offender_age: unless {offender_age: {below: 21}}",
        "pair | Article 23, intent: {intentional: yes} not required; not {offender_age: {at_least: 18}}",
    ],
)
def test_each_operator_is_applied(told: str) -> None:
    """From the structure of the file and the facts of the model."""
    assert told in [f"{e.operator} | {e}" for e in EDITS]


def test_an_edit_changes_what_it_says_and_nothing_else() -> None:
    """The values it is made on stay as they are."""
    changed = edit("drop an element", "{channel: ICT}").of(DOCUMENT.value)
    assert changed["provisions"][0]["elements"]["ict"] == "not required"
    changed["provisions"][0]["elements"]["ict"] = DOCUMENT.value["provisions"][0]["elements"]["ict"]
    assert changed == DOCUMENT.value
    assert DOCUMENT.value == unfolded(checked(CONVENTION)).value


def test_edits_reach_into_every_kind_of_condition() -> None:
    """Alternatives, negations, differences of age, exceptions, declarations; what cannot be edited is left alone."""
    told = [f"{e.operator} | {e}" for e in every_edit(unfolded(parse(RICH, "rich.jurisdiction.yaml")))]
    for wanted in (
        "drop a declaration | Article 23, ict: goes_further removed",
        "remove an exception | Article 22, close: without {age_difference: {at_least: -2, at_most: 3}, willing: yes}",
        "any for all | Article 23, intent: {all_of: [{intentional: yes}, {any_of: [{willing: yes}, "
        "{not: {circumstance: deceived}}]}]} → {any_of: [{intentional: yes}, {any_of: [{willing: yes}, "
        "{not: {circumstance: deceived}}]}]}",
        "widen | Article 23, child: {child_age: {at_least: 4, below: legal age}} → {child_age: {below: legal age}}",
        "shift | Article 22, close: {age_difference: {at_least: -2, at_most: 3}, willing: yes} → "
        "{age_difference: {at_least: -2, at_most: 4}, willing: yes}",
        "drop an element | beyond Article 23, doubt: {untranslatable: a word} not required",
    ):
        assert wanted in told, wanted
    assert not any("at_least: 12, below: 12" in each or ("close" in each and "at_least: 4" in each) for each in told)


@pytest.mark.parametrize("law", ["convention", "belgium-2014", "england-2017", "rich"])
def test_a_mutant_is_a_law_file_or_is_refused_with_its_place(law: str) -> None:
    """Every edit is one that could have been typed: the loader takes it, or says what is wrong."""
    document = parse(RICH, "rich.jurisdiction.yaml") if law == "rich" else checked(BUNDLED / f"{law}{SUFFIX}")
    looked_at = Original(document)
    for each in looked_at.edits[::40] if law == "convention" else looked_at.edits[::200]:
        mutant = looked_at.mutant(each)
        assert mutant.place.line > 1
        assert mutant.status not in mutants.MISSED, str(each)


def test_a_killed_mutant_names_the_holdings_that_notice(original: Original) -> None:
    """The element's own holding among them."""
    found = original.mutant(edit("drop an element", "{channel: ICT}"))
    assert (found.status, found.place.line) == (Status.KILLED, LINE_OF_ICT)
    assert "other_means_than_icts_are_never_article_23" in found.killers


def test_an_edit_that_no_case_shows_is_equivalent(original: Original) -> None:
    """What is meant is decided over every case, not by the words."""
    assert original.mutant(edit("add an exception", "unless {intentional: no}")).status is Status.EQUIVALENT


@pytest.mark.parametrize(
    ("operator", "what", "offence", "reason"),
    [
        ("add an exception", "unless {age_mistake: yes}", A23, "a mistake about age"),
        ("drop an element", "{child_age: {below: 18}}", Offence.ARTICLE_20_1_B, FLOOR),
    ],
)
def test_a_mutant_can_be_left_to_national_law(
    original: Original, operator: str, what: str, offence: Offence, reason: str
) -> None:
    """If every case that is decided otherwise raises an open question, or lies beyond what the Convention asks."""
    found = original.mutant(edit(operator, what, offence))
    assert found.status is Status.FREE
    assert reason in found.reasons


def test_a_mutant_that_is_no_law_file_is_refused(original: Original) -> None:
    """The loader's answer counts."""
    assert (
        original.mutant(edit("swap the offence", "transposes Article 22", Offence.ARTICLE_20_1_B)).status
        is Status.REFUSED
    )


def test_a_hole_in_the_specification_lets_a_mutant_survive(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the holding on the means of communication, a law that drops it is missed, and a case is shown."""
    weak = without(monkeypatch, "other_means_than_icts_are_never_article_23")
    found = weak.mutant(edit("drop an element", "{channel: ICT}"))
    assert found.status is Status.SURVIVED
    assert not through_ict(found.situation)
    (line,) = [line for line in table(Score((found,)), "my") if "MISSED" in line]
    place = f"lanzarote/laws/convention.jurisdiction.yaml:{LINE_OF_ICT}"
    assert line.startswith(f"  MISSED (survived), {place}: drop an element")


def test_a_mutant_noticed_only_by_something_else_is_missed(monkeypatch: pytest.MonkeyPatch, original: Original) -> None:
    """A holding must fail whose paragraph speaks of the edited element."""
    monkeypatch.setattr(mutants, "data", lambda *named: {"solicitation": {"ict": {"paragraphs": ["Opinion 1"]}}})
    found = original.mutant(edit("drop an element", "{channel: ICT}"))
    assert found.status is Status.ELSEWHERE
    assert "    broken: other means than icts are never article 23" in table(Score((found,)), "my")


def test_what_falls_short_already_cannot_fall_further() -> None:
    """A national law that breaks a holding on an offence is not blamed for its mutants there."""
    looked_at = Original(checked(BUNDLED / f"sweden-2009{SUFFIX}"))
    statuses = {m.status: m for m in map(looked_at.mutant, filter(simple, looked_at.edits))}
    assert mutants.UNSETTLED in statuses[Status.UNSETTLED].reasons
    assert not {Status.SURVIVED, Status.ELSEWHERE} & set(statuses)


def test_the_score_counts_only_what_the_opinion_decides(original: Original) -> None:
    """It is the same whether worked out in one process or several, and told in plain words."""
    document = Document(
        DOCUMENT.file, DOCUMENT.value | {"provisions": DOCUMENT.value["provisions"][:1]}, DOCUMENT.places
    )
    told = []
    found = score(
        document, lambda done, of: told.append((done, of)), lambda e: e.operator in ("negate an element", "narrow")
    )
    assert told[-1] == (len(found.mutants), len(found.mutants))
    assert not found.missed
    assert found.decided == found.killed == found.statuses[Status.KILLED] > 15
    assert found.kills()["without_intent_is_never_article_23"] >= 1
    lines = list(table(found, "my"))
    assert lines[-1] == f"my: {summary(found)}"
    assert "score 100 %" in lines[-1]
    head, *rows = matrix(found).splitlines()
    assert head.startswith("operator,offence,elements,what,status,the_law_states_its_legal_age,")
    assert [row.split(",")[0] for row in rows] == [m.edit.operator for m in found.mutants]


def test_a_score_of_nothing_shows_nothing() -> None:
    """No mutant, no score."""
    assert summary(Score(())) == "no edit changes anything the Opinion decides, so nothing is shown"


def test_the_command_scores_a_law_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The score on stdout, progress on stderr, the matrix in a file; exit 0."""
    file, matrix_file = written(tmp_path, SMALL, "small"), tmp_path / "matrix.csv"
    assert main(["mutants", str(file), "--matrix", str(matrix_file)]) == 0
    told = capsys.readouterr()
    head, *lines = told.out.splitlines()
    assert head == f"mutants of {file}: {MUTANTS_OF_SMALL}"
    assert f"  {FLOOR}" in told.out
    assert "score 100 %" in lines[-1]
    assert told.err.splitlines()[-1] == f"{file}: {MUTANTS_OF_SMALL} of {MUTANTS_OF_SMALL} mutants"
    assert len(matrix_file.read_text("utf-8").splitlines()) == 1 + MUTANTS_OF_SMALL


@pytest.mark.parametrize(
    ("law", "said"),
    [
        ("my.py", "my.py: is no law file; only a .yaml law can be edited"),
        ("no.yaml", "no.yaml: cannot be read: No such file or directory"),
        ("empty.yaml", "empty.yaml:1:1: is empty; a law file begins with “jurisdiction: …”"),
        ("wrong.yaml", "wrong.yaml:3:1: “as_of” is written twice; the first is in line 2"),
        (
            "never.yaml",
            "never.yaml:1:51: no case can meet s. 1 as Article 21§1.c: what it requires excludes itself; "
            "change or remove it",
        ),
        ("vain.yaml", "vain.yaml:1:62: states no condition"),
    ],
)
def test_what_cannot_be_edited_is_exit_4(
    law: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line that says why."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty.yaml").write_text("", "utf-8")
    (tmp_path / "wrong.yaml").write_text("jurisdiction: x\nas_of: 2020-01-01\nas_of: 2020-01-01\nprovisions: []\n")
    (tmp_path / "vain.yaml").write_text(VAIN)
    (tmp_path / "never.yaml").write_text(NEVER, "utf-8")
    assert main(["mutants", law]) == 4
    assert capsys.readouterr().err == f"{said}\n"


@pytest.mark.parametrize(
    ("path", "said"),
    [("a.txt", "a.txt: the file is written as .csv"), ("no/a.csv", "no/a.csv: there is no folder no")],
)
def test_a_matrix_that_cannot_be_written_is_exit_4_at_once(
    path: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before minutes are spent on it."""
    monkeypatch.chdir(tmp_path)
    assert main(["mutants", "convention", "--matrix", path]) == 4
    assert capsys.readouterr().err == f"{said}\n"


def test_a_mutant_of_which_too_much_is_told_apart_is_missed(
    original: Original, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be shown to be free is not called free."""

    def too_many(*arguments: object) -> None:
        raise Intractable

    monkeypatch.setattr(mutants, "partition", too_many)
    found = original.mutant(edit("add an exception", "unless {age_mistake: yes}"))
    assert (found.status, found.situation) == (Status.SURVIVED, None)


def test_a_matrix_that_turns_out_unwritable_is_exit_4(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And no traceback."""
    file, name = written(tmp_path, EMPTY), "a" * 300 + ".csv"
    assert main(["mutants", str(file), "--matrix", name]) == 4
    assert capsys.readouterr().err.endswith(f"{name}: cannot be written: File name too long\n")


def test_a_law_that_shows_nothing_is_exit_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No provision, so nothing to edit."""
    assert main(["mutants", str(written(tmp_path, EMPTY))]) == 1
    assert "so nothing is shown" in capsys.readouterr().out

"""What mends a law file: each change does what it says, in the text, and harms nothing."""

import os
import re
from codecs import BOM_UTF8
from collections.abc import Sequence
from pathlib import Path

import pytest

from lanzarote import load, verify
from lanzarote.advice import Advice
from lanzarote.command import mend as command
from lanzarote.command.main import main
from lanzarote.law import UnusableLaw
from lanzarote.lawfile.splicing import WrongSplice
from lanzarote.mending import Mending, Turned, mend, mending
from lanzarote.mending.effects import narrower, shifts
from lanzarote.verifier import Outcome
from tests.deficient_laws import LAWS, OUT, SHORT
from tests.helpers import (
    A23,
    ALWAYS,
    CONVENTION,
    CONVENTION_TEXT,
    HEAD,
    bundled_text,
    edited,
    law_of,
    python_law,
    verdicts,
    written,
)
from tests.wrong_laws import FAILING, TEXTS, with_intent

AGREED = edited("direction: by the offender to the child", "agreed: yes, direction: by the offender to the child")
BREACHING = {name: TEXTS[name] for name in FAILING} | {
    f"deficient: {name}": law.text for name, law in LAWS.items() if {SHORT, OUT} & {*law.becomes.values()}
}
"""The wrong and the deficient laws that breach a holding; all of them are mended."""


THEN_DEPENDS = {
    "sexual contact before required",
    "first contact in a game required",
    "deficient: only for gratification",
}
"""Of these, the smallest change leaves a requirement on whose reading the law then depends; that is told as worse."""


def found_in(file: Path, assume: Sequence[str] = ()) -> Mending:
    """What mends the law in a file."""
    return command.mended(file.as_posix(), None, assume)


def comments(text: str) -> list[str]:
    """The lines that are comments."""
    return [line for line in text.splitlines() if line.lstrip().startswith("#")]


def applied(patch: str, text: str) -> str:
    """The text with a unified diff applied, by its line numbers, as strictly as can be."""
    lines, done, shift = text.splitlines(keepends=True), 0, 0
    hunks = re.split(r"^@@ -(\d+),(\d+) \+\d+,\d+ @@\n", patch, flags=re.MULTILINE)[1:]
    for start, length, body in zip(hunks[::3], hunks[1::3], hunks[2::3], strict=True):
        body = body.replace("\n\\ No newline at end of file\n", "")
        old = [line[1:] for line in body.splitlines(keepends=True) if line[0] in " -"]
        new = [line[1:] for line in body.splitlines(keepends=True) if line[0] in " +"]
        at = int(start) - (1 if int(length) else 0) + shift
        assert lines[at : at + len(old)] == old
        assert at >= done
        lines[at : at + len(old)], done, shift = new, at + len(new), shift + len(new) - len(old)
    return "".join(lines)


@pytest.mark.parametrize("name", BREACHING)
def test_each_wrong_law_is_mended_in_its_text(name: str, tmp_path: Path) -> None:
    """Asked again from the written file, nothing is breached, and each result is the one that was told."""
    file = written(tmp_path, BREACHING[name])
    found = found_in(file)
    assert found.steps
    assert found.stays == ()
    command.write(file.as_posix(), found)
    assert file.read_text("utf-8") == found.after
    now = verdicts(load(file))
    assert now == {r.holding.id: r.outcome.value for r in found.verdict.results}
    assert not {"falls short", "out of scope"} & {*now.values()}
    assert set(comments(found.before)) == set(comments(found.after))
    worse = any(each.worse for step in found.steps for each in step.turned)
    assert worse is (name in THEN_DEPENDS)


@pytest.mark.parametrize("name", ["greece-2008", "sweden-2009", "france-2007", "germany-2021"])
def test_the_patch_of_a_bundled_law_is_what_is_written(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """And when the file is read again, exactly what was said to stay is breached."""
    text = bundled_text(name)
    file = written(tmp_path, text, name)
    main(["mend", str(file), "--write"])
    out = capfd.readouterr().out
    assert applied(out[out.index(f"--- {file}") :], text) == file.read_text("utf-8")
    now = verify(load(file)).results
    stays = out.count("\nSTAYS: ")
    assert sum(r.breach for r in now) == stays
    assert sum(r.breach for r in verify(load(name)).results) == stays + out.count(". FALLS SHORT") + out.count(
        "\n   FALLS SHORT"
    )


def test_what_is_printed_is_the_change_and_what_it_also_changes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The holding, the cause, the remedy, an example of what is also reached, the results that turn, the patch."""
    monkeypatch.chdir(tmp_path)
    written(tmp_path, AGREED)
    assert main(["mend", "my.jurisdiction.yaml"]) == 0
    assert capsys.readouterr().out == (
        "my, as of 2015-06-17: 1 holding is breached, 1 mended by 1 change of the file\n\n"
        "1. FALLS SHORT: all elements together are criminalised and nothing else is required\n"
        f"     {', '.join(ALWAYS.paragraphs)} (must): {ALWAYS.statement}\n"
        "   because of “agreed: yes” in “proposal” of Article 23 (line 45)\n"
        "   followed, if “agreed: yes” were left out (line 45)\n"
        "   afterwards also reaches under Article 23: 50 % of what it then reaches\n"
        "     for example: The offender is 30, the child 12; it is said on a social network; "
        "a meeting is proposed; the purpose is Article 18§1.a; a concrete step is taken.\n"
        "   no other result changes\n\n"
        "--- my.jurisdiction.yaml\n"
        "+++ my.jurisdiction.yaml\n"
        "@@ -42,7 +42,7 @@\n"
        "       adult: {offender_age: {at_least: 18}}\n"
        "       child: {child_age: {below: legal age}, decoy: none}\n"
        "       ict: {channel: ICT}\n"
        "-      proposal: {proposes: yes, agreed: yes, direction: by the offender to the child}\n"
        "+      proposal: {proposes: yes, direction: by the offender to the child}\n"
        "       to_meet: {meeting: in person, meeting_with: the offender}\n"
        "       purpose: {purpose: [Article 18§1.a, Article 20§1.a]}\n"
        "       against_that_child: {purpose_against: that child}\n"
    )


def test_a_law_that_breaches_nothing_needs_no_mending(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 0, and no patch."""
    assert main(["mend", "convention"]) == 0
    assert "no holding that counts is breached, so there is nothing to mend" in capsys.readouterr().out


def test_a_law_that_says_nothing_cannot_be_mended(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 1, as for `check`."""
    text = f"{HEAD}provisions: []\nsilent: {{all other offences: not looked at}}\n"
    assert main(["mend", str(written(tmp_path, text))]) == 1
    assert "it says nothing of any case, so there is nothing to mend" in capsys.readouterr().out


def test_what_is_assumed_is_mended_too(tmp_path: Path) -> None:
    """A question of interpretation, decided by its stricter reading."""
    file = written(tmp_path, with_intent("earlier_contact: [harmless, sexual]"))
    assert found_in(file).steps == ()
    found = found_in(file, ["first-message"])
    assert [r.holding.depends_on for step in found.steps for r in step.mended] == ["first-message"]
    assert found.after == CONVENTION_TEXT
    assert main(["mend", str(file), "--assume", "first-mess"]) == 4


def test_several_causes_are_mended_one_after_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each change is made in the text that the one before leaves; together they are one patch."""
    text = AGREED.replace("punishable: yes", "punishable: no")
    file = written(tmp_path, text)
    found = found_in(file)
    assert [len(step.mended) for step in found.steps] == [12, 1]
    assert found.after == CONVENTION_TEXT
    assert [step.before for step in found.steps[1:]] == [step.after for step in found.steps[:-1]]
    main(["mend", str(file)])
    out = capsys.readouterr().out
    assert applied(out[out.index(f"--- {file}") :], text) == CONVENTION_TEXT


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", BOM_UTF8])
def test_a_written_file_keeps_its_line_ends_its_mark_and_its_rights(newline: str, mark: bytes, tmp_path: Path) -> None:
    """Only the line concerned is another; a link stays one, and nothing is left beside the file."""
    real, link = tmp_path / "real.yaml", tmp_path / "my.jurisdiction.yaml"
    real.write_bytes(mark + AGREED.replace("\n", newline).encode())
    real.chmod(0o640)
    link.symlink_to(real)
    assert main(["mend", str(link), "--write"]) == 0
    assert real.read_bytes() == mark + CONVENTION_TEXT.replace("\n", newline).encode()
    assert real.stat().st_mode & 0o777 == 0o640
    assert link.is_symlink()
    assert sorted(os.listdir(tmp_path)) == ["my.jurisdiction.yaml", "real.yaml"]


def test_the_patch_of_a_file_with_other_line_ends_can_be_applied(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """They are in it."""
    file = tmp_path / "my.jurisdiction.yaml"
    file.write_bytes(AGREED.replace("\n", "\r\n").encode())
    main(["mend", str(file)])
    out = capfd.readouterr().out
    patch = out[out.index("--- ") :]
    assert "-      proposal: {proposes: yes, agreed: yes, direction: by the offender to the child}\r\n" in patch
    assert "+      proposal: {proposes: yes, direction: by the offender to the child}\r\n" in patch


def test_a_file_that_was_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    """What would be written belongs to another text."""
    file = written(tmp_path, AGREED)
    found = found_in(file)
    file.write_text(AGREED + "# more\n", "utf-8")
    with pytest.raises(UnusableLaw, match="was changed since it was read"):
        command.write(file.as_posix(), found)
    assert file.read_text("utf-8") == AGREED + "# more\n"


def test_a_bundled_law_is_not_written_and_a_python_law_not_mended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 4, and why."""
    assert main(["mend", "greece-2016", "--write"]) == 4
    assert "comes with the package and stays as it is; mend a copy" in capsys.readouterr().err
    assert main(["mend", str(python_law(tmp_path, "return False"))]) == 4
    assert "only a .yaml law can be mended" in capsys.readouterr().err
    assert main(["mend", str(tmp_path / "no.yaml")]) == 4


def test_what_an_alias_shares_stays_and_it_is_said_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 1; the remedy is told, though it is not made."""
    more = "  - cite: more\n    transposes: Article 23\n    elements: {proposal: *said}\n    otherwise: as in the Convention\n"
    file = written(tmp_path, f"{AGREED.replace('proposal: {', 'proposal: &said {')}\n{more}")
    assert main(["mend", str(file)]) == 1
    out = capsys.readouterr().out
    assert "STAYS: all elements together are criminalised and nothing else is required (falls short)" in out
    (shared,) = re.findall(r"found, but not made: “agreed: yes” were left out \(line 45\)\n     because (.*)\n", out)
    assert (
        shared == "line 45 is taken over in another place (“&said”), which would change too; write the value out there"
    )
    (alias,) = re.findall(r"found, but not made: “agreed: yes” were left out \(line 195\)\n     because (.*)\n", out)
    assert alias == "line 195 takes a value over from another place (“*said”); write it out there"


def test_a_law_for_which_nothing_is_found_is_told_how_much_was_tried(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 1."""
    monkeypatch.setattr(mending, "advise", lambda known, result: Advice(tried=41))
    assert main(["mend", str(written(tmp_path, AGREED))]) == 1
    out = capsys.readouterr().out
    assert "1 holding is breached, none could be mended" in out
    assert "nothing found: none of the 41 edits of single parts that were tried" in out


def _wrong(text: str, after: object) -> str:
    raise WrongSplice("the edited text does not read as the changed values")


FAULTS = {
    "a wrong splice": ("spliced", _wrong, "does not read as the changed values"),
    "a text that is no law file": ("spliced", lambda text, after: text.replace("as_of:", "as:"), "as_of"),
    "a relation that gets narrower": ("narrower", lambda law, found: (A23,), "under Article 23"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_change_that_would_harm_is_not_made(
    fault: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is wrong with it: it is named with the reason, and the file stays as it is."""
    name, planted, why = FAULTS[fault]
    monkeypatch.setattr(mending, name, planted)
    file = written(tmp_path, AGREED)
    assert main(["mend", str(file), "--write"]) == 1
    out = capsys.readouterr().out
    assert "found, but not made: “agreed: yes” were left out (line 45)" in out
    assert why in out
    assert file.read_text("utf-8") == AGREED


def test_a_case_of_the_convention_that_is_lost_is_seen(tmp_path: Path) -> None:
    """Under the label where it is; what only the law reached may go."""
    agreed = law_of(tmp_path, AGREED).like(CONVENTION)
    (lost,) = shifts(CONVENTION, agreed, ())
    assert (lost.label, bool(lost.lost), bool(lost.gained)) == (A23, True, False)
    assert narrower(CONVENTION, [lost]) == (A23,)
    letters = law_of(tmp_path, TEXTS["letters too"])
    back = law_of(tmp_path, CONVENTION_TEXT).like(letters)
    (lost,) = shifts(letters, back, ())
    assert lost.lost
    assert narrower(letters, [lost]) == ()


def test_the_way_by_which_a_law_loses_no_case_is_preferred(tmp_path: Path) -> None:
    """A law that reaches more under the article's name comes to say so, and reaches what it did."""
    found = mend(verify(law_of(tmp_path, TEXTS["adult at 17"])))
    (step,) = found.steps
    assert step.price == (False, False)
    assert "goes_further: {adult: the law reaches further here}" in found.after
    (shift,) = step.shifts
    assert shift.moved
    assert not shift.gained


def test_a_result_that_is_worse_afterwards_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """It is not breached; there is no way at a smaller price."""
    assert main(["mend", "greece-2008"]) == 0
    out = capsys.readouterr().out
    assert "worse: nothing beside the elements takes it away: " in out
    assert " before, silent afterwards" in out


@pytest.mark.parametrize(
    ("before", "after", "worse"),
    [
        (Outcome.PROVED, Outcome.DEPENDS, True),
        (Outcome.PROVED, Outcome.SILENT, True),
        (Outcome.SILENT, Outcome.DEPENDS, True),
        (Outcome.DEPENDS, Outcome.FALLS_SHORT, True),
        (Outcome.NOT_APPLICABLE, Outcome.DEPENDS, False),
        (Outcome.IN_PART, Outcome.NOT_TAKEN_UP, True),
        (Outcome.RESERVED, Outcome.PROVED, False),
        (Outcome.FALLS_SHORT, Outcome.DEPENDS, False),
    ],
)
def test_a_result_is_worse_if_less_is_followed_or_known(before: Outcome, after: Outcome, worse: bool) -> None:
    """What did not apply before can only gain."""
    assert Turned(ALWAYS, before, after).worse is worse


def test_hostile_text_stays_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In comments and names, in what is printed and in the file."""
    proposal = "agreed: yes, direction: by the offender to the child}"
    text = AGREED.replace(proposal, f"{proposal}  # <b>\t*[x](y) {{{{z}}}} @@ -1 +1 @@")
    text = text.replace("  - cite: Article 23", '  - cite: "<b>{z}\\t\\n--- a"')
    file = written(tmp_path, text)
    assert main(["mend", str(file), "--write"]) == 0
    out = capsys.readouterr().out
    assert "because of “agreed: yes” in “proposal” of <b>{z}  --- a (line 45)" in out
    assert applied(out[out.index(f"--- {file}") :], text) == file.read_text("utf-8")
    assert "child}  # <b>\t*[x](y) {{z}} @@ -1 +1 @@\n" in file.read_text("utf-8")

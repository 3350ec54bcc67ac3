"""The pytest plug-in: options, items, summary, reports, exit codes, xdist."""

import json
import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from lanzarote import Solicitation
from lanzarote.command.main import main
from lanzarote.plugin import items
from lanzarote.verifier import InCase
from lanzarote.verifier.recording import RecordingLaw
from lanzarote.verifier.result import Trial
from tests.helpers import (
    CONVENTION,
    CONVENTION_TEXT,
    HOLDINGS,
    PARAGRAPHS,
    REPORT_SCHEMA,
    SPEC,
    Run,
    python_law,
    run_pytest,
    written,
)


@pytest.fixture
def my_law(pytester: pytest.Pytester) -> Path:
    """A law file in the empty folder."""
    return written(pytester.path, CONVENTION_TEXT)


def test_the_convention_is_proved_in_an_empty_folder(spec: Run, pytester: pytest.Pytester) -> None:
    """Every holding that counts, with its number of cases, and all paragraphs."""
    done = spec("--jurisdiction", "convention", "--conformance-report", "out.json")
    assert done.ret == 0
    done.stdout.fnmatch_lines(
        ["law: convention, as of 2015-06-17*", "*cases told apart: *", "assumptions:", "*Article 23 *20 proved, 2 depends",
         "convention: follows all it speaks of; depends on purpose-overlap, purpose-at-the-act; silent on measures (1)"]
    )  # fmt: skip
    told = json.loads((pytester.path / "out.json").read_text("utf-8"))
    jsonschema.validate(told, REPORT_SCHEMA)
    assert told["complete"]
    assert len(told["paragraphs"]) == PARAGRAPHS
    assert all(h["cases"] > 0 for h in told["holdings"])


def test_a_failing_holding_prints_its_story_and_no_traceback(spec: Run, my_law: Path) -> None:
    """Paragraph, sentence, case, elements, line, remedy."""
    my_law.write_text(CONVENTION_TEXT.replace("proposes: yes,", "proposes: yes, agreed: yes,"), "utf-8")
    done = spec("--jurisdiction", "my.jurisdiction.yaml")
    assert done.ret == 1
    done.stdout.fnmatch_lines(
        [
            "FALLS SHORT: all elements together are criminalised and nothing else is required",
            "  Note 1, Opinion 3, *Note 9 (must): Where every element is there *",
            "  case:   The offender is 30, the child 12; it is said on a social network; a meeting is proposed; *",
            "  Article 23 (my.jurisdiction.yaml:*), Article 23:",
            "    missing: proposal (line *)",
            "  remedy: *",
            "my: falls short on Article 23 (1)",
        ]
    )
    done.stdout.no_fnmatch_line("*Traceback*")
    done.stdout.no_fnmatch_line("*runtest*")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--jurisdiction", "nowhere"], "*nowhere: is no law*"),
        (["--as-of", "today"], "*--as-of 'today' is not a day of the calendar, YYYY-MM-DD*"),
        (["--as-of", "20150617"], "*--as-of '20150617' is not a day of the calendar, YYYY-MM-DD*"),
        (["--conformance-report", "out.txt"], "*out.txt: the file is written as .json, .md, .html*"),
    ],
)
def test_unusable_options_end_with_4(spec: Run, arguments: list[str], message: str) -> None:
    """One clear error, no traceback."""
    done = spec(*arguments)
    assert done.ret == 4
    done.stderr.fnmatch_lines([message])
    done.stderr.no_fnmatch_line("*Traceback*")


def test_all_unusable_laws_and_options_are_named_at_once(spec: Run, my_law: Path) -> None:
    """With the positions in the file."""
    my_law.write_text(CONVENTION_TEXT.replace("intentional: yes", "intentionel: yes", 1), "utf-8")
    done = spec("--jurisdiction", "my.jurisdiction.yaml", "--jurisdiction", "nowhere")
    assert done.ret == 4
    done.stderr.fnmatch_lines(["*my.jurisdiction.yaml:*: “intentionel” is not a key*", "*nowhere: is no law*"])


def test_workers_and_the_command_agree(spec: Run, my_law: Path, pytester: pytest.Pytester) -> None:
    """pytest-xdist, and no pytest at all: the same holdings, the same verdicts, one report."""
    done = spec("--jurisdiction", "./my.jurisdiction.yaml", "-n", "2", "--conformance-report", "workers.json")
    assert done.ret == 0
    assert main(["check", "my.jurisdiction.yaml", "--conformance-report", "alone.json"]) == 0
    assert (pytester.path / "workers.json").read_bytes() == (pytester.path / "alone.json").read_bytes()


def test_workers_tell_their_results_although_no_law_was_named(spec: Run, pytester: pytest.Pytester) -> None:
    """Then only the workers collect; the summary is there all the same. Two bundled laws are enough here."""
    pytester.makeconftest(
        "from lanzarote.plugin import session\nsession.bundled = lambda: ('convention', 'sweden-2018')\n"
    )
    done = spec("-n", "2", "-k", "child_to_child")
    assert done.ret == 1
    done.stdout.fnmatch_lines(
        [
            "convention: follows the Opinion on every point (of the holdings that were run;*",
            "sweden-2018: follows the Opinion on every point (of the holdings that were run;*",
        ]
    )


def test_guidance_fails_when_asked_for(spec: Run) -> None:
    """--strict-guidance."""
    done = spec("--jurisdiction", "convention", "--strict-guidance", "-k", "stays_online")
    assert done.ret == 1
    done.stdout.fnmatch_lines(["NOT TAKEN UP: solicitation for abuse that stays online*"])


def test_a_python_law_that_misbehaves_ends_with_4_and_leaves_the_others(spec: Run, pytester: pytest.Pytester) -> None:
    """Named with law, method, situation and remedy."""
    python_law(pytester.path, "return 3")
    done = spec("--jurisdiction", "bad.py", "--jurisdiction", "convention", "-k", "child_to_child")
    assert done.ret == 4
    done.stdout.fnmatch_lines(
        ["the law “bad” cannot be used: establishes answers 3*", "bad: cannot be used", "*1 failed, 1 passed*"]
    )
    done.stdout.no_fnmatch_line("*Traceback*")


def test_two_laws_of_one_name_are_refused(spec: Run, my_law: Path, pytester: pytest.Pytester) -> None:
    """One would be taken for the other."""
    (pytester.path / "other").mkdir()
    (pytester.path / "other" / my_law.name).write_text(CONVENTION_TEXT, "utf-8")
    done = spec("--jurisdiction", "my.jurisdiction.yaml", "--jurisdiction", "other/my.jurisdiction.yaml")
    assert done.ret == 4
    done.stderr.fnmatch_lines(
        ["*two laws are called “my”, which is what their files are called; rename one of the files*"]
    )


def test_switched_off_assertions_are_refused(pytester: pytest.Pytester) -> None:
    """Under python -O no holding could fail."""
    done = pytester.run(sys.executable, "-O", "-m", "pytest", *SPEC, "--jurisdiction", "convention")
    assert done.ret == 4
    done.stderr.fnmatch_lines(["*assertions are switched off*"])


def test_only_the_last_failures_run_again(pytester: pytest.Pytester) -> None:
    """--lf."""
    arguments = ("--pyargs", "lanzarote.spec", "--jurisdiction", "sweden-2009", "-k", "article_23")
    first = run_pytest(pytester, *arguments)
    again = run_pytest(pytester, *arguments, "--lf")
    assert again.parseoutcomes()["failed"] == first.parseoutcomes()["failed"]
    assert "passed" not in again.parseoutcomes()


def test_a_file_that_cannot_be_collected_is_an_ordinary_error(pytester: pytest.Pytester) -> None:
    """Beside a law that is checked."""
    pytester.makepyfile(test_broken="def (")
    done = run_pytest(pytester, "--jurisdiction", "convention", "test_broken.py", "-p", "no:cacheprovider")
    assert done.ret == 2
    done.stdout.no_fnmatch_line("*INTERNALERROR*")


def test_collecting_alone_writes_no_report(spec: Run, pytester: pytest.Pytester) -> None:
    """A complete report is not overwritten by an empty one."""
    spec("--jurisdiction", "convention", "--collect-only", "--conformance-report", "out.json")
    assert not (pytester.path / "out.json").exists()


def test_strange_objects_in_strangers_tests_are_left_alone(pytester: pytest.Pytester) -> None:
    """The plug-in looks only at functions that are named like tests."""
    pytester.makepyfile(
        """
        from unittest.mock import call
        class Proxy:
            def __getattr__(self, name):
                raise RuntimeError(name)
        db = test_db = Proxy.__new__(Proxy)
        test_expected = call
        def test_own():
            pass
        """
    )
    done = run_pytest(pytester, "-p", "no:cacheprovider", "-k", "test_own")
    done.stdout.no_fnmatch_line("*lanzarote*Error*")
    done.stdout.no_fnmatch_line("*__holding__*")


def test_paragraphs_are_markers(spec: Run) -> None:
    """-m selects by them; the marker is registered."""
    done = spec("--jurisdiction", "convention", "-m", "holding", "--collect-only", "-q", "--strict-markers")
    done.stdout.fnmatch_lines([f"{HOLDINGS}/* tests collected*"])


def test_the_plugin_does_nothing_unless_asked(pytester: pytest.Pytester) -> None:
    """In somebody else's tests it imports nothing heavy and prints nothing."""
    pytester.makepyfile(
        """
        import sys
        def test_own():
            assert not {"hypothesis.strategies", "jsonschema", "lanzarote.verifier.decision"} & set(sys.modules)
        """
    )
    done = pytester.runpytest_subprocess("-p", "no:cacheprovider", "-p", "no:hypothesispytest")
    assert done.ret == 0
    done.stdout.no_fnmatch_line("*Opinion*")


def test_the_users_hypothesis_profile_is_left_alone(pytester: pytest.Pytester) -> None:
    """The number of random cases follows it; nothing changes it."""
    pytester.makeconftest(
        """
        from hypothesis import settings
        settings.register_profile("mine", max_examples=7)
        settings.load_profile("mine")
        """
    )
    pytester.makepyfile(
        """
        from hypothesis import settings
        from lanzarote.plugin.items import random_situations
        def test_profile():
            assert random_situations(())
            assert settings().max_examples == 7
        """
    )
    assert pytester.runpytest_subprocess("-p", "no:cacheprovider").ret == 0


def test_a_property_that_random_cases_refute_is_a_defect_of_the_program(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The proof and the random cases must agree."""
    found = Trial(InCase.FAILED, "", RecordingLaw(CONVENTION))
    monkeypatch.setattr(items, "random_situations", lambda names: [Solicitation()])
    monkeypatch.setattr(items, "try_on", lambda *_: found)
    done = run_pytest(pytester, *SPEC, "--jurisdiction", "convention", "-k", "child_to_child")
    assert done.ret == 4
    done.stdout.fnmatch_lines(["*is proved, but fails on Solicitation*"])


def test_a_defect_of_a_holding_is_shown_like_any_other(pytester: pytest.Pytester) -> None:
    """With its traceback; tests that are no holdings run beside it as ever."""
    pytester.makepyfile(
        """
        from lanzarote import Law, Solicitation, holding

        @holding("Own 1")
        def test_defect(law: Law, case: Solicitation) -> None:
            '''Nothing.'''
            law.legal_age / 0

        def test_ordinary():
            pass
        """
    )
    done = run_pytest(pytester, "--jurisdiction", "convention", "-p", "no:cacheprovider")
    assert done.ret == 1
    done.stdout.fnmatch_lines(["*law.legal_age / 0", "E * ZeroDivisionError: *", "*1 failed, 1 passed*"])


def test_a_report_that_turns_out_unwritable_is_exit_4(pytester: pytest.Pytester) -> None:
    """One line that says why."""
    name = "a" * 300 + ".json"
    spec = "lanzarote.spec.test_06_guidance_to_parties"
    done = run_pytest(pytester, "--pyargs", spec, "--jurisdiction", "convention", "--conformance-report", name)
    assert done.ret == 4
    done.stdout.fnmatch_lines(["*cannot be written: File name too long*"])


def test_the_properties_of_a_test_are_small_texts(pytester: pytest.Pytester) -> None:
    """In JUnit's report, as in any other that shows them: paragraphs, force, verdict and where the law answers."""
    done = run_pytest(
        pytester, *SPEC, "--jurisdiction", "convention", "-k", "child_to_child", "--junit-xml", "found.xml"
    )
    assert done.ret == 1  # the rest was left out
    found = ElementTree.parse(pytester.path / "found.xml").iter("property")  # noqa: S314
    told = {each.get("name"): each.get("value", "") for each in found}
    assert told["force"] == "scope"
    assert told["verdict"] == "proved"
    assert re.fullmatch(r"Opinion \d+(, \w+ \d+)*", told["paragraphs"])
    assert re.fullmatch(r"lanzarote/laws/convention\.jurisdiction\.yaml:\d+", told["places"])

"""A silent pass is impossible: for each way to pass without having shown anything, the guard, and a test that trips it.

1 a holding that meets no case · 2 a condition that is never true · 3 a kind of situation that is never produced ·
4 a holding that counts deselected, skipped or excused · 5 a law that answers the same to everything, or nothing ·
6 what a law file states in vain · 7 a holding that never asks the law · 8 a partial report that does not say so ·
9 a lost worker · 10 a stale expectation
"""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import lanzarote.spec
from lanzarote import ADULT, Law, Silent, Solicitation, UnusableLaw, load, verify, when
from lanzarote.command.main import main
from lanzarote.law import vacuous
from lanzarote.law.idle import idle
from lanzarote.model import Label
from lanzarote.plugin import items, session
from lanzarote.verifier import SpecificationError, decide
from tests.helpers import (
    A23,
    BY_ID,
    CHILD_TO_CHILD,
    CONVENTION,
    CONVENTION_TEXT,
    HEAD,
    REPORT_SCHEMA,
    WHOLE,
    Answers,
    Run,
    edited,
    law_of,
    mark,
    python_law,
    run_pytest,
    written,
)

# 1


def test_1_a_holding_that_meets_no_case_is_an_error() -> None:
    """It would pass whatever the law says."""

    def test_never(law: Law, case: Solicitation) -> None:
        """Nothing."""
        when(case.offender_age < ADULT and case.offender_age >= ADULT)
        assert not law.establishes(A23, case)

    with pytest.raises(SpecificationError, match="never meets no case: it would pass whatever the law says"):
        decide(CONVENTION, mark(test_never))


# 2


def test_2_a_holding_whose_condition_is_never_true_is_an_error() -> None:
    """Even if it reads the law's age."""

    def test_never(law: Law, case: Solicitation) -> None:
        """Nothing."""
        when(law.legal_age > 99)
        assert law.establishes(A23, case)

    with pytest.raises(SpecificationError, match="meets no case"):
        decide(CONVENTION, mark(test_never))


# 3


FEW = (
    "from hypothesis import settings\nsettings.register_profile('few', max_examples=20)\nsettings.load_profile('few')\n"
)
"""A conftest for processes of their own, in which it does not matter how many random cases are tried."""


def test_3_random_cases_that_hold_no_such_situation_are_an_error(own: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """One clear message, no traceback."""
    monkeypatch.setattr(items, "random_situations", lambda names: ())
    done = own()
    assert done.ret == 1
    done.stdout.fnmatch_lines(["one was tried on no Solicitation: the random cases held no such*"])
    done.stdout.no_fnmatch_line("*Traceback*")
    done.stdout.no_fnmatch_line("*items.py*")


def test_3_the_random_cases_hold_every_kind_of_situation() -> None:
    """As drawn."""
    found = items.random_situations(())
    assert {h.kind for h in BY_ID.values() if h.kind} == {type(case) for case in found}


# 4


def reported(pytester: pytest.Pytester) -> tuple[bool, list[str]]:
    """What the report says of completeness."""
    told = json.loads((pytester.path / "out.json").read_text("utf-8"))
    jsonschema.validate(told, REPORT_SCHEMA)
    return told["complete"], told["left_out"]


def test_4_a_run_of_all_is_complete(own: Run, pytester: pytest.Pytester) -> None:
    """Also of somebody's own specification: nobody asked for the Opinion's holdings."""
    done = own()
    assert done.ret == 0
    done.stdout.fnmatch_lines(["convention: follows all it speaks of; not applicable: beyond Article 23 (1)"])
    assert reported(pytester) == (True, [])
    assert own("test_own.py").ret == 0
    assert reported(pytester) == (True, [])


@pytest.mark.parametrize(
    "arguments", [["-k", "one"], ["-m", "not two"], ["--deselect", "test_own.py::test_two[convention]"]]
)
def test_4_what_is_deselected_is_left_out(arguments: list[str], own: Run, pytester: pytest.Pytester) -> None:
    """The summary names it, and the run does not end with 0."""
    pytester.makeconftest(
        """
        import pytest
        def pytest_configure(config):
            config.addinivalue_line("markers", "two")
        def pytest_itemcollected(item):
            if "two" in item.name:
                item.add_marker(pytest.mark.two)
        """
    )
    done = own(*arguments)
    assert done.ret == 1
    done.stdout.fnmatch_lines(
        ["  left out: 1 holdings that count were deselected, skipped, excused, lost or in error: two",
         "convention: follows the Opinion on every point (of the holdings that were run; this was a partial run, and no verdict*"]
    )  # fmt: skip
    assert reported(pytester) == (False, ["two"])


TAKES_OUT = {
    "a mark that skips": "def pytest_itemcollected(item):\n    if 'two' in item.name: item.add_marker(pytest.mark.skip)\n",
    "a hook that skips": "def pytest_runtest_setup(item):\n    if 'two' in item.name: pytest.skip()\n",
    "a hook that skips late": "def pytest_runtest_call(item):\n    if 'two' in item.name: pytest.skip()\n",
    "a hook that drops": "def pytest_collection_modifyitems(items): del items[1]\n",
    "a hook that does not run": "def pytest_runtest_protocol(item):\n    return True if 'two' in item.name else None\n",
    "a hook that does not collect": (
        "@pytest.hookimpl(wrapper=True)\n"
        "def pytest_make_collect_report(collector):\n"
        "    report = yield\n"
        "    report.result = [each for each in report.result if 'two' not in each.name]\n"
        "    return report\n"
    ),
}


@pytest.mark.parametrize("how", TAKES_OUT)
def test_4_what_a_conftest_takes_out_is_left_out(how: str, own: Run, pytester: pytest.Pytester) -> None:
    """Whichever way it does."""
    pytester.makeconftest("import pytest\n" + TAKES_OUT[how])
    assert own().ret == 1
    assert reported(pytester) == (False, ["two"])


EXCUSES = {
    "a mark that expects": "def pytest_itemcollected(item): item.add_marker(pytest.mark.xfail(strict=False))\n",
    "a mark that does not run": "def pytest_itemcollected(item): item.add_marker(pytest.mark.xfail(run=False))\n",
    "a hook that passes": (
        "@pytest.hookimpl(wrapper=True)\n"
        "def pytest_runtest_makereport(item):\n"
        "    report = yield\n"
        "    report.outcome = 'passed'\n"
        "    return report\n"
    ),
}


@pytest.mark.parametrize("how", EXCUSES)
def test_4_a_failure_that_a_conftest_excuses_is_left_out(how: str, own: Run, pytester: pytest.Pytester) -> None:
    """An expected failure is no verdict."""
    python_law(pytester.path, "return True", "wide")
    pytester.makeconftest("import pytest\n" + EXCUSES[how])
    done = own("--jurisdiction", "wide.py")
    assert done.ret == 1
    done.stdout.fnmatch_lines(["  left out: 2 holdings that count*: one; two"])


def test_4_what_did_not_fail_last_is_left_out(pytester: pytest.Pytester, own: Run) -> None:
    """--lf."""
    python_law(pytester.path, "return case.child_age >= 18 and case.offender_age >= 18", "some")
    only = ("-p", "cacheprovider", "--jurisdiction", "some.py")
    run_pytest(pytester, *only)
    python_law(pytester.path, "return False", "some")
    done = run_pytest(pytester, *only, "--lf")
    assert done.ret == 1
    done.stdout.fnmatch_lines(
        ["  left out: 1 holdings that count were deselected, skipped, excused, lost or in error: one"]
    )


def test_4_what_did_not_fail_last_in_other_files_is_left_out(pytester: pytest.Pytester) -> None:
    """--lf does not even open them."""
    written(pytester.path, CONVENTION_TEXT.replace("act_after: yes", "act_after: no"))
    arguments = ("--pyargs", "lanzarote.spec", "--jurisdiction", "my.jurisdiction.yaml")
    assert run_pytest(pytester, *arguments).ret == 1
    written(pytester.path, CONVENTION_TEXT)
    done = run_pytest(pytester, *arguments, "--lf")
    assert done.ret == 1
    done.stdout.fnmatch_lines(
        ["  left out: 6* holdings that count were deselected, skipped, excused, lost or in error: *"]
    )


def test_4_a_file_of_the_opinion_cannot_be_left_out(spec: Run) -> None:
    """Of the Opinion it is known what belongs to it."""
    files = [f"--ignore={file}" for file in Path(lanzarote.spec.__file__).parent.glob("test_0[1-7]*")]
    done = spec("--jurisdiction", "convention", *files)
    assert done.ret == 1
    done.stdout.fnmatch_lines(["  left out: *"])


def test_4_naming_a_file_or_a_test_asks_for_a_part(spec: Run, own: Run, pytester: pytest.Pytester) -> None:
    """The exit code is as usual; the report and the summary say that it is a part."""
    assert own("test_own.py::test_two").ret == 0
    assert reported(pytester) == (False, [])
    pytester.makepyfile(test_other="def test_other(): pass")
    assert own("test_own.py").ret == 0
    assert reported(pytester) == (False, [])
    assert own("test_own.py::test_two", "-k", "nothing").ret == 1
    done = run_pytest(pytester,
        "--pyargs", "lanzarote.spec.test_06_guidance_to_parties", "--jurisdiction", "convention", "--conformance-report", "out.json"
    )  # fmt: skip
    assert done.ret == 0
    done.stdout.fnmatch_lines(["convention: *this was a partial run, and no verdict on the whole)"])
    assert reported(pytester) == (False, [])


def test_4_workers_tell_what_was_left_out(own: Run, pytester: pytest.Pytester) -> None:
    """Under pytest-xdist only they collect."""
    pytester.makeconftest(FEW)
    assert own("-n", "2").ret == 0
    assert reported(pytester) == (True, [])
    done = own("-n", "2", "-k", "one")
    assert done.ret == 1
    done.stdout.fnmatch_lines(["  left out: 1 holdings that count*: two"])
    assert reported(pytester) == (False, ["two"])


def test_4_strangers_tests_may_be_selected(pytester: pytest.Pytester, own: Run) -> None:
    """Where no law was named and no holding run, nothing was to be shown."""
    pytester.makepyfile(test_other="def test_other(): pass")
    assert run_pytest(pytester, "-k", "other").ret == 0


# 5


@pytest.mark.parametrize("answer", [True, False])
def test_5_a_law_that_answers_the_same_to_everything_is_caught(answer: bool) -> None:
    """In many holdings: where all is no, in the duties; where all is yes, in what lies outside Article 23."""

    def always(*_: object) -> bool:
        return answer

    verdict = verify(Answers(always, permits=always, provides=always, lacks=always))
    assert sum(r.breach for r in verdict.results) >= (9 if answer else 12)
    assert not verdict.conforms()


def test_5_a_law_that_says_nothing_does_not_end_with_0(
    pytester: pytest.Pytester, own: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    """In both faces; the conclusion says that nothing was shown."""
    said = "mute: says nothing of any case, so nothing was shown"
    file = pytester.path / "mute.py"
    file.write_text("from lanzarote import Law\nclass Mute(Law): pass\nlaw = Mute()\n")
    assert main(["check", str(file)]) == 1
    assert said in capsys.readouterr().out.splitlines()
    done = own("--jurisdiction", "mute.py")
    assert done.ret == 1
    done.stdout.fnmatch_lines([said])
    assert not verify(load(file)).conforms()


def test_5_a_law_that_speaks_of_one_thing_shows_that() -> None:
    """Silence elsewhere is no breach."""

    def answer(label: Label, case: Any) -> bool:
        if label is A23 and case.offender_age < ADULT:
            return False
        raise Silent("not known")

    assert verify(Answers(answer), [CHILD_TO_CHILD]).conforms()


# 6


ONE = HEAD + "provisions:\n" + WHOLE
RULES = ONE + "enforcement:\n"
RULE = "  - {{cite: s. {}, permitted: yes, when: {}}}\n"

UNUSED = {
    "a circumstance": (ONE.replace("provisions", "circumstances: {deceit: by deceit}\nprovisions"),
        "4:17: the circumstance “deceit” is used nowhere in this file; remove it or use it"),
    "elements that exclude one another": (ONE + "    elements: {minor: {offender_age: {below: 18}}}\n",
        "5:5: no case can meet s. 1 as Article 23: what it requires excludes itself; change or remove it"),
    "an exception that takes all": (ONE + "    unless: {always: {any_of: [{stage_like: 1}]}}\n".replace("{stage_like: 1}", "{willing: yes}, {willing: no}"),
        "5:5: no case can meet s. 1 as Article 23"),
    "an offence among several": (edited("transposes: Article 20§1.b", "transposes: [Article 20§1.b, Article 20§1.c]", "Article 20§1.b").replace("conduct: {doing: [offering, making available]}", "conduct: {doing: [offering, making available]}\n      other: {doing: distributing}"),
        "no case can meet Article 20§1.b as Article 20§1.b"),
    "attempt alone": (ONE + "    attempt: only\n    elements: {minor: {offender_age: {below: 18}}}\n",
        "5:5: no case can meet s. 1 as Article 23"),
    "a rule after one that decides all": (RULES + RULE.format(1, "{requested: [x]}").replace("{requested: [x]}", "{any_of: [{requested: yes}, {requested: no}]}") + RULE.format(2, "{role: public}"),
        "10:5: s. 2 is never reached: earlier rules decide all its cases; move it up or remove it"),
    "a rule after two that decide all together": (RULES + RULE.format(1, "{requested: yes}") + RULE.format(2, "{requested: no}") + RULE.format(3, "{role: public}"),
        "11:5: s. 3 is never reached"),
    "a rule that no case can meet": (RULES + RULE.format(1, "{requested: yes, not: {requested: yes}}"),
        "9:5: s. 1 is never reached"),
    "a rule in force only beside one that decides": (RULES + RULE.format(1, "{requested: yes}") + RULE.format(2, "{requested: yes}").replace("when", "in_force: {from: 2015-01-01, until: 2015-02-01}, when"),
        "10:5: s. 2 is never reached"),
}  # fmt: skip


@pytest.mark.parametrize("what", UNUSED)
def test_6_what_a_law_file_states_in_vain_is_named(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """At its line, with a remedy, and exit 4."""
    text, message = UNUSED[what]
    assert main(["check", str(written(tmp_path, text))]) == 4
    assert message in capsys.readouterr().err


USED = {
    "a term that cannot be translated": ONE + "    elements: {minor: {untranslatable: a term of art}}\n",
    "an exception with a term that cannot be translated": ONE + "    unless: {always: {untranslatable: x}}\n",
    "a rule after one with such a term": RULES + RULE.format(1, "{untranslatable: x}") + RULE.format(2, "{role: public}"),
    "a rule in force before another": (
        RULES + RULE.format(1, "{requested: yes}").replace("when", "in_force: {from: 2015-01-01}, when")
        + RULE.format(2, "{requested: yes}")
    ),
    "a rule in force after another": (
        RULES + RULE.format(1, "{requested: yes}").replace("when", "in_force: {until: 2015-01-01}, when")
        + RULE.format(2, "{requested: yes}")
    ),
    "a rule in force until the last day": (
        RULES + RULE.format(1, "{requested: yes}").replace("when", "in_force: {until: 9999-12-31}, when")
        + RULE.format(2, "{requested: no}")
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", USED)
def test_6_what_may_decide_a_case_is_left_alone(what: str, tmp_path: Path) -> None:
    """Also on another day, or where it is not known."""
    assert law_of(tmp_path, USED[what]).name == "my"


def test_6_what_cannot_be_followed_to_its_end_counts_as_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is claimed that was not looked at."""
    vacuous._can_be_met.cache_clear()
    idle.cache_clear()
    monkeypatch.setattr("lanzarote.symbolic.diagrams.MOST_NODES", 1)
    assert law_of(tmp_path, UNUSED["elements that exclude one another"][0])
    monkeypatch.undo()
    with pytest.raises(UnusableLaw):
        law_of(tmp_path, UNUSED["elements that exclude one another"][0])


# 7


def test_7_a_holding_that_never_asks_the_law_is_an_error() -> None:
    """It says nothing about any law."""

    def test_always(law: Law, case: Solicitation) -> None:
        """Nothing."""
        assert case.offender_age >= 0

    with pytest.raises(SpecificationError, match="never asks the law"):
        decide(CONVENTION, mark(test_always))


# 8


def test_8_a_partial_report_says_so_in_every_form(own: Run, pytester: pytest.Pytester) -> None:
    """Also where nothing at all was run."""
    files = [pytester.path / f"out.{suffix}" for suffix in ("json", "md", "html")]
    written = [argument for file in files for argument in ("--conformance-report", str(file))]
    for chosen, code, left_out in (("one", 1, ["two"]), ("nothing_at_all", 1, ["one", "two"])):
        assert own("-k", chosen, *written).ret == code
        texts = [file.read_text("utf-8") for file in files]
        assert reported(pytester) == (False, left_out)
        assert all("this was a partial run, and no verdict on the whole" in text for text in texts[1:])


# 9


def lost(pytester: pytest.Pytester, condition: str) -> pytest.RunResult:
    """A run on two workers, with a law that ends its process."""
    pytester.makeconftest(FEW)
    python_law(pytester.path, f"import os\nif {condition}:\n    os.kill(os.getpid(), 9)\nreturn False", "leaving")
    return run_pytest(
        pytester,
        "--jurisdiction",
        "leaving.py",
        "--conformance-report",
        "out.json",
        "-n",
        "2",
        "--max-worker-restart",
        "2",
    )


def test_9_a_lost_worker_takes_a_holding_with_it(own: Run, pytester: pytest.Pytester) -> None:
    """The run is not green, and the report is partial."""
    done = lost(pytester, "str(label) == 'beyond Article 23'")
    assert done.ret == 1
    done.stdout.fnmatch_lines(
        ["*worker 'gw*' crashed*", "  left out: 1 holdings that count*lost or in error: two", "leaving: *partial run*"]
    )
    assert reported(pytester) == (False, ["two"])


def test_9_workers_that_are_all_lost_leave_nothing(own: Run, pytester: pytest.Pytester) -> None:
    """Then it is not even known what there was to be run."""
    done = lost(pytester, "True")
    assert done.ret == 1
    done.stdout.fnmatch_lines(["leaving: no holding that counts was run*"])
    assert reported(pytester)[0] is False


# 10


def test_10_a_stale_expectation_fails(spec: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --jurisdiction, every bundled law is held to what is expected of it."""
    monkeypatch.setattr(session, "expectations", lambda: {"convention": {CHILD_TO_CHILD.id: "mislabels"}})
    done = spec("-k", "child_to_child and convention")
    assert done.ret == 1
    done.stdout.fnmatch_lines(["*expected to be “mislabels”, but is “proved”: expectations.yaml is stale*"])

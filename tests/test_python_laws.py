"""A Python law that misbehaves is named, with method, situation and remedy; the other laws of the run are not touched."""

import itertools
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NoReturn

import pytest

from lanzarote import Law, Silent, Solicitation, load, verify, when
from lanzarote.claims import Holding
from lanzarote.command.main import main
from lanzarote.law import Finding, Place
from lanzarote.model import Age, Label, MaterialAct
from lanzarote.verifier import Misbehaves, Outcome, decide, guard, guarded
from tests.helpers import (
    A23,
    ALWAYS,
    BY_ID,
    CHILD_TO_CHILD,
    ROOT,
    SPEC,
    WITHOUT_INTENT,
    Answers,
    everything,
    mark,
    python_law,
    run_pytest,
    smallest_case,
)


def said_of(law: Law, holding: Holding = CHILD_TO_CHILD) -> str:
    """What is said of a law that cannot be used."""
    with pytest.raises(Misbehaves) as error:
        decide(law, holding)
    said = str(error.value)
    assert said.startswith("the law “")
    assert "\n" not in said
    return said


class Own(BaseException):
    """No Exception."""


class Unspeakable(Exception):
    """Cannot even be shown."""

    def __str__(self) -> str:
        raise ZeroDivisionError

    __repr__ = __str__


def raising(error: BaseException) -> Callable[..., Any]:
    """A law that raises."""

    def answer(label: Label, case: Any) -> Any:
        raise error

    return answer


def recurse(case: Any) -> bool:
    """Never end."""
    return recurse(case)


def changing(case: Any, name: str, *value: Any) -> bool:
    """Give a fact of the situation another value, or take it away."""
    if value:
        object.__setattr__(case, name, *value)
    else:
        object.__delattr__(case, name)
    return False


def only_concretely(answer: Callable[..., Any], otherwise: bool = False) -> Callable[..., Any]:
    """Misbehave on concrete situations only, after a proof has looked well."""
    return lambda label, case: answer(case) if type(case) is Solicitation else otherwise


MEND = "; mend that method of the law"
NO_CASE: Any = []
STEADY = r"let its answers depend on the (situation|facts of the situation) alone"


@pytest.mark.parametrize(
    ("answer", "message", "remedy"),
    [
        (raising(ZeroDivisionError("x")), "raises ZeroDivisionError: x", MEND),
        (raising(SystemExit(0)), "raises SystemExit: 0", MEND),
        (raising(Own("x")), "raises Own: x", MEND),
        (raising(GeneratorExit()), "raises GeneratorExit", MEND),
        (raising(AssertionError("x")), "raises AssertionError", MEND),
        (raising(Unspeakable()), "raises Unspeakable: a Unspeakable", MEND),
        (raising(pytest.skip.Exception("x")), "raises Skipped: x", MEND),
        (lambda *_: None, "answers None; True or False is needed", MEND),
        (lambda *_: 1, "answers 1; True or False is needed", MEND),
        (lambda *_: Unspeakable(), "answers a Unspeakable; True or False is needed", MEND),
        (lambda _, case: recurse(case), "raises RecursionError", MEND),
        (only_concretely(recurse), "raises RecursionError", MEND),
        (only_concretely(lambda case: 1), "answers 1; True or False is needed", MEND),
        (lambda _, case: case.child_agee < 16, "raises AttributeError", MEND + "; did you mean “child_age”?"),
        (only_concretely(lambda case: case.chanel), "raises AttributeError", MEND + "; did you mean “channel”?"),
        (lambda _, case: case.doing, "raises AttributeError", MEND + "; it is a fact of conduct, so look at the kind of the situation first"),
        (lambda _, case: case.nothing_like_it, "raises AttributeError", MEND),
        (lambda _, case: NO_CASE.child_age, "raises AttributeError", MEND),
        (lambda _, case: setattr(case, "willing", True), "raises FrozenInstanceError", MEND),
        (lambda _, case: changing(case, "willing", True), "changes the situation", "; let it only read the situation"),
        (only_concretely(lambda case: changing(case, "child_age", 3)), "changes the situation", "read the situation"),
        (only_concretely(lambda case: changing(case, "proposes")), "changes the situation", "read the situation"),
    ],
)  # fmt: skip
def test_what_a_law_does_wrong_is_named(answer: Callable[..., Any], message: str, remedy: str) -> None:
    """Which law, which method, on which situation, and what to do; from then on it is not asked again."""
    law = guarded(Answers(answer))
    said = said_of(law)
    assert said.startswith("the law “told” cannot be used: establishes ")
    assert message in said
    assert " on Solicitation(" in said
    assert said.endswith(remedy)
    assert said_of(law, ALWAYS) == said


def test_a_circumstance_that_is_not_declared_is_named_with_one_that_is() -> None:
    """In the proof, which asks first."""
    said = said_of(Answers(lambda _, case: "deciet" in case.circumstances, circumstances=["deceit", "threat"]))
    assert "establishes asks for the circumstance “deciet”, which is not declared by this law on Solicitation(" in said
    assert said.endswith("; declare it in the law's “circumstances”; did you mean “deceit”?")


def test_an_interrupt_is_not_the_laws() -> None:
    """Ctrl-C stops the run."""
    with pytest.raises(KeyboardInterrupt):
        decide(Answers(raising(KeyboardInterrupt())), CHILD_TO_CHILD)


def counted(answer: Callable[..., Any]) -> Callable[..., Any]:
    """A law that counts how often it was asked."""
    times = itertools.count()
    return lambda label, case: answer(next(times), case)


def first_answer_by(key: Callable[..., Any]) -> Callable[..., Any]:
    """A law that keeps its first answer under a key that does not say enough."""
    known = {}

    def answer(label: Label, case: Any) -> Any:
        if key(case) not in known:
            known[key(case)] = case.willing and case.intentional
        return known[key(case)]

    return answer


@pytest.mark.parametrize(
    "answer",
    [
        counted(lambda times, case: times % 2 == 0),
        counted(lambda times, case: times % 3 == 0 and case.willing),
        counted(lambda times, case: case.willing if times % 3 else case.age_mistake),
        *(counted(lambda times, case, n=n: times > n and case.willing) for n in range(1, 7)),
        first_answer_by(lambda case: 0),
        first_answer_by(lambda case: case.stage),
        first_answer_by(lambda case: type(case)),
    ],
)  # fmt: skip
def test_a_law_that_depends_on_more_than_the_situation_is_named(answer: Callable[..., Any]) -> None:
    """How often or in which order it was asked."""
    with pytest.raises(Misbehaves, match=STEADY):
        decide(Answers(answer), CHILD_TO_CHILD)


@pytest.mark.parametrize(
    "answer",
    [
        lambda label, case: random.random() < 0.5,
        lambda label, case: random.random() < 0.5 and case.willing,
        lambda label, case: time.perf_counter_ns() // 64 % 2 == 0,
    ],
)
def test_a_law_that_depends_on_time_or_chance_is_named(answer: Callable[..., Any]) -> None:
    """It cannot be lucky all the time."""
    with pytest.raises(Misbehaves, match=STEADY):
        verify(Answers(answer))


def test_a_law_that_depends_on_the_order_of_questions_is_named() -> None:
    """It answers otherwise once it has been asked about something else."""
    seen = set()

    def answer(label: Label, case: Any) -> Any:
        seen.add(label)
        return len(seen) > 1 and case.proposes and case.agreed

    said = said_of(Answers(answer), ALWAYS)
    assert "establishes answers False and also True on Solicitation(" in said
    assert "proposes=True" in said


def test_a_law_that_answers_otherwise_when_all_is_asked_again_is_named() -> None:
    """After a proof, its concrete cases are asked again in the reverse order."""
    seen = []

    def answer(label: Label, case: Any) -> Any:
        seen.append(case)
        return type(case) is Solicitation and len(seen) > 2 and seen[-3] == case and case.proposes

    assert "answers" in said_of(Answers(answer), ALWAYS)


def test_a_law_that_changes_between_two_holdings_is_named() -> None:
    """What it answered to one holding is known in the next; a case of a failure is asked again."""
    switched: list[bool] = []
    law = guarded(Answers(lambda label, case: bool(switched) and case.proposes))
    decide(law, ALWAYS)
    switched.append(True)
    assert "answers False and also True on Solicitation(" in said_of(law, ALWAYS)


@pytest.mark.parametrize(
    "differs",
    [
        lambda case: type(case) is not Solicitation,
        lambda case: isinstance(case.offender_age, int),
        lambda case: str(type(case.offender_age)) == "<class 'int'>",
    ],
)
def test_a_symbolic_and_a_concrete_answer_that_differ_are_found_out(differs: Callable[..., Any]) -> None:
    """The most ordinary case of every path is asked of a Python law concretely, whatever the path said."""
    with pytest.raises(Misbehaves, match=r"answers (True|False) and also (True|False) on Solicitation\("):
        decide(Answers(lambda label, case: differs(case)), CHILD_TO_CHILD)


FINDING: dict[str, Any] = {"provision": "s. 1", "label": A23, "established": True, "met": ("a",), "missing": ()}


def finding(**changes: Any) -> dict[str, Any]:
    """A law whose only finding is not quite one."""
    return {"findings": lambda label, case: [Finding(**(FINDING | changes))]}


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({"name": 3}, "name answers 3; a printable text is needed"),
        ({"name": None}, "name answers None; a printable text is needed"),
        ({"name": "\x1b[31m"}, "name answers '\\x1b[31m'; a printable text is needed"),
        ({"circumstances": "abc"}, "circumstances answers 'abc'; a list of names, or a mapping of names to sentences, is"),
        ({"circumstances": 5}, "circumstances answers 5; a list"),
        ({"circumstances": [5]}, "circumstances answers [5]; a list"),
        ({"circumstances": {"a": 5}}, "circumstances answers {'a': 5}; a list"),
        ({"legal_age": "16"}, "legal_age answers '16'; a number of completed years, at most 18, is needed"),
        ({"legal_age": True}, "legal_age answers True; a number"),
        ({"legal_age": 19}, "legal_age answers 19; a number of completed years, at most 18, is needed"),
        ({"legal_age": -1}, "legal_age answers -1; a number"),
        ({"findings": lambda label, case: None}, "findings answers None; a list of Finding, each as its fields say, is"),
        ({"findings": lambda label, case: [1]}, "findings answers [1]; a list of Finding"),
        ({"findings": lambda label, case: 1 / 0}, "findings raises ZeroDivisionError"),
        (finding(met=None), "findings answers [Finding("),
        (finding(missing=(3,)), "findings answers [Finding("),
        (finding(provision=None), "findings answers [Finding("),
        (finding(label="Article 23"), "findings answers [Finding("),
        (finding(established=None), "findings answers [Finding("),
        (finding(place="here"), "findings answers [Finding("),
        (finding(missing_at=(Place("a", 1),)), "findings answers [Finding("),
        ({"places": lambda question: None}, "places answers None; a list of Place is needed"),
        ({"places": lambda question: ["a"]}, "places answers ['a']; a list of Place"),
        ({"places": lambda question: 1 / 0}, "places raises ZeroDivisionError"),
        ({"grades": lambda question: ["good"]}, "grades answers ['good']; a list of grades (primary, secondary, unverified"),
        ({"grades": 5}, "grades raises TypeError: 'int' object is not callable"),
    ],
)  # fmt: skip
def test_whatever_else_a_law_says_is_checked(members: dict[str, Any], message: str) -> None:
    """Not only its answers: no traceback comes of any of it."""
    law = Answers(lambda *_: True, **members)
    with pytest.raises(Misbehaves) as error:
        verify(law)
    said = str(error.value)
    assert message in said
    assert said.endswith(MEND)


@pytest.mark.parametrize("member", ["name", "circumstances", "legal_age", "places", "findings", "grades"])
def test_a_law_whose_members_raise_is_named(member: str) -> None:
    """Also where they are properties."""
    broken = type("Broken", (Answers,), {member: property(lambda self: 1 / 0)})
    with pytest.raises(Misbehaves, match=f"{member} raises ZeroDivisionError"):
        verify(broken(lambda *_: True))


def test_a_law_may_be_silent_on_places_and_grades() -> None:
    """Then there are none."""
    law = Answers(places=raising_silence, grades=raising_silence)
    result = decide(law, CHILD_TO_CHILD)
    assert (result.places, result.grades) == ((), ())


def raising_silence(*_: object) -> NoReturn:
    """Say nothing."""
    raise Silent("not known")


def test_circumstances_have_an_order() -> None:
    """A set has none, and reports must be the same every time."""
    assert guarded(Answers(circumstances={"b", "a"})).circumstances == ("a", "b")
    assert guarded(Answers(circumstances=["b", "a", "b"])).circumstances == ("b", "a")
    assert guarded(Answers(circumstances={"b": "x y", "a": "z"})).circumstances == {"b": "x y", "a": "z"}


def test_a_law_that_is_guarded_is_not_guarded_again() -> None:
    """What is remembered of it stays with it."""
    law = guarded(Answers())
    assert guarded(law) is law


def test_an_answer_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """Although each question is answered."""
    monkeypatch.setattr(guard, "ANSWER_SECONDS", 0.05)

    def slowly(label: Label, case: Any) -> bool:
        time.sleep(0.03)
        return False

    said = said_of(Answers(slowly))
    assert "establishes takes more than 0.05 seconds for one answer on Solicitation(" in said
    assert said.endswith("; let it answer more quickly, or read fewer facts")


ENDLESS = {
    "forever": "while True: pass",
    "stubborn": "import time\ntry: time.sleep(60)\nexcept BaseException: return False",
    "concretely": "import time\nif type(case).__module__ == 'lanzarote.model.situations': time.sleep(60)\nreturn False",
}


@pytest.mark.parametrize("body", ENDLESS.values(), ids=ENDLESS)
def test_a_question_that_does_not_end_ends_the_process(body: str, tmp_path: Path) -> None:
    """With 4, and not before it is said which law, method and situation it was; what was told of others stays told."""
    file = python_law(tmp_path, body)
    code = (
        "import sys; from lanzarote import watchdog; watchdog.QUESTION_SECONDS = 0.2\n"
        f"from lanzarote.command.main import main; sys.exit(main(['check', 'convention', {str(file)!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=30)  # noqa: S603
    assert done.returncode == 4
    said = done.stderr.decode()
    assert said.startswith("the law “bad” cannot be used: establishes takes more than 0.2 seconds on Solicitation(")
    assert said.endswith("; mend that method of the law\n")
    assert "convention: follows all it speaks of" in done.stdout.decode()


def test_a_law_that_does_not_end_is_named_under_pytest_too(pytester: pytest.Pytester) -> None:
    """Although the output is captured."""
    python_law(pytester.path, ENDLESS["forever"])
    pytester.makeconftest("from lanzarote import watchdog\nwatchdog.QUESTION_SECONDS = 0.2\n")
    done = pytester.runpytest_subprocess(
        *SPEC, "--rootdir", ".", "--jurisdiction", "bad.py", ".", "-k", "child_to_child", timeout=60
    )
    assert done.ret == 4
    done.stderr.fnmatch_lines(["the law “bad” cannot be used: establishes takes more than 0.2 seconds on *"])


BODIES = {
    "raises": "raise SystemExit(0)",
    "is of no type": "return 3",
    "recurses": "return self.establishes(label, case)",
    "counts": "self.n = getattr(self, 'n', 0) + 1; return self.n % 2 == 0",
    "mutates": "object.__setattr__(case, 'intentional', False); return False",
    "reads what is not there": "return case.child_agee < 16",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_the_command_names_a_law_and_goes_on_with_the_others(
    body: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 4, one line, no traceback; the verdict on the other law is what it is without this one."""
    assert main(["check", "sweden-2009"]) == 1
    alone = capsys.readouterr().out
    assert main(["check", str(python_law(tmp_path, body)), "sweden-2009"]) == 4
    told = capsys.readouterr()
    assert told.out == alone
    assert told.err.startswith("the law “bad” cannot be used: establishes ")
    assert told.err.count("\n") == 1


def test_pytest_names_a_law_and_goes_on_with_the_others(pytester: pytest.Pytester) -> None:
    """Exit 4; random situations that one law has changed are whole for the next."""
    python_law(pytester.path, BODIES["mutates"])
    done = run_pytest(
        pytester, *SPEC, "--jurisdiction", "bad.py", "--jurisdiction", "convention", "--tb=short", "-n", "2"
    )
    assert done.ret == 4
    done.stdout.fnmatch_lines(["convention: follows all it speaks of; *", "bad: cannot be used"])
    done.stdout.no_fnmatch_line("*Traceback*")


@pytest.mark.parametrize(
    ("member", "message"),
    [
        ("name = 3", "name answers 3"),
        ("circumstances = 'abc'", "circumstances answers 'abc'"),
        ("name = property(lambda self: 1 / 0)", "name raises ZeroDivisionError"),
    ],
)
def test_both_faces_refuse_a_law_without_name_or_circumstances(
    member: str, message: str, pytester: pytest.Pytester, capsys: pytest.CaptureFixture[str]
) -> None:
    """At once, since every report needs them."""
    file = pytester.path / "bad.py"
    file.write_text(f"from lanzarote import Law\nclass Bad(Law):\n    {member}\nlaw = Bad()\n")
    assert main(["check", str(file)]) == 4
    assert message in capsys.readouterr().err
    done = run_pytest(pytester, *SPEC, "--jurisdiction", "bad.py")
    assert done.ret == 4
    done.stderr.fnmatch_lines([f"*{message}*mend that method of the law"])
    done.stderr.no_fnmatch_line("*Traceback*")


def test_help_says_what_importing_a_law_means(pytester: pytest.Pytester, capsys: pytest.CaptureFixture[str]) -> None:
    """In both faces."""
    assert main(["check", "--help"]) == 0
    command = capsys.readouterr().out
    for told in (command, str(run_pytest(pytester, "--help").stdout)):
        assert "imported, which runs its code" in " ".join(told.split())


def test_the_law_in_the_guide_is_one(tmp_path: Path) -> None:
    """As it stands there."""
    text = (ROOT / "docs" / "python-laws.md").read_text("utf-8")
    (source,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    file = tmp_path / "mine.py"
    file.write_text(source, "utf-8")
    law = guarded(load(file))
    assert decide(law, CHILD_TO_CHILD).outcome is Outcome.PROVED
    assert decide(law, ALWAYS).outcome is Outcome.PROVED
    assert decide(law, WITHOUT_INTENT).outcome is Outcome.OUT_OF_SCOPE
    assert decide(law, BY_ID["producing_is_an_offence"]).reasons == ("only solicitation has been written down",)


def test_a_table_of_decided_cases_is_followed_like_any_other_text() -> None:
    """A case that is decided by itself is one of all there are, and is found; what is only remembered is not mixed up."""
    decided = {Solicitation(offender_age=Age(17), proposes=True, child_age=Age(3)): True}

    def answer(label: Label, case: Any) -> Any:
        return decided.get(case, False) if label is A23 else False

    found = decide(Answers(answer), CHILD_TO_CHILD)
    assert (found.outcome, found.method) == (Outcome.OUT_OF_SCOPE, "proof")
    assert smallest_case(found) in decided


IDIOMS = {
    "another kind of number": lambda case: case.child_age == Decimal(12),
    "bits of an age": lambda case: (case.child_age | 1) == 13,
    "a large float": lambda case: case.child_age * 31_557_600_000 >= 12 * 31_557_600_000.0,
    "an age changed to an age": lambda case: case.changed("child_age", case.offender_age).child_age == 17,
    "equality": lambda case: case == case.changed("willing", True),
}


@pytest.mark.parametrize("idiom", IDIOMS.values(), ids=IDIOMS)
def test_what_python_can_do_with_a_situation_is_followed(idiom: Callable[..., Any]) -> None:
    """Or, if it cannot be, is named; never is a law proved that a case breaks."""
    law = Answers(lambda label, case: label is A23 and case.proposes and idiom(case))
    found = decide(law, CHILD_TO_CHILD)
    assert (found.outcome, found.method) == (Outcome.OUT_OF_SCOPE, "proof")


SWALLOWED = {
    "a type": (lambda case: type(case) is Solicitation, "answers False and also True"),
    "an integer": (lambda case: isinstance(case.child_age, int), "answers False and also True"),
    "a circumstance": (
        lambda case: swallowed(lambda: "x" in case.circumstances, True),
        "asks for the circumstance “x”",
    ),
}


def swallowed(run: Callable[..., Any], otherwise: bool) -> Any:
    """Try, and say something else if it does not work."""
    try:
        return run()
    except Exception:
        return otherwise


@pytest.mark.parametrize(("idiom", "message"), SWALLOWED.values(), ids=SWALLOWED)
def test_what_cannot_be_followed_is_named(idiom: Callable[..., Any], message: str) -> None:
    """Although the law swallows what is raised, or asks a question that has another answer in a proof."""
    law = Answers(lambda label, case: label is A23 and case.proposes and idiom(case))
    assert message in said_of(law)


def no_material_acts(law: Law, case: Solicitation) -> None:
    """Where nothing is done, the material acts are missing."""
    when(case.has(act=MaterialAct.NONE))
    assert law.lacks(A23, case, "material_acts")


def test_a_law_without_findings_lacks_nothing_that_is_known() -> None:
    """Silence, not an element that is missing."""
    lacking = mark(no_material_acts)
    assert decide(Answers(lambda *_: True, findings=lambda label, case: []), lacking).outcome is Outcome.SILENT
    some = Finding("s. 1", A23, False, (), ("other",), ("material_acts",))
    assert decide(Answers(lambda *_: True, findings=lambda label, case: [some]), lacking).outcome is Outcome.SILENT


def test_time_counts_for_one_answer_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """A law that was too large to be worked out is not out of time for the rest of the run."""
    monkeypatch.setattr("lanzarote.symbolic.execution.MOST_PATHS", 2)
    monkeypatch.setattr(guard, "ANSWER_SECONDS", 1.0)
    law = guarded(Answers(lambda label, case: case.willing and case.agreed and case.proposes))
    assert law.answer(A23, Solicitation) is None
    now = time.monotonic()
    monkeypatch.setattr(guard, "time", SimpleNamespace(monotonic=lambda: now + 2))
    assert not law.establishes(A23, Solicitation())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks here")
def test_a_process_that_was_forked_is_watched_too(tmp_path: Path) -> None:
    """Its threads are its own."""
    file = python_law(tmp_path, "import time; time.sleep(60)")
    code = (
        "import os, sys; from lanzarote import watchdog; watchdog.QUESTION_SECONDS = 0.2\n"
        "from lanzarote.command.main import main; from lanzarote import load, verify\n"
        "from tests.python_convention import law; from lanzarote.verifier import guarded; guarded(law).legal_age\n"
        f"os.fork() or os._exit(main(['check', {str(file)!r}]))\n"
        "sys.exit(os.waitstatus_to_exitcode(os.wait()[1]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=30, cwd=ROOT)  # noqa: S603
    assert done.returncode == 4


def test_an_element_is_missing_where_every_provision_misses_it() -> None:
    """And is not where one does not."""
    missing = Finding("s. 1", A23, False, (), ("material_acts",))
    there = Finding("s. 2", A23, False, ("material_acts",), ("adult",))
    lacking = mark(no_material_acts)
    assert decide(Answers(lambda *_: True, findings=lambda label, case: [missing]), lacking).outcome is Outcome.PROVED
    assert (
        decide(Answers(lambda *_: True, findings=lambda label, case: [missing, there]), lacking).outcome
        is Outcome.FALLS_SHORT
    )


def test_what_a_law_swallows_in_a_proof_path_by_path_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the law's name, not the holding's."""
    monkeypatch.setattr("lanzarote.symbolic.execution.MOST_PATHS", 60)

    def answer(label: Label, case: Any) -> Any:
        if case.intentional:
            return len(everything(case)) < 0
        return swallowed(lambda: "x" in case.circumstances, True)

    assert "asks for the circumstance “x”" in said_of(Answers(answer), WITHOUT_INTENT)


def test_a_law_that_changes_its_mind_path_by_path_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is asked within the holding, since it tells too much apart."""
    monkeypatch.setattr("lanzarote.symbolic.execution.MOST_PATHS", 60)
    times = itertools.count()

    def answer(label: Label, case: Any) -> Any:
        if case.intentional:
            return len(everything(case)) < 0
        return case.willing if next(times) % 8 < 6 else case.agreed

    said_of(Answers(answer), WITHOUT_INTENT)


def test_a_law_that_reads_less_the_second_time_is_named() -> None:
    """Then a path would be counted twice."""
    times = itertools.count()
    law = Answers(lambda label, case: next(times) < 2 and case.willing and False)
    assert "reads fewer facts than before" in said_of(law)

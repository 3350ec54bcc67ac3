"""No run ends with 0 in which less was shown of a named law than was asked for, whoever else has a say in how it ends."""

import os
import sys
from pathlib import Path

import pytest

from tests.helpers import CONVENTION_TEXT, Run, python_law, run_pytest, written

NOTHING = ["--jurisdiction: no holding was collected, so nothing was checked; name the specification: *"]
OVERRULED = "*not all that was asked for was shown of the law, so this run does not end with 0*"

# No holding was collected


COLLECTS_NOTHING = {
    "no tests at all": {},
    "tests of one's own": {"test_own.py": "def test_own(): pass\n"},
    "a folder called spec": {"spec/test_01.py": "def test_own(): pass\n"},
    "an ini file that names other files": {
        "pytest.ini": "[pytest]\npython_files = check_*.py\ntestpaths = checks\n",
        "checks/check_own.py": "def test_own(): pass\n",
        "test_held.py": "from lanzarote import holding\n@holding('Own 1')\ndef test_held(law, case): '''Nothing.'''\n",
    },
    "a law named in an ini file": {
        "pytest.ini": "[pytest]\naddopts = --jurisdiction convention\n",
        "test_own.py": "def test_own(): pass\n",
    },
}


@pytest.mark.parametrize("where", COLLECTS_NOTHING)
def test_a_named_law_for_which_no_holding_is_collected_ends_with_4(where: str, pytester: pytest.Pytester) -> None:
    """Also beside tests that pass; the summary says what to do."""
    for name, text in COLLECTS_NOTHING[where].items():
        file = pytester.path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    done = run_pytest(pytester, "--jurisdiction", "convention")
    assert done.ret == 4
    done.stdout.fnmatch_lines(NOTHING)


def test_workers_that_collect_no_holding_end_with_4(pytester: pytest.Pytester) -> None:
    """What they did not collect, they cannot tell."""
    pytester.makepyfile("def test_own(): pass")
    done = run_pytest(pytester, "--jurisdiction", "convention", "-n", "2")
    assert done.ret == 4
    done.stdout.fnmatch_lines(NOTHING)


INI = {
    "other files": "python_files = check_*.py *_unit.py",
    "other functions": "python_functions = check_*",
    "folders to leave alone": "norecursedirs = spec lanzarote *",
    "nothing imported": "collect_imported_tests = false",
    "documentation": "python_files = check_*.py\naddopts = --doctest-modules",
    "other folders": "testpaths = nowhere",
}


@pytest.mark.parametrize("what", INI)
def test_an_ini_file_says_nothing_of_the_files_of_the_opinion(what: str, spec: Run, pytester: pytest.Pytester) -> None:
    """What it says is meant of one's own."""
    pytester.makeini(f"[pytest]\n{INI[what]}\n")
    done = spec("--jurisdiction", "convention")
    assert done.ret == 0
    done.stdout.no_fnmatch_line("*partial run*")


def test_a_file_of_the_opinion_named_in_an_ini_file_is_no_part_that_was_asked_for(pytester: pytest.Pytester) -> None:
    """Whoever names a part names it on the command line."""
    import lanzarote.spec

    file = Path(lanzarote.spec.__file__).parent / "test_09_questions_of_interpretation.py"
    pytester.makeini(f"[pytest]\ntestpaths = {file}\n")
    done = run_pytest(pytester, "--jurisdiction", "convention", "-p", "no:cacheprovider")
    assert done.ret == 1
    done.stdout.fnmatch_lines(["  left out: *"])


# Something was collected, and not run


@pytest.mark.parametrize("how", [["--collect-only"], ["--setup-only"], ["--setup-plan"], ["-k", "nothing_at_all"]])
def test_a_run_that_runs_nothing_does_not_end_with_0(how: list[str], own: Run) -> None:
    """Nor with 5, which others take for a run without fault."""
    assert own(*how).ret == 1


# Somebody else says how it ends


ENDINGS = {
    "makes 0 of every status": "def pytest_sessionfinish(session): session.exitstatus = 0\n",
    "makes 0 of it last": (
        "@pytest.hookimpl(wrapper=True, tryfirst=True)\n"
        "def pytest_sessionfinish(session):\n"
        "    yield\n"
        "    session.exitstatus = 0\n"
    ),
    "exits with 0 at the end": "def pytest_sessionfinish(): pytest.exit('done', returncode=0)\n",
    "exits with 0 at the beginning": "def pytest_sessionstart(): pytest.exit('done', returncode=0)\n",
    "exits with 0 while collecting": "def pytest_collection_modifyitems(): pytest.exit('done', returncode=0)\n",
    "exits with 0 at the first test": "def pytest_runtest_setup(): pytest.exit('done', returncode=0)\n",
    "ends the process when it is done": "def pytest_unconfigure(): raise SystemExit(0)\n",
    "ends the process when it is read": "raise SystemExit(0)\n",
    "runs nothing": "def pytest_cmdline_main(): return 0\n",
    "runs no loop": "def pytest_runtestloop(): return True\n",
    "makes 0 of the end": (
        "@pytest.hookimpl(wrapper=True, tryfirst=True)\ndef pytest_cmdline_main():\n    yield\n    return 0\n"
    ),
}


@pytest.mark.parametrize("how", ENDINGS)
def test_who_ends_the_session_with_0_is_overruled(how: str, own: Run, pytester: pytest.Pytester) -> None:
    """Here a holding was deselected."""
    pytester.makeconftest(f"import pytest\n{ENDINGS[how]}")
    assert own("-k", "one").ret in (1, 4)


LEAVES = {
    "when it is done": "def pytest_unconfigure(): os._exit(0)\n",
    "at its end": "def pytest_sessionfinish(): os._exit(0)\n",
    "while collecting": "def pytest_collection_modifyitems(): os._exit(0)\n",
    "at the very end": "import atexit\natexit.register(os._exit, 0)\n",
}


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize("how", LEAVES)
def test_who_leaves_the_process_leaves_it_with_what_is_known(how: str, pytester: pytest.Pytester) -> None:
    """As those do who have threads that do not end."""
    pytester.makeconftest(f"import os\n{LEAVES[how]}")
    arguments = ("--jurisdiction", "convention", "-k", "one")
    assert pytester.runpytest_subprocess(*arguments).ret in (1, 4)


@pytest.mark.usefixtures("own")
def test_a_python_law_that_leaves_the_process_does_not_leave_it_with_0(pytester: pytest.Pytester) -> None:
    """In both faces; who makes a child of the process decides about that child."""
    python_law(pytester.path, "import os\nos._exit(0)", "leaving")
    command = "import sys; from lanzarote.command.main import main; sys.exit(main(['check', 'leaving.py']))"
    assert pytester.run(sys.executable, "-c", command).ret == 4
    assert pytester.runpytest_subprocess("--jurisdiction", "leaving.py").ret == 4


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forks")
def test_a_child_ends_as_it_says(pytester: pytest.Pytester) -> None:
    """Also while its parent is held."""
    program = "import os\nfrom lanzarote.exits import held\nwith held(lambda code: 4):\n    child = os.fork()\n    if not child: os._exit(0)\n    assert os.waitpid(child, 0)[1] == 0\n"
    assert pytester.run(sys.executable, "-c", program).ret == 0


@pytest.mark.parametrize("how", ["makes 0 of every status", "makes 0 of the end"])
def test_a_law_that_falls_short_falls_short_whatever_is_made_of_it(
    how: str, own: Run, pytester: pytest.Pytester
) -> None:
    """Also where everything was run."""
    python_law(pytester.path, "return True", "wide")
    pytester.makeconftest(f"import pytest\n{ENDINGS[how]}")
    done = own("--jurisdiction", "wide.py")
    assert done.ret == 1
    done.stderr.fnmatch_lines([OVERRULED])


def test_a_law_that_cannot_be_used_is_4_whatever_is_made_of_it(own: Run, pytester: pytest.Pytester) -> None:
    """As ever."""
    python_law(pytester.path, "return 3", "bad")
    pytester.makeconftest(f"import pytest\n{ENDINGS['makes 0 of every status']}")
    assert own("--jurisdiction", "bad.py").ret == 4


def test_holdings_of_which_none_was_run_do_not_end_with_0_where_no_law_was_named(pytester: pytest.Pytester) -> None:
    """As soon as nothing else was run either."""
    pytester.makepyfile(
        "from lanzarote import holding\n@holding('Own 1')\ndef test_held(law, case):\n    '''Nothing.'''\n"
    )
    pytester.makeconftest(f"import pytest\n{ENDINGS['makes 0 of every status']}")
    done = run_pytest(pytester, "-k", "nothing_at_all")
    assert done.ret == 1
    done.stderr.fnmatch_lines([OVERRULED])


def test_a_status_that_is_worse_stays(own: Run, pytester: pytest.Pytester) -> None:
    """The laws are settled over what is milder."""
    pytester.makeconftest("def pytest_runtestloop(): 1 / 0\n")
    assert own().ret == 3


@pytest.mark.parametrize("asked", ["--markers", "--fixtures", "--fixtures-per-test", "--cache-show", "-VV"])
def test_what_only_informs_ends_with_0(asked: str, pytester: pytest.Pytester) -> None:
    """It claims nothing about a law that happens to be named."""
    written(pytester.path, CONVENTION_TEXT)
    assert run_pytest(pytester, "--jurisdiction", "my.jurisdiction.yaml", asked).ret == 0


def test_strangers_sessions_end_as_they_would(pytester: pytest.Pytester) -> None:
    """Where no law is named and no holding collected."""
    assert run_pytest(pytester).ret == 5
    pytester.makeconftest(f"import pytest\n{ENDINGS['makes 0 of every status']}")
    assert run_pytest(pytester).ret == 0
    pytester.makeconftest("raise SystemExit(0)\n")
    assert pytester.runpytest_subprocess().ret == 0


def test_an_error_in_a_hook_of_a_worker_does_not_end_with_0(own: Run, pytester: pytest.Pytester) -> None:
    """Its results are lost with it."""
    pytester.makeconftest("def pytest_runtest_protocol(): raise RuntimeError\n")
    assert own("-n", "2").ret != 0

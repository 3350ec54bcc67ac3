"""An item about a holding is to others what a test function is, and what came of it is no pass unless it is one."""

import json
from collections import Counter
from fnmatch import fnmatch
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.helpers import HEAD, WHOLE, Run, written

TAKEN_FOR_GRANTED = {
    "obj": "item.obj.__doc__ and item.obj.__name__ == item.originalname",
    "function": "item.function is item.obj",
    "fixturenames": "'db' not in item.fixturenames and isinstance(item.fixturenames, list)",
    "funcargs": "item.funcargs == {}",
    "callspec": "item.callspec.id == 'convention' and list(item.callspec.params.values()) == ['convention']",
    "cls": "item.cls is None and getattr(item.instance, 'x', None) is None",
    "module": "item.module.__name__.endswith('test_own') and item.getparent(pytest.Module).obj is item.module",
    "keywords": "'holding' in item.keywords and item.name in item.keywords",
    "markers": "[m.args for m in item.iter_markers('holding')][0][0].startswith('Own')",
    "closest marker": "item.get_closest_marker('holding') and not item.get_closest_marker('skipif')",
    "location": "item.location[0].endswith('test_own.py') and item.location[1] > 0",
    "reportinfo": "item.reportinfo()[1] == item.location[1]",
    "nodeid": "item.nodeid == f'test_own.py::{item.originalname}[convention]'",
    "request": "item._request.node is item and item._request.function is item.obj",
    "fixture information": "item._fixtureinfo.argnames == () and item._fixtureinfo.name2fixturedefs is not None",
    "kind": "isinstance(item, pytest.Function) and item.getmodpath() and item.fspath and item.path.is_file()",
    "stash": "item.stash.get(pytest.StashKey(), None) is None and item.user_properties == []",
    "source": "__import__('inspect').getsource(item.function) and __import__('inspect').signature(item.obj)",
}


@pytest.mark.parametrize("what", TAKEN_FOR_GRANTED)
def test_an_item_has_what_conftests_take_for_granted(what: str, own: Run, pytester: pytest.Pytester) -> None:
    """While collecting and while running."""
    pytester.makeconftest(
        f"import pytest\ndef check(item): assert {TAKEN_FOR_GRANTED[what]}\n"
        "def pytest_collection_modifyitems(items):\n    for item in items: check(item)\n"
        "def pytest_runtest_setup(item): check(item)\n"
    )
    assert own().ret == 0


FIXTURES = {
    "one that reads the request": (
        "@pytest.fixture(autouse=True)\ndef used(request):\n"
        "    assert request.node.originalname == request.function.__name__\n    request.node.used = True\n"
    ),
    "of a module": "@pytest.fixture(autouse=True, scope='module')\ndef used(request): assert request.module.test_one\n",
    "one asked for by name": (
        "@pytest.fixture\ndef asked(): return 1\n"
        "@pytest.fixture(autouse=True)\ndef used(request): assert request.getfixturevalue('asked') == 1\n"
    ),
    "fixtures with the names of a claim's parameters": (
        "@pytest.fixture(autouse=True)\ndef law(): return 3\n@pytest.fixture(autouse=True)\ndef case(law): return law\n"
    ),
    "one that is parametrized": "@pytest.fixture\ndef law(request): return request.param\n",
}


@pytest.mark.parametrize("what", FIXTURES)
def test_fixtures_that_are_used_everywhere_are_used_here(what: str, own: Run, pytester: pytest.Pytester) -> None:
    """And disturb nothing."""
    pytester.makeconftest(f"import pytest\n{FIXTURES[what]}")
    done = own()
    assert done.ret == 0
    done.stdout.fnmatch_lines(["convention: follows all it speaks of; not applicable: beyond Article 23 (1)"])


def test_a_fixture_that_fails_leaves_its_holding_out(own: Run, pytester: pytest.Pytester) -> None:
    """It is an error, and no verdict."""
    pytester.makeconftest(
        "import pytest\n@pytest.fixture(autouse=True)\ndef broken(request):\n    assert 'two' not in request.node.name\n"
    )
    done = own()
    assert done.ret == 1
    done.stdout.fnmatch_lines(["  left out: 1 holdings that count*in error: two", "*1 passed, 1 error*"])


# What others see

SAID = {
    "silent": (
        "means_and_training_of_the_relevant_authorities_are_a_duty",
        "silent: the law file does not speak of “training*",
    ),
    "depends": ("article_18_1_b_and_recourse_are_purposes_too", "depends: purpose-overlap"),
    "not taken up": ("solicitation_for_abuse_that_stays_online", "not taken up"),
}
"""For outcomes that are no pass, a holding about the Convention that comes to it, and the reason that is given."""
WRITES = """
import json, pathlib
seen = []
def pytest_runtest_logreport(report):
    if report.when == "call":
        reason = report.longrepr[2] if report.skipped else ""
        seen.append((report.nodeid, report.outcome, reason))
def pytest_unconfigure(config):
    if not hasattr(config, "workerinput"):
        pathlib.Path("seen.json").write_text(json.dumps(seen), "utf-8")
"""


"""A plug-in that notes what others see of a test, as reports on paper do."""


def seen(folder: Path) -> list[tuple[str, str, str]]:
    """What it saw: the test, its outcome, the reason of a skip."""
    return [(node, outcome, reason) for node, outcome, reason in json.loads((folder / "seen.json").read_text("utf-8"))]


@pytest.mark.parametrize("workers", [[], ["-n", "2"]], ids=["alone", "workers"])
def test_what_is_no_pass_is_a_skip_with_its_reason(workers: list[str], spec: Run, pytester: pytest.Pytester) -> None:
    """For every consumer of pytest's reports; the summary and pytest's last line say what it is."""
    pytester.makepyfile(writes=WRITES)
    pytester.syspathinsert()
    done = spec("-p", "writes", "--jurisdiction", "convention", "--junit-xml", "found.xml", *workers)
    assert done.ret == 0
    done.stdout.fnmatch_lines(["*83 passed, 22 silent*"] if not workers else ["*83 passed*"])
    found = seen(pytester.path)
    assert Counter(outcome for _, outcome, _ in found) == {"passed": 83, "skipped": 25}
    for kind in ("silent", "depends", "not taken up"):
        name, reason = SAID[kind]
        (said,) = [told for node, outcome, told in found if name in node and outcome == "skipped"]
        assert fnmatch(said, f"Skipped: {reason}")
    suite = ElementTree.parse(pytester.path / "found.xml").find(".//testsuite")  # noqa: S314
    assert suite is not None
    assert (suite.get("tests"), suite.get("skipped"), suite.get("failures")) == ("108", "25", "0")
    messages = [each.get("message", "") for each in suite.iter("skipped")]
    assert all(message.split(":")[0] in ("silent", "depends", "not taken up") for message in messages)


def test_what_is_expected_to_fall_short_is_no_pass(spec: Run, pytester: pytest.Pytester) -> None:
    """Of a bundled law."""
    pytester.makepyfile(writes=WRITES)
    pytester.syspathinsert()
    spec("-p", "writes", "-k", "sweden-2018 and knowingly_attending")
    assert seen(pytester.path)[0][1:] == ("skipped", "Skipped: expected: falls short")


def test_where_it_is_skipped_is_where_the_holding_stands(spec: Run, pytester: pytest.Pytester) -> None:
    """Not a line of the plug-in."""
    done = spec("--jurisdiction", "convention", "--junit-xml", "found.xml", "-k", "training_of")
    assert done.ret == 1
    text = (pytester.path / "found.xml").read_text("utf-8")
    assert "test_09_questions" in text or "test_0" in text
    assert "items.py" not in text


def test_a_reason_is_one_line_of_text(pytester: pytest.Pytester, spec: Run) -> None:
    """Whatever a law file says."""
    text = f'{HEAD}provisions:\n{WHOLE}silent:\n  all other offences: "first\\nsecond <b>"\n'
    written(pytester.path, text)
    pytester.makepyfile(writes=WRITES)
    pytester.syspathinsert()
    arguments = ("--jurisdiction", "my.jurisdiction.yaml", "--junit-xml", "found.xml")
    spec("-p", "writes", *arguments, "-k", "test_producing_is")
    ((_, outcome, reason),) = seen(pytester.path)
    assert outcome == "skipped"
    assert reason.startswith("Skipped: silent: first")
    assert "\n" not in reason
    assert ElementTree.parse(pytester.path / "found.xml").find(".//skipped") is not None  # noqa: S314


def test_who_makes_a_failure_of_a_skip_leaves_it_out(own: Run, pytester: pytest.Pytester) -> None:
    """As one who makes a pass of it: it is no longer what it was."""
    for outcome in ("failed", "passed"):
        pytester.makeconftest(
            "import pytest\n@pytest.hookimpl(wrapper=True, tryfirst=True)\ndef pytest_runtest_makereport():\n"
            f"    report = yield\n    if report.skipped: report.outcome = {outcome!r}\n    return report\n"
        )
        done = own()
        assert done.ret == 1
        done.stdout.fnmatch_lines(["  left out: 1 holdings that count*: two"])

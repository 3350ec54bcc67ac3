"""The `lanzarote` command: verdicts without pytest and without Hypothesis."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from io import TextIOWrapper
from typing import Any

from lanzarote.faces import pages, summary
from lanzarote.faces.report import holding_entry, report
from lanzarote.law import Problem, UnusableLaw
from lanzarote.law.file import BUNDLED, SUFFIX, checked
from lanzarote.law.problems import shown
from lanzarote.loading import bundled, file_of, load
from lanzarote.specification import holdings, verify
from lanzarote.verifier import Misbehaves, SpecificationError, guarded

CONFORMS, FALLS_SHORT, UNUSABLE = 0, 1, 4

_SECURITY = (
    "A YAML law is data and can execute nothing. A Python law (.py, package.module:attribute, entry point) is "
    "imported, which runs its code with your rights: check only Python laws you trust."
)


def day(text: str) -> date:
    """A day given as YYYY-MM-DD. Raises ArgumentTypeError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day of the calendar, YYYY-MM-DD") from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="lanzarote", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    check = commands.add_parser(
        "check",
        help="hold laws to the Opinion",
        description="Hold laws to the Opinion. "
        "Exit 0: follows all must-holdings, 1: falls short or says nothing, 4: unusable.",
        epilog=_SECURITY,
    )
    check.add_argument("laws", nargs="+", metavar="LAW", help="bundled name, .yaml, .py, package.module:attribute")
    check.add_argument("--as-of", type=day, metavar="YYYY-MM-DD", help="the day on which the law is read")
    check.add_argument("--strict-guidance", action="store_true", help="guidance not taken up fails too")
    check.add_argument(
        "--conformance-report", action="append", default=[], metavar="PATH", help=".json, .md or .html; repeatable"
    )
    mutants = commands.add_parser(
        "mutants",
        help="edit a law file in every way and see which edits the specification notices",
        description="Make every single edit of a law file, and selected pairs, and see which of them a must-holding "
        "notices. Exit 0: all on which the Opinion decides, 1: not all, 4: unusable.",
    )
    mutants.add_argument("law", metavar="LAW", help="bundled name or .yaml")
    mutants.add_argument("--matrix", metavar="PATH", help="write the matrix of mutants and holdings, as .csv")
    commands.add_parser(
        "evidence",
        help="work out the page spec/EVIDENCE.md",
        description="Work out what is shown about the specification itself, and print the page spec/EVIDENCE.md. "
        "Exit 0: the evidence is whole, 1: it is not.",
    )
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as stop:
        return UNUSABLE if stop.code else CONFORMS
    try:
        return {"check": _check, "mutants": _mutants, "evidence": _evidence}[options.command](options)
    except BrokenPipeError:  # whoever read the output has gone, as in `… | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNUSABLE


def _check(options: argparse.Namespace) -> int:
    for path in options.conformance_report:
        if wrong := pages.check_path(path):
            print(wrong, file=sys.stderr)
            return UNUSABLE
    code, reports = CONFORMS, []
    for name in options.laws:
        try:
            law = guarded(load(name, options.as_of))
            verdict = verify(law)
        except (UnusableLaw, Misbehaves, SpecificationError) as error:
            print(error, file=sys.stderr)
            code = UNUSABLE
            continue
        told = report(law, [holding_entry(result, law) for result in verdict.results])
        _show(told, options.strict_guidance)
        reports.append(told)
        if not verdict.conforms(options.strict_guidance):
            code = max(code, FALLS_SHORT)
    for path in options.conformance_report if reports else ():
        if wrong := pages.write(path, reports):
            print(wrong, file=sys.stderr)
            code = UNUSABLE
    return code


def _show(told: dict[str, Any], strict_guidance: bool) -> None:
    for line in summary.header(told):
        print(line)
    for holding in told["holdings"]:
        breach = holding["verdict"] in summary.BREACHES
        if breach or (strict_guidance and holding["verdict"] == "not taken up"):
            print()
            print("\n".join(summary.story(holding)))
    print()
    print("\n".join(summary.closing(told)))
    print(flush=True)


def _mutants(options: argparse.Namespace) -> int:
    from lanzarote.evidence.score import score  # slow to import, and seldom needed
    from lanzarote.faces import mutants

    if options.matrix and (wrong := pages.check_path(options.matrix, (".csv",))):
        print(wrong, file=sys.stderr)
        return UNUSABLE
    file = file_of(options.law)
    try:
        if file is None:
            raise UnusableLaw([Problem(shown(options.law), 0, 0, "is no law file; only a .yaml law can be edited")])
        found = score(checked(file), progress(options.law))
    except UnusableLaw as error:
        print(error, file=sys.stderr)
        return UNUSABLE
    print("\n".join(mutants.score_told(found, options.law)))
    if options.matrix and (wrong := pages.write_text(options.matrix, mutants.matrix(found))):
        print(wrong, file=sys.stderr)
        return UNUSABLE
    return FALLS_SHORT if found.missed or not found.decided else CONFORMS


def _evidence(options: argparse.Namespace) -> int:
    from lanzarote.evidence.score import Score, every, few, score  # slow to import, and seldom needed
    from lanzarote.evidence.strength import Strength
    from lanzarote.faces import evidence

    scores: dict[str, Score] = {}
    for name in bundled():
        wanted = few if scores else every
        scores[name] = score(checked(BUNDLED / f"{name}{SUFFIX}"), progress(name), wanted)
    strength = Strength(holdings())
    print(evidence.page(strength, scores), end="")
    wrong = [*evidence.faults(strength, scores)]
    for each in wrong:
        print(each, file=sys.stderr)
    return FALLS_SHORT if wrong else CONFORMS


def progress(name: str) -> Callable[[int, int], None]:
    """Says on stderr, at each tenth, how far the mutants of a law are."""

    def tell(done: int, of: int) -> None:
        if done * 10 // of > (done - 1) * 10 // of:
            print(f"{name}: {done:,} of {of:,} mutants", file=sys.stderr, flush=True)

    return tell

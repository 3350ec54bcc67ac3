"""The `lanzarote` command: verdicts without pytest and without Hypothesis."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from io import TextIOWrapper
from typing import Any

from lanzarote.faces import pages, summary
from lanzarote.faces.report import holding_entry, report
from lanzarote.law import UnusableLaw
from lanzarote.loading import load
from lanzarote.specification import verify
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
        description="Hold laws to the Opinion. Exit 0: follows all must-holdings, 1: falls short or says nothing, "
        "4: unusable.",
        epilog=_SECURITY,
    )
    check.add_argument("laws", nargs="+", metavar="LAW", help="bundled name, .yaml, .py, package.module:attribute")
    check.add_argument("--as-of", type=day, metavar="YYYY-MM-DD", help="the day on which the law is read")
    check.add_argument("--strict-guidance", action="store_true", help="guidance not taken up fails too")
    check.add_argument(
        "--conformance-report", action="append", default=[], metavar="PATH", help=".json, .md or .html; repeatable"
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
    for path in options.conformance_report:
        if wrong := pages.check_path(path):
            print(wrong, file=sys.stderr)
            return UNUSABLE
    try:
        return _check(options)
    except BrokenPipeError:  # whoever read the output has gone, as in `… | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNUSABLE


def _check(options: argparse.Namespace) -> int:
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
        pages.write(path, reports)
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

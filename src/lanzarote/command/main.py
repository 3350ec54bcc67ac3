"""The `lanzarote` command: verdicts without pytest and without Hypothesis."""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from datetime import date
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TypeVar

from lanzarote.advice import advise, adviser
from lanzarote.command import uncollected
from lanzarote.command.against import Earlier, against, earlier
from lanzarote.ending import Ended, as_worker, in_processes, settled, told, version
from lanzarote.exit_codes import ExitCode
from lanzarote.exits import held
from lanzarote.law import Law, Problem, Unusable, UnusableLaw
from lanzarote.law.problems import inert, shown
from lanzarote.law.written import WrittenLaw
from lanzarote.lawfile import reading
from lanzarote.lawfile.file import BUNDLED, SUFFIX, checked
from lanzarote.lawfile.load import bundled, file_of, load, named, two_laws
from lanzarote.relation import relate
from lanzarote.report import pages
from lanzarote.report.colour import coloured, wanted
from lanzarote.report.entries import (
    CaseEntry,
    HoldingEntry,
    RelationEntry,
    ReportEntry,
    RowEntry,
    UnusableEntry,
    as_json,
    holding_entry,
    report,
)
from lanzarote.report.matrix import matrix
from lanzarote.report.parts import PARTS, part, part_of
from lanzarote.report.relation import relation_entry
from lanzarote.report.relation_text import relation_lines
from lanzarote.report.text import blamed, closing, conclusion, each_holding, fails, header, last_line
from lanzarote.specification import ASSUME, assumed, digest, holdings, verify
from lanzarote.verifier import Misbehaves, SpecificationError
from lanzarote.verifier.decision import NO_ASSERTIONS

SECONDS_OF_SILENCE = 2.0
"""How long a command with many laws says nothing of how far it is."""

Result = TypeVar("Result")

WRITTEN = f"a file whose suffix says what is written: {', '.join(pages.WRITERS)}"
LAW = "bundled name, .yaml, .py, package.module:attribute, or a folder of law files"
_BEGIN = (
    "To begin: “lanzarote new exampleland-2026” writes a law file, “lanzarote words” says what can be written in it, "
    "and “lanzarote check exampleland-2026.jurisdiction.yaml” what it comes to and what to fill in next. "
    f"Bundled laws: {', '.join(bundled())}."
)
_SECURITY = (
    "A YAML law is data and can execute nothing. A Python law (.py, package.module:attribute, entry point) is "
    "imported, which runs its code with your rights: check only Python laws you trust."
)


def day(text: str) -> date:
    """A day given as YYYY-MM-DD. Raises ArgumentTypeError."""
    try:
        return reading.day(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def jobs(text: str) -> int:
    """How many laws are checked at a time. Raises ArgumentTypeError."""
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1")
    return int(text)


def a_part(text: str) -> str:
    """What a report counts under the name of a part. Raises ArgumentTypeError."""
    try:
        return part(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


class _Version(argparse.Action):
    """Says which program this is, and which specification."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        print(f"{version()}, specification {digest()}")
        parser.exit()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="lanzarote", description=__doc__, epilog=_BEGIN, allow_abbrev=False)
    parser.add_argument("--version", action=_Version, nargs=0, help="say which program and which specification this is")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    check = commands.add_parser(
        "check",
        allow_abbrev=False,
        help="hold laws to the Opinion",
        description="Hold laws to the Opinion. "
        "Exit 0: follows all holdings that count, 1: falls short or says nothing, 4: unusable.",
        epilog=_SECURITY,
    )
    check.add_argument("laws", nargs="+", metavar="LAW", help=LAW)
    check.add_argument("--as-of", type=day, metavar="YYYY-MM-DD", help="the day on which the law is read")
    check.add_argument("--assume", action="append", default=[], metavar="ID", help=ASSUME)
    check.add_argument("--strict-guidance", action="store_true", help="guidance not taken up fails too")
    check.add_argument(
        "--conformance-report", action="append", default=[], metavar="PATH", help=f"{WRITTEN}; repeatable"
    )
    check.add_argument(
        "--annotate",
        action="store_true",
        default=os.environ.get("GITHUB_ACTIONS") == "true",
        help="print annotations on the lines of law files for GitHub; by itself where GitHub runs it",
    )
    check.add_argument(
        "--against", type=earlier, metavar="REPORT", help="an earlier .json report: is it of this text, and true?"
    )
    much = check.add_mutually_exclusive_group()
    much.add_argument("-q", "--quiet", dest="much", action="store_const", const=-1, default=0, help="one line a law")
    much.add_argument("-v", "--verbose", dest="much", action="store_const", const=1, help="every holding, too")
    check.add_argument(
        "--only",
        action="append",
        default=[],
        type=a_part,
        metavar="PART",
        help=f"print no more than this part: {', '.join(PARTS)}; the verdict is on the whole (repeatable)",
    )
    check.add_argument("--jobs", type=jobs, default=1, metavar="N", help="check so many laws at a time, 1 by default")
    merge = commands.add_parser(
        "merge",
        allow_abbrev=False,
        help="join the reports of runs that were split",
        description="Join .json reports of one specification: on several laws, or on one with different holdings. "
        "Exit 0: all that is reported is followed, 1: it is not, 4: they cannot be joined, or a law was unusable.",
    )
    merge.add_argument("reports", nargs="+", metavar="REPORT", help="a .json written by --conformance-report")
    merge.add_argument("-o", "--output", metavar="PATH", help=f"JSON to the output by default, or {WRITTEN}")
    explain = commands.add_parser(
        "explain",
        allow_abbrev=False,
        help="say what a law makes of one case, and why",
        description="Say what a law makes of one case, provision by provision, and what would turn it. The case is a "
        "*.case.yaml, or told by facts in the words of a law file; what is not named is as in a plain case. "
        "Exit 0: as the case file expects, if it does, 1: not as expected, 4: unusable.",
        epilog=_SECURITY,
    )
    explain.add_argument("law", metavar="LAW", help="as for check")
    explain.add_argument(
        "case", nargs="*", metavar="CASE", help='a .case.yaml, or facts: child_age=12 agreed=yes "channel=online game"'
    )
    explain.add_argument("--as-of", type=day, metavar="YYYY-MM-DD", help="the day on which the law is read")
    explain.add_argument("--json", action="store_true", help="write JSON")
    new = commands.add_parser(
        "new",
        allow_abbrev=False,
        help="write a law file to begin with",
        description="Write a law file that says nothing yet, with all that can be filled in; nothing is written over. "
        "Exit 0: written, 4: not.",
    )
    new.add_argument("code", metavar="CODE", help="the name of the law, such as exampleland-2026")
    new.add_argument("--out", metavar="FILE", help="the file to write, CODE.jurisdiction.yaml by default")
    words = commands.add_parser(
        "words",
        allow_abbrev=False,
        help="say what can be written in a law file, and what it means",
        description="Say in one sentence each which facts there are and what the elements of the Convention are called "
        "or, of one fact, element, key or word, what it means. Exit 0: said, 4: there is no such word.",
    )
    words.add_argument("word", nargs="?", metavar="FACT", help="a fact such as channel, or another word of the format")
    words.add_argument("--page", action="store_true", help="print all of it as the page docs/format.md")
    schema = commands.add_parser(
        "schema",
        allow_abbrev=False,
        help="print the JSON Schema of law files or case files",
        description="Print the JSON Schema (draft-07) of law files. `lanzarote new` names the copy for editors.",
    )
    schema.add_argument("--editor", action="store_true", help="as editors need it to complete and explain every word")
    schema.add_argument("--cases", action="store_true", help="of case files")
    mend = commands.add_parser(
        "mend",
        allow_abbrev=False,
        help="find changes of a law file with which it follows what it does not",
        description="For each holding that a law file breaches, find the smallest change of its text with which it is "
        "followed and no other result gets worse, and print all as one patch. "
        "Exit 0: nothing to mend, or all is mended, 1: something stays, 4: unusable.",
    )
    mend.add_argument("law", metavar="FILE", help=".yaml, or bundled name")
    mend.add_argument("--as-of", type=day, metavar="YYYY-MM-DD", help="the day on which the law is read")
    mend.add_argument("--assume", action="append", default=[], metavar="ID", help=ASSUME)
    mend.add_argument("--write", action="store_true", help="make the changes in the file")
    mutants = commands.add_parser(
        "mutants",
        allow_abbrev=False,
        help="edit a law file in every way and see which edits the specification notices",
        description="Make every single edit of a law file, and selected pairs, and see which of them is noticed by a "
        "holding that counts. Exit 0: all on which the Opinion decides, 1: not all, 4: unusable.",
    )
    mutants.add_argument("law", metavar="LAW", help="bundled name or .yaml")
    mutants.add_argument("--matrix", metavar="PATH", help="write the matrix of mutants and holdings, as .csv")
    commands.add_parser(
        "evidence",
        allow_abbrev=False,
        help="work out the page spec/EVIDENCE.md",
        description="Work out what is shown about the specification itself, and print the page spec/EVIDENCE.md. "
        "Exit 0: the evidence is whole, 1: it is not.",
    )
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command within a process that goes on; returns the exit code."""
    return settled(lambda: run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code. Raises whatever keeps it from going on."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        options = _parser().parse_args(_asking(sys.argv[1:] if arguments is None else arguments))
    except SystemExit as stop:
        return ExitCode.UNUSABLE if stop.code else ExitCode.CONFORMS
    if not __debug__:
        raise Ended(NO_ASSERTIONS)
    with held(lambda code: code or ExitCode.UNUSABLE):
        return _COMMANDS[options.command](options)


def _asking(arguments: Sequence[str]) -> Sequence[str]:
    """The arguments; whoever asks for help or the version gets it, whatever else is wrong with them."""
    before = arguments[: arguments.index("--")] if "--" in arguments else arguments
    if "--version" in before:
        return ["--version"]
    if {"-h", "--help"} & {*before}:
        return [*(each for each in before[:1] if each in _COMMANDS), "--help"]
    return arguments


def _check(options: argparse.Namespace) -> int:
    if not options.annotate:
        return _reported(options)[0]
    from lanzarote.report.alerts import alerts  # not needed where nothing is annotated
    from lanzarote.report.annotations import annotations, nothing_else_read

    with nothing_else_read():
        code, reports, unusable = _reported(options)
    for line in annotations(alerts(reports, unusable)):
        print(line)
    return code


def _reported(options: argparse.Namespace) -> tuple[int, Iterable[ReportEntry], list[UnusableEntry]]:
    """Hold laws to the Opinion and tell what comes of it: the exit code, the reports, and what cannot be used."""
    paths = options.conformance_report
    if wrong := [*_wrong(options)]:
        raise Ended("\n".join(wrong))
    code = ExitCode.CONFORMS
    reports: dict[str, ReportEntry] = {}
    unusable: list[UnusableEntry] = []
    reported = bool(paths or options.against)
    work = partial(_checked, options.as_of, options.strict_guidance, options.assume, reported)
    laws = named(options.laws)
    for name, found in zip(laws, _in_order(work, laws, options.jobs), strict=True):
        if not isinstance(found, str) and found["law"]["name"] in reports:
            found = two_laws(found["law"]["name"])
        if isinstance(found, str):
            print(found, file=sys.stderr)
            unusable.append({"name": shown(name, LONGEST), "problems": found.splitlines()})
            code = ExitCode.UNUSABLE
            continue
        stands = _stands(found, options.against)
        code = max(code, stands, ExitCode.FALLS_SHORT if fails(found) else ExitCode.CONFORMS)
        if stands is ExitCode.UNUSABLE:
            continue
        reports[found["law"]["name"]] = found
        if not paths:
            _show(found, options, len(laws))
    for path in paths:
        if unwritten := pages.write(path, [*reports.values()], unusable):
            print(unwritten, file=sys.stderr)
            code = ExitCode.UNUSABLE
    _show_at_the_end([*reports.values()], options, len(laws))
    return code, reports.values(), unusable


def _wrong(options: argparse.Namespace) -> Iterator[str]:
    """What is wrong with the options that only the program can know."""
    for path in options.conformance_report:
        if wrong := pages.check_path(path):
            yield wrong
    if wrong := _assumed_wrongly(options.assume):
        yield wrong


def _assumed_wrongly(words: Sequence[str]) -> str:
    """What is wrong with what is to be assumed; empty if nothing is."""
    try:
        assumed(words)
    except ValueError as error:
        return f"--assume: {error}"
    return ""


LONGEST = 1_000
"""How many characters of a law's name or path are told in a report."""


def _stands(found: ReportEntry, earlier: Earlier | None) -> ExitCode:
    """Say how an earlier report, if one is to be checked, stands to what is found now."""
    if earlier is None:
        return ExitCode.CONFORMS
    code, why = against(found, earlier.reports)
    print(f"{earlier.path}: {why}", file=sys.stderr if code else sys.stdout)
    return code


def _checked(
    as_of: date | None, strict_guidance: bool, assume: Sequence[str], reported: bool, name: str
) -> ReportEntry | str:
    """The report on a law, or why it cannot be used. Only what is `reported` has its table."""
    try:
        law = load(name, as_of)
        with uncollected() if isinstance(law, WrittenLaw) else nullcontext():
            return _report_on(law, strict_guidance, assume, reported, name)
    except (Unusable, Misbehaves, SpecificationError) as error:
        return str(error)
    except Exception as error:  # from another process, only its line would come
        raise Ended(told(error)) from error


def _report_on(law: Law, strict_guidance: bool, assume: Sequence[str], reported: bool, name: str) -> ReportEntry:
    verdict = verify(law, assume=assume)
    known = adviser(verdict)
    entries = [holding_entry(r, verdict.law, strict_guidance, advise(known, r)) for r in verdict.results]
    relation = relation_entry(relate(verdict.law))
    cases = _kept(name, verdict.law)
    rows = _rows(verdict.law, relation, entries) if reported else ()
    return report(verdict.law, entries, relation=relation, assumed=verdict.assumed, cases=cases, concordance=rows)


def _rows(law: Law, relation: RelationEntry, entries: Sequence[HoldingEntry]) -> list[RowEntry]:
    from lanzarote.report.concordance import concordance  # not needed where no report is written

    return concordance(law, relation, entries)


def _kept(name: str, law: Law) -> list[CaseEntry]:
    """What the law makes of the cases that are kept beside its file. Raises Unusable."""
    file = file_of(name)
    if not (isinstance(law, WrittenLaw) and isinstance(file, Path)) or not any(file.parent.glob("*.case.yaml")):
        return []
    from lanzarote.explanation.kept import explained_beside  # not needed where no case is kept
    from lanzarote.report.explanation import case_entry

    return [case_entry(each) for each in explained_beside(file, law)]


def _in_order(work: Callable[[str], Result], laws: Sequence[str], jobs: int) -> Iterator[Result]:
    """What comes of each law, in the order of the laws, so many at a time; every two seconds, how far it is."""
    said = time.monotonic()
    several = _several(work, laws, jobs) if jobs > 1 and len(laws) > 1 else map(work, laws)
    for done, result in enumerate(several, 1):
        yield result
        if done < len(laws) and time.monotonic() - said > SECONDS_OF_SILENCE:
            print(f"{done:,} of {len(laws):,} laws", file=sys.stderr, flush=True)
            said = time.monotonic()


def _several(work: Callable[[str], Result], laws: Sequence[str], jobs: int) -> Iterator[Result]:
    """In processes of their own, where the system has any."""
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor  # slow to import, and seldom needed

    try:
        pool = ProcessPoolExecutor(min(jobs, len(laws)), initializer=as_worker)
    except (OSError, NotImplementedError, ImportError):
        yield from map(work, laws)
        return
    with in_processes(pool):
        try:
            yield from pool.map(work, laws)
        except BrokenExecutor:
            why = "a process ended before its laws were checked; with --jobs 1 it is seen at which law"
            raise Ended(why) from None


MANY = 6
"""From how many laws on each takes one line, and a table follows; unless every holding is asked for."""


def _are_many(options: argparse.Namespace, number: int) -> bool:
    return number >= MANY and options.much == 0


def _show(report: ReportEntry, options: argparse.Namespace, number: int) -> None:
    """One of a number of laws: in one line, as by default, or with every holding; all of it or some parts."""
    lines = (last_line(report),) if options.much < 0 or _are_many(options, number) else _lines(report, options)
    paint = coloured if wanted(sys.stdout) else str
    print(*map(paint, lines), sep="\n", flush=True)


def _show_at_the_end(reports: Sequence[ReportEntry], options: argparse.Namespace, number: int) -> None:
    """All of them where they were first written into files; then, of many, the table."""
    for each in reports if options.conformance_report else ():
        _show(each, options, number)
    if reports and _are_many(options, number):
        print("", *matrix(reports, options.only), sep="\n", flush=True)


def _lines(report: ReportEntry, options: argparse.Namespace) -> Iterator[str]:
    shown = part_of(report, options.only)
    yield from header(report)
    if shown["relation"]:
        yield from ("", *relation_lines(shown["relation"]))
    yield from blamed(shown)
    for case in shown["cases"]:
        if not case["as_expected"]:
            from lanzarote.report.explanation_text import case_lines  # not needed where no case is kept

            yield from ("", *case_lines(case))
    if options.much > 0:
        yield from ("", *each_holding(shown))
    yield from ("", *closing(shown), last_line(report), "")


def _merge(options: argparse.Namespace) -> int:
    from lanzarote.command.merge import merged  # not needed where nothing is joined

    if options.output and (wrong := pages.check_path(options.output)):
        raise Ended(wrong)
    reports, unusable = merged(options.reports)
    if not options.output:
        print(as_json(reports, unusable), end="")
    elif unwritten := pages.write(options.output, reports, unusable):
        raise Ended(unwritten)
    for each in reports:
        told = f"{each['law']['name']}: {conclusion(each)}"
        print(inert(told), file=None if options.output else sys.stderr)
    for lost in unusable:
        print(*map(inert, lost["problems"]), sep="\n", file=sys.stderr)
    if unusable:
        return ExitCode.UNUSABLE
    return ExitCode.FALLS_SHORT if any(map(fails, reports)) else ExitCode.CONFORMS


def _explain(options: argparse.Namespace) -> int:
    from lanzarote.command.explain import as_json, explained  # not needed where no case is explained
    from lanzarote.report.explanation_text import case_lines

    try:
        found = explained(options.law, options.case, options.as_of)
    except (Unusable, Misbehaves) as error:
        raise Ended(str(error)) from None
    print(as_json(found) if options.json else "\n".join(case_lines(found)))
    return ExitCode.CONFORMS if found["as_expected"] else ExitCode.FALLS_SHORT


def _new(options: argparse.Namespace) -> int:
    from lanzarote.command.new import new  # not needed where a law is checked

    try:
        path = new(options.code, options.out)
    except UnusableLaw as error:
        print(error, file=sys.stderr)
        return ExitCode.UNUSABLE
    quoted = f'"{path}"' if " " in str(path) else path
    print(inert(f"{path} is written; fill it in, and run: lanzarote check {quoted}"))
    return ExitCode.CONFORMS


def _words(options: argparse.Namespace) -> int:
    from lanzarote.command.words import NoWord, all_words, of_word  # not needed where a law is checked

    if options.page:
        from lanzarote.command.format import page

        print(page(), end="")
        return ExitCode.CONFORMS
    try:
        print("\n".join(of_word(options.word) if options.word else all_words()))
    except NoWord as error:
        print(error, file=sys.stderr)
        return ExitCode.UNUSABLE
    return ExitCode.CONFORMS


def _schema(options: argparse.Namespace) -> int:
    from lanzarote.command.schema import schema  # not needed where a law is checked

    print(schema(options.cases, options.editor))
    return ExitCode.CONFORMS


def _mend(options: argparse.Namespace) -> int:
    from lanzarote.command.mend import mended, write  # not needed where nothing is mended
    from lanzarote.report.mending_text import mending_lines

    if wrong := _assumed_wrongly(options.assume):
        raise Ended(wrong)
    try:
        found = mended(options.law, options.as_of, options.assume)
        print("\n".join(mending_lines(found, options.law)))
        if options.write and found.steps:
            write(options.law, found)
            print(f"{shown(options.law)}: written", file=sys.stderr)
    except (Unusable, SpecificationError) as error:
        raise Ended(str(error)) from None
    return ExitCode.CONFORMS if found.verdict.conforms() else ExitCode.FALLS_SHORT


def _mutants(options: argparse.Namespace) -> int:
    from lanzarote.command.mutants import matrix, table
    from lanzarote.evidence.mutation_score import score  # slow to import, and seldom needed

    if options.matrix and (wrong := pages.check_path(options.matrix, (".csv",))):
        raise Ended(wrong)
    file = file_of(options.law)
    try:
        if file is None:
            raise UnusableLaw([Problem(shown(options.law), 0, 0, "is no law file; only a .yaml law can be edited")])
        found = score(checked(file), progress(options.law))
    except UnusableLaw as error:
        raise Ended(str(error)) from None
    unwritten = pages.write_text(options.matrix, matrix(found)) if options.matrix else None
    print("\n".join(table(found, options.law)))
    if unwritten:
        raise Ended(unwritten)
    return ExitCode.FALLS_SHORT if found.missed or not found.decided else ExitCode.CONFORMS


def _evidence(options: argparse.Namespace) -> int:
    from lanzarote.command.evidence import faults, page
    from lanzarote.evidence.mutation_score import Score, every, score, simple  # slow to import, and seldom needed
    from lanzarote.evidence.strength import Strength

    scores: dict[str, Score] = {}
    for name in bundled():
        wanted = simple if scores else every  # of the Convention, which is the first, every edit
        scores[name] = score(checked(BUNDLED / f"{name}{SUFFIX}"), progress(name), wanted)
    strength = Strength(holdings())
    print(page(strength, scores), end="")
    wrong = [*faults(strength, scores)]
    for each in wrong:
        print(each, file=sys.stderr)
    return ExitCode.FALLS_SHORT if wrong else ExitCode.CONFORMS


def progress(name: str) -> Callable[[int, int], None]:
    """Says on stderr, at each tenth, how far the mutants of a law are."""

    def tell(done: int, of: int) -> None:
        if done * 10 // of > (done - 1) * 10 // of:
            print(f"{name}: {done:,} of {of:,} mutants", file=sys.stderr, flush=True)

    return tell


_COMMANDS = {
    "check": _check,
    "merge": _merge,
    "explain": _explain,
    "mend": _mend,
    "new": _new,
    "words": _words,
    "schema": _schema,
    "mutants": _mutants,
    "evidence": _evidence,
}

"""What is printed of the relation between two laws: the first block of a verdict."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from textwrap import wrap

from lanzarote.law.problems import inert
from lanzarote.relation.elements import CIRCUMSTANCES
from lanzarote.relation.values import Standing, Way, Whole
from lanzarote.report.entries import CauseEntry, ComparisonEntry, DifferenceEntry, PlaceEntry, RelationEntry
from lanzarote.report.relation import THE_CONVENTION, words
from lanzarote.report.wording import in_words

WIDTH = 100
COLUMNS = "  {:10} {:18} {}"
INDENT = " " * 32
FEW = 3
"""How many lines of a law file are named for one difference."""


def relation_lines(relation: RelationEntry) -> Iterator[str]:
    """The relation in lines of at most 100 characters, as far as no name in it is longer."""
    return map(inert, _lines(relation))


def _lines(relation: RelationEntry) -> Iterator[str]:
    subject = relation["subject"]
    if subject:
        beside = "" if relation["other"] == THE_CONVENTION else f", beside {relation['other']}"
        yield from _wrapped(f"{subject['label']}{beside}: {_headline(subject, relation)}")
        yield from _wrapped(f"  {'; '.join(relation['provisions'])}") if relation["provisions"] else ()
        yield from _differences([each for each in subject["differences"] if each["standing"] != Standing.OPEN.value])
        yield from _standing(relation)
        yield from _wrapped(f"  counted too: {_places(relation['beyond'])}") if relation["beyond"] else ()
        if relation["silent_beyond"] and not subject["silent"]:
            yield from _wrapped(
                f"  not stated: what is reached under other labels ({'; '.join(relation['silent_beyond'])})"
            )
        for cause in relation["declared_in_vain"]:
            yield from _wrapped(f"  declared, but not wider: {cause['part']}, {_places([cause])}")
    yield from _attempt(relation["attempt"])
    points = {"open questions": relation["open"], "guidance": relation["guidance"]}
    for head, found in points.items():
        answers = (f"{p['name']} – {p['answered']}{_where(p['told_by'])}" for p in found)
        yield from _wrapped(f"  {head}: {'; '.join(answers)}") if found else ()
    if subject and any(each["departs"] for each in subject["differences"]):
        yield from _wrapped(f"  the plain case, beside which examples are told: {relation['plain']}")
    yield from _limbs("other articles, by adults", relation["limbs"])
    yield from _limbs("attempt at what is covered", relation["attempts"])
    if relation["too_large"]:
        yield from _wrapped(f"too large to be compared: {', '.join(relation['too_large'])}")
    if relation["rests_on"]:
        counts = ", ".join(f"{number} {grade}" for grade, number in relation["rests_on"].items())
        lines = _line(relation["unverified"])
        yield from _wrapped(f"rests on facts: {counts}{f' ({lines})' if lines else ''}")


def _headline(subject: ComparisonEntry, relation: RelationEntry) -> str:
    found = str(words()["whole"][subject["whole"]])
    if subject["depends"]:
        found += f", and depends on {', '.join(subject['depends'])}"
    unclear = [each for each in subject["differences"] if each["way"] == Way.UNCLEAR.value]
    if unclear:
        found += f", and unclear ({', '.join(dict.fromkeys(map(name_of, unclear)))})"
    if subject["silent"]:
        found += f" ({'; '.join(subject['silent'])})"
    elif subject["whole"] not in (Whole.EXACT.value, Whole.NONE.value):
        lost, gained = subject["lost"], subject["gained"]
        found += f"; does not reach {percent(lost)} of what {relation['other']} does" if lost else ""
        found += f"; {percent(gained)} of what it reaches is more" if gained else ""
    return found


def percent(share: float) -> str:
    """A share in per cent, never rounded to nothing or to all."""
    if 0 < share < 0.01:
        return "under 1 %"
    return "over 99 %" if 0.99 < share < 1 else f"{share:.0%}".replace("%", " %")


def _differences(found: list[DifferenceEntry]) -> Iterator[str]:
    for each in found:
        if not _is_whole_provision(each):
            yield from _difference(each)
    yield from _under_others([each for each in found if _is_whole_provision(each)])


def _difference(found: DifferenceEntry) -> Iterator[str]:
    """What, where, and a case; then the reason that the law file gives."""
    depends = found["standing"] == Standing.READING.value
    way = Way.DEPENDS.value if depends else found["way"]
    parts = [what_of(found), _line([each["place"] for each in found["causes"]]), *found["reasons"]]
    parts += [f"e.g. {'; '.join(found['departs'])}" if found["departs"] else ""]
    parts += [f"declared: {reason}" for reason in found["declared"]] + [f"on {', '.join(found['doubts'])}"] * depends
    yield from wrap(
        COLUMNS.format(way, name_of(found), " · ".join(filter(None, parts))), WIDTH, subsequent_indent=INDENT
    )


def _is_whole_provision(found: DifferenceEntry) -> bool:
    """Whether the law is wider by provisions that do not speak of the element."""
    parts = {each["part"] for each in found["causes"]}
    return found["way"] == Way.WIDER.value and parts == {""} and found["standing"] == Standing.FIRM.value


def _under_others(found: list[DifferenceEntry]) -> Iterator[str]:
    """The elements that provisions do without which do not speak of them, with one case for all."""
    by: dict[str, list[DifferenceEntry]] = {}
    for each in found:
        by.setdefault(_places(each["causes"]), []).append(each)
    for places, together in by.items():
        names = " · ".join(map(name_of, together))
        shortest = min(together, key=lambda each: len(each["departs"]))["departs"]
        example = f"e.g. {'; '.join(shortest)}" if shortest else ""
        told = " · ".join(filter(None, (f"by {places}", example)))
        whole = COLUMNS.format(Way.WIDER.value, names, told)
        if len(names) > len(INDENT) - 14:  # the names take a line of their own
            yield from wrap(COLUMNS.format(Way.WIDER.value, names, ""), WIDTH, subsequent_indent=" " * 13)
            whole = INDENT + told
        yield from wrap(whole, WIDTH, subsequent_indent=INDENT, break_on_hyphens=False)


def name_of(found: DifferenceEntry) -> str:
    """What stands apart: elements, an exception, or the part of the law that asks for more."""
    named = words()["elements"]
    if found["elements"]:
        return " + ".join(str(named.get(each, in_words(each))) for each in found["elements"])
    return in_words(found["part"]) or "the whole"


def what_of(found: DifferenceEntry) -> str:
    """What of it: that it is not required, or is too, or the values of facts that only one of the laws reaches."""
    if not found["required"]:
        return str(words()["not_required"])
    if found["way"] == Way.NARROWER.value and not found["elements"]:
        excepts = any(each["excepts"] for each in found["causes"])
        return str(words()["exception" if excepts else "further" if found["part"] else "no_provision"])
    if found["elements"] == [CIRCUMSTANCES] and found["causes"]:
        return str(words()["required_in"]).format(", ".join(in_words(each["part"]) for each in found["causes"]))
    if sum(map(len, found["values"].values())) == 1:  # the case says it
        return ""
    return "; ".join(f"{in_words(fact)} {_values(values)}" for fact, values in found["values"].items())


def _values(values: list[object]) -> str:
    """Values in words; ages that follow one another as a stretch."""
    if not all(type(value) is int for value in values):
        return ", ".join("yes" if v is True else "no" if v is False else str(v) for v in values)
    ages = [int(str(value)) for value in values]
    runs = [[age for _, age in run] for _, run in groupby(enumerate(ages), key=lambda each: each[1] - each[0])]
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _standing(relation: RelationEntry) -> Iterator[str]:
    """The elements that are the same, and those of which the law does not say."""
    for way in (Way.SAME, Way.SILENT):
        named = dict(words()["elements"])
        if relation["legal_age"] is not None:
            named["child"] = f"child below {relation['legal_age']}"
        names = [each["element"] for each in relation["elements"] if each["way"] == way.value]
        found = [str(named.get(name, in_words(name))) for name in names]
        if found:
            yield from wrap(f"  {way.value:10} {' · '.join(found)}", WIDTH, subsequent_indent=" " * 13)


def _attempt(found: ComparisonEntry | None) -> Iterator[str]:
    yield from wrap(f"  {'attempt':10} {_limb(found)}", WIDTH, subsequent_indent=" " * 13) if found else ()


def _limbs(head: str, found: list[ComparisonEntry]) -> Iterator[str]:
    """What becomes of each limb; limbs of which the same is to be said stand together."""
    told: dict[str, list[str]] = {}
    for each in found:
        told.setdefault(_limb(each), []).append(each["label"].rpartition("Article ")[2])
    if told:
        yield from _wrapped(f"{head}: {' · '.join(f'{_together(labels)} {what}' for what, labels in told.items())}")


def _together(labels: list[str]) -> str:
    """20§1.b, 20§1.c as 20§1.b, c."""
    before, short = "", list[str]()
    for label in labels:
        article, point, limb = label.rpartition(".")
        short.append(limb if point and article == before else label)
        before = article
    return ", ".join(short)


def _limb(found: ComparisonEntry) -> str:
    word = str(words()["limb"][found["whole"]])
    if found["reserved"]:
        return f"reserved ({', '.join(found['reserved'])})"
    differences = [each for each in found["differences"] if each["standing"] == Standing.FIRM.value]
    if found["whole"] == Whole.SILENT.value:
        unclear = dict.fromkeys(_cause(each) for each in differences)
        return f"unclear ({', '.join(unclear)})" if unclear else word
    by = {way: dict.fromkeys(_cause(e) for e in differences if e["way"] == way.value) for way in Way}
    told = [f"{way.value} ({', '.join(by[way])})" for way in (Way.NARROWER, Way.WIDER) if by[way]]
    if found["whole"] == Whole.NONE.value:
        told = [word]
    told += [f"unclear ({', '.join(by[Way.UNCLEAR])})"] * bool(by[Way.UNCLEAR])
    told += [f"depends on {', '.join(found['depends'])}"] * bool(found["depends"])
    told += [f"perhaps reserved ({', '.join(found['perhaps_reserved'])})"] * bool(found["perhaps_reserved"])
    return " and ".join(told) or word


def _cause(found: DifferenceEntry) -> str:
    """By which part of the law, for what is no element; else by which element."""
    parts = dict.fromkeys(in_words(each["part"]) for each in found["causes"] if each["part"])
    return name_of(found) if not parts or found["part"] else ", ".join(parts)


def _where(told_by: list[str]) -> str:
    return f" ({'; '.join(told_by)})" if told_by else ""


def _places(causes: list[CauseEntry]) -> str:
    return "; ".join(f"{c['provision']} (line {c['place']['line']})" if c["place"] else c["provision"] for c in causes)


def _line(places: Iterable[PlaceEntry | None]) -> str:
    """The lines of some places, a few of them."""
    found = list(dict.fromkeys(str(place["line"]) for place in places if place))
    lines = ", ".join(found[:FEW]) + ", …" * (len(found) > FEW)
    return f"{'lines' if len(found) > 1 else 'line'} {lines}" if found else ""


def _wrapped(line: str) -> Iterator[str]:
    yield from wrap(line, WIDTH, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)

"""Alerts as SARIF 2.1.0, which code scanning and editors read."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from lanzarote.report.alerts import Alert, Rule, alerts, fingerprints, path_in_repository, rules
from lanzarote.report.entries import PlaceEntry, ReportEntry, UnusableEntry
from lanzarote.report.text import conclusion

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "lanzarote/v1"

Json = dict[str, Any]


def sarif(reports: Sequence[ReportEntry], unusable: Sequence[UnusableEntry]) -> str:
    """The alerts on one law or more as one run of SARIF, with each rule that laws were held to."""
    from importlib.metadata import version  # slow to import, and seldom needed

    found, known = alerts(reports, unusable), rules(reports)
    places = {rule.id: number for number, rule in enumerate(known)}
    driver: Json = {"name": "lanzarote", "version": version("lanzarote"), "rules": [*map(_rule, known)]}
    run: Json = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(*each, places) for each in zip(found, fingerprints(found), strict=True)],
        "properties": {"conclusions": {each["law"]["name"]: conclusion(each) for each in reports}},
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1, ensure_ascii=False) + "\n"


def _rule(rule: Rule) -> Json:
    return {
        "id": rule.id,
        "name": "".join(word[:1].upper() + word[1:] for word in re.split("[-_]", rule.id)),
        "shortDescription": {"text": _text(f"{rule.short}.")},
        "fullDescription": {"text": _text(rule.full)},
        "help": {"text": _text(rule.help)},
        "defaultConfiguration": {"level": rule.level.value},
        "properties": {"tags": [*rule.paragraphs]},
    }


def _result(alert: Alert, digest: str, places: dict[str, int]) -> Json:
    return {
        "ruleId": alert.rule,
        "ruleIndex": places[alert.rule],
        "level": alert.level.value,
        "message": {"text": _text(alert.message)},
        "locations": [_location(alert.place, alert.law)],
        **({"relatedLocations": [*_related(alert)]} if alert.also else {}),
        "partialFingerprints": {FINGERPRINT: digest},
        "properties": {"law": alert.law, "paragraphs": [*alert.paragraphs]},
    }


def _related(alert: Alert) -> Iterator[Json]:
    for number, place in enumerate(alert.also, 1):
        yield {"id": number, **_physical(place), "message": {"text": "This takes part in it."}}


def _location(place: PlaceEntry | None, law: str) -> Json:
    """Where it is; where no file is known, in which law."""
    return _physical(place) if place else {"logicalLocations": [{"name": law, "kind": "module"}]}


def _physical(place: PlaceEntry) -> Json:
    region = {"startLine": place["line"], "startColumn": place["column"]}
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(place["file"])}, "region": region}}


def _uri(file: str) -> str:
    """A path as a reference relative to the top of the repository; of a file that lies elsewhere, its whole address."""
    path = path_in_repository(file)
    return PurePosixPath(path).as_uri() if path.startswith("/") else quote(path)


def _text(text: str) -> str:
    """A message in which nothing is read as a link, `[a](b)`, a placeholder, `{0}`, or a doubled brace: set apart."""
    return re.sub(r"\](?=\()|\{(?=[\d{])|\}(?=\})", r"\g<0> ", text)

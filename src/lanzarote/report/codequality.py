"""Alerts as a code quality report, which GitLab reads."""

import json
from collections.abc import Sequence

from lanzarote.report.alerts import Level, alerts, fingerprints, path_in_repository
from lanzarote.report.entries import ReportEntry, UnusableEntry

_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.NOTE: "info"}


def code_quality(reports: Sequence[ReportEntry], unusable: Sequence[UnusableEntry]) -> str:
    """The alerts on one law or more; one whose file is not known stands at the name of its law."""
    found = alerts(reports, unusable)
    issues = [
        {
            "description": alert.message,
            "check_name": alert.rule,
            "fingerprint": digest,
            "severity": _SEVERITIES[alert.level],
            "location": {
                "path": path_in_repository(alert.place["file"]) if alert.place else alert.law,
                "lines": {"begin": alert.place["line"] if alert.place else 1},
            },
        }
        for alert, digest in zip(found, fingerprints(found), strict=True)
    ]
    return json.dumps(issues, indent=1, ensure_ascii=False) + "\n"

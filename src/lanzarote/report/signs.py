"""Each verdict with a sign for tables of several laws, and what it means."""

SIGNS = {
    "proved": "✓",
    "tested": "(✓)",
    "agrees": "=",
    "falls short": "✗",
    "differs (not bound)": "≠",
    "unclear": "¿",
    "depends on a reservation not stated": "R?",
    "out of scope": "⊘",
    "depends": "?",
    "silent": "–",
    "reserved": "R",
    "not applicable": "·",
    "in part": "◐",
    "not taken up": "○",
    "examined": "◇",
}
"""The sign of each verdict in the table of several laws."""
MEANING = {
    "proved": "follows in every case that the model can tell apart; of guidance, takes it up",
    "tested": "follows as far as examples show; too large for a proof",
    "agrees": "the State is not bound on that day; follows in every case that the model can tell apart",
    "falls short": "does not follow a duty",
    "differs (not bound)": "the State is not bound on that day; were it, a duty would not be followed, or a scope left",
    "unclear": "turns on how a point is answered on which the law is unclear",
    "depends on a reservation not stated": "is released only by a reservation not stated, or not in full",
    "out of scope": "calls by the name of the article what lies outside it",
    "depends": "follows or not, as a question of interpretation is read",
    "silent": "the law file does not say",
    "reserved": "does not follow, and is released by a reservation",
    "not applicable": "the law has no such offence to which the holding could apply",
    "in part": "takes guidance up in part",
    "not taken up": "does not take guidance up",
    "examined": "considered guidance after the Opinion, and declined it",
}

"""A second evaluator of law files, written from `src/lanzarote/laws/README.md` alone: slow, plain and short.

It reads the plain values of a law file and a concrete situation. An answer is True, False or None, where the law file
does not say (Kleene's logic). It shares nothing with `lanzarote.law`.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from enum import Enum
from functools import cache
from itertools import product
from operator import ge, le, lt
from pathlib import Path
from typing import Any

import yaml

import lanzarote
from lanzarote import Measure
from lanzarote.model import ICT, LIMBS, Attempt, Label, MaterialAct, Offence, Setting, Stage

CONVENTION = Path(lanzarote.__file__).parent / "laws" / "convention.jurisdiction.yaml"
Values = dict[str, Any]
"""What a law file says, as plain values."""
Answers = dict[str, bool | None]
"""What is required, by name, and whether it is there."""
ACTS = [each for each in MaterialAct if each is not MaterialAct.NONE]
BEYOND, ARTICLE_23 = "beyond Article 23", "Article 23"
AS_CONVENTION = "as in the Convention"
GROUPS: dict[str, tuple[str, Collection[Enum]]] = {
    "act": ("any act", ACTS),
    "channel": ("ICT", ICT),
    "setting": ("ICT", (Setting.ONLINE, Setting.ONLINE_UNHEARD_OF)),
}
BOUNDS = {"at_least": ge, "below": lt, "at_most": le}
SAYS_NOTHING = ("source", "grade", "note", "words")


def every(answers: Iterable[bool | None]) -> bool | None:
    """Kleene's “and”."""
    answers = list(answers)
    return False if False in answers else None if None in answers else True


def some(answers: Iterable[bool | None]) -> bool | None:
    """Kleene's “or”."""
    return negated(every(negated(answer) for answer in answers))


def negated(answer: bool | None) -> bool | None:
    """Kleene's “not”."""
    return None if answer is None else not answer


@cache
def convention() -> dict[str, Values]:
    """The Convention's elements by offence and name; every scalar of the file is text."""
    read = yaml.load(CONVENTION.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    return {each["transposes"]: each["elements"] for each in read["provisions"]}


class Reference:
    """A law file's plain values, read on a day (`YYYY-MM-DD`)."""

    def __init__(self, told: Values, day: str | None = None) -> None:
        self.told = told
        self.day: str = day or told["as_of"]
        self.answers: dict[str, bool] = {}
        self.years: int | None = self._of_the_day("legal_age").get("years")
        self.general = str(self._of_the_day("attempt").get("punishable", "silent"))

    def legal_age(self) -> int | None:
        """The legal age; None if it is not known."""
        return self.years

    def provides(self, measure: Measure) -> bool | None:
        """Whether the measure is provided."""
        said = self.told.get("measures", {}).get(measure.value, {}).get("provided")
        return {"yes": True, "no": False}.get(said)

    def _either_way(self, ask: Callable[..., bool | None], *about: Any) -> bool | None:
        """What is said whichever way the unclear points are answered; None where that differs."""
        names = list(self.told.get("unclear", {}))
        said = set()
        for way in product((False, True), repeat=len(names)):
            self.answers = dict(zip(names, way, strict=True))
            said.add(ask(*about))
        return said.pop() if len(said) == 1 else None

    def permits(self, case: Any) -> bool | None:
        """What the first rule that applies says."""
        return self._either_way(self._permits, case)

    def _permits(self, case: Any) -> bool | None:
        return self._decided([r for r in self.told.get("enforcement", []) if self._in_force(r)], case)

    def _decided(self, rules: list[Values], case: Any) -> bool | None:
        if not rules:
            return None
        first, *rest = rules
        applies, says = self._holds(first["when"], case), bool(first["permitted"] == "yes")
        if applies:
            return says
        later = self._decided(rest, case)
        return later if applies is False or later == says else None

    def establishes(self, label: Label, case: Any) -> bool | None:
        """Whether one of the provisions for the label is met."""
        return self._either_way(self._establishes, label, case)

    def _establishes(self, label: Label, case: Any) -> bool | None:
        answers = [every(tests.values()) for tests in self._provisions(label, case)]
        if self._silent(label) and self._is_about(label, case):
            answers.append(None)
        return some(answers)

    def lacks(self, label: Label, case: Any, element: str) -> bool | None:
        """Whether every provision for the label requires the element, and it is not there."""
        return self._either_way(self._lacks, label, case, element)

    def _lacks(self, label: Label, case: Any, element: str) -> bool | None:
        provisions = list(self._provisions(label, case))
        if self._silent(label) or not provisions:
            return None
        return every(negated(tests.get(element, True)) for tests in provisions)

    def _silent(self, label: Label) -> bool:
        """Whether the file does not know the offence: it says so, or has nothing on it for the day."""
        silent, word = self.told.get("silent", {}), self._offence(label)
        if word in silent or ("all other offences" in silent and not self._spoken_of(word)):
            return True
        words = {word, ARTICLE_23} if word == BEYOND else {word}
        stated = [p for p in self.told["provisions"] if words.intersection(self._offences(p))]
        stated += [each for name, each in self.told.get("no_offence", {}).items() if name in words]
        return not any(map(self._in_force, stated)) if stated else word != BEYOND

    def _spoken_of(self, word: str) -> bool:
        provisions = self.told["provisions"]
        further = any(p.get("goes_further") and self._attempt(p) != "only" for p in provisions)
        spoken = any(word in self._offences(p) for p in provisions) or word in self.told.get("no_offence", {})
        return spoken or (word == BEYOND and (further or self._spoken_of(ARTICLE_23)))

    def _attempt(self, provision: Values) -> str:
        return str(provision.get("attempt", self.general))

    def _of_the_day(self, key: str) -> Values:
        """The entry under a key, or that of several, which is in force on the day; empty if there is none."""
        entries = self.told.get(key, [])
        return next(filter(self._in_force, entries if isinstance(entries, list) else [entries]), {})

    def _is_about(self, label: Label, case: Any) -> bool:
        limbs = LIMBS.get(Offence(self._offence(label)))
        return self._at_stage(label, case) and bool(limbs is None or case.doing in limbs)

    @staticmethod
    def _at_stage(label: Label, case: Any) -> bool:
        return case.stage is (Stage.ATTEMPTED if isinstance(label, Attempt) else Stage.COMPLETED)

    @staticmethod
    def _offence(label: Label) -> str:
        return str(label.offence if isinstance(label, Attempt) else label)

    @staticmethod
    def _offences(provision: Values) -> list[str]:
        told = provision["transposes"]
        return [told] if isinstance(told, str) else told

    def _in_force(self, told: Values) -> bool:
        days: dict[str, str] = told.get("in_force", {})
        return days.get("from", self.day) <= self.day <= days.get("until", self.day)

    def _provisions(self, label: Label, case: Any) -> Iterator[Answers]:
        """What each provision in force for the label requires, by name, and whether it is there."""
        word = self._offence(label)
        for provision in self.told["provisions"]:
            if not self._in_force(provision) or provision.get("kind", "criminal") != "criminal":
                continue
            for offence in self._offences(provision):
                further = provision.get("goes_further", {}) if offence == ARTICLE_23 else {}
                if offence == word or (further and label is Offence.BEYOND_ARTICLE_23):
                    yield from self._required(provision, offence, further, label, case)

    def _required(self, provision: Values, offence: str, further: Values, label: Label, case: Any) -> Iterator[Answers]:
        attempt = self._attempt(provision)
        if attempt == "only" if not isinstance(label, Attempt) else attempt == "no" or offence == BEYOND:
            return
        tests = {name: self._holds(each, case) for name, each in self._elements(provision, offence).items()}
        tests["the stage"] = self._at_stage(label, case)
        for name, exception in provision.get("unless", {}).items():
            tests[f"unless {name}"] = negated(self._holds(exception, case))
        if isinstance(label, Attempt) and attempt == "silent":
            tests["attempt is punishable"] = None
        kept = {name: self._holds(convention()[ARTICLE_23][name], case) for name in further}
        if label is Offence.BEYOND_ARTICLE_23 and further:
            tests["one is dropped"] = negated(every(kept.values()))
        else:
            tests |= {name: every([answer, tests.get(name, True)]) for name, answer in kept.items()}
        yield tests

    @staticmethod
    def _elements(provision: Values, offence: str) -> Values:
        """The conditions a provision requires for an offence, by element."""
        base, own = convention().get(offence, {}), provision.get("elements", {})
        named = {name: own.get(name, provision.get("otherwise")) for name in (*base, *own)}
        return {
            name: base[name] if told == AS_CONVENTION else told
            for name, told in named.items()
            if told != "not required" and (name in base or told != AS_CONVENTION)
        }

    def _holds(self, condition: Values, case: Any) -> bool | None:
        return every(self._term(key, told, case) for key, told in condition.items() if key not in SAYS_NOTHING)

    def _term(self, key: str, told: Any, case: Any) -> bool | None:
        match key:
            case "any_of":
                return some(self._holds(each, case) for each in told)
            case "all_of":
                return every(self._holds(each, case) for each in told)
            case "not":
                return negated(self._holds(told, case))
            case "untranslatable":
                return None
            case "unclear":
                return self.answers[told]
            case "circumstance":
                limit = self.told["circumstances"][told]
                limit = {} if isinstance(limit, str) else limit.get("only_if", {})
                return every([told in case.circumstances, self._holds(limit, case)])
            case "age_difference":
                return self._between(told, case.offender_age - case.child_age)
            case "offender_age" | "child_age":
                return self._between(told, getattr(case, key))
        return self._is_one_of(getattr(case, key), [told] if isinstance(told, str) else told, GROUPS.get(key, ("", ())))

    @staticmethod
    def _is_one_of(value: Any, words: list[str], group: tuple[str, Collection[Enum]]) -> bool:
        """A fact's value beside the words for it."""
        if isinstance(value, Enum):
            return value.value in words or (group[0] in words and value in group[1])
        return value is (words == ["yes"])

    def _between(self, told: Values, value: int) -> bool | None:
        return every(
            self._within(key, value, self.years if word == "legal age" else int(word)) for key, word in told.items()
        )

    @staticmethod
    def _within(key: str, value: int, years: int | None) -> bool | None:
        return None if years is None else BOUNDS[key](value, years)

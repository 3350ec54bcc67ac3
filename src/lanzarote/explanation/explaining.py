"""What a law makes of a case."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace

from lanzarote.casefile.schema import LABELS
from lanzarote.casefile.values import CaseFile, Expected, Facts, Finding
from lanzarote.explanation.doubts import raised
from lanzarote.explanation.plain import completed
from lanzarote.explanation.turning import Variant, can_be, turns, variants
from lanzarote.explanation.values import Answered, Explained, Explanation, Met, telling
from lanzarote.law import Label, Law, Place, Problem, Silent, UnusableCase
from lanzarote.law.answering import heard, known_age, said
from lanzarote.law.conditions import compiled
from lanzarote.law.problems import did_you_mean, shown
from lanzarote.law.written import WrittenLaw
from lanzarote.lawfile.file import CONVENTION_NAME
from lanzarote.model import Enforcement, Situation, is_about, kind_of, scope_of
from lanzarote.relation import the_convention
from lanzarote.verifier import guarded


def explain(law: Law, case: CaseFile) -> Explanation:
    """What a law makes of a case, and why; whether that is what the case file expects of it.

    Raises UnusableCase where the case cannot be told to this law, Misbehaves where a Python law cannot be used.
    """
    mine = guarded(law)
    if isinstance(case.told, Facts):
        situation, assumed = completed(case.told, case, mine)
        situations: Iterable[Situation] = [situation]
    else:
        situations, assumed = _told_apart(case.told.situations()), ()
    situations = [*situations]
    if problems := [*_strange(mine, case, situations)]:
        raise UnusableCase(problems)
    found = [_explained(mine, each) for each in situations]
    near = telling(found)
    found = [_turned(mine, each) if i in near else each for i, each in enumerate(found)]
    expected = case.expected_of(mine.name)
    met = tuple(Met(each, _found(found, each)) for each in expected)
    return Explanation(mine, case, tuple(found), near, assumed, met)


def _told_apart(situations: Iterable[Situation]) -> list[Situation]:
    """Each situation once; what is the same but for the names is told of each."""
    return list({(each.actors, type(each), each): each for each in situations}.values())


def _strange(law: Law, case: CaseFile, situations: Iterable[Situation]) -> Iterator[Problem]:
    """Circumstances that the law does not declare, or that cannot be."""
    for situation in situations:
        for name in sorted(situation.circumstances):
            place = case.places[name]
            if name not in law.circumstances:
                hint = did_you_mean(name, law.circumstances) or "; it declares none"
                message = f"the law “{shown(law.name)}” does not know the circumstance “{shown(name)}”{hint}"
                yield Problem(place.file, place.line, place.column, message)
            elif not can_be(law, situation):
                message = f"by “only_if” of the law file, the circumstance “{shown(name)}” cannot be in this case"
                yield Problem(place.file, place.line, place.column, message)


def _explained(law: Law, situation: Situation) -> Explained:
    if isinstance(situation, Enforcement):
        return Explained(situation, (_permitted(law, situation),), ())
    labels = [each for each in LABELS.values() if isinstance(situation, kind_of(each))]
    found = [_answered(law, each, situation) for each in labels if is_about(each, situation)]
    found += [_answered(law, each, situation) for each in labels if _astray(law, each, situation)]
    return Explained(situation, tuple(found), tuple(raised(situation, law)))


def _astray(law: Law, label: Label, situation: Situation) -> bool:
    """Whether the law establishes a label that is not about such a situation."""
    return not is_about(label, situation) and _answer(law, label, situation) is True


def _answer(law: Law, question: Finding, situation: Situation) -> bool | None:
    told = heard(lambda: said(law, question, situation))
    return None if isinstance(told, str) else told


def _answered(law: Law, label: Label, situation: Situation) -> Answered:
    told = heard(lambda: said(law, label, situation))
    provisions = heard(lambda: tuple(law.findings(label, situation)))
    answer = None if isinstance(told, str) else told
    return Answered(
        question=label,
        answer=answer,
        reason=told if isinstance(told, str) else "",
        provisions=() if isinstance(provisions, str) else provisions,
        reserved=() if answer else tuple(_reserved(law, label, situation)),
        convention=_by_the_convention(law, label, situation),
    )


def _turned(law: Law, explained: Explained) -> Explained:
    """With the single facts that turn the answers."""
    among = variants(explained.situation, law)
    return replace(explained, answers=tuple(_with_turns(law, each, among) for each in explained.answers))


def _with_turns(law: Law, answered: Answered, among: list[Variant]) -> Answered:
    question = answered.question
    keep = () if isinstance(question, type) else scope_of(question)
    found = turns(answered.answer, among, lambda other: _answer(law, question, other), keep)
    return replace(answered, turns=tuple(found))


def _permitted(law: Law, situation: Enforcement) -> Answered:
    """What the first rule says that applies."""
    told = heard(lambda: said(law, Enforcement, situation))
    answer = None if isinstance(told, str) else told
    return Answered(
        question=Enforcement,
        answer=answer,
        reason=told if isinstance(told, str) else "",
        places=() if answer is None else tuple(_rule(law, situation)),
    )


def _rule(law: Law, situation: Enforcement) -> Iterator[Place]:
    for rule in law.rules if isinstance(law, WrittenLaw) else ():
        with suppress(Silent):
            if compiled(rule.condition)(situation):
                yield rule.place
                return


def _reserved(law: Law, label: Label, situation: Situation) -> Iterator[str]:
    for each in law.reservations if isinstance(law, WrittenLaw) else ():
        with suppress(Silent):  # its list is open
            if each.excuses(label, situation, law):
                yield each.told


def _by_the_convention(law: Law, label: Label, situation: Situation) -> bool | None:
    if isinstance(law, WrittenLaw) and law.content.file == CONVENTION_NAME:
        return None
    return _answer(the_convention(known_age(law)), label, situation)


def _found(explained: Iterable[Explained], expected: Expected) -> bool | None:
    """What is found in the case: yes in some situation; else silent in some; else no."""
    found = [
        answered.answer
        for each in explained
        if not expected.child or each.situation.actors[-1:] == (expected.child,)
        for answered in each.answers
        if answered.question == expected.finding
    ]
    if True in found:
        return True
    return None if None in found else False

"""The same mark by every rule of the office between two scales, and by methods that need no rule, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from exchange_admin.documents.explanations.facts import SIDE_BY_SIDE, ExplanationFacts, Stress, Table
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.grades.by_distribution import METHOD as DISTRIBUTION
from exchange_admin.domain.rules.grades.by_distribution import Rule
from exchange_admin.domain.rules.grades.by_formula import LINEAR
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.services.grades import written
from exchange_admin.services.grades.converting import Converting, Distributions
from exchange_admin.services.grades.explaining import rule_said
from exchange_admin.services.grades.explanation_pages import mark_facts, versioned
from exchange_admin.services.grades.frozen import ConvertedMark, Names, names_of


@dataclass(frozen=True, slots=True)
class Compared:
    """What a rule, or a method without one (then without names), makes of a mark, or why it refuses."""

    names: Names
    version: int
    method: str
    variant: str
    result: ConvertedMark | None = None
    refused: Problem | None = None


class Comparing:
    """Of one rule of the office. Reads only."""

    def __init__(self, converting: Converting, rule: Record, distributions: Distributions) -> None:
        self._converting, self._rule, self._distributions = converting, rule, distributions

    def others(self, mark: str) -> list[Compared]:
        """Other rules between the same scales, then variants of methods that none of them uses."""
        rule = self._rule
        found = [self._by_rule(one, mark) for one in self._converting.rules_like(rule)]
        used = {(one.method, one.variant) for one in found} | {(rule.text("method"), rule.text("variant"))}
        return [*found, *self._by_methods(mark, used)] if rule["to_scale_id"] else found

    def _by_rule(self, rule: Record, mark: str) -> Compared:
        start = Compared(names_of(rule.values), int(rule["version"] or 1), rule.text("method"), rule.text("variant"))
        try:
            return replace(start, result=self._converting.prepared(rule.id, self._distributions).convert(mark))
        except RuleBroken as broken:
            return replace(start, refused=broken.problem)

    def _by_methods(self, mark: str, used: set[tuple[str, str]]) -> Iterator[Compared]:
        """Of distributions that cannot be compared it is said once."""
        for method, variant in ((LINEAR, ""), *((DISTRIBUTION, rule.value) for rule in Rule)):
            if (method, variant) in used:
                continue
            start = Compared(Names(), 1, method, variant)
            try:
                made = self._converting.prepared_method(self._rule, method, variant, self._distributions)
                yield replace(start, result=made.convert(mark))
            except RuleBroken as broken:
                if not (method == DISTRIBUTION and any(name == DISTRIBUTION for name, _ in used)):
                    yield replace(start, refused=broken.problem)
                    used.add((method, variant))


def compared_facts(mark: ConvertedMark, others: Sequence[Compared], words: Wording) -> ExplanationFacts:
    """The page of a mark, with what other rules and methods give in a table of its own."""
    facts = mark_facts(mark, words)
    if not others:
        return facts
    headings = tuple(
        words.say(key) for key in ("explanation.rule_or_method", "explanation.method", "grade.table.grade")
    )
    rows = tuple(_row(one, words) for one in others)
    table = Table(
        words.say("explanation.side_by_side"), headings, rows, tuple(Stress.PLAIN for _ in rows), SIDE_BY_SIDE, words=2
    )
    kept = tuple(part for part in facts.parts if part.title != words.say("explanation.others"))
    return replace(facts, comparison=table, parts=kept)


def _row(one: Compared, words: Wording) -> tuple[str, ...]:
    name, method = one.names.said(words.language), words.choice("grade_method", one.method)
    if name and one.version > 1:
        name = versioned(name, one.version, words)
    how = rule_said(one.variant, words) if one.variant else method if name else ""
    return name or method, how, _grade(one, words)


def _grade(one: Compared, words: Wording) -> str:
    if one.result is None:
        return words.say("explanation.refuses")
    if one.result.grade is None:
        return words.say(f"explanation.{'passed' if one.result.passed else 'failed'}")
    return written.pointed(one.result.grade, words.language) if one.result.exact is not None else one.result.grade

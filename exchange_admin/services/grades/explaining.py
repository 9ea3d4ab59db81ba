"""An explanation in words: what became of the mark, by which method, each step, the tables, what other rules give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from exchange_admin.domain.rules.grades.explanation import Explanation, Outcome, ShownRow, ShownTable
from exchange_admin.domain.rules.reasons import Fact, Reason
from exchange_admin.domain.wording import Wording
from exchange_admin.services.grades import written


@dataclass(frozen=True, slots=True)
class SaidTable:
    """A distribution as a table of words: its title, headings, and a row a grade."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """The sentences of one explanation. `others` is empty where the method has no other rules."""

    result: str
    method: str
    steps: tuple[str, ...]
    others: str
    tables: tuple[SaidTable, ...]


def explained(explanation: Explanation, words: Wording) -> Said:
    """The explanation in the language of `words`."""
    return Said(
        result=_result(explanation, words),
        method=_method(explanation, words),
        steps=tuple(reason_said(reason, words, "grade.step") for reason in explanation.steps),
        others=_others(explanation.alternatives, words),
        tables=tuple(
            _table(table, key, words)
            for table, key in ((explanation.host, "host"), (explanation.home, "home"))
            if table is not None
        ),
    )


def reason_said(reason: Reason, words: Wording, area: str) -> str:
    """One step as a sentence of `area`. Exact numbers are written as the language writes them."""
    return words.say(f"{area}.{reason.code}", facts_said(reason.facts, words.language))


def facts_said(facts: Mapping[str, Fact], language: str) -> dict[str, Fact]:
    """Facts by the endings of their names: shares as percent, exact numbers, formulas; all else as it stands."""
    said: dict[str, Fact] = {}
    for name, value in facts.items():
        if not isinstance(value, str):
            said[name] = value
        elif name.endswith("_share"):
            said[name] = written.percent(Fraction(value), language)
        elif name.endswith("_number"):
            said[name] = written.number(Fraction(value), language)
        else:
            said[name] = written.pointed(value, language) if name == "formula" else value
    return said


def rule_said(rule: str, words: Wording) -> str:
    """A rule or rounding in words with its code: “worst (MIN)”."""
    key = f"grade.rule.{rule.lower().replace('-', '_')}"
    return words.say("grade.rule_named", {"rule": words.say(key), "code": rule})


def _result(explanation: Explanation, words: Wording) -> str:
    key = explanation.outcome.value
    if explanation.outcome is Outcome.KEPT and not explanation.passed:
        key = "kept_failed"
    elif explanation.grade is None:
        key += "_without_grade"
    calculated = explanation.exact is not None
    grade = written.pointed(explanation.grade or "", words.language) if calculated else explanation.grade
    return words.say(f"grade.result.{key}", {"mark": explanation.inputs.get("grade"), "grade": grade})


def _method(explanation: Explanation, words: Wording) -> str:
    facts: dict[str, object] = {"version": explanation.version, "table": explanation.inputs.get("table")}
    if explanation.rule:
        facts["rule"] = rule_said(explanation.rule, words)
    return words.say(f"grade.method.{explanation.method}", facts)


def _others(alternatives: Mapping[str, str | None], words: Wording) -> str:
    said = words.set_apart(others_said(alternatives, words))
    return words.say("grade.others", {"list": said}) if alternatives else ""


def others_said(alternatives: Mapping[str, str | None], words: Wording) -> tuple[str, ...]:
    """What each of the other rules gives."""
    none, language = words.say("grade.no_grade"), words.language
    return tuple(
        words.say(
            "grade.rule_gives",
            {"rule": rule_said(rule, words), "grade": none if grade is None else written.pointed(grade, language)},
        )
        for rule, grade in alternatives.items()
    )


def _table(table: ShownTable, key: str, words: Wording) -> SaidTable:
    return SaidTable(
        title=words.say(f"grade.table.{key}", {"table": table.name, "n": table.passing}),
        headings=tuple(words.say(f"grade.table.{name}") for name in ("grade", "count", "share", "up_to", "exact")),
        rows=tuple(_row(row, words) for row in table.rows),
    )


def _row(row: ShownRow, words: Wording) -> tuple[str, ...]:
    counted = written.count(row.count, words.language)
    if row.low is None or row.high is None:
        return (row.grade, counted, words.say("grade.table.no_rank" if row.passing else "grade.table.fail"), "", "")
    share, up_to = (written.percent(part, words.language) for part in (row.high - row.low, row.high))
    return (row.grade, counted, share, up_to, str(row.high))


def credit_steps(steps: Iterable[Reason], words: Wording) -> tuple[str, ...]:
    """One sentence a step; the kind of credits is named as the office names it."""
    return tuple(_said(step, words) for step in steps)


def _said(step: Reason, words: Wording) -> str:
    facts = facts_said(step.facts, words.language)
    if "scheme" in facts:
        facts["scheme"] = words.choice("credit_scheme", facts["scheme"])
    if "category" in facts:
        facts["category"] = words.choice("course_category", facts["category"])
    return words.say(f"credit.step.{step.code}", facts)

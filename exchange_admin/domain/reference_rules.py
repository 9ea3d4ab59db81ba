"""The shipped examples of conversion rules and credit rules as records of a new office file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from exchange_admin.domain import exact
from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import Origin as Ids
from exchange_admin.domain.rules.credits.shipped import ShippedRule
from exchange_admin.domain.rules.credits.work import Work
from exchange_admin.domain.rules.grades.by_table import TableRow
from exchange_admin.domain.rules.grades.shipped import Origin, ShippedLine, ShippedTable
from exchange_admin.domain.steps import Edit


def conversion_edits(ids: Ids, shipped: ShippedTable | ShippedLine, scales: Mapping[str, str]) -> Iterator[Edit]:
    """Nothing for an example whose scales are not shipped; `scales` are ids by key."""
    if shipped.from_scale not in scales or shipped.to_scale not in scales:
        return
    is_table = isinstance(shipped, ShippedTable)
    rule = _new(
        ids,
        "conversion_rule",
        {
            **_named(shipped.names, shipped.origin),
            "from_scale_id": scales[shipped.from_scale],
            "to_scale_id": scales[shipped.to_scale],
            "method": "table" if is_table else "linear",
        },
    )
    yield rule
    for position, row in enumerate(shipped.rows, 1) if isinstance(shipped, ShippedTable) else ():
        yield _new(ids, "conversion_row", {"conversion_rule_id": rule.id, "position": position, **_row(row)})


def credit_edits(ids: Ids, shipped: ShippedRule) -> Iterator[Edit]:
    """A credit rule and its limits."""
    made = shipped.rule
    rule = _new(
        ids,
        "credit_rule",
        {
            **_named(shipped.names, shipped.origin),
            "country": shipped.country,
            "credit_scheme": made.scheme,
            "hour": str(made.hour),
            "theory_hours": _text(made.hours_per_credit.get(Work.THEORY)),
            "practice_hours": _text(made.hours_per_credit.get(Work.PRACTICE)),
            "weeks_per_credit": _text(made.weeks_per_credit),
            "self_study": made.self_study.value,
            "self_study_ratio": _text(made.self_study_ratio or None),
            "rounding_step": _text(made.rounding.step or None),
            "rounding": made.rounding.direction.value if made.rounding.step else None,
            "tolerance": _text(made.tolerance),
            "not_transferable": "\n".join(made.not_transferable),
        },
    )
    yield rule
    for cap in made.caps:
        values = {"category": cap.category, "most_credits": _text(cap.limit), "in_all": int(cap.in_all)}
        yield _new(ids, "credit_cap", {"credit_rule_id": rule.id, **values})


def _row(row: TableRow) -> dict[str, Value]:
    return {
        "marks": "; ".join(row.marks),
        "lowest": _text(row.low),
        "highest": _text(row.high),
        "grade": row.grade,
        "passing": int(row.passing),
    }


def _named(names: Mapping[str, str], origin: Origin) -> dict[str, Value]:
    return {
        **{f"name_{language}": name for language, name in names.items()},
        "version": 1,
        "source": ", ".join(part for part in (origin.source, origin.source_date) if part),
        "confidence": origin.confidence,
        "example": 1,
    }


def _new(ids: Ids, kind: str, values: Mapping[str, Value]) -> Edit:
    return Edit(kind, ids.new_id(), {name: value for name, value in values.items() if value not in (None, "")}, True)


def _text(number: Fraction | None) -> str | None:
    return None if number is None else exact.shown(number)

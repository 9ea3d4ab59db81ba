"""What was made of typed values that are not kept as they were typed: «75 № 1234567» is kept as 751234567."""

from __future__ import annotations

from collections.abc import Mapping

from exchange_admin.domain.dates import read_date
from exchange_admin.domain.fields import Field, FieldType, Kind, Value
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.values import clean


def kept_otherwise(kind: Kind, typed: Mapping[str, object], kept: Mapping[str, Value]) -> list[Problem]:
    """Says of each text that was cleaned, and of each date that could be read in two ways, how it is kept."""
    found = []
    for name, text in typed.items():
        field, value = kind.by_name.get(name), kept.get(name)
        if field is not None and value is not None and _is_otherwise(field, clean(str(text)), str(value)):
            found.append(Problem("value.kept_as", name, {"typed": str(text), "kept": value}, Level.INFORMS))
    return found


def _is_otherwise(field: Field, typed: str, kept: str) -> bool:
    if field.type is FieldType.DATE:
        return typed != kept and read_date(typed).ambiguous
    return field.type is FieldType.TEXT and typed != kept

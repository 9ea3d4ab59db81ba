"""Which document a number stands for below a heading that does not say it: «Паспорт», 证件号码."""

from __future__ import annotations

import re
from collections.abc import Sequence

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.reference import KnownNumbers
from exchange_admin.services.importing.draft import StagedRow

NUMBER, KIND = "document_number", "document_kind"
PASSPORT, NATIONAL_ID = "passport", "national_id"
PASSPORTS = (PASSPORT, "service_passport")
_BARE = re.compile(r"\d{9}(?:\.0)?")
_YEARS = re.compile(r"\d(?:9[7-9]|[0-3]\d)\d{6}")
DETAILS = ("issued", "valid_until", "issued_by")
"""What may stand beside a number, kept as `passport_issued` and so on, or as `national_issued`."""


def settle_document(row: StagedRow, numbers: KnownNumbers) -> None:
    """Makes the number one of a passport or of an identity card: by the kind that the row names, else by its shape.

    A number that no kind has stays one of a passport, and is asked about there.
    """
    values = row.values
    told, number = values.get(KIND), values.get(NUMBER)
    if number is None:
        return
    kind = str(told or _kind_of(str(number), values.get("citizenship"), numbers))
    key = "national_id" if kind == NATIONAL_ID else "passport_number"
    if values.get(key) not in (None, number):
        row.problems.append(Problem("import.second_document", NUMBER, {"one": values[key], "other": number}))
        return
    if kind == NATIONAL_ID:
        if not values.get("passport_number"):
            _move_details(row)
        if not told and "CN" not in numbers.countries(NATIONAL_ID, str(number)):
            row.problems.append(Problem("import.read_as_card", NUMBER, {"number": number}, Level.INFORMS))
    elif kind != PASSPORT:
        values["passport_kind"] = kind
    values[key] = number


def ask_about_lost_zeros(rows: Sequence[StagedRow]) -> None:
    """Nine digits below a plain «Паспорт» may be ten of an internal passport, whose first one a sheet has lost: 05 12
    345678 of Primorye is 512345678 there. Asks where the year of printing, which is behind the region in its series
    (resolution 828 of 8 July 1997), would stand right in all such numbers of the column."""
    bare = [
        row
        for row in rows
        if row.values.get(KIND) is None
        and row.values.get("citizenship") in (None, "RU")
        and _BARE.fullmatch(row.cells.get(NUMBER, "").strip())
    ]
    if bare and all(_YEARS.fullmatch(str(row.values.get(NUMBER))) for row in bare):
        for row in bare:
            facts = {"number": row.values.get(NUMBER)}
            row.problems.append(Problem("import.zero_may_be_lost", NUMBER, facts, Level.ASKS))


def _kind_of(number: str, citizenship: Value, numbers: KnownNumbers) -> str:
    cards = numbers.countries(NATIONAL_ID, number)
    if any(numbers.countries(kind, number) for kind in PASSPORTS) or citizenship not in {None, *cards}:
        return PASSPORT
    return NATIONAL_ID if cards else PASSPORT


def _move_details(row: StagedRow) -> None:
    for name in DETAILS:
        if (value := row.values.pop(f"passport_{name}", None)) is not None:
            row.values[f"national_{name}"] = value

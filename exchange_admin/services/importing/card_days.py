"""Days of birth beside Chinese identity cards, which say them too: 2007.10, or nothing, is completed."""

from __future__ import annotations

import re
from datetime import date

from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.reference import KnownNumbers
from exchange_admin.domain.rules.identity_cards import born_by_card
from exchange_admin.services.importing.draft import StagedRow

_BORN, _CARD = "birth_date", "national_id"
_YEAR_AND_MONTH = re.compile(r"((?:19|20)\d\d)\s*[年./\-]\s*(0?[1-9]|1[0-2])\s*月?")


def complete_from_card(row: StagedRow, numbers: KnownNumbers) -> None:
    """Only for a number with a right check digit. A day that the list itself says is never changed;
    where the card says another one, the record asks (`document.other_birth_date`)."""
    if row.values.get(_BORN) is not None:
        return
    number = str(row.values.get(_CARD) or "")
    day = born_by_card(number)
    if day is None or not numbers.fits(_CARD, "CN", number):
        return
    typed = row.cells.get(_BORN, "")
    if not typed or _says(typed, day):
        unread = {problem.code for problem in row.problems if problem.field == _BORN} - {"value.not_a_date"}
        if not unread and _BORN not in row.faults:
            row.values[_BORN] = day.isoformat()
            row.problems = [one for one in row.problems if one.field != _BORN]
            facts = {"typed": typed, "day": day.isoformat()}
            row.problems.append(Problem("import.day_from_card", _BORN, facts, Level.INFORMS))


def _says(typed: str, day: date) -> bool:
    """Whether the list says the year and the month of the day and no more."""
    said = _YEAR_AND_MONTH.fullmatch(typed.strip())
    return said is not None and (int(said[1]), int(said[2])) == (day.year, day.month)

"""What one cell of a matrix says: how somebody stands with one requirement, in one mark."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from exchange_admin.domain.rules.casework.states import ASKED, DONE, EXITS, RECEIVED, SUBMITTED, Lateness


class CellMark(StrEnum):
    """The most pressing first. `here`: it came and is to be looked at, or lies with the authority. `unknown`: nobody
    can say whether the rule applies. `unneeded` also when somebody decided so."""

    OVERDUE = "overdue"
    SOON = "soon"
    OPEN = "open"
    UNKNOWN = "unknown"
    ASKED = "asked"
    HERE = "here"
    DONE = "done"
    UNNEEDED = "unneeded"


TO_DO = frozenset({CellMark.OVERDUE, CellMark.SOON, CellMark.OPEN, CellMark.ASKED, CellMark.HERE})
"""Marks of what is needed and not done."""


def mark_of(state: str, late: Lateness, act_by: date | None, week_ends: date) -> CellMark:
    """Of one task. Overdue and late to act count before what was asked: asking once does not make it less late.
    `week_ends` is the last day of what is told as this week."""
    if state in (DONE, SUBMITTED, *EXITS):
        return {DONE: CellMark.DONE, SUBMITTED: CellMark.HERE}.get(state, CellMark.UNNEEDED)
    if late in (Lateness.OVERDUE, Lateness.LATE_TO_ACT):
        return CellMark.OVERDUE if late is Lateness.OVERDUE else CellMark.SOON
    if state in (ASKED, RECEIVED):
        return CellMark.ASKED if state == ASKED else CellMark.HERE
    return CellMark.SOON if act_by is not None and act_by <= week_ends else CellMark.OPEN


def most_pressing(marks: Iterable[CellMark]) -> CellMark:
    """Of several for one requirement, as when somebody enters twice; of none, that it is not needed."""
    order = list(CellMark)
    return min(marks, key=order.index, default=CellMark.UNNEEDED)

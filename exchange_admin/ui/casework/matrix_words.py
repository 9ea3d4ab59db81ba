"""What a cell of a matrix means, in words."""

from __future__ import annotations

from exchange_admin.domain.rules.casework.marks import CellMark
from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.services.casework.matrix import MatrixColumn, MatrixRow
from exchange_admin.ui.casework.task_words import said_act_by, said_due, state_word
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.words import say

MOST_TASKS = 3
"""Tasks of one cell that are told one by one."""


def mark_word(desk: Desk, mark: CellMark) -> str:
    return desk.words.say(f"matrix.mark.{mark.value}")


def cell_words(desk: Desk, row: MatrixRow, column: MatrixColumn, section: int) -> list[str]:
    """The requirement and the person, then how it stands. Of somebody's health no more than that and days."""
    cell = row.cells[section]
    lines = [f"{column.title} · {row.name}"]
    lines += [_task_words(desk, task) for task in cell.tasks[:MOST_TASKS]]
    if len(cell.tasks) > MOST_TASKS:
        lines.append(f"+{len(cell.tasks) - MOST_TASKS}")
    if cell.asks:
        fields = desk.words.listed(desk.words.say(f"field.{name}") for name in cell.asks)
        lines.append(desk.words.say("task.question", {"rule": column.title, "fields": fields}))
    if not cell.tasks and not cell.asks:
        lines.append(mark_word(desk, cell.mark))
    return lines


def _task_words(desk: Desk, task: CaseTask) -> str:
    """State, days, and unless it is about health what proves it or why it was dropped."""
    formats = desk.look.formats
    said = [state_word(task, desk)]
    day = {"done": task.done_on, "asked": task.asked_on, "received": task.received_on}.get(task.state)
    if day is not None:
        said[0] = f"{said[0]} {formats.day(day.isoformat())}"
    if task.is_open:
        for label, shown in (("Act by", said_act_by(task, formats)), ("Due", said_due(task, formats))):
            if shown.iso:
                words = f" ({shown.words})" if shown.words else ""
                said.append(f"{say('Tasks', label)} {formats.day(shown.iso)}{words}")
    if not task.is_sensitive:
        said += [words for words in (task.proof_text, task.reason) if words]
    return " · ".join(said)

"""What the page of a language group needs besides the desk. The composition root hands in its office."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exchange_admin.domain.problems import Problem
    from exchange_admin.domain.rules.lessons.timetable import Proposed
    from exchange_admin.services.exams.exam_results import ExamResults
    from exchange_admin.services.lessons.lessons import Lessons

Propose = Callable[[str, date | None, date | None, str], "Sequence[Proposed]"]
"""Group, first day, last day, language of the names of holidays. Runs in a job and reads on its own connection."""

AskDayOff = Callable[[str, date, str], "Problem | None"]
"""Group, day, language of the name of a holiday. Runs in a job and reads on its own connection."""

WriteSheet = Callable[[str, str, str, Path], None]
"""Group, one of SHEETS, language, target. Runs in a job and reads on its own connection."""


@dataclass(frozen=True)
class LessonDesk:
    """`lessons` and `exams` are the verbs on the connection of the window: each is a matter of milliseconds."""

    lessons: Lessons
    exams: ExamResults
    propose: Propose
    day_off: AskDayOff
    write_sheet: WriteSheet

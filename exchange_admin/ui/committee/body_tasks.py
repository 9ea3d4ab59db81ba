"""What a committee asks its lead for, on its panel: the next session or the next forum."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import cast

from exchange_admin.domain.steps import Record
from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.services.office import Office
from exchange_admin.ui.casework.tasks_card import TasksCard
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.latest_job import LatestJob


class BodyTasks(TasksCard):
    """Reads by itself, in a job, what stands under *Tasks* about the committee."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._reading = LatestJob(desk.jobs, 0, self)
        self._reading.answered.connect(self._answered)

    def show_record(self, record: Record) -> None:
        super().show_record(record)
        if record.live:
            self._reading.ask(self._desk.apart(partial(_read, record.id, self._desk.language)))

    def _answered(self, tasks: object) -> None:
        self.show_tasks(cast("Sequence[CaseTask]", tasks))


def _read(body: str, language: str, office: Office, task: Task) -> Sequence[CaseTask]:
    return office.casework.tasks.of_body(body, language)

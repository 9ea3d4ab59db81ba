"""What a list of tasks is narrowed and ordered by, its columns; and the list in a file as it is seen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from exchange_admin.domain.queries import Query
from exchange_admin.services.casework.task_list import TaskFilter, TaskTab
from exchange_admin.services.office import Office
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.pages.list_choices import ListChoices
from exchange_admin.ui.saving import ask_target


class TaskChoices(ListChoices):
    """The popups over the list; columns of tasks are called as no fields are."""

    def _heading(self, key: str) -> str:
        return self._desk.office.casework.table.title("task", key, self._desk.language)


class TaskExport(QObject):
    """Writes a workbook or a text table in a job."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def export(
        self, tab: TaskTab, wanted: TaskFilter, keys: Sequence[str], about: Sequence[tuple[str, str]], view: str
    ) -> None:
        """`view` is what the tab is called; it goes into the name of the file and of the sheet, `about` beside it."""
        desk, words = self._desk, self._desk.words
        name = f"{words.kind('task', 2)} - {view}.xlsx"
        path = ask_target(desk, self.tr("Export"), name, self.tr("Workbook (*.xlsx);;Text (*.csv)"))
        if path is None:
            return

        def write(apart: Office, task: Task) -> Path:
            from exchange_admin.services.list_export import export_list  # brings the Excel library with it

            table = apart.casework.table
            table.tab, table.wanted = tab, wanted
            query = Query("task")
            export_list(table, query, keys, words.language, words, path, title=view, about=about, step=task.step)
            return path

        desk.read(write, aside=True).start_telling(self._exported, self._failed)

    def _exported(self, path: Path) -> None:
        self._desk.notices.say(self.tr("Exported: {file}").replace("{file}", path.name))

    def _failed(self, error: Exception) -> None:
        self._desk.ask.tell(self.tr("Export"), self._desk.reason(error))

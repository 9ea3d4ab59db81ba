"""The command that shows people by requirements: of a programme, a group, a list of stays, or the tasks on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from exchange_admin.app.list_commands import ListCommands
from exchange_admin.services.office import Office
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.main_window import MainWindow
from exchange_admin.ui.pages.in_front import list_in_front
from exchange_admin.ui.window_commands import WindowCommands

if TYPE_CHECKING:
    from exchange_admin.services.casework.matrix import Matrix
    from exchange_admin.ui.casework.matrix_page import MatrixPage, Reader
    from exchange_admin.ui.pages.list_page import ListPage

MATRIX = "matrix"


class MatrixCommands(ListCommands):
    """What is needed is loaded when a matrix is first wanted."""

    def __init__(self, desk: Desk, window: MainWindow, commands: WindowCommands) -> None:
        super().__init__(desk, window)
        self._commands = commands
        self._from = ""
        desk.actions.bind("view.matrix", self.show)

    def make_page(self) -> MatrixPage:
        from exchange_admin.ui.casework.matrix_page import MatrixPage

        page = MatrixPage(self._desk)
        page.left.connect(self._leave)
        page.stay_wanted.connect(self._open_stay)
        return page

    def show(self) -> None:
        """Rows that are ticked; else the programme or group on screen, all stays of the list, all tasks of the tab."""
        if self._window.area == MATRIX or (read := self._wanted()) is None:
            return
        self._from = self._window.area
        self._window.put_under(MATRIX, self._from)
        cast("MatrixPage", self._window.page(MATRIX)).show_people(read)
        self._window.show_area(MATRIX)

    def _wanted(self) -> Reader | None:
        page = list_in_front(self._window)
        if page is None:
            return self._of_tasks()
        page.leave_fields()
        if page.kind == "mobility":
            return _of_list(page)
        ids = page.chosen_ids()
        if not ids or page.kind not in ("programme", "mobility_group"):
            return None
        return _of_programmes(ids) if page.kind == "programme" else _of_groups(ids)

    def _of_tasks(self) -> Reader | None:
        """Nobody loads the page of tasks for this."""
        from exchange_admin.ui.casework.tasks_page import TasksPage

        page = self._window.current_page()
        if not isinstance(page, TasksPage):
            return None
        ns = page.model.picked_numbers() or page.reader.ids(page.model.query)
        return lambda office, language: office.casework.matrix.of_tasks(ns, language)

    def _leave(self) -> None:
        self._window.show_area(self._from or "tasks")

    def _open_stay(self, stay: str, task: str) -> None:
        self._commands.open_record("mobility", stay)
        if task and (page := list_in_front(self._window)) is not None:
            page.panel.go_to_line(task)


def _of_programmes(ids: list[str]) -> Reader:
    def read(office: Office, language: str) -> Matrix:
        return office.casework.matrix.of_programmes(ids, language)

    return read


def _of_groups(ids: list[str]) -> Reader:
    def read(office: Office, language: str) -> Matrix:
        return office.casework.matrix.of_groups(ids, language)

    return read


def _of_list(page: ListPage) -> Reader:
    """The stays that are ticked, else all that the list shows, in its order."""
    from exchange_admin.services.casework.matrix import MOST_STAYS

    picked = page.list.model.picked_count()
    ids, query = (page.list.model.picked_ids() if picked else []), page.list.query()

    def read(office: Office, language: str) -> Matrix:
        if picked:
            return office.casework.matrix.of_stays(ids, language)
        ns = office.lists.ids(query)
        rows = office.lists.rows("mobility", ns[:MOST_STAYS], (), language)
        shown = [rows[n].id for n in ns[:MOST_STAYS] if n in rows]
        return office.casework.matrix.of_stays(shown, language, beyond=max(0, len(ns) - MOST_STAYS))

    return read

"""The command that prints envelope labels and badges for the people of a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.office import Office
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Job, Task
from exchange_admin.ui.main_window import MainWindow
from exchange_admin.ui.pages.list_page import ListPage

if TYPE_CHECKING:
    from exchange_admin.services.labels import LabelOrder
    from exchange_admin.ui.certificates.certificate_desk import PaperPages
    from exchange_admin.ui.labels.label_dialog import LabelDesk


class LabelCommands(QObject):
    """What it needs is loaded when somebody asks for labels."""

    def __init__(self, office: Office, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._office, self._desk, self._window = office, desk, window
        self._target = Path()
        desk.actions.bind("records.labels", self.ask)

    def ask(self) -> None:
        """For the people, stays or enrolments that are ticked, else for the one on screen."""
        from exchange_admin.app.area_desks import certificate_desk
        from exchange_admin.ui.labels.label_dialog import LabelDialog
        from exchange_admin.ui.printing.print_run import print_page

        page = getattr(self._window.current_page(), "page", None)
        ids = page.chosen_ids() if isinstance(page, ListPage) else []
        if not isinstance(page, ListPage) or not ids:
            return
        labels, papers = label_desk(self._office, self._desk), certificate_desk(self._office)
        dialog = LabelDialog(self._desk, labels, papers, len(ids), self._window)
        accepted = self._desk.ask.show(dialog)
        order, printer, settings = dialog.order(), dialog.printer.name(), dialog.printer.settings()
        dialog.deleteLater()
        if not accepted:
            return
        draw = partial(labels.pdf, page.kind, ids, order)
        if dialog.to_file:
            self._save(partial(_write, draw=draw), self._desk.words.say(f"labels.kind.{order.kind}"))
        else:

            def pages() -> PaperPages:
                return papers.pages(draw())

            self._run(print_page(pages, printer, settings, papers, self._desk.jobs), self.tr("Printing labels"))

    def _save(self, write: Callable[[Path, Task], None], title: str) -> None:
        folder = Path(self._desk.preferences.export_folder)
        path = self._desk.ask.file_to_save(title, str(folder / f"{title}.pdf"), "PDF (*.pdf)")
        if path is not None:
            self._target = path
            self._desk.preferences.export_folder = str(path.parent)
            job = self._desk.jobs.aside(partial(write, path))
            job.succeeded.connect(self._saved)
            self._run(job, self.tr("Writing labels"))

    def _run(self, job: Job, words: str) -> None:
        job.failed.connect(self._refused)
        self._desk.notices.watch(job, words)
        job.start()

    def _saved(self, _: object) -> None:
        self._desk.notices.say(self.tr("Saved: {file}").replace("{file}", self._target.name))

    def _refused(self, error: Exception) -> None:
        words = self._desk.sentence(error.problems) if isinstance(error, RuleBroken) else str(error)
        self._desk.notices.say(words)


def label_desk(office: Office, desk: Desk) -> LabelDesk:
    """Drawn on a connection of the job's own."""
    from exchange_admin.services.certificates import Selection
    from exchange_admin.ui.labels.label_dialog import LabelDesk, OfferedGrid

    def grids() -> Sequence[OfferedGrid]:
        def millimetres(tenths: int) -> str:
            whole, tenth = divmod(tenths, 10)
            return desk.look.formats.decimal(f"{whole}.{tenth}" if tenth else str(whole))

        return [
            OfferedGrid(
                one.id,
                desk.words.say(
                    "labels.grid_cut" if one.cut else "labels.grid",
                    {
                        "columns": one.columns,
                        "rows": one.rows,
                        "width": millimetres(one.width),
                        "height": millimetres(one.height),
                    },
                ),
                one.per_sheet,
            )
            for one in office.labels.grids
        ]

    def pdf(kind: str, ids: Sequence[str], order: LabelOrder) -> bytes:
        chosen = {
            "mobility": Selection(mobilities=tuple(ids)),
            "language_enrolment": Selection(enrolments=tuple(ids)),
        }.get(kind, Selection(people=tuple(ids)))
        with office.beside(writing=False) as apart:
            return apart.labels.pdf(chosen, order)[0]

    return LabelDesk(grids, lambda: ",".join(office.paper_languages(desk.language)), pdf)


def _write(path: Path, task: Task, *, draw: Callable[[], bytes]) -> None:
    from exchange_admin.documents.files import written_whole

    data = draw()
    with written_whole(path) as draft:
        draft.write_bytes(data)

"""Papers of the register printed or saved again, from what was frozen when they were issued."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.rules.certificate_states import REVOKED
from exchange_admin.services.certificates.output import Output
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.preferences import PrinterSettings
from exchange_admin.ui.printing.print_dialog import PrintDialog
from exchange_admin.ui.printing.print_run import PrintRun
from exchange_admin.ui.printing.printers import Printers
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.words import count


@dataclass(frozen=True)
class _Wish:
    """What is printed; once more when the printer stopped."""

    ids: tuple[str, ...] = ()
    left_out: int = 0
    printer: str = ""
    settings: PrinterSettings = field(default_factory=PrinterSettings)


class Reprinting(QObject):
    """Says in `notice` what became of it. `open_file` shows a file or a folder with the system's program."""

    def __init__(
        self, desk: Desk, printers: Printers, notice: Banner, open_file: Callable[[Path], object], page: QWidget
    ) -> None:
        super().__init__(page)
        self._desk, self._printers, self._notice, self._open_file, self._page = desk, printers, notice, open_file, page
        self._wish, self._saved = _Wish(), Path()
        self._pressed: Callable[[], None] = self._open_saved
        self.printing = PrintRun(desk, printers, self)
        self.printing.printed.connect(self._printed)
        self.printing.stopped.connect(self._stopped)
        self.printing.refused.connect(self._failed)
        notice.button.clicked.connect(self._press)

    def ask(self, ids: Sequence[str]) -> None:
        """Printer or files; revoked papers are left out, and those only issued so far count as printed."""
        desk = self._desk
        if not ids or desk.jobs.is_writing or self.printing.is_busy:
            return
        with desk.office.beside(writing=False) as apart:
            fitting = apart.certificates.fitting(ids, REVOKED)  # whatever is not revoked can be printed
            sizes = apart.certificates.paper_sizes(fitting) if fitting else ()
        if not fitting:
            return
        dialog = PrintDialog(desk, self._printers, len(fitting), self._page.window(), sizes)
        if not desk.ask.show(dialog):
            return
        self._wish = _Wish(fitting, len(ids) - len(fitting), dialog.printer.name(), dialog.printer.settings())
        if not dialog.to_files:
            self._print()
        elif target := dialog.files.ask_target(self.tr("Save certificates"), desk.words.kind("certificate", 2)):
            self._save(target)

    def _print(self) -> None:
        wish = self._wish
        self._notice.say("")
        job = self.printing.start(wish.ids, wish.printer, wish.settings, self._desk.who())
        self._desk.notices.watch(job, self.tr("Printing certificates"))

    def _save(self, target: Output) -> None:
        who, ids = self._desk.who(), self._wish.ids
        self._saved = target.path
        self._notice.say("")

        job = self._desk.write(lambda apart, task: apart.certificates.print(ids, target, who, step=task.step))
        self._desk.notices.watch(job, self.tr("Writing certificates"))
        job.start_telling(self._after_saving, self._not_saved)

    def _after_saving(self, changes: Changes) -> None:
        self._desk.feed.publish(changes, self._page)
        verb = self.tr("Open the PDF") if self._saved.suffix == ".pdf" else self.tr("Open")
        words = self.tr("Saved: {file}").replace("{file}", self._saved.name)
        self._offer(self._without(words), verb, self._open_saved, Tone.GREEN)

    def _not_saved(self, error: Exception) -> None:
        self._offer(self._desk.reason(error), "", self._open_saved, Tone.RED)

    def _printed(self, changes: Changes) -> None:
        self._desk.feed.publish(changes, self._page)
        words = count("Reprinting", "%n certificate printed", len(self._wish.ids))
        self._offer(self._without(words), "", self._print, Tone.GREEN)

    def _stopped(self) -> None:
        words = self.tr("Printing was stopped; what the printer had already may still come out.")
        self._offer(words, self.tr("Print again"), self._print, Tone.AMBER)

    def _failed(self, error: Exception) -> None:
        self._offer(self._desk.reason(error), self.tr("Print again"), self._print, Tone.RED)

    def _offer(self, words: str, verb: str, do: Callable[[], None], tone: Tone) -> None:
        self._pressed = do
        self._notice.say(words, verb, tone)

    def _press(self) -> None:
        self._pressed()

    def _open_saved(self) -> None:
        self._open_file(self._saved)

    def _without(self, words: str) -> str:
        n = self._wish.left_out
        left_out = count("Reprinting", "%n left out: revoked", n) if n else ""
        return " · ".join(part for part in (words, left_out) if part)

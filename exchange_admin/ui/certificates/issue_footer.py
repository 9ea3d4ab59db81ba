"""The foot of the issue page: what issuing means, how far it is, and the verbs."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QProgressBar

from exchange_admin.ui.jobs import Progress
from exchange_admin.ui.look import Look
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import Drawing, ElidedLabel, row
from exchange_admin.ui.words import Retranslated, count


class IssueFooter(Retranslated, QFrame):
    """Printing is the main verb where there is a printer, else saving."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._ticked, self._printed = 0, Progress(0, 0)
        self._problem, self._has_printer = "", True
        self._drawing, self._words = Drawing(look, "history", 15, rim=1), ElidedLabel(look, 12, tone="ink3")
        self._bar, self.cancel = QProgressBar(), Button(look, kind="ghost")
        self.issue, self.save = Button(look, "award"), Button(look, "download")
        self.print = Button(look, "printer", "primary")
        self._lay_out()
        self.retranslate()

    def show_state(self, ticked: int, *, free: bool, problem: str, busy: bool, stoppable: bool, printer: str) -> None:
        """`free` for a new round, unless something that was typed has a `problem`; `busy` shows the bar; `printer` is
        the chosen one, empty for none."""
        self._ticked, self._problem = ticked, problem
        for button in (self.issue, self.save):
            button.setEnabled(free and not problem)
        self.print.setEnabled(free and not problem and bool(printer))
        self._has_printer = bool(printer)
        self._bar.setVisible(busy)
        self.cancel.setVisible(stoppable)
        if not stoppable:
            self._printed = Progress(0, 0)
            self._bar.setRange(0, 0)
        self.retranslate()

    def show_progress(self, progress: Progress) -> None:
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)

    def show_printing(self, progress: Progress) -> None:
        """Papers that the printer has, of all."""
        self._printed = progress
        self.show_progress(progress)
        self.retranslate()

    def retranslate(self) -> None:
        self.issue.say(count("IssueFooter", "Issue %n", self._ticked), self._problem)
        self.save.say(self.tr("Save…"), self._problem or self.tr("Issue and save as files"))
        without = "" if self._has_printer else self.tr("No printer on this PC")
        self.print.say(count("IssueFooter", "Print %n", self._ticked), self._problem or without)
        self.cancel.say(self.tr("Cancel"))
        words = self.tr("Numbers are taken when you issue, save or print. Each certificate is kept in the register.")
        if self._printed.total:
            words = self.tr("Printing: {n} of {total}").replace("{n}", str(self._printed.done))
            words = words.replace("{total}", str(self._printed.total))
        self._words.setText(words)

    def _lay_out(self) -> None:
        px = self._look.px
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setFixedWidth(px(100))
        row(self, (px(22), px(10), px(18), px(10)), px(10)).add(
            self._drawing, (self._words, 1), self._bar, self.cancel, self.issue, self.save, self.print
        )

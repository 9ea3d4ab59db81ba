"""Without an office file: open one, a recent one, make a new one, or look at the sample office, which is made first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from exchange_admin.ui.actions.commands import key_of
from exchange_admin.ui.jobs import Job
from exchange_admin.ui.look import Look
from exchange_admin.ui.typography import MEDIUM, SEMIBOLD
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.file_drops import FileDrops, one_of
from exchange_admin.ui.widgets.labels import STRETCH, Label, column, empty_out, row
from exchange_admin.ui.widgets.segments import LanguageSwitch
from exchange_admin.ui.widgets.sidebar import Logo
from exchange_admin.ui.words import Retranslated

RECENT_SHOWN = 6


class WelcomePage(Retranslated, QWidget):
    """Emits what is wanted; opening and refusing belong to whoever listens. `languages` shows which one is spoken."""

    new_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()
    file_wanted = Signal(str)
    restore_wanted = Signal()
    language_wanted = Signal(str)
    manual_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        FileDrops(self, one_of((".exchange",)), self._want_dropped)
        self._logo = Logo(look, 52)
        self._title = Label(look, 24, SEMIBOLD)
        self._purpose = Label(look, 14, tone="ink2", wraps=True)
        self._refusal = Banner(look)
        self._refusal.hide()
        self._sample = Button(look, "sparkles", "plain")
        self._new = Button(look, "file-plus", "primary")
        self._open = Button(look, "folder-open", "plain")
        self._manual = Button(look, "book-open", "ghost")
        self._recent_title = Label(look, 12, SEMIBOLD, "ink3")
        self._recent = column(spacing=look.px(2))
        self.languages = LanguageSwitch(look, quiet=True)
        self._making: Job | None = None
        self._bar, self._cancel = QProgressBar(), Button(look, kind="ghost")
        self._making_words = Label(look, 13, tone="ink2")
        self._progress = QWidget()
        self._lay_out()
        self.languages.chosen.connect(self.language_wanted)
        self._new.clicked.connect(self.new_wanted)
        self._open.clicked.connect(self.open_wanted)
        self._sample.clicked.connect(self.sample_wanted)
        self._manual.clicked.connect(self.manual_wanted)
        self._cancel.clicked.connect(self._give_up)
        QShortcut(QKeySequence("F1"), self).activated.connect(self.manual_wanted)
        for command, button in (("file.new", self._new), ("file.open", self._open)):
            QShortcut(QKeySequence(key_of(command)), self).activated.connect(button.click)
        QShortcut(QKeySequence(key_of("file.quit")), self).activated.connect(self.quit_wanted)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._give_up)
        self._refusal.button.clicked.connect(self.restore_wanted)
        self.retranslate()

    def show_recent(self, files: Sequence[str]) -> None:
        """The files opened last, newest first; those that are gone are left out."""
        empty_out(self._recent)
        there = [Path(name) for name in files if Path(name).is_file()][:RECENT_SHOWN]
        for path in there:
            self._recent.addWidget(self._recent_line(path))
        self._recent_title.setVisible(bool(there))
        for first in list(self._recent_lines())[:1]:
            first.setFocus()  # Enter goes on with the file of yesterday

    def refuse(self, sentence: str, *, restorable: bool = False) -> None:
        """Why a file was not opened; an empty sentence takes the banner away. A `restorable` one may have backups."""
        self._refusal.say(sentence, self.tr("Restore a backup…") if restorable else "")

    def show_making(self, job: Job | None) -> None:
        """The sample office is being made by this job, until None: nothing else is begun meanwhile."""
        was, self._making = self._making, job
        for button in (self._new, self._open, self._sample, *self._recent_lines()):
            button.setEnabled(job is None)
        self._progress.setVisible(job is not None)
        if job is not None:
            self._cancel.setFocus()
        elif was is not None:
            self._sample.setFocus()

    def retranslate(self) -> None:
        self._title.setText(self.tr("Exchange Admin"))
        self._purpose.setText(
            self.tr(
                "Students and teachers on exchange, language training, credit transfer, certificates and reports: "
                "one file on this PC, no internet needed."
            )
        )
        self._new.say(self.tr("New office file…"), key_of("file.new"))
        self._open.say(self.tr("Open office file…"), key_of("file.open"))
        self._sample.say(self.tr("Look at the sample office"))
        self._manual.say(self.tr("Manual"), "F1")
        self._recent_title.setText(self.tr("Opened lately"))
        self._making_words.setText(self.tr("The sample office is being made. This can take half a minute."))
        self._cancel.say(self.tr("Cancel"), "Esc")

    def _give_up(self) -> None:
        if self._making is not None:
            self._making.cancel()

    def _recent_lines(self) -> Iterable[Button]:
        return (button for button in self.findChildren(Button) if button.property("path"))

    def _want_dropped(self, path: Path) -> None:
        self.file_wanted.emit(str(path))

    def _recent_line(self, path: Path) -> QWidget:
        button = Button(self._look, "file-text", "ghost")
        button.say(path.stem, str(path))
        button.setProperty("path", str(path))
        button.clicked.connect(self._want_file)
        line = QWidget()
        across = row(line, spacing=self._look.px(8)).add(button)
        folder = Label(self._look, 12, tone="ink3", text=str(path.parent))
        across.add(folder, STRETCH)
        return line

    def _want_file(self) -> None:
        self.file_wanted.emit(self.sender().property("path"))

    def _lay_out(self) -> None:
        look = self._look
        head = row(spacing=look.px(16)).add((self._logo, Qt.AlignmentFlag.AlignVCenter))
        head.addWidget(self._title, 1, Qt.AlignmentFlag.AlignVCenter)
        middle = column(spacing=look.px(12)).add(head, look.px(4), self._purpose, look.px(8), self._refusal)
        buttons = row(spacing=look.px(10))
        for button in (self._new, self._open, self._sample):
            button.setFont(look.font(13, MEDIUM))
            buttons.addWidget(button)
        buttons.addStretch()
        middle.addLayout(buttons)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        row(self._progress, spacing=look.px(10)).add(self._making_words, (self._bar, 1), self._cancel)
        middle.add(self._progress)
        self._progress.hide()
        middle.addSpacing(look.px(18))
        middle.add(self._recent_title, self._recent)
        holder = QWidget()
        holder.setLayout(middle)
        holder.setFixedWidth(look.px(660))
        self._logo.setFixedSize(look.px(52), look.px(52))
        across = row().add(STRETCH, holder, STRETCH)
        top = row(margins=(0, look.px(12), look.px(16), 0)).add(STRETCH, self._manual, self.languages)
        page = QVBoxLayout(self)
        page.addStretch(2)
        page.addLayout(across)
        page.addStretch(3)
        page.insertLayout(0, top)  # above, and after the rest with Tab

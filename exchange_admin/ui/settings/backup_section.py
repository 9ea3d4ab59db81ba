"""Safety copies: when the last one was made, where they lie, a second place, making one now and going back to one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSpinBox, QWidget

from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.services.backups import KeptBackup
from exchange_admin.ui.ask import Question
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Card, ElidedLabel, Label, column, empty_out, row
from exchange_admin.ui.widgets.quiet_combo import StillUnderWheel
from exchange_admin.ui.words import Retranslated, count

SHOWN = 12


_MARGIN = 7  # pixels; without buttons Qt keeps the padding of the box on the other side only


class DayBox(Retranslated, StillUnderWheel, QSpinBox):
    """The word follows the number: 31 день, 365 дней."""

    def __init__(self, low: int, high: int) -> None:
        super().__init__()
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.setRange(low, high)
        self.lineEdit().setTextMargins(_MARGIN, 0, 0, 0)
        self.valueChanged.connect(self._say_unit)
        self._say_unit()

    def retranslate(self) -> None:
        self._say_unit()

    def _say_unit(self) -> None:
        self.setSuffix(count("DayBox", "%n days", self.value()).replace(str(self.value()), ""))


class BackupSection(Retranslated, QWidget):
    made = Signal()
    restore_wanted = Signal(object)  # Path

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._backups = desk, desk.office.backups
        look = desk.look
        self._card, self._second_card, self._list_card = Card(look), Card(look), Card(look)
        self._explained = Label(look, 13, tone="ink2", wraps=True)
        self.now = Button(look, "database-backup", "primary")
        self.other = Button(look, "folder-open", "plain")
        self._second_words = Label(look, 13, tone="ink2", wraps=True)
        self._second_path = ElidedLabel(look, 13)
        self.choose = Button(look, "folder-open", "small")
        self.forget = Button(look, kind="ghost")
        self._keep_words = Label(look, 13, tone="ink2", wraps=True)
        self.keep = DayBox(30, 3650)
        self.purge = Button(look, "eraser", "small")
        self.said = Banner(look)
        self._lines = column(spacing=look.px(2))
        self._lay_out()
        self.now.clicked.connect(self.make)
        self.other.clicked.connect(self._restore_other)
        self.choose.clicked.connect(self._choose_second)
        self.forget.clicked.connect(self._forget_second)
        self.keep.editingFinished.connect(self._keep_for)
        self.purge.clicked.connect(self.remove_due)
        self.retranslate()

    def refresh(self) -> None:
        empty_out(self._lines)
        kept = sorted(self._backups.kept(), key=lambda copy: copy.when, reverse=True)
        for copy in kept[:SHOWN]:
            self._lines.addWidget(self._line(copy))
        if not kept:
            none = Label(
                self._desk.look, 13, tone="ink3", text=self.tr("No backup yet. One is made every day by itself.")
            )
            self._lines.addWidget(none)
        self.keep.setValue(self._backups.days)
        today = self._desk.look.formats.today().isoformat()
        self.purge.setEnabled(any(copy.erased or copy.until <= today for copy in kept))
        second = self._backups.second_folder
        self._second_path.setText(second or self.tr("Not set"))
        self.forget.setVisible(bool(second))

    def make(self) -> None:
        """A copy now, in a job."""
        self.now.setEnabled(False)
        self._desk.read(lambda apart, _: apart.backups.make(), aside=True).start_telling(self._made, self._failed)

    def remove_due(self) -> None:
        """After asking: copies whose day has come, and those with people who were erased."""
        question = Question(
            self.tr("Remove backups"),
            self.tr("Backups whose day has come and those that still hold erased people are removed for good."),
            self.tr("Remove"),
            grave=True,
        )
        if self._desk.ask.confirm(question):
            self._desk.read(lambda apart, _: apart.backups.purge(), aside=True).start_telling(
                self._removed, self._failed
            )

    def _removed(self, result: tuple[int, int]) -> None:
        gone, left = result
        self.refresh()
        words = count("BackupSection", "%n backup removed", gone)
        if left:
            words = f"{words}. {count('BackupSection', '%n backup could not be removed; delete it by hand', left)}"
        self.said.say(words, tone=Tone.AMBER if left else Tone.GREEN)

    def _keep_for(self) -> None:
        if self.keep.value() == self._backups.days:
            return
        try:
            self._backups.keep(self.keep.value())
        except RuleBroken as broken:
            self.said.say(self._desk.sentence(broken.problems), tone=Tone.RED)
        self.refresh()

    def restore(self, path: Path) -> None:
        """Goes back to a copy after asking; the file that is there now is kept beside it."""
        question = Question(
            self.tr("Restore a backup"),
            self.tr("The office file will be as it was in this backup. The file as it is now is kept beside it."),
            self.tr("Restore"),
            grave=True,
            details=str(path),
        )
        if self._desk.ask.confirm(question):
            self.restore_wanted.emit(path)

    def retranslate(self) -> None:
        self._card.title.setText(self.tr("Backup"))
        self._explained.setText(
            self.tr(
                "A copy is made every day, before every import and before every update of the file. It lies in the "
                "folder “backups” beside the office file."
            )
        )
        self.now.say(self.tr("Back up now"))
        self.other.say(self.tr("Restore from another file…"))
        self._second_card.title.setText(self.tr("Second place"))
        self._second_words.setText(
            self.tr("A copy on the same disk does not help when the disk breaks. Choose a USB drive or another folder.")
        )
        self.choose.say(self.tr("Choose folder…"))
        self.forget.say(self.tr("Stop using it"))
        self._list_card.title.setText(self.tr("Copies"))
        self._keep_words.setText(
            self.tr("Days that a backup is kept. Erased people stay in older backups until these are removed.")
        )
        self.keep.setAccessibleName(self._keep_words.text())
        self.purge.say(self.tr("Remove what is due"))
        self.refresh()

    def _line(self, copy: KeptBackup) -> QWidget:
        look, formats = self._desk.look, self._desk.look.formats
        when, size, name = Label(look, 13), Label(look, 12, tone="ink3"), ElidedLabel(look, 12, tone="ink3")
        when.setText(formats.moment(copy.when))
        when.setMinimumWidth(look.px(170))
        size.setText(formats.size(copy.size))
        size.setMinimumWidth(look.px(90))
        told = [copy.path.name]
        if copy.until:
            told.insert(0, self.tr("until {day}").replace("{day}", formats.day(copy.until)))
        if copy.erased:
            told.insert(0, count("BackupSection", "holds %n erased person", copy.erased))
        name.setText(" · ".join(told))
        button = Button(look, "history", "ghost")
        button.say(self.tr("Restore…"))
        button.setProperty("path", str(copy.path))
        button.clicked.connect(self._restore)
        line = QWidget()
        row(line, spacing=look.px(10)).add(when, size, (name, 1), button)
        return line

    def _restore(self) -> None:
        self.restore(Path(self.sender().property("path")))

    def _restore_other(self) -> None:
        start = self._desk.preferences.backup_folder
        path = self._desk.ask.file_to_open(self.tr("Restore a backup"), start, self.tr("Office files (*.exchange)"))
        if path is not None:
            self.restore(path)

    def _choose_second(self) -> None:
        folder = self._desk.ask.folder(self.tr("Second place for backups"), self._backups.second_folder)
        if folder is not None:
            self._backups.use_second_folder(str(folder))
            self.refresh()

    def _forget_second(self) -> None:
        self._backups.use_second_folder("")
        self.refresh()

    def _made(self, result: tuple[Path, Sequence[Problem]]) -> None:
        path, problems = result
        self.now.setEnabled(True)
        self.refresh()
        self.made.emit()
        if problems:
            self.said.say(self._desk.sentence(problems), tone=Tone.AMBER)
        else:
            self.said.say(self.tr("Backup written: {file}").replace("{file}", path.name), tone=Tone.GREEN)

    def _failed(self, error: Exception) -> None:
        self.now.setEnabled(True)
        if isinstance(error, RuleBroken):
            self.said.say(self._desk.sentence(error.problems), tone=Tone.RED)
        else:
            self.said.say(
                self.tr("The backup could not be written: {reason}").replace("{reason}", str(error)), tone=Tone.RED
            )

    def _lay_out(self) -> None:
        px = self._desk.look.px
        self._card.body.addWidget(self._explained)
        self._card.body.addSpacing(px(10))
        buttons = row(spacing=px(8)).add(self.now, self.other, STRETCH)
        self._card.body.addLayout(buttons)
        self._second_card.body.addWidget(self._second_words)
        self._second_card.body.addSpacing(px(6))
        second = row(spacing=px(8)).add((self._second_path, 1), self.forget, self.choose)
        self._second_card.body.addLayout(second)
        keeping = row(spacing=px(8)).add((self._keep_words, 1), self.keep, self.purge)
        self._list_card.body.addLayout(keeping)
        self._list_card.body.addSpacing(px(6))
        self._list_card.body.addLayout(self._lines)
        column(self, (px(22), px(14), px(22), px(22)), px(14)).add(
            self.said, self._card, self._second_card, self._list_card, STRETCH
        )

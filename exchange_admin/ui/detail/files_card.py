"""The card with the files kept with a record: title, type, size, day. It shows and asks; `FileKeeper` does it."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction

from exchange_admin.domain.queries import Filter, Order, Query, Test
from exchange_admin.domain.steps import Record
from exchange_admin.services.list_cells import ListRow
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.record_line import RecordLine, line_menu
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import Card, Label
from exchange_admin.ui.words import count

LINES_SHOWN = 6
_KEYS = ("title", "file_name", "size")
OPEN, SAVE, RENAME, REMOVE = "open", "save", "rename", "remove"


class FileLine(RecordLine):
    """One file. Press to open it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, OPEN, {Qt.Key.Key_Delete: REMOVE, Qt.Key.Key_F2: RENAME})
        self.title, self.file_name = "", ""

    def show_file(self, file: ListRow) -> None:
        title, name, size = (str(cell.value or "") for cell in file.cells)
        self.title, self.file_name = title, name
        formats = self._desk.look.formats
        past = self._desk.records.history("attachment", file.id)
        facts = (
            PurePath(name).suffix.removeprefix(".").upper(),
            formats.size(int(size)) if size else "",
            formats.day(past[-1].when[:10]) if past else "",
        )
        self.say(file.id, title, " · ".join(fact for fact in facts if fact))
        self.button.setToolTip(plain_tip(name))


class FilesCard(Card):
    """`by` is the field of an attachment that names the record."""

    add_wanted = Signal()
    wanted = Signal(str, str)  # one of OPEN, SAVE, RENAME, REMOVE; the id of the file

    def __init__(self, desk: Desk, by: str) -> None:
        super().__init__(desk.look)
        self._desk, self.by, self.kind = desk, by, "attachment"
        self.record: Record | None = None
        self._whole = False
        self.lines: list[FileLine] = []
        self.add = Button(desk.look, "plus", "link")
        self.head.addWidget(self.add)
        self.said = Label(desk.look, 12, tone="ink3", wraps=True)
        self.all = Button(desk.look, "", "link")
        self.body.add(self.said, (self.all, Qt.AlignmentFlag.AlignLeft))
        self.add.clicked.connect(self.add_wanted)
        self.all.clicked.connect(self._show_all)

    def show_record(self, record: Record) -> None:
        self._whole = self._whole and self.record is not None and self.record.id == record.id
        self.record, desk = record, self._desk
        self.title.setText(desk.words.kind("attachment", 2))
        self.add.setVisible(self.may_add)
        self.add.say(self.tr("Add…"), self.tr("Files of any type, 10 MB each at most"))
        mine = Query("attachment", filters=(Filter(self.by, Test.IS, (record.id,)),), order=Order(self.by))
        numbers = sorted(desk.lists.ids(mine))  # as they came
        shown = numbers if self._whole else numbers[-LINES_SHOWN:]
        rows = desk.lists.rows("attachment", shown, _KEYS, desk.language)
        self._fill([rows[n] for n in reversed(shown) if n in rows])
        hidden = len(numbers) - len(shown)
        self.all.setVisible(hidden > 0)
        self.all.say(count("FilesCard", "%n older", hidden) if hidden else "")
        self.say_state("" if numbers else self.tr("Drop scans and other files here."))
        self.setVisible(bool(numbers) or self.may_add)

    @property
    def may_add(self) -> bool:
        """Whether the card offers to add one."""
        return self.record is not None and self._desk.limits.may_attach(self.record, self.by)

    def begin(self) -> None:
        self.add_wanted.emit()

    def refresh(self) -> None:
        if self.record:
            self.show_record(self.record)

    def say_state(self, words: str) -> None:
        """A sentence under the files: what is going on, or that there are none."""
        self.said.say(words)

    def mark_target(self, under_files: bool) -> None:
        """Whether files hang over the panel, so that one sees where they would go."""
        if bool(self.property("target")) is not under_files:
            self.setProperty("target", under_files)
            self.style().unpolish(self)
            self.style().polish(self)

    def line(self, id: str) -> FileLine | None:
        return next((line for line in self.lines if line.id == id), None)

    def _fill(self, files: list[ListRow]) -> None:
        self.body.take_out(*self.lines[len(files) :])
        self.lines = self.lines[: len(files)]
        while len(self.lines) < len(files):
            line = FileLine(self._desk)
            line.wanted.connect(self.wanted)
            line.menu_wanted.connect(self._offer)
            self.body.insertWidget(len(self.lines), line)
            self.lines.append(line)
        for line, file in zip(self.lines, files, strict=True):
            line.show_file(file)

    def _show_all(self) -> None:
        self._whole = True
        self.refresh()

    def _offer(self, line: FileLine, place: QPoint) -> None:
        offers = (
            (OPEN, self.tr("Open"), "file-text"),
            (SAVE, self.tr("Save as…"), "download"),
            (RENAME, self.tr("Rename…"), "pencil"),
            (REMOVE, self.tr("Delete"), "trash-2"),
        )
        menu = line_menu(self._desk, self, line.id, offers)
        menu.triggered.connect(self._menu_chosen)
        menu.popup(place)

    def _menu_chosen(self, action: QAction) -> None:
        self.wanted.emit(*action.data())

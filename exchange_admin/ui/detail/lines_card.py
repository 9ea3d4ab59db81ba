"""A card with the records that point to the one on screen: looked at, added, changed and deleted where they stand."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction

from exchange_admin.domain.fields import FieldType
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Filter, Order, Query, Test
from exchange_admin.domain.steps import Record
from exchange_admin.services.list_cells import Cell, ListRow
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.line_form import LineForm
from exchange_admin.ui.detail.phrases import value_phrase
from exchange_admin.ui.detail.record_line import Offer, RecordLine, line_menu
from exchange_admin.ui.forms.beginning import given_for
from exchange_admin.ui.presentation import Lines, presentation
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import Card, Label

LINES_SHOWN = 6
OPEN, EDIT, REMOVE, PAGE = "open", "edit", "remove", "page"
_KEYS = {Qt.Key.Key_F2: EDIT, Qt.Key.Key_Delete: REMOVE}


class EditedLines(Card):
    """A card in whose form its lines are opened. `begin` is asked for by its button."""

    drafted = Signal()

    def __init__(self, desk: Desk, kind: str, by: str) -> None:
        super().__init__(desk.look)
        self._desk, self.kind, self.by = desk, kind, by
        self._around: Record | None = None
        self._made: LineForm | None = None
        self.add = Button(desk.look, "plus", "link")
        self.head.addWidget(self.add)
        self.add.clicked.connect(self.begin)

    @property
    def form(self) -> LineForm:
        """Made when somebody first wants it: most records are only looked at."""
        if self._made is None:
            self._made = LineForm(self._desk, self.kind, self.by)
            self._made.closed.connect(self._closed)
            self._made.keeper.drafted.connect(self.drafted)
            self.body.addWidget(self._made)
        return self._made

    @property
    def may_add(self) -> bool:
        """Whether the card offers to add one."""
        limits = self._desk.limits
        return self._around is not None and limits.may_add(self.kind) and limits.may_change(self._around)

    @abstractmethod
    def begin(self) -> None:
        """A new one."""

    def edit(self, id: str) -> None:
        """Opens one in the card."""
        self.leave()
        self.form.open(id)

    def leave(self) -> None:
        """What stands in the form of the card is saved, or kept as a draft."""
        if self._made is not None:
            self._made.close_form()

    def settle(self) -> None:
        """As leaving it, and the form stays."""
        if self._is_typed_into:
            self.form.keeper.settle()

    @property
    def _is_typed_into(self) -> bool:
        return self._made is not None and self._made.is_open

    def _may_change(self, id: str) -> bool:
        return self._desk.limits.may_change(self._desk.records.get(self.kind, id))

    @abstractmethod
    def _do(self, what: str, id: str) -> None: ...

    @abstractmethod
    def _closed(self, id: str) -> None:
        """The form was left; empty for a record that is not in the file."""

    def _show_menu(self, line: RecordLine, place: QPoint, offers: list[Offer]) -> None:
        menu = line_menu(self._desk, self, line.id, offers)
        menu.triggered.connect(self._chosen)
        menu.popup(place)

    def _chosen(self, action: QAction) -> None:
        self._do(*action.data())


class LinesCard(EditedLines):
    """Newest first or in an order of their own, under headings where the lines have groups, six at most until all are
    asked for. What can be added is offered also where there is none yet."""

    page_wanted = Signal(str, str)  # kind, id of what is shown on a page of its own

    def __init__(self, desk: Desk, lines: Lines) -> None:
        super().__init__(desk, lines.kind, lines.by)
        self._lines = lines
        self._whole = False
        self.lines: list[RecordLine] = []
        self.headings: list[Label] = []
        self.title.setWordWrap(True)  # beside the button a long one has two lines
        self.all = Button(desk.look, "", "link")
        self.body.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        self.all.clicked.connect(self._show_all)

    def show_record(self, record: Record) -> None:
        around = self._pointed_to(record)
        if around is None:
            self.leave()
            self._around = None
            self.hide()
        else:
            self._show_lines_of(around)

    def _pointed_to(self, record: Record) -> Record | None:
        """What the lines belong to: the record itself, or what it names where that is in the file."""
        if not (through := self._lines.through):
            return record
        named = self._desk.registry[record.kind][through].refers
        try:
            found = self._desk.records.get(named, record.text(through))
        except RuleBroken:  # it names none, or one that this file is told nothing of
            return None
        return found if found.live else None

    def _show_lines_of(self, record: Record) -> None:
        desk, lines = self._desk, self._lines
        if self._around is None or self._around.id != record.id:
            self.leave()
            self._whole = False
        self._around = record
        self.title.setText(desk.words.kind(lines.kind, 2))
        # in the order of the reference itself: SQLite then reads the few lines and not the sorted whole
        mine = Query(
            lines.kind, filters=(Filter(lines.by, Test.IS, (record.id,)),), order=Order(lines.order or lines.by)
        )
        numbers = list(desk.lists.ids(mine))
        if not lines.order:
            numbers.reverse()
        groups = self._grouped(numbers)
        numbers = [n for group in groups.values() for n in group]
        shown = numbers if self._whole else numbers[:LINES_SHOWN]
        keys = tuple(key for key in (lines.main, *lines.second, lines.aside) if key)
        rows = desk.lists.rows(lines.kind, shown, keys, desk.language)
        shown = [n for n in shown if n in rows]
        self._fill([rows[n] for n in shown])
        self._head(groups, shown)
        self._say_rest(len(numbers), len(shown))
        if self._made is not None:
            self._made.refresh()
        self.setVisible(bool(numbers) or (self.may_add and self._is_offered) or self._is_typed_into)

    @property
    def may_add(self) -> bool:
        command = self._lines.command
        if not presentation(self.kind).addable or (command and not self._desk.actions[command].property("bound")):
            return False
        return super().may_add

    @property
    def _is_offered(self) -> bool:
        field, words = self._lines.offered_for
        return not field or (self._around is not None and self._around[field] in words)

    # Verbs

    def begin(self) -> None:
        """A new one, here or where such are made."""
        if self._around is None:
            return
        if self._lines.command:
            self._desk.actions[self._lines.command].trigger()
            return
        self.leave()
        begun = given_for(self._desk, self.kind, self._lines.by, self._around)
        given = {name: value for name, value in begun.items() if name not in self._lines.unlike} | dict(
            self._lines.begins
        )
        if self._lines.begins_today:
            given[self._lines.begins_today] = self._desk.look.formats.today().isoformat()
        self.form.begin(self._around.id, given)
        self.add.hide()
        self.show()

    # Inside

    @property
    def _leads_away(self) -> bool:
        """A kind of its own opens in its list; what is only a line of another record, here."""
        return not self._desk.registry[self.kind].parent and self._desk.limits.shows(self.kind)

    def _do(self, what: str, id: str) -> None:
        if self._lines.command:
            self._desk.actions[self._lines.command].trigger()
        elif what == PAGE or (what == OPEN and self._leads_away):
            self.page_wanted.emit(self.kind, id)
        elif what == REMOVE:
            if self._may_change(id):
                self.form.delete(id)
        else:
            self.edit(id)

    def _may_change(self, id: str) -> bool:
        return presentation(self.kind).addable and super()._may_change(id)

    def _offer(self, line: RecordLine, place: QPoint) -> None:
        offers: list[Offer] = [(OPEN, self.tr("Open"), "file-text")]
        if not self._lines.command:
            if not self._leads_away and self._desk.limits.shows(self.kind):
                offers.append((PAGE, self.tr("Show in its list"), "list-checks"))
            if self._may_change(line.id):
                if self._leads_away:
                    offers.append((EDIT, self.tr("Edit here"), "pencil"))
                offers.append((REMOVE, self.tr("Delete"), "trash-2"))
        self._show_menu(line, place, offers)

    def _closed(self, id: str) -> None:
        """The keyboard goes back to the line, else to where another one is added."""
        if self._around is None:
            return
        had_keyboard = self._made is not None and self._made.isAncestorOf(self._made.focusWidget() or self)
        self.show_record(self._around)
        line = next((line for line in self.lines if line.id == id), None)
        if had_keyboard:
            (line.button if line else self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_all(self) -> None:
        self._whole = True
        if self._around is not None:
            self.show_record(self._around)

    def _say_rest(self, total: int, shown: int) -> None:
        number = self._desk.look.formats.number(total)
        self.all.setVisible(total > shown)
        self.all.say(self.tr("Show all {n}").replace("{n}", number))
        self.add.say(self.tr("Add"))
        self.add.setAccessibleName(f"{self.add.text().strip()}: {self.title.text()}")
        self.add.setVisible(self.may_add and not self._is_typed_into)
        self.aside.setText(self.tr("none yet") if not total else number if total > shown else "")

    def _grouped(self, numbers: list[int]) -> dict[str, list[int]]:
        """The lines by their headings; all under none where they have no groups."""
        if not self._lines.groups:
            return {"": numbers}
        rows = self._desk.lists.rows(self.kind, numbers, (self._lines.groups,), self._desk.language)
        groups: dict[str, list[int]] = {}
        for n in numbers:
            groups.setdefault(rows[n].cells[0].text or "—" if n in rows else "—", []).append(n)
        return groups

    def _head(self, groups: Mapping[str, list[int]], shown: list[int]) -> None:
        """Over the first line of each group, with how many there are of it, shown or not."""
        if not self._lines.groups:
            return
        places = {n: place for place, n in enumerate(shown)}
        for heading, members in groups.items():
            if members[0] in places:
                said = f"{heading} · {self._desk.look.formats.number(len(members))}"
                label = Label(self._desk.look, 12, SEMIBOLD, "ink2", wraps=True, text=said)
                self.body.insertWidget(places[members[0]] + len(self.headings), label)
                label.show()
                self.headings.append(label)

    def _fill(self, rows: list[ListRow]) -> None:
        self.body.take_out(*self.headings)
        self.headings = []
        self.body.take_out(*self.lines[len(rows) :])
        self.lines = self.lines[: len(rows)]
        while len(self.lines) < len(rows):
            line = RecordLine(self._desk, OPEN, _KEYS)
            line.wanted.connect(self._do)
            line.menu_wanted.connect(self._offer)
            self.body.insertWidget(len(self.lines), line)
            line.show()  # at once and not with the next event
            self.lines.append(line)
        for line, listed in zip(self.lines, rows, strict=True):
            self._say_line(line, listed)

    def _say_line(self, line: RecordLine, listed: ListRow) -> None:
        lines = self._lines
        texts = [self._text(key, cell) for key, cell in zip((lines.main, *lines.second), listed.cells, strict=False)]
        aside, tone = "", ""
        if lines.aside:
            cell = listed.cells[-1]
            aside, tone = self._text(lines.aside, cell), cell.tone
            if lines.aside == "valid_until" and cell.value:
                _, tone = self._desk.look.formats.deadline(str(cell.value))
        line.say(listed.id, texts[0] or "—", " · ".join(text for text in texts[1:] if text), aside, tone)

    def _text(self, key: str, cell: Cell) -> str:
        kind = self._desk.registry[self.kind]
        if key in kind and kind[key].type in {FieldType.DATE, FieldType.MINUTES, FieldType.DECIMAL, FieldType.INTEGER}:
            return value_phrase(self._desk, kind, key, cell.value)
        return cell.text

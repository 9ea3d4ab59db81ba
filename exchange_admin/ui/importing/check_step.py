"""Second step: the staged rows by state, their cells to correct, and what the current row asks."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from exchange_admin.domain.fields import Field, FieldType
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.services.importing.list_shapes import shape_of
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.forms.editors import Editor
from exchange_admin.ui.forms.making import make_editor
from exchange_admin.ui.forms.new_record_dialog import form_tools
from exchange_admin.ui.forms.offered import Offer
from exchange_admin.ui.forms.offered_among import offer_among
from exchange_admin.ui.forms.reference_editor import ReferenceEditor
from exchange_admin.ui.grid.grid import Grid
from exchange_admin.ui.importing.import_session import ImportSession
from exchange_admin.ui.importing.replace_dialog import ReplaceDialog
from exchange_admin.ui.importing.row_panel import RowPanel, known_record
from exchange_admin.ui.importing.staged_model import FIRST_CELL, WHAT, Cell, StagedModel
from exchange_admin.ui.importing.staged_model import Tab as Rows
from exchange_admin.ui.importing.staged_view import StagedView
from exchange_admin.ui.latest_job import pause
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.widgets.buttons import IconButton
from exchange_admin.ui.widgets.choice_list import open_choices
from exchange_admin.ui.widgets.empty_state import EmptyState
from exchange_admin.ui.widgets.filter_bar import TYPING_PAUSE, FindField
from exchange_admin.ui.widgets.floating import Popup
from exchange_admin.ui.widgets.labels import Rule, column, row
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.widgets.view_tabs import Tab, ViewTabs
from exchange_admin.ui.words import Retranslated, count

PANEL_HEIGHT = 156
_TONES = {Rows.READY: Tone.GREEN, Rows.QUESTION: Tone.AMBER, Rows.FIX: Tone.RED, Rows.KNOWN: Tone.TEAL}
_OWN_TO_EACH = frozenset(
    {
        "full_name",
        "name_han",
        "name_cyrillic",
        "name_latin",
        "given_name",
        "passport_number",
        "document_number",
        "national_id",
        "email",
    }
)
"""Columns whose cells belong to one person: the same text in another row is another matter."""


@dataclass(frozen=True, slots=True)
class _Correction:
    """A cell that was corrected while the same text stands in other rows of its column."""

    place: int
    key: str
    before: str
    text: str
    others: int


def _others_alike(view: StagedView, place: int, key: str, text: str) -> list[int]:
    """Places of the other rows of its sheet in which the same text stands."""
    sheet = view.rows[place].sheet
    rows = ((at, one) for at, one in enumerate(view.rows) if at != place and one.sheet == sheet)
    return [at for at, one in rows if one.cells.get(key, "") == text]


class StagedTable(Retranslated, Grid):
    """Cells edit in place, several rows can be chosen at once."""

    inset = 10

    def __init__(self, look: Look, model: StagedModel, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, model)
        self._staged = model
        self.titles.has_hairlines = self.delegate.has_bar = True
        self.setCornerWidget(QWidget())
        model.refilled.connect(self._after_refill)

    def chosen_places(self) -> list[int]:
        """Places in the draft of the rows chosen, in order."""
        return [self._staged.place(row) for row in self.chosen_rows()]

    def go_to_row(self, row: int, key: str = "") -> None:
        """Makes a row current, in the column of `key` where there is one."""
        self.go_to_cell(row, max(self._staged.section_of(key), WHAT))

    def edit_cell(self, key: str) -> None:
        """Opens the editor of the current row's cell."""
        section = self._staged.section_of(key)
        if self.currentIndex().isValid() and section >= FIRST_CELL:
            self.go_to_cell(self.currentIndex().row(), section)
            self.setFocus()
            self.edit(self.currentIndex())

    def retranslate(self) -> None:
        self._staged.reword()
        self.fit_columns()

    def _after_refill(self) -> None:
        self.fit_columns()
        self.go_to_cell(0, WHAT)
        self.chosen_changed.emit()


class CheckStep(Retranslated, QWidget):
    """Shows the session's rows and tells it what somebody typed and decided."""

    columns_wanted = Signal()
    """The step before, where columns and what holds for the whole file are said."""

    def __init__(self, desk: Desk, session: ImportSession) -> None:
        super().__init__()
        self._desk, self._session = desk, session
        self._labels: dict[str, str] = {}
        self._correction: _Correction | None = None
        self._asked = (-1, "")  # place and column that a popup asks about
        look = desk.look
        self.model = StagedModel(lambda: desk.words, lambda: desk.look.formats, self._label_of, self)
        self.tabs = ViewTabs(look)
        self.sheets, self.problems = QuietCombo(), QuietCombo()
        self.replace_button = IconButton(look, "pencil")
        self.find_field = FindField(look)
        self.table = StagedTable(look, self.model)
        self.panel = RowPanel(desk, self.model)
        self.offer = Banner(look, Tone.ACCENT)
        self._empty = EmptyState(look, "circle-check")
        self._stack = QStackedWidget()
        self._pause = pause(self, TYPING_PAUSE, self._find)
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_view(self, view: StagedView | None) -> None:
        """The rows as they are now."""
        self.model.show_view(view)
        self._recount_offer(view)
        self._offer_sheets(view)
        self._show_counts()
        self._show_rows()

    def begin(self) -> None:
        """Another file: all its rows, from the top, the first that needs somebody made current."""
        self._correction = None
        self.offer.say("")
        self.find_field.clear()
        self._labels.clear()
        self.tabs.set_current(Rows.ALL.value)
        self.model.narrow(sheet=0, tab=Rows.ALL, text="")
        self._show_counts()
        self.go_to_next_problem()

    def go_to_next_problem(self) -> None:
        """The next row below the current one that is not ready, else the first one."""
        first = self.table.currentIndex().row()
        rows = range(self.model.rowCount())
        ahead = [*rows[first:], *rows[:first]] if first > 0 else list(rows)
        for at in ahead:
            staged = self.model.staged(at)
            if staged is not None and not staged.is_ready:
                key = next((problem.field for problem in staged.problems if problem.field), "")
                self.table.go_to_row(at, key)
                return

    def retranslate(self) -> None:
        self._labels.clear()
        self.find_field.setPlaceholderText(self.tr("Find in these rows"))
        self.find_field.setAccessibleName(self.tr("Find in these rows"))
        self.sheets.setAccessibleName(self.tr("Sheet"))
        self.problems.setAccessibleName(self.tr("What is wrong or asked"))
        self.replace_button.say(self.tr("Find and replace…"), "Ctrl+H")
        self.table.setAccessibleName(self.tr("Rows of the file"))
        self._empty.say(self.tr("No row here."))
        self._show_counts()
        self._say_offer()

    # Showing

    def _show_counts(self) -> None:
        counts, say = self.model.counts(), self._desk.words.say
        tabs = [Tab(one, say(f"import.tab.{one}"), counts[one], _TONES.get(one, Tone.GREY)) for one in Rows]
        self.tabs.show_tabs(tabs, self.model.tab.value)
        self._offer_problems()
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)

    def _offer_problems(self) -> None:
        """What rows wait for, with how many do; the one that is chosen stays, also where none is left."""
        found, chosen, shape = self.model.problems(), self.model.problem, self.model.shape
        if chosen is not None:
            found = {**found, chosen: found.get(chosen, 0)}
        self.problems.clear()
        self.problems.addItem(self.tr("Every problem"), None)
        for field, n in found.items():
            label = shape.label(field, self._desk.words) if shape is not None and field else self.tr("Row as a whole")
            self.problems.addItem(f"{label} · {n}", field)
        self.problems.choose(chosen)
        self.problems.setVisible(len(found) > 0)

    def _show_rows(self) -> None:
        view = self._session.view
        places = self.table.chosen_places()
        rows = [(at, view.rows[at]) for at in places if view is not None and 0 <= at < len(view.rows)]
        self.panel.show_rows(rows)

    def _offer_sheets(self, view: StagedView | None) -> None:
        names = [sheet.name for sheet in view.sheets] if view else []
        if [self.sheets.itemText(n) for n in range(self.sheets.count())] != names:
            self.sheets.clear()
            self.sheets.addItems(names)
        self.sheets.setCurrentIndex(self.model.sheet)
        self.sheets.setVisible(len(names) > 1)

    def _label_of(self, person: str) -> str:
        """Read once; the list paints it again and again."""
        if person not in self._labels:
            name, others = known_record(self._desk, self.model.subject, person)
            self._labels[person] = name or others
        return self._labels[person]

    # What somebody does

    def _show_tab(self, id: str) -> None:
        self.model.narrow(tab=Rows(id))
        self._show_counts()

    def _show_sheet(self, at: int) -> None:
        self.model.narrow(sheet=at)
        self._show_counts()

    def _show_problem(self) -> None:
        self.model.narrow_to_problem(self.problems.currentData())
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)
        self.table.go_to_row(0, self.model.problem or "")  # where one corrects, and what is replaced first

    def replace_texts(self) -> None:
        """Asks for a text to find and what takes its place in the shown cells of a column."""
        columns, current = self.model.cell_columns(), self.table.currentIndex().column()
        if not columns:
            return
        known = {section for section, _ in columns}
        begin = current if current in known else columns[0][0]
        dialog = ReplaceDialog(self._desk, columns, begin, self.model.column_texts, self.window())
        if self._desk.ask.show(dialog):
            self.model.put({(row_, dialog.section): text for row_, text in dialog.changed.items()})
            self.table.setFocus()

    def _find(self) -> None:
        self.model.narrow(text=self.find_field.text())
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)

    def _cells_typed(self, texts: Mapping[Cell, str], back: bool) -> None:
        if len(texts) == 1 and not back:
            (((place, key), text),) = texts.items()
            self._cell_typed(place, key, text)
        else:
            self._correction = None
            self._say_offer()
            self._session.set_cells(texts)

    def _cell_typed(self, place: int, key: str, text: str) -> None:
        """Corrects one cell and offers to correct those that say the same."""
        view = self._session.view
        if view is None:
            return
        row_ = view.rows[place]
        before = row_.cells.get(key, "")
        others = _others_alike(view, place, key, before)
        shape = shape_of(view.sheets[row_.sheet].kind)
        found = (before or key in shape.required) and others and key not in _OWN_TO_EACH
        self._correction = _Correction(place, key, before, text, len(others)) if found else None
        self._say_offer()
        self._session.set_cell(place, key, text)

    def _correct_everywhere(self) -> None:
        done, self._correction = self._correction, None
        self._say_offer()
        view = self._session.view
        if done is None or view is None:
            return
        for other in _others_alike(view, done.place, done.key, done.before)[:1]:
            self._session.set_cell(other, done.key, done.text, everywhere=True)

    def _recount_offer(self, view: StagedView | None) -> None:
        """Rows go when they are imported or read again, and what is offered of them too."""
        one = self._correction
        if one is None:
            return
        now = view.rows[one.place].cells.get(one.key, "") if view is not None and one.place < len(view.rows) else None
        others = _others_alike(view, one.place, one.key, one.before) if view is not None and now is not None else []
        stays = others and now in (one.before, one.text)  # not yet checked, or as it was typed
        self._correction = dataclasses.replace(one, others=len(others)) if stays else None
        self._say_offer()

    def _say_offer(self) -> None:
        one = self._correction
        if one is None:
            self.offer.say("")
            return
        if one.before:
            words = count("CheckStep", "“{text}” also stands in %n other row.", one.others)
        else:
            words = count("CheckStep", "%n other row is empty there.", one.others)
        words = words.replace("{text}", one.before)
        self.offer.say(words, self.tr("Change it there too"), Tone.ACCENT)

    def _choose_institution(self, place: int, key: str, where: QPoint) -> None:
        desk = self._desk
        ids = desk.lists.ids(Query("institution"))
        rows = desk.lists.rows("institution", ids, (), desk.language)
        labels = desk.lists.labels("institution", [row_.id for row_ in rows.values()], desk.language)
        self._asked = place, key
        names = sorted(filter(None, labels.values()), key=str.casefold)
        open_choices(desk.look, self, [(name, name) for name in names], self._institution_chosen, where, width=380)

    def _institution_chosen(self, name: str) -> None:
        """What the file calls an institution means the same in every row."""
        place, key = self._asked
        self._session.set_cell(place, key, name, everywhere=True)
        self.table.setFocus()

    def _choose_person(self, place: int, where: QPoint) -> None:
        """A field that finds anybody of the office by name or number."""
        self._asked = place, ""
        self._open_editor(self._desk.registry["mobility"]["person_id"], where)

    def _choose_value(self, place: int, key: str, where: QPoint) -> None:
        """The list of what the field of a column may hold."""
        shape, view = self.model.shape, self._session.view
        if shape is None or view is None:
            return
        self._asked = place, key
        among = self._desk.office.imports.among(shape.kind, view.rows[place], key) if shape.refers(key) else None
        self._open_editor(self._desk.registry[shape.kind][shape.pointing(key)], where, among)

    def _open_editor(self, field: Field, where: QPoint, among: Collection[str] | None = None) -> None:
        """With `among` only those are offered, and none is made: what is not there cannot be meant."""
        desk = self._desk
        popup, tools = Popup(desk.look, self, width=420), form_tools(desk)
        if among is None:
            editor = make_editor(field, tools, popup)
        else:
            second = partial(desk.told_apart, field.refers)
            found = partial(_found, desk, among, second)
            editor = ReferenceEditor(field, replace(tools, find=found), popup, makes=False)
        editor.left.connect(self._value_chosen)
        editor.left.connect(popup.close)
        if isinstance(editor, ReferenceEditor):
            editor.line.setPlaceholderText(self.tr("Name or number"))
            editor.line.setAccessibleName(self.tr("Name or number"))
        popup.body.addWidget(editor.widget)
        popup.open_at(where)
        editor.widget.setFocus()

    def _value_chosen(self) -> None:
        editor = self.sender()
        assert isinstance(editor, Editor)
        (place, key), field = self._asked, editor.field
        try:
            value = editor.value()
        except RuleBroken:
            return
        if value is None:
            return
        self.table.setFocus()
        if not key:
            self._session.decide([place], str(value))
        elif field.type is FieldType.REFERENCE:
            self._session.pick(place, key, str(value))
        else:
            self._cell_typed(place, key, self._desk.words.choice(field.vocabulary, value))

    def _go_on(self, *_: object) -> None:
        """Before an answer takes away the button that gave it."""
        self.table.setFocus()

    # Putting together

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._show_tab)
        self.sheets.activated.connect(self._show_sheet)
        self.problems.activated.connect(self._show_problem)
        self.replace_button.clicked.connect(self.replace_texts)
        shortcut = QShortcut(QKeySequence("Ctrl+H"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.replace_texts)
        self.find_field.textChanged.connect(self._pause.start)
        self.find_field.rows_wanted.connect(self.table.setFocus)
        self.table.chosen_changed.connect(self._show_rows)
        self.model.cells_typed.connect(self._cells_typed)
        for answer in (self.panel.decided, self.panel.chosen, self.panel.cell_typed, self.panel.picked):
            answer.connect(self._go_on)
        self.panel.decided.connect(self._session.decide)
        self.panel.chosen.connect(self._session.choose)
        self.panel.cell_typed.connect(self._session.set_cell)
        self.panel.picked.connect(self._session.pick)
        self.panel.edit_wanted.connect(self.table.edit_cell)
        self.panel.columns_wanted.connect(self.columns_wanted)
        self.panel.institution_wanted.connect(self._choose_institution)
        self.panel.value_wanted.connect(self._choose_value)
        self.panel.person_wanted.connect(self._choose_person)
        self.offer.button.clicked.connect(self._correct_everywhere)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        self.sheets.setMinimumWidth(px(150))
        top = _TopLine(self._desk.look)
        row(top, (0, 0, px(18), 0), px(10)).add(
            (self.tabs, 1), self.problems, self.find_field, self.replace_button, self.sheets
        )
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        below = QWidget()
        column(below).add(Rule(), (self.panel, 1))
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(px(4))
        split.addWidget(self._stack)
        split.addWidget(below)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 0)
        split.setSizes([px(600), px(PANEL_HEIGHT)])
        column(self).add(top, self.offer, (split, 1))


def _found(desk: Desk, among: Collection[str], second: Callable[[str], str], kind: str, text: str, start: int) -> Offer:
    return offer_among(desk, kind, among, text, start, second=second)


class _TopLine(QWidget):
    """Tabs and what narrows them stand on one hairline."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, QColor(self._look.theme.line))

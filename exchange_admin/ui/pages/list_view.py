"""The left side of a list page: header, views, filters, the grid. Shows and asks; it changes no record."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Field, Value
from exchange_admin.domain.queries import Filter, Order, Query, Test
from exchange_admin.ui.clipboard import to_clipboard
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.forms.editors import Editor
from exchange_admin.ui.forms.making import make_editor
from exchange_admin.ui.forms.new_record_dialog import form_tools
from exchange_admin.ui.grading.panel_buttons import list_button
from exchange_admin.ui.jobs import Job
from exchange_admin.ui.latest_job import pause
from exchange_admin.ui.models.lazy_table import APART, LazyTable
from exchange_admin.ui.pages.list_choices import ListChoices
from exchange_admin.ui.pages.list_state import NAMED, ListState, SavedViews, chips
from exchange_admin.ui.preferences import ListLayout
from exchange_admin.ui.presentation import Presentation
from exchange_admin.ui.tables.record_table import RecordTable
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.empty_state import EmptyState
from exchange_admin.ui.widgets.filter_bar import FilterBar
from exchange_admin.ui.widgets.header import PageHeader
from exchange_admin.ui.widgets.labels import STRETCH, column, row
from exchange_admin.ui.widgets.segments import Segments
from exchange_admin.ui.widgets.selection_bar import SelectionBar
from exchange_admin.ui.widgets.view_tabs import Tab, ViewTabs
from exchange_admin.ui.words import Retranslated, count, say

COUNTED_AFTER = 200  # milliseconds after an edit: a column that is being filled is counted once
BAND = 64  # kept free under the rows while the selection bar lies there


@dataclass(frozen=True, slots=True)
class ListedFor:
    """Of a list that was opened with its filters: what it says where it is empty (`nothing`, marked in the context
    Views), and what a new record `begins` with besides what the filters say."""

    nothing: str = ""
    begins: Mapping[str, Value] = field(default_factory=dict)


class ListView(Retranslated, QWidget):
    """One kind of record as a list. `kinds` are the siblings of the area, for the switch beside the title."""

    status_changed = Signal()
    picked_changed = Signal()
    kind_wanted = Signal(str)
    view_wanted = Signal(str)  # one that stands elsewhere
    add_wanted = Signal()

    def __init__(self, desk: Desk, shown: Presentation, kinds: Sequence[str] = (), title: str = "") -> None:
        super().__init__()
        self._desk, self._shown, self._title = desk, shown, title
        self.kind = desk.registry[shown.kind]
        self._area_kind = kinds[0] if kinds else shown.kind
        self.state = ListState()
        self._wanted: tuple[str, ...] = ()
        self._opened_with = self.state, ListedFor()
        self.saved = SavedViews(desk, self.kind)
        self.total = 0
        self._counts: dict[str, int] = {}
        self._told: Mapping[str, int] = {}  # counts of what stands elsewhere
        self._absent: Collection[str] = ()
        self._counting: Job | None = None
        self._miscounted = False  # an edit may have moved records from one view to another
        self._recount = pause(self, COUNTED_AFTER, self._count_again)
        look = desk.look
        self.model = LazyTable(
            self.kind,
            desk.lists,
            look.formats,
            deadlines=shown.deadlines,
            jobs=desk.jobs,
            ids_apart=self._ids_apart,
            rests_on=shown.rests_on,
            parent=self,
        )
        self.header = PageHeader(look)
        self.switch = Segments(look, kinds) if len(kinds) > 1 else None
        self.tabs = ViewTabs(look)
        self.bar = FilterBar(look)
        self.table = RecordTable(look, self.model, self._make_editor)
        self.choices = ListChoices(desk, self.kind, self.filters_of, self)
        self.empty = EmptyState(look, shown.icon)
        self._rows = QStackedWidget()
        self.selection = SelectionBar(look, self._rows)
        self._import, self._export, self._add = (
            Button(look, "download"),
            Button(look, "upload"),
            Button(look, "plus", "primary"),
        )
        self._save = Button(look, "plus", "ghost")
        self.tabs.tail(self._save)
        self._use_layout(desk.preferences.layout(shown.kind))
        self._lay_out()
        self._connect()
        self.retranslate()

    # What the page calls

    def load(self) -> None:
        """Asks for the rows; called when the page is first shown."""
        self.model.ask(self.state.query(self._shown, *self._here()))

    def scope(self, term: str) -> None:
        self._change(replace(self.state, term=term))

    def find_text(self, text: str) -> None:
        self._change(replace(self.state, text=text))

    def filter_by(self, name: str, filters: tuple[Filter, ...]) -> None:
        self._change(self.state.with_filters(name, filters))

    def filters_of(self, name: str) -> tuple[Filter, ...]:
        """The filters of a field as they stand."""
        return self.state.chosen.get(name, ())

    def show_view(self, id: str) -> None:
        """A built-in view keeps the filters added to it; one that a person saved brings its own."""
        if any(view.id == id and view.elsewhere for view in self._shown.views):
            self.tabs.set_current(self.state.view)
            self.view_wanted.emit(id)
            return
        self.tabs.set_current(id)
        if view := self.saved.get(id):
            state = view.state(self.state)
        elif self.saved.get(self.state.view):
            state = ListState(id, order=self.state.order, term=self.state.term)
        else:
            state = replace(self.state, view=id)
        self.bar.find_field.setText(state.text)
        self._change(state)

    def save_view(self) -> None:
        """Filters, text and order under a name, as a tab of its own."""
        if not self._may_be_kept():
            return
        name = self._desk.ask.words(self.tr("Save view"), self.tr("Name of the view"))
        if name:
            view = self.saved.save(name, self.state)
            self._change(view.state(self.state))
            self._after_refresh()

    def remove_view(self, id: str) -> None:
        if self.state.view == id:
            self.show_view("all")
        self.saved.remove(id)
        self._after_refresh()

    def tell_counts(self, counts: Mapping[str, int], absent: Collection[str] = ()) -> None:
        """How many stand elsewhere, and which views the page does not have in this file."""
        self._told, self._absent = counts, absent
        self._show_tabs()

    def clear_filters(self) -> None:
        self.bar.find_field.clear()
        self.tabs.set_current("all")
        self._change(ListState(order=self.state.order, term=self.state.term))

    def show_only(self, filters: Sequence[Filter], listed_for: ListedFor | None = None, named: str = "") -> None:
        """What fits these filters, in the order and of the term that are set. `named` is the line of Today that counts
        them."""
        self.bar.find_field.clear()
        self.tabs.set_current("all")
        state = ListState(order=self.state.order, term=self.state.term, named=named)
        for name in dict.fromkeys(one.field for one in filters):
            state = state.with_filters(name, tuple(one for one in filters if one.field == name))
        self._opened_with = state, listed_for or ListedFor()
        self._change(state)

    @property
    def listed_for(self) -> ListedFor:
        """While its filters are those with which it was opened."""
        opened, listed_for = self._opened_with
        return listed_for if (self.state.chosen, self.state.text) == (opened.chosen, "") else ListedFor()

    def focus_find(self) -> None:
        self.bar.find_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.find_field.selectAll()

    def add_filter(self) -> None:
        self.bar.add.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.add.click()

    def take_keyboard(self) -> None:
        """To the rows; where there are none, to what can be done about it."""
        if self.model.rowCount():
            self.table.setFocus()
        else:
            (self.empty.button if self.empty.button.isVisibleTo(self) else self.bar.find_field).setFocus()

    def switch_back(self) -> None:
        """The switch of a page that goes to the back shows its own kind again."""
        if self.switch:
            self.switch.set_current(self.kind.name)

    def query(self) -> Query:
        return self.state.query(self._shown, *self._here())

    def status_words(self) -> str:
        formats = self._desk.look.formats
        shown, total = self.model.rowCount(), max(self.total, self.model.rowCount())
        kinds = self._desk.words.kind(self.kind.name, 2)
        if self.model.is_waiting:
            return self.tr("{kinds}: being put in order…").replace("{kinds}", kinds)
        if shown == total:
            words = self.tr("{kinds}: {total}")
            return words.replace("{kinds}", kinds).replace("{total}", formats.number(total))
        words = self.tr("{kinds}: {shown} of {total}")
        return (
            words.replace("{kinds}", kinds)
            .replace("{shown}", formats.number(shown))
            .replace("{total}", formats.number(total))
        )

    def copy_rows(self, headed: bool) -> int:
        """Ticked rows, else the current one, to the clipboard as text and as a table. Returns how many."""
        numbers = self.model.current_or_picked(self.table.current_row())
        rows = self.model.texts(numbers)
        if headed:
            titles = [self._desk.lists.title(self.kind.name, key, self._desk.language) for key in self.model.keys]
            rows.insert(0, titles)
        to_clipboard(rows)
        return len(numbers)

    def choose_columns(self, place: QPoint) -> None:
        self.choices.offer_columns(self.table.keys_in_order(), tuple(self.model.all_columns), place)

    def choose_columns_here(self) -> None:
        self.choose_columns(self.bar.columns.mapToGlobal(QPoint(0, self.bar.columns.height() + 2)))

    @property
    def may_add(self) -> bool:
        return self._shown.addable and self._desk.limits.may_add(self.kind.name) and not self.why_not_add

    @property
    def why_not_add(self) -> str:
        """In words, where records of the kind cannot be made yet, or not such as are listed."""
        reason = self._desk.limits.why_not_add(self.kind.name, self.said_of_all()) if self._shown.addable else ""
        return self._desk.words.say(reason) if reason else ""

    def said_of_all(self) -> dict[str, Value]:
        """What the filters say of all records listed."""
        chosen = {name: one[0] for name, one in self.state.chosen.items() if name in self.kind and len(one) == 1}
        return {name: one.values[0] for name, one in chosen.items() if one.test is Test.IS and len(one.values) == 1}

    def retranslate(self) -> None:
        words = self._desk.words
        self.header.title.setText(say("Areas", self._title) if self._title else words.kind(self._area_kind, 2))
        self._import.say(self.tr("Import"))
        self._export.say(self.tr("Export"))
        self._say_add()
        self._save.say(self.tr("Save view"))
        if self.switch:
            for kind in self._kinds_of_switch():
                self.switch.say(kind, words.kind(kind, 2))
            self.switch.set_current(self.kind.name)
        self.model.read_in(self._desk.look.formats)
        if self.model.query.order.language not in ("", self._desk.language):
            self.model.ask(self.query())  # names of another language have another order
        self.table.fit_columns()
        self.selection.retranslate()
        self._show_tabs()
        self._show_bar()
        self._say_rows()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._say_add()
        self._count_again()

    # Inside

    def _on_changes(self, changes: Changes, origin: object) -> None:
        """The rows stay where they are after an edit, the counts of the views do not."""
        self._say_add()
        if self.kind.name in changes.ids and self._counts:
            self._miscounted = True
            self._recount.start()

    def _count_again(self) -> None:
        if self._miscounted and self.isVisible():
            self._count_views()

    def _change(self, state: ListState) -> None:
        if state != self.state:
            self.state = state
            self._show_bar()
            self._show_tabs()
            self.model.ask(state.query(self._shown, *self._here()), self._columns_here())

    def _here(self) -> tuple[date, str, str]:
        """The day, the institution whose file it is, and the language of the window."""
        return self._desk.look.formats.today(), self._desk.limits.own, self._desk.language

    def _after_refresh(self) -> None:
        self._show_arrow()
        self._count_views()
        self._say_rows()

    def _show_waiting(self) -> None:
        """The rows shown are those of the question before; they stay, under a pointer that says so."""
        if self.model.is_waiting:
            self.table.viewport().setCursor(Qt.CursorShape.BusyCursor)
        else:
            self.table.viewport().unsetCursor()
        self.status_changed.emit()

    def _tab_menu(self, id: str, place: QPoint) -> None:
        if self.saved.get(id):
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addAction(self.tr("Remove view")).setData(id)
            menu.triggered.connect(self._remove_chosen)
            menu.popup(place)

    def _remove_chosen(self, action: QAction) -> None:
        self.remove_view(str(action.data()))

    def _count_views(self) -> None:
        self._miscounted = False
        here = self._here()
        queries = {
            view.id: self.state.query(self._shown, *here, view=view, plain=True)
            for view in self._shown.views
            if not view.elsewhere
        }
        term = ListState(term=self.state.term)
        queries |= {view.id: view.state(term).query(self._shown, *here) for view in self.saved.all()}
        queries.setdefault("all", self.state.query(Presentation(self.kind.name, ""), *here, plain=True))
        if self._counting is not None:
            self._counting.cancel()
        aside = self._counted_aside(queries)
        at_once = {id: self._desk.lists.count(query) for id, query in queries.items() if id not in aside}
        if at_once:
            kept = {id: n for id, n in self._counts.items() if id in aside}
            self._counted(kept | at_once)
        if not aside:
            return
        self._counting = self._desk.read(
            lambda apart, task: at_once | apart.lists.counts(aside, partial(task.step, 0)), aside=True
        )
        self._counting.ended.connect(self._counting_ended)
        self._counting.start_telling(self._counted)

    def _ids_apart(self, query: Query) -> array[int]:
        with self._desk.office.beside(writing=False) as apart:
            return apart.lists.ids(query)

    def _counted_aside(self, queries: Mapping[str, Query]) -> Mapping[str, Query]:
        """Those that would hold up the window: all of a large list, of others the ones known to take their time."""
        if self.model.rowCount() >= APART:
            return queries
        slow = {view.id for view in self._shown.views if view.aside}
        return {id: query for id, query in queries.items() if id in slow}

    def _counting_ended(self) -> None:
        if self.sender() is self._counting:
            self._counting = None

    def _counted(self, counts: dict[str, int]) -> None:
        self._counts = counts
        self.total = counts["all"]
        self._show_tabs()
        self.status_changed.emit()

    def _show_tabs(self) -> None:
        tabs = [
            Tab(view.id, say("Views", view.title), {**self._told, **self._counts}.get(view.id), Tone(view.tone))
            for view in self._shown.views
            if view.id not in self._absent
        ]
        tabs += [Tab(view.id, view.name, self._counts.get(view.id)) for view in self.saved.all()]
        self.tabs.show_tabs(tabs, self.state.view)
        self.tabs.setVisible(bool(tabs))
        self._save.setVisible(bool(tabs) and self._may_be_kept())

    def _may_be_kept(self) -> bool:
        return bool(self.state.chosen or self.state.text) and NAMED not in self.state.chosen

    def _show_bar(self) -> None:
        self.bar.show_chips(chips(self.state, self.kind, self._desk))
        key = self._order_key()
        self.bar.say_order(self._column_title(key) if key else "")
        self._show_arrow()
        self._say_add()

    def _show_arrow(self) -> None:
        """Over the column by which the rows stand: the columns of another tab come with its rows."""
        key = self._order_key()
        section = self.model.section_of(key) if key else -1
        header = self.table.header
        header.blockSignals(True)
        descending = Qt.SortOrder.DescendingOrder if self.state.order.descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicatorShown(section > 0)
        if section > 0:
            header.setSortIndicator(section, descending)
        header.blockSignals(False)
        header.viewport().update()

    def _order_key(self) -> str:
        order = self.state.order.field
        return next((key for key, shown in self.model.all_columns.items() if shown.order == order), "")

    def _say_rows(self) -> None:
        empty = self.model.rowCount() == 0
        focus = self.window().focusWidget()
        is_here = focus is not None and self._rows.isAncestorOf(focus)
        self._rows.setCurrentIndex(1 if empty else 0)
        kinds = self._desk.words.kind(self.kind.name, 2)
        if words := self._nothing():
            self.empty.say(say("Views", words), self.tr("Add") if self.may_add else "")
        elif self.state.is_narrowed():
            self.empty.say(self.tr("Nothing here fits these filters."), self.tr("Clear filters"))
        else:
            nothing = self.tr("{kinds}: nothing here yet.").replace("{kinds}", kinds)
            self.empty.say(nothing, self.tr("Add") if self.may_add else "")
        if is_here:
            self.take_keyboard()
        self.status_changed.emit()

    def _nothing(self) -> str:
        """What an empty view says of itself, where nobody narrowed it, or one that was opened for something."""
        if said := self.listed_for.nothing:
            return said
        views = () if self.state.chosen or self.state.text else self._shown.views
        return next((view.nothing for view in views if view.id == self.state.view), "")

    def _empty_pressed(self) -> None:
        if self.state.is_narrowed() and not self._nothing():
            self.clear_filters()
        else:
            self.add_wanted.emit()

    def _say_picked(self) -> None:
        n = self.model.picked_count()
        words = count("ListView", "%n selected", n).replace(str(n), self._desk.look.formats.number(n)) if n else ""
        self.selection.say(words)
        self._band.setVisible(bool(n))
        self.picked_changed.emit()

    def _chip_pressed(self, number: int, place: QPoint) -> None:
        name = list(self.state.chosen)[number]
        if name == NAMED:
            self._chip_removed(number)
        else:
            self.choices.offer_values(name, place)

    def _chip_removed(self, number: int) -> None:
        self.filter_by(list(self.state.chosen)[number], ())

    def _columns_here(self) -> tuple[str, ...]:
        """Without the institution where all rows are of the own one, unless somebody has chosen the columns."""
        view = next((one for one in self._shown.views if one.id == self.state.view), None)
        if view is None or not view.ours or self._wanted != self._shown.columns:
            return self._wanted
        return tuple(key for key in self._wanted if key != view.ours)

    def _columns_chosen(self, keys: tuple[str, ...]) -> None:
        self._wanted = keys
        self.model.show_columns(self._columns_here())
        self.table.fit_columns()
        self._show_bar()
        self._keep_layout()

    def _offer_order(self, place: QPoint) -> None:
        fields = [(key, shown.order) for key, shown in self.model.all_columns.items() if shown.order is not None]
        self.choices.offer_order(fields, self._order_key(), place)

    def _order_by(self, field: str) -> None:
        turned = self.state.order.field == field and not self.state.order.descending
        self._change(replace(self.state, order=Order(field, turned)))
        self._keep_layout()

    def _header_pressed(self, section: int, order: Qt.SortOrder) -> None:
        shown = self.model.column_at(section)
        if shown is not None and shown.order is not None:
            descending = order == Qt.SortOrder.DescendingOrder
            self._change(replace(self.state, order=Order(shown.order, descending)))
            self._keep_layout()
        else:
            self._show_bar()

    def _column_title(self, key: str) -> str:
        return self._desk.lists.title(self.kind.name, key, self._desk.language)

    def _make_editor(self, field: Field, parent: QWidget) -> Editor:
        return make_editor(field, form_tools(self._desk), parent)

    def _use_layout(self, layout: ListLayout) -> None:
        self._wanted = tuple(layout.columns or self._shown.columns)
        self.model.show_columns(self._columns_here())
        self.table.use_widths(layout.widths or {})
        first = self.model.column_at(1)
        usual = self._shown.order or (Order(first.order) if first and first.order else Order())
        self.state = replace(self.state, order=Order(layout.sort, layout.descending) if layout.sort else usual)

    def _keep_layout(self) -> None:
        order, keys = self.state.order, self.table.keys_in_order()
        left_out = {view.ours for view in self._shown.views}  # in some tabs, and of no other
        if keys == tuple(key for key in self._wanted if key in keys) and left_out.issuperset({*self._wanted} - {*keys}):
            keys = self._wanted or keys
        layout = ListLayout(keys, self.table.own_widths(), order.field, order.descending)
        self._desk.preferences.keep_layout(self.kind.name, layout)

    def _kinds_of_switch(self) -> list[str]:
        return self.switch.ids() if self.switch else []

    def _say_add(self) -> None:
        """What cannot be made yet says why; what is never made here is not offered."""
        may, reason = self.may_add, self.why_not_add
        self._add.say(self.tr("Add"), reason or self._desk.words.kind(self.kind.name))
        self._add.setVisible(may or bool(reason))
        self._add.setEnabled(may)

    def _turn_density(self) -> None:
        self._desk.actions["view.compact"].trigger()

    def _connect(self) -> None:
        actions, bar = self._desk.actions, self.bar
        self.header.search_wanted.connect(actions["edit.find"].trigger)
        self._import.clicked.connect(actions["file.import"].trigger)
        self._export.clicked.connect(actions["file.export"].trigger)
        self._add.clicked.connect(self.add_wanted)
        self._import.setVisible(bool(actions["file.import"].property("bound")))
        self.empty.button.clicked.connect(self._empty_pressed)
        self.tabs.chosen.connect(self.show_view)
        self.tabs.menu_wanted.connect(self._tab_menu)
        self._save.clicked.connect(self.save_view)
        if self.switch:
            self.switch.chosen.connect(self.kind_wanted)
        bar.text_changed.connect(self.find_text)
        bar.find_field.rows_wanted.connect(self.take_keyboard)
        bar.add_wanted.connect(self.choices.offer_fields)
        self.choices.filtered.connect(self.filter_by)
        self.choices.ordered.connect(self._order_by)
        self.choices.columns_chosen.connect(self._columns_chosen)
        bar.chip_wanted.connect(self._chip_pressed)
        bar.chip_removed.connect(self._chip_removed)
        bar.order_wanted.connect(self._offer_order)
        bar.columns_wanted.connect(self.choose_columns)
        bar.density_wanted.connect(self._turn_density)
        self.table.header.sortIndicatorChanged.connect(self._header_pressed)
        self.table.header.columns_wanted.connect(self.choose_columns)
        self.table.layout_changed.connect(self._keep_layout)
        self.model.refreshed.connect(self._after_refresh)
        self.model.waiting_changed.connect(self._show_waiting)
        self.model.picked_changed.connect(self._say_picked)
        self.selection.cleared.connect(self.model.pick_none)
        self._desk.feed.changed.connect(self.model.on_changes)
        self._desk.feed.changed.connect(self._on_changes)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        for button in (self._import, self._export, self._add):
            self.header.add(button)
        self._rows.addWidget(self._table_with_band(px(BAND)))
        self._rows.addWidget(self.empty)
        whole = column(self).add(self.header)
        if self.switch:
            line = row(margins=(px(22), 0, px(18), px(4))).add(self.switch, STRETCH)
            if examples := list_button(self._desk, self.kind.name):
                line.addWidget(examples)
            whole.addLayout(line)
        whole.add(self.tabs, self.bar, (self._rows, 1))

    def _table_with_band(self, height: int) -> QWidget:
        holder = QWidget()
        self._band = QWidget()
        self._band.setFixedHeight(height)
        self._band.hide()
        column(holder).add((self.table, 1), self._band)
        return holder

"""Tasks: what there is to do for all stays, in tabs with their counts, and the verbs on one or many of them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Filter, Order, Query
from exchange_admin.domain.rules.casework.bands import Band
from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.services.casework.task_list import TaskFilter, TaskOrder, TaskTab
from exchange_admin.services.casework.task_table import TASK_COLUMNS, TASK_FILTERS
from exchange_admin.ui.casework.month_view import MonthView
from exchange_admin.ui.casework.task_acts import TaskActs
from exchange_admin.ui.casework.task_choices import TaskChoices, TaskExport
from exchange_admin.ui.casework.task_panel import TaskPanel
from exchange_admin.ui.casework.task_reader import TaskReader
from exchange_admin.ui.casework.task_table import TaskTable, turns_month
from exchange_admin.ui.clipboard import to_clipboard
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.models.lazy_table import LazyTable
from exchange_admin.ui.pages.list_state import ListState, chips
from exchange_admin.ui.pages.list_view import BAND
from exchange_admin.ui.pages.panel_place import PanelPlace
from exchange_admin.ui.pages.plain_page import PlainPage
from exchange_admin.ui.preferences import ListLayout
from exchange_admin.ui.tables.bands import BandHead
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.empty_state import EmptyState
from exchange_admin.ui.widgets.filter_bar import Chip, FilterBar
from exchange_admin.ui.widgets.labels import Line, column, row
from exchange_admin.ui.widgets.own_key import own_key
from exchange_admin.ui.widgets.selection_bar import SelectionBar
from exchange_admin.ui.widgets.view_tabs import Tab, ViewTabs
from exchange_admin.ui.words import QT_TRANSLATE_NOOP, count, say

TABS = {
    TaskTab.OVERDUE: (QT_TRANSLATE_NOOP("Tasks", "Overdue"), Tone.RED),
    TaskTab.WEEK: (QT_TRANSLATE_NOOP("Tasks", "This week"), Tone.GREY),
    TaskTab.WAITING: (QT_TRANSLATE_NOOP("Tasks", "Waiting"), Tone.VIOLET),
    TaskTab.TO_CHECK: (QT_TRANSLATE_NOOP("Tasks", "To check"), Tone.TEAL),
    TaskTab.DOCUMENTS: (QT_TRANSLATE_NOOP("Tasks", "Documents"), Tone.GREY),
    TaskTab.NOTICES: (QT_TRANSLATE_NOOP("Tasks", "Notices"), Tone.GREY),
    TaskTab.ALL: (QT_TRANSLATE_NOOP("Tasks", "All"), Tone.GREY),
}
EMPTY = {
    TaskTab.OVERDUE: QT_TRANSLATE_NOOP("Tasks", "Nothing is overdue. What comes next stands under “This week”."),
    TaskTab.WEEK: QT_TRANSLATE_NOOP("Tasks", "Nothing is due this week. What comes later stands under “All”."),
    TaskTab.WAITING: QT_TRANSLATE_NOOP("Tasks", "Nobody owes you an answer."),
    TaskTab.TO_CHECK: QT_TRANSLATE_NOOP("Tasks", "Nothing has come in that you have to look at."),
    TaskTab.DOCUMENTS: QT_TRANSLATE_NOOP("Tasks", "No documents are missing."),
    TaskTab.NOTICES: QT_TRANSLATE_NOOP("Tasks", "No notice to an authority is due."),
}
HEADS = {
    Band.OVERDUE: ("circle-alert", Tone.RED),
    Band.LATE_TO_ACT: ("clock", Tone.AMBER),
    Band.WEEK: ("calendar-clock", Tone.GREY),
    Band.PAST: ("history", Tone.GREY),
    Band.LATER: ("chevron-right", Tone.GREY),
    Band.UNDATED: ("circle-dashed", Tone.GREY),
    Band.SUBMITTED: ("stamp", Tone.GREY),
    Band.CLOSED: ("circle-check", Tone.GREY),
}
"""Drawings of bands; their words are those of the wording."""
LAYOUT = "task_list"
PART = -1
"""The chip of what a page that led here asked for; those of filters count from 0."""
READ_FROM = frozenset({
    "task", "stay_event", "requirement", "mobility", "person", "programme", "identity_document", "consent",
    "certificate", "exam_result", "attachment", "learning_agreement", "office", "staff",
})  # fmt: skip
_PLAIN = frozenset({Band.OVERDUE, Band.WEEK})
ON_THE_PANEL = frozenset({"asked_day", "by_whom"})
"""Columns of what stands there too."""
ON_THE_BAR = ("done_on", "ask", "receive", "waive", "move", "assign")
"""The last one has no room there while the panel lies over the list."""


class TasksPage(PlainPage):
    """Space, A and W say what became of the tasks that are ticked, else of the one in front; Enter opens the stay."""

    stay_wanted = Signal(str, str)  # stay, task
    rules_wanted = Signal(object)  # the day on or before which they were checked
    message_wanted = Signal(list)  # ids of tasks

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = desk.look
        self._counts: dict[TaskTab, int] = {}
        self._is_read = self._is_current = self._is_led = self._is_day = self._wants_month = False
        self._part = TaskFilter()
        self._said: Chip | None = None
        self.reader = TaskReader(desk)
        self.model = LazyTable(desk.registry["task"], self.reader, look.formats, parent=self)
        self.state = ListState(order=Order(TaskOrder.ACT_BY))
        self.acts = TaskActs(desk, self.chosen, self)
        self.month_button = Button(look, "calendar-clock")
        self.export_button, self.add_button = Button(look, "upload"), Button(look, "plus", "primary")
        self.tabs = ViewTabs(look, gap=18)
        self.bar = FilterBar(look)
        self.table = TaskTable(look, self.model)
        self.choices = TaskChoices(desk, TASK_FILTERS, self.filters_of, self)
        self.exporting = TaskExport(desk, self)
        self.empty = EmptyState(look, "list-checks")
        self.month = MonthView(look)
        self.rules = Banner(look, parent=self)
        self._rows = QStackedWidget()
        self.selection = SelectionBar(look, self._rows)
        self.panel = TaskPanel(desk, self)
        self._line = self._lay_out()
        self.place = PanelPlace(look, desk.preferences, self, self._line, self.panel)
        self._use_layout(desk.preferences.layout(LAYOUT))
        self._connect()
        self.retranslate()

    # What the window asks of a page

    def enter(self) -> None:
        if self._is_current:
            self.take_keyboard()
        else:
            self.table.setFocus()
            self._bring_up()

    @property
    def is_month(self) -> bool:
        """Whether the month is in front of the list."""
        return self._views.currentWidget() is self.month

    def panes(self) -> Sequence[QWidget]:
        return (self.table, self.panel) if self.panel.isVisible() else (self.table,)

    def scope(self, term: str) -> None:
        self._ask(replace(self.state, term=term))

    def status_words(self) -> str:
        """How many there are, and of how many where filters or the tab hide some."""
        if not self._is_read:
            return ""
        if self.is_month:
            return self.month.status_words()
        shown, total = self.model.rowCount(), self._counts.get(TaskTab.ALL, 0)
        words = count("Tasks", "%n task", shown)
        if shown == total:
            return words
        of = self.tr("{tasks}, of {total} in all")
        return of.replace("{tasks}", words).replace("{total}", self._desk.look.formats.number(total))

    def key_hints(self) -> list[tuple[str, str]]:
        if self.is_month:
            return [("PgDn", self.tr("next month")), ("T", self.tr("today")), ("Enter", self.tr("tasks of the day"))]
        return [
            (self.tr("Space"), self.tr("done today")),
            ("A", self.tr("asked")),
            ("W", self.tr("waive")),
            ("Ctrl+E", self.tr("change")),
            ("Ctrl+M", self.tr("message")),
            ("Enter", self.tr("open the stay")),
        ]

    # What it shows

    def turn_month(self) -> None:
        """From the list to the month and back; the filters hold in both."""
        if self.is_month:
            self._views.setCurrentIndex(0)
            self._say_view()
            self.take_keyboard()
        elif self._is_read:
            self.place.close()
            self._views.setCurrentWidget(self.month)
            self._show_month(self.month.grid.day)
            self._say_view()
            self.month.setFocus()

    def show_month(self) -> None:
        """All tasks by their days, this month first; as soon as they are read."""
        if not self._is_read:
            self._wants_month = True
            return
        if not self.is_month:
            self.clear_filters()
            self.month.grid.day = self._desk.look.formats.today()
            self.turn_month()

    def _want_rules(self) -> None:
        self.rules_wanted.emit(self._desk.office.casework.checking.checked_until())

    def _say_rules(self) -> None:
        """Rules of a country change: once a year somebody looks at each. In a partner's file they are the office's."""
        n = 0 if self._desk.office.is_partner else self._desk.office.casework.checking.to_check()
        words = self._desk.words.explained("task.rules_to_check", {"n": n}) if n else ""
        self.rules.say(words, self.tr("Check them") if n else "")

    def _show_month(self, day: date) -> None:
        casework, wanted = self._desk.office.casework, self._month_filter()
        month = casework.month.of(day.year, day.month, self._desk.language, wanted)
        self.month.show_month(month, day, casework.tasks.undated(wanted))
        self.status_changed.emit()

    def _month_filter(self) -> TaskFilter:
        """The filters of the list but for the day that it was led to from here."""
        wanted = self.reader.wanted
        return replace(wanted, act_from="", act_until="", is_open=False) if self._is_day else wanted

    def _list_day(self, day: date) -> None:
        """What is to be done by a day, under the filters that hold."""
        iso = day.isoformat()
        self._is_day = True
        self._part = replace(self._part, act_from=iso, act_until=iso, is_open=True)
        self._said = Chip(PART, self._title("act_by"), self._desk.look.formats.day(iso))
        self._put_state()
        self._views.setCurrentIndex(0)
        self._count()
        self.show_tab(TaskTab.ALL)
        self._say_view()
        self.take_keyboard()

    def _say_view(self) -> None:
        is_month = self.is_month
        self.month_button.say(self.tr("List") if is_month else self.tr("Month"), "M")
        for part in (self.tabs, self.export_button, self.bar.columns, self.bar.density):
            part.setVisible(not is_month)
        self._say_order()
        self.status_changed.emit()

    def show_tab(self, id: str) -> None:
        self.reader.tab = TaskTab(id)
        self.tabs.set_current(id)
        self.model.pick_none()
        if self._is_read:
            self._read_rows(anew=True)

    def show_part(self, tab: TaskTab, wanted: TaskFilter, said: Chip | None = None) -> None:
        """A tab with these filters and no others, for pages that lead here. `said` tells what they ask for, on a chip
        that takes them away; `filters` have chips of their own."""
        chosen: dict[str, tuple[Filter, ...]] = {}
        for one in wanted.filters:
            chosen[one.field] = (*chosen.get(one.field, ()), one)
        self._is_led, self._is_day, self._part = True, False, wanted
        self._views.setCurrentIndex(0)
        self._say_view()
        self._said = replace(said, id=PART) if said else None
        self.state = replace(self.state, chosen=chosen, text=wanted.text, order=Order(TaskOrder.ACT_BY))
        self._put_state()
        self.bar.find_field.setText(wanted.text)
        if self._is_read:
            self._count()
        self.show_tab(tab)

    def find_text(self, text: str) -> None:
        self._ask(replace(self.state, text=text))

    def filters_of(self, name: str) -> tuple[Filter, ...]:
        return self.state.chosen.get(name, ())

    def filter_by(self, name: str, filters: tuple[Filter, ...]) -> None:
        self._ask(self.state.with_filters(name, filters))

    def clear_filters(self) -> None:
        self.bar.find_field.clear()
        self._part, self._said, self._is_day = TaskFilter(), None, False
        self._ask(ListState(order=self.state.order, term=self.state.term))

    def export(self) -> None:
        """The list as it is seen, and what it was narrowed by."""
        keys = list(self.table.keys_in_order())
        keys += [] if "band" in keys or not self.reader.bands else ["band"]
        self.exporting.export(self.reader.tab, self.reader.asked(self.model.query), keys, self._about(), self._view())

    def copy_rows(self) -> None:
        """Those that are ticked, else the one in front, as text and as a table."""
        rows = self.model.texts(self.model.current_or_picked(self.table.current_row()))
        to_clipboard(rows)
        self._desk.notices.say(count("Tasks", "%n row copied", len(rows)))

    def chosen(self) -> list[CaseTask]:
        """The ticked tasks, else the one in front."""
        ns = self.model.current_or_picked(self.table.current_row())
        return self._desk.office.casework.tasks.tasks(ns, self._desk.language)

    def _write(self) -> None:
        if not self.is_month and (ids := [task.id for task in self.chosen()]):
            self.message_wanted.emit(ids)

    def take_keyboard(self) -> None:
        if self.is_month:
            self.month.setFocus()
            return
        (self.table if self.model.rowCount() else self.bar.find_field).setFocus()

    def open_stay(self) -> None:
        """The stay of the task in front with its checklist; a task of no stay shows what it is about."""
        task = self._current()
        if task is None:
            return
        if task.stay:
            self.stay_wanted.emit(task.stay, task.id)
        elif task.agreement:
            self.record_wanted.emit("agreement", task.agreement)
        elif task.person:
            self.record_wanted.emit("person", task.person)
        else:
            self.place.open()

    # Inside: reading

    def _bring_up(self) -> None:
        """Works out in a job what all stays need; an edit of one is worked out on reading."""
        if self._is_read and not self._desk.office.casework.upkeep.is_far_behind():
            self._brought_up()
            return
        job = self._desk.write(lambda apart, task: apart.casework.upkeep.bring_up(lambda: task.step(0)))
        job.start_telling(self._brought_up, self._desk.say_reason)

    def _brought_up(self, *_: object) -> None:
        first, self._is_read, self._is_current = not self._is_read, True, True
        self._load()
        if first and not self._is_led:
            pressing = (tab for tab in (TaskTab.OVERDUE, TaskTab.WEEK) if self._counts[tab])
            self.show_tab(next(pressing, TaskTab.ALL))
        if self._wants_month:
            self._wants_month = False
            self.show_month()

    def _ask(self, state: ListState) -> None:
        if state != self.state:
            narrows = replace(state, order=self.state.order) != self.state
            self.state = state
            self._put_state()
            if narrows:
                self.model.pick_none()
            self._load()

    def _put_state(self) -> None:
        """What the filters say, to the reader and to the bar."""
        state = self.state
        filters = tuple(one for some in state.chosen.values() for one in some)
        term = state.term or self._part.term
        self.reader.wanted = replace(self._part, text=state.text, term=term, filters=filters)
        self.bar.show_chips([*filter(None, [self._said]), *chips(state, TASK_FILTERS, self._desk)])

    def _load(self, *, anew: bool = False) -> None:
        """Counts and rows."""
        if self._is_read:
            self._count()
            self._say_rules()
            self._read_rows(anew=anew)

    def _count(self) -> None:
        self._counts = dict(self._desk.office.casework.tasks.counts(self.reader.wanted))

    def _read_rows(self, *, anew: bool = False) -> None:
        """The keyboard stays at its task, or where that is finished at the next one; in another tab (`anew`) it goes
        to the first one."""
        row, scrolled = self.table.current_row(), self.table.verticalScrollBar().value()
        near = [self.model.number_at(one) for one in (row, row + 1, row - 1)]
        was_closed = self.reader.is_closed(row)
        self.model.ask(Query("task", order=self.state.order))
        self._show_bands()
        if self.is_month:
            self._show_month(self.month.grid.day)
        at = 0 if anew else self._place_of(near, row, was_closed=was_closed)
        if not anew and self.model.number_at(at) != near[0]:
            self.table.verticalScrollBar().setValue(scrolled)  # it went to where the finished task is now
        self.table.go_to_row(at)
        self._say_rows()
        self._show_tabs()
        self._show_current()

    def _place_of(self, near: Sequence[int], row: int, *, was_closed: bool) -> int:
        """Where the first of some tasks stands that is still there and was not closed just now; else `row`."""
        for n in near:
            at = self.model.row_of(n) if n else -1
            if at >= 0 and (was_closed or not self.reader.is_closed(at)):
                return at
        return max(0, min(row, self.model.rowCount() - 1))

    def _show_bands(self) -> None:
        """Where all rows are of the band that the tab is called by, none is shown."""
        bands, words, number = self.reader.bands, self._desk.words, self._desk.look.formats.number
        heads, row = {}, 0
        if self.reader.tab is TaskTab.ALL or any(band not in _PLAIN for band, _ in bands) or len(bands) > 1:
            for band, n in bands:
                drawing, tone = HEADS[band]
                heads[row] = BandHead(words.say(f"task.band.{band}"), number(n), drawing, tone)
                row += n
        self.table.show_bands(heads)

    def _on_changes(self, changes: Changes, origin: object) -> None:
        """On a page that nobody looks at it waits until somebody does."""
        if not READ_FROM & changes.ids.keys():
            return
        if not self.isVisible():
            self._is_current = False
        elif self._is_read:
            self._bring_up()

    # Inside: showing

    def _show_tabs(self) -> None:
        tabs = [Tab(tab, say("Tasks", title), self._counts.get(tab), tone) for tab, (title, tone) in TABS.items()]
        self.tabs.show_tabs(tabs, self.reader.tab)

    def _say_rows(self) -> None:
        empty = self.model.rowCount() == 0
        is_here = self._rows.isAncestorOf(self.window().focusWidget() or self.window())
        self._rows.setCurrentIndex(1 if empty else 0)
        if empty:
            self._say_empty()
        if is_here:
            self.take_keyboard()
        self.status_changed.emit()

    def _say_empty(self) -> None:
        if self.state.text or self.bar.chips():
            self.empty.say(self.tr("Nothing here fits these filters."), self.tr("Show all"))
        elif not self._counts.get(TaskTab.ALL):
            self.empty.say(
                self.tr("No tasks yet. They come from stays and rules in use; own ones can be added now."),
                self.tr("Add a task"),
            )
        else:
            self.empty.say(say("Tasks", EMPTY.get(self.reader.tab, "")))

    def _current(self) -> CaseTask | None:
        n = self.model.number_at(self.table.current_row())
        found = self._desk.office.casework.tasks.tasks([n], self._desk.language) if n else []
        return found[0] if found else None

    def _show_current(self, *_: object) -> None:
        task = self._current() if self._is_read and not self.is_month else None
        if task is None:
            self.place.close()
            return
        shown = self._desk.office.casework.explaining.of_task(task.id, self._desk.language)
        self.panel.show_task(shown, self._place_words(task.n))
        if self.place.follows:
            self.place.open()

    def _place_words(self, n: int) -> str:
        number = self._desk.look.formats.number
        words = self.tr("{n} of {total}").replace("{n}", number(self.model.row_of(n) + 1))
        return words.replace("{total}", number(self.model.rowCount()))

    def _say_picked(self) -> None:
        n = self.model.picked_count()
        self.selection.say(count("Tasks", "%n selected", n) if n else "")
        self._band.setVisible(bool(n))

    def _say_order(self) -> None:
        order, key = self.state.order, self._order_key()
        self.bar.say_order("" if self.is_month else self._title(key))
        header = self.table.header
        header.blockSignals(True)
        down = Qt.SortOrder.DescendingOrder if order.descending else Qt.SortOrder.AscendingOrder
        section = self.model.section_of(key)
        header.setSortIndicatorShown(section > 0)
        if section > 0:
            header.setSortIndicator(section, down)
        header.blockSignals(False)
        header.viewport().update()

    def _order_key(self) -> str:
        by = self.state.order.field or TaskOrder.ACT_BY
        return next((key for key, shown in self.model.all_columns.items() if shown.order == by), "act_by")

    def _title(self, key: str) -> str:
        return self.reader.title("task", key, self._desk.language)

    def _order_pressed(self, section: int, order: Qt.SortOrder) -> None:
        shown = self.model.column_at(section)
        if shown is not None and shown.order is not None:
            self._order(Order(shown.order, order == Qt.SortOrder.DescendingOrder))
        else:
            self._say_order()

    def _order_by(self, field: str) -> None:
        """Chosen again it turns round."""
        turned = self.state.order.field == field and not self.state.order.descending
        self._order(Order(field, turned))

    def _order(self, order: Order) -> None:
        self.state = replace(self.state, order=order)
        self._say_order()
        self._keep_layout()
        if self._is_read:
            self._read_rows(anew=True)

    def _offer_order(self, place: QPoint) -> None:
        fields = [(key, shown.order) for key, shown in self.model.all_columns.items() if shown.order is not None]
        self.choices.offer_order(fields, self._order_key(), place)

    def _offer_columns(self, place: QPoint) -> None:
        self.choices.offer_columns(self.table.keys_in_order(), tuple(self.model.all_columns), place)

    def _columns_chosen(self, keys: tuple[str, ...]) -> None:
        self._columns = keys
        self._show_columns()
        self._keep_layout()

    def _show_columns(self) -> None:
        """Beside the panel there is no room for what it says too."""
        beside = self.panel.isVisible() and not self.place.floats
        self.model.show_columns([key for key in self._columns if not (beside and key in ON_THE_PANEL)])
        self.table.fit_columns()
        self._show_bands()
        self._say_order()

    def _use_layout(self, layout: ListLayout) -> None:
        known = {column.key: column for column in TASK_COLUMNS}
        usual = tuple(key for key, column in known.items() if column.usual)
        self._columns = tuple(key for key in layout.columns if key in known) or usual
        self.table.use_widths(layout.widths or {})
        if layout.sort in {column.order for column in TASK_COLUMNS}:
            self.state = replace(self.state, order=Order(layout.sort, layout.descending))

    def _layout_changed(self) -> None:
        """A column was moved or made wider; those hidden beside the panel stay behind the others."""
        shown = self.table.keys_in_order()
        self._columns = (*shown, *(key for key in self._columns if key not in shown))
        self._keep_layout()

    def _keep_layout(self) -> None:
        order = self.state.order
        layout = ListLayout(self._columns, self.table.own_widths(), order.field, order.descending)
        self._desk.preferences.keep_layout(LAYOUT, layout)

    def _chip_pressed(self, number: int, place: QPoint) -> None:
        if number == PART:
            self._leave_part()
        else:
            self.choices.offer_values(self._filtered(number), place)

    def _chip_removed(self, number: int) -> None:
        if number == PART:
            self._leave_part()
        else:
            self.filter_by(self._filtered(number), ())

    def _filtered(self, number: int) -> str:
        return list(self.state.chosen)[number]

    def _leave_part(self) -> None:
        """What a page that led here asked for besides the filters."""
        self._part, self._said, self._is_day = TaskFilter(), None, False
        self._put_state()
        self.model.pick_none()
        self._load()

    def _view(self) -> str:
        """What is looked at, for a file."""
        return say("Tasks", TABS[self.reader.tab][0])

    def _about(self) -> list[tuple[str, str]]:
        """What narrows the list, in words."""
        words, formats, order = self._desk.words, self._desk.look.formats, self._title(self._order_key())
        said = {"tab": self._view(), "term": self._desk.label("term", self.state.term) if self.state.term else ""}
        said |= {"text": self.state.text, "order": f"{order} ↓" if self.state.order.descending else order}
        said |= {"day": formats.day(formats.today().isoformat())}
        told = [(words.say(f"task.filtered.{name}"), value) for name, value in said.items() if value]
        return told + [(chip.caption, chip.value) for chip in self.bar.chips()]

    # Inside: verbs

    def _new_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _offer_verbs(self, place: QPoint) -> None:
        if self.chosen():
            self.acts.offer(place)

    def _change(self) -> None:
        row = self.table.visualRect(self.table.currentIndex())
        self._offer_verbs(self.table.viewport().mapToGlobal(row.bottomLeft()))

    def _attach(self) -> None:
        if (task := self._current()) is not None:
            self.acts.choose_scans(task)

    def _add(self) -> None:
        self.acts.add()

    def _toggle_panel(self) -> None:
        if self.is_month:
            return
        if self.panel.isVisible():
            self.place.close(by_person=True)
            self.take_keyboard()
        elif self._current() is not None:
            self.place.open()

    def _step_down(self) -> None:
        self.table.step(1)

    def _step_up(self) -> None:
        self.table.step(-1)

    def _find(self) -> None:
        self.bar.find_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.find_field.selectAll()

    def _empty_pressed(self) -> None:
        if self.state.text or self.bar.chips():
            self.clear_filters()
        else:
            self.acts.add()

    def _open_rule(self, id: str) -> None:
        with suppress(RuleBroken):
            self.record_wanted.emit("requirement", self._desk.records.get("requirement", id).id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_month and (event.key() == Qt.Key.Key_Escape or turns_month(event)):
            self.turn_month()
            return
        if event.key() == Qt.Key.Key_Escape and self.panel.isVisible():
            self.place.close()
            self.take_keyboard()
            return
        super().keyPressEvent(event)

    def _panel_moved(self) -> None:
        self._show_columns()
        shown = ON_THE_BAR[:-1] if self.place.covers else ON_THE_BAR
        self.selection.offer([self.acts.actions[name] for name in shown])
        self.selection.keep_clear_of(self.place.covers)

    # Inside: words and places

    def retranslate(self) -> None:
        self.header.title.setText(self._desk.words.kind("task", 2))
        self.export_button.say(self.tr("Export"), "Ctrl+Shift+E")
        self.add_button.say(self.tr("Add"), "Ctrl+N")
        self.acts.name_actions()
        self.model.read_in(self._desk.look.formats)
        self.table.fit_columns()
        self.selection.retranslate()
        self._show_tabs()
        self._say_order()
        self._put_state()
        self._say_view()
        if self._is_read:
            self._show_bands()
            if self.is_month:
                self._show_month(self.month.grid.day)
            self._say_rows()
            self._show_current()

    def _connect(self) -> None:
        bar = self.bar
        self.export_button.clicked.connect(self.export)
        self.rules.button.clicked.connect(self._want_rules)
        self.month_button.clicked.connect(self.turn_month)
        self.table.month_wanted.connect(self.turn_month)
        self.month.wanted.connect(self._show_month)
        self.month.chosen.connect(self._list_day)
        self.add_button.clicked.connect(self._add)
        self.empty.button.clicked.connect(self._empty_pressed)
        self.tabs.chosen.connect(self.show_tab)
        bar.text_changed.connect(self.find_text)
        bar.find_field.rows_wanted.connect(self.take_keyboard)
        bar.add_wanted.connect(self.choices.offer_fields)
        bar.chip_wanted.connect(self._chip_pressed)
        bar.chip_removed.connect(self._chip_removed)
        bar.order_wanted.connect(self._offer_order)
        bar.columns_wanted.connect(self._offer_columns)
        self.choices.filtered.connect(self.filter_by)
        self.choices.ordered.connect(self._order_by)
        self.choices.columns_chosen.connect(self._columns_chosen)
        bar.density_wanted.connect(self._desk.actions["view.compact"].trigger)
        self.table.header.sortIndicatorChanged.connect(self._order_pressed)
        self.table.header.columns_wanted.connect(self._offer_columns)
        self.table.layout_changed.connect(self._layout_changed)
        self.table.verb_wanted.connect(self.acts.by_key)
        self.table.opened.connect(self.open_stay)
        self.table.menu_wanted.connect(self._offer_verbs)
        self.table.current_changed.connect(self._show_current)
        self.model.picked_changed.connect(self._say_picked)
        self.selection.cleared.connect(self.model.pick_none)
        self.selection.offer([self.acts.actions[name] for name in ON_THE_BAR])
        self.place.moved.connect(self._panel_moved)
        self.panel.step_wanted.connect(self.table.step)
        self.panel.hide_wanted.connect(self._toggle_panel)
        self.panel.done_wanted.connect(self.acts.done_today)
        self.panel.move_wanted.connect(self.acts.move)
        self.panel.attach_wanted.connect(self._attach)
        self.panel.stay_wanted.connect(self.open_stay)
        self.panel.rule_wanted.connect(self._open_rule)
        self._desk.feed.changed.connect(self._on_changes)
        own_key(self, "Ctrl+E").activated.connect(self._change)
        own_key(self, "Ctrl+M").activated.connect(self._write)
        own_key(self, "Ctrl+N").activated.connect(self._add)
        own_key(self, "Ctrl+F").activated.connect(self._find)
        own_key(self, "Ctrl+Shift+F").activated.connect(bar.add.click)
        own_key(self, "Ctrl+Shift+E").activated.connect(self.export)
        own_key(self.table, "Ctrl+C").activated.connect(self.copy_rows)
        own_key(self, "F5").activated.connect(self._bring_up)
        own_key(self, "F8").activated.connect(self._toggle_panel)
        own_key(self, "Alt+Down").activated.connect(self._step_down)
        own_key(self, "Alt+Up").activated.connect(self._step_up)

    def _lay_out(self) -> Line:
        px = self._desk.look.px
        self.header.add(self.month_button)
        self.header.add(self.export_button)
        self.header.add(self.add_button)
        holder, self._band = QWidget(), QWidget()
        self._band.setFixedHeight(px(BAND))
        self._band.hide()
        column(holder).add((self.table, 1), self._band)
        self._rows.addWidget(holder)
        self._rows.addWidget(self.empty)
        left = QWidget()
        told = row(margins=(px(22), 0, px(18), 0)).add((self.rules, 1))
        self._views = QStackedWidget()
        self._views.addWidget(self._rows)
        self._views.addWidget(self.month)
        column(left).add(self.header, self.tabs, self.bar, told, (self._views, 1))
        return row(self).add((left, 1))

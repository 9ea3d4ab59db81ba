"""Tasks: what there is to do for all stays, in tabs with their counts, and the verbs on one or many of them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.services.casework.explaining import Explained
from exchange_admin.services.casework.task_list import TaskFilter, TaskTab
from exchange_admin.ui.casework.month_view import MonthView
from exchange_admin.ui.casework.task_acts import TaskActs
from exchange_admin.ui.casework.task_choices import TaskExport
from exchange_admin.ui.casework.task_columns import TaskColumns
from exchange_admin.ui.casework.task_filters import TaskFilters
from exchange_admin.ui.casework.task_keys import turns_month
from exchange_admin.ui.casework.task_panel import TaskPanel
from exchange_admin.ui.casework.task_reader import READ_FROM, TaskReader
from exchange_admin.ui.casework.task_table import TaskTable, band_heads
from exchange_admin.ui.casework.task_words import counted_tabs, nothing_in, tab_word
from exchange_admin.ui.clipboard import to_clipboard
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.models.lazy_table import LazyTable
from exchange_admin.ui.pages.list_view import BAND
from exchange_admin.ui.pages.panel_place import PanelPlace
from exchange_admin.ui.pages.plain_page import PlainPage
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.empty_state import EmptyState
from exchange_admin.ui.widgets.filter_bar import Chip, FilterBar
from exchange_admin.ui.widgets.labels import Line, column, row
from exchange_admin.ui.widgets.own_key import own_key
from exchange_admin.ui.widgets.selection_bar import SelectionBar
from exchange_admin.ui.widgets.view_tabs import ViewTabs
from exchange_admin.ui.words import count

ON_THE_BAR = ("done_on", "ask", "receive", "waive", "move", "assign")


class TasksPage(PlainPage):
    """Space, A and W say what became of the tasks that are ticked, else of the one in front; Enter opens the stay."""

    stay_wanted = Signal(str, str)  # stay, task
    rules_wanted = Signal(object)  # the day on or before which they were checked
    message_wanted = Signal(list)  # ids of tasks

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = desk.look
        self._counts: dict[TaskTab, int] = {}
        self._is_read = self._is_current = self._is_led = self._wants_month = self._is_reading = False
        self.reader = TaskReader(desk)
        self.model = LazyTable(desk.registry["task"], self.reader, look.formats, parent=self)
        self.acts = TaskActs(desk, self.chosen, self)
        self.month_button = Button(look, "calendar-clock")
        self.export_button, self.add_button = Button(look, "upload"), Button(look, "plus", "primary")
        self.tabs = ViewTabs(look, gap=18)
        self.bar = FilterBar(look)
        self.table = TaskTable(look, self.model)
        self.filters = TaskFilters(desk, self.reader, self.bar, self)
        self.exporting = TaskExport(desk, self)
        self.empty = EmptyState(look, "list-checks")
        self.month = MonthView(desk, self.filters.of_month)
        self.rules = Banner(look, parent=self)
        self._rows = QStackedWidget()
        self.selection = SelectionBar(look, self._rows)
        self.panel = TaskPanel(desk, self)
        self._line = self._lay_out()
        self.place = PanelPlace(look, desk.preferences, self, self._line, self.panel, self.header)
        self.columns = TaskColumns(desk, self.table, self.model, self.bar, self.filters.choices, self.place)
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
        self.filters.scope(term)

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
            self.month.read()
            self._say_view()
            self.month.setFocus()

    def show_month(self) -> None:
        """All tasks by their days, this month first; as soon as they are read."""
        if not self._is_read:
            self._wants_month = True
            return
        if not self.is_month:
            self.filters.clear()
            self.month.grid.day = self._desk.look.formats.today()
            self.turn_month()

    def _want_rules(self) -> None:
        self.rules_wanted.emit(self._desk.office.casework.checking.checked_until())

    def _say_rules(self) -> None:
        """Rules of a country change: once a year somebody looks at each. In a partner's file they are the office's."""
        n = 0 if self._desk.office.is_partner else self._desk.office.casework.checking.to_check()
        words = self._desk.words.explained("task.rules_to_check", {"n": n}) if n else ""
        self.rules.say(words, self.tr("Check them") if n else "")

    def _list_day(self, day: date) -> None:
        """What is to be done by a day, under the filters that hold."""
        self.filters.add_day(day)
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
        self.columns.is_said = not is_month
        self.columns.say_order()
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
        self._is_led = True
        self._views.setCurrentIndex(0)
        self._say_view()
        self.filters.show_part(wanted, said)
        self.columns.order_by_day()
        if self._is_read:
            self._count()
        self.show_tab(tab)

    def export(self) -> None:
        """The list as it is seen, and what it was narrowed by."""
        keys = list(self.table.keys_in_order())
        keys += [] if "band" in keys or not self.reader.bands else ["band"]
        tab, wanted = self.reader.tab, self.reader.asked(self.model.query)
        self.exporting.export(tab, wanted, keys, self._about(), tab_word(tab))

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
            self._open_panel()

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

    def _narrowed(self) -> None:
        self.model.pick_none()
        self._load()

    def _ordered(self) -> None:
        if self._is_read:
            self._read_rows(anew=True)

    def _load(self) -> None:
        """Counts and rows."""
        if self._is_read:
            self._count()
            self._say_rules()
            self._read_rows()

    def _count(self) -> None:
        self._counts = dict(self._desk.office.casework.tasks.counts(self.reader.wanted))

    def _read_rows(self, *, anew: bool = False) -> None:
        """The keyboard stays at its task, or where that is finished at the next one; in another tab (`anew`) it goes
        to the first one."""
        self._is_reading = True
        try:
            self._come_to_rest(anew=anew)
        finally:
            self._is_reading = False
        self._say_rows()
        self._show_tabs()
        self._show_current()

    def _come_to_rest(self, *, anew: bool) -> None:
        row, scrolled = self.table.current_row(), self.table.verticalScrollBar().value()
        near = [self.model.number_at(one) for one in (row, row + 1, row - 1)]
        was_closed = self.reader.is_closed(row)
        self.model.ask(Query("task", order=self.columns.order))
        self._show_bands()
        if self.is_month:
            self.month.read()
        at = 0 if anew else self._place_of(near, row, was_closed=was_closed)
        if not anew and self.model.number_at(at) != near[0]:
            self.table.verticalScrollBar().setValue(scrolled)  # it went to where the finished task is now
        self.table.go_to_row(at)

    def _place_of(self, near: Sequence[int], row: int, *, was_closed: bool) -> int:
        """Where the first of some tasks stands that is still there and was not closed just now; else `row`."""
        for n in near:
            at = self.model.row_of(n) if n else -1
            if at >= 0 and (was_closed or not self.reader.is_closed(at)):
                return at
        return max(0, min(row, self.model.rowCount() - 1))

    def _show_bands(self) -> None:
        self.table.show_bands(band_heads(self.reader.bands, self.reader.tab, self._desk))

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
        self.tabs.show_tabs(counted_tabs(self._counts), self.reader.tab)

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
        if self.filters.are_there():
            self.empty.say(self.tr("Nothing here fits these filters."), self.tr("Show all"))
        elif not self._counts.get(TaskTab.ALL):
            self.empty.say(
                self.tr("No tasks yet. They come from stays and rules in use; own ones can be added now."),
                self.tr("Add a task"),
            )
        else:
            self.empty.say(nothing_in(self.reader.tab))

    def _current(self) -> CaseTask | None:
        n = self.model.number_at(self.table.current_row())
        found = self._desk.office.casework.tasks.tasks([n], self._desk.language) if n else []
        return found[0] if found else None

    def _current_moved(self, *_: object) -> None:
        if not self._is_reading:  # the list comes to rest first
            self._show_current()

    def _show_current(self) -> None:
        """In the panel, where it is on screen or comes by itself: a task takes its time to be explained."""
        if self.place.follows:
            self._open_panel()
        elif not self.panel.isHidden():
            self._explain_current()

    def _open_panel(self) -> None:
        if self._explain_current():
            self.place.open()

    def _explain_current(self) -> bool:
        """Whether there is a task in front; without one there is no panel."""
        shown = self._explained() if self._is_read and not self.is_month else None
        if shown is None:
            self.place.close()
            return False
        self.panel.show_task(shown, self._place_words(shown.task.n))
        return True

    def _explained(self) -> Explained | None:
        """The task in front with the steps to its days."""
        id = self.model.id_at(self.table.current_row())
        try:
            return self._desk.office.casework.explaining.of_task(id, self._desk.language) if id else None
        except RuleBroken:  # it went meanwhile
            return None

    def _place_words(self, n: int) -> str:
        number = self._desk.look.formats.number
        words = self.tr("{n} of {total}").replace("{n}", number(self.model.row_of(n) + 1))
        return words.replace("{total}", number(self.model.rowCount()))

    def _say_picked(self) -> None:
        n = self.model.picked_count()
        self.selection.say(count("Tasks", "%n selected", n) if n else "")
        self._band.setVisible(bool(n))

    def _about(self) -> list[tuple[str, str]]:
        """What narrows the list, in words."""
        words, formats, state = self._desk.words, self._desk.look.formats, self.filters.state
        said = {"tab": tab_word(self.reader.tab), "term": self._desk.label("term", state.term) if state.term else ""}
        said |= {"text": state.text, "order": self.columns.order_words()}
        said |= {"day": formats.day(formats.today().isoformat())}
        told = [(words.say(f"task.filtered.{name}"), value) for name, value in said.items() if value]
        return told + [(chip.caption, chip.value) for chip in self.bar.chips()]

    # Inside: verbs

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
        else:
            self._open_panel()

    def _step_down(self) -> None:
        self.table.step(1)

    def _step_up(self) -> None:
        self.table.step(-1)

    def _find(self) -> None:
        self.bar.find_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.find_field.selectAll()

    def _empty_pressed(self) -> None:
        if self.filters.are_there():
            self.filters.clear()
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
        self.columns.show()
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
        self.filters.show()
        self._say_view()
        if self._is_read:
            self._show_bands()
            if self.is_month:
                self.month.read()
            self._say_rows()
            self._show_current()

    def _connect(self) -> None:
        bar = self.bar
        self.export_button.clicked.connect(self.export)
        self.rules.button.clicked.connect(self._want_rules)
        self.month_button.clicked.connect(self.turn_month)
        self.table.month_wanted.connect(self.turn_month)
        self.month.chosen.connect(self._list_day)
        self.month.changed.connect(self.status_changed)
        self.filters.narrowed.connect(self._narrowed)
        self.columns.ordered.connect(self._ordered)
        self.columns.shown.connect(self._show_bands)
        self.add_button.clicked.connect(self._add)
        self.empty.button.clicked.connect(self._empty_pressed)
        self.tabs.chosen.connect(self.show_tab)
        bar.find_field.rows_wanted.connect(self.take_keyboard)
        bar.density_wanted.connect(self._desk.actions["view.compact"].trigger)
        self.table.verb_wanted.connect(self.acts.by_key)
        self.table.opened.connect(self.open_stay)
        self.table.menu_wanted.connect(self._offer_verbs)
        self.table.current_changed.connect(self._current_moved)
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

"""The commands that every office window has, bound to its pages: find, undo, views, themes, languages, records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Filter, Order, Query
from exchange_admin.services.office import Office
from exchange_admin.ui.clipboard import leave_plain_text
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.formats import Formats
from exchange_admin.ui.forms.beginning import way_of
from exchange_admin.ui.forms.unwritten import UNWRITTEN, told_apart
from exchange_admin.ui.job_watch import JobWatch
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.languages import Languages
from exchange_admin.ui.look import Density
from exchange_admin.ui.main_window import AreaPage, MainWindow
from exchange_admin.ui.pages.in_front import list_in_front
from exchange_admin.ui.presentation import OFFICE_LISTS, Area, presentation
from exchange_admin.ui.widgets.sidebar import AreaEntry
from exchange_admin.ui.words import say

if TYPE_CHECKING:
    from exchange_admin.ui.detail.detail_panel import DetailPanel
    from exchange_admin.ui.pages.area_page import AreaListPage
    from exchange_admin.ui.pages.list_page import ListPage
    from exchange_admin.ui.pages.list_view import ListedFor
    from exchange_admin.ui.widgets.command_palette import CommandPalette, Hit

HITS_SHOWN = 12
MANY_RECORDS = 2000
"""Of a step; taking back more is no longer a matter of a moment."""


def list_areas(desk: Desk, own: Mapping[str, Callable[[Area], QWidget]] | None = None) -> list[AreaPage]:
    """The areas that are lists of records; the composition root adds import, certificates, reports and settings.

    `own` makes the pages of areas that are more than lists.
    """
    makers = own or {}
    return [
        AreaPage(
            AreaEntry(area.id, partial(_area_title, desk, n), area.icon, area.group, area.optional),
            partial(makers[area.id], area) if area.id in makers else partial(_area_list, desk, area),
        )
        for n, area in enumerate(desk.limits.areas)
    ]


def _area_list(desk: Desk, area: Area) -> QWidget:
    from exchange_admin.ui.pages.area_page import AreaListPage

    return AreaListPage(desk, area)


def _area_title(desk: Desk, number: int) -> str:
    area = desk.limits.areas[number]
    return say("Areas", area.title) if area.title else desk.words.kind(area.kinds[0], 2)


def undo_names(desk: Desk) -> tuple[str, str]:
    """What undo and redo would do, in words; empty where there is nothing."""
    undo, redo = desk.office.undoing.undoable(), desk.office.undoing.redoable()
    return tuple(desk.words.say(f"verb.{step[1]}") if step else "" for step in (undo, redo))  # type: ignore[return-value]


@runtime_checkable
class TakesBack(Protocol):
    """A page that knows better how one of its own steps is undone; `take_back` is False for every other step."""

    def take_back(self, step: str) -> bool: ...


@runtime_checkable
class HasPanes(Protocol):
    """A page whose parts F6 leads through, the sidebar before them."""

    def panes(self) -> Sequence[QWidget]: ...


@runtime_checkable
class HoldsLists(Protocol):
    """A page with lists of records behind one of its parts."""

    def show_list(self, kind: str) -> AreaListPage: ...


@runtime_checkable
class HasTerm(Protocol):
    """A page that shows what belongs to the term of the switch."""

    def scope(self, term: str) -> None: ...


class WindowCommands(QObject):
    """Made once for a window and its office; lives as long as the window. Whoever makes it fills the menus then."""

    message_wanted = Signal(list)  # about these tasks (ids)
    language_changed = Signal(str)  # heard here as long as the window is: languages outlive the file

    def __init__(self, window: MainWindow, desk: Desk, languages: Languages) -> None:
        super().__init__(window)
        self._window, self._desk, self._languages = window, desk, languages
        self._term = ""
        self._unsaved = "", ""
        self._undoing = True
        self._elsewhere: dict[str, Callable[[str], None]] = {}
        self._bind(self._handlers())
        self._number_areas()
        window.status.languages.set_current(languages.current)
        window.status.language_chosen.connect(self.use_language)
        languages.changed.connect(self.language_changed)
        window.sidebar.terms.chosen.connect(self.scope)
        window.area_shown.connect(self._adopt)
        desk.notices.said.connect(window.toast.say)
        self._watch = JobWatch(window.status, desk.notices, self)
        desk.feed.changed.connect(self._after_changes)
        window.status_changed.connect(self._say_unsaved)
        window.status.unsaved_wanted.connect(self._show_unsaved)
        if app := QApplication.instance():
            app.aboutToQuit.connect(leave_plain_text)
        self._show_switches()
        self._say_unsaved()
        self.refresh_terms()
        self._count_areas()

    # What others call too

    @cached_property
    def palette(self) -> CommandPalette:
        """Made when somebody first searches."""
        from exchange_admin.ui.widgets.command_palette import CommandPalette

        made = CommandPalette(self._desk.look, self._hits, self._desk.actions.usable, self._window)
        made.record_chosen.connect(self.open_record)
        return made

    def search(self) -> None:
        self.palette.open()

    def open_record(self, kind: str, id: str) -> None:
        """Goes to the area of the kind and shows the record."""
        if kind in self._elsewhere:
            self._elsewhere[kind](id)
            return
        if (page := self._list_page(kind)) is not None:
            page.open_record(kind, id)
        else:
            self._open_line(kind, id)

    def begin_record(self, kind: str, given: Mapping[str, Value] | None = None) -> None:
        """A new record in the list of its kind."""
        if (page := self._list_page(kind)) is not None:
            page.show_kind(kind)
            page.enter()
            page.page.add(given or {})

    def show_list(
        self, kind: str, filters: Sequence[Filter] = (), listed_for: ListedFor | None = None, named: str = ""
    ) -> None:
        """All records of a kind that fit these filters, and no others."""
        if (page := self._list_page(kind)) is not None:
            page.show_kind(kind)
            page.page.list.show_only(filters, listed_for, named)
            page.enter()

    def use_all_terms(self) -> None:
        """As somebody does with the switch of the sidebar."""
        if self._term:
            self.scope("")
            self.refresh_terms()

    def lead(self, kind: str, show: Callable[[str], None]) -> None:
        """`show` takes records of a kind that is in no list area but on a page of its own."""
        self._elsewhere[kind] = show

    def use_language(self, language: str) -> None:
        desk = self._desk
        desk.preferences.language = language
        # first how values are written, then the words: widgets say both when the language change reaches them
        desk.look.change(formats=Formats(language, desk.look.formats.today))
        self._languages.use(language)
        self._window.status.languages.set_current(language)
        self.refresh_terms()
        self._window.refresh_commands()

    def scope(self, term: str) -> None:
        for page in self._window.pages():
            if isinstance(page, HasTerm):
                page.scope(term)
        self._term = term

    def refresh_terms(self) -> None:
        """The terms of the office, newest first, for the switch."""
        desk = self._desk
        numbers = desk.lists.ids(Query("term", order=Order("starts", descending=True)))
        rows = desk.lists.rows("term", numbers, (), desk.language)
        labels = desk.lists.labels("term", [row.id for row in rows.values()], desk.language)
        offered = [(rows[n].id, labels[rows[n].id]) for n in numbers if n in rows and rows[n].id in labels]
        self._window.sidebar.terms.offer(offered, self._term)

    # Inside

    def _list_page(self, kind: str) -> AreaListPage | None:
        """The lists of the area of a kind, brought to the front; None where it has none."""
        from exchange_admin.ui.pages.area_page import AreaListPage

        area = next((one for one in self._desk.limits.areas if kind in one.kinds), None)
        if area is not None:
            self._window.show_area(area.id)
            page = self._window.page(area.id)
        elif self._desk.limits.shows(kind) and kind in OFFICE_LISTS.kinds:
            self._window.show_area("settings")
            settings = self._window.page("settings")
            page = settings.show_list(kind) if isinstance(settings, HoldsLists) else settings
        else:
            return None
        assert isinstance(page, AreaListPage)
        return page

    def _open_line(self, kind: str, id: str) -> None:
        """What has no list is shown on a card of the record that it is a line of."""
        parent = self._desk.registry[kind].parent
        if parent and self._is_there(kind, id):
            self._open_around(kind, parent, self._desk.records.get(kind, id).text(parent))
            if (panel := self._panel()) is not None:
                panel.open_line(kind, id)

    def _open_around(self, kind: str, by: str, around: str) -> None:
        self.open_record(self._desk.registry[kind][by].refers, around)

    def _panel(self) -> DetailPanel | None:
        page = list_in_front(self._window)
        return page.panel if page is not None else None

    def _bind(self, handlers: Mapping[str, Callable[[], None]]) -> None:
        for id, handler in handlers.items():
            self._desk.actions.bind(id, handler)

    def _handlers(self) -> dict[str, Callable[[], None]]:
        handlers: dict[str, Callable[[], None]] = {
            "edit.undo": self._undo,
            "edit.redo": self._redo,
            "edit.find": self.search,
            "edit.select_all": partial(self._in_list, lambda page: page.list.model.pick_all()),
            "edit.select_none": partial(self._in_list, lambda page: page.list.model.pick_none()),
            "edit.copy": partial(self._in_list, lambda page: page.copy()),
            "edit.copy_headed": partial(self._in_list, lambda page: page.copy_headed()),
            "edit.filter": partial(self._in_list, lambda page: page.list.focus_find()),
            "edit.add_filter": partial(self._in_list, lambda page: page.list.add_filter()),
            "view.panel": partial(self._in_list, lambda page: page.toggle_panel()),
            "view.columns": partial(self._in_list, lambda page: page.list.choose_columns_here()),
            "view.refresh": partial(self._in_list, lambda page: page.list.model.requery()),
            "view.compact": self._turn_density,
            "view.dark": self._turn_theme,
            "view.next_pane": self._next_pane,
            "records.new": partial(self._in_list, lambda page: page.add()),
            "records.edit": partial(self._in_list, lambda page: page.edit()),
            "records.add_line": partial(self._in_list, lambda page: page.add_line()),
            "records.add_stay": partial(self._add_of_person, "mobility"),
            "records.add_exam": partial(self._add_of_person, "exam_result"),
            "records.next": partial(self._in_list, lambda page: page.step_down()),
            "records.previous": partial(self._in_list, lambda page: page.step_up()),
            "records.merge": partial(self._in_list, lambda page: page.merge()),
            "records.remove": partial(self._in_list, lambda page: page.remove()),
            "records.attach": partial(self._in_list, lambda page: page.attach()),
            "file.export": partial(self._in_list, lambda page: page.export()),
            "help.keys": self._show_keys,
        }
        if not self._desk.office.is_partner:
            handlers["records.change_field"] = partial(self._in_list, lambda page: page.change_field())
        return handlers

    def _in_list(self, verb: Callable[[ListPage], object]) -> None:
        if (page := list_in_front(self._window)) is not None:
            verb(page)

    def _add_of_person(self, kind: str) -> None:
        """A new record of the person on screen, in the list of its kind."""
        page = list_in_front(self._window)
        person = page.panel.record if page is not None else None
        if person is None or person.kind != "person" or not self._desk.limits.may_add(kind):
            return
        given: dict[str, Value] = {"person_id": person.id}
        if kind == "mobility":
            given |= {**way_of(self._desk, person), "term_id": self._term or None}
        self.begin_record(kind, {name: value for name, value in given.items() if value is not None})

    def _undo(self) -> None:
        step = self._desk.office.undoing.undoable()
        if step is None or self._is_page_matter(step[0]):
            return
        for one in reversed(self._desk.feed.gesture_of(step[0])):
            last = self._desk.office.undoing.undoable()
            if last is not None and last[0] == one:
                self._take(last, undoing=True)

    def _is_page_matter(self, step: str) -> bool:
        """A page may have more to put back than records; large steps only where their progress is seen."""
        large = self._desk.office.undoing.records_of(step) > MANY_RECORDS
        pages: Iterable[object] = [self._window.current_page()] if large else self._window.pages()
        return any(page.take_back(step) for page in pages if isinstance(page, TakesBack))

    def _redo(self) -> None:
        self._take(self._desk.office.undoing.redoable(), undoing=False)

    def _take(self, step: tuple[str, str] | None, *, undoing: bool) -> None:
        """At once where it is quick; a step with very many records in a job."""
        desk = self._desk
        if step is None:
            return
        self._undoing = undoing
        if desk.office.undoing.records_of(step[0]) > MANY_RECORDS:
            self._take_apart(step[1])
            return
        try:
            changes = desk.office.undoing.undo(desk.who()) if undoing else desk.office.undoing.redo(desk.who())
        except RuleBroken as broken:
            self._desk.say_reason(broken)
            return
        self._taken(changes)

    def _take_apart(self, verb: str) -> None:
        undoing, who = self._undoing, self._desk.who()

        def take(apart: Office, task: Task) -> Changes | None:
            act = apart.undoing.undo if undoing else apart.undoing.redo
            return act(who, partial(task.step, 0))

        job = self._desk.write(take)
        words = self.tr("Undoing: {action}") if self._undoing else self.tr("Redoing: {action}")
        self._desk.notices.watch(job, words.replace("{action}", self._desk.words.say(f"verb.{verb}")))
        job.start_telling(self._taken, self._desk.say_reason)

    def _taken(self, changes: Changes | None) -> None:
        desk = self._desk
        if changes:
            desk.feed.publish(changes, self)
            said = desk.words.say(f"verb.{changes.verb}")
            words = self.tr("Undone: {action}") if self._undoing else self.tr("Done again: {action}")
            desk.notices.say(desk.receipt(words.replace("{action}", said), changes.problems))

    def _hits(self, text: str) -> list[Hit]:
        """Records for the palette: those that fit, and without a text the ones looked at last."""
        from exchange_admin.ui.widgets.command_palette import Hit

        desk = self._desk
        found = desk.lists.search(text, HITS_SHOWN) if text else desk.office.recent.all(HITS_SHOWN)
        by_kind: dict[str, list[str]] = {}
        for kind, id in found:
            by_kind.setdefault(kind, []).append(id)
        hits: list[Hit] = []
        for kind, ids in by_kind.items():
            labels = desk.lists.labels(kind, ids, desk.language)
            group, icon = desk.words.kind(kind, 2), presentation(kind).icon
            shown = [id for id in ids if id in labels and self._has_area(kind)]
            hits += [Hit(kind, id, labels[id], desk.told_apart(kind, id), icon, group) for id in shown]
        return hits

    def _has_area(self, kind: str) -> bool:
        return kind in self._elsewhere or self._desk.limits.shows(kind)

    def _turn_density(self) -> None:
        compact = self._desk.look.density is Density.COMFORTABLE
        density = Density.COMPACT if compact else Density.COMFORTABLE
        self._desk.preferences.density = density.value
        self._desk.look.change(density=density)
        self._show_switches()

    def _turn_theme(self) -> None:
        theme = self._desk.look.theme_for("light" if self._desk.look.theme.dark else "dark")
        self._desk.preferences.theme = theme.name
        self._desk.look.change(theme=theme)
        self._show_switches()

    def _show_switches(self) -> None:
        look = self._desk.look
        self._desk.actions["view.compact"].setChecked(look.density is Density.COMPACT)
        self._desk.actions["view.dark"].setChecked(look.theme.dark)

    def _next_pane(self) -> None:
        """Sidebar, the parts of the page, and round again."""
        page = self._window.current_page()
        if not isinstance(page, HasPanes) or not (parts := page.panes()):
            return
        panes = [pane for pane in (self._window.sidebar, *parts) if _takes_keys(pane)]
        focus = QApplication.focusWidget()
        here = next((n for n, pane in enumerate(panes) if focus and (pane is focus or pane.isAncestorOf(focus))), 0)
        target = panes[(here + 1) % len(panes)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        if target.focusPolicy() is Qt.FocusPolicy.NoFocus or isinstance(target, QScrollArea):
            target.focusNextChild()

    def _show_keys(self) -> None:
        from exchange_admin.ui.widgets.key_sheet import KeySheet, key_groups

        groups = key_groups(self._desk.actions, min(9, len(self._window.area_ids())))
        KeySheet(self._desk.look, groups, self._window).open()

    def _number_areas(self) -> None:
        """Ctrl+1 … Ctrl+9."""
        for n, id in enumerate(self._window.area_ids()[:9], 1):
            action = QAction(self._window)
            action.setShortcut(QKeySequence(f"Ctrl+{n}"))
            action.setData(id)
            action.triggered.connect(self._show_numbered)
            self._window.addAction(action)

    def _show_numbered(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self._window.choose_area(action.data())

    def _adopt(self, id: str) -> None:
        """A page made just now joins the term and the links between records."""
        page = self._window.page(id)
        if not isinstance(page, HasTerm) or page.property("adopted"):
            return
        page.setProperty("adopted", True)
        page.scope(self._term)
        from exchange_admin.ui.pages.area_page import AreaListPage

        if isinstance(page, AreaListPage):
            page.record_wanted.connect(self.open_record)
            page.message_wanted.connect(self.message_wanted)

    def _after_changes(self, changes: Changes, _: object) -> None:
        if "term" in changes.ids:
            self.refresh_terms()
        self._say_unsaved()
        counted = {area.kinds[0] for area in self._desk.limits.areas}
        if counted & changes.ids.keys() and not changes.verb.endswith(".set"):
            self._count_areas()
        self._window.refresh_commands()

    def _say_unsaved(self) -> None:
        self._window.status.say_unsaved(self._desk.office.drafts.count())

    def _show_unsaved(self) -> None:
        """What waits in the fields of a record, at the next call that of another one."""
        desk = self._desk
        waiting = desk.office.drafts.all()
        later = [one for one in waiting if one > self._unsaved]
        if not waiting:
            return
        self._unsaved = kind, id = (later or waiting)[0]
        if id == UNWRITTEN:
            self.begin_record(kind)
        elif (draft := told_apart(id)) is not None:
            self._begin_line(kind, id, *draft)
        elif self._is_there(kind, id):
            self.open_record(kind, id)
            if self._has_area(kind):
                self._in_list(lambda page: page.edit())
        else:  # it was deleted, and with it what waited there
            desk.office.drafts.drop(kind, id)
            self._say_unsaved()

    def _begin_line(self, kind: str, draft: str, by: str, around: str) -> None:
        """The new line of a record that was begun on one of its cards."""
        if not self._is_there(self._desk.registry[kind][by].refers, around):
            self._desk.office.drafts.drop(kind, draft)
            self._say_unsaved()
            return
        self._open_around(kind, by, around)
        if (panel := self._panel()) is not None:
            panel.begin_line(kind, by)

    def _is_there(self, kind: str, id: str) -> bool:
        try:
            return self._desk.records.get(kind, id).live
        except RuleBroken:
            return False

    def _count_areas(self) -> None:
        """The numbers of the sidebar; read aside, as the office can be large."""
        queries = {area.id: Query(area.kinds[0], once=True) for area in self._desk.limits.areas}
        job = self._desk.read(lambda apart, task: apart.lists.counts(queries, partial(task.step, 0)), aside=True)
        job.start_telling(self._show_counts)

    def _show_counts(self, counts: Mapping[str, int]) -> None:
        for id, total in counts.items():
            self._window.sidebar.count(id, self._desk.look.formats.number(total) if total else "")


def _takes_keys(pane: QWidget) -> bool:
    """Whether the keyboard can be at something in it now."""
    inside = (pane, *pane.findChildren(QWidget))
    return any(one.isEnabled() and one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in inside)

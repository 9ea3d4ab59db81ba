"""The window of one open office: its pages, its commands bound to verbs, its counters."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.app.office_desk import WindowParts, backup_desk, find_hits, make_desk, report_desk
from exchange_admin.app.program import Office
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Filter, Order, Query, Test
from exchange_admin.services.office_files import own_office
from exchange_admin.ui.actions import Actions
from exchange_admin.ui.jobs import JobRunner
from exchange_admin.ui.main_window import AreaPage, MainWindow, go_to
from exchange_admin.ui.pages.area_page import AreaListPage
from exchange_admin.ui.pages.list_page import ListPage
from exchange_admin.ui.pages.reports_page import ReportsPage
from exchange_admin.ui.pages.settings_page import SettingsPage
from exchange_admin.ui.presentation import AREAS, PRESENTATIONS, Area
from exchange_admin.ui.widgets.command_palette import CommandPalette
from exchange_admin.ui.widgets.sidebar import AreaEntry
from exchange_admin.ui.words import QT_TRANSLATE_NOOP, say

REPORTS, SETTINGS = "reports", "settings"
"""Ids of areas that are no lists."""


class OfficeWindow(QObject):
    """Owns the window of one office file. `leaving` asks the application for another file or the welcome page."""

    language_wanted = Signal(str)
    preference_wanted = Signal(str, object)
    restore_wanted = Signal(object)  # Path
    leaving = Signal(str)  # new, open, sample, close

    def __init__(self, office: Office, parts: WindowParts) -> None:
        super().__init__()
        self.office, self._parts = office, parts
        self.jobs, self.actions = JobRunner(self), Actions(parts.look, self)
        self.desk = make_desk(office, parts, self.jobs, self.actions)
        self.window = MainWindow(
            parts.look, self._areas(), self.actions, self.jobs, parts.preferences, self._undo_names
        )
        self._term = ""
        icons = {kind: shown.icon for kind, shown in PRESENTATIONS.items()}
        self.palette = CommandPalette(parts.look, find_hits(office, self.desk, icons), self.actions.usable, self.window)
        self._connect()
        self._bind()
        self.retranslate()
        self._offer_terms()
        self.window.show_area(AREAS[0].id)

    def open_record(self, kind: str, id: str) -> None:
        """Shows a record in its area; lines of a record lead to the record they belong to."""
        for area in AREAS:
            if kind in area.kinds:
                self.window.show_area(area.id)
                page = self.window.page(area.id)
                assert isinstance(page, AreaListPage)
                page.open_record(kind, id)
                return
        described = self.office.program.registry[kind]
        if described.parent:
            record = self.office.store.get(kind, id)
            if record is not None:
                self.open_record(described[described.parent].refers, record.text(described.parent))

    def retranslate(self) -> None:
        """Counts, names and the file's own words in the language of the window."""
        office = own_office(self.office.store)
        name = self.desk.label("institution", office.text("institution_id"))
        self.window.sidebar.say_office(name)
        self.window.setWindowTitle(f"{name} — Exchange Admin" if name else "Exchange Admin")
        self._count()
        self._offer_terms()
        self._say_backup()
        self._say_sample(bool(office["sample"]))

    def close(self) -> None:
        """Saves what can be saved, stops the jobs and lets go of the file."""
        self.window.close()
        self.window.deleteLater()
        self.office.close()

    # Areas

    def _areas(self) -> list[AreaPage]:
        made = [AreaPage(_entry(area, self._title_of(area)), partial(self._make_list, area)) for area in AREAS]
        reports = AreaEntry(
            REPORTS, partial(say, "Areas", QT_TRANSLATE_NOOP("Areas", "Reports")), "chart-column", "output"
        )
        settings = AreaEntry(
            SETTINGS, partial(say, "Areas", QT_TRANSLATE_NOOP("Areas", "Settings")), "settings", "bottom"
        )
        return [*made, AreaPage(reports, self._make_reports), AreaPage(settings, self._make_settings)]

    def _title_of(self, area: Area) -> Callable[[], str]:
        if area.title:
            return partial(say, "Areas", area.title)
        return lambda: self.desk.words.kind(area.kinds[0], 2)

    def _make_list(self, area: Area) -> QWidget:
        page = AreaListPage(self.desk, area)
        page.scope(self._term)
        page.record_wanted.connect(self.open_record)
        return page

    def _make_reports(self) -> QWidget:
        page = ReportsPage(self.desk, report_desk(self.office, self.desk.who))
        page.search_wanted.connect(self.palette.open)
        return page

    def _make_settings(self) -> QWidget:
        page = SettingsPage(self.desk, backup_desk(self.office, self.restore_wanted.emit))
        page.record_wanted.connect(self.open_record)
        page.search_wanted.connect(self.palette.open)
        page.look_wanted.connect(self.preference_wanted)
        return page

    # Commands

    def _bind(self) -> None:
        bind = self.actions.bind
        for verb in ("new", "open", "sample", "close"):
            bind(f"file.{verb}", partial(self.leaving.emit, verb))
        bind("file.quit", self._quit)
        bind("edit.undo", partial(self._travel, "undo"))
        bind("edit.redo", partial(self._travel, "redo"))
        bind("edit.find", self.palette.open)
        bind("tools.report", go_to(self.window, REPORTS))
        bind("tools.settings", go_to(self.window, SETTINGS))
        bind("file.backup", self._back_up)
        bind("view.dark", self._turn_theme)
        bind("view.compact", self._turn_density)
        for id, verb in _LIST_COMMANDS.items():
            bind(id, partial(self._on_list, verb))
        self.window.fill_menus()

    def _on_list(self, verb: Callable[[ListPage], None]) -> None:
        page = getattr(self.window.current_page(), "page", None)
        if isinstance(page, ListPage):
            verb(page)

    def _travel(self, way: str) -> None:
        """Undo or redo; what could not be set back is said."""
        page = self.window.current_page()
        if page is not None:
            page.leave_fields()
        try:
            changes = getattr(self.desk.undo, way)(self.desk.who())
        except RuleBroken as broken:
            self.desk.notices.say(self.desk.sentence(broken.problems))
            return
        if changes:
            self.desk.feed.publish(changes, self)
            self.desk.notices.say(self.desk.words.say(f"history.{way}_done"))
        self.window.refresh_commands()

    def _undo_names(self) -> tuple[str, str]:
        return self._verb(self.desk.undo.undoable()), self._verb(self.desk.undo.redoable())

    def _verb(self, step: tuple[str, str] | None) -> str:
        return self.desk.words.say(f"verb.{step[1]}", {"n": 1}) if step else ""

    def _back_up(self) -> None:
        self.window.show_area(SETTINGS)
        page = self.window.page(SETTINGS)
        assert isinstance(page, SettingsPage)
        page.show_section("backup")
        page.backup.make()

    def _turn_theme(self) -> None:
        self.preference_wanted.emit("theme", "light" if self._parts.look.theme.dark else "dark")

    def _turn_density(self) -> None:
        now = self._parts.look.density.value
        self.preference_wanted.emit("density", "comfortable" if now == "compact" else "compact")

    def _quit(self) -> None:
        self.window.close()

    # Signals

    def _connect(self) -> None:
        desk, window = self.desk, self.window
        desk.notices.said.connect(window.toast.say)
        desk.feed.changed.connect(self._on_changes)
        window.status.language_chosen.connect(self.language_wanted)
        window.sidebar.terms.chosen.connect(self._scope)
        self.palette.record_chosen.connect(self.open_record)

    def _on_changes(self, changes: Changes, origin: object) -> None:
        self._count()
        if {"term", "academic_year"} & changes.ids.keys():
            self._offer_terms()
        if {"office", "institution"} & changes.ids.keys():
            self.retranslate()
        self.window.status.say_unsaved(self.office.store.drafts.count())
        self.window.refresh_commands()

    def _count(self) -> None:
        number = self._parts.look.formats.number
        people = Query("person", filters=(Filter("same_as_id", Test.EMPTY),))
        for area in AREAS:
            query = people if area.kinds[0] == "person" else Query(area.kinds[0])
            if area.kinds[0] in _COUNTED:
                self.window.sidebar.count(area.id, number(self.office.store.count(query)))

    def _offer_terms(self) -> None:
        ids = self.desk.lists.ids(Query("term", order=Order("starts", descending=True)))
        rows = self.desk.lists.rows("term", ids, ("name",), self.desk.language)
        terms = [(rows[n].id, rows[n].cells[0].text) for n in ids if n in rows]
        self.window.sidebar.terms.offer(terms, self._term)

    def _scope(self, term: str) -> None:
        self._term = term
        for page in self.window.pages():
            if isinstance(page, AreaListPage):
                page.scope(term)
        self.window.refresh_commands()

    def _say_backup(self) -> None:
        last = self.office.store.last_backup()
        moment = last.strftime("%Y-%m-%dT%H:%M:%SZ") if last else ""
        self.window.status.say_backup(self._parts.look.formats.moment(moment) if moment else "")

    def _say_sample(self, sample: bool) -> None:
        if sample:
            self.window.banner.say(
                self.tr("This is the sample office: every person and institution in it is invented.")
            )


def _entry(area: Area, title: Callable[[], str]) -> AreaEntry:
    return AreaEntry(area.id, title, area.icon, area.group)


def _copy_headed(page: ListPage) -> None:
    page.copy(True)


def _copy_plain(page: ListPage) -> None:
    page.copy(False)


def _next(page: ListPage) -> None:
    page.step(1)


def _previous(page: ListPage) -> None:
    page.step(-1)


_COUNTED = frozenset({"person", "mobility", "institution", "agreement", "programme"})
_LIST_COMMANDS: dict[str, Callable[[ListPage], None]] = {
    "file.export": ListPage.export,
    "edit.copy": _copy_plain,
    "edit.copy_headed": _copy_headed,
    "edit.select_all": lambda page: page.list.model.pick_all(),
    "edit.select_none": lambda page: page.list.model.pick_none(),
    "edit.filter": lambda page: page.list.focus_find(),
    "view.panel": ListPage.toggle_panel,
    "view.columns": lambda page: page.list.choose_columns_here(),
    "view.refresh": ListPage.refresh,
    "records.new": ListPage.add,
    "records.edit": ListPage.edit,
    "records.next": _next,
    "records.previous": _previous,
    "records.merge": ListPage.merge,
    "records.remove": ListPage.remove,
}

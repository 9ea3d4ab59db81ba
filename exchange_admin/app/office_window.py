"""The window of one open office: its areas, the commands on the file, what is said about the file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from exchange_admin.app.office_desk import WindowParts, make_desk
from exchange_admin.app.program import Office
from exchange_admin.documents.workbook_reading import SUFFIXES
from exchange_admin.domain.changes import Changes
from exchange_admin.services.office_files import own_office
from exchange_admin.ui.actions import Actions
from exchange_admin.ui.jobs import JobRunner
from exchange_admin.ui.main_window import AreaPage, MainWindow, go_to
from exchange_admin.ui.pages.list_page import ListPage
from exchange_admin.ui.widgets.sidebar import AreaEntry
from exchange_admin.ui.window_commands import WindowCommands, list_areas, undo_names
from exchange_admin.ui.words import QT_TRANSLATE_NOOP, count, say

if TYPE_CHECKING:
    from exchange_admin.ui.pages.certificates_page import CertificatesPage
    from exchange_admin.ui.pages.import_page import ImportPage
    from exchange_admin.ui.pages.settings_page import SettingsPage

IMPORT, CERTIFICATES, REPORTS, SETTINGS = "import", "certificates", "reports", "settings"
"""Ids of areas that are no lists."""

_IMPORT_TITLE = QT_TRANSLATE_NOOP("Areas", "Import")
_REPORTS_TITLE = QT_TRANSLATE_NOOP("Areas", "Reports")
_SETTINGS_TITLE = QT_TRANSLATE_NOOP("Areas", "Settings")


def _one_file(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None


class OfficeWindow(QObject):
    """Owns the window of one office file. `leaving` asks the application for another file or the welcome page."""

    preference_wanted = Signal(str, object)
    restore_wanted = Signal(object)  # Path
    leaving = Signal(str)  # new, open, sample, close

    def __init__(self, office: Office, parts: WindowParts) -> None:
        super().__init__()
        self.office, self._parts = office, parts
        jobs, actions = JobRunner(self), Actions(parts.look, self)
        self.jobs = jobs
        self.desk = make_desk(office, parts, jobs, actions)
        areas = [
            *list_areas(self.desk),
            AreaPage(AreaEntry(IMPORT, partial(say, "Areas", _IMPORT_TITLE), "download", "casework"), self._import),
            AreaPage(AreaEntry(CERTIFICATES, self._certificates_title, "award", "output"), self._certificates),
            AreaPage(
                AreaEntry(REPORTS, partial(say, "Areas", _REPORTS_TITLE), "chart-column", "output"), self._reports
            ),
            AreaPage(AreaEntry(SETTINGS, partial(say, "Areas", _SETTINGS_TITLE), "settings", "bottom"), self._settings),
        ]
        self.window = MainWindow(parts.look, areas, actions, jobs, parts.preferences, partial(undo_names, self.desk))
        self.commands = WindowCommands(self.window, self.desk, parts.languages)
        self._bind(actions)
        self.desk.feed.changed.connect(self._on_changes)
        parts.languages.changed.connect(self.say_file)
        self.window.setAcceptDrops(True)
        self.window.installEventFilter(self)
        self.say_file()
        self.window.show_area(areas[0].entry.id)

    def say_file(self, *_: object) -> None:
        """Name of the office, last backup and what is special about the file, in the language of the window."""
        office = own_office(self.office.store)
        name = self.desk.label("institution", office.text("institution_id"))
        self.window.sidebar.say_office(name)
        self.window.setWindowTitle(f"{name} — Exchange Admin" if name else "Exchange Admin")
        last = self.office.store.last_backup()
        self.window.status.say_backup(self._parts.look.formats.moment(f"{last:%Y-%m-%dT%H:%M:%SZ}") if last else "")
        if office["sample"]:
            self.window.banner.say(
                self.tr("This is the sample office: every person and institution in it is invented.")
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A workbook dropped anywhere on the window is for the import."""
        if isinstance(event, QDropEvent):  # a drag that enters is one too
            path = _one_file(event)
            if path is not None and path.suffix.lower() in SUFFIXES:
                event.acceptProposedAction()
                if event.type() is QEvent.Type.Drop:
                    self.import_file(path)
                return True
        return super().eventFilter(watched, event)

    def close(self) -> None:
        """Saves what can be saved, stops the jobs and lets go of the file."""
        self.window.close()
        self.window.deleteLater()
        # at once: nothing may ask the closed file for another row
        QCoreApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete.value)
        self.office.close()

    def _bind(self, actions: Actions) -> None:
        for verb in ("new", "open", "sample", "close"):
            actions.bind(f"file.{verb}", partial(self.leaving.emit, verb))
        actions.bind("file.quit", self._quit)
        actions.bind("file.backup", self._back_up)
        actions.bind("file.restore", self._choose_backup)
        actions.bind("file.import", self._choose_workbook)
        actions.bind("records.certificate", self._certificates_for_chosen)
        actions.bind("records.fill_names", self._fill_names)
        actions.bind("tools.report", go_to(self.window, REPORTS))
        actions.bind("tools.settings", go_to(self.window, SETTINGS))
        self.window.fill_menus()

    def import_file(self, path: Path) -> None:
        """Shows the import page and reads a workbook there."""
        self._import_page().open_file(path)

    def _choose_workbook(self) -> None:
        self._import_page().choose_file()

    def _import_page(self) -> ImportPage:
        self.window.show_area(IMPORT)
        return cast("ImportPage", self.window.page(IMPORT))

    # Pages that are no lists. Their modules are loaded when one is first shown: the window opens a third sooner.

    def _import(self) -> QWidget:
        from exchange_admin.app.area_desks import import_desk
        from exchange_admin.ui.pages.import_page import ImportPage

        page = ImportPage(self.desk, import_desk(self.office))
        page.search_wanted.connect(self.commands.palette.open)
        return page

    def _certificates_title(self) -> str:
        return self.desk.words.kind("certificate", 2)

    def _certificates(self) -> QWidget:
        from exchange_admin.app.area_desks import certificate_desk
        from exchange_admin.ui.pages.certificates_page import CertificatesPage

        page = CertificatesPage(self.desk, certificate_desk(self.office))
        page.search_wanted.connect(self.commands.palette.open)
        page.record_wanted.connect(self.commands.open_record)
        return page

    def _certificates_for_chosen(self) -> None:
        """Papers for the people or stays that are ticked, else for the one on screen."""
        chosen = self._chosen()
        if chosen is not None:
            self.window.show_area(CERTIFICATES)
            cast("CertificatesPage", self.window.page(CERTIFICATES)).show_selection(*chosen)

    def _fill_names(self) -> None:
        """Suggested name forms for the people that are ticked, one step."""
        chosen = self._chosen()
        if chosen is not None and chosen[0] == "person":
            changes = self.office.records.fill_names(chosen[1], self.desk.who())
            self.desk.feed.publish(changes, self)
            filled = len(changes.ids.get("person", ()))
            words = count("OfficeWindow", "Name forms filled in for %n person", filled)
            self.desk.notices.say(words, self.desk.actions["edit.undo"].trigger if filled else None)

    def _chosen(self) -> tuple[str, list[str]] | None:
        page = getattr(self.window.current_page(), "page", None)
        return (page.kind, page.chosen_ids()) if isinstance(page, ListPage) else None

    def _reports(self) -> QWidget:
        from exchange_admin.app.area_desks import report_desk
        from exchange_admin.ui.pages.reports_page import ReportsPage

        page = ReportsPage(self.desk, report_desk(self.office, self.desk.who))
        page.search_wanted.connect(self.commands.palette.open)
        return page

    def _settings(self) -> QWidget:
        from exchange_admin.app.area_desks import backup_desk
        from exchange_admin.ui.pages.settings_page import SettingsPage

        page = SettingsPage(self.desk, backup_desk(self.office, self.restore_wanted.emit))
        page.record_wanted.connect(self.commands.open_record)
        page.search_wanted.connect(self.commands.palette.open)
        page.look_wanted.connect(self._prefer)
        page.backup.made.connect(self.say_file)
        return page

    def _prefer(self, name: str, value: object) -> None:
        if name == "language":
            self.commands.use_language(str(value))
        else:
            self.preference_wanted.emit(name, value)

    def _backup_page(self) -> SettingsPage:
        self.window.show_area(SETTINGS)
        page = cast("SettingsPage", self.window.page(SETTINGS))
        page.show_section("backup")
        return page

    def _back_up(self) -> None:
        self._backup_page().backup.make()

    def _choose_backup(self) -> None:
        self._backup_page()

    def _quit(self) -> None:
        self.window.close()

    def _on_changes(self, changes: Changes, origin: object) -> None:
        if {"office", "institution"} & changes.ids.keys():
            self.say_file()

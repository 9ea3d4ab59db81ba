"""Settings: the office and its institution, lists of the office, the mail server, this PC, backups."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from exchange_admin.ui.actions import Context
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.pages.area_page import AreaListPage
from exchange_admin.ui.pages.plain_page import PlainPage
from exchange_admin.ui.presentation import OFFICE_LISTS
from exchange_admin.ui.settings.backup_section import BackupSection
from exchange_admin.ui.settings.mail_section import MailSection
from exchange_admin.ui.settings.office_section import OfficeSection
from exchange_admin.ui.settings.workstation_section import WorkstationSection
from exchange_admin.ui.widgets.labels import column
from exchange_admin.ui.widgets.view_tabs import Tab, ViewTabs

OFFICE, LISTS, MAIL, WORKSTATION, BACKUP = "office", "lists", "mail", "workstation", "backup"
SECTIONS = (OFFICE, LISTS, MAIL, WORKSTATION, BACKUP)


class SettingsPage(PlainPage):
    """Every field saves itself. `sections` are those that are offered, the first one first in front."""

    look_wanted = Signal(str, object)  # preference, value

    def __init__(self, desk: Desk, sections: Sequence[str] = SECTIONS) -> None:
        super().__init__(desk)
        self._offered = tuple(sections)
        self.tabs = ViewTabs(desk.look)
        self._stack = QStackedWidget()
        self.office = OfficeSection(desk)
        self._lists: AreaListPage | None = None
        self.mail = MailSection(desk)
        self.workstation = WorkstationSection(desk)
        self.backup = BackupSection(desk)
        self._sections: dict[str, QWidget] = {
            OFFICE: _scrolled(self.office),
            MAIL: _scrolled(self.mail),
            WORKSTATION: _scrolled(self.workstation),
            BACKUP: _scrolled(self.backup),
        }
        for section in self._sections.values():
            self._stack.addWidget(section)
        column(self).add(self.header, self.tabs, (self._stack, 1))
        self.tabs.chosen.connect(self.show_section)
        self.workstation.chosen.connect(self.look_wanted)
        self.retranslate()
        self._stack.setCurrentWidget(self._sections[self._offered[0]])

    @property
    def lists(self) -> AreaListPage:
        """Made when somebody first looks there: the settings open sooner."""
        if self._lists is None:
            self._lists = AreaListPage(self._desk, OFFICE_LISTS)
            self._lists.context_changed.connect(self.context_changed)
            self._lists.status_changed.connect(self.status_changed)
            self._lists.record_wanted.connect(self.record_wanted)
            self._stack.addWidget(self._lists)
        return self._lists

    def show_section(self, id: str) -> None:
        self.tabs.set_current(id)
        self.header.search.setVisible(id != LISTS)  # the lists have their own
        self._stack.setCurrentWidget(self.lists if id == LISTS else self._sections[id])
        self._enter_section(id)
        self.context_changed.emit()

    def show_list(self, kind: str) -> AreaListPage:
        self.show_section(LISTS)
        self.lists.show_kind(kind)
        return self.lists

    # What the window asks of a page

    def enter(self) -> None:
        self._enter_section(self.tabs.current())

    def page_context(self) -> Context:
        return self.lists.page_context() if self._in_lists() else Context()

    def status_words(self) -> str:
        return self.lists.status_words() if self._in_lists() else ""

    def key_hints(self) -> list[tuple[str, str]]:
        return self.lists.key_hints() if self._in_lists() else []

    def leave_fields(self) -> None:
        self.office.leave_fields()
        if self._lists:
            self._lists.leave_fields()

    @property
    def page(self) -> object:
        """The list page in front, for the commands of lists; None in the other sections."""
        return self.lists.page if self._in_lists() else None

    def retranslate(self) -> None:
        self.header.title.setText(self.tr("Settings"))
        titles = {
            OFFICE: self.tr("Office"),
            LISTS: self.tr("Lists"),
            MAIL: self.tr("Messages"),
            WORKSTATION: self.tr("This computer"),
            BACKUP: self.tr("Backup"),
        }
        tabs = [Tab(id, titles[id]) for id in self._offered]
        self.tabs.show_tabs(tabs, self.tabs.current() or self._offered[0])

    def _in_lists(self) -> bool:
        return self._lists is not None and self._stack.currentWidget() is self._lists

    def _enter_section(self, id: str) -> None:
        match id:
            case "lists":
                self.lists.enter()
            case "mail":
                self.mail.refresh()
            case "backup":
                self.backup.refresh()
            case "workstation":
                self.workstation.refresh()
            case _:
                self.office.refresh()


def _scrolled(section: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    section.setObjectName("scrolled")
    area.setWidget(section)
    return area

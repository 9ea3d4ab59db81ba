"""The window of one open office: its areas, the commands on the file, what is said about the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from exchange_admin.app.agreement_commands import AgreementCommands
from exchange_admin.app.blank_form_commands import BlankFormCommands
from exchange_admin.app.calendar_commands import CalendarCommands
from exchange_admin.app.casework_commands import CaseworkCommands
from exchange_admin.app.grading_commands import GradingCommands
from exchange_admin.app.matrix_commands import MATRIX, MatrixCommands
from exchange_admin.app.message_commands import MessageCommands
from exchange_admin.app.partner_mode import PartnerLimits
from exchange_admin.app.preload import Preload
from exchange_admin.app.program import login_name
from exchange_admin.app.recognition_commands import AGREEMENT, CASE, CREDIT, RecognitionCommands
from exchange_admin.app.today_commands import CERTIFICATES, LANGUAGE, TASKS, TODAY, TodayCommands
from exchange_admin.app.transcript_commands import ELMO_SUFFIX, TranscriptCommands
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.queries import Filter, Test
from exchange_admin.services.office import Office
from exchange_admin.services.office_files import own_office
from exchange_admin.ui.actions import Actions
from exchange_admin.ui.ask import Ask
from exchange_admin.ui.desk import Desk, Notices
from exchange_admin.ui.exchange.decision_counter import DecisionCounter
from exchange_admin.ui.exchange.mailbox_runner import MailboxRunner
from exchange_admin.ui.feed import ChangeFeed
from exchange_admin.ui.jobs import JobRunner
from exchange_admin.ui.kept_files import OpenedCopies
from exchange_admin.ui.languages import Languages
from exchange_admin.ui.limits import Limits
from exchange_admin.ui.look import Look
from exchange_admin.ui.main_window import AreaPage, MainWindow, go_to
from exchange_admin.ui.pages.in_front import list_in_front
from exchange_admin.ui.preferences import Preferences
from exchange_admin.ui.presentation import COMMITTEE_AREA, PROJECT_AREA, Area
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.sidebar import AreaEntry
from exchange_admin.ui.window_commands import WindowCommands, list_areas, undo_names
from exchange_admin.ui.words import QT_TRANSLATE_NOOP, count, say

if TYPE_CHECKING:
    from exchange_admin.ui.lessons.language_page import LanguagePage
    from exchange_admin.ui.pages.certificates_page import CertificatesPage
    from exchange_admin.ui.pages.exchange_page import ExchangePage
    from exchange_admin.ui.pages.import_page import ImportPage
    from exchange_admin.ui.pages.settings_page import SettingsPage

IMPORT, REPORTS, EXCHANGE, SETTINGS = "import", "reports", "exchange", "settings"
"""Ids of areas that are no lists."""

READINESS = "readiness"

PACKAGE_SUFFIX = ".exchpack"

_IMPORT_TITLE = QT_TRANSLATE_NOOP("Areas", "Import")
_REPORTS_TITLE = QT_TRANSLATE_NOOP("Areas", "Reports")
_EXCHANGE_TITLE = QT_TRANSLATE_NOOP("Areas", "Exchange packages")
_AGREEMENT_TITLE = QT_TRANSLATE_NOOP("Areas", "Learning agreement")
_RECOGNITION_TITLE = QT_TRANSLATE_NOOP("Areas", "Recognition")
_MATRIX_TITLE = QT_TRANSLATE_NOOP("Areas", "Matrix of requirements")
_TODAY_TITLE = QT_TRANSLATE_NOOP("Areas", "Today")
_READINESS_TITLE = QT_TRANSLATE_NOOP("Areas", "Language readiness")
_SETTINGS_TITLE = QT_TRANSLATE_NOOP("Areas", "Settings")
_NO_PARTICIPANTS = QT_TRANSLATE_NOOP("Views", "No participants yet. Add or import them.")


@dataclass(frozen=True)
class WindowParts:
    """What the window of every office has in common."""

    look: Look
    languages: Languages
    preferences: Preferences
    ask: Ask
    cache: Path


def make_desk(office: Office, parts: WindowParts, jobs: JobRunner, actions: Actions) -> Desk:
    """The desk of one office."""
    return Desk(
        office=office,
        look=parts.look,
        feed=ChangeFeed(),
        jobs=jobs,
        actions=actions,
        ask=parts.ask,
        notices=Notices(),
        preferences=parts.preferences,
        who=lambda: parts.preferences.person or login_name(),
        copies=OpenedCopies(parts.cache / "opened"),
        limits=PartnerLimits(office.store, office.program.registry)
        if office.is_partner
        else Limits(office.store.institution),
    )


def _limits(office: Office) -> Limits:
    store = office.store
    return PartnerLimits(store, office.program.registry) if office.is_partner else Limits(store.institution)


def _one_file(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None


class OfficeWindow(QObject):
    """Owns the window of one office file. `leaving` asks the application for another file or the welcome page."""

    preference_wanted = Signal(str, object)
    restore_wanted = Signal(object)  # Path
    leaving = Signal(str)  # new, open, sample, close
    manual_wanted = Signal(str)  # the area in front

    def __init__(self, office: Office, parts: WindowParts) -> None:
        super().__init__()
        self.office, self._parts = office, parts
        jobs, actions = JobRunner(self), Actions(parts.look, self)
        self.jobs = jobs
        Preload(jobs)
        self.desk = make_desk(office, parts, jobs, actions)
        areas = [*list_areas(self.desk, self._own_pages()), *self._other_areas()]
        self.window = MainWindow(parts.look, areas, actions, jobs, parts.preferences, partial(undo_names, self.desk))
        # children of the window: what comes back when it is gone has nowhere to be shown
        self.mailbox = MailboxRunner(self.desk, self.window)
        self.decisions = DecisionCounter(self.desk, self._show_decisions, self.window)
        self.commands = WindowCommands(self.window, self.desk, parts.languages)
        self.today = TodayCommands(self.desk, self.window, self.commands)
        self.decisions.counted.connect(self.today.show_decisions)
        self._bind(actions)
        self.desk.feed.changed.connect(self._on_changes)
        self.commands.language_changed.connect(self.say_file)
        self.window.setAcceptDrops(True)
        self.window.installEventFilter(self)
        self.say_file()
        self.window.show_area(TODAY)

    def say_file(self, *_: object) -> None:
        """Name of the office, last backup and what is special about the file, in the language of the window."""
        store = self.office.store
        office = None if store.is_partner else own_office(store)
        own = store.institution if office is None else office.text("institution_id")
        name = self.desk.label("institution", own)
        self.window.sidebar.say_office(name)
        self.window.setWindowTitle(f"{name} — Exchange Admin" if name else "Exchange Admin")
        last = store.backups.last()
        self.window.status.say_backup(self._parts.look.formats.moment(f"{last:%Y-%m-%dT%H:%M:%SZ}") if last else "")
        if office is None:
            self._say_first_package()
        elif office["sample"]:
            self.window.banner.say(
                self.tr("This is the sample office: every person and institution in it is invented.")
            )

    def _say_first_package(self) -> None:
        """A partner's file made its keys when it was opened; its first package brings them to the office."""
        store = self.office.store
        if store.peers[store.hub].sent:
            self.window.banner.say("")
            return
        words = self.tr("This file is new and has made its keys. Send the first package to the office: it brings them.")
        self.window.banner.say(words, self.tr("Send…"), Tone.ACCENT)

    def _own_pages(self) -> dict[str, Callable[[Area], QWidget]]:
        """Areas of lists that are more than lists in the file of an office."""
        own: dict[str, Callable[[Area], QWidget]] = {
            CREDIT: lambda area: self.transcripts.page(area),
            "agreement": lambda area: self.agreements.page(area),
            "listing": self._offers,
            COMMITTEE_AREA.id: self._committee,
            PROJECT_AREA.id: self._projects,
        }
        return own if self.office.store.is_partner else {**own, LANGUAGE: self._language}

    def _other_areas(self) -> list[AreaPage]:
        """The areas that are no lists. Who only enters data for an office needs few of them."""

        def title(marked: str) -> Callable[[], str]:
            return partial(say, "Areas", marked)

        exchange = AreaPage(AreaEntry(EXCHANGE, title(_EXCHANGE_TITLE), "package", "output"), self._exchange)
        settings = AreaPage(AreaEntry(SETTINGS, title(_SETTINGS_TITLE), "settings", "bottom"), self._settings)
        importing = AreaPage(AreaEntry(IMPORT, title(_IMPORT_TITLE), "download", "output"), self._import)
        tasks = AreaPage(AreaEntry(TASKS, self._tasks_title, "list-checks"), self._tasks)
        matrix = AreaPage(AreaEntry(MATRIX, title(_MATRIX_TITLE), "columns-3"), self._matrix, TASKS)
        today = AreaPage(AreaEntry(TODAY, title(_TODAY_TITLE), "house"), self._today)
        if self.office.store.is_partner:
            return [importing, exchange, settings, today, tasks, matrix]
        return [
            importing,
            AreaPage(AreaEntry(CERTIFICATES, self._certificates_title, "award", "output"), self._certificates),
            AreaPage(AreaEntry(REPORTS, title(_REPORTS_TITLE), "chart-column", "output"), self._reports),
            exchange,
            AreaPage(AreaEntry(READINESS, title(_READINESS_TITLE), "graduation-cap", "learning"), self._readiness),
            settings,
            AreaPage(AreaEntry(CASE, title(_RECOGNITION_TITLE), "arrow-left-right", "learning"), self._case, CREDIT),
            AreaPage(AreaEntry(AGREEMENT, title(_AGREEMENT_TITLE), "handshake", "learning"), self._agreement, CREDIT),
            today,
            tasks,
            matrix,
        ]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A workbook dropped anywhere on the window is for the import, a package is received."""
        if isinstance(event, QDropEvent):  # a drag that enters is one too
            path = _one_file(event)
            take = self._taker(path.suffix.lower()) if path is not None else None
            if path is not None and take is not None:
                event.acceptProposedAction()
                if event.type() is QEvent.Type.Drop:
                    take(path)
                return True
        return super().eventFilter(watched, event)

    def begin_exchanging(self) -> None:
        """The mailbox every minute and the number of decisions; asked for when the window has been painted."""
        self.mailbox.start()
        self.decisions.start()

    def close(self) -> None:
        """Saves what can be saved, stops the jobs and lets go of the file."""
        self.window.close()
        self.window.deleteLater()
        # at once: nothing may ask the closed file for another row
        QCoreApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete.value)
        self.jobs.finish()
        self.office.close()

    def _bind(self, actions: Actions) -> None:
        # what no window needs before its file is open
        from exchange_admin.app.committee_commands import CommitteeCommands
        from exchange_admin.app.label_commands import LabelCommands
        from exchange_admin.app.offer_commands import OfferCommands
        from exchange_admin.app.project_commands import ProjectCommands
        from exchange_admin.app.task_form_commands import TaskFormCommands

        for verb in ("new", "open", "sample", "close"):
            actions.bind(f"file.{verb}", partial(self.leaving.emit, verb))
        actions.bind("view.today", go_to(self.window, TODAY))
        actions.bind("view.tasks", go_to(self.window, TASKS))
        actions.bind("file.quit", self._quit)
        actions.bind("file.backup", self._back_up)
        actions.bind("file.restore", self._choose_backup)
        actions.bind("file.receive", self.receive_package)
        actions.bind("file.import", self._choose_workbook)
        self.transcripts = TranscriptCommands(self.desk, self.window)
        CalendarCommands(self.desk, self.window)
        OfferCommands(self.desk, self.window)
        CommitteeCommands(self.desk, self.window)
        ProjectCommands(self.desk, self.window, self.commands)
        self.agreements = AgreementCommands(self.desk, self.window)
        self.matrix = MatrixCommands(self.desk, self.window, self.commands)
        actions.bind("records.fill_names", self._fill_names)
        if self.office.store.is_partner:
            actions.bind("file.send", self._send_to_office)
            self.window.banner.button.clicked.connect(self._send_to_office)
        else:
            actions.bind("records.certificate", self._certificates_for_chosen)
            actions.bind("records.erase", self._erase_chosen)
            self.commands.lead("certificate", self._show_certificate)
            actions.bind("records.group", self._open_group)
            CaseworkCommands(self.desk, self.window)
            GradingCommands(self.desk, self.window)
            LabelCommands(self.desk, self.window)
            BlankFormCommands(self.desk, self.window)
            TaskFormCommands(self.desk, self.window)
            self.messages = MessageCommands(self.desk, self.window)
            self.today.ask_wanted.connect(self.messages.ask_for)
            self.commands.message_wanted.connect(self.messages.ask_for)
            self.recognition = RecognitionCommands(self.desk, self.window, self.commands)
            self.transcripts.recognise = self.recognition.recognise_transcript
            actions.bind("tools.report", go_to(self.window, REPORTS))
        actions.bind("tools.settings", go_to(self.window, SETTINGS))
        actions.bind("help.manual", lambda: self.manual_wanted.emit(self.window.area))
        actions.bind("help.about", self._show_about)
        self.window.fill_menus()

    def _show_about(self) -> None:
        from exchange_admin.ui.about_dialog import AboutDialog

        self.desk.ask.show(AboutDialog(self.desk, self.window))

    def receive_package(self, path: Path | None = None) -> None:
        """Shows what a package would do; without one, the page asks for it."""
        self._exchange_page().receive(path)

    def _send_to_office(self) -> None:
        self._exchange_page().send("")

    def _erase_chosen(self) -> None:
        """One person at a time: each name is typed."""
        chosen = self._chosen()
        if chosen is not None and chosen[0] == "person" and chosen[1]:
            self._exchange_page().erase(chosen[1][0])

    def _exchange_page(self) -> ExchangePage:
        self.window.show_area(EXCHANGE)
        return cast("ExchangePage", self.window.page(EXCHANGE))

    def _taker(self, suffix: str) -> Callable[[Path], None] | None:
        """What takes a dropped file of this type."""
        if suffix == PACKAGE_SUFFIX:
            return self.receive_package
        if suffix == ELMO_SUFFIX:
            return self.transcripts.take_in
        from exchange_admin.documents.workbook_reading import SUFFIXES

        return self.import_file if suffix in SUFFIXES else None

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
        from exchange_admin.ui.pages.import_page import ImportPage

        page = ImportPage(self.desk)
        page.search_wanted.connect(self.commands.search)
        page.session.applied.connect(self.say_file)  # a backup was made before
        return page

    def _offers(self, area: Area) -> QWidget:
        from exchange_admin.ui.listings.offers_page import OffersPage

        return OffersPage(self.desk, area)

    def _committee(self, area: Area) -> QWidget:
        from exchange_admin.ui.committee.committee_page import CommitteePage

        page = CommitteePage(self.desk, area)
        page.stays_wanted.connect(self._show_stays)
        page.papers_wanted.connect(self._papers_for_stays)
        return page

    def _projects(self, area: Area) -> QWidget:
        from exchange_admin.ui.projects.projects_page import ProjectsPage

        return ProjectsPage(self.desk, area)

    def _language(self, area: Area) -> QWidget:
        from exchange_admin.ui.lessons.language_page import LanguagePage

        page = LanguagePage(self.desk, area)
        page.results_wanted.connect(self._group_results)
        return page

    def _readiness(self) -> QWidget:
        from exchange_admin.ui.readiness.readiness_page import ReadinessPage

        page = ReadinessPage(self.desk)
        page.search_wanted.connect(self.commands.search)
        page.record_wanted.connect(self.commands.open_record)
        return page

    def _today(self) -> QWidget:
        return self.today.make_page()

    def _tasks_title(self) -> str:
        return self.desk.words.kind("task", 2)

    def _tasks(self) -> QWidget:
        from exchange_admin.ui.casework.tasks_page import TasksPage

        page = TasksPage(self.desk)
        page.search_wanted.connect(self.commands.search)
        page.record_wanted.connect(self.commands.open_record)
        page.stay_wanted.connect(self.today.show_stay)
        page.rules_wanted.connect(self._show_rules)
        if not self.office.store.is_partner:
            page.message_wanted.connect(self.messages.ask_for)
        return page

    def _matrix(self) -> QWidget:
        page = self.matrix.make_page()
        if not self.office.store.is_partner:
            page.message_wanted.connect(self.messages.ask_for)
        return page

    def _show_rules(self, checked_until: date) -> None:
        """Rules in use that were checked on this day or before."""
        self.window.show_area(SETTINGS)
        lists = cast("SettingsPage", self.window.page(SETTINGS)).show_list("requirement")
        lists.page.list.clear_filters()
        lists.page.list.filter_by("active", (Filter("active", Test.IS, (1,)),))
        lists.page.list.filter_by("checked_on", (Filter("checked_on", Test.UNTIL, (checked_until.isoformat(),)),))

    def _open_group(self) -> None:
        cast("LanguagePage", self.window.page(LANGUAGE)).open_current()

    def _certificates_title(self) -> str:
        return self.desk.words.kind("certificate", 2)

    def _certificates(self) -> QWidget:
        from exchange_admin.ui.pages.certificates_page import CertificatesPage

        page = CertificatesPage(self.desk)
        page.search_wanted.connect(self.commands.search)
        page.record_wanted.connect(self.commands.open_record)
        page.new_record_wanted.connect(self.commands.begin_record)
        self.window.fill_menus()  # with the verbs of the register
        return page

    def _case(self) -> QWidget:
        return self.recognition.make_page()

    def _agreement(self) -> QWidget:
        return self.recognition.make_agreement_page()

    def _show_certificate(self, id: str) -> None:
        self.window.show_area(CERTIFICATES)
        cast("CertificatesPage", self.window.page(CERTIFICATES)).show_record(id)

    def _certificates_for_chosen(self) -> None:
        """Papers for the people or stays that are ticked, else for the one on screen."""
        chosen = self._chosen()
        if chosen is not None:
            self.window.show_area(CERTIFICATES)
            cast("CertificatesPage", self.window.page(CERTIFICATES)).show_selection(*chosen)

    def _show_stays(self, programme: str) -> None:
        """Of a forum."""
        from exchange_admin.ui.pages.list_view import ListedFor

        self.commands.use_all_terms()
        guest = ListedFor(_NO_PARTICIPANTS, self.desk.office.forums.guest(programme))
        self.commands.show_list("mobility", (Filter("programme_id", Test.IS, (programme,)),), guest)

    def _papers_for_stays(self, stays: list[str]) -> None:
        self.window.show_area(CERTIFICATES)
        cast("CertificatesPage", self.window.page(CERTIFICATES)).show_selection("mobility", stays)

    def _group_results(self, group: str) -> None:
        self.window.show_area(CERTIFICATES)
        cast("CertificatesPage", self.window.page(CERTIFICATES)).show_group_results(group)

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
        page = list_in_front(self.window)
        return (page.kind, page.chosen_ids()) if page is not None else None

    def _reports(self) -> QWidget:
        from exchange_admin.ui.pages.reports_page import ReportsPage

        page = ReportsPage(self.desk)
        page.search_wanted.connect(self.commands.search)
        return page

    def _exchange(self) -> QWidget:
        from exchange_admin.ui.pages.exchange_page import ExchangePage

        page = ExchangePage(self.desk, self.mailbox)
        page.search_wanted.connect(self.commands.search)
        page.record_wanted.connect(self.commands.open_record)
        page.sending.sent_out.connect(self.say_file)
        return page

    def _show_decisions(self, waiting: int) -> None:
        number = self._parts.look.formats.number(waiting) if waiting else ""
        self.window.sidebar.count(EXCHANGE, number, Tone.AMBER)

    def _settings(self) -> QWidget:
        from exchange_admin.ui.pages.settings_page import SECTIONS, SettingsPage

        page = SettingsPage(self.desk, ("workstation", "backup") if self.office.is_partner else SECTIONS)
        page.record_wanted.connect(self.commands.open_record)
        page.search_wanted.connect(self.commands.search)
        page.look_wanted.connect(self._prefer)
        page.backup.made.connect(self.say_file)
        page.backup.restore_wanted.connect(self.restore_wanted)
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

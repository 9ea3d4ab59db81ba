"""The application with a window: welcome page or one open office, and going from one to the other."""

from __future__ import annotations

import logging
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from exchange_admin.app.gc_pauses import GcPauses
from exchange_admin.app.manual_help import ManualHelp
from exchange_admin.app.office_window import PACKAGE_SUFFIX, OfficeWindow, WindowParts
from exchange_admin.app.paths import Paths
from exchange_admin.app.program import Program, login_name
from exchange_admin.app.qt_log import log_qt_messages
from exchange_admin.app.running import Asked, listening_place, show_as_one_program
from exchange_admin.domain.own_places import make_own_folder
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.kept_files import name_of_title
from exchange_admin.services.backups import Backups
from exchange_admin.services.office import Office
from exchange_admin.services.office_files import NewOffice, may_keep_offices, office_code
from exchange_admin.store.backup import FOLDER as BACKUPS
from exchange_admin.store.backup import restore_backup
from exchange_admin.ui.ask import Ask, Question
from exchange_admin.ui.formats import Formats
from exchange_admin.ui.icons import Icons
from exchange_admin.ui.jobs import Job, JobRunner, Task
from exchange_admin.ui.languages import LANGUAGES, Languages, system_language
from exchange_admin.ui.look import Density, Look
from exchange_admin.ui.preferences import Preferences
from exchange_admin.ui.screen_room import place_on_screen
from exchange_admin.ui.typography import load_fonts

if TYPE_CHECKING:
    from exchange_admin.ui.pages.welcome_page import WelcomePage

log = logging.getLogger(__name__)

SUFFIX = ".exchange"
FILE_KINDS = f"(*{SUFFIX})"
LOST = frozenset(
    f"office_file.{what}"
    for what in (
        *("damaged", "missing", "not_an_office_file"),
        *("changed_thing", "foreign_thing", "strange_self"),
    )
)
"""Refusals that a backup puts right."""
PARTNER_LANGUAGE = "exchange.language"  # the setting that a partner's file was made with
_Found = tuple[bool, Sequence[Problem]]
"""Whether all of the file was checked, and what was found."""
LISTENS_AFTER = 300  # milliseconds: the window is painted; whoever starts the program again waits for so long
CHECKS_AFTER = 1_500  # milliseconds: the window is painted and answers first
CHECKS_AGAIN = 300  # milliseconds: the page in front is still being read, on a slow or busy PC


def run_window(paths: Paths, asked: Asked, *, cannot_open: Callable[[], int], language: str = "") -> int:
    """Opens what is asked for, or the welcome page, and stays until the last window is closed. It speaks `language`,
    else the one that somebody chose here, else that of the system.

    `cannot_open` tells why no window comes and answers the exit code.
    """
    log_qt_messages(cannot_open)
    if sys.platform == "linux":  # dialogs of GTK read into files too, and know nothing of ours
        from exchange_admin.app.file_types import tell_file_types

        tell_file_types(paths.resources, os.environ)
        QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    log_qt_messages()
    assert isinstance(application, QApplication)
    application.setApplicationName("Exchange Admin")
    application.setWindowIcon(QIcon(str(paths.program_icon)))
    show_as_one_program(application.setDesktopFileName)
    running = Application(Program(paths), Preferences(paths.config, paths.documents.parent), language)
    sys.excepthook = running.tell_of_fault
    collecting = GcPauses(running.is_busy)
    yield_to_window_often()
    if asked == Asked():
        running.show_welcome()
    else:
        running.open_asked(asked)
    QTimer.singleShot(LISTENS_AFTER, running, partial(running.hear_further_starts, listening_place(paths.cache)))
    code = application.exec()
    running.close()
    collecting.stop()
    return code


TURN_SECONDS = 0.000_1
"""How soon the window gets its turn while a job computes."""


def yield_to_window_often() -> None:
    """Lets a waiting thread ask for its turn after a tenth of a millisecond, where Python has it wait for five.

    Whenever a job lets go of Python for a moment (a random number, the digest of a long text, a statement of SQLite),
    the window wakes, comes too late and waits anew. A job that does so more often than a thread may ask keeps the
    window waiting until it ends: 560 papers, each with an id and a digest, for a fifth of a second. It costs nothing
    while nobody waits.
    """
    sys.setswitchinterval(TURN_SECONDS)


class Application(QObject):
    """Keeps at most one office open. Everything that opens, closes or replaces a file passes here. Questions are put by
    what `ask` makes."""

    def __init__(
        self,
        program: Program,
        preferences: Preferences,
        language: str = "",
        *,
        ask: Callable[[QWidget | None], Ask] = Ask,
    ) -> None:
        super().__init__()
        self.program, self.preferences, self._asks = program, preferences, ask
        paths = program.paths
        if refused := load_fonts(paths.fonts):
            log.info("fonts not usable: %s", ", ".join(refused))
        self.languages = Languages(paths.translations, paths.cache / "words", self)
        self._asked_language = language
        language = language or preferences.language or system_language()
        self.look = Look(
            Icons(paths.icons),
            Formats(language, program.today),
            paths.resources,
            theme=preferences.theme,
            density=Density(preferences.density),
            scale=preferences.text_size / 100,
        )
        self.look.dress()
        self.languages.use(language)
        self.help = ManualHelp(self.look, self.languages, paths.manual, self)
        self.office: OfficeWindow | None = None
        self._lost: Path | None = None  # an office file that could not be opened and has backups, perhaps
        self._checks = QTimer(self)
        self._checks.setSingleShot(True)
        self._checks.timeout.connect(self._check_when_read)
        self._jobs = JobRunner(self)
        self._making: Job | None = None  # makes the sample office
        self._welcome: QMainWindow | None = None
        self._welcome_page: WelcomePage | None = None

    # Going from one file to another

    def show_welcome(self, refusal: str = "") -> None:
        """The welcome page, with the reason when a file was refused; a lost one can be restored from there."""
        window = self.welcome_window()
        assert self._welcome_page is not None
        self._welcome_page.show_recent(self.preferences.recent_files)
        self._welcome_page.refuse(refusal, restorable=bool(refusal) and self._lost is not None)
        window.show()
        self.close()
        self._speak()
        self._welcome_page.languages.set_current(self.languages.current)

    def open_file(self, path: Path) -> bool:
        """Opens an office file; a refused one leaves what is open as it is. The open one itself comes to the front."""
        if self.office is not None and self.office.office.store.path == path.resolve():
            self.office.window.raise_()
            return True
        return self._show(lambda: self.program.open(path, writing=True), path)

    def open_asked(self, asked: Asked) -> None:
        """What a start was asked for, this one or a further one."""
        if asked.sample:
            self.open_sample()
        elif Path(asked.file).suffix.lower() == PACKAGE_SUFFIX:
            self.receive_package(Path(asked.file))
        else:
            self.open_file(Path(asked.file))

    def hear_further_starts(self, place: str) -> None:
        """From now on a second start, a file or a package that is double-clicked comes to this window, and an update of
        the program under it is noticed."""
        from exchange_admin.app.second_starts import SecondStarts
        from exchange_admin.app.update_watch import UpdateWatch

        starts, updates = SecondStarts(place, self), UpdateWatch(self)
        starts.shown.connect(self.come_to_front)
        starts.asked.connect(self.open_asked)
        starts.shown.connect(updates.look)
        updates.updated.connect(self.tell_of_update)

    def come_to_front(self) -> None:
        """The window, or the dialog that is open over it."""
        from exchange_admin.app.second_starts import bring_to_front

        bring_to_front(QApplication.activeModalWidget() or self.window_in_front())

    def window_in_front(self) -> QWidget | None:
        """The window of the open office, else the welcome page."""
        return self.office.window if self.office is not None else self._welcome

    def receive_package(self, path: Path) -> None:
        """A package that was double-clicked: for the office that was open last."""
        last = next((Path(name) for name in self.preferences.recent_files if Path(name).is_file()), None)
        if self.office is None and (last is None or not self.open_file(last)):
            if last is None:
                words = self.tr("Open your office file first; then receive {file} there.")
                self.show_welcome(words.replace("{file}", path.name))
            return
        assert self.office is not None
        self.office.receive_package(path)

    def open_sample(self) -> None:
        """The sample office, made when it is missing (rulings 24): that can be seen, and given up."""
        path = self.program.paths.sample_office
        if path.exists():
            self.open_file(path)
        elif self._making is None:
            make_own_folder(path.parent)
            self._make_sample()

    def _make_sample(self) -> None:
        if self.office is None:
            self.show_welcome()
        self._making = job = self._jobs.aside(partial(make_sample_file, self.program))
        if self.office is not None:
            self.office.desk.notices.watch(job, self.tr("Making the sample office…"))
        elif self._welcome_page is not None:
            self._welcome_page.show_making(job)
        job.cancelled.connect(self._sample_given_up)
        job.start_telling(self._sample_made, self._sample_failed)

    def _sample_made(self, path: Path) -> None:
        if self.sender() is self._making:
            self.give_up_sample()
            self.open_file(path)

    def _sample_failed(self, error: Exception) -> None:
        if self.sender() is not self._making:
            return
        self.give_up_sample()
        if isinstance(error, RuleBroken):
            self._refuse(error.problems)
        else:
            self.tell_of_fault(type(error), error, error.__traceback__)

    def _sample_given_up(self) -> None:
        if self.sender() is self._making:
            self.give_up_sample()

    def give_up_sample(self) -> None:
        """A sample office that is being made is not waited for any more; one that is not whole leaves nothing."""
        self._making = None
        self._jobs.drain()
        if self._welcome_page is not None:
            self._welcome_page.show_making(None)

    def new_office(self) -> None:
        """Asks for the college and where to keep the file, then makes and opens it."""
        from exchange_admin.ui.new_office_dialog import NewOfficeDialog

        names, language = self.program.names, self.languages.current
        dialog = NewOfficeDialog(
            self.look, language, lambda name, country: office_code(name, country, names), self._choose_place
        )
        if not self._ask().show(dialog) or (path := dialog.path) is None:
            return
        answers = dialog.answers()
        new = NewOffice(answers.name, answers.country, answers.language, answers.code, answers.kind)
        who = self.preferences.person or login_name()
        self._show(lambda: self.program.make_office(path.with_suffix(SUFFIX), new, who))

    def _choose_place(self, title: str, code: str) -> Path | None:
        """Documents in the cloud or on a server can hold no office file: then the program's own folder is proposed."""
        paths = self.program.paths
        folder = paths.documents if may_keep_offices(paths.documents) else paths.data
        with suppress(OSError):  # the dialog starts elsewhere, and somebody chooses
            make_own_folder(folder)
        return self._ask().file_to_save(title, str(folder / name_of_title(f"{code}{SUFFIX}")), FILE_KINDS)

    def choose_file(self) -> None:
        """Asks for an office file and opens it."""
        recent = self.preferences.recent_files
        start = str(Path(recent[0]).parent) if recent else str(self.program.paths.documents)
        path = self._ask().file_to_open(self.tr("Open office file"), start, FILE_KINDS)
        if path is not None:
            self.open_file(path)

    def restore(self, backup: Path) -> None:
        """Puts a backup in the place of the open file and opens it again; the file as it was stays beside it."""
        if self.office is None:
            return
        path = self.office.office.store.path
        self.close()
        try:
            restore_backup(backup, path)
        except RuleBroken as broken:
            self.open_file(path)
            self._refuse(broken.problems)
            return
        self._open_restored(path)

    def restore_lost(self) -> None:
        """Asks for a backup of the file that could not be opened, puts it in its place and opens it."""
        path = self._lost
        if path is None:
            return
        folder = path.parent / BACKUPS
        start = folder if folder.is_dir() else path.parent
        backup = self._ask().file_to_open(self.tr("Restore a backup"), str(start), FILE_KINDS)
        if backup is None:
            return
        try:
            restore_backup(backup, path)
        except RuleBroken as broken:
            self._refuse(broken.problems, path)
            return
        self._open_restored(path)

    def _open_restored(self, path: Path) -> None:
        if self.open_file(path) and self.office is not None:
            self.office.desk.notices.say(self.tr("The backup was restored. The file as it was is kept beside it."))

    def welcome_window(self) -> QMainWindow:
        """The window with the welcome page."""
        if self._welcome is None:
            self._welcome, self._welcome_page = self._make_welcome()
        return self._welcome

    def is_busy(self) -> bool:
        """Whether a job of the open office runs, or a sample office is being made."""
        return self._making is not None or (self.office is not None and self.office.jobs.is_busy)

    # Preferences

    def use_preference(self, name: str, value: object) -> None:
        """Keeps a preference and shows what it changes."""
        setattr(self.preferences, name, value)
        if name == "theme":
            self.look.change(theme=self.look.theme_for(str(value)))
        elif name == "density":
            self.look.change(density=Density(str(value)))

    def tell_of_update(self, version: str) -> None:
        """Another version was installed while this one runs."""
        words = self.tr(
            "Version {new} was installed while this window was open. Close the window and start the program again: "
            "until then parts of both versions run. Everything entered so far is saved in the file."
        )
        self._tell_later(self.tr("Exchange Admin was updated"), words.replace("{new}", version), "")

    def tell_of_fault(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Says that something went wrong inside; what was saved is safe, and the log tells where.

        A refusal that nobody was waiting for, such as a full disk, is said in its own words. What is logged and shown
        of a fault is its kind and where it was: the text of an error often holds what somebody typed. Ctrl+C in the
        terminal that started the program is no fault, but the wish to leave.
        """
        if issubclass(kind, KeyboardInterrupt):
            QTimer.singleShot(0, self, QApplication.closeAllWindows)
            return
        if isinstance(error, RuleBroken):
            log.info("refused: %s", ", ".join(problem.code for problem in error.problems))
            self._tell_later(self.tr("It was not done"), self._sentence(error.problems), "")
            return
        where = traceback.extract_tb(trace)
        log.error("fault %s\n%s", kind.__name__, "".join(traceback.format_list(where)))
        self._tell_later(
            self.tr("Something went wrong"),
            self.tr("The program made a mistake. Everything saved so far is safe in the file. You can go on working."),
            " ".join([kind.__name__, *(f"{Path(one.filename).name}:{one.lineno}" for one in where[-3:])]),
        )

    # Inside

    def _tell_later(self, title: str, text: str, details: str) -> None:
        """Qt may be in the middle of closing a cell or a menu: a dialog at once would find it half gone and crash."""
        QTimer.singleShot(0, self, partial(self._tell, title, text, details))

    def _tell(self, title: str, text: str, details: str) -> None:
        self._ask().tell(title, text, details)

    def show_office(self, office: Office) -> None:
        """The window of an office that was just opened, in place of what was there."""
        self.close()
        self._speak(office)
        window = OfficeWindow(
            office, WindowParts(self.look, self.languages, self.preferences, self._ask(), self.program.paths.cache)
        )
        window.preference_wanted.connect(self.use_preference)
        # queued: what asks for another file is part of the window that then goes away
        window.restore_wanted.connect(self.restore, Qt.ConnectionType.QueuedConnection)
        window.leaving.connect(self._leave, Qt.ConnectionType.QueuedConnection)
        window.manual_wanted.connect(self.help.show)
        self.office = window
        self.preferences.remember_file(str(office.store.path))
        window.window.show()
        if self._welcome is not None:
            self._welcome.hide()
        self._checks.start(CHECKS_AFTER)

    def _speak(self, office: Office | None = None) -> None:
        """A partner's file is made in the language of its people and speaks it as long as it is open, all else that of
        this computer; whoever has chosen one here keeps it."""
        if self._asked_language or self.preferences.language:
            return
        made_in = office.store.settings.like(PARTNER_LANGUAGE, "") if office and office.store.is_partner else ""
        language = made_in if made_in in LANGUAGES else system_language()
        if language != self.languages.current:
            self._use_language(language)

    def _use_language(self, language: str) -> None:
        self.look.change(formats=Formats(language, self.program.today))
        self.languages.use(language)

    def _prefer_language(self, language: str) -> None:
        """Chosen before a file is open, on a computer that speaks another one."""
        self.preferences.language = language
        self._use_language(language)

    def _check_when_read(self) -> None:
        if self.office is not None and self.office.jobs.is_reading:
            self._checks.start(CHECKS_AGAIN)
        else:
            self.check_file()

    def check_file(self) -> None:
        """The daily backup and the heavy self-checks run as a job, by themselves after the first paint (rulings 14)."""
        self._checks.stop()
        if self.office is None:
            return
        self.office.begin_exchanging()
        store = self.office.office.store
        today, whole = self.program.origin.now(), store.found_broken

        def work(task: Task) -> _Found:
            with closing(store.beside(writing=False)) as apart:
                problems = apart.checks.faults() if whole else apart.checks.quick()
                if apart.backups.are_due(today):
                    problems += Backups(apart).make()[1]
                return whole, problems

        self.office.jobs.aside(work).start_telling(self._checked, self._check_failed)

    def _checked(self, found: _Found) -> None:
        whole, problems = found
        if self.office is not None:
            self.office.say_file()
            self.office.office.store.checked(problems, whole=whole)
            if problems:
                self.office.window.banner.say(self.office.desk.sentence(problems))

    def _check_failed(self, error: Exception) -> None:
        log.info("self-check not finished: %s", error)
        if self.office is not None and isinstance(error, RuleBroken):
            self.office.office.store.checked(error.problems, whole=False)
            self.office.window.banner.say(self.office.desk.sentence(error.problems))

    def _leave(self, where: str) -> None:
        ways = {"new": self.new_office, "open": self.choose_file, "sample": self.open_sample}
        ways.get(where, self.show_welcome)()

    def close(self) -> None:
        """Lets go of the file, and of a sample office that is being made."""
        self.give_up_sample()
        if self.office is not None:
            closing_, self.office = self.office, None
            closing_.close()
            closing_.deleteLater()

    def _show(self, open_or_make: Callable[[], Office], path: Path | None = None) -> bool:
        """The office in its window; where there can be none, why. `path` as in `_refuse`."""
        try:
            office = open_or_make()
        except RuleBroken as broken:
            self._refuse(broken.problems, path)
            return False
        self.show_office(office)
        return True

    def _refuse(self, problems: tuple[Problem, ...], path: Path | None = None) -> None:
        """`path` is the file that was to be opened; where it is lost, a backup is offered in its place."""
        title, sentence = self.tr("The file was not opened"), self._sentence(problems)
        lost = path is not None and path.suffix == SUFFIX and any(problem.code in LOST for problem in problems)
        self._lost = path if lost else None
        if self.office is None:
            self.show_welcome(sentence)
        elif not lost:
            self._ask().tell(title, sentence)
        elif self._ask().confirm(Question(title, sentence, self.tr("Restore a backup…"))):
            self.restore_lost()

    def _sentence(self, problems: tuple[Problem, ...]) -> str:
        words = self.program.wordings[self.languages.current]
        return " ".join(words.problem(problem) for problem in problems)

    def _ask(self) -> Ask:
        ask = self._asks(self.window_in_front())
        ask.preferences = self.preferences
        ask.manual_wanted.connect(self._help_over_dialog)
        return ask

    def _help_over_dialog(self) -> None:
        """The chapter of the page that the dialog in front was opened from."""
        area = self.office.window.area if self.office is not None else ""
        if isinstance(dialog := QApplication.activeModalWidget(), QDialog):
            self.help.show_over(dialog, area)

    def _make_welcome(self) -> tuple[QMainWindow, WelcomePage]:
        from exchange_admin.ui.pages.welcome_page import WelcomePage

        window, page = QMainWindow(), WelcomePage(self.look)
        window.setObjectName("root")
        window.setWindowTitle("Exchange Admin")
        window.setCentralWidget(page)
        place_on_screen(window, QSize(self.look.px(980), self.look.px(640)))
        page.new_wanted.connect(self.new_office)
        page.open_wanted.connect(self.choose_file)
        page.sample_wanted.connect(self.open_sample)
        page.file_wanted.connect(self._open_named)
        page.restore_wanted.connect(self.restore_lost)
        page.language_wanted.connect(self._prefer_language)
        page.manual_wanted.connect(self.help.show)
        page.quit_wanted.connect(window.close)
        return window, page

    def _open_named(self, name: str) -> None:
        self.open_file(Path(name))


def make_sample_file(program: Program, task: Task) -> Path:
    """What a job does: in a thread of its own, so that nothing of it is kept open."""
    path = program.paths.sample_office
    program.make_sample(path, today=program.today(), passed=partial(task.step, 0)).close()
    return path

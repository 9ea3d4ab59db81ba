"""Import of a partner's workbook: columns, staged rows, then the records. Nothing is written before Import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.services.importing import SUFFIXES
from exchange_admin.services.importing.imports import Applied
from exchange_admin.services.importing.list_shapes import kind_label, kinds_asked
from exchange_admin.ui.ask import Question
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.importing.check_step import CheckStep
from exchange_admin.ui.importing.columns_step import ColumnsStep, needs_a_look
from exchange_admin.ui.importing.import_session import ImportSession
from exchange_admin.ui.importing.kind_question import KindQuestion
from exchange_admin.ui.importing.staged_view import StagedView
from exchange_admin.ui.importing.start_step import StartStep
from exchange_admin.ui.importing.step_line import StepLine
from exchange_admin.ui.pages.plain_page import PlainPage
from exchange_admin.ui.saving import ask_target
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.file_drops import FileDrops, one_of
from exchange_admin.ui.widgets.labels import STRETCH, ElidedLabel, Rule, column, row
from exchange_admin.ui.words import count

if TYPE_CHECKING:
    from exchange_admin.services.importing.send_back import SentBack

COLUMNS, CHECK, IMPORT = 1, 2, 3
"""Places of the steps; 0 is before there is a file."""


class ImportPage(PlainPage):
    """`open_file` takes what was dropped or chosen elsewhere."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = desk.look
        self.session = ImportSession(desk, self)
        self._file = ElidedLabel(look, 13, tone="ink3")
        self.steps = StepLine(look, 3)
        self.notice = Banner(look, Tone.RED)
        self.start = StartStep(look)
        FileDrops(self, one_of(SUFFIXES), self.open_file, self.start.place.light_up)
        self.columns = ColumnsStep(desk, self.session)
        self.check = CheckStep(desk, self.session)
        self.question = KindQuestion(desk, list(self.columns.offered))
        self.start.put_first(self.question)
        self._asked_about, self._pasted = Path(), ""
        self.send_back = Button(look, "upload", "ghost")
        self.put_aside, self.discard = Button(look), Button(look, kind="ghost")
        self.go_on, self.apply = Button(look, kind="primary"), Button(look, "download", "primary")
        self._bar, self.cancel = QProgressBar(), Button(look, kind="ghost")
        self._step = 0
        self._file_shown = ""
        self._moved = False  # records changed while nobody looked at the rows
        self._stack, self._footer = QStackedWidget(), QWidget()
        self._lay_out()
        self._connect()
        self.retranslate()

    # What the window asks of a page

    def enter(self) -> None:
        if self.session.view is None and not self.session.is_busy:
            self.session.look_for_kept()
        if self._moved:
            self._moved = False
            self.session.check_again()
        (self.check.table if self._step == CHECK else self.start.choose).setFocus()

    def status_words(self) -> str:
        view = self.session.view
        return count("ImportPage", "%n row", len(view.rows)) if view is not None else ""

    def key_hints(self) -> list[tuple[str, str]]:
        hints = {
            0: [("Ctrl+V", self.tr("paste rows"))],
            CHECK: [("F2", self.tr("correct")), ("Enter", self.tr("row below")), ("Ctrl+H", self.tr("replace"))],
        }
        return hints.get(self._step, [])

    def leave_fields(self) -> None:
        """A draft is kept, whatever comes."""
        self.check.table.leave_cell()
        if self.session.view is not None:
            self.session.keep()

    # Verbs

    def choose_file(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        words = self.tr("Workbooks ({kinds})").replace("{kinds}", kinds)
        path = self._desk.ask.file_to_open(self.tr("Import workbook"), "", words)
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Reads a workbook; a draft that is on screen is kept."""
        if self.session.view is not None:
            self.session.put_aside()
        self._pasted = ""
        self._read(path, str(self.start.kind.currentData() or ""))

    def paste_rows(self) -> None:
        """Reads rows that were copied in a spreadsheet, with their headings, as a file is read."""
        if self.session.view is not None or self.session.is_busy:
            return
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self.notice.say(
                self.tr("Nothing is copied. Copy rows with their headings in Excel or WPS first."), "", Tone.AMBER
            )
            return
        self._pasted = text
        self._read(Path(self.tr("Pasted rows")), str(self.start.kind.currentData() or ""))

    def _read(self, path: Path, kind: str) -> None:
        self.notice.say("")
        self.question.hide()
        self._file_shown, self._asked_about = "", path
        if self._pasted:
            self.session.read_text(self._pasted, path.name, kind)
        else:
            self.session.read(path, kind)

    def show_step(self, step: int) -> None:
        self._step = step if self.session.view is not None else 0
        page = {COLUMNS: self.columns, CHECK: self.check}.get(self._step, self.start)
        self._stack.setCurrentWidget(page)
        (self.check.table if self._step == CHECK else page).setFocus()  # else Qt passes it on, to Throw away too
        self._show_frame()
        if not self.session.is_busy:
            self._focus_on_verb()
        self.context_changed.emit()

    def import_ready(self) -> None:
        """Writes the ready rows into the records, in a job."""
        view = self.session.view
        if view is not None and view.ready() and not self.session.is_busy:
            self.notice.say("")
            self.check.table.setFocus()  # the button goes grey, and the focus must not leave the page
            self.session.apply(self._desk.who())

    def _back_to_columns(self) -> None:
        self.show_step(COLUMNS)

    def take_back(self, step: str) -> bool:
        """Undoes `step` if it was this page's last import: its rows stand in the draft again. False for other steps."""
        if not self.session.brought(step):
            return False
        self.session.undo(self._desk.who())
        return True

    def send_rows_back(self) -> None:
        """Asks for the language and where to, then writes the file for the partner."""
        view = self.session.view
        if view is None or not (language := self._ask_language(view)):
            return
        stem = self.tr("{file} - to correct").replace("{file}", Path(view.file).stem)
        title, kinds = self.tr("File with reasons for the partner"), self.tr("Workbook (*.xlsx)")
        target = ask_target(self._desk, title, f"{stem}.xlsx", kinds)
        if target is not None:
            self.session.send_back(target, language)

    def _ask_language(self, view: StagedView) -> str:
        """The usual one is named first; empty when left."""
        usual, is_guess = self._desk.office.imports.partner_language(view.options, view.sheets)
        languages = [usual, *(one for one in LANGUAGES if one != usual)]
        says = [self._desk.words.choice("language", one) for one in languages]
        if is_guess:
            says[0] = self.tr("{language} (a guess)").replace("{language}", says[0])
        text = self.tr("The remarks to the partner are in this language:")
        at = self._desk.ask.choose(self.tr("File with reasons for the partner"), text, says)
        return languages[at] if at is not None else ""

    def throw_away(self) -> None:
        """The draft on screen, after asking: it cannot be brought back."""
        view = self.session.view
        if view is None:
            return
        text = count("ImportPage", "%n row and everything corrected in it will be gone.", len(view.rows))
        question = Question(self.tr("Throw this draft away"), text, self.tr("Throw away"), grave=True)
        if self._desk.ask.confirm(question):
            self.session.discard()

    # Words

    def retranslate(self) -> None:
        self.header.title.setText(self.tr("Import"))
        self.start.offer_kinds([(kind, kind_label(kind, self._desk.words)) for kind in self.columns.offered])
        self.send_back.say(self.tr("Send back: file with reasons…"))
        self.put_aside.say(self.tr("Save draft"), self.tr("The draft is kept and waits on this page."))
        self.discard.say(self.tr("Throw away"))
        self.go_on.say(self.tr("Continue"))
        self.cancel.say(self.tr("Cancel"))
        self._show_frame()

    # Answers of the session

    def _changed(self) -> None:
        view = self.session.view
        if view is None or view.file != self._file_shown:
            self.columns.options.forget()
        if view is None:
            self._file_shown = ""
            self.check.show_view(None)
            self.show_step(0)
            return
        self.columns.show_view(view)
        self.check.show_view(view)
        if view.file != self._file_shown:
            self._file_shown = view.file
            if view.remarks:
                self.notice.say(" ".join(map(self._desk.words.problem, view.remarks)), "", Tone.TEAL)
            self.check.begin()
            self.show_step(COLUMNS if needs_a_look(view) else CHECK)
        else:
            self._show_frame()
        self.status_changed.emit()

    def _refused(self, error: Exception) -> None:
        if isinstance(error, RuleBroken) and error.problem.code == "import.which_kind":
            self.question.ask(self._asked_about.name, kinds_asked(error.problem))
            self._show_frame()
            return
        self.notice.say(self._desk.refusal(error), "", Tone.RED)
        self._show_frame()

    def _applied(self, done: Applied) -> None:
        self._desk.feed.publish(done.changes, self)
        said = count("ImportPage", "%n row imported", len(done.rows))
        if done.left.rows:
            said = self._both(said, count("ImportPage", "%n kept as draft", len(done.left.rows)))
        self._desk.notices.say(said, self._undo)
        if not done.left.rows:
            self.session.look_for_kept()

    def _undo(self) -> None:
        step = self._desk.office.undoing.undoable()
        if step is None or not self.take_back(step[0]):
            self._desk.undo()

    def _records_changed(self, changes: Changes, origin: object) -> None:
        """People whom rows were compared with may have come, gone or changed."""
        if origin is self or self.session.view is None:
            return
        if self.isVisible():
            self.session.check_again()
        else:
            self._moved = True

    def _undone(self, changes: Changes) -> None:
        self._desk.feed.publish(changes, self)
        self._desk.notices.say(self.tr("Taken back. The rows stand in the draft again."))

    def _given_up(self) -> None:
        self._desk.notices.say(self.tr("Stopped. Nothing was changed."))

    def _sent_back(self, sent: SentBack) -> None:
        from exchange_admin.services.importing.send_back import said_of_sent  # loaded by now

        self.notice.say(said_of_sent(sent, self._desk.words), "", Tone.AMBER if sent.lost else Tone.GREEN)

    def _kind_said(self, kind: str) -> None:
        self._read(self._asked_about, kind)

    def _reopen(self, id: str) -> None:
        self.notice.say("")
        self.question.hide()
        self._file_shown = ""
        self.session.reopen(id)

    def _discard_kept(self, id: str) -> None:
        text = self.tr("What was corrected in it will be gone.")
        question = Question(self.tr("Throw this draft away"), text, self.tr("Throw away"), grave=True)
        if self._desk.ask.confirm(question):
            self.session.discard(id)

    # The frame around the steps

    def _show_frame(self) -> None:
        view, busy = self.session.view, self.session.is_busy
        here = view is not None
        self._file.setText(view.file if view is not None else "")
        self.steps.setVisible(here)
        self.steps.say([self.tr("Columns"), self.tr("Check"), self.tr("Import")], self._step, CHECK if here else 0)
        self._footer.setVisible(here)
        self.start.show_reading(busy and not here)
        ready, rest = (view.ready(), view.unready()) if view is not None else (0, 0)
        self.go_on.setVisible(self._step == COLUMNS)
        self.apply.setVisible(self._step == CHECK)
        self.apply.say(self._import_words(ready, rest))
        for button in (self.apply, self.go_on, self.put_aside, self.discard, self.send_back):
            button.setEnabled(not busy)
        self.apply.setEnabled(ready > 0 and not busy)
        self.send_back.setVisible(rest > 0 and self._step == CHECK)
        self._bar.setVisible(busy)
        self.cancel.setVisible(busy)

    def _import_words(self, ready: int, rest: int) -> str:
        said = count("ImportPage", "Import %n row", ready)
        return self._both(said, count("ImportPage", "keep %n as draft", rest)) if rest else said

    def _both(self, ready: str, rest: str) -> str:
        return self.tr("{ready}, {rest}").replace("{ready}", ready).replace("{rest}", rest)

    def _on_busy(self, busy: bool) -> None:
        self._show_frame()
        if not busy:
            self._focus_on_verb()

    def _focus_on_verb(self) -> None:
        """Where Enter goes on; a step itself has the focus while its button is hidden or grey."""
        for step, verb in ((self.start, self.start.choose), (self.columns, self.go_on)):
            if step.hasFocus():
                verb.setFocus()

    def _go_to(self, step: int) -> None:
        """Not on from the columns as long as something about the whole file is typed that names nothing."""
        refused = self.columns.options.refused() if (self._step, step) == (COLUMNS, CHECK) else None
        if refused is None:
            self.show_step(step)
        else:
            refused.widget.setFocus()

    def _go_on(self) -> None:
        self._go_to(CHECK)

    def _connect(self) -> None:
        session = self.session
        session.changed.connect(self._changed)
        session.busy_changed.connect(self._on_busy)
        session.refused.connect(self._refused)
        session.applied.connect(self._applied)
        session.undone.connect(self._undone)
        session.given_up.connect(self._given_up)
        session.sent_back.connect(self._sent_back)
        session.kept_found.connect(self.start.show_kept)
        self._desk.feed.changed.connect(self._records_changed)
        self.steps.chosen.connect(self._go_to)
        self.question.chosen.connect(self._kind_said)
        self.start.file_wanted.connect(self.choose_file)
        self.start.paste_wanted.connect(self.paste_rows)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self.start)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.paste_rows)
        self.start.draft_wanted.connect(self._reopen)
        self.start.draft_unwanted.connect(self._discard_kept)
        self.start.cancel_wanted.connect(session.cancel)
        self.cancel.clicked.connect(session.cancel)
        self.columns.kind_wanted.connect(session.read_as)
        self.columns.options.hidden_left_out.connect(session.leave_out_hidden)
        self.check.columns_wanted.connect(self._back_to_columns)
        self.go_on.clicked.connect(self._go_on)
        self.apply.clicked.connect(self.import_ready)
        self.put_aside.clicked.connect(session.put_aside)
        self.discard.clicked.connect(self.throw_away)
        self.send_back.clicked.connect(self.send_rows_back)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        self._file.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setFixedWidth(px(110))
        for step in (self.start, self.columns, self.check):
            self._stack.addWidget(step)
        row(self._footer, (px(22), px(10), px(18), px(10)), px(10)).add(
            self.send_back, self.discard, STRETCH, self._bar, self.cancel, self.put_aside, self.go_on, self.apply
        )
        line = row(margins=(0, 0, px(22), 0), spacing=px(12)).add(self.steps, (self._file, 1))
        column(self).add(self.header, line, self.notice, (self._stack, 1), Rule(), self._footer)

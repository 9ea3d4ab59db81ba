"""What the list of transcripts can do beside what every list can: lines, files in, files out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.kept_files import name_of_title
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.services.office import Office
from exchange_admin.services.transcripts.reading import ReadTranscript
from exchange_admin.services.transcripts.staged import StagedFile, TranscriptOptions
from exchange_admin.services.transcripts.taking_over import TakenOver
from exchange_admin.services.transcripts.transcripts import TranscriptExport
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.cards import RecordCard
from exchange_admin.ui.jobs import Job, Task
from exchange_admin.ui.pages.list_page import ListPage
from exchange_admin.ui.transcripts.lines_dialog import LinesDialog
from exchange_admin.ui.transcripts.take_over_dialog import TakeOverDialog
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.dialogs import DialogButtons, field_grid
from exchange_admin.ui.widgets.labels import STRETCH, column, row
from exchange_admin.ui.widgets.quiet_combo import QuietCombo

Write = Callable[[TranscriptExport, Sequence[ReadTranscript], Path, Sequence[str]], Sequence[Problem] | None]


class LanguagesDialog(QDialog):
    """Which languages a paper is in: one that leads, and a second one beside it or none."""

    def __init__(self, desk: Desk, title: str, verb: str, parent: QWidget) -> None:
        super().__init__(parent)
        px = desk.look.px
        self.setWindowTitle(title)
        self.setFixedWidth(px(420))
        self.first, self.second = QuietCombo(self), QuietCombo(self)
        self.second.addItem(self.tr("None"), "")
        for combo in (self.first, self.second):
            for language in LANGUAGES:
                combo.addItem(desk.words.choice("language", language), language)
        self.first.choose(desk.language)
        self.second.choose("ru" if desk.language == "zh" else "zh")
        named = ((self.tr("Language"), self.first), (self.tr("Second language"), self.second))
        column(self, (px(20),) * 4, px(14)).add(field_grid(desk.look, named), DialogButtons(self, verb))

    @property
    def languages(self) -> tuple[str, ...]:
        """Those chosen, the leading one first."""
        chosen = (str(self.first.currentData()), str(self.second.currentData() or ""))
        return tuple(dict.fromkeys(language for language in chosen if language))


class TranscriptCard(RecordCard):
    """The card of a transcript with what can be done with it; `id` is the one on screen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk, self.id = desk, ""
        look = desk.look
        self.lines, self.load = Button(look, "pencil", "small"), Button(look, "download", "small")
        self.elmo, self.pdf = Button(look, "upload", "small"), Button(look, "file-text", "small")
        self.issue = Button(look, "award", "small")
        self.issue.setVisible(bool(desk.actions["records.certificate"].property("bound")))
        for together in ((self.lines, self.load), (self.pdf, self.elmo), (self.issue,)):
            self.body.add(look.px(4), row(spacing=look.px(6)).add(*together, STRETCH))
        self.issue.clicked.connect(desk.actions["records.certificate"].trigger)

    def show_record(self, record: Record) -> None:
        self.id = record.id
        self.title.setText(self._desk.words.kind("transcript"))
        self.lines.say(self.tr("Lines…"), self.tr("Type them or paste them from Excel"))
        self.load.say(self.tr("Import…"), self.tr("An ELMO file, or a workbook with lines for this transcript"))
        self.issue.say(self.tr("Issue…"), self.tr("With a number of the register, signed and sealed"))
        self.pdf.say("PDF…", self.tr("A draft or a copy, in one language or two"))
        self.elmo.say("ELMO…", self.tr("XML for the programs of other colleges"))
        may_change = self._desk.limits.may_change(record)
        self.lines.setEnabled(may_change)
        self.load.setEnabled(may_change)


class TranscriptPart(QObject):
    """Adds its card to the panel of the page and does what the card asks for.

    `recognition_wanted` names a transcript whose lines are all there.
    """

    recognition_wanted = Signal(str)

    def __init__(self, desk: Desk, page: ListPage) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._path, self._options = Path(), TranscriptOptions()
        self._preview: TakeOverDialog | None = None
        self._then: dict[QObject, Callable[..., None]] = {}  # what each job goes on to
        self.card = TranscriptCard(desk)
        page.panel.add_card(self.card)
        self.card.lines.clicked.connect(self._edit_shown)
        self.card.load.clicked.connect(self.choose_file)
        self.card.elmo.clicked.connect(self.write_elmo)
        self.card.pdf.clicked.connect(self.write_pdf)

    def show_record(self, id: str) -> None:
        """In the list of transcripts."""
        self._page.open_record(id)

    def edit_lines(self, id: str) -> None:
        """The grid over the window, until it is closed or somebody goes on to the recognition."""
        self._page.leave_fields()
        goes_on = bool(self._desk.actions["records.recognise"].property("bound"))
        dialog = LinesDialog(self._desk, id, self._page.window(), goes_on=goes_on)
        wanted = self._desk.ask.show(dialog) and dialog.wants_recognition
        if wanted:
            self.recognition_wanted.emit(id)

    def _edit_shown(self) -> None:
        self.edit_lines(self.card.id)

    def write_pdf(self) -> None:
        self._hand_out("PDF", ".pdf", "PDF (*.pdf)", TranscriptExport.write_pdf)

    def write_elmo(self) -> None:
        self._hand_out(self.tr("ELMO with the paper in it"), ".xml", "ELMO (*.xml)", TranscriptExport.write_elmo)

    def choose_file(self) -> None:
        """An ELMO file says whose it is; the lines of a workbook are for the transcript on screen."""
        kinds = self.tr("Transcripts (*.xml *.xlsx *.xls *.ods *.csv)")
        path = self._desk.ask.file_to_open(self.tr("Import a transcript"), "", kinds)
        if path is not None:
            self.take_in(path, self._desk.records.get("transcript", self.card.id))

    def choose_elmo(self) -> None:
        """A file that says itself whose it is, whatever is on screen."""
        path = self._desk.ask.file_to_open(self.tr("Import a transcript"), "", "ELMO (*.xml)")
        if path is not None:
            self.take_in(path)

    def take_in(self, path: Path, into: Record | None = None) -> None:
        """Reads the file in a job and shows what it says before anything is written."""
        self._page.leave_fields()
        self._path, self._options = path, TranscriptOptions()
        if into is not None and path.suffix.lower() != ".xml":
            self._options = TranscriptOptions(
                person=into.text("person_id"),
                institution_id=into.text("institution_id"),
                hour=int(into["hour"] or 0),
                number=into.text("number"),
                issued=into.text("issued"),
                term_id=into.text("term_id"),
                grading_scale_id=into.text("grading_scale_id"),
            )
        self._stage()

    def _stage(self) -> None:
        path, options = self._path, self._options
        self._run(self._desk.read(lambda apart, _: apart.transcripts.stage(path, options), aside=True), self._staged)

    def _staged(self, staged: StagedFile) -> None:
        """Shows what the file says; what is answered there is read again into the same dialog."""
        if self._preview is not None:
            self._preview.show_staged(staged)
            return
        dialog = TakeOverDialog(self._desk, staged, self._options, self._page.window())
        dialog.staging_wanted.connect(self._stage_again)
        self._preview = dialog
        taken = self._desk.ask.show(dialog)
        self._preview = None
        if taken:
            taking, who = dialog.staged, self._desk.who()
            self._run(self._desk.write(lambda apart, _: apart.transcripts.take_over(taking, who)), self._taken_over)

    def _stage_again(self, options: TranscriptOptions) -> None:
        self._options = options
        self._stage()

    def _taken_over(self, taken: TakenOver) -> None:
        self._desk.feed.publish(taken.changes, self)
        words = self._desk.words.say("transcript.taken_over")
        self._desk.notices.say(words, self._desk.actions["edit.undo"].trigger if taken.changes else None)
        self._page.open_record(taken.transcripts[0])

    def _hand_out(self, title: str, ending: str, kinds: str, write: Write) -> None:
        """The transcript on screen as a file, in languages that are asked first."""
        desk, id = self._desk, self.card.id
        dialog = LanguagesDialog(desk, title, self.tr("Write…"), self._page.window())
        languages = dialog.languages if desk.ask.show(dialog) else ()
        if not languages:
            return
        number = desk.records.get("transcript", id).text("number")
        stem = name_of_title(f"{number or desk.words.kind('transcript')}{ending}")
        if path := desk.ask.file_to_save(self.tr("Where to"), stem, kinds):

            def act(apart: Office, _: Task) -> Sequence[Problem]:
                return write(apart.handing_on, [apart.transcripts.read(id)], path, languages) or ()

            self._run(desk.read(act, aside=True), partial(self._written, path))

    def _written(self, path: Path, notices: Sequence[Problem]) -> None:
        words = self._desk.words.say("transcript.written", {"path": path.name})
        self._desk.notices.say(self._desk.receipt(words, notices))

    def _run(self, job: Job, done: Callable[..., None]) -> None:
        """`done` is called with the result. The card waits meanwhile; the menu and dropped files may begin another."""
        self._then[job] = done
        self.card.setEnabled(False)
        job.start_telling(self._succeeded, self._failed)

    def _succeeded(self, result: object) -> None:
        self._came_back()(result)

    def _came_back(self) -> Callable[..., None]:
        done = self._then.pop(self.sender())
        self.card.setEnabled(not self._then)
        return done

    def _failed(self, error: Exception) -> None:
        self._came_back()
        if not isinstance(error, RuleBroken):
            raise error
        words = self._desk.sentence(error.problems)
        if self._preview is not None:
            self._preview.refuse(words)
        else:
            self._desk.notices.say(words)

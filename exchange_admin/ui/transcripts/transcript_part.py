"""What the list of transcripts can do beside what every list can: lines, files in, files out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.kept_files import safe_name
from exchange_admin.domain.steps import Record
from exchange_admin.services.transcripts.staged import StagedFile, TranscriptOptions
from exchange_admin.services.transcripts.taking_over import TakenOver
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.pages.list_page import ListPage
from exchange_admin.ui.transcripts.languages_dialog import LanguagesDialog
from exchange_admin.ui.transcripts.lines_dialog import LinesDialog
from exchange_admin.ui.transcripts.take_over_dialog import TakeOverDialog
from exchange_admin.ui.transcripts.transcript_card import TranscriptCard


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
        self._done: Callable[..., None] = self._written
        self.card = TranscriptCard(desk)
        page.panel.add_card(self.card)
        self.card.lines_wanted.connect(self.edit_lines)
        self.card.import_wanted.connect(self.choose_file)
        self.card.elmo_wanted.connect(self.write_elmo)
        self.card.pdf_wanted.connect(self.write_pdf)

    def show_record(self, id: str) -> None:
        """In the list of transcripts."""
        self._page.open_record(id)

    def edit_lines(self, id: str) -> None:
        """The grid over the window, until it is closed or somebody goes on to the recognition."""
        self._page.leave_fields()
        goes_on = bool(self._desk.actions["records.recognise"].property("bound"))
        dialog = LinesDialog(self._desk, id, self._page.window(), goes_on=goes_on)
        wanted = self._desk.ask.show(dialog) and dialog.wants_recognition
        dialog.deleteLater()
        if wanted:
            self.recognition_wanted.emit(id)

    def write_pdf(self, id: str) -> None:
        languages = self._asked_languages("PDF")
        path = languages and self._asked_target(id, ".pdf", "PDF (*.pdf)")
        if languages and path:
            self._run(partial(self._write_paper, id, path, languages), partial(self._written, path))

    def write_elmo(self, id: str) -> None:
        languages = self._asked_languages(self.tr("ELMO with the paper in it"))
        path = languages and self._asked_target(id, ".xml", "ELMO (*.xml)")
        if languages and path:
            self._run(partial(self._write_file, id, path, languages), partial(self._written, path))

    def choose_file(self, id: str) -> None:
        """An ELMO file says whose it is; the lines of a workbook are for the transcript on screen."""
        kinds = self.tr("Transcripts (*.xml *.xlsx *.xls *.ods *.csv)")
        path = self._desk.ask.file_to_open(self.tr("Import a transcript"), "", kinds)
        if path is not None:
            self.take_in(path, self._desk.records.get("transcript", id))

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
        self._run(partial(self._read, self._path, self._options), self._staged)

    def _read(self, path: Path, options: TranscriptOptions, task: Task) -> StagedFile:
        with self._desk.office.beside(writing=False) as apart:
            return apart.transcripts.stage(path, options)

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
        dialog.deleteLater()
        if taken:
            self._run(partial(self._write, dialog.staged, self._desk.who()), self._taken_over, writing=True)

    def _stage_again(self, options: TranscriptOptions) -> None:
        self._options = options
        self._stage()

    def _write(self, staged: StagedFile, who: str, task: Task) -> TakenOver:
        with self._desk.office.beside(writing=True) as apart:
            return apart.transcripts.take_over(staged, who)

    def _taken_over(self, taken: TakenOver) -> None:
        self._desk.feed.publish(taken.changes, self)
        words = self._desk.words.say("transcript.taken_over")
        self._desk.notices.say(words, self._desk.actions["edit.undo"].trigger if taken.changes else None)
        self._page.open_record(taken.transcripts[0])

    def _asked_languages(self, title: str) -> Sequence[str]:
        dialog = LanguagesDialog(self._desk, title, self.tr("Write…"), self._page.window())
        chosen = dialog.languages if self._desk.ask.show(dialog) else ()
        dialog.deleteLater()
        return chosen

    def _asked_target(self, id: str, ending: str, kinds: str) -> Path | None:
        number = self._desk.records.get("transcript", id).text("number").replace("/", "-")
        stem = safe_name(f"{number or self._desk.words.kind('transcript')}{ending}")
        return self._desk.ask.file_to_save(self.tr("Where to"), stem, kinds)

    def _write_paper(self, id: str, path: Path, languages: Sequence[str], task: Task) -> Sequence[Problem]:
        with self._desk.office.beside(writing=False) as apart:
            apart.handing_on.write_pdf([apart.transcripts.read(id)], path, languages)
        return ()

    def _write_file(self, id: str, path: Path, languages: Sequence[str], task: Task) -> Sequence[Problem]:
        with self._desk.office.beside(writing=False) as apart:
            return apart.handing_on.write_elmo([apart.transcripts.read(id)], path, languages)

    def _written(self, path: Path, notices: Sequence[Problem]) -> None:
        words = self._desk.words.say("transcript.written", {"path": path.name})
        self._desk.notices.say(self._desk.receipt(words, notices))

    def _run(self, work: Callable[[Task], object], done: Callable[..., None], *, writing: bool = False) -> None:
        """In a job; `done` is called with its result. One at a time: the card waits meanwhile."""
        self._done = done
        job = self._desk.jobs.write(work) if writing else self._desk.jobs.aside(work)
        job.succeeded.connect(self._succeeded)
        job.failed.connect(self._failed)
        job.ended.connect(self._ended)
        self.card.setEnabled(False)
        job.start()

    def _succeeded(self, result: object) -> None:
        self.card.setEnabled(True)
        self._done(result)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, RuleBroken):
            raise error
        words = self._desk.sentence(error.problems)
        if self._preview is not None:
            self._preview.refuse(words)
        else:
            self._desk.notices.say(words)

    def _ended(self) -> None:
        self.card.setEnabled(True)

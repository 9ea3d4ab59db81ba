"""What a file with transcripts would change, before any of it is written: whose it is, every line, what is left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QLayout, QPlainTextEdit, QWidget

from exchange_admin.domain import exact
from exchange_admin.domain.fields import Field, FieldType
from exchange_admin.domain.labels import in_language, person_name
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.vocabulary import words as words_of
from exchange_admin.services.importing.course_rows import FIELD_OF_COURSE
from exchange_admin.services.importing.draft import NEW_RECORD
from exchange_admin.services.transcripts.staged import (
    NEW_INSTITUTION,
    StagedFile,
    StagedLine,
    StagedTranscript,
    TranscriptOptions,
)
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.forms.new_record_dialog import form_tools
from exchange_admin.ui.forms.reference_editor import ReferenceEditor
from exchange_admin.ui.grid.grid import Grid, GridCell, GridColumn, GridRow
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.transcripts.lines_dialog import written_hours
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.dialogs import grid_layout
from exchange_admin.ui.widgets.labels import Label, column, row
from exchange_admin.ui.widgets.own_key import ctrl_enter
from exchange_admin.ui.widgets.quiet_combo import QuietCombo

_TONES = {"new": Tone.TEAL, "changed": Tone.AMBER, "equal": Tone.GREY, "fix": Tone.RED}
_TITLES = ("title_zh", "title_ru", "title_en")
_COLUMNS = (
    ("state", 118),
    ("code", 88),
    ("title", 210),
    ("contact_hours", 62),
    ("credits", 76),
    ("original_mark", 76),
    ("status", 104),
    ("note", 250),
)
_NUMBERS = frozenset({"contact_hours", "credits", "original_mark"})


def columns(desk: Desk, titles: Mapping[str, str]) -> list[GridColumn]:
    """`titles` of the columns that are no field of a line: `state`, `title`, `note`."""
    return [
        GridColumn(
            key,
            titles.get(key) or desk.lists.title("transcript_line", FIELD_OF_COURSE.get(key, key), desk.language),
            width,
            share={"title": 2, "note": 3}.get(key, 0),
            right=key in _NUMBERS,
        )
        for key, width in _COLUMNS
    ]


def rows(desk: Desk, staged: StagedFile) -> list[GridRow]:
    """Every line of the file; where it holds several transcripts, each stands under a row of its own."""
    several = len(staged.transcripts) > 1
    made: list[GridRow] = []
    for n, one in enumerate(staged.transcripts):
        made += [_heading(desk, n, one)] if several else []
        made += [_row(desk, f"{n}/{m}", one, line) for m, line in enumerate(one.lines)]
    return made


def about(desk: Desk, one: StagedTranscript) -> str:
    """Who issued a transcript, its number and its day."""
    issuer = desk.label("institution", one.institution_id) if one.institution_id else one.institution_said
    issued = one.values.get("issued")
    day = desk.look.formats.day(str(issued)) if issued else ""
    return " · ".join(part for part in (issuer, str(one.values.get("number") or ""), day) if part)


def _heading(desk: Desk, n: int, one: StagedTranscript) -> GridRow:
    cells = {"title": GridCell(about(desk, one)), "note": GridCell(desk.sentence(one.problems))}
    return GridRow(str(n), tuple(cells.get(key, GridCell()) for key, _ in _COLUMNS), faint=True)


def _row(desk: Desk, key: str, one: StagedTranscript, line: StagedLine) -> GridRow:
    values, formats, words = line.values, desk.look.formats, desk.words
    title = in_language(values, "title", desk.language)
    others = " · ".join(str(values[name]) for name in _TITLES if values.get(name) and values[name] != title)
    credits = str(values.get("credits") or "")
    scheme = values.get("credit_scheme")
    said = (formats.decimal(credits), words.say(f"credit_unit.{scheme}") if scheme and credits else "")
    mark, status = str(values.get("original_mark") or ""), str(values.get("status") or "")
    minutes = values.get("contact_minutes")
    cells = (
        GridCell(words.say(f"transcript.state.{line.news}"), pill=_TONES[line.news]),
        GridCell(str(values.get("code") or "")),
        GridCell(title or line.where, others),
        GridCell(written_hours(desk, minutes, one.hour) if isinstance(minutes, int) else ""),
        GridCell(*said),
        GridCell(formats.decimal(mark) if exact.read_or_none(mark) is not None else mark),
        GridCell(words.choice("line_status", status)),
        _note(desk, line),
    )
    return GridRow(key, cells, faint=line.news == "equal")


def _note(desk: Desk, line: StagedLine) -> GridCell:
    """What a person should look at, the first sentence above the others."""
    sentences = [desk.words.problem(problem) for problem in line.problems]
    return GridCell(sentences[0], " ".join(sentences[1:])) if sentences else GridCell()


class TakeOverDialog(QDialog):
    """`staged` is what would be written. What is said here is read again from the file: `staging_wanted` hands over the
    options, and whoever reads answers with `show_staged` or `refuse`."""

    staging_wanted = Signal(object)

    def __init__(self, desk: Desk, staged: StagedFile, options: TranscriptOptions, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self.staged, self.options = desk, staged, options
        look = desk.look
        self.name, self.others = Label(look, 15, SEMIBOLD, wraps=True), Label(look, 12, tone="ink3", wraps=True)
        self.person, self.hour = QuietCombo(self), QuietCombo(self)
        issuer = Field(name="institution_id", type=FieldType.REFERENCE, refers="institution")
        self.issuer = ReferenceEditor(issuer, form_tools(desk), self)
        self.adds_issuer, self.theirs = QCheckBox(self), QCheckBox(self)
        self.table = Grid(look, self)
        self.left_title = Label(look, 12, SEMIBOLD, tone="ink2")
        self.left = QPlainTextEdit(self)
        self.papers, self.said = Label(look, 12, tone="ink2", wraps=True), Label(look, 12, wraps=True)
        self.take, self.close_button = Button(look, "check", kind="primary"), Button(look)
        self._asked: list[tuple[Label, QWidget]] = []
        self.setWindowTitle(self.tr("Take over the transcript"))
        self.resize(QSize(look.px(1080), look.px(610)).boundedTo(parent.window().size()))
        self._lay_out()
        self.person.activated.connect(self._person_chosen)
        self.hour.activated.connect(self._hour_chosen)
        self.issuer.left.connect(self._issuer_chosen)
        self.adds_issuer.clicked.connect(self._adding_chosen)
        self.theirs.clicked.connect(self._theirs_chosen)
        self.take.clicked.connect(self.accept)
        ctrl_enter(self).activated.connect(self.take.click)
        self.close_button.clicked.connect(self.reject)
        self.show_staged(staged)

    def show_staged(self, staged: StagedFile) -> None:
        """What the file says under the options that were chosen last."""
        self.staged = staged
        self.setEnabled(True)
        desk, values = self._desk, staged.person.values
        own, others = person_name(values) if values else ("", "")
        if not own and staged.person.subject_id:
            own, others = desk.label("person", staged.person.subject_id), ""
        born = values.get("birth_date")
        day = desk.look.formats.day(str(born)) if born else ""
        self.name.setText(" · ".join(part for part in (own, others) if part))
        heads = [about(desk, one) for one in staged.transcripts]
        self.others.setText("\n".join([" · ".join(part for part in (day, staged.file) if part), *heads]))
        self._show_asked()
        titles = {"state": self.tr("State"), "title": self.tr("Course"), "note": self.tr("To look at")}
        self.table.show_rows(columns(desk, titles), rows(desk, staged))
        self._show_left()
        self._show_verdict()

    def refuse(self, words: str) -> None:
        """The file could not be read under these options."""
        self.setEnabled(True)
        self.said.say(words, "red")
        self.take.setEnabled(False)

    # What is asked

    def _show_asked(self) -> None:
        """Whose it is always; issuer, length of an hour and who is right only where the file leaves them open."""
        codes = {problem.code for problem in self.staged.stopping}
        self._fill_people()
        hour = self.options.hour
        self.hour.choose(hour)
        self._set_shown(1, "transcript.institution_unknown" in codes or bool(self._issuer_given()))
        new = next((one.institution_said for one in self.staged.transcripts if one.new_institution), "")
        self.adds_issuer.setText(self.tr("Add “{name}” to the institutions").replace("{name}", new))
        self.adds_issuer.setVisible(bool(new))
        self.adds_issuer.setChecked(self.options.institution_id == NEW_INSTITUTION)
        self._set_shown(2, "transcript.hour_unknown" in codes or (bool(hour) and self._is_free))
        differing = any(one.code == "import.value_differs" for one in self.staged.asking)
        self.theirs.setVisible(differing or self.options.theirs)
        self.theirs.setChecked(self.options.theirs)

    @property
    def _is_free(self) -> bool:
        """Whether the file itself says whose it is: the lines of a workbook are for the transcript on screen."""
        return bool(self.staged.person.values)

    def _issuer_given(self) -> str:
        given = self.options.institution_id
        return given if self._is_free and given != NEW_INSTITUTION else ""

    def _fill_people(self) -> None:
        """The person who was found or chosen, those whom it may be, and a new one."""
        desk, found = self._desk, self.staged.person
        ids = dict.fromkeys(id for id in (found.subject_id, *(one.subject_id for one in found.candidates)) if id)
        self.person.clear()
        if not found.subject_id and found.decision != NEW_RECORD:
            self.person.addItem(self.tr("Choose…"), "")
        for id in ids:
            told = desk.told_apart("person", id)
            self.person.addItem(" · ".join(part for part in (desk.label("person", id), told) if part), id)
        if self._is_free:
            self.person.addItem(self.tr("A new person"), NEW_RECORD)
        self.person.choose(found.subject_id or found.decision)
        self.person.setEnabled(self._is_free)

    def _person_chosen(self) -> None:
        if chosen := self.person.currentData():
            self._again(replace(self.options, person=str(chosen)))

    def _hour_chosen(self) -> None:
        if chosen := self.hour.currentData():
            self._again(replace(self.options, hour=int(chosen)))

    def _issuer_chosen(self) -> None:
        try:
            chosen = self.issuer.value()
        except RuleBroken as broken:
            self.said.say(self._desk.sentence(broken.problems), "red")
        else:
            self._again(replace(self.options, institution_id=str(chosen)) if chosen else self.options)

    def _adding_chosen(self) -> None:
        self._again(replace(self.options, institution_id=NEW_INSTITUTION if self.adds_issuer.isChecked() else ""))

    def _theirs_chosen(self) -> None:
        self._again(replace(self.options, theirs=self.theirs.isChecked()))

    def _again(self, options: TranscriptOptions) -> None:
        if options != self.options:
            self.options = options
            self.setEnabled(False)
            self.staging_wanted.emit(options)

    # What is said

    def _show_left(self) -> None:
        """Everything that no record can hold, papers first, also when every line is there already."""
        words, staged = self._desk.words, self.staged
        sentences = [words.problem(problem) for problem in (*_whole(staged), *staged.left_papers_first)]
        if staged.more_left:
            sentences.append(words.say("transcript.more_left", {"n": staged.more_left}))
        self.left_title.setText(self.tr("Not taken over, or to be known"))
        self.left.setPlainText("\n".join(sentences))
        for part in (self.left_title, self.left):
            part.setVisible(bool(sentences))
        size = self._desk.look.formats.size
        papers = self._desk.words.listed(f"{one.title} ({size(len(one.content))})" for one in staged.new_papers)
        self.papers.say(self.tr("Kept with the person: {papers}").replace("{papers}", papers) if papers else "")

    def _show_verdict(self) -> None:
        words, staged = self._desk.words, self.staged
        stopping = staged.stopping
        self.take.setEnabled(not stopping and staged.has_news)
        if stopping:
            self.said.say(" ".join(dict.fromkeys(words.problem(problem) for problem in stopping[:3])), "amber")
        elif not staged.has_news:
            self.said.say(self.tr("Everything in the file is there already."), "ink2")
        else:
            states = [line.news for one in staged.transcripts for line in one.lines]
            said = ((words.say(f"transcript.state.{state}"), states.count(state)) for state in dict.fromkeys(states))
            self.said.say(" · ".join(words.labelled(word, n) for word, n in said), "ink2")

    # Places

    def _set_shown(self, line: int, shown: bool) -> None:
        for part in self._asked[line]:
            part.setVisible(shown)

    def _lay_out(self) -> None:
        px, words = self._desk.look.px, self._desk.words
        self.hour.addItem(self.tr("Choose…"), 0)
        for word in words_of("hour_length"):
            self.hour.addItem(words.choice("hour_length", word), int(word))
        self.theirs.setText(self.tr("Where a line differs from ours, the file is right"))
        self.table.setAccessibleName(words.kind("transcript_line", 2))
        self.left.setReadOnly(True)
        self.left.setTabChangesFocus(True)
        self.left.setFixedHeight(px(92))
        self.take.say(self.tr("Take over"))
        self.close_button.say(self.tr("Close"), "Esc")
        for button in (self.close_button, self.take):
            button.setAutoDefault(False)
        foot = row(spacing=px(10)).add((self.said, 1), self.close_button, self.take)
        column(self, (px(20), px(16), px(20), px(14)), px(8)).add(
            self.name, self.others, self._questions(), (self.table, 1), self.left_title, self.left, self.papers, foot
        )

    def _questions(self) -> QLayout:
        words = self._desk.words
        grid = grid_layout(self._desk.look, (12, 6), (1,))
        asked = (
            (self.tr("Belongs to"), self.person),
            (words.field("transcript", "institution_id"), self.issuer.line),
            (words.field("transcript", "hour"), self.hour),
        )
        for line, (text, widget) in enumerate(asked):
            label = Label(self._desk.look, 13, tone="ink3", text=text)
            widget.setAccessibleName(text)
            grid.addWidget(label, 2 * line, 0)
            grid.addWidget(widget, 2 * line, 1)
            self._asked.append((label, widget))
        grid.addWidget(self.adds_issuer, 3, 1)  # below the issuer
        grid.addWidget(self.theirs, 2 * len(asked), 1)
        return grid


def _whole(staged: StagedFile) -> list[Problem]:
    """What is to be known of person and transcripts; what stops is said below."""
    found = [*staged.person.problems, *(problem for one in staged.transcripts for problem in one.problems)]
    return [problem for problem in found if problem not in staged.stopping]

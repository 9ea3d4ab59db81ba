"""Reports: which, about what, in which language, with how many rows; written in a job that can be cancelled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.office import Office
from exchange_admin.services.reports.asked import Asked
from exchange_admin.services.reports.offered import ReportInfo
from exchange_admin.services.reports.report import PAPER, ExpectedSheet, WrittenReport
from exchange_admin.ui.ask import Question
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Job, Progress, Task
from exchange_admin.ui.latest_job import LatestJob, pause
from exchange_admin.ui.other_programs import open_or_say
from exchange_admin.ui.pages.own_report_dialog import OwnReportDialog
from exchange_admin.ui.pages.plain_page import PlainPage
from exchange_admin.ui.pages.report_narrowing import ReportNarrowing
from exchange_admin.ui.presentation import AREAS
from exchange_admin.ui.saving import ask_target
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.typography import MEDIUM, SEMIBOLD
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.widgets.buttons import Button, PlainButton
from exchange_admin.ui.widgets.into_view import bring_into_view
from exchange_admin.ui.widgets.labels import STRETCH, Card, Label, column, row, scrolled
from exchange_admin.ui.widgets.segments import LanguageSwitch, Segments
from exchange_admin.ui.words import count

ENDINGS = (".xlsx", PAPER)
_PAUSE = 300
"""Milliseconds without another choice before rows are counted."""


class ReportsPage(PlainPage):
    """One report at a time; the file is written whole or not at all."""

    def __init__(self, desk: Desk, open_file: Callable[[Path], object] | None = None) -> None:
        super().__init__(desk)
        self._open_file = open_file or partial(open_or_say, desk.ask)
        self._written: Path | None = None
        self._job: Job | None = None
        look = desk.look
        self.make = Button(look, "download", "primary")
        self.new = Button(look, "plus")
        self.change, self.remove = Button(look, "pencil", "small"), Button(look, "trash-2", "small")
        self.header.add(self.new)
        self.header.add(self.make)
        self._choices = QButtonGroup(self)
        self._offers = QWidget()
        self._list = column(self._offers, margins=(0, 0, look.px(10), 0), spacing=look.px(8))
        self._left = scrolled(self._offers)
        self._card = Card(look)
        self._about = Label(look, 13, tone="ink2", wraps=True)
        self._language_label, self._rows_label = Label(look, 12, MEDIUM, "ink3"), Label(look, 12, MEDIUM, "ink3")
        self.narrowing = ReportNarrowing(desk)
        self.rows = Label(look, 13, wraps=True)
        self._counting = LatestJob(desk.jobs, _PAUSE, self, aside=True)
        self.languages = LanguageSwitch(look)
        self._format_label = Label(look, 12, MEDIUM, "ink3")
        self.format = Segments(look, ENDINGS)
        self.format.set_current(ENDINGS[0])
        self.done = Banner(look, Tone.GREEN)
        self.cancel = Button(look, kind="ghost")
        self.progress = Label(look, 12, tone="ink3")
        self._lay_out()
        self.make.clicked.connect(self.write)
        self.new.clicked.connect(self.put_together)
        self.change.clicked.connect(self.change_own)
        self.remove.clicked.connect(self.remove_own)
        self.cancel.clicked.connect(self._stop)
        self.done.button.clicked.connect(self._open_written)
        self._choices.idToggled.connect(self._describe)
        self._laid_out = pause(self, 0, self._show_chosen)
        self.narrowing.changed.connect(self._count)
        self.languages.chosen.connect(self._count)
        self.format.chosen.connect(self._say_format)
        self._counting.answered.connect(self._say_rows)
        self._counting.refused.connect(self._say_refused)
        desk.feed.changed.connect(self._on_changes)
        look.changed.connect(self._dress_title)
        self.retranslate()

    # What the window asks of a page

    def enter(self) -> None:
        self.narrowing.offer_periods()
        self._count()

    def status_words(self) -> str:
        return count("ReportsPage", "%n report", len(self._offered()))

    # Verbs

    def chosen(self) -> ReportInfo:
        return self._offered()[max(0, self._choices.checkedId())]

    def choices(self) -> list[QAbstractButton]:
        """The buttons of the reports, in their order."""
        return self._choices.buttons()

    def put_together(self) -> None:
        """A report of somebody's own, which then stands below the others."""
        self._ask_for_own(OwnReportDialog(self._desk, self, self._kind_of_chosen()))

    def change_own(self) -> None:
        """Of the chosen report, what it is made of."""
        if before := self._desk.office.reports.own.get(self.chosen().name):
            self._ask_for_own(OwnReportDialog(self._desk, self, before=before))

    def remove_own(self) -> None:
        """The chosen report, once it was asked about: nothing brings it back."""
        name = self.chosen().name
        text = self.tr("“{name}” goes for good; no record does.").replace("{name}", name)
        if self._desk.ask.confirm(Question(self.tr("Remove the report?"), text, self.tr("Remove"))):
            self._desk.office.reports.own.remove(name)
            self._offer_reports()

    def write(self) -> None:
        """Asks where to, then writes in a job."""
        if self._asked() is None:
            return
        report = self._offered(self.languages.current())[max(0, self._choices.checkedId())]
        ending = self.format.current()
        kinds = self.tr("PDF file (*.pdf)") if ending == PAPER else self.tr("Workbook (*.xlsx)")
        target = ask_target(self._desk, report.title, f"{report.title}{ending}", kinds)
        if target is not None:
            self.write_to(target)

    def write_to(self, target: Path) -> None:
        """Writes the chosen report to `target`, whose ending says how."""
        name, language, who = self.chosen().name, self.languages.current(), self._desk.who()
        asked = self._asked()
        if asked is None:
            return

        def write(apart: Office, task: Task) -> WrittenReport:
            return apart.reports.write_asked(name, target, asked, language=language, who=who, step=task.step)

        self._counting.forget()
        self._job = self._desk.read(write, aside=True)
        self._job.progressed.connect(self._say_progress)
        self._job.ended.connect(self._ended)
        self.make.setEnabled(False)
        self.cancel.show()
        self.done.say("")
        self._job.start_telling(self._finished, self._failed)

    def retranslate(self) -> None:
        self.header.title.setText(self.tr("Reports"))
        self._say_format()
        self._format_label.setText(self.tr("File"))
        self.format.say(".xlsx", "Excel")
        self.format.say(PAPER, "PDF")
        self.cancel.say(self.tr("Cancel"))
        self._rows_label.setText(self.tr("Rows"))
        self.new.say(self.tr("New report…"))
        self.change.say(self.tr("Change…"))
        self.remove.say(self.tr("Remove…"))
        self._language_label.setText(self.tr("Language of the report"))
        self.languages.set_current(self._desk.language)
        self._offer_reports()

    # Inside

    def _offered(self, language: str = "") -> Sequence[ReportInfo]:
        return self._desk.office.reports.available(language or self._desk.language)

    def _offer_reports(self) -> None:
        now = min(max(0, self._choices.checkedId()), len(self._offered()) - 1)
        for button in self._choices.buttons():
            self._choices.removeButton(button)
            self._list.removeWidget(button)
            button.deleteLater()
        for number, report in enumerate(self._offered()):
            button = PlainButton(report.title)
            button.setObjectName("choice")
            button.setCheckable(True)
            button.setFont(self._desk.look.font(13, MEDIUM))
            button.setToolTip(plain_tip(report.about))
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            self._choices.addButton(button, number)
            self._list.insertWidget(number, button)
            button.setChecked(number == now)
        px = self._desk.look.px
        widest = max(button.sizeHint().width() for button in self._choices.buttons())
        self._left.setMinimumWidth(min(widest + px(34), px(380)))
        self.status_changed.emit()
        self._describe(now, True)

    def _describe(self, number: int, checked: bool) -> None:
        if checked:
            report = self._offered()[number]
            bring_into_view(self._choices.button(number))
            self._card.title.setText(report.title)
            self._about.setText(report.about)
            for button in (self.change, self.remove):
                button.setVisible(report.is_own)
            self.narrowing.use(self._desk.office.reports.shape(report.name))
            self._count()

    def _kind_of_chosen(self) -> str:
        """Without one, that of the first area of the window."""
        return self._desk.office.reports.shape(self.chosen().name).kind or AREAS[0].kinds[0]

    def _ask_for_own(self, dialog: OwnReportDialog) -> None:
        self._desk.ask.show(dialog)
        if dialog.saved is not None:
            self._offer_reports()
            names = [one.name for one in self._offered()]
            self._choices.button(names.index(dialog.saved.name)).click()
            self._laid_out.start()

    def _show_chosen(self) -> None:
        """Once a new one has its place."""
        bring_into_view(self._choices.button(max(0, self._choices.checkedId())))

    def _say_format(self) -> None:
        self.make.say(self.tr("Make PDF…") if self.format.current() == PAPER else self.tr("Make Excel file…"))

    def _asked(self) -> Asked | None:
        """None where a day or a partner cannot be read, and then it is said."""
        try:
            return self.narrowing.asked()
        except RuleBroken as broken:
            self._counting.forget()
            self.rows.say(self._desk.sentence(broken.problems), "red")
            return None

    def _count(self) -> None:
        """Says how much the report would hold, once nothing more is chosen."""
        if not self.isVisible() or (asked := self._asked()) is None:
            return
        name, language = self.chosen().name, self._desk.language

        def preview(apart: Office, task: Task) -> tuple[ExpectedSheet, ...]:
            return apart.reports.preview(name, asked, language)

        self.rows.say(self.tr("Counting…"), "ink3")
        self._counting.ask(self._desk.apart(preview))

    def _say_rows(self, sheets: Sequence[ExpectedSheet]) -> None:
        words = self._desk.words
        said = words.listed(words.labelled(one.title, self._rows_of(one)) for one in sheets)
        self.rows.say(said if any(one.rows for one in sheets) else self.tr("Nothing fits this."), "ink")

    def _rows_of(self, sheet: ExpectedSheet) -> str:
        number = self._desk.look.formats.number(sheet.rows)
        return number if sheet.is_counted else self.tr("about {number}").replace("{number}", number)

    def _say_refused(self, error: Exception) -> None:
        self.rows.say(self._desk.reason(error), "red")

    def _say_progress(self, progress: Progress) -> None:
        self.progress.setText(count("ReportsPage", "%n row written", progress.done))

    def _finished(self, made: WrittenReport) -> None:
        """With what the file lacks."""
        self._written = made.path
        told = count("ReportsPage", "%n row written to {file}", made.rows).replace("{file}", made.path.name)
        words = self._desk.words.in_turn((told, *(self._desk.words.problem(one) for one in made.notices)))
        self.done.say(words, self.tr("Open"), Tone.GREEN)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, RuleBroken):
            self.done.say(self._desk.sentence(error.problems), "", Tone.RED)
        else:
            self.done.say(
                self.tr("The report could not be made: {reason}").replace("{reason}", str(error)), "", Tone.RED
            )

    def _ended(self) -> None:
        self._job = None
        self.make.setEnabled(True)
        self.cancel.hide()
        self.progress.setText("")

    def _stop(self) -> None:
        if self._job:
            self._job.cancel()

    def _open_written(self) -> None:
        if self._written:
            self._open_file(self._written)

    def _on_changes(self, changes: object, origin: object) -> None:
        if self.isVisible():
            self.narrowing.offer_periods()
            self._count()

    def _dress_title(self) -> None:
        self._card.title.setFont(self._desk.look.font(15, SEMIBOLD))

    def _lay_out(self) -> None:
        px = self._desk.look.px
        self.cancel.hide()
        self._dress_title()
        body = self._card.body
        body.setSpacing(px(8))
        body.addWidget(self._about)
        body.addLayout(row(spacing=px(8)).add(self.change, self.remove, STRETCH))
        body.addSpacing(px(8))
        body.add(self.narrowing)
        body.add(self._rows_label, self.rows, px(8))
        for label, choice in ((self._language_label, self.languages), (self._format_label, self.format)):
            body.add(label, (choice, Qt.AlignmentFlag.AlignLeft))
        line = row(spacing=px(10)).add(self.progress, self.cancel, STRETCH)
        body.addLayout(line)
        self._list.add(STRETCH)
        right = column(spacing=px(12)).add(self._card, self.done, STRETCH)
        across = row(margins=(px(22), px(14), px(22), px(22)), spacing=px(18)).add((self._left, 2), (right, 5))
        column(self).add(self.header, (across, 1))

"""Issuing certificates: people at the left, the real pages in the middle, what they are at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QScrollArea, QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.certificates import LANGUAGE_COURSE, PARTICIPATION, Issued
from exchange_admin.ui.certificates.certificate_desk import CertificateDesk
from exchange_admin.ui.certificates.issue_session import IssueSession
from exchange_admin.ui.certificates.left_out_card import LeftOutCard
from exchange_admin.ui.certificates.paper_preview import PaperPreview
from exchange_admin.ui.certificates.paper_settings import PaperSettings
from exchange_admin.ui.certificates.recipient_list import in_words
from exchange_admin.ui.certificates.recipients_column import SOURCES, RecipientsColumn
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Progress
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import Label, Rule, column, row
from exchange_admin.ui.words import count

SETTINGS_WIDTH = 348


class IssueView(QWidget):
    """`open_file` shows a PDF with the system's program."""

    record_wanted = Signal(str, str)
    status_changed = Signal()

    def __init__(self, desk: Desk, papers: CertificateDesk, open_file: Callable[[Path], None]) -> None:
        super().__init__()
        self._desk, self._open_file = desk, open_file
        look = desk.look
        self.session = IssueSession(papers, desk.jobs, self)
        self.people = RecipientsColumn(desk, self.session)
        self.preview = PaperPreview(look)
        self.settings = PaperSettings(desk)
        self.left_out = LeftOutCard(desk)
        self.notice = Banner(look, Tone.RED)
        self._footer_drawing, self._footer_words = QLabel(), Label(look, 12, tone="ink3")
        self._bar, self.cancel = QProgressBar(), Button(look, kind="ghost")
        self.save, self.issue = Button(look, "download"), Button(look, "award", "primary")
        self._title: Callable[[], str] = str
        self._done: Issued | None = None
        self._saving = Path()
        self._lay_out()
        self._connect()
        look.changed.connect(self._dress)
        self.retranslate()
        self._dress()

    # What the page calls

    def show_selection(self, kind: str, ids: Sequence[str]) -> None:
        """People, stays or enrolments ticked in a list."""
        self.settings.use_kind(LANGUAGE_COURSE if kind == "language_enrolment" else PARTICIPATION)
        self._title = partial(_chosen_in_list, len(ids))
        self._choose(tuple(ids))

    def refresh(self) -> None:
        """Signatories and people as the records are now."""
        self.settings.offer_signatories()
        self.session.set_order(self.settings.order())
        self.session.refresh()

    def status_words(self) -> str:
        people = self.session.recipients
        return count("IssueView", "%n person", len(people)) if people else ""

    # Verbs

    def issue_papers(self) -> None:
        """Into the register, with numbers; a PDF can be made of them at any time."""
        self.notice.say("")
        self.session.issue(self._desk.who())

    def issue_and_save(self) -> None:
        """Asks for a file, then issues and writes in one go."""
        target = self._ask_target(count("IssueView", "Issue %n and save as PDF", len(self.session.ticked)))
        if target is not None:
            self.notice.say("")
            self.session.issue(self._desk.who(), target)

    def save_issued(self) -> None:
        """The papers that were just issued, as one PDF."""
        done = self._done
        target = self._ask_target(self.tr("Save as PDF")) if done is not None else None
        if done is None or target is None:
            return
        job = self.session.save_issued(done.ids, target, self._desk.who())
        job.succeeded.connect(self._after_saving)
        job.failed.connect(self._refused)
        self._saving = target
        job.start()

    # Showing

    def retranslate(self) -> None:
        self.save.say(self.tr("Issue and save as PDF…"))
        self.cancel.say(self.tr("Cancel"))
        self._footer_words.setText(
            self.tr("Numbers are taken when you issue. The register keeps an entry for each certificate.")
        )
        self.people.show_source(self._title())
        self._show_left_out()
        self._show_buttons()
        self._show_done()
        self._show_papers()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _show_buttons(self) -> None:
        busy, ticked = self.session.is_writing, len(self.session.ticked)
        self.issue.say(count("IssueView", "Issue %n", ticked))
        free = not busy and ticked > 0 and not self.session.is_finding
        self.issue.setEnabled(free)
        self.save.setEnabled(free)
        self._bar.setVisible(self.session.is_busy)
        self.cancel.setVisible(busy)

    def _show_left_out(self) -> None:
        issued = self.session.issued_numbers
        self.left_out.show_people([one for one in self.session.left_out() if one.id not in issued])

    def _show_papers(self) -> None:
        """The page of the current person, where there is one."""
        ids = self._papers_in_order()
        current = self.people.list.current_id()
        page = ids.index(current) if current in ids else min(self.preview.page, max(0, len(ids) - 1))
        if self.session.words and not self.session.is_finding:
            sentence = self.tr("Nobody is ticked.")
        else:
            sentence = self.tr("The certificates appear here as they will be printed.")
        self.preview.show_papers(len(ids) if self.session.paper_ids else 0, page, sentence)
        self.settings.show_numbers(self.session.numbers)

    def _papers_in_order(self) -> list[str]:
        """Recipients of the papers, also of those that are not drawn yet."""
        return [one.id for one in self.session.chosen()] or list(self.session.paper_ids)

    def _show_done(self) -> None:
        done = self._done
        if done is None:
            return
        first, last = done.numbers[0], done.numbers[-1]
        words = count("IssueView", "%n certificate issued: {numbers}", len(done.ids))
        numbers = first if first == last else f"{first} … {last}"
        verb = self.tr("Open the PDF") if done.path else self.tr("Save as PDF…")
        self.notice.say(words.replace("{numbers}", numbers), verb, Tone.GREEN)

    # Answers

    def _choose(self, words: Sequence[str]) -> None:
        self._done = None
        self.notice.say("")
        self.session.set_order(self.settings.order())
        self.session.choose(words)
        self.people.show_source(self._title())

    def _source_chosen(self, kind: str, id: str) -> None:
        self.settings.use_kind(LANGUAGE_COURSE if kind == "language_group" else PARTICIPATION)
        self._title = partial(self._desk.label, kind, id)
        self._choose((f"{SOURCES[kind]}:{id}",))
        self.people.list.setFocus()

    def _order_changed(self) -> None:
        self._forget_done()
        self.session.set_order(self.settings.order())

    def _ticks_changed(self) -> None:
        self._show_left_out()
        self._show_buttons()
        self.status_changed.emit()

    def _person_current(self, id: str) -> None:
        if id in self._papers_in_order():
            self._show_papers()

    def _page_chosen(self, page: int) -> None:
        ids = self._papers_in_order()
        if page < len(ids):
            self.people.list.go_to(ids[page])

    def _on_busy(self, busy: bool) -> None:
        self._show_buttons()

    def _progressed(self, progress: Progress) -> None:
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)

    def _issued(self, done: Issued) -> None:
        self._bar.setRange(0, 0)
        self._desk.feed.publish(done.changes, self)
        self._done = done
        said = count("IssueView", "%n certificate issued", len(done.ids))
        self._desk.notices.say(said, self._undo)
        self._show_done()
        if done.problems:
            self._desk.ask.tell(said, self._desk.sentence(done.problems))

    def _undo(self) -> None:
        """Nobody has signed them yet: they leave the register and their numbers are voided."""
        if self._done is not None:
            self.session.take_back(self._done.ids, self._desk.words.say("certificate.voided_undone"), self._desk.who())

    def _taken_back(self, changes: Changes) -> None:
        self._forget_done()
        self._desk.feed.publish(changes, self)
        self._desk.notices.say(self.tr("Taken back. The numbers are voided."))

    def _after_saving(self, changes: Changes) -> None:
        self._desk.feed.publish(changes, self)
        self._desk.notices.say(self.tr("Saved: {file}").replace("{file}", self._saving.name))

    def _refused(self, error: Exception) -> None:
        self._bar.setRange(0, 0)
        if isinstance(error, RuleBroken):
            said = in_words(self._desk, error.problems)
        else:
            said = self.tr("It did not work: {reason}").replace("{reason}", str(error))
        self.notice.say(said, "", Tone.RED)
        self._show_buttons()

    def _notice_pressed(self) -> None:
        if self._done is not None and self._done.path is not None:
            self._open_file(self._done.path)
        else:
            self.save_issued()

    def _forget_done(self) -> None:
        self._done = None
        self.notice.say("")

    def _ask_target(self, title: str) -> Path | None:
        kind = self._desk.words.choice("certificate_kind", self.settings.order().kind)
        folder = Path(self._desk.preferences.export_folder or str(Path.home()))
        day = self.settings.order().issued.isoformat()
        target = self._desk.ask.file_to_save(title, str(folder / f"{kind} {day}.pdf"), self.tr("PDF (*.pdf)"))
        if target is not None:
            self._desk.preferences.export_folder = str(target.parent)
        return target

    # Putting together

    def _connect(self) -> None:
        session = self.session
        session.recipients_changed.connect(self._ticks_changed)
        session.ticks_changed.connect(self._ticks_changed)
        session.drawn.connect(self._show_papers)
        session.painted.connect(self.preview.show_picture)
        session.refused.connect(self._refused)
        session.busy_changed.connect(self._on_busy)
        session.progressed.connect(self._progressed)
        session.issued.connect(self._issued)
        session.taken_back.connect(self._taken_back)
        self.people.source_chosen.connect(self._source_chosen)
        self.people.current_changed.connect(self._person_current)
        self.people.record_wanted.connect(self.record_wanted)
        self.preview.picture_wanted.connect(session.want_page)
        self.preview.page_chosen.connect(self._page_chosen)
        self.settings.changed.connect(self._order_changed)
        self.left_out.let_in_wanted.connect(self.people.let_in_all)
        self.left_out.review_wanted.connect(self.people.go_to_left_out)
        self.notice.button.clicked.connect(self._notice_pressed)
        self.issue.clicked.connect(self.issue_papers)
        self.save.clicked.connect(self.issue_and_save)
        self.cancel.clicked.connect(session.cancel)

    def _dress(self) -> None:
        look = self._desk.look
        self._footer_drawing.setPixmap(look.pixmap("history", look.theme.ink3, 15))

    def _lay_out(self) -> None:
        px = self._desk.look.px
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setFixedWidth(px(100))
        side = QWidget()
        side.setObjectName("scrolled")
        right = column(side, (px(12), px(14), px(12), px(14)), px(10))
        right.addWidget(self.settings)
        right.addWidget(self.left_out)
        right.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(side)
        area.setFixedWidth(px(SETTINGS_WIDTH))
        across = row()
        across.addWidget(self.people)
        across.addWidget(self.preview, 1)
        across.addWidget(area)
        self._footer_drawing.setFixedSize(QSize(px(16), px(16)))
        foot = row(margins=(px(22), px(10), px(18), px(10)), spacing=px(10))
        foot.addWidget(self._footer_drawing)
        foot.addWidget(self._footer_words)
        foot.addStretch()
        for part in (self._bar, self.cancel, self.save, self.issue):
            foot.addWidget(part)
        whole = column(self)
        whole.addWidget(self.notice)
        whole.addLayout(across, 1)
        whole.addWidget(Rule())
        whole.addLayout(foot)


def _chosen_in_list(n: int) -> str:
    return count("IssueView", "%n chosen in a list", n)

"""One round of certificates: who was chosen, who is ticked, what it will look like, and issuing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.rules.paper_kinds import RECORD_KINDS, RecordKind
from exchange_admin.services.certificates.issuing import Issued
from exchange_admin.services.certificates.output import Target
from exchange_admin.services.certificates.paper_facts import PaperOrder
from exchange_admin.services.certificates.recipients import Recipient
from exchange_admin.services.certificates.selection import made_of
from exchange_admin.services.office import Office
from exchange_admin.services.paper_pages import Pages
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Job, Progress, Task
from exchange_admin.ui.latest_job import LatestJob
from exchange_admin.ui.page_picture import page_picture

DRAWN_AT_ONCE = 40
"""Papers in the preview at first; more are drawn when somebody turns that far."""
PAUSE = 120  # milliseconds


@dataclass(frozen=True)
class _Drawn:
    """The PDF of the first papers, the recipients of its pages, and the numbers of all that are ticked."""

    pages: Pages | None
    ids: tuple[str, ...]
    numbers: tuple[str, ...]


class IssueSession(QObject):
    """`recipients` in the order of names, `ticked` ids of those who get a paper, `notes` why one was issued anyway."""

    recipients_changed = Signal()
    ticks_changed = Signal()
    drawn = Signal()  # numbers and pages are those of the ticked
    painted = Signal(int, QImage)  # page and its picture
    refused = Signal(Exception)
    busy_changed = Signal(bool)
    progressed = Signal(Progress)
    issued = Signal(Issued)
    taken_back = Signal(Changes)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.words: tuple[str, ...] = ()
        self.order: PaperOrder | None = None
        self.recipients: tuple[Recipient, ...] = ()
        self.ticked: set[str] = set()
        self.notes: dict[str, str] = {}
        self.numbers: tuple[str, ...] = ()
        self.paper_ids: tuple[str, ...] = ()  # recipients of the pages that are drawn
        self._unticked: set[str] = set()
        self._pages: Pages | None = None
        self._done_with: list[Pages] = []
        self.issued_numbers: dict[str, str] = {}  # recipient to the number of the paper issued just now
        self._just_issued: tuple[str, ...] = ()  # certificates
        self._issued_to: tuple[str, ...] = ()  # the recipient of each, of a list the first one
        self._upto = DRAWN_AT_ONCE
        self._writing: Job | None = None
        self._finding = LatestJob(desk.jobs, PAUSE, self)
        self._drawing = LatestJob(desk.jobs, PAUSE, self)
        self._painting = LatestJob(desk.jobs, 0, self)
        self._finding.answered.connect(self._found)
        self._drawing.answered.connect(self._after_drawing)
        self._painting.answered.connect(self._after_painting)
        self._finding.refused.connect(self._not_found)
        for job in (self._drawing, self._painting):
            job.refused.connect(self.refused)
        for job in (self._finding, self._drawing):
            job.busy_changed.connect(self._tell_busy)

    @property
    def is_busy(self) -> bool:
        return self._finding.is_busy or self._drawing.is_busy or self.is_writing

    @property
    def is_finding(self) -> bool:
        """The people on screen are not yet those of the order."""
        return self._finding.is_busy

    @property
    def paper_count(self) -> int:
        """Papers for those who are ticked: of lists fewer than people, known when they are drawn."""
        if self._kind is not None and self._kind.for_many:
            return min(len(self.numbers), len(self.ticked))
        return len(self.ticked)

    @property
    def has_own_pages(self) -> bool:
        """Papers have as many pages as they need: `paper_ids` tells whose each page is."""
        return self._kind is not None

    @property
    def _kind(self) -> RecordKind | None:
        return RECORD_KINDS.get(self.order.kind) if self.order else None

    @property
    def is_writing(self) -> bool:
        return self._writing is not None

    def chosen(self) -> tuple[Recipient, ...]:
        """Those who get a paper, in order."""
        return tuple(recipient for recipient in self.recipients if recipient.id in self.ticked)

    def left_out(self) -> tuple[Recipient, ...]:
        """Those against whom something speaks and whom nobody let in with a note."""
        return tuple(one for one in self.recipients if not one.ready and one.id not in self.ticked)

    def tickable(self) -> tuple[Recipient, ...]:
        """Those who are ready, and those whom somebody let in with a note."""
        return tuple(one for one in self.recipients if one.ready or (one.id in self.notes and not one.blocked))

    # Choosing

    def choose(self, words: Sequence[str]) -> None:
        """Other people: ids, `programme:ID` or `group:ID`."""
        self.words = tuple(words)
        self._unticked.clear()
        self.notes.clear()
        self.forget_issued()
        self._upto = DRAWN_AT_ONCE
        self.refresh()

    def set_order(self, order: PaperOrder) -> None:
        if order != self.order:
            self.order = order
            self.refresh()

    def refresh(self) -> None:
        """Finds the people again; ticks and notes stay where they still make sense."""
        words, order = self.words, self.order
        if not words or order is None:
            return
        verb = self._desk.apart(lambda apart, _: apart.issuing.recipients(apart.selector.select(words), order))
        self._finding.ask(verb)

    def tick(self, id: str, on: bool, note: str = "") -> None:
        """`note` says why somebody gets a paper against whom something speaks."""
        recipient = next((one for one in self.recipients if one.id == id), None)
        if recipient is None or recipient.blocked or (on and not recipient.ready and not (note or self.notes.get(id))):
            return
        if note:
            self.notes[id] = note
        (self.ticked.add if on else self.ticked.discard)(id)
        (self._unticked.discard if on else self._unticked.add)(id)
        self._after_ticks()

    def let_in(self, note: str) -> None:
        """Everybody who is left out and could have a paper, for one reason."""
        for one in self.left_out():
            if not one.blocked and one.id not in self.issued_numbers:
                self.notes[one.id] = note
                self.ticked.add(one.id)
                self._unticked.discard(one.id)
        self._after_ticks()

    def tick_all(self, on: bool) -> None:
        """Everybody who can be ticked."""
        every = {one.id for one in self.tickable()}
        self.ticked = self.ticked | every if on else self.ticked - every
        self._unticked = self._unticked - every if on else self._unticked | every
        self._after_ticks()

    # Looking

    def want_page(self, page: int, width: int) -> None:
        """A picture of the page `width` device pixels wide; further papers are drawn when the page is beyond them."""
        if not self.has_own_pages and self._upto <= page < len(self.ticked):
            self._upto = (page // DRAWN_AT_ONCE + 1) * DRAWN_AT_ONCE
            self.draw()
            return
        pages = self._pages
        if pages is None or page >= len(self.paper_ids) or width < 1:
            return

        def work(task: Task) -> tuple[int, QImage]:
            return page, page_picture(pages, page, width)

        self._painting.ask(work)

    def release(self) -> None:
        """Closes the PDF on screen; nothing is drawn afterwards."""
        for pages in (*self._done_with, self._pages):
            if pages is not None:
                pages.close()
        self._done_with.clear()
        self._pages = None

    def draw(self) -> None:
        """The papers of those who are ticked, with the numbers that they will get; else those that were just issued."""
        order, chosen, upto, done_with = self.order, self.chosen(), self._upto, self._done_with
        certificates, firsts, own_pages = self._just_issued, self._issued_to, self.has_own_pages
        if order is None:
            return
        self._painting.forget()
        if self._pages is not None:
            done_with.append(self._pages)

        def act(apart: Office, task: Task) -> _Drawn:
            while done_with:
                done_with.pop().close()
            if not chosen and not certificates:
                return _Drawn(None, (), ())
            if not chosen:
                counts = apart.certificates.page_counts(certificates)
                owners = tuple(id for id, n in zip(firsts, counts, strict=True) for _ in range(n))
                return _Drawn(Pages(apart.certificates.pdf(certificates)), owners, ())
            shown = chosen if own_pages else chosen[:upto]
            numbers = apart.issuing.numbers(order, len(apart.issuing.drafts(chosen, order)))
            task.step(0)
            pages = Pages(apart.issuing.preview(shown, order))
            owners = apart.issuing.pages(shown, order) if own_pages else tuple(one.id for one in shown)
            return _Drawn(pages, owners, numbers)

        self._pages = None
        self._drawing.ask(self._desk.apart(act))

    # Issuing

    def issue(self, who: str, target: Target | None = None) -> None:
        """Papers for everybody who is ticked: one step of the journal, and files where a `target` is given."""
        order, chosen, notes = self.order, self.chosen(), dict(self.notes)
        if order is None or not chosen or self.is_writing:
            return
        selection = made_of(order.kind, [one.id for one in chosen])

        job = self._desk.write(
            lambda apart, task: apart.issuing.issue(selection, order, who, target=target, notes=notes, step=task.step)
        )
        job.succeeded.connect(self._after_issue)
        self._write(job)

    def unlock(self, passphrase: str) -> Job:
        """Opens the keys that papers are signed with; the caller listens to the job and starts it."""
        return self._desk.read(lambda apart, _: apart.exchange.keys.unlock(passphrase))

    def save_issued(self, ids: Sequence[str], target: Target, who: str) -> Job:
        """Writes papers of the register to files; the caller listens to the job and starts it."""
        return self._desk.write(lambda apart, task: apart.certificates.print(ids, target, who, step=task.step))

    def take_back(self, ids: Sequence[str], reason: str, who: str) -> None:
        """Removes papers that nobody signed; their numbers are voided with the reason."""

        job = self._desk.write(lambda apart, _: apart.certificates.take_back(ids, reason, who))
        job.succeeded.connect(self._after_taking_back)
        self._write(job)

    def cancel(self) -> None:
        if self._writing is not None:
            self._writing.cancel()

    # Answers

    def _found(self, answer: object) -> None:
        assert isinstance(answer, tuple)
        self.recipients = answer
        there = {one.id for one in self.recipients if not one.blocked}
        self.notes = {id: note for id, note in self.notes.items() if id in there}
        self.ticked = {one.id for one in self.recipients if one.ready and one.id not in self._unticked}
        self.ticked |= self.notes.keys() - self._unticked
        self.recipients_changed.emit()
        self._after_ticks()

    def _not_found(self, error: Exception) -> None:
        self.recipients, self.ticked = (), set()
        self.recipients_changed.emit()
        self._after_ticks()
        self.refused.emit(error)

    def _after_ticks(self) -> None:
        self.ticks_changed.emit()
        self.draw()

    def _after_drawing(self, answer: object) -> None:
        assert isinstance(answer, _Drawn)
        self._pages, self.paper_ids, self.numbers = answer.pages, answer.ids, answer.numbers
        self.drawn.emit()

    def _after_painting(self, answer: object) -> None:
        assert isinstance(answer, tuple)
        self.painted.emit(*answer)

    def _write(self, job: Job) -> None:
        self._writing = job
        job.progressed.connect(self.progressed)
        job.failed.connect(self.refused)
        job.ended.connect(self._written)
        job.start()
        self._tell_busy()

    def _written(self) -> None:
        self._writing = None
        self._tell_busy()

    def _after_issue(self, answer: Issued) -> None:
        self._just_issued = answer.ids
        self._issued_to = tuple(ids[0] for ids in answer.recipients)
        numbered = zip(answer.recipients, answer.numbers, strict=True)
        self.issued_numbers = {id: number for ids, number in numbered for id in ids}
        self.notes.clear()
        self.issued.emit(answer)
        self.refresh()

    def _after_taking_back(self, changes: Changes) -> None:
        self.forget_issued()
        self.taken_back.emit(changes)
        self.refresh()

    def forget_issued(self) -> None:
        """The papers that were just issued are those of nobody here any more."""
        self._just_issued, self._issued_to = (), ()
        self.issued_numbers.clear()

    def _tell_busy(self, *_: object) -> None:
        self.busy_changed.emit(self.is_busy)

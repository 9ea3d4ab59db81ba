"""Issuing certificates: people at the left, the real pages in the middle, what they are at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.paper_kinds import GROUP_RESULTS, RECORD_KINDS, RENEWAL_PROTOCOL
from exchange_admin.services.certificates.design_catalogue import OfferedDesigns
from exchange_admin.services.certificates.issuing import Issued
from exchange_admin.services.certificates.output import Output
from exchange_admin.ui.certificates.issue_footer import IssueFooter
from exchange_admin.ui.certificates.issue_notice import IssueNotice
from exchange_admin.ui.certificates.issue_session import IssueSession
from exchange_admin.ui.certificates.paper_preview import PaperPreview
from exchange_admin.ui.certificates.paper_settings import PaperSettings
from exchange_admin.ui.certificates.recipients_column import SOURCES, LeftOutCard, RecipientsColumn
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.keys_card import KeysCard
from exchange_admin.ui.printing.file_choice import FileChoice
from exchange_admin.ui.printing.print_run import PrintRun
from exchange_admin.ui.printing.printer_choice import PrinterChoice
from exchange_admin.ui.printing.printers import Printers
from exchange_admin.ui.widgets.labels import STRETCH, Rule, column, row, scrolled
from exchange_admin.ui.words import Retranslated, count

SETTINGS_WIDTH = 348
_MANY_PAPERS = frozenset({"mobility", "language_enrolment"})
_AGREEMENT = "agreement"
_PAPER_OF = {kind.about: kind.name for kind in reversed([*RECORD_KINDS.values()]) if kind.about not in _MANY_PAPERS}
"""What is issued for records of these kinds, where there are several the first."""


class IssueView(Retranslated, QWidget):
    """`open_file` shows a PDF with the system's program."""

    record_wanted = Signal(str, str)
    new_record_wanted = Signal(str)
    status_changed = Signal()

    def __init__(self, desk: Desk, printers: Printers, open_file: Callable[[Path], object]) -> None:
        super().__init__()
        self._desk, self._open_file = desk, open_file
        look = desk.look
        self.session = IssueSession(desk, self)
        self.people = RecipientsColumn(desk, self.session)
        self.preview = PaperPreview(look)
        self.settings = PaperSettings(desk)
        self.left_out = LeftOutCard(desk)
        self.notice = IssueNotice(desk)
        self.keys = KeysCard(desk, self.session.unlock)
        self.printer, self.files = PrinterChoice(desk, printers), FileChoice(desk)
        self.printing = PrintRun(desk, printers, self)
        self.footer = IssueFooter(look)
        self._title: Callable[[], str] = str
        self._then_print = False
        self._target: Output | None = None
        self._saving = Path()
        self._lay_out()
        self._connect()
        self.retranslate()

    # What the page calls

    def show_selection(self, kind: str, ids: Sequence[str]) -> None:
        """People, stays, enrolments or what other papers are made of, ticked in a list."""
        if kind in _PAPER_OF:
            self.settings.use_kind(_PAPER_OF[kind])
            if kind == _AGREEMENT and ids:
                self._settle_agreement(ids[0])
        else:
            self.settings.use_kind_about(course=kind == "language_enrolment")
        self._title = partial(_chosen_in_list, len(ids))
        self._choose(tuple(ids))

    def _settle_agreement(self, id: str) -> None:
        """In the languages of both sides; what continues another one and is not signed yet gets its protocol."""
        agreement = self._desk.records.get(_AGREEMENT, id)
        if agreement["previous_id"] and agreement["state"] in ("draft", "sent"):
            self.settings.use_kind(RENEWAL_PROTOCOL)
        self.settings.languages.set_current(",".join(self._desk.office.agreements.paper_languages(id)))

    def show_group_results(self, group: str) -> None:
        """The results of a language group, as a paper of the register."""
        self.settings.use_kind(GROUP_RESULTS)
        self._source_chosen("language_group", group)

    def refresh(self) -> None:
        """Signatories and people as the records are now."""
        self.settings.offer_signatories()
        self._find_designs()
        self.session.set_order(self.settings.order())
        self.session.refresh()
        self.printer.refresh()

    def status_words(self) -> str:
        people = self.session.recipients
        return count("IssueView", "%n person", len(people)) if people else ""

    def panes(self) -> Sequence[QWidget]:
        """Recipients, settings, and the buttons."""
        people = self.people.list if self.session.recipients else self.people.source
        return people, self._side, self.footer

    # Verbs

    def issue_papers(self) -> None:
        """Into the register, with numbers; they can be printed or saved at any time."""
        self._begin(then_print=False)

    def issue_and_print(self) -> None:
        """Into the register, then on the chosen printer."""
        if self.printer.name():
            self._begin(then_print=True)

    def issue_and_save(self) -> None:
        """Asks for a file, then issues and writes in one go."""
        target = self._ask_target(count("IssueView", "Issue %n and save", self.session.paper_count))
        if target is not None:
            self._begin(target, then_print=False)

    def print_issued(self) -> None:
        """The papers that were just issued, on the chosen printer."""
        done = self.notice.done
        if done is not None and not self.printing.is_busy:
            self.notice.clear()
            self.printing.start(done.ids, self.printer.name(), self.printer.settings(), self._desk.who())

    def save_issued(self) -> None:
        """The papers that were just issued, as files."""
        done = self.notice.done
        target = self._ask_target(self.tr("Save certificates")) if done is not None else None
        if done is None or target is None:
            return
        self._saving = target.path
        self.session.save_issued(done.ids, target, self._desk.who()).start_telling(self._after_saving, self._refused)

    def cancel(self) -> None:
        """What is not yet in the register stays out of it; what is printing stops."""
        self.session.cancel()
        self.printing.cancel()

    # Showing

    def retranslate(self) -> None:
        self.people.show_source(self._title())
        self._show_left_out()
        self._show_buttons()
        self._show_papers()

    def _show_buttons(self, *_: object) -> None:
        session, ticked = self.session, self.session.paper_count
        stoppable = session.is_writing or self.printing.is_busy
        self.footer.show_state(
            ticked,
            free=not stoppable and ticked > 0 and not session.is_finding,
            problem=self.settings.problem,
            busy=session.is_busy or self.printing.is_busy,
            stoppable=stoppable,
            printer=self.printer.name(),
        )

    def _show_left_out(self) -> None:
        issued = self.session.issued_numbers
        self.left_out.show_people([one for one in self.session.left_out() if one.id not in issued])

    def _show_papers(self) -> None:
        """The page of the current person, where there is one."""
        ids = self._papers_in_order()
        current = self.people.list.current_key()
        page = ids.index(current) if current in ids else min(self.preview.page, max(0, len(ids) - 1))
        if self.session.words and not self.session.is_finding:
            sentence = self.tr("Nobody is ticked.")
        else:
            sentence = self.tr("The certificates appear here as they will be printed.")
        self.preview.show_papers(len(ids) if self.session.paper_ids else 0, page, sentence)
        self.settings.show_numbers(self.session.numbers)

    def _papers_in_order(self) -> list[str]:
        """Recipients of the papers, also of those that are not drawn yet."""
        if self.session.has_own_pages:
            return list(self.session.paper_ids)
        return [one.id for one in self.session.chosen()] or list(self.session.paper_ids)

    # Answers

    def _find_designs(self) -> None:
        """Designs come and go on the page beside this one."""
        job = self._desk.read(lambda apart, _: apart.design_catalogue.offered())
        job.start_telling(self._designs_found, self._refused)

    def _designs_found(self, offered: OfferedDesigns) -> None:
        self.settings.design.offer(offered)
        self._say_paper()
        self.session.set_order(self.settings.order())

    def _begin(self, target: Output | None = None, *, then_print: bool) -> None:
        self._target, self._then_print = target, then_print
        self.notice.clear()
        self.keys.hide()
        self.people.list.setFocus()  # the buttons cannot be pressed now, and would pass the keyboard on to anything
        self.session.issue(self._desk.who(), target)

    def _go_on(self) -> None:
        """With what was refused for want of the passphrase."""
        self._begin(self._target, then_print=self._then_print)

    def _choose(self, words: Sequence[str]) -> None:
        self._forget_round()
        self.session.set_order(self.settings.order())
        self.session.choose(words)
        self.people.show_source(self._title())

    def _forget_round(self) -> None:
        """Not while it is printing: whoever starts the next one wants to hear how that ended."""
        self.keys.hide()
        if not self.printing.is_busy:
            self.notice.forget()

    def _source_chosen(self, kind: str, id: str) -> None:
        self.settings.use_kind_about(course=kind == "language_group")
        self._title = partial(self._desk.label, kind, id)
        self._choose((f"{SOURCES[kind]}:{id}",))
        self.people.list.setFocus()

    def _say_paper(self) -> None:
        self.printer.show_papers((self.settings.design.paper_size(),))

    def _order_changed(self) -> None:
        self._forget_round()
        self._say_paper()
        self._show_buttons()
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

    def _issued(self, done: Issued) -> None:
        self._desk.feed.publish(done.changes, self)
        self.notice.show_issued(done)
        said = count("IssueView", "%n certificate issued", len(done.ids))
        self._desk.notices.say(said, self._undo)
        if self._then_print:
            self.print_issued()
        if done.problems:
            self._desk.ask.tell(said, self._desk.sentence(done.problems))

    def _printed(self, changes: Changes) -> None:
        self._desk.feed.publish(changes, self)
        self.notice.show_printed()

    def _undo(self) -> None:
        """Nobody has signed them yet: they leave the register and their numbers are voided."""
        done = self.notice.done
        if done is not None:
            self.session.take_back(done.ids, self._desk.words.say("certificate.voided_undone"), self._desk.who())

    def _after_changes(self, changes: Changes, origin: object) -> None:
        """Undo, redo and erasing, wherever they are done, also concern the papers that were just issued."""
        touched = changes.ids.get("certificate", ())
        if origin is self or not touched:
            return
        done = self.notice.done
        if done is not None and not all(map(self._is_there, done.ids)):
            self.notice.forget()
            self.session.forget_issued()
        if self.isVisible():
            self.session.refresh()

    def _is_there(self, paper: str) -> bool:
        try:
            return self._desk.records.get("certificate", paper).live
        except RuleBroken:  # erased
            return False

    def _taken_back(self, changes: Changes) -> None:
        self.notice.forget()
        self._desk.feed.publish(changes, self)
        self._desk.notices.say(self.tr("Taken back. The numbers are voided."))

    def _after_saving(self, changes: Changes) -> None:
        self._desk.feed.publish(changes, self)
        self._desk.notices.say_saved(self._saving)

    def _refused(self, error: Exception) -> None:
        if self.keys.takes(error):
            self._scroll.verticalScrollBar().setValue(0)
        else:
            self.notice.show_refusal(error)
        self._show_buttons()

    def _ask_target(self, title: str) -> Output | None:
        order = self.settings.order()
        kind = self._desk.words.choice("certificate_kind", order.kind)
        return self.files.ask_target(title, f"{kind} {order.issued.isoformat()}")

    # Putting together

    def _connect(self) -> None:
        session = self.session
        self._desk.feed.changed.connect(self._after_changes)
        session.recipients_changed.connect(self._ticks_changed)
        session.recipients_changed.connect(self.notice.clear_refusal)
        session.ticks_changed.connect(self._ticks_changed)
        session.drawn.connect(self._show_papers)
        session.painted.connect(self.preview.show_picture)
        session.refused.connect(self._refused)
        session.busy_changed.connect(self._show_buttons)
        session.progressed.connect(self.footer.show_progress)
        session.issued.connect(self._issued)
        session.taken_back.connect(self._taken_back)
        self.people.source_chosen.connect(self._source_chosen)
        self.people.current_changed.connect(self._person_current)
        self.people.record_wanted.connect(self.record_wanted)
        self.preview.picture_wanted.connect(session.want_page)
        self.preview.page_chosen.connect(self._page_chosen)
        self.settings.changed.connect(self._order_changed)
        self.left_out.let_in.clicked.connect(self.people.let_in_all)
        self.left_out.review.clicked.connect(self.people.go_to_left_out)
        self.notice.open_wanted.connect(self._open_file)
        self.notice.save_wanted.connect(self.save_issued)
        self.notice.print_wanted.connect(self.print_issued)
        self.notice.record_wanted.connect(self.new_record_wanted)
        self.keys.unlocked.connect(self._go_on)
        self.printer.changed.connect(self._show_buttons)
        self.printing.progressed.connect(self.footer.show_printing)
        self.printing.printed.connect(self._printed)
        self.printing.stopped.connect(self.notice.show_stopped)
        self.printing.refused.connect(self.notice.show_failed)
        self.printing.busy_changed.connect(self._show_buttons)
        self.footer.issue.clicked.connect(self.issue_papers)
        self.footer.save.clicked.connect(self.issue_and_save)
        self.footer.print.clicked.connect(self.issue_and_print)
        self.footer.cancel.clicked.connect(self.cancel)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        side = QWidget()
        column(side, (px(12), px(14), px(12), px(14)), px(10)).add(
            self.keys, self.settings, self.printer, self.files, STRETCH
        )
        self._scroll = scrolled(side)
        self._side = QWidget()
        self._side.setFixedWidth(px(SETTINGS_WIDTH))
        told = column(margins=(px(12), px(6), px(12), px(12))).add(self.left_out)
        # those left out not in the area that scrolls: in sight as long as there is somebody
        column(self._side).add((self._scroll, 1), told)
        across = row().add(self.people, (self.preview, 1), self._side)
        column(self).add(self.notice, (across, 1), Rule(), self.footer)


def _chosen_in_list(n: int) -> str:
    return count("IssueView", "%n chosen in a list", n)

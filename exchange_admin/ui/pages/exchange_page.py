"""Exchange packages: partners, decisions, questions, held changes, the log, and the other PCs of this office."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from exchange_admin.ui.actions import Context
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.exchange.conflict_view import ConflictView
from exchange_admin.ui.exchange.copies_view import CopiesView
from exchange_admin.ui.exchange.erase_panel import ErasePanel
from exchange_admin.ui.exchange.exchange_session import ExchangeSession
from exchange_admin.ui.exchange.held_view import HeldView
from exchange_admin.ui.exchange.mailbox_runner import MailboxRunner
from exchange_admin.ui.exchange.make_file_panel import MakeFilePanel
from exchange_admin.ui.exchange.partners_view import PartnersView
from exchange_admin.ui.exchange.questions_view import QuestionsView
from exchange_admin.ui.exchange.receive_panel import SUFFIXES, ReceivePanel
from exchange_admin.ui.exchange.returned_view import ReturnedView
from exchange_admin.ui.exchange.send_panel import SendPanel
from exchange_admin.ui.pages.list_page import ListPage
from exchange_admin.ui.pages.plain_page import PlainPage
from exchange_admin.ui.presentation import Facts, Lines, Presentation
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.file_drops import FileDrops, one_of
from exchange_admin.ui.widgets.labels import column, row
from exchange_admin.ui.widgets.view_tabs import Tab, ViewTabs

PARTNERS, DECISIONS, RETURNED, QUESTIONS, HELD_CHANGES, LOG, COPIES = (
    "partners", "decisions", "returned", "questions", "held", "log", "copies",
)  # fmt: skip

View = PartnersView | ConflictView | ReturnedView | QuestionsView | HeldView | ListPage | CopiesView
STATUS_VIEWS = (ConflictView, ReturnedView, HeldView, QuestionsView, ListPage)

TRANSFERS = Presentation(
    "transfer",
    "send",
    ("at", "direction", "institution_id", "people", "changes", "basis", "file_name"),
    cards=(
        Facts("section.main", ("direction", "institution_id", "at", "file_name", "people", "changes", "basis")),
        Lines("disclosure", "transfer_id", "person_id", ("basis",)),
    ),
    status="direction",
    addable=False,
)
"""The log of what went out and came in, as a list like the others."""


class ExchangePage(PlainPage):
    """In a partner's own file only what concerns its office: send, receive, questions, decisions, log."""

    def __init__(self, desk: Desk, mailbox: MailboxRunner) -> None:
        super().__init__(desk)
        FileDrops(self, one_of(SUFFIXES), self.receive)
        look = desk.look
        self.session = ExchangeSession(desk, self)
        self.make_button, self.receive_button = Button(look, "file-plus"), Button(look, "package-open")
        self.send_button = Button(look, "send", "primary")
        self.notice = Banner(look, Tone.RED)
        self.tabs = ViewTabs(look)
        self.partners = PartnersView(desk, self.session)
        self.decisions = ConflictView(desk, self.session)
        self.questions = QuestionsView(desk, self.session)
        self.held = HeldView(desk, self.session)
        self.log = ListPage(desk, TRANSFERS)
        self.log.list.header.hide()
        self.copies = CopiesView(desk, mailbox)
        self.returned = ReturnedView(desk, self.session)
        self._views: dict[str, View] = {
            PARTNERS: self.partners,
            DECISIONS: self.decisions,
            RETURNED: self.returned,
            QUESTIONS: self.questions,
            HELD_CHANGES: self.held,
            LOG: self.log,
            COPIES: self.copies,
        }
        self.sending = SendPanel(desk, self.session)
        self.receiving = ReceivePanel(desk, self.session)
        self.making = MakeFilePanel(desk, self.session)
        self.erasing = ErasePanel(desk, self.session)
        self._tabbed, self._stack, self._whole = QWidget(), QStackedWidget(), QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.show_tab(PARTNERS)

    # What others call

    @property
    def page(self) -> ListPage | None:
        """The log as a list, for the commands of lists; None elsewhere."""
        return self.log if self._whole.currentWidget() is self._tabbed and self.tabs.current() == LOG else None

    def show_tab(self, id: str) -> None:
        self.tabs.set_current(id)
        self._stack.setCurrentWidget(self._views[id])
        self._whole.setCurrentWidget(self._tabbed)
        self.context_changed.emit()
        self.status_changed.emit()

    def send(self, partner: str) -> None:
        """The page that sends to a partner; "" is the office of a partner's own file."""
        if self.sending.is_busy:
            return
        self._show_panel(self.sending)
        self.sending.open(partner)

    def receive(self, path: Path | None = None) -> None:
        """The page that receives, with a package or without."""
        if self.receiving.is_busy:
            return
        self._show_panel(self.receiving)
        if path is None:
            self.receiving.open()
        else:
            self.receiving.open_file(path)

    def make_partner_file(self) -> None:
        self._show_panel(self.making)
        self.making.open()

    def erase(self, person: str) -> None:
        """What erasing a person would take away, and doing it after the name was typed."""
        self._show_panel(self.erasing)
        self.erasing.open(person)

    # What the window asks of a page

    def enter(self) -> None:
        self.session.refresh()
        self._enter_view(self.tabs.current())

    def page_context(self) -> Context:
        return self.log.page_context() if self.page is not None else Context()

    def status_words(self) -> str:
        if self._whole.currentWidget() is not self._tabbed:
            return ""
        view = self._stack.currentWidget()
        return view.status_words() if isinstance(view, STATUS_VIEWS) else ""

    def key_hints(self) -> list[tuple[str, str]]:
        if self._whole.currentWidget() is not self._tabbed:
            return [("Esc", self.tr("back"))]
        match self.tabs.current():
            case "decisions":
                return [("1–9", self.tr("answer")), ("Alt+↓", self.tr("next")), ("Ctrl+Z", self.tr("undo"))]
            case "log":
                return self.log.key_hints()
        return []

    def leave_fields(self) -> None:
        self.log.leave_fields()

    # Words

    def retranslate(self) -> None:
        self.header.title.setText(self.tr("Exchange packages"))
        self.make_button.say(self.tr("Make partner file…"))
        self.receive_button.say(self.tr("Receive…"))
        self.send_button.say(self.tr("Send to the office…"))
        self._show_tabs()

    # Inside

    def _show_tabs(self) -> None:
        standing, partner_mode = self.session.standing, self._desk.office.is_partner
        decisions, held, questions = self.decisions.total(), standing.open_held, standing.open_questions
        tabs = [
            Tab(PARTNERS, self.tr("Our office") if partner_mode else self.tr("Partners")),
            Tab(DECISIONS, self.tr("Decisions"), decisions or None, Tone.AMBER),
            Tab(QUESTIONS, self.tr("Questions"), questions or None, Tone.AMBER if partner_mode else Tone.GREY),
        ]
        if standing.returned or self.tabs.current() == RETURNED:
            tabs.insert(2, Tab(RETURNED, self.tr("Lost changes"), len(standing.returned) or None, Tone.AMBER))
        if not partner_mode:
            tabs.append(Tab(HELD_CHANGES, self.tr("Held changes"), held or None, Tone.AMBER))
        tabs.append(Tab(LOG, self.tr("Log")))
        tabs.append(Tab(COPIES, self.tr("PCs of this office")))
        self.tabs.show_tabs(tabs, self.tabs.current() or PARTNERS)
        self.status_changed.emit()

    def _enter_view(self, id: str) -> None:
        view = self._views.get(id)
        if self._whole.currentWidget() is self._tabbed and view is not None:
            view.enter()

    def _tab_chosen(self, id: str) -> None:
        self.show_tab(id)
        self._enter_view(id)

    def _show_panel(self, panel: QWidget) -> None:
        self._whole.setCurrentWidget(panel)
        self.context_changed.emit()
        self.status_changed.emit()

    def _back(self) -> None:
        self.show_tab(self.tabs.current() or PARTNERS)
        self._enter_view(self.tabs.current())

    def _wanted(self, verb: str, partner: str) -> None:
        card = self.partners.card(partner)
        institution = card.status.institution_id if card is not None and card.status is not None else ""
        match verb:
            case "send":
                self.send("" if self._desk.office.is_partner else partner)
            case "receive":
                self.receive()
            case "decisions":
                self.decisions.show_partner(institution)
                self._tab_chosen(DECISIONS)
            case "questions":
                self._tab_chosen(QUESTIONS)
            case "held":
                self._tab_chosen(HELD_CHANGES)

    def _send_to_office(self) -> None:
        self.send("")

    def _receive(self) -> None:
        self.receive()

    def _to_decisions(self) -> None:
        self._tab_chosen(DECISIONS)

    def _to_held(self) -> None:
        self._tab_chosen(HELD_CHANGES)

    def _to_key(self, institution: str) -> None:
        self._tab_chosen(PARTNERS)
        card = self.partners.card(institution)
        if card is not None:
            card.show_key()

    def _went_out(self) -> None:
        """The log has a line more and undo another step."""
        self.log.list.model.requery()
        self.context_changed.emit()

    def _not_read(self, sentence: str) -> None:
        self.notice.say(sentence)

    def _read(self) -> None:
        self.notice.say("")
        self._show_tabs()

    def _connect(self) -> None:
        self.session.read.connect(self._read)
        self.session.refused.connect(self._not_read)
        self.tabs.chosen.connect(self._tab_chosen)
        self.make_button.clicked.connect(self.make_partner_file)
        self.receive_button.clicked.connect(self._receive)
        self.send_button.clicked.connect(self._send_to_office)
        self.partners.wanted.connect(self._wanted)
        self.partners.make_wanted.connect(self.make_partner_file)
        told = (self.decisions, self.returned, self.held, self.questions, self.log)
        for view in (self.partners, *told, self.receiving):
            view.record_wanted.connect(self.record_wanted)
        for part in told:
            part.status_changed.connect(self.status_changed)
        self.log.context_changed.connect(self.context_changed)
        for panel in (self.sending, self.receiving, self.making, self.erasing):
            panel.left.connect(self._back)
        self.sending.sent_out.connect(self._went_out)
        self.making.written_out.connect(self._went_out)
        self.receiving.decisions_wanted.connect(self._to_decisions)
        self.receiving.held_wanted.connect(self._to_held)
        self.receiving.confirm_wanted.connect(self._to_key)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        partner_mode = self._desk.office.is_partner
        self.header.add(self.receive_button)
        self.header.add(self.send_button if partner_mode else self.make_button)
        for unused in (self.make_button,) if partner_mode else (self.send_button,):
            unused.setParent(self)
            unused.hide()
        for view in self._views.values():
            self._stack.addWidget(view)
        notice = row(margins=(px(22), px(8), px(22), 0)).add(self.notice)
        column(self._tabbed).add(self.header, self.tabs, notice, (self._stack, 1))
        for page in (self._tabbed, self.sending, self.receiving, self.making, self.erasing):
            self._whole.addWidget(page)
        column(self).add(self._whole)

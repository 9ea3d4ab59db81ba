"""Certificates: issuing them, the register of those that were issued, verifying one, and their designs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from exchange_admin.domain.queries import Filter
from exchange_admin.ui.actions import Context
from exchange_admin.ui.certificates.issue_view import IssueView
from exchange_admin.ui.certificates.register_view import RegisterView
from exchange_admin.ui.certificates.verify_view import VerifyView
from exchange_admin.ui.designs.designs_view import DesignsView
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.other_programs import open_or_say
from exchange_admin.ui.pages.list_page import ListPage
from exchange_admin.ui.pages.plain_page import PlainPage
from exchange_admin.ui.printing.printers import Printers, SystemPrinters
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import column
from exchange_admin.ui.widgets.view_tabs import Tab, ViewTabs

ISSUE, REGISTER, VERIFY, DESIGNS = "issue", "register", "verify", "designs"


class CertificatesPage(PlainPage):
    """`show_selection` takes people, stays or enrolments ticked elsewhere."""

    new_record_wanted = Signal(str)

    def __init__(
        self,
        desk: Desk,
        open_file: Callable[[Path], object] | None = None,
        printers: Printers | None = None,
    ) -> None:
        super().__init__(desk)
        self._open_file = open_file or partial(open_or_say, desk.ask)
        self._printers = printers or SystemPrinters()
        look = desk.look
        self.export = Button(look, "upload")
        self.take_in = Button(look, "download")
        for button in (self.take_in, self.export):
            self.header.add(button)
        self.tabs = ViewTabs(look)
        self.issuing = IssueView(desk, self._printers, self._open_file)
        self._register: RegisterView | None = None
        self._verify: VerifyView | None = None
        self._designs: DesignsView | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.issuing)
        column(self).add(self.header, self.tabs, (self._stack, 1))
        self._connect()
        self.retranslate()
        self.show_tab(ISSUE)

    @property
    def register(self) -> RegisterView:
        """Made when somebody first looks into it: issuing opens sooner."""
        if self._register is None:
            self._register = self._make_register()
        return self._register

    @property
    def verify(self) -> VerifyView:
        """As the register."""
        if self._verify is None:
            self._verify = VerifyView(self._desk)
            self._verify.status_changed.connect(self.status_changed)
            self._stack.addWidget(self._verify)
        return self._verify

    @property
    def designs(self) -> DesignsView:
        """As the register."""
        if self._designs is None:
            self._designs = DesignsView(self._desk)
            self._designs.status_changed.connect(self._designs_changed)
            self._stack.addWidget(self._designs)
        return self._designs

    @property
    def page(self) -> ListPage | None:
        """The register as a list, for the commands of lists; None while certificates are issued."""
        return self.register.page if self.tabs.current() == REGISTER else None

    def show_selection(self, kind: str, ids: Sequence[str]) -> None:
        """Papers for records of a kind that papers can be about, or a handover list of certificates."""
        self.show_tab(ISSUE)
        self.issuing.show_selection(kind, ids)

    def show_group_results(self, group: str) -> None:
        self.show_tab(ISSUE)
        self.issuing.show_group_results(group)

    def show_papers(self, filters: Sequence[Filter]) -> None:
        """The register, narrowed to papers that fit."""
        self.show_tab(REGISTER)
        self.register.page.list.show_only(filters)
        self.enter()

    def show_tab(self, id: str) -> None:
        self.tabs.set_current(id)
        self._stack.setCurrentWidget(self._view(id))
        self.export.setVisible(id == REGISTER)
        self.take_in.setVisible(id == DESIGNS)
        self._show_frame()
        self.context_changed.emit()
        self.status_changed.emit()

    # What the window asks of a page

    def enter(self) -> None:
        view = self._view(self.tabs.current())
        if isinstance(view, IssueView):
            view.refresh()
            (view.people.list if view.session.recipients else view.people.source).setFocus()
        else:
            (view.page if isinstance(view, RegisterView) else view).enter()

    def panes(self) -> Sequence[QWidget]:
        """Of what is in front; the editor of a design leads through its own."""
        if self.tabs.current() == REGISTER:
            return self.register.page.panes()
        return self.issuing.panes() if self._stack.currentWidget() is self.issuing else ()

    def page_context(self) -> Context:
        return self.register.page_context() if self.tabs.current() == REGISTER else Context()

    def status_words(self) -> str:
        view = self._view(self.tabs.current())
        return view.page.status_words() if isinstance(view, RegisterView) else view.status_words()

    def key_hints(self) -> list[tuple[str, str]]:
        if self.tabs.current() == REGISTER:
            return self.register.page.key_hints()
        if self.tabs.current() == VERIFY:
            return [("Ctrl+V", self.tr("paste"))]
        if self.tabs.current() == DESIGNS:
            return self.designs.key_hints()
        return [(self.tr("Space"), self.tr("tick"))]

    def leave_fields(self) -> None:
        if self._register:
            self._register.leave_fields()
        if self._designs:
            self._designs.leave_fields()

    # Verbs

    def release(self) -> None:
        """Lets go of the PDF that is shown; the window closes."""
        self.issuing.session.release()

    def show_record(self, id: str) -> None:
        self.show_tab(REGISTER)
        self.register.show_record(id)

    def retranslate(self) -> None:
        words = self._desk.words
        self.header.title.setText(words.kind("certificate", 2))
        self.export.say(self.tr("Export"))
        self.take_in.say(self.tr("Import a design…"))
        titles = {
            ISSUE: self.tr("Issue"),
            REGISTER: self.tr("Register"),
            VERIFY: self.tr("Verify"),
            DESIGNS: self.tr("Designs"),
        }
        tabs = [Tab(id, title) for id, title in titles.items()]
        self.tabs.show_tabs(tabs, self.tabs.current() or ISSUE)
        if self._verify:
            self._verify.retranslate()

    def _show_and_enter(self, id: str) -> None:
        self.show_tab(id)
        self.enter()

    def _view(self, id: str) -> IssueView | RegisterView | VerifyView | DesignsView:
        match id:
            case "register":
                return self.register
            case "verify":
                return self.verify
            case "designs":
                return self.designs
        return self.issuing

    def _designs_changed(self) -> None:
        self._show_frame()
        self.status_changed.emit()

    def _show_frame(self) -> None:
        """The editor of a design takes the room of header and tabs."""
        editing = self.tabs.current() == DESIGNS and self.designs.is_editing
        self.header.setVisible(not editing)
        self.tabs.setVisible(not editing)

    def _take_in(self) -> None:
        self.designs.take_in()

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._show_and_enter)
        self.export.clicked.connect(self._export)
        self.take_in.clicked.connect(self._take_in)
        for id, verb in (
            ("records.sign", lambda: self.register.sign_chosen()),
            ("records.hand_over", lambda: self.register.hand_over_chosen()),
            ("records.handover_list", lambda: self.register.list_chosen()),
            ("records.revoke", lambda: self.register.revoke_chosen()),
            ("records.print_again", lambda: self.register.print_chosen()),
        ):
            self._desk.actions.bind(id, verb)
        self.issuing.record_wanted.connect(self.record_wanted)
        self.issuing.new_record_wanted.connect(self.new_record_wanted)
        self.issuing.status_changed.connect(self.status_changed)

    def _export(self) -> None:
        self.register.page.export()

    def _make_list(self, papers: list[str]) -> None:
        self.show_selection("certificate", papers)

    def _make_register(self) -> RegisterView:
        made = RegisterView(self._desk, self._printers, self._open_file)
        made.page.record_wanted.connect(self.record_wanted)
        made.page.status_changed.connect(self.status_changed)
        made.context_changed.connect(self.context_changed)
        made.handover_list_wanted.connect(self._make_list)
        self._stack.addWidget(made)
        return made

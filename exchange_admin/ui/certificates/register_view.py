"""The register: the list of papers, what becomes of those chosen, and the numbers that no paper bears any more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.certificate_states import HANDED_OVER, REVOKED, SIGNED, is_reachable
from exchange_admin.services.certificates.register import CertificateRegister, GoneNumber
from exchange_admin.services.office import Office
from exchange_admin.ui.actions import Context
from exchange_admin.ui.certificates.lifecycle_card import LifecycleCard
from exchange_admin.ui.certificates.register_strip import HandOverStrip, RegisterStrip, RevokeStrip
from exchange_admin.ui.certificates.reprinting import Reprinting
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.pages.list_page import ListPage
from exchange_admin.ui.presentation import presentation
from exchange_admin.ui.printing.printers import Printers
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import MEDIUM, REGULAR
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.dialogs import grid_layout
from exchange_admin.ui.widgets.labels import Label, column, row, scrolled
from exchange_admin.ui.words import Retranslated, count

_WIDTH, _HEIGHT = 720, 420
_NUMBERED = frozenset({"certificate", "voided_number"})
LOOKED_AT = 2_000
"""So many chosen papers are asked for their states; of more, the verb finds out which fit."""


class GoneNumbersDialog(QDialog):
    def __init__(self, desk: Desk, numbers: Sequence[GoneNumber], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        px, words = desk.look.px, desk.words
        self.setWindowTitle(self.tr("Numbers that no paper bears"))
        inner = QWidget()
        self._grid = grid_layout(desk.look, (18, 6), (1,), inner)
        heads = (words.field("voided_number", "number"), words.field("voided_number", "reason"))
        for at, text in enumerate((*heads, self.tr("When"), self.tr("Who"))):
            self._put(0, at, text, "ink3")
        undone = words.say("certificate.gone_undone")
        moment = desk.look.formats.moment
        self.lines = [
            (one.number, one.reason or undone, moment(one.when) if one.when else "—", one.who or "—") for one in numbers
        ]
        for line, texts in enumerate(self.lines, 1):
            for at, text in enumerate(texts):
                self._put(line, at, text, "ink")
        self._grid.setRowStretch(len(numbers) + 1, 1)
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column(self, (px(20), px(18), px(20), px(16)), px(12)).add(
            (scrolled(inner, Qt.FocusPolicy.StrongFocus), 1), buttons
        )
        self.resize(px(_WIDTH), px(_HEIGHT))

    def _put(self, line: int, at: int, text: str, tone: str) -> None:
        label = Label(self._desk.look, 13, MEDIUM if at == 0 else REGULAR, tone, wraps=at == 1, text=text)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid.addWidget(label, line, at, Qt.AlignmentFlag.AlignTop)


@dataclass(frozen=True)
class _Moved:
    """What a verb did, and how many papers it left out because they did not fit."""

    changes: Changes
    left_out: int


class RegisterView(Retranslated, QWidget):
    """`open_file` shows a PDF with the system's program."""

    context_changed = Signal()
    handover_list_wanted = Signal(list)  # of certificates

    def __init__(self, desk: Desk, printers: Printers, open_file: Callable[[Path], object]) -> None:
        super().__init__()
        self._desk = desk
        self._states: tuple[str, ...] = ()
        self._unknown = 0  # chosen papers that were not looked at
        self._subject = ""  # the one paper that an open strip is about; empty when it is about those chosen
        self._said: Callable[[int], str] = str
        look = desk.look
        self.page = ListPage(desk, presentation("certificate"))
        self.notice = Banner(look, Tone.GREEN)
        self.gone = Banner(look, Tone.GREY)
        self.reprinting = Reprinting(desk, printers, self.notice, open_file, self)
        self.handing_over, self.revoking = HandOverStrip(desk), RevokeStrip(desk)
        self.way = LifecycleCard(desk)
        self.print_one = Button(look, "printer", "small")
        self._lay_out()
        self._connect()
        self.retranslate()

    def page_context(self) -> Context:
        """That of the list, with the states of the papers that are chosen."""
        return replace(self.page.page_context(), papers=frozenset(self._states))

    # Verbs on those that are ticked, else on the one on screen

    def sign_chosen(self) -> None:
        self.sign(self.page.chosen_ids())

    def hand_over_chosen(self) -> None:
        self._open_strip(self.handing_over, "")

    def list_chosen(self) -> None:
        """A list on which the holders of these papers sign for them."""
        if ids := self.page.chosen_ids():
            self.handover_list_wanted.emit(list(ids))

    def revoke_chosen(self) -> None:
        self._open_strip(self.revoking, "")

    def print_chosen(self) -> None:
        """The pages as they were when the papers were issued, on paper or in files."""
        self.reprinting.ask(self.page.chosen_ids())

    # Verbs on one

    def sign_one(self) -> None:
        self.sign([self.way.id])

    def hand_over_one(self) -> None:
        self._open_strip(self.handing_over, self.way.id)

    def revoke_one(self) -> None:
        self._open_strip(self.revoking, self.way.id)

    # What they all come to

    def sign(self, ids: Sequence[str]) -> None:
        who = self._desk.who()
        self._write(ids, SIGNED, lambda register, fitting: register.signed(fitting, who), _signed_words)

    def hand_over(self) -> None:
        """As the open strip says."""
        answer, who = self.handing_over.answer(), self._desk.who()
        if answer is None:
            return
        to, on = answer
        self._write(
            self._of_strip(),
            HANDED_OVER,
            lambda register, fitting: register.hand_over(fitting, who, to=to, on=on),
            _handed_over_words,
        )

    def revoke(self) -> None:
        """As the open strip says."""
        reason, who = self.revoking.answer(), self._desk.who()
        if reason:
            ids = self._of_strip()
            self._write(ids, REVOKED, lambda register, fitting: register.revoke(fitting, reason, who), _revoked_words)

    def show_record(self, id: str) -> None:
        """A paper somebody was led to from elsewhere."""
        self.page.open_record(id)

    def leave_fields(self) -> None:
        self.page.leave_fields()

    def show_gone(self) -> None:
        """Every number that no paper bears any more, with its reason."""
        self._desk.ask.show(GoneNumbersDialog(self._desk, self._desk.office.certificates.gone(), self))

    # Answers

    def _write(
        self,
        ids: Sequence[str],
        state: str,
        verb: Callable[[CertificateRegister, Sequence[str]], Changes],
        said: Callable[[int], str],
    ) -> None:
        if not ids or self._desk.jobs.is_writing:
            return
        self._said = said
        self.notice.say("")

        def act(apart: Office, task: Task) -> _Moved:
            fitting = apart.certificates.fitting(ids, state)
            changes = verb(apart.certificates, fitting) if fitting else Changes()
            return _Moved(changes, len(ids) - len(fitting))

        self._desk.write(act).start_telling(self._moved, self._refused)

    def _moved(self, done: _Moved) -> None:
        desk = self._desk
        self._close_strips()
        n = len(done.changes.ids.get("certificate", ()))
        desk.feed.publish(done.changes, self)
        words = [self._said(n)]
        if done.left_out:
            words.append(count("RegisterView", "%n left out: already further on, or void", done.left_out))
        desk.notices.say(" · ".join(words), desk.actions["edit.undo"].trigger if n else None)

    def _refused(self, error: Exception) -> None:
        desk = self._desk
        strip = next((one for one in (self.handing_over, self.revoking) if not one.isHidden()), None)
        if strip is not None and isinstance(error, RuleBroken):
            strip.show_problem(error.problem)
            return
        self.notice.say(desk.reason(error), "", Tone.RED)

    # Inside

    def _numbers_changed(self, changes: Changes) -> None:
        if _NUMBERED & changes.ids.keys():
            self._say_gone()

    def _say_gone(self) -> None:
        n = self._desk.office.certificates.gone_count()
        said = count("RegisterView", "%n number was used and is on no paper any more. It is not given again.", n)
        self.gone.say(said if n else "", self.tr("Show why"))

    def _open_strip(self, strip: RegisterStrip, subject: str) -> None:
        self._close_strips()
        self.notice.say("")
        self._subject = subject
        strip.open()
        self._say_strip()

    def _close_strips(self) -> None:
        self._subject = ""
        focus = QApplication.focusWidget()
        for strip in (self.handing_over, self.revoking):
            if focus is not None and strip.isAncestorOf(focus):
                self.page.list.table.setFocus()
            strip.hide()

    def _strip_left(self) -> None:
        self._subject = ""
        self.page.list.table.setFocus()

    def _of_strip(self) -> list[str]:
        return [self._subject] if self._subject else self.page.chosen_ids()

    def _chosen_changed(self) -> None:
        """Other rows are ticked, another record is on screen, or what they are has changed."""
        model, record = self.page.list.model, self.page.panel.record
        self._unknown = 0
        if model.picked_count():
            numbers = model.picked_numbers()
            rows = self._desk.lists.rows("certificate", numbers[:LOOKED_AT], ("state",), self._desk.language)
            self._states = tuple(str(one.cells[0].value) for one in rows.values())
            self._unknown = max(0, len(numbers) - LOOKED_AT)
        else:
            self._states = (record.text("state"),) if record is not None else ()
        self._say_strip()
        self.context_changed.emit()

    def _say_strip(self) -> None:
        for strip, wanted in ((self.handing_over, HANDED_OVER), (self.revoking, REVOKED)):
            if strip.isHidden():
                continue
            states, unknown = self._states, self._unknown
            if self._subject:
                states, unknown = (self._desk.records.get("certificate", self._subject).text("state"),), 0
            only = self._paper_words(self._of_strip()[0]) if len(states) == 1 and not unknown else ""
            fitting = sum(1 for state in states if is_reachable(state, wanted)) + unknown
            strip.say_papers(fitting, len(states) + unknown - fitting, only)

    def _paper_words(self, id: str) -> str:
        record = self._desk.records.get("certificate", id)
        return " · ".join(part for part in (record.text("number"), record.text("holder")) if part)

    def _print_shown(self) -> None:
        if self.page.panel.record is not None:
            self.reprinting.ask([self.page.panel.record.id])

    # Putting together

    def retranslate(self) -> None:
        self.print_one.say(self.tr("Print…"), self.tr("The pages as they were when the paper was issued"))
        self.page.list.selection.retranslate()
        self.notice.say("")
        self._say_gone()
        self._say_strip()

    def _connect(self) -> None:
        page, actions = self.page, self._desk.actions
        page.context_changed.connect(self._chosen_changed)
        self._desk.feed.changed.connect(self._chosen_changed)
        self._desk.feed.changed.connect(self._numbers_changed)
        self.gone.button.clicked.connect(self.show_gone)
        for strip in (self.handing_over, self.revoking):
            strip.left.connect(self._strip_left)
        self.handing_over.confirmed.connect(self.hand_over)
        self.revoking.confirmed.connect(self.revoke)
        self.way.sign.clicked.connect(self.sign_one)
        self.way.hand_over.clicked.connect(self.hand_over_one)
        self.way.revoke.clicked.connect(self.revoke_one)
        self.print_one.clicked.connect(self._print_shown)
        verbs = ("records.sign", "records.hand_over", "records.handover_list", "records.revoke", "records.print_again")
        page.list.selection.offer([actions[id] for id in verbs])

    def _lay_out(self) -> None:
        px = self._desk.look.px
        self.page.list.header.hide()
        self.page.panel.add_card(self.way)
        self.page.panel.add_action(self.print_one)
        notice = row(margins=(px(22), 0, px(18), 0)).add(self.notice)
        gone = row(margins=(px(22), 0, px(18), 0)).add(self.gone)
        column(self).add(notice, gone, self.handing_over, self.revoking, (self.page, 1))


def _signed_words(n: int) -> str:
    return count("RegisterView", "%n certificate noted as signed", n)


def _handed_over_words(n: int) -> str:
    return count("RegisterView", "%n certificate handed over", n)


def _revoked_words(n: int) -> str:
    return count("RegisterView", "%n certificate revoked", n)

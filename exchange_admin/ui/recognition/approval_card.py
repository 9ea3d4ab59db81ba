"""Who approved a version and who has not: one line a side, with the verbs that record it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.rules.learning_agreements import SIDES
from exchange_admin.services.learning_agreements.reading import AgreementVersion
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import ElidedLabel, Label, Pill, column, row


class SideLine(QWidget):
    """One side of the three."""

    approved = Signal(str)
    declined = Signal(str)

    def __init__(self, desk: Desk, side: str) -> None:
        super().__init__()
        self._desk, self._side = desk, side
        look = desk.look
        self.name = Label(look, 13, MEDIUM)
        self.said = Pill(look)
        self.who = ElidedLabel(look, 12, tone="ink3")
        self.approve, self.decline = Button(look, "check", "small"), Button(look, "x", "small")
        whole = column(self, spacing=look.px(4))
        whole.addWidget(self.name)
        first = row(spacing=look.px(8))
        first.addWidget(self.said)
        first.addWidget(self.who, 1)
        whole.addLayout(first)
        second = row(spacing=look.px(6))
        second.addWidget(self.approve)
        second.addWidget(self.decline)
        second.addStretch(1)
        whole.addLayout(second)
        whole.addStretch(1)
        self.approve.clicked.connect(self._approve)
        self.decline.clicked.connect(self._decline)

    def show_version(self, version: AgreementVersion) -> None:
        words, said = self._desk.words, version.approval(self._side)
        self.name.setText(words.choice("approval_side", self._side))
        verdict = said.text("verdict") if said else ""
        if said is None:
            self.said.say(self.tr("waiting") if version.state == "proposed" else "—", Tone.GREY)
        else:
            tone = Tone.GREEN if verdict == "approved" else Tone.RED
            self.said.say(words.choice("approval_verdict", verdict), tone)
        day = self._desk.look.formats.day(said.text("signed_on")) if said else ""
        self.who.setText(" · ".join(part for part in (said.text("signer") if said else "", day) if part))
        open_ = version.state == "proposed" and said is None
        self.approve.say(self.tr("Record approval…"))
        self.decline.say(self.tr("Decline…"))
        self.approve.setVisible(open_)
        self.decline.setVisible(open_)

    def _approve(self) -> None:
        self.approved.emit(self._side)

    def _decline(self) -> None:
        self.declined.emit(self._side)


class ApprovalCard(QWidget):
    """The three sides beside each other; their signals carry the side."""

    approved = Signal(str)
    declined = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        px = desk.look.px
        self.sides = {side: SideLine(desk, side) for side in SIDES}
        line = row(self, (px(22), px(10), px(22), px(10)), px(22))
        for side in self.sides.values():
            line.addWidget(side, 1)
            side.approved.connect(self.approved)
            side.declined.connect(self.declined)

    def show_version(self, version: AgreementVersion) -> None:
        for side in self.sides.values():
            side.show_version(version)

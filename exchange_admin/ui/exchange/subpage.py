"""A page over the others with one purpose: the way back at the top, what it does at the bottom."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from exchange_admin.ui.desk import Desk
from exchange_admin.ui.exchange.exchange_session import ExchangeSession
from exchange_admin.ui.jobs import Hearer, Job
from exchange_admin.ui.keys_card import KeysCard
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.widgets.buttons import IconButton
from exchange_admin.ui.widgets.labels import ElidedLabel, Rule, column, row, scrolled
from exchange_admin.ui.widgets.own_key import own_key

BODY_WIDTH = 860


class SubPage(QWidget):
    """`body` takes the cards, `foot` the buttons from left to right; Escape goes back. One job runs at a time. `keys`
    asks for the passphrase of our keys where a job needs them, and `_try_again` follows."""

    left = Signal()

    def __init__(self, desk: Desk, session: ExchangeSession) -> None:
        super().__init__()
        self._desk, self._session, self._working = desk, session, False
        look, px = desk.look, desk.look.px
        self.back = IconButton(look, "chevron-left", size=32)
        self.title = ElidedLabel(look, 20, SEMIBOLD)
        self.head = row(margins=(px(16), 0, px(18), 0), spacing=px(8))
        self.head.add(self.back, (self.title, 1))
        top = QWidget()
        top.setFixedHeight(px(58))
        top.setLayout(self.head)
        self.notice, self.keys = Banner(look, Tone.RED, passes=True), KeysCard(desk, session.unlock)
        inside = QWidget()
        self._holder = QWidget()
        self._holder.setMaximumWidth(px(BODY_WIDTH))
        self.body = column(self._holder, spacing=px(12))
        sides = row(inside, (px(22), px(4), px(22), px(18))).add((self._holder, 100))
        sides.addStretch(1)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setFixedWidth(px(120))
        self.footer = QWidget()
        self.foot = row(margins=(px(22), px(10), px(18), px(10)), spacing=px(10))
        column(self.footer).add(Rule(), self.foot)
        notice = row(margins=(px(22), 0, px(22), px(8))).add(self.notice)
        column(self).add(top, notice, (scrolled(inside), 1), self.footer)
        self.back.clicked.connect(self.left)
        self.keys.unlocked.connect(self._try_again)
        own_key(self, "Esc").activated.connect(self.left)

    def finish_layout(self) -> None:
        """Call when everything is in `body`."""
        self.body.addStretch()

    def say_title(self, title: str) -> None:
        self.title.setText(title)
        self.back.say(self.tr("Back"), "Esc")

    @property
    def is_busy(self) -> bool:
        return self._working

    def _run_job(self, job: Job, done: Hearer) -> None:
        self._working = True
        job.ended.connect(self._ended)
        self._show()
        job.start_telling(done, self._refused)

    def _refused(self, error: Exception) -> None:
        if not self.keys.takes(error):
            self._say_refusal(error)

    def _say_refusal(self, error: Exception) -> None:
        self.notice.say(self._desk.refusal(error), "", Tone.RED)

    def _try_again(self) -> None:
        """The keys are open now."""

    def _ended(self) -> None:
        self._working = False
        self._show()

    @abstractmethod
    def _show(self) -> None:
        """What can be done now, also while a job runs."""

    def show_working(self, working: bool) -> None:
        self.bar.setRange(0, 0)
        self.bar.setVisible(working)

"""The keys of other offices whose catalogues count here: their digits, what stands under them, taking one back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.services.catalogues.hub_keys import HubKey
from exchange_admin.services.catalogues.said import key_state_said
from exchange_admin.services.office import Office
from exchange_admin.ui.ask import Question
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import MEDIUM, SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Label, Pill, column, row, scrolled


class HubKeyCard(QFrame):
    """One key. `revoked` where nothing is to count under it, `renewed` where a new one is to be bound instead."""

    revoked = Signal()
    renewed = Signal()

    def __init__(self, desk: Desk, key: HubKey) -> None:
        super().__init__()
        self.setObjectName("card")
        self.key = key
        look, px, words = desk.look, desk.look.px, desk.words
        state = Pill(look)
        state.say(key_state_said(words, key), Tone.RED if key.revoked_on else Tone.GREEN if key.bound else Tone.GREY)
        self.digits = Label(look, 14, MEDIUM, "ink2", wraps=True, text=key.digits or "—")
        self.digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.facts = Label(look, 12, tone="ink3", wraps=True, text=" · ".join(self._facts(desk)))
        self.revoke, self.renew = Button(look, kind="small"), Button(look, kind="small")
        self.revoke.say(self.tr("Revoke…"))
        self.revoke.setVisible(not key.revoked_on or key.listings > 0)
        self.revoke.clicked.connect(self.revoked)
        self.renew.say(self.tr("Take in a catalogue with its new key…"))
        self.renew.setVisible(bool(key.bound and key.revoked_on))
        self.renew.clicked.connect(self.renewed)
        for button in (self.revoke, self.renew):
            button.setAutoDefault(False)
        name = Label(look, 14, SEMIBOLD, wraps=True, text=key.hub)
        column(self, (px(14), px(12), px(14), px(12)), px(6)).add(
            row(spacing=px(8)).add((name, 1), state),
            self.digits,
            self.facts,
            row(spacing=px(8)).add(self.revoke, self.renew, STRETCH),
        )

    def _facts(self, desk: Desk) -> list[str]:
        key, words = self.key, desk.words
        facts = [words.listed(key.institutions), words.say("catalogue.key_listings", {"n": key.listings})]
        if key.compared_on:
            compared = words.field("catalogue_key", "compared_on")
            facts.append(words.labelled(compared, desk.look.formats.day(key.compared_on)))
        return facts


class HubKeysDialog(QDialog):
    """Answers with what is wanted: a key `to_revoke`, or that a new one `is_renewing`."""

    def __init__(self, desk: Desk, keys: Sequence[HubKey], parent: QWidget) -> None:
        super().__init__(parent)
        look, px = desk.look, desk.look.px
        self.to_revoke: HubKey | None = None
        self.is_renewing = False
        self.setWindowTitle(self.tr("Keys of other offices"))
        self.resize(px(640), px(460))
        about = self.tr(
            "What these offices sign in their catalogues counts here: somebody has compared the digits with them."
        )
        self.about = Label(look, 13, wraps=True, text=about if keys else desk.words.say("catalogue.keys_none"))
        inside = QWidget()
        body = column(inside, (0, 0, px(8), 0), px(10))
        self.cards = [HubKeyCard(desk, key) for key in keys]
        for card in self.cards:
            card.revoked.connect(self._revoke)
            card.renewed.connect(self._renew)
            body.add(card)
        body.add(STRETCH)
        self.leave = Button(look, kind="primary")
        self.leave.say(self.tr("Close"))
        self.leave.setDefault(True)
        self.leave.clicked.connect(self.reject)
        column(self, (px(20),) * 4, px(14)).add(self.about, (scrolled(inside), 1), row().add(STRETCH, self.leave))
        self.leave.setFocus()

    def _revoke(self) -> None:
        card = self.sender()
        assert isinstance(card, HubKeyCard)
        self.to_revoke = card.key
        self.accept()

    def _renew(self) -> None:
        self.is_renewing = True
        self.accept()


class HubKeyActs(QWidget):
    """Reads and writes in jobs. `renewed` where a catalogue with a new key is to be taken in."""

    renewed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._desk = desk

    def show_keys(self) -> None:
        language = self._desk.language

        def read(apart: Office, task: Task) -> Sequence[HubKey]:
            return apart.hub_keys.all(language)

        self._desk.read(read).start_telling(self._show, self._desk.say_reason)

    def _show(self, keys: Sequence[HubKey]) -> None:
        dialog = HubKeysDialog(self._desk, keys, self.window())
        if not self._desk.ask.show(dialog):
            return
        if dialog.is_renewing:
            self.renewed.emit()
        elif dialog.to_revoke is not None:
            self._revoke(dialog.to_revoke)

    def _revoke(self, key: HubKey) -> None:
        desk = self._desk
        counted = desk.words.say("catalogue.key_listings", {"n": key.listings})
        text = self.tr(
            "Nothing that was signed with this key counts any more: {counted} go from this office, and what comes "
            "under the key later is ignored. The institutions and what you wrote about them stay."
        )
        question = Question(
            self.tr("Revoke the key of {name}").replace("{name}", key.hub),
            text.replace("{counted}", counted),
            self.tr("Revoke"),
            grave=True,
        )
        if not desk.ask.confirm(question):
            return
        who = desk.who()

        def write(apart: Office, task: Task) -> Changes:
            return apart.hub_keys.revoke(key.sign_key, who)

        desk.write(write).start_telling(self._revoked, desk.say_reason)

    def _revoked(self, changes: Changes) -> None:
        self._desk.feed.publish(changes, self)
        self._desk.notices.say(self._desk.words.say("catalogue.key_new"), self._desk.undo)

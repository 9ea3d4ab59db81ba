"""Commands above a list, as small buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QMenu, QWidget

from exchange_admin.ui.jobs import Hearer
from exchange_admin.ui.look import Look
from exchange_admin.ui.widgets.buttons import Button, IconButton
from exchange_admin.ui.widgets.labels import STRETCH, row
from exchange_admin.ui.words import Retranslated


def new_command(parent: QObject, run: Hearer) -> QAction:
    """What a button of the bar carries out."""
    action = QAction(parent)
    action.triggered.connect(run)
    return action


class VerbBar(Retranslated, QWidget):
    """A button is as usable as its action and says what the action says. What has no room stands behind three dots."""

    def __init__(self, look: Look, actions: Sequence[QAction]) -> None:
        super().__init__()
        self._look = look
        self._pairs: list[tuple[QAction, Button]] = []
        self._first: QWidget | None = None
        self._kept = len(actions)
        self.line = row(self, (look.px(22), look.px(8), look.px(18), look.px(8)), look.px(8))
        self.line.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        for action in actions:
            button = Button(look, kind="small")
            button.clicked.connect(action.trigger)
            action.changed.connect(self._follow)
            self._pairs.append((action, button))
            self.line.addWidget(button)
        self.more = IconButton(look, "ellipsis")
        self.more.clicked.connect(self._offer_more)
        self.more.hide()
        self.line.add(self.more, STRETCH)
        self._follow()
        self._name_more()

    def begin_with(self, widget: QWidget) -> None:
        """A widget before the buttons; it keeps its room."""
        self._first = widget
        self.line.insertWidget(0, widget)

    def behind(self) -> list[QAction]:
        """The commands that stand behind the three dots now."""
        return [action for action, _ in self._pairs[self._kept :]]

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(self._look.px(60), super().minimumSizeHint().height())

    def retranslate(self) -> None:
        self._name_more()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _name_more(self) -> None:
        self.more.say(self.tr("More commands"))

    def _follow(self) -> None:
        renamed = False
        for action, button in self._pairs:
            if button.text() != action.text():
                renamed = True
                button.say(action.text())
            button.setEnabled(action.isEnabled())
        if renamed and self.isVisible():
            self._fit()

    def _fit(self) -> None:
        """As many buttons as there is room for, the first ones first."""
        margins, gap = self.line.contentsMargins(), self.line.spacing()
        room = self.width() - margins.left() - margins.right()
        if self._first is not None and not self._first.isHidden():
            room -= self._first.sizeHint().width() + gap
        widths = [button.sizeHint().width() + gap for _, button in self._pairs]
        if sum(widths) - gap > room:
            room -= self.more.sizeHint().width() + gap
        self._kept, used = 0, 0
        for wide in widths:
            if used + wide - gap > room:
                break
            used += wide
            self._kept += 1
        for n, (_, button) in enumerate(self._pairs):
            button.setVisible(n < self._kept)
        self.more.setVisible(self._kept < len(self._pairs))

    def _offer_more(self) -> None:
        menu = QMenu(self)
        menu.addActions(self.behind())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

"""Help about one part of the program: what its things are, and how one goes on from each."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QDialog, QWidget

from exchange_admin.ui.desk import Desk
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Label, column, row, scrolled


class HelpDialog(QDialog):
    """Says `help.<page>` of the wording: of each of the `parts` what it is called and what is to be known of it. With
    a part stand the keys to press that its text names as `{keys}`."""

    def __init__(self, desk: Desk, page: str, parts: Mapping[str, str], parent: QWidget | None) -> None:
        super().__init__(parent)
        look, px, words = desk.look, desk.look.px, desk.words
        self.setWindowTitle(words.say(f"help.{page}.title"))
        self.resize(px(640), px(560))
        inside = QWidget()
        body = column(inside, (0, 0, px(10), 0), px(4))
        for part, keys in parts.items():
            body.add(
                Label(look, 14, SEMIBOLD, wraps=True, text=words.say(f"help.{page}.{part}.head")),
                Label(look, 13, tone="ink2", wraps=True, text=words.say(f"help.{page}.{part}.text", {"keys": keys})),
                px(10),
            )
        body.add(STRETCH)
        close = Button(look, kind="primary")
        close.say(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column(self, (px(20),) * 4, px(14)).add((scrolled(inside), 1), row().add(STRETCH, close))
        close.setFocus()

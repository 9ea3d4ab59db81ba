"""In which languages a paper is: any of them, in the order in which the office names its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from exchange_admin.domain.wording import Wording
from exchange_admin.ui.forms.editors import TickBox
from exchange_admin.ui.languages import LANGUAGES, OWN_NAMES
from exchange_admin.ui.look import Look
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.widgets.labels import row


def in_order(usual: Sequence[str]) -> tuple[str, ...]:
    """All languages, those that the office usually takes first."""
    return (*usual, *(code for code in LANGUAGES if code not in usual))


class LanguageSet(QWidget):
    """A box to tick for each language; the last one stays ticked. `chosen` gives the codes: `zh,ru`."""

    chosen = Signal(str)

    def __init__(self, look: Look, usual: Sequence[str]) -> None:
        super().__init__()
        self.boxes = {code: TickBox(look) for code in in_order(usual)}
        line = row(self, spacing=look.px(12))
        for code, box in self.boxes.items():
            box.setChecked(code in usual)
            box.clicked.connect(self._clicked)
            line.addWidget(box)
        line.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def current(self) -> str:
        return ",".join(code for code, box in self.boxes.items() if box.isChecked())

    def set_current(self, languages: str) -> None:
        """Silently; the order stays."""
        codes = languages.split(",")
        for code, box in self.boxes.items():
            box.setChecked(code in codes)

    def say(self, words: Wording) -> None:
        """Each under its own name; the tip names it in the language of the window."""
        for code, box in self.boxes.items():
            box.setText(OWN_NAMES[code])
            box.setAccessibleName(words.choice("language", code))
            box.setToolTip(plain_tip(words.choice("language", code)))
            box.updateGeometry()

    def _clicked(self, on: bool) -> None:
        if not self.current():
            box = self.sender()
            assert isinstance(box, TickBox)
            box.setChecked(True)
        else:
            self.chosen.emit(self.current())

"""Which languages a paper is in: one that leads, and a second one beside it or none."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QWidget

from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.widgets.labels import Label, column
from exchange_admin.ui.widgets.quiet_combo import QuietCombo


class LanguagesDialog(QDialog):
    """`languages` are those chosen, the leading one first."""

    def __init__(self, desk: Desk, title: str, verb: str, parent: QWidget) -> None:
        super().__init__(parent)
        px = desk.look.px
        self.setWindowTitle(title)
        self.setFixedWidth(px(420))
        self.first, self.second = QuietCombo(self), QuietCombo(self)
        self.second.addItem(self.tr("None"), "")
        for language in LANGUAGES:
            said = desk.words.choice("language", language)
            self.first.addItem(said, language)
            self.second.addItem(said, language)
        self.first.setCurrentIndex(self.first.findData(desk.language))
        self.second.setCurrentIndex(self.second.findData("ru" if desk.language == "zh" else "zh"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(14))
        grid.setVerticalSpacing(px(8))
        grid.setColumnStretch(1, 1)
        for line, (words, combo) in enumerate(
            ((self.tr("Language"), self.first), (self.tr("Second language"), self.second))
        ):
            label = Label(desk.look, 13, tone="ink3", text=words)
            combo.setAccessibleName(words)
            grid.addWidget(label, line, 0)
            grid.addWidget(combo, line, 1)
        buttons = QDialogButtonBox()
        do = buttons.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
        do.setProperty("kind", "primary")
        do.setDefault(True)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column(self, (px(20),) * 4, px(14)).add(grid, buttons)

    @property
    def languages(self) -> tuple[str, ...]:
        chosen = (str(self.first.currentData()), str(self.second.currentData() or ""))
        return tuple(dict.fromkeys(language for language in chosen if language))

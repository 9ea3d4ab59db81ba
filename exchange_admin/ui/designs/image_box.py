"""Which picture a part shows: none, the office's logo, the signatory's signature, or one from a file."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from exchange_admin.services.certificates.design_parts import OFFICE_LOGO, SIGNATURE
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import column
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.words import Retranslated


class ImageBox(Retranslated, QWidget):
    """`edited` gives what stands for the picture; `file_wanted` asks for one from a file."""

    edited = Signal(str)
    file_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._image = ""
        self.which = QuietCombo()
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.which.setMinimumContentsLength(8)
        self.file = Button(desk.look, "folder-open", "small")
        column(self, spacing=desk.look.px(5)).add(self.which, self.file)
        self.which.activated.connect(self._chosen)
        self.file.clicked.connect(self.file_wanted)
        self.retranslate()

    def show_value(self, image: str) -> None:
        self._image = image
        self._fill()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.which.setAccessibleName(name)

    def retranslate(self) -> None:
        self.file.say(self.tr("From a file…"), self.tr("PNG or JPEG"))
        self._fill()

    def _fill(self) -> None:
        self.which.clear()
        self.which.addItem(self.tr("None"), "")
        self.which.addItem(self.tr("Logo of the office"), OFFICE_LOGO)
        self.which.addItem(self.tr("Signature of the signatory"), SIGNATURE)
        if self._image not in ("", OFFICE_LOGO, SIGNATURE):
            self.which.addItem(self.tr("Picture from a file"), self._image)
        self.which.setCurrentIndex(self.which.findData(self._image))

    def _chosen(self, _: int) -> None:
        self.edited.emit(str(self.which.currentData()))

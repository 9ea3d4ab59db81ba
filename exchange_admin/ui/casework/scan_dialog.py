"""Asks once what scans are of whose names do not tell it; guesses stand there too and can be changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.services.casework.scan_sorting import ScanGuess
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.widgets.dialogs import DialogButtons
from exchange_admin.ui.widgets.labels import ElidedLabel, Label, column, row, scrolled
from exchange_admin.ui.widgets.quiet_combo import QuietCombo

MOST = 8
"""Files that are shown without scrolling."""


class ScanDialog(QDialog):
    """`answers` are the task of each file (empty: it is left out), in the order of `paths`."""

    def __init__(
        self,
        desk: Desk,
        tasks: Sequence[CaseTask],
        scans: Sequence[tuple[Path, ScanGuess]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        look, px = desk.look, desk.look.px
        self.setWindowTitle(self.tr("Sort scans"))
        self.setFixedWidth(px(620))
        self.boxes: list[QuietCombo] = []
        self._paths = [path for path, _ in scans]
        offered = [(self.tr("leave out"), "")]
        offered += [(task.title, task.id) for task in tasks if task.is_asked and not task.is_sensitive]
        lines = QWidget()
        below = column(lines, (0, 0, px(10), 0), px(8))
        for path, guess in scans:
            below.add(self._line(desk, path, guess, offered))
        area = scrolled(lines, Qt.FocusPolicy.StrongFocus)
        area.setFixedHeight(px(44) * min(len(scans), MOST) + px(4))
        about = self.tr("Which task is each file for? Where it says “guess”, the name of the file told it.")
        buttons = DialogButtons(self, self.tr("Keep the scans"))
        column(self, (px(20),) * 4, px(12)).add(Label(look, 13, tone="ink2", wraps=True, text=about), area, buttons)
        unclear = (box for box in self.boxes if not box.currentData())
        next(unclear, self.boxes[0]).setFocus()

    def answers(self) -> list[tuple[str, Path]]:
        """Those that are kept, with their task."""
        pairs = zip(self.boxes, self._paths, strict=True)
        return [(str(box.currentData()), path) for box, path in pairs if box.currentData()]

    def _line(self, desk: Desk, path: Path, guess: ScanGuess, offered: Sequence[tuple[str, str]]) -> QWidget:
        look, px = desk.look, desk.look.px
        name = ElidedLabel(look, 13)
        name.setText(path.name)
        box = QuietCombo(letters=20)
        box.offer(offered)
        box.choose(guess.task)
        box.setAccessibleName(path.name)
        mark = Label(look, 11, tone="ink3", text=self.tr("guess") if guess.task else "")
        mark.setFixedWidth(px(56))
        self.boxes.append(box)
        line = QWidget()
        row(line, spacing=px(10)).add((name, 1), (box, 1), mark)
        line.setFixedHeight(px(36))
        return line

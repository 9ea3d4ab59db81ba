"""Choosing the person whose second entry this record is, with both records side by side."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from exchange_admin.domain.fields import Field, FieldType
from exchange_admin.domain.steps import Record
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.phrases import value_phrase
from exchange_admin.ui.forms.new_record_dialog import form_tools
from exchange_admin.ui.forms.record_form import shown_fields
from exchange_admin.ui.forms.reference_editor import ReferenceEditor
from exchange_admin.ui.widgets.dialogs import grid_layout
from exchange_admin.ui.widgets.labels import STRETCH, Label, column, empty_out
from exchange_admin.ui.widgets.own_key import ctrl_enter

_COMPARED = 14  # lines of differences that fit an office screen


class MergeDialog(QDialog):
    """Shows where the two differ. Merging fills empty fields of the kept entry; nothing is overwritten."""

    def __init__(self, desk: Desk, duplicate: Record, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._duplicate = desk, duplicate
        self._kind = desk.registry["person"]
        self.setWindowTitle(self.tr("Merge into another person"))
        px = desk.look.px
        self.setMinimumWidth(px(620))
        words = Label(desk.look, 13, tone="ink2", wraps=True)
        words.setText(
            self.tr(
                "“{name}” becomes a second entry of the person you choose. Both keep their values and history."
            ).replace("{name}", desk.label("person", duplicate.id))
        )
        whole = column(self, (px(20),) * 4, px(10)).add(words)
        self.keep = ReferenceEditor(
            Field(name="keep", type=FieldType.REFERENCE, refers="person"), form_tools(desk), self
        )
        self.keep.line.setPlaceholderText(self.tr("Name, passport or date of birth of the person to keep"))
        self.keep.line.setAccessibleName(self.tr("Person to keep"))
        whole.addWidget(self.keep.line)
        self._grid = grid_layout(desk.look, (16, 4))
        whole.add(self._grid, STRETCH)
        buttons = QDialogButtonBox()
        self._merge = buttons.addButton(self.tr("Merge"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._merge.setEnabled(False)
        whole.addWidget(buttons)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        ctrl_enter(self).activated.connect(self._merge.click)
        self.keep.left.connect(self._compare)

    def chosen(self) -> str:
        """The id of the person to keep, empty when none was chosen."""
        return str(self.keep.value() or "")

    def _compare(self) -> None:
        kept = self._desk.records.get("person", self.chosen())
        self._merge.setEnabled(kept.id != self._duplicate.id)
        empty_out(self._grid)
        for at, text in enumerate((self.tr("Kept"), self.tr("Second entry")), 1):
            self._put(0, at, text, "ink2")
        line = 1
        for field in shown_fields(self._kind):
            ours, theirs = kept[field.name], self._duplicate[field.name]
            if ours == theirs or line > _COMPARED:
                continue
            self._put(line, 0, self._desk.words.field("person", field.name), "ink3")
            self._put(line, 1, value_phrase(self._desk, self._kind, field.name, ours) or "—", "ink")
            self._put(line, 2, value_phrase(self._desk, self._kind, field.name, theirs) or "—", "ink")
            line += 1

    def _put(self, line: int, at: int, text: str, tone: str) -> None:
        label = Label(self._desk.look, 13, tone=tone, wraps=True, text=text)
        self._grid.addWidget(label, line, at)

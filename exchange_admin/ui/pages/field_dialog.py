"""Ctrl+E: one field of the chosen records gets one value; how many would change is said before anything does."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QSizePolicy, QWidget

from exchange_admin.domain.fields import FieldType, Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.field_changes import FieldChange, Outlook, changeable_fields
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.phrases import value_phrase
from exchange_admin.ui.forms.editors import Editor
from exchange_admin.ui.forms.making import make_editor
from exchange_admin.ui.forms.new_record_dialog import form_tools
from exchange_admin.ui.latest_job import LatestJob, pause
from exchange_admin.ui.widgets.dialogs import grid_layout
from exchange_admin.ui.widgets.labels import STRETCH, Label, column
from exchange_admin.ui.widgets.own_key import ctrl_enter
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.words import count

REASONS_SHOWN = 4
PAUSE = 150  # milliseconds of typing before it is counted


class FieldDialog(QDialog):
    """`wish` is what was decided; None until a value stands there that would change something."""

    def __init__(self, desk: Desk, kind: str, ids: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._kind, self._ids = desk, desk.registry[kind], tuple(ids)
        self.wish: FieldChange | None = None
        self._asked: FieldChange | None = None
        self.editor: Editor | None = None
        self.fields = QuietCombo(self)
        self.fields.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.fields.setMaxVisibleItems(16)
        self.outlook = Label(desk.look, 13, wraps=True)
        self.reasons = Label(desk.look, 12, tone="ink3", wraps=True)
        self._place = column()
        self._counting = LatestJob(desk.jobs, 0, self)
        self._pause = pause(self, PAUSE, self._count)
        self._lay_out()
        for field in changeable_fields(self._kind):
            self.fields.addItem(desk.words.field(kind, field.name), field.name)
        self.fields.currentIndexChanged.connect(self._offer_value)
        self._counting.answered.connect(self._counted)
        self._counting.refused.connect(self._not_counted)
        self._offer_value()

    def accept(self) -> None:
        """Only what was counted is done: Enter in a field counts first."""
        if self._pause.isActive():
            self._count()
        elif self.wish is not None:
            super().accept()

    def done(self, result: int) -> None:
        self._pause.stop()
        self._counting.forget()
        super().done(result)

    # Inside

    def _offer_value(self) -> None:
        if self.editor is not None:
            self._place.take_out(self.editor.widget)
        field = self._kind[self.fields.currentData()]
        self.editor = make_editor(field, form_tools(self._desk), self)
        self.editor.widget.setAccessibleName(self.tr("New value"))
        self.editor.widget.setSizePolicy(QSizePolicy.Policy.Ignored, self.editor.widget.sizePolicy().verticalPolicy())
        self._place.addWidget(self.editor.widget)
        self.editor.changed.connect(self._value_changed)
        self.editor.left.connect(self._count)
        QWidget.setTabOrder(self.fields, self.editor.widget)
        self._forget()
        self._say_nothing_yet()
        self._empty.setVisible(not field.required and field.type is not FieldType.BOOLEAN)
        if field.type is FieldType.BOOLEAN:
            self._count()  # an empty box is a value

    def _value_changed(self) -> None:
        self._forget()
        self._pause.start()

    def _forget(self) -> None:
        self._pause.stop()
        self._counting.forget()
        self.wish = self._asked = None
        self._do.setEnabled(False)

    def _count(self) -> None:
        """Asks what the value on screen would do."""
        assert self.editor is not None
        try:
            value = self.editor.value()
        except RuleBroken as broken:
            self._forget()
            self.editor.mark_wrong(True)
            self._say(self._desk.sentence(broken.problems), "red")
            return
        self.editor.mark_wrong(False)
        wish = FieldChange(self._kind.name, self._ids, self.editor.field.name, value)
        if wish == self._asked:
            return  # the field was only left
        self._forget()
        self._asked = wish
        self._say(self.tr("Counting…"), "ink3")
        self._counting.ask(self._desk.apart(lambda apart, task: (wish, apart.field_changes.outlook(wish, task.step))))

    def _count_empty(self) -> None:
        assert self.editor is not None
        self.editor.show_value(None)
        self._count()

    def _counted(self, answer: object) -> None:
        assert isinstance(answer, tuple)
        wish, outlook = answer
        number = self._desk.look.formats.number
        said = self._said(wish.value)
        words = self.tr("{changing} of {all} will change: {field} → {value}")
        if outlook.changing == 0:
            words = self.tr("None of {all} will change: {field} → {value}")
        for name, text in (
            ("{changing}", number(outlook.changing)),
            ("{all}", number(len(self._ids))),
            ("{field}", self.fields.currentText()),
            ("{value}", said or self.tr("empty")),
        ):
            words = words.replace(name, text)
        self._say(words, "ink" if outlook.changing else "amber", self._lines(outlook))
        if outlook.changing:
            self.wish = wish
            self._do.setText(count("FieldDialog", "Change %n", outlook.changing))
            self._do.setEnabled(True)

    def _lines(self, outlook: Outlook) -> list[str]:
        lines = []
        if outlook.same:
            lines.append(count("FieldDialog", "%n has this value already.", outlook.same))
        if outlook.unusual:
            lines.append(
                count("FieldDialog", "%n will hold something unusual; look at it afterwards.", outlook.unusual)
            )
        if outlook.refused:
            lines.append(count("FieldDialog", "%n cannot take it and stays as it is:", len(outlook.refused)))
            for id, problem in outlook.refused[:REASONS_SHOWN]:
                name = self._desk.label(self._kind.name, id)
                lines.append(f"{name} — {self._desk.words.problem(problem)}")
            if more := len(outlook.refused) - REASONS_SHOWN:
                lines += [count("FieldDialog", "and %n more", more)] if more > 0 else []
        return lines

    def _not_counted(self, error: Exception) -> None:
        self._say(self._desk.reason(error), "red")

    def _said(self, value: Value) -> str:
        return value_phrase(self._desk, self._kind, self.fields.currentData(), value)

    def _say_nothing_yet(self) -> None:
        words = count("FieldDialog", "%n record is selected.", len(self._ids))
        self._say(words.replace(str(len(self._ids)), self._desk.look.formats.number(len(self._ids))), "ink3")
        self._do.setText(self.tr("Change"))

    def _say(self, words: str, tone: str, lines: Sequence[str] = ()) -> None:
        self.outlook.retone(tone)
        self.outlook.setText(words)
        self.reasons.say("\n".join(lines))
        layout = self.layout()
        assert layout is not None
        self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _lay_out(self) -> None:
        look = self._desk.look
        px = look.px
        self.setWindowTitle(self.tr("Change a field"))
        self.setFixedWidth(px(520))
        grid = grid_layout(look, (14, 8), (1,))
        for line, text in enumerate((self.tr("Field"), self.tr("New value"))):
            label = Label(look, 13, tone="ink3", text=text)
            grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
            label.setFixedHeight(px(32))
        grid.addWidget(self.fields, 0, 1)
        grid.addLayout(self._place, 1, 1)
        self.fields.setAccessibleName(self.tr("Field"))
        whole = column(self, (px(20),) * 4, px(12)).add(grid, self.outlook, self.reasons, STRETCH)
        buttons = QDialogButtonBox()
        self._do = buttons.addButton(self.tr("Change"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._do.setProperty("kind", "primary")
        self._empty = buttons.addButton(self.tr("Empty the field"), QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        ctrl_enter(self).activated.connect(self._do.click)
        self._empty.clicked.connect(self._count_empty)
        whole.addWidget(buttons)

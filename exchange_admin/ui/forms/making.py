"""Which editor belongs to which type of field."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QWidget

from exchange_admin.domain.fields import Field, FieldType, ReadAs
from exchange_admin.ui.forms.editors import (
    ChoiceEditor,
    DayEditor,
    Editor,
    FlagEditor,
    FormTools,
    HoursEditor,
    LineEditor,
    MemoEditor,
    MoneyEditor,
)
from exchange_admin.ui.forms.reference_editor import ReferenceEditor
from exchange_admin.ui.forms.words_editor import WordsEditor

_EDITORS: dict[FieldType, type[LineEditor | MemoEditor | ChoiceEditor | FlagEditor | ReferenceEditor]] = {
    FieldType.MEMO: MemoEditor,
    FieldType.DATE: DayEditor,
    FieldType.MINUTES: HoursEditor,
    FieldType.MONEY: MoneyEditor,
    FieldType.BOOLEAN: FlagEditor,
    FieldType.CHOICE: ChoiceEditor,
    FieldType.COUNTRY: ChoiceEditor,
    FieldType.LANGUAGE: ChoiceEditor,
    FieldType.REFERENCE: ReferenceEditor,
}


def marked(field: Field, one_of: Collection[str]) -> str:
    """The mark behind its name: `*` where something has to stand, `(*)` where one of several fields is enough."""
    return "\u00a0*" if field.required else "\u00a0(*)" if field.name in one_of else ""


def make_editor(field: Field, tools: FormTools, parent: QWidget | None = None) -> Editor:
    if field.lists:
        return WordsEditor(field, tools, parent)
    if field.read_as is ReadAs.FIELDS_OF_EDUCATION:
        from exchange_admin.ui.forms.codes_editor import CodesEditor  # a start shows no form with one

        return CodesEditor(field, tools, parent)
    return _EDITORS.get(field.type, LineEditor)(field, tools, parent)

"""Blank workbooks for partners without the program, in their language; filled in they come back as lists."""

from __future__ import annotations

from pathlib import Path

from exchange_admin.documents.blank_form import FilledRows, FormField, FormTexts, write_blank_form
from exchange_admin.documents.table_cells import Column, ColumnKind
from exchange_admin.domain.fields import Field, FieldType, Kind
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.vocabulary import words
from exchange_admin.domain.wording import Wording
from exchange_admin.services.importing.form_notes import FormNote, over_keys
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.stored import there

_COLUMNS = {
    FieldType.DATE: ColumnKind.DATE,
    FieldType.INTEGER: ColumnKind.INTEGER,
    FieldType.TEXT: ColumnKind.IDENTIFIER,
}
_DECIDED_LATER = "state"
"""What is filled in begins as a draft or a proposal, whatever the form would say."""


class BlankForms(Service[Parts]):
    def write(self, kind: str, institution: str, target: Path, language: str, creator: str) -> None:
        """What is noted here says whose it is when it comes back. Raises RuleBroken with `record.missing`,
        `form.no_such_kind`, FileNotWritten."""
        there(self._store, "institution", institution)
        of, said = self._registry[kind], self._wordings[language]
        if not of.has_form:
            raise RuleBroken(Problem("form.no_such_kind"))
        asked = self.fields(of, said)
        fields, columns = list(asked.values()), {field.column.title: name for name, field in asked.items()}
        note = FormNote(self._origin.new_id(), institution, language, self._today().isoformat(), columns, kind)
        texts = form_texts(said.kind(kind, 2), said, creator)
        write_blank_form(target, fields, texts, FilledRows(over_keys(note.id), ()), lambda: note.keep(self._store))

    @staticmethod
    def fields(kind: Kind, said: Wording) -> dict[str, FormField]:
        """What the form of a kind asks for, by field."""
        return {one.name: _form_field(kind, one, said) for one in kind.fields if _is_asked(one)}


def form_texts(title: str, said: Wording, creator: str, *help: str) -> FormTexts:
    """What every form says, in the language of `said`."""
    legend, required = said.say("form.legend"), said.say("form.required")
    day, too_long = said.say("form.day"), said.say("form.too_long", {"n": "{n}"})
    return FormTexts(title[:31], legend, required, said.language, creator, day, too_long, help)


def _is_asked(field: Field) -> bool:
    """Records of the office's own file cannot be named there, and what stays at home is nobody's to ask."""
    told = field.written_by_program or field.internal or field.type is FieldType.REFERENCE
    return not told and field.name != _DECIDED_LATER


def _form_field(kind: Kind, field: Field, said: Wording) -> FormField:
    offered = tuple(said.choice(field.choices, one) for one in words(field.choices)) if field.choices else ()
    hint = f"form.hint.{field.name}"
    column = Column(said.field(kind.name, field.name), _COLUMNS.get(field.type, ColumnKind.TEXT))
    told = (said.say("form.one_of") if field.name in kind.one_of else "", said.say(hint) if hint in said else "")
    return FormField(column, field.required, offered, " ".join(filter(None, told)), field.longest or 0)

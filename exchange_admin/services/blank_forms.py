"""Blank workbooks for partners without the program, in their language; filled in they come back as lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from exchange_admin.documents.blank_form import FilledRows, FormField, FormTexts, in_one_cell, write_blank_form
from exchange_admin.documents.table_cells import Column, ColumnKind
from exchange_admin.domain.fields import Field, FieldType, Kind, ReadAs, Side
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.vocabulary import words
from exchange_admin.domain.wording import Wording, best_of
from exchange_admin.services.importing.form_notes import FormNote, over_keys
from exchange_admin.services.listings.published import valid_listings
from exchange_admin.services.lists import Lists
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.stored import there

_COLUMNS = {
    FieldType.DATE: ColumnKind.DATE,
    FieldType.INTEGER: ColumnKind.INTEGER,
    FieldType.TEXT: ColumnKind.IDENTIFIER,
}
_DECIDED_LATER = "state"
"""What is filled in begins as a draft or a proposal, whatever the form would say."""
_NAMED = ("listing_id", "answering_institution_id", "own_listing_id")
_TOLD_BY_ANOTHER = "answering_institution_id"
"""Whose a thing is, is known from it; asked for where several are called alike."""
_NOTHING: Mapping[str, Sequence[str]] = MappingProxyType({})
_NO_CODES: Mapping[str, Mapping[str, str]] = MappingProxyType({})


class BlankForms(Service[Parts]):
    """`codes` are the names of codes of ISCED-F by language."""

    def __init__(self, parts: Parts, codes: Mapping[str, Mapping[str, str]]) -> None:
        super().__init__(parts)
        self._codes = codes

    def write(self, kind: str, institution: str, target: Path, language: str, creator: str) -> None:
        """What is noted here says whose it is when it comes back. Raises RuleBroken with `record.missing`,
        `form.no_such_kind`, `form.nothing_published`, FileNotWritten."""
        there(self._store, "institution", institution)
        of, said = self._registry[kind], self._wordings[language]
        if not of.has_form:
            raise RuleBroken(Problem("form.no_such_kind"))
        offered = self._offered(of, institution, language)
        asked = self.fields(of, said, offered, self._codes)
        fields, columns = list(asked.values()), {field.column.title: name for name, field in asked.items()}
        note = FormNote(self._origin.new_id(), institution, language, self._today().isoformat(), columns, kind)
        for called in offered.values():
            note.offer((*called, in_one_cell(called)))
        for field in fields:
            note.offer(text for told in field.codes for text in told)
        texts = form_texts(said.kind(kind, 2), said, creator)
        write_blank_form(target, fields, texts, FilledRows(over_keys(note.id), ()), lambda: note.keep(self._store))

    @staticmethod
    def fields(
        kind: Kind,
        said: Wording,
        offered: Mapping[str, Sequence[str]] = _NOTHING,
        codes: Mapping[str, Mapping[str, str]] = _NO_CODES,
    ) -> dict[str, FormField]:
        """What the form of a kind asks for, by field; `offered` are the records that a field may name."""
        asked = (one for one in kind.fields if _is_asked(kind, one))
        made = {one.name: _form_field(kind, one, said, offered.get(one.name, ())) for one in asked}
        named = tuple((code, best_of(codes[code], said.language)) for code in sorted(codes))
        is_coded = {one.name for one in kind.fields if one.read_as is ReadAs.FIELDS_OF_EDUCATION}
        return {name: replace(field, codes=named) if name in is_coded else field for name, field in made.items()}

    def _offered(self, kind: Kind, institution: str, language: str) -> dict[str, list[str]]:
        """What the records are called that a field of a word to somebody else may name: what is published and valid, by
        others and by the institution itself, and whose it is."""
        if not kind.begun_by:
            return {}
        published = list(valid_listings(self._store, self._today()))
        own = [one.id for one in published if one["institution_id"] == institution]
        others = {one.id: one.text("institution_id") for one in published if one["institution_id"] != institution}
        if not others:
            raise RuleBroken(Problem("form.nothing_published"))
        ids = {
            "listing_id": ("listing", list(others)),
            "answering_institution_id": ("institution", list(dict.fromkeys(others.values()))),
            "own_listing_id": ("listing", own),
        }
        lists = Lists(self._store, self._registry, self._wordings)
        return {
            field: sorted(set(lists.labels(kind, found, language).values())) for field, (kind, found) in ids.items()
        }


def form_texts(title: str, said: Wording, creator: str, *help: str) -> FormTexts:
    """What every form says, in the language of `said`."""
    legend, required = said.say("form.legend"), said.say("form.required")
    day, too_long = said.say("form.day"), said.say("form.too_long", {"n": "{n}"})
    return FormTexts(title[:31], legend, required, said.language, creator, day, too_long, help)


def _is_asked(kind: Kind, field: Field) -> bool:
    """Records of the office's own file cannot be named there but for what the institution says something to, what stays
    at home is nobody's to ask, and what others answer is theirs."""
    if field.written_by_program or field.internal or field.name == _DECIDED_LATER:
        return False
    if field.type is FieldType.REFERENCE:
        return bool(kind.begun_by) and field.name in _NAMED
    return not kind.begun_by or field.owner is Side.SENDING


def _form_field(kind: Kind, field: Field, said: Wording, records: Sequence[str]) -> FormField:
    offered = tuple(said.choice(field.choices, one) for one in words(field.choices)) if field.choices else ()
    offered = offered or tuple(records)
    required = field.required and field.name != _TOLD_BY_ANOTHER
    hint = f"form.hint.{field.name}"
    column = Column(said.field(kind.name, field.name), _COLUMNS.get(field.type, ColumnKind.TEXT))
    told = (said.say("form.one_of") if field.name in kind.one_of else "", said.say(hint) if hint in said else "")
    return FormField(column, required, offered, " ".join(filter(None, told)), field.longest or 0)

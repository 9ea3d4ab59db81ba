"""Workbooks for partners without the program, in their language: blank, or with the records that an institution has
already. Filled in they come back as lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from exchange_admin.documents.blank_form import FilledRows, FormField, FormTexts, in_one_cell, write_blank_form
from exchange_admin.documents.table_cells import Column, ColumnKind
from exchange_admin.domain.fields import Field, FieldType, Kind, KnownForm, ReadAs, Side
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.regions import country_of
from exchange_admin.domain.vocabulary import words
from exchange_admin.domain.wording import Wording, best_of
from exchange_admin.services.importing.form_cells import Shown, texts_of
from exchange_admin.services.importing.form_notes import FormNote, new_token, over_keys
from exchange_admin.services.importing.form_records import cells_of_records, known_of
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

    def write(self, kind: str, institution: str, target: Path, language: str, creator: str) -> int:
        """How many records stand in it already. What is noted here says whose it is when it comes back, and what stood
        in it. Raises RuleBroken with `record.missing`, `form.no_such_kind`, `form.nothing_published`,
        `partner.office_only`, FileNotWritten."""
        there(self._store, "institution", institution)
        of, said = self._registry[kind], self._wordings[language]
        if not (of.has_form or of.known_form):
            raise RuleBroken(Problem("form.no_such_kind"))
        if of.known_form and self._store.is_partner:
            raise RuleBroken(Problem("partner.office_only"))
        offered = self._offered(of, institution, language)
        asked = self.fields(of, said, offered, self._codes)
        fields, columns = list(asked.values()), {field.column.title: name for name, field in asked.items()}
        note = FormNote(self._origin.new_id(), institution, language, self._today().isoformat(), columns, kind)
        for called in offered.values():
            note.offer((*called, in_one_cell(called)))
        for field in fields:
            note.offer(text for told in field.codes for text in told)
        rows = self._known(of.known_form, note, said) if of.known_form else []
        helped = [said.say(f"form.help.{kind}")] if of.known_form else []
        texts = form_texts(said.kind(kind, 2), said, creator, *helped)
        is_whole = of.known_form is not None and of.known_form.is_whole
        filled = FilledRows(over_keys(note.id), rows, is_whole=is_whole)
        write_blank_form(target, fields, texts, filled, lambda: note.keep(self._store))
        return len(rows)

    def _known(self, form: KnownForm, note: FormNote, said: Wording) -> list[tuple[str, list[Shown]]]:
        """Notes what is sent."""
        rows, records = [], known_of(self._parts, note.form, note.partner)
        for id, cells in cells_of_records(self._parts, note.form, records, said).items():
            token = new_token()
            note.add(token, id, texts_of(cells))
            rows.append((token, [cells[key] for key in form.columns]))
        return sorted(rows, key=lambda row: [str(cell or "") for cell in row[1]])

    @staticmethod
    def fields(
        kind: Kind,
        said: Wording,
        offered: Mapping[str, Sequence[str]] = _NOTHING,
        codes: Mapping[str, Mapping[str, str]] = _NO_CODES,
    ) -> dict[str, FormField]:
        """What the form of a kind asks for, by field; `offered` are the records that a field may name."""
        known = kind.known_form
        asked = (
            [kind[name] for name in known.columns] if known else [one for one in kind.fields if _is_asked(kind, one)]
        )
        made = {one.name: _form_field(kind, one, said, offered.get(one.name, ())) for one in asked}
        named = tuple((code, best_of(codes[code], said.language)) for code in sorted(codes))
        is_coded = {one.name for one in kind.fields if one.read_as is ReadAs.FIELDS_OF_EDUCATION}
        return {name: replace(field, codes=named) if name in is_coded else field for name, field in made.items()}

    def _offered(self, kind: Kind, institution: str, language: str) -> dict[str, list[str]]:
        """What the records are called that a field of a word to somebody else may name: what is published and valid, by
        others and by the institution itself, and whose it is."""
        if kind.known_form:
            return self._offered_beside_known(kind, kind.known_form, institution, language)
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

    def _offered_beside_known(
        self, kind: Kind, form: KnownForm, institution: str, language: str
    ) -> dict[str, list[str]]:
        """Of other institutions only those that this one sees anyway; regions of its own country."""
        sees, said = self._store.exchange.outlook().sees, self._wordings[language]
        lists, found = Lists(self._store, self._registry, self._wordings), dict[str, list[str]]()
        for field in (kind[name] for name in form.columns):
            if field.refers:
                everyone = self._store.records(Query(field.refers))
                ids = [one.id for one in everyone if sees(institution, one.kind, one.id)]
                found[field.name] = sorted(set(lists.labels(field.refers, ids, language).values()))
            elif field.choices == "region":
                country = there(self._store, "institution", institution)["country"]
                codes = [code for code in words(field.choices) if country_of(code) == country]
                found[field.name] = [said.choice(field.choices, code) for code in codes]
        return found


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
    offered = tuple(records)
    if field.choices and not offered:
        offered = tuple(said.choice(field.choices, one) for one in words(field.choices))
    required = field.required and field.name != _TOLD_BY_ANOTHER
    hint = f"form.hint.{field.name}"
    column = Column(said.field(kind.name, field.name), _COLUMNS.get(field.type, ColumnKind.TEXT))
    told = (said.say("form.one_of") if field.name in kind.one_of else "", said.say(hint) if hint in said else "")
    known = kind.known_form
    return FormField(
        column,
        required,
        offered,
        " ".join(filter(None, told)),
        field.longest or 0,
        is_known=known is not None and field.name in known.known,
        is_open=known is not None and bool(field.refers),
    )

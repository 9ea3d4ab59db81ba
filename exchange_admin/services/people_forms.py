"""Workbooks with the people of a partner, in its language: to be completed, corrected, and added to. They come back as
lists, in which only what differs from what was sent is a change (`services/importing/form_rows.py`)."""

from __future__ import annotations

from pathlib import Path

from exchange_admin.documents.blank_form import FilledRows, write_blank_form
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.wording import Wording
from exchange_admin.services.blank_forms import form_texts
from exchange_admin.services.importing.form_cells import COLUMNS, Shown, cells_of, form_field, texts_of
from exchange_admin.services.importing.form_notes import FormNote, new_token, over_keys
from exchange_admin.services.importing.known_people import KnownPeople
from exchange_admin.services.importing.list_shapes import PEOPLE, shape_of
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.stored import there


class PeopleForms(Service[Parts]):
    def write(self, institution: str, target: Path, language: str, creator: str, *, blank: bool = False) -> int:
        """How many people stand in it: those who are the institution’s own and whom nobody disputes; none with
        `blank`, which is for naming new ones. Raises RuleBroken with `record.missing`, `partner.office_only`,
        `form.nobody`, FileNotWritten."""
        there(self._store, "institution", institution)
        if self._store.is_partner:
            raise RuleBroken(Problem("partner.office_only"))
        said = self._wordings[language]
        fields = [form_field(shape_of(PEOPLE), key, said, hint=f"form.hint.person.{key}") for key in COLUMNS]
        columns = {field.column.title: key for field, key in zip(fields, COLUMNS, strict=True)}
        note = FormNote(self._origin.new_id(), institution, language, self._today().isoformat(), columns)
        rows = [] if blank else self._rows(note, said)
        if not blank and not rows:
            raise RuleBroken(Problem("form.nobody"))
        helped = ("form.help.people", *(() if blank else ("form.help.filled",)))
        texts = form_texts(said.kind("person", 2), said, creator, *map(said.say, helped))
        write_blank_form(target, fields, texts, FilledRows(over_keys(note.id), rows), lambda: note.keep(self._store))
        return len(rows)

    def _rows(self, note: FormNote, said: Wording) -> list[tuple[str, list[Shown]]]:
        """Notes what is sent."""
        owns = self._store.exchange.outlook().owns
        entries = self._store.entries()
        records = self._store.where("person", "home_institution_id", [note.partner])
        kept = {entries.kept(one.id) for one in records if one.live}
        details = KnownPeople(self._store, self._names).details(id for id in kept if owns(note.partner, id))
        rows = []
        for person, one in details.items():
            token, cells = new_token(), cells_of(one, said)
            note.add(token, person, texts_of(cells))
            rows.append((token, [cells[key] for key in COLUMNS]))
        return sorted(rows, key=lambda row: [str(cell or "") for cell in row[1]])

"""Forms with records that an institution has already: what it says of itself, and which specialities it agreed on."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from exchange_admin.domain.fields import ITSELF, Field, FieldType, KnownForm
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.said_words import said
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.services.importing.form_cells import Shown, texts_of
from exchange_admin.services.importing.form_notes import FormNote
from exchange_admin.services.importing.form_subjects import HELD_FOR_GOOD
from exchange_admin.services.importing.sources import Sources
from exchange_admin.services.lists import Lists
from exchange_admin.services.parts import Parts


def known_form(name: str) -> KnownForm | None:
    """None for a form that is called otherwise than a kind, or of a kind whose records do not stand in it."""
    return REGISTRY[name].known_form if name in REGISTRY else None


def known_of(parts: Parts, kind: str, institution: str, among: Collection[str] | None = None) -> list[Record]:
    """The records of the kind that are the institution's to tell, of those named in `among`: what packages tell it, and
    what names nothing that it does not see."""
    form, found, sees = known_form(kind), dict[str, Record](), parts.store.exchange.outlook().sees

    def may_see(record: Record) -> bool:
        named = [(field.refers, record.text(field.name)) for field in REGISTRY[kind].references if record[field.name]]
        return sees(institution, kind, record.id) or all(sees(institution, *one) for one in named)

    for way in form.shows if form else ():
        own = [parts.store.get(kind, institution)] if way == ITSELF else parts.store.where(kind, way, [institution])
        found |= {one.id: one for one in own if one is not None and one.live}
    return [one for id, one in sorted(found.items()) if (among is None or id in among) and may_see(one)]


def cells_of_records(parts: Parts, kind: str, records: Sequence[Record], words: Wording) -> dict[str, dict[str, Shown]]:
    """By id and column, as they are written into the form."""
    form = known_form(kind)
    fields = {key: REGISTRY[kind][key] for key in (form.columns if form else ())}
    lists = Lists(parts.store, parts.registry, parts.wordings)
    called: dict[str, dict[str, str]] = {}
    for field in fields.values():
        if field.refers:
            ids = {one.text(field.name) for one in records if one[field.name]}
            called.setdefault(field.refers, {}).update(lists.labels(field.refers, ids, words.language))
    return {one.id: {key: _shown(field, one, words, called) for key, field in fields.items()} for one in records}


def _shown(field: Field, record: Record, words: Wording, called: Mapping[str, Mapping[str, str]]) -> Shown:
    value = record[field.name]
    if value is None:
        return None
    if field.refers:
        return called[field.refers].get(str(value))
    if field.type is FieldType.DATE:
        return date.fromisoformat(str(value))
    return int(value) if field.type is FieldType.INTEGER else said(field, value, words)


class RecordsOfForm:
    """Rows are about what they were sent for, or something new; nobody can choose another record for them."""

    held = HELD_FOR_GOOD
    may_be_chosen = False
    always_asked: Collection[str] = ()
    missing = "import.form_records_missing"

    def __init__(self, note: FormNote, sources: Sources) -> None:
        form = known_form(note.form)
        self._note, self._parts, self._known = note, sources.parts, form.known if form else ()
        self._words = sources.parts.wordings[note.language]

    def is_settled(self, subject: str) -> bool:
        """Where it was said what cannot be taken back, such as that a pair is agreed."""
        record = self._parts.store.get(self._note.form, subject)
        fields = REGISTRY[self._note.form].fields
        return record is not None and any(record[one.name] in one.lasting for one in fields)

    def now(self, subjects: Collection[str]) -> Mapping[str, Mapping[str, str]]:
        records = known_of(self._parts, self._note.form, self._note.partner, set(subjects))
        cells = cells_of_records(self._parts, self._note.form, records, self._words)
        return {id: texts_of(one) for id, one in cells.items()}

    def is_renamed(self, changed: Collection[str], told: Collection[str], *, is_copy: bool) -> bool:
        return any(key in self._known and key in told for key in changed)

    def names(self, subjects: Sequence[str]) -> list[str]:
        lists = Lists(self._parts.store, self._parts.registry, self._parts.wordings)
        labels = lists.labels(self._note.form, subjects, self._words.language)
        return [labels[id] for id in subjects if id in labels]

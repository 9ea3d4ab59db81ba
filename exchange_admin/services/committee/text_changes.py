"""What was changed in minutes, or in an output, since an institution approved it: which comma asks it again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from exchange_admin.domain.fields import LIVE, FieldType, Value
from exchange_admin.domain.labels import in_language
from exchange_admin.domain.rules.committee.minutes import OF_DECISION, OF_MEETING, Approvals, minutes_hash
from exchange_admin.domain.rules.committee.text_changes import (
    Apart,
    FieldChange,
    Texts,
    Written,
    apart,
    changes_between,
    text_then,
)
from exchange_admin.domain.rules.projects.outputs import TEXT, output_hash
from exchange_admin.domain.said_words import lists_of, said
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording, written_day
from exchange_admin.services.committee.controlling import text_in
from exchange_admin.services.committee.sheets import DECISION, MEETING, MeetingSheet
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.projects.sheets import OUTPUT, OutputSheet
from exchange_admin.services.stored import got

_TEXTS = (FieldType.TEXT, FieldType.MEMO)
_FIELDS: Mapping[str, Sequence[str]] = {MEETING: OF_MEETING, DECISION: OF_DECISION, OUTPUT: TEXT}


@dataclass(frozen=True, slots=True)
class TextChange:
    """`number` is that of the decision, empty for the meeting; `field` is `LIVE` where a decision was added (`now` is
    its text then) or taken out. `before` and `now` are as they are read. `is_text`: only a part of it may differ; days,
    names and choices are told whole."""

    id: str
    number: str
    field: str
    title: str
    before: str
    now: str
    is_text: bool = False

    @property
    def parts(self) -> Apart:
        return apart(self.before, self.now) if self.is_text else Apart("", self.before, self.now, "")


@dataclass(frozen=True, slots=True)
class ChangedSince:
    """What differs from the text that these `institutions` (ids) approved; None where the journal does not lead to it,
    because two people wrote at once."""

    institutions: tuple[str, ...]
    changes: tuple[TextChange, ...] | None


def change_said(words: Wording, one: TextChange) -> str:
    """In one line; of long texts what differs, with a little of what stands around it."""
    if one.field == LIVE:
        key = "added" if one.now else "taken_out"
        return words.say(f"committee.change.{key}", {"number": one.number, "text": one.now or one.before})
    parts = one.parts
    sides = (f"{parts.head}{middle}{parts.tail}" for middle in (parts.before, parts.now))
    before, now = (side or "—" for side in sides)
    return words.say("committee.change.changed", {"what": what_said(words, one), "before": before, "now": now})


def what_said(words: Wording, one: TextChange) -> str:
    """The decision and its field, or the field of the meeting."""
    return words.labelled(one.number, one.title) if one.number else one.title


@dataclass(frozen=True, slots=True)
class _Text:
    """All records that it was ever made of, the values of those that it is made of now, and the hash of any such."""

    known: Sequence[Record]
    now: Texts
    hash_of: Callable[[Texts], str]


class TextChanges(Service[Parts]):
    """Reads only."""

    def of(self, sheet: MeetingSheet, language: str) -> tuple[ChangedSince, ...]:
        """For each text of minutes that was approved and is another one now."""
        meeting = sheet.meeting.id
        if not sheet.standing.outdated:
            return ()

        def hash_of(texts: Texts) -> str:
            decisions = [values for id, values in texts.items() if id != meeting]
            return minutes_hash(texts[meeting], decisions) if meeting in texts else ""

        known = (sheet.meeting, *self._store.where(DECISION, "meeting_id", [meeting]))
        now = {one.id: one.values for one in (sheet.meeting, *sheet.decisions)}
        return self._changes(sheet.standing, sheet.approvals, _Text(known, now, hash_of), language)

    def of_output(self, sheet: OutputSheet, language: str) -> tuple[ChangedSince, ...]:
        """The same of an output."""
        output = sheet.output
        if not sheet.standing.outdated:
            return ()
        text = _Text((output,), {output.id: output.values}, lambda texts: output_hash(texts.get(output.id, {})))
        return self._changes(sheet.standing, sheet.approvals, text, language)

    def _changes(
        self, standing: Approvals, approvals: Iterable[Record], text: _Text, language: str
    ) -> tuple[ChangedSince, ...]:
        approved: dict[str, list[str]] = {}
        for one in approvals:
            if one["institution_id"] in standing.outdated:
                approved.setdefault(one.text("content_hash"), []).append(one.text("institution_id"))
        known, written = {one.id: one for one in text.known}, list(self._written(text.known))
        values = {id: one.values for id, one in known.items()}
        fields = tuple(dict.fromkeys(name for one in text.known for name in _FIELDS[one.kind]))

        def since(hash: str) -> tuple[TextChange, ...] | None:
            then = text_then(text.now, values, written, lambda texts: text.hash_of(texts) == hash)
            if then is None:
                return None
            found = changes_between(then, text.now, fields)
            return tuple(self._said(one, known[one.id], self._wordings[language]) for one in found)

        return tuple(ChangedSince(tuple(who), since(hash)) for hash, who in approved.items())

    def _written(self, records: Iterable[Record]) -> Iterator[Written]:
        for record in records:
            fields = {LIVE, *_FIELDS[record.kind]}
            entries = self._store.history.of(record.kind, record.id)
            for one in entries:
                if one.field in fields:
                    yield Written(one.reading, record.id, one.field, one.old)
            if entries:
                yield Written(entries[-1].reading, record.id, LIVE, None)  # before it was made

    def _said(self, change: FieldChange, record: Record, words: Wording) -> TextChange:
        number = record.text("number") if record.kind == DECISION else ""
        if change.field == LIVE:
            text = text_in(record, words.language)
            before, now = ("", text) if change.now else (text, "")
            return TextChange(record.id, number, LIVE, "", before, now)
        before, now = (self._read(record.kind, change.field, one, words) for one in (change.before, change.now))
        field = self._registry[record.kind][change.field]
        is_text = field.type in _TEXTS and not lists_of(field)
        title = words.field(record.kind, change.field)
        return TextChange(record.id, number, change.field, title, before, now, is_text)

    def _read(self, kind: str, name: str, value: Value, words: Wording) -> str:
        field = self._registry[kind][name]
        if value is None or value == "":
            return ""
        if lists_of(field):
            return said(field, value, words)
        match field.type:
            case FieldType.REFERENCE:
                return in_language(got(self._store, field.refers, value).values, "name", words.language)
            case FieldType.DATE:
                return written_day(words.language, str(value))
        return str(value)

"""Workbooks in which a partner tells who arrived when, which marks somebody got, who was in which lesson. What is known
stands in them; of what comes back only what differs is a change (`services/importing/form_answers.py`)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from exchange_admin.documents.blank_form import FilledRows, write_blank_form
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.services.blank_forms import form_texts
from exchange_admin.services.importing.answered import WHO, AnswerForm, FormAsked
from exchange_admin.services.importing.form_answers import made_form
from exchange_admin.services.importing.form_attendance import OF_LESSON, AttendanceForm
from exchange_admin.services.importing.form_cells import Shown, texts_of
from exchange_admin.services.importing.form_notes import FormNote, new_token, over_keys
from exchange_admin.services.importing.list_shapes import kind_label
from exchange_admin.services.parts import Parts
from exchange_admin.services.records import Records
from exchange_admin.services.stored import there

Lines = list[tuple[str, Sequence[Shown]]]


class RecordForms:
    """`records` are those of the file."""

    def __init__(self, parts: Parts, records: Records) -> None:
        self._parts, self._records, self._store = parts, records, parts.store

    def write(self, form: str, institution: str, target: Path, language: str, creator: str, *, group: str = "") -> int:
        """How many rows stand in it. `form` is one of ANSWER_FORMS, `group` the id of the language group that
        attendance is about. Raises RuleBroken with `record.missing`, `partner.office_only`, `form.nothing_to_ask`,
        `form.group_missing`, FileNotWritten."""
        there(self._store, "institution", institution)
        if self._store.is_partner:
            raise RuleBroken(Problem("partner.office_only"))
        said = self._parts.wordings[language]
        made = made_form(form, self._parts, self._records, FormAsked(institution, group, language))
        if made.about_kind:
            if not group:
                raise RuleBroken(Problem("form.group_missing"))
            there(self._store, made.about_kind, group)
        on = self._parts.today().isoformat()
        note = FormNote(self._parts.origin.new_id(), institution, language, on, {}, form, group)
        fields = made.fields()
        lines = _by_lessons(made, note) if isinstance(made, AttendanceForm) else _line_by_line(made, note)
        if not lines:
            raise RuleBroken(Problem("form.nothing_to_ask"))
        helped = map(said.say, (f"form.help.{form}", "form.help.answers"))
        texts = form_texts(kind_label(made.list_kind, said), said, creator, *helped)
        write_blank_form(target, fields, texts, FilledRows(over_keys(note.id), lines, is_whole=True))
        note.keep(self._store)
        return len(lines)


def _line_by_line(form: AnswerForm, note: FormNote) -> Lines:
    """Notes what is sent."""
    keys = form.columns()
    note.columns = {field.column.title: key for field, key in zip(form.fields(), keys, strict=True)}
    lines: Lines = []
    subjects = form.begun()
    cells = form.cells(subjects)
    for subject in subjects:
        if subject in cells:
            token = new_token()
            note.add(token, subject, texts_of(cells[subject]))
            lines.append((token, [cells[subject][key] for key in keys]))
    return lines


def _by_lessons(form: AttendanceForm, note: FormNote) -> Lines:
    """A token a person; what is sent is noted for each lesson."""
    note.columns = {field.column.title: key for field, key in zip(form.fields(), WHO, strict=False)}
    note.columns |= {heading: OF_LESSON + lesson for lesson, heading in form.lessons().items()}
    subjects = form.begun()
    tokens: dict[str, str] = {}
    for subject, cells in form.cells(subjects).items():
        enrolment, _, lesson = subject.partition(OF_LESSON)
        token = tokens.setdefault(enrolment, new_token())
        note.add(token + OF_LESSON + lesson, subject, texts_of(cells))
    lines = form.in_lines(subjects)
    return [(token, lines[enrolment]) for enrolment, token in tokens.items()]

"""Workbooks in which a partner tells who arrived when, which marks somebody got, who was in which lesson. What is known
stands in them; of what comes back only what differs is a change (`services/importing/form_answers.py`).

Such a form says who somebody is, so it goes as a package does (decision 76): without whoever has no consent to the
transfer abroad, unless another basis is named, and written down before it is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from exchange_admin.documents.blank_form import FilledRows, write_blank_form
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.steps import Step
from exchange_admin.services.blank_forms import form_texts
from exchange_admin.services.exchange.disclosing import CONSENT, Consents, Disclosing
from exchange_admin.services.exchange.statuses import PersonToSend
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
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class WrittenForm:
    """`rows` and `people` are how many stand in it, `left_out` those without consent to the transfer."""

    rows: int
    people: int
    left_out: tuple[PersonToSend, ...]
    step: str


class RecordForms:
    """`records` are those of the file."""

    def __init__(self, parts: Parts, records: Records) -> None:
        self._parts, self._records, self._store = parts, records, parts.store
        consents = Consents(parts.store, records, parts.today)
        self._disclosing = Disclosing(parts.store, consents, parts.origin)

    def without_consent(self, form: str, institution: str, *, group: str = "") -> tuple[PersonToSend, ...]:
        """Who would be left out, by name. Raises RuleBroken with `record.missing`, `form.group_missing`."""
        made = self._made(form, institution, "en", group)
        people = set(made.people(made.begun()).values())
        return tuple(one for one in self._disclosing.people(people, institution, ()) if not one.consent_fine)

    def write(
        self,
        form: str,
        institution: str,
        target: Path,
        language: str,
        creator: str,
        *,
        group: str = "",
        basis: str = CONSENT,
    ) -> WrittenForm:
        """`form` is one of ANSWER_FORMS, `group` the id of the language group that attendance is about. On another
        `basis` than consent (a word of `transfer_basis`, noted with each of them) nobody is left out. Raises RuleBroken
        with `record.missing`, `partner.office_only`, `form.nothing_to_ask`, `form.nobody_agreed`, `form.group_missing`,
        FileNotWritten."""
        made, said = self._made(form, institution, language, group), self._parts.wordings[language]
        subjects = made.begun()
        whose = made.people(subjects)
        people = self._disclosing.people(set(whose.values()), institution, known=())
        left_out = tuple(one for one in people if not one.consent_fine) if basis == CONSENT else ()
        going = {one.id: one for one in people if one not in left_out}
        on = self._parts.today().isoformat()
        note = FormNote(self._parts.origin.new_id(), institution, language, on, {}, form, group)
        fields, subjects = made.fields(), [one for one in subjects if whose.get(one) in going]
        write = _by_lessons if isinstance(made, AttendanceForm) else _line_by_line
        lines = write(made, note, subjects)  # type: ignore[arg-type]
        if not lines:
            raise RuleBroken(_nobody(left_out) if left_out else Problem("form.nothing_to_ask"))
        named = [going[id] for id in dict.fromkeys(whose[row.subject] for row in note.rows.values())]
        helped = map(said.say, (f"form.help.{form}", "form.help.answers"))
        texts = form_texts(kind_label(made.list_kind, said), said, creator, *helped)
        steps: list[str] = []

        def log() -> None:
            edits = self._disclosing.edits(
                named, basis, institution=institution, partner_file=None, package=note.id, file_name=target.name,
                changes=len(lines),
            )  # fmt: skip
            steps.append(self._store.record(Step(creator, "form.write", tuple(edits))).step)
            note.keep(self._store)

        write_blank_form(target, fields, texts, FilledRows(over_keys(note.id), lines, is_whole=True), log)
        return WrittenForm(len(lines), len(named), left_out, steps[0])

    def _made(self, form: str, institution: str, language: str, group: str) -> AnswerForm:
        there(self._store, "institution", institution)
        if self._store.is_partner:
            raise RuleBroken(Problem("partner.office_only"))
        made = made_form(form, self._parts, self._records, FormAsked(institution, group, language))
        if made.about_kind:
            if not group:
                raise RuleBroken(Problem("form.group_missing"))
            there(self._store, made.about_kind, group)
        return made


def _nobody(left_out: Sequence[PersonToSend]) -> Problem:
    named = tuple(one.name for one in left_out[:_MOST_NAMED])
    return Problem("form.nobody_agreed", facts={"n": len(left_out), "names": named})


def _line_by_line(form: AnswerForm, note: FormNote, subjects: Sequence[str]) -> Lines:
    """Notes what is sent."""
    keys = form.columns()
    note.columns = {field.column.title: key for field, key in zip(form.fields(), keys, strict=True)}
    lines: Lines = []
    cells = form.cells(subjects)
    for subject in subjects:
        if subject in cells:
            token = new_token()
            note.add(token, subject, texts_of(cells[subject]))
            lines.append((token, [cells[subject][key] for key in keys]))
    return lines


def _by_lessons(form: AttendanceForm, note: FormNote, subjects: Sequence[str]) -> Lines:
    """A token a person; what is sent is noted for each lesson."""
    note.columns = {field.column.title: key for field, key in zip(form.fields(), WHO, strict=False)}
    note.columns |= {heading: OF_LESSON + lesson for lesson, heading in form.lessons().items()}
    tokens: dict[str, str] = {}
    for subject, cells in form.cells(subjects).items():
        enrolment, _, lesson = subject.partition(OF_LESSON)
        token = tokens.setdefault(enrolment, new_token())
        note.add(token + OF_LESSON + lesson, subject, texts_of(cells))
    lines = form.in_lines(subjects)
    return [(token, lines[enrolment]) for enrolment, token in tokens.items()]

"""The sheets Formalities and Expiring documents: what each stay needs and when it was done, and what ends soon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from exchange_admin.documents.table_cells import CellContent, ColumnKind
from exchange_admin.domain.dates import day_in, days_after
from exchange_admin.domain.labels import latin_name, person_name
from exchange_admin.domain.queries import Order
from exchange_admin.domain.rules.casework.applies import is_over, takes_requirements
from exchange_admin.domain.rules.casework.states import DONE, SUBMITTED
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.services.casework.case_task import CaseTask, CaseTasks
from exchange_admin.services.casework.stay_reading import ReadStay
from exchange_admin.services.casework.upkeep import DueUpkeep
from exchange_admin.services.casework.working_out import WorkedOut
from exchange_admin.services.country_calendars import working_calendar
from exchange_admin.services.reports.ending_agreements import SOON
from exchange_admin.services.reports.reading import BLOCK, DUE_SOON, Reading, Scope, Sheet, columns

_DAYS_LEFT = 7  # the column of expiring documents
_Block = dict[str, tuple[ReadStay, list[WorkedOut]]]


def formalities_sheet(reading: Reading, scope: Scope, as_of: date) -> Sheet:
    """A row for each stay and task that a rule asks for, and for what was done before the rule changed."""
    text, day = ColumnKind.TEXT, ColumnKind.DATE
    heads = columns(
        reading.words,
        ("full_name", text),
        ("name_latin", text),
        ("mobility.programme_id", text),
        ("mobility.receiving_institution_id", text),
        ("requirement", text),
        ("requirement.phase", text),
        ("requirement.actor", text),
        ("task.state", text),
        ("task.due", day),
        ("act_by", day),
        ("due_note", text),
        ("task.asked_on", day),
        ("task.done_on", day),
        ("days_late", ColumnKind.INTEGER),
    )
    ns = _stays(reading, scope)
    return Sheet("formalities", heads, _formalities(reading, ns, as_of), len(ns))


def expiring_sheet(reading: Reading, scope: Scope, as_of: date) -> Sheet:
    """Of stays to come or under way: documents and proofs that end within 180 days, or before the stay does, the first
    one first. Of several of a kind only the one that ends last: it takes the place of the others."""
    text, day = ColumnKind.TEXT, ColumnKind.DATE
    heads = columns(
        reading.words,
        ("full_name", text),
        ("name_latin", text),
        ("document", text),
        ("identity_document.visa_class", text),
        ("country", text),
        ("identity_document.number", ColumnKind.IDENTIFIER),
        ("identity_document.valid_until", day),
        ("days_left", ColumnKind.INTEGER),
        ("mobility.programme_id", text),
        ("mobility.planned_end", day),
        ("ends_before_stay", text),
    )
    ns = _stays(reading, scope)
    notes = (reading.words.say("report.tones_note", {"n": DUE_SOON}),)
    rows = _expiring(reading, ns, as_of)
    return Sheet("expiring_documents", heads, rows, len(ns), notes=notes, days_left={_DAYS_LEFT: DUE_SOON})


def _stays(reading: Reading, scope: Scope) -> Sequence[int]:
    return reading.ids("mobility", scope.filters("term_id", "planned_start"), Order("person_id"))


def _blocks(reading: Reading, ns: Sequence[int]) -> Iterator[tuple[_Block, Mapping[str, Record]]]:
    """Stays with their tasks, as the records say now, and the people by id of the stay."""
    upkeep, store = DueUpkeep(reading.store, working_calendar), reading.store
    for start in range(0, len(ns), BLOCK):
        block = ns[start : start + BLOCK]
        rows = store.rows("mobility", block, ("id",))
        found = upkeep.of_stays([str(rows[n][0]) for n in block if n in rows])
        entries = store.entries()
        kept = {id: entries.kept(stay.facts.person_id) for id, (stay, _) in found.items()}
        people = store.many("person", tuple(set(kept.values())))
        in_order = {str(rows[n][0]): found[str(rows[n][0])] for n in block if n in rows and str(rows[n][0]) in found}
        yield in_order, {stay: people[person] for stay, person in kept.items() if person in people}


def _formalities(reading: Reading, ns: Sequence[int], as_of: date) -> Iterator[tuple[CellContent, ...]]:
    words = reading.words
    for block, people in _blocks(reading, ns):
        tasks = [(0, task) for _, worked in block.values() for task in worked]
        programmes = reading.called("programme", (stay.facts.programme_id for stay, _ in block.values()))
        hosts = reading.called("institution", (stay.facts.receiving_institution_id for stay, _ in block.values()))
        for one in CaseTasks(reading.store, words, as_of).made(tasks):
            if one.code and (one.is_asked or one.state == DONE):
                facts = block[one.stay][0].facts
                yield (
                    *_who(people.get(one.stay)),
                    programmes.get(facts.programme_id),
                    hosts.get(facts.receiving_institution_id),
                    *_task(one, words, as_of),
                )


def _who(person: Record | None) -> tuple[CellContent, ...]:
    return (person_name(person.values)[0], latin_name(person.values)) if person else (None, None)


def _task(task: CaseTask, words: Wording, as_of: date) -> tuple[CellContent, ...]:
    """Of somebody's health no more stands here than the state and days."""
    note = "moved" if task.moved_by_hand else "planned" if task.is_planned and task.is_open else ""
    return (
        task.title,
        words.choice("case_phase", task.phase),
        words.choice("case_actor", task.actor),
        words.choice("task_state", task.state),
        task.due,
        task.act_by,
        words.say(f"report.due_{note}") if note else None,
        task.asked_on,
        task.done_on,
        days_late(task, as_of),
    )


def days_late(task: CaseTask, as_of: date) -> int | None:
    """How long after the last lawful day it was done, or has not been yet; None where nobody can say: no day is due, it
    lies with the authority or was dropped, or it is done and nobody wrote down when."""
    if task.due is None or not (task.is_open or task.state == DONE) or task.state == SUBMITTED:
        return None
    until = task.done_on if task.state == DONE else as_of
    return None if until is None else max((until - task.due).days, 0)


@dataclass(frozen=True, slots=True)
class _Ending:
    """What somebody has and when it ends. `key` is the same for what takes each other's place."""

    key: tuple[str, ...]
    called: str
    until: date
    visa_class: str = ""
    country: str = ""
    number: str = ""


def _expiring(reading: Reading, ns: Sequence[int], as_of: date) -> Iterator[tuple[CellContent, ...]]:
    words, found = reading.words, []
    for block, people in _blocks(reading, ns):
        programmes = reading.called("programme", (stay.facts.programme_id for stay, _ in block.values()))
        for id, (stay, worked) in block.items():
            if not takes_requirements(stay.facts) or is_over(stay.facts):
                continue
            who, ends = _who(people.get(id)), stay.facts.planned_end
            for one in _last_of_each([*_documents(stay, words), *_proofs(worked, words)]):
                before = ends is not None and one.until < ends
                if before or one.until <= days_after(as_of, SOON):
                    row = (
                        *(*who, one.called, one.visa_class, words.choice("country", one.country), one.number),
                        *(one.until, (one.until - as_of).days, programmes.get(stay.facts.programme_id), ends),
                        words.say("report.yes") if before else None,
                    )
                    found.append((one.until, str(who[0] or ""), row))
    for _, _, row in sorted(found, key=lambda one: one[:2]):
        yield row


def _documents(stay: ReadStay, words: Wording) -> Iterator[_Ending]:
    for one in stay.records.documents:
        if one.valid_until is not None and one.mobility_id in ("", stay.facts.id):
            yield _Ending(
                ("document", one.kind, one.country),
                words.choice("document_kind", one.kind),
                one.valid_until,
                *(one.visa_class, one.country, one.number),
            )


def _proofs(tasks: Sequence[WorkedOut], words: Wording) -> Iterator[_Ending]:
    """Registrations, insurance and the like: tasks of which somebody wrote down until when they hold."""
    for task in tasks:
        record = task.record
        until = day_in(record.values, "valid_until") if record is not None else None
        if record is None or until is None or task.state != DONE:
            continue
        rule = task.requirement
        key = ("proof", rule.proof or rule.code if rule else record.id)
        title = rule.names.get(words.language, rule.code) if rule else record.text("title")
        number = "" if rule is not None and rule.sensitive else record.text("number")
        yield _Ending(key, title, until, number=number)


def _last_of_each(endings: Sequence[_Ending]) -> list[_Ending]:
    found: dict[tuple[str, ...], _Ending] = {}
    for one in endings:
        if one.key not in found or found[one.key].until < one.until:
            found[one.key] = one
    return list(found.values())

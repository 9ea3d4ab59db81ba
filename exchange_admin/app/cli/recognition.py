"""The commands `recognition list|show|propose|decide`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import click

from exchange_admin.app.cli.frame import (
    DONE,
    FILE,
    NEEDS_A_PERSON,
    Session,
    listed,
    office_command,
    refuse_idle,
    typed_day,
)
from exchange_admin.app.cli.output import Output, picked, recorded
from exchange_admin.documents.files import write_bytes
from exchange_admin.domain import exact
from exchange_admin.domain.labels import person_name
from exchange_admin.domain.problems import Problem, RuleBroken, blocking
from exchange_admin.domain.queries import Filter, Order, Query
from exchange_admin.domain.rules.recognition.states import GROUND
from exchange_admin.domain.steps import Record
from exchange_admin.domain.vocabulary import words as words_of
from exchange_admin.services.grades import written
from exchange_admin.services.office import Office
from exchange_admin.services.recognition.case import (
    CourseMapping,
    HostSource,
    RecognitionCase,
    left_out,
    source_title,
)
from exchange_admin.services.recognition.decided_lines import standing_problems
from exchange_admin.services.recognition.deciding import Owed, Ruling
from exchange_admin.services.recognition.reading import balance_said
from exchange_admin.services.recognition.writing_down import read_leaving, read_mapping, read_verdict

_OF_CASE = (
    *("state", "person_id", "transcript_id", "home_institution_id", "learning_agreement_id", "correction"),
    *("proposed_on", "proposed_by", "decided_on", "decided_by", "minutes_number", "closed_on"),
)
_OF_LINE = (
    *("code", "title_zh", "title_ru", "title_en", "category", "contact_minutes", "practice_minutes"),
    *("placement_weeks", "original_mark", "status"),
)


@office_command("recognition list")
@click.option("--state", type=click.Choice(words_of("recognition_state")))
@click.option("--ground", type=click.Choice(words_of("recognition_ground")))
def list_(session: Session, office: Office, *, state: str | None, ground: str | None) -> int:
    asked = (("state", state), (GROUND, ground))
    filters = tuple(Filter(name, values=(word,)) for name, word in asked if word)
    found = office.store.records(Query("recognition", filters=filters, order=Order("decided_on")))
    grounds = office.store.rows("recognition", [one.n for one in found], (GROUND,))
    rows = [row | {GROUND: grounds[one.n][0]} for one, row in _listed(office, found, session.language)]
    session.out.data({"recognitions": rows})
    names = ("person", "host", "home", "state", "decided_on", "minutes_number", GROUND)
    said = [[_cell(session, name, row[name]) for name in names] for row in rows]
    session.out.columns([f"recognition.column.{name}" for name in names], said)
    return DONE


@office_command("recognition show")
@click.option("--out", type=FILE, metavar="OUT.pdf")
def show(session: Session, office: Office, case: str, *, out: Path | None, languages: str = "") -> int:
    if languages and out is None:
        refuse_idle("--languages", "--out")
    found = office.recognition.case(case_named(office, case))
    if out is not None:
        asked = listed(languages) or (session.language,)
        write_bytes(out, office.course_papers.sheet_pdf(found, asked))
    names = office.lists.labels("institution", (found.host.id, found.home.id), session.language)
    session.out.data(case_as_plain(found) | ({"file": out} if out else {}))
    _say(session.out, found, names)
    return DONE


@office_command("recognition propose", writing=True)
@click.option("--map", "mappings", multiple=True, metavar="LINES=COURSES")
@click.option("--leave", "left", multiple=True, metavar="LINE=REASON")
def propose(session: Session, office: Office, case: str, *, mappings: tuple[str, ...], left: tuple[str, ...]) -> int:
    who, desk = session.who, office.recognition
    id = _drafted(office, case, mappings, left, who)
    found = desk.deciding.problems(id)
    waiting = blocking(found)
    if not waiting:
        desk.deciding.propose(id, who)
    told = desk.case(id)
    session.out.data({**case_as_plain(told), "problems": found})
    facts = {"n": len(waiting)} if waiting else {}
    session.out.say("recognition.said.open" if waiting else "recognition.said.proposed", **facts)
    session.out.problems(found)
    return NEEDS_A_PERSON if found else DONE


@office_command("recognition decide", writing=True)
@click.option("--by", "decided_by", required=True, metavar="NAME")
@click.option("--minutes", required=True, metavar="NUMBER")
@click.option("--date", "day", default="")
@click.option("--verdict", "verdicts", multiple=True, metavar="COURSE=DECISION@CREDITS/MARK:REASON")
def decide(
    session: Session,
    office: Office,
    case: str,
    *,
    decided_by: str,
    position: str = "",
    minutes: str,
    day: str,
    verdicts: tuple[str, ...],
    due: str = "",
    close: bool = False,
) -> int:
    today, desk = office.program.today(), office.recognition
    id = case_named(office, case)
    before = desk.case(id)
    given = dict(read_verdict(text, before) for text in verdicts)
    owed = desk.deciding.owed_after(before, given)
    until = _day(due, today) if due else None
    ruling = Ruling(decided_by, minutes, _day(day, today), position)
    written_down = [Owed(course, form, until) for course, form in owed] if until else []
    decided = desk.deciding.decide(id, ruling, session.who, verdicts=given, owed=written_down)
    if close and not owed:
        desk.deciding.close(id, session.who)
    told = desk.case(id)
    left = [{"course": course, "form": form} for course, form in owed]
    session.out.data({**case_as_plain(told), "owed_open": left, "problems": decided.problems})
    session.out.say("recognition.said.closed" if told.state == "closed" else "recognition.said.decided")
    for course, form in owed:
        session.out.line(f"  {session.words.choice('owed_form', form)}: {course}")
    if owed and not written_down:
        session.out.say("recognition.said.owed_unsaid")
    session.out.problems(decided.problems)
    return NEEDS_A_PERSON if owed or decided.problems else DONE


def case_named(office: Office, typed: str) -> str:
    """A case by its id, by the id or number of its transcript. Raises RuleBroken with `record.missing`."""
    record = office.store.get("recognition", typed)
    if record is not None and record.live:
        return typed
    transcript = _transcript_named(office, typed)
    found = office.recognition.of_transcript(transcript) if transcript else ""
    if not found:
        raise RuleBroken(Problem("record.missing", facts={"kind": "kind.recognition", "id": typed}))
    return found


def _transcript_named(office: Office, typed: str) -> str:
    record = office.store.get("transcript", typed)
    if record is not None and record.live:
        return typed
    found = [one.id for one in office.store.where("transcript", "number", [typed]) if one.live]
    return found[0] if len(found) == 1 else ""


def _drafted(office: Office, typed: str, mappings: Sequence[str], left: Sequence[str], who: str) -> str:
    """The case with the mappings asked for, begun when only its transcript is there; a slip changes nothing."""
    desk, transcript = office.recognition, _transcript_named(office, typed)
    begun = bool(transcript) and not desk.of_transcript(transcript)
    if begun:
        desk.mapping.begin(transcript, who)
    id = case_named(office, typed)
    try:
        case = desk.case(id)
        wanted = [read_mapping(text, case) for text in mappings] + [read_leaving(text, case) for text in left]
        desk.mapping.add_all(id, wanted, who)
    except RuleBroken:
        if begun:
            office.store.undo(who)
        raise
    desk.mapping.fill(id, who)
    return id


def case_as_plain(case: RecognitionCase) -> dict[str, object]:
    """What `--json` prints; credits are exact (`n/d`), marks and conversions as they are stored."""
    return {
        **recorded(case.record, _OF_CASE),
        "host_institution_id": case.host.id or None,
        "name": person_name(case.person.values)[0],
        "mappings": [_mapping(one) for one in case.mappings],
        "open_lines": [recorded(line, _OF_LINE) for line in case.open_lines],
        "owed": [recorded(one, ("home_course", "form", "due", "settled_on", "mark")) for one in case.owed],
        "balance": case.balance.as_plain(),
        "outdated": case.outdated,
        "problems": [*left_out(case), *standing_problems(case)],
    }


def _mapping(mapping: CourseMapping) -> dict[str, object]:
    sources = [
        picked(one, "", "line=line_id competence") | ({name: one.line[name] for name in _OF_LINE} if one.line else {})
        for one in mapping.sources
    ]
    courses = [picked(one, "title minutes", "code credits credit_scheme=scheme") for one in mapping.shown_courses]
    return {
        **picked(mapping, "id", "mark=shown_mark decision reason"),
        "sources": sources,
        "courses": courses,
        "mark_reason": mapping.record["mark_reason"],
        "equivalence": mapping.record["course_equivalence_id"],
        "conversion": mapping.mark.as_plain() if mapping.mark else None,
        "credit_conversion": dict(mapping.worth.plain) if mapping.worth else None,
    }


def _listed(office: Office, found: Sequence[Record], language: str) -> Iterator[tuple[Record, dict[str, object]]]:
    """Each case with what a list tells of it."""
    people = office.store.many("person", [one.text("person_id") for one in found])
    transcripts = office.store.many("transcript", [one.text("transcript_id") for one in found])
    hosts = {id: one.text("institution_id") for id, one in transcripts.items()}
    homes = [one.text("home_institution_id") for one in found]
    called = office.lists.labels("institution", (*hosts.values(), *homes), language)
    names = ("state", "person_id", "transcript_id", "decided_on", "decided_by", "minutes_number", "closed_on")
    for record in found:
        person = people.get(record.text("person_id"))
        yield (
            record,
            {
                **recorded(record, names),
                "person": person_name(person.values)[0] if person else None,
                "host": called.get(hosts.get(record.text("transcript_id"), "")) or None,
                "home": called.get(record.text("home_institution_id")) or None,
            },
        )


def _cell(session: Session, name: str, value: object) -> str:
    if name in {"state", GROUND}:
        return session.words.choice(f"recognition_{name}", value)
    return "" if value is None else str(value)


def _day(typed: str, today: date) -> date:
    return typed_day(typed, today=today) if typed else today


def _say(out: Output, case: RecognitionCase, names: Mapping[str, str]) -> None:
    """For a person: a row for each mapping, then what is open and owed, then the balance."""
    words = out.words
    state = words.choice("recognition_state", case.state)
    host, home = (names.get(one.id, "") for one in (case.host, case.home))
    out.line(f"{person_name(case.person.values)[0]} · {host} → {home} · {state}")
    columns = ("host_course", "host_mark", "home_course", "credits", "mark", "decision", "reason")
    out.columns([f"recognition.column.{name}" for name in columns], [_row(one, out) for one in case.mappings])
    for line in case.open_lines:
        out.say("recognition.said.line_open", course=source_title(HostSource(line), words.language))
    for owed in case.owed:
        form = words.choice("owed_form", owed.text("form"))
        out.line(f"{form}: {owed.text('home_course')} · {owed.text('due')} {owed.text('mark')}".rstrip())
    out.line(balance_said(case.balance, words))
    out.problems([*left_out(case), *standing_problems(case)])


def _row(mapping: CourseMapping, out: Output) -> list[str]:
    language = out.words.language
    credits = [exact.read(one.credits) for one in mapping.shown_courses if one.credits]
    return [
        " + ".join(source_title(one, language) for one in mapping.sources),
        " ".join(one.line.text("original_mark") for one in mapping.sources if one.line),
        " + ".join(one.title for one in mapping.courses) or "—",
        " + ".join(written.number(one, language) for one in credits),
        out.words.say("recognition.window.pass_only")
        if mapping.pass_only
        else written.pointed(mapping.shown_mark, language),
        out.words.choice("recognition_decision", mapping.decision) if mapping.decision else "",
        mapping.reason,
    ]

"""Commands about transcripts: transcript list|show|import|export."""

from __future__ import annotations

from pathlib import Path

import click

from exchange_admin.app.cli.frame import (
    DONE,
    NEEDS_A_PERSON,
    Session,
    command,
    listed,
    office_command,
    referred_to,
    refuse_idle,
    refuse_other_than,
    typed_day,
)
from exchange_admin.app.cli.output import Output, picked, recorded
from exchange_admin.domain import exact
from exchange_admin.domain.labels import in_language, person_name
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.vocabulary import words as vocabulary_words
from exchange_admin.services.importing.draft import NEW_RECORD
from exchange_admin.services.office import Office
from exchange_admin.services.transcripts.reading import ReadTranscript
from exchange_admin.services.transcripts.staged import NEW_INSTITUTION, StagedFile, StagedTranscript, TranscriptOptions

_OF_TRANSCRIPT = ("number", "issued", "term_id", "grading_scale_id", "mobility_id")
_OF_LINE = (
    *("code", "title_zh", "title_ru", "title_en", "term_id", "category"),
    *("contact_minutes", "practice_minutes", "self_study_minutes", "placement_weeks"),
    *("credits", "credit_scheme", "original_mark", "status"),
)


@office_command("transcript list")
def list_(session: Session, office: Office, *, person: str = "", issuer: str = "") -> int:
    found = office.transcripts.listed(
        referred_to(office, "transcript", "person_id", person),
        referred_to(office, "transcript", "institution_id", issuer),
    )
    session.out.data({"transcripts": [_entry(one, session.language) for one in found]})
    words = session.words
    headings = [words.field("transcript", name) for name in ("number", "issued", "person_id", "institution_id")]
    rows = [_said(one, session.language) for one in found]
    session.out.table([*headings, words.kind("transcript_line", 2)], rows)
    return DONE


@office_command("transcript show")
def show(session: Session, office: Office, transcript: str) -> int:
    found = office.transcripts.read(_transcript(office, transcript))
    lines = [recorded(line, _OF_LINE) for line in found.lines]
    session.out.data({**_entry(found, session.language), "lines": lines})
    _say_transcript(session, found)
    return DONE


@command("transcript import")
@click.option("--hours", type=click.Choice(vocabulary_words("hour_length")))
@click.option("--credits", type=click.Choice(vocabulary_words("credit_scheme")))
def import_(
    session: Session,
    file: Path,
    source: Path,
    *,
    person: str = "",
    issuer: str = "",
    hours: str | None,
    term: str = "",
    scale: str = "",
    number: str = "",
    issued: str = "",
    credits: str | None,
    theirs: bool = False,
    dry_run: bool = False,
) -> int:
    with session.open(file, writing=not dry_run) as office:
        options = TranscriptOptions(
            person=person if person in ("", NEW_RECORD) else referred_to(office, "transcript", "person_id", person),
            institution_id=issuer
            if issuer in ("", NEW_INSTITUTION)
            else referred_to(office, "transcript", "institution_id", issuer),
            hour=int(hours or 0),
            term_id=referred_to(office, "transcript", "term_id", term),
            grading_scale_id=referred_to(office, "transcript", "grading_scale_id", scale),
            number=number,
            issued=typed_day(issued).isoformat() if issued else "",
            credit_scheme=credits or "",
            theirs=theirs,
        )
        staged = office.transcripts.stage(source, options)
        states = _states(staged)  # as they are before anything is written
        step = ""
        if not staged.stopping and not dry_run:
            step = office.transcripts.take_over(staged, session.who).changes.step
    session.out.data({**_staged_as_plain(staged, states), "step": step or None, "dry_run": dry_run})
    _say_staged(session.out, staged, states, bool(step), dry_run)
    return NEEDS_A_PERSON if staged.stopping or staged.asking else DONE


@office_command("transcript export")
@click.argument("transcripts", nargs=-1, required=True, metavar="TRANSCRIPT...")
@click.option("--languages", metavar="zh,ru")
def export(
    session: Session,
    office: Office,
    transcripts: tuple[str, ...],
    *,
    out: Path,
    elmo: bool = False,
    pdf: bool = False,
    languages: str | None,
) -> int:
    asked = listed(languages or session.language)
    refuse_other_than(out, *(one for one, wanted in ((".xml", elmo or not pdf), (".pdf", not elmo)) if wanted))
    if not elmo and not pdf:
        pdf = out.suffix.lower() == ".pdf"
        elmo = not pdf
    if languages and not pdf:
        refuse_idle("--languages", "--pdf")
    files = [out.with_suffix(".pdf") if elmo else out] if pdf else []
    notices: tuple[Problem, ...] = ()
    found = [office.transcripts.read(_transcript(office, one)) for one in transcripts]
    if pdf:
        office.handing_on.write_pdf(found, files[0], asked)
    if elmo:
        notices = office.handing_on.write_elmo(found, out, asked if pdf else ())
        files.insert(0, out)
    session.out.data({"files": files, "transcripts": [one.record.id for one in found], "notices": notices})
    for path in files:
        session.out.say("transcript.written", path=path)
    session.out.problems(notices)
    return DONE


def _transcript(office: Office, typed: str) -> str:
    """By id or number."""
    return referred_to(office, "recognition", "transcript_id", typed)


def _entry(one: ReadTranscript, language: str) -> dict[str, object]:
    return {
        **recorded(one.record, _OF_TRANSCRIPT),
        **picked(one, "hour_minutes=hour person_id=person.id institution_id=institution.id"),
        "person": person_name(one.person.values)[0],
        "institution": one.facts.issuer.name.best(language),
        "count": len(one.lines),
    }


def _said(one: ReadTranscript, language: str) -> tuple[str, ...]:
    person = person_name(one.person.values)[0]
    issuer = one.facts.issuer.name.best(language)
    return one.record.text("number") or one.record.id, one.record.text("issued"), person, issuer, str(len(one.lines))


def _say_transcript(session: Session, found: ReadTranscript) -> None:
    words, language = session.words, session.language
    number, issued, person, issuer, _ = _said(found, language)
    session.out.line(" · ".join(part for part in (person, issuer, number, issued) if part))
    names = ("code", "title", "category", "contact_minutes", "credits", "original_mark", "status")
    rows = []
    for course in found.facts.courses:
        hours = (
            "" if course.contact_minutes is None else exact.shown(exact.read(f"{course.contact_minutes}/{found.hour}"))
        )
        credits = "" if course.credits is None else exact.shown(course.credits)
        status = words.choice("line_status", course.status)
        category = words.choice("course_category", course.category)
        rows.append((course.code, course.title.best(language), category, hours, credits, course.mark, status))
    session.out.table([words.field("transcript_line", name) for name in names], rows)


def _states(staged: StagedFile) -> dict[int, str]:
    return {id(line): line.news for one in staged.transcripts for line in one.lines}


def _staged_as_plain(staged: StagedFile, states: dict[int, str]) -> dict[str, object]:
    row = staged.person
    return {
        **picked(staged, "file left more_left"),
        "person": {
            **picked(row, "values problems", "id=subject_id"),
            "candidates": [picked(one, "id=subject_id why score") for one in row.candidates],
        },
        "transcripts": [_transcript_as_plain(one, states) for one in staged.transcripts],
        "enclosed": [
            {"title": one.title, "media_type": one.media_type, "bytes": len(one.content)} for one in staged.enclosed
        ],
    }


def _transcript_as_plain(one: StagedTranscript, states: dict[int, str]) -> dict[str, object]:
    lines = [picked(line, "where values problems", "id=subject_id") | {"state": states[id(line)]} for line in one.lines]
    names = "institution=institution_said values problems"
    return picked(one, names, "id=subject_id institution_id") | {"lines": lines}


def _say_staged(out: Output, staged: StagedFile, states: dict[int, str], written: bool, dry_run: bool) -> None:
    words = out.words
    out.problems(staged.person.problems)
    for one in staged.transcripts:
        out.problems(one.problems)
        for line in one.lines:
            title = in_language(line.values, "title", words.language)
            out.line(f"{words.say(f'transcript.state.{states[id(line)]}')}: {title or line.where}")
            out.problems(line.problems)
    out.problems(staged.left)
    if staged.more_left:
        out.say("transcript.more_left", n=staged.more_left)
    if staged.stopping:
        out.say("transcript.not_taken_over")
    elif not dry_run:
        out.say("transcript.taken_over" if written else "transcript.all_there")

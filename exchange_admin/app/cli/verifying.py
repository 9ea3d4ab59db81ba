"""Commands about the codes on papers: certificate verify|key|revocations."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from exchange_admin.app.cli.frame import (
    DONE,
    FILE,
    NEEDS_A_PERSON,
    REFUSED,
    Session,
    command,
    office_command,
)
from exchange_admin.app.cli.output import picked
from exchange_admin.documents.verification.statement import Columns, Fact, Line
from exchange_admin.services.certificates.codes import write_key, write_key_sheet, write_page, write_revocations
from exchange_admin.services.certificates.verdict_words import not_covered, stated, stated_tables, told
from exchange_admin.services.certificates.verifying import Judged, Verdict, Verifying
from exchange_admin.services.office import Office

_ENDS = dict.fromkeys(Verdict, NEEDS_A_PERSON) | {Verdict.GENUINE: DONE, Verdict.ALTERED: REFUSED}


@command("certificate verify")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--key", "keys", type=FILE, multiple=True, required=True, metavar="OFFICE.pub")
@click.option("--revocations", "lists", type=FILE, multiple=True, metavar="LIST")
@click.option("--digits", multiple=True, metavar="DIGITS")
def verify(
    session: Session,
    sources: tuple[str, ...],
    *,
    keys: tuple[Path, ...],
    lists: tuple[Path, ...],
    digits: tuple[str, ...],
) -> int:
    found = Verifying.by_files(keys, lists, digits).sources(sources)
    session.out.data({"codes": [_plain(judged) for judged in found]})
    for judged in found:
        if judged.verdict is Verdict.ALTERED:
            sys.stderr.write(told(judged, session.words) + "\n")
        else:
            _say(session, judged)
    twice = any(judged.is_number_twice for judged in found)
    return max(NEEDS_A_PERSON if twice else DONE, *(_ENDS[judged.verdict] for judged in found))


def _plain(judged: Judged) -> dict[str, object]:
    """The verdict and, unless the code was altered, what it states."""
    issuer, is_altered = judged.issuer, judged.verdict is Verdict.ALTERED
    flags = "number_twice=is_number_twice in_register=is_in_register"
    stated_facts = picked(judged.facts, "kind number latin programme starts ends issued issuer", "native")
    return {
        **picked(judged, f"verdict=verdict.value format parts missing {flags} key_id revoked_on list_made", "digest"),
        "facts": None if is_altered else stated_facts,
        "lines": [] if is_altered else [_plain_line(line) for line in judged.lines],
        "office": issuer.name if issuer else None,
        "fingerprint": issuer.fingerprint if issuer else None,
        "name_signed": issuer.is_name_signed if issuer else None,
        "digits_compared": issuer.is_compared if issuer else None,
    }


def _plain_line(line: Line) -> dict[str, object]:
    match line:
        case Fact():
            return {"fact": line.key, "value": line.value}
        case Columns():
            return {"columns": list(line.keys)}
    return {"cells": list(line.cells)}


def _say(session: Session, judged: Judged) -> None:
    words, line = session.words, session.out.line
    line(told(judged, words))
    for label, value in stated(judged, words):
        line(f"  {label}: {value}")
    for table in stated_tables(judged, words):
        line("  " + " | ".join(table.columns))
        for row in table.rows:
            line("  " + " | ".join(row))
    if said := not_covered(judged, words):
        line(said)


@command("certificate key")
@click.option("--out", type=FILE, required=True, metavar="OFFICE.pub")
@click.option("--page", type=FILE, metavar="VERIFY.html")
@click.option("--key-sheet", "sheet", type=FILE, metavar="KEY.pdf")
def key(session: Session, file: Path, *, out: Path, page: Path | None, sheet: Path | None) -> int:
    with session.open(file, writing=page is not None, signing=True) as office:
        key, program = write_key(office.codes, out), office.program
        if sheet is not None:
            write_key_sheet(office.codes, sheet, program.fonts, program.wordings, session.language, program.today())
        if page is not None:
            write_page(office.codes, page, program.resources, program.wordings, session.language, program.today())
    files = {"file": out, "page": page, "key_sheet": sheet}
    session.out.data({**files, **picked(key, "name sign_key key_id=id fingerprint")})
    session.out.say("cli.key_written", path=out, digits=key.fingerprint)
    if sheet is not None:
        session.out.say("cli.key_sheet_written", path=sheet)
    if page is not None:
        session.out.say("cli.page_written", path=page)
    return DONE


@office_command("certificate revocations", signing=True)
@click.option("--out", type=FILE, required=True, metavar="LIST.txt")
def revocations(session: Session, office: Office, *, out: Path) -> int:
    numbers = write_revocations(office.codes, out, office.program.today())
    session.out.data({"file": out, "numbers": numbers})
    session.out.say("cli.revocations_written", n=len(numbers), path=out)
    return DONE

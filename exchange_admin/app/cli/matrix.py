"""The command `matrix`: the people of a programme by requirements."""

from __future__ import annotations

from pathlib import Path

from exchange_admin.app.cli.frame import DONE, Session, office_command, referred_to, refuse_both, refuse_other_than
from exchange_admin.app.cli.output import picked
from exchange_admin.services.casework.matrix import Matrix, MatrixRow
from exchange_admin.services.casework.matrix_papers import SHOWN, matrix_about, matrix_notes, matrix_title
from exchange_admin.services.office import Office


@office_command("matrix")
def matrix(
    session: Session, office: Office, programme: str, *, xlsx: Path | None = None, pdf: Path | None = None
) -> int:
    if xlsx is not None and pdf is not None:
        refuse_both("xlsx", "pdf")
    for path, ending in ((xlsx, ".xlsx"), (pdf, ".pdf")):
        if path is not None:
            refuse_other_than(path, ending)
    id = referred_to(office, "mobility", "programme_id", programme)
    found = office.casework.matrix.of_programme(id, session.language)
    if xlsx is not None:
        office.matrix_papers.write_book(found, session.language, xlsx, session.who)
    if pdf is not None:
        office.matrix_papers.write_pdf(found, session.language, pdf)
    written = xlsx or pdf
    session.out.data({**_as_plain(found), "path": str(written) if written else None})
    _say(session, found, written)
    return DONE


def _as_plain(matrix: Matrix) -> dict[str, object]:
    """Of a proof nothing is said: a cell is a mark and days."""
    return {
        **picked(matrix, "title day left_out beyond others done needed"),
        "requirements": [picked(one, "code phase title short_title done needed") for one in matrix.columns],
        "people": [_row_as_plain(matrix, row) for row in matrix.rows],
    }


def _row_as_plain(matrix: Matrix, row: MatrixRow) -> dict[str, object]:
    cells = {}
    for column, cell in zip(matrix.columns, row.cells, strict=True):
        days = [picked(task, "id state due act_by done_on") for task in cell.tasks]
        cells[column.code] = {"mark": cell.mark.value, "tasks": days, "asks": cell.asks}
    return {**picked(row, "stay person_id=person name others done needed"), "cells": cells}


def _say(session: Session, matrix: Matrix, written: Path | None) -> None:
    out, words = session.out, session.words
    if written is not None:
        out.say("matrix.written", n=matrix.people, path=written)
    else:
        out.line(f"{matrix_title(matrix, words)} · {matrix_about(matrix, words)}")
        if not matrix.rows or not matrix.columns:
            out.say("matrix.no_rule" if matrix.rows else "matrix.empty")
        for row in matrix.rows:
            marks = [cell.mark for cell in row.cells]
            counts = {one: marks.count(one) for one in SHOWN if one in marks}
            said = " · ".join(words.labelled(words.say(f"matrix.mark.{one.value}"), n) for one, n in counts.items())
            out.line(f"  {row.name}  {row.done}/{row.needed}  {said}")
    for note in matrix_notes(matrix, words):
        out.line(note)

"""Lists of people: a row each at first, then one paper for all rows that belong together."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date

from exchange_admin.documents.record_papers.facts import RecordPaper
from exchange_admin.documents.table_papers.facts import Cell, PaperColumn, PaperSignature, PaperTable, TablePaper
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.wording import Wording
from exchange_admin.services.certificates.drafts import Draft
from exchange_admin.services.certificates.recipients import Recipient

DESIGN = "list"
PLACE = PaperColumn("place", 4, middle=True)


def list_of_one(
    paper: RecordPaper,
    columns: Sequence[PaperColumn],
    row: Sequence[Cell],
    *,
    facts: Sequence[tuple[str, Cell]] = (),
    notes: Sequence[str] = (),
    signatures: Sequence[PaperSignature] = (),
    place: PaperColumn = PLACE,
    least: int = 0,
    across: bool = True,
) -> TablePaper:
    """A list on which only one row stands; its number is written when rows are put together."""
    table = PaperTable("", (place, *columns), (("1", *row),), least=least, ruled=True)
    return TablePaper(
        kind=paper.kind,
        languages=paper.languages,
        institution=paper.issuer,
        facts=tuple(facts),
        tables=(table,),
        notes=tuple(notes),
        signatures=tuple(signatures),
        design=DESIGN,
        across=across,
    )


def figures(day: date | None, words: Wording) -> str:
    """A day as the leading language of a list writes it, empty for none."""
    if day is None:
        return ""
    return words.say("paper.list.day", {"year": day.year, "month": f"{day.month:02}", "day": f"{day.day:02}"})


def lists(chosen: Sequence[Recipient]) -> list[Draft]:
    """One paper for all rows of one `source`, in the order in which they came."""
    grouped: dict[str, list[Recipient]] = {}
    for one in chosen:
        if isinstance(one.facts, RecordPaper):
            grouped.setdefault(one.facts.source, []).append(one)
    return [Draft(_together(rows), tuple(rows)) for rows in grouped.values()]


def _together(recipients: Sequence[Recipient]) -> RecordPaper:
    papers = [one.facts for one in recipients if isinstance(one.facts, RecordPaper)]
    first = papers[0]
    rows = [row for paper in papers for row in _table(paper).rows]
    table = dataclasses.replace(
        _table(first), rows=tuple((str(place), *row[1:]) for place, row in enumerate(rows, start=1))
    )
    counted = ("papers" if first.papers else "people", str(len(rows)))
    content = first.content
    assert isinstance(content, TablePaper)  # `_table` has looked
    days = [paper.starts for paper in papers if paper.starts], [paper.ends for paper in papers if paper.ends]
    return dataclasses.replace(
        first,
        content=dataclasses.replace(content, facts=(*content.facts, counted), tables=(table,)),
        people=tuple(dict.fromkeys(id for paper in papers for id in paper.people)),
        papers=tuple(id for paper in papers for id in paper.papers),
        starts=min(days[0], default=None),
        ends=max(days[1], default=None),
    )


def _table(paper: RecordPaper) -> PaperTable:
    if not isinstance(paper.content, TablePaper):
        raise RuleBroken(Problem("certificate.facts_unreadable", facts={"reason": paper.kind}))
    return paper.content.tables[0]

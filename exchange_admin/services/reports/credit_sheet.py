"""The sheet Credit transfer: one row a course of the host and what it became at home."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from exchange_admin.documents.table_cells import CellContent, ColumnKind
from exchange_admin.domain.labels import in_language, latin_name
from exchange_admin.domain.queries import Order, Query
from exchange_admin.domain.steps import Record
from exchange_admin.services.reports.reading import Line, Reading, Scope, Sheet, columns

_FIELDS = (
    "id",
    "state",
    "home_institution_id",
    "decided_on",
    "minutes_number",
    "transcript_id.institution_id",
    "transcript_id.number",
    "transcript_id.term_id",
)
_NOTHING = Record("transcript_line", "", {})


def credit_sheet(reading: Reading, scope: Scope) -> Sheet:
    """Recognitions count by the term of their transcript, without one by the day of the decision."""
    text, credits = ColumnKind.TEXT, ColumnKind.DECIMAL
    heads = columns(
        reading.words,
        ("row", ColumnKind.INTEGER),
        ("full_name", text),
        ("name_latin", text),
        ("transcript.institution_id", text),
        ("transcript.number", ColumnKind.IDENTIFIER),
        ("transcript.term_id", text),
        ("transcript_line.code", ColumnKind.IDENTIFIER),
        ("course_title", text),
        ("host_hours", ColumnKind.HOURS),
        ("host_credits", credits),
        ("host_scheme", text),
        ("original_mark", text),
        ("recognition.home_institution_id", text),
        ("home_course", text),
        ("home_credits", credits),
        ("home_scheme", text),
        ("converted_mark", text),
        ("decision", text),
        ("recognition_mapping.reason", text),
        ("recognition.state", text),
        ("decided_on", ColumnKind.DATE),
        ("minutes", ColumnKind.IDENTIFIER),
    )
    ns = reading.ids("recognition", scope.filters("transcript_id.term_id", "decided_on"), Order("decided_on"))
    expected = reading.store.count(Query("recognition_mapping")) if scope.whole else len(ns)
    rows = ((number, *row) for number, row in enumerate(_rows(reading, ns), 1))
    return Sheet("credit_transfer", heads, rows, expected)


def _rows(reading: Reading, ns: Sequence[int]) -> Iterator[tuple[CellContent, ...]]:
    for block in reading.lines("recognition", ns, _FIELDS):
        mappings: dict[str, list[Record]] = defaultdict(list)
        ids = [str(line.values["id"]) for line in block]
        for mapping in reading.store.where("recognition_mapping", "recognition_id", ids):
            if mapping.live:
                mappings[mapping.text("recognition_id")].append(mapping)
        wanted = {m.text("transcript_line_id") for found in mappings.values() for m in found} - {""}
        courses = reading.store.many("transcript_line", tuple(wanted))
        shared = [line.values[f] for line in block for f in ("transcript_id.institution_id", "home_institution_id")]
        houses = reading.called("institution", shared)
        terms = reading.called("term", (line.values["transcript_id.term_id"] for line in block))
        for line in block:
            before = (
                line.name,
                latin_name(line.person),
                houses.get(str(line.values["transcript_id.institution_id"])),
                line.values["transcript_id.number"],
                terms.get(str(line.values["transcript_id.term_id"])),
            )
            home = houses.get(str(line.values["home_institution_id"]))
            for mapping in mappings[str(line.values["id"])]:
                course = courses.get(mapping.text("transcript_line_id"), _NOTHING)
                yield *before, *_course(reading, course), home, *_at_home(reading, mapping, line)


def _course(reading: Reading, course: Record) -> tuple[CellContent, ...]:
    return (
        course["code"],
        in_language(course.values, "title", reading.words.language),
        course["contact_minutes"],
        course["credits"],
        reading.words.choice("credit_scheme", course["credit_scheme"]),
        course["original_mark"],
    )


def _at_home(reading: Reading, mapping: Record, line: Line) -> tuple[CellContent, ...]:
    say = reading.words.choice
    return (
        mapping["home_course"],
        mapping["home_credits"],
        say("credit_scheme", mapping["credit_scheme"]),
        mapping["converted_mark"],
        say("recognition_decision", mapping["decision"]),
        mapping["reason"],
        say("recognition_state", line.values["state"]),
        line.values["decided_on"],
        line.values["minutes_number"],
    )

"""What is missing where: one line a check with a link to the records, and every record to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from exchange_admin.documents.report_pages.content import Link, PageCell, Table
from exchange_admin.documents.table_cells import CellContent, ColumnKind
from exchange_admin.domain.queries import Filter, Having, Query
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.wording import Wording
from exchange_admin.services.reports.pages import Page, listed
from exchange_admin.services.reports.quality_checks import WEIGHTS, Check, checks
from exchange_admin.services.reports.reading import Reading, Scope, Sheet, columns

_TEXT, _NUMBER, _CODE = ColumnKind.TEXT, ColumnKind.INTEGER, ColumnKind.IDENTIFIER
_LIST = 1  # place of the list in the book
_PERSON = "person_id"


@dataclass(frozen=True, slots=True)
class _Finding:
    id: str
    called: str
    institution: str


@dataclass(frozen=True, slots=True)
class _Checked:
    """What a check found, and among how many."""

    check: Check
    among: int
    findings: Sequence[_Finding]

    @property
    def most(self) -> tuple[str, int] | None:
        """The institution with most of them."""
        counted = Counter(one.institution for one in self.findings if one.institution)
        return counted.most_common(1)[0] if counted else None


def data_quality(reading: Reading, scope: Scope, as_of: date) -> Sequence[Page | Sheet]:
    """Of a year or term: its stays, groups and exams, and the people with a stay in it."""
    found = [_checked(reading, scope, check) for check in checks(as_of, reading.words.language)]
    found.sort(key=lambda one: (WEIGHTS.index(one.check.weight), -len(one.findings)))
    return _summary(reading.words, found), _list(reading.words, found)


def _checked(reading: Reading, scope: Scope, check: Check) -> _Checked:
    among = _ids(reading, scope, check, check.of)
    ns = _ids(reading, scope, check, (*check.of, *check.missing))
    return _Checked(check, len(among), list(_findings(reading, check, ns)))


def _ids(reading: Reading, scope: Scope, check: Check, filters: Sequence[Filter]) -> Sequence[int]:
    """Whoever was entered twice is checked once."""
    asked = tuple(filters)
    if check.term or check.day:
        alternatives = [(*asked, *period) for period in scope.filters(check.term, check.day)]
        return [n for one in alternatives for n in reading.store.ids(Query(check.kind, filters=one))]
    if scope.whole or "same_as_id" not in REGISTRY[check.kind]:
        return reading.store.ids(Query(check.kind, filters=asked, once=True))
    stays = [Having("mobility", _PERSON, period) for period in scope.filters("term_id", "planned_start")]
    found = [reading.store.ids(Query(check.kind, filters=asked, having=(one,), once=True)) for one in stays]
    return list(dict.fromkeys(n for ns in found for n in ns))


def _findings(reading: Reading, check: Check, ns: Sequence[int]) -> Iterator[_Finding]:
    fields = tuple(filter(None, ("id", check.institution if check.institution != "id" else "")))
    for block in reading.rows(check.kind, ns, fields):
        ids = [str(row["id"]) for row in block]
        labels = reading.called(check.kind, ids)
        owners = {row[check.institution] for row in block} if check.institution else set()
        names = reading.called("institution", owners)
        for row in block:
            institution = names.get(str(row[check.institution]), "") if check.institution else ""
            yield _Finding(str(row["id"]), labels.get(str(row["id"]), ""), institution)


def _summary(words: Wording, found: Sequence[_Checked]) -> Page:
    heads = columns(
        words,
        ("weight", _TEXT),
        ("check", _TEXT),
        ("record_kind", _TEXT),
        ("found", _NUMBER),
        ("among", _NUMBER),
        ("in_order", ColumnKind.PERCENT),
        ("most_at", _TEXT),
        ("most_there", _NUMBER),
        ("go_to", _TEXT),
    )
    rows: list[tuple[PageCell, ...]] = []
    row = 0
    for one in found:
        count = len(one.findings)
        institution, there = one.most or (None, None)
        rows.append(
            (
                *_said(words, one.check),
                *(count, one.among, 1 - count / one.among if one.among else None, institution, there),
                Link(words.say("report.show_rows"), _LIST, row) if count else words.say("report.in_order"),
            )
        )
        row += count
    notes = (words.say("report.quality_note", {"n": row, "checks": sum(1 for one in found if one.findings)}),)
    return Page("quality", (Table(heads, rows, sums=(3,), bars=(5,)),), notes, frozen=2)


def _list(words: Wording, found: Sequence[_Checked]) -> Page | Sheet:
    heads = columns(
        words,
        ("weight", _TEXT),
        ("record", _TEXT),
        ("record_kind", _TEXT),
        ("check", _TEXT),
        ("field", _TEXT),
        ("institution", _TEXT),
        ("record_id", _CODE),
    )
    rows = [_row(words, one.check, finding) for one in found for finding in one.findings]
    return listed("quality_list", Table(heads, rows), frozen=2)


def _row(words: Wording, check: Check, finding: _Finding) -> tuple[CellContent, ...]:
    weight, said, kind = _said(words, check)
    field = words.field(check.kind, check.field)
    return weight, finding.called, kind, said, field, finding.institution, finding.id


def _said(words: Wording, check: Check) -> tuple[str, str, str]:
    return words.say(f"report.weight.{check.weight}"), words.say(f"report.check.{check.key}"), words.kind(check.kind)

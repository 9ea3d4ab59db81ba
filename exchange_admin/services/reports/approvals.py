"""Approvals of minutes and of outputs: who is still asked, whose approval is of another text, and who has approved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from exchange_admin.documents.report_pages.content import Cards, Table
from exchange_admin.documents.table_cells import CellContent, ColumnKind
from exchange_admin.domain.fields import Value
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.committee.minutes import APPROVED, Approvals
from exchange_admin.domain.rules.content_hash import shown_hash
from exchange_admin.domain.rules.projects.outputs import is_asked
from exchange_admin.domain.steps import Record, live
from exchange_admin.services.committee.standings import standings
from exchange_admin.services.portfolio.sheets import read_projects
from exchange_admin.services.reports.pages import Page, listed
from exchange_admin.services.reports.reading import Reading, Scope, Sheet, columns
from exchange_admin.services.stored import NO_RECORD

_TEXT, _CODE, _DAY = ColumnKind.TEXT, ColumnKind.IDENTIFIER, ColumnKind.DATE
_MISSING, _OUTDATED = "missing", "outdated"
_ORDER = (_OUTDATED, "declined", _MISSING, APPROVED)


@dataclass(frozen=True, slots=True)
class _Said:
    """What an institution says of a text, or that it was asked (`how`); `what` and whose it is are called in words."""

    what: str
    institution: str
    how: str
    record: Record = NO_RECORD


def approvals(reading: Reading, scope: Scope, as_of: date) -> Sequence[Page | Sheet]:
    """Everything that waits on the day, whatever the period is; of what was approved, what was signed in the period."""
    told = [one for one in (*_of_minutes(reading), *_of_outputs(reading, as_of)) if _is_wanted(reading, one)]
    waiting = sorted((one for one in told if one.how != APPROVED), key=lambda one: (_ORDER.index(one.how), one.what))
    given = [one for one in told if one.how == APPROVED and _is_signed_in(one, scope)]
    return _waiting(reading, waiting), _given(reading, sorted(given, key=lambda one: one.record.text("signed_on")))


def _of_minutes(reading: Reading) -> Iterator[_Said]:
    meetings = reading.store.records(Query("meeting"))
    called = reading.called("meeting", (one.id for one in meetings))
    said = _by(reading, "meeting_id", [one.id for one in meetings])
    for id, now in standings(reading.store, meetings).items():
        yield from _told(called.get(id, ""), now, said.get(id, ()), asks=True)


def _of_outputs(reading: Reading, as_of: date) -> Iterator[_Said]:
    projects = reading.store.records(Query("project"))
    sheets = read_projects(reading.store, projects, as_of)
    outputs = [(one, sheet.standings[one.id]) for sheet in sheets for one in sheet.outputs]
    called = reading.called("output", (one.id for one, _ in outputs))
    said = _by(reading, "output_id", [one.id for one, _ in outputs])
    for one, now in outputs:
        yield from _told(called.get(one.id, ""), now, said.get(one.id, ()), asks=is_asked(one.values, now))


def _by(reading: Reading, field: str, ids: Sequence[str]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for one in live(reading.store.where("approval", field, ids)) if ids else ():
        found.setdefault(one.text(field), []).append(one)
    return found


def _told(what: str, now: Approvals, said: Sequence[Record], *, asks: bool) -> Iterator[_Said]:
    """Everybody who has said something, and whoever is asked and has not."""
    for one in said:
        of_this = one["content_hash"] == now.hash
        how = one.text("verdict") if of_this or one["verdict"] != APPROVED else _OUTDATED
        yield _Said(what, one.text("institution_id"), how, one)
    silent = set(now.missing) - {one.text("institution_id") for one in said}
    for institution in now.missing if asks else ():
        if institution in silent:
            yield _Said(what, institution, _MISSING)


def _is_wanted(reading: Reading, one: _Said) -> bool:
    return reading.narrowing.partner in ("", one.institution)


def _is_signed_in(one: _Said, scope: Scope) -> bool:
    return scope.whole or scope.starts <= one.record.text("signed_on") <= scope.ends


def _waiting(reading: Reading, waiting: Sequence[_Said]) -> Page | Sheet:
    words = reading.words
    heads = columns(words, ("approved_text", _TEXT), ("approval.institution_id", _TEXT), ("approval_how", _TEXT), *_WHO)
    rows = [(*_of(reading, one), _how(reading, one), *_who(one)) for one in waiting]
    page = listed("approvals_waiting", Table(heads, rows))
    if not isinstance(page, Page):
        return page
    void = sum(one.how == _OUTDATED for one in waiting)
    cards = Cards([(n, words.say(f"report.card.{key}")) for key, n in (("to_approve", len(waiting)), ("void", void))])
    return Page(page.key, (cards, *page.blocks), page.notes, frozen=page.frozen)


def _given(reading: Reading, given: Sequence[_Said]) -> Page | Sheet:
    heads = columns(reading.words, ("approved_text", _TEXT), ("approval.institution_id", _TEXT), *_WHO)
    return listed("approvals_given", Table(heads, [(*_of(reading, one), *_who(one)) for one in given]))


_WHO = (
    ("approval.signer", _TEXT),
    ("approval.position", _TEXT),
    ("approval.signed_on", _DAY),
    ("approval.content_hash", _CODE),
    ("approval.comment", _TEXT),
)


def _of(reading: Reading, one: _Said) -> tuple[CellContent, ...]:
    return one.what, reading.called("institution", (one.institution,)).get(one.institution)


def _how(reading: Reading, one: _Said) -> str:
    said = reading.words.say(f"committee.how.{one.how}")
    return said[:1].upper() + said[1:]


def _who(one: _Said) -> tuple[Value, ...]:
    record = one.record
    hash = shown_hash(record.text("content_hash")) if record["content_hash"] else None
    return record["signer"], record["position"], record["signed_on"], hash, record["comment"]

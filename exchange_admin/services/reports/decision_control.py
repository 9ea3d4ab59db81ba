"""Control of decisions: what is to be carried out, late ones first, by institution, and what was carried out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from exchange_admin.documents.report_pages.content import Cards, Table
from exchange_admin.documents.table_cells import CellContent, ColumnKind
from exchange_admin.domain.dates import day_in
from exchange_admin.domain.labels import in_language
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.committee.control import OPEN, Urgency, urgency
from exchange_admin.domain.rules.committee.minutes import number_order
from exchange_admin.domain.rules.committee.states import SETTLED
from exchange_admin.domain.steps import Record
from exchange_admin.services.reports.pages import Page, listed
from exchange_admin.services.reports.reading import DUE_SOON, Reading, Scope, Sheet, columns

_TEXT, _NUMBER, _CODE, _DAY = ColumnKind.TEXT, ColumnKind.INTEGER, ColumnKind.IDENTIFIER, ColumnKind.DATE
_WHOSE = (
    ("decision.number", _CODE),
    ("meeting.body_id", _TEXT),
    ("decision_text", _TEXT),
    ("decision.responsible_institution_id", _TEXT),
    ("decision.due", _DAY),
)


@dataclass(frozen=True, slots=True)
class _Controlled:
    """A decision with how it stands, the committee and the institution in words."""

    record: Record
    urgency: Urgency
    body: str | None
    institution: str | None

    @property
    def due(self) -> date | None:
        return day_in(self.record.values, "due")


def decision_control(reading: Reading, scope: Scope, as_of: date) -> Sequence[Page | Sheet]:
    """Everything that is open on the day, whatever the period is; of what is settled, what was due in the period."""
    found = _read(reading, as_of)
    still = sorted((one for one in found if one.urgency in OPEN), key=_pressing)
    settled = sorted((one for one in found if _is_settled_in(one, scope)), key=_pressing)
    return _control(reading, still, as_of), _by_institution(reading, [*still, *settled]), _settled(reading, settled)


def _read(reading: Reading, as_of: date) -> list[_Controlled]:
    store, narrowing = reading.store, reading.narrowing
    ways = reading.partner_filters("decision") or [()]
    asked = [Query("decision", filters=(*narrowing.others, *way)) for way in ways]
    records = [one for query in asked for one in store.records(query)]
    meetings = store.many("meeting", sorted({one.text("meeting_id") for one in records}))
    bodies = reading.called("body", (one["body_id"] for one in meetings.values()))
    body_of = {id: bodies.get(one.text("body_id")) for id, one in meetings.items()}
    places = reading.called("institution", (one["responsible_institution_id"] for one in records))
    return [
        _Controlled(
            one,
            urgency(one.values, as_of),
            body_of.get(one.text("meeting_id")),
            places.get(one.text("responsible_institution_id")),
        )
        for one in records
    ]


def _is_settled_in(one: _Controlled, scope: Scope) -> bool:
    due = one.record.text("due")
    return one.urgency in SETTLED and (scope.whole or scope.starts <= due <= scope.ends)


def _control(reading: Reading, still: Sequence[_Controlled], as_of: date) -> Page | Sheet:
    words = reading.words
    heads = columns(words, *_WHOSE, ("days_left", _NUMBER), ("decision.state", _TEXT), ("decision.result", _TEXT))
    rows = [(*_whose(reading, one), *_left(one, as_of), _state(reading, one), _result(one)) for one in still]
    notes = (words.say("report.control_note"), words.say("report.tones_note", {"n": DUE_SOON}))
    page = listed("decision_control", Table(heads, rows, days_left={len(_WHOSE): DUE_SOON}), notes)
    if not isinstance(page, Page):
        return page
    late = sum(one.urgency is Urgency.LATE for one in still)
    told = (("open_decisions", len(still)), ("late_decisions", late))
    cards = Cards([(n, words.say(f"report.card.{what}")) for what, n in told])
    return Page(page.key, (cards, *page.blocks), page.notes, frozen=page.frozen)


def _by_institution(reading: Reading, found: Sequence[_Controlled]) -> Page | Sheet:
    words = reading.words
    told = (Urgency.LATE, Urgency.IN_TIME, Urgency.UNDATED, Urgency.DONE, Urgency.LAPSED)
    heads = columns(
        words, ("decision.responsible_institution_id", _TEXT), *((f"urgency_{one}", _NUMBER) for one in told),
        ("next_due", _DAY),
    )  # fmt: skip
    counted: Mapping[str, Counter[Urgency]] = _counted(found)
    rows: list[tuple[CellContent, ...]] = []
    for name in sorted(counted, key=lambda name: (-counted[name][Urgency.LATE], -sum(counted[name].values()), name)):
        days = [one.due for one in found if (one.institution or "") == name and one.urgency is Urgency.IN_TIME]
        coming = min((day for day in days if day), default=None)
        rows.append((name, *(counted[name][how] for how in told), coming.isoformat() if coming else None))
    return listed("control_by_institution", Table(heads, rows, sums=tuple(range(1, len(told) + 1))))


def _counted(found: Sequence[_Controlled]) -> Mapping[str, Counter[Urgency]]:
    counted: dict[str, Counter[Urgency]] = {}
    for one in found:
        counted.setdefault(one.institution or "", Counter())[one.urgency] += 1
    return counted


def _settled(reading: Reading, settled: Sequence[_Controlled]) -> Page | Sheet:
    heads = columns(reading.words, *_WHOSE, ("decision.state", _TEXT), ("decision.result", _TEXT))
    rows = [(*_whose(reading, one), _state(reading, one), _result(one)) for one in settled]
    return listed("control_settled", Table(heads, rows))


def _whose(reading: Reading, one: _Controlled) -> tuple[CellContent, ...]:
    text = in_language(one.record.values, "text", reading.words.language)
    return one.record.text("number"), one.body, text or None, one.institution, one.record["due"]


def _left(one: _Controlled, as_of: date) -> tuple[CellContent]:
    return ((one.due - as_of).days if one.due else None,)


def _state(reading: Reading, one: _Controlled) -> str:
    if one.urgency is Urgency.LATE:
        return reading.words.say("report.decision_late")
    return reading.words.choice("decision_state", one.record["state"])


def _result(one: _Controlled) -> str | None:
    return one.record.text("result") or None


def _pressing(one: _Controlled) -> tuple[int, date, tuple[tuple[int, int, str], ...], str]:
    return tuple(Urgency).index(one.urgency), one.due or date.max, number_order(one.record["number"]), one.record.id

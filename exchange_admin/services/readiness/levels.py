"""The exam levels of an office, and what exam results are worth in its view of CEFR."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from exchange_admin.domain.fields import Value
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.exam_validity import last_valid_day
from exchange_admin.domain.rules.language_levels import CLAIMED, ExamLevel, find_level
from exchange_admin.domain.steps import Record
from exchange_admin.services.office_files import own_office
from exchange_admin.store import Store


class Levels:
    """Read once; made anew for every list."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def view(self) -> str:
        """Whose word counts on what a level is worth."""
        office = None if self._store.is_partner else own_office(self._store)
        return (office.text("cefr_view") if office else "") or CLAIMED

    @cached_property
    def by_id(self) -> Mapping[str, ExamLevel]:
        return {record.id: _level(record) for record in self._store.records(Query("language_level"))}

    def of_result(self, values: Mapping[str, Value]) -> ExamLevel | None:
        """The level that an exam result names."""
        return find_level(self.by_id.values(), str(values.get("exam") or ""), str(values.get("level") or ""))

    def last_valid_day(self, values: Mapping[str, Value]) -> date | None:
        """Until when an exam result counts by the rule of its level; None where there is no such rule or no day."""
        level = self.of_result(values)
        if level is None or level.valid_months is None or not values.get("date"):
            return None
        return last_valid_day(date.fromisoformat(str(values["date"])), level.valid_months)

    def cefr_of_result(self, values: Mapping[str, Value]) -> str:
        """In the office's view; what somebody entered where the level is not in the list."""
        level = self.of_result(values)
        return level.cefr(self.view) if level is not None else str(values.get("cefr") or "")


def _level(record: Record) -> ExamLevel:
    names = tuple(text for name in ("level", "name_zh", "name_ru", "name_en") if (text := record.text(name)))
    position, months = record["position"], record["valid_months"]
    return ExamLevel(
        id=record.id,
        exam=record.text("exam"),
        language=record.text("language"),
        names=names or ("",),
        position=position if isinstance(position, int) else 0,
        claimed=record.text("cefr"),
        independent=record.text("cefr_independent"),
        valid_months=months if isinstance(months, int) else None,
        is_judged=bool(record["cefr_independent"] or record["independent_source"]),
    )

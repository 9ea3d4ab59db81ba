"""An office with a few rules and a student who stays a year, for tests of casework. Today is 9 October 2026."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from paper_office import PaperOffice

from exchange_admin.domain.fields import Value
from exchange_admin.domain.rules.casework.occurrences import START, task_id
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.services.casework.casework import Casework
from exchange_admin.services.casework.task_list import TaskFilter, TaskTab
from exchange_admin.services.country_calendars import working_calendar

TODAY = date(2026, 10, 9)
_USUAL: dict[str, Value] = {
    "kind": "document", "phase": "before_departure", "actor": "person", "active": 1, "event": "planned_entry",
    "relation": "before", "offset": 30, "unit": "day", "day_type": "calendar", "counts_from": "next_day",
    "repeats": "once", "evidence": "file", "confidence": "high", "source": "a test",
}  # fmt: skip
RULES: dict[str, dict[str, Value]] = {
    "cn.photo": {"name_en": "Photo for the visa", "name_ru": "Фото на визу", "short_en": "Photo"},
    "cn.permit": {
        "name_en": "Residence permit", "name_zh": "居留许可", "phase": "on_arrival", "actor": "receiving",
        "kind": "act", "event": "entry", "relation": "after", "least_days": 181, "host_country": "CN",
        "evidence": "identity_document", "evidence_word": "residence_permit", "valid_at": "planned_end",
    },
    "cn.permit.extend": {
        "name_en": "Permit to extend", "phase": "during", "event": "permit_expiry", "host_country": "CN",
        "repeats": "each_event", "evidence": "identity_document", "evidence_word": "residence_permit",
    },
    "cn.x1": {"name_en": "X1 visa", "least_days": 181, "host_country": "CN", "evidence": "yes_date"},
    "cn.x2": {"name_en": "X2 visa", "most_days": 180, "host_country": "CN", "evidence": "yes_date"},
    "cn.hiv": {"name_en": "HIV certificate", "evidence": "yes_date", "sensitive": 1},
    "cn.registration": {
        "name_en": "Registration", "phase": "on_arrival", "actor": "receiving", "kind": "notice", "event": "arrival",
        "relation": "after", "offset": 7, "day_type": "working", "host_country": "CN",
    },
    "home.report": {"name_en": "Report", "phase": "after_return", "event": "return", "relation": "after"},
    "off.rule": {"name_en": "Not in use", "active": 0},
}  # fmt: skip


class CaseOffice(PaperOffice):
    """`stay` is Sokolova's, planned for 1 September 2026 to 10 July 2027; nobody has come yet."""

    def __init__(self, path: Path, seed: int = 1) -> None:
        super().__init__(path, seed)
        self.rules = {code: self.add("requirement", code=code, **{**_USUAL, **more}) for code, more in RULES.items()}
        self.who = self.person(birth_date="2006-05-02")
        self.going = self.stay(self.who)
        self.casework = Casework(self.parts, lambda: self.records, working_calendar)
        self.verbs, self.events = self.casework.verbs, self.casework.events

    def today(self) -> date:
        return TODAY

    def stay(self, person: str, **more: Value) -> str:
        days: dict[str, Value] = {"planned_start": "2026-09-01", "planned_end": "2027-07-10"}
        none: dict[str, Value] = {"actual_start": None, "actual_end": None, "receiving_status": "verified"}
        return super().stay(person, **{**days, **none, **more})

    def id_of(self, code: str, occurrence: str = START, stay: str = "") -> str:
        return task_id(self.rules[code], stay or self.going, occurrence)

    def tasks(self, stay: str = "", language: str = "en") -> dict[str, CaseTask]:
        """By code, with the occurrence behind it where it is not the first."""
        found = self.casework.checklists.of_stay(stay or self.going, language).tasks
        return {one.code if one.occurrence == START else f"{one.code} {one.occurrence}": one for one in found}

    def listed(self, tab: TaskTab, **wanted: str) -> list[str]:
        """Codes of the tasks in a tab."""
        ns = self.casework.tasks.ns(tab, TaskFilter(**wanted))
        return [one.code or one.title for one in self.casework.tasks.tasks(ns, "en")]

    def numbered(self, code: str, number: str, valid_until: date | None = None) -> None:
        """Done with a number past the checks, as a program wrote it that took those of health papers too."""
        id = self.id_of(code)
        self.verbs.done([id], "Li", valid_until=valid_until)
        self.store.record(Step("Li", "task.set", (Edit("task", id, {"number": number}),)))

    def permit(self, until: str, **more: Value) -> str:
        paper: dict[str, Value] = {"kind": "residence_permit", "number": f"R{until}", "country": "CN"}
        return self.add("identity_document", person_id=self.who, valid_until=until, **{**paper, **more})

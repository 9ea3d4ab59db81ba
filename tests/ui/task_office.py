"""Rules and stays on the desk of a window, for tests of tasks. Today is 24 November 2026, a Tuesday."""

from __future__ import annotations

from office import OpenOffice, add

from exchange_admin.domain.fields import Value

_USUAL: dict[str, Value] = {
    "kind": "document", "phase": "on_arrival", "actor": "person", "active": 1, "event": "arrival",
    "relation": "after", "offset": 30, "unit": "day", "day_type": "calendar", "counts_from": "next_day",
    "repeats": "once", "evidence": "file", "confidence": "high", "source": "Exit and Entry Administration Law, art. 39",
    "checked_on": "2026-11-20",
}  # fmt: skip
RULES: dict[str, dict[str, Value]] = {
    "cn.permit": {
        "name_en": "Residence permit for study", "name_ru": "Вид на жительство для учёбы", "name_zh": "学习类居留许可",
        "short_en": "Residence permit", "short_ru": "Вид на жительство", "short_zh": "居留许可",
        "kind": "act", "actor": "person", "offset": 80, "remind_days": 14,
    },
    "cn.lodging": {
        "name_en": "Registration of lodging", "name_ru": "Регистрация проживания", "name_zh": "住宿登记",
        "kind": "notice", "actor": "receiving", "offset": 84, "remind_days": 14,
    },
    "cn.extend": {
        "name_en": "Apply to stay longer", "name_ru": "Продлить срок пребывания", "name_zh": "申请延期停留",
        "phase": "during", "actor": "receiving", "event": "planned_end", "relation": "before", "offset": 50,
        "remind_days": 20,
    },
    "cn.hiv": {
        "name_en": "Health check", "name_ru": "Медицинский осмотр", "name_zh": "体检", "evidence": "yes_date",
        "sensitive": 1, "offset": 100,
    },
    "cn.report": {
        "name_en": "Report on the stay", "name_ru": "Отчёт о поездке", "name_zh": "交流总结", "phase": "after_return",
        "event": "return", "offset": 30,
    },
}  # fmt: skip


def with_rules(office: OpenOffice) -> None:
    """Rules that concern everybody, an office that owns them, and both students arrived on 1 September."""
    add(office.store, "office", code="SHC", institution_id=office.ids["ours"])
    for code, more in RULES.items():
        add(office.store, "requirement", code=code, **{**_USUAL, **more})
    for stay in stays(office):
        add(office.store, "stay_event", mobility_id=stay, kind="arrival", date="2026-09-01")


def stays(office: OpenOffice) -> list[str]:
    """Of Sokolova and of Eremin."""
    wanted = [office.ids["sokolova"], office.ids["eremin"]]
    found = office.store.where("mobility", "person_id", wanted)
    return [one.id for person in wanted for one in found if one["person_id"] == person]

"""An office that can issue papers: signatory, translated names, a course with four people, one of whom failed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from exchange_admin.domain.queries import Query
from exchange_admin.services.certificates.paper_facts import LANGUAGE_COURSE, PaperOrder
from exchange_admin.services.certificates.selection import Selection
from exchange_admin.services.office import Office

PEOPLE = (
    ("Соколова", "Дарья", "Sokolova", "Daria", "passed"),
    ("Ерёмин", "Фёдор", "Eremin", "Fedor", "passed"),
    ("Абенов", "Нурлан", "Abenov", "Nurlan", "failed"),
    ("Иванова", "Анна", "Ivanova", "Anna", "passed"),
)


def fill(office: Office) -> None:
    """A course of Chinese with four people, one of whom failed."""

    def add(kind: str, /, **values: object) -> str:
        changes = office.records.add(kind, values, "Shen")
        (id,) = changes.ids[kind]
        return id

    own = office.store.get("office", office.store.id_of("office", office.store.ids(Query("office"))[0]))
    partner = add("institution", name_zh="滨海学院", name_ru="Приморский колледж", name_en="Primorye College",
                  country="RU", kind="college", is_partner=1)  # fmt: skip
    signatory = add("signatory", name_zh="诸葛文远", name_ru="Чжугэ Вэньюань", name_en="Zhuge Wenyuan",
                    position_zh="校长", position_ru="Директор", position_en="President")  # fmt: skip
    translated = {"name_ru": "Сунхуаский инженерный колледж", "name_en": "Songhua Vocational College"}
    office.records.set("institution", own.text("institution_id"), translated, "Shen")
    office.records.set(
        "office",
        own.id,
        {"city_en": "Harbin", "signatory_id": signatory, "city_zh": "哈尔滨", "city_ru": "Харбин"},
        "Shen",
    )
    course = add("language_course", name_zh="汉语初级", name_ru="Китайский язык", name_en="Chinese", language="zh")
    group = add("language_group", language_course_id=course, code="B1-2", starts="2026-02-24", ends="2026-06-30")
    for family, given, latin, latin_given, result in PEOPLE:
        person = add("person", role="student", family_cyrillic=family, given_cyrillic=given, family_latin=latin,
                     given_latin=latin_given, citizenship="RU", home_institution_id=partner)  # fmt: skip
        add("language_enrolment", person_id=person, language_group_id=group, state="completed", result=result,
            planned_minutes=14400)  # fmt: skip


def issue(office: Office, day: date) -> Sequence[str]:
    """A paper in two languages for each of the three who passed; their ids in the register."""
    store = office.store
    enrolled = tuple(store.id_of("language_enrolment", n) for n in store.ids(Query("language_enrolment")))
    own = store.get("office", store.id_of("office", store.ids(Query("office"))[0]))
    order = PaperOrder(LANGUAGE_COURSE, ("zh", "ru"), day, own.text("signatory_id"))
    ids = office.issuing.issue(Selection(enrolments=enrolled), order, "Shen").ids
    assert len(ids) == 3
    return ids

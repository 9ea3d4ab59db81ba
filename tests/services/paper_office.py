"""A small office file for tests of papers and reports: real store, real designs, people one knows by name."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from exchange_admin.documents.certificates.participation_v1 import ParticipationV1
from exchange_admin.documents.fonts import Fonts
from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.paper_gates import PaperGates
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.names import Names, NameTables
from exchange_admin.services.certificates.codes import PaperCodes
from exchange_admin.services.certificates.designs import ReadyDesigns
from exchange_admin.services.certificates.issuing import Issuing
from exchange_admin.services.certificates.paper_facts import PaperOrder
from exchange_admin.services.certificates.register import CertificateRegister
from exchange_admin.services.certificates.selection import Selector
from exchange_admin.services.exchange.key_session import KeySession
from exchange_admin.services.exchange.office_keys import OfficeKeys
from exchange_admin.services.lists import Lists
from exchange_admin.services.parts import Parts
from exchange_admin.services.records import Records
from exchange_admin.services.reports.report import Reports
from exchange_admin.store import Store

RESOURCES = Path(__file__).parents[2] / "resources"
TODAY = date(2026, 11, 24)
WHO = "沈若兰"
LOGISTICS = "530802"


@cache
def names() -> Names:
    return Names(NameTables.load(RESOURCES / "names"))


@cache
def wordings() -> dict[str, Wording]:
    return {language: Wording.load(RESOURCES / "wording", language) for language in LANGUAGES}


@cache
def gates() -> PaperGates:
    return PaperGates.load(RESOURCES / "reference" / "paper_gates.toml")


@cache
def design() -> ParticipationV1:
    return ParticipationV1(Fonts(RESOURCES / "fonts"), wordings())


def order(kind: str = "participation", languages: tuple[str, ...] = ("zh", "ru"), issued: date = TODAY) -> PaperOrder:
    return PaperOrder(kind, languages, issued)


class Services:
    """What the composition root builds over an open store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.parts = Parts(store, REGISTRY, names(), store.origin, wordings(), self.today)
        self.records = Records(self.parts)
        self.lists = Lists(store, REGISTRY, wordings(), self.today)
        self.selector = Selector(store, REGISTRY, self.records)
        self.codes = PaperCodes(store, OfficeKeys(store, KeySession()))
        self.issuing = Issuing(self.parts, ReadyDesigns((design(),)), self.codes, gates=gates())
        self.register = CertificateRegister(self.parts, self.selector, ReadyDesigns((design(),)))
        self.reports = Reports(store, self.lists, wordings(), self.today, fonts=lambda: Fonts(RESOURCES / "fonts"))

    def today(self) -> date:
        return TODAY

    def add(self, kind: str, /, **values: Value) -> str:
        id = self.store.origin.new_id()
        filled = {name: value for name, value in values.items() if value is not None}
        self.store.record(Step(WHO, f"{kind}.add", (Edit(kind, id, filled, new=True),)))
        return id

    def set(self, kind: str, id: str, /, **values: Value) -> None:
        self.store.record(Step(WHO, f"{kind}.set", (Edit(kind, id, values),)))


class PaperOffice(Services):
    """A Chinese college with a Russian partner, a semester programme and a language course that belongs to it."""

    def __init__(self, path: Path, seed: int = 1) -> None:
        origin = Origin.seeded(seed)
        own = origin.new_id()
        super().__init__(Store.create(path, origin=origin, names=names(), institution=own))
        self.own = own
        institution = {
            "name_zh": "松花工程职业学院",
            "name_ru": "Сунхуаский инженерный колледж",
            "name_en": "Songhua Vocational College of Engineering",
            "country": "CN",
            "kind": "college",
        }
        first = Step(WHO, "office.add", (Edit("institution", own, institution, new=True),))
        self.store.record(first)
        self.signatory = self.add(
            "signatory",
            name_zh="诸葛文远",
            name_ru="Чжугэ Вэньюань",
            name_en="Zhuge Wenyuan",
            position_zh="校长",
            position_ru="Директор колледжа",
            position_en="President",
            valid_from="2023-09-01",
        )
        self.office = self.add(
            "office",
            institution_id=own,
            code="SHGC",
            language="zh",
            city_zh="哈尔滨",
            city_ru="Харбин",
            city_en="Harbin",
            signatory_id=self.signatory,
        )
        self.partner = self.add(
            "institution",
            name_zh="滨海交通物流学院",
            name_ru="Приморский колледж транспорта и логистики",
            name_en="Primorye College of Transport and Logistics",
            country="RU",
            kind="college",
            is_partner=1,
        )
        self.year = self.add("academic_year", code="2025/2026", starts="2025-09-01", ends="2026-08-31")
        self.next_year = self.add("academic_year", code="2026/2027", starts="2026-09-01", ends="2027-08-31")
        self.term = self.add(
            "term",
            academic_year_id=self.year,
            season="spring",
            name_zh="2026年春季学期",
            name_ru="Весна 2026",
            name_en="Spring 2026",
            starts="2026-03-02",
            ends="2026-07-05",
        )
        self.programme = self.add(
            "programme",
            name_zh="2026年春季学期来华交换生项目",
            name_ru="Семестр обмена в Сунхуа, весна 2026",
            name_en="Semester exchange at Songhua, Spring 2026",
            code="IN-SEM",
            kind="semester",
            term_id=self.term,
            planned_minutes=360 * 45,
        )
        self.course = self.add(
            "language_course",
            name_zh="汉语综合（B1）",
            name_ru="Китайский язык, B1",
            name_en="Chinese, B1",
            language="zh",
            programme_id=self.programme,
        )
        self.group = self.add(
            "language_group",
            language_course_id=self.course,
            code="ZH-B1-2",
            term_id=self.term,
            starts="2026-03-02",
            ends="2026-07-05",
        )

    def person(self, name: str = "sokolova", **more: Value) -> str:
        return self.add("person", **{"role": "student", **_PEOPLE[name], **more})

    def stay(self, person: str, **more: Value) -> str:
        usual: dict[str, Value] = {
            "direction": "incoming",
            "activity": "student_studies",
            "sending_institution_id": self.partner,
            "receiving_institution_id": self.own,
            "programme_id": self.programme,
            "term_id": self.term,
            "planned_start": "2026-03-02",
            "planned_end": "2026-07-05",
            "actual_start": "2026-03-04",
            "actual_end": "2026-07-03",
            "sending_status": "live",
            "receiving_status": "departed",
        }
        return self.add("mobility", person_id=person, **{**usual, **more})

    def graduation(self, person: str, **more: Value) -> str:
        """A stay of three years for a degree, of the programme of no exchange."""
        years: dict[str, Value] = {"programme_id": None, "actual_start": "2023-09-01", "actual_end": "2026-07-03"}
        return self.stay(person, **{**years, **more})

    def logistics(self) -> None:
        """A speciality of the college, compared with the official list."""
        self.add(
            "speciality",
            country="CN",
            code=LOGISTICS,
            name_zh="现代物流管理",
            name_ru="Управление современной логистикой",
            name_en="Modern logistics management",
            confidence="high",
        )

    def enrolment(self, person: str, **more: Value) -> str:
        usual: dict[str, Value] = {
            "state": "completed",
            "planned_minutes": 160 * 45,
            "attended_minutes_entered": 152 * 45,
            "level_reached": "B1",
            "result": "passed",
        }
        return self.add("language_enrolment", person_id=person, language_group_id=self.group, **{**usual, **more})


_PEOPLE: dict[str, dict[str, Value]] = {
    "sokolova": {
        "family_han": "索科洛娃",
        "given_han": "达里娅",
        "family_cyrillic": "Соколова",
        "given_cyrillic": "Дарья",
        "patronymic": "Игоревна",
        "family_latin": "SOKOLOVA",
        "given_latin": "Daria",
        "citizenship": "RU",
        "birth_date": "2005-03-14",
    },
    "zeng": {
        "family_han": "曾",
        "given_han": "毅",
        "family_latin": "ZENG",
        "given_latin": "Yi",
        "citizenship": "CN",
        "birth_date": "2004-05-01",
    },
    "nguyen": {"family_latin": "NGUYỄN", "given_latin": "Thị Hương", "citizenship": "VN"},
    "eremin": {"family_cyrillic": "Ерёмин", "given_cyrillic": "Фёдор", "citizenship": "RU", "birth_date": "2003-11-05"},
    "silent": {"citizenship": "RU"},
}

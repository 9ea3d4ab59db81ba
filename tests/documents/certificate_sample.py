"""Facts of an invented certificate and the design that prints it, for the tests of certificates."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from exchange_admin.documents.certificates.facts import HolderName, ParticipationFacts, Trilingual
from exchange_admin.documents.certificates.participation_v1 import ParticipationV1
from exchange_admin.documents.fonts import Fonts
from exchange_admin.domain.wording import LANGUAGES, Wording

RESOURCES = Path(__file__).parents[2] / "resources"
COLLEGE = Trilingual(
    "松花职业技术学院", "Профессионально-технический колледж Сунхуа", "Songhua Vocational and Technical College"
)
SOKOLOVA = HolderName("索科洛娃·达里娅", "Соколова Дарья Андреевна", "SOKOLOVA Daria", "cyrillic")
CHEN = HolderName("陈思远", "Чэнь Сыюань", "CHEN Siyuan", "han")
FACTS = ParticipationFacts(
    number="SU-2026-A0412-K",
    holder=SOKOLOVA,
    programme=Trilingual("汉语语言培训（B1）", "Китайский язык, уровень B1", "Chinese Language Training (B1)"),
    host=COLLEGE,
    home=Trilingual("喀山理工学院", "Казанский политехнический колледж", "Kazan Polytechnic College"),
    issuer=COLLEGE,
    starts=date(2026, 9, 1),
    ends=date(2027, 1, 20),
    minutes=320 * 45,
    result=Trilingual("合格", "зачтено", "passed"),
    issued=date(2027, 1, 22),
    place=Trilingual("哈尔滨", "Харбин", "Harbin"),
    signatory=Trilingual("文志远", "Вэнь Чжиюань", "Wen Zhiyuan"),
    position=Trilingual(
        "国际交流与合作处处长", "Начальник отдела международного сотрудничества", "Head of the International Office"
    ),
    languages=("zh", "ru", "en"),
)


def wordings() -> dict[str, Wording]:
    return {language: Wording.load(RESOURCES / "wording", language) for language in LANGUAGES}


def participation_design() -> ParticipationV1:
    return ParticipationV1(Fonts(RESOURCES / "fonts"), wordings())

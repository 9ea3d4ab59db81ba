"""Headings that are composed of known phrases, and what only looks like them."""

from __future__ import annotations

from pathlib import Path

import pytest

from exchange_admin.documents.workbook_reading import SheetCells
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.services.importing.heading_phrases import HeadingPhrases
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.sheets import find_list
from exchange_admin.services.importing.words import ImportWords

RESOURCES = Path(__file__).parents[2] / "resources"
HEADINGS = Headings.load(RESOURCES / "import")
WORDS = ImportWords.load(
    RESOURCES / "import", {language: Wording.load(RESOURCES / "wording", language) for language in LANGUAGES}
)

CERTAIN = {
    "Укажите, пожалуйста, дату выдачи загранпаспорта": "passport_issued",
    "До какого числа действует Ваш загранпаспорт?": "passport_valid_until",
    "Номер загранпаспорта (латинские буквы и цифры)": "passport_number",
    "№ загран. паспорта (для выезда)": "passport_number",
    "Орган, выдавший загранпаспорт": "passport_issued_by",
    "Дата выдачи общегражданского паспорта": "national_issued",
    "Внутренний паспорт РФ, №": "national_id",
    "Expiry date of passport": "passport_valid_until",
    "Загранпаспорт: серия / номер": "passport_number",
    "护照有效期/Expiry date of passport": "passport_valid_until",
    "护照有效日期（须在6个月以上）": "passport_valid_until",
    "Please enter your passport number": "passport_number",
    "12、您的护照号码（必填）": "passport_number",
    "護照號碼": "passport_number",
    "姓的拼音，大写（必填）": "family_latin",
    "姓（拼音）Family Name": "family_latin",
    "Family name in Latin letters": "family_latin",
    "英文名（与护照一致，不含姓）": "given_latin",
    "Фамилия (на русском языке)": "family_name",
    "Surname in Chinese": "family_name",
    "Напишите ФИО английскими буквами": "name_latin",
    "1.3 Отчество (при наличии)": "patronymic",
    "Q1_姓名": "full_name",
    "姓名(XM)": "full_name",
    "Укажите дату рождения в формате ДД.ММ.ГГГГ": "birth_date",
    "На каком курсе Вы учитесь?": "study_year",
    "Ваш контактный телефон для оперативной связи": "phone",
    "Место рождения (латиницей, как в з/п)": "birth_place",
    "性别码(1男2女)": "sex",
    "Пол (1 – муж., 2 – жен.)": "sex",
    "俄语水平(最近一次考试)": "language_level",
    "护照上的拼音姓名": "name_latin",
    "名(拼音)/Name": "given_latin",
    "Familiya Imya (лат.)": "name_latin",
    "Азаматтығы / Гражданство": "citizenship",
    "年级/Курс/Year": "study_year",
    "有效期/Срок/Expiry": "passport_valid_until",
    "Паспорт КНР": "document_number",
    "ДокументСерия": "document_series",
    "father_name (surname in passport)": "family_name",
    "护照起止日期": "passport_valid_until",
    "Телефон участника стажировки": "phone",
    "E-mail для обратной связи": "email",
    "志愿者手机": "phone",
    "Телфон": "phone",
    "Граждантсво": "citizenship",
    "№ загранпаспота": "passport_number",
}
NOT_CERTAIN = (
    "性别(1女2男)", "性别(0女1男)", "姓名/ФИО/Group", "护照/Паспорт/Visa", "专业/Специальность/Faculty",
    "护照号/Паспорт/Old No.", "电话/Телефон/Agent",
    "出生日期/Дата рождения/Place",
    "Дата выдачи загранпаспорта родителя", "Номер паспорта мамы", "Father's passport number", "母亲护照号码",
    "监护人的姓名拼音",
    "Фамилия до замужества", "Девичья фамилия (латиницей)", "Имя при рождении", "Former surname", "曾用护照姓名",
    "Копия загранпаспорта", "Загрузите копию паспорта", "Загранпаспорт: да/нет", "是否有护照",
    "Do you have a valid passport?",
    "护照复印件", "身份证正反面", "Паспорт РФ код подразделения", "Кем и когда выдан паспорт РФ",
    "Страна выдачи загранпаспорта",
    "护照种类", "ФИО (в родительном падеже)", "拼音 / Имя латиницей", "Student's ID number", "学生编号",
    "Телефон мамы", "Почта куратора",
    "Телефон для связи с родителями", "ФИО координатора", "投保人姓名", "系主任姓名", "学校代码",
    "Срок действия визы", "Регистрация действительна до",
    "№ загранпаспорта, до какого года",
    "Загранпаспорт, дата оформления",
    "Загранпаспорт (до какого года)",
    "Паспорт и загранпаспорт: серия, дата выдачи", "Телафон матери", "Документы сданы", "Укажите номер группы",
)  # fmt: skip


@pytest.mark.parametrize(("heading", "key"), CERTAIN.items())
def test_a_heading_of_known_phrases_is_known_for_certain(heading: str, key: str) -> None:
    meaning = HEADINGS.meaning("people", heading)
    assert meaning is not None
    assert (meaning.key, meaning.exact) == (key, True)


@pytest.mark.parametrize("heading", NOT_CERTAIN)
def test_a_phrase_that_says_something_else_keeps_its_veto(heading: str) -> None:
    meaning = HEADINGS.meaning("people", heading)
    assert meaning is None or not meaning.exact or meaning.key == "ignored"


@pytest.mark.parametrize(
    "heading",
    [
        "Телефон школы",
        "学校联系邮箱",
        "Номер телефона мамы", "Регистрация действительна до", "Дата окончания стажировки", "抵达日期",
        "学校通讯地址", "Загрузите копию паспорта",
        "Страна выдачи паспорта", "Passport ready (yes/no)", "ФИО заполнившего", "Curator's phone",
    ],
)  # fmt: skip
def test_what_no_column_is_for_is_not_guessed_either(heading: str) -> None:
    assert HEADINGS.meaning("people", heading) is None


def test_what_cells_look_like_is_not_asked_of_a_heading_of_something_else() -> None:
    assert HEADINGS.is_left("people", "Телефон образовательной организации")
    assert HEADINGS.is_left("people", "緊急聯絡人電話")
    assert not HEADINGS.is_left("people", "Телефон")


def test_days_of_a_stay_stay_headings_of_lists_of_arrivals() -> None:
    assert HEADINGS.is_left("people", "Дата прибытия")
    assert not HEADINGS.is_left("stay_event", "Дата прибытия")


def test_a_word_inside_another_tells_nothing() -> None:
    """Звание in «Название», роль in «Пароль»."""
    assert HEADINGS.meaning("people", "Название отряда") is None
    assert HEADINGS.meaning("people", "Пароль") is None


@pytest.mark.parametrize(
    ("first", "second", "read"),
    [
        ("Домашний телефон", "Мобильный телефон", "Мобильный телефон"),
        ("Адрес прописки", "Адрес проживания", "Адрес проживания"),
        ("ВКонтакте", "WeChat", "WeChat"),
        ("Мобильный телефон", "Домашний телефон", "Мобильный телефон"),
        ("录取专业", "专业", "专业"),
    ],
)
def test_a_second_telephone_or_address_gives_way_to_the_usual_one(first: str, second: str, read: str) -> None:
    rows = [["ФИО", "Пол", first, second], ["Соколова Дарья", "ж", "x", "y"]]
    found = find_list(SheetCells("Лист1", rows), HEADINGS, WORDS)
    assert found is not None
    assert [one.heading for one in found.columns if one.key in ("phone", "address", "messenger", "speciality")] == [
        read
    ]


def test_one_phrase_cannot_say_two_things() -> None:
    with pytest.raises(ValueError, match="срок"):
        HeadingPhrases({"of_paper": {"until": ["срок"]}, "asks": {"phrases": ["срок"]}})

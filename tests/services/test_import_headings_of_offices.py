"""Headings that offices write above lists of people: what is taken for certain is what stands below.

They were written by somebody who had not seen how headings are read (`tests/samples/headings`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from exchange_admin.services.importing.headings import Headings

ROOT = Path(__file__).parents[2]
KEYS = {
    "full_name": {"full_name", "name_han", "name_cyrillic", "name_latin"},
    "name_han": {"name_han", "full_name"},
    "name_latin": {"name_latin", "full_name"},
    "name_cyrillic": {"name_cyrillic", "full_name"},
    "family_name": {"family_name"},
    "given_name": {"given_name"},
    "patronymic": {"patronymic"},
    "family_latin": {"family_latin", "family_name"},
    "given_latin": {"given_latin", "given_name"},
    "sex": {"sex"},
    "birth_date": {"birth_date"},
    "birth_place": {"birth_place"},
    "citizenship": {"citizenship"},
    "passport_number": {"passport_number", "document_number"},
    "passport_series": {"passport_series", "document_series"},
    "passport_issued": {"passport_issued"},
    "passport_valid_until": {"passport_valid_until"},
    "passport_issued_by": {"passport_issued_by"},
    "national_id": {"national_id", "document_number"},
    "internal_passport": {"national_id", "document_number"},  # told apart by the shape of the number
    "phone": {"phone", "messenger"},
    "email": {"email"},
    "wechat": {"messenger"},
    "home_institution": {"institution"},
    "faculty": {"unit"},
    "programme": {"speciality", "speciality_code", "speciality_name"},
    "year_of_study": {"study_year"},
    "study_level": {"level"},
    "language_level": {"language_level"},
    "language_certificate": {"language_level"},
    "role": {"role"},
    "position": {"position"},
    "address": {"address"},
    "emergency_contact": {"emergency_contact"},
    "parent_phone": {"emergency_contact"},
    "remarks": {"note"},
    "number_in_list": {"row_number"},
}
"""What a column may be taken for, by what stands below it; of all other fields nothing is taken."""
MAY_BE = {
    "Document type": "document_kind",
    "Вид документа": "document_kind",
    "证件类型": "document_kind",
    "Telegram": "messenger",
    "QQ号": "messenger",
    "ВКонтакте": "messenger",
    "Дата выдачи паспорта РФ": "national_issued",
    "Кем выдан паспорт РФ": "national_issued_by",
    "身份证有效期": "national_valid_until",
    "身份证签发机关": "national_issued_by",
    "推荐单位": "institution",
    "学生类别": "role",  # what is no role there is asked about
    "ФИО преподавателя": "full_name",  # of a list of teachers; beside another name both are asked about
    "拼音名": "given_latin",  # a whole name below it is told by the name beside
    "Имя (по паспорту)": "name_latin",  # beside a family name it is asked about
}
FEW = 5
LATER = ("headings_ru.tsv", "headings_zh.tsv")
ASKED_OF_NOBODY = {
    "Мастер производственного обучения (ФИО)": "full_name",  # a post that is somebody's in a list of teachers
    "Должность ответственного лица": "position",
    "成员1姓名": "full_name",  # of a family, or of a team
    "成员1联系电话": "phone",
    "成员1关系": "full_name",
    "成员1身份证件号": "document_number",
    "Преподаватель китайского языка (ФИО)": "full_name",
    "Телефон доверенного лица": "phone",
    "联系人电话": "phone",  # of whoever may be asked, or of the very person
    "联系人手机": "phone",
    "院校联系人电话": "phone",
}
WHO = (
    "full_name",
    "name_latin",
    "passport_number",
    "birth_date",
    "sex",
    "citizenship",
    "phone",
    "email",
    "national_id",
)


def lines() -> Iterator[tuple[str, str]]:
    text = (ROOT / "tests" / "samples" / "headings" / "headings.tsv").read_text("utf-8")
    for line in text.splitlines()[1:]:
        heading, field = line.split("\t")
        yield heading.replace("\\n", "\n"), field


@pytest.fixture(scope="module")
def headings() -> Headings:
    return Headings.load(ROOT / "resources" / "import")


def test_no_heading_is_taken_for_certain_as_something_else(headings: Headings) -> None:
    wrong = {}
    for heading, field in lines():
        meaning = headings.meaning("people", heading)
        if meaning is None or not meaning.exact or meaning.key == "ignored":
            continue
        if meaning.key not in KEYS.get(field, set()) and MAY_BE.get(heading) != meaning.key:
            wrong[heading] = meaning.key
    assert wrong == {}


def test_nearly_all_headings_of_who_somebody_is_are_known_for_certain(headings: Headings) -> None:
    known: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for heading, field in lines():
        meaning = headings.meaning("people", heading)
        every[field] += 1
        known[field] += meaning is not None and meaning.exact and meaning.key in KEYS.get(field, set())
    assert {field: known[field] for field in WHO if known[field] < 0.88 * every[field]} == {}


def test_headings_of_something_else_raise_no_question(headings: Headings) -> None:
    guessed = {}
    for heading, field in lines():
        meaning = headings.meaning("people", heading)
        if field not in KEYS and meaning is not None and not meaning.exact and meaning.key != "ignored":
            guessed[heading] = meaning.key
    assert guessed == {"联系人电话": "phone"}  # of whoever may be asked, or of the very person


CERTAIN = {
    "Surname (Pinyin)": "family_latin",
    "Given Name (Pinyin)": "given_latin",
    "护照拼写": "name_latin",
    "Латиницей\n护照拼写": "name_latin",
    "护照姓名/Имя в загранпаспорте": "name_latin",
    "姓名/Имя": "full_name",
    "名/Имя": "given_name",
    "Загранпаспорт / нац. паспорт": "passport_number",
    "工作单位 Institution": "institution",
    "在华手机": "phone",
    "本国电话": "phone",
    "Телефон в Китае": "phone",
    "Phone in Russia": "phone",
    "籍贯": "ignored",
    "姓的拼音，大写（必填）": "family_latin",
    "名的拼音，大写（必填）": "given_latin",
    "外文名（护照）": "name_latin",
    "Фамилия имя по-английски": "name_latin",
    "Телефон для связи (желательно с WhatsApp/Telegram)": "phone",
    "Place of study / Место учёбы": "institution",
    "Направивший вуз/колледж": "institution",
    "Рабочая почта": "email",
    "№ паспорта (для выезда)": "document_number",
    "до какого числа": "passport_valid_until",
    "现任职务/职称": "position",
    "团内职务": "role",
    "№ зачётной книжки": "ignored",
    "Мобильный номер": "phone",
    "护照号码（以E开头）": "passport_number",
    "З/п действует до": "passport_valid_until",
    "Когда выдан загранпаспорт": "passport_issued",
    "Name in Roman letters": "name_latin",
    "护照上的拼音": "name_latin",
    "护照上的姓": "family_latin",
    "Given names as in passport": "given_latin",
    "中文姓": "family_name",
    "Given name (Chinese)": "given_name",
    "На каком курсе учитесь": "study_year",
    "Из какого колледжа": "institution",
    "Какой у вас уровень китайского?": "language_level",
    "Комментарии": "note",
    "微信账号": "messenger",
    "Кем едет": "role",
}
NOT_CERTAIN = (
    "家长姓名/Имя", "姓名/Имя отца", "姓名/Отчество", "姓名/Given name", "姓/Имя", "护照姓名/Фамилия в загранпаспорте",
    "家长护照拼写", "父亲工作单位 Institution", "母亲工作单位", "在华亲属电话", "在华紧急联系电话", "在华联系人电话",
    "本国监护人电话", "本国联系人", "本国学校电话", "Загранпаспорт родителя / нац. паспорт", "Host phone in China",
    "Телефон принимающей стороны в Китае", "出生地/籍贯", "家长姓的拼音",
    "Телефон для связи (желательно с родителями)", "Рабочая почта куратора", "Направивший куратор", "Место учёбы отца",
    "家长微信账号", "Комментарии куратора", "На каком курсе куратор", "Мобильный номер мамы", "母亲护照上的姓",
)  # fmt: skip


@pytest.mark.parametrize(("heading", "key"), CERTAIN.items())
def test_headings_in_two_languages_and_of_two_countries_are_known(headings: Headings, heading: str, key: str) -> None:
    meaning = headings.meaning("people", heading)
    assert meaning is not None
    assert (meaning.key, meaning.exact) == (key, True)


@pytest.mark.parametrize("heading", NOT_CERTAIN)
def test_what_only_looks_like_them_is_not(headings: Headings, heading: str) -> None:
    meaning = headings.meaning("people", heading)
    assert meaning is None or not meaning.exact


STACKED = {
    ("Рождение", "дата"): "birth_date",
    ("Рождение", "место"): "birth_place",
    ("姓名 Фамилия, имя", "俄文\nкириллицей"): "name_cyrillic",
    ("Фамилия, имя 姓名", "кириллицей\n俄文"): "name_cyrillic",
}


@pytest.mark.parametrize(("stacked", "key"), STACKED.items())
def test_what_a_heading_over_others_leaves_to_them_is_known(
    headings: Headings, stacked: tuple[str, str], key: str
) -> None:
    meaning = headings.meaning("people", stacked[1], stacked[0])
    assert meaning is not None
    assert (meaning.key, meaning.exact) == (key, True)


UZBEK = {
    "Familiyasi, ismi, otasining ismi": "full_name", "F.I.Sh.": "full_name", "Familiyasi": "family_name",
    "Otasining ismi": "patronymic", "Tug'ilgan sanasi": "birth_date", "Tug‘ilgan sanasi": "birth_date",
    "Tugʻilgan sanasi": "birth_date", "Tug`ilgan sanasi": "birth_date", "Jinsi": "sex", "Bosqichi": "study_year",
    "Pasport seriyasi va raqami": "document_number", "Amal qilish muddati": "passport_valid_until",
    "Telefon raqami": "phone", "Yo’nalishi": "speciality",
}  # fmt: skip
OF_TEACHERS_AND_MESSENGERS = {
    "ФИО педагога": "full_name",
    "教职工姓名": "full_name",
    "Номер телефона с WhatsApp": "phone",
    "Телефон (МАКС)": "phone",
}


@pytest.mark.parametrize(("heading", "key"), [*UZBEK.items(), *OF_TEACHERS_AND_MESSENGERS.items()])
def test_headings_of_uzbekistan_of_teachers_and_of_messengers_are_known(
    headings: Headings, heading: str, key: str
) -> None:
    test_headings_in_two_languages_and_of_two_countries_are_known(headings, heading, key)


def later_lines() -> Iterator[tuple[str, str, str]]:
    """(heading, field, column) of the headings that were written later, by others."""
    for name in LATER:
        text = (ROOT / "tests" / "samples" / "headings" / name).read_text("utf-8")
        for line in text.splitlines()[1:]:
            heading, field, column = line.split("\t")
            yield heading.replace("\\n", "\n"), field, column


def test_later_headings_come_out_for_certain_as_they_did_or_not_at_all(headings: Headings) -> None:
    wrong, lost = {}, []
    for heading, field, column in later_lines():
        meaning = headings.meaning("people", heading)
        read = meaning.key if meaning is not None and meaning.exact and meaning.key != "ignored" else ""
        if read not in ("", column):
            wrong[heading, field] = read
        elif read != column:
            lost.append(heading)
    assert wrong == {}
    assert len(lost) <= FEW, lost


def test_later_headings_of_nobody_raise_no_question(headings: Headings) -> None:
    guessed = {
        heading: meaning.key
        for heading, field, column in later_lines()
        if field.startswith("nobody") and (meaning := headings.meaning("people", heading)) is not None
        if not meaning.exact and meaning.key != "ignored"
    }
    assert guessed == ASKED_OF_NOBODY

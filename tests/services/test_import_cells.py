"""Cells as partners fill them: read in any usual form, asked about when they can be read in two ways."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.reference import Reference
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.names import Names, NameTables
from exchange_admin.services.importing.cells import CellReader
from exchange_admin.services.importing.day_cells import DateOrder
from exchange_admin.services.importing.list_shapes import shape_of
from exchange_admin.services.importing.readings import Doubtful
from exchange_admin.services.importing.results import outcomes
from exchange_admin.services.importing.words import ImportWords, plain_word

RESOURCES = Path(__file__).parents[2] / "resources"
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def words() -> ImportWords:
    wordings = {language: Wording.load(RESOURCES / "wording", language) for language in LANGUAGES}
    return ImportWords.load(RESOURCES / "import", wordings)


@pytest.fixture(scope="module")
def reader(words: ImportWords) -> CellReader:
    names = Names(NameTables.load(RESOURCES / "names"))
    return CellReader(names, words, Reference.load(RESOURCES / "reference"), TODAY)


def read(reader: CellReader, key: str, text: str, others: tuple[str, ...] = ()):
    return reader.column(key, [text], DateOrder.of([text, *others], from_1904=False))[0]


@pytest.mark.parametrize(
    "typed",
    [
        "2005-02-21", "2005年2月21日", "2005年02月21号", "2005/2/21", "2005.02.21", "20050221", "２００５．０２．２１",
        "21.02.2005", "21.2.2005 г.", "21/02/2005", "21-02-2005", "02/21/2005", "21 февраля 2005 г.", "21 Feb 2005",
        "Feb 21, 2005", "2005-02-21 00:00:00", "38404", "38404.0", " 2005-02-21 ",
    ],
)  # fmt: skip
def test_a_date_is_read_in_any_usual_form(reader: CellReader, typed: str) -> None:
    assert read(reader, "birth_date", typed) == {"birth_date": "2005-02-21"}


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("31.02.2004", "value.no_such_day"),
        ("soon", "value.not_a_date"),
        ("2005", "value.not_a_date"),
        ("1", "value.not_a_date"),
    ],
)
def test_what_is_no_date_is_to_be_fixed(reader: CellReader, typed: str, code: str) -> None:
    problem = read(reader, "birth_date", typed)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.field, problem.facts["typed"], problem.level) == (
        code,
        "birth_date",
        typed,
        Level.BLOCKS,
    )


@pytest.mark.parametrize(
    ("typed", "word", "code", "level"),
    [
        ("ТБУ", "A2", "import.level_understood", Level.INFORMS),
        ("ТРКИ-1", "B1", "import.level_understood", Level.INFORMS),
        ("HSK 1", "A1", "import.level_doubtful", Level.ASKS),
        ("HSK 3", "A2", "import.level_doubtful", Level.ASKS),
    ],
)
def test_a_level_of_an_examination_is_told_where_a_regulation_says_which_it_is_and_else_asked(
    reader: CellReader, typed: str, word: str, code: str, level: Level
) -> None:
    found = read(reader, "level_reached", typed)
    assert isinstance(found, Doubtful)
    assert (found.values, found.problem.code, found.problem.level) == ({"level_reached": word}, code, level)


def test_fields_of_education_are_read_by_code_and_name(words: ImportWords) -> None:
    names, reference = Names(NameTables.load(RESOURCES / "names")), Reference.load(RESOURCES / "reference")
    offers = CellReader(names, words, reference, TODAY, shape_of("listing"))
    assert read(offers, "isced_f", "0714 Электроника и автоматизация") == {"isced_f": "0714"}
    assert read(offers, "isced_f", "电子与自动化") == {"isced_f": "0714"}
    told = read(offers, "isced_f", "0714 Сварка")
    assert isinstance(told, Doubtful)
    assert (told.values, told.problem.code, dict(told.problem.facts)) == (
        {"isced_f": "0714"}, "import.remark_left_out", {"remark": "Сварка"},
    )  # fmt: skip


def test_a_date_that_can_be_read_in_two_ways_is_a_question(reader: CellReader) -> None:
    problem = read(reader, "birth_date", "03/04/2005")
    assert isinstance(problem, Problem)
    assert (problem.code, problem.level) == ("import.two_dates", Level.ASKS)
    assert {problem.facts["one"], problem.facts["other"]} == {"2005-04-03", "2005-03-04"}


def test_the_other_dates_of_the_column_decide_which_way_to_read(reader: CellReader) -> None:
    assert read(reader, "birth_date", "03/04/2005", ("21/02/2005",)) == {"birth_date": "2005-04-03"}
    assert read(reader, "birth_date", "03/04/2005", ("02/21/2005",)) == {"birth_date": "2005-03-04"}
    contrary = read(reader, "birth_date", "03/04/2005", ("21/02/2005", "02/21/2005"))
    assert isinstance(contrary, Problem)


def test_day_numbers_of_old_macintosh_workbooks_count_from_1904(reader: CellReader) -> None:
    order = DateOrder.of([], from_1904=True)
    assert reader.column("birth_date", ["36942"], order) == [{"birth_date": "2005-02-21"}]


@given(st.dates(date(1950, 1, 1), date(2026, 1, 1)))
def test_every_day_is_the_same_from_a_day_number_and_from_text(reader: CellReader, day: date) -> None:
    number = str((day - date(1899, 12, 30)) // timedelta(days=1))
    expected = {"birth_date": day.isoformat()}
    assert read(reader, "birth_date", number) == expected
    assert read(reader, "birth_date", day.isoformat()) == expected
    assert read(reader, "birth_date", f"{day.year}年{day.month}月{day.day}日") == expected
    assert read(reader, "birth_date", day.strftime("%d.%m.%Y")) == expected


@pytest.mark.parametrize("typed", ["男", "男 ", "М", "муж.", "мужской", "m", "Male", "Мужской", "1"])
def test_men_in_three_languages(reader: CellReader, typed: str) -> None:
    assert read(reader, "sex", typed) == {"sex": "1"}


@pytest.mark.parametrize("typed", ["女", "女性", "Ж", "жен.", "Женский", "F", "female", "2"])
def test_women_in_three_languages(reader: CellReader, typed: str) -> None:
    assert read(reader, "sex", typed) == {"sex": "2"}


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        (" 王　小明 ", {"family_han": "王", "given_han": "小明"}),
        (" 司　马彦 ", {"family_han": "司马", "given_han": "彦"}),
        ("欧阳娜娜", {"family_han": "欧阳", "given_han": "娜娜"}),
        ("Ерёмин Фёдор Фёдорович", {"family_cyrillic": "Ерёмин", "given_cyrillic": "Фёдор", "patronymic": "Фёдорович"}),
        (
            "СОКОЛОВА ДАРЬЯ ИГОРЕВНА",
            {"family_cyrillic": "Соколова", "given_cyrillic": "Дарья", "patronymic": "Игоревна"},
        ),
        ("WANG XIAOMING", {"family_latin": "WANG", "given_latin": "XIAOMING"}),
    ],
)
def test_a_full_name_in_any_script_is_split(reader: CellReader, typed: str, parts: dict[str, str]) -> None:
    assert read(reader, "full_name", typed) == parts


def test_family_and_given_name_go_into_their_script(reader: CellReader) -> None:
    assert read(reader, "family_name", "王") == {"family_han": "王"}
    assert read(reader, "given_name", "Дарья") == {"given_cyrillic": "Дарья"}
    assert read(reader, "family_latin", "SOKOLOVA") == {"family_latin": "SOKOLOVA"}


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("Ｅ２１３９１３２６", "E21391326"),
        ("75 4522457", "754522457"),
        ("752978347", "752978347"),
        ("е12345678", "E12345678"),
    ],
)
def test_a_passport_number_loses_spaces_and_wide_letters(reader: CellReader, typed: str, number: str) -> None:
    assert read(reader, "passport_number", typed) == {"passport_number": number}


@pytest.mark.parametrize("typed", ["есть", "123", "see attached", "7"])
def test_what_is_no_document_number_is_to_be_fixed(reader: CellReader, typed: str) -> None:
    problem = read(reader, "passport_number", typed)
    assert isinstance(problem, Problem)
    assert problem.code == "import.not_a_document_number"


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("460301机电一体化技术", {"speciality_code": "460301", "speciality_name": "机电一体化技术"}),
        ("460702 新能源汽车技术", {"speciality_code": "460702", "speciality_name": "新能源汽车技术"}),
        ("530802", {"speciality_code": "530802"}),
        (
            "15.02.16 Технология машиностроения",
            {"speciality_code": "15.02.16", "speciality_name": "Технология машиностроения"},
        ),
        ("Логистика (38.02.03)", {"speciality_code": "38.02.03", "speciality_name": "Логистика"}),
        ("Логистика", {"speciality_name": "Логистика"}),
    ],
)
def test_a_speciality_is_code_and_name(reader: CellReader, typed: str, values: dict[str, str]) -> None:
    assert read(reader, "speciality", typed) == values


@pytest.mark.parametrize(
    ("typed", "year"),
    [
        ("3", 3),
        ("3 курс", 3),
        ("3-й курс", 3),
        ("курс 2", 2),
        ("二年级", 2),
        ("大三", 3),
        ("II", 2),
        ("2025级", 2),
        ("2 year", 2),
    ],
)
def test_the_year_of_study_is_read_from_words_and_cohorts(reader: CellReader, typed: str, year: int) -> None:
    assert read(reader, "study_year", typed) == {"study_year": year}


@pytest.mark.parametrize(
    ("key", "typed", "values"),
    [
        ("phone", "13900000000", {"phone": "13900000000"}),
        ("phone", "13900000000.0", {"phone": "13900000000"}),
        ("phone", "+86 137 0000 0000", {"phone": "+86 137 0000 0000"}),
        ("language_level", "ТРКИ-1", {"language_level": "ТРКИ-1"}),
        ("language_level", "无", {}),
        ("language_level", "нет", {}),
        ("citizenship", "КНР", {"citizenship": "CN"}),
        ("citizenship", "俄罗斯", {"citizenship": "RU"}),
        ("citizenship", "Kazakhstan", {"citizenship": "KZ"}),
        ("level", "高职", {"level": "short_cycle"}),
        ("role", "带队教师", {"role": "staff"}),
        ("attended_hours", "118", {"attended_minutes": 118 * 45}),
        ("attended_hours", "118 ак. ч.", {"attended_minutes": 118 * 45}),
        ("attended_hours", "1,5", {"attended_minutes": 68}),
        ("grammar", "87,5", {"grammar": "87.5"}),
        ("grammar", "н/я", {}),
        ("level_reached", "А2", {"level_reached": "A2"}),
        ("email", " student1@example.ru ", {"email": "student1@example.ru"}),
        ("note", "", {}),
    ],
)
def test_other_cells(reader: CellReader, key: str, typed: str, values: dict[str, object]) -> None:
    assert read(reader, key, typed) == values


@pytest.mark.parametrize(
    ("key", "typed", "word"),
    [
        ("sex", "男/М", "1"),
        ("sex", "ж (女)", "2"),
        ("sex", "性别：女", "2"),
        ("citizenship", "中国/КНР", "CN"),
        ("citizenship", "гражданство: Россия", "RU"),
        ("citizenship", "Гражданин РФ", "RU"),
        ("citizenship", "俄罗斯籍", "RU"),
        ("citizenship", "国籍：中国", "CN"),
        ("citizenship", "Chinese", "CN"),
        ("citizenship", "Россия (РФ)", "RU"),
    ],
)
def test_a_word_is_known_with_what_people_write_around_it_or_twice(
    reader: CellReader, key: str, typed: str, word: str
) -> None:
    assert read(reader, key, typed) == {key: word}


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("citizenship", "汉族"),  # an ethnicity
        ("citizenship", "русский"),
        ("citizenship", "Россия/Казахстан"),
        ("sex", "男/Ж"),
    ],
)
def test_a_word_that_says_something_else_or_two_things_is_to_be_fixed(reader: CellReader, key: str, typed: str) -> None:
    told = read(reader, key, typed)
    assert isinstance(told, Problem)
    assert told.code in {"value.unknown_word", "value.unknown_country"}


@pytest.mark.parametrize("typed", ["长期", "бессрочно", "Бессрочный", "permanent"])
def test_a_document_without_end_has_no_date_of_expiry(reader: CellReader, typed: str) -> None:
    assert read(reader, "passport_valid_until", typed) == {}


def test_the_sex_behind_a_name_is_no_part_of_it(reader: CellReader) -> None:
    told = read(reader, "full_name", "张三丰（男）")
    assert isinstance(told, Doubtful)
    assert (told.values, told.problem.level) == ({"family_han": "张", "given_han": "三丰"}, Level.INFORMS)


def test_a_wrong_mail_address_only_asks(reader: CellReader) -> None:
    problem = read(reader, "email", "student at example")
    assert isinstance(problem, Problem)
    assert (problem.code, problem.level) == ("import.not_an_email", Level.ASKS)


@given(st.text(max_size=60))
@pytest.mark.parametrize(
    "key",
    [
        "full_name",
        "birth_date",
        "passport_number",
        "sex",
        "study_year",
        "speciality",
        "grammar",
        "attended_hours",
        "email",
        "citizenship",
        "level_reached",
        "note",
    ],
)
def test_any_text_is_read_or_named_as_wrong_and_never_fails(reader: CellReader, key: str, text: str) -> None:
    reading = read(reader, key, text)
    values = reading.values if isinstance(reading, Doubtful) else reading
    assert isinstance(values, Problem) or all(value not in ("", None) for value in values.values())


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        (
            ["4", "отл.", "не зачтено", "зачтено", "5", "2", ""],
            ["passed", "passed", "failed", "passed", "passed", "failed", None],
        ),
        (
            ["85", "59", "60", "优秀", "不及格", "缺考"],
            ["passed", "failed", "passed", "passed", "failed", "not_assessed"],
        ),
        (["7", "9"], [None, None]),
    ],
)
def test_marks_tell_about_passing_by_words_and_by_the_scale_of_their_column(
    words: ImportWords, marks: list[str], said: list[str | None]
) -> None:
    assert outcomes(marks, words) == said


@pytest.mark.parametrize("key", ["full_name", "family_name", "given_name"])
@pytest.mark.parametrize("letter", ["王", "Ю", "L"])
def test_a_name_too_long_for_the_record_is_told_at_its_cell(reader: CellReader, key: str, letter: str) -> None:
    told = read(reader, key, letter * 300)
    assert isinstance(told, Problem)
    assert (told.code, told.field) == ("value.too_long", key)
    assert not isinstance(read(reader, key, letter * 60), Problem)


@pytest.mark.parametrize("key", ["phone", "passport_series", "birth_place", "speciality"])
def test_any_text_too_long_for_the_record_is_told_at_its_cell(reader: CellReader, key: str) -> None:
    told = read(reader, key, "7" * 3000)
    assert isinstance(told, Problem)
    assert (told.code, told.field) == ("value.too_long", key)


def test_a_patronymic_in_han_is_told_and_not_lost(reader: CellReader) -> None:
    told = read(reader, "patronymic", "伊万诺维奇")
    assert isinstance(told, Problem)
    assert told.code == "import.not_a_name"


def test_dates_with_dots_say_nothing_of_an_american_one(reader: CellReader) -> None:
    problem = read(reader, "birth_date", "9/1/2006", ("31.12.2005",))
    assert isinstance(problem, Problem)
    assert problem.code == "import.two_dates"


# numbers of records


ReaderFor = Callable[[str], CellReader]


@pytest.fixture(scope="module")
def reader_for(words: ImportWords) -> ReaderFor:
    names, reference = Names(NameTables.load(RESOURCES / "names")), Reference.load(RESOURCES / "reference")
    return lambda kind: CellReader(names, words, reference, TODAY, shape_of(kind))


@pytest.fixture(scope="module")
def programmes(reader_for: ReaderFor) -> CellReader:
    return reader_for("programme")


def test_hours_with_a_sign_between_thousands_are_asked_about(programmes: CellReader) -> None:
    assert read(programmes, "planned_minutes", "1 296 ак. ч.") == {"planned_minutes": 1296 * 45}
    problem = read(programmes, "planned_minutes", "1.296")
    assert isinstance(problem, Problem)
    assert (problem.code, problem.facts["one"], problem.facts["other"]) == ("import.two_numbers", "1296", "1.296")


@pytest.mark.parametrize(
    ("typed", "places"), [("10人", 10), ("5 чел.", 5), ("12.0", 12), ("１２", 12), ("1 000", 1000)]
)
def test_a_number_of_people_may_say_that_they_are_people(programmes: CellReader, typed: str, places: int) -> None:
    assert read(programmes, "places", typed) == {"places": places}


@pytest.mark.parametrize("typed", ["12.5", "约10", "15-20", "5/学期", "不限", "10 мес."])
def test_what_is_no_whole_number_is_no_number_of_places(programmes: CellReader, typed: str) -> None:
    problem = read(programmes, "places", typed)
    assert isinstance(problem, Problem)
    assert problem.code == "value.not_a_number"


def test_points_of_somebody_who_did_not_come_are_not_left_empty_in_silence(reader_for: ReaderFor) -> None:
    problem = read(reader_for("exam_result"), "speaking", "не явилась")
    assert isinstance(problem, Problem)
    assert problem.code == "value.not_a_number"


@pytest.mark.parametrize("typed", ["до 31.12.2027", "31.12.2027 включительно", "至2027年12月31日", "по 31.12.2027"])
def test_an_end_may_say_that_it_is_one(reader_for: ReaderFor, typed: str) -> None:
    assert read(reader_for("agreement"), "valid_until", typed) == {"valid_until": "2027-12-31"}


def test_a_text_of_a_record_stays_as_it_was_written(reader_for: ReaderFor) -> None:
    assert read(reader_for("contact"), "position", "处长（兼）") == {"position": "处长（兼）"}
    assert read(reader_for("contact"), "note", "第一行\n第二行") == {"note": "第一行\n第二行"}
    assert read(reader_for("contact"), "email", "a@b.ru\nc@d.ru") == {"email": "a@b.ru; c@d.ru"}


@pytest.mark.parametrize(
    ("code", "typed"),
    [
        (
            "CN",
            ("CN", "cn", "CHN", "中国", "Китай", "КНР", "China", "PR China", "P.R. China", "CN / 中国", "中国 (CN)"),
        ),
        (
            "RU",
            ("RU", "RUS", "俄罗斯", "俄罗斯联邦", "РФ", "Россия", "Russian Federation", "RU - Россия", "俄罗斯 Россия"),
        ),
        ("KZ", ("KZ", "KAZ", "哈萨克斯坦", "Казахстан", "Республика Казахстан", "Kazakhstan", "Казахстан 哈萨克斯坦")),
    ],
)
@pytest.mark.parametrize(
    ("kind", "key"), [("people", "citizenship"), ("institution", "country"), ("speciality", "country")]
)
def test_a_country_is_its_code_or_its_name_in_three_languages(
    words: ImportWords, kind: str, key: str, code: str, typed: tuple[str, ...]
) -> None:
    names = Names(NameTables.load(RESOURCES / "names"))
    reader = CellReader(names, words, Reference.load(RESOURCES / "reference"), TODAY, shape_of(kind))
    assert [read(reader, key, text) for text in typed] == [{key: code}] * len(typed)


@pytest.mark.parametrize("typed", ["中国 Россия", "Китай / Россия", "RU, KZ"])
def test_two_countries_in_a_cell_are_not_one(words: ImportWords, typed: str) -> None:
    assert words.spoken_choice("country", typed) is None


def test_no_word_means_two_countries() -> None:
    told = tomllib.loads((RESOURCES / "import" / "words.toml").read_text("utf-8"))["country"]
    meant: dict[str, set[str]] = {}
    for code, typed in told.items():
        for one in typed:
            meant.setdefault(plain_word(one), set()).add(code)
    assert {one: codes for one, codes in meant.items() if len(codes) > 1} == {}


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("Эксперт", "expert"),
        ("учебники", "material"),
        ("Студенческий обмен", "student_exchange"),
        ("教材", "material"),
        ("在线课程", "course"),
        ("Textbooks", "material"),
        ("Совместная лаборатория", "laboratory"),
        ("Лаборатория", None),
        ("стажировка", None),
        ("Учебные материалы / Дисциплина или онлайн-курс", None),
    ],
)
def test_topics_are_read_as_partners_call_them_and_what_may_be_two_is_asked(
    words: ImportWords, typed: str, topic: str | None
) -> None:
    assert words.spoken_choice("listing_topic", typed) == topic


def test_no_word_means_two_topics() -> None:
    told = tomllib.loads((RESOURCES / "import" / "words.toml").read_text("utf-8"))["listing_topic"]
    assert told.keys() <= set(REGISTRY["listing"].words["listing_topic"])
    meant = [plain_word(one) for typed in told.values() for one in typed]
    assert len(meant) == len(set(meant))

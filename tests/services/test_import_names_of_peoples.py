"""Names of peoples without Chinese family names, and family names that changed: nobody is parted at a guess."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from importing_office import CHINESE, RUSSIAN, importing

from exchange_admin.documents.workbook_reading import SheetCells, WorkbookCells
from exchange_admin.domain.problems import Level
from exchange_admin.services.importing.draft import StagedRow
from exchange_admin.services.importing.imports import Imports


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[Imports]:
    with importing(tmp_path, RUSSIAN) as made:
        yield made


def read(imports: Imports, headings: tuple[str, ...], *cells: tuple[str, ...]) -> list[StagedRow]:
    rows = [["№", *headings, "出生日期"], *([n, *one, f"2006-02-{n:02}"] for n, one in enumerate(cells, 1))]
    return imports.stage_cells(WorkbookCells("list.xlsx", (SheetCells("S", rows),))).rows  # type: ignore[arg-type]


def asked(row: StagedRow) -> set[str]:
    return {one.code for one in row.problems if one.level is not Level.INFORMS}


UNDIVIDED, ORDER = "import.undivided_name", "import.name_order"
PEOPLES = [
    # (name, letters, people, question)
    ("王芳", "WANG FANG", "汉族", ""),
    ("艾力·吐尔逊", "TUERXUN AILI", "维吾尔族", ""),
    ("艾力·吐尔逊", "AILI TUERXUN", "维吾尔族", ORDER),
    ("阿依古丽·买买提", "AYIGULI MAIMAITI", "维吾尔族", ORDER),
    ("阿依古丽·买买提", "MAIMAITI AYIGULI", "维吾尔族", ""),
    ("叶尔肯·巴合提", "YEERKEN BAHETI", "", ORDER),
    ("安娜·彼得罗娃", "PETROVA ANNA", "", ""),
    ("安娜·彼得罗娃", "ANNA PETROVA", "", ORDER),
    ("巴图·孟和", "MENGHE BATU", "蒙古族", ""),
    ("阿依古丽·买买提", "", "维吾尔族", ""),
    ("热依汗", "REYIHAN", "维吾尔族", UNDIVIDED),
    ("叶尔肯", "YEERKEN", "哈萨克族", UNDIVIDED),
    ("叶尔肯", "YE ERKEN", "哈萨克族", ""),
    ("叶尔肯", "", "哈萨克族", UNDIVIDED),
    ("扎西", "ZHAXI", "藏族", UNDIVIDED),
    ("扎西", "", "", UNDIVIDED),
    ("卓玛", "ZHUOMA", "藏族", UNDIVIDED),
    ("卓玛", "ZHUOMA", "", UNDIVIDED),
    ("卓玛", "ZHUO MA", "汉族", ""),
    ("白玛", "BAIMA", "", UNDIVIDED),
    ("白玛", "BAI MA", "藏族", ""),
    ("白玛丽", "BAI MALI", "汉族", ""),
    ("卓文君", "", "汉族", ""),
    ("次仁央金", "CIREN YANGJIN", "藏族", UNDIVIDED),
    ("才让卓玛", "CAIRANGZHUOMA", "", UNDIVIDED),
    ("李娜", "LI NA", "藏族", ""),
    ("李娜", "", "藏族", ""),
    ("乌兰", "WULAN", "蒙古族", UNDIVIDED),
    ("其其格", "", "蒙古族", UNDIVIDED),
    ("包文龙", "BAO WENLONG", "蒙古族", ""),
    ("罗景行", "", "蒙古族", ""),
    ("马雨欣", "MA YUXIN", "回族", ""),
    ("金明哲", "", "朝鲜族", ""),
    ("江白", "JIANG BAI", "汉族", ""),
    ("罗布", "LUO BU", "汉族", ""),
    ("曲珍", "QU ZHEN", "汉族", ""),
    ("云丹", "", "汉族", ""),
]


@pytest.mark.parametrize(("name", "letters", "people", "question"), PEOPLES)
def test_which_part_is_the_family_name_is_asked_where_nothing_tells(
    imports: Imports, name: str, letters: str, people: str, question: str
) -> None:
    (row,) = read(imports, ("姓名", "护照拼音", "民族"), (name, letters, people))
    assert asked(row) & {UNDIVIDED, ORDER} == ({question} if question else set())


@pytest.mark.parametrize(
    ("name", "parts", "is_asked"),
    [
        ("乌云其木格", ("", "WUYUNQIMUGE"), True),
        ("古丽娜尔·艾力", ("", "GULINAER AILI"), True),
        ("古丽娜尔·艾力", ("AILI", ""), True),
        ("古丽娜尔·艾力", ("AILI", "GULINAER"), False),
        ("古丽娜尔·艾力", ("", ""), False),
        ("阿依古丽", ("", ""), True),
        ("阿依古丽", ("AYIGULI", ""), True),
        ("阿里", ("TSVETKOV", "IURII"), False),
        ("木合塔尔", ("", ""), True),
        ("娜仁", ("", ""), True),
        ("欧阳娜娜", ("", ""), False),
        ("陈王佳怡", ("", ""), False),
    ],
)
def test_half_a_name_in_latin_letters_beside_an_undivided_one_is_asked_about(
    imports: Imports, name: str, parts: tuple[str, str], is_asked: bool
) -> None:
    row, _ = read(imports, ("姓名", "护照姓 Surname", "护照名 Given names"), (name, *parts), ("王芳", "WANG", "FANG"))
    assert bool(asked(row)) is is_asked


def test_columns_of_their_own_tell_the_parts(imports: Imports) -> None:
    first, second = read(imports, ("姓", "名", "民族"), ("卓", "玛", "藏族"), ("叶", "尔肯", "哈萨克族"))
    assert not asked(first)
    assert not asked(second)


def test_a_heading_that_says_the_order_tells_it(imports: Imports) -> None:
    (row,) = read(imports, ("姓名", "Surname, given name"), ("艾力·吐尔逊", "AILI TUERXUN"))
    assert not asked(row)


FAMILIES = [
    ("Никонова (Вдовина) Алина Денисовна", "VDOVINA ALINA", True),
    ("Никонова (Вдовина) Алина Денисовна", "NIKONOVA ALINA", False),
    ("Никонова Алина Денисовна", "VDOVINA ALINA", True),
    ("Попова Анна Олеговна", "PETROVA ANNA", True),
    ("Иванова Анна Олеговна", "SMIRNOVA ANNA", True),
    ("Троицкий Лев Львович", "POKROVSKII LEV", True),
    ("Жуков Иван Петрович", "ZHUKOV IVAN", False),
    ("Жуков Иван Петрович", "JOUKOV IVAN", False),
    ("Ёлкин Юрий Юрьевич", "ELKIN IURII", False),
    ("Ёлкин Юрий Юрьевич", "YOLKIN YURIY", False),
    ("Щукина Яна Львовна", "SCHUKINA YANA", False),
    ("Юшков Илья Ильич", "YUSHKOV ILYA", False),
    ("Хохлов Пётр Ильич", "HOHLOV PETR", False),
    ("Гусейнов Али Рашидович", "HUSEYNOV ALI", False),
    ("Ершов Глеб Львович", "YERSHOV GLEB", False),
    ("Цветкова Ева Львовна", "TSVETKOVA EVA", False),
    ("Джаббаров Карим Каримович", "JABBOROV KARIM", False),
    ("Джураев Анвар Каримович", "JO‘RAYEV ANVAR", False),
    ("Маринина Анна Олеговна", "MARININA ANNA", False),
    ("Ким Виктор Олегович", "KIM VIKTOR", False),
    ("Бойко Глеб Львович", "BOIKO GLEB", False),
]


@pytest.mark.parametrize(("name", "letters", "is_asked"), FAMILIES)
def test_another_family_name_in_the_passport_is_asked_about(
    imports: Imports, name: str, letters: str, is_asked: bool
) -> None:
    (row,) = read(imports, ("ФИО", "ФИО латиницей"), (name, letters))
    assert ("import.name_differs" in asked(row)) is is_asked
    assert "import.name_with_words" not in asked(row)


@pytest.mark.parametrize(
    ("patronymic", "is_asked"),
    [("Maria", True), ("Anna", True), ("Мария", True), ("Petrovna", False), ("Фархад оглы", False), ("Carlos", False)],
)
def test_a_given_name_is_no_patronymic(imports: Imports, patronymic: str, is_asked: bool) -> None:
    cells = ("Ivanova", "Olga", patronymic)
    (row,) = read(imports, ("Surname", "Given name", "Patronymic / middle name"), cells)
    assert ("import.name_with_words" in asked(row)) is is_asked


@pytest.mark.parametrize(
    ("cyrillic", "letters", "is_asked"),
    [("Лу Вэньцзин", "LU WENJING", False), ("Ся Ин", "XIA YING", False), ("Ся Ин", "YING XIA", True)],
)
def test_letters_read_after_palladius_settle_the_order(
    tmp_path: Path, cyrillic: str, letters: str, is_asked: bool
) -> None:
    with importing(tmp_path, CHINESE) as imports:
        (row,) = read(imports, ("ФИО (рус.)", "ФИО (лат.)", "Гражданство"), (cyrillic, letters, "КНР"))
    assert (ORDER in asked(row)) is is_asked


@pytest.mark.parametrize(
    ("name", "latin", "is_asked"),
    [
        ("苏日娜", "SURI NA", True),
        ("那日苏", "NARI SU", True),
        ("欧阳娜", "OU YANGNA", True),
        ("欧阳娜", "OUYANG NA", False),
        ("王小明", "WANG XIAOMING", False),
        ("王小明", "WANG XIAO MING", False),
        ("王小明", "XIAOMING WANG", False),
    ],
)
def test_letters_that_part_a_name_elsewhere_are_asked_about(
    imports: Imports, name: str, latin: str, is_asked: bool
) -> None:
    first, second = read(imports, ("姓名", "护照姓名"), (name, latin), ("李娜", "LI NA"))
    assert (first.is_ready, second.is_ready) == (not is_asked, True)


OTHERS = """
Иванова Анна / SMIRNOVA MARIIA; Кузнецова Ольга / PETROV IVAN; Петров Иван / IVANOVA ANNA
Иванова Анна / IVANOVA MARIIA
Иванова Анна / IVANOVA ALINA; Гусева Дарья / GUSEVA EKATERINA; Лебедев Павел / LEBEDEV SERGEI
Новиков Илья / NOVIKOV PETR
Петрова Анна / SHEVCHENKO ANNA; Шевченко Анна / PETROVA ANNA; Петров Иван / PETRENKO IVAN; Петрова Анна / KIM ANNA
Ондар Аяна / MONGUSH AIANA; Сат Чойгана / OORZHAK CHOIGANA; Ким Виктор / TEN VIKTOR; Ким Анна / LI ANNA
Цюй Юэ / ZHANG WEI; Люй Фан / JIANG YU; Уктамов Шавкат / HAKIMOV RUSTAM; Қодиров Шерзод / RAHIMOV AZIZ
Иванов Дмитрий / IVANOVA CATHERINE; Хван Олег / AHN OLGA; Зеленский Владимир / TSYRENOVA DULMA
Котова Анна / KOTOVSKAIA ANNA; Жукова Ева / ZHUKOVSKAYA EVA; Павлова Анна / PAVLINA ANNA
Соколов Иван / SOKOLSKII IVAN
Смирнов Олег / KOZLOV OLEG; Белова Яна / ORLOVA YANA; Орлов Глеб / ZAITSEV GLEB; Мамедов Руслан / ALIYEV RUSLAN
"""
SAME = """
Жижина Анна / JIJINA ANNA; Гаджиева Лейла / HAJIYEVA LEYLA; Жуков Иван / JOUKOV IVAN; Хохлов Пётр / HOHLOV PETR
Хасанов Карим / XASANOV KARIM; Ходжаев Улугбек / XOJAYEV ULUGBEK; Жураев Бахтиёр / JURAYEV BAXTIYOR
Цветкова Ева / CVETKOVA EVA
Щукина Яна / CHTCHOUKINA IANA; Щукина Яна / SCHUKINA JANA; Чайковский Пётр / TCHAIKOVSKY PIOTR
Щеглов Лев / STCHEGLOV LEV
Юшков Илья / IUSHKOV ILIA; Юшков Илья / JUSHKOV ILYA; Смирнов Олег / SMIRNOFF OLEG; Белова Анна / BELOWA ANNA
Соловьёва Наталья / SOLOVIEVA NATALIA; Александров Александр / ALEXANDROV ALEXANDER
Ксенофонтов Алексей / XENOFONTOV ALEXEY
Высоцкая Анна / VYSOTSKAYA ANNA; Троицкий Лев / TROITSKIY LEV; Ким Виктор / KIM VICTOR; Пак Анна / PARK ANNA
Цой Виктор / CHOI VIKTOR
Ли Анна / LEE ANNA; Хван Олег / HWANG OLEG; Ан Ольга / AHN OLGA; Лим Ольга / RIM OLGA; Чан Анна / TRAN ANNA
Фам Анна / PHAM ANNA
Иванов Евгений / IVANOV EUGENE; Иванов Пётр / IVANOV PETER; Иванов Георгий / IVANOV GEORGE
Иванова Юлия / IVANOVA JULIA
Иванов Яков / IVANOV JACOB; Иванов Андрей / IVANOV ANDREW; Иванова Екатерина / IVANOVA CATHERINE
Гоголь Анна / HOHOL HANNA
Лисицын Олег / LISITSIN OLEG; Пушкин Олег / POUCHKINE OLEG; Шульц Анна / SCHULZ ANNA; Шевченко Анна / CHEVTCHENKO ANNA
Сюй Хань / XU HAN; Цюй Юэ / QU YUE; Цзян Юй / JIANG YU; Хуан Жуй / HUANG RUI; Ооржак Шолбан / OORZHAK SHOLBAN
Қодиров Шерзод / QODIROV SHERZOD; Ҳакимов Рустам / HAKIMOV RUSTAM; Ғаниев Карим / GANIYEV KARIM
Касымова Алия / KASSYMOVA ALIYA
Аль-Хасан Ахмед / ALHASSAN AHMED; Бат-Эрдэнэ Болд / BATERDENE BOLD; Чакыр Мехмет / CAKIR MEHMET
Дюпон Жан / DUPONT JEAN
Хименес Хосе / JIMENEZ JOSE; Шевцов Евгений / SHAUTSOU YAUHEN; Ковалёв Сергей / KAVALIOU SIARHEI
Новиков Александр / NOVIKAU ALIAKSANDR
Гончаренко Анастасия / HONCHARENKO ANASTASIIA; Чехов Антон / TSCHECHOW ANTON; Хрущёв Никита / CHRUSCHTSCHOW NIKITA
Цыренова Дулма / TSYRENOVA DULMA; Саая Айдыс / SAAIA AIDYS; Чыонг Зунг / TRUONG DUNG; Данг Куанг / DANG QUANG
Чон Джиюн / JEON JIYUN
Кузьмина-Петрова Анна / KUZMINA ANNA; Иванова Анна / IVANOVA ANNA OLEGOVNA; Яшин Юрий / IACHINE YOURI
Дзюба Артём / DZIUBA ARTEM
"""
OTHERS_IN_HAN = """
张伟 / ZHAO MIN; 王芳 / LI FANG; 王芳 / WANG HUA; 李芳 / LIU FANG; 刘洋 / LI YANG; 陈静 / CHENG JING; 程静 / CHEN JING
王小明 / WANG XIAOHUA; 吴敏 / WU LI; 孙丽 / SUN NA; 周涛 / ZHU TAO; 欧阳娜 / OU NA; 张伟 / WANG WEI; 何青 / HU QING
"""
SAME_IN_HAN = """
单丹 / SHAN DAN; 单丹 / CHAN DAN; 仇英 / QIU YING; 仇英 / CHOU YING; 曾毅 / ZENG YI; 曾毅 / CENG YI
吕芳 / LYU FANG; 吕芳 / LV FANG
吕芳 / LÜ FANG; 吕芳 / LU FANG; 欧阳娜 / OUYANG NA; 查理 / ZHA LI; 翟明 / DI MING; 覃敏 / TAN MIN; 朴敏 / PU MIN
盖敏 / GAI MIN
乐乐 / YUE LE; 王乐 / WANG YUE; 王乐 / WANG LE; 李行 / LI HANG; 尉迟敏 / WEICHI MIN; 王长 / WANG ZHANG
梁略 / LIANG LYUE; 王芳 / WANG LILY
"""


def _pairs(text: str) -> list[tuple[str, ...]]:
    return [tuple(part.strip() for part in one.split("/")) for one in text.strip().replace("\n", ";").split(";")]


@pytest.mark.parametrize(
    ("headings", "pairs", "are_asked"),
    [
        (("ФИО", "ФИО латиницей"), OTHERS, True),
        (("ФИО", "ФИО латиницей"), SAME, False),
        (("姓名", "拼音"), OTHERS_IN_HAN, True),
        (("姓名", "拼音"), SAME_IN_HAN, False),
    ],
)
def test_another_persons_name_in_latin_letters_is_asked_about_and_another_spelling_is_not(
    imports: Imports, headings: tuple[str, str], pairs: str, are_asked: bool
) -> None:
    told = _pairs(pairs)
    rows = [row for at in range(0, len(told), 20) for row in read(imports, headings, *told[at : at + 20])]
    assert [row.cells for row in rows if ("import.name_differs" in asked(row)) is not are_asked] == []


ASKED_OF_PEOPLES = [
    # (name, letters, people, remark)
    ("其木格", "QI MU GE", "蒙古族", ""),
    ("阿里木", "A LI MU", "维吾尔族", ""),
    ("次仁央金", "CI REN YANG JIN", "藏族", ""),
    ("阿卜杜拉·吐尔逊", "ABUDULA·TUERXUN", "", ""),
    ("阿卜杜拉·吐尔逊", "ABUDULATUERXUN", "", ""),
    ("阿不都热合曼·吾买尔", "ABDURAHMAN OMAR", "", ""),
    ("约翰·史密斯", "JOHN SMITH", "", ""),
    ("安娜·彼得罗娃", "ANNA PETROVA", "", ""),
    ("玛丽·布朗", "MARY BROWN", "", ""),
    ("阿里木·买买提", "ALIM MEMET", "", ""),
    ("叶尔肯", "", "哈", ""),
    ("乌兰", "", "蒙", ""),
    ("叶尔肯", "", "柯", ""),
    ("艾力", "", "Uygur", ""),
    ("叶尔肯", "", "Kazak", ""),
    ("艾山", "", "Ozbek", ""),
    ("艾山", "", "уйгур", ""),
    ("叶尔肯", "", "казах", ""),
    ("乌兰", "", "монголка", ""),
    ("叶尔肯", "", "", "哈萨克族"),
    ("乌兰", "", "", "蒙古族，素食"),
    ("热依汗", "", "", "清真餐，维吾尔族"),
]
FREE_OF_PEOPLES = [
    ("阿不都热合曼·吾买尔", "OMAR ABDURAHMAN", "", ""),
    ("约翰·史密斯", "SMITH JOHN", "", ""),
    ("安娜·彼得罗娃", "PETROVA ANNA", "", ""),
    ("阿里木·买买提", "MEMET ALIM", "", ""),
    ("玛丽·布朗", "BROWN MARY", "", ""),
    ("古丽·艾合买提", "AHMAT GULI", "", ""),
    ("迪丽拜尔·吐尔逊", "TURSUN DILBAR", "", ""),
    ("阿卜杜拉·吐尔逊", "", "", ""),
    ("王芳", "", "汉", ""),
    ("李娜", "", "满", ""),
    ("马丽", "", "回", ""),
    ("包文龙", "", "蒙", ""),
    ("李娜", "", "俄", ""),
    ("金明哲", "", "朝鲜", ""),
    ("李哈", "", "壮", ""),
    ("王蒙", "", "汉族", ""),
    ("李娜", "", "", "蒙古族"),
    ("叶丹", "", "", "去过哈萨克斯坦"),
    ("王芳", "", "", "维修专业"),
    ("马丽", "", "", "回族，清真餐"),
    ("王芳", "", "", "民族舞"),
]


@pytest.mark.parametrize(("told", "are_asked"), [(ASKED_OF_PEOPLES, True), (FREE_OF_PEOPLES, False)])
def test_letters_of_such_names_divide_them_only_where_they_say_the_parts(
    imports: Imports, told: list[tuple[str, ...]], are_asked: bool
) -> None:
    rows = read(imports, ("姓名", "护照拼音", "民族", "备注"), *told)
    assert [row.cells for row in rows if bool(asked(row) & {UNDIVIDED, ORDER}) is not are_asked] == []


def test_latin_letters_in_both_columns_divide_no_name_in_han(imports: Imports) -> None:
    rows = read(imports, ("姓名", "Surname", "Given name"), ("次仁", "CIREN", "CIREN"), ("格桑", "GESANG", "XXX"))
    assert all(UNDIVIDED in asked(row) for row in rows)


@pytest.mark.parametrize(
    ("name", "is_asked"),
    [
        ("Dolgikh Iana", False),
        ("Chernykh Daniil", False),
        ("Genrikh Anna", True),
        ("Salikh Amir", True),
        ("Fridrikh Anna", True),
        ("Erikh Maria", True),
    ],
)
def test_a_russian_family_name_in_ykh_tells_the_order(imports: Imports, name: str, is_asked: bool) -> None:
    assert (ORDER in asked(read(imports, ("Фамилия и имя (латиницей)",), (name,))[0])) is is_asked

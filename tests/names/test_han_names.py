"""Names in Han are read surname first, as in a passport, and doubtful readings say so."""

import subprocess
import sys
from pathlib import Path

import pytest

from exchange_admin.names import NameParts, Names, NameTables


@pytest.mark.parametrize(
    ("han", "pinyin", "passport", "palladius"),
    [
        ("欧阳娜娜", "Ouyang Nana", "OUYANG NANA", "Оуян Нана"),
        ("单丹", "Shan Dan", "SHAN DAN", "Шань Дань"),
        ("曾毅", "Zeng Yi", "ZENG YI", "Цзэн И"),
        ("张长安", "Zhang Chang'an", "ZHANG CHANGAN", "Чжан Чанъань"),
        ("吕布", "Lü Bu", "LYU BU", "Люй Бу"),
        ("孙略", "Sun Lüe", "SUN LUE", "Сунь Люэ"),
        ("赵女", "Zhao Nü", "ZHAO NYU", "Чжао Нюй"),
        ("薛女儿", "Xue Nü'er", "XUE NYUER", "Сюэ Нюйэр"),
        ("王慧", "Wang Hui", "WANG HUI", "Ван Хуэй"),
        ("吴武", "Wu Wu", "WU WU", "У У"),
        ("张恒阳", "Zhang Hengyang", "ZHANG HENGYANG", "Чжан Хэнъян"),
        ("李平原", "Li Pingyuan", "LI PINGYUAN", "Ли Пинъюань"),
        ("李今安", "Li Jin'an", "LI JINAN", "Ли Цзиньань"),
        ("长孙无忌", "Zhangsun Wuji", "ZHANGSUN WUJI", "Чжансунь Уцзи"),
        ("歐陽娜娜", "Ouyang Nana", "OUYANG NANA", "Оуян Нана"),
        ("王朝阳", "Wang Chaoyang", "WANG CHAOYANG", "Ван Чаоян"),
        ("欧阳", "Ouyang", "OUYANG", "Оуян"),
    ],
)
def test_a_chinese_name_has_all_its_forms(names: Names, han: str, pinyin: str, passport: str, palladius: str) -> None:
    read = names.read_han(han)
    assert read is not None
    assert (read.pinyin, read.passport, read.palladius) == (pinyin, passport, palladius)


@pytest.mark.parametrize("text", [" 司\u3000马彦 ", "司马彦", "司 马 彦", "1. 司马彦（男）", "司马彦 Sima Yan"])
def test_spaces_and_company_do_not_change_the_reading(names: Names, text: str) -> None:
    read = names.read_han(text)
    assert read is not None
    assert (read.family, read.given, read.passport) == ("司马", "彦", "SIMA YAN")


def test_every_surname_of_the_table_is_read_by_the_table(names: Names, tables: NameTables) -> None:
    for surname, readings in tables.surnames.items():
        read = names.read_han(surname + "丹")
        assert read is not None
        assert (read.family, read.given) == (surname, "丹")
        assert read.pinyin is not None
        assert read.pinyin.split()[0].replace("'", "").lower() == readings.usual
        assert read.doubtful == bool(readings.others)


def test_a_doubtful_surname_offers_the_other_reading_with_all_forms(names: Names) -> None:
    read = names.read_han("覃海")
    assert read is not None
    assert read.passport == "QIN HAI"
    assert read.doubtful
    assert [(other.passport, other.palladius) for other in read.alternatives] == [("TAN HAI", "Тань Хай")]


def test_a_doubtful_given_name_offers_the_other_reading(names: Names) -> None:
    read = names.read_han("王晟")
    assert read is not None
    assert [read.passport, *(other.passport for other in read.alternatives)] == ["WANG SHENG", "WANG CHENG"]


def test_a_word_of_the_dictionary_settles_a_doubtful_character(names: Names) -> None:
    assert not names.read_han("张长安").doubtful  # type: ignore[union-attr]
    assert names.read_han("张长顺").doubtful  # type: ignore[union-attr]


def test_a_transcribed_foreign_name_has_pinyin_but_no_palladius_and_no_passport(names: Names) -> None:
    for dot in "·•‧・":
        read = names.read_han(f"伊万诺夫{dot}彼得")
        assert read is not None
        assert read.is_transcribed
        assert read.han == "伊万诺夫·彼得"
        assert (read.pinyin, read.passport, read.palladius) == ("Yiwannuofu Bide", None, None)


def test_text_without_han_is_no_han_name(names: Names) -> None:
    assert names.read_han("Ouyang Nana") is None
    assert names.read_han("") is None


def test_a_character_without_a_reading_leaves_the_forms_open(names: Names) -> None:
    forms = names.forms("王\U0003134a")
    assert forms.han == "王\U0003134a"
    assert (forms.pinyin, forms.passport, forms.palladius) == (None, None, None)
    assert forms.sort_key == "王\U0003134a"


def test_surname_and_given_name_from_the_record_are_not_split_again(names: Names) -> None:
    assert names.forms_of(NameParts(family_han="欧", given_han="阳娜娜")).passport == "OU YANGNANA"


def test_the_pinyin_library_is_loaded_by_the_first_han_name_only(resources: Path) -> None:
    program = f"""
import sys
from pathlib import Path
from exchange_admin.names import Names, NameTables, NameParts
names = Names(NameTables.load(Path({str(resources / "names")!r})))
names.forms("OUYANG NANA")
assert "pypinyin" not in sys.modules and "iuliia" not in sys.modules
names.forms("Щеглова Юлия")
assert "pypinyin" not in sys.modules
names.forms("李伟")
assert "pypinyin" in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(__file__).parents[2])

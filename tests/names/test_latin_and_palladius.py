"""Latin names, pinyin words and their Cyrillic form, there and back."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.names import Names, NameTables, fold
from exchange_admin.names.palladius import PalladiusReader

Candidates = Callable[[str], tuple[str, ...]]


@pytest.fixture(scope="module")
def candidates(tables: NameTables) -> Candidates:
    """What a Cyrillic word may be in pinyin, as names are looked for."""
    reader = PalladiusReader(tables)
    return lambda word: reader.candidates("-".join(fold(word).split()))


@pytest.mark.parametrize(
    ("line", "family", "given_name", "palladius"),
    [
        ("OUYANG NANA", "OUYANG", "NANA", "Оуян Нана"),
        ("Ouyang, Nana", "Ouyang", "Nana", "Оуян Нана"),
        ("OUYANG<<NANA<<<<", "OUYANG", "NANA", "Оуян Нана"),
        ("OU YANG NANA", "OU YANG", "NANA", "Оуян Нана"),
        ("Wang Xiao Ming", "Wang", "Xiao Ming", "Ван Сяомин"),
        ("Wang Xiao-ming", "Wang", "Xiao-ming", "Ван Сяомин"),
        ("Xiaoming Wang", "Wang", "Xiaoming", "Ван Сяомин"),
        ("Xiaoming WANG", "WANG", "Xiaoming", "Ван Сяомин"),
        ("ZHANG CHANGAN", "ZHANG", "CHANGAN", "Чжан Чанъань"),
        ("Zhāng Cháng'ān", "Zhāng", "Cháng'ān", "Чжан Чанъань"),
        ("LYU BU", "LYU", "BU", "Люй Бу"),
        ("LV BU", "LV", "BU", "Люй Бу"),
        ("Lǚ Bù", "Lǚ", "Bù", "Люй Бу"),
        ("SUN LUE", "SUN", "LUE", "Сунь Люэ"),
        ("WANG LINA", "WANG", "LINA", "Ван Лина"),
        ("LI JIANGANG", "LI", "JIANGANG", "Ли Цзяньган"),
        ("IVANOVA Maria", "IVANOVA", "Maria", None),
        ("Maria IVANOVA", "IVANOVA", "Maria", None),
        ("van Dam Jan", "van Dam", "Jan", None),
        ("CHAN TAI MAN SIU", "CHAN", "TAI MAN SIU", None),
    ],
)
def test_a_latin_line_gives_parts_and_palladius_where_it_is_pinyin(
    names: Names, line: str, family: str, given_name: str, palladius: str | None
) -> None:
    read = names.read_latin(line)
    assert read is not None
    assert (read.family, read.given, read.palladius) == (family, given_name, palladius)


@pytest.mark.parametrize(
    ("word", "cyrillic"),
    [
        ("OUYANG", "Оуян"),
        ("ouyang", "оуян"),
        ("hui", "хуэй"),
        ("Wu", "У"),
        ("xi'an", "сиань"),
        ("xian", "сянь"),
        ("fan'gan", "фаньгань"),
        ("fang'an", "фанъань"),
        ("NYUWA", "Нюйва"),
        ("lve", "люэ"),
        ("jue", "цзюэ"),
        ("tiange", "тяньгэ"),
        ("IVANOV", None),
        ("r", None),
        ("", None),
        ("ma" * 40, None),
    ],
)
def test_one_word_of_pinyin_in_cyrillic(names: Names, word: str, cyrillic: str | None) -> None:
    assert names.palladius(word) == cyrillic


@pytest.mark.parametrize(
    ("cyrillic", "pinyin"),
    [
        ("Оуян", "ouyang"),
        ("чанъань", "chang'an"),
        ("Чанань", "chang'an"),
        ("сяо-пин", "xiaoping"),
        ("Чжун-шу", "zhongshu"),
        ("Люй", "lü"),
        ("хой", "hui"),
        ("цзюе", "jue"),
    ],
)
def test_a_cyrillic_word_may_be_pinyin(candidates: Candidates, cyrillic: str, pinyin: str) -> None:
    assert pinyin in candidates(cyrillic)


def test_a_russian_word_is_no_pinyin(candidates: Candidates) -> None:
    assert candidates("Щеглова") == ()
    assert candidates("") == ()


def test_the_likely_reading_comes_first(candidates: Candidates) -> None:
    assert candidates("ло")[0] == "luo"
    assert candidates("чанань")[0] == "chanan"


def _word(syllables: list[str]) -> str:
    return syllables[0] + "".join(f"'{one}" if one[0] in "aoe" else one for one in syllables[1:])


def test_every_syllable_comes_back(names: Names, tables: NameTables, candidates: Candidates) -> None:
    for syllable, cyrillic in tables.palladius.items():
        assert names.palladius(syllable) == cyrillic
        assert syllable in candidates(cyrillic)


@given(data=st.data())
def test_a_word_written_in_cyrillic_can_be_read_back(
    names: Names, tables: NameTables, candidates: Candidates, data: st.DataObject
) -> None:
    usual = sorted(set(tables.palladius) - tables.rare_syllables)
    syllables = data.draw(st.lists(st.sampled_from(usual), min_size=1, max_size=2))
    cyrillic = names.palladius("'".join(syllables))
    assert cyrillic is not None
    assert _word(syllables) in candidates(cyrillic)


def test_every_pair_of_syllables_comes_back(names: Names, tables: NameTables, candidates: Candidates) -> None:
    usual = sorted(set(tables.palladius) - tables.rare_syllables)
    lost = [
        (first, second)
        for first in usual[::7]
        for second in usual
        if _word([first, second]) not in candidates(names.palladius(f"{first}'{second}") or "")
    ]
    assert not lost


@given(st.text(max_size=60))
def test_palladius_answers_any_text(names: Names, candidates: Candidates, text: str) -> None:
    assert names.palladius(text) is None or names.palladius(text)
    assert isinstance(candidates(text), tuple)


@given(st.text(alphabet="angeohiux'", min_size=1, max_size=40))
def test_cutting_ambiguous_letters_loses_none(names: Names, word: str) -> None:
    read = names.read_latin(word)
    if read is not None and read.pinyin is not None:
        assert read.pinyin.lower().replace("'", "").replace("ü", "u") == word.replace("'", "")

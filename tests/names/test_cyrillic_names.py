"""Names in Cyrillic: their parts in any usual order, and their letters in passports of several years."""

import pytest

from exchange_admin.names import Names
from exchange_admin.names.cyrillic import CyrillicName


def read_cyrillic(names: Names, text: str) -> CyrillicName | None:
    """The Cyrillic of a line, read as a name."""
    parts = names.parts(text)
    return names._cyrillic.read(parts.family_cyrillic, parts.given_cyrillic, parts.patronymic)


@pytest.mark.parametrize(
    ("line", "family", "given", "patronymic"),
    [
        ("Щеглова Юлия Сергеевна", "Щеглова", "Юлия", "Сергеевна"),
        ("Юлия Сергеевна Щеглова", "Щеглова", "Юлия", "Сергеевна"),
        ("Абрамович Роман Аркадьевич", "Абрамович", "Роман", "Аркадьевич"),
        ("Щеглова Юлия", "Щеглова", "Юлия", ""),
        ("Щеглова", "Щеглова", "", ""),
        ("Юлия Сергеевна", "", "Юлия", "Сергеевна"),
        ("ЩЕГЛОВА Юлия Сергеевна", "ЩЕГЛОВА", "Юлия", "Сергеевна"),
        ("Юлия Сергеевна ЩЕГЛОВА", "ЩЕГЛОВА", "Юлия", "Сергеевна"),
        ("Щеглова, Юлия Сергеевна", "Щеглова", "Юлия", "Сергеевна"),
        ("Е Тинли", "Е", "Тинли", ""),
        ("У Мин", "У", "Мин", ""),
        ("И Соколова", "Соколова", "И", ""),
        ("Е. Тинли", "Тинли", "Е.", ""),
        ("Орлова Н. П.", "Орлова", "Н.", "П."),
        ("Орлова Н.П.", "Орлова", "Н.", "П."),
        ("Н.П. Орлова", "Орлова", "Н.", "П."),
        ("Римский - Корсаков Николай Андреевич", "Римский-Корсаков", "Николай", "Андреевич"),
        ("Объедков Савелий Ильич", "Объедков", "Савелий", "Ильич"),
        ("Алиев Вугар Мамед оглы", "Алиев", "Вугар", "Мамед оглы"),
        ("Абдуллаев Ислом Акмал угли", "Абдуллаев", "Ислом", "Акмал угли"),
        ("Өтегенов Нұрлан Санжарұлы", "Өтегенов", "Нұрлан", "Санжарұлы"),
        ("Сейітқали Дана Әділқызы", "Сейітқали", "Дана", "Әділқызы"),
        ("Ермеков Адил Бекзатулы", "Ермеков", "Адил", "Бекзатулы"),
        ("Каримов Олим Рустам ўғли", "Каримов", "Олим", "Рустам ўғли"),
        ("Әбенов Ұлы", "Әбенов", "Ұлы", ""),
        ("Мамедова Айгюн Расим-кызы", "Мамедова", "Айгюн", "Расим-кызы"),
        ("Нгуен Ван Тхань", "Нгуен", "Ван Тхань", ""),
        ("Иванова (Петрова) Мария Ильинична", "Иванова (Петрова)", "Мария", "Ильинична"),
        ("фон Визин Денис", "фон Визин", "Денис", ""),
        ("Cоколова Дaрья", "Соколова", "Дарья", ""),
        ("Oм Дарья", "Ом", "Дарья", ""),  # with a Latin O
    ],
)
def test_a_line_is_taken_apart(names: Names, line: str, family: str, given: str, patronymic: str) -> None:
    read = read_cyrillic(names, line)
    assert read is not None
    assert (read.family, read.given, read.patronymic) == (family, given, patronymic)


@pytest.mark.parametrize(
    ("line", "icao", "older"),
    [
        ("Щеглова Юлия Сергеевна", "SHCHEGLOVA IULIIA", ("SHCHEGLOVA YULIYA",)),
        ("Объедков Савелий", "OBIEEDKOV SAVELII", ("OBEDKOV SAVELII", "OBYEDKOV SAVELIY")),
        ("Цой Алексей", "TSOI ALEKSEI", ("TCOI ALEKSEI", "TSOY ALEKSEY")),
        ("Ерёмин Фёдор", "EREMIN FEDOR", ()),
        ("Подъячева Зоя", "PODIEIACHEVA ZOIA", ("PODIACHEVA ZOIA", "PODYACHEVA ZOYA")),
        ("Соловьев Илья", "SOLOVEV ILIA", ("SOLOVYEV ILYA",)),
        ("Хмыльщук Эжен", "KHMYLSHCHUK EZHEN", ()),
        ("Короткевіч Ўладзімір", "KOROTKEVICH ULADZIMIR", ()),
        ("Иванова (Петрова) Мария", "IVANOVA MARIIA", ("IVANOVA MARIYA",)),
    ],
)
def test_a_passport_is_spelled_after_icao_and_older_passports_are_known(
    names: Names, line: str, icao: str, older: tuple[str, ...]
) -> None:
    read = read_cyrillic(names, line)
    assert read is not None
    assert (read.icao, read.older) == (icao, older)


def test_letters_outside_the_rule_give_no_passport_form_but_a_search_key(names: Names) -> None:
    forms = names.forms("Әлімжан Құралай")
    assert forms.icao is None
    assert "alimzhan kuralai" in forms.search_keys


def test_every_russian_letter_follows_the_library(names: Names) -> None:
    import iuliia

    for letter in "абвгдежзиклмнопрстуфхцчшщъыэюя":
        read = read_cyrillic(names, f"А{letter}а")
        assert read is not None
        assert read.icao == iuliia.ICAO_DOC_9303.translate(f"А{letter}а").upper()


def test_text_without_cyrillic_is_no_cyrillic_name(names: Names) -> None:
    assert read_cyrillic(names, "Ivanova") is None

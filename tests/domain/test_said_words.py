"""Words of lists in a field: said and typed in the language of the reader, kept as they are on the wire."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from exchange_admin.domain.fields import Field, Value
from exchange_admin.domain.reference import Reference
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.listings import parts_in
from exchange_admin.domain.said_words import lists_of, meant, said
from exchange_admin.domain.wording import LANGUAGES, Wording

ROOT = Path(__file__).parents[2]
WORDS = {language: Wording.load(ROOT / "resources" / "wording", language) for language in LANGUAGES}
SHIPPED = Reference.load(ROOT / "resources" / "reference").requirements
REQUIREMENT = REGISTRY["requirement"]
LISTING = [kind[name] for kind in REGISTRY.kinds for name in (one.name for one in kind.fields) if kind[name].lists]


def wording(language: str) -> Wording:
    return WORDS[language]


@pytest.mark.parametrize(
    ("field", "value", "zh", "ru", "en"),
    [
        ("roles", "teacher;staff", "教师、行政人员", "Преподаватель, Сотрудник", "Teacher, Staff"),
        ("activities", "student_studies", "交换学习", "Обучение по обмену", "Exchange studies"),
        ("citizenships", "CN;RU", "中国、俄罗斯", "Китай, Россия", "China, Russia"),
        ("evidence_word", "passport", "护照", "Заграничный паспорт", "Passport"),
        ("evidence_word", "visa:X1", "签证 X1", "Виза X1", "Visa X1"),
        ("evidence_word", "cross_border", "向境外提供", "Трансграничная передача", "Transfer abroad"),
        ("evidence_word", "medical", "体检", "Медицинский осмотр", "Medical examination"),
        ("host_country", "RU", "俄罗斯", "Россия", "Russia"),
    ],
)
def test_what_a_rule_names_is_said_and_read_back_in_each_language(
    field: str, value: str, zh: str, ru: str, en: str
) -> None:
    for language, words in zip(LANGUAGES, (zh, ru, en), strict=True):
        assert said(REQUIREMENT[field], value, wording(language)) == words
        assert meant(REQUIREMENT[field], words, wording(language)) == (value, ())
        assert meant(REQUIREMENT[field], value.lower(), wording(language))[1] == ()


def test_what_is_in_no_list_is_said_and_kept_as_it_stands_and_told() -> None:
    russian = wording("ru")
    assert said(REQUIREMENT["roles"], "student;астронавт", russian) == "Студент, астронавт"
    assert meant(REQUIREMENT["roles"], "студент, астронавт", russian) == ("student;астронавт", ("астронавт",))
    assert said(REQUIREMENT["roles"], None, russian) == ""
    assert meant(REQUIREMENT["roles"], " ; ", russian) == (None, ())


@pytest.mark.parametrize("field", LISTING, ids=lambda one: one.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_called_otherwise_than_the_others_of_its_field(field: Field, language: str) -> None:
    words = wording(language)
    codes = [
        key.removeprefix(f"choice.{name}.")
        for name in lists_of(field)
        for key in words.keys()  # noqa: SIM118  # no mapping
        if key.startswith(f"choice.{name}.")
    ]
    assert codes
    for code in codes:
        if len(parts_in(said(field, code, words))) == 1:  # one island has a comma in its name
            assert meant(field, said(field, code, words), words)[0] == code or code == "other"


@pytest.mark.parametrize("told", [one.values for one in SHIPPED], ids=lambda told: told["code"])
def test_every_rule_that_ships_is_said_in_words_alone(told: Mapping[str, Value]) -> None:
    for language in LANGUAGES:
        for name, value in told.items():
            if (
                not isinstance(value, bool)
                and lists_of(REQUIREMENT[name])
                and (words := said(REQUIREMENT[name], value, wording(language)))
            ):
                assert not re.search(r"[a-z_]+_[a-z_]+|^[A-Z]{2}$", words), (name, words)
                assert language == "en" or not re.search("[A-Za-z]{3}", words), (name, words)

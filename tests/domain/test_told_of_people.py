"""Numbers, addresses and possible names are seen in a text; dates, codes and counts are none."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.rules import told_of_people as rules
from exchange_admin.domain.rules.told_of_people import contact_mark, contacts_in, may_be, name_pairs_in


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Звонить +7 924 123-45-67 после обеда", ["+7 924 123-45-67"]),
        ("8 (4212) 12-34-56", ["8 (4212) 12-34-56"]),
        ("тел. 12-34-56", ["12-34-56"]),
        ("тел. 8 (4212) 12-34-56", ["8 (4212) 12-34-56"]),
        ("8(924)123-45-67", ["8(924)123-45-67"]),
        ("电话：13612345678", ["13612345678"]),
        ("联系电话 0451-87654321", ["0451-87654321"]),
        ("微信：songhua_wang", ["微信:songhua_wang"]),
        ("Пишите a.b@kollege.ru", ["a.b@kollege.ru"]),
        ("Telegram @aksinya_n", ["@aksinya_n"]),
        ("songhua.wang (at) college.cn", ["songhua.wang (at) college.cn"]),
        ("a.b[собака]kollege(точка)ru", ["a.b[собака]kollege(точка)ru"]),
        ("t.me/aksinya_n и vk.com/aksinya", ["t.me/aksinya_n", "vk.com/aksinya"]),
        ("Telegram: aksinya_n", ["Telegram: aksinya_n"]),
        ("тг aksinya_n", ["тг aksinya_n"]),
        ("WeChat ID: wx_songhua", ["WeChat ID: wx_songhua"]),
        ("微信号是 wxsonghua", ["微信号是 wxsonghua"]),
        ("QQ群12345678", ["12345678"]),
        ("a.b @ kollege.ru", ["a.b @ kollege.ru"]),
        ("a.b\u200b@kol\u200blege.ru", ["a.b@kollege.ru"]),
        ("songhua【at】college.cn", ["songhua【at】college.cn"]),
        ("songhua艾特college.cn", ["songhua艾特college.cn"]),
        ("a.b[@]kollege.ru", ["a.b[@]kollege.ru"]),
        ("a.b собака kollege.ru", ["a.b собака kollege.ru"]),
        ("songhua at college dot cn", ["songhua at college dot cn"]),
        ("8.916.123.45.67", ["8.916.123.45.67"]),
        ("0451-8888 8888", ["0451-8888 8888"]),
        ("+7\u2011916\u2011123\u201145\u201167", ["+7-916-123-45-67"]),
        ("8-4212-12-34-56", ["8-4212-12-34-56"]),
        ("8 42161 2-34-56", ["8 42161 2-34-56"]),
        ("139.1234.5678", ["139.1234.5678"]),
        ("ivanova AT college.ru", ["ivanova AT college.ru"]),
        ("ivanova at mail.ru", ["ivanova at mail.ru"]),
        ("wx: abc12345", ["wx: abc12345"]),
        ("加微 abc12345", ["加微 abc12345"]),
        ("加v：songhua", ["加v:songhua"]),
        ("加微13912345678", ["13912345678"]),
        ("telegram.me/ivanova", ["telegram.me/ivanova"]),
        ("https://www.linkedin.com/in/ivanova", ["linkedin.com/in/ivanova"]),
        ("ВК: ivanova_ax", ["ВК: ivanova_ax"]),
        ("TRAINING AT COLLEGE.RU, courses at college.ru", []),
        ("Робот VX-7: new model; 加VIP服务; ВК 12, ВКР: 2 части; node.js/react", []),
        ("https://www.college.ru/page/12, ГОСТ 8.1234.56", []),
        ("Training (at the college)", []),
        ("Мы есть в Telegram: новости; WeChat Pay accepted; 微信公众号; собака друг", []),
        ("Skype interviews, meet at school. dot", []),
        ("С 01.03.2027 по 30.06.2027, 120 часов, 15.02.10 и 0714; 2026/2027", []),
        ("ISBN 978-5-4468-1234-5, 460305, ГОСТ 20523-80", []),
        ("2027年3月1日至6月30日，共120学时，专业代码 460305", []),
        ("6 роботов, 30 мест, 1 200 000 рублей", []),
    ],
)
def test_ways_to_reach_somebody_are_seen(text: str, told: list[str]) -> None:
    assert list(contacts_in(text)) == told


def test_one_number_written_in_two_ways_is_the_same() -> None:
    assert contact_mark("+7 924 123-45-67") == contact_mark("8(924)1234567") != contact_mark("+7 924 123-45-68")
    assert contact_mark("A@b.ru") == contact_mark("a@B.ru")


def test_words_side_by_side_with_capital_letters_may_be_a_name() -> None:
    assert list(name_pairs_in("Занятия ведёт Ли Анна, затем Пётр. И. Иванов")) == [
        ("Ли", "Анна"),
        ("Пётр.", "И."),
        ("И.", "Иванов"),
        ("Пётр.", "Иванов"),
    ]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("у Аксиньи Ефремовны Нижегородцевой", ("Аксиньи", "Нижегородцевой")),
        ("А.Е. Нижегородцева", ("А.", "Нижегородцева")),
        ("проф. Пётр Ильич Ким", ("Пётр", "Ким")),
        ("Ивану Фомичу Глазунову", ("Ивану", "Глазунову")),
        ("Ivan Lukich Glazunov", ("Ivan", "Glazunov")),
        ("Anna Petrovna Kim", ("Anna", "Kim")),
    ],
)
def test_a_patronymic_or_an_initial_may_stand_between_the_parts_of_a_name(text: str, pair: tuple[str, str]) -> None:
    assert pair in list(name_pairs_in(text))


def test_other_words_with_capital_letters_part_a_name() -> None:
    assert ("Иван", "Фёдорова") not in list(name_pairs_in("Иван Глазунов Фёдорова"))
    assert ("Пётр", "Иванов") not in list(name_pairs_in("Пётр, И. Иванов"))


@pytest.mark.parametrize(
    ("word", "part", "is_it"),
    [
        ("нижегородцевой", "нижегородцева", True),
        ("аксиньей", "аксинья", True),
        ("и.", "иван", True),
        ("п.", "иван", False),
        ("иванова", "иванченко", False),
        ("wang", "wangde", False),
    ],
)
def test_another_case_or_an_initial_is_the_same_name(word: str, part: str, is_it: bool) -> None:
    assert may_be(word, part) is is_it


@pytest.mark.parametrize("name", ["_MAIL", "_SPELT_MAIL", "_LINK", "_HANDLE", "_PHONE", "_AFTER_A_WORD"])
def test_a_text_made_for_it_does_not_keep_the_program_busy(name: str) -> None:
    """What is looked for begins anywhere: what repeats without an end would be read from each sign to the last one."""

    def most_of(told: Any) -> Iterator[int]:
        if isinstance(told, tuple) and len(told) == 2 and "REPEAT" in str(told[0]):
            yield told[1][1]
        if isinstance(told, tuple | list | _parser.SubPattern):
            for one in told:
                yield from most_of(one)

    most = [*most_of(_parser.parse(getattr(rules, name).pattern))]
    assert most
    assert max(most) <= 200


SIGNS = st.sampled_from(
    [
        *"Aa Яя.,@+8(912) -–00179王慧١Ａ＠𝐀İ\n:",
        "微信",
        "加v",
        "wx",
        "ВК",
        " at ",
        " AT ",
        "mail.ru",
        "WeChat ",
        "тел",
        "电话",
        "QQ",
        "phone ",
        "924 123-45-67",
    ]
)
TEXTS = st.lists(SIGNS, max_size=30).map("".join)


@given(TEXTS)
def test_texts_without_a_sign_of_a_contact_are_left_alone_and_no_other_ones(text: str) -> None:
    plain = rules._written(text)
    mails = [found.group() for found in rules._MAIL.finditer(plain)]
    plain = rules._MAIL.sub(" ", plain)
    mails += [found.group() for found in rules._SPELT_MAIL.finditer(plain)]
    plain = rules._SPELT_MAIL.sub(" ", plain)
    handles = [found.group() for told in (rules._LINK, rules._HANDLE) for found in told.finditer(plain)]
    phones = [found.group() for found in rules._PHONE.finditer(plain)]
    after = [found.group(1) for found in rules._AFTER_A_WORD.finditer(rules._PHONE.sub(" ", plain))]
    assert list(contacts_in(text)) == [*mails, *handles, *phones, *after]


@given(TEXTS)
def test_texts_without_capitals_have_no_names_and_all_other_ones_are_read(text: str) -> None:
    words = list(rules._WORDS.finditer(unicodedata.normalize("NFC", text)))
    beside = [
        (one.group(), other.group())
        for one, other in pairwise(words)
        if not one.string[one.end() : other.start()].strip() and one.group()[0].isupper() and other.group()[0].isupper()
    ]
    found = list(name_pairs_in(text))
    assert set(beside) <= set(found)
    assert all(one[0].isupper() and other[0].isupper() for one, other in found)

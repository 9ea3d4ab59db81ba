"""Messages on paper: a page each, in the language of each, told apart by pages where one is long."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from golden_pages import GoldenPages

from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.message_letters import MessageLetter, undrawable, write_letters
from exchange_admin.documents.pages import Pages

FONTS = Fonts(Path(__file__).parents[2] / "resources" / "fonts")
ZH = MessageLetter(
    "zh",
    ("松花工程职业学院", "国际交流与合作处", "哈尔滨市松北区静江路 18 号 · +86 451 0000 0118"),
    "2026年11月28日",
    ("王小明",),
    "【2027年春季交换】请补交材料（3 份）",
    "王小明，您好！经核对，您尚缺以下材料：照片、签证。请于 2027-01-10 前补交。\n\n国际交流与合作处",
)
RU = MessageLetter(
    "ru",
    ("Сунхуаский инженерный колледж", "Отдел международных связей"),
    "28 ноября 2026 г.",
    ("Соколова Дарья Игоревна", "690000, Владивосток, ул. Примерная, 5"),
    "Семестр обмена: просим дослать документы (3)",
    "Соколова Дарья Игоревна, здравствуйте! Не хватает: фотография, виза. Просим прислать до 10.01.2027.\nОтдел",
)
EN = replace(
    RU, language="en", to=("Nguyen Van An",), subject="Exchange: missing papers (3)", text="Dear Nguyen.\nYours"
)


def pdf(*letters: MessageLetter) -> bytes:
    stream = BytesIO()
    write_letters(letters, stream, FONTS, "Messages", lambda done, of: None)
    return stream.getvalue()


@pytest.mark.parametrize(("name", "letter"), [("zh", ZH), ("ru", RU), ("en", EN)])
def test_a_letter_looks_as_it_did(name: str, letter: MessageLetter, golden: GoldenPages) -> None:
    golden.check(f"message-letter-{name}", pdf(letter))


def test_each_letter_begins_a_page_and_has_its_language() -> None:
    with Pages(pdf(ZH, RU, EN)) as pages:
        assert len(pages) == 3
        said = [pages.text(n) for n in range(3)]
    assert "请补交材料" in said[0]
    assert "просим дослать" in said[1]
    assert "Nguyen Van An" in said[2]
    assert all("/" not in text.splitlines()[-1] for text in said)


def test_a_long_letter_goes_on_and_says_which_page_it_is() -> None:
    long = replace(RU, text="\n".join(f"Документ {n}: " + "нужен оригинал и копия. " * 6 for n in range(40)))
    with Pages(pdf(long, ZH)) as pages:
        count = len(pages)
        texts = [pages.text(n) for n in range(count)]
    assert count >= 4
    assert f"1 / {count - 1}" in texts[0]
    assert "Соколова" in texts[1]
    assert all(f"Документ {n}:" in "".join(texts) for n in range(40))
    assert "请补交材料" in texts[-1]


def test_the_same_letters_give_the_same_bytes() -> None:
    assert pdf(ZH, RU) == pdf(ZH, RU)


def test_characters_that_no_font_has_are_named() -> None:
    assert undrawable(ZH, FONTS) == ()
    assert undrawable(replace(ZH, text="您好 😀"), FONTS) == ("😀",)

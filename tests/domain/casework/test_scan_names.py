"""Names of files as they arrive in heaps, and the line of a checklist that each is guessed for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.rules.casework.scan_names import PAPERS, best_line

LINES = {
    "passport": ("Valid passport", "Срок действия загранпаспорта", "护照及有效期", "护照"),
    "photo": ("ID photograph", "Фотография на документы", "证件照"),
    "transcript": ("Transcript, translated", "Справка об обучении, перевод", "成绩单及译文"),
    "diploma": ("Diploma, apostilled", "Диплом (аттестат), апостиль", "学历证书及附加证明书"),
    "enrolment": ("Certificate of enrolment", "Справка с места учёбы", "在读证明"),
    "visa": ("Russian visa", "Российская виза", "俄罗斯签证"),
    "visa.extension": ("Visa extension papers", "Документы на продление визы", "签证延期材料"),
    "insurance": ("Medical insurance", "Полис ДМС", "医疗保险单"),
    "hiv": ("HIV certificate", "Сертификат об отсутствии ВИЧ", "艾滋病检测证明"),
    "jw202": ("Form JW202", "Форма JW202", "JW202 表"),
    "guardian": ("Guardian in China", "Доверенность опекуну в КНР", "在华监护人委托书"),
}


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("паспорт_Пак.pdf", "passport"),
        ("ПАСПОРТ.JPG", "passport"),
        ("护照 朴安娜.pdf", "passport"),
        ("passportscan0001.png", "passport"),
        ("scan-passport-PAK ANNA.pdf", "passport"),
        ("фото 3x4.jpg", "photo"),
        ("аттестат_Пак_апостиль.pdf", "diploma"),
        ("диплом.pdf", "diploma"),
        ("справка с места учебы.pdf", "enrolment"),
        ("成绩单.pdf", "transcript"),
        ("Виза_2026.pdf", "visa"),
        ("продление визы.pdf", "visa.extension"),
        ("Visa-extension.pdf", "visa.extension"),
        ("страховой полис.pdf", "insurance"),
        ("справка вич.pdf", "hiv"),
        ("JW202_pak.pdf", "jw202"),
        ("доверенность.pdf", "guardian"),
    ],
)
def test_a_name_speaks_of_its_line_in_every_language(name: str, line: str) -> None:
    assert best_line(name, LINES) == line


@pytest.mark.parametrize("name", ["IMG_20261103_104512.jpg", "scan.pdf", "微信图片_20261103.jpg", "Иванович.pdf", ""])
def test_a_name_that_tells_nothing_is_asked_about(name: str) -> None:
    assert best_line(name, LINES) == ""


def test_a_name_that_fits_several_lines_is_asked_about() -> None:
    assert best_line("внж.pdf", {"apply": ("Документы на ВНЖ",), "card": ("ВНЖ (учёба)",)}) == ""
    assert best_line("паспорт.pdf", {}) == ""


@given(st.text(max_size=40))
def test_whatever_a_file_is_called_a_line_or_nothing_is_answered(name: str) -> None:
    assert best_line(name, LINES) in {*LINES, ""}


def test_no_word_stands_for_two_papers_and_each_is_folded() -> None:
    words = [word for some in PAPERS for word in some]
    assert len(words) == len(set(words))
    assert all(word == word.casefold().replace("ё", "е") for word in words)

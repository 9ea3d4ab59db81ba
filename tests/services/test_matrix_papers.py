"""A matrix on A4 and as a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from case_office import CaseOffice
from paper_office import WHO

from exchange_admin.documents.fonts import Fonts
from exchange_admin.services.casework.matrix_papers import MatrixPapers, matrix_about

FONTS = Fonts(Path(__file__).parents[2] / "resources" / "fonts")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[CaseOffice]:
    made = CaseOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def text_of(content: bytes) -> tuple[int, str]:
    pdf = pypdfium2.PdfDocument(content)
    return len(pdf), "\n".join(page.get_textpage().get_text_bounded() for page in pdf)


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_one_page_across_names_everybody_every_requirement_and_what_is_not_there(
    office: CaseOffice, language: str
) -> None:
    people = [office.stay(office.person(family_latin=f"Name{n}")) for n in range(20)]
    gone = office.stay(office.person(), sending_status="cancelled")
    matrix = office.casework.matrix.of_stays([office.going, *people, gone], language)
    papers = MatrixPapers(office.parts, FONTS)
    pages, text = text_of(papers.pdf(matrix, language))
    assert pages == 1
    assert all(row.name.split()[0] in text for row in matrix.rows)
    assert office.parts.wordings[language].say("matrix.left_out", {"n": 1}) in text.replace("\r\n", " ").replace(
        "\n", " "
    )
    assert papers.pdf(matrix, language) == papers.pdf(matrix, language)


def test_a_hundred_people_go_on_over_further_pages_and_nobody_is_lost(office: CaseOffice) -> None:
    people = [office.stay(office.person(family_latin=f"Name{n:03}")) for n in range(100)]
    matrix = office.casework.matrix.of_stays(people, "en")
    pages, text = text_of(MatrixPapers(office.parts, FONTS).pdf(matrix, "en"))
    assert pages > 1
    assert all(row.name.split()[0] in text for row in matrix.rows)


def test_the_workbook_has_the_cells_of_the_matrix_and_no_formula(office: CaseOffice, tmp_path: Path) -> None:
    office.set("person", office.who, family_latin="=1+1", family_cyrillic=None, given_cyrillic=None)
    office.verbs.done([office.id_of("cn.x1")], WHO)
    matrix = office.casework.matrix.of_stays([office.going], "en")
    MatrixPapers(office.parts, FONTS).write_book(matrix, "en", tmp_path / "m.xlsx", WHO)
    page = openpyxl.load_workbook(tmp_path / "m.xlsx").active
    heads = [cell.value for cell in page[4]]
    row = [cell.value for cell in page[5]]
    assert heads == ["Person", *(column.short_title for column in matrix.columns), "Done"]
    assert row[heads.index("X1 visa")] == "✓"
    assert row[-1] == f"{matrix.rows[0].done} / {matrix.rows[0].needed}"
    assert {cell.data_type for line in page.iter_rows() for cell in line} <= {"s", "n"}
    assert (page.page_setup.orientation, page.freeze_panes) == ("landscape", "B5")


def test_of_health_a_paper_says_no_more_than_a_mark(office: CaseOffice, tmp_path: Path) -> None:
    office.numbered("cn.hiv", "HIV-4711")
    matrix = office.casework.matrix.of_stays([office.going], "en")
    papers = MatrixPapers(office.parts, FONTS)
    papers.write_book(matrix, "en", tmp_path / "m.xlsx")
    said = [str(cell.value) for line in openpyxl.load_workbook(tmp_path / "m.xlsx").active.iter_rows() for cell in line]
    assert "4711" not in " ".join(said) + text_of(papers.pdf(matrix, "en"))[1]


def test_an_empty_matrix_is_a_page_too(office: CaseOffice, tmp_path: Path) -> None:
    matrix = office.casework.matrix.of_stays([], "en")
    papers = MatrixPapers(office.parts, FONTS)
    assert text_of(papers.pdf(matrix, "en"))[0] == 1
    papers.write_book(matrix, "en", tmp_path / "m.xlsx")
    assert (tmp_path / "m.xlsx").stat().st_size > 0


def test_two_stays_of_one_person_are_one_person_and_said_to_be_two_stays(office: CaseOffice) -> None:
    again = office.stay(office.who, planned_start="2027-09-01", planned_end="2027-12-20")
    matrix = office.casework.matrix.of_stays([office.going, again], "en")
    assert (matrix.people, len(matrix.rows)) == (1, 2)
    assert matrix_about(matrix, office.parts.wordings["en"]).startswith("1 person · 2 stays · ")
    alone = office.casework.matrix.of_stays([office.going], "en")
    assert "stay" not in matrix_about(alone, office.parts.wordings["en"])

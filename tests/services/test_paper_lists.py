"""The list of papers of a stay, what can be asked for now, and the checklists of a person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from case_office import CaseOffice
from paper_office import WHO

from exchange_admin.documents.fonts import Fonts
from exchange_admin.services.casework.paper_lists import PaperLists

FONTS = Fonts(Path(__file__).parents[2] / "resources" / "fonts")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[CaseOffice]:
    made = CaseOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def text_of(office: CaseOffice, language: str = "en") -> str:
    papers = PaperLists(office.parts, office.casework.checklists, FONTS)
    pdf = pypdfium2.PdfDocument(papers.pdf(office.going, language))
    assert pdf[0].get_size()[0] < pdf[0].get_size()[1]
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pdf).split())


def to_ask_for(office: CaseOffice, stay: str = "") -> list[str]:
    found = office.casework.checklists.of_stay(stay or office.going, "en")
    return [one.code for one in found.tasks if one.id in found.to_ask_for]


@pytest.mark.parametrize(
    ("language", "title"), [("en", "List of papers"), ("zh", "材料清单"), ("ru", "Опись документов")]
)
def test_every_paper_stands_on_the_list_as_here_or_missing(office: CaseOffice, language: str, title: str) -> None:
    office.verbs.receive([office.id_of("cn.photo")], WHO)
    office.verbs.waive([office.id_of("cn.x1")], "came without", WHO)
    said = text_of(office, language)
    words = office.parts.wordings[language]
    assert title in said
    assert words.say("paper_list.here") in said
    assert words.say("paper_list.missing") in said
    assert "came without" in said


def test_acts_and_notices_are_no_papers_and_of_health_stands_only_whether_it_is_here(office: CaseOffice) -> None:
    office.verbs.done([office.id_of("cn.hiv")], WHO, on=date(2026, 10, 1))
    office.set("task", office.id_of("cn.hiv"), number="H-77")
    said = text_of(office)
    assert "HIV certificate handed in" in said
    assert "H-77" not in said
    assert "Registration" not in said


def test_only_what_the_person_brings_and_is_not_here_yet_is_asked_for(office: CaseOffice) -> None:
    assert sorted(to_ask_for(office)) == ["cn.hiv", "cn.photo", "cn.x1"]
    office.verbs.receive([office.id_of("cn.photo")], WHO)
    office.verbs.done([office.id_of("cn.hiv")], WHO)
    assert to_ask_for(office) == ["cn.x1"]
    office.verbs.ask([office.id_of("cn.x1")], WHO)
    assert to_ask_for(office) == ["cn.x1"]


def test_nobody_is_asked_for_papers_of_a_journey_that_was_made_without_them(office: CaseOffice) -> None:
    office.events.arrived([office.going], date(2026, 9, 1), WHO)
    assert to_ask_for(office) == []


def test_a_matrix_asks_for_what_its_people_lack_together(office: CaseOffice) -> None:
    other = office.stay(office.person(birth_date="2006-05-02"))
    matrix = office.casework.matrix.of_stays([office.going, other], "en")
    of_each = [office.casework.checklists.of_stay(stay, "en").to_ask_for for stay in (office.going, other)]
    assert sorted(matrix.to_ask_for) == sorted(of_each[0] + of_each[1])


def test_stays_of_a_person_stand_once_each_the_one_under_way_first_then_the_next(office: CaseOffice) -> None:
    past = office.stay(office.who, planned_start="2025-02-01", planned_end="2025-07-01")
    later = office.stay(office.who, planned_start="2028-09-01", planned_end="2029-01-20")
    sooner = office.stay(office.who, planned_start="2027-09-01", planned_end="2028-01-20")
    gone = office.stay(office.who, planned_start="2027-08-01", planned_end="2028-01-20", sending_status="cancelled")
    found = office.casework.checklists.of_person(office.who, "en")
    assert [one.stay.id for one in found] == [office.going, sooner, later, gone, past]
    tasks = [task.id for one in found for task in one.tasks]
    assert len(tasks) == len(set(tasks))


def test_a_stay_that_another_entry_of_the_person_has_stands_with_the_others(office: CaseOffice) -> None:
    twin = office.person(birth_date="2006-05-02", same_as_id=office.who)
    theirs = office.stay(twin, planned_start="2028-02-01", planned_end="2028-07-01")
    for entry in (office.who, twin):
        assert [one.id for one in office.casework.checklists.stays_of(entry)] == [office.going, theirs]

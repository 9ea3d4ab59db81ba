"""Who gets a label, and what stands on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from paper_office import RESOURCES, PaperOffice

from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.labels.grid import label_grids
from exchange_admin.documents.labels.pages import LabelPages
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.certificates.selection import Selection
from exchange_admin.services.labels import BADGE, ENVELOPE, LabelOrder, Labels


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PaperOffice]:
    made = PaperOffice(tmp_path_factory.mktemp("labels") / "office.exchange")
    made.set("institution", made.partner, address="690000 Владивосток\n\n ул. Маячная, 7 ")
    yield made
    made.store.close()


def labels(office: PaperOffice) -> Labels:
    grids = label_grids(RESOURCES / "labels" / "grids.toml")
    return Labels(office.parts, LabelPages(Fonts(RESOURCES / "fonts")), grids)


def order(kind: str = ENVELOPE, grid: str = "70x37", languages: tuple[str, ...] = ("zh", "ru")) -> LabelOrder:
    return LabelOrder(kind, grid, languages)


def test_an_envelope_has_names_programme_institution_and_address(office: PaperOffice) -> None:
    stay = office.stay(office.person(home_institution_id=office.partner))
    (text,) = labels(office).texts(Selection(mobilities=(stay,)), order())
    assert text.names == ("Соколова Дарья Игоревна", "索科洛娃·达里娅", "SOKOLOVA Daria")
    assert text.lines == (
        "2026年春季学期来华交换生项目",
        "Семестр обмена в Сунхуа, весна 2026",
        "滨海交通物流学院",
        "Приморский колледж транспорта и логистики",
        "690000 Владивосток",
        "ул. Маячная, 7",
    )


def test_a_badge_has_no_address_and_the_language_asked_for(office: PaperOffice) -> None:
    enrolment = office.enrolment(office.person(home_institution_id=office.partner))
    (text,) = labels(office).texts(Selection(enrolments=(enrolment,)), order(BADGE, languages=("ru",)))
    assert text.lines == ("Китайский язык, B1", "Приморский колледж транспорта и логистики")


def test_each_person_has_one_label_in_the_order_of_names_and_nameless_ones_have_none(office: PaperOffice) -> None:
    zeng, eremin, silent = office.person("zeng"), office.person("eremin"), office.person("silent")
    chosen = Selection(people=(zeng, eremin, silent), mobilities=(office.stay(zeng), office.stay(zeng)))
    texts = labels(office).texts(chosen, order())
    assert sorted(text.names[0] for text in texts) == ["Ерёмин Фёдор", "曾毅"]
    assert [text.names[0] for text in texts] == [t.names[0] for t in labels(office).texts(chosen, order(BADGE))]


def test_a_grid_that_nobody_knows_is_refused_and_no_file_is_left(office: PaperOffice, tmp_path: Path) -> None:
    chosen = Selection(people=(office.person(),))
    with pytest.raises(RuleBroken) as refused:
        labels(office).write(chosen, order(grid="1x1"), tmp_path / "labels.pdf")
    assert refused.value.problem.code == "labels.unknown_grid"
    assert "70x37" in str(refused.value.problem.facts["known"])
    assert list(tmp_path.iterdir()) == []
    before = office.store.step_count()
    assert labels(office).write(chosen, order(), tmp_path / "labels.pdf") == 1
    assert (tmp_path / "labels.pdf").read_bytes().startswith(b"%PDF")
    assert office.store.step_count() == before

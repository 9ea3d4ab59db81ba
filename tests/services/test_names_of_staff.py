"""Staff whose name is in one script are called in the language of the reader, where the office wrote how."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from paper_office import WHO, PaperOffice
from report_sheets import data


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PaperOffice]:
    made = PaperOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def test_a_coordinator_is_called_in_the_language_of_the_report_where_somebody_wrote_how(
    office: PaperOffice, tmp_path: Path
) -> None:
    staff = office.add("staff", name="宋安琪", role="coordinator", called_ru="Сун Аньци")
    office.stay(office.person(), coordinator_id=staff)
    for language, head, said in (("ru", "Координатор", "Сун Аньци"), ("en", "Coordinator", "宋安琪")):
        target = tmp_path / f"{language}.xlsx"
        office.reports.write("arrivals-and-departures", target, language=language, who=WHO)
        assert {row[head] for row in data(target, "")} == {said}

"""Every report of an office that has no records at all: it is written, says so, and nothing breaks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from paper_office import Services, names, wordings
from python_calamine import CalamineWorkbook

from exchange_admin.domain.ids import Origin
from exchange_admin.services.reports.offered import available
from exchange_admin.store import Store

NAMES = [one.name for one in available(wordings()["en"])]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    origin = Origin.seeded(1)
    path = tmp_path_factory.mktemp("empty") / "office.exchange"
    made = Services(Store.create(path, origin=origin, names=names(), institution=origin.new_id()))
    yield made
    made.store.close()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_every_report_is_written_and_opens(office: Services, tmp_path: Path, name: str, language: str) -> None:
    target = tmp_path / "report.xlsx"
    written = office.reports.write(name, target, language=language)
    book = openpyxl.load_workbook(target)
    assert len(book.sheetnames) == len(written.sheets)
    assert CalamineWorkbook.from_path(target).sheet_names == book.sheetnames
    texts = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert not [text for text in texts if text.startswith(("report.", "choice.", "field.", "kind."))]

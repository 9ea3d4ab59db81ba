"""What other programs show: where none does, it is said in words, with the place of the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from office import OpenOffice
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from exchange_admin.ui.exchange.written_card import WrittenCard
from exchange_admin.ui.other_programs import open_or_say
from exchange_admin.ui.pages.certificates_page import CertificatesPage
from exchange_admin.ui.pages.reports_page import ReportsPage


@pytest.fixture
def asked_for(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The system has no program for anything."""
    asked: list[str] = []

    def refuse(url: QUrl) -> bool:
        asked.append(url.toLocalFile())
        return False

    monkeypatch.setattr(QDesktopServices, "openUrl", refuse)
    return asked


@pytest.mark.parametrize("page", [CertificatesPage, ReportsPage])
def test_a_file_that_nothing_opens_is_told_with_its_place(
    page: type, office: OpenOffice, qtbot, tmp_path: Path, asked_for: list[str]
) -> None:
    paper = tmp_path / "证书 2026.pdf"
    paper.write_bytes(b"%PDF")
    made = page(office.desk)
    qtbot.addWidget(made)
    made._open_file(paper)
    assert asked_for == [str(paper)]
    assert office.answers.asked == [f"No program on this computer opens “证书 2026.pdf”. It lies in {tmp_path}."]


def test_a_folder_that_nothing_shows_is_named(office: OpenOffice, qtbot, tmp_path: Path, asked_for: list[str]) -> None:
    card = WrittenCard(office.desk)
    qtbot.addWidget(card)
    card.say("Saved.", "", tmp_path)
    card.open.click()
    assert asked_for == [str(tmp_path)]
    assert office.answers.asked == [f"No program on this computer shows folders. This one is {tmp_path}."]


def test_a_file_that_is_gone_is_not_handed_on(office: OpenOffice, tmp_path: Path, asked_for: list[str]) -> None:
    open_or_say(office.answers, tmp_path / "paper.pdf")
    assert asked_for == []
    assert office.answers.asked == [f"“paper.pdf” is not in {tmp_path} any more."]

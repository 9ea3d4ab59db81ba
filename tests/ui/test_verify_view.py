"""Verifying in the window: a picture, a PDF, a pasted text, and what others are given to verify with."""

from __future__ import annotations

import json
from datetime import date

import pytest
from certificate_office import fill, issue
from full_office import button, new_file, remove
from PySide6.QtCore import QCoreApplication, QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from second_codes import coded, codes_of, transcript

from exchange_admin.documents.pages import Pages
from exchange_admin.services.certificates.verifying import Verdict
from exchange_admin.ui.certificates.verify_view import LinesTable
from exchange_admin.ui.formats import Formats
from exchange_admin.ui.pages.certificates_page import VERIFY, CertificatesPage


@pytest.fixture(scope="session")
def issued(program, tmp_path_factory):
    """Two files that know nothing of each other, each with three papers, and their PDFs beside them."""
    folder = tmp_path_factory.mktemp("issued")
    for name in ("a", "b"):
        new_file(program, folder / f"{name}.exchange")
        with program.open(folder / f"{name}.exchange", writing=True) as office:
            fill(office)
            ids = issue(office, date(2026, 7, 1))
            (folder / f"{name}.pdf").write_bytes(office.certificates.pdf(ids))
            (folder / f"{name}.pub").write_text(office.codes.public_key().to_text(), "utf-8")
    return folder


@pytest.fixture
def office(open_copy, issued):
    return open_copy(issued / "a.exchange")


@pytest.fixture
def view(office, qtbot):
    page = CertificatesPage(office.desk, [].append)
    page.resize(1140, 640)
    page.show()
    page._show_and_enter(VERIFY)
    qtbot.waitUntil(lambda: page.status_words() == "1 office known", timeout=10_000)
    yield page.verify
    office.desk.jobs.drain()
    remove(page)


@pytest.fixture
def judged(view, qtbot):
    """Waits for the cards and answers with their verdicts."""

    def wait() -> list[Verdict]:
        qtbot.waitUntil(lambda: bool(view.cards or view.refusal.text()) and not view._job.is_busy, timeout=20_000)
        return [card.judged.verdict for card in view.cards]

    return wait


def first_code(office) -> str:
    record = next(iter(office.office.certificates.register()))
    return str(json.loads(record.text("facts"))["code"])


def test_every_paper_of_a_dropped_pdf_is_genuine(view, judged, issued):
    told = QMimeData()
    told.setUrls([QUrl.fromLocalFile(str(issued / "a.pdf"))])
    QApplication.clipboard().setMimeData(told)
    QTest.keyClick(view.text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert judged() == [Verdict.GENUINE] * 3
    assert "SHGC-2026-AL0001" in view.cards[0].findChildren(type(view._hint))[3].text()


def test_a_pasted_text_is_judged_while_it_is_typed(view, judged, office):
    QApplication.clipboard().setText(first_code(office))
    QTest.keyClick(view.text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert judged() == [Verdict.GENUINE]


def test_a_pasted_picture_is_judged(view, judged, office):
    pages = Pages(office.office.certificates.pdf([next(iter(office.office.certificates.register())).id]))
    drawn = pages.image(0, 200)
    pages.close()
    picture = QImage(drawn.data, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB888).copy()
    QApplication.clipboard().setImage(picture)
    QTest.keyClick(view.text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)  # where the keyboard is at first
    assert judged() == [Verdict.GENUINE]


def test_a_code_copied_from_a_cell_that_also_comes_as_a_picture_is_taken_as_text(view, judged, office):
    told = QMimeData()
    told.setText(f"{first_code(office)}\r\n")
    told.setImageData(QImage(80, 20, QImage.Format.Format_RGB888))
    for _ in range(2):
        view.text.insertFromMimeData(told)
    assert view.text.toPlainText().count("EXC2:") == 1
    assert judged() == [Verdict.GENUINE]


def test_a_second_code_that_is_pasted_takes_the_place_of_the_first(view, judged, office):
    for _ in range(2):
        QApplication.clipboard().setText(first_code(office))
        QTest.keyClick(view.text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert view.text.toPlainText() == first_code(office)
    assert judged() == [Verdict.GENUINE]


def test_codes_of_one_paper_are_gathered_until_none_is_missing(view, judged, office, qtbot):
    paper = transcript(40)
    codes = codes_of(coded(paper, office.office.codes._keys.private()))

    def is_judged() -> bool:
        return bool(view.cards) and not view._typed.isActive() and not view._job.is_busy

    for code in reversed(codes):
        QApplication.clipboard().setText(code)
        QTest.keyClick(view.text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(
            lambda: not view._typed.isActive() and not view._job.is_busy and bool(view.cards), timeout=20_000
        )
        if code != codes[0]:
            assert [card.judged.verdict for card in view.cards] == [Verdict.INCOMPLETE]
    assert view.text.toPlainText().split() == codes[::-1]
    assert judged() == [Verdict.GENUINE]
    (table,) = view.cards[0].findChildren(LinesTable)
    for course in paper.content.facts.courses:
        assert f"<td>{course.mark}</td>" in table.text()
    assert "photographs" in view.cards[0].uncovered.text()
    QApplication.clipboard().setText(first_code(office))
    QTest.keyClick(view.text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert view.text.toPlainText() == first_code(office)


def test_pictures_of_single_pages_are_looked_at_together_while_codes_are_missing(view, judged, office, tmp_path, qtbot):
    codes = codes_of(coded(transcript(40), office.office.codes._keys.private()))
    for place, code in enumerate(codes):
        (tmp_path / f"{place}.txt").write_text(code, "utf-8")
    view.look_at(tmp_path / "0.txt")
    assert judged() == [Verdict.INCOMPLETE]
    view.look_at(*(tmp_path / f"{place}.txt" for place in range(1, len(codes))))
    qtbot.waitUntil(lambda: [card.judged.verdict for card in view.cards] == [Verdict.GENUINE], timeout=20_000)


def test_a_text_that_happens_to_name_a_file_is_no_file(view, judged, issued):
    view.text.setPlainText(str(issued / "a.pdf"))
    assert judged() == []
    assert view.refusal.text().startswith("This is no code of a certificate")


def test_a_text_that_is_no_code_is_said_and_the_next_one_judged(view, judged, office):
    view.look_at("EXC2:ABC")
    assert judged() == []
    assert "EXC" in view.refusal.text()
    view.look_at(first_code(office))
    assert judged() == [Verdict.GENUINE]
    assert not view.refusal.isVisible()


def test_papers_of_another_office_are_told_apart_once_its_key_is_added(view, judged, office, issued, qtbot):
    view.look_at(issued / "b.pdf")
    assert judged() == [Verdict.UNKNOWN_ISSUER] * 3
    office.answers.answers = [[issued / "b.pub"]]
    view.offices.add.click()
    qtbot.waitUntil(lambda: view.status_words() == "2 offices known", timeout=10_000)
    assert judged() == [Verdict.TO_COMPARE] * 3
    digits = view.cards[0].judged.issuer.fingerprint
    assert digits in view.cards[0].text.text()
    view.cards[0].agree.click()
    qtbot.waitUntil(lambda: view.cards[0].judged.verdict is Verdict.GENUINE, timeout=10_000)
    assert office.desk.preferences.compared_keys == [digits]
    assert [card.agree for card in view.cards] == [None] * 3


def test_a_file_that_is_no_key_is_refused_and_forgotten(view, judged, office, issued):
    office.answers.answers = [[issued / "b.pdf"]]
    view.offices.add.click()
    judged()
    assert view.refusal.isVisible()
    assert view.offices.files == ()


def test_a_revoked_paper_is_shown_as_revoked(view, judged, office):
    record = next(iter(office.office.certificates.register()))
    office.office.certificates.revoke([record.id], "wrong name", "Shen")
    view.look_at(str(json.loads(record.text("facts"))["code"]))
    assert judged() == [Verdict.REVOKED]


def test_key_page_and_list_are_saved_for_others(view, office, tmp_path, qtbot):
    for text, name in (
        ("Our key…", "o.pub"),
        ("Key on paper…", "k.pdf"),
        ("Page for browsers…", "v.html"),
        ("Revoked certificates…", "r.txt"),
    ):
        office.answers.answers = [tmp_path / name]
        button(view, text).click()
        qtbot.waitUntil(lambda name=name: bool(office.said) and name in office.said[-1][0], timeout=10_000)
        assert (tmp_path / name).stat().st_size > 100


@pytest.mark.parametrize("language", ["zh", "ru"])
def test_the_cards_speak_the_language_of_the_window(view, judged, office, look, languages, language):
    view.look_at(first_code(office))
    judged()
    look.change(formats=Formats(language, look.formats.today))
    languages.use(language)
    QCoreApplication.sendPostedEvents()
    assert view.cards[0].title.text() in {"真实", "Подлинный"}
    look.change(formats=Formats("en", look.formats.today))
    languages.use("en")

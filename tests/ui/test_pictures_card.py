"""Logo and scanned signatures where a clerk looks for them: chosen, shown, refused, taken away."""

from __future__ import annotations

import pytest
from full_office import remove
from PIL import Image
from PySide6.QtCore import QCoreApplication

from exchange_admin.domain.queries import Query
from exchange_admin.ui.settings.office_section import OfficeSection
from exchange_admin.ui.settings.pictures_card import LOGO


@pytest.fixture
def office(open_copy, filled):
    return open_copy(filled)


@pytest.fixture
def done(qtbot, office):
    def wait() -> None:
        qtbot.waitUntil(lambda: not office.desk.jobs.is_busy, timeout=20_000)
        QCoreApplication.sendPostedEvents()

    return wait


@pytest.fixture
def card(office, done):
    section = OfficeSection(office.desk)
    section.resize(1000, 700)
    section.show()
    section.refresh()
    done()
    yield section.pictures
    office.desk.jobs.drain()
    remove(section)


@pytest.fixture
def logo(tmp_path):
    Image.new("RGB", (300, 200), "navy").save(tmp_path / "logo.png")
    return tmp_path / "logo.png"


def own(office):
    store = office.office.store
    return store.get("office", store.id_of("office", store.ids(Query("office"))[0]))


def test_there_is_a_line_for_the_logo_and_for_each_signatory(card):
    logo, signature = card.lines.values()
    assert logo.label.whole_text() == "Logo of the office"
    assert "Zhuge Wenyuan" in signature.label.whole_text()
    assert logo.remove.isHidden()


def test_a_logo_from_a_file_is_shown_and_kept_with_the_office(card, office, done, logo):
    office.answers.answers = [logo]
    card.lines[LOGO].choose.click()
    done()
    assert not card.lines[LOGO].thumbnail.picture.isNull()
    assert own(office)["logo_image"] == card.lines[LOGO].name
    assert card.lines[LOGO].remove.isVisible()
    card.lines[LOGO].remove.click()
    done()
    assert card.lines[LOGO].thumbnail.picture.isNull()
    assert own(office)["logo_image"] is None


def test_a_signature_belongs_to_its_signatory_and_undo_takes_it_away(card, office, done, logo):
    signatory = list(card.lines)[1]
    office.answers.answers = [logo]
    card.lines[signatory].choose.click()
    done()
    assert office.office.store.get("signatory", signatory)["signature_image"] == card.lines[signatory].name
    office.desk.feed.publish(office.office.store.undo("Shen"))
    done()
    assert card.lines[signatory].thumbnail.picture.isNull()


def test_a_file_that_is_no_picture_is_refused_at_its_line_and_changes_nothing(card, office, done, tmp_path):
    (tmp_path / "letter.png").write_text("Dear all")
    office.answers.answers = [tmp_path / "letter.png"]
    card.lines[LOGO].choose.click()
    done()
    assert "letter.png" in card.lines[LOGO].problem.text()
    assert own(office)["logo_image"] is None
    office.answers.answers = [None]
    card.lines[LOGO].choose.click()
    done()


def test_settings_of_the_office_show_what_holds_where_nothing_is_set(card):
    forms = card.window().forms
    assert "67" in forms["office"].editors["attendance_needed"].line.placeholderText()

"""About: the version, newer ones that somebody brought, whose work goes along."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from office import OpenOffice
from pytestqt.qtbot import QtBot

from exchange_admin import __version__
from exchange_admin.documents.packages.keys import make_keys, sign
from exchange_admin.documents.update_notice import signed_notice
from exchange_admin.domain.rules.releases import Release, ReleaseFile
from exchange_admin.services.updates import KEYS, Updates
from exchange_admin.ui.about_dialog import AboutDialog
from exchange_admin.ui.widgets.labels import Label


@pytest.fixture
def about(office: OpenOffice, qtbot: QtBot) -> Iterator[AboutDialog]:
    dialog = AboutDialog(office.desk, office.window)
    dialog.show()
    qtbot.waitUntil(lambda: "LGPL" in dialog.notices.toPlainText(), timeout=20_000)
    yield dialog
    dialog.close()
    dialog.deleteLater()


def look_into(about: AboutDialog, office: OpenOffice, qtbot: QtBot, folder: Path) -> str:
    office.answers.answers = [folder]
    about.look_button.click()
    qtbot.waitUntil(lambda: not office.desk.jobs.is_busy, timeout=20_000)
    assert about.look_button.isEnabled()
    return about.found.text()


def test_it_says_the_version_and_the_terms_of_what_comes_along(about: AboutDialog) -> None:
    assert any(f"Version {__version__}" in label.text() for label in about.findChildren(Label))
    assert "SIL OPEN FONT LICENSE" in about.notices.toPlainText().upper()
    assert about.notices.isReadOnly()


def test_without_a_key_of_the_publisher_it_says_that_nothing_can_be_checked(
    about: AboutDialog, office: OpenOffice
) -> None:
    about.look_button.click()
    assert about.found.text().startswith("This program has no key of a publisher")
    assert about.found.isVisible()
    assert office.answers.asked == []  # for no folder


def test_a_genuine_newer_version_is_named_and_a_changed_one_refused(
    about: AboutDialog, office: OpenOffice, qtbot: QtBot, tmp_path: Path
) -> None:
    key, name = make_keys(), "exchange-admin-99.0.0-windows-setup.exe"
    (tmp_path / KEYS).parent.mkdir(parents=True)
    (tmp_path / KEYS).write_text(key.sign_public)
    office.desk.office.program.__dict__["updates"] = Updates(tmp_path, __version__, "windows")
    (tmp_path / name).write_bytes(b"new")
    file = ReleaseFile(name, "windows", 3, sha256(b"new").hexdigest())
    notice = signed_notice(Release("99.0.0", "2026-12-05", (file,)), lambda message: sign(key.sign_private, message))
    (tmp_path / "update.json").write_bytes(notice)
    said = look_into(about, office, qtbot, tmp_path)
    assert "99.0.0" in said
    assert str(tmp_path / name) in said
    (tmp_path / name).write_bytes(b"odd")
    assert "not what the publisher signed" in look_into(about, office, qtbot, tmp_path)
    (tmp_path / "update.json").write_text(json.dumps({}))
    assert "no notice" in look_into(about, office, qtbot, tmp_path)


def test_a_choice_that_was_left_changes_nothing(about: AboutDialog, office: OpenOffice, tmp_path: Path) -> None:
    (tmp_path / KEYS).parent.mkdir(parents=True)
    (tmp_path / KEYS).write_text(make_keys().sign_public)
    office.desk.office.program.__dict__["updates"] = Updates(tmp_path, __version__, "windows")
    office.answers.answers = [None]
    about.look_button.click()
    assert not about.found.isVisible()
    assert about.look_button.isEnabled()

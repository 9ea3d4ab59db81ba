"""A number of days says that it is one, in the plural of each language."""

from __future__ import annotations

import pytest

from exchange_admin.ui.settings.backup_section import DayBox


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", ["31 days", "365 days"]), ("ru", ["31 день", "365 дней"]), ("zh", ["31 天", "365 天"])],
)
def test_days_are_said_behind_their_number(languages, qtbot, language: str, said: list[str]) -> None:
    box = DayBox(30, 3650)
    qtbot.addWidget(box)
    languages.use(language)
    shown = []
    for days in (31, 365):
        box.setValue(days)
        shown.append(box.text())
    assert shown == said


def test_what_is_typed_is_taken_with_and_without_the_word(languages, qtbot) -> None:
    box = DayBox(30, 3650)
    qtbot.addWidget(box)
    for typed in ("90", "90 days"):
        box.setValue(365)
        box.lineEdit().setText(typed)
        box.interpretText()
        assert box.value() == 90

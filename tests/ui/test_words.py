"""The translations are whole, and the tool that keeps them notices a gap."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTranslator
from PySide6.QtWidgets import QFileDialog

from exchange_admin.ui.languages import LANGUAGES, SOURCES, Languages, compile_words
from exchange_admin.ui.words import count, say

ROOT = Path(__file__).parents[2]


class Base(QObject):
    def hello(self) -> str:
        return self.tr("Undo")


class Toast(QObject):  # the name of a context that is translated
    def hello(self) -> str:
        return self.tr("Undo")


class SpecialToast(Toast):
    pass


def test_all_words_are_there_in_three_languages():
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "i18n.py", "check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("n", "words"),
    [(1, "Удалена 1 запись"), (3, "Удалены 3 записи"), (11, "Удалено 11 записей"), (21, "Удалена 21 запись")],
)
def test_plurals_follow_the_language(languages, n, words):
    languages.use("ru")
    assert count("ListPage", "%n record deleted", n) == words


def test_english_has_its_plurals_too(languages):
    languages.use("ru")
    languages.use("en")
    assert count("ListPage", "%n record deleted", 1) == "1 record deleted"
    assert count("ListPage", "%n record deleted", 2) == "2 records deleted"


def test_words_of_a_base_class_are_found_from_its_children(languages):
    languages.use("ru")
    assert SpecialToast().hello() == "Отменить"


def test_the_words_of_qt_itself_follow(languages, qapp):
    languages.use("zh")
    assert say("QPlatformTheme", "Cancel") == "取消"


class Listening(QTranslator):
    """Knows nothing, and remembers what it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[tuple[str, str, str | None]] = set()

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, about: str | None = None, n: int = -1) -> str:
        self.asked.add((context, text, about))
        return ""


@pytest.fixture
def listening(qapp):
    made = Listening()
    yield made
    qapp.removeTranslator(made)


@pytest.mark.parametrize("language", ["zh", "ru"])
def test_the_dialogs_for_files_say_nothing_in_english(languages, listening, qapp, qtbot, language):
    """Those of Qt, which stand where the system has none of its own. Names of keys and OK are the same everywhere."""
    languages.use(language)
    qapp.installTranslator(listening)
    for mode in (QFileDialog.FileMode.AnyFile, QFileDialog.FileMode.ExistingFiles, QFileDialog.FileMode.Directory):
        dialog = QFileDialog()
        qtbot.addWidget(dialog)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setFileMode(mode)
        dialog.show()
    same = {"OK", *(text for _, text, _ in listening.asked if text.startswith(("Alt+", "QT_")))}
    listed = {("QAbstractFileIconProvider", "Folder", "All other platforms")}
    asked = [one for one in listening.asked | listed if one[1] not in same]
    assert ("QFileDialog", "&Look in:", None) in asked
    assert [one for one in asked if qapp.translate(*one) == one[1]] == []


def test_a_language_that_is_unknown_changes_nothing(languages, qtbot):
    with qtbot.assertNotEmitted(languages.changed):
        languages.use("xx")
    assert languages.current == "en"


def test_words_are_compiled_once_and_again_when_they_change(qapp, tmp_path):
    sources, compiled = tmp_path / "sources", tmp_path / "compiled"
    sources.mkdir()
    source = sources / SOURCES["ru"]
    source.write_bytes((ROOT / "translations" / SOURCES["ru"]).read_bytes())
    made = Languages(sources, compiled)
    made.use("ru")
    (first,) = compiled.iterdir()
    at = first.stat().st_mtime_ns
    made.forget()
    made.use("ru")
    assert [(one, one.stat().st_mtime_ns) for one in compiled.iterdir()] == [(first, at)]
    made.forget()
    assert "Отменить" in source.read_text("utf-8")
    source.write_text(source.read_text("utf-8").replace("Отменить", "Вернуть назад"), "utf-8")
    os.utime(source, (0, 0))  # as an update leaves it that was built before the version that is there was first started
    made.use("ru")
    assert Toast().hello() == "Вернуть назад"
    made.forget()


def test_spoiled_words_leave_no_half_file(tmp_path, caplog):
    source = tmp_path / "bad.ts"
    source.write_text("<TS><context>", "utf-8")
    assert not compile_words(source, tmp_path / "bad.qm")
    assert list(tmp_path.iterdir()) == [source]
    assert "not compiled" in caplog.text
    caplog.clear()


def test_every_language_has_its_source():
    assert set(SOURCES) == set(LANGUAGES)
    assert all((ROOT / "translations" / name).is_file() for name in SOURCES.values())

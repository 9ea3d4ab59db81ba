"""The three interface languages: compiling the words, installing them, switching while the program runs."""

from __future__ import annotations

import logging
import os
import sys
from hashlib import sha256
from pathlib import Path

import PySide6
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from exchange_admin.domain.own_places import make_own_folder

log = logging.getLogger(__name__)

LANGUAGES = ("zh", "ru", "en")
LOCALES = {"zh": "zh_CN", "ru": "ru_RU", "en": "en_GB"}
SOURCES = {"zh": "exchange_admin_zh_CN.ts", "ru": "exchange_admin_ru.ts", "en": "exchange_admin_en.ts"}
OWN_NAMES = {"zh": "中文", "ru": "Русский", "en": "English"}
SHORT_NAMES = {"zh": "中文", "ru": "РУ", "en": "EN"}
_QT_WORDS = {"zh": "qtbase_zh_CN", "ru": "qtbase_ru"}
WORDS_FOR_QT = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Drive"),
)
"""What Qt's dialogs say and its own translations lack: ours have it."""


def system_language() -> str:
    """The interface language that fits this computer; English where it is neither Chinese nor Russian."""
    first = QLocale.system().name()[:2]
    return first if first in LANGUAGES else "en"


class Languages(QObject):
    """`sources` holds the `.ts` files, `compiled` is a folder this program may write to."""

    changed = Signal(str)

    def __init__(self, sources: Path, compiled: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sources, self._compiled = sources, compiled
        self._installed: list[QTranslator] = []
        self._current = ""

    @property
    def current(self) -> str:
        return self._current

    def use(self, language: str) -> None:
        """Every widget gets a LanguageChange event; those who are no widgets listen to `changed`."""
        if language == self._current or language not in LANGUAGES:
            return
        app = QCoreApplication.instance()
        assert app is not None
        self.forget()
        self._installed = [
            translator for translator in self._translators(language) if app.installTranslator(translator)
        ]
        self._current = language
        QLocale.setDefault(QLocale(LOCALES[language]))
        self.changed.emit(language)

    def forget(self) -> None:
        """Takes our words back; the program then speaks its source language."""
        app = QCoreApplication.instance()
        for old in self._installed:
            if app is not None:
                app.removeTranslator(old)
        self._installed, self._current = [], ""

    def _translators(self, language: str) -> list[QTranslator]:
        """Qt's own words below, ours above: the one installed last is asked first."""
        found = []
        if language in _QT_WORDS:
            qt = QTranslator(self)
            if qt.load(_QT_WORDS[language], QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
                found.append(qt)
        ours = QTranslator(self)
        if (file := self._up_to_date(language)) and ours.load(str(file)):
            found.append(ours)
        return found

    def _up_to_date(self, language: str) -> Path | None:
        """Compiled files are named by what they were made of: an update may bring words that are older than the day on
        which those of the version before were compiled."""
        source = self._sources / SOURCES[language]
        if not source.is_file():
            shipped = source.with_suffix(".qm")
            return shipped if shipped.is_file() else None
        target = self._compiled / f"{source.stem}-{sha256(source.read_bytes()).hexdigest()[:16]}.qm"
        if not target.is_file():
            make_own_folder(self._compiled)
            if not compile_words(source, target):
                return None
        return target


def compile_words(source: Path, target: Path) -> bool:
    """Runs the lrelease that comes with PySide6; the target appears whole or not at all."""
    import subprocess  # once for each change of the words

    tool = Path(PySide6.__file__).parent / ("lrelease.exe" if sys.platform == "win32" else "lrelease")
    part = target.with_name(f"{target.stem}.{os.getpid()}.part.qm")
    try:
        done = subprocess.run([tool, "-silent", source, "-qm", part], capture_output=True, text=True, check=False)
    except OSError as error:
        log.warning("words of %s not compiled: %s", source.name, error)
        return False
    if done.returncode or not part.is_file():
        log.warning("words of %s not compiled: %s", source.name, done.stderr.strip() or done.stdout.strip())
        part.unlink(missing_ok=True)
        return False
    os.replace(part, target)
    return True

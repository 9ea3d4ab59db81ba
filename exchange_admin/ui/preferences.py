"""What this workstation prefers. Declared once, typed, kept as JSON; a bad value falls back to the default."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar, overload

from exchange_admin.domain.own_places import begin_own_file, make_own_folder
from exchange_admin.domain.rules.paper_names import USUAL

log = logging.getLogger(__name__)
T = TypeVar("T")


class Preference(Generic[T]):
    """One key. `accepts` says whether a value read from disk is usable."""

    def __init__(self, default: T, accepts: Callable[[Any], bool]) -> None:
        self.default, self.accepts = default, accepts
        self.key = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.key = name

    @overload
    def __get__(self, holder: None, owner: type) -> Preference[T]: ...
    @overload
    def __get__(self, holder: Preferences, owner: type) -> T: ...
    def __get__(self, holder: Preferences | None, owner: type) -> T | Preference[T]:
        if holder is None:
            return self
        value = holder.raw(self.key, self.default)
        return value if self.accepts(value) else self.default

    def __set__(self, holder: Preferences, value: T) -> None:
        if not self.accepts(value):
            raise ValueError(self.key)
        holder.put(self.key, value)


def one_of(*words: str) -> Preference[str]:
    return Preference(words[0], lambda value: value in words)


def text(default: str = "") -> Preference[str]:
    return Preference(default, lambda value: isinstance(value, str))


def flag(default: bool) -> Preference[bool]:
    return Preference(default, lambda value: isinstance(value, bool))


def texts() -> Preference[list[str]]:
    return Preference([], lambda value: isinstance(value, list) and all(isinstance(item, str) for item in value))


@dataclass(frozen=True, slots=True)
class ListLayout:
    """How one list was left: columns in order, widths in pixels, what it is sorted by."""

    columns: tuple[str, ...] = ()  # empty: the list's own choice
    widths: Mapping[str, int] | None = None
    sort: str = ""
    descending: bool = False


FARTHEST = 300
"""Tenths of a millimetre by which a page is moved at most."""


@dataclass(frozen=True, slots=True)
class PrinterSettings:
    """How papers come out of one printer: moved by tenths of a millimetre (left and up are negative), on which sides.

    `sides` is one, long (turned over the long edge) or short.
    """

    right: int = 0
    down: int = 0
    sides: str = "one"


class Preferences:
    """`preferences.json` in the folder handed in. Keys it does not know are kept for the version that does."""

    language = one_of("", "zh", "ru", "en")  # empty: as the computer
    theme = one_of("system", "light", "dark")
    density = one_of("comfortable", "compact")
    text_size = Preference[int](100, lambda value: value in (100, 110, 125, 150))
    panel_shown = flag(True)
    recent_files = texts()
    files_folder = text()  # where files kept with a record were taken from or saved to
    package_folder = text()  # where packages for partners are written and looked for
    backup_folder = text()
    printer = text()  # the one papers were printed on last
    paper_form = one_of("one", "each", "zip")  # files that papers are saved to
    paper_names = text(USUAL)
    compared_keys = texts()  # digits of keys of other offices that somebody has compared
    lesson_zone = text()  # time zone of lessons in calendars, where their country has several
    person = text()  # who works here, from the staff list
    geometry = text()  # opaque, base64

    def __init__(self, folder: Path, documents: Path | None = None) -> None:
        self._file = folder / "preferences.json"
        self._documents = documents
        self._values = self._read()

    def raw(self, key: str, default: Any) -> Any:
        return self._values.get(key, default)

    def put(self, key: str, value: Any) -> None:
        if self._values.get(key) != value:
            self._values[key] = value
            self._write()

    def _kept(self, key: str) -> dict[str, Any]:
        """What is kept under a key by name."""
        kept = self._values.get(key)
        return kept if isinstance(kept, dict) else {}

    def layout(self, list_name: str) -> ListLayout:
        found = self._kept("lists").get(list_name)
        if not isinstance(found, dict):
            return ListLayout()
        columns, widths = found.get("columns"), found.get("widths")
        return ListLayout(
            tuple(c for c in columns if isinstance(c, str)) if isinstance(columns, list) else (),
            {k: w for k, w in widths.items() if isinstance(w, int) and 0 < w < 4000}
            if isinstance(widths, dict)
            else {},
            found["sort"] if isinstance(found.get("sort"), str) else "",
            found.get("descending") is True,
        )

    def keep_layout(self, list_name: str, layout: ListLayout) -> None:
        plain = asdict(layout) | {"columns": list(layout.columns)}
        self.put("lists", self._kept("lists") | {list_name: plain})

    def printer_settings(self, printer: str) -> PrinterSettings:
        found = self._kept("printers").get(printer)
        if not isinstance(found, dict):
            return PrinterSettings()
        right, down = (_moved(found.get(way)) for way in ("right", "down"))
        sides = found.get("sides")
        return PrinterSettings(right, down, sides if sides in {"one", "long", "short"} else "one")

    def keep_printer_settings(self, printer: str, settings: PrinterSettings) -> None:
        self.put("printers", self._kept("printers") | {printer: asdict(settings)})

    def design_for(self, kind: str) -> str:
        """The design that papers of a kind were last issued with, empty for none."""
        found = self._kept("designs").get(kind)
        return found if isinstance(found, str) else ""

    def keep_design(self, kind: str, design: str) -> None:
        self.put("designs", self._kept("designs") | {kind: design})

    @property
    def documents(self) -> Path:
        """Where files are looked for and saved until somebody has chosen a folder."""
        found = self._documents
        return found if found is not None and found.is_dir() else Path.home()

    def folder_of(self, kind: str) -> Path:
        """Where a file of this kind was last taken from or saved to, as long as that folder is there."""
        found = self._kept("folders").get(kind)
        folder = Path(found) if isinstance(found, str) and found else None
        return folder if folder is not None and folder.is_dir() else self.documents

    def keep_folder(self, kind: str, folder: str) -> None:
        self.put("folders", self._kept("folders") | {kind: folder})

    def remember_file(self, path: str, most: int = 8) -> None:
        self.recent_files = [path, *(other for other in self.recent_files if other != path)][:most]

    def _read(self) -> dict[str, Any]:
        try:
            found = json.loads(self._file.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            log.info("preferences not readable, defaults used: %s", error)
            return {}
        return found if isinstance(found, dict) else {}

    def _write(self) -> None:
        part = self._file.with_suffix(".part")
        try:
            make_own_folder(self._file.parent)
            part.unlink(missing_ok=True)
            begin_own_file(part)
            with part.open("w", encoding="utf-8") as out:
                json.dump(self._values, out, ensure_ascii=False, indent=1, sort_keys=True)
                out.flush()
                os.fsync(out.fileno())
            os.replace(part, self._file)
        except OSError as error:  # a read-only profile must not stop the work
            log.info("preferences not kept: %s", error)


def _moved(value: object) -> int:
    return value if type(value) is int and abs(value) <= FARTHEST else 0

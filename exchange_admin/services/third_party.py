"""Whose work goes along and under which licence: THIRD-PARTY-NOTICES, out of what is installed.

The same for an installer, which refuses a library whose terms nobody could read (`packaging/notices.py`), and for the
window, which shows those of the libraries that it runs with.
"""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError
from pathlib import Path

OURS = "exchange-admin"
FOLDER = "notices"
"""Below `resources`: what libraries leave out."""
_TEXT = re.compile(r"(^|/)(licen[sc]e|copying|copyright|notice|authors|ofl)[^/]*$|(^|/)licenses/", re.IGNORECASE)
_NO_TEXT = re.compile(r"\.(py|pyc|json|so|dll|pyd)$")
_NAME = re.compile(r"[\w.-]+")
_LINE = "=" * 100


@dataclass(frozen=True, slots=True)
class Notice:
    """A library, or a part of the program that somebody else made."""

    name: str
    version: str
    licence: str
    home: str
    texts: tuple[str, ...]

    def faults(self) -> list[str]:
        return [f"{self.name}: {what}" for what in self._lacks()]

    def _lacks(self) -> list[str]:
        return [*(["no licence is named"] if not self.licence else []), *(["no text"] if not self.texts else [])]


def needed_libraries() -> list[Distribution]:
    """What is installed here for the program, and not for its tests or for something else."""
    found: dict[str, Distribution] = {}
    waiting = [OURS]
    while waiting:
        try:
            library = importlib.metadata.distribution(waiting.pop())
        except PackageNotFoundError:
            continue  # another system needs it, or we run from a clone that was never installed
        if (key := _key(library.metadata["Name"])) in found:
            continue
        found[key] = library
        wanted = (_NAME.match(text) for text in library.requires or () if "extra ==" not in text)
        waiting.extend(name[0] for name in wanted if name and _key(name[0]) != "pip")
    found.pop(OURS, None)
    return list(found.values())


def library_notices(libraries: Iterable[Distribution], resources: Path) -> list[Notice]:
    folder = resources / FOLDER
    said = tomllib.loads((folder / "licence_texts.toml").read_text("utf-8"))
    ours = (one for one in libraries if one.metadata["Name"] != OURS)
    return sorted((_notice(one, said.get(one.metadata["Name"], {}), folder) for one in ours), key=_by_name)


def shipped_notices(resources: Path) -> list[Notice]:
    """Fonts and drawings that lie in `resources`, each with its licence beside it."""
    found = []
    for text in sorted([*resources.glob("**/LICENSE*"), *resources.glob("**/OFL*")]):
        name = (Path("resources") / text.parent.relative_to(resources)).as_posix()
        words = text.read_text("utf-8").strip()
        kind = "OFL-1.1" if "SIL OPEN FONT LICENSE" in words.upper() else words.splitlines()[0].strip()
        found.append(Notice(name, "", kind, "", (words,)))
    return found


def told(found: Sequence[Notice]) -> str:
    """The whole text."""
    head = [
        "Exchange Admin is MIT licensed. It comes with the work of others, under their own terms:",
        "",
        *(f"  {one.name} {one.version}".rstrip() + f": {one.licence}" for one in found),
        "",
        "Qt and PySide6 are used under the LGPL version 3: their libraries are files of their own, as their makers",
        "built them, and may be replaced by others of the same interface. Their source stands at https://download.qt.io.",
        "",
    ]
    return "\n".join([*head, *(line for one in found for line in _whole(one))])


def notices_here(resources: Path) -> str:
    """Of the libraries that this program runs with."""
    return told([*library_notices(needed_libraries(), resources), *shipped_notices(resources)])


def _by_name(one: Notice) -> str:
    return one.name.casefold()


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _notice(library: Distribution, said: dict[str, str], folder: Path) -> Notice:
    texts = [_read(library, str(path)) for path in library.files or () if _is_text(str(path))]
    texts += [(folder / said["text"]).read_text("utf-8")] if "text" in said else []
    licence = said.get("licence") or _licence(library)
    return Notice(library.metadata["Name"], library.version, licence, _home(library), tuple(filter(None, texts)))


def _is_text(path: str) -> bool:
    return bool(_TEXT.search(path)) and not _NO_TEXT.search(path)


def _licence(library: Distribution) -> str:
    """As a library says it; an older one may have put the whole text where the name belongs."""
    named = _first(library, "License-Expression") or _first(library, "License").strip()
    if named and "\n" not in named and len(named) < 80:
        return named
    lines = library.metadata.get_all("Classifier") or ()
    return ", ".join(line.rpartition(" :: ")[2] for line in lines if line.startswith("License"))


def _read(library: Distribution, path: str) -> str:
    place = Path(str(library.locate_file(path)))
    return place.read_text("utf-8", "replace").strip() if place.is_file() else ""


def _home(library: Distribution) -> str:
    urls = [line.partition(", ")[2] for line in library.metadata.get_all("Project-URL") or ()]
    return _first(library, "Home-page") or next(iter(urls), "")


def _first(library: Distribution, key: str) -> str:
    return next(iter(library.metadata.get_all(key) or ()), "")


def _whole(one: Notice) -> list[str]:
    return [_LINE, f"{one.name} {one.version}".strip(), one.home, "", *dict.fromkeys(one.texts), ""]

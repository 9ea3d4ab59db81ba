"""THIRD-PARTY-NOTICES: whose work goes along and under which licence, out of what is installed.

python packaging/notices.py SITE_PACKAGES [FILE]    writes FILE, or says what would be wrong with it

Every library has to say its licence and bring the text of it, or it is listed in `licence_texts.toml`: a package whose
terms nobody can read is not built.
"""

from __future__ import annotations

import importlib.metadata
import re
import sys
import tomllib
from dataclasses import dataclass
from importlib.metadata import Distribution
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
TEXT = re.compile(r"(^|/)(licen[sc]e|copying|copyright|notice|authors|ofl)[^/]*$|(^|/)licenses/", re.IGNORECASE)
NO_TEXT = re.compile(r"\.(py|pyc|json|so|dll|pyd)$")
OURS = "exchange-admin"
_LINE = "=" * 100


@dataclass(frozen=True)
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


def library_notices(site: Path) -> list[Notice]:
    dists = importlib.metadata.distributions(path=[str(site)])
    said = tomllib.loads((HERE / "licence_texts.toml").read_text("utf-8"))
    found = [_notice(dist, said.get(dist.metadata["Name"], {})) for dist in dists if dist.metadata["Name"] != OURS]
    return sorted(found, key=lambda one: one.name.casefold())


def _notice(dist: Distribution, said: dict[str, str]) -> Notice:
    texts = [_read(dist, str(path)) for path in dist.files or () if _is_text(str(path))]
    texts += [(ROOT / said["text"]).read_text("utf-8")] if "text" in said else []
    name = dist.metadata["Name"]
    return Notice(name, dist.version, said.get("licence") or _licence(dist), _home(dist), tuple(filter(None, texts)))


def _is_text(path: str) -> bool:
    return bool(TEXT.search(path)) and not NO_TEXT.search(path)


def _licence(dist: Distribution) -> str:
    """As a library says it; an older one may have put the whole text where the name belongs."""
    about = dist.metadata
    named = about.get("License-Expression") or (about.get("License") or "").strip()
    if named and "\n" not in named and len(named) < 80:
        return named
    lines = about.get_all("Classifier") or ()
    return ", ".join(line.rpartition(" :: ")[2] for line in lines if line.startswith("License"))


def _read(dist: Distribution, path: str) -> str:
    place = Path(str(dist.locate_file(path)))
    return place.read_text("utf-8", "replace").strip() if place.is_file() else ""


def _home(dist: Distribution) -> str:
    urls = [line.partition(", ")[2] for line in dist.metadata.get_all("Project-URL") or ()]
    return dist.metadata.get("Home-page") or next(iter(urls), "")


def shipped_notices() -> list[Notice]:
    """Fonts and drawings that lie in `resources`, each with its licence beside it."""
    found = []
    for text in sorted([*ROOT.glob("resources/**/LICENSE*"), *ROOT.glob("resources/**/OFL*")]):
        name = text.parent.relative_to(ROOT).as_posix()
        words = text.read_text("utf-8").strip()
        kind = "OFL-1.1" if "SIL OPEN FONT LICENSE" in words.upper() else words.splitlines()[0].strip()
        found.append(Notice(name, "", kind, "", (words,)))
    return found


def python_notice(site: Path) -> list[Notice]:
    """Of the Python that goes along; none where that of the system is used."""
    texts = [site.parents[1] / "LICENSE.txt", site.parent / "LICENSE.txt"]
    text = next((one for one in texts if one.is_file()), None)
    return (
        [Notice("Python", "", "PSF-2.0", "https://www.python.org", (text.read_text("utf-8").strip(),))] if text else []
    )


def notices(site: Path) -> list[Notice]:
    return [*python_notice(site), *library_notices(site), *shipped_notices()]


def told(found: list[Notice]) -> str:
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


def _whole(one: Notice) -> list[str]:
    return [_LINE, f"{one.name} {one.version}".strip(), one.home, "", *dict.fromkeys(one.texts), ""]


def write_notices(site: Path, target: Path) -> None:
    found = notices(site)
    faults = [fault for one in found for fault in one.faults()]
    if faults:
        raise SystemExit("terms that nobody could read:\n" + "\n".join(faults))
    target.write_text(told(found), "utf-8")


def main(arguments: list[str]) -> int:
    match arguments:
        case [site]:
            faults = [fault for one in notices(Path(site)) for fault in one.faults()]
            print("\n".join(faults) or "Every library says its terms.")
            return 1 if faults else 0
        case [site, target]:
            write_notices(Path(site), Path(target))
            return 0
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""THIRD-PARTY-NOTICES of an installer: whose work goes along and under which licence, out of what is installed.

python packaging/notices.py SITE_PACKAGES [FILE]    writes FILE, or says what would be wrong with it

Every library has to say its licence and bring the text of it, or `resources/notices/licence_texts.toml` lists it:
a package whose terms nobody can read is not built. The window shows the same (`services/third_party.py`).
"""

from __future__ import annotations

import importlib.metadata
import re
import subprocess
import sys
from pathlib import Path

from exchange_admin.services.third_party import Notice, shipped_notices, told
from exchange_admin.services.third_party import library_notices as notices_of

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
_FILE_VERSION = re.compile("FileVersion\0".encode("utf-16-le") + rb"(?:\0\0)*((?:[0-9.]\0)+)")


def library_notices(site: Path) -> list[Notice]:
    return notices_of(importlib.metadata.distributions(path=[str(site)]), RESOURCES)


def python_notice(site: Path) -> list[Notice]:
    """Of the Python that goes along; none where that of the system is used."""
    texts = [site.parents[1] / "LICENSE.txt", site.parent / "LICENSE.txt"]
    text = next((one for one in texts if one.is_file()), None)
    if text is None:
        return []
    version, terms = python_version(site.parents[1]), (text.read_text("utf-8").strip(),)
    return [Notice("Python", version, "PSF-2.0", "https://www.python.org", terms)]


def python_version(runtime: Path) -> str:
    """Of a Python for Windows as its library says it, for it may not run here; of one for Linux as it says itself."""
    for library in runtime.glob("python3?*.dll"):
        if told := _FILE_VERSION.search(library.read_bytes()):
            return told[1].decode("utf-16-le")
    for program in (runtime / "bin").glob("python3.*"):
        command = [program, "-I", "-S", "-c", "import platform; print(platform.python_version())"]
        return subprocess.run(command, text=True, capture_output=True, check=True).stdout.strip()
    return ""


def notices(site: Path) -> list[Notice]:
    return [*python_notice(site), *library_notices(site), *shipped_notices(RESOURCES)]


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

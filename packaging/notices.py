"""THIRD-PARTY-NOTICES of an installer: whose work goes along and under which licence, out of what is installed.

python packaging/notices.py SITE_PACKAGES [FILE]    writes FILE, or says what would be wrong with it

Every library has to say its licence and bring the text of it, or `resources/notices/licence_texts.toml` lists it:
a package whose terms nobody can read is not built. The window shows the same (`services/third_party.py`).
"""

from __future__ import annotations

import importlib.metadata
import sys
from pathlib import Path

from exchange_admin.services.third_party import Notice, shipped_notices, told
from exchange_admin.services.third_party import library_notices as notices_of

RESOURCES = Path(__file__).resolve().parents[1] / "resources"


def library_notices(site: Path) -> list[Notice]:
    return notices_of(importlib.metadata.distributions(path=[str(site)]), RESOURCES)


def python_notice(site: Path) -> list[Notice]:
    """Of the Python that goes along; none where that of the system is used."""
    texts = [site.parents[1] / "LICENSE.txt", site.parent / "LICENSE.txt"]
    text = next((one for one in texts if one.is_file()), None)
    return (
        [Notice("Python", "", "PSF-2.0", "https://www.python.org", (text.read_text("utf-8").strip(),))] if text else []
    )


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

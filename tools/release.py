"""Does what a release of the version in `exchange_admin/__init__.py` does in a checkout, and begins the next one.

    python tools/release.py            says what is not ready, and otherwise does it
    python tools/release.py --next 0.10.0

The heading of the changelog gets the day; the museum gets an office file and packages of this version, made by this
program, which every later test run opens. What comes before and after stands in `packaging/README.md`.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")
IN_PREPARATION = "## {version} (in preparation)"


def version_of(root: Path) -> str:
    found = re.search(r'^__version__ = "(.+)"$', (root / "exchange_admin/__init__.py").read_text("utf-8"), re.MULTILINE)
    assert found is not None
    return found[1]


def not_ready(root: Path) -> list[str]:
    """Why this checkout cannot be released."""
    version, found = version_of(root), list[str]()
    if IN_PREPARATION.format(version=version) not in (root / "CHANGELOG.md").read_text("utf-8").splitlines():
        found.append(f"CHANGELOG.md has no part “{IN_PREPARATION.format(version=version)}”")
    if (root / "tests/museum" / f"version-{version}.json").exists():
        found.append(f"{version} is in the museum already")
    git = ["git", "-C", str(root)]
    if subprocess.run([*git, "status", "--porcelain"], capture_output=True, text=True, check=False).stdout.strip():
        found.append("something is not committed")
    if subprocess.run([*git, "tag", "--list", f"v{version}"], capture_output=True, text=True, check=False).stdout:
        found.append(f"the tag v{version} is there")
    return found


def stamp(root: Path, day: str) -> None:
    version = version_of(root)
    _replace(root / "CHANGELOG.md", IN_PREPARATION.format(version=version), f"## {version} ({day})")


def begin(root: Path, version: str) -> None:
    """The next version, in preparation."""
    before = version_of(root)
    numbers = [tuple(map(int, one.split("."))) for one in (before, version) if VERSION.fullmatch(one)]
    if len(numbers) < 2 or numbers[0] >= numbers[1]:
        raise SystemExit(f"{version} does not come after {before}")
    changelog = (root / "CHANGELOG.md").read_text("utf-8")
    if IN_PREPARATION.format(version=before) in changelog:
        raise SystemExit(f"{before} is not released")
    _replace(root / "exchange_admin/__init__.py", f'"{before}"', f'"{version}"')
    _replace(root / "CHANGELOG.md", f"## {before} (", f"{IN_PREPARATION.format(version=version)}\n\n## {before} (")


def _replace(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


def museum(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tests/museum" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def main() -> int:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--next", metavar="VERSION")
    asked = reader.parse_args()
    if asked.next:
        begin(ROOT, asked.next)
        return 0
    if why := not_ready(ROOT):
        print("\n".join(why))
        return 1
    version = version_of(ROOT)
    museum("make_exhibit").make(ROOT / "tests/museum", f"version-{version}")
    museum("make_packages").make(ROOT / "tests/museum/packages", f"version-{version}")
    stamp(ROOT, date.today().isoformat())
    print(f"Now: git add -A && git commit -m 'Release {version}', .ci/run, git tag -s v{version}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

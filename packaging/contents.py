"""What every package holds: the program and its libraries in one folder, less what nobody uses, its words compiled.

The folder is a `site-packages`: on Windows that of the runtime, on Linux one of our own. Whoever starts the program, or
a child that reads a workbook, needs that folder on its path and nothing else.
"""

from __future__ import annotations

import ast
import compileall
import importlib.metadata
import os
import py_compile
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]

QT_MODULES = ("Core", "Gui", "Widgets", "PrintSupport", "Svg", "Network")
"""Network is for the window that is asked for by a second start: a socket of this user, no network."""
UNUSED = (
    "PIL/_avif*", "pillow.libs/libavif*", "PIL/_imagingtk*",
    "lxml/objectify*", "lxml/html/*", "lxml/isoschematron/**/*",
    "rapidfuzz/distance/metrics_cpp*", "rapidfuzz/__pyinstaller/*", "uharfbuzz/_harfbuzz_test*",
    "holidays/financial/*", "reportlab/fonts/*",
    "click/testing.py", "lxml/*doctest*", "platformdirs/testing.py", "platformdirs/pytest_plugin.py",
    "reportlab/lib/testutils.py", "reportlab/graphics/test*.py", "reportlab/graphics/barcode/test.py",
)  # fmt: skip
"""Parts of libraries that load without them: pictures of a kind that nobody sends, other ways to read XML, distances
that nobody asks for (`merge/match.py` takes `rapidfuzz.fuzz`), days off of stock exchanges, fonts that papers never use
and whose terms (Adobe, Monotype, GPL) nobody here could keep, tests."""
CALENDARS = {"china": "CN", "russia": "RU"}
"""Of `holidays`: the countries whose days off are counted (`services/country_calendars.py`) and their words."""
OF_BUILDERS = ("*.pyi", "*.pxd", "*.pxi", "*.pyx", "*.h", "*.hpp", "*.cpp")
QT_WORDS = ("qtbase_zh_CN.qm", "qtbase_ru.qm")
NOT_SHIPPED = ("pip", "bin", "Scripts", "share")
"""What pip leaves beside the packages: its own commands, manuals."""


@dataclass(frozen=True)
class Target:
    """A system to install for. `platforms` are the tags of wheels that run there; empty where pip is to ask the
    interpreter that builds."""

    python: str  # 3.13
    system: str  # what `sys_platform` says there
    platforms: tuple[str, ...] = ()

    def wheel_options(self) -> list[str]:
        if not self.platforms:
            return []
        version = self.python.replace(".", "")
        abis = (f"cp{version}", "abi3", "none")
        return [
            *(option for platform in self.platforms for option in ("--platform", platform)),
            *(option for abi in abis for option in ("--abi", abi)),
            *("--python-version", self.python, "--implementation", "cp", "--only-binary=:all:"),
        ]

    def markers(self) -> dict[str, str]:
        names = {"win32": ("Windows", "nt"), "linux": ("Linux", "posix"), "darwin": ("Darwin", "posix")}
        platform, os_name = names[self.system]
        return {
            "sys_platform": self.system,
            "platform_system": platform,
            "os_name": os_name,
            "python_version": self.python,
            "python_full_version": f"{self.python}.0",
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
            "extra": "",
        }


def run(*command: str | Path, cwd: Path | None = None) -> None:
    done = subprocess.run([str(part) for part in command], cwd=cwd, text=True, capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")


def version() -> str:
    space: dict[str, str] = {}
    exec((ROOT / "exchange_admin" / "__init__.py").read_text("utf-8"), space)
    return space["__version__"]


def program_wheel(folder: Path) -> Path:
    """The wheel of this checkout."""
    run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, ROOT)
    (wheel,) = folder.glob("exchange_admin-*.whl")
    return wheel


def install(wanted: Sequence[str | Path], site: Path, target: Target, found_in: Path | None = None) -> None:
    """Wheels or names, and what they need there. pip judges by the system that it runs on what is needed: what another
    system needs besides is asked for by name. `found_in` is a folder of wheels to take instead of asking the index."""
    while wanted:
        _pip_install(wanted, site, target, found_in)
        wanted = missing(site, target)
    for name in NOT_SHIPPED:
        shutil.rmtree(site / name, ignore_errors=True)
    for one in site.glob("pip-*.dist-info"):
        shutil.rmtree(one)


def _pip_install(wanted: Sequence[str | Path], site: Path, target: Target, found_in: Path | None) -> None:
    near = ["--no-index", "--find-links", found_in] if found_in else []
    options = [*target.wheel_options(), *near]
    run(sys.executable, "-m", "pip", "install", "-q", "--no-compile", "--target", site, *options, *wanted)


def missing(site: Path, target: Target) -> list[str]:
    """Requirements of what is installed in `site` that nothing there fulfils on the system it is for."""
    dists = list(importlib.metadata.distributions(path=[str(site)]))
    there = {canonicalize_name(dist.metadata["Name"]) for dist in dists}
    needed = (Requirement(text) for dist in dists for text in dist.requires or ())
    markers = target.markers()
    return sorted(
        {
            str(one).partition(";")[0].strip()
            for one in needed
            if (one.marker is None or one.marker.evaluate(markers)) and canonicalize_name(one.name) not in there
        }
        - {"pip"}
    )


def compile_words(site: Path) -> None:
    """The words of the window as they are installed: compiled, so that no tool and no folder to write is needed."""
    words = site / "exchange_admin" / "translations"
    run(sys.executable, ROOT / "tools" / "i18n.py", "build", words)
    for source in words.glob("*.ts"):
        source.unlink()


def trim(site: Path, qt: Path) -> None:
    """Takes away what the program never loads. `qt` is the folder with Qt's `plugins` and `translations`."""
    for one in (qt / "translations").iterdir():
        if one.name not in QT_WORDS:
            one.unlink()
    trim_calendars(site / "holidays")
    trim_libraries(site)


def trim_libraries(site: Path) -> None:
    for folder in [*site.rglob("tests"), *site.rglob("test")]:
        if folder.is_dir():
            shutil.rmtree(folder)
    _remove(one for pattern in UNUSED for one in site.glob(pattern) if one.is_file())
    _remove(one for pattern in OF_BUILDERS for one in site.rglob(pattern))
    for folder in sorted(site.rglob("*"), reverse=True):  # what lies in a folder comes before it
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def trim_calendars(library: Path) -> None:
    """Leaves the calendars that are counted: the library loads all 250 countries for one of them."""
    countries = library / "countries"
    only(countries, ("__init__.py", *(f"{name}.py" for name in CALENDARS)))
    every = ast.parse((countries / "__init__.py").read_text("utf-8")).body
    kept = [one for one in every if isinstance(one, ast.ImportFrom) and (one.module or "").endswith(tuple(CALENDARS))]
    (countries / "__init__.py").write_text("".join(f"{ast.unparse(one)}\n" for one in kept), "utf-8")
    _remove(one for one in (library / "locale").rglob("*.[mp]o") if one.stem not in CALENDARS.values())


def only(folder: Path, kept: Iterable[str]) -> None:
    """Leaves in `folder` the files and folders of these names."""
    names = frozenset(kept)
    for one in folder.iterdir() if folder.is_dir() else ():
        if one.name not in names:
            shutil.rmtree(one) if one.is_dir() and not one.is_symlink() else one.unlink()


def _remove(files: Iterable[Path]) -> None:
    for one in list(files):
        one.unlink()


def compile_modules(*folders: Path) -> None:
    """Compiled once here: who runs the program may not write where it is installed."""
    for folder in folders:
        for stale in list(folder.rglob("__pycache__")):
            shutil.rmtree(stale)
        unchecked = py_compile.PycInvalidationMode.UNCHECKED_HASH
        compileall.compile_dir(folder, quiet=2, workers=os.cpu_count() or 1, invalidation_mode=unchecked)


def size(folder: Path) -> float:
    """Megabytes of the files in it, as they are and not as a disk rounds them."""
    return sum(one.stat().st_size for one in folder.rglob("*") if one.is_file() and not one.is_symlink()) / 1e6

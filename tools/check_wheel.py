"""Builds the wheel, installs it into an environment of its own and starts it there in all three languages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import venv
import zipfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parents[1]
LANGUAGES = ("zh", "ru", "en")


def run(*command: str | Path, cwd: Path) -> str:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    environment["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, text=True, capture_output=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def refuse_without_manual(wheel: Path) -> None:
    """F1 shows what the wheel brings."""
    with zipfile.ZipFile(wheel) as archive:
        brought = set(archive.namelist())
    manual = ROOT / "docs" / "manual"
    wanted = {f"exchange_admin/manual/{path.relative_to(manual).as_posix()}" for path in manual.rglob("*.*")}
    if missing := sorted(wanted - brought):
        sys.exit(f"not in {wheel.name}: {', '.join(missing)}")


def start(command: Path, sample: Path, language: str) -> None:
    """Each language has a copy of the sample office to itself."""
    folder = sample.parent / language
    folder.mkdir()
    shutil.copy(sample, folder)
    run(command, "info", sample.name, "--language", language, cwd=folder)
    run(command, "snapshot", sample.name, "pictures", "--language", language, cwd=folder)
    if not list((folder / "pictures").glob("*.png")):
        sys.exit(f"no picture of the window in {language}")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, ROOT, cwd=folder)
        (wheel,) = folder.glob("*.whl")
        refuse_without_manual(wheel)
        venv.create(folder / "env", with_pip=True)
        scripts = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
        run(scripts / "python", "-m", "pip", "install", "-q", wheel, cwd=folder)
        command = scripts / "exchange-admin"
        run(command, "sample", "office.exchange", "--people", "60", cwd=folder)
        with ThreadPoolExecutor() as at_once:
            list(at_once.map(partial(start, command, folder / "office.exchange"), LANGUAGES))
    print(f"{wheel.name} installs and starts in {', '.join(LANGUAGES)}")


if __name__ == "__main__":
    main()

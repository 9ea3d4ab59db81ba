"""Puts together a Python for Linux that may lie anywhere, out of the one that runs this, for tests.

python packaging/linux/runtime.py FOLDER

A release takes python-build-standalone, which is built for systems of ten years ago; no package index holds it. This
one is that of Debian with the libraries that its modules need, and runs on systems that are as new as the one it was
made on, or newer. Needs patchelf.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

LEFT_OUT = shutil.ignore_patterns(
    "__pycache__", "site-packages", "dist-packages", "test", "tests", "idlelib", "tkinter", "turtledemo", "turtle.py",
    "lib2to3", "ensurepip", "config-*", "pydoc_data", "EXTERNALLY-MANAGED", "_test*.so", "_ctypes_test*", "xx*.so",
    "_xx*.so", "_curses*.so", "_dbm*.so", "_gdbm*.so", "readline*.so", "_tkinter*.so",
)  # fmt: skip
OF_THE_SYSTEM = re.compile(r"(lib(c|m|dl|rt|pthread|util|gcc_s|stdc\+\+)\.so|ld-linux)")
"""What every Linux has, in a version that cannot be brought along."""


def run(*command: str | Path) -> str:
    return subprocess.run([str(part) for part in command], text=True, capture_output=True, check=True).stdout


def needed(binary: Path) -> dict[str, Path]:
    """The libraries that a program or module loads, by the name it asks for them."""
    found = re.findall(r"^\s*(\S+) => (/\S+)", run("ldd", binary), re.MULTILINE)
    return {name: Path(path) for name, path in found if not OF_THE_SYSTEM.match(name)}


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print(__doc__)
        return 2
    out = Path(arguments[0])
    name = f"python3.{sys.version_info.minor}"
    library = out / "lib" / name
    shutil.copytree(sysconfig.get_path("stdlib"), library, ignore=LEFT_OUT)
    (out / "bin").mkdir()
    shutil.copy(Path(sys.executable).resolve(), out / "bin" / name)
    licence = Path(sysconfig.get_path("stdlib"), "LICENSE.txt")
    shutil.copy(licence if licence.is_file() else Path("/usr/share/doc", name, "copyright"), library / "LICENSE.txt")
    binaries = {out / "bin" / name: "$ORIGIN/../lib"}
    binaries |= dict.fromkeys((library / "lib-dynload").glob("*.so"), "$ORIGIN/../..")
    for binary, where in binaries.items():
        brought = needed(binary)
        for asked, source in brought.items():
            if not (out / "lib" / asked).exists():
                shutil.copy(source.resolve(), out / "lib" / asked)
                run("patchelf", "--set-rpath", "$ORIGIN", out / "lib" / asked)
        if brought:
            run("patchelf", "--set-rpath", where, binary)
    print(
        f"{out}: Python {sys.version.split()[0]} with {len(list((out / 'lib').glob('*.so*')))} libraries of this system"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

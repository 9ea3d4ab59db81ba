"""Builds Exchange Admin as an AppImage from this checkout: python packaging/appimage.py PYTHON OUT [--wheels FOLDER]

PYTHON is a folder with a Python that may lie anywhere, of the minor version that runs this: python-build-standalone
(its `install_only` archive, unpacked, with the LICENSE.*.txt of its sources in `licenses`), or for tests
`packaging/linux/runtime.py`. Needs the `dev` environment, binutils, gcc, squashfs-tools and Debian's
libsquashfuse-dev, libfuse3-dev, zlib1g-dev, liblzma-dev, liblz4-dev and libzstd-dev.
"""

from __future__ import annotations

import argparse
import fnmatch
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import contents
import linux
from notices import write_notices

HERE = Path(__file__).resolve().parent / "linux"
STATIC = ("squashfuse_ll", "squashfuse", "fuse3", "z", "lzma", "lz4", "zstd")
BROUGHT = ("libxcb-*", "libxkbcommon*")
"""Of the libraries that Qt takes from the system, those that a desktop may lack or have too old; those of the graphics
card, fonts, GLib and D-Bus are its own."""
MAGIC = b"AI\x02"
OF_NO_USE = (
    "__pycache__", "site-packages", "test", "idlelib", "tkinter", "turtledemo", "lib2to3", "ensurepip", "config-*",
    "pydoc_data", "pkgconfig", "*.a", "libtcl*", "libtk*",
)  # fmt: skip

START = """\
import os, sys
site = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "lib", "exchange-admin")
held = os.environ.pop("APPIMAGE_HOLD", "")
if held.isdecimal():
    os.set_inheritable(int(held), False)
sys.path.insert(0, site)
from exchange_admin.app.main import main
sys.exit(main())
"""
"""A browser that the program opens does not hold its files when the program is closed."""


def lay_out(root: Path, python: Path, wheels: Path | None) -> Path:
    """The folder of the program as it will be mounted; answers with where its libraries are."""
    site = linux.build_root(root, wheels)
    name = f"python3.{sys.version_info.minor}"
    usr = root / "usr"
    (usr / "bin" / linux.NAME).write_text(START, "utf-8")
    shutil.copy(python / "bin" / name, usr / "bin")
    for one in (python / "lib").iterdir():
        if one.name == name:
            shutil.copytree(one, usr / "lib" / name, symlinks=True, ignore=shutil.ignore_patterns(*OF_NO_USE))
        elif ".so" in one.name and not any(fnmatch.fnmatch(one.name, pattern) for pattern in OF_NO_USE):
            shutil.copy(one, usr / "lib", follow_symlinks=False)
    contents.compile_modules(usr / "lib" / name)
    licence = usr / "lib" / name / "LICENSE.txt"
    papers = usr / "share" / "doc" / linux.NAME
    shutil.copy(licence, usr / "lib")  # where notices look for that of the Python that goes along
    write_notices(site, papers / "THIRD-PARTY-NOTICES.txt")
    bring_libraries(site / "PySide6" / "Qt", usr / "lib", papers / "libraries")
    keep_terms_within(python, usr / "lib" / name, papers / "libraries")
    (root / "AppRun").write_text(
        '#!/bin/sh\nhere=$(dirname "$(readlink -f "$0")")\n'
        f'exec "$here/usr/bin/{name}" -I "$here/usr/bin/{linux.NAME}" "$@"\n',
        "utf-8",
    )
    (root / "AppRun").chmod(0o755)
    shutil.copy(usr / "share/applications" / f"{linux.NAME}.desktop", root)
    shutil.copy(usr / "share/icons/hicolor/256x256/apps" / f"{linux.NAME}.png", root)
    (root / ".DirIcon").symlink_to(f"{linux.NAME}.png")
    return site


def bring_libraries(qt: Path, own: Path, papers: Path) -> None:
    """Beside Qt, whose libraries look there first, with the terms of each; none of Qt's is changed."""
    asked: dict[str, Path] = {}
    for binary in [*(qt / "lib").glob("*.so*"), *(qt / "plugins").rglob("*.so")]:
        told = subprocess.run(["ldd", binary], text=True, capture_output=True, check=False).stdout
        asked |= {name: Path(path) for name, path in re.findall(r"^\s*(\S+) => (/\S+)", told, re.MULTILINE)}
    papers.mkdir(parents=True)
    for name, source in sorted(asked.items()):
        if any(fnmatch.fnmatch(name, pattern) for pattern in BROUGHT):
            shutil.copy(source.resolve(), qt / "lib" / name)
            keep_terms(source, papers)
    for one in own.glob("lib*.so*"):
        for source in Path("/usr/lib").glob(f"*-linux-gnu/{one.name}"):
            keep_terms(source, papers)


def keep_terms(library: Path, papers: Path) -> None:
    told = subprocess.run(["dpkg", "-S", library.resolve()], text=True, capture_output=True, check=False).stdout
    package = told.partition(":")[0]
    terms = Path("/usr/share/doc", package, "copyright")
    if not package or not terms.is_file():
        raise SystemExit(f"{library}: terms that nobody could read")
    shutil.copy(terms, papers / package)


def keep_terms_within(python: Path, library: Path, papers: Path) -> None:
    """A Python that has OpenSSL and others within itself names no package whose terms could be kept: it brings them."""
    if (python / "licenses").is_dir():
        shutil.copytree(python / "licenses", papers / "python")
    elif not any((library / "lib-dynload").glob("_ssl.*.so")):
        raise SystemExit(
            f"{python}: terms of what is within it that nobody could read; {python / 'licenses'} is missing"
        )


def compile_beginning(target: Path, papers: Path) -> None:
    libraries = [f"-l{name}" for name in STATIC]
    places = [f"-I/usr/include/{name}" for name in ("squashfuse", "fuse3")]
    contents.run("gcc", "-std=gnu11", "-O2", "-s", "-static", "-Wall", "-Wextra", *places, "-o", target,
                 HERE / "appimage.c", *libraries, "-lpthread", "-ldl")  # fmt: skip
    for name in (*STATIC, "c"):
        keep_terms(next(Path("/usr/lib").glob(f"*-linux-gnu/lib{name}.a")), papers)


def pack(root: Path, out: Path) -> Path:
    target = out / f"{linux.NAME}-{contents.version()}-{platform.machine()}.AppImage"
    compile_beginning(target, root / "usr" / "share" / "doc" / linux.NAME / "libraries")
    beginning = bytearray(target.read_bytes())
    beginning[8 : 8 + len(MAGIC)] = MAGIC
    with tempfile.TemporaryDirectory(dir=out) as folder:
        packed = Path(folder, "files")
        contents.run("mksquashfs", root, packed, "-root-owned", "-noappend", "-quiet", "-no-progress", "-no-xattrs",
                     *("-comp", "zstd", "-Xcompression-level", "19", "-b", "256K"))  # fmt: skip
        with target.open("wb") as file, packed.open("rb") as files:
            file.write(beginning)
            shutil.copyfileobj(files, file)
    target.chmod(0o755)
    return target


def main() -> int:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("python", type=Path)
    reader.add_argument("out", type=Path)
    reader.add_argument("--wheels", type=Path, help="take libraries from this folder and ask no index")
    asked = reader.parse_args()
    python, wheels = asked.python.resolve(), asked.wheels and asked.wheels.resolve()
    linux.make(asked.out, "appimage", lambda root: lay_out(root, python, wheels), pack)
    return 0


if __name__ == "__main__":
    sys.exit(main())

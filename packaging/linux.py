"""Builds Exchange Admin as a .deb from this checkout: python packaging/linux.py OUT [--wheels FOLDER]

For the Python that runs this, which has to be that of the system it is installed on: /usr/bin/python3.13 on Debian 13.
The program lies with its libraries in a folder of its own and is run by that Python, so that a child that reads a
workbook is that Python again. Needs the project's `dev` environment, dpkg-deb and binutils.
"""

from __future__ import annotations

import argparse
import gzip
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from email.utils import formatdate
from hashlib import md5
from pathlib import Path

import contents
from bill import write_bill
from icons import SOURCES, write_icons
from notices import write_notices

HERE = Path(__file__).resolve().parent / "linux"
FOLDER = Path("usr/lib/exchange-admin")
NAME = "exchange-admin"
MACHINES = {"x86_64": "amd64", "aarch64": "arm64"}
QT_LIBRARIES = (*contents.QT_MODULES, "DBus", "OpenGL", "XcbQpa", "WaylandClient", "WaylandEglClientHwIntegration")
PLUGINS = {
    "platforms": ("libqxcb.so", "libqwayland.so", "libqoffscreen.so"),
    "platformthemes": ("libqgtk3.so", "libqxdgdesktopportal.so"),
    "platforminputcontexts": ("libcomposeplatforminputcontextplugin.so", "libibusplatforminputcontextplugin.so"),
    "imageformats": ("libqsvg.so", "libqjpeg.so", "libqico.so"),
    "iconengines": ("libqsvgicon.so",),
    "printsupport": ("libcupsprintersupport.so",),
    "xcbglintegrations": ("libqxcb-egl-integration.so", "libqxcb-glx-integration.so"),
    "wayland-decoration-client": ("libadwaita.so", "libbradient.so"),
    "wayland-graphics-integration-client": ("libqt-plugin-wayland-egl.so",),
    "wayland-shell-integration": ("libxdg-shell.so",),
}
OF_QT = ("PySide6", "shiboken6")
NOT_OF_A_MACHINE = ("python3-venv",)
"""Of the packages that the README names, what only a clone needs."""
OF_ITS_LIBRARIES = ("libc6 (>= 2.34)", "libstdc++6", "zlib1g", "libwayland-cursor0", "libwayland-egl1")
"""What the libraries in it load besides: the oldest C library that Qt runs with, and Wayland."""
AUTHORS = "Exchange Admin authors"
COPYRIGHT = """\
Exchange Admin, student and teacher exchanges of vocational colleges.

What comes along with it (Qt and other libraries, fonts, icons), who made it and under which terms, stands in
/usr/share/doc/exchange-admin/THIRD-PARTY-NOTICES.txt. The program itself:

"""


def build_root(root: Path, wheels: Path | None) -> Path:
    """Everything as it will lie under /; answers with the folder of the program."""
    site = root / FOLDER
    target = contents.Target(f"{sys.version_info.major}.{sys.version_info.minor}", "linux")
    with tempfile.TemporaryDirectory() as folder:
        contents.install([contents.program_wheel(Path(folder))], site, target, wheels)
    contents.compile_words(site)
    trim_qt(site / "PySide6")
    contents.trim(site, site / "PySide6" / "Qt")
    strip(site)
    contents.compile_modules(site)
    write_starter(root / "usr/bin" / NAME)
    for source, place in (
        (f"{NAME}.desktop", "usr/share/applications"),
        (f"{NAME}.xml", "usr/share/mime/packages"),
    ):
        (root / place).mkdir(parents=True)
        shutil.copy(HERE / source, root / place)
    place_icons(root / "usr/share/icons/hicolor")
    write_papers(root / "usr/share/doc" / NAME)
    write_notices(site, root / "usr/share/doc" / NAME / "THIRD-PARTY-NOTICES.txt")
    write_packed(root / "usr/share/man/man1" / f"{NAME}.1.gz", (HERE / f"{NAME}.1").read_text("utf-8"))
    return site


def trim_qt(qt: Path) -> None:
    """Qt stays as it was delivered, in libraries of its own that may be replaced; what nothing loads is left out."""
    modules = {f"Qt{name}.abi3.so" for name in contents.QT_MODULES}
    for one in list(qt.iterdir()):
        if one.is_dir():
            if one.name != "Qt":
                shutil.rmtree(one)
        elif one.name not in modules and not one.name.endswith(".py") and not one.name.startswith("libpyside6.abi3"):
            one.unlink()
    contents.only(qt / "Qt", ("lib", "plugins", "translations"))
    kept = {f"libQt6{name}.so.6" for name in QT_LIBRARIES}
    libraries = [one.name for one in (qt / "Qt" / "lib").iterdir()]
    contents.only(qt / "Qt" / "lib", [name for name in libraries if name in kept or name.startswith("libicu")])
    contents.only(qt / "Qt" / "plugins", PLUGINS)
    for folder, names in PLUGINS.items():
        contents.only(qt / "Qt" / "plugins" / folder, names)


def strip(site: Path) -> None:
    """Takes names for debuggers out of libraries, but for those of Qt, which stay as they were delivered."""
    for one in site.rglob("*.so*"):
        if one.relative_to(site).parts[0] not in OF_QT:
            contents.run("strip", "--strip-unneeded", one)


def write_starter(target: Path) -> None:
    """Isolated: neither the user's own packages nor the variables of another program's Python come in."""
    target.parent.mkdir(parents=True)
    lines = [
        f"#!/usr/bin/python3.{sys.version_info.minor} -I",
        "import sys",
        f'sys.path.insert(0, "/{FOLDER}")',
        "from exchange_admin.app.main import main",
        "sys.exit(main())",
    ]
    target.write_text("\n".join(lines) + "\n")
    target.chmod(0o755)


def write_papers(papers: Path) -> None:
    licence = (contents.ROOT / "LICENSE").read_text("utf-8")
    papers.mkdir(parents=True)
    (papers / "copyright").write_text(COPYRIGHT + licence, "utf-8")
    write_packed(papers / "changelog.gz", (contents.ROOT / "CHANGELOG.md").read_text("utf-8"))
    write_packed(papers / "changelog.Debian.gz", debian_changelog(last_change()))


def write_packed(target: Path, text: str) -> None:
    """The same bytes for the same text."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(text.encode(), mtime=0))


def last_change() -> int:
    """Seconds since 1970: when the sources were changed last, where that is known."""
    command = ["git", "-C", str(contents.ROOT), "log", "-1", "--format=%ct"]
    known = shutil.which("git") is not None
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout if known else ""
    return int(told or (contents.ROOT / "CHANGELOG.md").stat().st_mtime)


def debian_changelog(changed: int) -> str:
    return (
        f"{NAME} ({contents.version()}) stable; urgency=medium\n\n"
        f"  * What changed stands in /usr/share/doc/{NAME}/changelog.gz.\n\n"
        f" -- {AUTHORS} <>  {formatdate(changed)}\n"
    )


def place_icons(themes: Path) -> None:
    names = {
        "program": ("apps", NAME),
        "office_file": ("mimetypes", "application-x-exchange-admin-office"),
        "package": ("mimetypes", "application-x-exchange-admin-package"),
    }
    with tempfile.TemporaryDirectory() as folder:
        write_icons(Path(folder))
        for drawn, (kind, name) in names.items():
            for picture in Path(folder).glob(f"*/{drawn}.png"):
                place = themes / f"{picture.parent.name}x{picture.parent.name}" / kind
                place.mkdir(parents=True, exist_ok=True)
                shutil.copy(picture, place / f"{name}.png")
            (themes / "scalable" / kind).mkdir(parents=True, exist_ok=True)
            shutil.copy(SOURCES / f"{drawn}.svg", themes / "scalable" / kind / f"{name}.svg")


def depends() -> list[str]:
    """The Python of the system, and the libraries that the README names for Qt."""
    line = re.search(r"^sudo apt install (.+)$", (contents.ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert line is not None
    python = f"python3.{sys.version_info.minor}"
    return [python, *(name for name in line[1].split() if name not in NOT_OF_A_MACHINE), *OF_ITS_LIBRARIES]


def control(kilobytes: int) -> str:
    fields = {
        "Package": NAME,
        "Version": contents.version(),
        "Architecture": MACHINES[platform.machine()],
        "Maintainer": AUTHORS,
        "Installed-Size": str(kilobytes),
        "Depends": ", ".join(depends()),
        "Recommends": "xdg-utils",
        "Section": "misc",
        "Priority": "optional",
        "Description": "student and teacher exchanges of vocational colleges\n"
        " Runs the international office of a college from one local file, offline, in\n"
        " Chinese, Russian and English: people, partners, stays, transcripts, reports,\n"
        " certificates that anybody can verify without internet.",
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def pack(root: Path, out: Path) -> Path:
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN" / "control").write_text(control(round(contents.size(root) * 1000 / 1.024)), "utf-8")
    for name in ("preinst", "prerm"):
        shutil.copy(HERE / "while_closed", root / "DEBIAN" / name)
    (root / "DEBIAN" / "md5sums").write_text(sums(root), "utf-8")
    started = {root / "usr/bin" / NAME, *(root / "DEBIAN" / name for name in ("preinst", "prerm"))}
    for one in [root, *root.rglob("*")]:
        if not one.is_symlink():
            one.chmod(0o755 if one.is_dir() or one in started else 0o644)
    target = out / f"{NAME}_{contents.version()}_{MACHINES[platform.machine()]}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, target], check=True, capture_output=True)
    return target


def sums(root: Path) -> str:
    """What `dpkg --verify` compares files with."""
    there = (one for one in sorted(root.rglob("*")) if one.is_file() and not one.is_symlink())
    packed = [one for one in there if one.relative_to(root).parts[0] != "DEBIAN"]
    return "".join(f"{md5(one.read_bytes()).hexdigest()}  {one.relative_to(root)}\n" for one in packed)


def make(out: Path, kind: str, lay_out: Callable[[Path], Path], pack: Callable[[Path, Path], Path]) -> None:
    """`lay_out` puts the files into a folder and says where the libraries stand in it, for the bill of that `kind`."""
    out = out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out) as folder:
        root = Path(folder, "root")
        site = lay_out(root)
        megabytes = contents.size(root)
        package = pack(root, out)
        brought = root / "usr/share/doc" / NAME / "libraries"  # whole only when it is packed
        write_bill(site, out / f"{NAME}-{contents.version()}-{kind}.cdx.json", brought)
    print(f"installed: {megabytes:.0f} MB")
    print(f"{package.name}: {package.stat().st_size / 1e6:.0f} MB")


def main() -> int:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("out", type=Path)
    reader.add_argument("--wheels", type=Path, help="take libraries from this folder and ask no index")
    asked = reader.parse_args()
    wheels = asked.wheels and asked.wheels.resolve()
    make(asked.out, "debian", lambda root: build_root(root, wheels), pack)
    return 0


if __name__ == "__main__":
    sys.exit(main())

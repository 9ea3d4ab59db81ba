"""Builds Exchange Admin for Windows from this checkout: the tree, its portable .zip and, with makensis, the setup.

python packaging/windows.py RUNTIME OUT [--wheels FOLDER]

RUNTIME is a folder with Python for Windows: python.org's embeddable package unpacked, or what
`packaging/windows/runtime.py` puts together for tests. It has to be of the minor version that runs this. Needs the
project's `dev` environment and mingw-w64; runs on Windows and on Linux.
Nothing in the tree asks a network, an administrator or the registry.

Where $EXCHANGE_ADMIN_SIGN is a command that signs the file named behind it, our own programs, the setup and what it
leaves for uninstalling are signed; otherwise Windows knows no publisher, and that is said.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import contents
from bill import write_bill
from icons import write_icons, write_setup_picture
from notices import write_notices

HERE = Path(__file__).resolve().parent / "windows"
PLUGINS = {
    "platforms": ("qwindows.dll", "qoffscreen.dll"),
    "styles": ("qmodernwindowsstyle.dll",),
    "imageformats": ("qsvg.dll", "qjpeg.dll", "qico.dll"),
    "iconengines": ("qsvgicon.dll",),
}
UNUSED = ("qt", "opengl32sw", "pyside6qml", "av", "sw")
TOOLS = "x86_64-w64-mingw32-"
SIGN = "EXCHANGE_ADMIN_SIGN"
NEEDED_OF_RUNTIME = ("python.exe", "pythonw.exe", "python3.dll")


def minor_version(runtime: Path) -> str:
    """Told by the name of its DLL: 3.13."""
    found = [match[1] for one in runtime.iterdir() if (match := re.fullmatch(r"python3(\d+)\.dll", one.name.lower()))]
    lacks = [name for name in NEEDED_OF_RUNTIME if not (runtime / name).is_file()]
    if len(found) != 1 or lacks:
        raise SystemExit(f"{runtime} is no Python for Windows: {', '.join(lacks) or 'no python3N.dll'}")
    return f"3.{found[0]}"


def build_tree(runtime: Path, out: Path, wheels: Path | None) -> Path:
    version = minor_version(runtime)
    running = f"{sys.version_info.major}.{sys.version_info.minor}"
    if version != running:
        raise SystemExit(f"the runtime is Python {version}: build with that one, not with {running}")
    tree = out / "tree"
    inside = tree / "runtime"
    shutil.copytree(runtime, inside, ignore=shutil.ignore_patterns("__pycache__", "site-packages", "*.cat"))
    site = inside / "Lib" / "site-packages"
    target = contents.Target(version, "win32", ("win_amd64",))
    with tempfile.TemporaryDirectory() as folder:
        wheel = contents.program_wheel(Path(folder))
        contents.install([wheel], site, target, wheels)
    contents.compile_words(site)
    trim_qt(site / "PySide6")
    contents.trim(site, site / "PySide6")
    say_where_modules_stand(inside, version)
    contents.compile_modules(inside / "Lib")
    write_icons(tree / "icons", ico=True)
    compile_launchers(tree)
    sign(*tree.glob("*.exe"))
    shutil.copy(contents.ROOT / "LICENSE", tree / "LICENSE.txt")
    write_notices(site, tree / "THIRD-PARTY-NOTICES.txt")
    return tree


def trim_qt(qt: Path) -> None:
    """Qt stays as it was delivered, in DLLs of its own that may be replaced; those that nothing loads are left out."""
    names = {f"qt6{name}.dll".lower() for name in contents.QT_MODULES}
    names |= {f"qt{name}.pyd".lower() for name in contents.QT_MODULES}
    for one in list(qt.iterdir()):
        low = one.name.lower()
        if one.is_dir():
            if low not in {"plugins", "translations"}:
                shutil.rmtree(one)
        elif low not in names and (low.startswith(UNUSED) or one.suffix in {".exe", ".json", ".lib"}):
            one.unlink()
    contents.only(qt / "plugins", PLUGINS)
    for folder, kept in PLUGINS.items():
        contents.only(qt / "plugins" / folder, kept)


def say_where_modules_stand(inside: Path, version: str) -> None:
    """Python reads this and then neither the registry nor PYTHONPATH, whatever else is installed."""
    plain = version.replace(".", "")
    zipped = [f"python{plain}.zip"] if (inside / f"python{plain}.zip").exists() else []
    places = [*zipped, ".", *(name for name in ("DLLs", "Lib") if (inside / name).is_dir()), "Lib\\site-packages"]
    (inside / f"python{plain}._pth").write_text("\n".join(places) + "\n", "utf-8")


def tool(name: str) -> str:
    """Of mingw-w64: on Windows `windres` has no name of its own, as `gcc` does."""
    return next((one for one in (f"{TOOLS}{name}", name) if shutil.which(one)), f"{TOOLS}{name}")


def sign(*files: Path) -> None:
    """With the command of the publisher. Raises SystemExit where it fails: half of it signed is worse than nothing."""
    for one in files if os.environ.get(SIGN) else ():
        done = subprocess.run([*os.environ[SIGN].split(), one], capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{one.name} was not signed\n{done.stdout}{done.stderr}")


def compile_launchers(tree: Path) -> None:
    """`Exchange Admin.exe` opens the window, `exchange-admin.exe` runs commands, without libraries of the compiler."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for name in ("launcher.c", "launcher.rc", "launcher.manifest"):
            shutil.copy(HERE / name, work)
        shutil.copy(tree / "icons" / "program.ico", work)
        numbers = ",".join([*re.findall(r"\d+", contents.version()), "0", "0", "0", "0"][:4])
        (work / "version.h").write_text(f'#define NUMBERS {numbers}\n#define VERSION "{contents.version()}"\n')
        contents.run(tool("windres"), "launcher.rc", "launcher.o", cwd=work)
        for name, options in (("Exchange Admin.exe", ["-mwindows"]), ("exchange-admin.exe", ["-DCONSOLE"])):
            contents.run(
                tool("gcc"), "-municode", "-static", "-O2", "-s", "-Wall", "-Werror", *options,
                "-o", tree / name, "launcher.c", "launcher.o", cwd=work,
            )  # fmt: skip


def pack(tree: Path, target: Path) -> None:
    """The tree in a folder of its name, to be put anywhere: on a stick, on a share."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9, strict_timestamps=False) as archive:
        for one in sorted(tree.rglob("*")):
            if one.is_file():
                archive.write(one, Path("Exchange Admin") / one.relative_to(tree))


def build_setup(tree: Path, target: Path) -> None:
    megabytes = contents.size(tree)
    signing = [f"-DSIGN={os.environ[SIGN]}"] if os.environ.get(SIGN) else []
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder, "picture.bmp")
        write_setup_picture(picture)
        contents.run(
            "makensis", "-V2", "-INPUTCHARSET", "UTF8", f"-DTREE={tree}", f"-DVERSION={contents.version()}",
            f"-DKILOBYTES={round(megabytes * 1000)}", f"-DMEGABYTES={round(megabytes * 1.1, -1):.0f}",
            f"-DPICTURE={picture}", f"-DTARGET={target}", *signing, HERE / "setup.nsi",
        )  # fmt: skip
    sign(target)


def main() -> int:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("runtime", type=Path)
    reader.add_argument("out", type=Path)
    reader.add_argument("--wheels", type=Path, help="take libraries from this folder and ask no index")
    reader.add_argument("--tree-only", action="store_true", help="pack nothing")
    asked = reader.parse_args()
    out = asked.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(out / "tree", ignore_errors=True)
    tree = build_tree(asked.runtime.resolve(), out, asked.wheels and asked.wheels.resolve())
    if asked.tree_only:
        return 0
    name = f"exchange-admin-{contents.version()}-windows"
    write_bill(tree / "runtime" / "Lib" / "site-packages", out / f"{name}.cdx.json")
    pack(tree, out / f"{name}-portable.zip")
    print(f"tree: {contents.size(tree):.0f} MB installed")
    print(f"portable: {(out / f'{name}-portable.zip').stat().st_size / 1e6:.0f} MB")
    if not shutil.which("makensis"):
        print("left out: the setup; makensis is missing")
        return 0
    build_setup(tree, out / f"{name}-setup.exe")
    if not os.environ.get(SIGN):
        print(f"left out: signatures; ${SIGN} says no command")
    print(f"setup: {(out / f'{name}-setup.exe').stat().st_size / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())

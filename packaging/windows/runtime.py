"""Puts together a Python runtime for Windows on any system, for tests.

python packaging/windows/runtime.py WHEEL FOLDER

A release takes python.org's embeddable package. Where only a package index can be asked, the same signed DLLs stand in
the wheels of Panda3D, in their `deploy_libs`: `pip download --no-deps --platform win_amd64 --only-binary=:all:
--python-version 3.11 panda3d`. The standard library is that of the Python that runs this, of the same minor version;
the two programs that start it are compiled here and have nobody's signature.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from pathlib import Path

GCC, OBJDUMP, DLLTOOL = (f"x86_64-w64-mingw32-{name}" for name in ("gcc", "objdump", "dlltool"))
LEFT_OUT = shutil.ignore_patterns(
    "__pycache__", "site-packages", "dist-packages", "test", "tests", "idlelib", "tkinter", "turtledemo", "turtle.py",
    "lib2to3", "ensurepip", "config-*", "lib-dynload", "_sysconfigdata*", "pydoc_data", "EXTERNALLY-MANAGED", "*.orig",
)  # fmt: skip
LAUNCHER = """
#include <windows.h>
__declspec(dllimport) int Py_Main(int, wchar_t **);
#ifdef GUI
int WINAPI wWinMain(HINSTANCE a, HINSTANCE b, PWSTR c, int d) { return Py_Main(__argc, __wargv); }
#else
int wmain(int count, wchar_t **arguments) { return Py_Main(count, arguments); }
#endif
"""
FORWARDING = "int _DllMainCRTStartup(void *a, unsigned b, void *c) { return 1; }\n"


def run(*command: str | Path) -> str:
    return subprocess.run([str(part) for part in command], text=True, capture_output=True, check=True).stdout


def unpack(wheel: Path, out: Path) -> None:
    """The DLLs of Python beside the programs, its modules and what they need in `DLLs`."""
    with zipfile.ZipFile(wheel) as archive:
        for entry in archive.namelist():
            name = entry.rpartition("/")[2]
            low = name.lower()
            if not entry.startswith("deploy_libs/") or low.startswith(("api-ms", "tcl", "tk", "_tkinter", "winsound")):
                continue
            if re.search(r"\.cp\d+t-", low):  # of the Python without a lock
                continue
            if low.startswith(("python3", "vcruntime")):
                (out / low).write_bytes(archive.read(entry))
            elif low.endswith((".pyd", ".dll")):
                (out / "DLLs" / name).write_bytes(archive.read(entry))


def exports(library: Path) -> list[str]:
    told = run(OBJDUMP, "-p", library)
    table = told.partition("[Ordinal/Name Pointer] Table")[2].partition("\n\n")[0].splitlines()[1:]
    return [line.split()[-1] for line in table if line.strip()]


def compile_starters(out: Path, version: str) -> None:
    names = exports(out / f"python{version}.dll")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "main.c").write_text(LAUNCHER)
        (work / "nothing.c").write_text(FORWARDING)
        # python3.dll, which modules for several versions are linked to, hands on to the DLL of this version
        forwards = "".join(f"  {name} = python{version}.{name}\n" for name in names)
        (work / "stable.def").write_text(f'LIBRARY "python3.dll"\nEXPORTS\n{forwards}')
        run(
            GCC, "-shared", "-nostdlib", "-e", "_DllMainCRTStartup", "-o", out / "python3.dll",
            work / "nothing.c", work / "stable.def",
        )  # fmt: skip
        (work / "python.def").write_text(f'LIBRARY "python{version}.dll"\nEXPORTS\n' + "\n".join(names) + "\n")
        run(DLLTOOL, "-d", work / "python.def", "-l", work / "libpython.a")
        for name, options in (("python.exe", []), ("pythonw.exe", ["-mwindows", "-DGUI"])):
            run(GCC, "-municode", "-O2", "-s", *options, "-o", out / name, work / "main.c", work / "libpython.a")


def main(arguments: list[str]) -> int:
    if len(arguments) != 2:
        print(__doc__)
        return 2
    wheel, out = map(Path, arguments)
    version = f"{sys.version_info.major}{sys.version_info.minor}"
    if f"-cp{version}-" not in wheel.name:
        raise SystemExit(
            f"{wheel.name} is not for the Python that runs this ({version}): its standard library goes along"
        )
    (out / "DLLs").mkdir(parents=True)
    unpack(wheel, out)
    shutil.copytree(sysconfig.get_path("stdlib"), out / "Lib", ignore=LEFT_OUT)
    compile_starters(out, version)
    print(f"{out}: Python {sys.version.split()[0]} for Windows")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

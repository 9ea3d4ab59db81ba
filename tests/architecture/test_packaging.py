"""What installers say and take, checked where no installer is built."""

from __future__ import annotations

import gzip
import hashlib
import importlib.metadata
import json
import re
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

from exchange_admin.app import running
from exchange_admin.app.office_window import PACKAGE_SUFFIX
from exchange_admin.app.window import SUFFIX
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.third_party import library_notices, needed_libraries, notices_here, shipped_notices
from exchange_admin.services.updates import KEYS, Updates
from exchange_admin.ui.preferences import Preferences

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
PASSPHRASE = "long enough for anybody"


def module(path: str) -> ModuleType:
    spec = spec_from_file_location(f"packaging_{Path(path).stem}", PACKAGING / path)
    assert spec is not None
    assert spec.loader is not None
    made = module_from_spec(spec)
    sys.modules[spec.name] = made  # dataclasses look for it there
    spec.loader.exec_module(made)
    return made


@pytest.fixture(scope="module")
def contents() -> ModuleType:
    return module("contents.py")


@pytest.fixture(scope="module")
def setup() -> str:
    return (PACKAGING / "windows" / "setup.nsi").read_text("utf-8")


def test_every_qt_module_that_the_program_loads_is_shipped(contents: ModuleType) -> None:
    loaded = set()
    for path in (ROOT / "exchange_admin").rglob("*.py"):
        loaded |= set(re.findall(r"(?:from|import) PySide6\.Qt(\w+)", path.read_text("utf-8")))
    assert loaded == set(contents.QT_MODULES)


def test_the_calendars_that_are_left_tell_the_same_days(contents: ModuleType, tmp_path: Path) -> None:
    (whole,) = importlib.metadata.distribution("holidays").locate_file("holidays").parent.glob("holidays")
    shutil.copytree(whole, tmp_path / "holidays", ignore=shutil.ignore_patterns("__pycache__"))
    contents.trim_calendars(tmp_path / "holidays")
    asked = """
import holidays
asked = [("CN", "zh_CN"), ("CN", "en_US"), ("RU", "ru"), ("RU", "en_US")]
print([sorted(holidays.country_holidays(land, years=range(2024, 2028), language=said).items()) for land, said in asked])
"""
    told = [
        subprocess.run(
            [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(place)!r}){asked}"],
            capture_output=True, text=True, encoding="utf-8", check=True,
        ).stdout
        for place in (whole.parent, tmp_path)
    ]  # fmt: skip
    assert told[0] == told[1]
    assert len(told[0]) > 1000
    assert len(list((tmp_path / "holidays" / "countries").glob("*.py"))) == 1 + len(contents.CALENDARS)


def test_no_library_brings_fonts_of_its_own_and_papers_are_drawn_without_them(
    contents: ModuleType, tmp_path: Path
) -> None:
    (whole,) = importlib.metadata.distribution("reportlab").locate_file("reportlab").parent.glob("reportlab")
    shutil.copytree(whole, tmp_path / "reportlab", ignore=shutil.ignore_patterns("__pycache__"))
    contents.trim_libraries(tmp_path)
    assert [one for one in tmp_path.rglob("*") if one.suffix in {".pfb", ".afm", ".ttf", ".otf", ".sfd"}] == []
    assert [one for one in tmp_path.rglob("*") if one.is_dir() and not any(one.iterdir())] == []
    font = next((ROOT / "resources" / "fonts").rglob("*.ttf"))
    drawn = f"""
import sys; sys.path.insert(0, {str(tmp_path)!r})
import reportlab
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas
pdfmetrics.registerFont(ttfonts.TTFont("own", {str(font)!r}))
paper = Canvas({str(tmp_path / "paper.pdf")!r})
for name in ("Helvetica", "Times-Roman", "ZapfDingbats", "own"):
    paper.setFont(name, 12)
    paper.drawString(72, 72, "Certificate")
paper.save()
print(reportlab.__file__)
"""
    command = [sys.executable, "-W", "error", "-c", drawn]
    told = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    assert told.startswith(str(tmp_path))
    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF")


def test_every_library_that_is_installed_says_its_terms() -> None:
    libraries = needed_libraries()
    found = {re.match(r"[a-z]+", one.metadata["Name"].lower())[0] for one in libraries}
    assert {"pyside", "shiboken", "cryptography", "reportlab", "pyrage", "click", "openpyxl"} <= found
    assert not {"pytest", "hypothesis", "ruff", "pip"} & found
    notices = [*library_notices(libraries, ROOT / "resources"), *shipped_notices(ROOT / "resources")]
    assert [fault for one in notices for fault in one.faults()] == []


def test_the_notices_that_the_window_shows_name_each_library_with_its_terms() -> None:
    shown = notices_here(ROOT / "resources")
    for said in ("PySide6_Essentials", "LGPL-3.0-only", "GNU LESSER GENERAL PUBLIC LICENSE", "SIL OPEN FONT LICENSE"):
        assert said in shown


def test_a_library_without_terms_is_refused(tmp_path: Path) -> None:
    info = tmp_path / "silent-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: silent\nVersion: 1.0\n")
    (info / "RECORD").write_text("")
    notices = module("notices.py")
    (one,) = notices.library_notices(tmp_path)
    assert one.faults() == ["silent: no licence is named", "silent: no text"]
    with pytest.raises(SystemExit, match="silent"):
        notices.write_notices(tmp_path, tmp_path / "NOTICES")
    assert not (tmp_path / "NOTICES").exists()


def test_the_bill_names_every_library_with_its_licence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.syspath_prepend(str(PACKAGING))
    for name, version, licence in (("One_Part", "1.0", "MIT OR Apache-2.0"), ("other", "2", "Dual License, or so")):
        info = tmp_path / f"{name}-{version}.dist-info"
        info.mkdir()
        told = f"Metadata-Version: 2.4\nName: {name}\nVersion: {version}\nLicense-Expression: {licence}\n"
        (info / "METADATA").write_text(told)
    module("bill.py").write_bill(tmp_path, tmp_path / "bill.json")
    one, other = json.loads((tmp_path / "bill.json").read_text())["components"]
    assert one["purl"] == "pkg:pypi/one-part@1.0"
    assert one["licenses"] == [{"expression": "MIT OR Apache-2.0"}]
    assert other["licenses"] == [{"license": {"name": "Dual License, or so"}}]


def test_the_bill_names_the_version_of_the_python_that_goes_along(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.syspath_prepend(str(PACKAGING))
    site = tmp_path / "Lib" / "site-packages"
    site.mkdir(parents=True)
    (tmp_path / "LICENSE.txt").write_text("PSF")
    (tmp_path / "python3.dll").write_bytes(b"nothing said")
    (tmp_path / "python313.dll").write_bytes(
        b"MZ" + "FileVersion\x00\x003.13.15\x00OriginalFilename".encode("utf-16-le")
    )
    bill = module("bill.py")
    bill.write_bill(site, tmp_path / "bill.json")
    (python,) = json.loads((tmp_path / "bill.json").read_text())["components"]
    assert (python["version"], python["purl"]) == ("3.13.15", "pkg:generic/python@3.13.15")


@pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="asks dpkg for versions")
def test_the_bill_names_what_was_taken_from_debian_and_what_is_within_a_python(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.syspath_prepend(str(PACKAGING))
    brought = tmp_path / "libraries"
    (brought / "python").mkdir(parents=True)
    for name in ("libc6", "python/LICENSE.openssl-3.txt"):
        (brought / name).write_text("terms")
    module("bill.py").write_bill(tmp_path, tmp_path / "bill.json", brought)
    one, other = json.loads((tmp_path / "bill.json").read_text())["components"]
    assert re.fullmatch(r"pkg:deb/debian/libc6@2\.[\w.%~-]+", one["purl"])
    assert one["version"].startswith("2.")
    assert other["name"] == "openssl-3"


def test_what_only_windows_needs_is_missed(contents: ModuleType, tmp_path: Path) -> None:
    info = tmp_path / "one-1.0.dist-info"
    info.mkdir()
    lines = ['colorama; platform_system == "Windows"', 'uvloop; sys_platform == "linux"', 'six; extra == "tests"']
    told = "".join(f"Requires-Dist: {line}\n" for line in lines)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: one\nVersion: 1.0\n{told}")
    assert contents.missing(tmp_path, contents.Target("3.13", "win32")) == ["colorama"]
    assert contents.missing(tmp_path, contents.Target("3.13", "linux")) == ["uvloop"]


def test_the_workflow_tries_each_python_and_builds_with_each_script() -> None:
    workflow = (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")
    tried = set(re.findall(r'"(3\.\d+)"', re.search(r"python: \[(.+)\]", workflow)[1]))
    first, beyond = re.search(r'python = ">=3\.(\d+),<3\.(\d+)"', (ROOT / "pyproject.toml").read_text("utf-8")).groups()
    assert tried == {f"3.{one}" for one in range(int(first), int(beyond))}
    builders = {"windows.py", "linux.py", "appimage.py", "macos/build"}
    assert builders == {name for name in builders if f"packaging/{name}" in workflow}
    jobs = set(re.findall(r"^  (\w+):", workflow.partition("\njobs:\n")[2], re.MULTILINE))
    (needed,) = re.findall(r"publish:\n    needs: \[(.+)\]", workflow)
    assert jobs - {"version", "test", "publish"} == set(needed.split(", "))


def test_what_the_workflow_calls_is_there() -> None:
    workflow = (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")
    commands = "\n".join(line.partition(" # ")[0] for line in workflow.splitlines() if not line.startswith("#"))
    named = set(re.findall(r"(?<![\w./-])(?:(?:packaging|tests|exchange_admin)/[\w./-]+|[A-Z]+\.md)", commands))
    assert {"packaging/windows/differences.py", "tests/domain", "README.md"} <= named
    assert [one for one in sorted(named) if not (ROOT / one).exists()] == []
    for script, option in re.findall(r"(packaging/[\w/]+\.py)[^\n-]* (--[\w-]+)", commands):
        assert f'"{option}"' in (ROOT / script).read_text("utf-8"), option
    packages = re.search(r"^sudo apt install ", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert packages or "sudo apt install" not in commands


def test_the_workflow_names_actions_by_commit_and_hands_on_what_updates_can_name() -> None:
    workflow = (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")
    actions = re.findall(r"uses: (.+)", workflow)
    assert [one for one in actions if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v[\d.]+", one)] == []
    assert len({one.partition("@")[0] for one in actions}) == len(set(actions)), "one version of each"
    handed_on = [
        set(re.findall(r"out/(\*\.\w+)$", job, re.MULTILINE))
        for job in re.split(r"^  \w+:", workflow, flags=re.MULTILINE)
        if "upload-artifact" in job
    ]
    assert len(handed_on) == 4
    assert all("*.json" in patterns for patterns in handed_on), "each with its bill of materials"
    endings = module("sign_update.py").ENDINGS
    assert [one for one in endings if not any(fnmatch(f"x{one}", pattern) for pattern in set().union(*handed_on))] == []


def test_the_publisher_signs_what_windows_asks_about(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.syspath_prepend(str(PACKAGING))
    windows = module("windows.py")
    signer = tmp_path / "signer.py"
    signer.write_text("import sys; file = open(sys.argv[1], 'a'); file.write('signed')")
    one = tmp_path / "Exchange Admin.exe"
    one.write_text("program ")
    monkeypatch.delenv(windows.SIGN, raising=False)
    windows.sign(one)
    assert one.read_text() == "program "
    monkeypatch.setenv(windows.SIGN, f"{sys.executable} {signer}")
    windows.sign(one)
    assert one.read_text() == "program signed"
    with pytest.raises(SystemExit, match="was not signed"):
        windows.sign(tmp_path / "no folder" / "setup.exe")


@pytest.fixture
def linux(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(PACKAGING))
    return module("linux.py")


@pytest.mark.skipif(sys.platform != "linux", reason="what dpkg reads")
def test_the_package_for_debian_says_what_it_needs_and_who_made_it(linux: ModuleType) -> None:
    told = dict(line.partition(": ")[::2] for line in linux.control(1).splitlines() if not line.startswith(" "))
    assert {"libc6 (>= 2.34)", "libwayland-cursor0", "libwayland-egl1", "libegl1"} <= set(told["Depends"].split(", "))
    assert told["Recommends"] == "xdg-utils"
    assert told["Maintainer"] in (ROOT / "LICENSE").read_text("utf-8")


def test_what_a_package_for_debian_has_besides_the_program(linux: ModuleType, tmp_path: Path) -> None:
    linux.write_papers(tmp_path / "doc")
    assert "THIRD-PARTY-NOTICES.txt" in (tmp_path / "doc" / "copyright").read_text("utf-8")
    entry = gzip.decompress((tmp_path / "doc" / "changelog.Debian.gz").read_bytes()).decode()
    assert entry.startswith(f"exchange-admin ({linux.contents.version()}) ")
    assert gzip.decompress((tmp_path / "doc" / "changelog.gz").read_bytes()).decode().startswith("# Changelog")
    (tmp_path / "DEBIAN").mkdir()
    (tmp_path / "DEBIAN" / "control").write_text("none of the files that are installed")
    summed = dict(line.split("  ")[::-1] for line in linux.sums(tmp_path).splitlines())
    assert set(summed) == {"doc/changelog.Debian.gz", "doc/changelog.gz", "doc/copyright"}
    assert summed["doc/copyright"] == hashlib.md5((tmp_path / "doc" / "copyright").read_bytes()).hexdigest()


def test_office_files_have_their_own_icon_in_every_theme() -> None:
    """GTK takes a generic icon of its theme before an own one of hicolor: both names are ours."""
    types = ElementTree.parse(PACKAGING / "linux" / "exchange-admin.xml").getroot()
    drawn = (PACKAGING / "linux.py").read_text("utf-8")
    for one in types:
        own = one.attrib["type"].replace("/", "-")
        assert [child.attrib["name"] for child in one if child.tag.endswith("generic-icon")] == [own]
        assert f'("mimetypes", "{own}")' in drawn


def test_an_appimage_takes_no_python_whose_terms_nobody_could_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.syspath_prepend(str(PACKAGING))
    keep = module("appimage.py").keep_terms_within
    python, library, papers = (tmp_path / name for name in ("python", "library", "papers"))
    (library / "lib-dynload").mkdir(parents=True)
    with pytest.raises(SystemExit, match="licenses is missing"):
        keep(python, library, papers)
    (python / "licenses").mkdir(parents=True)
    (python / "licenses" / "LICENSE.openssl-3.txt").write_text("Apache License")
    keep(python, library, papers)
    assert (papers / "python" / "LICENSE.openssl-3.txt").is_file()
    shutil.rmtree(python / "licenses")
    (library / "lib-dynload" / "_ssl.cpython-313-x86_64-linux-gnu.so").touch()
    keep(python, library, papers)  # those of a library of its own are those of its package


def test_an_appimage_keeps_its_mount_from_what_it_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PACKAGING))
    monkeypatch.delitem(sys.modules, "linux", raising=False)
    start = module("appimage.py").START
    beginning = (PACKAGING / "linux" / "appimage.c").read_text("utf-8")
    assert '"APPIMAGE_HOLD"' in start
    assert 'setenv("APPIMAGE_HOLD"' in beginning
    assert start.index("set_inheritable") < start.index("exchange_admin.app")


def test_the_setup_says_all_in_three_languages(setup: str) -> None:
    said = re.findall(r'^!insertmacro Say (\w+)((?: \\?\n? *"[^"]+"){3})$', setup, re.MULTILINE)
    names = {name for name, _ in said}
    assert names == set(re.findall(r"\$\((\w+)\)", setup))
    for name, words in said:
        english, chinese, russian = re.findall(r'"([^"]+)"', words)
        assert english.isascii(), name
        assert re.search("[\u4e00-\u9fff]", chinese), name
        assert re.search("[\u0430-\u044f]", russian), name


@pytest.mark.skipif(sys.platform != "linux", reason="what dpkg runs")
@pytest.mark.parametrize(("script", "act"), [("preinst", "install"), ("preinst", "upgrade"), ("prerm", "remove")])
def test_a_package_is_not_updated_or_removed_under_a_program_that_runs(script: str, act: str, tmp_path: Path) -> None:
    asked = (PACKAGING / "linux" / "while_closed").read_text("utf-8")
    (starter,) = set(re.findall(r"\^(/usr/bin/python3)\[0-9.\]\* (-I /usr/bin/exchange-admin)'", asked))
    written = (PACKAGING / "linux.py").read_text("utf-8")
    assert f"#!{starter[0]}.{{sys.version_info.minor}} -I" in written  # as the kernel starts it, and so /proc says it
    (tmp_path / "1").mkdir()
    (tmp_path / "while_closed").write_text(asked.replace("/proc/[0-9]*/", f"{tmp_path}/[0-9]*/"))
    command = ["sh", tmp_path / "while_closed", act]
    codes = []
    for told in (
        f"{starter[0]}.13\0-I\0/usr/bin/exchange-admin\0office.exchange\0",
        "/usr/bin/vim\0/usr/bin/exchange-admin\0",
    ):
        (tmp_path / "1" / "cmdline").write_text(told)
        codes.append(
            subprocess.run(command, env={"DPKG_MAINTSCRIPT_NAME": script}, capture_output=True, check=False).returncode
        )
    assert codes == [0 if act == "install" else 1, 0]


def test_the_language_of_the_setup_is_kept_where_the_program_reads_it(setup: str, tmp_path: Path) -> None:
    (written,) = re.findall(r"FileWrite \$0 '(.+)'", setup)
    (name,) = set(re.findall(r'LOCALAPPDATA\\\$\{NAME\}\\([\w.]+)"', setup))
    for language in set(re.findall(r'StrCpy \$R3 "(\w+)"', setup)):
        (tmp_path / name).write_text(written.replace("$R3", language))
        assert Preferences(tmp_path).language == language


def test_files_and_windows_are_the_programs_own(setup: str) -> None:
    desktop = (PACKAGING / "linux" / "exchange-admin.desktop").read_text("utf-8")
    types = (PACKAGING / "linux" / "exchange-admin.xml").read_text("utf-8")
    for suffix in (SUFFIX, PACKAGE_SUFFIX):
        assert f'Associate "{suffix}"' in setup
        assert f'Dissociate "{suffix}"' in setup
        assert f'pattern="*{suffix}"' in types
    assert set(re.findall(r'mime-type type="([^"]+)"', types)) == set(re.findall(r"application/x-[\w-]+", desktop))
    told = Path(running.__file__).read_text("utf-8")
    assert re.search(r'APP_ID "([^"]+)"', setup)[1] in told
    assert re.search(r"StartupWMClass=(.+)", desktop)[1] in told


def test_uninstalling_takes_nothing_by_a_pattern(setup: str) -> None:
    removed = re.findall(r'^ *(?:RMDir|Delete)( /r)? "([^"]+)"', setup, re.MULTILINE)
    assert removed
    for whole, place in removed:
        assert "*" not in place
        assert not whole or place.rpartition("\\")[2] in {"runtime", "icons", "coming"}


def test_known_differences_are_tests_that_are_there() -> None:
    lines = (PACKAGING / "windows" / "known_differences.txt").read_text("utf-8").splitlines()
    listed = [line for line in lines if line and not line.startswith("#")]
    assert all(" # " in line for line in listed), "each says why"
    assert all((ROOT / line.partition("::")[0]).is_file() for line in listed)


def test_the_list_of_differences_may_only_shrink() -> None:
    told = module("windows/differences.py").told
    assert told({"a", "b"}, {"a", "b"}) == []
    assert told({"a"}, {"a", "new"}) == ["not known: new"]
    assert told({"a", "mended"}, {"a"}) == ["fails no more, take it from the list: mended"]


def test_a_release_that_was_signed_is_offered_by_an_older_program(tmp_path: Path) -> None:
    tool = module("sign_update.py")
    public = tool.make_key(tmp_path / "release.pem", PASSPHRASE)
    keys = tmp_path / "resources" / KEYS
    keys.parent.mkdir(parents=True)
    keys.write_text(f"{public}\n")
    folder = tmp_path / "out"
    folder.mkdir()
    for name in (
        "exchange-admin-9.9.9-windows-setup.exe",
        "exchange-admin_9.9.9_amd64.deb",
        "exchange-admin-9.9.9-x86_64.AppImage",
        "exchange-admin-9.9.8.zip",
    ):
        (folder / name).write_bytes(name.encode())
    tool.sign_release(folder, tool.load_key(tmp_path / "release.pem", PASSPHRASE), {"en": "Better."}, "9.9.9")
    found = Updates(tmp_path / "resources", "9.9.8", "windows").brought(folder)
    assert [one.name for one in found.files] == ["exchange-admin-9.9.9-windows-setup.exe"]
    (folder / "exchange-admin-9.9.9-windows-setup.exe").write_bytes(b"another")
    with pytest.raises(RuleBroken, match="file_differs"):
        Updates(tmp_path / "resources", "9.9.8", "windows").brought(folder)


def test_the_key_is_under_a_passphrase_and_its_owners_alone(tmp_path: Path) -> None:
    tool = module("sign_update.py")
    tool.make_key(tmp_path / "release.pem", PASSPHRASE)
    assert b"ENCRYPTED" in (tmp_path / "release.pem").read_bytes()
    with pytest.raises(SystemExit, match="passphrase"):
        tool.load_key(tmp_path / "release.pem", "another one, quite long")
    with pytest.raises(SystemExit, match="12 signs"):
        tool.make_key(tmp_path / "weak.pem", "short")
    with pytest.raises(SystemExit, match="repository"):
        tool.make_key(ROOT / "release.pem", PASSPHRASE)
    with pytest.raises(FileExistsError):
        tool.make_key(tmp_path / "release.pem", PASSPHRASE)


def test_no_private_key_is_among_the_sources() -> None:
    command = ["git", "-C", str(ROOT), "grep", "-lE", "BEGIN (ENCRYPTED |OPENSSH )?PRIVATE KEY", "--", ".", ":!tests"]
    if not (ROOT / ".git").exists():
        pytest.skip("no repository")
    assert subprocess.run(command, capture_output=True, text=True, check=False).stdout == ""

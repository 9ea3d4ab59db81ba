"""What a command prints into files, pipes and consoles of other code pages."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from exchange_admin.app.main import main

NAMES = ("王小明", "Ёлкина", "Müller")
COLUMNS = "family_han,family_cyrillic,family_latin"


class Stream(io.TextIOWrapper):
    """Standard output or error of a Windows PC with that code page."""

    def __init__(self, code_page: str, *, console: bool) -> None:
        super().__init__(io.BytesIO(), encoding=code_page)
        self._console = console

    def isatty(self) -> bool:
        return self._console

    @property
    def written(self) -> bytes:
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue()


Printed = Callable[..., tuple[Stream, Stream]]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("office") / "office.exchange"
    assert main(["new", str(path), "--name", "松花工程职业学院", "--country", "CN", "--language", "zh"]) == 0
    for name in NAMES:
        field = "family_han" if name == NAMES[0] else "family_cyrillic" if name == NAMES[1] else "family_latin"
        assert main(["add", str(path), "person", "role=student", f"{field}={name}"]) == 0
    return path


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> Printed:
    def run(code_page: str, *arguments: str, console: bool) -> tuple[Stream, Stream]:
        out, err = Stream(code_page, console=console), Stream(code_page, console=console)
        with monkeypatch.context() as patched:
            patched.setattr(sys, "stdout", out)
            patched.setattr(sys, "stderr", err)
            assert main(list(arguments)) == 0
        return out, err

    return run


@pytest.mark.parametrize("code_page", ["cp1251", "cp936", "cp1252", "ascii"])
def test_no_name_is_lost_in_a_file_whatever_the_code_page_of_the_pc(
    printed: Printed, office: Path, code_page: str
) -> None:
    out, err = printed(
        code_page, "list", str(office), "person", "--columns", COLUMNS, "--language", "ru", console=False
    )
    text = out.written.decode("utf-8")
    assert all(name in text for name in NAMES)
    assert "?" not in text
    assert err.written == b""


def test_a_real_pipe_gets_utf8_on_a_pc_with_a_russian_code_page(office: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "cp1251", "PYTHONUTF8": "0"}
    command = [
        sys.executable,
        str(Path(__file__).parents[2] / "main.py"),
        "list",
        str(office),
        "person",
        "--columns",
        COLUMNS,
        "--json",
    ]
    said = subprocess.run(command, env=environment, capture_output=True, timeout=60, check=True)
    listed = json.dumps(json.loads(said.stdout.decode("utf-8")), ensure_ascii=False)
    assert all(name in listed for name in NAMES)


def test_help_in_a_pipe_is_utf8_too() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "zh_CN.UTF-8"}
    command = [sys.executable, str(Path(__file__).parents[2] / "main.py"), "--language", "zh", "import", "--help"]
    said = subprocess.run(command, env=environment, capture_output=True, timeout=60, check=True)
    assert "导入" in said.stdout.decode("utf-8")


def test_a_console_without_a_sign_says_so_once_and_where_the_names_are_whole(printed: Printed, office: Path) -> None:
    out, err = printed("cp1251", "list", str(office), "person", "--columns", COLUMNS, "--language", "ru", console=True)
    text = out.written.decode("cp1251")
    assert "Ёлкина" in text
    assert "王小明" not in text
    told = err.written.decode("cp1251")
    assert told.count("UTF-8") == 2  # one sentence, which names it twice
    assert told.count("\n") == 1


def test_json_on_a_console_without_a_sign_loses_nothing(printed: Printed, office: Path) -> None:
    out, err = printed("cp936", "list", str(office), "person", "--columns", COLUMNS, "--json", console=True)
    listed = json.dumps(json.loads(out.written.decode("cp936")), ensure_ascii=False)
    assert all(name in listed for name in NAMES)
    assert err.written == b""

"""A file that somebody changed outside the program is refused, or told about, in a sentence: never a traceback, never
without end, never with all the memory of the PC.
"""

from __future__ import annotations

import os
import shutil
import sys
import traceback
from pathlib import Path

import pytest
from manipulated_files import REFUSED, TOLD

from exchange_admin.app.main import main

if sys.platform == "win32":
    pytest.skip("needs fork and limits on a process", allow_module_level=True)

import resource

SECONDS, MEMORY = 60, 400 << 20  # of the processor; bytes more than the tests have
CHECK = ("check",)
SET = ("set", "person", "{person}", "phone=123456")
READING = (("list", "person"), ("find", "a"))
MORE = (("conflicts", "list"), ("partner", "list"))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    path = tmp_path_factory.mktemp("office") / "office.exchange"
    assert main(["sample", str(path), "--people", "20"]) == 0
    from exchange_admin.app.paths import Paths
    from exchange_admin.app.program import Program

    with Program(Paths.find()).open(path, writing=False) as opened:
        return path, opened.store.id_of("person", 1)


@pytest.fixture
def copy(office: tuple[Path, str], tmp_path: Path) -> Path:
    """The same file for the program: in its place, so that only the change is new."""
    return Path(shutil.copy(office[0], tmp_path / "office.exchange"))


def ended(path: Path, person: str, command: tuple[str, ...]) -> tuple[int, str]:
    """The exit code and what stood on standard error, of a child with little time and memory; 99 for a traceback."""
    words = [command[0], *((command[1],) if command[0] in {"conflicts", "partner"} else ())]
    words += [str(path), *(word.format(person=person) for word in command[len(words) :])]
    told = path.with_name("told")
    child = os.fork()
    if child == 0:
        code = 99
        with told.open("w") as file:
            os.dup2(file.fileno(), 1)
            os.dup2(file.fileno(), 2)
            sys.stdout, sys.stderr = file, file
            try:
                used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
                resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, used + MEMORY))
                resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
                code = main([*words, "--language", "en"])
            except BaseException:
                traceback.print_exc()
            finally:
                file.flush()
                os._exit(code)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), told.read_text("utf-8", "replace")


@pytest.mark.parametrize("change", REFUSED, ids=str)
def test_nothing_is_written_into_a_file_that_was_changed_outside_the_program(
    change: str, office: tuple[Path, str], copy: Path
) -> None:
    REFUSED[change](copy)
    before = copy.read_bytes()
    code, said = ended(copy, office[1], SET)
    assert code == 2, said
    assert said.count("\n") == 1
    assert copy.read_bytes() == before


@pytest.mark.parametrize("change", REFUSED, ids=str)
def test_the_check_says_that_a_file_was_changed_outside_the_program(
    change: str, office: tuple[Path, str], copy: Path
) -> None:
    REFUSED[change](copy)
    code, said = ended(copy, office[1], CHECK)
    assert code in {1, 2}, said
    code, said = ended(copy, office[1], ("info",))
    assert code in {1, 2}, said
    for command in READING:
        code, said = ended(copy, office[1], command)
        assert code in {0, 1, 2}, said


@pytest.mark.parametrize("change", TOLD, ids=str)
def test_what_is_wrong_in_a_corner_of_a_file_ends_no_command_with_a_traceback(
    change: str, office: tuple[Path, str], copy: Path
) -> None:
    TOLD[change](copy)
    for command in (CHECK, ("info",), *READING, *MORE, SET, ("backup",)):
        code, said = ended(copy, office[1], command)
        assert code in {0, 1, 2}, (command, said)

"""An office with its colleges; workbooks are read in the process of the tests, by what the child process runs."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from college_files import Town

from exchange_admin.documents import workbook_process, workbook_reading
from exchange_admin.documents.workbook_reading import Limits

_IN_A_CHILD = workbook_reading.child_answer


@pytest.fixture
def town(tmp_path: Path) -> Town:
    return Town(tmp_path)


@pytest.fixture(scope="module", autouse=True)
def _no_child_begins_for_each_workbook() -> Iterator[None]:
    """Starting a Python takes three times as long as reading the list of a college. That a child reads, within its
    limits, and is ended, is tested with the documents; journeys and the window start it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workbook_process, "limit_this_process", lambda memory, seconds: True)
        patch.setattr(workbook_reading, "child_answer", _answer_here)
        yield


def _answer_here(
    module: str, arguments: Iterable[str], limits: Limits, step: Callable[[], None] | None, told: bytes | None = None
) -> tuple[bytes, int | None]:
    if module != workbook_process.__name__:
        return _IN_A_CHILD(module, arguments, limits, step, told)
    with pytest.MonkeyPatch.context() as patch:
        written = io.TextIOWrapper(io.BytesIO())
        patch.setattr(sys, "stdout", written)
        status = workbook_process.main([*arguments])
        return written.buffer.getvalue(), status

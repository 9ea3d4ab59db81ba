"""The bytes of a workbook that openpyxl has put together."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from io import BytesIO

from lxml.etree import SerialisationError
from openpyxl import Workbook
from openpyxl.worksheet import _writer

_TEMPORARY: list[str] = getattr(_writer, "ALL_TEMP_FILES", [])
"""Where openpyxl notes the files that it takes away at the end of the program, where it does so."""


def workbook_bytes(book: Workbook) -> bytes:
    """What stands in the file. openpyxl writes each sheet into a temporary file first; raises OSError where they find
    no room, and none of them stays."""
    whole, known = BytesIO(), set(_TEMPORARY)
    try:
        book.save(whole)
    except (SerialisationError, OSError) as error:
        for path in set(_TEMPORARY) - known:
            with suppress(OSError):
                os.remove(path)
        if isinstance(error, SerialisationError):  # lxml says so what the disk said
            raise OSError(errno.ENOSPC, str(error)) from error
        raise
    return whole.getvalue()

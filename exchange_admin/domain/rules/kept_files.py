"""Files kept with records: their names, and which of them may be opened from the program.

A file is opened only when its content is of a known kind that runs nothing, and its name ends as that kind does. What a
name says alone counts for nothing: files come from partners' packages too. Everything else is only saved.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import PurePosixPath

PROGRAMS = frozenset({
    "app", "apk", "bat", "chm", "cmd", "com", "cpl", "desktop", "dll", "docm", "dotm", "exe", "gadget", "hta", "htm",
    "html", "inf", "iso", "jar", "js", "jse", "lnk", "mht", "mhtml", "msc", "msi", "msix", "pif", "ppam", "ppsm",
    "pptm", "ps1", "psm1", "py", "pyw", "reg", "scf", "scr", "settingcontent-ms", "sh", "svg", "svgz", "url", "vb",
    "vbe", "vbs", "vhd", "ws", "wsf", "wsh", "xhtml", "xla", "xlam", "xll", "xlsb", "xlsm", "xltm", "xml", "xsl",
})  # fmt: skip
"""Endings of files that do something when they are opened, or that a browser would run."""

_LONGEST = 120
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"}
)
"""Names that Windows takes for devices, whatever their ending."""
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*]')
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Categories of characters that cannot be seen or turn the direction of writing."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_MACROS = tuple(word.encode("utf-16-le") for word in ("_VBA_PROJECT", "Macros", "VBA"))


def safe_name(file_name: str) -> str:
    """A name for the same file that every system takes for a file in the folder that was meant: no path, no device, no
    character that is not seen, no dot or blank at the end.
    """
    last = unicodedata.normalize("NFC", file_name).replace("\\", "/").rpartition("/")[2]
    seen = "".join(letter for letter in last if unicodedata.category(letter) not in _UNSEEN)
    plain = _NOT_IN_NAMES.sub("_", seen).strip(" .") or "file"
    if plain.partition(".")[0].strip(" ").casefold() in _DEVICES:
        plain = f"_{plain}"
    ending = PurePosixPath(plain).suffix[:20]
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - len(ending)].rstrip(" .") + ending


def name_of_title(title: str) -> str:
    """A name for a file of ours that is called by a title, ending included: its slashes lead nowhere ("2026/27")."""
    return safe_name(title.replace("/", "-").replace("\\", "-"))


def is_program(file_name: str) -> bool:
    """Whether opening a file of this name would run it."""
    return _ending(file_name) in PROGRAMS


def may_be_opened(file_name: str, content: bytes) -> bool:
    """Whether name and content agree on a kind of file that runs nothing: pictures, PDF, text, documents and tables
    without macros.
    """
    ending = _ending(file_name)
    return any(ending in endings and fits(content) for endings, fits in _KINDS)


def _ending(file_name: str) -> str:
    return PurePosixPath(safe_name(file_name).casefold()).suffix.removeprefix(".")


def _begins(*starts: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(starts)


def _is_text(content: bytes) -> bool:
    for encoding in ("utf-8", "gb18030", "cp1251"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return not any(unicodedata.category(letter) == "Cc" and letter not in "\t\r\n\f" for letter in text[:10_000])
    return False


def _names_inside(content: bytes) -> list[str]:
    """Nothing is unpacked; empty for what is no archive."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return [name.casefold() for name in archive.namelist()]
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return []


def _is_office_open(content: bytes) -> bool:
    names = _names_inside(content) if content.startswith(b"PK\x03\x04") else []
    runs = ("vbaproject", "vbadata", "/activex/", "/embeddings/", "/macrosheets/", "customui")
    return "[content_types].xml" in names and not any(word in name for name in names for word in runs)


def _is_open_document(content: bytes) -> bool:
    names = _names_inside(content) if content.startswith(b"PK\x03\x04") else []
    runs = ("basic/", "scripts/", "object ")
    return {"mimetype", "content.xml"} <= set(names) and not any(name.startswith(runs) for name in names)


def _is_old_office(content: bytes) -> bool:
    return content.startswith(_OLE) and not any(word in content for word in _OLE_MACROS)


def _is_webp(content: bytes) -> bool:
    return content.startswith(b"RIFF") and content[8:12] == b"WEBP"


def _is_heif(content: bytes) -> bool:
    return content[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"}


_KINDS: tuple[tuple[frozenset[str], Callable[[bytes], bool]], ...] = (
    (frozenset({"pdf"}), _begins(b"%PDF-")),
    (frozenset({"jpg", "jpeg", "jpe", "jfif"}), _begins(b"\xff\xd8\xff")),
    (frozenset({"png"}), _begins(b"\x89PNG\r\n\x1a\n")),
    (frozenset({"tif", "tiff"}), _begins(b"II*\0", b"MM\0*")),
    (frozenset({"gif"}), _begins(b"GIF87a", b"GIF89a")),
    (frozenset({"bmp"}), _begins(b"BM")),
    (frozenset({"webp"}), _is_webp),
    (frozenset({"heic", "heif", "avif"}), _is_heif),
    (frozenset({"docx", "xlsx", "pptx"}), _is_office_open),
    (frozenset({"odt", "ods", "odp"}), _is_open_document),
    (frozenset({"doc", "xls", "ppt"}), _is_old_office),
    (frozenset({"txt", "csv", "tsv", "log"}), _is_text),
)

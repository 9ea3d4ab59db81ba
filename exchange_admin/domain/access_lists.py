"""Access lists of Windows: files and folders for this user, the system and its administrators alone, whatever the
folder above gives away. Where a disk keeps no such lists, as a stick, nothing is changed."""

from __future__ import annotations

import ctypes
import functools
from pathlib import Path
from typing import Any

_ACCESS, _PROTECTED = 0x4, 0x80000000  # DACL_SECURITY_INFORMATION, PROTECTED_DACL_SECURITY_INFORMATION
_READS_TOKEN, _USER = 0x8, 1  # TOKEN_QUERY, TokenUser
_LARGEST = 1 << 16


def give_to_user_alone(path: Path) -> bool:
    """What is made in a folder later goes by it too. Whether the system took it."""
    return set_list(path, _own_list(), _ACCESS | _PROTECTED)


def set_list(path: Path, text: str, what: int = _ACCESS) -> bool:
    """`text` as Windows writes it: `D:(A;OICI;FA;;;WD)` is everything for everybody."""
    found = ctypes.c_void_p()
    if not _rights().ConvertStringSecurityDescriptorToSecurityDescriptorW(text, 1, ctypes.byref(found), None):
        return False
    try:
        return bool(_rights().SetFileSecurityW(str(path), what, found))
    finally:
        _kernel().LocalFree(found)


def give_rights_of(path: Path, other: Path) -> bool:
    """Whoever may read and write `path` may do so with `other`. Whether the system took it."""
    found, size = ctypes.create_string_buffer(_LARGEST), ctypes.c_uint32()
    told = _rights().GetFileSecurityW(str(path), _ACCESS, found, _LARGEST, ctypes.byref(size))
    return bool(told and _rights().SetFileSecurityW(str(other), _ACCESS, found))


def told(path: Path) -> str:
    """The list of a file or folder as Windows writes it; empty where it keeps none."""
    found, size, text = ctypes.create_string_buffer(_LARGEST), ctypes.c_uint32(), ctypes.c_wchar_p()
    if not _rights().GetFileSecurityW(str(path), _ACCESS, found, _LARGEST, ctypes.byref(size)):
        return ""
    write = _rights().ConvertSecurityDescriptorToStringSecurityDescriptorW
    if not write(found, 1, _ACCESS, ctypes.byref(text), None):
        return ""
    return _freed(text)


@functools.cache
def _own_list() -> str:
    """Full access, handed on to what is in a folder, for the system, administrators and this user."""
    return "D:P" + "".join(f"(A;OICI;FA;;;{who})" for who in ("SY", "BA", user_id()))


@functools.cache
def user_id() -> str:
    """How Windows calls whoever runs this: S-1-5-…"""
    token, size, said = ctypes.c_void_p(), ctypes.c_uint32(), ctypes.c_wchar_p()
    found = ctypes.create_string_buffer(_LARGEST)
    rights, kernel = _rights(), _kernel()
    if not rights.OpenProcessToken(ctypes.c_void_p(kernel.GetCurrentProcess()), _READS_TOKEN, ctypes.byref(token)):
        return ""
    try:
        if not rights.GetTokenInformation(token, _USER, found, _LARGEST, ctypes.byref(size)):
            return ""
    finally:
        kernel.CloseHandle(token)
    who = ctypes.c_void_p.from_buffer(found)  # TOKEN_USER begins with it
    if not rights.ConvertSidToStringSidW(who, ctypes.byref(said)):
        return ""
    return _freed(said)


def _freed(text: Any) -> str:
    said = str(text.value or "")
    _kernel().LocalFree(ctypes.cast(text, ctypes.c_void_p))
    return said


@functools.cache
def _rights() -> Any:
    library: Any = ctypes.WinDLL("advapi32")  # type: ignore[attr-defined]
    some, text, number = ctypes.c_void_p, ctypes.c_wchar_p, ctypes.c_uint32
    library.OpenProcessToken.argtypes = (some, number, some)
    library.GetTokenInformation.argtypes = (some, ctypes.c_int, some, number, some)
    library.ConvertSidToStringSidW.argtypes = (some, some)
    library.ConvertStringSecurityDescriptorToSecurityDescriptorW.argtypes = (text, number, some, some)
    library.ConvertSecurityDescriptorToStringSecurityDescriptorW.argtypes = (some, number, number, some, some)
    library.GetFileSecurityW.argtypes = (text, number, some, number, some)
    library.SetFileSecurityW.argtypes = (text, number, some)
    return library


@functools.cache
def _kernel() -> Any:
    library: Any = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined]
    library.GetCurrentProcess.restype = ctypes.c_void_p
    library.CloseHandle.argtypes = library.LocalFree.argtypes = (ctypes.c_void_p,)
    return library

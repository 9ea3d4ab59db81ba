"""The outer layer of a package: an age file, for keys or for a passphrase."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

import pyrage

from exchange_admin.documents.packages import age_passphrase
from exchange_admin.documents.packages.limits import HIGHEST_WORK, LARGEST_HEADER
from exchange_admin.documents.packages.refusals import Refused

_MAGIC = b"age-encryption.org/v1\n"
_SCRYPT = re.compile(rb"^-> scrypt [^\n]*?([0-9]+) *$", re.MULTILINE)
_NOT_OURS = "No matching keys found"  # the one refusal of age that says that the file is whole and for somebody else


class Seal(StrEnum):
    """What opens a package."""

    KEYS = "keys"
    PASSPHRASE = "passphrase"


def sealed(plain: bytes, *, recipients: Sequence[str] = (), passphrase: str = "") -> bytes:
    """`plain` for the holders of the age keys `recipients`, or for whoever knows `passphrase`."""
    if passphrase:
        return age_passphrase.encrypt(plain, passphrase)
    return bytes(pyrage.encrypt(plain, [pyrage.x25519.Recipient.from_str(key) for key in recipients]))


def seal_of(data: bytes) -> Seal:
    """Looks at the header only, before anything costly is done. Raises Refused."""
    if not data:
        raise Refused("file_empty")
    if not data.startswith(_MAGIC):
        raise Refused("not_a_package")
    end = data.find(b"\n---", 0, LARGEST_HEADER)
    if end < 0:
        raise Refused("header_too_big" if len(data) > LARGEST_HEADER else "cannot_decrypt")
    works = [work.lstrip(b"0") or b"0" for work in _SCRYPT.findall(data, 0, end)]
    if any(len(work) > 2 or int(work) > HIGHEST_WORK for work in works):
        raise Refused("header_too_big")
    return Seal.PASSPHRASE if b"\n-> scrypt" in data[:end] else Seal.KEYS


def unsealed(data: bytes, *, identities: Sequence[str] = (), passphrase: str = "") -> bytes:
    """What stands inside. Raises Refused."""
    if seal_of(data) is Seal.PASSPHRASE:
        if not passphrase:
            raise Refused("passphrase_needed")
        try:
            return bytes(pyrage.passphrase.decrypt(data, passphrase))
        except pyrage.DecryptError:
            raise Refused("wrong_passphrase") from None
    try:
        return bytes(pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(key) for key in identities]))
    except pyrage.DecryptError as refused:
        raise Refused("other_key" if str(refused) == _NOT_OURS else "cannot_decrypt") from None

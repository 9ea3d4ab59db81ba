"""Files of age v1 for a passphrase, with a cost that does not depend on the PC.

pyrage measures the PC and then takes up to a gigabyte of memory, there and at the receiver. The header and the stream
are therefore written here as the specification has them (age-encryption.org/v1, "scrypt" and "payload"); pyrage opens
them like any other.
"""

from __future__ import annotations

import base64
import hmac
import os
from collections.abc import Iterator
from hashlib import sha256

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

_WORK = 17  # 2^17 KiB are 128 MiB and about a third of a second
_CHUNK = 64 << 10
_LABEL = b"age-encryption.org/v1/scrypt"


def encrypt(plain: bytes, passphrase: str) -> bytes:
    """An age file that `passphrase` opens."""
    file_key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    wrap = Scrypt(salt=_LABEL + salt, length=32, n=1 << _WORK, r=8, p=1).derive(passphrase.encode())
    body = ChaCha20Poly1305(wrap).encrypt(bytes(12), file_key, None)
    header = b"age-encryption.org/v1\n-> scrypt %b %d\n%b\n---" % (_base64(salt), _WORK, _base64(body))
    mac = hmac.digest(_derived(file_key, b"", b"header"), header, sha256)
    stream = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    return b"".join((header, b" ", _base64(mac), b"\n", nonce, *_chunks(stream, plain)))


def _chunks(stream: ChaCha20Poly1305, plain: bytes) -> Iterator[bytes]:
    view = memoryview(plain)
    count = max(1, -(-len(plain) // _CHUNK))
    for n in range(count):
        last = n == count - 1
        yield stream.encrypt(n.to_bytes(11) + bytes((last,)), view[n * _CHUNK : (n + 1) * _CHUNK], None)


def _derived(key: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt or None, info).derive(key)


def _base64(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")

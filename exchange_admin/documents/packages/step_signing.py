"""Ed25519 over single steps, with the keys of lives (`merge/signatures.py`).

Loaded at every start, so the library is imported when the first step is signed or checked.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


class StepSigning:
    """`random_bytes` makes new keys."""

    def __init__(self, random_bytes: Callable[[int], bytes] = os.urandom) -> None:
        self._random_bytes = random_bytes
        self._loaded: tuple[bytes, Ed25519PrivateKey] | None = None

    def make(self) -> bytes:
        return self._random_bytes(32)

    def public(self, private: bytes) -> str:
        return self._key(private).public_key().public_bytes_raw().hex()

    def sign(self, private: bytes, message: bytes) -> bytes:
        return self._key(private).sign(message)

    def is_signed(self, public: str, signature: bytes, message: bytes) -> bool:
        from exchange_admin.documents.packages.keys import is_signed

        return is_signed(public, signature, message)

    def _key(self, private: bytes) -> Ed25519PrivateKey:
        """Mostly that of the present life, again and again."""
        if self._loaded is None or self._loaded[0] != private:
            from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

            self._loaded = private, Ed25519PrivateKey.from_private_bytes(private)
        return self._loaded[1]

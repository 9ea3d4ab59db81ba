"""What is signed of a step, and who says whose key signs it (decision 22).

A life of a file (an author) signs its steps with a key of its own, from the step on that names the key in its body. The
key of the site, by which its packages are signed, says that the life's key is its own. Whatever signs is handed in:
this floor knows what is signed and not how.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

PRIVATE_BYTES, SIGNATURE_BYTES = 32, 64
_STEP, _LIFE = b"exchstep1\0", b"exchlife1\0"


class Signing(Protocol):
    """Ed25519. Private keys are 32 bytes, public ones 64 hex digits, signatures 64 bytes."""

    def make(self) -> bytes:
        """A new private key."""
        ...

    def public(self, private: bytes) -> str: ...

    def sign(self, private: bytes, message: bytes) -> bytes: ...

    def is_signed(self, public: str, signature: bytes, message: bytes) -> bool:
        """Also False for a key that is none."""
        ...


@dataclass(frozen=True, slots=True)
class LifeKey:
    """The key that signs a life's steps from number `since` on; empty when nothing of it was ever signed, and `since`
    is then the first number that it does not have.

    `certificate` is the signature of `site_key`, the key that signs the packages of the life's site; both are empty
    as long as that has not been said.
    """

    key: str
    since: int
    site_key: str = ""
    certificate: bytes = b""


@dataclass(frozen=True, slots=True)
class Proof:
    """What shows that somebody has a life's step `seq`: its hash, as that life has signed it."""

    seq: int
    hash: bytes
    signature: bytes


def step_message(author: str, seq: int, hash: bytes) -> bytes:
    """What a step's signature stands over. The hash covers the step's body and, through it, all steps before it."""
    return _STEP + f"{author}\0{seq}\0".encode() + hash


def life_message(author: str, key: LifeKey) -> bytes:
    """What the key of a site signs to say that `key` is the key of its life."""
    return _LIFE + f"{author}\0{key.since}\0{key.key}".encode()

"""The keys of a site: Ed25519 to sign with, X25519 (age) to be written to, and the digits read over the telephone."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256

import pyrage
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)

from exchange_admin.documents.packages import age_passphrase
from exchange_admin.domain.problems import Problem, RuleBroken

_GROUPS = 8
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_BECH32_STEPS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


@dataclass(frozen=True, slots=True)
class SiteKeys:
    """Both pairs. `sign_private` is PKCS#8 in DER, `sign_public` 64 hex digits, the age keys are text as age has it."""

    sign_private: bytes = field(repr=False)
    sign_public: str
    age_private: str = field(repr=False)
    age_public: str


@dataclass(frozen=True, slots=True)
class WrappedKeys:
    """Keys that a passphrase opens: `age_private` is an age file for it, `sign_private` one for the key inside."""

    sign_private: bytes
    sign_public: str
    age_private: bytes
    age_public: str


def make_keys(random_bytes: Callable[[int], bytes] = os.urandom) -> SiteKeys:
    """New keys. The same random bytes give the same keys."""
    signing = Ed25519PrivateKey.from_private_bytes(random_bytes(32))
    age_private = _bech32("age-secret-key-", random_bytes(32)).upper()
    return SiteKeys(
        sign_private=signing.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()),
        sign_public=signing.public_key().public_bytes_raw().hex(),
        age_private=age_private,
        age_public=str(pyrage.x25519.Identity.from_str(age_private).to_public()),
    )


def fingerprint(sign_public: str, age_public: str) -> str:
    """Eight groups of four digits that stand for both public keys, the same in every language (rulings 29)."""
    number = int.from_bytes(sha256(f"exchkeys1\0{sign_public}\0{age_public}".encode()).digest())
    digits = f"{number % 10 ** (4 * _GROUPS):0{4 * _GROUPS}d}"
    return " ".join(digits[i : i + 4] for i in range(0, len(digits), 4))


def is_age_key(text: str) -> bool:
    """Whether `text` is a public key that a package can be encrypted to."""
    try:
        return text.startswith("age1") and bool(pyrage.x25519.Recipient.from_str(text))
    except pyrage.RecipientError:
        return False


def is_sign_key(text: str) -> bool:
    """Whether `text` is a public key in 64 lower-case hex digits."""
    try:
        return text == bytes.fromhex(text).hex() and bool(Ed25519PublicKey.from_public_bytes(bytes.fromhex(text)))
    except (ValueError, UnsupportedAlgorithm):
        return False


def sign(sign_private: bytes, message: bytes) -> bytes:
    """64 bytes."""
    return signer(sign_private)(message)


def signer(sign_private: bytes) -> Callable[[bytes], bytes]:
    """Signs many messages with one key."""
    key = load_der_private_key(sign_private, None)
    if not isinstance(key, Ed25519PrivateKey):
        raise TypeError("an Ed25519 key signs packages")
    return key.sign


def is_signed(sign_public: str, signature: bytes, message: bytes) -> bool:
    """Whether the holder of `sign_public` has signed exactly `message`; also False for a key that is none."""
    return signature_check(sign_public)(signature, message)


def signature_check(sign_public: str) -> Callable[[bytes, bytes], bool]:
    """As `is_signed`, for many messages of one key."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(sign_public))
    except (ValueError, UnsupportedAlgorithm):
        return lambda signature, message: False

    def is_signed(signature: bytes, message: bytes) -> bool:
        try:
            key.verify(signature, message)
        except InvalidSignature:
            return False
        return True

    return is_signed


def wrap(keys: SiteKeys, passphrase: str) -> WrappedKeys:
    """One costly derivation (a third of a second, 128 MiB) guards both private keys."""
    recipient = pyrage.x25519.Recipient.from_str(keys.age_public)
    return WrappedKeys(
        sign_private=pyrage.encrypt(keys.sign_private, [recipient]),
        sign_public=keys.sign_public,
        age_private=age_passphrase.encrypt(keys.age_private.encode(), passphrase),
        age_public=keys.age_public,
    )


def unwrap(wrapped: WrappedKeys, passphrase: str) -> SiteKeys:
    """Raises RuleBroken: `keys.wrong_passphrase`."""
    try:
        age_private = pyrage.passphrase.decrypt(wrapped.age_private, passphrase).decode()
        identity = pyrage.x25519.Identity.from_str(age_private)
        sign_private = pyrage.decrypt(wrapped.sign_private, [identity])
    except (pyrage.DecryptError, pyrage.IdentityError):
        raise RuleBroken(Problem("keys.wrong_passphrase")) from None
    return SiteKeys(sign_private, wrapped.sign_public, age_private, wrapped.age_public)


def seal_secret(age_public: str, content: bytes) -> bytes:
    """What only the holder of the private key reads."""
    sealed: bytes = pyrage.encrypt(content, [pyrage.x25519.Recipient.from_str(age_public)])
    return sealed


def open_secret(age_private: str, sealed: bytes) -> bytes | None:
    """None where it was sealed for another key, or is damaged."""
    try:
        opened: bytes = pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(age_private)])
    except (pyrage.DecryptError, pyrage.IdentityError):
        return None
    return opened


def _bech32(prefix: str, data: bytes) -> str:
    """BIP 173, which age uses for its keys."""
    bits = "".join(f"{byte:08b}" for byte in data)
    bits += "0" * (-len(bits) % 5)
    words = [int(bits[i : i + 5], 2) for i in range(0, len(bits), 5)]
    spread = [ord(sign) >> 5 for sign in prefix] + [0] + [ord(sign) & 31 for sign in prefix]
    check = _polymod([*spread, *words, 0, 0, 0, 0, 0, 0]) ^ 1
    words += [check >> 5 * (5 - i) & 31 for i in range(6)]
    return f"{prefix}1" + "".join(_BECH32[word] for word in words)


def _polymod(words: list[int]) -> int:
    value = 1
    for word in words:
        top = value >> 25
        value = (value & 0x1FFFFFF) << 5 ^ word
        for i, step in enumerate(_BECH32_STEPS):
            value ^= step if top >> i & 1 else 0
    return value

"""The public key of an office as a file that anybody may have: `office.pub` (rulings 28 and 29)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from exchange_admin.documents.packages.keys import fingerprint, is_age_key, is_sign_key, is_signed
from exchange_admin.documents.verification.code import key_id
from exchange_admin.domain.problems import Problem, RuleBroken

_FIRST_LINE = "Exchange Admin office key 1"
_SIGNED = "Exchange Admin office key\0"
_LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class OfficeKey:
    """`name` is what the office calls itself. The key's `signature` (128 hex digits) under name and keys shows that its
    holder chose that name, not that the name is true: anybody can make a key. Files from before have no signature.

    `is_compared`: somebody has compared the digits with what the office says.
    """

    name: str
    sign_key: str
    age_key: str
    signature: str = ""
    is_compared: bool = field(default=False, compare=False)

    @property
    def id(self) -> str:
        return key_id(self.sign_key)

    @property
    def fingerprint(self) -> str:
        """Eight groups of four digits, as read over the telephone."""
        return fingerprint(self.sign_key, self.age_key)

    @property
    def is_name_signed(self) -> bool:
        return bool(self.signature)

    def signed(self, sign: Callable[[bytes], bytes]) -> OfficeKey:
        """With the signature of the key itself."""
        return replace(self, signature=sign(self._told).hex())

    def to_text(self) -> str:
        rows = [("office", self._plain_name), ("sign", self.sign_key), ("age", self.age_key)]
        rows += [("digits", self.fingerprint), ("signature", self.signature)]
        return "\n".join([_FIRST_LINE, *(f"{word}: {value}" for word, value in rows if value), ""])

    @classmethod
    def from_text(cls, text: str, name: str = "") -> OfficeKey:
        """`name` is what messages call the file. Raises RuleBroken: `code.key_unreadable`, `code.key_altered`."""
        first, *lines = text[:_LONGEST].lstrip("\ufeff").split("\n")
        told = {word.strip(): value.strip() for word, sign, value in (line.partition(":") for line in lines) if sign}
        key = cls(told.get("office", ""), told.get("sign", ""), told.get("age", ""), told.get("signature", ""))
        if first.strip() != _FIRST_LINE or not is_sign_key(key.sign_key) or not is_age_key(key.age_key):
            raise RuleBroken(Problem("code.key_unreadable", facts={"path": name}))
        if told.get("digits") != key.fingerprint:
            raise RuleBroken(Problem("code.key_unreadable", facts={"path": name}))
        if "signature" in told and not key._is_signed():
            raise RuleBroken(Problem("code.key_altered", facts={"path": name, "office": key.name}))
        return key

    @property
    def _plain_name(self) -> str:
        return " ".join(self.name.split())

    @property
    def _told(self) -> bytes:
        return f"{_SIGNED}{self._plain_name}\0{self.sign_key}\0{self.age_key}".encode()

    def _is_signed(self) -> bool:
        try:
            return is_signed(self.sign_key, bytes.fromhex(self.signature), self._told)
        except ValueError:
            return False

"""The public key of an office as a file that anybody may have: `office.pub` (rulings 28 and 29)."""

from __future__ import annotations

from dataclasses import dataclass

from exchange_admin.documents.packages.keys import fingerprint, is_age_key, is_sign_key
from exchange_admin.documents.verification.code import key_id
from exchange_admin.domain.problems import Problem, RuleBroken

_FIRST_LINE = "Exchange Admin office key 1"
_LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class OfficeKey:
    """`name` is what the office calls itself: whoever takes the file in compares the digits, not the name."""

    name: str
    sign_key: str
    age_key: str

    @property
    def id(self) -> str:
        return key_id(self.sign_key)

    @property
    def fingerprint(self) -> str:
        """Eight groups of four digits, as read over the telephone."""
        return fingerprint(self.sign_key, self.age_key)

    def to_text(self) -> str:
        name = " ".join(self.name.split())
        rows = (("office", name), ("sign", self.sign_key), ("age", self.age_key), ("digits", self.fingerprint))
        return "\n".join([_FIRST_LINE, *(f"{word}: {value}" for word, value in rows), ""])

    @classmethod
    def from_text(cls, text: str, name: str = "") -> OfficeKey:
        """`name` is what messages call the file. Raises RuleBroken with `code.key_unreadable`."""
        first, *lines = text[:_LONGEST].lstrip("\ufeff").split("\n")
        told = {word.strip(): value.strip() for word, sign, value in (line.partition(":") for line in lines) if sign}
        key = cls(told.get("office", ""), told.get("sign", ""), told.get("age", ""))
        if first.strip() != _FIRST_LINE or not is_sign_key(key.sign_key) or not is_age_key(key.age_key):
            raise RuleBroken(Problem("code.key_unreadable", facts={"path": name}))
        if told.get("digits") != key.fingerprint:
            raise RuleBroken(Problem("code.key_unreadable", facts={"path": name}))
        return key

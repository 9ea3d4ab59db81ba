"""The signed list of numbers that an office has revoked, so that a paper can be told void without its office file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from exchange_admin.documents.packages.keys import is_signed
from exchange_admin.documents.verification.code import key_id
from exchange_admin.domain.problems import Problem, RuleBroken

_FIRST_LINE = "Exchange Admin revocations 1"
_SIGNATURE = "signature: "
LARGEST_LIST = 20_000_000


@dataclass(frozen=True, slots=True)
class Revocations:
    """`numbers` with the days on which they were revoked; the list holds what was known on the day `made`."""

    key_id: str
    made: date
    numbers: dict[str, date]

    def __contains__(self, number: object) -> bool:
        return number in self.numbers


def signed_list(numbers: Iterable[tuple[str, date]], made: date, sign_key: str, sign: Callable[[bytes], bytes]) -> str:
    """The list as text; the signature in its last line stands over everything before it."""
    head = [_FIRST_LINE, f"key: {key_id(sign_key)}", f"made: {made.isoformat()}"]
    told = "\n".join([*head, *(f"{number} {day.isoformat()}" for number, day in sorted(numbers))]) + "\n"
    return f"{told}{_SIGNATURE}{sign(told.encode()).hex()}\n"


def is_list(text: str) -> bool:
    """Whether the text begins as a list does; it may still be refused."""
    return text.lstrip("\ufeff").startswith(_FIRST_LINE)


def read_list(text: str, sign_keys: Iterable[str], name: str = "") -> Revocations:
    """`name` is what messages call the file.

    Raises RuleBroken: `revocations.unreadable`, `revocations.unknown_issuer`, `revocations.altered`.
    """
    told, sign, signature = text.lstrip("\ufeff").replace("\r\n", "\n").rpartition(_SIGNATURE)
    try:
        first, key, made, *rows = told.split("\n")[:-1]
        if not sign or first != _FIRST_LINE:
            raise ValueError(first)
        numbers = {number: date.fromisoformat(day) for number, day in (row.split(" ") for row in rows)}
        found = Revocations(key.removeprefix("key: "), date.fromisoformat(made.removeprefix("made: ")), numbers)
        signed = bytes.fromhex(signature.strip())
    except ValueError:
        raise RuleBroken(Problem("revocations.unreadable", facts={"path": name})) from None
    issuer = next((one for one in sign_keys if key_id(one) == found.key_id), None)
    if issuer is None:
        raise RuleBroken(Problem("revocations.unknown_issuer", facts={"path": name}))
    if not is_signed(issuer, signed, told.encode()):
        raise RuleBroken(Problem("revocations.altered", facts={"path": name}))
    return found

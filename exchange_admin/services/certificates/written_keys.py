"""What an office hands to those who verify its papers: its key, its list of revocations, a page for browsers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from exchange_admin.documents.files import written_whole
from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.verification.key_sheet import key_sheet
from exchange_admin.documents.verification.office_key import OfficeKey
from exchange_admin.documents.verification.page import page
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.services.certificates.codes import PaperCodes


def write_key(codes: PaperCodes, target: Path) -> OfficeKey:
    """`office.pub`. Raises FileNotWritten, RuleBroken (`keys.locked`)."""
    key = codes.signed_key()
    _write(target, key.to_text())
    return key


def write_key_sheet(
    codes: PaperCodes, target: Path, fonts: Fonts, wordings: Mapping[str, Wording], language: str, today: date
) -> None:
    """The key on paper, in three languages of which `language` leads. Raises as `write_key`."""
    languages = (language, *(one for one in LANGUAGES if one != language))
    data = key_sheet(fonts, wordings, languages, codes.signed_key(), codes.issuer(), today)
    with written_whole(target) as draft:
        draft.write_bytes(data)


def write_revocations(codes: PaperCodes, target: Path, today: date) -> tuple[str, ...]:
    """The numbers in the list. Raises FileNotWritten, RuleBroken with `keys.locked`."""
    _write(target, codes.revocations(today))
    return tuple(sorted(codes.revoked()))


def write_page(
    codes: PaperCodes,
    target: Path,
    resources: Path,
    wordings: Mapping[str, Wording],
    language: str,
    today: date,
) -> None:
    """`verify.html` with the office's key and today's list in it. Raises FileNotWritten, RuleBroken (`keys.locked`)."""
    template = resources / "verification" / "verify.html"
    keys, lists = (codes.signed_key().to_text(),), (codes.revocations(today),)
    _write(target, page(template, wordings, language, keys, lists))


def _write(target: Path, text: str) -> None:
    with written_whole(target) as draft:
        draft.write_text(text, "utf-8", newline="\n")

"""`verify.html`: one page that checks codes in a browser, with keys and lists inside, and loads nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from exchange_admin.documents.verification.first_format import KINDS
from exchange_admin.documents.verification.labels import all_labels
from exchange_admin.documents.verification.packing import WORDS
from exchange_admin.domain.rules.eligibility import CEREMONY_AHEAD
from exchange_admin.domain.wording import Wording

_BEGIN, _END = "/*DATA*/", "/*END*/"
_WORDS = (
    "title", "ask", "how", "picture", "offices", "digits", "more", "taken", "not_taken", "genuine", "genuine_about",
    "asked_list", "old_list", "no_list", "revoked", "revoked_about", "unknown_issuer", "unknown_issuer_about",
    "altered", "altered_about", "unreadable", "unreadable_about", "no_crypto", "no_crypto_about", "to_compare",
    "to_compare_about", "incomplete", "incomplete_about", "digits_of", "page_digits", "name_unsigned", "number_twice",
    "first_format", "not_covered", "in_digest", "text_cut", "issued_from",
    "issued_from_later", "newer", "newer_about", "compared",
)  # fmt: skip


def page(
    template: Path, wordings: Mapping[str, Wording], language: str, keys: Sequence[str], revocations: Sequence[str]
) -> str:
    """The page with the texts of `keys` (`office.pub`) and `revocations` in it; `language` where the browser's is none
    of ours."""
    data = {
        "words": {code: _said(words) for code, words in wordings.items()},
        "keys": list(keys),
        "revocations": list(revocations),
        "kinds": list(KINDS),
        "common": WORDS.decode(),
        "language": language,
        "ahead": CEREMONY_AHEAD.days,
    }
    head, _, rest = template.read_text("utf-8").partition(_BEGIN)
    told = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")  # a name must not end the script
    return f"{head}{told}{rest.partition(_END)[2]}"


def _said(words: Wording) -> dict[str, str]:
    return {word: words.say(f"verify.{word}") for word in _WORDS} | all_labels(words)

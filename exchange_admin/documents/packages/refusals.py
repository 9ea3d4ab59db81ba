"""Every reason why a package is not taken, by the names of `sync.md` 13; its sentence is `problem.package.<reason>`."""

from __future__ import annotations

from pathlib import Path

from exchange_admin.domain.problems import Problem, RuleBroken

REASONS = (
    *("file_missing", "file_unreadable", "file_empty", "file_too_big", "not_a_package", "header_too_big"),
    *("cannot_decrypt", "other_key", "passphrase_needed", "wrong_passphrase"),
    *("zip_invalid", "zip_too_many", "zip_duplicate_name", "zip_unexpected_name", "zip_entry_limit", "zip_total"),
    *("zip_missing", "zip_corrupt", "zip_bomb"),
    *("json_invalid", "json_too_deep", "json_duplicate_key", "json_nan", "json_big_int"),
    *("newer_format", "manifest_shape", "unknown_sender", "bad_signature", "revoked", "not_for_me", "schema_version"),
    *("file_list_mismatch", "file_hash", "blob_name"),
    *("line_too_long", "txn_shape", "txn_id", "txn_hash", "body_shape", "op_shape", "too_many_ops"),
    *("value_hash", "op_value_type", "value_too_long", "value_bad_char", "value_not_nfc"),
    *("folder_gone", "own_data", "own_size", "own_too_new"),
)


class Refused(Exception):
    """A part of a package breaks the rules. `facts` never hold a value of a record."""

    def __init__(self, reason: str, **facts: object) -> None:
        super().__init__(reason, facts)
        self.reason, self.facts = reason, facts


def refusal(refused: Refused, path: Path, *hints: str) -> RuleBroken:
    """What the caller of this floor gets: the reason first, then what may have led to it."""
    facts = {"file": path.name, **refused.facts}
    return RuleBroken(*(Problem(f"package.{reason}", facts=facts) for reason in (refused.reason, *hints)))

"""How facts and columns that codes state are called, in the words of a language."""

from __future__ import annotations

from exchange_admin.documents.verification.first_format import KINDS
from exchange_admin.domain.rules.paper_kinds import PAPER_KINDS
from exchange_admin.domain.wording import Wording

_DESIGNS = {
    "transcript": "transcript",
    "learning_agreement": "course",
    "recognition": "course",
    "nomination": "list",
    "handover_list": "list",
    "group_results": "list",
    "balance_statement": "agreement",
    "renewal_protocol": "agreement",
}
"""Whose words the papers of tables take, by kind."""
_FACTS = (
    "number", "native", "latin", "other_name", "kind", "programme", "starts", "ends", "hours", "level", "result",
    "duplicate_of", "academic_number", "issued", "issuer", "signatory", "position", "place", "host", "home", "author",
    "scale_name",
)  # fmt: skip
_TABLES = {
    "transcript": ("birth_date", "own_number", "home", "term", "place", "code", "course", "contact_45", "contact_60",
        "self_study_45", "self_study_60", "credits", "mark", "status"),
    "course": ("birth_date", "host", "transcript_number", "transcript_issued", "minutes_number", "decided_on",
        "asked", "sending", "receiving", "starts", "ends", "version", "content_hash", "signature.decided_by",
        "signature.student",
        "signature.sending", "signature.receiving"),
    "list": ("partner", "term", "people", "papers", "group", "course", "level_aimed_at", "period", "teacher",
        "closed_on", "in_group"),
    "agreement": ("agreement_number", "partner", "valid", "as_of", "unit", "ratio", "since", "tolerance", "result",
        "result_confirmed", "nominated", "left_out", "old_number", "signed", "old_valid", "new_number", "new_valid",
        "prevailing", "signature.partner"),
}  # fmt: skip


def fact_label(kind: str, key: str, words: Wording) -> str:
    """Of a fact on a paper of this kind; of what this program does not know its key."""
    design = _DESIGNS.get(kind, "")
    return _said(words, key, f"verify.{kind}.{key}", f"verify.field.{key}", f"paper.{design}.{key}", f"field.{key}")


def column_label(kind: str, key: str, words: Wording) -> str:
    """Of a column in a table of a paper of this kind."""
    return _said(words, key, f"paper.{_DESIGNS.get(kind, '')}.{key}", f"verify.field.{key}")


def all_labels(words: Wording) -> dict[str, str]:
    """For a page that has no wording: `fact.<kind>.<key>`, `column.<kind>.<key>` and `kind.<kind>`; without a kind
    those that all papers share.
    """
    details = sorted({name for kind in PAPER_KINDS.values() for name in kind.details})
    told = {f"fact..{key}": fact_label("", key, words) for key in (*_FACTS, *details)}
    for kind, design in _DESIGNS.items():
        own, known = f"paper.{design}.", sorted(words.keys())
        columns = [key.removeprefix(own) for key in known if key.startswith(f"{own}column.")]
        told |= {f"column.{kind}.{key}": column_label(kind, key, words) for key in sorted((*columns, *_TABLES[design]))}
        told |= {f"fact.{kind}.{key}": fact_label(kind, key, words) for key in _TABLES[design]}
    told |= {
        f"fact.{kind}.programme": fact_label(kind, "programme", words)
        for kind in PAPER_KINDS
        if PAPER_KINDS[kind].academic
    }
    kinds = sorted({*KINDS, *PAPER_KINDS, *_DESIGNS})
    return told | {f"kind.{kind}": words.choice("certificate_kind", kind) for kind in kinds}


def _said(words: Wording, key: str, *ways: str) -> str:
    return next((words.say(way) for way in ways if way in words), key)

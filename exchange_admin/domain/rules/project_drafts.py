"""What a project would say that comes of an offer and a need: as much as the two sides said, and nothing guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from exchange_admin.domain.fields import Value, Values
from exchange_admin.domain.rules.agreement_drafts import shared_days
from exchange_admin.domain.rules.listings import parts_in

_KINDS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("joint_programme", "student_exchange", "short_training", "course"), "joint_programme"),
        **dict.fromkeys(("language_training", "traineeship"), "joint_programme"),
        **dict.fromkeys(("teacher_exchange", "expert"), "teacher_development"),
        **dict.fromkeys(("facility", "equipment"), "training_centre"),
        "laboratory": "laboratory",
        "technology": "technology_transfer",
        "curriculum": "curriculum",
        "material": "material",
        "research": "research",
    }
)
"""Types of projects by topics; of others a person says it."""


def project_draft(listings: Sequence[Values]) -> Mapping[str, Value]:
    """`listings` are the one that was asked about and, where it is known, the one that it meets."""
    first = listings[0] if listings else {}
    starts, ends = shared_days(listings)
    fields = dict.fromkeys(one for listing in listings for one in parts_in(listing.get("isced_f")))
    told: dict[str, Value] = {
        "kind": _KINDS.get(str(first.get("topic") or "")),
        **{f"{part}_{one}": first.get(f"{part}_{one}") for part in ("name", "summary") for one in ("zh", "ru", "en")},
        "isced_f": ";".join(fields) or None,
        "starts": starts,
        "ends": ends,
    }
    return {name: value for name, value in told.items() if value is not None}

"""What an agreement would say that comes of an offer and a need: as much as the two sides said, and nothing guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from exchange_admin.domain.fields import Value, Values
from exchange_admin.domain.rules.listings import languages_in, parts_in

_KINDS = {"joint_programme": "double_diploma", "short_training": "training", "language_training": "training"}
_ACTIVITIES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(
            ("student_exchange", "short_training", "language_training", "joint_programme"), "student_studies"
        ),
        "traineeship": "traineeship",
        **dict.fromkeys(("teacher_exchange", "expert"), "teaching"),
    }
)
"""Of topics in which people go somewhere."""


@dataclass(frozen=True, slots=True)
class AgreementDraft:
    """Values of the agreement, and those of its condition; empty where nobody would go anywhere, or where it is none of
    the office's own. Of one of two others `parties` are the two."""

    values: Mapping[str, Value]
    condition: Mapping[str, Value]
    parties: Sequence[str] = ()


def agreement_draft(listings: Sequence[Values], partner: str, number: str, own: str = "") -> AgreementDraft:
    """`listings` are the one that was asked about and, where it is known, the one that it meets. A condition says who
    comes and who goes as the institution `own` sees it."""
    first = listings[0] if listings else {}
    topic = str(first.get("topic") or "")
    starts, ends = shared_days(listings)
    fields = dict.fromkeys(one for listing in listings for one in parts_in(listing.get("isced_f")))
    values: dict[str, Value] = {
        "number": number,
        "institution_id": partner,
        "kind": _KINDS.get(topic, "exchange"),
        "state": "draft",
        **{f"title_{one}": first.get(f"name_{one}") for one in ("zh", "ru", "en")},
        "valid_from": starts,
        "valid_until": ends,
        "isced_f": ";".join(fields) or None,
    }
    is_way = own and topic in _ACTIVITIES
    return AgreementDraft(_filled(values), _filled(_condition(listings, own)) if is_way else {})


def _condition(listings: Sequence[Values], own: str) -> Mapping[str, Value]:
    """Learners go to whoever offers; of teachers those who are offered go to whoever needs them."""
    first, topic = listings[0], str(listings[0]["topic"])
    activity = _ACTIVITIES[topic]
    we_offer = (first.get("institution_id") == own) == (first.get("side") == "offer")
    fields = [one for listing in listings for one in parts_in(listing.get("isced_f"))]
    languages = [set(languages_in(listing.get("languages"))) for listing in listings if listing.get("languages")]
    shared = set.intersection(*languages) if languages else set()
    places = [one for listing in listings if isinstance(one := listing.get("places"), int)]
    return {
        "direction": "outgoing" if we_offer == (activity == "teaching") else "incoming",
        "activity": activity,
        "places_per_year": min(places, default=None),
        "level": first.get("level"),
        "isced_f": max(fields, key=len, default=None),
        "language": next(iter(shared)) if len(shared) == 1 else None,
    }


def shared_days(listings: Sequence[Values]) -> tuple[Value, Value]:
    """The days that both have; of one alone its own."""
    starts = [str(one) for listing in listings if (one := listing.get("starts"))]
    ends = [str(one) for listing in listings if (one := listing.get("ends"))]
    first, last = max(starts, default=None), min(ends, default=None)
    return (first, last) if not (first and last) or first <= last else (None, None)


def _filled(values: Mapping[str, Value]) -> Mapping[str, Value]:
    return {name: value for name, value in values.items() if value is not None}

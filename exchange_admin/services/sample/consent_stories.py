"""Who of those that go abroad agreed that their data go there too: given, limited, run out, withdrawn, or not asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from exchange_admin.domain.fields import Value
from exchange_admin.domain.steps import Record
from exchange_admin.services.office import Office
from exchange_admin.services.sample.finding import some

_SIGNED: Mapping[str, Value] = {
    "given_on": "2026-09-03",
    "purpose": "向合作院校提供交流所需的个人信息",
    "text_version": "2026-1",
    "language": "zh",
}
_ABROAD: Mapping[str, Value] = {**_SIGNED, "kind": "cross_border"}
_PROCESSING: Mapping[str, Value] = {**_SIGNED, "kind": "processing", "purpose": "办理交流手续"}
_PHOTO: Mapping[str, Value] = {**_SIGNED, "kind": "photo", "purpose": "学院网站与宣传册"}
_LAST_YEAR: Mapping[str, Value] = {
    **_ABROAD,
    "given_on": "2025-09-04",
    "valid_until": "2026-08-31",
    "text_version": "2025-1",
}
_WITHDRAWN: Mapping[str, Value] = {"withdrawn_on": "2026-11-16"}
_STORIES: Sequence[Sequence[Mapping[str, Value]]] = (
    (_PROCESSING, {**_ABROAD, "country": "RU"}),
    (_PROCESSING, {**_ABROAD, "valid_until": "2027-08-31"}),
    (_PROCESSING, {**_ABROAD, **_WITHDRAWN}),
    (_PROCESSING, _LAST_YEAR),
    (_PROCESSING, _PHOTO),
    (_PROCESSING, _LAST_YEAR, _ABROAD),
    ({**_PHOTO, **_WITHDRAWN}, _ABROAD),
)
"""Of one person each; whoever comes after them was not asked."""
_LIMITED = 1
"""The story in which the consent names the college that the person goes to."""


class ConsentStories:
    """Works on the office when stays are in it. What is missing in a small office is left out."""

    def __init__(self, office: Office, who: str) -> None:
        self._office, self._who = office, who

    def tell(self) -> None:
        for number, (stay, story) in enumerate(zip(self._leaving(), _STORIES, strict=False)):
            for consent in story:
                limits = {"receiver_id": stay["receiving_institution_id"]} if number == _LIMITED else {}
                self._give({**consent, **(limits if consent["kind"] == "cross_border" else {})}, stay)

    def _give(self, consent: Mapping[str, Value], stay: Record) -> None:
        """What was withdrawn later is noted later."""
        given = {name: value for name, value in consent.items() if name not in _WITHDRAWN}
        added = self._office.records.add("consent", {**given, "person_id": stay["person_id"]}, self._who)
        if withdrawn := {name: value for name, value in consent.items() if name in _WITHDRAWN}:
            (id,) = added.ids["consent"]
            self._office.records.set("consent", id, withdrawn, self._who)

    def _leaving(self) -> Iterator[Record]:
        """One stay of each person of ours who is or will be abroad."""
        seen: set[Value] = set()
        for status in ("in_residence", "verified", "pending"):
            for stay in some(self._office.store, "mobility", direction="outgoing", receiving_status=status):
                if stay["person_id"] not in seen:
                    seen.add(stay["person_id"])
                    yield stay

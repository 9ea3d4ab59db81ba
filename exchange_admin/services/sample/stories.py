"""Whatever is told in the sample office by the verbs that an officer uses; first what people are at and agreed to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

from exchange_admin.domain.fields import Value
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.steps import Record
from exchange_admin.services.office import Office
from exchange_admin.services.sample.tables import Entry
from exchange_admin.store import Store

_STUDYING, _BROUGHT = 3, 2
"""So many people study now, and so many bring a transcript from home."""
_WITH_ECTS = frozenset({"FR", "SE"})
_LATER = "withdrawn_on"


class Stories:
    """Works on the office when what it goes on with is in it: `told` are tables of `stories.toml`, `who` stands in the
    journal. What is missing in a small office is left out."""

    def __init__(self, office: Office, who: str, told: Entry) -> None:
        self._office, self._who, self._told = office, who, told

    def _some(self, kind: str, **values: str) -> Iterator[Record]:
        return some(self._office.store, kind, **values)

    def _add(self, kind: str, values: Mapping[str, Value]) -> str:
        """The id of a new record."""
        (id,) = self._office.records.add(kind, values, self._who).ids[kind]
        return id


def some(store: Store, kind: str, **values: str) -> Iterator[Record]:
    """Live records with these values, in the order in which they were entered."""
    filters = tuple(Filter(name, Test.IS, (value,)) for name, value in values.items())
    for n in sorted(store.ids(Query(kind, filters=filters))):
        record = store.get(kind, store.id_of(kind, n))
        if record is not None:
            yield record


class TranscriptStories(Stories):
    """After the stays: transcripts that nobody has to recognise yet. Those that were brought bear the day `issued`."""

    def __init__(self, office: Office, who: str, told: Entry, issued: date) -> None:
        super().__init__(office, who, told)
        self._issued = issued

    def tell(self) -> None:
        """First what goes on here, then what was brought."""
        for stay in islice(self._guests(), _STUDYING):
            host = self._office.records.get("institution", stay.text("receiving_institution_id"))
            about = {"mobility_id": stay.id, "term_id": stay["term_id"], "grading_scale_id": host["grading_scale_id"]}
            self._enter(stay, host.id, about, self._told["course_of_this_term"])
        from_home = (stay for stay in self._guests() if self._country(stay) in _WITH_ECTS)
        for stay in islice(from_home, _BROUGHT):
            about = {"number": f"RN-{self._issued.year}-{stay.n:04d}", "issued": self._issued.isoformat()}
            self._enter(stay, stay.text("sending_institution_id"), about, self._told["course_at_home"])

    def _enter(self, stay: Record, institution: str, about: Mapping[str, Value], lines: Sequence[Entry]) -> None:
        values = {"person_id": stay["person_id"], "institution_id": institution, **about}
        transcript = self._add("transcript", values)
        for line in lines:
            self._add("transcript_line", {"transcript_id": transcript, **line})

    def _guests(self) -> Iterator[Record]:
        """Students of this term who have no transcript yet."""
        store = self._office.store
        for stay in self._some("mobility", direction="incoming", receiving_status="in_residence"):
            if stay["activity"] == "student_studies" and not store.where("transcript", "mobility_id", [stay.id]):
                yield stay

    def _country(self, stay: Record) -> str:
        return self._office.records.get("institution", stay.text("sending_institution_id")).text("country")


class ConsentStories(Stories):
    """After the stays: consents that are given, limited, run out or withdrawn; others were not asked."""

    def tell(self) -> None:
        for stay, person in zip(self._leaving(), self._told["person"], strict=False):
            for consent in person["consent"]:
                self._give(consent, stay)

    def _give(self, consent: Entry, stay: Record) -> None:
        """What was withdrawn later is noted later."""
        given = {name: value for name, value in consent.items() if name not in {_LATER, "to_host"}}
        if consent.get("to_host"):
            given["receiver_id"] = stay["receiving_institution_id"]
        id = self._add("consent", {**given, "person_id": stay["person_id"]})
        if _LATER in consent:
            self._office.records.set("consent", id, {_LATER: consent[_LATER]}, self._who)

    def _leaving(self) -> Iterator[Record]:
        """One stay of each person of ours who is or will be abroad."""
        seen: set[Value] = set()
        for status in ("in_residence", "verified", "pending"):
            for stay in self._some("mobility", direction="outgoing", receiving_status=status):
                if stay["person_id"] not in seen:
                    seen.add(stay["person_id"])
                    yield stay

"""What an offer or a need says on paper: titles, whose it is, what and how much of it. No person, no note, no free
text, for nobody knows what stands in that."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.domain.dates import day_in
from exchange_admin.domain.labels import in_language
from exchange_admin.domain.rules.listings import countries_in, languages_in, parts_in
from exchange_admin.domain.steps import Record
from exchange_admin.domain.vocabulary import words as words_of
from exchange_admin.domain.wording import Wording, best_of, written_day
from exchange_admin.services.certificates.paper_facts import choice_in_each, in_each, trilingual
from exchange_admin.services.glossary import Glossary
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.stored import NO_RECORD

_TOPICS = {topic: n for n, topic in enumerate(words_of("listing_topic"))}


@dataclass(frozen=True, slots=True)
class PrintedListing:
    """`whose` is the institution with its country, `what` how much of it, when, in which languages and so on; `fields`
    are codes of ISCED-F."""

    id: str
    side: str
    kind: Trilingual
    title: Trilingual
    institution_id: str
    institution: Trilingual
    whose: Trilingual
    what: Trilingual
    fields: tuple[str, ...]
    until: date | None
    order: tuple[object, ...]


class PrintedListings(Service[Parts]):
    """Reads only. `fields` are the names of codes of ISCED-F by language."""

    def __init__(self, parts: Parts, fields: Mapping[str, Mapping[str, str]], glossary: Glossary) -> None:
        super().__init__(parts)
        self._fields, self._glossary = fields, glossary

    def of(self, records: Iterable[Record], told: Collection[str] = ()) -> list[PrintedListing]:
        """In an order that is the same on every PC: offers first, by topic and title. `told` are fields of a listing
        that the paper says elsewhere."""
        records = list(records)
        owners = self._store.many("institution", tuple({one.text("institution_id") for one in records}))
        made = [self._printed(one, owners.get(one.text("institution_id"), NO_RECORD), told) for one in records]
        return sorted(made, key=lambda one: one.order)

    def field_name(self, code: str) -> Trilingual:
        """The code with what it is called."""
        names = self._fields.get(code, {})
        return in_each(self._wordings, lambda words: f"{code} {best_of(names, words.language)}".strip())

    def _printed(self, record: Record, owner: Record, told: Collection[str]) -> PrintedListing:
        side, topic = record.text("side"), record.text("topic")
        title = trilingual(record, "name") or choice_in_each(self._wordings, "listing_topic", topic)
        return PrintedListing(
            id=record.id,
            side=side,
            kind=in_each(
                self._wordings,
                lambda words: f"{words.choice('listing_side', side)} · {words.choice('listing_topic', topic)}",
            ),
            title=title,
            institution_id=owner.id,
            institution=trilingual(owner, "name"),
            whose=in_each(self._wordings, lambda words: words.say("paper.listings.whose", _whose(owner, words))),
            what=in_each(
                self._wordings,
                lambda words: _joined((said for name, said in self._said(record, words) if name not in told), words),
            ),
            fields=parts_in(record["isced_f"]),
            until=day_in(record.values, "valid_until"),
            order=(side != "offer", _TOPICS.get(topic, len(_TOPICS)), title.best("zh"), record.id),
        )

    def _said(self, record: Record, words: Wording) -> Iterator[tuple[str, str]]:
        """Each with the field that it is of; days with that of the first."""
        fields = [code for code in parts_in(record["isced_f"]) if len(code) > 2]
        yield from (("isced_f", self.field_name(code).best(words.language)) for code in fields)
        if specialities := parts_in(record["speciality_codes"]):
            label = words.field("listing", "speciality_codes")
            yield "speciality_codes", words.labelled(label, words.listed(specialities))
        if keywords := parts_in(record["keywords"]):
            terms = self._glossary.common()
            yield "keywords", words.listed(terms.word_in(one, words.language) for one in keywords)
        if record["places"]:
            yield "places", words.say("paper.listings.places", {"n": record["places"]})
        yield from (("starts", days) for days in _days(record, words))
        if languages := languages_in(record["languages"]):
            yield "languages", words.listed(words.choice("language", one) for one in languages)
        for name, names in _CHOICES:
            if said := words.choice(names, record[name]):
                yield name, said
        if countries := countries_in(record["wanted_countries"]):
            named = words.listed(words.choice("country", one) for one in countries)
            yield "wanted_countries", words.say("paper.listings.for_countries", {"countries": named})


_CHOICES = (("level", "study_level"), ("format", "meeting_format"), ("cost", "cost_kind"))


def _whose(owner: Record, words: Wording) -> dict[str, object]:
    """Towns are in the letters of their country and would not be read by the other side."""
    name = in_language(owner.values, "name", words.language)
    return {"name": name, "country": words.choice("country", owner["country"])}


def _joined(parts: Iterable[str], words: Wording) -> str:
    return words.say("paper.listings.between").join(parts)


def _days(record: Record, words: Wording) -> Iterator[str]:
    starts, ends = (
        written_day(words.language, day.isoformat()) if (day := day_in(record.values, name)) else ""
        for name in ("starts", "ends")
    )
    if starts and ends:
        yield f"{starts} – {ends}"
    elif starts or ends:
        yield words.say(f"paper.listings.{'from' if starts else 'until'}_day", {"day": starts or ends})

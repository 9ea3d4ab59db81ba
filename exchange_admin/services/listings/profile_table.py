"""What institutions say of themselves, as the last table of a catalogue: strengths, languages, counts and their day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.table_papers.facts import PaperColumn, PaperTable
from exchange_admin.domain.dates import day_in
from exchange_admin.domain.rules.listings import languages_in
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import LANGUAGES, Wording, written_day
from exchange_admin.services.certificates.paper_facts import in_each, trilingual

_COLUMNS = (PaperColumn("institution", 24), PaperColumn("strengths", 46), PaperColumn("figures", 30))
_COUNTED = ("students", "teachers", "foreign_students", "dormitory_places")
_PRINTED = (*(f"strengths_{language}" for language in LANGUAGES), *_COUNTED, "teaching_languages")


def profile_table(institutions: Sequence[Record], wordings: Mapping[str, Wording]) -> PaperTable | None:
    """Those that say anything of themselves, in the order of their Chinese or other names; None where nobody does."""
    told = [one for one in institutions if any(one[name] is not None for name in _PRINTED)]
    if not told:
        return None
    rows = sorted((_row(one, wordings) for one in told), key=lambda row: row[0].best("zh"))
    return PaperTable(in_each(wordings, lambda words: words.say("paper.listings.profiles")), _COLUMNS, tuple(rows))


def _row(one: Record, wordings: Mapping[str, Wording]) -> tuple[Trilingual, Trilingual, Trilingual]:
    figures = in_each(wordings, lambda words: words.say("paper.listings.between").join(_figures(one, words)))
    return trilingual(one, "name"), trilingual(one, "strengths"), figures


def _figures(one: Record, words: Wording) -> Iterator[str]:
    for name in _COUNTED:
        if one[name] is not None:
            yield words.say("paper.listings.figure", {"what": words.field("institution", name), "n": one[name]})
    if languages := languages_in(one["teaching_languages"]):
        told = words.listed(words.choice("language", code) for code in languages)
        yield words.say("paper.listings.figure", {"what": words.field("institution", "teaching_languages"), "n": told})
    if day := day_in(one.values, "profile_as_of"):
        said = written_day(words.language, day.isoformat())
        yield words.say("paper.listings.figure", {"what": words.field("institution", "profile_as_of"), "n": said})

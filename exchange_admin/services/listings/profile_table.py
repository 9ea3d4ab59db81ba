"""What institutions say of themselves, as the last table of a catalogue: strengths, fields, languages, accreditations,
counts and their day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.table_papers.facts import PaperColumn, PaperTable
from exchange_admin.domain.dates import day_in
from exchange_admin.domain.rules.listings import languages_in, parts_in
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import LANGUAGES, Wording, best_of, written_day
from exchange_admin.services.certificates.paper_facts import in_each, trilingual

_COLUMNS = (PaperColumn("institution", 24), PaperColumn("strengths", 46), PaperColumn("figures", 30))
_COUNTED = ("students", "teachers", "foreign_students", "dormitory_places")
_PRINTED = (
    *(f"strengths_{language}" for language in LANGUAGES),
    *_COUNTED,
    "priority_fields",
    "teaching_languages",
    "accreditations",
)


def profile_table(
    institutions: Sequence[Record], wordings: Mapping[str, Wording], fields: Mapping[str, Mapping[str, str]]
) -> PaperTable | None:
    """Those that say anything of themselves, in the order of their Chinese or other names; None where nobody does.
    `fields` are the names of codes of ISCED-F by language."""
    told = [one for one in institutions if any(one[name] is not None for name in _PRINTED)]
    if not told:
        return None
    rows = sorted((_row(one, wordings, fields) for one in told), key=lambda row: row[0].best("zh"))
    return PaperTable(in_each(wordings, lambda words: words.say("paper.listings.profiles")), _COLUMNS, tuple(rows))


def _row(
    one: Record, wordings: Mapping[str, Wording], fields: Mapping[str, Mapping[str, str]]
) -> tuple[Trilingual, Trilingual, Trilingual]:
    figures = in_each(wordings, lambda words: words.say("paper.listings.between").join(_figures(one, words, fields)))
    return trilingual(one, "name"), trilingual(one, "strengths"), figures


def _figures(one: Record, words: Wording, fields: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    if codes := parts_in(one["priority_fields"]):
        told = words.listed(f"{code} {best_of(fields.get(code, {}), words.language)}".strip() for code in codes)
        yield words.say("paper.listings.figure", {"what": words.field("institution", "priority_fields"), "n": told})
    for name in _COUNTED:
        if one[name] is not None:
            yield words.say("paper.listings.figure", {"what": words.field("institution", name), "n": one[name]})
    if languages := languages_in(one["teaching_languages"]):
        told = words.listed(words.choice("language", code) for code in languages)
        yield words.say("paper.listings.figure", {"what": words.field("institution", "teaching_languages"), "n": told})
    if lines := one.text("accreditations").splitlines():
        told = "; ".join(line.strip() for line in lines if line.strip())
        yield words.say("paper.listings.figure", {"what": words.field("institution", "accreditations"), "n": told})
    if day := day_in(one.values, "profile_as_of"):
        said = written_day(words.language, day.isoformat())
        yield words.say("paper.listings.figure", {"what": words.field("institution", "profile_as_of"), "n": said})

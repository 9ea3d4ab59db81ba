"""An office with one transcript, and another that gets it as a file, for tests of transcripts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.transcripts.paper import TranscriptPages
from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.reference import Reference
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.grades.marks import PassOnlyMarks
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.domain.wording import Wordings
from exchange_admin.names import Names, NameTables
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.sources import ImportTables
from exchange_admin.services.importing.words import ImportWords
from exchange_admin.services.parts import Parts
from exchange_admin.services.records import Records
from exchange_admin.services.transcripts.entering import LineEntry
from exchange_admin.services.transcripts.transcripts import TranscriptExport, Transcripts, TranscriptTables
from exchange_admin.store import Store

RESOURCES = Path(__file__).parents[2] / "resources"
WHO = "Shen"
WORDINGS = Wordings(RESOURCES / "wording")
SOKOLOVA = {
    "family_cyrillic": "Соколова",
    "given_cyrillic": "Дарья",
    "patronymic": "Андреевна",
    "family_latin": "SOKOLOVA",
    "given_latin": "DARIA",
    "birth_date": "2005-03-01",
    "citizenship": "RU",
    "role": "student",
}
COLLEGE = {
    "name_zh": "松花职业技术学院",
    "name_ru": "Колледж Сунхуа",
    "name_en": "Songhua College",
    "country": "CN",
    "kind": "college",
    "code": "SHVTC",
}
MACHINING = {
    "code": "ME-204",
    "title_zh": "数控加工技术",
    "title_ru": "Обработка на станках",
    "contact_minutes": 64 * 45,
}


@cache
def names() -> Names:
    return Names(NameTables.load(RESOURCES / "names"))


@cache
def tables() -> TranscriptTables:
    folder = RESOURCES / "import"
    reference = Reference.load(RESOURCES / "reference")
    imports = ImportTables(Headings.load(folder), ImportWords.load(folder, WORDINGS), reference)
    return TranscriptTables(imports, PassOnlyMarks.load(RESOURCES / "reference"), WORDINGS)


class Usual:
    """The shipped tables, as the program hands them to `Records`."""

    marks_without_rank = PassOnlyMarks.load(RESOURCES / "reference")

    @property
    def fields_of_education(self) -> Mapping[str, Mapping[str, str]]:
        return tables().imports.reference.fields_of_education

    def unusual_number(self, kind: str, country: Value, number: str) -> Problem | None:
        return tables().imports.reference.unusual_number(kind, country, number)


class TranscriptOffice:
    """`person`, `college`, `scale` (of a hundred, pass from 60) and `term` are ids."""

    def __init__(self, path: Path, seed: int = 1) -> None:
        self.store = Store.create(path, origin=Origin.seeded(seed), names=names())
        parts = Parts(self.store, REGISTRY, names(), self.store.origin, WORDINGS, lambda: date(2026, 11, 25))
        self.transcripts = Transcripts(parts, tables())
        pages = TranscriptPages(Fonts(RESOURCES / "fonts"), WORDINGS)
        self.handing_on = TranscriptExport(parts, pages)
        self.records = Records(parts, Usual())
        self.entry = LineEntry(self.store, self.records, self.store.origin, self.transcripts)
        self.scale = self.add(
            "grading_scale", name_zh="百分制", name_en="Percentage", best="100", worst="0", pass_mark="60"
        )
        year = self.add("academic_year", code="2026/2027", starts="2026-09-01", ends="2027-08-31")
        days = {"starts": "2026-09-01", "ends": "2027-01-20"}
        self.term = self.add("term", academic_year_id=year, season="autumn", name_en="Autumn 2026", **days)
        self.college = self.add("institution", grading_scale_id=self.scale, **COLLEGE)

    def add(self, kind: str, /, **values: object) -> str:
        id = self.store.origin.new_id()
        self.store.record(Step(WHO, f"{kind}.add", (Edit(kind, id, values, new=True),)))  # type: ignore[arg-type]
        return id

    def with_person(self, **changed: object) -> str:
        return self.add("person", **{**SOKOLOVA, **changed})

    def with_transcript(self, person: str) -> str:
        """Two lines: one passed with everything, one in progress with a name only."""
        id = self.add(
            "transcript",
            person_id=person,
            institution_id=self.college,
            grading_scale_id=self.scale,
            term_id=self.term,
            number="2027-0412",
            issued="2027-01-22",
        )
        more = {"credits": "4", "credit_scheme": "xuefen", "original_mark": "92", "status": "passed"}
        self.add("transcript_line", transcript_id=id, **MACHINING, **more)
        self.add("transcript_line", transcript_id=id, title_ru="Физическая культура", status="in_progress")
        return id

    def export(self, transcript: str, path: Path) -> Path:
        self.handing_on.write_elmo([self.transcripts.read(transcript)], path)
        return path

    def count(self, kind: str) -> int:
        return len(self.live(kind))

    def live(self, kind: str) -> list[dict[str, object]]:
        from exchange_admin.domain.queries import Query

        ids = [self.store.id_of(kind, n) for n in self.store.ids(Query(kind))]
        return [dict(one.values) for one in self.store.many(kind, ids).values()]

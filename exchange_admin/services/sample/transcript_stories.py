"""Transcripts that nobody has to recognise yet: courses that go on, and credits that somebody brings from home."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from exchange_admin.domain.fields import Value
from exchange_admin.domain.steps import Record
from exchange_admin.domain.values import ACADEMIC_HOUR
from exchange_admin.services.office import Office
from exchange_admin.services.sample.finding import some

Line = Mapping[str, Value]

_STUDYING, _BROUGHT = 3, 2
"""So many people study now, and so many bring a transcript from home."""


def _course(code: str, zh: str, ru: str, en: str, hours: int, credits: str, **values: Value) -> Line:
    titles = {"title_zh": zh, "title_ru": ru, "title_en": en}
    going_on = {"status": "in_progress", "credit_scheme": "xuefen", "category": "language"}
    return {"code": code, **titles, "contact_minutes": hours * ACADEMIC_HOUR, "credits": credits, **going_on, **values}


_PASSED: Line = {"status": "passed", "original_mark": "86", "category": "compulsory"}
_THIS_TERM: Sequence[Line] = (
    _course("HY1101", "汉语综合", "Китайский язык: общий курс", "Comprehensive Chinese", 128, "8"),
    _course("HY1103", "汉语听说", "Китайский язык: аудирование и говорение", "Chinese listening and speaking", 64, "4"),
    _course("GJ1001", "中国概况", "Страноведение Китая", "China: an overview", 32, "2", category="compulsory"),
    _course("GJ1002", "安全教育", "Техника безопасности", "Safety instruction", 16, "1", **_PASSED),
)
_ECTS: Line = {"credit_scheme": "ects", "status": "passed", "category": "compulsory"}
_AT_HOME: Sequence[Line] = (
    _course("MEC2.1", "机械制图", "Инженерная графика", "Engineering drawing", 60, "5", **_ECTS, original_mark="14"),
    _course("MEC2.3", "机械零件", "Детали машин", "Machine elements", 48, "4", **_ECTS, original_mark="13"),
    _course("STG2", "企业实习", "Производственная практика", "Work placement", 80, "6", **_ECTS, original_mark="16"),
)
_WITH_ECTS = frozenset({"FR", "SE"})


class TranscriptStories:
    """Works on the office when stays are in it. What is missing in a small office is left out."""

    def __init__(self, office: Office, who: str) -> None:
        self._office, self._who = office, who

    def tell(self) -> None:
        """First what goes on here, then what was brought."""
        for stay in islice(self._guests(), _STUDYING):
            host = self._office.records.get("institution", stay.text("receiving_institution_id"))
            about = {"mobility_id": stay.id, "term_id": stay["term_id"], "grading_scale_id": host["grading_scale_id"]}
            self._add(stay, host.id, about, _THIS_TERM)
        from_home = (stay for stay in self._guests() if self._country(stay) in _WITH_ECTS)
        for stay in islice(from_home, _BROUGHT):
            about = {"number": f"RN-2026-{stay.n:04d}", "issued": "2026-07-10"}
            self._add(stay, stay.text("sending_institution_id"), about, _AT_HOME)

    def _add(self, stay: Record, institution: str, about: Mapping[str, Value], lines: Sequence[Line]) -> None:
        values = {"person_id": stay["person_id"], "institution_id": institution, **about}
        (transcript,) = self._office.records.add("transcript", values, self._who).ids["transcript"]
        for line in lines:
            self._office.records.add("transcript_line", {"transcript_id": transcript, **line}, self._who)

    def _guests(self) -> Iterator[Record]:
        """Students of this term who have no transcript yet."""
        store = self._office.store
        for stay in some(store, "mobility", direction="incoming", receiving_status="in_residence"):
            if stay["activity"] == "student_studies" and not store.where("transcript", "mobility_id", [stay.id]):
                yield stay

    def _country(self, stay: Record) -> str:
        return self._office.records.get("institution", stay.text("sending_institution_id")).text("country")

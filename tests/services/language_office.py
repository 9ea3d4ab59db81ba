"""A language group with a timetable and people, for tests of lessons and attendance."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from paper_office import WHO, PaperOffice

from exchange_admin.domain.rules.lessons.timetable import Slot
from exchange_admin.services.lessons.group_sheet import GroupSheet
from exchange_admin.services.lessons.lessons import Lessons

MONDAY, WEDNESDAY = Slot(1, "08:30", 90, "204"), Slot(3, "10:20", 90)


class LanguageOffice(PaperOffice):
    """`a` and `b` are enrolments from 7 September 2026 in the group `zh`; it ends on 30 October."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.lessons = Lessons(self.parts)
        self.zh = self.new_group("ZH-1")
        self.a, self.b = (self.enrolled(self.person(key)) for key in ("sokolova", "eremin"))

    def new_group(self, code: str, **more: object) -> str:
        usual = {"starts": "2026-09-07", "ends": "2026-10-30", "room": "301", "capacity": 3}
        return self.add("language_group", language_course_id=self.course, code=code, **{**usual, **more})  # type: ignore[arg-type]

    def enrolled(self, person: str, first: str = "2026-09-07", group: str = "") -> str:
        facts = {"person_id": person, "language_group_id": group or self.zh, "state": "enrolled"}
        return self.add("language_enrolment", **facts, enrolled_on=first)

    def plan(self, *slots: Slot, first: date = date(2026, 9, 7), last: date = date(2026, 9, 20)) -> list[str]:
        """Lessons of the first two weeks, in order."""
        self.lessons.planning.set_timetable(self.zh, slots or (MONDAY, WEDNESDAY), WHO)
        wanted = [one for one in self.lessons.planning.proposed(self.zh, first, last) if one.wanted]
        self.lessons.planning.make(self.zh, wanted, WHO)
        return [lesson.id for lesson in self.sheet().lessons]

    def sheet(self) -> GroupSheet:
        return self.lessons.sheet(self.zh)

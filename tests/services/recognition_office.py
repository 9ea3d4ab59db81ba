"""A college with a Chinese student back from Primorye, a transcript and rules, for tests of recognition."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from grading_office import GradingOffice
from paper_office import WHO

from exchange_admin.domain.fields import Value
from exchange_admin.services.learning_agreements.approving import LearningAgreements, Signature
from exchange_admin.services.recognition.case import CourseMapping, HomeCourse, RecognitionCase
from exchange_admin.services.recognition.deciding import Owed, Ruling
from exchange_admin.services.recognition.mapping import Source
from exchange_admin.services.recognition.recognition import Recognition

RULING = Ruling("周敏", "2026-17", date(2026, 11, 20), "教务处处长")


class RecognitionOffice(GradingOffice):
    """`stay` is Zeng Yi's outgoing semester, `transcript` its four courses: 5, 4, a pass without a rank, a fail."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.agreements = LearningAgreements(self.parts)
        self.recognition = Recognition(self.parts, self.converting)
        self.set("institution", self.own, grading_scale_id=self.hundred)
        self.set("institution", self.partner, grading_scale_id=self.five)
        self.zeng = self.person("zeng")
        self.stay = self.outgoing(self.zeng)
        self.transcript, self.lines = self.transcribed(self.zeng, self.stay)

    def outgoing(self, person: str) -> str:
        sides = {"sending_institution_id": self.own, "receiving_institution_id": self.partner}
        return super().stay(person, direction="outgoing", receiving_status="transcript_issued", **sides)

    def transcribed(self, person: str, stay: str) -> tuple[str, list[str]]:
        transcript = self.add(
            "transcript", person_id=person, institution_id=self.partner, mobility_id=stay, issued="2026-07-10"
        )
        rows = (
            ("РКИ.01", "俄语实践", "Практический курс русского языка", 144, "5", "passed"),
            ("РКИ.03", "俄罗斯国情", "Страноведение России", 72, "4", "passed"),
            ("ФК.01", "体育", "Физическая культура", 36, "зачтено", "passed"),
            ("ЛОГ.02", "物流基础", "Основы логистики", 64, "2", "failed"),
        )
        lines = [
            self.add(
                "transcript_line",
                transcript_id=transcript,
                code=code,
                title_zh=zh,
                title_ru=ru,
                contact_minutes=hours * 45,
                original_mark=mark,
                status=status,
            )
            for code, zh, ru, hours, mark, status in rows
        ]
        return transcript, lines

    def begin(self) -> str:
        """A case with nothing mapped."""
        changes = self.recognition.mapping.begin(self.transcript, WHO)
        return next(iter(changes.ids["recognition"]))

    def mapped(self) -> str:
        """A draft in which every course is answered."""
        case = self.begin()
        language, culture, sport, failed = self.lines
        self.map(case, [language], [HomeCourse("汉语综合", "ZH201", "4", "xuefen")])
        self.map(case, [culture], [HomeCourse("俄罗斯概况")])
        self.map(case, [sport], [], reason="本校已修")
        self.map(case, [failed], [])
        return case

    def map(self, case: str, lines: list[str], courses: list[HomeCourse], **judged: Value) -> str:
        changes = self.recognition.mapping.add(case, [Source(line) for line in lines], courses, WHO)
        id = next(iter(changes.ids["recognition_mapping"]))
        if judged:
            self.recognition.mapping.judge(id, judged, WHO)
        return id

    def proposed(self) -> str:
        case = self.mapped()
        self.recognition.deciding.propose(case, WHO)
        return case

    def decided(self, *owed: str) -> str:
        """A decided case after which the courses with these titles are to be retaken."""
        case = self.proposed()
        retaken = [Owed(title, "retake", date(2027, 1, 20)) for title in owed]
        self.recognition.deciding.decide(case, RULING, WHO, owed=retaken)
        return case

    def case(self, id: str) -> RecognitionCase:
        return self.recognition.case(id)

    def mapping(self, case: str, title: str) -> CourseMapping:
        return next(one for one in self.case(case).mappings if one.title == title)

    def agreement(self) -> str:
        """A learning agreement with a course in each table, as a draft."""
        changes = self.agreements.drafting.begin(self.stay, WHO)
        id = next(iter(changes.ids["learning_agreement"]))
        version = self.agreements.sheet(id).current.id
        course = {"title_ru": "Основы логистики", "credits": "3", "credit_scheme": "zet"}
        self.agreements.drafting.add_course(version, "a", course, WHO)
        home = {"title_zh": "物流管理", "code": "LOG1", "credits": "4", "credit_scheme": "xuefen"}
        self.agreements.drafting.add_course(version, "b", home, WHO)
        return id

    def sign(self, agreement: str, side: str) -> None:
        current = self.agreements.sheet(agreement).current
        signature = Signature(side, "Signer", date(2026, 11, 20))
        self.agreements.approving.approve(current.id, current.hash, signature, WHO)

    def agreed(self) -> str:
        id = self.agreement()
        self.agreements.approving.propose(self.agreements.sheet(id).current.id, WHO)
        for side in ("receiving", "student", "sending"):
            self.sign(id, side)
        return id

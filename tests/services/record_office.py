"""An office with transcripts, an agreement, a decided case and people to nominate, for tests of their papers."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from paper_office import RESOURCES, TODAY, WHO, design, gates, order, wordings
from recognition_office import RecognitionOffice
from transcript_office import tables

from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.record_papers.designs import RecordDesign, record_designs
from exchange_admin.documents.table_papers.paper import TablePages
from exchange_admin.domain.fields import Value
from exchange_admin.domain.queries import Query
from exchange_admin.services.agreements.agreements import Agreements
from exchange_admin.services.certificates.designs import ReadyDesigns
from exchange_admin.services.certificates.issuing import Issued, Issuing
from exchange_admin.services.certificates.recipients import Recipient
from exchange_admin.services.certificates.register import CertificateRegister
from exchange_admin.services.certificates.selection import Selection, made_of
from exchange_admin.services.lessons.lessons import Lessons
from exchange_admin.services.recognition.papers import CoursePapers
from exchange_admin.services.record_papers.sources import paper_sources
from exchange_admin.services.transcripts.transcripts import Transcripts


@cache
def designs() -> tuple[RecordDesign, ...]:
    return record_designs(Fonts(RESOURCES / "fonts"), wordings())


class RecordOffice(RecognitionOffice):
    """`own_transcript` is Sokolova's, issued by the college: two courses passed."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        store = self.store
        self.transcripts = Transcripts(self.parts, tables())
        course_papers = CoursePapers(store, wordings(), TablePages(Fonts(RESOURCES / "fonts"), wordings()))
        self.lessons = Lessons(self.parts)
        self.with_partners = Agreements(self.parts, self.records)
        made_by = self.transcripts, self.recognition, course_papers, self.lessons, self.with_partners
        sources = paper_sources(self.parts, *made_by)
        all_designs = ReadyDesigns((design(), *designs()))
        self.issuing = Issuing(
            self.parts,
            all_designs,
            self.codes,
            sources,
            gates=gates(),
        )
        self.register = CertificateRegister(self.parts, self.selector, all_designs)
        self.sokolova = self.person()
        self.incoming = self.stay_of(self.sokolova)
        self.own_transcript = self.transcript_of(self.sokolova, self.incoming)

    def stay_of(self, person: str, **more: Value) -> str:
        return super(RecognitionOffice, self).stay(person, **more)

    def transcript_of(self, person: str, stay: str, courses: int = 2, **more: Value) -> str:
        id = self.add(
            "transcript",
            person_id=person,
            institution_id=self.own,
            mobility_id=stay,
            term_id=self.term,
            grading_scale_id=self.hundred,
        )
        for n in range(courses):
            values: dict[str, Value] = {
                "code": f"GD{n:03}",
                "title_zh": f"机车构造（{n}）",
                "title_ru": f"Конструкция подвижного состава {n}",
                "contact_minutes": 64 * 45,
                "credits": "4",
                "credit_scheme": "xuefen",
                "original_mark": "92",
                "status": "passed",
            }
            self.add("transcript_line", transcript_id=id, **{**values, **more})
        return id

    def nominee(self, name: str = "zeng", **more: Value) -> str:
        """A stay to come at the partner."""
        person = self.person(name)
        self.add("identity_document", person_id=person, kind="passport", number=f"EJ{self.store.step_count():07}")
        usual: dict[str, Value] = {
            "sending_status": "nominated",
            "receiving_status": "none",
            "actual_start": None,
            "actual_end": None,
        }
        return self.outgoing_of(person, **{**usual, **more})

    def outgoing_of(self, person: str, **more: Value) -> str:
        sides: dict[str, Value] = {
            "sending_institution_id": self.own,
            "receiving_institution_id": self.partner,
            "direction": "outgoing",
        }
        return self.stay_of(person, **{**sides, **more})

    def finished_group(self, *names: str, code: str = "ZH-7", closed: str | None = "2026-11-20") -> tuple[str, ...]:
        """Enrolments of these people in a group with two lessons and a test; each passed with B1."""
        group = self.add(
            "language_group",
            language_course_id=self.course,
            code=code,
            starts="2026-09-07",
            ends="2026-11-18",
            teacher_id=self.person("zeng"),
            closed_on=closed,
        )
        test = self.add("language_test", language_group_id=group, title="期末测验", date="2026-11-18")
        part = self.add("language_test_part", language_test_id=test, skill="reading", most_points="100")
        for day in ("2026-09-07", "2026-09-14"):
            self.add("language_lesson", language_group_id=group, date=day, minutes=90, state="held")
        made = []
        for place, name in enumerate(names):
            made.append(
                self.add(
                    "language_enrolment",
                    person_id=self.person(name),
                    language_group_id=group,
                    state="completed",
                    enrolled_on="2026-09-07",
                    mark=f"{86 + place}.5",
                    level_reached="B1",
                    result="passed",
                )
            )
            points = f"{86 + place}.5"
            self.add("language_test_score", language_enrolment_id=made[-1], language_test_part_id=part, points=points)
        return tuple(made)

    def balanced(self, *stays: str, **more: Value) -> str:
        """An agreement with the partner for people one to one; the stays go by it, all others by one from before."""
        days: dict[str, Value] = {"valid_from": "2022-02-01", "valid_until": "2027-01-31", "signed": "2022-01-20"}
        usual: dict[str, Value] = {"institution_id": self.partner, "kind": "exchange", "state": "in_force", **days}
        counted: dict[str, Value] = {"balance_unit": "person", "balance_tolerance": "3"}
        id = self.add("agreement", **{"number": "SHGC–PKTL 2022/03", **usual, **counted, **more})
        for direction in ("outgoing", "incoming"):
            ends = {"activity": "student_studies", "level": "short_cycle", "places_per_year": 4, "months": "5"}
            self.add("condition", agreement_id=id, direction=direction, **ends)
        before = self.add("agreement", **{**usual, "number": "2016/01", "state": "expired"})
        for stay in self.store.records(Query("mobility")):
            if not stay["agreement_id"]:
                self.set("mobility", stay.id, agreement_id=id if stay.id in stays else before)
        return id

    def renewed(self, *stays: str) -> str:
        """The draft that continues such an agreement."""
        (new,) = self.with_partners.renew(self.balanced(*stays), WHO).ids["agreement"]
        return new

    def issue(self, kind: str, *ids: str, languages: tuple[str, ...] = ("zh", "ru"), anyway: str = "") -> Issued:
        """Papers of a kind made of these records."""
        return self.issuing.issue(made_of(kind, ids), order(kind, languages), WHO, anyway=anyway)

    def asked(
        self, kind: str, *ids: str, languages: tuple[str, ...] = ("zh", "ru"), issued: date = TODAY
    ) -> tuple[Recipient, ...]:
        return self.issuing.recipients(made_of(kind, ids), order(kind, languages, issued))

    def participation(self, *stays: str) -> tuple[str, ...]:
        """Certificates that were printed."""
        issued = self.issuing.issue(Selection(mobilities=stays), order(), WHO)
        self.register.printed(issued.ids, WHO)
        return issued.ids

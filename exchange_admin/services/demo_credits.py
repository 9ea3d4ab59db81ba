"""Credits in the demo: a learning agreement, a transcript, its recognition, and the papers of all three."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Filter, Query
from exchange_admin.domain.rules.learning_agreements import SIDES
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.services.grades.explanation_pages import Explained
from exchange_admin.services.learning_agreements.approving import Signature
from exchange_admin.services.learning_agreements.reading import AgreementSheet
from exchange_admin.services.office import Office
from exchange_admin.services.recognition.case import HomeCourse, RecognitionCase
from exchange_admin.services.recognition.deciding import Ruling
from exchange_admin.services.recognition.explaining import explained_mapping
from exchange_admin.services.recognition.mapping import Source
from exchange_admin.store import Store

Explain = Callable[[Sequence[Explained], Sequence[str], Path], None]
"""Writes pages that explain results, in each of the languages."""
_TRANSCRIPT = "DEMO-1"
_COURSES: tuple[Mapping[str, object], ...] = (
    {
        "code": "РКИ.01",
        "title_zh": "俄语实践",
        "title_ru": "Практический курс русского языка",
        "title_en": "Practical Russian",
        "contact_minutes": 48 * 45,
        "credits": "2",
        "credit_scheme": "zet",
        "original_mark": "5",
    },
    {
        "code": "РКИ.03",
        "title_zh": "俄罗斯国情",
        "title_ru": "Страноведение России",
        "title_en": "Russian area studies",
        "contact_minutes": 24 * 45,
        "credits": "1",
        "credit_scheme": "zet",
        "original_mark": "зачтено",
    },
)
_AGREED = ("code", "title_zh", "title_ru", "title_en", "contact_minutes", "credits", "credit_scheme")
_SIGNERS: Mapping[str, str] = {"sending": "江安", "receiving": "Орлова Т. В."}
_HOME_COURSES = (HomeCourse("俄语实践", "RY201", "3", "xuefen"), HomeCourse("俄罗斯国情", "RY305", "1.5", "xuefen"))


@dataclass
class CreditScene:
    """Leaves its papers in `folder`, in `language` and a second one."""

    office: Office
    folder: Path
    who: str
    language: str
    today: date
    transcript: str = ""
    papers_of: dict[str, str] = field(default_factory=dict)
    """Agreement and recognition, once the stay is transferred, by the kind of paper that is made of them."""

    def transfer(self, made: dict[str, object]) -> list[Path]:
        """A stay that has just ended: its agreement, its transcript, what is decided about each course, the end.

        The agreement and the recognition sheet as paper in two languages.
        """
        stay = _returned(self.office.store)
        self._set("mobility", stay.id, {"receiving_status": "transcript_issued"})
        agreed = self._agree(stay)
        lines = self._add_transcript(stay)
        self._set("mobility", stay.id, {"sending_status": "recognising"})
        recognition = self._recognise(lines)
        self.papers_of = {"learning_agreement": agreed.record.id, "recognition": recognition.record.id}
        made |= {
            "learning_agreement": agreed.record["state"],
            "transcripts": 1,
            "lines": len(lines),
            "recognitions": 1,
            "state": recognition.state,
        }
        papers, languages = self.office.course_papers, self._languages()
        agreement, sheet = self.folder / "learning_agreement.pdf", self.folder / "recognition_sheet.pdf"
        papers.write(papers.agreement_pdf(agreed, agreed.current, languages), agreement)
        papers.write(papers.sheet_pdf(recognition, languages), sheet)
        return [agreement, sheet]

    def _agree(self, stay: Record) -> AgreementSheet:
        """The learning agreement of the stay: courses of both tables, proposed, approved by the three sides."""
        agreements, who = self.office.learning_agreements, self.who
        (id,) = agreements.drafting.begin(stay.id, who).ids["learning_agreement"]
        version = agreements.sheet(id).current.id
        for course in _COURSES:
            studied = self.office.records.parse("agreement_component", {name: course[name] for name in _AGREED})
            agreements.drafting.add_course(version, "a", studied, who)
        for home in _HOME_COURSES:
            values = {"title_zh": home.title, "code": home.code, "credits": home.credits, "credit_scheme": home.scheme}
            agreements.drafting.add_course(version, "b", values, who)
        agreements.approving.propose(version, who)
        student = self.office.records.get("person", stay.text("person_id"))
        signers = {"student": student.text("family_han") + student.text("given_han"), **_SIGNERS}
        for side in SIDES:
            current = agreements.sheet(id).current
            signature = Signature(side, signers[side], self.today)
            agreements.approving.approve(version, current.hash, signature, who)
        return agreements.sheet(id)

    def _recognise(self, lines: Sequence[str]) -> RecognitionCase:
        """Each course mapped, marks and credits by the rules of the file, decided by the academic office."""
        cases, who = self.office.recognition, self.who
        (id,) = cases.mapping.begin(self.transcript, who).ids["recognition"]
        for line, course in zip(lines, _HOME_COURSES, strict=True):
            cases.mapping.add(id, [Source(line)], [course], who)
        cases.deciding.propose(id, who)
        today = self.today
        decider = next((one for one in self.office.store.where("staff", "role", ["academic_office"]) if one.live), None)
        name = decider.text("name") if decider else who
        ruling = Ruling(name, f"{today.year}-D1", today, staff_id=decider.id if decider else "")
        cases.deciding.decide(id, ruling, who)
        return cases.case(id)

    def _add_transcript(self, stay: Record) -> list[str]:
        host = self.office.records.get("institution", stay.text("receiving_institution_id"))
        self.transcript = self._add(
            "transcript",
            {
                "person_id": stay["person_id"],
                "institution_id": host.id,
                "mobility_id": stay.id,
                "grading_scale_id": host["grading_scale_id"],
                "number": _TRANSCRIPT,
                "issued": self.today,
                "term_id": stay["term_id"],
            },
        )
        return [
            self._add("transcript_line", {"transcript_id": self.transcript, "status": "passed", **line})
            for line in _COURSES
        ]

    def hand_on(self, made: dict[str, object]) -> list[Path]:
        """The transcript as paper in two languages, and as ELMO with that paper in it."""
        found, languages = self.office.transcripts.read(self.transcript), self._languages()
        paper, elmo = self.folder / "transcript.pdf", self.folder / "transcript.xml"
        self.office.handing_on.write_pdf([found], paper, languages)
        self.office.handing_on.write_elmo([found], elmo, languages)
        made |= {"number": _TRANSCRIPT, "lines": len(found.lines)}
        return [paper, elmo]

    def explain(self, explain: Explain, made: dict[str, object]) -> Path:
        """How every mark and credit of the recognition came about, as pages in the three languages."""
        case = self.office.recognition.case(self.papers_of["recognition"])
        pages = [page for mapping in case.mappings for page in explained_mapping(mapping)]
        path = self.folder / "explanation.pdf"
        explain(pages, LANGUAGES, path)
        made |= {"file": path.name, "explained": len(pages)}
        return path

    def _languages(self) -> tuple[str, str]:
        return self.language, "ru" if self.language == "zh" else "zh"

    def _add(self, kind: str, typed: Mapping[str, object]) -> str:
        changes = self.office.records.add(kind, self.office.records.parse(kind, typed), self.who)
        return next(iter(changes.ids[kind]))

    def _set(self, kind: str, id: str, typed: Mapping[str, object]) -> None:
        self.office.records.set(kind, id, self.office.records.parse(kind, typed), self.who)


def _returned(store: Store) -> Record:
    """A student of the sample office who is back and has no transcript yet."""
    wanted = (
        ("direction", "outgoing"),
        ("activity", "student_studies"),
        ("sending_status", "live"),
        ("receiving_status", "departed"),
    )
    found = store.records(Query("mobility", filters=tuple(Filter(name, values=(word,)) for name, word in wanted)))
    if not found:
        raise RuleBroken(Problem("record.missing", facts={"kind": "kind.mobility", "id": ""}))
    return found[0]

"""Credits in the demo: a learning agreement, a transcript, its recognition, and the papers of all three."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from exchange_admin.documents.files import write_bytes
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
_AGREED = ("code", "title_zh", "title_ru", "title_en", "contact_minutes", "credits", "credit_scheme")
_AT_HOME = ("title_zh", "code", "credits", "credit_scheme")
_SIGNERS: Mapping[str, str] = {"sending": "江安", "receiving": "Орлова Т. В."}


@dataclass
class CreditScene:
    """Leaves its papers in `folder`, in `language` and a second one."""

    office: Office
    folder: Path
    who: str
    language: str
    today: date
    told: Mapping[str, Sequence[Mapping[str, object]]]
    """The courses at the host and at home: `course` and `home_course` with fields of the components of agreements."""
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
        write_bytes(agreement, papers.agreement_pdf(agreed, agreed.current, languages))
        write_bytes(sheet, papers.sheet_pdf(recognition, languages))
        return [agreement, sheet]

    def _agree(self, stay: Record) -> AgreementSheet:
        """The learning agreement of the stay: courses of both tables, proposed, approved by the three sides."""
        agreements, who = self.office.learning_agreements, self.who
        (id,) = agreements.drafting.begin(stay.id, who).ids["learning_agreement"]
        version = agreements.sheet(id).current.id
        for table, courses in (("a", self.told["course"]), ("b", self.told["home_course"])):
            for course in courses:
                typed = {name: course[name] for name in _AGREED if name in course}
                component = self.office.records.parse("agreement_component", typed)
                agreements.drafting.add_course(version, table, component, who)
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
        for line, course in zip(lines, self.told["home_course"], strict=True):
            title, code, credits, scheme = (str(course[name]) for name in _AT_HOME)
            home = HomeCourse(title, code, credits, scheme)
            cases.mapping.add(id, [Source(line)], [home], who)
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
            for line in self.told["course"]
        ]

    def hand_on(self, made: dict[str, object]) -> list[Path]:
        """The transcript as paper in two languages, and as ELMO with that paper in it."""
        found, languages = self.office.transcripts.read(self.transcript), self._languages()
        paper, elmo = self.folder / "transcript.pdf", self.folder / "transcript.xml"
        self.office.handing_on.write_pdf([found], paper, languages)
        self.office.handing_on.write_elmo([found], elmo, languages)
        made |= {"number": _TRANSCRIPT, "lines": len(found.lines)}
        return [paper, elmo]

    def explain(self, explain: Explain, made: dict[str, object]) -> Sequence[Path]:
        """How every mark and credit of the recognition came about, as pages in the three languages."""
        case = self.office.recognition.case(self.papers_of["recognition"])
        pages = [page for mapping in case.mappings for page in explained_mapping(mapping)]
        path = self.folder / "explanation.pdf"
        explain(pages, LANGUAGES, path)
        made |= {"file": path.name, "explained": len(pages)}
        return [path]

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

"""Papers of the sample office, made by the verbs that an officer uses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.domain.steps import Record
from exchange_admin.domain.values import ACADEMIC_HOUR
from exchange_admin.services.certificates import PaperOrder
from exchange_admin.services.certificates.selection import made_of
from exchange_admin.services.office import Office
from exchange_admin.services.sample.finding import some

_LANGUAGES = ("zh", "ru")
_ASKED = 30
"""So many are looked at for those who are ready for a paper."""
_LOST, _MISSPELT, _CALLED_OFF = "原件遗失，补发", "姓名拼写有误，已重新出具", "申请人改期，未寄出"
_COMPLETION = Trilingual("学院结业证书", "Свидетельство колледжа", "College completion certificate")
_SUMMER_SCHOOL = Trilingual("夏令营研修证书", "Сертификат летней школы", "Summer school certificate")
_TAUGHT = (
    ("16", "数控加工与编程", "Обработка на станках с ЧПУ", "CNC machining"),
    ("24", "汉语口语", "Разговорный китайский язык", "Spoken Chinese"),
)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """`count` papers of a kind for records of `pool`; so many of them printed, signed and handed over, and of fewer
    papers in a small office the same share."""

    kind: str
    pool: str
    count: int
    printed: int = 0
    signed: int = 0
    handed_over: int = 0


_PLAN = (
    _Wanted("participation", "returned", 8, printed=7, signed=6, handed_over=4),
    _Wanted("completion", "returned", 2, printed=2, signed=2, handed_over=1),
    _Wanted("language_course", "enrolments", 5, printed=4, signed=3, handed_over=1),
    _Wanted("teacher_exchange", "teachers", 2, printed=1),
    _Wanted("accompanying", "escorts", 2, printed=2, signed=2, handed_over=1),
    _Wanted("advanced_training", "trainees", 1, printed=1, signed=1),
    _Wanted("invitation", "coming", 4, printed=3, signed=2, handed_over=1),
    _Wanted("acceptance", "coming", 2, printed=1),
    _Wanted("arrival", "here", 2, printed=2, signed=2, handed_over=2),
    _Wanted("attendance", "here", 2, printed=1),
    _Wanted("departure", "returned", 2, printed=2, signed=1),
    _Wanted("transcript", "transcripts", 3, printed=3, signed=2, handed_over=2),
    _Wanted("learning_agreement", "agreements", 1, printed=1),
    _Wanted("recognition", "recognitions", 2, printed=2, signed=1),
)
_NOMINATED = 6
_OTHER_LANGUAGES: Mapping[str, tuple[str, ...]] = {"advanced_training": ("zh", "en")}
"""In Russian its name is one that only Russian institutions may use. Papers of retraining and of graduation are issued
to nobody: the college is no Russian one, and its guests take no degree."""


class PaperStories:
    """Works on the office when everything else is in it. What is missing in a small office is left out.

    Papers bear the day `issued`, which is no later than the clock of the office. The folder `pictures` holds the logo
    and the scanned signature.
    """

    def __init__(self, office: Office, who: str, issued: date, pictures: Path) -> None:
        self._office, self._who, self._issued, self._pictures = office, who, issued, pictures
        self._pools: Mapping[str, Callable[[], Iterator[Record]]] = {
            "returned": self._returned,
            "teachers": self._teachers,
            "escorts": self._escorts,
            "trainees": self._trainees,
            "coming": self._coming,
            "here": self._here,
            "nominated": self._nominated,
            "enrolments": self._enrolments,
            "graded": self._graded,
            "transcripts": self._transcripts,
            "agreements": self._agreements,
            "recognitions": self._recognitions,
        }

    def tell(self) -> None:
        """Pictures, designs, fees and what was taught first; then papers of every kind, in every state."""
        self._pictures_of_our_own()
        self._designs_of_our_own()
        self._fees()
        self._lessons_given()
        made = {wanted.kind: self._issue(wanted) for wanted in _PLAN}
        self._lists(made["participation"])
        self._ends(made)

    # Papers

    def _issue(self, wanted: _Wanted) -> Sequence[str]:
        """The ids of papers for the first who are ready."""
        ids = self._ready(wanted.kind, wanted.pool, wanted.count)
        if not ids:
            return ()
        issued = self._office.issuing.issue(made_of(wanted.kind, ids), self._order(wanted.kind), self._who).ids
        register = self._office.certificates
        for note, count in (
            (register.printed, wanted.printed),
            (register.signed, wanted.signed),
            (register.hand_over, wanted.handed_over),
        ):
            if noted := issued[: count * len(issued) // wanted.count]:
                note(noted, self._who)
        return issued

    def _ready(self, kind: str, pool: str, count: int) -> list[str]:
        ids = [one.id for one, _ in zip(self._pools[pool](), range(_ASKED), strict=False)]
        if not ids:
            return []
        found = self._office.issuing.recipients(made_of(kind, ids), self._order(kind))
        return [one.id for one in found if one.ready][:count]

    def _order(self, kind: str) -> PaperOrder:
        return PaperOrder(kind, _OTHER_LANGUAGES.get(kind, _LANGUAGES), self._issued)

    def _lists(self, papers: Sequence[str]) -> None:
        """Whom we nominate at a partner, what came of closed language groups, who gets which of the signed papers."""
        if ids := self._ready("nomination", "nominated", _NOMINATED):
            self._office.issuing.issue(made_of("nomination", ids), self._order("nomination"), self._who)
        if ids := self._ready("group_results", "graded", _ASKED):
            self._office.issuing.issue(made_of("group_results", ids), self._order("group_results"), self._who)
        signed = [one for one in papers if self._state(one) == "signed"]
        if signed:
            self._office.issuing.issue(made_of("handover_list", signed), self._order("handover_list"), self._who)

    def _ends(self, made: Mapping[str, Sequence[str]]) -> None:
        """One revoked and issued anew, one lost and issued again, one taken back so that its number is void."""
        register, papers = self._office.certificates, made["participation"]
        if len(papers) > 3:
            register.revoke(papers[3:4], _MISSPELT, self._who)
            for paper, reason in ((papers[3], _MISSPELT), (papers[0], _LOST)):
                self._again(paper, reason)
        letters = made["invitation"]
        unsigned = [one for one in letters if self._state(one) == "issued"] if len(letters) > 1 else []
        if spare := unsigned or self._issue(_Wanted("completion", "returned", 1)):
            register.take_back(spare[-1:], _CALLED_OFF, self._who)

    def _state(self, paper: str) -> str:
        record = self._office.store.get("certificate", paper)
        return record.text("state") if record else ""

    def _again(self, paper: str, reason: str) -> None:
        first = self._office.store.get("certificate", paper)
        if first is not None:
            selection = made_of("participation", [first.text("mobility_id")])
            self._office.issuing.issue(selection, self._order("participation"), self._who, anyway=reason)

    # What papers need

    def _pictures_of_our_own(self) -> None:
        """A logo, and the signature of whoever signs as a rule."""
        designs = self._office.designs
        designs.set_logo(self._pictures / "logo.png", self._who)
        for office in self._some("office"):
            designs.set_signature(office.text("signatory_id"), self._pictures / "signature.png", self._who)

    def _designs_of_our_own(self) -> None:
        """One that is in use for 结业证书, and a draft that somebody is still at."""
        self._office.designs.put_in_use(self._draft("classic/1", "completion", _COMPLETION), self._who)
        self._draft("plain/1", "participation", _SUMMER_SCHOOL)

    def _draft(self, begins_as: str, kind: str, names: Trilingual) -> str:
        designs = self._office.designs
        draft = designs.copy(begins_as, self._who, kind=kind).id
        designs.save(draft, replace(designs.catalogue.spec(draft), names=names), self._who)
        return draft

    def _fees(self) -> None:
        """One who has not paid, one who paid in part: they get no certificate before they do."""
        for stay, state in zip(reversed(list(self._here())), ("due", "part_paid"), strict=False):
            self._office.records.set("mobility", stay.id, {"fee_state": state}, self._who)

    def _lessons_given(self) -> None:
        """What teachers taught who have left."""
        for stay, (hours, *topic) in zip(self._teachers(), _TAUGHT, strict=False):
            titles = dict(zip(("topic_zh", "topic_ru", "topic_en"), topic, strict=True))
            minutes = int(hours) * ACADEMIC_HOUR
            self._office.records.set("mobility", stay.id, {"taught_minutes": minutes, **titles}, self._who)

    # Who

    def _returned(self) -> Iterator[Record]:
        return self._some("mobility", direction="incoming", receiving_status="transcript_issued")

    def _here(self) -> Iterator[Record]:
        return self._some("mobility", direction="incoming", receiving_status="in_residence")

    def _coming(self) -> Iterator[Record]:
        for stay in self._some("mobility", direction="incoming", receiving_status="verified"):
            if stay.text("planned_start") > self._issued.isoformat():
                yield stay

    def _teachers(self) -> Iterator[Record]:
        return self._some("mobility", activity="teaching", receiving_status="departed")

    def _escorts(self) -> Iterator[Record]:
        return self._some("mobility", direction="outgoing", participation="accompanying", receiving_status="departed")

    def _trainees(self) -> Iterator[Record]:
        for stay in self._some("mobility", activity="staff_training", receiving_status="departed"):
            if stay["participation"] != "accompanying":
                yield stay

    def _nominated(self) -> Iterator[Record]:
        return self._some("mobility", direction="outgoing", sending_status="nominated")

    def _enrolments(self) -> Iterator[Record]:
        return self._some("language_enrolment", result="passed")

    def _graded(self) -> Iterator[Record]:
        """Everybody in one language group that is closed."""
        for group in self._some("language_group"):
            if group["closed_on"]:
                yield from self._some("language_enrolment", language_group_id=group.id)
                return

    def _transcripts(self) -> Iterator[Record]:
        own = {one["institution_id"] for one in self._some("office")}
        return (one for one in self._some("transcript") if one["institution_id"] in own)

    def _agreements(self) -> Iterator[Record]:
        return self._some("learning_agreement")

    def _recognitions(self) -> Iterator[Record]:
        return self._some("recognition", state="decided")

    def _some(self, kind: str, **values: str) -> Iterator[Record]:
        return some(self._office.store, kind, **values)

"""Papers of the sample office, made by the verbs that an officer uses."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.steps import Record
from exchange_admin.services.certificates.paper_facts import PaperOrder
from exchange_admin.services.certificates.selection import made_of
from exchange_admin.services.office import Office
from exchange_admin.services.sample.stories import Stories
from exchange_admin.services.sample.tables import Entry

_LANGUAGES = ("zh", "ru")
_ASKED = 30
"""So many are looked at for those who are ready for a paper."""
_LISTED = 500
"""A statement of balance lists every stay of its agreement, and a paper holds some 1,000."""
_LOST, _MISSPELT, _CALLED_OFF = "原件遗失，补发", "姓名拼写有误，已重新出具", "申请人改期，未寄出"
_COMPLETION = Trilingual("学院结业证书", "Свидетельство колледжа", "College completion certificate")
_SUMMER_SCHOOL = Trilingual("夏令营研修证书", "Сертификат летней школы", "Summer school certificate")


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
    languages: Sequence[str] = _LANGUAGES


_NOMINATED = 6


class PaperStories(Stories):
    """After everything else.

    Papers bear the day `issued`, which is no later than the clock of the office. The folder `pictures` holds the logo
    and the scanned signature.
    """

    def __init__(self, office: Office, who: str, told: Entry, issued: date, pictures: Path) -> None:
        super().__init__(office, who, told)
        self._issued, self._pictures = issued, pictures

    def tell(self) -> None:
        """Pictures, designs, fees and what was taught first; then papers of every kind, in every state."""
        self._pictures_of_our_own()
        self._designs_of_our_own()
        self._fees()
        self._lessons_given()
        self._renewed()
        made = {one["kind"]: self._issue(_Wanted(**one)) for one in self._told["paper"]}
        self._lists(made["participation"])
        self._ends(made)

    # Papers

    def _issue(self, wanted: _Wanted) -> Sequence[str]:
        """The ids of papers for the first who are ready."""
        order = PaperOrder(wanted.kind, tuple(wanted.languages), self._issued)
        ids = self._ready(order, wanted.pool, wanted.count)
        if not ids:
            return ()
        issued = self._issued_now(order, ids)
        register = self._office.certificates
        for note, count in (
            (register.printed, wanted.printed),
            (register.signed, wanted.signed),
            (register.hand_over, wanted.handed_over),
        ):
            if noted := issued[: count * len(issued) // wanted.count]:
                note(noted, self._who)
        return issued

    def _ready(self, order: PaperOrder, pool: str, count: int) -> list[str]:
        ids = [one.id for one, _ in zip(self._pool(pool), range(_ASKED), strict=False)]
        if not ids:
            return []
        found = self._office.issuing.recipients(made_of(order.kind, ids), order)
        return [one.id for one in found if one.ready][:count]

    def _issued_now(self, order: PaperOrder, ids: Sequence[str], anyway: str = "") -> Sequence[str]:
        return self._office.issuing.issue(made_of(order.kind, ids), order, self._who, anyway=anyway).ids

    def _order(self, kind: str) -> PaperOrder:
        return PaperOrder(kind, _LANGUAGES, self._issued)

    def _lists(self, papers: Sequence[str]) -> None:
        """Whom we nominate at a partner, what came of closed language groups, who gets which of the signed papers."""
        for kind, pool, count in (("nomination", "nominated", _NOMINATED), ("group_results", "graded", _ASKED)):
            if ids := self._ready(self._order(kind), pool, count):
                self._issued_now(self._order(kind), ids)
        if signed := [one for one in papers if self._state(one) == "signed"]:
            self._issued_now(self._order("handover_list"), signed)

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
            self._issued_now(self._order("participation"), [first.text("mobility_id")], reason)

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
        for stay, state in zip(reversed(list(self._pool("here"))), ("due", "part_paid"), strict=False):
            self._office.records.set("mobility", stay.id, {"fee_state": state}, self._who)

    def _lessons_given(self) -> None:
        """What teachers taught who have left."""
        for stay, taught in zip(self._pool("teachers"), self._told["taught"], strict=False):
            self._office.records.set("mobility", stay.id, taught, self._who)

    def _renewed(self) -> None:
        """The agreement that has ended, as a draft."""
        for ended in itertools.islice(self._some("agreement", state="expired"), 1):
            self._office.agreements.renew(ended.id, self._who)

    # Who

    def _pool(self, name: str) -> Iterator[Record]:
        """The records that papers are about, by the name that they have in `stories.toml`."""
        found = self._some(**self._told["pool"][name])
        match name:
            case "coming":
                return (one for one in found if one.text("planned_start") > self._issued.isoformat())
            case "trainees":
                return (one for one in found if one["participation"] != "accompanying")
            case "transcripts":
                own = {one["institution_id"] for one in self._some("office")}
                return (one for one in found if one["institution_id"] in own)
            case "with_partners":
                return (one for one in found if self._stays_of(one) <= _LISTED)
            case "graded":  # everybody in one language group that is closed
                closed = next((one.id for one in found if one["closed_on"]), "")
                return self._some("language_enrolment", language_group_id=closed)
        return found

    def _stays_of(self, agreement: Record) -> int:
        return self._office.store.count(Query("mobility", filters=(Filter("agreement_id", Test.IS, (agreement.id,)),)))

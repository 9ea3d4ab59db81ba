"""PCs of one office that issue, cancel, undo, delete, revoke, die, come back from backups and merge their journals.

What the machine keeps is what lies in drawers: every paper that was ever handed out, with its number and its bytes.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from paper_office import LOGISTICS, WHO, PaperOffice, Services, names, order

from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.academic_numbers import SERIALS, AcademicNumber, first_serial
from exchange_admin.domain.rules.certificate_numbers import BLOCKS, CertificateNumber
from exchange_admin.domain.steps import Edit, Record, Step, removal, restoral
from exchange_admin.services.certificates.selection import Selection
from exchange_admin.store import Store
from exchange_admin.store.peers import Peer

PEOPLE = 3
_PCS = st.sampled_from(["first", "second"])
_KINDS = st.sampled_from(["participation", "academic"])
_FRESH = iter(range(100, 10_000_000))


@cache
def template() -> Path:
    """An office of a Chinese school in its first life, with people who left; never opened where it lies."""
    folder = Path(tempfile.mkdtemp())
    made = PaperOffice(folder / "office.exchange", seed=3)
    made.set("institution", made.own, national_code="10213")
    made.logistics()
    more = {"sex": "2", "level": "short_cycle", "birth_date": "2004-05-01", "citizenship": "RU"}
    for name in ("sokolova", "zeng", "nguyen")[:PEOPLE]:
        made.graduation(made.person(name, speciality_code=LOGISTICS, **more), programme_id=made.programme)
    made.store.close()
    return folder / "office.exchange"


@dataclass
class Pc:
    path: Path
    office: Services
    backups: list[Path] = field(default_factory=list)

    @property
    def store(self) -> Store:
        return self.office.store


@dataclass(frozen=True)
class Handed:
    """A paper in a drawer."""

    id: str
    author: str
    stay: str
    facts: str


class Cancelled(Exception):
    pass


class RegisterMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.pcs: dict[str, Pc] = {}
        self.handed: dict[str, list[Handed]] = {}
        self.pages: dict[str, bytes] = {}

    @initialize()
    def two_pcs(self) -> None:
        for name in ("first", "second"):
            (self.folder / name).mkdir()
            path = Path(shutil.copy(template(), self.folder / name / "office.exchange"))
            self.pcs[name] = Pc(path, Services(_opened(path)))
        for pc in self.pcs.values():
            first = f"{pc.store.site}.1"
            pc.store.exchange.end_lives({first: pc.store.exchange.known()[first]}, WHO)

    def teardown(self) -> None:
        for pc in self.pcs.values():
            for id, page in self.pages.items():
                found = pc.store.get("certificate", id)
                if found is not None and found.live and found["state"] != "revoked":
                    assert pc.office.register.pdf([id]) == page, "the paper of the drawer is another one now"
            pc.store.close()
        shutil.rmtree(self.folder)

    # what an office does

    @rule(name=_PCS, kind=_KINDS, people=st.integers(1, PEOPLE))
    def issue(self, name: str, kind: str, people: int) -> None:
        self.hand_out(self.pcs[name].office, kind, people)

    def hand_out(self, office: Services, kind: str, people: int) -> None:
        chosen = Selection(mobilities=_stays(office.store)[:people])
        try:
            issued = office.issuing.issue(chosen, order(kind), WHO, anyway="补发")
        except RuleBroken as refused:
            assert kind == "academic"
            assert "academic_number.not_agreed" in {problem.code for problem in refused.problems}
            return
        assert len(issued.numbers) == people
        self.pages.setdefault(issued.ids[0], office.register.pdf(issued.ids[:1]))
        letters = CertificateNumber.parse(issued.numbers[0]).block
        for record in office.store.many("certificate", issued.ids).values():
            paper = Handed(record.id, office.store.author, record.text("mobility_id"), record.text("facts"))
            for number in filter(None, (record.text("number"), record.text("academic_number"))):
                self.check_is_new(number, paper)
                self.handed.setdefault(number, []).append(paper)
        _check_own_series(office.store, letters)
        if kind == "academic":
            _check_academic(office.store)

    def check_is_new(self, number: str, paper: Handed) -> None:
        for before in self.handed.get(number, ()):
            again = "-" not in number and before.stay == paper.stay  # one graduation has one number of 18 digits
            assert again, f"{number} of {before.author} is given again by {paper.author}"

    @rule(name=_PCS, kind=_KINDS)
    def cancel(self, name: str, kind: str) -> None:
        """Somebody cancels, or the program dies, when papers are drawn and not recorded yet."""
        pc, target = self.pcs[name], self.folder / name / "cancelled.pdf"
        if not _may_issue(pc.office, kind):
            return
        before = pc.store.step_count()

        def stop(done: int, total: int) -> None:
            raise Cancelled

        try:
            chosen = Selection(mobilities=_stays(pc.store))
            pc.office.issuing.issue(chosen, order(kind), WHO, anyway="补发", target=target, step=stop)
        except Cancelled:
            pass
        assert pc.store.step_count() == before
        assert not target.exists()

    @rule(name=_PCS, kind=_KINDS)
    def two_at_once(self, name: str, kind: str) -> None:
        """While papers are drawn another connection issues: the slower one is refused and has written nothing."""
        pc, target = self.pcs[name], self.folder / name / "slow.pdf"
        if not _may_issue(pc.office, kind):
            return
        other = Services(pc.store.beside(writing=True))
        count = [0]

        def quicker(done: int, total: int) -> None:
            if done == 1:
                self.hand_out(other, kind, 1)
                count[0] = other.store.count(Query("certificate"))

        try:
            pc.office.issuing.issue(
                Selection(mobilities=_stays(pc.store)), order(kind), WHO, anyway="补发", target=target, step=quicker
            )
        except RuleBroken as refused:
            assert refused.problem.code == "certificate.number_used"
        else:
            raise AssertionError("the slower one issued with numbers that were taken")
        finally:
            other.store.close()
        assert pc.store.count(Query("certificate")) == count[0]
        assert not target.exists()

    @rule(name=_PCS, again=st.booleans())
    def undo(self, name: str, again: bool) -> None:
        store = self.pcs[name].store
        last = store.undoable()
        if last is not None and last[1].startswith("certificate."):
            store.undo(WHO)
            if again and store.redoable() is not None:
                store.redo(WHO)

    @rule(name=_PCS, choose=st.integers(0, 50), what=st.sampled_from(["delete", "take_back", "revoke", "sign"]))
    def change_one(self, name: str, choose: int, what: str) -> None:
        pc = self.pcs[name]
        papers = _papers(pc.store)
        if not papers:
            return
        one = papers[choose % len(papers)]
        verbs: dict[str, Callable[[], object]] = {
            "delete": lambda: pc.store.record(Step(WHO, "certificate.remove", (removal("certificate", one.id),))),
            "take_back": lambda: pc.office.register.take_back([one.id], "打印错误", WHO),
            "revoke": lambda: pc.office.register.revoke([one.id], "名字写错", WHO),
            "sign": lambda: pc.office.register.signed([one.id], WHO),
        }
        try:
            verbs[what]()
        except RuleBroken as refused:
            assert refused.problem.code in {
                "certificate.too_late",
                "certificate.revoked",
                "certificate.state_not_reachable",
            }

    @rule(name=_PCS, choose=st.integers(0, 50))
    def bring_back(self, name: str, choose: int) -> None:
        """Somebody restores a deleted paper."""
        store = self.pcs[name].store
        gone = _papers(store, deleted=True)
        if gone:
            edit: Edit = restoral("certificate", gone[choose % len(gone)].id)
            store.record(Step(WHO, "certificate.restore", (edit,)))

    # what happens to a file

    @rule(name=_PCS)
    def back_up(self, name: str) -> None:
        pc = self.pcs[name]
        pc.backups.append(pc.store.backups.make(self.folder / name / f"backup{len(pc.backups)}"))

    @precondition(lambda self: any(pc.backups for pc in self.pcs.values()))
    @rule(choose=st.integers(0, 20), said=st.booleans())
    def restore(self, choose: int, said: bool) -> None:
        """The disk dies; a backup takes the place of the file, whatever was issued since. Somebody says so, or not."""
        backups = [(pc, backup) for pc in self.pcs.values() for backup in pc.backups]
        pc, backup = backups[choose % len(backups)]
        before = pc.store.author
        pc.store.close()
        for part in pc.path.parent.glob("office.exchange*"):
            part.unlink()
        shutil.copy(backup, pc.path)
        pc.office = Services(_opened(pc.path))
        assert pc.store.author != before
        if said:
            pc.store.exchange.end_lives({before: 0}, WHO)

    @rule()
    def merge(self) -> None:
        first, second = self.pcs["first"].store, self.pcs["second"].store
        second.exchange.receive(list(first.exchange.slices({})))
        first.exchange.receive(list(second.exchange.slices({})))
        for store, other in ((first, second), (second, first)):
            store.peers.save(Peer(other.author, known=other.exchange.known()))
        for store in (first, second):
            told = {issue.id for issue in store.history.issues("certificate") if issue.issue == "duplicate_key"}
            counted = Counter(record.text("number") for record in _papers(store))
            same = {record.id for record in _papers(store) if counted[record.text("number")] > 1}
            assert same <= told, "papers with the same number are named"

    # what always holds

    @invariant()
    def papers_are_as_they_were_handed_out(self) -> None:
        known = {paper.id: paper for papers in self.handed.values() for paper in papers}
        for pc in self.pcs.values():
            for record in (*_papers(pc.store), *_papers(pc.store, deleted=True)):
                assert record.text("facts") == known[record.id].facts
                number = record.text("number")
                assert str(CertificateNumber.parse(number)) == number
                assert record.id in {paper.id for paper in self.handed[number]}
                if record["academic_number"]:
                    assert str(AcademicNumber.parse(record.text("academic_number"))) in self.handed


def _opened(path: Path) -> Store:
    return Store.open(path, names=names(), origin=Origin.seeded(next(_FRESH)))


def _stays(store: Store) -> tuple[str, ...]:
    return tuple(store.id_of("mobility", n) for n in store.ids(Query("mobility")))


def _papers(store: Store, *, deleted: bool = False) -> list[Record]:
    ids = [store.id_of("certificate", n) for n in store.ids(Query("certificate", deleted=deleted))]
    return list(store.many("certificate", ids).values())


def _voided(store: Store) -> set[str]:
    ids = [store.id_of("voided_number", n) for n in store.ids(Query("voided_number"))]
    return {record.text("number") for record in store.many("voided_number", ids).values() if record["reason"]}


def _check_own_series(store: Store, letters: str) -> None:
    """After an issue every number of the kind up to the last one is a live paper or voided with a reason, not both."""
    live, voided = _papers(store), _voided(store)
    own = {n.serial for n in map(CertificateNumber.parse, (r.text("number") for r in live)) if n.block == letters}
    void = {n.serial for n in map(CertificateNumber.parse, (v for v in voided if "-" in v)) if n.block == letters}
    assert own | void == set(range(1, max(own | void) + 1))
    assert not own & void


def _check_academic(store: Store) -> None:
    """The same of the numbers of 18 digits after an issue of such papers."""
    live, voided = _papers(store), _voided(store)
    academic = {AcademicNumber.parse(r.text("academic_number")).serial for r in live if r["academic_number"]}
    gone = {AcademicNumber.parse(v).serial for v in voided if "-" not in v}
    opened = (record.text("block") for record in store.where("number_block", "author", [store.author]))
    for start in (first_serial(block) for block in opened if block in BLOCKS):
        used = {serial for serial in academic | gone if start < serial < start + SERIALS}
        assert used == set(range(start + 1, max(used, default=start) + 1))


def _may_issue(office: Services, kind: str) -> bool:
    """Whether the copies have agreed on what the kind needs."""
    found = office.issuing.recipients(Selection(mobilities=_stays(office.store)), order(kind))
    return not any(one.blocked for one in found)

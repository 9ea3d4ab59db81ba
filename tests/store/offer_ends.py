"""What must hold of offers, needs, interests, terms and specialities that correspond, once everybody has told
everything: who sees a record is told here by plain words and no query of the program."""

from __future__ import annotations

from collections.abc import Iterator

from offer_work import BEGUN, OfferWork
from offices import NORTH, SOUTH
from partner_ends import OPEN
from partner_files import PARTNERS

from exchange_admin.domain.fields import LIVE
from exchange_admin.domain.rules.glossary import AGREED_STATES
from exchange_admin.domain.rules.interests import SHARED
from exchange_admin.domain.rules.listings import LINK_WORDS, LINKED_STATES, SHARED_STATES
from exchange_admin.domain.steps import Record
from exchange_admin.merge.dots import site_of
from exchange_admin.store import Store
from exchange_admin.store.journal import ENTRY_BITS

GATES = {
    "listing": SHARED_STATES,
    "interest": SHARED,
    "glossary_term": AGREED_STATES,
    "speciality_link": LINKED_STATES,
}
"""In which states a record leaves the office."""


def is_agreed_by_both(record: Record) -> bool:
    """Whether both sides of a pair of specialities agree, or once did."""
    return record.kind == "speciality_link" and {record[one] for one in LINK_WORDS} <= set(LINKED_STATES)


WHOSE = {"listing": "institution_id", "interest": "asking_institution_id"}
"""What says whose a record is."""


class Market(OfferWork):
    """The machine: the partner machine with offers and needs."""

    def note_shared(self, store: Store) -> None:
        super().note_shared(store)
        for kind, states in GATES.items():
            self.let_out |= {one.id for one in store.where(kind, "state", list(states))}
        said = store.where("speciality_link", "institution_word", list(LINKED_STATES))
        self.let_out |= {one.id for one in said if is_agreed_by_both(one)}

    def parties(self, id: str) -> set[str]:
        """Which institutions may have heard of a record by now."""
        everybody, shared = set(PARTNERS), id in self.let_out
        if id in self.begun:
            return set(self.begun[id])
        if id in self.interests:
            asking, answering = self.interests[id]
            return {asking, answering} if shared else {asking}
        if shared:
            return everybody
        if id in self.links:
            return {NORTH, SOUTH}
        return {self.offers.get(id) or self.terms.get(id) or ""}

    def ours(self) -> tuple[str, ...]:
        """What not everybody may have heard of."""
        return (*self.offers, *self.interests, *self.terms, *self.links, *self.begun)

    def leaks(self) -> Iterator[str]:
        yield from super().leaks()
        ours = self.ours()
        for institution in PARTNERS:
            hidden = [id for id in ours if institution not in self.parties(id)]
            for store in self.of_partner(institution) if hidden else ():
                own = self.wrote_itself(store)
                named = [id for id in hidden if id not in own]
                sql = "SELECT author, json FROM sync_value JOIN sync_txn ON n = k >> ? WHERE json != ''"
                told = store._db.execute(sql, (ENTRY_BITS,)).fetchall()
                told += store._db.execute("SELECT author, body FROM sync_txn WHERE body != ''").fetchall()
                for author, text in told:
                    if site_of(author) != store.site and any(id in text for id in named):
                        yield f"{institution} has {text}"

    def finish(self) -> None:
        super().finish()
        office = self.stores[0]
        for kind, states in GATES.items():
            for record in office.where(kind, "state", [*states, "draft", "proposed", "shortlisted", "dismissed"]):
                shown = record["state"] in states or is_agreed_by_both(record)
                self.is_where_it_belongs(record, is_shared=shown)
                assert shown or self.torn or record.id not in self.let_out, f"{kind} {record.id} was taken back"

        self.what_is_their_own_counts()
        self.what_was_begun_is_there_once()

    def what_is_their_own_counts(self) -> None:
        """What a college says of its own, or for itself, no person need let in; but of a record whose making was lost
        with a disk and given up, whose it is nobody knows, nor did when what was said of one came before a person let
        it in; and what the office took away is not there again, nor named as what came of something."""
        office = self.stores[0]
        settled = office.where("held_change", "state", ["let_in"])
        let_in = {one["record"] for one in settled if one["reason"] != "not_theirs"}
        for one in office.where("held_change", "reason", ["not_theirs"]):
            own = one["institution_id"] in self.honest and one["record_kind"] in WHOSE and one["record"] not in let_in
            about = office.get(one.text("record_kind"), one.text("record")) if own else None
            known = about is not None and about[WHOSE[about.kind]] and not self.says_against(office, one)
            assert not known, f"{one['record_kind']} {one['record']} waits for a person"

    def says_against(self, office: Store, held: Record) -> bool:
        """Whether what is held brings back what is deleted here, names as what began what is deleted or nowhere any
        more, or takes out what the office names as what began too."""
        said = {one.field: one.new for one in office.history.of_entry(held.text("entry"), whole=True)}
        begun = ((kind, said.get(f"led_to_{kind}_id")) for kind in BEGUN)
        files = (office, *self.of_partner(held.text("institution_id")))
        named = [[store.get(kind, str(id)) for store in files] for kind, id in begun if id]
        gone = ((here is None and not any(theirs)) or (here and not here.live) for here, *theirs in named)
        here = office.get(held.text("record_kind"), held.text("record"))
        told = [f"led_to_{kind}_id" for kind in BEGUN if f"led_to_{kind}_id" in said]
        taken_out = (here is not None and here[name] is not None and said[name] is None for name in told)
        return bool(said.get(LIVE)) or any(gone) or any(taken_out)

    def what_was_begun_is_there_once(self) -> None:
        """With whoever answered, and with whoever asked where it is an agreement, under one id and one leader."""
        office = self.stores[0]
        for id, institutions in self.begun.items():
            kind = "agreement" if len(institutions) > 1 else "project"
            found = office.get(kind, id)
            if found is None or not found.live or self.is_open(office, found):
                continue
            leads = "institution_id" if kind == "agreement" else "lead_institution_id"
            assert found[leads] in institutions
            seats = office.where("membership", f"{kind}_id", [id])
            assert len({one["institution_id"] for one in seats}) == len(seats), f"{kind} {id} has somebody twice"
            for institution in self.honest:
                for store in self.of_partner(institution) if institution in institutions else ():
                    if not any(self.is_open(office, one) for one in (found, *seats)):
                        assert store.get(kind, id) is not None, f"{kind} {id} never came to {institution}"

    def is_where_it_belongs(self, record: Record, *, is_shared: bool) -> None:
        """With everybody who is to have it, in the state that it has here."""
        office = self.stores[0]
        open_here = self.is_open(office, record)
        for institution in self.honest:
            wanted = institution in self.wanted_by(record, is_shared=is_shared)
            for store in self.of_partner(institution):
                theirs = store.get(record.kind, record.id)
                if wanted and record.live and not open_here and not (theirs and self.is_open(store, theirs)):
                    assert theirs is not None, f"{record.kind} {record.id} never came to {institution}"
                    assert theirs["state"] == record["state"], f"{record.kind} {record.id} is another at {institution}"
                    self.told["arrived"] += 1

    def wanted_by(self, record: Record, *, is_shared: bool) -> set[str]:
        if record.kind == "interest":
            sides = ("asking_institution_id", "answering_institution_id")[: 1 + is_shared]
            return {record.text(side) for side in sides}
        if is_shared:
            return set(PARTNERS)
        sides = ("institution_id", "other_institution_id") if record.kind == "speciality_link" else ("institution_id",)
        return {record.text(side) for side in sides}

    @staticmethod
    def is_open(store: Store, record: Record) -> bool:
        """Whether something about it waits for a person."""
        return any(
            store._db.execute(f"SELECT 1 FROM {table} WHERE kind = ? AND id = ?", (record.kind, record.id)).fetchone()  # noqa: S608
            for table in OPEN
        )

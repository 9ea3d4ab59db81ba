"""How files die, come back and are copied in the partner machine."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule
from partner_files import PARTNERS, hub, partner, person, who, word
from partner_work import PartnerWork
from replicas import opened


class PartnerLosses(PartnerWork):
    @rule(number=who)
    def backup(self, number: int) -> None:
        self.kept[number] = self.stores[number]._db.serialize()

    @rule(number=who)
    def restore(self, number: int) -> None:
        if number in self.kept:
            self.told["restores"] += 1
            self.torn = True
            self.remember(number)
            self.stores[number].close()
            self.stores[number] = self.over(number, opened(self.kept[number]))
            if self.new_life:
                self.begin_life(number)
            if self.says_so:
                over = self.stores[number].exchange.ended.unsaid(self.lived[self.place[number]])
                self.stores[number].exchange.end_lives(over, "x")

    def copy(self, number: int) -> None:
        """Somebody copies the file to a stick, and both are worked with by turns, each beside its own lock file."""
        self.remember(number)
        if number in self.copies:
            self.stores[number], self.copies[number] = self.copies[number], self.stores[number]
            self.place[number] = number if self.place[number] != number else self.copied_to(number)
            self.told["changes of copies"] += 1
            return
        self.told["hand copies"] += 1
        self.torn |= number in PARTNERS.values()  # to the office two files of a partner are one
        self.copies[number] = self.stores[number]
        self.stores[number] = self.over(number, opened(self.copies[number]._db.serialize()))
        self.place[number] = self.copied_to(number)
        self.lived[self.place[number]] = {}
        if self.new_copy:
            self.begin_life(number)

    @rule(number=hub, institution=partner, id=person, value=word, twice=st.booleans())
    def office_disaster(self, number: int, institution: str, id: str, value: str, twice: bool) -> None:
        """A PC of the office tells a partner alone what it wrote, its disk dies, it goes on from an older backup."""
        self.backup(number)
        for _ in range(1 + twice):
            self.add_paper(number, id)
            self.tell(number, 1 - number)
            self.write(number, id, value)
            self.carry(number, institution)
            self.restore(number)
            self.note(number, id, value)

    @rule(number=hub, institution=partner, id=person, value=word, reply=word)
    def both_die(self, number: int, institution: str, id: str, value: str, reply: str) -> None:
        """A partner's answer is on its way when its disk dies, and that of the PC that it answered: what the answer
        stands on is lost for ever."""
        theirs = PARTNERS[institution]
        self.backup(number)
        self.backup(theirs)
        self.write(number, id, value)
        self.carry(number, institution)
        self.write(theirs, id, reply)
        self.way.append(self.packed(self.stores[theirs], self.stores[number]))
        self.restore(number)
        self.restore(theirs)

    @rule(number=hub)
    def give_up(self, number: int) -> None:
        self.given_up(number)

    @rule(number=hub)
    def thought_dead(self, number: int) -> None:
        """Somebody says of the other PC, which is at work, that it is gone."""
        self.told["mistakes"] += 1
        self.torn = True
        self.stores[number].exchange.end_lives({self.stores[1 - number].author: 0}, "x")

    @rule(institution=partner, id=person, value=word, later=word)
    def disaster(self, institution: str, id: str, value: str, later: str) -> None:
        """A partner works and sends, its disk dies, it goes on from an older backup."""
        number = PARTNERS[institution]
        self.backup(number)
        self.write(number, id, value)
        self.carry_up(0, institution)
        self.restore(number)
        self.note(number, id, later)
        self.carry(0, institution)

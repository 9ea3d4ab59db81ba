"""Specialities of two institutions that correspond: each of the two agrees, declines or ends it for itself; the office
also for one without the program, or for both by a day and a paper, which are fields of the pair."""

from __future__ import annotations

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.rules.listings import DECLINED_LINK, ENDED, LINK_SIDES, LINKED, LINKED_STATES
from exchange_admin.domain.steps import Edit, Record, Step
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.records import Records
from exchange_admin.services.stored import refuse, stop_at

PAIR = "speciality_link"


class SpecialityPairs(Service[Parts]):
    """`institution` is whose word it is, without it the institution of the file. Both raise RuleBroken, and nothing was
    written then."""

    def __init__(self, parts: Parts, records: Records) -> None:
        super().__init__(parts)
        self._records = records

    def agree(self, pair: str, who: str, *, institution: str = "") -> Changes:
        return self._say("agree", pair, LINKED, institution, who)

    def end(self, pair: str, who: str, *, institution: str = "") -> Changes:
        """It does not correspond, or not any more: who never agreed declines what then stays between the two."""
        whose = institution or self._store.institution
        if self.word_of(self._there(PAIR, pair), whose) in LINKED_STATES:
            return self._say("end", pair, ENDED, whose, who)
        return self._say("decline", pair, DECLINED_LINK, whose, who)

    def may_say(self, pair: Record) -> list[str]:
        """For which of the two somebody may say something here, what the office settled apart: in a college's file for
        itself, in the office for both."""
        if pair["state"] in LINKED_STATES:
            return []
        own, both = self._store.institution, [pair.text(side) for side in LINK_SIDES]
        return [one for one in both if one == own] if self._store.is_partner else both

    def word_of(self, pair: Record, institution: str) -> str:
        return pair.text(self._word_field(pair, institution))

    def _say(self, verb: str, pair: str, word: str, institution: str, who: str) -> Changes:
        record = self._there(PAIR, pair)
        name = self._word_field(record, institution or self._store.institution)
        if record["state"] in LINKED_STATES:
            refuse("speciality_link.settled")
        changed, problems = self._records.change(record, {name: word})
        stop_at(problems)
        return self._store.record(Step(who, f"{PAIR}.{verb}", (Edit(PAIR, pair, changed),))) if changed else Changes()

    @staticmethod
    def _word_field(pair: Record, institution: str) -> str:
        found = [word for side, word in LINK_SIDES.items() if pair[side] == institution]
        return found[0] if found else refuse("speciality_link.not_a_side")

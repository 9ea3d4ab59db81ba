"""What committees decided before and who carries it out: late first, by institution; and what was settled since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exchange_admin.documents.table_papers.facts import PaperTable
from exchange_admin.domain.rules.committee.control import Urgency
from exchange_admin.domain.rules.committee.states import IN_FORCE, SETTLED
from exchange_admin.domain.wording import Wording
from exchange_admin.services.certificates.paper_facts import trilingual
from exchange_admin.services.committee.controlling import Controlled, DecisionControl, counted
from exchange_admin.services.committee.papers import CommitteePapers
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.session_pack.session import PackPart, PackWords, SessionSheet

MOST_OPEN, MOST_SETTLED = 40, 15
_SETTLED = (Urgency.DONE, Urgency.LAPSED)


class PackControl(Service[Parts]):
    """Reads only."""

    def __init__(self, parts: Parts, control: DecisionControl, papers: CommitteePapers) -> None:
        super().__init__(parts)
        self._control, self._papers = control, papers

    def part(self, session: SessionSheet, say: PackWords) -> PackPart:
        """Without what this very session decided or is to decide."""
        every = self._control.decisions("zh", body=session.body.id, everything=True, on=session.today)
        rows = [one for one in every if one.meeting != session.meeting.id]
        open_ = [one for one in rows if one.is_open]
        settled = self._settled_since(session, [one for one in rows if one.urgency in _SETTLED])
        said = [
            say("decided", n=len(rows), counted=lambda words: _counted(words, rows)) if rows else say("none_decided")
        ]
        if rows and not open_:
            said.append(say("none_open"))
        tables = list(self._by_institution(open_[:MOST_OPEN]))
        if settled:
            tables.append(self._settled_table(settled, say))
        elif session.since is not None and rows:
            said.append(say("none_settled", day=session.since))
        left = max(len(open_) - MOST_OPEN, 0)
        notes = [say("more_open", n=left)] if left else []
        if open_:
            notes.append(say("late_from"))
        if changed := [one.number for one in open_ if one.is_changed]:
            notes.append(say("text_changed", numbers=lambda words: words.listed(changed)))
        counts = {str(how): n for how, n in counted(rows)} | {"settled_since": len(settled), "not_listed": left}
        return PackPart("control", said, tables, notes, counts)

    def _by_institution(self, rows: Sequence[Controlled]) -> Iterator[PaperTable]:
        """That with the decision that is late longest first."""
        of: dict[str, list[Controlled]] = {}
        for one in rows:
            of.setdefault(one.responsible_id, []).append(one)
        places = self._store.many("institution", [id for id in of if id])
        for id, some in of.items():
            title = trilingual(places[id], "name") if id in places else "pack.nobody"
            yield self._papers.control_table(some, title or "pack.nobody", of_one=True)

    def _settled_table(self, settled: Sequence[Controlled], say: PackWords) -> PaperTable:
        table = self._papers.control_table(settled[:MOST_SETTLED], "pack.settled")
        rows = say.cut(table.rows, MOST_SETTLED, at=1, count=len(settled))
        return PaperTable(table.title, table.columns, rows, named_by=1)

    def _settled_since(self, session: SessionSheet, settled: Sequence[Controlled]) -> list[Controlled]:
        """Those that were open when the last session was held; of the first session all."""
        if session.since is None:
            return list(settled)
        since = session.since.isoformat()
        changed = self._store.history.last_changes("decision", [one.id for one in settled])
        return [one for one in settled if changed.get(one.id, "") >= since and self._was_settled(one.id, since)]

    def _was_settled(self, decision: str, since: str) -> bool:
        """Whether somebody settled it then; one that was entered or imported as settled has no such day."""
        return any(
            one.field == "state" and one.new in SETTLED and one.old in IN_FORCE and one.when >= since
            for one in self._store.history.of("decision", decision)
        )


def _counted(words: Wording, rows: Sequence[Controlled]) -> str:
    return words.listed(words.say(f"committee.urgency.{how}", {"n": n}) for how, n in counted(rows))

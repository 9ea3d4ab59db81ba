"""Who declined an output as a member, whatever became of the seat since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from exchange_admin.domain.rules.committee.minutes import DECLINED
from exchange_admin.domain.rules.projects.outputs import approvers, output_hash
from exchange_admin.domain.steps import Record
from exchange_admin.services.committee.refusals import Refusal, had_say, refusals
from exchange_admin.store import Store


def refused_outputs(store: Store, outputs: Iterable[Record], approvals: Iterable[Record]) -> dict[str, list[Refusal]]:
    """What was declined of the texts of these, by their hash; `approvals` are theirs. Also of the same text under
    another id, for whoever leads could delete what was declined and make it once more."""
    texts = {output_hash(one.values) for one in outputs}
    named = {one.id: one for one in approvals}
    for one in store.where("approval", "verdict", [DECLINED]):
        if one.live and one["content_hash"] in texts:
            named[one.id] = one
    found: defaultdict[str, list[Refusal]] = defaultdict(list)
    for refusal in refusals(store, named.values()):
        found[refusal.text].append(refusal)
    return found


def declined_as_members(store: Store, output: Record, refused: Mapping[str, Iterable[Refusal]]) -> tuple[str, ...]:
    """The institutions that declined this text and had a seat when they did; `refused` as `refused_outputs` gives
    it."""
    against = list(refused.get(output_hash(output.values), ()))
    seats = store.where("membership", "project_id", [output["project_id"]]) if against else []
    named = (
        one.institution
        for one in against
        if had_say(store, seats, one, lambda seat, day: bool(approvers(None, [seat], day)))
    )
    return tuple(dict.fromkeys(named))

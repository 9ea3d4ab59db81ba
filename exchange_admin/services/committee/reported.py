"""What whoever carries out decisions has reported: its task is done, and the decision waits for whoever leads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.casework.states import DONE
from exchange_admin.domain.rules.committee.control import is_open
from exchange_admin.domain.rules.committee.states import IN_FORCE
from exchange_admin.domain.steps import Record, live
from exchange_admin.domain.wording import Wording, written_day
from exchange_admin.store import Store


def report_said(words: Wording, on: date | None) -> str:
    if on is None:
        return words.say("committee.said.reported")
    return words.say("committee.said.reported_on", {"day": written_day(words.language, on.isoformat())})


def reported(store: Store, decisions: Iterable[Record]) -> Mapping[str, date | None]:
    """Of those (ids) that are still open and whose task the responsible institution has ticked: the day it said."""
    open_ = {one.id: one["responsible_institution_id"] for one in decisions if is_open(one.values)}
    return {
        task.text("decision_id"): day_in(task.values, "done_on")
        for task in live(store.where("task", "decision_id", list(open_)))
        if task["state"] == DONE and task["institution_id"] == open_[task.text("decision_id")]
    }


def all_reported(store: Store) -> list[Record]:
    """The decisions of the file of which `reported` tells."""
    asked = (Filter("state", Test.IS, (DONE,)), Filter("decision_id.state", Test.IS, IN_FORCE))
    tasks = store.records(Query("task", filters=asked))
    decisions = live([*store.many("decision", [one.text("decision_id") for one in tasks]).values()])
    done = reported(store, decisions)
    return [one for one in decisions if one.id in done]

"""What was told whom, as records: written together with the tasks that it asks for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.casework.casework import Casework
from exchange_admin.services.messages.files import attached_lines
from exchange_admin.services.messages.kept import FAILED, PREPARED, SENT
from exchange_admin.services.messages.order import MessagePlan, PreparedMessage
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.record_checks import asking
from exchange_admin.services.stored import checked


class Keeping(Service[Parts]):
    def __init__(self, parts: Parts, casework: Casework) -> None:
        super().__init__(parts)
        self._casework = casework

    def keep(
        self,
        plan: MessagePlan,
        ready: Sequence[tuple[str, PreparedMessage]],
        who: str,
        channel: str,
        state: str,
        *,
        asks: bool = True,
    ) -> Changes:
        """One step: what was told whom, by the ids of their records, and with `asks` the tasks that it asks for. Of
        messages that are kept already only what goes along with them now."""
        attached = attached_lines(plan.files)
        if plan.template is None:
            return self._attached_now(ready, who, attached) if attached else Changes()
        tasks = list(dict.fromkeys(task for _, one in ready for task in one.tasks)) if asks else []
        asked, problems = self._casework.verbs.asking(tasks) if tasks else ([], [])
        edits = tuple(self._records(plan.template.id, ready, who, channel, state, attached))
        verb = "message.tell" if state == SENT else "message.write"
        return self._store.record(Step(who, verb, (*edits, *asked))).with_problems(*asking(problems))

    def keep_for_server(self, plan: MessagePlan, ready: Sequence[tuple[str, PreparedMessage]], who: str) -> Changes:
        """As `keep`, before a server takes them one by one. What goes without the files of its draft has none then."""
        if plan.template is None:
            return self._attached_now(ready, who, attached_lines(plan.files))
        return self.keep(plan, ready, who, "email", PREPARED, asks=False)

    def _attached_now(self, ready: Sequence[tuple[str, PreparedMessage]], who: str, attached: str) -> Changes:
        value = attached or None
        edits = tuple(Edit("message", id, {"attached": value}) for id, one in ready if one.attached != attached)
        return self._store.record(Step(who, "message.attach", edits)) if edits else Changes()

    def sent(self, id: str, message: PreparedMessage, who: str) -> Changes:
        """A server took over what was kept as prepared; undoing leaves that it did."""
        asked, problems = self._still_asked(message.tasks)
        values: dict[str, Value] = {"state": SENT, "sent_on": self._today().isoformat(), "refusal": None}
        step = Step(who, "message.sent", (Edit("message", id, values), *asked))
        return self._store.record(step).with_problems(*asking(problems))

    def refused(self, id: str, said: str, who: str) -> Changes:
        """The server does not take it; `said` are its words."""
        values: dict[str, Value] = {"state": FAILED, "refusal": said}
        return self._store.record(Step(who, "message.refused", (Edit("message", id, values),)))

    def _still_asked(self, tasks: Sequence[str]) -> tuple[list[Edit], list[Problem]]:
        """Of tasks that a message asked for when it was written those that are still to be asked for."""
        edits: list[Edit] = []
        problems: list[Problem] = []
        for task in tasks:
            try:
                asked, told = self._casework.verbs.asking([task])
            except RuleBroken:  # it came meanwhile, or is gone
                continue
            edits += asked
            problems += told
        return edits, problems

    def _records(
        self,
        template: str,
        ready: Sequence[tuple[str, PreparedMessage]],
        who: str,
        channel: str,
        state: str,
        attached: str,
    ) -> Iterator[Edit]:
        batch, now = self._origin.new_id(), self._origin.now().strftime("%Y-%m-%dT%H:%M:%SZ")
        for id, one in ready:
            values: dict[str, Value] = {
                "subject": one.subject_text,
                "channel": channel,
                "state": state,
                "made_at": now,
                "made_by": who,
                "batch": batch,
                "message_template_id": template,
                "language": one.language,
                "address": one.address,
                "text": one.text,
                "tasks": _listed(one.tasks),
                "people": _listed(one.people),
                "attached": attached,
                "sent_on": self._today().isoformat() if state == SENT else None,
                **one.about,
            }
            filled = {name: value for name, value in values.items() if value}
            yield Edit("message", id, checked(self._registry, "message", filled), new=True)


def _listed(ids: Sequence[str]) -> str:
    return json.dumps(list(ids), separators=(",", ":")) if ids else ""

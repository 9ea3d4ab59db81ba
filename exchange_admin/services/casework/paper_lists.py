"""The papers that a stay asks for on a sheet: what is here, what is missing, with room for both to sign."""

from __future__ import annotations

from pathlib import Path

from exchange_admin.documents.files import write_bytes
from exchange_admin.documents.fonts import Fonts
from exchange_admin.documents.group_sheets import GridColumn, GridSheet, group_pdf
from exchange_admin.domain.labels import in_language, person_name
from exchange_admin.domain.rules.casework.states import EXITS
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording, written_day
from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.services.casework.checklists import Checklist, Checklists
from exchange_admin.services.parts import Parts

_NOTHING = Record("", "", {})


class PaperLists:
    """Of what concerns somebody's health a sheet says no more than whether it is here."""

    def __init__(self, parts: Parts, checklists: Checklists, fonts: Fonts) -> None:
        self._store, self._wordings, self._today = parts.store, parts.wordings, parts.today
        self._entries = parts.store.entries
        self._checklists, self._fonts = checklists, fonts

    def pdf(self, stay: str, language: str) -> bytes:
        """Raises RuleBroken with `record.missing`."""
        from_rules = self._checklists.of_stay(stay, language)
        return group_pdf(self._fonts, [self._sheet(from_rules, self._wordings[language])], language)

    def write_pdf(self, stay: str, language: str, target: Path) -> None:
        """Writes it whole. Raises RuleBroken, FileNotWritten."""
        write_bytes(target, self.pdf(stay, language))

    def title(self, stay: Record, language: str) -> str:
        """What the sheet is called, and whose it is."""
        person = self._store.get("person", self._entries().kept(stay.text("person_id"))) or _NOTHING
        name = person_name(person.values)[0] if person.id else ""
        words = self._wordings[language]
        return words.labelled(words.say("paper_list.title"), name) if name else words.say("paper_list.title")

    def _sheet(self, found: Checklist, words: Wording) -> GridSheet:
        papers = [one for one in found.tasks if _is_paper(one)]
        here = sum(not one.is_open or one.state in _HERE for one in papers)
        day = written_day(words.language, self._today().isoformat())
        count = words.say("paper_list.count", {"here": here, "all": len(papers), "day": day})
        columns = (
            GridColumn("№", 8),
            GridColumn(words.say("paper_list.paper"), 0, "left"),
            GridColumn(words.say("paper_list.state"), 27),
            GridColumn(words.say("paper_list.day"), 26),
            GridColumn(words.say("paper_list.proof"), 58, "left"),
        )
        rows = [self._row(n, one, words) for n, one in enumerate(papers, 1)]
        signing = (words.say("paper_list.handed_in_by"), words.say("paper_list.taken_by"))
        about = tuple(filter(None, (self._about(found.stay, words.language), count)))
        return GridSheet(
            self.title(found.stay, words.language), about, columns, tuple(rows), ("", *signing), 8.5, upright=True
        )

    def _row(self, n: int, task: CaseTask, words: Wording) -> tuple[str, ...]:
        day = task.done_on or task.received_on
        state = "here" if not task.is_open or task.state in _HERE else "missing"
        said = words.choice("task_state", task.state) if task.state in EXITS else words.say(f"paper_list.{state}")
        return str(n), task.title, said, written_day(words.language, day.isoformat()) if day else "", _remark(task)

    def _about(self, stay: Record, language: str) -> str:
        programme = self._called("programme", stay.text("programme_id"), language)
        host = self._called("institution", stay.text("receiving_institution_id"), language)
        days = (stay.text(f"actual_{end}") or stay.text(f"planned_{end}") for end in ("start", "end"))
        span = " – ".join(written_day(language, day) for day in days if day)
        return " · ".join(filter(None, (programme, host, span)))

    def _called(self, kind: str, id: str, language: str) -> str:
        record = self._store.get(kind, id) if id else None
        return in_language(record.values, "name", language) if record else ""


_HERE = frozenset({"received", "submitted"})


def _remark(task: CaseTask) -> str:
    """What a reader wants to know besides: nothing where a line says already that the paper is missing."""
    if task.is_sensitive:
        return ""
    if task.state in EXITS:
        return task.reason
    looked_at = task.proof is not None and task.proof.record_id
    return task.number or (task.proof_text if looked_at or not task.is_open else "")


def _is_paper(task: CaseTask) -> bool:
    """Papers that the rules ask for, and those that were brought although no rule asks any more."""
    return task.kind == "document" and (task.is_asked or not task.is_open)

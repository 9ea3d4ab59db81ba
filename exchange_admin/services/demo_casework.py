"""Casework in the demo: guests arrive, tasks are done and asked for, and what tells of them as files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from exchange_admin.documents.files import write_bytes
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Filter, Query
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.services.demo_folder import MESSAGES
from exchange_admin.services.messages.order import MessageOrder
from exchange_admin.services.office import Office

TellDay = Callable[[Office, date], str]
"""The day of an office as the JSON text that `today --json` prints."""
_GROUP, _ANSWERS = 5, 2
_LIVE, _NOMINATED = "live", "nominated"
_LODGING, _MISSING = "cn.lodging", "missing_papers"


@dataclass
class CaseworkScene:
    """Leaves its files in `folder`; `language` is that of the readers at the office. Days are those of the office's
    own clock, which its tasks go by."""

    office: Office
    folder: Path
    who: str
    language: str
    guests: Sequence[Record] = field(default_factory=tuple)
    """Their stays, once they have arrived."""

    def arrive(self, made: dict[str, object]) -> None:
        """The guests who are expected next arrive today, as one step."""
        self.guests = _expected(self.office)
        office, today = self.office, self.office.program.today()
        changes = office.casework.events.arrived(self._stays, today, self.who)
        for stay in self.guests:
            confirmed = {} if stay["sending_status"] == _LIVE else {"sending_status": _LIVE}
            arrived = office.records.parse("mobility", {**confirmed, "receiving_status": "arrived"})
            office.records.set("mobility", stay.id, arrived, self.who)
        made |= {"arrived": len(self.guests), "events": len(changes.ids["stay_event"])}

    def register(self, made: dict[str, object]) -> None:
        """Where they live is registered."""
        lodging = [one.id for one in self._tasks() if one.code == _LODGING and one.is_open]
        self.office.casework.verbs.done(lodging, self.who)
        made["done"] = len(lodging)

    def ask(self, made: dict[str, object]) -> list[Path]:
        """A draft to each who lacks papers, which are then asked for."""
        (template,) = self.office.store.where("message_template", "code", [_MISSING])
        order = MessageOrder("mobility", tuple(self._stays), template.id)
        target = self.folder / MESSAGES
        written = self.office.messages.write_drafts(order, target, self.who, self.language)
        made |= {"messages": len(written.messages), "left_out": len(written.left_out), "asked": written.asked}
        return sorted(target.glob("*.eml"))

    def answer(self, made: dict[str, object]) -> None:
        """Some of what was asked for comes, and is to be looked at."""
        came = [one.id for one in self._tasks() if one.is_missing and one.state == "asked"][:_ANSWERS]
        self.office.casework.verbs.receive(came, self.who)
        made["received"] = len(came)

    def list_papers(self, made: dict[str, object]) -> list[Path]:
        """What one of them has handed in, to be signed."""
        path = self.folder / "paper_list.pdf"
        self.office.paper_lists.write_pdf(self._stays[0], self.language, path)
        found = self.office.casework.checklists.of_stay(self._stays[0], self.language)
        made |= {"tasks": len(found.tasks), "open": sum(one.is_open for one in found.tasks)}
        return [path]

    def show_matrix(self, made: dict[str, object]) -> list[Path]:
        """Everybody of a programme by requirements, on paper and as a workbook."""
        matrix = self.office.casework.matrix.of_programme(self.guests[0].text("programme_id"), self.language)
        pdf, book = self.folder / "matrix.pdf", self.folder / "matrix.xlsx"
        self.office.matrix_papers.write_pdf(matrix, self.language, pdf)
        self.office.matrix_papers.write_book(matrix, self.language, book, self.who)
        made |= {"people": len(matrix.rows), "requirements": len(matrix.columns)}
        return [pdf, book]

    def explain(self, made: dict[str, object]) -> list[Path]:
        """Of the deadline that takes most to explain: rule, event and arithmetic, in the three languages."""
        explaining = self.office.casework.explaining
        dated = [one for one in self._tasks() if one.is_open and one.due]
        found = max((explaining.of_task(one.id, self.language) for one in dated), key=lambda one: len(one.steps))
        said = [explaining.of_task(found.task.id, language) for language in LANGUAGES]
        texts = ["\n".join((f"{one.task.person_name} · {one.task.title}", *one.steps)) for one in said]
        path = self.folder / "deadline.txt"
        write_bytes(path, ("\n\n".join(texts) + "\n").encode())
        made |= {"rule": found.task.code, "due": str(found.task.due), "act_by": str(found.task.act_by)}
        return [path]

    def send_form(self, made: dict[str, object]) -> list[Path]:
        """What the partner with most open tasks is to do, as a workbook to fill in."""
        forms = self.office.casework.forms
        partners = dict.fromkeys(one.text("sending_institution_id") for one in self.guests)
        partner = max(partners, key=lambda one: len(forms.open_tasks(one, self.language)))
        path = self.folder / "task_form.xlsx"
        made["tasks"] = forms.write(partner, path, self.language, self.who).rows
        return [path]

    def tell_day(self, tell: TellDay, made: dict[str, object]) -> list[Path]:
        """What Today shows now."""
        path, today = self.folder / "today.json", self.office.program.today()
        write_bytes(path, tell(self.office, today).encode())
        made["day"] = today.isoformat()
        return [path]

    @property
    def _stays(self) -> list[str]:
        return [one.id for one in self.guests]

    def _tasks(self) -> list[CaseTask]:
        """All of their stays, as they are now."""
        checklists = self.office.casework.checklists
        return [task for stay in self._stays for task in checklists.of_stay(stay, self.language).tasks]


def _expected(office: Office) -> list[Record]:
    """Stays of the guests who may come, those that are confirmed and planned first. Raises RuleBroken where there are
    none."""
    wanted = {"direction": ("incoming",), "sending_status": (_LIVE, _NOMINATED), "receiving_status": ("verified",)}
    filters = tuple(Filter(name, values=words) for name, words in wanted.items())
    coming = [one for one in office.store.records(Query("mobility", filters=filters)) if one["actual_start"] is None]
    if not coming:
        raise RuleBroken(Problem("record.missing", facts={"kind": "kind.mobility", "id": ""}))
    coming.sort(key=lambda one: (one["sending_status"] != _LIVE, one.text("planned_start"), one.id))
    return coming[:_GROUP]

"""An office with people who are going to come, their missing papers, and a text that asks for them."""

from __future__ import annotations

from collections.abc import Mapping
from email import message_from_bytes
from email.message import Message
from pathlib import Path

from case_office import CaseOffice
from paper_office import RESOURCES

from exchange_admin.documents.fonts import Fonts
from exchange_admin.domain.fields import Value
from exchange_admin.domain.queries import Query
from exchange_admin.services.messages.messages import Messages, WrittenMessages
from exchange_admin.services.messages.order import MessageOrder, MessagePlan

WHO = "沈若兰"
PAPERS = {
    "code": "papers", "name_en": "Papers", "of_kind": "mobility", "channel": "email", "active": 1,
    "subject_en": "{programme}: {count} missing", "subject_ru": "{programme}: не хватает {count}",
    "body_en": "Dear {name}, missing: {missing}. By {due}.\n{signature}",
    "body_ru": "{name}, не хватает: {missing}. До {due}.\n{signature}",
}  # fmt: skip
TO_PARTNER = {
    "code": "partner", "name_en": "Partner", "of_kind": "institution", "channel": "email", "active": 1,
    "subject_ru": "Документы: {count}", "body_ru": "{institution}: {missing}. До {due}.",
}  # fmt: skip


class MessageOffice(CaseOffice):
    """Each new stay lacks three papers: photo, visa and, about health, the HIV certificate."""

    def __init__(self, path: Path, seed: int = 1) -> None:
        super().__init__(path, seed)
        self.papers = self.add("message_template", **PAPERS)
        self.to_partner = self.add("message_template", **TO_PARTNER)
        self.messages = Messages(self.parts, self.casework, lambda: Fonts(RESOURCES / "fonts"))

    def coming(self, email: str | None = "a@x.ru", **person: Value) -> str:
        who = self.person(email=email, citizenship="RU", birth_date="2006-05-02", **person)
        sides = {"sending_institution_id": self.partner, "receiving_institution_id": self.own}
        return self.stay(who, planned_start="2027-02-22", planned_end="2027-12-20", direction="incoming", **sides)

    def order(self, *ids: str, kind: str = "mobility", template: str = "", **given: str) -> MessageOrder:
        return MessageOrder(kind, ids, template or self.papers, given)

    def plan(self, *ids: str, **more: str) -> MessagePlan:
        return self.messages.plan(self.order(*ids, **more), WHO, "en")

    def write(self, folder: Path, *ids: str, **more: str) -> WrittenMessages:
        return self.messages.write_drafts(self.order(*ids, **more), folder, WHO, "en")

    def states(self, stay: str) -> Mapping[str, str]:
        return {code: task.state for code, task in self.tasks(stay).items() if task.is_asked}

    def told(self) -> list[Mapping[str, Value]]:
        return [one.values for one in self.store.records(Query("message"))]


def drafts(folder: Path) -> list[Message]:
    """Read by the older parser of the standard library, which shares nothing with what writes them."""
    return [message_from_bytes(path.read_bytes()) for path in sorted(folder.iterdir())]

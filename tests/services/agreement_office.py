"""An office with one agreement and nothing that goes by it yet, for tests of agreements."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from paper_office import PaperOffice

from exchange_admin.domain.fields import Value
from exchange_admin.services.agreements.agreements import Agreements
from exchange_admin.services.agreements.standing import Standing

TODAY = date(2026, 11, 27)


class AgreementOffice(PaperOffice):
    """`agreement` is in force from 2022-02-01 to 2027-01-31 with 60 days of notice."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.agreements = Agreements(self.parts, self.records)
        self.someone = self.person()
        self.agreement = self.agreed("2022/03", valid_from="2022-02-01", valid_until="2027-01-31", notice_days=60)

    def today(self) -> date:
        return TODAY

    def agreed(self, number: str, **more: Value) -> str:
        usual: dict[str, Value] = {"institution_id": self.partner, "kind": "exchange", "state": "in_force"}
        return self.add("agreement", number=number, **{**usual, **more})

    def condition(self, direction: str = "outgoing", **more: Value) -> str:
        usual: dict[str, Value] = {"agreement_id": self.agreement, "activity": "student_studies"}
        return self.add("condition", direction=direction, **{**usual, **more})

    def go(self, direction: str = "outgoing", **more: Value) -> str:
        """A stay of this term that is under way."""
        ends = (self.own, self.partner) if direction == "outgoing" else (self.partner, self.own)
        usual: dict[str, Value] = {
            "sending_institution_id": ends[0],
            "receiving_institution_id": ends[1],
            "planned_start": "2026-09-01",
            "planned_end": "2027-01-15",
            "sending_status": "live",
            "receiving_status": "in_residence",
            "activity": "student_studies",
            "agreement_id": self.agreement,
        }
        return self.add("mobility", person_id=self.someone, direction=direction, **{**usual, **more})

    def standing(self) -> Standing:
        return self.agreements.standing(self.agreement)

    def balanced(self, **more: Value) -> None:
        self.set("agreement", self.agreement, **{"balance_unit": "person", **more})

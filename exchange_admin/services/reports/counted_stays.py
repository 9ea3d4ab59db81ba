"""Stays as they are counted: who went where, without a name; one reading for everything that counts them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from exchange_admin.domain.fields import Value, Values
from exchange_admin.domain.rules.mobility_status import CAME, RETURNED, is_counted, shown_status
from exchange_admin.domain.rules.stays import days_of
from exchange_admin.domain.steps import live
from exchange_admin.services.reports.reading import Line, Reading, Scope

OUT, IN = "outgoing", "incoming"
STUDENTS = frozenset({"student_studies", "traineeship"})
_FIELDS = (
    *("id", "direction", "activity", "participation", "sending_institution_id", "receiving_institution_id"),
    *("term_id.academic_year_id", "planned_start", "planned_end", "actual_start", "actual_end"),
    *("sending_status", "receiving_status", "study_status", "fund_source"),
)
_OF_PERSON = ("role", "sex", "level", "isced_f", "speciality_code")


@dataclass(frozen=True, slots=True)
class CountedStay:
    """`starts` and `ends` are ISO days, those that came true before those planned, empty where nobody said. `person` is
    there to count people once and stands on no sheet. `year` is the code of the academic year, `field` two digits of
    ISCED-F."""

    id: str
    person: str
    year: str
    direction: str
    activity: str
    participation: str
    partner: str
    role: str
    sex: str
    level: str
    field: str
    citizenship: str
    starts: str
    ends: str
    status: str
    counts: bool
    receiving_status: str = ""
    ended: str = ""  # the actual last day
    host: str = ""
    study_status: str = ""
    fund_source: str = ""

    @property
    def is_student(self) -> bool:
        return self.activity in STUDENTS and self.participation != "accompanying"

    @property
    def days(self) -> int | None:
        """First and last day included."""
        if not (self.starts and self.ends) or self.ends < self.starts:
            return None
        return (date.fromisoformat(self.ends) - date.fromisoformat(self.starts)).days + 1

    def has_begun(self, day: str) -> bool:
        """Whether the host noted that somebody came, on the day or before; one without a day has not."""
        return self.counts and self.receiving_status in CAME and bool(self.starts) and self.starts <= day

    def is_under_way(self, day: str) -> bool:
        """Whether somebody was there on the day; whoever left on a day that nobody wrote down is not."""
        if not self.has_begun(day):
            return False
        if self.ended or self.receiving_status not in RETURNED:
            return not (self.ended or self.ends) or day <= (self.ended or self.ends)
        return False


def counted_stays(reading: Reading, scope: Scope) -> list[CountedStay]:
    """Every stay of the period, also those that do not count; memory grows with their number."""
    ns = reading.ids("mobility", scope.filters("term_id", "planned_start"))
    return list(_stays(reading, scope, ns))


def _stays(reading: Reading, scope: Scope, ns: Sequence[int]) -> Iterator[CountedStay]:
    fields: dict[str, str] = {}
    for block in reading.lines("mobility", ns, _FIELDS, _OF_PERSON):
        codes = {str(line.person["speciality_code"]) for line in block if line.person["speciality_code"]}
        fields |= _fields_of(reading, codes - fields.keys())
        for line in block:
            yield _stay(line, scope, fields)


def _stay(line: Line, scope: Scope, fields: Mapping[str, str]) -> CountedStay:
    row, person = line.values, line.person
    direction = str(row["direction"] or "")
    partner = row["receiving_institution_id"] if direction == OUT else row["sending_institution_id"]
    year = scope.year_of(row["term_id.academic_year_id"], row["planned_start"])
    starts, ends = days_of(row)
    of_study = str(person["isced_f"] or fields.get(str(person["speciality_code"] or ""), ""))
    return CountedStay(
        id=str(row["id"]),
        person=line.person_id,
        year=year.code if year else "",
        direction=direction,
        activity=_text(row, "activity"),
        participation=_text(row, "participation"),
        partner=str(partner or ""),
        role=_text(person, "role"),
        sex=_text(person, "sex"),
        level=_text(person, "level"),
        field=of_study[:2],
        citizenship=_text(person, "citizenship"),
        starts=starts,
        ends=ends,
        status=shown_status(_text(row, "sending_status"), _text(row, "receiving_status")),
        counts=is_counted(row),
        receiving_status=_text(row, "receiving_status"),
        ended=_text(row, "actual_end"),
        host=_text(row, "receiving_institution_id"),
        study_status=_text(row, "study_status"),
        fund_source=_text(row, "fund_source"),
    )


def _text(values: Values, name: str) -> str:
    found: Value = values[name]
    return str(found or "")


def _fields_of(reading: Reading, codes: set[str]) -> dict[str, str]:
    """Speciality code to field of education, where the catalogue of the office says just one."""
    found: dict[str, set[str]] = {code: set() for code in codes}
    for one in live(reading.store.where("speciality", "code", sorted(codes))) if codes else ():
        if one["isced_f"]:
            found[one.text("code")].add(one.text("isced_f"))
    return {code: known.pop() if len(known) == 1 else "" for code, known in found.items()}

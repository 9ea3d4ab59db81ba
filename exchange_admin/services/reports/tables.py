"""Reports that are one table: what somebody adds here is offered in the window and on the command line.

Its words stand with its kind, `report.<name>` in `resources/wording/*/kinds/<kind>.toml`: `title` where it is not
called as its records are, `about` where more is to be said than which columns it has.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from exchange_admin.documents.table_cells import CellContent, ColumnKind
from exchange_admin.domain.fields import Values
from exchange_admin.domain.labels import in_language, latin_name
from exchange_admin.domain.queries import Filter, Test
from exchange_admin.domain.rules.bilingual import BILINGUAL
from exchange_admin.domain.rules.interests import STATUS
from exchange_admin.domain.rules.listings import LINK_STATUS
from exchange_admin.domain.rules.mobility_status import shown_status
from exchange_admin.domain.wording import Wording
from exchange_admin.services.agreements.stays import of_no_forum
from exchange_admin.services.reports.reading import Line
from exchange_admin.services.reports.table_report import RECORD, Made, TableReport

_PERIODS = ("planned_start", "planned_end", "actual_start", "actual_end")
_STATUSES = ("sending_status", "receiving_status")


def days_of(row: Values) -> int | None:
    """Days of the stay, first and last included: as it was, where not yet known as planned."""
    starts = row["actual_start"] or row["planned_start"]
    ends = row["actual_end"] or row["planned_end"]
    if not (starts and ends) or str(ends) < str(starts):
        return None
    return (date.fromisoformat(str(ends)) - date.fromisoformat(str(starts))).days + 1


def _name(line: Line, words: Wording) -> CellContent:
    return line.name


def _latin(line: Line, words: Wording) -> CellContent:
    return latin_name(line.person)


def _topic(line: Line, words: Wording) -> CellContent:
    return in_language(line.values, "topic", words.language)


def _days(line: Line, words: Wording) -> CellContent:
    return days_of(line.values)


def _status(line: Line, words: Wording) -> CellContent:
    return words.status(shown_status(str(line.values["sending_status"]), str(line.values["receiving_status"])))


MOBILITIES = TableReport(
    key="mobilities",
    kind="mobility",
    columns=(
        Made("full_name", ColumnKind.TEXT, _name),
        Made("name_latin", ColumnKind.TEXT, _latin),
        "person_id.role",
        "direction",
        "activity",
        "participation",
        "sending_institution_id",
        "receiving_institution_id",
        "programme_id",
        "agreement_id",
        "mobility_group_id",
        "term_id",
        *_PERIODS,
        Made("days", ColumnKind.INTEGER, _days, _PERIODS),
        Made("status", ColumnKind.TEXT, _status, _STATUSES),
        *_STATUSES,
        "withdrawal_reason",
        "coordinator_id",
    ),
    order="planned_start",
    term="term_id",
    day="planned_start",
)
"""Every stay, drafts and withdrawn ones too: its status stands beside it."""


_TOPICS = ("topic_zh", "topic_ru", "topic_en")
_STAFF = Filter("person_id.role", Test.IS, ("teacher", "staff"))

_ALL = (
    TableReport(
        key="teachers-exchanges",
        kind="mobility",
        columns=(
            Made("full_name", ColumnKind.TEXT, _name),
            Made("name_latin", ColumnKind.TEXT, _latin),
            *("person_id.role", "direction", "activity", "sending_institution_id", "receiving_institution_id"),
            "programme_id",
            Made("topic", ColumnKind.TEXT, _topic, _TOPICS),
            *("taught_minutes", *_PERIODS),
            Made("days", ColumnKind.INTEGER, _days, _PERIODS),
            Made("status", ColumnKind.TEXT, _status, _STATUSES),
        ),
        filters=(_STAFF,),
        read_filters=of_no_forum,
        order="planned_start",
        term="term_id",
        day="planned_start",
        group="direction",
        totals=("taught_minutes",),
    ),
    TableReport(
        key="teachers",
        kind="person",
        columns=(
            *(RECORD, "role", "home_institution_id", "position", "teaching_languages", BILINGUAL, "isced_f"),
            *("intercultural_training", "intercultural_minutes", "intercultural_year"),
        ),
        filters=(Filter("role", Test.IS, ("teacher", "staff")),),
        day="",
        order="home_institution_id",
        group=BILINGUAL,
        totals=("intercultural_minutes",),
    ),
    TableReport(
        key="certificates",
        kind="certificate",
        columns=(
            *("number", "academic_number", "kind"),
            Made("full_name", ColumnKind.TEXT, _name),
            Made("name_latin", ColumnKind.TEXT, _latin),
            *("programme_id", "languages", "issued_on", "issued_by", "signatory_id", "state"),
            *("handed_over_on", "handed_over_to", "revoked_on", "revocation_reason"),
        ),
        day="issued_on",
        order="number",
        group="kind",
    ),
    TableReport(
        key="exam-results",
        kind="exam_result",
        columns=(
            Made("full_name", ColumnKind.TEXT, _name),
            Made("name_latin", ColumnKind.TEXT, _latin),
            *("person_id.home_institution_id", "exam", "title", "language", "date", "level", "cefr", "score"),
            *("grammar", "reading", "listening", "writing", "speaking", "outcome", "certificate_number", "valid_until"),
            "language_group_id",
        ),
        day="date",
        order="date",
        group="exam",
    ),
    TableReport(
        key="programmes",
        kind="programme",
        columns=(
            "name",
            "kind",
            "host_institution_id",
            "agreement_id",
            "term_id",
            "starts",
            "ends",
            "language",
            "planned_minutes",
            "places",
            "coordinator_id",
        ),
        day="starts",
        term="term_id",
        order="starts",
        group="kind",
        totals=("planned_minutes", "places"),
    ),
    TableReport(
        key="listings",
        kind="listing",
        columns=(
            *("name", "side", "topic", "institution_id", "state", "valid_until", "published_on"),
            *("isced_f", "speciality_codes", "keywords", "languages", "level", "places", "starts", "ends", "format"),
            *("wanted_countries", "cost", "terms", "contact_id"),
        ),
        day="valid_until",
        order="valid_until",
        group="side",
    ),
    TableReport(
        key="glossary-terms",
        kind="glossary_term",
        columns=(
            *("name_zh", "name_ru", "name_en", "state", "variants_zh", "variants_ru", "variants_en"),
            *("definition_zh", "definition_ru", "definition_en", "isced_f", "context", "source", "institution_id"),
        ),
        day="",
        order="name_zh",
    ),
    TableReport(
        key="speciality-links",
        kind="speciality_link",
        columns=(
            *("institution_id", "speciality_id", "other_institution_id", "other_speciality_id", "relation"),
            *(LINK_STATUS, "agreed_on", "decision_id", "decision"),
        ),
        day="agreed_on",
        order="agreed_on",
        group=LINK_STATUS,
    ),
    TableReport(
        key="institution-profiles",
        kind="institution",
        columns=(
            *("name", "country", "city", "kind", "strengths_zh", "strengths_ru", "strengths_en", "priority_fields"),
            *("teaching_languages", "students", "teachers", "foreign_students", "dormitory_places"),
            *("accreditations", "profile_as_of"),
        ),
        day="",
        order="name_zh",
        group="country",
        totals=("students", "teachers", "foreign_students", "dormitory_places"),
    ),
    TableReport(
        key="interests",
        kind="interest",
        columns=(
            *("listing_id", STATUS, "asking_institution_id", "answering_institution_id", "asked_on", "message"),
            *("answered_on", "answer", "own_listing_id", "led_to_agreement_id"),
        ),
        day="asked_on",
        order="asked_on",
        group=STATUS,
    ),
    TableReport(
        key="bodies",
        kind="body",
        columns=(
            *("name_zh", "name_ru", "name_en", "code", "kind", "lead_institution_id", "quorum"),
            *("meets_every_months", "working_languages", "agreement_id", "active"),
        ),
        day="",
        order="name_zh",
    ),
    TableReport(
        key="memberships",
        kind="membership",
        columns=(
            *("body_id", "project_id", "agreement_id", "institution_id", "person_name", "position", "role", "voting"),
            *("from_date", "until_date", "signed_on"),
        ),
        day="",
        order="role",
        group="body_id",
        frozen=2,
    ),
    TableReport(
        key="meetings",
        kind="meeting",
        columns=(
            *("body_id", "number", "name", "kind", "state", "starts", "ends", "place", "format"),
            *("host_institution_id", "participants_home", "participants_partner", "votes_present"),
        ),
        day="starts",
        order="starts",
        group="body_id",
        totals=("participants_home", "participants_partner"),
    ),
    TableReport(
        key="decisions",
        kind="decision",
        columns=(
            *("meeting_id", "number", "kind", "text_zh", "text_ru", "text_en", "responsible_institution_id", "due"),
            *("state", "result"),
        ),
        day="due",
        order="number",
        group="meeting_id",
    ),
    TableReport(
        key="messages",
        kind="message",
        columns=(
            "made_at",
            "person_id",
            "institution_id",
            "contact_id",
            "address",
            "subject",
            "channel",
            "state",
            "sent_on",
            "refusal",
            "answered_on",
            "answer",
            "language",
            "made_by",
        ),
        day="made_at",
        order="made_at",
        frozen=2,
    ),
)
TABLES: Mapping[str, TableReport] = MappingProxyType({report.key: report for report in _ALL})

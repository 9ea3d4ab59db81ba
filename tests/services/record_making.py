"""Makes a valid record of any kind with as little as it asks for, and what that points to."""

from __future__ import annotations

from exchange_admin.domain.fields import Field, FieldType, Kind, Value
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.vocabulary import words
from exchange_admin.services.office import Office

SPECIAL: dict[tuple[str, str], Value] = {
    ("decision", "text_zh"): "Text",
    ("term", "starts"): "2026-09-01",
    ("term", "ends"): "2027-01-20",
    ("academic_year", "starts"): "2026-09-01",
    ("academic_year", "ends"): "2027-07-10",
    ("language_lesson", "state"): "planned",
    ("identity_document", "number"): "751234567",
    ("grading_scale", "best"): "5",
    ("grading_scale", "worst"): "2",
    ("grading_scale", "pass_mark"): "3",
    ("credit_rule", "self_study"): "not_counted",
    ("requirement", "relation"): "on",
    ("message_template", "subject_en"): "Papers",
    ("message_template", "body_en"): "Please send them.",
}
"""Where the first value of the type would not do."""


class Maker:
    """Adds through the verbs of an office; numbers what has to differ."""

    def __init__(self, office: Office) -> None:
        self._office, self._made = office, 0

    def make(self, kind: str, **given: Value) -> str:
        """The id of a new record."""
        if kind == "learning_agreement":  # begun by its own verb
            changes = self._office.learning_agreements.drafting.begin(self.make("mobility", **given), "Shen")
            return next(iter(changes.ids[kind]))
        if kind == "interest":  # answered by whose offer or need it is about
            listing = str(given.get("listing_id") or self.make("listing"))
            owner = self._office.records.get("listing", listing)["institution_id"]
            given = {**given, "listing_id": listing, "answering_institution_id": owner}
        changes = self._office.records.add(kind, self.least(REGISTRY[kind], **given), "Shen")
        (id,) = changes.ids[kind]
        return id

    def least(self, kind: Kind, **given: Value) -> dict[str, Value]:
        """The marked fields of a kind, and what is given."""
        made = dict(given)
        of_one = () if any(map(given.get, kind.of_one)) else kind.of_one[:1]
        for field in sorted(kind.fields, key=lambda one: one.name != "person_id"):
            needed = field.required or (kind.name, field.name) in SPECIAL or field.name in (*kind.one_of[:1], *of_one)
            if field.name not in made and needed:
                made[field.name] = self.value(kind, field, made.get("person_id"))
        return made

    def value(self, kind: Kind, field: Field, person: Value = None) -> Value:
        """What a record points to is of the same person."""
        if (kind.name, field.name) in SPECIAL:
            return SPECIAL[kind.name, field.name]
        self._made += 1
        match field.type:
            case FieldType.REFERENCE:
                of_person = person and "person_id" in REGISTRY[field.refers]
                return self.make(field.refers, **({"person_id": person} if of_person else {}))
            case FieldType.CHOICE:
                return words(field.choices)[0]
            case FieldType.COUNTRY:
                return "RU"
            case FieldType.LANGUAGE:
                return "zh"
            case FieldType.DATE:
                return "2026-09-01"
            case FieldType.TIME:
                return "10:00"
            case FieldType.BOOLEAN:
                return 1
            case FieldType.INTEGER | FieldType.MINUTES | FieldType.MONEY:
                return max(field.low or 1, 90 if field.type is FieldType.MINUTES else 1)
            case FieldType.DECIMAL:
                return "1"
            case FieldType.JSON:
                return "{}"
        return f"A{self._made}"

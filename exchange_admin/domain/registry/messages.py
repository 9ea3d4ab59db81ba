"""What the office tells people and partners: ready texts, and what was told whom. Nothing of it leaves the office."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from exchange_admin.domain.fields import Field, FieldType, Kind, Privacy, Scope, Values
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.registry.parts import choice, code, fixed, kept, names, note, reference, trilingual
from exchange_admin.domain.wording import LANGUAGES

LONGEST_SUBJECT, LONGEST_BODY = 400, 8_000
"""Of a template, in characters."""
_FILLED_SUBJECT, _FILLED_BODY = 2_000, 60_000


def _check_template(values: Values, today: date) -> Iterator[Problem]:
    """A placeholder that nobody fills in would stand in letters to everybody."""
    from exchange_admin.domain.rules.messages.placeholders import PLACEHOLDERS, unknown_placeholders

    for name in ("subject", "body"):
        for language in LANGUAGES:
            field = f"{name}_{language}"
            if unknown := unknown_placeholders(str(values.get(field) or "")):
                facts = {"typed": ", ".join(unknown), "known": ", ".join(f"{{{one}}}" for one in PLACEHOLDERS)}
                yield Problem("template.unknown_placeholder", field, facts)
    for language in LANGUAGES:
        if values.get(f"body_{language}") and not values.get(f"subject_{language}"):
            yield Problem("template.no_subject", f"subject_{language}")
    if not any(values.get(f"body_{language}") for language in LANGUAGES):
        yield Problem("template.no_text", "body_en")


KINDS = (
    Kind(
        name="message_template",
        words={"message_about": ("mobility", "person", "institution", "agreement")},
        fields=(
            code(),
            *names(),
            choice("of_kind", "message_about", required=True, listed=True, begins="mobility"),
            choice("channel", "message_channel", required=True, listed=True, begins="email"),
            Field(name="active", type=FieldType.BOOLEAN, listed=True, begins=1),
            *trilingual("subject", longest=LONGEST_SUBJECT, section="wording"),
            *trilingual("body", type=FieldType.MEMO, longest=LONGEST_BODY, section="wording"),
            note(),
        ),
        scope=Scope.OFFICE,
        check=_check_template,
    ),
    Kind(
        name="message",
        words={"message_state": ("prepared", "sent", "answered", "failed", "dropped")},
        fields=(
            Field(
                name="subject",
                required=True,
                immutable=True,
                listed=True,
                longest=_FILLED_SUBJECT,
                privacy=Privacy.PERSONAL,
            ),
            choice("channel", "message_channel", required=True, immutable=True, listed=True, begins="phone"),
            choice("state", "message_state", required=True, listed=True, begins="sent"),
            fixed("made_at", type=FieldType.MOMENT, listed=True),
            fixed("made_by", privacy=Privacy.PERSONAL),
            # of all that were made at once
            fixed("batch", longest=40),
            reference("message_template_id", "message_template", immutable=True),
            Field(name="language", type=FieldType.LANGUAGE, immutable=True, listed=True),
            reference("person_id", "person", immutable=True, listed=True, section="about"),
            reference("institution_id", "institution", immutable=True, listed=True, section="about"),
            reference("contact_id", "contact", immutable=True, section="about"),
            reference("mobility_id", "mobility", immutable=True, section="about"),
            reference("agreement_id", "agreement", immutable=True, section="about"),
            reference("project_id", "project", immutable=True, section="about"),
            Field(name="address", immutable=True, longest=320, privacy=Privacy.PERSONAL),
            Field(
                name="text",
                type=FieldType.MEMO,
                immutable=True,
                longest=_FILLED_BODY,
                section="wording",
                privacy=Privacy.PERSONAL,
            ),
            # ids of the tasks it asked for, and of the people whom a message to somebody else names
            fixed("tasks", type=FieldType.JSON, longest=400_000),
            fixed("people", type=FieldType.JSON, longest=400_000),
            # name, size and SHA-256 of each file that went along
            kept("attached", type=FieldType.MEMO, longest=8_000, section="wording", privacy=Privacy.PERSONAL),
            Field(name="sent_on", type=FieldType.DATE, listed=True, section="status"),
            # what the mail server said where it took no message for this address
            kept("refusal", longest=1_000, section="status", privacy=Privacy.PERSONAL),
            Field(name="answered_on", type=FieldType.DATE, listed=True, section="status"),
            Field(name="answer", type=FieldType.MEMO, longest=8_000, section="status", privacy=Privacy.PERSONAL),
            note(),
        ),
        label=("subject",),
        indexed=("state", "batch"),
        scope=Scope.OFFICE,
        outlasts_undo=True,
        lasting=("message.sent", "message.refused", "message.attach"),
    ),
)

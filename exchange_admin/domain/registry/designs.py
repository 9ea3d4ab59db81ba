"""Designs of papers: versions that are in use, never edited again, and drafts that an office works on."""

from __future__ import annotations

from exchange_admin.domain.fields import Field, FieldType, Kind
from exchange_admin.domain.registry.parts import choice

_LONGEST_SPEC = 60_000


def _names(*, immutable: bool) -> tuple[Field, ...]:
    return tuple(
        Field(
            name=f"name_{language}",
            longest=120,
            listed=language == "zh",
            immutable=immutable,
            written_by_program=True,
        )
        for language in ("zh", "ru", "en")
    )


CERTIFICATE_DESIGN = Kind(
    name="certificate_design",
    words={"design_state": ("ready", "draft", "in_use", "retired")},
    fields=(
        # of all versions of a design
        Field(name="design_family", required=True, immutable=True, longest=60, written_by_program=True),
        Field(
            name="version",
            type=FieldType.INTEGER,
            required=True,
            immutable=True,
            low=1,
            high=9999,
            listed=True,
            written_by_program=True,
        ),
        *_names(immutable=True),
        Field(name="paper_kinds", required=True, immutable=True, longest=400, written_by_program=True),
        Field(
            name="spec",
            type=FieldType.JSON,
            required=True,
            immutable=True,
            longest=_LONGEST_SPEC,
            written_by_program=True,
        ),
        choice("state", "design_state", required=True, listed=True, written_by_program=True),
    ),
    label=("name", "version"),
    indexed=("design_family",),
)

DESIGN_DRAFT = Kind(
    name="design_draft",
    fields=(
        Field(name="design_family", required=True, immutable=True, longest=60, written_by_program=True),
        *_names(immutable=False),
        Field(name="spec", type=FieldType.JSON, required=True, longest=_LONGEST_SPEC, written_by_program=True),
    ),
    label=("name",),
    indexed=("design_family",),
)

KINDS = (CERTIFICATE_DESIGN, DESIGN_DRAFT)

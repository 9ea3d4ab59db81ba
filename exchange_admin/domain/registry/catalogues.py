"""What an office keeps of catalogues between hubs: whose key speaks for which institution, and lines as signed."""

from __future__ import annotations

from exchange_admin.domain.fields import Field, FieldType, Kind
from exchange_admin.domain.registry.parts import fixed, kept, reference

KINDS = (
    # One for each institution for which another hub speaks. `known_as` is its id there; one that `is_brought` was not
    # here before its hub told of it, so that all of its profile is that hub's to say. `revoked_keys` have spoken for it
    # and never do again; `sign_key` may be among them until a new one is bound.
    Kind(
        name="catalogue_key",
        fields=(
            reference("institution_id", "institution", required=True, immutable=True, listed=True),
            kept("hub", required=True, longest=700, listed=True),
            kept("sign_key", required=True, longest=64),
            kept("age_key", required=True, longest=100),
            kept("known_as", required=True, longest=64),
            kept("is_brought", type=FieldType.BOOLEAN),
            Field(name="compared_on", type=FieldType.DATE, listed=True, written_by_program=True),
            kept("revoked_keys", longest=7_000),
            Field(name="revoked_on", type=FieldType.DATE, listed=True, written_by_program=True),
        ),
        label=("institution_id", "hub"),
        identified_by=("institution_id",),
    ),
    # The line that counts has an id that follows from the record; those that are open stand beside it.
    Kind(
        name="catalogue_line",
        fields=(
            reference("institution_id", "institution", required=True, immutable=True, listed=True),
            fixed("record_kind", longest=100, required=True),
            fixed("record", longest=100, required=True),
            kept("revision", type=FieldType.INTEGER, unsummed=True, low=1, high=1_000_000, required=True, listed=True),
            kept("digest", longest=64, required=True),
            kept("sign_key", longest=64, required=True),
            kept("line", type=FieldType.JSON, longest=100_000, required=True),
            kept("counts", type=FieldType.BOOLEAN),
            kept("is_agreed", type=FieldType.BOOLEAN),
        ),
        label=("record_kind", "revision"),
        indexed=("record",),
    ),
)

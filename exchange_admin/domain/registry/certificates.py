"""The register of papers: number blocks and the certificates issued from them; and the designs of papers: versions that
are in use, never edited again, and drafts that an office works on.
"""

from __future__ import annotations

from exchange_admin.domain.fields import Field, FieldType, Kind, Merge, Privacy, Scope
from exchange_admin.domain.registry.parts import choice, fixed, kept, names, note, reference

_LONGEST_SPEC = 60_000
_NAMES_OF_DESIGN = {"longest": 120, "searched": False, "written_by_program": True}

KINDS = (
    Kind(
        name="number_block",
        fields=(
            Field(name="office_code", required=True, immutable=True, longest=12),
            Field(name="year", type=FieldType.INTEGER, required=True, immutable=True, low=2000, high=2999),
            Field(name="block", required=True, immutable=True, longest=5),
            Field(name="author", required=True, immutable=True, longest=40, written_by_program=True),
        ),
        label=("block",),
    ),
    Kind(
        name="certificate",
        words={
            "certificate_kind": (
                "participation",
                "language_course",
                "invitation",
                "transcript",
                "acceptance",
                "arrival",
                "attendance",
                "departure",
                "learning_agreement",
                "recognition",
                "nomination",
                "handover_list",
                "group_results",
                "balance_statement",
                "renewal_protocol",
                "teacher_exchange",
                "accompanying",
                "completion",
                "advanced_training",
                "retraining",
                "academic",
            ),
            "certificate_state": ("issued", "printed", "signed", "handed_over", "revoked"),
        },
        fields=(
            fixed("number", required=True, unique=True, listed=True, searched=True, merge=Merge.DECISION, longest=40),
            # 教外厅〔2011〕3号: of academic certificates of foreign students, beside the number of the register; issued
            # again, the paper has that of the graduation
            fixed(
                "academic_number", unique=True, shared_by="mobility_id", searched=True, merge=Merge.DECISION, longest=18
            ),
            choice("kind", "certificate_kind", required=True, immutable=True, listed=True),
            reference("person_id", "person", immutable=True, listed=True),
            reference("mobility_id", "mobility", immutable=True),
            reference("programme_id", "programme", immutable=True, listed=True),
            # the names of a person in three scripts, each part as long as it may be
            fixed("holder", listed=True, searched=True, longest=800, privacy=Privacy.PERSONAL),
            fixed("languages", longest=20, listed=True),
            Field(name="issued_on", type=FieldType.DATE, required=True, immutable=True, listed=True),
            Field(name="issued_by", listed=True, immutable=True),
            reference("signatory_id", "signatory", immutable=True),
            fixed("design", longest=60),
            fixed("facts", type=FieldType.JSON, longest=400_000, privacy=Privacy.PERSONAL),
            fixed("facts_sha256", longest=64),
            choice(
                "state", "certificate_state", required=True, listed=True, merge=Merge.DECISION, written_by_program=True
            ),
            Field(name="handed_over_on", type=FieldType.DATE, written_by_program=True),
            Field(name="handed_over_to", privacy=Privacy.PERSONAL, written_by_program=True),
            Field(name="revoked_on", type=FieldType.DATE, written_by_program=True),
            Field(name="revocation_reason", longest=1000, written_by_program=True),
            note(),
        ),
        label=("number",),
        searchable=True,
        indexed=("number", "person_id", "issued_on"),
        scope=Scope.PARTNER,
        follows=("person_id",),
        due_through="person_id",
    ),
    Kind(
        name="voided_number",
        fields=(
            Field(name="number", required=True, immutable=True, unique=True, longest=40),
            Field(name="reason", required=True, immutable=True, longest=1000),
        ),
        label=("number",),
    ),
    Kind(
        name="certificate_design",
        words={"design_state": ("ready", "draft", "in_use", "retired")},
        fields=(
            # of all versions of a design
            fixed("design_family", required=True, longest=60),
            fixed("version", type=FieldType.INTEGER, unsummed=True, required=True, low=1, high=9999, listed=True),
            *names(**_NAMES_OF_DESIGN, immutable=True),
            fixed("paper_kinds", required=True, longest=400),
            fixed("spec", type=FieldType.JSON, required=True, longest=_LONGEST_SPEC),
            choice("state", "design_state", required=True, listed=True, written_by_program=True),
        ),
        label=("name", "version"),
        indexed=("design_family",),
    ),
    Kind(
        name="design_draft",
        fields=(
            fixed("design_family", required=True, longest=60),
            *names(**_NAMES_OF_DESIGN),
            kept("spec", type=FieldType.JSON, required=True, longest=_LONGEST_SPEC),
        ),
        indexed=("design_family",),
    ),
)

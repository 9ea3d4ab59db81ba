"""The closed lists of words: those of one kind stand in its description, those that several share here.

The file holds the word, the screen its sentence: in the wording of the kind, of shared ones in `choices.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from exchange_admin.domain.currencies import CURRENCIES
from exchange_admin.domain.registry import REGISTRY

VOCABULARY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **{name: words for kind in REGISTRY.kinds for name, words in kind.words.items()},
        "study_level": (
            "secondary_vocational",
            "short_cycle",
            "vocational_bachelor",
            "bachelor",
            "specialist",
            "master",
            "doctorate",
            "short_course",
        ),
        "match_worth": ("good", "to_ask"),
        "direction": ("outgoing", "incoming"),
        "activity": ("student_studies", "traineeship", "teaching", "staff_training"),
        # CEFR; native scales keep their own words in text fields
        "cefr": ("A1", "A2", "B1", "B2", "C1", "C2", "NS"),
        "exam": ("hsk_2", "hsk_3", "gf0025", "torfl", "own", "other"),
        # 课程性质 and блок: what limits of a credit rule are set for
        "course_category": (
            "compulsory",
            "elective",
            "optional",
            "practice",
            "language",
            "physical_education",
            "political_theory",
            "other",
        ),
        "credit_scheme": ("xuefen", "zet", "ects", "other"),
        # перезачёт / переаттестация / 学分认定 and the refusal
        "recognition_decision": ("recognised", "reassessed", "partly", "not_recognised"),
        "hour_length": ("45", "60"),
        # parts of the designs that come with the program; an office may name further blocks
        "design_part": (
            "frame",
            "background",
            "logo",
            "bars",
            "signatories",
            "stamp",
            "code",
            "margin",
            "most_languages",
            "names",
            "kinds",
            "issuer",
            "issuer_others",
            "title",
            "title_others",
            "holder",
            "holder_others",
            "body",
            "number",
            "number_label",
            "issued",
            "duplicate",
            "first_number",
        ),
        # of what a stay or a course costs its participant
        "fee_state": ("no_fee", "due", "part_paid", "paid", "waived"),
        "confidence": ("high", "medium", "low", "unverified"),
        "meeting_format": ("onsite", "online", "blended"),
        "approval_verdict": ("approved", "declined"),
        "message_channel": ("email", "messenger", "letter", "phone"),
        "transfer_basis": ("consent", "contract", "office_decision"),
        # codes of ISO 4217, those of our offices first
        "currency": CURRENCIES,
    }
)


def words(vocabulary: str) -> tuple[str, ...]:
    """The words of a vocabulary in the order in which a person meets them. Raises KeyError for an unknown one."""
    return VOCABULARY[vocabulary]


def place_among(words: Sequence[str], word: str) -> int:
    """Where a word of a record stands among those of its list; behind all of them where there is none, as a
    partner may have left it."""
    return words.index(word) if word in words else len(words)

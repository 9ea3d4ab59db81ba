"""What the pages of recognition need besides the desk. The composition root hands in its office."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from exchange_admin.services.learning_agreements.learning_agreements import LearningAgreements
from exchange_admin.services.learning_agreements.reading import AgreementSheet, AgreementVersion
from exchange_admin.services.recognition.case import CourseMapping, RecognitionCase
from exchange_admin.services.recognition.recognition import Recognition


@dataclass(frozen=True)
class RecognitionDesk:
    """`explain` shows how mark and credits of a mapping came about, `save_pdf` asks where to write the sheet and does.

    `staff` are the names on the office's list.
    """

    recognition: Recognition
    explain: Callable[[CourseMapping], None]
    staff: Callable[[], list[str]]
    save_pdf: Callable[[RecognitionCase], None]


@dataclass(frozen=True)
class AgreementDesk:
    """`save_pdf` asks where to write a version and writes it; `open_paper` shows the scan of a signature."""

    agreements: LearningAgreements
    open_paper: Callable[[str], None]
    save_pdf: Callable[[AgreementSheet, AgreementVersion], None]

"""The source of each kind of paper that is about no stay or course."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from exchange_admin.domain.wording import Wording
from exchange_admin.services.certificates.drafts import PaperSource
from exchange_admin.services.learning_agreements.reading import AgreementSheets
from exchange_admin.services.lessons.lessons import Lessons
from exchange_admin.services.recognition.papers import CoursePapers
from exchange_admin.services.recognition.recognition import Recognition
from exchange_admin.services.record_papers.agreements import AgreementSource
from exchange_admin.services.record_papers.finding import Finding
from exchange_admin.services.record_papers.group_results import GroupResultSource
from exchange_admin.services.record_papers.handovers import HandoverSource
from exchange_admin.services.record_papers.nominations import NominationSource
from exchange_admin.services.record_papers.recognitions import RecognitionSource
from exchange_admin.services.record_papers.transcripts import TranscriptSource
from exchange_admin.services.transcripts.transcripts import Transcripts
from exchange_admin.store import Store

MakeSource = Callable[[], PaperSource]
"""A source reads some things once: every question gets a new one."""


def paper_sources(
    store: Store,
    finding: Callable[[], Finding],
    wordings: Mapping[str, Wording],
    transcripts: Transcripts,
    recognition: Recognition,
    course_papers: CoursePapers,
    lessons: Lessons,
) -> Mapping[str, MakeSource]:
    """By kind."""
    return {
        "transcript": lambda: TranscriptSource(finding(), transcripts.read),
        "learning_agreement": lambda: AgreementSource(finding(), AgreementSheets(store), course_papers),
        "recognition": lambda: RecognitionSource(finding(), recognition.case, course_papers),
        "nomination": lambda: NominationSource(store, finding(), wordings),
        "handover_list": lambda: HandoverSource(finding(), wordings),
        "group_results": lambda: GroupResultSource(store, finding(), lessons, wordings),
    }

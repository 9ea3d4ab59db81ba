"""The transcript of a stay begins with what the stay and its partner know already."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from paper_office import WHO
from recognition_office import RecognitionOffice

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.transcripts.entering import TranscriptBeginning


@pytest.fixture
def college(tmp_path: Path) -> Iterator[RecognitionOffice]:
    made = RecognitionOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


@pytest.fixture
def beginning(college: RecognitionOffice) -> TranscriptBeginning:
    return TranscriptBeginning(college.store, college.records)


def test_host_term_and_the_scale_of_the_partner_are_set(college, beginning) -> None:
    sokolova = college.person("sokolova")
    stay = college.outgoing(sokolova)
    (id,) = beginning.begin(stay, WHO).ids["transcript"]
    record = college.store.get("transcript", id)
    assert record["institution_id"] == college.partner
    assert record["grading_scale_id"] == college.five
    assert record["mobility_id"] == stay
    assert record["term_id"] == college.store.get("mobility", stay)["term_id"]
    assert beginning.of_stay(stay) == id


def test_the_latest_stay_that_came_to_something_counts(college, beginning) -> None:
    sokolova = college.person("sokolova")
    college.outgoing(sokolova)
    latest = college.outgoing(sokolova)
    withdrawn = college.outgoing(sokolova)
    college.set(
        "mobility",
        latest,
        planned_start="2026-09-01",
        actual_start="2026-09-02",
        planned_end="2027-01-20",
        actual_end="2027-01-20",
    )
    college.set(
        "mobility", withdrawn, planned_start="2026-10-01", actual_start=None, planned_end="2027-01-20", actual_end=None
    )
    college.set("mobility", withdrawn, sending_status="withdrawn")
    assert beginning.stay_of(sokolova) == latest


def test_without_a_stay_nobody_knows_who_issues_it(college, beginning) -> None:
    with pytest.raises(RuleBroken) as refused:
        beginning.stay_of(college.person("sokolova"))
    assert refused.value.problem.code == "transcript.no_stay"
    assert not beginning.of_stay(college.stay + "x")

"""A decision about courses moves the stay on with it, and a correction takes it back under recognition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from paper_office import WHO
from recognition_office import RULING, RecognitionOffice

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.recognition.deciding import Verdict


@pytest.fixture
def office(tmp_path: Path) -> Iterator[RecognitionOffice]:
    made = RecognitionOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def status(office: RecognitionOffice) -> str:
    return office.store.get("mobility", office.stay).text("sending_status")


def decide(office: RecognitionOffice, verdicts: Mapping[str, Verdict] = MappingProxyType({})) -> Changes:
    """Decides a proposed case, otherwise for the home courses that `verdicts` name."""
    case = office.proposed()
    given = {office.mapping(case, title).id: verdict for title, verdict in verdicts.items()}
    return office.recognition.deciding.decide(case, RULING, WHO, verdicts=given)


def test_what_leaves_nothing_to_study_again_is_recognised_in_the_same_step(office) -> None:
    changes = decide(office)
    assert status(office) == "recognised", "sports and the failed course were never meant for home"
    assert office.stay in changes.ids["mobility"]
    office.store.undo(WHO)
    assert status(office) == "live"


def test_a_part_and_a_course_of_the_agreement_that_nothing_stands_for_leave_it_partly(office) -> None:
    office.agreed()  # table B asks for a course that no mapping names
    decide(office)
    assert status(office) == "partly_recognised"


def test_a_course_decided_partly_leaves_it_partly(office) -> None:
    decide(office, {"汉语综合": Verdict("partly", "课时不足")})
    assert status(office) == "partly_recognised"


def test_nothing_taken_is_not_recognised(office) -> None:
    refused = Verdict("not_recognised", "内容不符")
    decide(office, {"汉语综合": refused, "俄罗斯概况": refused})
    assert status(office) == "not_recognised"


def test_a_status_that_the_office_has_moved_on_already_stays(office) -> None:
    for word in ("recognising", "partly_recognised", "closed"):
        office.set("mobility", office.stay, sending_status=word)
    changes = decide(office)
    assert status(office) == "closed"
    assert not changes.problems


def test_a_stay_that_has_not_ended_yet_keeps_its_status_and_says_so(office) -> None:
    office.set("mobility", office.stay, receiving_status="in_residence", actual_end=None)
    changes = decide(office)
    assert status(office) == "live"
    assert [one.code for one in changes.problems] == ["recognition.status_stays"]


def test_an_institution_that_did_not_send_the_student_moves_nothing(office) -> None:
    third = office.add("institution", name_zh="第三学院", country="CN", kind="college", is_partner=1)
    (case,) = office.recognition.mapping.begin(office.transcript, WHO, home=third).ids["recognition"]
    for line in office.lines:
        office.map(case, [line], [], reason="不转换")
    office.recognition.deciding.propose(case, WHO)
    office.recognition.deciding.decide(case, RULING, WHO)
    assert status(office) == "live"


def test_a_correction_brings_the_stay_back_under_recognition_and_the_next_decision_on_again(office) -> None:
    case = office.decided()
    office.recognition.deciding.reopen(case, "成绩单有误", WHO)
    assert status(office) == "recognising"
    office.recognition.deciding.propose(case, WHO)
    verdict = {office.mapping(case, "汉语综合").id: Verdict("partly", "课时不足")}
    office.recognition.deciding.decide(case, RULING, WHO, verdicts=verdict)
    assert status(office) == "partly_recognised"


def test_other_credits_and_another_mark_are_decided_with_their_reason(office) -> None:
    case = office.proposed()
    mapping = office.mapping(case, "汉语综合")
    with pytest.raises(RuleBroken, match="reason_missing"):
        office.recognition.deciding.decide(
            case, RULING, WHO, verdicts={mapping.id: Verdict("recognised", credits="3", mark="90")}
        )
    verdict = Verdict("partly", "课时不足", credits="3", mark="90")
    office.recognition.deciding.decide(case, RULING, WHO, verdicts={mapping.id: verdict})
    decided = office.mapping(case, "汉语综合")
    assert (decided.shown_mark, decided.record["mark_reason"]) == ("90", "课时不足")
    assert (decided.courses[0].credits, decided.courses[0].scheme) == ("3", "xuefen")
    (known,) = (
        one for one in office.recognition.equivalences.of(office.partner, office.own) if one.decision == "partly"
    )
    assert known.courses[0].credits == "3", "remembered as it was decided"


def test_who_decides_is_found_on_the_list_of_staff(office) -> None:
    id = office.add("staff", name="周敏", role="coordinator", active=1)
    case = office.decided()
    assert office.case(case).record["decided_by_id"] == id

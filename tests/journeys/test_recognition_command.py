"""`recognition` as a script uses it: from a transcript to a closed case, on an office file."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "services"))
from recognition_office import RecognitionOffice

from exchange_admin.app.main import main

ALL = (
    "--map",
    "РКИ.01=汉语综合@ZH201:4",
    "--map",
    "РКИ.03=俄罗斯概况",
    "--leave",
    "ФК.01=本校已修",
    "--leave",
    "ЛОГ.02=",
)
DECIDED = ("--by", "周敏", "--minutes", "2026-17", "--date", "2026-11-20")


@pytest.fixture
def office(tmp_path: Path) -> RecognitionOffice:
    made = RecognitionOffice(tmp_path / "office.exchange")
    made.store.close()
    return made


def told(capsys: pytest.CaptureFixture[str], verb: str, *arguments: object) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(["recognition", verb, *map(str, arguments)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def plain(capsys: pytest.CaptureFixture[str], verb: str, *arguments: object) -> tuple[int, dict[str, Any]]:
    code, out, _ = told(capsys, verb, *arguments, "--json")
    return code, json.loads(out)


def test_a_case_goes_from_its_transcript_to_the_end(office, capsys) -> None:
    path = office.store.path
    code, proposed = plain(capsys, "propose", path, office.transcript, *ALL)
    assert (code, proposed["state"], proposed["problems"]) == (0, "proposed", [])
    assert [one["code"] for one in proposed["mappings"][0]["sources"]] == ["РКИ.01"]
    marks = {one["courses"][0]["title"]: one["mark"] for one in proposed["mappings"] if one["courses"]}
    assert marks == {"汉语综合": "95", "俄罗斯概况": "85"}
    assert proposed["balance"] == {
        "scheme": "xuefen",
        "asked": "17/2",
        "earned": "63/4",
        "recognised": "17/2",
        "missing": "0",
        "mixed": False,
        "cut": "0",
        "rounding": "0",
    }
    code, listed = plain(capsys, "list", path, "--state", "proposed")
    assert (code, [one["id"] for one in listed["recognitions"]]) == (0, [proposed["id"]])
    code, decided = plain(capsys, "decide", path, proposed["id"], *DECIDED, "--close")
    assert (code, decided["state"], decided["decided_by"]) == (0, "closed", "周敏")
    assert decided["owed_open"] == []


def test_what_is_owed_gets_its_day_and_keeps_the_case_open(office, capsys) -> None:
    path = office.store.path
    plain(capsys, "propose", path, office.transcript, *ALL)
    verdict = ("--verdict", "ZH201=partly@3/90:课时不足")
    code, decided = plain(capsys, "decide", path, office.transcript, *DECIDED, *verdict)
    assert (code, decided["owed_open"]) == (1, [{"course": "汉语综合", "form": "difference"}])
    assert decided["owed"] == []
    (partly,) = (one for one in decided["mappings"] if one["decision"] == "partly")
    assert (partly["mark"], partly["mark_reason"], partly["courses"][0]["credits"]) == ("90", "课时不足", "3")


@pytest.mark.parametrize(("due", "told_so"), [((), True), (("--due", "2027-01-20"), False)])
def test_it_is_said_when_what_is_owed_is_not_written_down(office, capsys, due, told_so) -> None:
    path = office.store.path
    _, proposed = plain(capsys, "propose", path, office.transcript, *ALL)
    verdict = ("--verdict", "汉语综合=partly@3,5/92,5:课时不足")
    code, out, _ = told(capsys, "decide", path, proposed["id"], *DECIDED, *verdict, *due, "--language", "ru")
    assert code == 1
    assert ("ещё не записана" in out) == told_so
    _, shown, _ = told(capsys, "show", path, proposed["id"], "--language", "ru")
    assert "92,5" in shown, "marks and credits have the same decimal sign"


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_a_change_under_the_decision_is_shown_with_what_it_was(tmp_path, capsys, language: str) -> None:
    made = RecognitionOffice(tmp_path / "office.exchange")
    case = made.decided()
    made.set("transcript_line", made.lines[0], original_mark="3")  # as a package does, past the verbs
    made.store.close()
    _, shown = plain(capsys, "show", made.store.path, case)
    assert [(one["code"], one["field"]) for one in shown["problems"]] == [("recognition.line_changed", "original_mark")]
    _, out, _ = told(capsys, "show", made.store.path, case, "--language", language)
    assert "俄语实践" in out
    assert "5 → 3" in out
    for ground, ids in (("changed", [case]), ("not_known", [])):
        _, listed = plain(capsys, "list", made.store.path, "--ground", ground)
        assert [(one["id"], one["ground"]) for one in listed["recognitions"]] == [(id, "changed") for id in ids]
    _, out, _ = told(capsys, "list", made.store.path, "--language", language)
    assert {"zh": "有变动", "ru": "Изменена", "en": "Changed"}[language] in out


def test_any_list_is_filtered_by_whether_the_transcript_changed(tmp_path, capsys) -> None:
    made = RecognitionOffice(tmp_path / "office.exchange")
    case = made.decided()
    made.store.close()

    def listed(ground: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(["list", str(made.store.path), "recognition", "--filter", f"ground={ground}", "--json"])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    for ground, ids in (("unchanged", [case]), ("changed", [])):
        assert [one["id"] for one in json.loads(listed(ground)[1])["rows"]] == ids
    code, _, refused = listed("other")
    assert code == 2
    assert "unchanged, changed, not_known" in refused


def test_an_open_course_leaves_a_draft_and_names_what_is_missing(office, capsys) -> None:
    code, found = plain(capsys, "propose", office.store.path, office.transcript, *ALL[:2])
    assert (code, found["state"]) == (1, "draft")
    assert {one["code"] for one in found["problems"]} == {"recognition.line_open"}
    assert len(found["open_lines"]) == 3
    code, found = plain(capsys, "propose", office.store.path, found["id"], *ALL[2:])
    assert (code, found["state"]) == (0, "proposed")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--map", "РКИ.99=汉语"),
        ("--map", "РКИ.01"),
        ("--map", "РКИ.01=汉语:many"),
        ("--map", "РКИ.01=汉语:-1"),
        (*ALL[:2], "--map", "РКИ.01=语言"),
    ],
)
def test_a_slip_changes_nothing(office, capsys, arguments) -> None:
    code, out, err = told(capsys, "propose", office.store.path, office.transcript, *arguments)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert plain(capsys, "list", office.store.path)[1] == {"recognitions": []}


def test_a_decision_without_a_proposal_is_refused(office, capsys) -> None:
    _, draft = plain(capsys, "propose", office.store.path, office.transcript)
    code, out, err = told(capsys, "decide", office.store.path, draft["id"], *DECIDED)
    assert (code, out) == (2, "")
    assert err
    assert told(capsys, "show", office.store.path, "nothing")[0] == 2


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_a_person_reads_a_row_for_each_mapping(office, capsys, language: str) -> None:
    plain(capsys, "propose", office.store.path, office.transcript, *ALL)
    code, out, _ = told(capsys, "show", office.store.path, office.transcript, "--language", language)
    assert code == 0
    assert "汉语综合" in out
    assert "本校已修" in out
    assert told(capsys, "list", office.store.path, "--language", language)[1].count("\n") == 2


def test_the_keys_are_those_of_the_documentation(office, capsys) -> None:
    documented = (Path(__file__).parents[2] / "docs" / "cli.md").read_text("utf-8")
    paragraph = documented[documented.index("**recognition**") :].split("\n\n")[0]
    words = set(re.findall(r"`(\w+)`", paragraph))
    _, case = plain(capsys, "propose", office.store.path, office.transcript, *ALL)
    mapping = case["mappings"][0]
    verdict = ("--verdict", "ZH201=partly:课时不足", "--due", "2027-01-20")
    _, decided = plain(capsys, "decide", office.store.path, case["id"], *DECIDED, *verdict)
    _, listed = plain(capsys, "list", office.store.path)
    keys = {*case, *mapping, *mapping["sources"][0], *mapping["courses"][0], *case["balance"], *mapping["conversion"]}
    keys |= {*mapping["credit_conversion"], *decided, *decided["owed"][0], *listed, *listed["recognitions"][0]}
    assert keys <= words

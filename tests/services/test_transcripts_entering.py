"""Lines typed into the grid and pasted from Excel: read as offices write, checked, one step each, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from transcript_office import WHO, WORDINGS, TranscriptOffice

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Record
from exchange_admin.domain.vocabulary import words as vocabulary


@pytest.fixture
def office(tmp_path: Path) -> Iterator[TranscriptOffice]:
    made = TranscriptOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


@pytest.fixture
def transcript(office: TranscriptOffice) -> str:
    return office.with_transcript(office.with_person())


def lines(office: TranscriptOffice, transcript: str) -> tuple[Record, ...]:
    return office.transcripts.read(transcript).lines


def test_a_typed_cell_is_one_step(office: TranscriptOffice, transcript: str) -> None:
    first = lines(office, transcript)[0].id
    steps = office.store.step_count()
    office.entry.set_cell(transcript, first, "contact_hours", "72 学时", WHO)
    assert office.store.step_count() == steps + 1
    assert lines(office, transcript)[0]["contact_minutes"] == 72 * 45


def test_typing_below_the_last_line_begins_a_new_one_that_is_passed(office: TranscriptOffice, transcript: str) -> None:
    office.entry.set_cell(transcript, "", "title_ru", "Сварка", WHO)
    new = lines(office, transcript)[-1]
    assert (new["title_ru"], new["status"]) == ("Сварка", "passed")


def test_a_new_line_that_begins_with_a_failing_mark_is_failed(office: TranscriptOffice, transcript: str) -> None:
    changes = office.entry.set_cell(transcript, "", "original_mark", "41", WHO)
    assert lines(office, transcript)[-1]["status"] == "failed"
    assert changes.problems == ()


def test_a_new_line_that_begins_with_its_status_has_that_status(office: TranscriptOffice, transcript: str) -> None:
    office.entry.paste(transcript, [], "code", "课程名称\t成绩\t考核结果\n焊接技术\t88\t未通过\n", WHO)
    line = lines(office, transcript)[-1]
    assert (line["original_mark"], line["status"]) == ("88", "failed")


def test_the_status_goes_along_with_the_mark_in_one_step(office: TranscriptOffice, transcript: str) -> None:
    first, steps = lines(office, transcript)[0].id, office.store.step_count()
    assert office.entry.set_cell(transcript, first, "original_mark", "41", WHO).problems == ()
    assert lines(office, transcript)[0]["status"] == "failed"
    assert office.store.step_count() == steps + 1
    office.entry.paste(transcript, [first], "original_mark", "74", WHO)
    assert lines(office, transcript)[0]["status"] == "passed"


def test_a_status_that_somebody_chose_against_the_mark_stays(office: TranscriptOffice, transcript: str) -> None:
    first, second = (line.id for line in lines(office, transcript))
    office.entry.set_cell(transcript, first, "status", "failed", WHO)
    told = office.entry.set_cell(transcript, first, "original_mark", "88", WHO)
    assert [problem.code for problem in told.problems] == ["transcript.status_differs"]
    office.entry.set_cell(transcript, second, "original_mark", "41", WHO)
    office.entry.set_cell(transcript, second, "status", "in_progress", WHO)
    office.entry.set_cell(transcript, second, "original_mark", "42", WHO)
    assert [line["status"] for line in lines(office, transcript)] == ["failed", "in_progress"]


def test_a_mark_that_does_not_fit_is_saved_and_asked_about(office: TranscriptOffice, transcript: str) -> None:
    first = lines(office, transcript)[0].id
    told = office.entry.set_cell(transcript, first, "original_mark", "B+", WHO)
    assert [problem.code for problem in told.problems] == ["grade.not_on_scale", "transcript.left_open"]
    assert lines(office, transcript)[0]["original_mark"] == "B+"
    assert "百分制" in WORDINGS["zh"].problem(told.problems[0])
    assert "Percentage" in WORDINGS["en"].problem(told.problems[0])


def test_a_mark_that_nobody_knows_never_counts_as_passed_until_somebody_says_so(
    office: TranscriptOffice, transcript: str
) -> None:
    first = lines(office, transcript)[0].id
    office.entry.set_cell(transcript, "", "original_mark", "B+", WHO)
    office.entry.set_cell(transcript, first, "original_mark", "B+", WHO)
    told = office.entry.paste(transcript, [], "original_mark", "B+\nзачтено\n\n77", WHO).problems
    assert [(one.code, one.facts.get("n")) for one in told][-1] == ("transcript.left_open", 1)
    known = {line.text("original_mark"): line["status"] for line in lines(office, transcript)}
    assert known == {"B+": "in_progress", "": "in_progress", "зачтено": "passed", "77": "passed"}
    office.entry.set_cell(transcript, first, "status", "passed", WHO)
    assert office.entry.set_cell(transcript, first, "code", "ME-1", WHO).problems == ()
    assert lines(office, transcript)[0]["status"] == "passed"


def test_a_course_without_a_mark_among_pasted_ones_that_have_one_is_left_open(
    office: TranscriptOffice, transcript: str
) -> None:
    told = office.entry.paste(transcript, [], "code", "Код\tДисциплина\tОценка\nA\tСварка\t77\nB\tФизика\t", WHO)
    assert [(one.code, one.facts) for one in told.problems] == [("transcript.left_open", {"n": 1})]
    assert [line["status"] for line in lines(office, transcript)][2:] == ["passed", "in_progress"]


def test_a_course_left_open_without_a_mark_ends_with_the_mark_that_is_typed(
    office: TranscriptOffice, transcript: str
) -> None:
    office.entry.paste(transcript, [], "code", "Код\tДисциплина\tОценка\nA\tСварка\t77\nB\tФизика\t", WHO)
    left = lines(office, transcript)[-1]
    assert left["status"] == "in_progress"
    assert office.entry.set_cell(transcript, left.id, "original_mark", "88", WHO).problems == ()
    assert lines(office, transcript)[-1]["status"] == "passed"


def test_lines_follow_their_marks_once_their_scale_is_chosen(office: TranscriptOffice, transcript: str) -> None:
    office.records.set("transcript", transcript, {"grading_scale_id": None}, WHO)
    office.entry.paste(transcript, [], "original_mark", "77\n41\nB+", WHO)
    assert [line["status"] for line in lines(office, transcript)][2:] == ["in_progress"] * 3
    assert not office.entry.settle_open(transcript, WHO), "without a scale nobody knows more"
    office.records.set("transcript", transcript, {"grading_scale_id": office.scale}, WHO)
    steps = office.store.step_count()
    office.entry.settle_open(transcript, WHO)
    assert [line["status"] for line in lines(office, transcript)][2:] == ["passed", "failed", "in_progress"]
    assert office.store.step_count() == steps + 1


def test_a_mark_that_does_not_fit_is_asked_about_whichever_way_it_comes_in(
    office: TranscriptOffice, transcript: str
) -> None:
    first, records = lines(office, transcript)[0].id, office.records
    told = records.set("transcript_line", first, {"original_mark": "B+"}, WHO)
    assert [problem.code for problem in told.problems] == ["grade.not_on_scale"]
    assert records.set("transcript_line", first, {"code": "ME-205"}, WHO).problems == (), "asked once"
    line = {"transcript_id": transcript, "title_zh": "物理", "original_mark": "41", "status": "passed"}
    assert [problem.code for problem in records.add("transcript_line", line, WHO).problems] == [
        "transcript.status_differs"
    ]
    told = office.entry.paste(transcript, [first], "original_mark", "A+", WHO)
    assert [problem.code for problem in told.problems] == ["grade.not_on_scale"]


def test_another_scale_asks_about_the_marks_that_it_does_not_have(office: TranscriptOffice, transcript: str) -> None:
    five = office.add("grading_scale", name_ru="Пятибалльная", best="5", worst="2", pass_mark="3")
    told = office.records.set("transcript", transcript, {"grading_scale_id": five}, WHO)
    assert [(one.code, one.facts["n"]) for one in told.problems] == [("transcript.marks_differ", 1)]
    assert office.records.set("transcript", transcript, {"grading_scale_id": office.scale}, WHO).problems == ()


def test_hours_are_as_long_as_the_transcript_says(office: TranscriptOffice, transcript: str) -> None:
    other = office.add(
        "transcript", person_id=office.with_person(), institution_id=office.college, hour="60", number="60"
    )
    office.entry.set_cell(other, "", "contact_hours", "10", WHO)
    office.entry.set_cell(transcript, "", "contact_hours", "10", WHO)
    assert lines(office, other)[0]["contact_minutes"] == 600
    assert lines(office, transcript)[-1]["contact_minutes"] == 450


def test_what_cannot_be_read_changes_nothing(office: TranscriptOffice, transcript: str) -> None:
    steps = office.store.step_count()
    with pytest.raises(RuleBroken) as refused:
        office.entry.set_cell(transcript, "", "contact_hours", "много", WHO)
    assert refused.value.problem.field == "contact_minutes"
    assert office.store.step_count() == steps


def test_a_block_fills_cells_to_the_right_and_down_and_goes_on_with_new_lines(
    office: TranscriptOffice, transcript: str
) -> None:
    before = [line.id for line in lines(office, transcript)]
    steps = office.store.step_count()
    block = "32\t16\t2\n18\t\t1\n36\t36\t3 з. е.\n"
    office.entry.paste(transcript, before, "contact_hours", block, WHO)
    assert office.store.step_count() == steps + 1
    found = lines(office, transcript)
    assert [line.id for line in found[:2]] == before
    assert [line["contact_minutes"] for line in found] == [32 * 45, 18 * 45, 36 * 45]
    assert [line["credits"] for line in found] == ["2", "1", "3"]
    assert [line["credit_scheme"] for line in found] == ["xuefen", "xuefen", "zet"]
    assert found[0]["title_zh"] == "数控加工技术", "what the block does not reach stays"


def test_a_block_with_headings_becomes_new_lines(office: TranscriptOffice, transcript: str) -> None:
    block = "课程名称\t学时\t学分\t成绩\n焊接技术\t48\t3\t88\n物理\t32\t2\t55\n合计\t80\t5\t\n"
    office.entry.paste(transcript, [], "code", block, WHO)
    new = lines(office, transcript)[2:]
    assert [(line["title_zh"], line["original_mark"], line["status"]) for line in new] == [
        ("焊接技术", "88", "passed"),
        ("物理", "55", "failed"),
    ]


@pytest.mark.parametrize(
    ("block", "kept", "left"),
    [
        ("Дисциплина\tОценка\nФизика\t\nСварка\t77\nХимия\t80\n", ["Физика", "Сварка", "Химия"], ""),
        ("Дисциплина\tОценка\nСварка\t77\nХимия\t80\nФизика\t\n", ["Сварка", "Химия", "Физика"], ""),
        ("Дисциплина\tОценка\nФизика\t\nХимия\t\n", ["Физика", "Химия"], ""),
        ("Дисциплина\tЧасы\nФизика\nСварка\t36\n", ["Физика", "Сварка"], ""),
        (
            "Дисциплина\tЧасы\tОценка\nБлок 1\t\t\nБазовая часть\t\t\nСварка\t36\t77\nХимия\t18\t\n",
            ["Сварка", "Химия"],
            "rows_headings: 2 (Блок 1), 3 (Базовая часть)",
        ),
        (
            "№\tДисциплина\tОценка\n\tБазовая часть\t\n1\tСварка\t77\n2\tХимия\t\n",
            ["Сварка", "Химия"],
            "rows_headings: 2 (Базовая часть)",
        ),
        (
            "Дисциплина\tЧасы\tОценка\nА\t\t\nБ\t\t\nВ\t\t\nСварка\t36\t77\nХимия\t18\t80\nФизика\t\t\n",
            ["А", "Б", "В", "Сварка", "Химия", "Физика"],
            "",
        ),
        (
            "Дисциплина\tОценка\nСварка\t77\nСредний балл:\t77\nДекан\n",
            ["Сварка"],
            "rows_notes: 3 (Средний балл: · 77), 4 (Декан)",
        ),
        ("Дисциплина\tОценка\nСварка\t77\n\nЗаверено печатью\n", ["Сварка"], "rows_notes: 4 (Заверено печатью)"),
        ("Код\tДисциплина\tОценка\nB\t\t77\n\t\t80\n", [""], "rows_unnamed: 3 (80)"),
        (
            "Дисциплина\tОценка\nСварка\t77\n" + "Итого\t1\n" * 20,
            ["Сварка"],
            "rows_notes: 3 (Итого · 1), 4 (Итого · 1), 5 (Итого · 1), " + ", ".join(map(str, range(6, 23))),
        ),
    ],
    ids=["first", "last", "no_marks", "one_like_it", "parts", "numbered", "many", "totals", "below", "unnamed", "long"],
)
def test_no_row_of_a_pasted_table_is_lost_in_silence(
    office: TranscriptOffice, transcript: str, block: str, kept: list[str], left: str
) -> None:
    told = office.entry.paste(transcript, [], "code", block, WHO).problems
    assert [line.text("title_ru") for line in lines(office, transcript)][2:] == kept
    found = [one for one in told if one.code.startswith("transcript.rows_")]
    assert "; ".join(f"{one.code.removeprefix('transcript.')}: {one.facts['rows']}" for one in found) == left


def test_a_pasted_table_without_any_course_is_refused_with_what_it_holds(
    office: TranscriptOffice, transcript: str
) -> None:
    with pytest.raises(RuleBroken, match=r"transcript\.rows_notes"):
        office.entry.paste(transcript, [], "code", "Дисциплина\tОценка\nИтого\t77\n", WHO)
    with pytest.raises(RuleBroken, match=r"transcript\.nothing_pasted"):
        office.entry.paste(transcript, [], "code", "Дисциплина\tОценка\n\t\n", WHO)


def test_an_empty_cell_in_a_pasted_column_leaves_its_course_as_it_is(office: TranscriptOffice, transcript: str) -> None:
    office.entry.set_cell(transcript, "", "title_ru", "Сварка", WHO)
    all_three = [line.id for line in lines(office, transcript)]
    office.entry.paste(transcript, all_three, "original_mark", "71\n\n73\n", WHO)
    assert [line.text("original_mark") for line in lines(office, transcript)] == ["71", "", "73"]


def test_a_cell_of_several_lines_is_one_cell(office: TranscriptOffice, transcript: str) -> None:
    office.entry.paste(transcript, [], "title_ru", '"Сварка\nи резка"\tWelding', WHO)
    new = lines(office, transcript)[-1]
    assert (new["title_ru"], new["title_en"]) == ("Сварка и резка", "Welding")


@pytest.mark.parametrize(
    ("key", "block", "code"),
    [
        ("contact_hours", "10\nмного", "transcript.cell"),
        ("placement_weeks", "2\textra", "transcript.block_too_wide"),
        ("code", " \t \n", "transcript.nothing_pasted"),
        ("code", "x" * (1 << 21), "transcript.too_much_pasted"),
        ("title_ru", "я" * 300, "transcript.cell"),
    ],
)
def test_a_block_goes_in_whole_or_not_at_all(
    office: TranscriptOffice, transcript: str, key: str, block: str, code: str
) -> None:
    steps = office.store.step_count()
    with pytest.raises(RuleBroken) as refused:
        office.entry.paste(transcript, [], key, block, WHO)
    assert refused.value.problem.code == code
    assert office.store.step_count() == steps


def test_the_row_of_the_block_is_named(office: TranscriptOffice, transcript: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        office.entry.paste(transcript, [], "contact_hours", "10\n20\nмного", WHO)
    facts = refused.value.problem.facts
    assert (facts["row"], facts["typed"], facts["field"]) == (3, "много", "field.contact_minutes")


def test_credits_are_of_the_kind_of_the_line_before(office: TranscriptOffice, transcript: str) -> None:
    office.entry.set_cell(transcript, "", "credits", "3", WHO)
    assert lines(office, transcript)[-1]["credit_scheme"] == "xuefen"


def test_lines_are_deleted_and_come_back(office: TranscriptOffice, transcript: str) -> None:
    first = lines(office, transcript)[0].id
    office.entry.remove([first], WHO)
    assert len(lines(office, transcript)) == 1
    office.store.undo(WHO)
    assert len(lines(office, transcript)) == 2


def test_several_lines_are_deleted_as_one_step_or_not_at_all(office: TranscriptOffice, transcript: str) -> None:
    first, second = (line.id for line in lines(office, transcript))
    case = office.add("recognition", transcript_id=transcript, state="draft")
    mapping = office.add("recognition_mapping", recognition_id=case)
    source = office.add("mapping_line", recognition_mapping_id=mapping, transcript_line_id=second)
    with pytest.raises(RuleBroken, match=r"record\.in_use"):
        office.entry.remove([first, second], WHO)
    assert len(lines(office, transcript)) == 2
    office.records.remove("mapping_line", source, WHO)
    office.entry.remove([first, second], WHO)
    assert lines(office, transcript) == ()
    office.store.undo(WHO)
    assert [line.id for line in lines(office, transcript)] == [first, second]


def test_kind_of_course_practice_and_weeks_are_typed_as_offices_write_them(
    office: TranscriptOffice, transcript: str
) -> None:
    first = lines(office, transcript)[0].id
    office.entry.set_cell(transcript, first, "contact_hours", "64", WHO)
    for key, text in (("category", "选修课"), ("practice_hours", "24 ч"), ("placement_weeks", "2 недели")):
        office.entry.set_cell(transcript, first, key, text, WHO)
    line = lines(office, transcript)[0]
    assert (line["category"], line["practice_minutes"], line["placement_weeks"]) == ("elective", 24 * 45, "2")


def test_practice_is_never_more_than_all_contact_hours(office: TranscriptOffice, transcript: str) -> None:
    first = lines(office, transcript)[0].id
    office.entry.set_cell(transcript, first, "contact_hours", "32", WHO)
    with pytest.raises(RuleBroken, match="practice_beyond_contact"):
        office.entry.set_cell(transcript, first, "practice_hours", "33", WHO)


def test_hours_of_theory_and_practice_in_a_table_make_the_contact_hours(
    office: TranscriptOffice, transcript: str
) -> None:
    office.entry.paste(transcript, [], "code", "课程名称\t理论学时\t实践学时\t课程性质\n焊接技术\t32\t16\t必修\n", WHO)
    line = lines(office, transcript)[-1]
    assert (line["contact_minutes"], line["practice_minutes"], line["category"]) == (48 * 45, 16 * 45, "compulsory")


def test_a_table_with_all_hours_keeps_them(office: TranscriptOffice, transcript: str) -> None:
    head = "Дисциплина\tЧасы\tЛекции\tПрактические занятия\n"
    office.entry.paste(transcript, [], "code", head + "Сварка\t60\t32\t16\n", WHO)
    line = lines(office, transcript)[-1]
    assert (line["contact_minutes"], line["practice_minutes"]) == (60 * 45, 16 * 45)


def test_another_hour_keeps_the_numbers_or_the_minutes_in_one_step(office: TranscriptOffice, transcript: str) -> None:
    steps = office.store.step_count()
    office.entry.set_hour(transcript, 60, WHO, keep_numbers=True)
    assert office.store.step_count() == steps + 1
    assert (office.transcripts.read(transcript).hour, lines(office, transcript)[0]["contact_minutes"]) == (60, 64 * 60)
    office.entry.set_hour(transcript, 45, WHO, keep_numbers=False)
    assert (office.transcripts.read(transcript).hour, lines(office, transcript)[0]["contact_minutes"]) == (45, 64 * 60)


def test_an_hour_that_gives_parts_of_minutes_is_refused_and_changes_nothing(
    office: TranscriptOffice, transcript: str
) -> None:
    office.records.set("transcript_line", lines(office, transcript)[0].id, {"contact_minutes": 100}, WHO)
    with pytest.raises(RuleBroken) as refused:
        office.entry.set_hour(transcript, 60, WHO, keep_numbers=True)
    assert refused.value.problem.code == "transcript.no_whole_minutes"
    assert office.transcripts.read(transcript).hour == 45


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_every_word_that_the_grid_offers_is_read_back(office: TranscriptOffice, transcript: str, language: str) -> None:
    words, line = WORDINGS[language], lines(office, transcript)[0].id
    offered = [
        ("credit_scheme", word, words.say(f"paper.transcript.scheme_{word}")) for word in vocabulary("credit_scheme")
    ]
    offered += [("status", word, words.choice("line_status", word)) for word in vocabulary("line_status")]
    offered += [("category", word, words.choice("course_category", word)) for word in vocabulary("course_category")]
    for key, word, text in offered:
        office.entry.set_cell(transcript, line, key, text, WHO)
        assert lines(office, transcript)[0][key] == word


@pytest.mark.parametrize(("field", "value"), [("placement_weeks", "-3"), ("credits", "-1/2")])
def test_less_than_nothing_is_refused_wherever_it_is_written(
    office: TranscriptOffice, transcript: str, field: str, value: str
) -> None:
    with pytest.raises(RuleBroken, match="value.too_small"):
        office.records.set("transcript_line", lines(office, transcript)[0].id, {field: value}, WHO)

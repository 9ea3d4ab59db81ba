"""A transcript in a file becomes records: whose it is is asked, nothing is merged, nothing is written twice."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from transcript_office import SOKOLOVA, WHO, TranscriptOffice

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.attachments import LARGEST
from exchange_admin.services.transcripts.staged import StagedFile, TranscriptOptions


@pytest.fixture
def office(tmp_path: Path) -> Iterator[TranscriptOffice]:
    made = TranscriptOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[TranscriptOffice]:
    """An office that knows the college and the term, and nobody."""
    made = TranscriptOffice(tmp_path / "other.exchange", seed=2)
    yield made
    made.store.close()


@pytest.fixture
def file(office: TranscriptOffice, tmp_path: Path) -> Path:
    return office.export(office.with_transcript(office.with_person()), tmp_path / "sokolova.xml")


def states(staged: StagedFile) -> list[str]:
    return [line.news for one in staged.transcripts for line in one.lines]


def codes(problems: object) -> set[str]:
    return {problem.code for problem in problems}  # type: ignore[attr-defined]


def test_an_issuer_that_nobody_knows_is_added_with_its_transcript_in_one_step(
    other: TranscriptOffice, file: Path, tmp_path: Path
) -> None:
    other.with_person()
    told = file.read_text("utf-8").replace("Колледж Сунхуа", "Университет Сунхуа")
    for name in ("松花职业技术学院", "Songhua College"):
        told = told.replace(name, f"{name} 2")
    stranger = tmp_path / "stranger.xml"
    stranger.write_text(told.replace(">SHVTC<", ">OTHER<"), "utf-8")
    assert codes(other.transcripts.stage(stranger).stopping) == {"transcript.institution_unknown"}
    staged = other.transcripts.stage(stranger, TranscriptOptions(institution_id="new"))
    assert staged.stopping == ()
    steps = other.store.step_count()
    (transcript,) = other.transcripts.take_over(staged, WHO).transcripts
    assert other.store.step_count() == steps + 1
    issuer = other.store.get("institution", other.transcripts.read(transcript).record.text("institution_id"))
    assert issuer is not None
    assert (issuer["name_ru"], issuer["country"], issuer["kind"]) == ("Университет Сунхуа", "CN", "university")
    again = other.transcripts.stage(stranger, TranscriptOptions(institution_id="new"))
    assert (again.has_news, other.count("institution")) == (False, 2)


def test_an_issuer_of_another_name_is_known_by_its_code_alone(other: TranscriptOffice, file: Path) -> None:
    other.with_person()
    known = {"name_en": "Amur College", "code": "AMC", "country": "RU", "kind": "college"}
    other.records.add("institution", known, WHO)
    told = file.read_text("utf-8").replace("Songhua College", "Elsewhere")
    file.write_text(told.replace("松花职业技术学院", "别处").replace("Колледж Сунхуа", "Иной"), "utf-8")
    staged = other.transcripts.stage(file)
    assert "transcript.institution_unknown" not in codes(staged.stopping)


def test_an_issuer_without_a_country_is_asked_about_and_not_added(other: TranscriptOffice, file: Path) -> None:
    other.with_person()
    told = re.sub(r"<country>CN</country>", "", file.read_text("utf-8").replace("Songhua College", "Elsewhere"))
    told = told.replace("松花职业技术学院", "别处").replace("Колледж Сунхуа", "Иной").replace(">SHVTC<", ">OTHER<")
    file.write_text(re.sub(r' country="CN"', "", told), "utf-8")
    staged = other.transcripts.stage(file, TranscriptOptions(institution_id="new"))
    assert codes(staged.stopping) == {"transcript.institution_unknown"}


def test_a_known_person_gets_the_transcript_as_one_step(other: TranscriptOffice, file: Path) -> None:
    person = other.with_person()
    steps = other.store.step_count()
    staged = other.transcripts.stage(file)
    assert (staged.person.subject_id, staged.stopping, staged.left) == (person, (), ())
    assert states(staged) == ["new", "new"]
    taken = other.transcripts.take_over(staged, WHO)
    assert other.store.step_count() == steps + 1
    (transcript,) = taken.transcripts
    found = other.transcripts.read(transcript)
    assert found.record["number"] == "2027-0412"
    assert found.record["grading_scale_id"] == other.scale
    assert found.record["term_id"] == other.term
    assert [line["status"] for line in found.lines] == ["passed", "in_progress"]
    assert found.lines[0]["contact_minutes"] == 64 * 45


def test_what_was_exported_is_imported_equal(office: TranscriptOffice, other: TranscriptOffice, file: Path) -> None:
    other.with_person()
    (taken,) = other.transcripts.take_over(other.transcripts.stage(file), WHO).transcripts
    (given,) = office.transcripts.listed()
    assert other.transcripts.read(taken).facts == given.facts


def test_the_same_file_again_changes_nothing(other: TranscriptOffice, file: Path) -> None:
    other.with_person()
    other.transcripts.take_over(other.transcripts.stage(file), WHO)
    steps = other.store.step_count()
    again = other.transcripts.stage(file)
    assert states(again) == ["equal", "equal"]
    assert not other.transcripts.take_over(again, WHO).changes
    assert other.store.step_count() == steps


def test_a_file_of_our_own_changes_nothing_in_the_office_it_came_from(office: TranscriptOffice, file: Path) -> None:
    assert not office.transcripts.take_over(office.transcripts.stage(file), WHO).changes


def test_one_undo_takes_everything_back(other: TranscriptOffice, file: Path) -> None:
    other.with_person()
    other.transcripts.take_over(other.transcripts.stage(file), WHO)
    other.store.undo(WHO)
    assert (other.count("transcript"), other.count("transcript_line")) == (0, 0)


def test_nobody_is_made_without_being_asked(other: TranscriptOffice, file: Path) -> None:
    staged = other.transcripts.stage(file)
    assert codes(staged.stopping) == {"import.person_unknown"}
    with pytest.raises(RuleBroken) as refused:
        other.transcripts.take_over(staged, WHO)
    assert refused.value.problem.code == "import.person_unknown"
    assert (other.count("person"), other.count("transcript")) == (0, 0)


def test_a_new_person_is_made_with_names_in_every_script_when_somebody_says_so(
    other: TranscriptOffice, file: Path
) -> None:
    staged = other.transcripts.stage(file, TranscriptOptions(person="new"))
    other.transcripts.take_over(staged, WHO)
    (person,) = other.live("person")
    assert {name: person[name] for name in SOKOLOVA} == SOKOLOVA


def test_a_namesake_is_asked_about_and_never_taken_silently(other: TranscriptOffice, file: Path) -> None:
    namesake = other.with_person(birth_date=None, citizenship=None)
    staged = other.transcripts.stage(file)
    assert "import.who_is_it" in codes(staged.stopping)
    assert [one.subject_id for one in staged.person.candidates] == [namesake]
    chosen = other.transcripts.stage(file, TranscriptOptions(person=namesake))
    assert other.transcripts.take_over(chosen, WHO).person_id == namesake


def test_a_known_person_keeps_what_the_office_holds(other: TranscriptOffice, file: Path) -> None:
    person = other.with_person(citizenship="BY")
    staged = other.transcripts.stage(file, TranscriptOptions(person=person))
    assert "import.value_differs" in codes(staged.person.problems)
    other.transcripts.take_over(staged, WHO)
    assert other.live("person")[0]["citizenship"] == "BY"


def test_an_issuer_that_nobody_knows_is_asked_for(office: TranscriptOffice, file: Path, tmp_path: Path) -> None:
    text = file.read_text("utf-8").replace("SHVTC", "X1").replace("松花", "嘉陵")
    text = text.replace("Колледж Сунхуа", "Колледж Цзялин").replace("Songhua College", "Jialing College")
    file.write_text(text, "utf-8")
    staged = office.transcripts.stage(file)
    assert codes(staged.stopping) == {"transcript.institution_unknown"}
    said = office.transcripts.stage(file, TranscriptOptions(institution_id=office.college))
    assert said.stopping == ()


def test_a_line_that_differs_stays_ours_and_is_told(other: TranscriptOffice, file: Path) -> None:
    other.with_person()
    (taken,) = other.transcripts.take_over(other.transcripts.stage(file), WHO).transcripts
    file.write_text(file.read_text("utf-8").replace(">92<", ">95<"), "utf-8")
    staged = other.transcripts.stage(file)
    assert (states(staged), staged.stopping) == (["equal", "equal"], ())
    (problem,) = staged.asking
    assert (problem.code, problem.facts["ours"], problem.facts["theirs"]) == ("import.value_differs", "92", "95")
    assert not other.transcripts.take_over(staged, WHO).changes
    theirs = other.transcripts.stage(file, TranscriptOptions(theirs=True))
    assert other.transcripts.take_over(theirs, WHO).changes
    assert other.transcripts.read(taken).lines[0]["original_mark"] == "95"


def test_a_course_that_a_decision_rests_on_is_not_overwritten_from_a_file(other: TranscriptOffice, file: Path) -> None:
    other.with_person()
    (taken,) = other.transcripts.take_over(other.transcripts.stage(file), WHO).transcripts
    line = next(one for one in other.transcripts.read(taken).lines if one["original_mark"] == "92")
    case, origin = other.store.origin.new_id(), other.store.origin
    decided = {"transcript_id": taken, "state": "decided", "minutes_number": "7"}
    mapped = {"recognition_id": case, "transcript_line_id": line.id, "decision": "recognised"}
    edits = (
        Edit("recognition", case, decided, new=True),
        Edit("recognition_mapping", origin.new_id(), mapped, new=True),
    )
    other.store.record(Step(WHO, "recognition.decide", edits))
    file.write_text(file.read_text("utf-8").replace(">92<", ">95<"), "utf-8")
    with pytest.raises(RuleBroken, match=r"recognition\.line_decided"):
        other.transcripts.take_over(other.transcripts.stage(file, TranscriptOptions(theirs=True)), WHO)
    assert other.store.get("transcript_line", line.id)["original_mark"] == "92"


def test_an_empty_field_is_filled_and_a_further_course_added(
    office: TranscriptOffice, other: TranscriptOffice, tmp_path: Path
) -> None:
    other.with_person()
    mine = office.with_transcript(office.with_person())
    before = office.export(mine, tmp_path / "before.xml")
    (taken,) = other.transcripts.take_over(other.transcripts.stage(before), WHO).transcripts
    office.add("transcript_line", transcript_id=mine, code="CH-1", title_zh="综合汉语", status="passed")
    staged = other.transcripts.stage(office.export(mine, tmp_path / "after.xml"))
    assert states(staged) == ["equal", "equal", "new"]
    other.transcripts.take_over(staged, WHO)
    assert [line["code"] for line in other.transcripts.read(taken).lines] == ["ME-204", None, "CH-1"]


def test_a_mark_that_the_scale_does_not_have_is_asked_about_and_kept(other: TranscriptOffice, file: Path) -> None:
    other.with_person()
    file.write_text(file.read_text("utf-8").replace(">92<", ">A+<"), "utf-8")
    staged = other.transcripts.stage(file)
    assert codes(staged.asking) == {"grade.not_on_scale"}
    (taken,) = other.transcripts.take_over(staged, WHO).transcripts
    assert other.transcripts.read(taken).lines[0]["original_mark"] == "A+"


def test_a_failing_mark_on_a_passed_course_is_asked_about(other: TranscriptOffice, file: Path) -> None:
    other.with_person()
    file.write_text(file.read_text("utf-8").replace(">92<", ">41<"), "utf-8")
    assert codes(other.transcripts.stage(file).asking) == {"transcript.status_differs"}


def test_hours_of_unknown_length_are_asked_for(other: TranscriptOffice, file: Path) -> None:
    other.with_person()
    text = file.read_text("utf-8")
    start = text.rindex("<extension>")
    text = text[:start] + "</elmo>"
    text = text.replace('contactMinutes="2880" ', "")
    file.write_text(text, "utf-8")
    assert "transcript.hour_unknown" in codes(other.transcripts.stage(file).stopping)
    staged = other.transcripts.stage(file, TranscriptOptions(hour=60))
    assert staged.transcripts[0].lines[0].values["contact_minutes"] == 64 * 60


def test_a_term_that_the_office_does_not_have_is_listed(other: TranscriptOffice, file: Path) -> None:
    file.write_text(file.read_text("utf-8").replace("2026-09-01", "2025-09-01"), "utf-8")
    staged = other.transcripts.stage(file)
    assert "transcript.term_unknown" in codes(staged.left)
    assert staged.transcripts[0].values["term_id"] is None


def enclose(file: Path, title: str, content: bytes) -> None:
    paper = "data:application/pdf;base64," + b64encode(content).decode()
    text = file.read_text("utf-8")
    end = text.rindex("<extension>")
    enclosed = f"<attachment><title>{title}</title><content>{paper}</content></attachment>"
    file.write_text(text[:end] + enclosed + text[end:], "utf-8")


def test_the_largest_paper_is_kept_and_a_larger_one_is_listed_by_its_title(other: TranscriptOffice, file: Path) -> None:
    enclose(file, "Fits", b"%PDF-1.4".ljust(LARGEST, b" "))
    enclose(file, "Scan of the diploma", b"%PDF-1.4".ljust(LARGEST + 1, b" "))
    other.with_person()
    staged = other.transcripts.stage(file)
    (listed,) = staged.left
    assert listed.code == "elmo.left_too_large"
    assert (listed.facts["typed"], listed.facts["megabytes"]) == ("Scan of the diploma", LARGEST >> 20)
    other.transcripts.take_over(staged, WHO)
    assert [one["file_name"] for one in other.live("attachment")] == ["Fits.pdf"]


def test_a_paper_in_the_file_is_kept_with_the_person_once(other: TranscriptOffice, file: Path) -> None:
    enclose(file, "Transcript 1/2", b"%PDF-1.4\n%%EOF")
    other.with_person()
    other.transcripts.take_over(other.transcripts.stage(file), WHO)
    other.transcripts.take_over(other.transcripts.stage(file), WHO)
    (kept,) = other.live("attachment")
    assert kept["file_name"] == "Transcript 1 2.pdf"


# workbooks


def workbook(path: Path, *rows: tuple[object, ...]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


HEAD = ("№", "Дисциплина", "课程名称（中文）", "Часы", "Зач. ед.", "Оценка", "Преподаватель")


def test_a_workbook_of_lines_becomes_a_transcript(office: TranscriptOffice, tmp_path: Path) -> None:
    person = office.with_person()
    path = workbook(
        tmp_path / "marks.xlsx",
        ("Справка об обучении",),
        HEAD,
        (1, "Сварка", "焊接", 36, 1.5, 5, "Иванов"),
        (2, "Физика", None, "72 ак. ч.", "2 з. е.", "зачтено", None),
        (None, "Вариативная часть", None, None, None, None, None),
        (3, "Химия", None, 18, None, 41, None),
        ("Итого", None, None, 126, 3.5, None, None),
    )
    options = TranscriptOptions(person=person, institution_id=office.college, number="7", credit_scheme="zet")
    staged = office.transcripts.stage(path, options)
    assert [(problem.code, list(problem.facts.values())) for problem in staged.left] == [
        ("transcript.column_unread", ["Преподаватель"]),
        ("transcript.rows_headings", ["5 (Вариативная часть)"]),
        ("transcript.rows_notes", ["7 (Итого · 126 · 3.5)"]),
    ]
    (taken,) = office.transcripts.take_over(staged, WHO).transcripts
    found = office.transcripts.read(taken)
    assert [line["title_ru"] for line in found.lines] == ["Сварка", "Физика", "Химия"]
    assert [line["contact_minutes"] for line in found.lines] == [36 * 45, 72 * 45, 18 * 45]
    assert [(line["credits"], line["credit_scheme"]) for line in found.lines] == [
        ("1.5", "zet"),
        ("2", "zet"),
        (None, None),
    ]
    assert [line["status"] for line in found.lines] == ["failed", "passed", "failed"], "told by the scale"
    assert found.lines[0]["title_zh"] == "焊接"
    again = office.transcripts.stage(path, options)
    assert not office.transcripts.take_over(again, WHO).changes


def test_a_mark_that_nobody_knows_leaves_its_course_open_and_asks(office: TranscriptOffice, tmp_path: Path) -> None:
    rows = ((1, "Сварка", None, 36, 1.5, "B+", None), (2, "Физика", None, 36, 1.5, None, None))
    path = workbook(tmp_path / "marks.xlsx", HEAD, *rows, (3, "Химия", None, 18, None, "незачёт", None))
    options = TranscriptOptions(person=office.with_person(), institution_id=office.college)
    staged = office.transcripts.stage(path, options)
    assert [one.facts["where"] for one in staged.asking if one.code == "transcript.status_open"] == ["2", "3"]
    (taken,) = office.transcripts.take_over(staged, WHO).transcripts
    statuses = [line["status"] for line in office.transcripts.read(taken).lines]
    assert statuses == ["in_progress", "in_progress", "failed"]


def test_courses_of_a_workbook_without_any_marks_count_as_passed_and_that_is_told(
    office: TranscriptOffice, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "courses.xlsx", HEAD[:4], (1, "Сварка", None, 36))
    staged = office.transcripts.stage(
        path, TranscriptOptions(person=office.with_person(), institution_id=office.college)
    )
    (line,) = staged.transcripts[0].lines
    assert (line.values["status"], codes(line.problems)) == ("passed", {"transcript.status_assumed"})


def test_a_cell_that_cannot_be_read_stops_the_whole_file(office: TranscriptOffice, tmp_path: Path) -> None:
    path = workbook(tmp_path / "marks.xlsx", HEAD, (1, "Сварка", None, "много", 1.5, 5, None))
    options = TranscriptOptions(person=office.with_person(), institution_id=office.college)
    staged = office.transcripts.stage(path, options)
    (problem,) = staged.stopping
    assert (problem.code, problem.field) == ("value.not_a_number", "contact_minutes")
    with pytest.raises(RuleBroken):
        office.transcripts.take_over(staged, WHO)
    assert office.count("transcript") == 0


def test_a_workbook_needs_to_be_told_whose_it_is(office: TranscriptOffice, tmp_path: Path) -> None:
    path = workbook(tmp_path / "marks.xlsx", HEAD, (1, "Сварка", None, 36, 1.5, 5, None))
    with pytest.raises(RuleBroken) as refused:
        office.transcripts.stage(path)
    assert (refused.value.problem.code, refused.value.problem.field) == ("transcript.whose", "person_id")


def test_a_workbook_without_such_a_table_is_refused(office: TranscriptOffice, tmp_path: Path) -> None:
    path = workbook(tmp_path / "people.xlsx", ("ФИО", "Паспорт"), ("Соколова Дарья", "751234567"))
    options = TranscriptOptions(person=office.with_person(), institution_id=office.college)
    with pytest.raises(RuleBroken) as refused:
        office.transcripts.stage(path, options)
    assert refused.value.problem.code == "transcript.no_table"


def test_a_column_of_which_only_a_word_is_known_is_read_and_told(office: TranscriptOffice, tmp_path: Path) -> None:
    path = workbook(tmp_path / "marks.xlsx", ("Дисциплина", "Оценка преподавателя"), ("Сварка", 77))
    options = TranscriptOptions(person=office.with_person(), institution_id=office.college)
    staged = office.transcripts.stage(path, options)
    told = [(one.code, one.facts["typed"]) for one in staged.left]
    assert told == [("transcript.column_guessed", "Оценка преподавателя")]
    assert staged.transcripts[0].lines[0].values["original_mark"] == "77"


def test_a_mark_of_which_the_sheet_has_made_a_day_is_not_taken_for_one(
    office: TranscriptOffice, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "marks.xlsx", HEAD, (1, "Сварка", None, 36, 1.5, date(2026, 5, 4), None))
    options = TranscriptOptions(person=office.with_person(), institution_id=office.college)
    staged = office.transcripts.stage(path, options)
    assert codes(staged.stopping) == {"cell.is_a_day"}


def test_a_course_that_the_workbook_hides_is_taken_over_and_told(office: TranscriptOffice, tmp_path: Path) -> None:
    path = workbook(tmp_path / "marks.xlsx", HEAD, (1, "Сварка", None, 36, 1.5, 77, None))
    book = openpyxl.load_workbook(path)
    book.active.row_dimensions[2].hidden = True
    book.save(path)
    options = TranscriptOptions(person=office.with_person(), institution_id=office.college)
    (line,) = office.transcripts.stage(path, options).transcripts[0].lines
    assert codes(line.problems) == {"import.hidden_row"}

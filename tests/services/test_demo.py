"""The whole main job on the sample office, without its pictures."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from datetime import UTC, date, datetime
from email import message_from_bytes, policy
from pathlib import Path

import icalendar
import pytest
import vobject
from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from exchange_admin.app.cli.casework import day_text
from exchange_admin.app.cli.listings import matches_text
from exchange_admin.app.paths import Paths
from exchange_admin.app.program import Program
from exchange_admin.documents.elmo.reading import read_elmo
from exchange_admin.documents.verification.office_key import OfficeKey
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Filter, Query
from exchange_admin.domain.rules.paper_kinds import PAPER_KINDS, RECORD_KINDS
from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.services.casework.task_list import TaskFilter, TaskTab
from exchange_admin.services.certificates.verifying import Verdict, Verifying
from exchange_admin.services.demo import Demo, DemoResult, DemoStep
from exchange_admin.services.demo_folder import FACTS, MESSAGES, OFFICE, said_of
from exchange_admin.services.demo_offers import ALLIANCE, ALLIANCE_COLLEGES
from exchange_admin.services.exchange.disclosing import Standing
from exchange_admin.services.labels import LABEL_KINDS
from exchange_admin.services.lessons.group_sheet import SHEETS
from exchange_admin.services.sample.cohorts import DEFAULT_PEOPLE
from exchange_admin.services.sample.stories import some

pytestmark = pytest.mark.timeout(600)
"""The first test waits for the whole demo, the second one for two."""


@pytest.fixture(scope="module")
def program() -> Program:
    """By the clock of the day that the demo is about."""
    return Program(Paths.find(), Origin.seeded(3, datetime(2026, 11, 24, 9, tzinfo=UTC)))


def picture_of_the_closed_file(program: Program) -> object:
    """Stands for the window: opens the file for writing, as a window does, and leaves one file."""

    def take(file: Path, folder: Path) -> Sequence[Path]:
        with program.open(file, writing=True):
            (folder / "picture.png").write_bytes(b"png")
        return [folder / "picture.png"]

    return take


def demo(program: Program, people: int = DEFAULT_PEOPLE) -> Demo:
    return Demo(
        make_office=lambda path: program.make_sample(path, people=people),
        make_secretariat=program.make_office,
        open_file=lambda path: program.open(path, writing=True),
        take_pictures=picture_of_the_closed_file(program),
        explain=program.explanations.save,
        tell_day=lambda office, day: day_text(office, day, "en"),
        tell_matches=lambda office, listing: matches_text(office, listing, "en"),
        resources=program.resources,
        wordings=program.wordings,
        today=lambda: date(2026, 11, 24),
        who="沈若兰",
        language="en",
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def told() -> list[DemoStep]:
    return []


PAPERS = sorted({*PAPER_KINDS, *RECORD_KINDS})
NOT_OURS = {"academic", "retraining"}
"""The invented college is no Russian one, and its guests of an exchange take no degree."""


@pytest.fixture(scope="module")
def result(program: Program, folder: Path, told: list[DemoStep]) -> DemoResult:
    return demo(program).run(folder, told.append)


def made(result: DemoResult, name: str) -> dict[str, object]:
    return dict(next(step.made for step in result.steps if step.name == name))


def test_both_lists_are_imported_with_every_person(result: DemoResult) -> None:
    assert made(result, "import partner_cn_autumn_2026.xlsx") == {"applied": 48, "mobilities": 48}
    assert made(result, "import partner_ru_autumn_2026.xlsx") == {"applied": 60, "mobilities": 60}


def test_results_find_their_people_by_passport_name_and_namesakes_are_asked_about(result: DemoResult) -> None:
    assert made(result, "import language_results_ru.xlsx") == {"applied": 6, "left_question": 2}


def test_the_office_holds_what_the_steps_say(program: Program, result: DemoResult) -> None:
    with program.open(result.folder / OFFICE, writing=False) as office:
        assert office.store.count(Query("person")) == 412 + 48 + 60
        issued = {step.made["file"]: int(str(step.made["issued"])) for step in result.steps if "issued" in step.made}
        assert issued["certificates_participation.pdf"] == 22, "two came with the group and get none"
        assert issued["certificates_language_course.pdf"] == 4
        assert all(issued.values())
        before = int(str(made(result, "sample")["certificate"]))
        assert before > 30
        assert office.store.count(Query("certificate")) == before + sum(issued.values())
        assert not office.store.checks.verify()


def test_every_kind_of_paper_is_there_as_pdf_with_its_numbers(program: Program, result: DemoResult) -> None:
    with program.open(result.folder / OFFICE, writing=False) as office:
        numbers: dict[str, list[str]] = {kind: [] for kind in PAPERS}
        for paper in office.certificates.register():
            numbers[paper.text("kind")].append(paper.text("number"))
    for kind in PAPERS:
        if kind in NOT_OURS:
            assert not numbers[kind]
            continue
        text = text_of(result.folder / f"certificates_{kind}.pdf")
        assert [number for number in numbers[kind] if number in text], kind


def test_papers_verify_with_the_key_the_page_and_the_list_beside_them(result: DemoResult) -> None:
    key, revoked = result.folder / "office.pub", result.folder / "revocations.txt"
    digits = OfficeKey.from_text(key.read_text("utf-8")).fingerprint
    verifying = Verifying.by_files([key], [revoked], [digits])
    judged = verifying.source(str(result.folder / "certificates_teacher_exchange.pdf"))
    assert {one.verdict for one in judged} == {Verdict.GENUINE}
    signs = next(line for line in key.read_text("utf-8").splitlines() if line.startswith("sign:")).split()[1]
    assert signs in (result.folder / "verify.html").read_text("utf-8")


def test_consents_to_go_abroad_are_given_over_withdrawn_and_missing(program: Program, result: DemoResult) -> None:
    with program.open(result.folder / OFFICE, writing=False) as office:
        states = set()
        for stay in some(office.store, "mobility", direction="outgoing"):
            person, receiver = stay.text("person_id"), stay.text("receiving_institution_id")
            states.add(office.exchange.consents.for_transfer([person], receiver)[person].standing)
    assert states == {Standing.GIVEN, Standing.EXPIRED, Standing.WITHDRAWN, Standing.MISSING}


def test_some_study_now_and_some_bring_european_credits(program: Program, result: DemoResult) -> None:
    with program.open(result.folder / OFFICE, writing=False) as office:
        assert {line["original_mark"] for line in some(office.store, "transcript_line", status="in_progress")} == {None}
        assert all(line["credits"] for line in some(office.store, "transcript_line", credit_scheme="ects"))
        assert any(some(office.store, "transcript_line", credit_scheme="ects"))


def test_designs_of_the_office_have_names_and_show_its_logo_and_signature(program: Program, result: DemoResult) -> None:
    with program.open(result.folder / OFFICE, writing=False) as office:
        catalogue = office.designs.catalogue
        design = catalogue.find("学院结业证书")
        assert catalogue.find("Свидетельство колледжа") == catalogue.find("College completion certificate") == design
        (own,) = some(office.store, "office")
        logo = own.text("logo_image")
        signature = office.records.get("signatory", own.text("signatory_id")).text("signature_image")
        assert catalogue.image(logo)
        assert catalogue.image(signature)
        papers = list(some(office.store, "certificate", design=design))
        assert papers
        assert all(image in paper.text("facts") for paper in papers for image in (logo, signature))


def test_what_was_handed_over_by_a_list_is_noted(program: Program, result: DemoResult) -> None:
    with program.open(result.folder / OFFICE, writing=False) as office:
        papers = list(office.certificates.register((Filter("kind", values=("language_course",)),)))
    text = text_of(result.folder / "certificates_handover_list.pdf")
    listed = [one for one in papers if one.text("number") in text]
    assert [one["state"] for one in listed] == ["handed_over"] * 4


def test_the_calendar_and_the_contacts_are_read_back(result: DemoResult) -> None:
    events = icalendar.Calendar.from_ical((result.folder / "calendar.ics").read_bytes()).walk("VEVENT")
    cards = list(vobject.readComponents((result.folder / "contacts.vcf").read_text("utf-8")))
    made = next(step.made for step in result.steps if step.name == "calendars")
    assert len([event for event in events if event["STATUS"] != "CANCELLED"]) == made["events"] > 0
    assert len(cards) == int(str(made["contacts"])) + int(str(made["partners"])) > 0


def test_guests_arrive_are_registered_and_are_asked_for_papers(program: Program, result: DemoResult) -> None:
    arrived, asked = made(result, "arrival"), made(result, "messages")
    assert arrived["arrived"] == 5
    with program.open(result.folder / OFFICE, writing=False) as office:
        here = list(some(office.store, "mobility", actual_start="2026-11-24", receiving_status="arrived"))
        assert len(here) == 5
        for stay in here:
            found = office.casework.checklists.of_stay(stay.id, "en")
            assert {one.kind for one in found.events} >= {"entry", "arrival", "lodging"}
            assert [one.state for one in found.tasks if one.code == "cn.lodging"] == ["done"]
        kept = [one for one in some(office.store, "message") if one.text("made_at").startswith("2026-11-24")]
        assert len(kept) == asked["messages"]
        to_check = office.casework.tasks.count(TaskTab.TO_CHECK, TaskFilter())
    assert 0 < int(str(made(result, "answers")["received"])) <= to_check
    drafts = sorted((result.folder / MESSAGES).iterdir())
    assert len(drafts) == asked["messages"]
    for path in drafts:
        draft = message_from_bytes(path.read_bytes(), policy=policy.default)
        assert "@" in draft["To"]
        assert draft["Subject"]


def test_checklist_matrix_deadline_and_form_can_be_read(program: Program, result: DemoResult) -> None:
    for name, words in (("paper_list.pdf", "List of papers"), ("matrix.pdf", "24 Nov 2026")):
        assert words in " ".join(text_of(result.folder / name).split())
    matrix = made(result, "matrix")
    (sheet,) = load_workbook(result.folder / "matrix.xlsx").worksheets
    assert sheet.max_row > int(str(matrix["people"])) > 0
    (form,) = load_workbook(result.folder / "task_form.xlsx").worksheets
    assert form.max_row == 1 + int(str(made(result, "task_form")["tasks"]))
    told = (result.folder / "deadline.txt").read_text("utf-8").strip().split("\n\n")
    assert len(told) == len(LANGUAGES)
    assert len({len(one.splitlines()) for one in told}) == 1
    assert str(made(result, "deadline")["act_by"]) <= str(made(result, "deadline")["due"])


def test_the_day_is_told_as_the_office_stands(program: Program, result: DemoResult) -> None:
    day = json.loads((result.folder / "today.json").read_text("utf-8"))
    assert day["day"] == "2026-11-24"
    assert day["overdue"]["n"] > 0
    with program.open(result.folder / OFFICE, writing=False) as office:
        counts = office.casework.tasks.counts()
    assert (day["to_check"], day["waiting"]) == (counts[TaskTab.TO_CHECK], counts[TaskTab.WAITING])


def test_group_sheets_labels_and_the_explanation_are_pages_with_words_on_them(result: DemoResult) -> None:
    names = [*(f"group_{sheet}" for sheet in SHEETS), *(f"labels_{kind}" for kind in LABEL_KINDS), "explanation"]
    assert [name for name in names if len(text_of(result.folder / f"{name}.pdf")) < 100] == []
    assert "换算" in text_of(result.folder / "explanation.pdf")


def text_of(path: Path) -> str:
    return "".join(page.get_textpage().get_text_range() for page in PdfDocument(path))


def test_the_report_has_the_people_in_it(result: DemoResult) -> None:
    book = load_workbook(result.folder / "exchange_register.xlsx", read_only=True)
    people = list(book.worksheets[0].iter_rows(values_only=True))
    assert sum(isinstance(row[0], int) for row in people) == 412 + 48 + 60  # between a title and a signature
    assert any("欧阳娜娜" in row for row in people)


def test_certificates_can_be_read_in_their_scripts(result: DemoResult) -> None:
    papers = PdfDocument(result.folder / "certificates_language_course.pdf")
    text = "".join(page.get_textpage().get_text_range() for page in papers)
    assert len(papers) == 4
    assert "结业证书" in text.replace(" ", "")
    assert "Русский язык, базовый (A2)" in " ".join(text.split())


def test_the_transcript_is_paper_and_elmo(program: Program, result: DemoResult) -> None:
    paper = PdfDocument(result.folder / "transcript.pdf")
    assert "DEMO-1" in "".join(page.get_textpage().get_text_range() for page in paper)
    found = read_elmo(result.folder / "transcript.xml", program.wordings)
    assert (found.reports[0].number, found.left) == ("DEMO-1", ())
    assert [file.media_type for file in found.files] == ["application/pdf"]


def test_agreement_and_recognition_sheet_are_paper_in_two_languages(result: DemoResult) -> None:
    for name, words in (
        ("learning_agreement.pdf", ("俄语实践", "Practical Russian", "Орлова")),
        ("recognition_sheet.pdf", ("俄语实践", "江安", "D1")),
    ):
        text = "".join(page.get_textpage().get_text_range() for page in PdfDocument(result.folder / name))
        assert [word for word in words if word not in text] == []


def test_the_facts_name_every_step_and_file(result: DemoResult, told: list[DemoStep]) -> None:
    facts = json.loads((result.folder / FACTS).read_text("utf-8"))
    assert [step["name"] for step in facts["steps"]] == [step.name for step in result.steps]
    assert [step["name"] for step in facts["steps"]] == [step.name for step in told]
    for file in facts["files"]:
        assert (result.folder / file["name"]).stat().st_size == file["bytes"] > 0
        assert file["is"].keys() == set(LANGUAGES)
        assert all(file["is"].values())
    assert {"sample.exchange", "exchange_register.xlsx", "picture.png"} <= {file["name"] for file in facts["files"]}


@pytest.fixture(scope="module")
def again(program: Program, result: DemoResult, tmp_path_factory: pytest.TempPathFactory) -> DemoResult:
    """A second demo, where a letter of somebody lies and the first one's list names a file outside."""
    above = tmp_path_factory.mktemp("again")
    folder = Path(shutil.copytree(result.folder, above / "out"))
    for kept in (above / "precious.txt", folder / "letter.txt"):
        kept.write_text("kept")
    facts = json.loads((folder / FACTS).read_text("utf-8"))
    facts["files"].append({"name": "../precious.txt"})
    (folder / FACTS).write_text(json.dumps(facts))
    return demo(program).run(folder)


def test_a_second_demo_replaces_its_own_files_and_no_others(result: DemoResult, again: DemoResult) -> None:
    assert [_plain(path) for path in again.files] == [_plain(path) for path in result.files]
    left = {path.name for path in again.folder.glob("EXCH_*")}
    assert left == {path.name for path in again.files if path.suffix == ".exchpack"}
    assert (again.folder / "letter.txt").read_text() == "kept"


def _plain(path: Path) -> str:
    """Packages are called by the hour and by chance."""
    return path.suffix if path.suffix == ".exchpack" else path.name


def test_a_picture_is_called_a_picture_whatever_page_it_shows(program: Program) -> None:
    for name in ("certificates_preview-en-light.png", "labels-en-light.png", "group_signing-en-light.png"):
        assert said_of(Path(name), program.wordings["en"]) == "A picture of the window"


def test_drafts_that_no_demo_wrote_are_left_alone(program: Program, tmp_path: Path) -> None:
    (tmp_path / MESSAGES).mkdir()
    (tmp_path / MESSAGES / "own.eml").write_text("own")
    with pytest.raises(RuleBroken) as refused:
        demo(program).run(tmp_path)
    assert refused.value.problem.code == "file.folder_not_empty"
    assert [path.name for path in tmp_path.iterdir()] == [MESSAGES]
    assert (tmp_path / MESSAGES / "own.eml").read_text() == "own"


def test_drafts_of_a_demo_that_was_stopped_are_replaced(program: Program, tmp_path: Path) -> None:
    def stop(step: DemoStep) -> None:
        raise KeyboardInterrupt

    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            demo(program, people=20).run(tmp_path, stop)
        assert not (tmp_path / MESSAGES).exists()
        (tmp_path / MESSAGES).mkdir()
        (tmp_path / MESSAGES / "001 x.eml").write_text("left by a demo that was stopped")


def test_two_colleges_and_the_office_end_in_agreement(result: DemoResult, program: Program) -> None:
    assert made(result, "partners keys") == {"confirmed": 2}
    assert made(result, "conflict found")["conflicts"] == 1
    assert made(result, "conflict settled") == {"open": 0, "agree": True}
    people = set()
    for name in ("college_1.exchange", "college_2.exchange"):
        with program.open(result.folder / name, writing=False) as college:
            people.add(college.store.count(Query("person")))
            assert not college.store.checks.verify()
    assert max(people) < 412


def test_four_institutions_publish_meet_and_agree_by_packages(program: Program, result: DemoResult) -> None:
    (best, *_) = json.loads((result.folder / "matches.json").read_text("utf-8"))["matches"]
    assert best["score"] == made(result, "matches")["score"] >= 75
    assert sum(reason["points"] for reason in best["reasons"]) == best["score"]
    (sheet, *_) = load_workbook(result.folder / "offers.xlsx").worksheets
    titles = {value for row in sheet.iter_rows(values_only=True) for value in row}
    assert {best["need"]["title"], best["offer"]["title"]} <= titles
    with program.open(result.folder / ALLIANCE, writing=False) as office:
        all_of_them = office.store.count(Query("listing"))
        assert made(result, "offers")["seen"] == [all_of_them] * len(ALLIANCE_COLLEGES)
        told = made(result, "interest")
        assert (told["replies"], told["heard_by_others"]) == (["accepted", "accepted"], [])
        (agreement,) = some(office.store, "agreement", number=str(told["agreement"]))
        (interest,) = some(office.store, "interest", led_to_agreement_id=agreement.id)
        assert agreement["state"] == "draft"
        assert interest["asking_institution_id"] == best["need"]["institution_id"]
        assert interest["answering_institution_id"] == office.store.institution
        assert not office.store.checks.verify()
        towns = {one["city"] for one in office.store.records(Query("institution"))}
    assert towns == {"哈尔滨", "Владивосток", "Хабаровск"}
    for name in ALLIANCE_COLLEGES:
        with program.open(result.folder / name, writing=False) as college:
            assert not college.store.checks.verify()


def test_a_russian_need_meets_a_chinese_offer_by_terms_of_the_glossary(program: Program, result: DemoResult) -> None:
    told = made(result, "glossary")
    assert told["agreed"] >= 20
    assert (told["proposed"], told["deprecated"]) == (2, 1)
    lasting = told["agreed"] + told["deprecated"]
    assert told["in_colleges"] == [lasting + 1, lasting + 1, lasting], "what is proposed is seen by nobody else"
    (best, *_) = json.loads((result.folder / "matches.json").read_text("utf-8"))["matches"]
    (shared,) = [reason for reason in best["reasons"] if reason["code"] == "keywords.shared"]
    with program.open(result.folder / ALLIANCE, writing=False) as office:
        need, offer = (office.store.get("listing", best[side]["id"]) for side in ("need", "offer"))
        assert need is not None
        assert offer is not None
        words = [set(one.text("keywords").split(";")) for one in (need, offer)]
        terms = list(office.store.records(Query("glossary_term")))
    assert words[0].isdisjoint(words[1])
    assert shared["points"] == 10
    assert all(one["name_zh"] and one["name_ru"] and one["name_en"] for one in terms)


def test_the_catalogue_of_the_round_is_printed_with_everything_published(result: DemoResult) -> None:
    text = text_of(result.folder / "catalogue.pdf") + text_of(result.folder / "match_letter.pdf")
    assert made(result, "catalogue") == {"entries": 5, "institutions": 4}
    for said in ("供需目录", "Каталог предложений и запросов", "供需匹配函"):
        assert said in text


def test_the_alliance_meets_and_its_decisions_are_tasks_where_they_are_carried_out(result: DemoResult) -> None:
    assert made(result, "committee") == {"members": 3, "decisions": 3}
    told = made(result, "decisions")
    assert (told["standing"], told["tasks"]) == ("agreed", [0, 1, 1, 0])
    assert made(result, "carried_out") == {"ticked": 1, "open": [0, 0, 1, 0]}, "what the project made was decided"
    assert made(result, "minutes")["open"] == 1
    minutes, control = (text_of(result.folder / name) for name in ("minutes.pdf", "decisions.pdf"))
    for said in ("会议纪要", "Протокол", "安思源", "Залесский"):
        assert said in minutes
    assert "松委-1/1" in control
    assert made(result, "minutes")["parts"]["control"]["settled_since"] == 1
    assert "会议材料汇编" in text_of(result.folder / "session.pdf")


def test_a_project_comes_of_an_interest_and_both_approve_what_it_makes(result: DemoResult) -> None:
    assert made(result, "project")["seen"] == [True, False, True], "the third college hears nothing of it"
    assert made(result, "output")["standing"] == "agreed"
    card = text_of(result.folder / "project.pdf")
    for said in ("项目卡片", "Карточка проекта", "汽车维修双语教材", "Двуязычное пособие"):
        assert said in card
    assert made(result, "project_card")["sheets"]


def test_an_office_that_no_demo_made_is_left_alone(program: Program, tmp_path: Path) -> None:
    program.make_sample(tmp_path / OFFICE, people=20).close()
    before = (tmp_path / OFFICE).read_bytes()
    with pytest.raises(RuleBroken) as refused:
        demo(program).run(tmp_path)
    assert refused.value.problem.code == "office_file.exists"
    assert (tmp_path / OFFICE).read_bytes() == before


def test_a_demo_that_was_stopped_is_replaced_by_the_next(program: Program, tmp_path: Path) -> None:
    def stop(step: DemoStep) -> None:
        raise KeyboardInterrupt

    (tmp_path / FACTS).write_text(json.dumps({"files": []}))
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            demo(program, people=20).run(tmp_path, stop)
        (tmp_path / f"{OFFICE}-wal").write_bytes(b"left by a demo that was killed")


def test_a_list_of_an_earlier_demo_cannot_point_outside_its_folder(again: DemoResult) -> None:
    assert (again.folder.parent / "precious.txt").read_text() == "kept"

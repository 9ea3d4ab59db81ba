"""A form with what an institution says of itself, or with its pairs of specialities, goes out filled in; of what
returns only what differs changes the right record."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from college_files import Town
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from test_speciality_links import AGREED, pair, speciality

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.services.importing.draft import ImportDraft, ImportOptions
from exchange_admin.services.office import Office
from tests.services.importing_office import CHINESE, RUSSIAN, importing

PROFILE: dict[str, Value] = {
    "name_zh": "滨海学院",
    "name_ru": "Приморский колледж",
    "name_en": None,
    "region": "RU-PRI",
    "phone": "+74232451122",
    "strengths_ru": "Роботы",
    "priority_fields": "0714;0715",
    "teaching_languages": "ru;en",
    "students": 900,
    "profile_as_of": "2026-09-01",
}
_ROW = 2
KINDS = ("institution", "speciality_link")


def columns_of(kind: str) -> tuple[str, ...]:
    form = REGISTRY[kind].known_form
    assert form is not None
    return form.columns


class Form:
    """In the hands of an institution."""

    def __init__(self, path: Path, kind: str) -> None:
        self.path, self.book, self._columns = path, load_workbook(path), columns_of(kind)
        self.page: Worksheet = self.book.worksheets[0]

    def put(self, row: int = _ROW, **cells: object) -> Form:
        for key, value in cells.items():
            self.page.cell(row, self._columns.index(key) + 1).value = value
        return self

    def get(self, key: str, row: int = _ROW) -> object:
        return self.page.cell(row, self._columns.index(key) + 1).value

    def is_shut(self, key: str, row: int = _ROW) -> bool:
        return bool(self.page.cell(row, self._columns.index(key) + 1).protection.locked)

    def add(self, heading: str, text: str, row: int = _ROW) -> Form:
        """A column that the form did not have."""
        at = self.page.max_column + 1
        self.page.cell(1, at).value, self.page.cell(row, at).value = heading, text
        return self

    def save(self) -> Path:
        self.book.save(self.path)
        return self.path


def profile(office: Office, town: Town, folder: Path, language: str = "ru") -> Form:
    office.records.set("institution", town.first, PROFILE, "Shen")
    office.blank_forms.write("institution", town.first, folder / "profile.xlsx", language, "Shen")
    return Form(folder / "profile.xlsx", "institution")


def pairs(office: Office, town: Town, folder: Path) -> Form:
    office.blank_forms.write("speciality_link", town.first, folder / "pairs.xlsx", "ru", "Shen")
    return Form(folder / "pairs.xlsx", "speciality_link")


def everything(office: Office) -> dict[str, dict[str, Value]]:
    return {one.id: dict(one.values) for kind in KINDS for one in office.store.records(Query(kind))}


def taken(office: Office, path: Path) -> ImportDraft:
    draft = office.imports.stage(path)
    office.imports.apply(draft, "Shen")
    return draft


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_a_profile_that_returns_as_it_was_sent_changes_nothing(town: Town, tmp_path: Path, language: str) -> None:
    with town.office.open() as office:
        form = profile(office, town, tmp_path, language)
        before, steps = everything(office), office.store.step_count()
        draft = office.imports.stage(form.save())
        assert [(row.state.value, row.subject_id) for row in draft.rows] == [("known", town.first)]
        assert [one.code for one in draft.remarks] == ["import.form"]
        office.imports.apply(draft, "Shen")
        assert (everything(office), office.store.step_count()) == (before, steps)


def test_of_a_profile_only_the_cells_that_were_changed_arrive(town: Town, tmp_path: Path) -> None:
    with town.office.open() as office:
        form = profile(office, town, tmp_path)
        before = everything(office)
        office.records.set("institution", town.first, {"website": "https://college.example"}, "Shen")
        assert (form.get("teaching_languages"), form.get("country")) == ("Русский, Английский", "Россия")
        form.put(students=1250, teaching_languages="русский, китайский", dormitory_places="320 мест", phone=None)
        form.put(profile_as_of=date(2026, 10, 1), strengths_zh="机器人").save()
        draft = taken(office, form.path)
        told = {(one.code, one.field) for one in office.imports.stage(form.path).rows[0].problems}
        changed: dict[str, Value] = {
            "students": 1250,
            "teaching_languages": "ru;zh",
            "dormitory_places": 320,
            "profile_as_of": "2026-10-01",
            "strengths_zh": "机器人",
            "website": "https://college.example",
        }
        after = everything(office)
    assert not draft.rows
    assert after == {**before, town.first: {**before[town.first], **changed}}
    assert ("import.form_cell_emptied", "phone") in told


def test_what_the_office_changed_meanwhile_in_a_profile_is_asked_about(town: Town, tmp_path: Path) -> None:
    with town.office.open() as office:
        form = profile(office, town, tmp_path)
        form.put(students=1250, teachers=60).save()
        office.records.set("institution", town.first, {"students": 1000, "strengths_ru": None}, "Shen")
        draft = office.imports.stage(form.path)
        asked = {(one.code, one.field) for one in draft.rows[0].problems if one.level.value == "asks"}
        office.imports.choose(draft, 0, "students", "theirs")
        office.imports.apply(draft, "Shen")
        found = office.store.get("institution", town.first)
    assert asked == {("import.value_differs", "students")}
    assert found is not None
    assert (found["students"], found["teachers"], found["strengths_ru"]) == (1250, 60, None)


def test_a_profile_that_speaks_of_somebody_else_is_held(town: Town, tmp_path: Path) -> None:
    with town.office.open() as office:
        form = profile(office, town, tmp_path)
        assert (form.is_shut("name_ru"), form.is_shut("name_en"), form.is_shut("phone")) == (True, False, False)
        before = everything(office)
        form.put(name_ru="Другой колледж", students=5)
        form.put(3, name_ru="Лицей", country="Россия", students=7).save()
        draft = office.imports.stage(form.path)
        told = [{one.code for one in row.problems if one.code.startswith("import.form")} for row in draft.rows]
        for at in range(len(draft.rows)):
            office.imports.decide(draft, at, town.second)
        office.imports.apply(draft, "Shen")
        assert everything(office) == before
    assert told == [{"import.form_row_moved"}, {"import.form_key_unknown"}]


def test_a_name_in_a_language_that_is_missing_is_filled_in(town: Town, tmp_path: Path) -> None:
    with town.office.open() as office:
        form = profile(office, town, tmp_path)
        taken(office, form.put(name_en="Primorye College").save())
        found = office.store.get("institution", town.first)
    assert found is not None
    assert found["name_en"] == "Primorye College"


def test_regions_of_the_own_country_alone_are_offered(town: Town, tmp_path: Path) -> None:
    with town.office.open() as office:
        form = profile(office, town, tmp_path)
        said = office.program.wordings["ru"]
    cells = {str(cell.value) for row in form.book.worksheets[1].iter_rows() for cell in row}
    assert said.choice("region", "RU-KHA") in cells
    assert said.choice("region", "CN-HL") not in cells


def test_pairs_of_an_institution_go_out_and_new_ones_come_in_as_proposals(town: Town, tmp_path: Path) -> None:
    with town.office.open() as office:
        (known,) = office.records.add("speciality_link", pair(office, town.first), "Shen").ids["speciality_link"]
        office.records.add("speciality_link", pair(office, town.second), "Shen")
        form = pairs(office, town, tmp_path)
        assert form.page.max_row == _ROW
        form.put(agreed_on=date(2026, 10, 22), decision="Протокол № 4", relation="Близкое")
        (own, other) = (form.get(key) for key in ("institution_id", "other_institution_id"))
        assert form.is_shut("other_speciality_id")
        form.put(3, institution_id=other, speciality_id="23.02.07", other_institution_id=own)
        form.put(3, other_speciality_id=form.get("speciality_id"), relation="Частично").save()
        draft = taken(office, form.path)
        found = {one.id: one for one in office.store.records(Query("speciality_link"))}
        own_code = speciality(office, "23.02.07")
    assert not draft.rows
    assert [found[known][name] for name in ("state", "agreed_on", "decision", "relation")] == [
        "proposed", "2026-10-22", "Протокол № 4", "close",
    ]  # fmt: skip
    (new,) = [one for one in found.values() if one["speciality_id"] == own_code]
    assert (new["institution_id"], new["state"], new["relation"]) == (town.first, "proposed", "related")


def test_a_form_never_says_that_a_pair_is_agreed(town: Town, tmp_path: Path) -> None:
    with town.office.open() as office:
        office.records.add("speciality_link", pair(office, town.first, **AGREED), "Shen")
        form = pairs(office, town, tmp_path)
        said = office.program.wordings["ru"].field("speciality_link", "state")
        assert said not in [cell.value for cell in form.page[1]]
        form.page.cell(1, form.page.max_column + 1).value = said
        form.page.cell(_ROW, form.page.max_column).value = "Завершено"
        taken(office, form.save())
        (link,) = office.store.records(Query("speciality_link"))
    assert link["state"] == "agreed"


@pytest.mark.parametrize("heading", ["Состояние", "Статус"])
def test_a_new_row_says_neither_that_its_pair_is_agreed(town: Town, tmp_path: Path, heading: str) -> None:
    with town.office.open() as office:
        form = pairs(office, town, tmp_path).add(heading, "согласовано")
        form.put(institution_id="Приморский колледж", speciality_id="15.02.18", decision="№ 4", agreed_on="2026-10-01")
        form.put(other_institution_id="松花工程职业学院", other_speciality_id="460305").save()
        office.records.set("institution", town.first, PROFILE, "Shen")
        draft = taken(office, form.path)
        (link,) = office.store.records(Query("speciality_link"))
    assert (link["state"], link["decision"], draft.sheets[0].unread) == ("proposed", "№ 4", (heading,))


def test_what_a_profile_did_not_ask_for_is_not_read_and_named(town: Town, tmp_path: Path) -> None:
    with town.office.open() as office:
        form = profile(office, town, tmp_path)
        said = office.program.wordings["ru"]
        headings = tuple(said.field("institution", name) for name in ("code", "note"))
        for heading in headings:
            form.add(heading, "SHGC")
        before = everything(office)
        draft = taken(office, form.put(students=1250).save())
        assert everything(office) == {**before, town.first: {**before[town.first], "students": 1250}}
    assert draft.sheets[0].unread == headings


def test_each_change_of_what_is_agreed_is_asked_about(town: Town, tmp_path: Path) -> None:
    with town.office.open() as office:
        (known,) = office.records.add("speciality_link", pair(office, town.first, **AGREED), "Shen").ids[
            "speciality_link"
        ]
        form = pairs(office, town, tmp_path)
        before = everything(office)
        form.put(decision="№ 666", agreed_on="2020-01-01", relation="Полное").save()
        draft = taken(office, form.path)
        assert everything(office) == before
        assert {(one.code, one.field) for one in draft.rows[0].problems} == {
            ("import.form_cell_settled", "relation"),
            ("import.value_differs", "decision"),
            ("import.value_differs", "agreed_on"),
        }
        for key, side in (("relation", "theirs"), ("decision", "theirs"), ("agreed_on", "ours")):
            office.imports.choose(draft, 0, key, side)
        office.imports.apply(draft, "Shen")
        after = everything(office)[known]
        assert after == {**before[known], "relation": "exact", "decision": "№ 666"}
        assert not taken(office, form.put(agreed_on=AGREED["agreed_on"]).save()).rows


def test_a_proposal_is_told_to_both_of_its_institutions_and_to_no_other(town: Town, tmp_path: Path) -> None:
    with town.office.open() as office:
        called: dict[str, Value] = {"name_ru": "Байкальский колледж"}
        office.records.set("institution", town.second, called, "Shen")
        told = pair(office, town.second, institution_id=town.first, decision="внутреннее")
        told |= {"speciality_id": told["other_speciality_id"], "other_speciality_id": speciality(office, "23.02.07")}
        office.records.add("speciality_link", told, "Shen")
        assert pairs(office, town, tmp_path).get("decision") == "внутреннее", "as packages tell it (decision 103)"
        tmp_path.joinpath("other").mkdir()
        others = pair(office, town.second, decision="чужое")
        office.records.add("speciality_link", others, "Shen")
        form = pairs(office, town, tmp_path / "other")
        cells = {str(cell.value) for sheet in form.book.worksheets for row in sheet.iter_rows() for cell in row}
        assert "чужое" not in cells


OWN, FIRST, SECOND = "松花工程职业学院", "Приморский колледж", "Байкальский колледж"


def codes(draft: ImportDraft) -> list[set[str]]:
    return [{one.code for one in row.problems} for row in draft.rows]


def test_a_row_without_a_key_neither_proposes_nor_fills_a_pair_of_others(town: Town, tmp_path: Path) -> None:
    with town.office.open() as office:
        office.records.set("institution", town.second, {"name_ru": SECOND}, "Shen")
        form = pairs(office, town, tmp_path)
        form.put(institution_id=OWN, speciality_id="460305", other_institution_id=SECOND, relation="Частично")
        form.put(other_speciality_id="15.02.18", decision="№ 666", agreed_on="2026-10-01").save()
        assert codes(taken(office, form.path)) == [{"import.form_row_of_others"}]
        assert not office.store.records(Query("speciality_link"))
        office.records.add("speciality_link", pair(office, town.second), "Shen")
        before = everything(office)
        draft = taken(office, form.path)
        office.imports.decide(draft, 0, "new")
        office.imports.apply(draft, "Shen")
        assert (everything(office), codes(draft)) == (before, [{"import.form_row_of_others"}])


def test_a_row_without_a_key_that_meets_an_own_pair_changes_nothing_in_it(town: Town, tmp_path: Path) -> None:
    with town.office.open() as office:
        office.records.set("institution", town.first, {"name_ru": FIRST}, "Shen")
        form = pairs(office, town, tmp_path)
        office.records.add("speciality_link", pair(office, town.first), "Shen")
        before = everything(office)
        form.put(institution_id=OWN, speciality_id="460305", other_institution_id=FIRST)
        form.put(other_speciality_id="15.02.18").save()
        assert not taken(office, form.path).rows, "it says nothing new"
        draft = taken(office, form.put(decision="№ 666", agreed_on="2026-10-01").save())
        assert (everything(office), codes(draft)) == (before, [{"import.form_row_known"}])


def test_a_pair_that_was_turned_into_another_is_held(town: Town, tmp_path: Path) -> None:
    with town.office.open() as office:
        office.records.add("speciality_link", pair(office, town.first), "Shen")
        form = pairs(office, town, tmp_path)
        form.put(other_speciality_id="23.02.07", decision="Протокол № 9").save()
        draft = taken(office, form.path)
        (link,) = office.store.records(Query("speciality_link"))
    assert link["decision"] is None
    assert "import.form_row_moved" in {one.code for one in draft.rows[0].problems}


def test_a_college_writes_no_form_of_another(town: Town, tmp_path: Path) -> None:
    with town.college(town.first, 2).open() as office, pytest.raises(RuleBroken) as told:
        office.blank_forms.write("institution", town.first, tmp_path / "f.xlsx", "ru", "Иванова")
    assert told.value.problem.code == "partner.office_only"


PROFILES = {
    "ru": [
        ["Анкета организации-партнёра"],
        [
            "№", "Полное наименование образовательной организации", "Страна", "Город", "Сайт", "Эл. почта", "Телефон",
            "Сильные стороны", "Языки преподавания", "Приоритетные направления (МСКО)", "Контингент студентов",
            "Численность преподавателей", "Количество иностранных студентов", "Мест в общежитии",
            "Лицензия и аккредитация", "Данные по состоянию на",
        ],
        [
            1, "ГБПОУ «Приморский технологический колледж»", "Россия", "Владивосток", "www.ptk25.example",
            "info@ptk25.example", "+7 (423) 245-11-22", "Промышленная робототехника", "русский, английский",
            "0714, 0715", "1250 чел.", "98", 12, "320 мест", "Лицензия № 123 от 01.02.2020", "01.10.2026",
        ],
    ],
    "zh": [
        ["院校信息采集表"],
        [
            "序号", "院校名称", "国家", "所在省市", "官网", "联系邮箱", "联系电话", "优势专业", "授课语言",
            "专业大类（ISCED-F）", "在校生人数", "专任教师数", "留学生人数", "宿舍床位数", "资质认证", "数据截止日期",
        ],
        [
            1, "松江职业技术学院", "中国", "哈尔滨", "www.sjvtc.example", "gjc@sjvtc.example", "0451-88881234",
            "工业机器人、汽车检测", "中文、英语", "0714；0716", "12000人", 680, "35", "200张", "双高计划建设单位",
            "2026年9月1日",
        ],
    ],
    "en": [
        ["Partner profile"],
        [
            "No.", "Name of college", "Country", "City", "Website", "E-mail", "Telephone", "Strengths",
            "Languages of instruction", "Priority fields", "Number of students", "Teaching staff",
            "International students", "Dormitory places", "Accreditation", "As of",
        ],
        [
            1, "Ussuri College of Transport", "Russia", "Ussuriysk", "ussuri.example", "office@ussuri.example",
            "+7 4234 321122", "Railway transport", "Russian and English", "1041", 900, 70, 4, "120 beds",
            "State licence", "2026-09-01",
        ],
    ],
}  # fmt: skip
_TOLD = (
    *("country", "city", "website", "email", "phone", "priority_fields", "teaching_languages", "students", "teachers"),
    *("foreign_students", "dormitory_places", "accreditations", "profile_as_of"),
)


@pytest.mark.parametrize("language", PROFILES)
def test_profiles_as_colleges_send_them_are_read_whole(tmp_path: Path, language: str) -> None:
    book = Workbook()
    for row in PROFILES[language]:
        book.active.append(row)
    book.save(tmp_path / "profiles.xlsx")
    with importing(tmp_path, CHINESE if language == "zh" else RUSSIAN) as imports:
        draft = imports.stage(tmp_path / "profiles.xlsx", ImportOptions(kind="institution"))
    (sheet,), (row,) = draft.sheets, draft.rows
    assert (sheet.unread, [one.heading for one in sheet.columns if one.guess], sheet.kind) == ((), [], "institution")
    assert all(row.values.get(name) is not None for name in (*_TOLD, f"strengths_{language}")), row.values
    assert [one.code for one in row.problems] == ["import.begins_with"]


PAIRS: dict[str, list[list[object]]] = {
    "ru": [
        ["Наша специальность", "Колледж-партнёр", "Соответствующая специальность", "Степень соответствия", "Протокол",
         "Дата протокола"],
        ["15.02.18", "松花工程职业学院", "460305 工业机器人技术", "в основном", "№ 4", "22.10.2026"],
    ],
    "zh": [
        ["我校专业", "对方院校", "对应专业", "对应程度", "会议纪要", "商定日期"],
        ["460305", "滨海学院", "15.02.18 Техническая эксплуатация", "完全一致", "第4号", "2026年10月22日"],
    ],
    "en": [
        ["Our speciality", "Partner institution", "Corresponding speciality", "Degree of correspondence", "Minutes",
         "Date agreed"],
        ["460305", "滨海学院", "15.02.18", "partly", "No. 4", "2026-10-22"],
    ],
}  # fmt: skip


@pytest.mark.parametrize("language", PAIRS)
def test_lists_of_pairs_as_colleges_send_them_are_read_whole(town: Town, tmp_path: Path, language: str) -> None:
    book = Workbook()
    for row in PAIRS[language]:
        book.active.append(row)
    book.save(tmp_path / "pairs.xlsx")
    with town.office.open() as office:
        office.records.set("institution", town.first, {"name_zh": "滨海学院"}, "Shen")
        office.records.set("institution", town.office.institution, {"name_zh": "松花工程职业学院"}, "Shen")
        sender = town.first if language == "ru" else town.office.institution
        draft = office.imports.stage(tmp_path / "pairs.xlsx", ImportOptions("speciality_link", institution_id=sender))
        (row,) = draft.rows
        assert (row.state.value, draft.sheets[0].unread) == ("new", ())
        office.imports.apply(draft, "Shen")
        (link,) = office.store.records(Query("speciality_link"))
    assert (link["state"], link["agreed_on"], link["institution_id"]) == ("proposed", "2026-10-22", sender)


@pytest.mark.parametrize(
    ("typed", "is_found"), [("460305 工业机器人技术", True), ("460305 工业机器人", True), ("460305 软件技术", False)]
)
def test_a_code_with_another_name_behind_it_is_asked_about(
    town: Town, tmp_path: Path, typed: str, *, is_found: bool
) -> None:
    book = Workbook()
    book.active.append(["Our speciality", "Partner institution", "Corresponding speciality"])
    book.active.append([typed, "Приморский колледж", "15.02.18"])
    book.save(tmp_path / "pairs.xlsx")
    with town.office.open() as office:
        draft = office.imports.stage(tmp_path / "pairs.xlsx", ImportOptions("speciality_link"))
    assert ("import.reference_unknown" not in {one.code for one in draft.rows[0].problems}) is is_found

"""A partner's file goes back with what is wrong marked in it, and is known when it returns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.importing import read_workbook
from exchange_admin.services.importing.draft import ImportDraft, ImportOptions
from exchange_admin.services.importing.imports import Imports
from exchange_admin.services.importing.send_back import Copied, SendingBack
from tests.services.importing_office import CHINESE, importing

WHO = "Shen"
HEADINGS = ["姓名", "性别", "出生日期", "护照号", "手机"]
ROWS = [
    ["王小明", "男", "2005-01-02", "E12345678", "13800000001"],
    ["李伟", "?", "31.02.2004", "E12345679", "13800000002"],
    ["张秀英", "女", "2004-05-06", "E12345680", "13800000003"],
    ["刘洋", "男", "2003-07", "E12345681", "13800000004"],
]


class Desk:
    """An office that imports and sends back."""

    def __init__(self, imports: Imports) -> None:
        self.imports = imports
        self.store = imports._store
        self.sending = SendingBack(imports._parts)

    def people(self) -> dict[str, str]:
        """Family and given name to the date of birth."""
        return {
            f"{one.text('family_han')}{one.text('given_han')}": one.text("birth_date")
            for one in self.store.records(Query("person"))
        }

    def send(self, draft: ImportDraft, target: Path, source: Path | None, **how: str) -> Path:
        self.sent = self.sending.write(draft, target, source=source, **how)
        return target


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with importing(tmp_path, CHINESE) as imports:
        yield Desk(imports)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    book = Workbook()
    page = book.active
    page.title = "名单"
    page.append(["2026年秋季赴俄交流学生名单"])
    page.merge_cells("A1:E1")
    page["A1"].font = Font(size=18)
    for row in (HEADINGS, *ROWS):
        page.append(row)
    page.column_dimensions["A"].width = 33
    page.freeze_panes = "B3"
    page["B5"].fill = PatternFill("solid", fgColor="FF00FF00")
    book.create_sheet("说明").append(["一切以此表为准"])
    book.save(tmp_path / "list.xlsx")
    return tmp_path / "list.xlsx"


def corrected(path: Path, **cells: object) -> Path:
    book = load_workbook(path)
    for place, value in cells.items():
        book.worksheets[0][place] = value
    book.save(path)
    return path


def states(draft: ImportDraft) -> list[str]:
    return [row.state.value for row in draft.rows]


def test_the_partners_own_file_keeps_its_looks_and_shows_what_is_wrong(desk: Desk, source: Path, tmp_path: Path):
    draft = desk.imports.stage(source)
    assert states(draft) == ["new", "fix", "new", "fix"]
    page = load_workbook(desk.send(draft, tmp_path / "back.xlsx", source))["名单"]
    assert (desk.sent.copied, desk.sent.lost, desk.sent.rows) == (Copied.FILE, (), 2)
    assert (page.freeze_panes, page.column_dimensions["A"].width, page["A1"].font.sz) == ("B3", 33, 18)
    assert [str(one) for one in page.merged_cells.ranges] == ["A1:E1"]
    assert page["F2"].value == "需要更正的内容"
    assert page.column_dimensions["G"].hidden
    coloured = {cell.coordinate for row in page for cell in row if cell.fill.fgColor.rgb == "FFFFD7D4"}
    assert coloured == {"B4", "C4", "C6"} == {cell.coordinate for row in page for cell in row if cell.comment}
    assert "31.02.2004" in page["C4"].comment.text
    assert "31.02.2004" in page["F4"].value
    assert page["F3"].value is None
    assert page["B5"].fill.fgColor.rgb == "FF00FF00"


def test_it_is_read_again_as_it_was_and_by_calamine_too(desk: Desk, source: Path, tmp_path: Path):
    draft = desk.imports.stage(source)
    again = desk.imports.stage(desk.send(draft, tmp_path / "back.xlsx", source))
    assert [row.cells for row in again.rows] == [row.cells for row in draft.rows]
    assert not [
        name for sheet in again.sheets for name in (*sheet.unread, *sheet.ignored, *sheet.hidden_columns.values())
    ]


def test_corrected_rows_come_in_and_the_others_are_known(desk: Desk, source: Path, tmp_path: Path):
    draft = desk.imports.stage(source)
    back = desk.send(draft, tmp_path / "back.xlsx", source)
    desk.imports.apply(draft, WHO)
    corrected(back, B4="男", C4="2004-02-29")
    again = desk.imports.stage(back)
    assert [one.code for one in again.remarks] == ["import.answer"]
    assert states(again) == ["known", "new", "known", "fix"]
    desk.imports.apply(again, WHO)
    assert desk.people() == {"王小明": "2005-01-02", "李伟": "2004-02-29", "张秀英": "2004-05-06"}
    assert [(file, rows) for _, file, rows in desk.imports.kept()] == [("back.xlsx", 1)]


def test_what_returns_unchanged_changes_nothing(desk: Desk, source: Path, tmp_path: Path):
    draft = desk.imports.stage(source)
    back = desk.send(draft, tmp_path / "back.xlsx", source)
    desk.imports.apply(draft, WHO)
    again = desk.imports.stage(back)
    steps = desk.store.step_count()
    desk.imports.apply(again, WHO)
    assert desk.store.step_count() == steps
    assert states(again) == ["fix", "fix"]


def test_what_the_office_corrected_by_hand_is_not_undone_by_the_file(desk: Desk, source: Path, tmp_path: Path):
    draft = desk.imports.stage(source)
    desk.imports.set_cell(draft, 1, "birth_date", "2004-02-29")  # told on the phone; the sex is still to be said
    back = desk.send(draft, tmp_path / "back.xlsx", source)
    desk.imports.apply(draft, WHO)
    again = desk.imports.stage(corrected(back, B4="男"))
    assert again.rows[1].cells["birth_date"] == "2004-02-29"
    again = desk.imports.stage(corrected(back, C4="2004-02-28"))
    assert again.rows[1].cells["birth_date"] == "2004-02-28"


def test_a_row_that_is_missing_stays_and_is_asked_about(desk: Desk, source: Path, tmp_path: Path):
    draft = desk.imports.stage(source)
    back = desk.send(draft, tmp_path / "back.xlsx", source)
    desk.imports.apply(draft, WHO)
    book = load_workbook(back)
    book.worksheets[0].delete_rows(4)
    book.save(back)
    again = desk.imports.stage(back)
    (missing,) = [row for row in again.rows if row.cells["full_name"] == "李伟"]
    assert "import.not_in_answer" in {problem.code for problem in missing.problems}
    assert missing.number == 4


def test_what_was_said_about_the_file_counts_for_the_corrected_one(desk: Desk, source: Path, tmp_path: Path):
    corrected(source, E2="本人的手机号码是")
    draft = desk.imports.stage(source, ImportOptions(role="teacher", columns=(("本人的手机号码是", "phone"),)))
    back = desk.send(draft, tmp_path / "back.xlsx", source)
    again = desk.imports.stage(back)
    assert (again.options.role, again.rows[0].cells.get("phone")) == ("teacher", "13800000001")
    assert not any(column.guess for column in again.sheets[0].columns)


def test_a_second_round_replaces_the_marks_of_the_first(desk: Desk, source: Path, tmp_path: Path):
    back = desk.send(desk.imports.stage(source), tmp_path / "back.xlsx", source)
    corrected(back, B4="男", C4="2004-02-29")
    twice = desk.send(desk.imports.stage(back), tmp_path / "twice.xlsx", back)
    page = load_workbook(twice)["名单"]
    assert {cell.coordinate for row in page for cell in row if cell.comment} == {"C6"}
    assert (page["F4"].value, page["C4"].fill.fill_type, page.max_column) == (None, None, 7)
    assert desk.imports.stage(twice).rows[0].cells["full_name"] == "王小明"


@pytest.mark.parametrize(
    ("country", "language", "is_guess"), [("RU", "ru", False), ("KZ", "zh", True), ("", "zh", True)]
)
def test_the_partner_is_written_to_in_its_language(
    desk: Desk, source: Path, tmp_path: Path, country: str, language: str, is_guess: bool
):
    home = ""
    if country:
        home = desk.imports._origin.new_id()
        values = {"name_ru": "Колледж", "country": country}
        desk.store.record(Step(WHO, "institution.add", (Edit("institution", home, values, new=True),)))
    draft = desk.imports.stage(source, ImportOptions(institution_id=home))
    desk.send(draft, tmp_path / "back.xlsx", source)
    assert (desk.sent.language, desk.sent.language_guessed) == (language, is_guess)
    desk.send(draft, tmp_path / "back.xlsx", source, language="en")
    assert (desk.sent.language, desk.sent.language_guessed) == ("en", False)
    assert load_workbook(tmp_path / "back.xlsx")["名单"]["F2"].value == "What to correct"


def test_what_the_copy_lacks_is_named(desk: Desk, source: Path, tmp_path: Path):
    book = load_workbook(source)
    chart = BarChart()
    chart.add_data(Reference(book.worksheets[0], min_col=3, min_row=3, max_row=4))
    book["说明"].add_chart(chart, "C3")
    book["说明"]["A2"] = "=1+1"
    book.defined_names["Elsewhere"] = DefinedName("Elsewhere", attr_text="[1]Sheet!$A$1")
    book.save(source)
    draft = desk.imports.stage(source)
    back = load_workbook(desk.send(draft, tmp_path / "back.xlsx", source))
    assert desk.sent.lost == ("formulas", "charts")
    assert "Elsewhere" not in back.defined_names
    assert not [cell for page in back for row in page for cell in row if cell.data_type == "f"]


def test_a_text_table_goes_back_as_a_workbook_with_the_same_cells(desk: Desk, tmp_path: Path):
    source = tmp_path / "list.csv"
    source.write_text("\n".join(",".join(row) for row in (HEADINGS, *ROWS)), encoding="utf-8")
    draft = desk.imports.stage(source)
    page = load_workbook(desk.send(draft, tmp_path / "back.xlsx", source)).worksheets[0]
    assert desk.sent.copied is Copied.CELLS
    assert [cell.value for cell in page[3]][:5] == ROWS[1]
    assert "31.02.2004" in page["C3"].comment.text
    again = desk.imports.stage(tmp_path / "back.xlsx")
    assert [row.cells for row in again.rows] == [row.cells for row in draft.rows]


def test_without_the_file_the_rows_stand_alone_and_are_known_again(desk: Desk, source: Path, tmp_path: Path):
    draft = desk.imports.stage(source)
    desk.imports.apply(draft, WHO)
    kept = desk.imports.open(draft.id)
    page = load_workbook(desk.send(kept, tmp_path / "back.xlsx", None)).worksheets[0]
    assert (desk.sent.copied, page.max_row) == (Copied.ROWS, 3)
    again = desk.imports.stage(corrected(tmp_path / "back.xlsx", B2="男", C2="2004-02-29"))
    assert states(again) == ["new", "fix"]
    desk.imports.apply(again, WHO)
    assert desk.people()["李伟"] == "2004-02-29"
    assert len(desk.imports.kept()) == 1


def test_a_file_that_was_changed_meanwhile_is_not_marked_in_the_wrong_places(desk: Desk, source: Path, tmp_path: Path):
    book = read_workbook(source)
    draft = desk.imports.stage_cells(book)
    corrected(source, A3="赵六")
    desk.sent = desk.sending.write(draft, tmp_path / "back.xlsx", source=source, book=book)
    assert desk.sent.copied is Copied.CELLS
    assert load_workbook(tmp_path / "back.xlsx")["名单"]["A3"].value == "王小明"


def test_the_partner_is_not_told_what_the_office_knows(desk: Desk, source: Path, tmp_path: Path):
    """Whose number it is, who may be meant, what we have of them: that is for the office to answer."""
    desk.imports.apply(desk.imports.stage(source), WHO)
    corrected(source, A3="王大明", C3="2005-01-02", D3="", E3="13900000000", C5="2004-05-07")
    draft = desk.imports.stage(source)
    asked = {problem.code for row in draft.rows for problem in row.problems}
    assert asked & {"import.who_is_it", "import.value_differs"}
    page = load_workbook(desk.send(draft, tmp_path / "back.xlsx", source))["名单"]
    told = " ".join(str(cell.comment.text if cell.comment else cell.value) for row in page for cell in row)
    assert desk.sent.for_office >= 1
    assert "13800000001" not in told
    assert "2004-05-06" not in told


def test_marks_that_nobody_here_made_count_for_nothing_and_are_told(desk: Desk, source: Path, tmp_path: Path):
    back = desk.send(desk.imports.stage(source), tmp_path / "back.xlsx", source)
    over = load_workbook(back).worksheets[0]["G2"].value
    forged = over.replace(over.split("/")[3], "01a2268d-0000-700d-94f0-804ffb586913")
    draft = desk.imports.stage(corrected(back, G2=forged, G3="L9999R9999999", G4="=1+1", G6="L0R3"))
    assert [one.code for one in draft.remarks] == ["import.answer_unknown"]
    assert [row.cells["full_name"] for row in draft.rows] == [row[0] for row in ROWS]
    draft = desk.imports.stage(corrected(back, G2=over, G3="L9999R9999999", G4="L0R3", G6="L0R3"))
    assert [one.code for one in draft.remarks] == ["import.answer"]
    assert len(draft.rows) == 4


def test_the_file_of_one_partner_does_not_become_that_of_another(desk: Desk, source: Path, tmp_path: Path):
    ids = [desk.imports._origin.new_id() for _ in range(2)]
    edits = [Edit("institution", id, {"name_ru": f"Колледж {id}", "country": "RU"}, new=True) for id in ids]
    desk.store.record(Step(WHO, "institution.add", tuple(edits)))
    draft = desk.imports.stage(source, ImportOptions(institution_id=ids[0]))
    back = desk.send(draft, tmp_path / "back.xlsx", source)
    again = desk.imports.stage(back, ImportOptions(institution_id=ids[1]))
    assert [one.code for one in again.remarks] == ["import.answer_of_another"]
    assert (again.options.institution_id, again.answers) == (ids[1], "")
    assert desk.imports.stage(back).options.institution_id == ids[0]


def test_where_nothing_is_to_be_corrected_no_file_is_written(desk: Desk, source: Path, tmp_path: Path):
    corrected(source, B4="男", C4="2004-02-29", C6="2003-07-01")
    with pytest.raises(RuleBroken) as refused:
        desk.send(desk.imports.stage(source), tmp_path / "back.xlsx", source)
    assert refused.value.problem.code == "import.nothing_to_correct"
    assert not (tmp_path / "back.xlsx").exists()

"""Amounts from the form to the file, to a workbook and back: a kind of record with two amounts in one currency."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from money_office import WITH_FUNDS, FundProgram, book, fund_store, funds_in_memory, known_everywhere, names, wordings

from exchange_admin.documents.workbook_reading import read_workbook
from exchange_admin.domain.currencies import CURRENCIES
from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.money import MOST, Money, plain_amount
from exchange_admin.domain.problems import Level, RuleBroken
from exchange_admin.domain.queries import Filter, Order, Query, Test
from exchange_admin.domain.reference import Reference
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.services.field_changes import changeable_fields
from exchange_admin.services.importing.draft import ImportDraft, ImportOptions
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.imports import Imports
from exchange_admin.services.importing.sources import ImportTables
from exchange_admin.services.importing.words import ImportWords
from exchange_admin.services.list_export import export_list
from exchange_admin.services.office import Office
from exchange_admin.services.parts import Parts
from exchange_admin.services.reports import table_report
from exchange_admin.services.reports.reading import Reading
from exchange_admin.services.reports.table_report import TableReport

WHO = "Shen"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with known_everywhere(), fund_store(tmp_path / "funds.exchange") as store:
        yield Office(FundProgram(), store)


@pytest.fixture
def imports(office: Office) -> Imports:
    resources = office.program.resources
    tables = ImportTables(
        Headings.load(resources / "import"),
        ImportWords.load(resources / "import", wordings()),
        Reference.load(resources / "reference"),
    )
    return Imports(
        Parts(office.store, WITH_FUNDS, names(), Origin.seeded(8), tables.words.wordings, lambda: date(2026, 11, 24)),
        tables,
    )


def add(office: Office, code: str, currency: str = "CNY", **amounts: Value) -> str:
    (id,) = office.records.add("test_fund", {"code": code, "currency": currency, **amounts}, WHO).ids["test_fund"]
    return id


def codes(refused: pytest.ExceptionInfo[RuleBroken]) -> list[tuple[str, str]]:
    return [(one.code, one.field) for one in refused.value.problems]


# typed


def test_what_is_typed_with_its_currency_becomes_two_values(office: Office) -> None:
    parse = office.records.parse
    assert parse("test_fund", {"budget": "12 000 руб."}) == {"budget": 1_200_000, "currency": "RUB"}
    assert parse("test_fund", {"budget": "￥3,000", "currency": "jpy"}) == {"budget": 3000, "currency": "JPY"}
    id = add(office, "A")
    assert parse("test_fund", {"budget": "1 234,50"}, office.records.get("test_fund", id)) == {"budget": 123450}
    assert parse("test_fund", {"budget": ""}) == {"budget": None}


def test_an_amount_without_a_currency_blocks(office: Office) -> None:
    with pytest.raises(RuleBroken) as refused:
        office.records.parse("test_fund", {"budget": "100"})
    assert codes(refused) == [("money.no_currency", "budget")]
    with pytest.raises(RuleBroken) as refused:
        office.records.add("test_fund", {"code": "A", "budget": 100}, WHO)
    assert codes(refused) == [("money.currency_missing", "currency")]
    id = add(office, "A", budget=100)
    with pytest.raises(RuleBroken) as refused:
        office.records.set("test_fund", id, {"currency": None}, WHO)
    assert codes(refused) == [("money.currency_missing", "currency")]


def test_another_currency_keeps_the_number_and_one_undo_takes_it_back(office: Office) -> None:
    id = add(office, "A", budget=100_000, per_day=500)
    office.records.set("test_fund", id, {"currency": "JPY"}, WHO)
    record = office.records.get("test_fund", id)
    assert (record["budget"], record["per_day"], record["currency"]) == (1000, 5, "JPY")
    office.store.undo(WHO)
    record = office.records.get("test_fund", id)
    assert (record["budget"], record["per_day"], record["currency"]) == (100_000, 500, "CNY")


def test_a_currency_that_cannot_say_the_amount_is_refused(office: Office) -> None:
    id = add(office, "A", budget=100_050)
    with pytest.raises(RuleBroken) as refused:
        office.records.set("test_fund", id, {"currency": "JPY"}, WHO)
    assert codes(refused) == [("money.decimals_lost", "currency")]
    assert office.records.get("test_fund", id)["currency"] == "CNY"


def test_history_tells_amounts_in_the_currency_of_their_day_and_nothing_that_was_only_written_along(
    office: Office,
) -> None:
    id = add(office, "A", budget=100)
    office.records.set("test_fund", id, {"budget": 200}, WHO)
    office.records.set("test_fund", id, {"currency": "KWD"}, WHO)
    told = [
        (one.field, one.old, one.old_currency, one.new, one.currency)
        for one in office.records.history("test_fund", id)
        if one.verb == "test_fund.set"
    ]
    assert told == [
        ("currency", "CNY", "", "KWD", ""),
        ("budget", 200, "CNY", 2000, "KWD"),
        ("budget", 100, "CNY", 200, "CNY"),
    ]


def test_undo_of_one_amount_says_nothing_of_a_currency_that_nobody_changed(office: Office) -> None:
    id = add(office, "A", budget=100, per_day=5)
    step = office.records.set("test_fund", id, {"budget": 200}, WHO).step
    office.records.set("test_fund", id, {"per_day": 6}, WHO)
    undone = office.store.undo_step(step, WHO)
    assert undone.kept == ()
    record = office.records.get("test_fund", id)
    assert (record["budget"], record["per_day"], record["currency"]) == (100, 6, "CNY")


def test_an_amount_cannot_be_set_alike_in_many_records(office: Office) -> None:
    assert {field.name for field in changeable_fields(WITH_FUNDS["test_fund"])}.isdisjoint({"budget", "per_day"})


# listed


@pytest.mark.parametrize(
    ("language", "shown"),
    [("zh", "1,234,567.80\u00a0CNY"), ("ru", "1\u00a0234\u00a0567,80\u00a0CNY"), ("en", "1,234,567.80\u00a0CNY")],
)
def test_a_cell_shows_the_amount_as_its_reader_writes_it(office: Office, language: str, shown: str) -> None:
    add(office, "A", budget=123_456_780)
    ns = office.lists.ids(Query("test_fund"))
    (row,) = office.lists.rows("test_fund", ns, ("budget", "per_day"), language).values()
    assert [(cell.text, cell.value, cell.currency) for cell in row.cells] == [
        (shown, 123_456_780, "CNY"),
        ("", None, "CNY"),
    ]


somebodys = st.tuples(st.sampled_from(("CNY", "JPY", "BHD", "RUB")), st.integers(-MOST, MOST))


@given(st.lists(somebodys, min_size=1, max_size=12), st.sampled_from((Test.FROM, Test.UNTIL, Test.IS)), st.data())
@settings(max_examples=30, deadline=None)
def test_lists_sort_and_find_amounts_by_the_number_that_is_seen(
    amounts: list[tuple[str, int]], test: Test, data: st.DataObject
) -> None:
    seen = [Decimal(plain_amount(minor, currency)) for currency, minor in amounts]
    with funds_in_memory(Origin.seeded(3)) as store:
        edits = [
            Edit("test_fund", store.origin.new_id(), {"code": str(n), "currency": currency, "per_day": minor}, new=True)
            for n, (currency, minor) in enumerate(amounts)
        ]
        store.record(Step(WHO, "test_fund.add", tuple(edits)))

        def places(**asked: object) -> list[int]:
            return [int(one.text("code")) for one in store.records(Query("test_fund", **asked))]

        assert [seen[n] for n in places(order=Order("per_day"))] == sorted(seen)
        wanted = data.draw(st.sampled_from(seen))
        fits = {Test.FROM: Decimal.__ge__, Test.UNTIL: Decimal.__le__, Test.IS: Decimal.__eq__}[test]
        found = places(filters=(Filter("per_day", test, (str(wanted),)),))
        assert set(found) == {n for n, number in enumerate(seen) if fits(number, wanted)}


def test_empty_amounts_come_last_and_are_found_as_empty(office: Office) -> None:
    for code, amounts in {"A": {"per_day": 5}, "B": {}, "C": {"per_day": 7}}.items():
        add(office, code, **amounts)

    def found(**asked: object) -> list[str]:
        return [one.text("code") for one in office.store.records(Query("test_fund", **asked))]

    assert found(order=Order("per_day", descending=True)) == ["C", "A", "B"]
    assert found(filters=(Filter("per_day", Test.EMPTY),)) == ["B"]
    assert found(filters=(Filter("per_day", Test.IS, ("0.05", None)),)) == ["A", "B"]
    assert found(filters=(Filter("per_day", Test.IS_NOT, ("0.05",)),)) == ["B", "C"]
    assert office.records.parse_filters("test_fund", {"per_day": "0,05"}) == {"per_day": "0.05"}


# written to a file


def exported(office: Office, path: Path, keys: tuple[str, ...], language: str = "en") -> Path:
    query = Query("test_fund", order=Order("code"))
    export_list(office.lists, query, keys, language, wordings()[language], path)
    return path


def test_a_workbook_holds_numbers_in_the_format_of_their_currency_and_the_currency_beside_them(
    office: Office, tmp_path: Path
) -> None:
    add(office, "A", "CNY", budget=123_450)
    add(office, "B", "JPY", budget=1000, per_day=-5)
    add(office, "C", "BHD", budget=1234)
    add(office, "D", "RUB")
    path = exported(office, tmp_path / "out.xlsx", ("code", "budget", "per_day"))
    cells = list(openpyxl.load_workbook(path).active.iter_rows())
    assert [cell.value for cell in cells[0]] == ["Fund code", "Budget", "Currency", "Per day"]
    budget = [(row[1].value, row[1].number_format, row[2].value) for row in cells[1:]]
    assert budget == [
        (1234.5, "#,##0.00", "CNY"),
        (1000, "#,##0", "JPY"),
        (1.234, "#,##0.000", "BHD"),
        (None, "General", "RUB"),
    ]
    assert [row[3].value for row in cells[1:]] == [None, -5, None, None]


def test_a_list_that_shows_the_currency_gets_no_second_column_of_it(office: Office, tmp_path: Path) -> None:
    add(office, "A", budget=100)
    path = exported(office, tmp_path / "out.xlsx", ("budget", "currency"), "zh")
    assert [[cell.value for cell in row] for row in openpyxl.load_workbook(path).active.iter_rows()] == [
        ["预算", "币种"],
        [1, "人民币"],
    ]


@pytest.mark.parametrize(("language", "line"), [("en", ["A", "-1234.50", "CNY"]), ("ru", ["A", "-1234,50", "CNY"])])
def test_a_text_table_holds_plain_numbers(office: Office, tmp_path: Path, language: str, line: list[str]) -> None:
    add(office, "A", per_day=-123_450)
    path = exported(office, tmp_path / "out.csv", ("code", "per_day"), language)
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file, delimiter=";" if language == "ru" else ","))[1] == line


# read from a file


def stage(imports: Imports, rows: list[list[object]]) -> ImportDraft:
    return imports.stage_cells(book(rows), ImportOptions(kind="test_fund"))


def test_a_list_may_name_the_currency_in_its_column_or_with_each_amount(imports: Imports, office: Office) -> None:
    rows: list[list[object]] = [
        ["Код фонда", "Валюта", "Бюджет", "В день"],
        ["A", "руб.", "1 234,50", 50],
        ["B", "Юань", "￥3,000", None],
        ["C", None, "12 000 руб.", None],
        ["D", "JPY", 1000.0, 12],
        ["E", "BHD", 1.234, None],
        ["F", "RUB", None, None],
    ]
    draft = stage(imports, rows)
    assert [row.state for row in draft.rows] == ["new"] * 6
    imports.apply(draft, WHO)
    found = [(one["currency"], one["budget"], one["per_day"]) for one in office.store.records(Query("test_fund"))]
    assert found == [
        ("RUB", 123_450, 5000),
        ("CNY", 300_000, None),
        ("RUB", 1_200_000, None),
        ("JPY", 1000, 12),
        ("BHD", 1234, None),
        ("RUB", None, None),
    ]
    again = stage(imports, rows)
    assert [row.state for row in again.rows] == ["known"] * 6
    assert not imports.apply(again, WHO).changes


@pytest.mark.parametrize(
    ("currency", "amount", "code"),
    [
        ("", "100", "money.no_currency"),
        ("", 100, "money.no_currency"),
        ("CNY", "1,234", "money.two_readings"),
        ("CNY", "100 EUR", "money.other_currency"),
        ("JPY", 1.5, "money.too_many_decimals"),
        ("CNY", "много", "money.not_an_amount"),
        ("", "￥5", "money.which_currency"),
    ],
)
def test_an_amount_that_is_in_doubt_stays_out_and_is_told_at_its_cell(
    imports: Imports, office: Office, currency: str, amount: object, code: str
) -> None:
    draft = stage(imports, [["Fund code", "Currency", "Budget"], ["A", currency, amount]])
    (problem,) = [one for one in draft.rows[0].problems if one.level is not Level.INFORMS]
    assert (problem.code, problem.field) == (code, "budget")
    applied = imports.apply(draft, WHO)
    assert (applied.rows, len(applied.left.rows), office.store.count(Query("test_fund"))) == ((), 1, 0)


def test_a_list_that_says_another_amount_asks_with_both_in_words(imports: Imports, office: Office) -> None:
    add(office, "A", "CNY", budget=100)
    draft = stage(imports, [["Fund code", "Currency", "Budget"], ["A", "CNY", 2]])
    (problem,) = draft.rows[0].problems
    assert (problem.code, problem.facts["ours"], problem.facts["theirs"]) == (
        "import.value_differs",
        "1.00 CNY",
        "2.00 CNY",
    )


@given(st.sampled_from(CURRENCIES), st.integers(0, 10**14), st.sampled_from(LANGUAGES))
@settings(max_examples=15, deadline=None)
def test_what_was_exported_is_known_again_to_the_smallest_unit(
    tmp_path_factory: pytest.TempPathFactory, currency: str, minor: int, language: str
) -> None:
    folder = tmp_path_factory.mktemp("again")
    with known_everywhere(), fund_store(folder / "funds.exchange") as store:
        office = Office(FundProgram(), store)
        resources = office.program.resources
        words = ImportWords.load(resources / "import", wordings())
        tables = ImportTables(Headings.load(resources / "import"), words, Reference.load(resources / "reference"))
        imports = Imports(
            Parts(store, WITH_FUNDS, names(), Origin.seeded(8), tables.words.wordings, lambda: date(2026, 11, 24)),
            tables,
        )
        add(office, "A", currency, budget=minor)
        for name in ("out.xlsx", "out.csv"):
            path = exported(office, folder / name, ("code", "budget"), language)
            draft = imports.stage_cells(read_workbook(path), ImportOptions(kind="test_fund"))
            doubts = {one.code for row in draft.rows for one in row.problems}
            is_asked = name == "out.csv" and doubts == {"money.two_readings"}
            assert is_asked or [row.state for row in draft.rows] == ["known"]


# summed in a report


def test_a_report_sums_amounts_for_each_currency_and_names_it(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_report, "REGISTRY", WITH_FUNDS)
    for code, currency, budget in (("A", "CNY", 150), ("B", "JPY", 7), ("C", "CNY", 250), ("D", "CNY", None)):
        add(office, code, currency, budget=budget)
    report = TableReport("funds", "test_fund", ("code", "budget", "per_day"), day="", order="code", totals=("budget",))
    reading = Reading(office.store, office.lists, wordings()["en"])
    every = SimpleNamespace(filters=lambda term, day: [()])
    monkeypatch.setattr(table_report, "heading", lambda words, key: key)
    sheet = table_report.table_sheet(report, reading, every)
    assert [column.title for column in sheet.columns] == ["row", "Fund code", "Budget", "Currency", "Per day"]
    assert list(sheet.rows) == [
        (1, "A", Money(150, "CNY"), "Yuan renminbi", None),
        (2, "B", Money(7, "JPY"), "Japanese yen", None),
        (3, "C", Money(250, "CNY"), "Yuan renminbi", None),
        (4, "D", None, "Yuan renminbi", None),
    ]
    assert sheet.sums == ()
    page = table_report.sums_page(report, reading, every)
    assert page is not None
    (sums,) = page.blocks
    assert sums.rows == [(4, "Yuan renminbi", Money(400, "CNY")), (None, "Japanese yen", Money(7, "JPY"))]


def test_an_amount_of_a_currency_that_nobody_knows_is_exported_as_text(office: Office, tmp_path: Path) -> None:
    id = add(office, "A", budget=100)
    office.store._db.execute("UPDATE test_fund SET currency = 'XXX' WHERE id = ?", (id,))
    path = exported(office, tmp_path / "out.xlsx", ("code", "budget"))
    assert [cell.value for cell in list(openpyxl.load_workbook(path).active.iter_rows())[1]] == [
        "A",
        "100\u00a0¤XXX",
        "XXX",
    ]

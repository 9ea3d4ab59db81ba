"""Amounts in forms and cells: typed as people write them, shown with the decimals of their currency."""

from __future__ import annotations

from dataclasses import replace

import pytest
from money_office import FUND, with_funds

from exchange_admin.domain.queries import Filter, Test
from exchange_admin.ui.formats import Formats
from exchange_admin.ui.forms.editors import ChoiceEditor, FormTools, MoneyEditor
from exchange_admin.ui.forms.record_form import RecordForm
from exchange_admin.ui.widgets.filter_popup import FilterPopup


class Sheet:
    """Stands for a page: keeps what the form says was left."""

    def __init__(self, form: RecordForm) -> None:
        self.form = form
        self.left: list[tuple[str, object]] = []
        self.refused: list[str] = []
        form.field_left.connect(self._left)
        form.field_refused.connect(lambda name, typed, problems: self.refused.append(problems[0].code))

    def _left(self, name: str, value: object) -> None:
        self.left.append((name, value))
        self.form.is_saved({name: value})

    def line(self, name: str):
        editor = self.form.editors[name]
        assert isinstance(editor, MoneyEditor)
        return editor.line

    def type(self, name: str, text: str) -> None:
        editor = self.form.editors[name]
        assert isinstance(editor, MoneyEditor)
        editor.line.setText(text)
        editor.touch()
        self.form.submit()


@pytest.fixture
def sheet(qtbot, tools: FormTools, wordings) -> Sheet:
    said = {language: with_funds(words) for language, words in wordings.items()}
    tools = FormTools(tools.look, lambda: said[tools.look.formats.language], tools.formats, tools.find, tools.label)
    form = RecordForm(tools.look, FUND, tools)
    qtbot.addWidget(form)
    return Sheet(form)


def test_an_amount_is_shown_grouped_with_the_decimals_of_its_currency(sheet: Sheet) -> None:
    sheet.form.open({"code": "A", "currency": "CNY", "budget": 123_450})
    assert sheet.line("budget").text() == "1,234.50"
    sheet.form.open({"code": "A", "currency": "JPY", "budget": 123_450})
    assert sheet.line("budget").text() == "123,450"


def test_an_amount_above_its_currency_is_written_in_the_currency_of_its_own_record(
    qtbot, sheet: Sheet, tools: FormTools
) -> None:
    amount_first = replace(FUND, fields=tuple(sorted(FUND.fields, key=lambda field: field.name == "currency")))
    form = RecordForm(tools.look, amount_first, sheet.form._tools)
    qtbot.addWidget(form)
    above = Sheet(form)
    form.open({"code": "A", "currency": "JPY", "budget": 450})
    assert above.line("budget").text() == "450"
    form.open({"code": "B", "currency": "USD", "budget": 450})
    assert above.line("budget").text() == "4.50"


@pytest.mark.parametrize(("language", "shown"), [("zh", "1,234.50"), ("ru", "1\u00a0234,50"), ("en", "1,234.50")])
def test_what_the_form_shows_in_a_language_it_reads_in_it(
    sheet: Sheet, tools: FormTools, language: str, shown: str
) -> None:
    tools.look.formats = Formats(language, tools.today)
    sheet.form.open({"code": "A", "currency": "CNY", "budget": 123_450})
    assert sheet.line("budget").text() == shown
    sheet.type("budget", shown)
    assert sheet.left == []
    sheet.type("budget", "1 234,51")
    assert sheet.left == [("budget", 123_451)]


def test_a_text_that_names_its_currency_fills_the_field_beside_it(sheet: Sheet) -> None:
    sheet.form.open({"code": "A"})
    sheet.type("budget", "12 000 руб.")
    assert sheet.left == [("currency", "RUB"), ("budget", 1_200_000)]
    assert sheet.line("budget").text() == "12,000.00"
    beside = sheet.form.editors["currency"]
    assert isinstance(beside, ChoiceEditor)
    assert beside.combo.currentText() == "Russian rouble"


def test_a_bare_amount_waits_for_its_currency_and_is_saved_with_it(sheet: Sheet) -> None:
    sheet.form.open({"code": "A"}, new=True)
    sheet.type("budget", "1 234,50")
    assert (sheet.left, sheet.refused) == ([], ["money.no_currency"])
    assert "Choose the currency" in sheet.form.problem_text("budget")
    beside = sheet.form.editors["currency"]
    beside.show_typed("CNY")
    beside.left.emit()
    assert sheet.left == [("currency", "CNY"), ("budget", 123_450)]
    assert sheet.form.problem_text("budget") == ""


def test_what_reads_two_ways_stays_as_it_was_typed_with_both_readings_below(sheet: Sheet) -> None:
    sheet.form.open({"code": "A", "currency": "CNY"})
    sheet.type("budget", "1,234")
    assert (sheet.left, sheet.line("budget").text()) == ([], "1,234")
    assert "1234 or as 1.234" in sheet.form.problem_text("budget")


def test_another_currency_writes_the_amount_anew(sheet: Sheet) -> None:
    sheet.form.open({"code": "A", "currency": "CNY", "budget": 100_000})
    sheet.form.is_saved({"currency": "JPY", "budget": 1000})
    assert sheet.line("budget").text() == "1,000"


def test_an_emptied_amount_is_empty(sheet: Sheet) -> None:
    sheet.form.open({"code": "A", "currency": "CNY", "budget": 100})
    sheet.type("budget", "")
    assert sheet.left == [("budget", None)]


def test_a_draft_comes_back_as_it_was_typed(sheet: Sheet) -> None:
    sheet.form.open({"code": "A"}, drafts={"budget": "1.2340 BHD", "currency": "BHD"})
    assert ("budget", 1234) in sheet.left
    assert sheet.line("budget").text() == "1.234"


def test_amounts_are_filtered_by_a_span_of_numbers(qtbot, sheet: Sheet, tools: FormTools) -> None:
    popup = FilterPopup(tools.look, FUND["budget"], "Budget", tools, (), sheet.form)
    told: list[object] = []
    popup.decided.connect(told.append)
    (_, first), (_, last) = popup._ends
    first.setText("1 000")
    last.setText("2,000.50")
    popup._tell_span()
    assert told == [(Filter("budget", Test.FROM, ("1000",)), Filter("budget", Test.UNTIL, ("2000.50",)))]
    last.setText("2,000")
    assert not popup._tell_span()
    popup.close()

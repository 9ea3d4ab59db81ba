"""Lists of expressions of interest: each row names its offer as a whole; nothing is said in a guess (decision 60)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from college_files import Town
from openpyxl import Workbook, load_workbook
from test_listings import WHOLE

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.services.importing.draft import ImportDraft, ImportOptions
from exchange_admin.services.list_export import export_list
from exchange_admin.services.office import Office

HEADINGS = ("Предложение", "Заинтересованная организация", "Чьё предложение", "Сообщение")


def college(office: Office, name: str, country: str = "RU") -> str:
    values = {"name_ru": name, "country": country, "kind": "college"}
    (id,) = office.records.add("institution", values, "Shen").ids["institution"]
    return id


def offer(office: Office, owner: str, title: str, **more: Value) -> str:
    values = {**WHOLE, "institution_id": owner, "name_ru": title, **more}
    (id,) = office.records.add("listing", values, "Shen").ids["listing"]
    return id


def staged(
    office: Office, folder: Path, rows: Sequence[Sequence[str]], headings: Sequence[str] = HEADINGS
) -> ImportDraft:
    book, path = Workbook(), folder / "interests.xlsx"
    sheet = book.active
    assert sheet is not None
    for row in (headings, *rows):
        sheet.append(list(row))
    book.save(path)
    return office.imports.stage(path, ImportOptions(kind="interest"))


def problems(draft: ImportDraft) -> list[list[tuple[str, str]]]:
    return [[(one.code, one.field) for one in row.problems if one.level.name != "INFORMS"] for row in draft.rows]


def test_a_list_says_who_asks_in_which_offer_and_its_owner_is_known(town: Town, tmp_path: Path) -> None:
    with town.office.open() as office:
        owner, asking = college(office, "Амурский колледж"), college(office, "Уссурийский колледж")
        listing = offer(office, owner, "Сварка")
        draft = staged(office, tmp_path, [("Сварка", "Уссурийский колледж", "", "Примем участие")])
        assert problems(draft) == [[]]
        office.imports.apply(draft, "Shen")
        found = office.interests.of(listing, asking)
    assert found is not None
    said = [found[name] for name in ("answering_institution_id", "state", "message", "asked_on")]
    assert said == [owner, "sent", "Примем участие", "2026-11-24"]


def test_the_same_list_twice_changes_nothing_and_a_deleted_interest_comes_back(town: Town, tmp_path: Path) -> None:
    rows = [("Сварка", "Уссурийский колледж", "", "Примем участие")]
    with town.office.open() as office:
        owner, asking = college(office, "Амурский колледж"), college(office, "Уссурийский колледж")
        listing = offer(office, owner, "Сварка")
        office.imports.apply(staged(office, tmp_path, rows), "Shen")
        assert not office.imports.apply(staged(office, tmp_path, rows), "Shen").changes
        first = office.interests.of(listing, asking)
        assert first is not None
        office.records.remove("interest", first.id, "Shen")
        assert office.interests.of(listing, asking) is None
        office.imports.apply(staged(office, tmp_path, rows), "Shen")
        again = office.interests.of(listing, asking)
    assert again is not None
    assert again.id == first.id


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_what_the_list_of_interests_exports_is_nothing_new(town: Town, tmp_path: Path, language: str) -> None:
    with town.office.open() as office:
        owner, asking = college(office, "Амурский колледж"), college(office, "Уссурийский колледж")
        offer(office, owner, "Сварка")
        office.imports.apply(staged(office, tmp_path, [("Сварка", "Уссурийский колледж", "", "Ждём")]), "Shen")
        (interest,) = office.store.records(Query("interest"))
        office.records.set("interest", interest.id, {"reply": "accepted", "answer": "Да"}, "Shen")
        assert office.store.get("interest", interest.id)["answered_on"]
        keys = [column.key for column in office.lists.columns("interest")]
        target, words = tmp_path / "list.xlsx", office.program.wordings[language]
        export_list(office.lists, Query("interest"), [*keys, "answer"], language, words, target)
        draft = office.imports.stage(target, ImportOptions(kind="interest"))
        assert [(row.state, problems(draft)[0]) for row in draft.rows] == [("known", [])]
        assert not office.imports.apply(draft, "Shen").changes
    assert asking


def test_a_status_alone_is_where_an_interest_stands(town: Town, tmp_path: Path) -> None:
    with town.office.open() as office:
        owner = college(office, "Амурский колледж")
        college(office, "Уссурийский колледж")
        offer(office, owner, "Сварка")
        headings = ("Предложение", "Заинтересованная организация", "Статус")
        (row,) = staged(office, tmp_path, [("Сварка", "Уссурийский колледж", "Заявлен")], headings).rows
    assert row.values["state"] == "sent"


def test_of_offers_called_alike_the_row_says_whose_is_meant_or_it_is_asked(town: Town, tmp_path: Path) -> None:
    with town.office.open() as office:
        one, other = college(office, "Амурский колледж"), college(office, "Зейский колледж")
        asking = college(office, "Уссурийский колледж")
        offer(office, one, "Сварка")
        meant = offer(office, other, "Сварка")
        rows = [("Сварка", "Уссурийский колледж", "Зейский колледж", ""), ("Сварка", "Уссурийский колледж", "", "")]
        draft = staged(office, tmp_path, rows)
        assert problems(draft) == [[], [("import.reference_alike", "listing_id")]]
        office.imports.apply(draft, "Shen")
        assert office.interests.of(meant, asking) is not None
        assert len(office.store.records(Query("interest"))) == 1


def test_an_offer_that_nobody_knows_by_its_whole_title_is_asked_about(town: Town, tmp_path: Path) -> None:
    with town.office.open() as office:
        offer(office, college(office, "Амурский колледж"), "Сварка в среде аргона")
        college(office, "Уссурийский колледж")
        draft = staged(office, tmp_path, [("Сварка", "Уссурийский колледж", "", "")])
    assert problems(draft) == [[("import.reference_unknown", "listing_id")]]


def test_the_nearest_titles_are_a_guess_that_counts_only_once_somebody_takes_it(town: Town, tmp_path: Path) -> None:
    with town.office.open() as office:
        owner, asking = college(office, "Амурский колледж"), college(office, "Уссурийский колледж")
        meant = offer(office, owner, "Сварка в среде аргона")
        offer(office, owner, "Обучение поваров китайской кухни")
        offer(office, asking, "Сварка в аргоне", side="need")
        draft = staged(office, tmp_path, [("сварка, аргон", "Уссурийский колледж", "", "")])
        (row,) = draft.rows
        assert [one.subject_id for one in row.near["listing_id"]] == [meant]
        office.imports.apply(draft, "Shen")
        assert office.interests.of(meant, asking) is None
        office.imports.pick(draft, 0, "listing_id", meant)
        assert (row.near, problems(draft)) == ({}, [[]])
        office.imports.apply(draft, "Shen")
        assert office.interests.of(meant, asking) is not None


def test_what_a_cell_may_be_chosen_from_is_published_by_others_and_what_meets_it_is_ones_own(
    town: Town, tmp_path: Path
) -> None:
    with town.office.open() as office:
        owner, asking = college(office, "Амурский колледж"), college(office, "Уссурийский колледж")
        theirs = offer(office, owner, "Сварка")
        offer(office, owner, "Резка", state="draft")
        own = offer(office, asking, "Пайка", side="need", state="draft")
        offer(office, asking, "Сварка и пайка")
        draft = staged(office, tmp_path, [("Сварка", "Уссурийский колледж", "", "")])
        among = [office.imports.among("interest", draft.rows[0], key) for key in ("listing_id", "own_listing_id")]
        anybody = office.imports.among("interest", draft.rows[0], "asking_institution_id")
    assert (among, anybody) == ([[theirs], [own]], None)


def test_an_offer_and_what_meets_it_are_never_called_alike(town: Town, tmp_path: Path) -> None:
    headings = ("Предложение", "Своё встречное предложение или запрос")
    with town.office.open() as office:
        owner, asking = college(office, "Амурский колледж"), college(office, "Уссурийский колледж")
        listing = offer(office, owner, "Сварка")
        offer(office, owner, "Нужна сварка", side="need")
        own = offer(office, asking, "Сварка", side="need")
        offer(office, asking, "Сварка")
        offer(office, college(office, "Зейский колледж"), "Нужна сварка", side="need")
        rows = [("Сварка", "Сварка"), ("Сварка", "Нужна сварка")]
        staged(office, tmp_path, rows, headings)
        draft = office.imports.stage(tmp_path / "interests.xlsx", ImportOptions("interest", asking))
        first, second = draft.rows
        assert (first.values["listing_id"], first.values["own_listing_id"]) == (listing, own)
        assert [one.code for one in second.problems if one.field == "own_listing_id"] == ["interest.not_ones_own"]


def test_whose_the_offer_is_not_is_refused(town: Town, tmp_path: Path) -> None:
    with town.office.open() as office:
        offer(office, college(office, "Амурский колледж"), "Сварка")
        college(office, "Уссурийский колледж")
        college(office, "Зейский колледж")
        draft = staged(office, tmp_path, [("Сварка", "Уссурийский колледж", "Зейский колледж", "")])
    assert problems(draft) == [[("interest.not_of_listing", "answering_institution_id")]]


def test_nobody_is_asked_about_what_is_not_published_or_ones_own(town: Town, tmp_path: Path) -> None:
    with town.office.open() as office:
        owner = college(office, "Амурский колледж")
        college(office, "Уссурийский колледж")
        offer(office, owner, "Черновик", state="draft")
        offer(office, owner, "Сварка")
        rows = [("Черновик", "Уссурийский колледж", "", ""), ("Сварка", "Амурский колледж", "", "")]
        draft = staged(office, tmp_path, rows)
    assert problems(draft) == [[("interest.not_published", "state")], [("interest.own_listing", "listing_id")]]


def test_the_partner_that_sent_a_list_without_saying_who_asks_is_who_asks(town: Town, tmp_path: Path) -> None:
    with town.office.open() as office:
        listing = offer(office, college(office, "Амурский колледж"), "Сварка")
        asking = college(office, "Уссурийский колледж")
        book, path = Workbook(), tmp_path / "list.xlsx"
        sheet = book.active
        assert sheet is not None
        sheet.append(["Предложение", "Сообщение"])
        sheet.append(["Сварка", "Да"])
        book.save(path)
        draft = office.imports.stage(path, ImportOptions(kind="interest", institution_id=asking))
        assert problems(draft) == [[]]
        office.imports.apply(draft, "Shen")
        assert office.interests.of(listing, asking) is not None


def test_a_college_says_what_interests_itself_and_nothing_in_the_name_of_another(town: Town, tmp_path: Path) -> None:
    with town.office.open() as office:
        offer(office, town.office.institution, "Сварка")
    first = town.college(town.first, 2)
    town.enrol(first)
    town.down(first)
    rows = [("Сварка", "Приморский колледж", "", "Да"), ("Сварка", "Байкальский колледж", "", "Да")]
    with first.open() as office:
        draft = staged(office, tmp_path, rows)
        own, anothers = problems(draft)
        office.imports.apply(draft, "Орлова")
        (found,) = office.store.records(Query("interest"))
    assert (own, anothers.count(("record.not_yours", ""))) == ([], 1)
    assert found["asking_institution_id"] == town.first


def filled(path: Path, values: Mapping[str, str]) -> None:
    book = load_workbook(path)
    page = book.worksheets[0]
    headings = {cell.value: cell.column for cell in page[1]}
    for heading, value in values.items():
        page.cell(2, headings[heading], value)
    book.save(path)


def test_a_college_without_the_program_names_what_interests_it_in_a_form(town: Town, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    with town.office.open() as office:
        ours = offer(office, town.office.institution, "Сварка")
        offer(office, town.second, "Старое", valid_until="2026-11-01", state="draft")
        theirs = offer(office, town.first, "Стажировка сварщиков", side="need")
        office.blank_forms.write("interest", town.first, path, "ru", "Shen")
        said = office.program.wordings["ru"]
        listing, own = said.field("interest", "listing_id"), said.field("interest", "own_listing_id")
        message = said.field("interest", "message")
        legend = {row[0]: row[2] for row in load_workbook(path).worksheets[1].iter_rows(values_only=True)}
        assert (legend[listing], legend[own]) == ("Сварка", "Стажировка сварщиков")
        filled(path, {listing: "Сварка", own: "Стажировка сварщиков", message: "Приедем"})
        draft = office.imports.stage(path, ImportOptions())
        assert problems(draft) == [[]]
        assert {one.code for one in draft.remarks} == {"import.blank_form"}
        assert {one.code for one in draft.rows[0].problems} == {"import.form_begins_with"}
        office.imports.apply(draft, "Shen")
        found = office.interests.of(ours, town.first)
    assert found is not None
    assert [found[name] for name in ("state", "own_listing_id", "message")] == ["sent", theirs, "Приедем"]


def test_without_anything_published_there_is_nothing_to_be_interested_in(town: Town, tmp_path: Path) -> None:
    with town.office.open() as office:
        offer(office, town.first, "Сварка")
        with pytest.raises(RuleBroken) as told:
            office.blank_forms.write("interest", town.first, tmp_path / "form.xlsx", "ru", "Shen")
    assert told.value.problem.code == "form.nothing_published"
    assert not list(tmp_path.glob("form*"))


def test_what_somebody_writes_into_the_legend_of_the_form_is_named(town: Town, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    with town.office.open() as office:
        offer(office, town.office.institution, "Сварка")
        office.blank_forms.write("interest", town.first, path, "ru", "Shen")
        filled(path, {office.program.wordings["ru"].field("interest", "listing_id"): "Сварка"})
        book = load_workbook(path)
        book.worksheets[1].cell(2, 3, "Сварка; и ещё роботы")
        book.save(path)
        draft = office.imports.stage(path, ImportOptions())
    assert "import.form_sheets_unread" in {one.code for one in draft.remarks}


def test_a_form_with_nothing_but_titles_is_read_and_an_empty_one_is_told_as_empty(town: Town, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    with town.office.open() as office:
        ours = offer(office, town.office.institution, "Сварка")
        office.blank_forms.write("interest", town.first, path, "ru", "Shen")
        with pytest.raises(RuleBroken) as told:
            office.imports.stage(path, ImportOptions())
        assert told.value.problem.code == "import.form_empty"
        filled(path, {office.program.wordings["ru"].field("interest", "listing_id"): "Сварка"})
        draft = office.imports.stage(path, ImportOptions())
        assert problems(draft) == [[]]
        office.imports.apply(draft, "Shen")
        assert office.interests.of(ours, town.first) is not None


def test_our_college_is_whose_list_it_is_and_asked_about_where_nobody_says_whose(town: Town, tmp_path: Path) -> None:
    rows = [("Сварка", "наш колледж", "", "Да")]
    with town.office.open() as office:
        listing = offer(office, town.second, "Сварка")
        assert problems(staged(office, tmp_path, rows)) == [[("import.reference_unknown", "asking_institution_id")]]
        draft = office.imports.stage(tmp_path / "interests.xlsx", ImportOptions("interest", town.first))
        assert problems(draft) == [[]]
        office.imports.apply(draft, "Shen")
        assert office.interests.of(listing, town.first) is not None
        assert office.interests.of(listing, town.office.institution) is None


def test_a_state_that_nobody_knows_and_an_offer_that_is_over_are_asked_about(town: Town, tmp_path: Path) -> None:
    rows = [("Сварка", "Приморский колледж", "", "", word) for word in ("подумаем", "")]
    with town.office.open() as office:
        listing = offer(office, town.second, "Сварка", valid_until="2026-11-30")
        first, other = problems(staged(office, tmp_path, rows, (*HEADINGS, "Статус")))
    assert ([field for _, field in first], other) == (["state"], [("value.required", "state")])
    town.clock.wait(days=10)
    with town.office.open() as office:
        draft = staged(office, tmp_path, [row[:4] for row in rows[1:]])
        assert problems(draft) == [[("import.listing_over", "listing_id")]]
        office.imports.choose(draft, 0, "listing_id", "theirs")
        office.imports.apply(draft, "Shen")
        assert office.interests.of(listing, town.first) is not None

"""The glossary of an office: doubles, agreeing, lists of variants, import, and keywords that meet across languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from college_files import Town
from openpyxl import Workbook, load_workbook

from exchange_admin.domain.fields import ReadAs, Value
from exchange_admin.domain.problems import Level, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.services.importing.draft import ImportOptions
from exchange_admin.services.list_export import export_list
from exchange_admin.services.office import Office

ROBOT: dict[str, Value] = {
    "name_zh": "工业机器人",
    "name_ru": "промышленный робот",
    "variants_ru": "ПР，робот-рука ; ПР",
}


def add(office: Office, **more: Value) -> str:
    values = {**ROBOT, "state": "agreed", **more}
    (id,) = office.records.add("glossary_term", values, "Shen").ids["glossary_term"]
    return id


def test_variants_are_kept_as_a_list_each_once(town: Town) -> None:
    with town.office.open() as office:
        assert office.records.get("glossary_term", add(office))["variants_ru"] == "ПР;робот-рука"


def test_a_word_that_another_term_is_called_by_is_asked_about(town: Town) -> None:
    with town.office.open() as office:
        add(office)
        _, (problem,) = office.records.draft(
            "glossary_term", {"name_ru": "пр", "name_zh": "机械手", "state": "proposed"}
        )
        assert (problem.code, problem.level, problem.field) == ("glossary_term.called_so", Level.ASKS, "name_ru")
        assert problem.facts["other"] == "工业机器人 · промышленный робот"
        other = {"name_ru": "прибор", "name_zh": "仪器", "state": "proposed"}
        assert office.records.draft("glossary_term", other)[1] == []


@pytest.mark.parametrize("lacking", ["name_zh", "name_ru"])
def test_an_agreed_term_has_a_name_on_both_sides(town: Town, lacking: str) -> None:
    with town.office.open() as office:
        id = add(office, state="proposed", **{lacking: None, "name_en": "industrial robot"})
        with pytest.raises(RuleBroken) as told:
            office.records.set("glossary_term", id, {"state": "agreed"}, "Shen")
        assert (told.value.problem.code, told.value.problem.field) == ("glossary_term.name_missing", lacking)


def test_what_partners_have_is_deprecated_and_never_a_proposal_again(town: Town) -> None:
    with town.office.open() as office:
        id = add(office)
        with pytest.raises(RuleBroken) as told:
            office.records.set("glossary_term", id, {"state": "proposed"}, "Shen")
        assert told.value.problem.code == "glossary_term.stays_agreed"
        office.records.set("glossary_term", id, {"state": "deprecated"}, "Shen")
        assert office.glossary.common().called("ПР") is not None
        assert office.glossary.usable().called("ПР") is None


def test_what_was_read_is_read_anew_after_a_step(town: Town) -> None:
    with town.office.open() as office:
        assert office.glossary.common().called("工业机器人") is None
        add(office)
        assert office.glossary.common().called("工业机器人") is not None
        office.undoing.undo("Shen")
        assert office.glossary.common().called("工业机器人") is None


def test_a_college_cannot_agree_to_its_own_term(town: Town) -> None:
    place = town.college(town.first, 11)
    town.enrol(place)
    with place.open() as college:
        own = {**ROBOT, "institution_id": college.store.institution}
        with pytest.raises(RuleBroken):
            college.records.add("glossary_term", {**own, "state": "agreed"}, "Li")
        (id,) = college.records.add("glossary_term", {**own, "state": "proposed"}, "Li").ids["glossary_term"]
        with pytest.raises(RuleBroken) as told:
            college.records.set("glossary_term", id, {"state": "agreed"}, "Li")
        assert told.value.problem.code == "glossary_term.office_agrees"
        assert college.records.get("glossary_term", id)["state"] == "proposed"


def test_a_list_of_terms_without_a_status_is_read_as_proposals(town: Town, tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["№", "中文术语", "Русский термин", "Синонимы"])  # type: ignore[union-attr]
    book.active.append([1, "实训", "учебная практика", "практикум, практика"])  # type: ignore[union-attr]
    book.save(tmp_path / "terms.xlsx")
    with town.office.open() as office:
        draft = office.imports.stage(tmp_path / "terms.xlsx", ImportOptions(kind="glossary_term"))
        office.imports.apply(draft, "Shen")
        (term,) = office.store.records(Query("glossary_term"))
        assert (term["name_zh"], term["variants_ru"], term["state"]) == ("实训", "практикум;практика", "proposed")


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_what_was_exported_and_comes_back_changes_nothing(town: Town, tmp_path: Path, language: str) -> None:
    book = tmp_path / "terms.xlsx"
    odd: dict[str, Value] = {"name_zh": "甲/乙", "name_ru": "Ёлка-ёж", "name_en": "'quoted'", "variants_ru": None}
    with town.office.open() as office:
        add(office, definition_zh="第一行\n第二行", source="=ГОСТ 20523", isced_f="0715")
        add(office, name_ru="робот", variants_ru=None, state="proposed")  # the same word in Chinese
        add(office, **odd, definition_en="+1 and -2", state="deprecated")
        office.reports.write("glossary-terms", book, language=language)
        draft = office.imports.stage(book, ImportOptions(kind="glossary_term"))
        assert [(row.state, row.problems) for row in draft.rows] == [("known", [])] * 3
        before = office.store.step_count()
        office.imports.apply(draft, "Shen")
        assert office.store.step_count() == before


def test_a_new_office_takes_the_whole_glossary_of_another_one(town: Town, tmp_path: Path) -> None:
    told = []
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        other = Town(tmp_path / name)
        with other.office.open() as office:
            if not told:
                add(office, definition_ru="Определение; с точкой", context="机械")
                add(office, name_zh="焊接", name_ru="сварка", variants_ru=None)
            else:
                draft = office.imports.stage(tmp_path / "0.xlsx", ImportOptions(kind="glossary_term"))
                office.imports.apply(draft, "Shen")
            book = tmp_path / f"{len(told)}.xlsx"
            office.reports.write("glossary-terms", book, language="ru")
        told.append([*load_workbook(book).worksheets[0].iter_rows(values_only=True)])
    assert told[0] == told[1]


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_the_exported_list_says_all_of_a_term_where_nobody_knows_who_proposed_it(
    town: Town, tmp_path: Path, language: str
) -> None:
    book, written = tmp_path / "list.xlsx", ("variants_zh", "variants_ru", "definition_zh", "context", "source")
    with town.office.open() as office:
        own = {"institution_id": town.first, "variants_zh": "机器人；机械手", "definition_zh": "第一行\n第二行"}
        id = add(office, **own, context="机械", source="GB/T 12643")
        first = office.records.get("glossary_term", id)
        shown = [column.key for column in office.lists.columns("glossary_term") if column.usual]
        keys = office.program.registry["glossary_term"].exported_with(shown)
        words = office.program.wordings[language]
        export_list(office.lists, Query("glossary_term"), keys, language, words, book)
    (tmp_path / "far").mkdir()
    with Town(tmp_path / "far").office.open() as office:
        if len(office.store.records(Query("institution"))) > 1:
            rename(office)
        draft = office.imports.stage(book, ImportOptions(kind="glossary_term"))
        told = [(one.code, one.field, one.level) for row in draft.rows for one in row.problems]
        assert told == [("import.reference_left", "institution_id", Level.INFORMS)]
        office.imports.apply(draft, "Shen")
        (term,) = office.store.records(Query("glossary_term"))
        assert [term[name] for name in written] == [first[name] for name in written]
        assert term["institution_id"] is None
        assert office.glossary.common().called("机械手") is not None


def rename(office: Office) -> None:
    """Partners that the other office has never heard of."""
    for number, one in enumerate(office.store.records(Query("institution"))):
        if one.id != office.store.institution:
            values = {
                "name_zh": f"远方学院{number}",
                "name_ru": None,
                "name_en": None,
                "short_name": None,
                "code": None,
            }
            office.records.set("institution", one.id, values, "Shen")


def test_a_keyword_that_no_term_says_is_marked_as_it_was_typed(town: Town) -> None:
    with town.office.open() as office:
        add(office, name_zh="焊接", name_ru="сварка", state="agreed")
        kept = "сварка; ROS; станок; 车床"
        said = {one: office.named_parts.said(ReadAs.TERMS, kept, one) for one in ("zh", "ru", "en")}
    assert said == {
        "zh": "焊接；ROS；станок（原文）；车床",
        "ru": "сварка; ROS; станок; 车床 (как введено)",
        "en": "сварка (as typed); ROS; станок (as typed); 车床 (as typed)",
    }

"""Codes of fields of education and keywords, as whoever reads them calls them."""

from __future__ import annotations

from college_files import Town

from exchange_admin.domain.fields import ReadAs
from exchange_admin.domain.steps import Edit, Step


def test_keywords_are_the_terms_of_the_glossary_in_the_language_of_the_reader(town: Town) -> None:
    with town.office.open() as office:
        term = {"name_zh": "数控", "name_ru": "ЧПУ", "name_en": "CNC", "state": "agreed"}
        id = office.program.origin.new_id()
        office.store.record(Step("x", "glossary_term.add", (Edit("glossary_term", id, term, new=True),)))
        told = {one: office.named_parts.said(ReadAs.TERMS, "чпу;robots", one) for one in ("zh", "ru", "en")}
    assert told == {"zh": "数控；robots", "ru": "ЧПУ; robots", "en": "CNC; robots"}


def test_codes_of_fields_have_their_names_and_one_nobody_knows_stands_alone(town: Town) -> None:
    with town.office.open() as office:
        names = office.program.reference.fields_of_education
        told = {one: office.named_parts.said(ReadAs.FIELDS_OF_EDUCATION, "0714;07;98", one) for one in ("zh", "ru")}
    for language, said in told.items():
        stop = "；" if language == "zh" else "; "
        assert said == stop.join((f"0714 {names['0714'][language]}", f"07 {names['07'][language]}", "98"))

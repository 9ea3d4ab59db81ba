"""A staged file as the text that is kept in the office file."""

from __future__ import annotations

import dataclasses
import json

from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.services.importing.draft import ImportDraft, ImportOptions, StagedRow

WORDS = st.text(max_size=12)
ROWS = st.lists(
    st.builds(
        StagedRow,
        sheet=st.just(0),
        number=st.integers(1, 70_000),
        cells=st.dictionaries(WORDS, WORDS, max_size=4),
        faults=st.dictionaries(WORDS, WORDS, max_size=2),
        decision=WORDS,
        choices=st.dictionaries(WORDS, WORDS, max_size=2),
    ),
    max_size=5,
)
KEPT = ("sheet", "number", "cells", "faults", "decision", "choices")


@given(ROWS, WORDS)
def test_a_kept_draft_comes_back_as_it_was(rows: list[StagedRow], file: str) -> None:
    draft = ImportDraft(file, ImportOptions(kind="people"), [], rows, ("Лист 2",))
    assert ImportDraft.from_text(draft.as_text(), "7") == dataclasses.replace(draft, id="7")


def test_every_row_has_a_line_of_its_own() -> None:
    rows = [StagedRow(0, n, {"note": "two\nlines"}) for n in (5, 6)]
    lines = ImportDraft("a.xlsx", ImportOptions(), [], rows).as_text().split("\n")
    assert [json.loads(line)[1] for line in lines[1:]] == [5, 6]


def test_a_draft_kept_by_the_first_version_is_opened() -> None:
    row = StagedRow(0, 5, {"full_name": "Ли Вэй"}, decision="leave_out")
    plain = {
        "file": "список.xlsx",
        "options": dataclasses.asdict(ImportOptions()),
        "sheets": [],
        "rows": [[getattr(row, name) for name in KEPT]],
        "skipped_sheets": ["Лист 2"],
    }
    opened = ImportDraft.from_text(json.dumps(plain, ensure_ascii=False), "7")
    assert opened.rows == [row]
    assert opened.skipped_sheets == ("Лист 2",)
